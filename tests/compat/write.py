"""Write the files of this version for ``test_compat.py``: ``python tests/compat/write.py``. Done once, at a release."""

from __future__ import annotations

import json
import sys
from importlib import resources
from pathlib import Path

import diplonews
from diplonews.formats.jsonl import to_jsonl
from diplonews.formats.sqlite import write_sqlite

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "unit" / "formats"))


def main() -> None:
    """An article with every kind of value, and the example as this version parses it."""
    from format_sample import ARTICLE

    folder = HERE / diplonews.__version__
    folder.mkdir()  # an error where the version's files are there: they are never made again
    example = resources.files("diplonews").joinpath("example.txt").read_text(encoding="utf-8")
    articles = [ARTICLE, diplonews.parse(example)]
    (folder / "article.json").write_text(diplonews.to_json(ARTICLE, indent=2) + "\n", encoding="utf-8")
    (folder / "articles.jsonl").write_text("".join(to_jsonl(articles)), encoding="utf-8")
    write_sqlite(articles, folder / "articles.db")
    names = diplonews.Registry.builtin().names
    counts = [
        {
            "sha256": article.sha256,
            "title": article.title,
            "records": {n: sum(r.type == n for r in article.records) for n in names},
        }
        for article in articles
    ]
    (folder / "expected.json").write_text(json.dumps(counts, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
