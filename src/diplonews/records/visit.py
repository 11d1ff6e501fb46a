"""``visit``: a person or delegation going to another country in an official role."""

from __future__ import annotations

from typing import ClassVar, Literal

from attrs import frozen

from diplonews.records.base import Record
from diplonews.values import Actor, Country, Place, Quote, When

VisitKind = Literal["state", "official", "working", "private", "transit", "unspecified"]
VisitStatus = Literal["planned", "ongoing", "completed", "cancelled"]


@frozen(kw_only=True)
class Visit(Record):
    """One visitor or group of visitors to one destination on one trip; a tour of three countries is three visits.

    ``status`` is as seen at publication. ``explicit`` is False where only the setting shows the visit.
    """

    type: ClassVar[str] = "visit"
    visitors: tuple[Actor, ...]
    origin: Country | None = None
    destination: Country | None = None
    place: Place | None = None
    hosts: tuple[Actor, ...] = ()
    kind: VisitKind = "unspecified"
    status: VisitStatus = "completed"
    when: When | None = None
    purpose: Quote | None = None
    invited_by: Actor | None = None
    explicit: bool = True
