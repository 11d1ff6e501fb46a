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
    # a blank line in the midst of a sentence ends no paragraph
    ("He came to a country that the\n\nUnion of Norland (UN)\n\n, a bloc, left.", 1),
    ("The talks began with a review of the work that was done\n\nand went on until late. He left.\n\nThey stayed.", 2),
    ("Foreign Minister\nClara Voss\n, who chaired the talks, noted that the\nNorland\ncountries gain.\nShe left.", 2),
    ("The Union (\nUN\n) has the members\nNorland\n,\nSudland\n, and\nOstland\n.\nThey met on Monday.", 2),
    ("ADVERTISEMENT\n\nshared by many readers of this page on Monday.", 2),
    ("A headline of some forty letters about ports\n\nbusiness", 2),
    ("The parties signed an agreement on trade between them; and\n\nProtocol on customs.", 2),
    # every line followed by a blank one
    (
        "\n\n".join(
            (
                "TALKS ON TRADE",
                '"We welcome the efforts of the neighbours to find a',
                'lasting answer to the questions of the border," the',
                "Minister for Trade, the Hon. M.J.",
                "Sallow, said after the meeting with the delegation of",
                "the southern province.",
                "He noted that all the people who live along the Great",
                "Norland River would gain from it, and that respon\u00ad",
                "sible trade needs time.",
            )
        ),
        3,
    ),
]


@pytest.mark.parametrize(("text", "expected"), PARAGRAPHS)
def test_paragraphs(text: str, expected: list[str] | int) -> None:
    tokens = tokenize(text)
    if isinstance(expected, int):
        assert len(tokens.paragraphs) == expected
        return
    assert [text[tokens.starts[a] : tokens.ends[b - 1]] for a, b in tokens.paragraphs] == expected


def test_soft_hyphen_at_the_end_of_a_line_parts_a_word() -> None:
    tokens = tokenize("A heavy respon\u00ad\n\n sibility for all.")
    assert tokens.words == ["A", "heavy", "responsibility", "for", "all", "."]
    assert tokens.text[tokens.starts[2] : tokens.ends[2]] == "respon\u00ad\n\n sibility"
