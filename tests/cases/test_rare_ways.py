"""Articles that say things in rare, odd or broken ways: whatever is read from them is well-formed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import diplonews
from diplonews.lexicon import table

FILE = Path(__file__).with_name("rare.tsv")
TEXTS = [r["text"].replace("\\n", "\n") for r in table(FILE.read_text(encoding="utf-8"), FILE.name)]
WEDNESDAY = dt.date(2024, 5, 15)


@pytest.mark.parametrize("text", TEXTS, ids=lambda t: t[:60])
def test_records_are_well_formed(text: str) -> None:
    article = diplonews.parse(text, published=WEDNESDAY)
    size = len(article.text)
    for record in article.records:
        assert record.evidence
        assert record.unsupported() == ()
        assert all(0 <= e.start < e.end <= size and e.rule for e in record.evidence)
    spans = [(r.span.start, r.span.end) for r in article.records]
    assert spans == sorted(spans)
    known: list[diplonews.KnownPerson | diplonews.KnownBody] = [*article.people, *article.bodies]
    for actor in known:
        assert all(0 <= s.start < s.end <= size for s in actor.mentions)
    assert diplonews.from_json(diplonews.to_json(article)) == article
