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
    """One instrument, or several that are only counted: then ``count`` is more than 1, or None for "several"."""

    type: ClassVar[str] = "memorandum"
    instrument: Instrument
    """What kind of document it is."""
    title: Quote | None = None
    """Its title, where the text gives one."""
    parties: tuple[Actor, ...] = ()
    """Between whom: bodies and governments rather than those who sign."""
    countries: tuple[Country, ...] = ()
    """The countries of the parties, each once."""
    subject: Quote | None = None
    """What it is about, in the words of the text."""
    when: When | None = None
    """The day of its signing; of what is not signed, the day that the text tells."""
    place: Place | None = None
    """Where it was or will be signed."""
    status: MemorandumStatus | None = None
    """How far it has come; None where the text does not say."""
    count: int | None = 1
    """How many instruments the record stands for; None for "several"."""
    signatories: tuple[Actor, ...] = ()
    """Who signed."""
    witnesses: tuple[Actor, ...] = ()
    """In whose presence."""
    amends: Quote | None = None
    """The instrument that it amends, supplements, prolongs or ends, in the words of its title."""
