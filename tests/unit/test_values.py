"""Values refuse what they cannot hold."""

from __future__ import annotations

import datetime as dt

import pytest

from diplonews import Country, Evidence, Note, Quote, Span, ValueInvalidError, When


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (4, 2)])
@pytest.mark.parametrize(
    "make", [Span, lambda s, e: Evidence("record", s, e, "r"), lambda s, e: Note(s, e, "r", "why")]
)
def test_a_span_is_not_empty(make: type[Span], start: int, end: int) -> None:
    with pytest.raises(ValueInvalidError, match=f"0 <= start < end, not {start} and {end}$"):
        make(start, end)


def test_a_span_may_begin_with_the_text() -> None:
    assert (
        Span(0, 1).start
        == Quote(0, 1, "a").start
        == Evidence("record", 0, 1, "r").start
        == Note(0, 1, "r", "why").start
    )
    with pytest.raises(ValueInvalidError, match=r"0 <= start < end, not 1 and 1$"):
        Quote(1, 1, "")


def test_a_quote_is_as_long_as_its_span() -> None:
    assert Quote.cut("state visit", 6, 11) == Quote(6, 11, "visit")
    with pytest.raises(ValueInvalidError, match="a quote of 5 characters has a text of 4"):
        Quote(6, 11, "visi")


@pytest.mark.parametrize("code", ["az", "AZE", "", "A1", None, 7])
def test_a_country_is_two_capitals(code: str) -> None:
    with pytest.raises(ValueInvalidError, match="two capital letters"):
        Country(code)


def test_a_country_that_acts_may_go_by_the_name_of_the_article() -> None:
    called = Country("GB", name="Britain")
    assert called.name == "Britain"
    assert called == Country("GB")
    assert hash(called) == hash(Country("GB"))
    assert len({hash(Country(code)) for code in ("GB", "FR", "DE")}) > 1
    assert called.plain.name == "United Kingdom"
    assert Country("GB").plain.name == "United Kingdom"


def test_a_country_knows_its_names() -> None:
    found = Country.find("Norwegian")
    assert found == Country("NO")
    assert (found.name, found.alpha3) == ("Norway", "NOR")
    assert (Country("QQ").name, Country("QQ").alpha3) == ("QQ", None)
    assert Country.find("Atlantis") is None


@pytest.mark.parametrize(
    "edtf", ["2021", "2021-04", "2021-04-14", "2021-04-13/2021-04-14", "2020-02-29", "2020/2021", "2021-04/2021-04-20"]
)
def test_when_holds_level_0(edtf: str) -> None:
    assert str(When(edtf)) == edtf
    assert When(edtf).first <= When(edtf).last


@pytest.mark.parametrize(
    "edtf",
    [
        "",
        "21",
        "2021-13",
        "2021-02-30",
        "2021/2020",
        "2021-04-14T10:00",
        "2021~",
        "2021/2022/2023",
        "0000",
        "٢٠٢١",
        None,
    ],
)
def test_when_holds_nothing_else(edtf: str) -> None:
    with pytest.raises(ValueInvalidError):
        When(edtf)


def test_a_time_of_day_is_left_out() -> None:
    morning, evening = dt.datetime(2021, 4, 13, 9, 30), dt.datetime(2021, 4, 14, 18, 0)
    assert str(When.on(morning)) == "2021-04-13"
    assert str(When.between(morning, evening)) == "2021-04-13/2021-04-14"


def test_when_bounds() -> None:
    assert When("2024-02").last == dt.date(2024, 2, 29)
    assert When("2021/2022-03").first == dt.date(2021, 1, 1)
    assert When.on(dt.date(2021, 4, 14)).is_day
    assert not When.between(dt.date(2021, 4, 13), dt.date(2021, 4, 14)).is_day
    assert When.between(dt.date(2021, 4, 13), dt.date(2021, 4, 13)) == When("2021-04-13")
