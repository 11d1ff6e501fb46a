"""The grammar of titles: what it takes apart, what it leaves alone, and hostile input."""

from __future__ import annotations

import time

import pytest

from diplonews import Body, Country, parse_title
from diplonews.parsers.titles.parties import singular


@pytest.mark.parametrize("blank", ["", " ", "\n\t", '""', ";", "•", "\u2029"])
def test_blank_titles_say_nothing(blank: str) -> None:
    record = parse_title(blank)
    assert record.instrument == "other"
    assert (record.title.text if record.title else "") == blank.strip()
    assert record.subject is None
    assert record.parties == ()


def test_only_text_is_a_title() -> None:
    with pytest.raises(TypeError, match="parse_title"):
        parse_title(None)  # type: ignore[arg-type]


def test_spans_index_the_title_as_given() -> None:
    title = "  “Memorandum of Understanding between\u00a0Malta and  Cyprus on Marine Parks”;"
    record = parse_title(title)
    assert record.title is not None
    assert record.title.text == "Memorandum of Understanding between\u00a0Malta and  Cyprus on Marine Parks"
    for e in record.evidence:
        assert 0 <= e.start < e.end <= len(title)
    (subject,) = record.because("subject")
    assert title[subject.start : subject.end] == "Marine Parks"
    assert [title[e.start : e.end] for e in record.because("countries")] == ["Malta", "Cyprus"]


def test_dates_in_a_title_are_not_its_day() -> None:
    record = parse_title("Exchange of Notes prolonging the Agreement of 4 March 1936 between Portugal and Poland")
    assert record.when is None
    assert record.status is None


def test_countries_of_the_subject_are_no_parties() -> None:
    record = parse_title("Agreement between Kenya and Egypt on the Transit of Goods from Uganda through Sudan")
    assert [c.code for c in record.countries] == ["KE", "EG"]


def test_who_a_party_speaks_for_is_no_party() -> None:
    record = parse_title("Agreement between Denmark (on behalf of Greenland) and Iceland on cod")
    assert [c.code for c in record.countries] == ["DK", "IS"]


def test_organisations_have_no_country() -> None:
    record = parse_title("Agreement between UNICEF and the Government of Fiji on school meals")
    assert record.countries == (Country("FJ"),)
    assert record.parties[0] == Body(name="UNICEF")


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("Post Offices", "Post Office"),
        ("Ministries of Finance", "Ministry of Finance"),
        ("Chambers of Commerce", "Chamber of Commerce"),
        ("diplomatic academies", "diplomatic academies"),
    ],
)
def test_singular(plural: str, one: str) -> None:
    assert singular(plural.split()) == one


@pytest.mark.flaky(reruns=4)  # a clock: other work on the machine may disturb one run, not five
@pytest.mark.parametrize(
    "unit",
    [
        "between ",
        "Agreement between A and ",
        "the Ministry of A and B, ",
        "(",
        "((a)",
        "Government of France and ",
        "on cooperation in the field of ",
        "between the Post Offices of France, Italy, ",
        "Agreement ",
        "France-",
        "'s ",
        "a\u0301 ",
    ],
)
def test_hostile_titles_take_linear_time(unit: str) -> None:
    parse_title(unit * 10)
    took = []
    for n in (2000, 4000):
        begin = time.process_time()
        parse_title(unit * n)
        took.append(time.process_time() - begin)
    assert took[1] < 4 * took[0] + 0.2
