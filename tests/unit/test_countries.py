"""The table of countries against CLDR and ISO 3166 as oracles, and each of its rows for sense."""

from __future__ import annotations

from pathlib import Path

import babel
import pycountry
import pytest

from diplonews.countries import (
    STATUSES,
    Row,
    _canon,
    all_countries,
    by_code,
    country_lexicon,
    find_code,
    plural,
    shared_names,
)
from diplonews.lexicon import Row as Row_
from diplonews.lexicon import table
from diplonews.values import Country

NOT_ISO = {"XK", "SU", "YU", "CS", "DD", "YD", "AN"}
STATES = {r.code for r in all_countries() if r.status in ("un-member", "observer", "partly-recognised")}


def test_census() -> None:
    counts = {status: sum(r.status == status for r in all_countries()) for status in STATUSES}
    assert counts["un-member"] == 193
    assert counts["observer"] == 2
    assert {r.code for r in all_countries() if r.status == "partly-recognised"} == {"XK", "TW"}
    assert {r.code for r in all_countries()} - NOT_ISO == {c.alpha_2 for c in pycountry.countries}
    assert {r.code for r in all_countries() if r.status == "former"} == NOT_ISO - {"XK"}


@pytest.mark.parametrize("row", all_countries(), ids=lambda r: r.code)
def test_row(row: Row) -> None:
    assert len(row.alpha3) == 3
    assert row.alpha3.isupper()
    shared = shared_names()
    for form, kind in row.forms():
        plain = form.lstrip("~").rstrip("-")
        assert plain == plain.strip(), form
        key = _canon(plain)
        assert key, form
        codes = (find_code(plain),) if key not in shared else shared[key].codes
        assert row.code in codes, f"{form} ({kind}) of {row.code} is found as {codes}"
    if row.status != "former" and row.code in STATES:
        assert row.adjectives or row.code in ("NZ", "VA"), row.code


def test_no_two_countries_claim_a_name() -> None:
    claims: dict[str, set[str]] = {}
    for row in all_countries():
        for form, _ in row.forms():
            claims.setdefault(_canon(form.lstrip("~").rstrip("-")), set()).add(row.code)
    clashes = {name: codes for name, codes in claims.items() if len(codes) > 1 and name not in shared_names()}
    assert clashes == {}


def test_alpha3_are_those_of_iso() -> None:
    for row in all_countries():
        if row.code not in NOT_ISO:
            country = pycountry.countries.get(alpha_2=row.code)
            assert country is not None
            assert country.alpha_3 == row.alpha3


def test_cldr_names() -> None:
    names = babel.Locale("en").territories
    for row in all_countries():
        if row.code in names and row.code not in NOT_ISO - {"XK"}:
            assert find_code(names[row.code]) == row.code, names[row.code]


def test_iso_names() -> None:
    for country in pycountry.countries:
        for field in ("name", "official_name", "common_name"):
            if (name := getattr(country, field, None)) is not None:
                assert find_code(name) == country.alpha_2, name


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Belarusian", "BY"),
        ("the Swiss Confederation", "CH"),
        ("SWISS FEDERAL COUNCIL", "CH"),
        ("Türkiye", "TR"),
        ("Turkiye", "TR"),
        ("Turkey", "TR"),
        ("Korea, Republic of", "KR"),
        ("KOREA REPUBLIC OF", "KR"),
        ("GERMANY FEDERAL REPUBLIC", "DE"),
        ("NETHERLANDS THE", "NL"),
        ("China, People’s Republic of", "CN"),
        ("China, Republic of", "TW"),
        ("U.S.S.R.", "SU"),
        ("USSR", "SU"),
        ("U.S.", "US"),
        ("United Kingdom of Great Britain and Northern Ireland", "GB"),
        ("His Majesty's Government in the United Kingdom", "GB"),
        ("DPRK", "KP"),
        ("ROK", "KR"),
        ("DRC", "CD"),
        ("UAE", "AE"),
        ("Emirati", "AE"),
        ("Kazakhs", "KZ"),
        ("Filipinas", "PH"),
        ("Monegasque", "MC"),
        ("Frenchmen", "FR"),
        ("Poles", "PL"),
        ("Kremlin", "RU"),
        ("the White House", "US"),
        ("Elysée", "FR"),
        ("Elysee Palace", "FR"),
        ("Zhongnanhai", "CN"),
        ("Ankara", "TR"),
        ("Jerusalem", "IL"),
        ("Taipei", "TW"),
        ("Pristina", "XK"),
        ("Laayoune", "EH"),
        ("East Jerusalem", "PS"),
        ("Swaziland", "SZ"),
        ("Zaire", "CD"),
        ("Upper Volta", "BF"),
        ("German Democratic Republic", "DD"),
        ("Niger", "NE"),
        ("Nigerien", "NE"),
        ("Nigerian", "NG"),
        ("Dominica", "DM"),
        ("Dominican Republic", "DO"),
        ("American Samoa", "AS"),
        ("Equatorial Guinean", "GQ"),
        ("Papua New Guinea", "PG"),
        ("Saint Lucia", "LC"),
        ("St Lucia", "LC"),
        ("Denmark (Greenland)", "DK"),
    ],
)
def test_find_code(name: str, code: str) -> None:
    assert find_code(name) == code
    assert find_code(name.upper()) == code
    assert Country.find(f"  {name} ") == Country(code)


@pytest.mark.parametrize("name", ["", "the", "Atlantis", "(", ",,,", "\x00", "of the", "x" * 10_000, "the of"])
def test_unknown_names(name: str) -> None:
    assert find_code(name) is None


def test_by_code() -> None:
    row = by_code("AZ")
    assert row is not None
    assert (row.name, row.alpha3, row.capitals) == ("Azerbaijan", "AZE", ("Baku",))
    assert by_code("ZZ") is None
    assert Country("AZ").name == "Azerbaijan"
    assert Country("ZZ").alpha3 is None


def test_plural() -> None:
    assert plural("German") == "Germans"
    assert plural("Omani") == "Omanis"
    assert plural("Welshman") == "Welshmen"
    assert plural("Swiss") is None


def test_lexicon_prefers_names() -> None:
    lexicon = country_lexicon()
    term = lexicon.at(["luxembourg"], 0)
    assert term is not None
    assert term.kind == "C"
    longest = lexicon.at(["democratic", "republic", "of", "the", "congo"], 0)
    assert longest is not None
    assert longest.data.code == "CD"


DEMONYMS = table((Path(__file__).parent.parent / "cases" / "demonyms.tsv").read_text(encoding="utf-8"), "demonyms.tsv")
"""Written down apart from the table itself. Dominica and the Congo of Brazzaville share their adjectives and stand in the cases."""


@pytest.mark.parametrize("row", DEMONYMS, ids=lambda r: r["code"])
def test_adjectives_people_and_capitals(row: Row_) -> None:
    for column in ("adjective", "people", "capital"):
        assert find_code(row[column]) == row["code"], row[column]


def test_demonyms_cover_every_state() -> None:
    assert STATES - {row["code"] for row in DEMONYMS} == {"CG", "DM"}


def test_cldr_languages_named_after_a_country() -> None:
    """Where CLDR's name of an official language is an adjective of the table, it is the adjective of that country or of its namesake."""
    locale = babel.Locale("en")
    checked = 0
    for language, code in (
        *(
            ("az", "AZ"),
            ("be", "BY"),
            ("bg", "BG"),
            ("cs", "CZ"),
            ("da", "DK"),
            ("et", "EE"),
            ("fi", "FI"),
            ("ka", "GE"),
        ),
        *(
            ("el", "GR"),
            ("hu", "HU"),
            ("is", "IS"),
            ("it", "IT"),
            ("ja", "JP"),
            ("kk", "KZ"),
            ("ky", "KG"),
            ("lo", "LA"),
        ),
        *(
            ("lv", "LV"),
            ("lt", "LT"),
            ("mk", "MK"),
            ("mg", "MG"),
            ("mt", "MT"),
            ("mn", "MN"),
            ("ne", "NP"),
            ("pl", "PL"),
        ),
        *(
            ("ro", "RO"),
            ("ru", "RU"),
            ("sk", "SK"),
            ("sl", "SI"),
            ("so", "SO"),
            ("sv", "SE"),
            ("tg", "TJ"),
            ("th", "TH"),
        ),
        *(
            ("tr", "TR"),
            ("tk", "TM"),
            ("uk", "UA"),
            ("uz", "UZ"),
            ("vi", "VN"),
            ("hy", "AM"),
            ("sq", "AL"),
            ("fil", "PH"),
        ),
    ):
        assert find_code(locale.languages[language]) == code
        checked += 1
    assert checked == 40
