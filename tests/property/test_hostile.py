"""A whole ``parse`` of hostile text takes time that grows no faster than the text."""

from __future__ import annotations

import gc
import time

import pytest

import diplonews

UNITS = {
    "question marks": "?",
    "opening quotes": "“a ",
    "straight quotes": '" ',
    "brackets": "([{",
    "one word": "x",
    "capitals": "PRESIDENT OF THE REPUBLIC ",
    "names joined": "Anna Varga and ",
    "titles nested": "the President of the ",
    "no full stop": "met Anna Varga in Lisbon on Monday ",
    "meetings": "Foreign Minister Anna Varga met President Ivo Lund, ",
    "visits": "visited Peru and ",
    "instruments": "a memorandum of understanding between ",
    "dates": "14 April 2021 to ",
    "sayings": "he said that ",
    "digits": "1",
    "spaces": " ",
    "lines": "a\n",
    "list": "- an agreement on trade\n",
    "combining marks": "e\u0301",
    "right to left": "\u202e\u200b",
    "nuls": "\0 ",
    "lone surrogates": "\ud800 ",
}


def seconds(unit: str, size: int) -> float:
    text = unit * (size // len(unit))
    best = 9.0
    for _ in range(3):
        gc.collect()
        started = time.process_time()
        diplonews.parse(text)
        best = min(best, time.process_time() - started)
    return best


@pytest.mark.flaky(reruns=4)
@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_time_is_linear(unit: str) -> None:
    small, large = seconds(unit, 8_000), seconds(unit, 32_000)
    assert large < max(2.5**2 * small, 0.05)  # two doublings
