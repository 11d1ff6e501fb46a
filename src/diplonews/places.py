"""The gazetteer: cities, capitals, regions and seats that are no cities, looked up by their first word.

Three sources make one table: ``lexica/cities.tsv.gz`` (GeoNames, CC BY 4.0: cities of at least 50,000 people and capitals; made by
``scripts/make_cities.py``), ``lexica/seats.tsv`` (palaces, guest houses, airports, headquarters, regions, states of the United
States, other names of cities) and the capitals and seats of government of ``lexica/countries.tsv``. It is loaded on first need;
a look-up of a word that begins no name costs one access of a dict.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import cache
from importlib import resources

from attrs import frozen

from diplonews.countries import all_countries
from diplonews.lexicon import keys_of, rows
from diplonews.text.tokens import TOKEN, fold

RANK = {"seat": 0, "capital": 1, "region": 2, "state": 3, "site": 4, "city": 5, "town": 6, "abbr": 7}
"""Kinds of places; of the kinds that share a name the first is the one that counts.

``seat`` stands for a government (Kremlin), ``site`` is a named building or ground, ``city`` is listed by name in ``seats.tsv``,
``town`` is known from GeoNames alone.
"""


@frozen
class Spot:
    """What a name stands for: its ``kind`` (see :data:`RANK`) and, for each country that has such a place, its thousands of people.

    ``capital_of`` is the country whose capital or seat of government it is, or None.
    """

    kind: str
    sizes: tuple[tuple[str, int], ...]
    capital_of: str | None = None

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(code for code, _ in self.sizes)


Entry = tuple[tuple[str, ...], Spot]
_KNOWN_SIZE = 300
"""Thousands of people that a place listed by hand counts for, where GeoNames tells nothing."""


@cache
def packed() -> Mapping[str, str]:
    """GeoNames cities by first word, each line still to be read (see ``scripts/make_cities.py`` for its form)."""
    data = resources.files("diplonews").joinpath("lexica", "cities.tsv.gz").read_bytes()
    lines = gzip.decompress(data).decode("utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines if line[0] != "#")


@cache
def named() -> Mapping[str, list[tuple[str, str, str]]]:
    """Places listed by hand by first word: ``(name, kind, country code)``."""
    found: dict[str, list[tuple[str, str, str]]] = {}

    def add(name: str, kind: str, code: str) -> None:
        first = TOKEN.match(name)
        assert first is not None
        found.setdefault(fold(first[0]), []).append((name, kind, code))

    for row in all_countries():
        past = row.status == "former"  # Aden was a capital and is a city
        for kind, names in (("city" if past else "capital", row.capitals), ("seat", row.seats)):
            for name in names:
                if not name.startswith("~"):
                    add(name, kind, row.code)
                    if name.startswith(("Saint ", "St. ")):
                        add("St " + name.split(" ", 1)[1], kind, row.code)
                    if "-" in name:
                        add(name.replace("-", " "), kind, row.code)
    for place in rows("seats.tsv"):
        add(place["name"], place["kind"], place["country"])
    return found


@cache
def first_words() -> frozenset[str]:
    """The first words of all names."""
    return frozenset(packed().keys() | named().keys())


def entries(first: str) -> tuple[Entry, ...]:
    """All names that begin with a word, longest first: their other words and what they stand for."""
    return _entries(first) if first in first_words() else ()


@cache  # bounded by the number of first words
def _entries(first: str) -> tuple[Entry, ...]:
    sizes: dict[tuple[str, ...], dict[str, int]] = {}
    kinds: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for part in packed().get(first, "").split(";"):
        if part:
            rest, _, where = part.partition(":")
            sizes[tuple(rest.split())] = {one[:2]: int(one[2:]) for one in where.split(",")}
    for name, kind, code in named().get(first, ()):
        kinds.setdefault(keys_of(name)[1:], []).append((kind, code))
    found: list[Entry] = []
    for words in sizes.keys() | kinds.keys():
        where_to, listed = dict(sizes.get(words, {})), kinds.get(words, [])
        for _, code in listed:
            where_to.setdefault(code, _KNOWN_SIZE)
        kind = min((k for k, _ in listed), key=RANK.__getitem__, default="town")
        capital_of = next((code for k, code in listed if k in ("capital", "seat")), None)
        ranked = tuple(sorted(where_to.items(), key=lambda pair: (-pair[1], pair[0])))
        found.append((words, Spot(kind, ranked, capital_of)))
    return tuple(sorted(found, key=lambda entry: (-len(entry[0]), entry[0])))


@cache
def weak_names() -> Mapping[str, frozenset[str]]:
    """The single words of ``weak_places.tsv`` by kind: word, surname, given."""
    found: dict[str, set[str]] = {}
    for row in rows("weak_places.tsv"):
        found.setdefault(row["kind"], set()).add(row["name"])
    return {kind: frozenset(names) for kind, names in found.items()}


def is_telling(name: str, spot: Spot) -> bool:
    """Whether a name by itself tells a place: it is no common word or surname, and the place is known or written in capitals."""
    weak = weak_names()
    if fold(name) in weak["word"] or fold(name) in weak["surname"]:
        return False
    return spot.kind not in ("town", "abbr") or spot.sizes[0][1] >= _KNOWN_SIZE or (name.isupper() and len(name) > 4)


def find_spot(name: str) -> Spot | None:
    """What a name of a place stands for, or None.

    >>> find_spot("Baku")
    Spot(kind='capital', sizes=(('AZ', 1116),), capital_of='AZ')
    """
    words = keys_of(name[:200])
    if not words:
        return None
    return next((spot for rest, spot in entries(words[0]) if rest == words[1:]), None)
