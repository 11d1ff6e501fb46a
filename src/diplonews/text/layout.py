"""Paragraphs: where a line break ends one and where it only wraps a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

_GAP = re.compile(r"[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]\s*+")
_BREAK = re.compile(r"\r\n?|[\n\x0b\x0c\x1c-\x1e\x85\u2028]")
_ITEM = re.compile(r"\s*(?:[•·▪■●*\-–—>]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s")
_WRAP_WIDTH = 40  # a line that a typesetter broke is at least this long
_WIDEST = 130


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Half-open character ranges of the paragraphs, in order.

    A blank line ends a paragraph. A single line break ends one too, unless the block around it is hard-wrapped: some line of
    it is long and the next goes on in lower case. List items always begin a paragraph.
    """
    begin = 0
    cuts: list[tuple[int, int]] = []
    for gap in _GAP.finditer(text):
        run = gap.group()
        breaks = (
            [(gap.start(), gap.start() + 1)] if run == "\n" else [m.span() for m in _BREAK.finditer(text, *gap.span())]
        )
        if len(breaks) == 1 and "\u2029" not in run:
            cuts += breaks
            continue
        yield from _lines(text, begin, cuts, gap.start())
        begin, cuts = gap.end(), []
    yield from _lines(text, begin, cuts, len(text))


def _lines(text: str, begin: int, cuts: list[tuple[int, int]], stop: int) -> Iterator[tuple[int, int]]:
    if not cuts:
        if begin < stop:
            yield begin, stop
        return
    starts = [begin, *(e for _, e in cuts)]
    ends = [*(s for s, _ in cuts), stop]
    wrapped = _is_wrapped(text, starts, ends)
    first = begin
    for k in range(1, len(starts)):
        is_item = _ITEM.match(text, starts[k], ends[k]) is not None
        goes_on = text[starts[k] : starts[k] + 1].islower() or ends[k - 1] - starts[k - 1] >= _WRAP_WIDTH
        indented = text[starts[k] : starts[k] + 2].isspace() and not text[starts[k - 1] : starts[k - 1] + 2].isspace()
        joins = wrapped and goes_on and not is_item and not indented
        if not joins:
            if first < ends[k - 1]:
                yield first, ends[k - 1]
            first = starts[k]
    if first < stop:
        yield first, stop


def _is_wrapped(text: str, starts: list[int], ends: list[int]) -> bool:
    """Whether a block of lines is hard-wrapped: no line is very long and some go on in lower case."""
    if max(e - s for s, e in zip(starts, ends, strict=True)) > _WIDEST:
        return False
    return any(
        ends[k - 1] - starts[k - 1] >= _WRAP_WIDTH and text[starts[k] : starts[k] + 9].lstrip()[:1].islower()
        for k in range(1, len(starts))
    )
