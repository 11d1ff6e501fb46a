"""``sanction``: a measure of one side against another."""

from __future__ import annotations

from typing import ClassVar, Literal

from attrs import frozen

from diplonews import Actor, Quote, Record, When

Measure = Literal["sanctions", "embargo", "asset-freeze", "travel-ban", "expulsion"]
Status = Literal["imposed", "extended", "lifted", "threatened"]


@frozen(kw_only=True)
class Sanction(Record):
    """Who imposes, extends, lifts or threatens a measure against whom."""

    type: ClassVar[str] = "sanction"
    senders: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    measure: Measure
    status: Status
    wording: Quote | None = None
    when: When | None = None
