"""A record in one line, as calendars, graphs and lists of entities name it."""

from __future__ import annotations

from collections.abc import Iterable

from diplonews.formats.table import label
from diplonews.records import Meeting, Memorandum, Record, Statement, Visit
from diplonews.shapes import shapes_of, values_of
from diplonews.values import Actor


def headline(record: Record) -> str:
    """Who does what, as far as it is known: ``Visit of A and B to Kenya``, ``Meeting of A and C``."""
    if isinstance(record, Visit):
        where = record.destination.name if record.destination else record.place.name if record.place else ""
        return "Visit" + _of(record.visitors) + (f" to {where}" if where else "")
    if isinstance(record, Meeting):
        return "Meeting" + _of(record.participants)
    if isinstance(record, Statement):
        return "Statement" + _of(record.speakers)
    if isinstance(record, Memorandum):
        name = record.title.text if record.title else record.instrument.replace("-", " ").capitalize()
        return " ".join(name.split()) + (_of(record.parties or record.countries) if record.title is None else "")
    return record.type.replace("-", " ").capitalize() + _of(_actors(record))


def _actors(record: Record) -> list[Actor]:
    shapes = shapes_of(type(record))
    return [a for name, s in shapes.items() if s.element.kind == "actor" for a in values_of(record, name)]


def _of(actors: Iterable[Actor]) -> str:
    names = [" ".join(name.split()) for name in map(label, actors) if name]
    if not names:
        return ""
    return " of " + (names[0] if len(names) == 1 else ", ".join(names[:-1]) + f" and {names[-1]}")
