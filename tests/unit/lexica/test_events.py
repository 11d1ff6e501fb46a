"""The words of visits and meetings: every row makes sense, and every verb has all its forms."""

from __future__ import annotations

from collections import defaultdict

import pytest

from diplonews.chunks import LETTERS
from diplonews.lexicon import keys_of, rows

VISITS, MEETINGS = rows("visits.tsv"), rows("meetings.tsv")
KINDS = {"visits.tsv": set("VYNTJZWIEMFOSKcglyp80"), "meetings.tsv": set("QU1234567j")}
FORMS = {"base", "s", "past", "part", "ing", "noun", "adj", "day", "if", ""}
PROTOCOL = {"state", "official", "working", "private", "transit"}
FORMATS = {"one-on-one", "expanded", "informal", "multilateral", "phone", "video"}


@pytest.mark.parametrize("file", ["visits.tsv", "meetings.tsv"])
def test_rows_are_complete(file: str) -> None:
    for row in rows(file):
        assert row["term"] == row["term"].lower().strip(), row
        assert row["kind"] in KINDS[file], row
        assert row["form"] in FORMS, row
        assert row["sense"], row


def test_letters_are_not_taken() -> None:
    used = KINDS["visits.tsv"] | KINDS["meetings.tsv"]
    assert not used & set(LETTERS)
    assert not KINDS["visits.tsv"] & KINDS["meetings.tsv"]


@pytest.mark.parametrize("file", ["visits.tsv", "meetings.tsv"])
def test_no_term_stands_twice(file: str) -> None:
    seen: dict[tuple[str, ...], str] = {}
    for row in rows(file):
        keys = keys_of(row["term"])
        assert keys not in seen, (row["term"], seen.get(keys))
        seen[keys] = row["term"]


@pytest.mark.parametrize("letter", ["T", "J", "W", "M", "I", "E", "S", "1", "3"])
def test_verbs_have_all_their_forms(letter: str) -> None:
    """Each verb of a kind has a base, an s, a past and an ing form, found by its ending or its particle."""
    forms: dict[str, int] = defaultdict(int)
    for row in (*VISITS, *MEETINGS):
        if row["kind"] == letter and row["form"] in ("base", "s", "past", "ing"):
            forms[row["form"]] += 1
    assert forms["base"] - 1 <= forms["s"] <= forms["base"]  # one plural noun is also an s form
    assert forms["past"] >= forms["base"] - 8  # cut and set are their own past
    assert forms["ing"] >= forms["base"]


def test_kinds_are_protocol_terms() -> None:
    assert {r["sense"] for r in VISITS if r["kind"] == "K"} == PROTOCOL
    by_term = {r["term"]: r["sense"] for r in VISITS if r["kind"] == "K"}
    assert by_term["official working"] == "working"
    assert "two-day" not in by_term


def test_durations_are_days() -> None:
    days = {r["term"]: int(r["value"]) for r in VISITS if r["kind"] == "c"}
    assert days["three-day"] == 3
    assert days["week-long"] == 7
    assert days["48-hour"] == 2
    assert days["10-day"] == 10
    assert all(1 <= d <= 31 for d in days.values())


def test_formats_are_those_of_the_record() -> None:
    assert {r["value"] for r in MEETINGS if r["kind"] == "j"} == FORMATS
    assert {r["value"] for r in MEETINGS if r["kind"] == "U"} <= FORMATS | {""}


@pytest.mark.parametrize(
    ("term", "kind", "sense"),
    [
        ("visited", "Y", "visit"),
        ("visiting", "Y", "visit"),
        ("tour", "V", "tour"),
        ("trip", "N", "trip"),
        ("stopover", "N", "transit"),
        ("travelled", "T", "go"),
        ("traveled", "T", "go"),
        ("flew", "T", "go"),
        ("arrived", "J", "arrive"),
        ("left", "Z", "leave"),
        ("welcoming", "W", "host"),
        ("wrapped up", "M", "end"),
        ("kicked off", "M", "start"),
        ("paid", "M", "whole"),
        ("called off", "E", "cancel"),
        ("denied", "O", "deny"),
        ("is set", "F", "planned"),
    ],
)
def test_visit_words(term: str, kind: str, sense: str) -> None:
    assert [(r["kind"], r["sense"]) for r in VISITS if r["term"] == term] == [(kind, sense)]


@pytest.mark.parametrize(
    ("term", "kind", "value"),
    [
        ("met", "Q", ""),
        ("talks", "U", ""),
        ("tete-a-tete", "U", "one-on-one"),
        ("phone call", "U", "phone"),
        ("videoconference", "U", "video"),
        ("one-on-one", "j", "one-on-one"),
        ("in an expanded format", "j", "expanded"),
        ("delegation-level", "j", "expanded"),
        ("trilateral", "j", "multilateral"),
        ("on the sidelines of", "7", ""),
    ],
)
def test_meeting_words(term: str, kind: str, value: str) -> None:
    assert [(r["kind"], r["value"]) for r in MEETINGS if r["term"] == term] == [(kind, value)]
