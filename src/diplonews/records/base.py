"""``Record``: what every record type derives from."""

from __future__ import annotations

from typing import ClassVar

import attrs
from attrs import frozen

from diplonews.values import Evidence, Span

NO_VALUE: tuple[object, ...] = (None, (), "unspecified")
"""Values that say nothing and so need no evidence."""


@frozen(kw_only=True)
class Record:
    """What happened, with the places in the text that say so.

    Subclasses are frozen attrs classes with keyword-only fields and a ``type``, the name of the record in JSON.
    """

    type: ClassVar[str] = ""
    evidence: tuple[Evidence, ...] = ()
    """The places that support the fields, that of the record as a whole first."""

    @property
    def span(self) -> Span:
        """The place of the record as a whole: its first ``record`` evidence, else the first of any."""
        if self.evidence and self.evidence[0].field == "record":
            return self.evidence[0].span
        chosen = next((e for e in self.evidence if e.field == "record"), None) or min(
            self.evidence, key=lambda e: (e.start, e.end)
        )
        return chosen.span

    def because(self, field: str) -> tuple[Evidence, ...]:
        """The evidence for one field."""
        return tuple(e for e in self.evidence if e.field == field)

    def unsupported(self) -> tuple[str, ...]:
        """Fields that are set but have no evidence; empty for every parsed record."""
        supported = {e.field for e in self.evidence}
        return tuple(
            a.name
            for a in attrs.fields(self.__class__)
            if a.name != "evidence" and getattr(self, a.name) not in NO_VALUE and a.name not in supported
        )
