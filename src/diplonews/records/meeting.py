"""``meeting``: two or more sides meeting, in person or remotely."""

from __future__ import annotations

from typing import ClassVar, Literal

from attrs import frozen

from diplonews.records.base import Record
from diplonews.records.visit import VisitStatus
from diplonews.values import Actor, Place, Quote, When

MeetingFormat = Literal["one-on-one", "expanded", "informal", "multilateral", "phone", "video", "unspecified"]


@frozen(kw_only=True)
class Meeting(Record):
    """One sitting, however often the article tells of it."""

    type: ClassVar[str] = "meeting"
    participants: tuple[Actor, ...]
    """Who met, each once."""
    format: MeetingFormat = "unspecified"
    """How they met, where told."""
    place: Place | None = None
    """City, seat or country of the sitting."""
    when: When | None = None
    """Its day."""
    status: VisitStatus = "completed"
    """As seen at publication."""
    topics: tuple[Quote, ...] = ()
    """What it was about, in the words of the text."""
    occasion: Quote | None = None
    """The summit, conference or visit that it was part of."""
