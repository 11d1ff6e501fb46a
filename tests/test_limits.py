"""The known limits in the docs: each text gives what the page says that it gives, and not what it should."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import diplonews
from diplonews.records import Meeting, Memorandum, Record, Statement, Visit

PAGE = (Path(__file__).resolve().parents[1] / "docs" / "accuracy.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.partition("<!-- limits -->")[2].partition("<!-- end of limits -->")[0].splitlines()
    if line.startswith("| ") and not line.startswith(("| text", "| ---"))
]


def told(record: Record) -> str:
    """A record in the words of the table."""

    def names(actors: tuple[diplonews.Actor, ...]) -> str:
        return " and ".join(a.name or getattr(a, "title", None) or "somebody" for a in actors)

    match record:
        case Visit():
            return (
                f"visit of {names(record.visitors)} to {record.destination.name if record.destination else 'nowhere'}"
            )
        case Meeting():
            return f"meeting of {names(record.participants)}"
        case Statement():
            return f"statement of {names(record.speakers)}: “{' … '.join(q.text for q in record.content)}”"
        case Memorandum():
            return f"{record.instrument} of {names(record.parties)}"
    raise AssertionError(record)


def test_there_are_limits() -> None:
    assert len(ROWS) >= 8
    assert all(len(row) == 3 and all(row) and row[1] != row[2] for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][:40])
def test_a_limit_is_as_told(row: list[str]) -> None:
    article = diplonews.parse(row[0], published=dt.date(2024, 5, 15))
    found = "; ".join(map(told, article.records)) or "nothing"
    assert found == row[1], "a limit less: take the row out of docs/accuracy.md, or tell what comes out now"
