"""Files that released versions wrote: every later version reads them and finds the same in them.

``write.py`` beside this file made them; a file that stands here is never made again.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import jsonschema
import pytest

from diplonews import Article, Registry, from_json, to_dict, to_json
from diplonews.formats.jsonl import from_jsonl
from diplonews.formats.schema import json_schema
from diplonews.formats.sqlite import read_sqlite

HERE = Path(__file__).parent
VERSIONS = sorted(p.name for p in HERE.iterdir() if p.is_dir() and not p.name.startswith("_"))


def told(article: Article) -> dict[str, int]:
    """How many records of each type there are."""
    return {name: len(article.of(Registry.builtin().type_named(name))) for name in Registry.builtin().names}


@pytest.mark.parametrize("version", VERSIONS)
def test_files_of_every_version_are_read(version: str, tmp_path: Path) -> None:
    expected = json.loads((HERE / version / "expected.json").read_text(encoding="utf-8"))
    single = from_json((HERE / version / "article.json").read_bytes())
    with (HERE / version / "articles.jsonl").open("rb") as lines:
        several = list(from_jsonl(lines))
    base = tmp_path / "articles.db"
    shutil.copy(HERE / version / "articles.db", base)
    assert list(read_sqlite(base)) == several
    assert [{"sha256": a.sha256, "title": a.title, "records": told(a)} for a in several] == expected
    assert single == several[0]


@pytest.mark.parametrize("version", VERSIONS)
def test_what_they_say_is_kept_when_written_again(version: str) -> None:
    written = json.loads((HERE / version / "article.json").read_text(encoding="utf-8"))
    article = from_json((HERE / version / "article.json").read_bytes())
    assert from_json(to_json(article)) == article
    again = to_dict(article)
    for key, value in written.items():
        if key != "records":
            assert again[key] == value
    for old, new in zip(written["records"], again["records"], strict=True):
        assert {key: new[key] for key in old} == old  # later versions may know more fields, and none less


@pytest.mark.parametrize("version", VERSIONS)
def test_the_schema_takes_them(version: str) -> None:
    jsonschema.Draft202012Validator(json_schema()).validate(json.loads((HERE / version / "article.json").read_bytes()))


def test_there_are_files() -> None:
    assert "0.1.0" in VERSIONS
