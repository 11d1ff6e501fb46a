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
    format: MeetingFormat = "unspecified"
    place: Place | None = None
    when: When | None = None
    status: VisitStatus = "completed"
    topics: tuple[Quote, ...] = ()
    occasion: Quote | None = None
