"""The work of the parsers grows with the text: calls are counted, for clocks depend on the machine."""

from __future__ import annotations

import cProfile
import pstats

import pytest

import diplonews

HEAD = "President Anna Lind of Norway and Minister Karl Oja of Peru spoke. "
REPEATED = {
    "meetings": "President Lind met Minister Oja in Oslo and ",
    "dated meetings": "Lind met Oja on 5 May 2021 in Lima, ",
    "talks": "the talks between Norway and Peru, ",
    "visits": "President Lind visited Peru and ",
    "instruments": "Norway and Peru signed an agreement on trade; ",
    "statements": "Minister Oja said that it was good and added that it was late and ",
    "delegations": "the delegation led by Minister Oja arrived in Lima and ",
}


def calls(text: str) -> int:
    """How many calls it takes to read a text."""
    profile = cProfile.Profile()
    profile.runcall(diplonews.parse, text)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


@pytest.mark.parametrize("unit", REPEATED.values(), ids=REPEATED)
def test_twice_the_sentence_takes_twice_the_work(unit: str) -> None:
    diplonews.parse(HEAD + unit)  # lexica load outside the count
    assert calls(HEAD + unit * 300) < 2.3 * calls(HEAD + unit * 150)
