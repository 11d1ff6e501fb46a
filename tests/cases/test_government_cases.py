"""Sentences and what their capitals and seats stand for."""

from __future__ import annotations

from pathlib import Path

import pytest

from diplonews.lexicon import table
from diplonews.mentions import countries, governments, places
from diplonews.text.tokens import tokenize
from diplonews.values import Body

FILE = Path(__file__).with_name("governments.tsv")
CASES = [(r["text"], r["kinds"]) for r in table(FILE.read_text(encoding="utf-8"), FILE.name)]


@pytest.mark.parametrize(("text", "kinds"), CASES, ids=[text[:60] for text, _ in CASES])
def test_governments(text: str, kinds: str) -> None:
    tokens = tokenize(text)
    found = governments.read(tokens, places.find(tokens, countries.find(tokens)))
    assert " ".join(f"{m.kind}:{m.value.name}" for m in found) == kinds
    assert all(m.value.country is not None for m in found if isinstance(m.value, Body))
