"""The word lists of people and bodies: columns, known kinds, no term twice."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from diplonews.lexicon import keys_of, load, rows

OFFICES = set(
    "head-of-state head-of-government foreign-minister minister deputy-minister envoy parliament spokesperson military court "
    "royal religious organization-head legislator local official party corporate expert other".split()
)
BODIES = set("io ministry parliament agency bank group court party company other".split())
FILES = {
    "titles.tsv": ("term kind canonical office gender country", set("TPHMS")),
    "organizations.tsv": ("term name kind country", BODIES),
    "bodyheads.tsv": ("term kind", set("KX")),
    "names.tsv": ("term kind gender", set("pgnf")),
}


@pytest.mark.parametrize("file", FILES)
def test_columns_kinds_and_unique_terms(file: str) -> None:
    columns, kinds = FILES[file]
    table = rows(file)
    assert list(table[0]) == columns.split()
    assert {r["kind"] for r in table} <= kinds
    for row in table:
        assert row["term"] == row["term"].strip() != ""
        assert keys_of(row["term"])
    counted = Counter(keys_of(r["term"]) for r in table)
    assert [k for k, n in counted.items() if n > 1] == []


def test_titles_say_what_they_are() -> None:
    table = rows("titles.tsv")
    for row in table:
        assert row["gender"] in ("", "m", "f"), row
        assert row["country"] == "" or re.fullmatch("~?[A-Z]{2}", row["country"]), row
        if row["kind"] in "TP":
            assert row["office"] in OFFICES, row
            assert row["canonical"], row
        else:
            assert row["canonical"] == "", row
            assert row["office"] in ("", "royal", "religious") if row["kind"] == "H" else row["office"] == "", row
    assert {r["office"] for r in table} - {""} == OFFICES


def test_a_plural_and_its_singular_are_of_one_office() -> None:
    office: dict[str, str] = {}
    for row in rows("titles.tsv"):
        if row["kind"] == "T":
            office.setdefault(row["canonical"].lower(), row["office"])
    known = [r for r in rows("titles.tsv") if r["kind"] == "P" and r["canonical"].lower() in office]
    assert len(known) > 100
    assert [r["term"] for r in known if office[r["canonical"].lower()] != r["office"]] == []


@pytest.mark.parametrize(
    ("term", "canonical", "office"),
    [
        ("PM", "prime minister", "head-of-government"),
        ("FM", "foreign minister", "foreign-minister"),
        ("minister for foreign affairs", "foreign minister", "foreign-minister"),
        ("Vice-Premier", "vice premier", "deputy-minister"),
        ("chargé d’affaires", "chargé d'affaires", "envoy"),
        ("secretary general", "secretary-general", "organization-head"),
        ("Minister of Labor", "labour minister", "minister"),
    ],
)
def test_titles_have_one_canonical_form(term: str, canonical: str, office: str) -> None:
    words = keys_of(term)
    found = load("titles.tsv").at(words, 0)
    assert found is not None
    assert found.words == words
    assert (found.data["canonical"], found.data["office"]) == (canonical, office)


def test_bodies_have_names_and_countries() -> None:
    for row in rows("organizations.tsv"):
        assert row["name"], row
        assert row["country"] == "" or (len(row["country"]) == 2 and row["country"].isupper()), row
    full = {r["term"] for r in rows("organizations.tsv")}
    assert [r["term"] for r in rows("organizations.tsv") if r["name"] not in full] == []


def test_the_world_has_given_names() -> None:
    given = [r for r in rows("names.tsv") if r["kind"] == "g"]
    assert len(given) >= 1500
    assert {r["gender"] for r in given} == {"m", "f", ""}
    known = {r["term"] for r in given}
    assert {"Wang", "Al"}.isdisjoint(known - {"Al"})
    assert {"Ilham", "Ngozi", "Fumio", "Xanana", "Sirimavo", "Ólafur", "Kofi", "Tsakhiagiin", "Retno"} <= known
