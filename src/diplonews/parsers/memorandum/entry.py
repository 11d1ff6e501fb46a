"""``Entry``: one instrument of an article as it builds up, or several that are only counted."""

from __future__ import annotations

import re
from itertools import pairwise

from attrs import define, field

from diplonews.chunks import Line
from diplonews.document import Document
from diplonews.parsers.memorandum.clauses import Link
from diplonews.parsers.memorandum.extents import bounds
from diplonews.parsers.memorandum.phrases import Phrase
from diplonews.parsers.titles.model import Part

_BETWEEN = frozenset((",", "and", "&"))
_SHARED = frozenset("cooperation co-operation collaboration ties relations affairs issues matters fields".split())
"""Heads that two adjectives may share: "military and defence industry cooperation" may be one subject or two."""
_OPENERS = frozenset(("-", "—", ":"))
_CLOSERS = frozenset((".", ";", ":", ")", "-", "—", "!", "?"))
_LONGEST = 60  # tokens of an enumeration
_CONTENTS = re.compile(r"(?P<gap>[^cIV.;:]{0,16})(?P<c>c[,:]?|(?<=v):)")
_AT_ONCE = re.compile(r",?S?(?:[ni]?[DLC])?,?")
_HOLD = frozenset(": include includes included that which they these".split())
_CLAUSE = re.compile(r"[Vvmuqk.;]")
_ENDS = frozenset((".", ";", '"', "known", "called", "dubbed"))
_ITEM = 25  # tokens
_BEGIN = _BETWEEN | {"on", "the", "in", "for", "to"}


@define(eq=False)
class Entry:
    """One instrument (or several that are only counted) as it builds up."""

    phrase: Phrase
    sentence: int
    line: Line | None
    link: Link | None
    status: str
    rule: str
    count: int | None = 1
    subject: Part | None = None
    also: list[tuple[Phrase, int, Line, Link | None]] = field(factory=list)
    children: list[Entry] = field(factory=list)
    parent: Entry | None = None
    dropped: bool = False

    @property
    def several(self) -> bool:
        return self.count != 1

    @property
    def generic(self) -> bool:
        """Whether only "documents" or "papers" are named."""
        return self.phrase.kind == "other" and self.phrase.needs == "signed"


def links_of(entry: Entry) -> list[tuple[Line, Link, int]]:
    """The lines, links and numbers of the chunks of the phrases that speak of an entry, and of what it is listed under."""
    found = []
    rows = [(entry.phrase, entry.line, entry.link), *((p, li, lk) for p, _, li, lk in entry.also)]
    head = entry.parent
    if head is not None:
        rows.append((head.phrase, head.line, head.link))
        rows += [(p, li, lk) for p, _, li, lk in head.also]
    for phrase, line, link in rows:
        if line is None or link is None:
            continue
        at = line.find(phrase)
        if at >= 0:
            found.append((line, link, at))
    return found


def split(document: Document, entry: Entry) -> list[Entry]:
    """Three memorandums on agriculture, tourism and energy: three entries; the entry itself where it is one."""
    parts = _parts(document, entry) or _named_after(document, entry)
    return [
        Entry(entry.phrase, entry.sentence, entry.line, entry.link, entry.status, entry.rule, 1, part, entry.also)
        for part in parts
    ] or [entry]


def _parts(document: Document, entry: Entry) -> list[Part]:
    if entry.dropped or entry.count == 1 or entry.children or entry.subject is None or entry.generic:
        return []
    keys, first, last = document.tokens.keys, entry.subject.first, entry.subject.last
    if entry.count is None:  # agreements on rice, on rail and on ports
        last = max(last, entry.phrase.end)
        ons = [k - 1 for k in range(first + 1, last) if keys[k] == "on" and keys[k - 1] in _BETWEEN]
        return cut(keys, first, last, ons) if len(ons) > 1 else []
    items = cut(keys, first, last)
    shared = len(items) == 2 and keys[last - 1] in _SHARED and items[0].last - items[0].first == 1
    shared = shared and items[1].last - items[1].first <= 3
    if len(items) == entry.count and not shared:
        return items
    longer = [k for k in range(first, last) if keys[k] == "," or keys[k : k + 2] == ["and", "on"]]
    some = cut(keys, first, last, longer)  # "on trade and transit, health, and sport"
    if len(some) == entry.count:
        return some
    if len(items) > 1:
        p = entry.phrase
        reason = f"{entry.count} are counted and {len(items)} subjects named"
        document.note(p.first, p.end, "memorandum.count.disagrees", reason)
    return []


def _named_after(document: Document, entry: Entry) -> list[Part]:
    """Three agreements -- A, B and C: what a dash, a colon or a bracket names right after, if it is as many as are counted."""
    if entry.dropped or entry.generic or entry.children or entry.subject is not None or (entry.count or 0) < 2:
        return []
    keys, begin = document.tokens.keys, entry.phrase.end
    last = document.sentences[entry.sentence][1]
    mark = begin
    while mark < last and keys[mark] in _OPENERS:
        mark += 1
    if mark == begin:
        return []
    last = next((k for k in range(mark, min(last, mark + _LONGEST)) if keys[k] in _CLOSERS), min(last, mark + _LONGEST))
    parts = cut(keys, mark, last)
    return parts if len(parts) == entry.count else []


def cut(keys: list[str], first: int, last: int, cuts: list[int] | None = None) -> list[Part]:
    """The parts between the tokens ``cuts`` (commas and "and" where none are given), without the small words that begin them."""
    parts = []
    cuts = [k for k in range(first, last) if keys[k] in _BETWEEN] if cuts is None else cuts
    for begin, end in pairwise([first - 1, *cuts, last]):
        begin += 1
        while begin < end and keys[begin] in _BEGIN:
            begin += 1
        while end > begin and keys[end - 1] in _BETWEEN:
            end -= 1
        if begin < end:
            parts.append(Part(begin, end))
    return parts


def contents(document: Document, line: Line, phrase: Phrase) -> list[Part]:
    """The items of the enumeration behind a phrase: what "including", "include" or "are:" opens."""
    place = line.find(phrase)
    m = _CONTENTS.match(line.letters, place + 1)
    if m is None or m.end() >= len(line.chunks):
        return []
    keys, first = document.tokens.keys, line.chunks[m.end()].first
    apart = not _AT_ONCE.fullmatch(m["gap"]) or keys[phrase.end - 1] in bounds()["field"]
    if apart and keys[first] != "on" and keys[line.chunks[m.start("c")].first] not in _HOLD:
        return []
    stop = _CLAUSE.search(line.letters, m.end())
    last = line.chunks[stop.start()].first if stop else line.chunks[-1].last
    if stop and stop[0] not in ".;":  # ", the ministry said"
        last = next((k for k in range(last - 1, first, -1) if keys[k] == ","), first)
    last = next((k for k in range(first, last) if keys[k] in _ENDS), last)
    while last > first and keys[last - 1] in _BETWEEN:
        last -= 1
    cuts = [k for k in range(first + 1, last) if keys[k] == ","]
    if not cuts or keys[cuts[-1] + 1] != "and":  # "and" after a comma is the last one for sure
        ands = [k for k in range(cuts[-1] if cuts else first, last) if keys[k] == "and"]
        if not cuts and keys[first] != "on":
            ands = [k for k in ands if keys[k + 1] in ("a", "an", "the", "one") or keys[k + 1].endswith("ing")]
        cuts += ands[:1]
    return [p for p in cut(keys, first, last, cuts) if p.last - p.first <= _ITEM]


def is_somebody(document: Document, part: Part) -> bool:
    """Whether an item is somebody, or a place: "agreements with its neighbours, including Chad and Malta"."""
    over = document.mentions_in(part.first, part.last)
    loose = bounds()["open"].isdisjoint(document.tokens.keys[part.first : part.last])
    return any(m.kind in "CABLPRGH" and m.last >= part.last and (loose or m.first <= part.first) for m in over)
