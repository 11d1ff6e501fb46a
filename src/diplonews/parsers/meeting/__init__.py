"""Meetings: who met whom, how, where, when and about what."""

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
