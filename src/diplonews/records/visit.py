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
    """One visitor or group of visitors to one destination on one trip; a tour of three countries is three visits."""

    type: ClassVar[str] = "visit"
    visitors: tuple[Actor, ...]
    """Who goes, each once."""
    origin: Country | None = None
    """The country that they come from, where told or plain from who they are."""
    destination: Country | None = None
    """The country that they go to."""
    place: Place | None = None
    """The city or seat that they go to."""
    hosts: tuple[Actor, ...] = ()
    """Who receives them."""
    kind: VisitKind = "unspecified"
    """Its rank in protocol, only where the text names it."""
    status: VisitStatus = "completed"
    """As seen at publication."""
    when: When | None = None
    """From arrival to departure, as far as told."""
    purpose: Quote | None = None
    """What for, in the words of the text."""
    invited_by: Actor | None = None
    """At whose invitation."""
    explicit: bool = True
    """False where only the setting shows the visit, as talks in another capital do."""
