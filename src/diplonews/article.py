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
    """Version of the library, such as ``0.1.0``."""
    registry: str
    """Fingerprint of the record types, parsers and added words."""


@frozen(kw_only=True)
class Article:
    """A text and what was read from it. ``records`` come in text order."""

    format: ClassVar[str] = "diplonews/1"
    text: str
    """The text as it was given; every offset counts in it."""
    title: str | None = None
    """Headline, given or read from the heading."""
    authors: tuple[str, ...] = ()
    """Who is named in the byline, in order."""
    publisher: str | None = None
    """Agency, newspaper or office that published it, given or read from the heading."""
    published: dt.date | None = None
    """Day of publication, given or read from the heading; dates are counted from it."""
    dateline: Place | None = None
    """Where it was filed, by its dateline."""
    language: str = "en"
    """ISO 639-1 code; always English."""
    records: tuple[Record, ...] = ()
    """What was read, in text order."""
    people: tuple[KnownPerson, ...] = ()
    """Everybody whom the text names or calls by office, with all mentions."""
    bodies: tuple[KnownBody, ...] = ()
    """Every organisation, with all mentions."""
    notes: tuple[Note, ...] = ()
    """What was seen and left out, and why."""
    provenance: Provenance
    """What made this article."""

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
