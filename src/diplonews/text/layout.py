"""Paragraphs: where a line break ends one and where it only wraps a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

_GAP = re.compile(r"[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]\s*+")
_BREAK = re.compile(r"\r\n?|[\n\x0b\x0c\x1c-\x1e\x85\u2028]")
_ITEM = re.compile(r"\s*(?:[•·▪■●*\-–—>]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s")
_WRAP_WIDTH = 40  # a line that a typesetter broke is at least this long
_WIDEST = 130
_RAGGED = 8  # how much wider than the others a wrapped line may be


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Half-open character ranges of the paragraphs, in order.

    A blank line ends a paragraph. A single line break ends one too, unless the block around it is hard-wrapped: some line of
    it is long and the next goes on in lower case; in a text with such blocks, a line nearly as long as theirs goes on in the
    others as well. List items always begin a paragraph.
    """
    blocks = [(*block, _is_wrapped(text, *block)) for block in _blocks(text)]
    width = max((_width(*block) for *block, wrapped in blocks if wrapped), default=0)
    for starts, ends, wrapped in blocks:
        if wrapped:
            yield from _lines(text, starts, ends, _WRAP_WIDTH)
        else:
            inherits = width and _width(starts, ends) <= width + _RAGGED
            yield from _lines(text, starts, ends, max(_WRAP_WIDTH, width * 3 // 4) if inherits else None)


def _blocks(text: str) -> Iterator[tuple[list[int], list[int]]]:
    """Lines that no blank line parts: where each starts and ends."""
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
        yield from _block(begin, cuts, gap.start())
        begin, cuts = gap.end(), []
    yield from _block(begin, cuts, len(text))


def _block(begin: int, cuts: list[tuple[int, int]], stop: int) -> Iterator[tuple[list[int], list[int]]]:
    if begin < stop:
        yield [begin, *(e for _, e in cuts)], [*(s for s, _ in cuts), stop]


def _width(starts: list[int], ends: list[int]) -> int:
    return max(e - s for s, e in zip(starts, ends, strict=True))


def _lines(text: str, starts: list[int], ends: list[int], full: int | None) -> Iterator[tuple[int, int]]:
    """The paragraphs of a block whose lines of ``full`` characters and more go on (None: none does)."""
    first = starts[0]
    for k in range(1, len(starts)):
        is_item = _ITEM.match(text, starts[k], ends[k]) is not None
        goes_on = text[starts[k] : starts[k] + 1].islower() or (
            full is not None and ends[k - 1] - starts[k - 1] >= full
        )
        indented = text[starts[k] : starts[k] + 2].isspace() and not text[starts[k - 1] : starts[k - 1] + 2].isspace()
        joins = full is not None and goes_on and not is_item and not indented
        if not joins:
            if first < ends[k - 1]:
                yield first, ends[k - 1]
            first = starts[k]
    if first < ends[-1]:
        yield first, ends[-1]


def _is_wrapped(text: str, starts: list[int], ends: list[int]) -> bool:
    """Whether a block of lines is hard-wrapped: no line is very long and some go on in lower case."""
    if _width(starts, ends) > _WIDEST:
        return False
    return any(
        ends[k - 1] - starts[k - 1] >= _WRAP_WIDTH and text[starts[k] : starts[k] + 9].lstrip()[:1].islower()
        for k in range(1, len(starts))
    )
