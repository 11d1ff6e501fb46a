"""Whatever the text, tokens cover it in order and sentences and paragraphs partition the tokens."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from diplonews.text import tokenize

_PIECES = st.sampled_from(
    [
        "Mr. ",
        "U.S. ",
        "the ",
        "Oslo",
        "\n",
        "\n\n",
        "\r\n",
        ". ",
        "“",
        "”",
        "'",
        "’s ",
        "``",
        "''",
        "\u00ad",
        "é",
        "e\u0301",
        "1",
        "-",
        "(",
        "…",
    ]
)
TEXTS = st.one_of(st.text(st.characters(codec=None)), st.lists(_PIECES, max_size=40).map("".join))


@given(TEXTS)
def test_tokens_cover_the_text_in_order(text: str) -> None:
    tokens = tokenize(text)
    at = 0
    for start, end in zip(tokens.starts, tokens.ends, strict=True):
        assert at <= start < end
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip()


@given(TEXTS)
def test_sentences_partition_paragraphs(text: str) -> None:
    tokens = tokenize(text)
    covered = [i for a, b in tokens.sentences for i in range(a, b)]
    assert covered == list(range(len(tokens))) == [i for a, b in tokens.paragraphs for i in range(a, b)]
    ends = {b for _, b in tokens.sentences}
    assert all(b in ends for _, b in tokens.paragraphs)
