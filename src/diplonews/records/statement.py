"""``statement``: words or views that a reporting expression attributes to a speaker."""

from __future__ import annotations

from typing import ClassVar, Literal

from attrs import frozen

from diplonews.records.base import Record
from diplonews.values import Actor, Quote, When

StatementKind = Literal["direct", "indirect", "mixed"]


@frozen(kw_only=True)
class Statement(Record):
    """One reporting expression with what it governs."""

    type: ClassVar[str] = "statement"
    speakers: tuple[Actor, ...]
    """Whose words they are; who is not named has no name but a title, or is a body called by the phrase of the text."""
    kind: StatementKind
    """In quotation marks, reported, or both."""
    content: tuple[Quote, ...]
    """The words in text order, without outer quotation marks and without the reporting clause, which may cut them in pieces."""
    cue: Quote | None = None
    """The reporting expression, such as "said" or "according to"."""
    addressees: tuple[Actor, ...] = ()
    """Who was told."""
    when: When | None = None
    """The day of the utterance."""
    occasion: Quote | None = None
    """Where it was said: a press conference, an interview, a platform."""
