"""``statement``: words or views that a reporting expression attributes to a speaker."""

from __future__ import annotations

from typing import ClassVar, Literal

from attrs import frozen

from diplonews.records.base import Record
from diplonews.values import Actor, Quote, When

StatementKind = Literal["direct", "indirect", "mixed"]


@frozen(kw_only=True)
class Statement(Record):
    """One reporting expression with what it governs.

    ``content`` stands in text order, without outer quotation marks and without the reporting clause.
    """

    type: ClassVar[str] = "statement"
    speakers: tuple[Actor, ...]
    kind: StatementKind
    content: tuple[Quote, ...]
    cue: Quote | None = None
    addressees: tuple[Actor, ...] = ()
    when: When | None = None
    occasion: Quote | None = None
