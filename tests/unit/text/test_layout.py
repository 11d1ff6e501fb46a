"""Paragraphs and sentences."""

from __future__ import annotations

import pytest

from diplonews.text import tokenize

SENTENCES = [
    ("He came. She went.", ["He came.", "She went."]),
    ("Mr. Diaz met Dr. Roy at 5 p.m. on Monday.", ["Mr. Diaz met Dr. Roy at 5 p.m. on Monday."]),
    ("They flew to the U.S. The visit is short.", ["They flew to the U.S.", "The visit is short."]),
    ("They flew to the U.S. on Monday.", ["They flew to the U.S. on Monday."]),
    ("“It works. We stay.” He smiled.", ["“It works.", "We stay.”", "He smiled."]),
    ("“Really?” he asked.", ["“Really?” he asked."]),
    ("Talks (in Rome.) Then lunch!", ["Talks (in Rome.)", "Then lunch!"]),
    ("Wait... What? Yes.", ["Wait...", "What?", "Yes."]),
    ('She left. "We will be back," he said.', ["She left.", '"We will be back," he said.']),
    ("Version 2.5 is out. 3 ministers came.", ["Version 2.5 is out.", "3 ministers came."]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: list[str]) -> None:
    tokens = tokenize(text)
    assert [text[tokens.starts[a] : tokens.ends[b - 1]] for a, b in tokens.sentences] == expected


PARAGRAPHS = [
    ("One.\n\nTwo.", ["One.", "Two."]),
    ("One.\r\n\r\nTwo.", ["One.", "Two."]),
    ("Headline\nBody begins here.", ["Headline", "Body begins here."]),
    (
        "The minister of trade arrived in the capital on a\nvisit that lasts three days, officials\nof both sides said.",
        [
            "The minister of trade arrived in the capital on a\nvisit that lasts three days, officials\nof both sides said."
        ],
    ),
    (
        "The delegations signed the following documents today in the\npresence of both:\n- an agreement on trade\n- a protocol",
        [
            "The delegations signed the following documents today in the\npresence of both:",
            "- an agreement on trade",
            "- a protocol",
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PARAGRAPHS)
def test_paragraphs(text: str, expected: list[str]) -> None:
    tokens = tokenize(text)
    assert [text[tokens.starts[a] : tokens.ends[b - 1]] for a, b in tokens.paragraphs] == expected
