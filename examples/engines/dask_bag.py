"""Dask bag: an article a line of a bag, format 1 out.

    pip install 'dask[bag]' diplonews
    python dask_bag.py

On a cluster, connect a ``dask.distributed.Client`` first and read the bag with ``dask.bag.read_text("s3://…/*.jsonl")``. The
lexica load once a worker.
"""

from __future__ import annotations

import dask.bag
from articles import articles

import diplonews


def parse(row: dict[str, str]) -> str:
    """An article's text as JSON of format 1."""
    return diplonews.to_json(diplonews.parse(row["text"]))


def run(rows: list[dict[str, str]]) -> list[str]:
    """The articles as JSON, in order, by two processes."""
    bag = dask.bag.from_sequence(rows, partition_size=100).map(parse)
    found: list[str] = bag.compute(scheduler="processes", num_workers=2)
    return found


if __name__ == "__main__":
    rows = articles(2000)
    found = run(rows)
    assert found == [parse(row) for row in rows]
    print(len(found), "articles, equal to the serial run")
