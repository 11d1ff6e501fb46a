"""``Article``: what ``parse`` returns."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import ClassVar, TypeVar

from attrs import frozen

from diplonews.records import Meeting, Memorandum, Record, Statement, Visit
from diplonews.values import KnownBody, KnownPerson, Note, Place

R = TypeVar("R", bound=Record)


def sha256_of(text: str) -> str:
    """Hexadecimal SHA-256 of a text in UTF-8; lone surrogates are encoded as they are."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@frozen(kw_only=True)
class Provenance:
    """What made the article: the version of the library and the fingerprint of the registry."""

    version: str
    registry: str


@frozen(kw_only=True)
class Article:
    """A text and what was read from it. ``records`` come in text order."""

    format: ClassVar[str] = "diplonews/1"
    text: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: dt.date | None = None
    dateline: Place | None = None
    language: str = "en"
    records: tuple[Record, ...] = ()
    people: tuple[KnownPerson, ...] = ()
    bodies: tuple[KnownBody, ...] = ()
    notes: tuple[Note, ...] = ()
    provenance: Provenance

    @property
    def sha256(self) -> str:
        """Hexadecimal SHA-256 of the text in UTF-8; lone surrogates are encoded as they are."""
        return sha256_of(self.text)

    def of(self, record_type: type[R]) -> tuple[R, ...]:
        """The records of one type, its subclasses included."""
        return tuple(r for r in self.records if isinstance(r, record_type))

    @property
    def visits(self) -> tuple[Visit, ...]:
        return self.of(Visit)

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        return self.of(Meeting)

    @property
    def statements(self) -> tuple[Statement, ...]:
        return self.of(Statement)

    @property
    def memoranda(self) -> tuple[Memorandum, ...]:
        return self.of(Memorandum)

    def _repr_html_(self) -> str:
        """What notebooks show: the text with its records marked and, beside it, the records."""
        from diplonews.formats.html import to_fragment

        return to_fragment(self)
