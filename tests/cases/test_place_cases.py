"""Sentences and the places that they name."""

from __future__ import annotations

from pathlib import Path

import pytest

from diplonews.lexicon import table
from diplonews.mentions import countries, places
from diplonews.text.tokens import tokenize

FILE = Path(__file__).with_name("places.tsv")
CASES = [(r["text"], r["places"].split()) for r in table(FILE.read_text(encoding="utf-8"), FILE.name)]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:60] for text, _ in CASES])
def test_places(text: str, expected: list[str]) -> None:
    tokens = tokenize(text)
    found = places.find(tokens, countries.find(tokens))
    shown = [f"{m.value.name.replace(' ', '_')}/{m.value.country.code if m.value.country else '-'}" for m in found]
    assert shown == expected
    for m in found:
        assert m.kind == "L"
        assert m.data.rule.startswith("place.")
