"""Draw articles with the public strategies and check that every format without loss gives them back.

python benchmarks/round_trips.py [--articles 1000]
"""

from __future__ import annotations

import argparse
import io
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings

from diplonews import Article, from_dict, from_json, strategies, to_dict, to_json
from diplonews.formats.jsonl import from_jsonl, to_jsonl
from diplonews.formats.sqlite import read_sqlite, write_sqlite


def draw(count: int) -> list[Article]:
    """``count`` different articles, the same in every run."""
    drawn: dict[Article, None] = {}

    @given(strategies.articles())
    @settings(
        max_examples=2 * count,
        database=None,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    def take(article: Article) -> None:
        if len(drawn) < count:
            drawn[article] = None

    take()
    return list(drawn)


def main() -> None:
    """Print how many articles came back, by format."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=1000)
    articles = draw(options.parse_args().articles)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "news.db")
        write_sqlite(articles, file)
        kept = {a.sha256: a for a in reversed(articles)}  # of equal texts the first is kept
        back = list(read_sqlite(file))
        results = {
            "dict": sum(from_dict(to_dict(a)) == a for a in articles),
            "JSON": sum(from_json(to_json(a)) == a for a in articles),
            "JSON, indented, as bytes": sum(from_json(to_json(a, indent=2).encode()) == a for a in articles),
            "JSON Lines": sum(
                a == b for a, b in zip(articles, from_jsonl(io.StringIO("".join(to_jsonl(articles)))), strict=True)
            ),
            "SQLite": sum(kept[a.sha256] == a for a in back) + len(articles) - len(kept)
            if len(back) == len(kept)
            else 0,
        }
    records = sum(len(a.records) for a in articles)
    print(f"{len(articles)} articles, {records} records")
    for name, came_back in results.items():
        print(f"{name}: {came_back} came back equal")
    if set(results.values()) != {len(articles)}:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
