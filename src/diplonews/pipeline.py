"""``parse``: the chain from a text to an article, on one screen."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import attrs

from diplonews import __version__
from diplonews.article import Article, Provenance
from diplonews.document import Document
from diplonews.finders import known_bodies, known_people
from diplonews.heading import read_heading
from diplonews.records import Record
from diplonews.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Iterable


def parse(
    text: str,
    *,
    published: dt.date | None = None,
    title: str | None = None,
    publisher: str | None = None,
    registry: Registry | None = None,
    only: Iterable[type[Record]] | None = None,
) -> Article:
    """Read a text into an article with its records in text order. Any ``str`` parses, perhaps to no record at all.

    ``published`` is the day that dates are counted from; where it is not given it is read from the heading, if it says so.
    ``only`` names the record types to look for; the others are neither looked for nor paid for. ``registry`` is the set of
    record types, their parsers and words; :meth:`Registry.builtin` where it is not given.

    Raises :class:`TypeError` for arguments of the wrong type, and nothing else.
    """
    if not isinstance(text, str):
        raise TypeError(f"parse() takes the text as str, not {type(text).__name__}")
    registry = registry or Registry.builtin()
    heading = read_heading(text, title=title)
    if title and heading.title is None:
        heading = attrs.evolve(heading, title=title)
    if publisher:
        heading = attrs.evolve(heading, publisher=publisher)  # whose country speaks for the home of the text
    anchor = published or heading.published
    document = Document.read(text, anchor=anchor, heading=heading, registry=registry)
    wanted = registry.types if only is None else tuple(only)
    records = sorted((r for t in wanted for r in document.records(t)), key=lambda r: (r.span.start, r.span.end))
    article = Article(
        text=text,
        title=title or heading.title,
        authors=heading.authors,
        publisher=heading.publisher,
        published=anchor,
        dateline=heading.dateline,
        records=tuple(records),
        people=tuple(known_people(document)),
        bodies=tuple(known_bodies(document)),
        notes=tuple(document.notes),
        provenance=Provenance(version=__version__, registry=registry.fingerprint),
    )
    document.forget()
    return article
