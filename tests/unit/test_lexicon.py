"""Lexica: reading, checking, matching."""

from __future__ import annotations

import pytest

from diplonews.errors import LexiconError
from diplonews.lexicon import Lexicon, keys_of, rows, table
from diplonews.text import tokenize

WORDS = Lexicon.of_phrases(
    [
        ("foreign minister", "T", 1),
        ("foreign minister of state", "T", 2),
        ("foreign", "M", 3),
        ("one-on-one", "F", 4),
        ("state visit", "V", 5),
    ]
)


def test_longest_term_wins_and_terms_do_not_overlap() -> None:
    tokens = tokenize("The foreign minister of state visit, a Foreign Minister one-on-one, foreign")
    expected = [(1, 5, 2), (8, 10, 1), (10, 15, 4), (16, 17, 3)]
    assert [(i, j, t.data) for i, j, t in WORDS.find(tokens)] == expected
    assert [(i, j, t.data) for i, j, t in WORDS.scan(tokens.keys)] == expected


def test_a_term_ends_before_the_limit() -> None:
    keys = keys_of("foreign minister of state")
    assert (WORDS.at(keys, 0, 3) or WORDS.terms[0]).data == 1
    assert (WORDS.at(keys, 0, 1) or WORDS.terms[0]).data == 3
    assert WORDS.at(keys, 2) is None


def test_of_equal_terms_the_first_lexicon_wins() -> None:
    other = Lexicon.of_phrases([("foreign", "X", 9), ("talks", "X", 8)])
    both = other | WORDS
    assert [t.data for _, _, t in both.scan(keys_of("foreign talks"))] == [9, 8]
    assert len(both) == 7
    assert both.touches(["talks"])
    assert not both.touches(["nothing"])


def test_rows_name_file_and_line_of_a_bad_row() -> None:
    with pytest.raises(LexiconError, match=r"words\.tsv:3: 3 cells where the header has 2"):
        table("term\tkind\n# comment\na\tb\tc\n", "words.tsv")


def test_short_rows_are_filled() -> None:
    assert [dict(r) for r in table("term\tkind\na\n", "words.tsv")] == [{"term": "a", "kind": ""}]


def test_words_of_the_library_are_unique() -> None:
    words = [r["term"] for r in rows("commonwords.tsv")]
    assert len(words) == len(set(words))
