"""The gazetteer: its data for sense, its look-ups, its time."""

from __future__ import annotations

import gzip
from importlib import resources

import pytest

from diplonews.countries import all_countries, by_code
from diplonews.heading import read_heading
from diplonews.lexicon import keys_of, rows
from diplonews.mentions import countries, places
from diplonews.mentions.countries import REJECTING
from diplonews.places import RANK, entries, find_spot, first_words, packed
from diplonews.text.tokens import tokenize
from diplonews.values import Note


def test_cities_are_attributed_and_packed_without_a_date() -> None:
    data = resources.files("diplonews").joinpath("lexica", "cities.tsv.gz").read_bytes()
    assert data[4:8] == b"\0\0\0\0"
    head = gzip.decompress(data).decode().splitlines()[0]
    assert "GeoNames" in head
    assert "CC BY 4.0" in head
    assert len(data) < 150_000


def test_cities_are_of_known_countries() -> None:
    for first in packed():
        for rest, spot in entries(first):
            assert spot.sizes, (first, rest)
            for code, size in spot.sizes:
                assert by_code(code) is not None, code
                assert size >= 0


def test_every_capital_is_known() -> None:
    for row in all_countries():
        for name in row.capitals:
            if not name.startswith("~"):
                spot = find_spot(name)
                assert spot is not None, name
                assert spot.capital_of is not None or row.status == "former", name
                assert row.code in spot.codes, name


def test_seats_have_sense() -> None:
    seen = set()
    for row in rows("seats.tsv"):
        assert row["kind"] in RANK, row
        assert by_code(row["country"]) is not None, row
        assert (row["name"], row["kind"], row["country"]) not in seen, row
        seen.add((row["name"], row["kind"], row["country"]))
        assert keys_of(row["name"])[0] in first_words()


@pytest.mark.parametrize("file", ["weak_places.tsv", "not_countries.tsv", "country_contexts.tsv", "geo_words.tsv"])
def test_word_lists_have_no_double_rows(file: str) -> None:
    lines = [tuple(row.values())[:2] for row in rows(file)]
    assert len(lines) == len(set(lines))


@pytest.mark.parametrize(
    ("name", "kind", "code"),
    [
        ("Baku", "capital", "AZ"),
        ("Kremlin", "seat", "RU"),
        ("Camp David", "site", "US"),
        ("Crimea", "region", "UA"),
        ("Texas", "state", "US"),
        ("Izmir", "town", "TR"),
        ("St Petersburg", "city", "RU"),
    ],
)
def test_find_spot(name: str, kind: str, code: str) -> None:
    spot = find_spot(name)
    assert spot is not None
    assert spot.kind == kind
    assert spot.codes[0] == code


@pytest.mark.parametrize("name", ["", "Nowhereville", "x" * 100_000, "\x00"])
def test_unknown_spot(name: str) -> None:
    assert find_spot(name) is None


def test_rules_have_names_of_their_own() -> None:
    names = [name for name, _, _ in REJECTING]
    assert len(set(names)) == len(names)
    assert all(name.startswith("country.") for name in names)


@pytest.mark.parametrize(
    "text", ["", "the", "Georgia " * 50, "US " * 50, "of the Republic of " * 30, "Jordan, " * 50, "\x00", ", , ("]
)
def test_finders_take_any_text(text: str) -> None:
    tokens = tokenize(text)
    found = countries.find(tokens)
    for m in found + places.find(tokens, found):
        assert 0 <= m.first < m.last <= len(tokens)


def test_notes_tell_what_is_no_country() -> None:
    notes: list[Note] = []
    text = "Mr. Jordan of Atlanta, Georgia, paid in Canadian dollars and answered us in French."
    assert countries.find(tokenize(text), notes=notes) == []
    told = {(text[n.start : n.end], n.rule) for n in notes}
    assert told == {
        ("Jordan", "country.surname"),
        ("Georgia", "country.other"),
        ("Canadian", "country.money"),
        ("French", "country.language"),
    }


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("ISTANBUL (AA) - He said no.", "Istanbul", "TR"),
        ("ATLANTA, Georgia (AP) - He said no.", "Atlanta", "US"),
        ("LOS ANGELES, Calif. (AP) - He said no.", "Los Angeles", "US"),
        ("TBILISI, Georgia (AP) - He said no.", "Tbilisi", "GE"),
        ("Karachi - He said no.", "Karachi", "PK"),
        ("READING (AP) - He said no.", None, None),
    ],
)
def test_datelines(text: str, name: str | None, code: str | None) -> None:
    place = read_heading(text).dateline
    assert (place and place.name) == name
    assert (place and place.country and place.country.code) == code
