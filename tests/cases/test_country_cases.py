"""Sentences and the countries that they name."""

from __future__ import annotations

from pathlib import Path

import pytest

from diplonews.lexicon import table
from diplonews.mentions import countries
from diplonews.text.tokens import tokenize

FILE = Path(__file__).with_name("countries.tsv")
CASES = [(r["text"], r["codes"].split()) for r in table(FILE.read_text(encoding="utf-8"), FILE.name)]


@pytest.mark.parametrize(("text", "codes"), CASES, ids=[text[:60] for text, _ in CASES])
def test_countries(text: str, codes: list[str]) -> None:
    assert [m.value.code for m in countries.find(tokenize(text))] == codes
