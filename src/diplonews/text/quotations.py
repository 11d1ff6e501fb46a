"""Quotations: spans in quotation marks, one pass over the tokens, with a small stack for each paragraph.

Known marks: straight, curly, low and angle double marks, two accents or two apostrophes, and single marks of the same kinds. A
single mark is told from an apostrophe by what stands around it and by whether a closing mark follows in the paragraph. A
quotation that runs over paragraphs is one chain of pieces, one a paragraph, with or without a mark at the end of each.
"""

from __future__ import annotations

from attrs import define, evolve, frozen

from diplonews.text.tokens import Tokens, fold

_DOUBLE = frozenset(('"', "“", "”", "„", "‟", "«", "»", "``", "''", "〝", "〞", "『", "』", "「", "」", "＂"))
_SINGLE = frozenset(("'", "‘", "’", "‚", "‛", "‹", "›", "`"))

_OPENERS = frozenset(("“", "„", "‟", "«", "``", "〝", "『", "「", "‘", "‚", "‛", "‹", "`"))
_CLOSERS = frozenset(("”", "»", "〞", "』", "」", "›"))
_LOW = frozenset(("„", "‚"))
_AFTER_LOW = frozenset(("“", "‘", "”", "’"))
_CLIPPED = frozenset("em tis twas til till n cause bout round cos tween neath nuff m s re ve ll d t".split())
_BEFORE_OPEN = frozenset("([{—–-/\"“„«‘'\u00a0")
_AFTER_CLOSE = frozenset(".,;:!?)]}—–-/\"”“»’'…")


@frozen
class Quotation:
    """Words in quotation marks: tokens ``first`` to ``last`` (half-open) without the marks, ``begin`` to ``end`` with them.

    ``level`` is 0 for one that stands in no other. ``single`` tells single marks, ``closed`` whether the closing mark is
    there. ``continues`` is true for the second and later pieces of a quotation that runs over paragraphs.
    """

    first: int
    last: int
    begin: int
    end: int
    level: int = 0
    single: bool = False
    closed: bool = True
    continues: bool = False


@define
class _Mark:
    at: int
    form: str
    single: bool
    may_open: bool
    may_close: bool
    opens_paragraph: bool = False
    closes_later: bool = True  # for single marks: whether a mark that can close it follows


_MARKS = frozenset("\"'«»‹›‚‛`‟〝〞『』「」＂")
"""Marks in the normal form of tokens."""
_KEYS = frozenset(fold(mark) for mark in (*_MARKS, "``", "''"))


def quotations(tokens: Tokens) -> list[Quotation]:
    """All quotations in text order, an outer one before those that it holds. Linear in the text.

    >>> from diplonews.text import tokenize
    >>> tokens = tokenize("“It’s the ministers’ ‘red line’,” he said.")
    >>> [" ".join(tokens.words[q.first:q.last]) for q in quotations(tokens)]
    ["It's the ministers' ' red line ' ,", 'red line']
    """
    marks = _marks(tokens)
    found: list[Quotation] = []
    carried: _Mark | None = None  # the mark of a quotation that the paragraph before left open
    k = 0
    for number, (first, stop) in enumerate(tokens.paragraphs):
        begin = k
        while k < len(marks) and marks[k].at < stop:
            k += 1
        mine = marks[begin:k]
        if not mine and carried is None:
            continue
        upcoming = _first_mark(tokens, marks, k, number + 1)
        carried = _paragraph(tokens, mine, first, stop, carried, upcoming, found)
    found.sort(key=lambda q: (q.begin, -q.end))
    return _levelled(found)


def _marks(tokens: Tokens) -> list[_Mark]:
    """The tokens that may open or close a quotation."""
    text, starts, ends = tokens.text, tokens.starts, tokens.ends
    words = tokens.words
    found: list[_Mark] = []
    heads = {first for first, _ in tokens.paragraphs}
    for i in sorted(i for key in tokens.index.keys() & _KEYS for i in tokens.index[key]):
        if words[i] not in _MARKS:
            continue
        start, end = starts[i], ends[i]
        form = text[start:end]
        before, after = text[start - 1 : start], text[end : end + 1]
        head = i in heads
        loose_before = head or not before or before.isspace() or before in _BEFORE_OPEN
        loose_after = not after or after.isspace() or after in _AFTER_CLOSE or (i + 1 < len(words) and i + 1 in heads)
        single = form in _SINGLE
        may_open = loose_before and bool(after) and not after.isspace()
        may_close = bool(before) and not before.isspace() and loose_after
        if form == '"' and before in (".", "!", "?") and after[:1].isupper():  # no space between two sentences
            may_open = may_close = True
        if form in _OPENERS and not single:
            may_open = may_open or not loose_after or loose_before
        if single:
            may_open = may_open and _opens_single(tokens, i, form)
            if not may_open and not may_close:
                continue
        elif not may_open and not may_close:
            may_open = form in _OPENERS
            may_close = not may_open
        found.append(_Mark(i, form, single, may_open, may_close, head))
    # a single mark opens only where one that closes follows before the next that only opens, within the paragraph
    bounds = iter(reversed(tokens.paragraphs))
    low = next(bounds)[0] if tokens.paragraphs else 0
    closer = False
    for mark in reversed(found):
        while mark.at < low:
            low = next(bounds)[0]
            closer = False
        if mark.single:
            mark.closes_later = closer
            if mark.may_close and mark.form not in ("‘", "‚"):
                closer = True
            elif mark.may_open:
                closer = closer and not mark.closes_later
    return found


def _opens_single(tokens: Tokens, i: int, form: str) -> bool:
    """Whether a single mark with space before it can open: no clipped word ('em, '90s) stands after it."""
    if i + 1 >= len(tokens.words):
        return False
    key = tokens.keys[i + 1]
    if form in ("‘", "‚", "‹", "`"):
        return key not in ("em", "tis", "twas", "til")
    return key not in _CLIPPED and not (key[0].isdigit() and len(key) <= 4 and tokens.keys[i + 2 : i + 3] != ["'"])


def _first_mark(tokens: Tokens, marks: list[_Mark], k: int, paragraph: int) -> _Mark | None:
    """The first double mark of a paragraph, or a single one at its head."""
    if paragraph >= len(tokens.paragraphs):
        return None
    stop = tokens.paragraphs[paragraph][1]
    for mark in marks[k : k + 4]:
        if mark.at >= stop:
            return None
        if not mark.single or mark.opens_paragraph:
            return mark
    return None


def _closes(opened: _Mark, mark: _Mark) -> bool:
    """Whether a mark can end the quotation that another began."""
    if opened.single != mark.single or not (mark.may_close or mark.form in _CLOSERS):
        return opened.form in _LOW and mark.form in _AFTER_LOW and opened.single == mark.single
    if not opened.form:  # nothing opened this paragraph
        return mark.may_close and not mark.may_open
    if opened.form in _LOW:
        return mark.form in _AFTER_LOW or mark.form == "”"
    if opened.form in ("«", "‹"):
        return mark.form in ("»", "›")
    if opened.form in ("»", "›"):
        return mark.form in ("«", "‹")
    if mark.form in ("«", "‹", "»", "›", "„", "‚"):
        return False
    return not (mark.form in _OPENERS and mark.may_open and not mark.may_close)


def _paragraph(
    tokens: Tokens,
    marks: list[_Mark],
    first: int,
    stop: int,
    carried: _Mark | None,
    upcoming: _Mark | None,
    found: list[Quotation],
) -> _Mark | None:
    """Find the quotations of one paragraph; returns the mark of one that goes on in the next, if any."""
    stack: list[_Mark] = []
    head: _Mark | None = None  # what stands for the opening mark of a carried quotation
    if carried is not None:
        if marks and marks[0].opens_paragraph and marks[0].may_open:
            head = marks[0]
            stack.append(head)
            marks = marks[1:]
        else:
            head = evolve(carried, at=first - 1, form="")
            stack.append(head)
    for k, mark in enumerate(marks):
        closing = stack and _closes(stack[-1], mark)
        outer = not closing and len(stack) > 1 and mark.form not in _OPENERS and _closes(stack[-2], mark)
        if outer and not mark.may_open:  # an inner mark was an apostrophe
            stack.pop()
            closing = True
        if closing and not (mark.single and _is_possessive(tokens, mark, stop)):
            opened = stack.pop()
            _add(found, opened, mark.at, mark.at + 1, continues=opened is head)
        elif mark.may_open and (not mark.single or mark.closes_later or mark.form == "‚"):
            twins = stack and not mark.single and stack[-1].form == mark.form and mark.form not in _OPENERS
            if twins and not _both_close(marks, k):
                stale = stack.pop()  # a straight mark that nothing closed
                if stale.opens_paragraph or stale is head:
                    _add(found, stale, mark.at, mark.at, continues=stale is head, closed=False)
            stack.append(mark)
    return _leftover(tokens, stack, stop, head, upcoming, found)


def _both_close(marks: list[_Mark], k: int) -> bool:
    """Whether the two marks after one can only close, so that it opens a quotation inside another of the same marks."""
    following = [m for m in marks[k + 1 : k + 3] if m.form == marks[k].form and m.may_close and not m.may_open]
    return len(following) == 2


def _leftover(
    tokens: Tokens, stack: list[_Mark], stop: int, head: _Mark | None, upcoming: _Mark | None, found: list[Quotation]
) -> _Mark | None:
    """What becomes of quotations that their paragraph does not close."""
    for depth, opened in enumerate(stack):
        if opened.single and not (opened.opens_paragraph or opened is head):
            continue
        goes_on = (
            depth == 0
            and upcoming is not None
            and upcoming.single == opened.single
            and (
                (upcoming.opens_paragraph and upcoming.may_open)
                or (not opened.single and upcoming.may_close and not upcoming.may_open)
            )
        )
        if goes_on or (not opened.single and _introduced(tokens, opened, head)):
            _add(found, opened, stop, stop, continues=opened is head, closed=False)
            return opened if goes_on else None
    return None


def _introduced(tokens: Tokens, opened: _Mark, head: _Mark | None) -> bool:
    """Whether an unclosed mark begins its paragraph or stands after a comma or colon, so that it must quote what follows."""
    return opened is head or opened.opens_paragraph or tokens.words[opened.at - 1] in (",", ":")


def _is_possessive(tokens: Tokens, mark: _Mark, stop: int) -> bool:
    """Whether a single mark after a plural is the apostrophe of "the ministers' statement" and a closing mark follows."""
    i = mark.at
    before, after = tokens.keys[i - 1], tokens.words[i + 1] if i + 1 < stop else ""
    return mark.closes_later and before[-1:] == "s" and after[:1].islower()


def _add(found: list[Quotation], opened: _Mark, last: int, end: int, *, continues: bool, closed: bool = True) -> None:
    if opened.at + 1 < last:
        begin = opened.at if opened.form else opened.at + 1
        found.append(Quotation(opened.at + 1, last, begin, end, 0, opened.single, closed=closed, continues=continues))


def _levelled(found: list[Quotation]) -> list[Quotation]:
    """The same quotations with their depth; one that crosses another's end is left out."""
    result: list[Quotation] = []
    open_ends: list[int] = []
    for quotation in found:
        while open_ends and open_ends[-1] <= quotation.begin:
            open_ends.pop()
        if open_ends and quotation.end > open_ends[-1]:
            continue
        result.append(evolve(quotation, level=len(open_ends)) if open_ends else quotation)
        open_ends.append(quotation.end)
    return result
