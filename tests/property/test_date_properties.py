"""Dates: nothing raises, what is written is read back, time grows with the text and no faster."""

from __future__ import annotations

import calendar
import datetime as dt
import time
from collections.abc import Callable

import pytest
from edtf import parse_edtf
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import diplonews
from diplonews.lexicon import rows
from diplonews.text import tokenize

MONTHS = list(calendar.month_name)
SHORT = [name[:3] for name in MONTHS]
WORDS = sorted({w for row in rows("dates.tsv") + rows("tense.tsv") for w in row["words"].split(" ")})
DAYS = st.dates(dt.date(1801, 1, 1), dt.date(2099, 12, 31))
ANY_DAY = st.dates()


def nth(day: int) -> str:
    ending = "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


FULL: list[Callable[[dt.date], str]] = [
    lambda d: f"{MONTHS[d.month]} {d.day}, {d.year}",
    lambda d: f"{MONTHS[d.month]} {d.day} {d.year}",
    lambda d: f"{MONTHS[d.month].upper()} {d.day}, {d.year}",
    lambda d: f"{MONTHS[d.month]} {nth(d.day)}, {d.year}",
    lambda d: f"{MONTHS[d.month]} the {nth(d.day)}, {d.year}",
    lambda d: f"{SHORT[d.month]}{'' if d.month == 5 else '.'} {d.day}, {d.year}",
    lambda d: f"{d.day} {MONTHS[d.month]} {d.year}",
    lambda d: f"{d.day:02d} {SHORT[d.month]} {d.year}",
    lambda d: f"the {nth(d.day)} of {MONTHS[d.month]} {d.year}",
    lambda d: f"{nth(d.day)} {MONTHS[d.month]}, {d.year}",
    lambda d: f"{d:%A}, {MONTHS[d.month]} {d.day}, {d.year}",
    lambda d: f"{d:%A} {d.day} {MONTHS[d.month]} {d.year}",
    lambda d: f"{d:%a}, {d.day} {SHORT[d.month]} {d.year}",
    lambda d: f"{d.year:04d}-{d.month:02d}-{d.day:02d}",
    lambda d: f"{d.year:04d}/{d.month:02d}/{d.day:02d}",
    lambda d: f"{d.day:02d}.{d.month:02d}.{d.year:04d}",
    lambda d: f"{d.day}-{SHORT[d.month].upper()}-{d.year}",
]
RANGE: list[Callable[[dt.date, dt.date], str]] = [
    lambda a, b: f"from {MONTHS[a.month]} {a.day}, {a.year} to {MONTHS[b.month]} {b.day}, {b.year}",
    lambda a, b: f"from {a.day} {MONTHS[a.month]} {a.year} to {b.day} {MONTHS[b.month]} {b.year}",
    lambda a, b: f"between {nth(a.day)} {MONTHS[a.month]} {a.year} and {nth(b.day)} {MONTHS[b.month]} {b.year}",
    lambda a, b: f"{a.day} {SHORT[a.month]} {a.year} – {b.day} {SHORT[b.month]} {b.year}",
    lambda a, b: f"{a:%d.%m.%Y}-{b:%d.%m.%Y}",
]


@given(DAYS, st.sampled_from(FULL))
def test_a_full_date_is_read_back(day: dt.date, form: Callable[[dt.date], str]) -> None:
    assert diplonews.parse_when(form(day)) == diplonews.When.on(day)
    found = diplonews.find_dates(f"The ministers met in Geneva on {form(day)}.")
    assert [d.when for d in found] == [diplonews.When.on(day)]


@given(DAYS, st.integers(1, 400), st.sampled_from(RANGE))
def test_a_range_is_read_back(first: dt.date, length: int, form: Callable[[dt.date, dt.date], str]) -> None:
    last = first + dt.timedelta(days=length)
    assert diplonews.parse_when(form(first, last)) == diplonews.When.between(first, last)


@given(DAYS, st.integers(-150, 150))
def test_a_day_without_year_or_tense_is_the_nearest(anchor: dt.date, distance: int) -> None:
    day = anchor + dt.timedelta(days=distance)
    if (day.month, day.day) == (2, 29):
        return
    for text in (f"{MONTHS[day.month]} {day.day}", f"{day.day} {MONTHS[day.month]}"):
        assert diplonews.parse_when(text, anchor=anchor) == diplonews.When.on(day)
        assert diplonews.parse_when(text) is None


@given(DAYS, st.integers(0, 6))
def test_weekdays_go_by_tense(anchor: dt.date, number: int) -> None:
    name = calendar.day_name[number]
    past = diplonews.parse_when(f"They met on {name}.", anchor=anchor)
    future = diplonews.parse_when(f"They will meet on {name}.", anchor=anchor)
    assert past is not None
    assert future is not None
    assert past.first.weekday() == future.first.weekday() == number
    assert 0 <= (anchor - past.first).days <= 6
    assert 1 <= (future.first - anchor).days <= 7


@given(st.text(), st.none() | ANY_DAY)
def test_no_text_raises(text: str, anchor: dt.date | None) -> None:
    diplonews.find_dates(text, anchor=anchor)
    diplonews.parse_when(text, anchor=anchor)


NUMBERS = st.integers(0, 99_999).map(str)
SOUP = st.lists(
    st.sampled_from([*WORDS, *MONTHS[1:], "May", "Sat", "9th", "1999", "2021", "the"]) | NUMBERS, max_size=40
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(SOUP, st.sampled_from([" ", "-", "/", ". "]), st.none() | ANY_DAY)
def test_whatever_is_found_is_sound(words: list[str], gap: str, anchor: dt.date | None) -> None:
    text = gap.join(words)
    reached = 0
    for date in diplonews.find_dates(text, anchor=anchor):
        assert reached <= date.span.start < date.span.end <= len(text)
        reached = date.span.end
        assert (date.when is None) == (date.reason is not None)
        if date.when:
            assert date.when.first <= date.when.last
            assert str(parse_edtf(date.when.edtf)) == date.when.edtf


@pytest.mark.flaky(reruns=4)  # a clock: other work on the machine may disturb one run, not five
@pytest.mark.parametrize(
    "unit",
    [
        "13, ",
        "May ",
        "the first of ",
        "2021-",
        "13-15 ",
        "April 13 and ",
        "one thousand nine hundred ",
        "said will on Tuesday ",
        "the same day ",
        "12/",
        "(",
        "Monday, ",
    ],
)
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    from diplonews.mentions.dates import find

    def cost(size: int) -> float:
        tokens = tokenize(unit * (size // len(unit)))
        best = 9.0
        for _ in range(3):
            began = time.process_time()
            find(tokens, anchor=dt.date(2021, 4, 14))
            best = min(best, time.process_time() - began)
        return best

    cost(500)
    small, large = cost(2_500), cost(10_000)
    assert large < max(small * 4 * 2.5, 0.05)


@given(
    st.integers(1, 60),
    st.sampled_from(
        [
            "BAKU, April 13 (Agency) -- They met today.",
            "They met on 3 May 2019. On 5 May they left.",
            "He will come on Friday night.",
        ]
    ),
)
def test_a_paragraph_in_front_changes_nothing(length: int, text: str) -> None:
    front = "A word of greeting stands here. " * length + "\n\n"
    alone = diplonews.find_dates(text, anchor=dt.date(2021, 4, 14))
    after = diplonews.find_dates(front + text, anchor=dt.date(2021, 4, 14))
    assert [(d.when, d.rule) for d in alone] == [(d.when, d.rule) for d in after]
    assert [d.span.of(text) for d in alone] == [d.span.of(front + text) for d in after]
