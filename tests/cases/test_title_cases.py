"""Titles of instruments and what they say."""

from __future__ import annotations

from pathlib import Path

import pytest

from diplonews import Country, Memorandum, parse_title
from diplonews.lexicon import Row, table
from diplonews.values import Actor, Person

CASES = table(Path(__file__).with_name("titles.tsv").read_text(encoding="utf-8"), "titles.tsv")


def shown(actor: Actor) -> str:
    if isinstance(actor, Country):
        return actor.code
    name = actor.title if isinstance(actor, Person) else actor.name
    return f"{name} @ {actor.country.code if actor.country else '-'}"


@pytest.mark.parametrize("row", CASES, ids=lambda r: r["title"][:60])
def test_title(row: Row) -> None:
    record = parse_title(row["title"])
    assert isinstance(record, Memorandum)
    assert record.instrument == row["instrument"]
    assert " | ".join(shown(p) for p in record.parties) == row["parties"]
    assert (record.subject.text if record.subject else "") == row["subject"]
    assert (record.amends.text if record.amends else "") == row["amends"]
    assert record.title is not None
    assert record.title.text == row["title"]
    assert record.unsupported() == ()
    for quote in filter(None, (record.subject, record.amends)):
        assert row["title"][quote.start : quote.end] == quote.text


def test_table_is_large() -> None:
    assert len(CASES) >= 100
    assert len({r["title"] for r in CASES}) == len(CASES)
