"""Visits and meetings: the sentences of ``events.tsv`` and the records that they give."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import diplonews
from diplonews import Actor, Meeting, Record, Visit
from diplonews.lexicon import table

PUBLISHED = dt.date(2024, 5, 1)
FILE = Path(__file__).with_name("events.tsv")
CASES = [
    (row["text"], [e for e in row["expected"].split("; ") if e])
    for row in table(FILE.read_text(encoding="utf-8"), FILE.name)
]


def names(actors: tuple[Actor, ...]) -> str:
    return " & ".join(a.name or str(getattr(a, "title", "")) for a in actors)


def told(record: Record) -> str:
    """A record in one line."""
    match record:
        case Visit():
            where = record.place.name if record.place else "-"
            to = record.destination.code if record.destination else "-"
            return f"visit {names(record.visitors)} > {to} {where} {record.kind} {record.status} {record.when or '-'}"
        case Meeting():
            where = record.place.name if record.place else "-"
            return f"meeting {names(record.participants)} {record.format} {where} {record.status} {record.when or '-'}"
        case _:
            raise AssertionError(record)


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_events(text: str, expected: list[str]) -> None:
    article = diplonews.parse(text, published=PUBLISHED, only=(Visit, Meeting))
    assert [told(record) for record in article.records] == expected
    assert [record.unsupported() for record in article.records] == [()] * len(expected)


@pytest.mark.parametrize(("text", "expected"), CASES[::5], ids=[text for text, _ in CASES[::5]])
def test_events_do_not_hang_on_what_stands_around(text: str, expected: list[str]) -> None:
    around = f"The weather was mild.\n\n{text}\n\nPrices rose by two per cent."
    article = diplonews.parse(around, published=PUBLISHED, only=(Visit, Meeting))
    assert [told(record) for record in article.records] == expected
