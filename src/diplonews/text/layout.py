"""Paragraphs: where a line break ends one and where it only wraps a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_GAP = re.compile(r"[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]\s*+")
_BREAK = re.compile(r"\r\n?|[\n\x0b\x0c\x1c-\x1e\x85\u2028]")
_ITEM = re.compile(r"\s*(?:[•·▪■●*\-–—>]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s")
_WRAP_WIDTH = 40  # a line that a typesetter broke is at least this long
_WIDEST = 130
_RAGGED = 8  # how much wider than the others a wrapped line may be
_MARKS = (".", ",", ";", "(", ")")
_STOPS = ".!?:;…\"”»'’)"
_OPEN_ENDED = frozenset(
    "the a an of to and or for with from that its their his her as into between is are was were has have been will would".split()
)
_INITIALS = re.compile(r"[^\W\d_]\.[^\W\d_]\.\Z")
_STARTS = re.compile(
    r"(?:The|An?|He|She|It|They|We|In|On|At|As|But|And|This|That|These|Those|His|Her|Its|Their|After|Before|During|For|From)\s"
)
_DOUBLED = (
    4  # a text with as many paragraphs that break off and go on, and a third of all, has a blank line after each line
)


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Half-open character ranges of the paragraphs, in order.

    A blank line ends a paragraph. A single line break ends one too, unless the block around it is hard-wrapped: some line of
    it is long and the next goes on in lower case; in a text with such blocks, a line nearly as long as theirs goes on in the
    others as well. List items always begin a paragraph. Neither break ends one whose sentence goes on behind it: where it
    breaks off at "of the" or a comma, or in the midst of prose that goes on in lower case; and where this is the rule in a
    text, so that every line of it is followed by a blank one, in capitals as well.
    """
    pieces = [piece for piece in _parted(text) if not (text[piece[0]].isspace() and text[slice(*piece)].isspace())]
    runs = [_runs_on(text, *pair) for pair in pairwise(pieces)]
    if not any(runs):
        yield from pieces
        return
    doubled = sum(runs) >= max(_DOUBLED, len(pieces) // 3)
    begin, end = pieces[0]
    for number, piece in enumerate(pieces[1:]):
        link = number + 2 < len(pieces) and _is_link(text, end, piece, pieces[number + 2])
        if link or runs[number] or _runs_on(text, (begin, end), piece, capitals=doubled):
            end = piece[1]
            continue
        yield begin, end
        begin, end = piece
    yield begin, end


def _is_link(text: str, end: int, piece: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether a short line is the name of a link in the midst of a sentence: a mark begins the line after it."""
    head = text[after[0] : after[0] + 2].strip()
    return (
        head[:1] in (",", ")", ";")
        and piece[1] - piece[0] <= _WRAP_WIDTH
        and text[piece[1] - 1].isalnum()
        and text[max(0, end - 9) : end].rstrip()[-1:] not in _STOPS
    )


def _runs_on(text: str, before: tuple[int, int], after: tuple[int, int], *, capitals: bool = False) -> bool:
    """Whether the sentence at the end of one paragraph goes on in the next; ``capitals``: also before a word in capitals."""
    if text[(end := before[1]) - 1] in _STOPS and text[end - 3 : end - 2] != "." and text[after[0]].isalnum():
        return False  # as nearly every paragraph
    head = text[after[0] : after[0] + 40].lstrip()
    small = head[:1].islower()
    if not (small or head[:1].isupper() or head[:2].strip() in _MARKS):
        return False
    tail = text[max(before[0], before[1] - 60) : before[1]].rstrip()
    if head[:1] in _MARKS:
        return tail[-1] not in ".!?:;"
    if not (" " in tail or "\n" in tail) or tail.isupper() or tail.endswith(("; and", "; or")):
        return False
    if tail[-1] == "\u00ad":
        return small
    if (
        tail[-1] in ",("
        or tail.rsplit(None, 1)[-1] in _OPEN_ENDED
        or (tail[-1] == "." and _INITIALS.match(tail, len(tail) - 4))
    ):
        return small or capitals or tail[-1].islower()
    if tail[-1] in _STOPS or len(tail) < _WRAP_WIDTH:
        return False
    prose = after[1] - after[0] >= _WRAP_WIDTH or text[after[0] : after[1]].rstrip()[-1] in ".!?"
    return prose if small else capitals and _STARTS.match(head) is None


def _parted(text: str) -> list[tuple[int, int]]:
    """The paragraphs as the lines of the text part them."""
    blocks = _blocks(text)
    wrapped = [len(starts) > 1 and _is_wrapped(text, starts, ends) for starts, ends in blocks]
    if not any(wrapped):
        return [(start, end) for starts, ends in blocks for start, end in zip(starts, ends, strict=True) if start < end]
    width = max(_width(*block) for block, is_wrapped in zip(blocks, wrapped, strict=True) if is_wrapped)
    found: list[tuple[int, int]] = []
    for (starts, ends), is_wrapped in zip(blocks, wrapped, strict=True):
        if is_wrapped:
            found += _lines(text, starts, ends, _WRAP_WIDTH)
        elif _width(starts, ends) <= width + _RAGGED:
            found += _lines(text, starts, ends, max(_WRAP_WIDTH, width * 3 // 4))
        else:
            found += ((start, end) for start, end in zip(starts, ends, strict=True) if start < end)
    return found


def _blocks(text: str) -> list[tuple[list[int], list[int]]]:
    """Lines that no blank line parts: where each starts and ends."""
    found: list[tuple[list[int], list[int]]] = []
    starts: list[int] = [0]
    ends: list[int] = []
    for gap in _GAP.finditer(text):
        first, last = gap.span()
        marks = gap.group()
        if marks == "\n":
            ends.append(first)
            starts.append(last)
            continue
        if marks != "\n\n":
            breaks = [m.span() for m in _BREAK.finditer(text, first, last)]
            if len(breaks) == 1 and "\u2029" not in marks:
                ends.append(breaks[0][0])
                starts.append(breaks[0][1])
                continue
        if starts[0] < first:
            ends.append(first)
            found.append((starts, ends))
        starts, ends = [last], []
    if starts[0] < len(text):
        found.append((starts, [*ends, len(text)]))
    return found


def _width(starts: list[int], ends: list[int]) -> int:
    return max([end - start for start, end in zip(starts, ends, strict=True)])


def _lines(text: str, starts: list[int], ends: list[int], full: int) -> Iterator[tuple[int, int]]:
    """The paragraphs of a block whose lines of ``full`` characters and more go on."""
    first = starts[0]
    for k in range(1, len(starts)):
        is_item = _ITEM.match(text, starts[k], ends[k]) is not None
        goes_on = text[starts[k] : starts[k] + 1].islower() or ends[k - 1] - starts[k - 1] >= full
        indented = text[starts[k] : starts[k] + 2].isspace() and not text[starts[k - 1] : starts[k - 1] + 2].isspace()
        joins = goes_on and not is_item and not indented
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
