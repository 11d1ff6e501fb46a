"""Tokens: what is one token, and that spans are those of the given text."""

from __future__ import annotations

import pytest

from diplonews.text import fold, tokenize

WORDS = [
    ("The U.S. envoy met Mr. Otabek.", ["The", "U.S.", "envoy", "met", "Mr.", "Otabek", "."]),
    ("Norway's ministers' talks", ["Norway", "'s", "ministers", "'", "talks"]),
    ("O’Brien didn’t go", ["O'Brien", "didn't", "go"]),
    ("one-on-one talks", ["one", "-", "on", "-", "one", "talks"]),
    ("13–15 April, 1,200.5 tons", ["13", "-", "15", "April", ",", "1,200.5", "tons"]),
    ("on the 9th at 10:30", ["on", "the", "9th", "at", "10:30"]),
    ("J. Ramos and S.Pillai", ["J.", "Ramos", "and", "S.", "Pillai"]),
    ("see https://example.org/a?b=c now", ["see", "https://example.org/a?b=c", "now"]),
    ("“Yes,” he said", ['"', "Yes", ",", '"', "he", "said"]),
    ("``Yes,'' he said", ['"', "Yes", ",", '"', "he", "said"]),
    ("co\u00adoperate zero\u200bwidth", ["cooperate", "zerowidth"]),
    ("", []),
    ("   \n\n \t ", []),
]


@pytest.mark.parametrize(("text", "words"), WORDS)
def test_words(text: str, words: list[str]) -> None:
    assert tokenize(text).words == words


def test_spans_are_those_of_the_given_text() -> None:
    text = "Ma\u00adrid’s mayor\r\nmet\u00a0Élodie."
    tokens = tokenize(text)
    assert [text[s:e] for s, e in zip(tokens.starts, tokens.ends, strict=True)] == [
        "Ma\u00adrid",
        "’s",
        "mayor",
        "met",
        "Élodie",
        ".",
    ]
    assert tokens.span(0, 2) == (0, 8)


def test_composed_and_decomposed_letters_fold_alike() -> None:
    assert fold("E\u0301lyse\u0301e") == fold("Élysée") == "elysee"
    assert fold("Łódź") == "lodz"
    assert fold("İzmir") == "izmir"


def test_index_holds_every_place_of_a_key() -> None:
    tokens = tokenize("The king met the King")
    assert tokens.index["the"] == [0, 3]
    assert tokens.index["king"] == [1, 4]


def test_spaced() -> None:
    tokens = tokenize("co-chair - one")
    assert [tokens.spaced(i) for i in range(len(tokens))] == [True, False, False, True, True]


def test_a_blank_of_a_page_is_white_space() -> None:
    text = "&nbsp;Trade&nbsp;\n grew &nbsp; here.&nbsp;Prices fell.&nbsp; &nbsp;"
    tokens = tokenize(text)
    assert tokens.words == ["Trade", "grew", "here", ".", "Prices", "fell", "."]
    assert [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)] == tokens.words
    assert tokenize("&nbsp;").words == []
