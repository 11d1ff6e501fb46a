"""Quotations: every family of marks, apostrophes, nesting, missing marks, several paragraphs."""

from __future__ import annotations

import gc
import time

import pytest

from diplonews.text import tokenize
from diplonews.text.quotations import Quotation, quotations


def found(text: str) -> list[str]:
    tokens = tokenize(text)
    return [text[tokens.starts[q.first] : tokens.ends[q.last - 1]] for q in quotations(tokens)]


def whole(text: str) -> list[Quotation]:
    return quotations(tokenize(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "yes" and left.', ["yes"]),
        ("He said “yes” and left.", ["yes"]),
        ("He said ``yes'' and left.", ["yes"]),
        ("''Yes,'' he said. ''No.''", ["Yes,", "No."]),
        ("„Ja“, sagte er.", ["Ja"]),
        ("„Da”, a spus.", ["Da"]),
        ("«Oui», dit-il.", ["Oui"]),
        ("»Ja«, sagde han.", ["Ja"]),
        ("”Ja”, sa han.", ["Ja"]),
        ("‘Yes,’ he said.", ["Yes,"]),
        ("'Yes,' he said.", ["Yes,"]),
        ("The ministers' visit and Iran's reply didn't help.", []),
        ("The '90s and rock 'n' roll were over.", []),
        ("A 6\" pipe and 5' of rope.", []),
        ("“The ‘red line’ stays,” he said.", ["The ‘red line’ stays,", "red line"]),
        ("‘The boys’ game is over’, he said.", ["The boys’ game is over"]),
        ('He called it "the "big" deal today" and left.', ['the "big" deal today', "big"]),
        ("It is the ministers’ “last word”.", ["last word"]),
        ('"An open paragraph goes on', ["An open paragraph goes on"]),
        ('A stray " in the middle of nothing', []),
        ("", []),
        ('"', []),
        ('""', []),
    ],
)
def test_marks(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_levels_tell_what_stands_in_what() -> None:
    assert [(q.level, q.single) for q in whole("“A ‘b “c” d’ e”")] == [(0, False), (1, True), (2, False)]


@pytest.mark.parametrize("closing", ["", "”"])
def test_a_quotation_runs_over_paragraphs_that_each_open(closing: str) -> None:
    chain = whole(f"“First one.{closing}\n\n“Second one.{closing}\n\n“Third one,” he said.")
    assert len(chain) == 3
    assert [q.continues for q in chain] == ([False, True, True] if not closing else [False, False, False])


def test_a_quotation_runs_on_without_any_mark_between() -> None:
    text = '"First one.\n\nSecond one," he said. "Third."'
    assert found(text) == ["First one.", "Second one,", "Third."]
    assert [q.continues for q in whole(text)] == [False, True, False]


def test_ranges_of_marks_and_words() -> None:
    (q,) = whole('Yes, "no" .')
    assert (q.begin, q.first, q.last, q.end, q.closed) == (2, 3, 4, 5, True)


@pytest.mark.flaky(reruns=4)  # a clock: other work on the machine may disturb one run, not five
@pytest.mark.parametrize("unit", ['"', '" ', "“a ", "'a ", "‘a’ ", '"a\n\n', "„a ”b ", "''", "«»"])
def test_hostile_marks_take_linear_time(unit: str) -> None:
    def cost(size: int) -> float:
        tokens = tokenize(unit * size)
        gc.collect()
        gc.disable()  # else a larger heap makes every allocation dearer
        began = time.process_time()
        quotations(tokens)
        spent = time.process_time() - began
        gc.enable()
        return spent

    small = cost(4_000)
    assert cost(16_000) < 12 * small + 0.1
