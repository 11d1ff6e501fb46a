"""Tables: a row a record, with column names that follow from the record's fields and stay as they are.

Every table begins with the columns of :data:`FIXED`. Then each field of the record type stands in its own order:

========================= ===========================================================================================
field                     columns
========================= ===========================================================================================
text, number, flag, choice ``field``
date                      ``field``
When                      ``field`` (EDTF), ``field_first`` and ``field_last`` (the days that it can mean)
Country                   ``field`` (the code)
Place                     ``field`` (the name), ``field_country``
Quote                     ``field`` (its text), ``field_start``, ``field_end``
Span                      ``field_start``, ``field_end``
actor                     ``field`` (the name, or the office of a person without one), ``field_type``, ``field_country``
another class             ``field`` (as JSON)
========================= ===========================================================================================

A field of many values has lists in the same columns, of equal length, with None where a value says nothing. Tables leave out
the title and organisation of a named person, evidence by field, people, bodies and notes: they are for counting and joining;
JSON, JSON Lines and SQLite keep everything.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, Literal, TypeAlias

from attrs import frozen

from diplonews.article import Article
from diplonews.errors import RegistryError
from diplonews.records import Record
from diplonews.registry import Registry
from diplonews.shapes import Shape, shapes_of
from diplonews.values import Person, Place, Quote, Span

CellKind: TypeAlias = Literal["text", "integer", "number", "flag", "date"]
Cell: TypeAlias = str | int | float | bool | dt.date | None

SEPARATOR = "; "
"""What stands between the values of a list in :func:`to_rows` and :func:`to_csv`."""

Row: TypeAlias = tuple[Article, int, Record]


@frozen
class Column:
    """A column: its name, what its cells hold, whether they are lists, and how a cell is made.

    ``read`` takes the article, the number of the record in the article and the record, as :func:`records_of` gives them.
    """

    name: str
    kind: CellKind
    many: bool
    read: Callable[[Row], Any]


def _place(row: Row) -> Span | None:
    """Where the record stands; None for a record without evidence."""
    return row[2].span if row[2].evidence else None


def _of_place(read: Callable[[Span, str], Cell]) -> Callable[[Row], Cell]:
    def cell(row: Row) -> Cell:
        place = _place(row)
        return None if place is None else read(place, row[0].text)

    return cell


FIXED: tuple[Column, ...] = (
    Column("article_sha256", "text", False, lambda row: row[0].sha256),
    Column("article_title", "text", False, lambda row: row[0].title),
    Column("article_publisher", "text", False, lambda row: row[0].publisher),
    Column("article_published", "date", False, lambda row: row[0].published),
    Column("record_number", "integer", False, lambda row: row[1]),
    Column("record_start", "integer", False, _of_place(lambda place, _: place.start)),
    Column("record_end", "integer", False, _of_place(lambda place, _: place.end)),
    Column("record_text", "text", False, _of_place(lambda place, text: place.of(text))),
    Column("record_rules", "text", True, lambda row: tuple(e.rule for e in row[2].because("record"))),
)
"""The columns that every table has: the article, the number of the record in it (from 0), its place, text and rules."""


def label(actor: Any) -> str | None:
    """An actor in a few words: the name, or the office of a person who has none."""
    if isinstance(actor, Person):
        return actor.name or actor.title
    name: str = actor.name
    return name


def _country(value: Any) -> str | None:
    return None if value.country is None else value.country.code


def _as_json(value: Any) -> str:
    from diplonews.formats.plain import plain

    return json.dumps(plain(value), ensure_ascii=False)


Part: TypeAlias = tuple[str, CellKind, Callable[[Any], Cell]]

_SPAN: tuple[Part, ...] = (("_start", "integer", lambda v: v.start), ("_end", "integer", lambda v: v.end))
_OBJECTS: dict[type, tuple[Part, ...]] = {
    Place: (("", "text", lambda v: v.name), ("_country", "text", _country)),
    Quote: (("", "text", lambda v: v.text), *_SPAN),
    Span: _SPAN,
}
_PARTS: dict[str, tuple[Part, ...]] = {
    "text": (("", "text", lambda v: v),),
    "choice": (("", "text", lambda v: v),),
    "integer": (("", "integer", lambda v: v),),
    "number": (("", "number", lambda v: v),),
    "flag": (("", "flag", lambda v: v),),
    "date": (("", "date", lambda v: v),),
    "country": (("", "text", lambda v: v.code),),
    "when": (
        ("", "text", lambda v: v.edtf),
        ("_first", "date", lambda v: v.first),
        ("_last", "date", lambda v: v.last),
    ),
    "actor": (
        ("", "text", label),
        ("_type", "text", lambda v: v.type),
        ("_country", "text", lambda v: v.code if v.type == "country" else _country(v)),
    ),
}


def _parts(shape: Shape) -> tuple[Part, ...]:
    if shape.kind == "object":
        return _OBJECTS.get(shape.cls, (("", "text", _as_json),))
    return _PARTS[shape.kind]


def _reader(name: str, many: bool, cell: Callable[[Any], Cell]) -> Callable[[Row], Any]:
    if many:
        return lambda row: tuple(cell(v) for v in getattr(row[2], name))
    return lambda row: None if getattr(row[2], name) is None else cell(getattr(row[2], name))


def columns(record_type: type[Record]) -> tuple[Column, ...]:
    """The columns of a record type's table, in order.

    Raises :class:`~diplonews.errors.RegistryError` where two fields of it lead to columns of one name.
    """
    cls: type = record_type
    return _columns(cls)


@cache
def _columns(record_type: type) -> tuple[Column, ...]:
    found = list(FIXED)
    for name, shape in shapes_of(record_type).items():
        if name != "evidence":
            many = shape.item is not None
            for suffix, kind, cell in _parts(shape.element):
                found.append(Column(name + suffix, kind, many, _reader(name, many, cell)))
    names = [c.name for c in found]
    doubled = sorted({n for n in names if names.count(n) > 1})
    if doubled:
        raise RegistryError(f"the table of {record_type.__name__} would have two columns {doubled[0]!r}")
    return tuple(found)


def records_of(articles: Iterable[Article], record_type: type[Record]) -> Iterator[Row]:
    """The records of a type with their article and their number in it."""
    for article in articles:
        for number, record in enumerate(article.records):
            if isinstance(record, record_type):
                yield article, number, record


def to_rows(articles: Iterable[Article], name: str, *, registry: Registry | None = None) -> Iterator[dict[str, Cell]]:
    """The records of the type ``name`` as flat rows, one by one as the articles come.

    Lists are joined by :data:`SEPARATOR`, with nothing for a value that is not known; :func:`diplonews.formats.arrow.to_arrow`
    keeps them as lists. Raises :class:`~diplonews.errors.RegistryError` for a type that the registry does not know.
    """
    record_type = (registry or Registry.builtin()).type_named(name)
    layout = columns(record_type)
    for row in records_of(articles, record_type):
        yield {c.name: _flat(c.read(row)) for c in layout}


def _flat(value: Any) -> Cell:
    if not isinstance(value, tuple):
        cell: Cell = value
        return cell
    return SEPARATOR.join("" if v is None else _written(v) for v in value) if value else None


def _written(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else str(cell)


# --- CSV ---------------------------------------------------------------------------------------------------------------

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # spreadsheets read the full-width signs alike


def to_csv(
    articles: Iterable[Article], name: str, *, registry: Registry | None = None, harmless: bool = False
) -> Iterator[str]:
    """The rows of :func:`to_rows` as lines of CSV (RFC 4180, the header first), for a file opened with ``newline=""``.

    True and False are written ``true`` and ``false``, days as in ISO 8601, unknown values as nothing. A spreadsheet would run
    a cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a carriage return as a formula: ``harmless=True`` puts an
    apostrophe before each such text, the header's included. Numbers are left alone.
    """
    record_type = (registry or Registry.builtin()).type_named(name)
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)

    def line(cells: Iterable[Cell]) -> str:
        buffer.seek(0)
        buffer.truncate()
        writer.writerow([_safe(c) if harmless and isinstance(c, str) else _written(c) for c in cells])
        return buffer.getvalue()

    yield line(c.name for c in columns(record_type))
    for row in to_rows(articles, name, registry=registry):
        yield line(row.values())


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
