"""The words that the finders look for: those of the library and, before them, those that a registry adds.

==================  ========================================================  ==============================================
lexicon             columns of an added row                                   what an empty cell means
==================  ========================================================  ==============================================
``titles``          term, kind, canonical, office, gender, country            kind T, canonical the term, office official
``names``           term, kind, gender                                        kind g, a given name
``organizations``   term, name, kind, country                                 name the term, kind other
``countries``       code, official, aliases, adjectives, people, capitals,    several values in a cell are split by "|"
                    seats
``seats``           name, kind, country                                       kind city
==================  ========================================================  ==============================================
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from attrs import field, frozen

from diplonews.countries import Row as CountryRow
from diplonews.countries import by_code, terms_of
from diplonews.errors import LexiconError
from diplonews.lexicon import Lexicon, Row, Term, keys_of
from diplonews.mentions import bodies, coreference, countries
from diplonews.mentions.units import is_generic, vocabulary
from diplonews.places import RANK, Entry, Spot

if TYPE_CHECKING:
    from diplonews.registry import Registry

_LISTS = ("official", "aliases", "adjectives", "people", "capitals", "seats")
_TITLE = {"canonical": "", "gender": "", "country": ""}


@frozen
class Words:
    """The lexica of the finders. ``given`` are added given names; ``places`` are added places by first word."""

    countries: Lexicon
    organizations: Lexicon
    vocabulary: Lexicon
    references: Lexicon
    given: frozenset[str] = frozenset()
    places: Mapping[str, tuple[Entry, ...]] = field(factory=dict)

    @property
    def lexica(self) -> tuple[Lexicon, ...]:
        return self.countries, self.organizations, self.vocabulary, self.references


@cache
def builtin() -> Words:
    """The words of the library."""
    return Words(countries.lexicon(), bodies.organizations(), vocabulary(), coreference.references())


def words_of(registry: Registry | None) -> Words:
    """The words of the library and, before them, those of a registry.

    Raises :class:`~diplonews.errors.LexiconError` for an added row that says too little or names an unknown country or kind.
    """
    return builtin() if registry is None or not registry.has_words else _layered(registry)


@lru_cache(maxsize=64)
def _layered(registry: Registry) -> Words:
    own = builtin()
    states = [_state(row) for row in registry.rows("countries")]
    titles = [_term(row, "titles", {"kind": "T", **_TITLE, "office": "official"}) for row in registry.rows("titles")]
    names = [_term(row, "names", {"kind": "g", "gender": ""}) for row in registry.rows("names")]
    organizations = [
        _term(row, "organizations", {"name": row.get("term", ""), "kind": "other", "country": ""})
        for row in registry.rows("organizations")
    ]
    generic = [Term(t.words, "K", t.data) for t in organizations if is_generic(t.data)]
    added = [*titles, *(t for t in names if len(t.words) > 1 or t.kind == "p"), *generic]
    places: dict[str, list[Entry]] = {}
    for name, kind, code in (*_places(registry.rows("seats")), *(p for state in states for p in _seats(state))):
        words = keys_of(name)
        spot = Spot(kind, ((code, 0),), code if kind in ("capital", "seat") else None)
        places.setdefault(words[0], []).append((words[1:], spot))
    return Words(
        Lexicon(terms_of(states)) | own.countries,
        Lexicon(bodies.term_of(t.data) for t in organizations if not is_generic(t.data)) | own.organizations,
        Lexicon(added) | own.vocabulary,
        own.references,
        frozenset(t.words[0] for t in names if t.kind == "g" and len(t.words) == 1),
        {first: tuple(sorted(found, key=lambda entry: -len(entry[0]))) for first, found in places.items()},
    )


def _term(row: Row, lexicon: str, empty: Mapping[str, str]) -> Term:
    cells = {**empty, **{column: cell for column, cell in row.items() if cell}}
    words = keys_of(cells.get("term", ""))
    if not words:
        raise LexiconError(f"an added row of the lexicon {lexicon!r} has no term: {dict(row)!r}")
    if lexicon == "titles":
        cells["canonical"] = cells["canonical"] or cells["term"].lower()
    if cells.get("country") and by_code(cells["country"].lstrip("~")) is None:
        raise LexiconError(f"an added row of the lexicon {lexicon!r} names an unknown country: {dict(row)!r}")
    return Term(words, cells["kind"], cells)


def _state(row: Row) -> CountryRow:
    known = by_code(row.get("code", ""))
    if known is None:
        raise LexiconError(f"an added row of the lexicon 'countries' has no known code: {dict(row)!r}")
    lists = {column: tuple(v for v in row.get(column, "").split("|") if v) for column in _LISTS}
    return CountryRow(code=known.code, alpha3=known.alpha3, name=known.name, status=known.status, **lists)


def _places(rows: tuple[Row, ...]) -> Iterator[tuple[str, str, str]]:
    for row in rows:
        name, kind, code = row.get("name") or row.get("term", ""), row.get("kind") or "city", row.get("country", "")
        if not keys_of(name) or kind not in RANK or by_code(code) is None:
            raise LexiconError(f"an added row of the lexicon 'seats' needs a name, a kind and a country: {dict(row)!r}")
        yield name, kind, code


def _seats(state: CountryRow) -> Iterator[tuple[str, str, str]]:
    for kind, names in (("capital", state.capitals), ("seat", state.seats)):
        yield from ((name.lstrip("~"), kind, state.code) for name in names)
