"""``Entry``: one instrument of an article as it builds up, or several that are only counted."""

from __future__ import annotations

from attrs import define, field

from diplonews.chunks import Line
from diplonews.document import Document
from diplonews.parsers.memorandum.clauses import Link
from diplonews.parsers.memorandum.phrases import Phrase
from diplonews.parsers.titles.model import Part


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


def split(document: Document, entry: Entry) -> list[Entry]:
    """Three memorandums on agriculture, tourism and energy: three entries; the entry itself where it is one."""
    parts = _parts(document, entry)
    return [
        Entry(entry.phrase, entry.sentence, entry.line, entry.link, entry.status, entry.rule, 1, part, entry.also)
        for part in parts
    ] or [entry]


def _parts(document: Document, entry: Entry) -> list[Part]:
    if entry.dropped or entry.count is None or entry.count < 2 or entry.children or entry.subject is None:
        return []
    if entry.generic:
        return []
    keys = document.tokens.keys
    parts: list[Part] = []
    begin = entry.subject.first
    for k in range(entry.subject.first, entry.subject.last + 1):
        if k == entry.subject.last or keys[k] in (",", "and", "&"):
            while begin < k and keys[begin] in ("on", "the", "in", "for", "and", "&", "to", ","):
                begin += 1
            if begin < k:
                parts.append(Part(begin, k))
            begin = k + 1
    if len(parts) == entry.count:
        return parts
    commas: list[Part] = []
    begin = entry.subject.first
    for k in range(entry.subject.first, entry.subject.last + 1):
        last = k == entry.subject.last
        if last or keys[k] == "," or (keys[k] == "and" and keys[k + 1 : k + 2] == ["on"]):
            if begin < k:
                commas.append(Part(begin, k))
            begin = k + 1
            while begin < entry.subject.last and keys[begin] in ("and", "on", "&", "the", ","):
                begin += 1
    if len(commas) == entry.count:
        return commas
    if len(parts) > 1:
        p = entry.phrase
        document.note(
            p.first,
            p.end,
            "memorandum.count.disagrees",
            f"{entry.count} are counted and {len(parts)} subjects named",
        )
    return []
