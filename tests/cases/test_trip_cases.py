"""Sentences and the visits and meetings that they tell of: tables of cases, with those that tell of none."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import diplonews
from diplonews import Actor, Country, Meeting, Visit
from diplonews.lexicon import table

TODAY = dt.date(2024, 5, 15)  # a Wednesday


def cases(name: str) -> list[tuple[str, list[str]]]:
    path = Path(__file__).with_name(name)
    read = table(path.read_text(encoding="utf-8"), path.name)
    return [(r["text"], [part for part in r["expected"].split(" ;; ") if part != "none"]) for r in read]


VISITS, MEETINGS = cases("visits.tsv"), cases("meetings.tsv")


def named(actor: Actor) -> str:
    return actor.code if isinstance(actor, Country) else actor.name or actor.title or ""  # type: ignore[union-attr]


def as_visit(visit: Visit) -> str:
    """visitor + visitor > destination | place | kind | status | dates"""
    who = " + ".join(named(a) for a in visit.visitors)
    where = visit.destination.code if visit.destination else "-"
    return " | ".join(
        (f"{who} > {where}", visit.place.name if visit.place else "-", visit.kind, visit.status, str(visit.when or "-"))
    )


def as_meeting(meeting: Meeting) -> str:
    """participant + participant | format | place | status | date"""
    who = " + ".join(named(a) for a in meeting.participants)
    place = meeting.place.name if meeting.place else "-"
    return " | ".join((who, meeting.format, place, meeting.status, str(meeting.when or "-")))


def read(text: str) -> diplonews.Article:
    article = diplonews.parse(text, published=TODAY, only=(Visit, Meeting))
    for record in article.records:
        assert record.unsupported() == ()
        assert all(article.text[e.start : e.end].strip() for e in record.evidence)
    return article


def test_there_are_enough_cases() -> None:
    assert len(VISITS) + len(MEETINGS) >= 200
    assert sum(not expected for _, expected in (*VISITS, *MEETINGS)) >= 40


@pytest.mark.parametrize(("text", "expected"), VISITS, ids=[t[:70] for t, _ in VISITS])
def test_visits(text: str, expected: list[str]) -> None:
    assert [as_visit(v) for v in read(text).visits if v.explicit] == expected


@pytest.mark.parametrize(("text", "expected"), MEETINGS, ids=[t[:70] for t, _ in MEETINGS])
def test_meetings(text: str, expected: list[str]) -> None:
    assert [as_meeting(m) for m in read(text).meetings] == expected
