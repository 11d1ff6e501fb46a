"""Tables: stable columns, flat rows, CSV that can be made harmless."""

from __future__ import annotations

import csv
import datetime as dt
import io
from typing import Any, ClassVar

import attrs
import pytest
from attrs import frozen
from format_sample import ARTICLE
from hypothesis import given, settings

from diplonews import (
    Article,
    Evidence,
    Person,
    Place,
    Record,
    Registry,
    RegistryError,
    Statement,
    Visit,
    strategies,
)
from diplonews.formats.table import columns, to_csv, to_rows


@frozen
class Clause:
    number: int
    text: str


@frozen(kw_only=True)
class Ruling(Record):
    type: ClassVar[str] = "ruling"
    judge: Person
    clauses: tuple[Clause, ...] = ()
    main: Clause | None = None
    votes: tuple[bool, ...] = ()
    fine: float | None = None
    due: dt.date | None = None


EXTENDED = Registry.builtin().with_type(Ruling, "elsewhere:parse")


def test_the_columns_of_the_builtin_types_stay_as_they_are() -> None:
    fixed = (
        "article_sha256 article_title article_publisher article_published "
        "record_number record_start record_end record_text record_rules "
    )
    own = {
        "visit": "visitors visitors_type visitors_country origin destination place place_country hosts hosts_type "
        "hosts_country kind status when when_first when_last purpose purpose_start purpose_end invited_by "
        "invited_by_type invited_by_country explicit",
        "meeting": "participants participants_type participants_country format place place_country when when_first "
        "when_last status topics topics_start topics_end occasion occasion_start occasion_end",
        "statement": "speakers speakers_type speakers_country kind content content_start content_end cue cue_start "
        "cue_end addressees addressees_type addressees_country when when_first when_last occasion occasion_start "
        "occasion_end",
        "memorandum": "instrument title title_start title_end parties parties_type parties_country countries subject "
        "subject_start subject_end when when_first when_last place place_country status count signatories "
        "signatories_type signatories_country witnesses witnesses_type witnesses_country amends amends_start amends_end",
    }
    for name, told in own.items():
        assert " ".join(c.name for c in columns(Registry.builtin().type_named(name))) == fixed + told


def test_rows_are_flat() -> None:
    (row,) = to_rows([ARTICLE], "visit")
    assert row["article_sha256"] == ARTICLE.sha256
    assert row["article_published"] == dt.date(2021, 4, 14)
    assert (row["record_number"], row["record_start"], row["record_end"]) == (0, 25, 41)
    assert (row["record_text"], row["record_rules"]) == ("arrived in Zenda", "test.record")
    assert (row["hosts"], row["hosts_type"], row["hosts_country"]) == (
        "Court of Zenda; Austria",
        "body; country",
        "AT; AT",
    )
    assert (row["when"], row["when_last"]) == ("2021-04-13/2021-04-14", dt.date(2021, 4, 14))
    assert (row["purpose"], row["purpose_start"]) == ("sign a treaty", 53)
    assert (row["place"], row["place_country"], row["origin"], row["explicit"]) == ("Zenda", "AT", None, True)


def test_a_person_known_by_office_has_that_for_a_name() -> None:
    visit = Visit(visitors=(Person(title="Premier"), Person()), evidence=(Evidence("record", 0, 3, "x"),))
    (row,) = to_rows([attrs.evolve(ARTICLE, records=(visit,))], "visit")
    assert row["visitors"] == "Premier; "
    assert row["visitors_country"] == "; "
    assert row["hosts"] is None


@given(strategies.articles(EXTENDED))
@settings(max_examples=30)
def test_every_record_is_one_row_of_the_same_columns(article: Article) -> None:
    for name in EXTENDED.names:
        rows = list(to_rows([article, article], name, registry=EXTENDED))
        assert len(rows) == 2 * len(article.of(EXTENDED.type_named(name)))
        for row in rows:
            assert tuple(row) == tuple(c.name for c in columns(EXTENDED.type_named(name)))
            assert all(v is None or isinstance(v, (str, int, float, dt.date)) for v in row.values())


def test_a_record_without_evidence_has_a_row() -> None:
    (row,) = to_rows([attrs.evolve(ARTICLE, records=(Visit(visitors=()),))], "visit")
    assert (row["record_start"], row["record_text"], row["record_rules"]) == (None, None, None)


def test_other_projects_columns() -> None:
    ruling = Ruling(
        judge=Person(name="Rupert"),
        clauses=(Clause(1, "a"), Clause(2, "ö")),
        main=Clause(3, "c"),
        votes=(True, False),
        fine=-2.5,
        due=dt.date(2030, 1, 1),
    )
    article = attrs.evolve(ARTICLE, records=(ruling,))
    (row,) = to_rows([article], "ruling", registry=EXTENDED)
    assert (row["judge"], row["fine"], row["due"]) == ("Rupert", -2.5, dt.date(2030, 1, 1))
    assert row["clauses"] == '{"number": 1, "text": "a"}; {"number": 2, "text": "ö"}'
    assert row["main"] == '{"number": 3, "text": "c"}'
    assert row["votes"] == "true; false"
    lines = list(to_csv([article], "ruling", registry=EXTENDED, harmless=True))
    assert ",-2.5,2030-01-01" in lines[1]


def test_names_that_clash_are_told() -> None:
    @frozen(kw_only=True)
    class Clash(Record):
        type: ClassVar[str] = "clash"
        place: Place | None = None
        place_country: str | None = None

    registry = Registry().with_type(Clash, "elsewhere:parse")
    with pytest.raises(RegistryError, match="two columns 'place_country'"):
        list(to_rows([], "clash", registry=registry))


def test_an_unknown_type_is_told() -> None:
    with pytest.raises(RegistryError, match="'ruling'"):
        list(to_rows([ARTICLE], "ruling"))


# --- CSV ---------------------------------------------------------------------------------------------------------------


def read(lines: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(lines), newline="")))


@given(strategies.articles())
@settings(max_examples=30)
def test_csv_holds_the_rows(article: Article) -> None:
    for name in Registry.builtin().names:
        rows = list(to_rows([article], name))
        found = read(to_csv([article], name))
        for row, told in zip(rows, found, strict=True):
            for key, value in row.items():
                expected = {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value or "")
                assert told[key] == (str(value) if value == 0 and not isinstance(value, bool) else expected)


DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


@pytest.mark.parametrize("start", DANGEROUS)
def test_formulas_are_made_harmless_on_request(start: str) -> None:
    words = f'{start}HYPERLINK("http://example.org","x")'
    visit = Visit(visitors=(Person(name=words),), evidence=(Evidence("record", 0, 3, words),))
    article = attrs.evolve(ARTICLE, title=words, publisher=words, records=(visit,))
    (plain,) = read(to_csv([article], "visit"))
    assert plain["article_title"] == plain["visitors"] == words
    (safe,) = read(to_csv([article], "visit", harmless=True))
    assert safe["article_title"] == safe["visitors"] == safe["record_rules"] == f"'{words}"


@given(strategies.articles())
@settings(max_examples=30)
def test_no_text_begins_as_a_formula(article: Article) -> None:
    for name in Registry.builtin().names:
        for row in csv.reader(io.StringIO("".join(to_csv([article], name, harmless=True)), newline="")):
            assert not any(cell.startswith(DANGEROUS) for cell in row)


def test_headers_are_made_harmless_too() -> None:
    strange: Any = attrs.make_class(
        "Strange", {"ordinary": attrs.field(type=str)}, bases=(Record,), kw_only=True, frozen=True
    )
    strange.type = "strange"
    assert next(to_csv([], "strange", registry=Registry().with_type(strange, "x:y"), harmless=True)).endswith(
        "ordinary\r\n"
    )


def test_statements_lists_have_equal_length() -> None:
    (row,) = to_rows([ARTICLE], "statement")
    (statement,) = ARTICLE.of(Statement)
    assert str(row["content_start"]).split("; ") == [str(q.start) for q in statement.content]
