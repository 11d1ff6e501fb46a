"""Countries and places on arbitrary text: spans hold, order holds, a paragraph before shifts and nothing else."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from diplonews.countries import _canon, all_countries, find_code
from diplonews.mentions import countries, places
from diplonews.mentions.mention import Mention
from diplonews.places import find_spot
from diplonews.text.tokens import tokenize

WORDS = st.sampled_from(
    "Georgia Jordan Chad Israel US us Congo Korean Dominican Guinea Niger Baku Tripoli Nice Reading Lincoln Washington San José New York "
    "Republic of the Kingdom State in at to from said Mr. President Michael , . ( ) - 's Lake Palace Airport Post Texas Calif. anti ex "
    "1941 South China Sea U.S. Atlanta Ohio SAID OF A".split()
)
TEXTS = st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=80)


def read(text: str) -> list[Mention]:
    tokens = tokenize(text)
    named = countries.find(tokens)
    return [*named, *places.find(tokens, named)]


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_mentions_lie_in_the_text_in_order(text: str) -> None:
    tokens = tokenize(text)
    named = countries.find(tokens)
    for mentions in (named, places.find(tokens, named)):
        for m in mentions:
            assert 0 <= m.first < m.last <= len(tokens)
        for a, b in pairwise(mentions):
            assert a.last <= b.first


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_a_paragraph_before_shifts_mentions(text: str) -> None:
    before = "Nothing of note was reported on that quiet day.\n\n"
    offset = len(tokenize(before))
    plain = [(m.first + offset, m.last + offset, m.kind, m.value) for m in read(text)]
    assert [(m.first, m.last, m.kind, m.value) for m in read(before + text)] == plain


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_look_ups_take_any_text(name: str) -> None:
    code = find_code(name)
    assert code is None or any(row.code == code for row in all_countries())
    find_spot(name)
    assert _canon(name) == _canon(f"  {name}  ")
