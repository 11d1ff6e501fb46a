"""Meetings: who met whom, how, where, when and about what.

1. ``frames`` goes from word of meeting to word of meeting; ``nouns`` and ``heads`` read talks and sessions. ``sides`` tells who
   is on which side; the patterns stand in ``rules``.
2. ``context`` and ``around`` add format, place, date and occasion; ``trips`` the visit that a meeting is part of.
3. ``table`` merges tellings of one sitting, and ``final`` makes the records.
"""

from __future__ import annotations

from collections.abc import Iterable

from diplonews.document import Document
from diplonews.parsers.meeting.final import finished
from diplonews.parsers.meeting.frames import sittings
from diplonews.parsers.meeting.table import Sitting
from diplonews.records import Meeting


def parse(document: Document) -> Iterable[Meeting]:
    """The meetings of a document, in text order."""
    return document.once(finished)


__all__ = ["Sitting", "parse", "sittings"]
