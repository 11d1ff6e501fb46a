"""``memorandum``: a written instrument between states, agencies or organisations."""

from __future__ import annotations

from typing import ClassVar, Literal

from attrs import frozen

from diplonews.records.base import Record
from diplonews.values import Actor, Country, Place, Quote, When

Instrument = Literal[
    "memorandum-of-understanding",
    "agreement",
    "treaty",
    "protocol",
    "declaration",
    "joint-statement",
    "communique",
    "contract",
    "programme",
    "action-plan",
    "roadmap",
    "letter-of-intent",
    "arrangement",
    "convention",
    "charter",
    "other",
]
MemorandumStatus = Literal["signed", "planned", "proposed", "in-force", "ratified", "discussed"]


@frozen(kw_only=True)
class Memorandum(Record):
    """One instrument, or several that are only counted: then ``count`` is more than 1, or None for "several".

    ``amends`` is the instrument that this one amends, supplements, prolongs or ends, in the words of its title.
    """

    type: ClassVar[str] = "memorandum"
    instrument: Instrument
    title: Quote | None = None
    parties: tuple[Actor, ...] = ()
    countries: tuple[Country, ...] = ()
    subject: Quote | None = None
    when: When | None = None
    place: Place | None = None
    status: MemorandumStatus | None = None
    count: int | None = 1
    signatories: tuple[Actor, ...] = ()
    witnesses: tuple[Actor, ...] = ()
    amends: Quote | None = None
