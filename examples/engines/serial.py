"""One process: what the engines must equal.

python serial.py
"""

from __future__ import annotations

import pyarrow as pa
from articles import articles

import diplonews
from diplonews.formats.arrow import to_arrow


def visits(rows: list[dict[str, str]]) -> pa.Table:
    """The visits of all articles as one Arrow table."""
    return to_arrow((diplonews.parse(row["text"]) for row in rows), "visit")


if __name__ == "__main__":
    print(visits(articles(2000)).num_rows, "visits")
