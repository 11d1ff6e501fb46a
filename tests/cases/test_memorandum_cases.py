"""News sentences and the instruments that they tell of."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import diplonews
from diplonews import Memorandum
from diplonews.lexicon import Row, table

CASES = table(Path(__file__).with_name("memoranda.tsv").read_text(encoding="utf-8"), "memoranda.tsv")


def shown(record: Memorandum) -> str:
    count = "several" if record.count is None else str(record.count)
    codes = "+".join(c.code for c in record.countries)
    subject = " ".join(record.subject.text.split()) if record.subject else ""
    return " / ".join([record.instrument, str(record.status), count, codes, subject, str(record.when or "")])


@pytest.mark.parametrize("row", CASES, ids=lambda r: r["text"][:70])
def test_case(row: Row) -> None:
    text = row["text"].replace("¶", "\n\n")
    article = diplonews.parse(
        text, published=dt.date.fromisoformat(row["published"] or "2024-05-16"), only=[Memorandum]
    )
    assert " || ".join(shown(r) for r in article.memoranda) == row["expected"]
    for record in article.memoranda:
        assert record.unsupported() == ()
        for e in record.evidence:
            assert 0 <= e.start < e.end <= len(text)
