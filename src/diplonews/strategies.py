"""Hypothesis strategies for every value, every record type and whole articles, for tests of what uses this library.

What is drawn is consistent: spans lie in the text, quotes are cut from it, every field that is set has evidence and records
stand in text order. Needs the package ``hypothesis``.

    @given(articles())
    def test_round_trip(article):
        assert from_json(to_json(article)) == article
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar

import attrs

try:
    from hypothesis import strategies as st
    from hypothesis.strategies import DrawFn, SearchStrategy
except ImportError as error:
    raise ImportError("diplonews.strategies needs hypothesis: pip install hypothesis") from error

from diplonews.article import Article, Provenance
from diplonews.records import Meeting, Memorandum, Record, Statement, Visit
from diplonews.records.base import NO_VALUE
from diplonews.registry import Registry
from diplonews.shapes import Shape, shapes_of
from diplonews.values import (
    Actor,
    Body,
    Country,
    Evidence,
    KnownBody,
    KnownPerson,
    Note,
    Person,
    Place,
    Quote,
    Span,
    When,
)

R = TypeVar("R", bound=Record)
T = TypeVar("T")

_SAFE = 2**53 - 1  # integers that every reader of JSON keeps
_FEW = 3  # items of a list that is drawn
_PHRASES = (
    "The foreign minister of Ruritania arrived in Strelsau on Monday.",
    "“We have agreed on a road map”, the premier said.",
    "Both sides signed a memorandum of understanding on fisheries.",
    "They met for an hour\r\nand spoke of trade, energy and transit.",
    "ZENDA — The visit, planned for 3–5 May, was called off.",
    "Mr. O'Neill-Áldar, 54, thanked the E.U. and the U.N.",
)
_NAMES = ("Flavia Elphberg", "Rupert of Hentzau", "José Áldar", "Wu Lien", "Ministry of Harbours", "Strelsau")


# --- values ------------------------------------------------------------------------------------------------------------


def texts() -> SearchStrategy[str]:
    """Texts of an article, of at least one character: news sentences among arbitrary Unicode without surrogates."""
    part = st.sampled_from(_PHRASES) | st.text(max_size=20) | st.sampled_from((" ", "\n\n", "\t"))
    return st.lists(part, min_size=1, max_size=6).map("".join).filter(bool)


def names() -> SearchStrategy[str]:
    """Names of people, bodies and places, of at least one character."""
    return st.sampled_from(_NAMES) | st.text(min_size=1, max_size=20)


def spans(text: str) -> SearchStrategy[Span]:
    """Spans of a text that is not empty."""
    return _bounds(text).map(lambda b: Span(*b))


def quotes(text: str) -> SearchStrategy[Quote]:
    """Quotes cut from a text that is not empty."""
    return _bounds(text).map(lambda b: Quote.cut(text, *b))


def evidence(text: str, field: str | None = None, *, of: str = "visit") -> SearchStrategy[Evidence]:
    """Evidence in a text for a field (default: for the record as a whole) of a record type named ``of``."""
    told = field or "record"
    rules = st.sampled_from((f"{of}.{told}.drawn", f"inferred.{of}.{told}"))
    return st.builds(lambda b, rule: Evidence(told, b[0], b[1], rule), _bounds(text), rules)


def notes(text: str) -> SearchStrategy[Note]:
    """Notes on a text that is not empty."""
    rules = st.sampled_from(("visit.no-destination", "statement.no-speaker"))
    return st.builds(lambda b, rule, why: Note(b[0], b[1], rule, why), _bounds(text), rules, names())


def countries() -> SearchStrategy[Country]:
    """Countries: mostly real codes, some that no table knows."""
    return st.builds(Country, st.sampled_from(_codes()) | st.text("ABXYZ", min_size=2, max_size=2))


def acting_countries() -> SearchStrategy[Country]:
    """Countries as actors: under their usual name, or under one that an article has for them."""
    return st.builds(lambda country, name: Country(country.code, name=name), countries(), st.none() | names())


def days() -> SearchStrategy[dt.date]:
    """Days of the years 1 to 9999, mostly of our time."""
    return st.dates(dt.date(1990, 1, 1), dt.date(2049, 12, 31)) | st.dates()


def whens() -> SearchStrategy[When]:
    """Days, months, years and intervals of them."""
    parts = st.builds(lambda day, length: day.isoformat()[:length], days(), st.sampled_from((4, 7, 10)))
    return parts.map(When) | st.tuples(parts, parts).map(_interval)


def persons() -> SearchStrategy[Person]:
    """People; some are known by their office alone."""
    fields = {"title": st.none() | names(), "country": st.none() | countries(), "organization": st.none() | names()}
    return st.builds(Person, name=st.none() | names(), **fields)


def bodies() -> SearchStrategy[Body]:
    """Organisations, ministries, agencies, companies and groups."""
    return st.builds(Body, name=names(), country=st.none() | countries())


def places() -> SearchStrategy[Place]:
    """Cities, named seats and countries as places."""
    return st.builds(Place, name=names(), country=st.none() | countries())


def actors() -> SearchStrategy[Actor]:
    """People, bodies and countries that act."""
    return st.one_of(persons(), bodies(), countries())


def known_persons(text: str) -> SearchStrategy[KnownPerson]:
    """People with places in a text that speak of them."""
    return st.builds(_known(KnownPerson), persons(), _many(spans(text)))


def known_bodies(text: str) -> SearchStrategy[KnownBody]:
    """Bodies with places in a text that speak of them."""
    return st.builds(_known(KnownBody), bodies(), _many(spans(text)))


# --- records -----------------------------------------------------------------------------------------------------------


@st.composite
def records(
    draw: DrawFn, record_type: type[R], text: str, *, only: Mapping[str, SearchStrategy[Any]] | None = None
) -> R:
    """Records of a type, one of another project included, that were read from a text which is not empty.

    ``only`` gives strategies for single fields, where the class allows less than the type of the field says.
    """
    chosen = {**_NARROWER.get(record_type, {}), **(only or {})}
    values = {
        name: draw(chosen[name] if name in chosen else _field(shape, text))
        for name, shape in shapes_of(record_type).items()
        if name != "evidence"
    }
    told = ["record", *(name for name, value in values.items() if value not in NO_VALUE)]
    values["evidence"] = tuple(draw(evidence(text, name, of=record_type.type)) for name in told)
    return record_type(**{a.alias: values[a.name] for a in attrs.fields(record_type)})


def visits(text: str) -> SearchStrategy[Visit]:
    """Visits read from a text."""
    return records(Visit, text)


def meetings(text: str) -> SearchStrategy[Meeting]:
    """Meetings read from a text."""
    return records(Meeting, text)


def statements(text: str) -> SearchStrategy[Statement]:
    """Statements read from a text."""
    return records(Statement, text)


def memoranda(text: str) -> SearchStrategy[Memorandum]:
    """Memoranda read from a text."""
    return records(Memorandum, text)


# --- articles ----------------------------------------------------------------------------------------------------------


@st.composite
def articles(
    draw: DrawFn,
    registry: Registry | None = None,
    *,
    text: SearchStrategy[str] | None = None,
    max_records: int = 4,
    using: Mapping[type[Record], Callable[[str], SearchStrategy[Record]]] | None = None,
) -> Article:
    """Whole articles with records of the registry's types (default: the built-in ones).

    ``text`` draws the article's text; an empty one has no records. ``using`` maps a record type to a function that takes the
    text and returns the strategy for it, for types whose class allows less than the types of its fields say.
    """
    known = registry or Registry.builtin()
    body = draw(texts() if text is None else text)
    found: list[Record] = []
    about: dict[str, Any] = {}
    if body:
        makers = [(using or {}).get(t, _maker(t)) for t in known.types]
        kinds = draw(st.lists(st.sampled_from(makers), max_size=max_records)) if makers else []
        found = sorted((draw(make(body)) for make in kinds), key=lambda r: (r.span.start, r.span.end))
        about = {
            "people": tuple(draw(st.lists(known_persons(body), max_size=2))),
            "bodies": tuple(draw(st.lists(known_bodies(body), max_size=2))),
            "notes": tuple(draw(st.lists(notes(body), max_size=2))),
        }
    return Article(
        text=body,
        title=draw(st.none() | names()),
        authors=tuple(draw(st.lists(names(), max_size=2))),
        publisher=draw(st.none() | names()),
        published=draw(st.none() | days()),
        dateline=draw(st.none() | places()),
        records=tuple(found),
        provenance=Provenance(version="0.1.0", registry=known.fingerprint),
        **about,
    )


# --- how a field is drawn ----------------------------------------------------------------------------------------------

_NARROWER: dict[type[Record], dict[str, SearchStrategy[Any]]] = {
    Memorandum: {"count": st.none() | st.just(1) | st.integers(2, 500)},
}


def _maker(record_type: type[Record]) -> Callable[[str], SearchStrategy[Record]]:
    return lambda text: records(record_type, text)


def _field(shape: Shape, text: str) -> SearchStrategy[Any]:
    one = _element(shape.element, text)
    if shape.item is not None:
        return _many(one)
    return st.none() | one if shape.optional else one


def _element(shape: Shape, text: str) -> SearchStrategy[Any]:
    if shape.kind == "object":
        return _object(shape.cls, text)
    if shape.kind == "choice":
        return st.sampled_from(shape.choices)
    if shape.kind == "actor":
        return st.one_of([_ACTORS[c]() for c in shape.classes])
    return _PLAIN[shape.kind]()


def _object(cls: type, text: str) -> SearchStrategy[Any]:
    if cls in _OBJECTS:
        return _OBJECTS[cls](text)
    fields: dict[str, Any] = {a.alias: _field(shapes_of(cls)[a.name], text) for a in attrs.fields(cls)}
    return st.builds(cls, **fields)


_PLAIN: dict[str, Callable[[], SearchStrategy[Any]]] = {
    "text": names,
    "integer": lambda: st.integers(-_SAFE, _SAFE),
    "number": lambda: st.floats(allow_nan=False, allow_infinity=False),
    "flag": st.booleans,
    "date": days,
    "when": whens,
    "country": countries,
}
_ACTORS: dict[type, Callable[[], SearchStrategy[Any]]] = {Person: persons, Body: bodies, Country: acting_countries}
_OBJECTS: dict[type, Callable[[str], SearchStrategy[Any]]] = {
    Span: spans,
    Quote: quotes,
    Evidence: evidence,
    Note: notes,
    Place: lambda _: places(),
    KnownPerson: known_persons,
    KnownBody: known_bodies,
}


def _many(item: SearchStrategy[T]) -> SearchStrategy[tuple[T, ...]]:
    return st.lists(item, max_size=_FEW).map(tuple)


def _bounds(text: str) -> SearchStrategy[tuple[int, int]]:
    if not text:
        raise ValueError("an empty text has no spans")
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    return ends.map(lambda ends: _ordered(*ends, len(text)))


def _ordered(a: int, b: int, size: int) -> tuple[int, int]:
    if a == b:
        return (a, a + 1) if a < size else (a - 1, a)
    return min(a, b), max(a, b)


def _interval(parts: tuple[str, str]) -> When:
    """The interval of two dates, the one that begins earlier in front."""
    first, last = sorted(parts, key=lambda part: When(part).first)
    return When(f"{first}/{last}")


def _known(cls: Callable[..., T]) -> Callable[[Any, tuple[Span, ...]], T]:
    return lambda known, mentions: cls(**attrs.asdict(known, recurse=False), mentions=mentions)


@cache
def _codes() -> tuple[str, ...]:
    from diplonews.countries import all_countries

    return tuple(row.code for row in all_countries())
