"""``Entry``: one instrument of an article as it builds up, or several that are only counted."""

from __future__ import annotations

from itertools import pairwise

from attrs import define, field

from diplonews.chunks import Chunk, Line
from diplonews.document import Document
from diplonews.parsers.memorandum.clauses import Link
from diplonews.parsers.memorandum.phrases import Phrase
from diplonews.parsers.titles.model import Part

_BETWEEN = frozenset((",", "and", "&"))
_SHARED = frozenset("cooperation co-operation collaboration ties relations affairs issues matters fields".split())
"""Heads that two adjectives may share: "military and defence industry cooperation" may be one subject or two."""
_OPENERS = frozenset(("-", "—", ":"))
_CLOSERS = frozenset((".", ";", ":", ")", "-", "—", "!", "?"))
_LONGEST = 60  # tokens of an enumeration
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


def links_of(entry: Entry) -> list[tuple[Line, Link, Chunk]]:
    """The lines, links and chunks of the phrases that speak of an entry, and of what it is listed under."""
    found = []
    rows = [(entry.phrase, entry.line, entry.link), *((p, li, lk) for p, _, li, lk in entry.also)]
    head = entry.parent
    if head is not None:
        rows.append((head.phrase, head.line, head.link))
        rows += [(p, li, lk) for p, _, li, lk in head.also]
    for phrase, line, link in rows:
        if line is None or link is None:
            continue
        chunk = next((c for c in line.chunks if c.data is phrase), None)
        if chunk is not None:
            found.append((line, link, chunk))
    return found


def split(document: Document, entry: Entry) -> list[Entry]:
    """Three memorandums on agriculture, tourism and energy: three entries; the entry itself where it is one."""
    parts = _parts(document, entry) or _named_after(document, entry)
    return [
        Entry(entry.phrase, entry.sentence, entry.line, entry.link, entry.status, entry.rule, 1, part, entry.also)
        for part in parts
    ] or [entry]


def _parts(document: Document, entry: Entry) -> list[Part]:
    if entry.dropped or entry.count is None or entry.count < 2 or entry.children or entry.subject is None:
        return []
    if entry.generic:
        return []
    keys, first, last = document.tokens.keys, entry.subject.first, entry.subject.last
    items = cut(keys, first, last)
    shared = len(items) == 2 and keys[last - 1] in _SHARED and items[0].last - items[0].first == 1
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
        if begin < end:
            parts.append(Part(begin, end))
    return parts
