"""One reader for each rule of dates: from the words that its pattern matched to a :class:`When`, or to the reason for none.

A reader that finds that no date is meant after all gives :data:`NO_DATE`, and the place is left alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

import attrs
from attrs import frozen

from diplonews.mentions.dates import resolve as r
from diplonews.mentions.dates.resolve import Answer, Part, Setting, Unit
from diplonews.when import When

Item = tuple[str, int]
NO_DATE = ""
_UNITS: dict[str, Unit] = {
    "dayunit": "day",
    "weekunit": "week",
    "monthunit": "month",
    "yearunit": "year",
    "hourunit": "day",
}
_SHIFTS = frozenset(("last", "past", "this", "next", "coming"))
_ANAPHORS = frozenset(("same", "that", "following"))
_SHIFT_KINDS = _SHIFTS | _ANAPHORS
_COUNTS = frozenset(("article", "number", "day", "figure", "twodigit"))
_JOINS = frozenset(("dash", "to", "slash", "and"))


@frozen
class Found:
    """A match: kinds and values of its words, the words themselves and what stands around them."""

    items: Sequence[Item]
    words: Sequence[str]
    setting: Setting
    order: str | None = None  # "DMY" or "MDY": how the text writes numeric dates
    before: str = ""  # key of the token before
    after: str = ""  # key of the token after
    after_word: str = ""

    def first(self, *kinds: str) -> int | None:
        """The value of the first word of these kinds."""
        return next((value for kind, value in self.items if kind in kinds), None)

    def has(self, *kinds: str) -> bool:
        return any(kind in kinds for kind, _ in self.items)

    def unit(self) -> tuple[Unit, int]:
        """The unit and how many of it a word means (a fortnight is 14 days, a decade ten years)."""
        for kind, value in self.items:
            if kind in _UNITS:
                return ("day", value) if value == 14 else (_UNITS[kind], value if kind == "yearunit" else 1)
        return "day", 1

    def shift(self) -> int | None:
        return self.first(*_SHIFTS)

    def count(self) -> int:
        return self.first(*_COUNTS) or 0


def part_of(items: Sequence[Item], before: When | None = None) -> Part | str:
    """The piece of a date that some words make."""
    month = day = year = weekday = shift = None
    spoken: list[Item] = []
    for n, (kind, value) in enumerate(items):
        if kind in ("month", "maybe", "lowmay"):
            month = value
        elif kind in ("day", "nth"):
            day = value
        elif kind == "ordinal":
            day = value + (
                items[n - 2][1]
                if n > 1 and items[n - 1][0] == "dash"
                else items[n - 1][1]
                if n and items[n - 1][0] == "number"
                else 0
            )
            spoken.clear()
        elif kind == "year":
            year = value
        elif kind == "dayyear":
            day, year = divmod(value, 10_000)
        elif kind in ("weekday", "dayname"):
            weekday = value
        elif kind in ("number", "hundred", "thousand"):
            spoken.append((kind, value))
        elif kind == "yearunit" and n and items[n - 1][0] in _SHIFT_KINDS:
            how, step = items[n - 1]
            if how in _ANAPHORS:
                if before is None:
                    return r.NO_BEFORE
                year = before.last.year + step
            else:
                shift = step
    if spoken:
        year = _spoken(spoken)
    return Part(year, month, day, weekday, shift)


def _spoken(items: Sequence[Item]) -> int:
    """A number in words: ``one thousand nine hundred and sixty-nine``."""
    total = current = 0
    for kind, value in items:
        if kind == "number":
            current += value
        else:
            current = max(current, 1) * value
            if kind == "thousand":
                total, current = total + current, 0
    return min(total + current, 9999)


def split(items: Sequence[Item]) -> tuple[Sequence[Item], Sequence[Item]]:
    """Both ends of a range, cut at the word that joins them."""
    for n, (kind, _) in enumerate(items):
        inner = kind == "dash" and n and n + 1 < len(items) and items[n - 1][0] == "number"
        if (
            n
            and kind in _JOINS
            and not inner
            and any(
                k in ("day", "nth", "ordinal", "month", "maybe", "year", "weekday", "dayname") for k, _ in items[:n]
            )
        ):
            return items[:n], items[n + 1 :]
    return items, items


def _range(f: Found) -> Answer:
    halves = split(f.items)
    left, right = (part_of(half, f.setting.before) for half in halves)
    if isinstance(left, str) or isinstance(right, str):
        return r.NO_BEFORE
    return r.dated(left, right, f.setting)


def _day(f: Found) -> Answer:
    if f.has("slash", "event"):
        return r.INEXPRESSIBLE
    part = part_of(f.items, f.setting.before)
    if isinstance(part, str):
        return part
    if f.first("ordinal") and part.day is not None and part.day > 31:
        return NO_DATE
    return r.dated(part, part, f.setting)


def _days(f: Found) -> Answer:
    """``13, 14 and 15 April``: one range where the days follow each other."""
    days = [value for kind, value in f.items if kind in ("day", "nth")]
    if any(b - a != 1 for a, b in zip(days, days[1:], strict=False)):
        return NO_DATE
    whole = part_of(f.items, f.setting.before)
    if isinstance(whole, str):
        return whole
    return r.dated(attrs.evolve(whole, day=days[0]), attrs.evolve(whole, day=days[-1]), f.setting)


def _iso(f: Found) -> Answer:
    year, month, day = (value for kind, value in f.items if kind not in ("dash", "slash"))
    return r.made(f"{year:04d}-{month:02d}-{day:02d}")


def _hyphened(f: Found) -> Answer:
    year = f.items[4][1]
    return r.made(
        f"{_full(year, f) if year < 100 else year:04d}-{f.first('month', 'maybe') or 0:02d}-{f.items[0][1]:02d}"
    )


def _full(year: int, f: Found) -> int:
    """The year that two digits stand for: the one nearest to the anchor, without one between 1970 and 2069."""
    pivot = f.setting.anchor.year + 20 if f.setting.anchor else 2069
    return pivot - (pivot - year) % 100


def numbers(words: Sequence[str]) -> list[int]:
    """The numbers of a numeric date, with dots, slashes or hyphens."""
    return [int(n) for word in words for n in word.split(".") if n.isdigit()]


def _numeric(f: Found) -> Answer:
    found = numbers(f.words)
    if len(found) != 3:
        return NO_DATE
    dotted = "." in f.words[0]
    if found[0] > 31:
        return r.made(f"{found[0]:04d}-{found[1]:02d}-{found[2]:02d}") if found[0] > 999 else NO_DATE
    if found[2] < 100 and len(f.words) > 1 and f.setting.anchor is None and not f.order:
        return NO_DATE if max(found[:2]) <= 12 else r.AMBIGUOUS
    a, b, year = found[0], found[1], found[2] if found[2] > 99 else _full(found[2], f)
    european, american = r.made(f"{year:04d}-{b:02d}-{a:02d}"), r.made(f"{year:04d}-{a:02d}-{b:02d}")
    if dotted or a == b or isinstance(american, str):
        return european
    if isinstance(european, str):
        return american
    if f.order:
        return european if f.order == "DMY" else american
    near = [w for w in (european, american) if f.setting.anchor and abs((w.first - f.setting.anchor).days) <= 3]
    return near[0] if len(near) == 1 else r.AMBIGUOUS


def _numeric_range(f: Found) -> Answer:
    found = numbers(f.words)
    day, month, year = found[-3:]
    year = year if year > 99 else _full(year, f)
    first = found[:3] if len(found) == 6 else [found[0], month, year]
    if first[2] < 100:
        first[2] = _full(first[2], f)
    return r.made(f"{first[2]:04d}-{first[1]:02d}-{first[0]:02d}/{year:04d}-{month:02d}-{day:02d}")


def _base(f: Found) -> tuple[int | None, dt.date | None, str]:
    """Steps and the day that "last", "this", "that" and "following" count from, or the reason why there is none."""
    for kind, value in f.items:
        if kind in _SHIFTS:
            return value, f.setting.anchor, r.NO_ANCHOR
        if kind in _ANAPHORS:
            return value, f.setting.before.last if f.setting.before else None, r.NO_BEFORE
    return None, f.setting.anchor, r.NO_ANCHOR


def _this_month(f: Found) -> Answer:
    steps, base, reason = _base(f)
    if base is None:
        return reason
    month = r.moved(base, steps or 0, "month")
    days = [value for kind, value in f.items if kind in ("day", "nth")]
    if month is None:
        return r.IMPOSSIBLE
    ends = [f"{month.year:04d}-{month.month:02d}-{day:02d}" for day in (days[0], days[-1])]
    return r.made(ends[0] if len(days) == 1 else "/".join(ends))


def _months(f: Found) -> Answer:
    left, right = (part_of(half, f.setting.before) for half in split(f.items))
    if isinstance(left, str) or isinstance(right, str):
        return r.NO_BEFORE
    return r.dated(left, right, f.setting)


def _years(f: Found) -> Answer:
    first, last = f.items[0][1], f.items[2][1]
    if len(f.words[2]) == 2:
        last += first // 100 * 100
    if len(f.words[2]) not in (2, 4) or f.before in ("$", "€", "£", "#"):
        return NO_DATE
    return r.made(f"{first:04d}/{last:04d}") if first < last else NO_DATE


def _year_of(f: Found) -> int | str:
    """The year that a half, quarter or season belongs to: stated, counted, or the anchor's."""
    year = f.first("year")
    if year is not None:
        return year
    if f.has("yearunit"):
        steps, base, reason = _base(f)
        moved = r.moved(base, steps or 0, "year") if base else None
        return moved.year if moved else reason
    return r.NO_ANCHOR if f.setting.anchor is None else f.setting.anchor.year


def _half(f: Found) -> Answer:
    code = f.first("code")
    if code:
        size, number = (3, code) if code < 10 else (6, code - 10)
    else:
        size = f.first("half", "quarter") or 3
        number = f.first("ordinal", "nth") or 12 // size
    if number * size > 12:
        return NO_DATE
    if not f.has("year", "yearunit") and (f.has("last") or f.after in ("of", "century")):
        return NO_DATE  # the last quarter, the second half of the match
    year = _year_of(f)
    if isinstance(year, str):
        return year
    if f.has("year", "yearunit"):
        return r.months(year, (number - 1) * size + 1, size)
    part = Part(month=(number - 1) * size + 1)
    return r.dated(part, attrs.evolve(part, month=number * size), f.setting)


def _first_months(f: Found) -> Answer:
    year = _year_of(f)
    return year if isinstance(year, str) else r.months(year, 1, f.count()) if f.first("ordinal") == 1 else NO_DATE


def _edge_day(f: Found) -> Answer:
    month = _month(f) if f.has("month", "maybe") else r.shifted(f.setting.anchor, f.items[-2][1], "month")
    if isinstance(month, str):
        return month
    nth = f.first("ordinal")
    return When.on(month.last) if nth is None else r.made(f"{month.edtf}-{nth:02d}")


def _season(f: Found) -> Answer:
    if not f.has("year", "yearunit"):
        return (
            r.INEXPRESSIBLE
            if f.before in ("the", "this", "in", "next", "last", "of", "by", "late", "early") or f.has("part")
            else NO_DATE
        )
    year = _year_of(f)
    return year if isinstance(year, str) else r.made(f"{year:04d}")


def _day_word(f: Found) -> Answer:
    if f.after == "'s" and f.has("event"):
        return NO_DATE
    return r.shifted(f.setting.anchor, f.first("relday") or 0, "day")


def _around(f: Found) -> Answer:
    """The day before yesterday, the day after tomorrow."""
    step = f.first("relday") or 0
    return r.shifted(f.setting.anchor, step * 2, "day") if step * (f.first("before", "after") or 0) > 0 else NO_DATE


def _day_part(f: Found) -> Answer:
    return (
        NO_DATE
        if f.has("last") and not f.has("night") and f.words[-1] != "evening"
        else r.shifted(f.setting.anchor, f.shift() or 0, "day")
    )


def _weekday_of_week(f: Found) -> Answer:
    return r.weekday_in_week(f.first("weekday", "dayname") or 0, f.shift() or 0, f.setting)


def _weekdays(f: Found) -> Answer:
    first, last = (value for kind, value in f.items if kind == "weekday")
    if f.has("and") and f.before != "between" and (last - first) % 7 != 1:
        return NO_DATE
    ahead = f.setting.tense() in ("future", "would", "present")
    start = r.weekday(first if ahead else last, f.setting)
    if isinstance(start, str):
        return start
    other = r.moved(start.first, (last - first) % 7 * (1 if ahead else -1), "day")
    if other is None:
        return r.IMPOSSIBLE
    return When.between(min(start.first, other), max(start.first, other))


def _near_weekday(f: Found) -> Answer:
    """``last Monday`` is before the anchor, ``next Monday`` in the week after it, ``this Monday`` in its week."""
    number, anchor = f.first("weekday") or 0, f.setting.anchor
    if anchor is None:
        return r.NO_ANCHOR
    if f.has("next"):
        return r.weekday_in_week(number, 1, f.setting)
    if f.has("this"):
        tense = f.setting.tense()
        week = r.weekday_in_week(number, 0, f.setting)
        if (
            isinstance(week, When)
            and tense in ("past", "future")
            and (week.first > anchor if tense == "past" else week.first < anchor)
        ):
            return r.weekday(number, f.setting)
        return week
    back = (anchor.weekday() - number - 1) % 7 + 1
    return r.unit_at(
        r.moved(anchor, 7 - back if f.has("coming") and back < 7 else 7 if f.has("coming") else -back, "day"), "day"
    )


def _near_month(f: Found) -> Answer:
    """``last June`` is the last that was over before the anchor's month, ``next June`` the first after it."""
    number, anchor = f.first("month", "maybe") or 0, f.setting.anchor
    if anchor is None:
        return r.NO_ANCHOR
    step = f.shift() or 0
    year = anchor.year
    if step < 0 and number >= anchor.month:
        year -= 1
    elif step > 0 and number <= anchor.month:
        year += 1
    return r.made(f"{year:04d}-{number:02d}")


def _weekday(f: Found) -> Answer:
    return NO_DATE if f.after_word in _TITLES and f.after_word[:1].isupper() else r.weekday(f.items[0][1], f.setting)


_TITLES = frozenset(
    ["Times", "Telegraph", "Mirror", "Express", "Mail", "Herald", "Independent", "Star", "People", "Observer", "Prayers", "prayers"]
)


def _span(f: Found) -> Answer:
    if f.has("vague"):
        return r.VAGUE
    unit, size = f.unit()
    steps = f.shift() or 1
    return r.reach(steps * f.count() * size, unit, f.has("hourunit"), f.setting)


def _near_unit(f: Found) -> Answer:
    steps, base, reason = _base(f)
    if base is None or steps is None:
        return reason
    if f.has("weekend"):
        return r.weekend(steps, f.setting)
    if f.has("quarter", "half"):
        size = f.first("quarter", "half") or 3
        first = r.moved(base.replace(day=1), steps * size - (base.month - 1) % size, "month")
        return r.months(first.year, first.month, size) if first else r.IMPOSSIBLE
    unit, size = f.unit()
    if size > 1 and unit == "year":
        return (
            r.reach(steps * size, unit, False, f.setting)
            if f.has("past", "last", "coming", "next")
            else r.INEXPRESSIBLE
        )
    if f.has("past", "coming") or (f.has("next", "last") and f.before == "the"):
        return r.reach(steps, unit, False, f.setting)
    return r.shifted(base, steps, unit)


def _edge_unit(f: Found) -> Answer:
    """``at the end of the month``: the anchor's month."""
    if f.has("weekend", "quarter", "half"):
        return NO_DATE
    unit, size = f.unit()
    return r.shifted(f.setting.anchor, 0, unit) if size == 1 else NO_DATE


def _same(f: Found) -> Answer:
    if f.has("weekend", "quarter", "half"):
        return r.INEXPRESSIBLE
    before = f.setting.before
    if before is None:
        return r.NO_BEFORE
    unit, size = f.unit()
    if size > 1 or (unit == "day" and not (before.is_day or f.has("following", "next"))):
        return r.INEXPRESSIBLE
    step = f.first("following", "next", "last", "same", "that") or 0
    return r.shifted(before.last if step >= 0 else before.first, step, unit)


def _ago(f: Found) -> Answer:
    if f.has("vague"):
        return r.VAGUE
    unit, size = f.unit()
    return r.shifted(f.setting.anchor, -f.count() * size, unit)


def _later(f: Found) -> Answer:
    """``two days later``, ``a day earlier``: from the date before it."""
    way = {"later": 1, "earlier": -1, "before": -1, "after": 1}.get(f.words[-1])
    if way is None or (f.words[-1] in ("before", "after") and not _stands_alone(f)):
        return NO_DATE
    if f.has("vague"):
        return r.VAGUE
    before = f.setting.before
    if before is None:
        return r.NO_BEFORE
    unit, size = f.unit()
    return r.shifted(before.last if way > 0 else before.first, way * f.count() * size, unit)


def _stands_alone(f: Found) -> bool:
    return f.after in ("", ",", ".", ";", "and", "but", ")")


def _day_after(f: Found) -> Answer:
    """``the day before`` where nothing follows that it could be before."""
    if f.before != "the" or not _stands_alone(f):
        return NO_DATE
    before = f.setting.before
    return r.shifted(before.last if before else None, f.first("before", "after") or 0, "day") if before else r.NO_BEFORE


def _in_units(f: Found) -> Answer:
    if f.before != "in" or f.after in ("of", "and") or f.setting.tense() not in ("future", "would"):
        return NO_DATE
    unit, size = f.unit()
    return r.shifted(f.setting.anchor, f.count() * size, unit)


def _vague(f: Found) -> Answer:
    return r.VAGUE if f.has("coming") or f.words[0] == "recent" or f.before in ("past", "last", "next") else NO_DATE


def _month(f: Found) -> Answer:
    """A month without a year; the words that are also verbs and names only where a preposition makes them months."""
    bare = f.items[0][0] in ("maybe", "lowmay")
    if bare and f.before not in _BEFORE_MONTH:
        return NO_DATE
    if bare and len(f.words[0].rstrip(".")) <= 3 and f.items[0][1] != 5:
        return NO_DATE
    if f.items[0][0] == "lowmay" and (
        f.before not in ("in", "since") or (f.after[:1].isalpha() and f.after not in _AFTER_MONTH)
    ):
        return NO_DATE
    if not bare and f.before not in _BEFORE_MONTH and f.after_word[:1].isupper() and not f.has("part"):
        return NO_DATE  # April Smith, June Steenkamp
    part = part_of([i for i in f.items if i[0] in ("month", "maybe", "lowmay")])
    return part if isinstance(part, str) else r.dated(part, part, f.setting)


_BEFORE_MONTH = frozenset(
    ["in", "since", "during", "throughout", "by", "until", "till", "of", "from", "for", "last", "next", "this", "late", "early", "mid", "to", "-", "before", "after", "through", "between", "and", "&", "the", "'"]
)
_AFTER_MONTH = frozenset(["and", "or", "when", "where", "with", "at", "for", "on", "after", "to", ",", ".", "by", "the", "that"])


def _year(f: Found) -> Answer:
    """A bare year: only where a preposition or brackets make it one, and nothing that it could count follows."""
    year = f.first("year") or 0
    if not 1500 <= year <= 2100 or f.has("event"):
        return NO_DATE
    if (
        f.has("part")
        or f.before in ("in", "since", "during", "throughout", "until", "till", "through", "late", "early", "mid")
        or (f.before == "("
        and f.after == ")")
    ):
        return r.made(f"{year:04d}")
    if f.before in (
        "by",
        "of",
        "from",
        "before",
        "after",
        "for",
        "to",
        "between",
        "and",
        "year",
        "years",
        "than",
        "around",
        "circa",
    ) and (not f.after[:1].isalpha() or f.after in _AFTER_YEAR):
        return r.made(f"{year:04d}")
    if (
        f.before in ("the", "its", "a", "his", "her", "their", "our", "'s")
        and f.after[:1].isalpha()
        and not f.after.endswith("s")
        and f.after not in _AFTER_YEAR
    ):
        return r.made(f"{year:04d}")
    return NO_DATE


_AFTER_YEAR = frozenset(
    ["and", "or", "to", "with", "as", "when", "while", "where", "after", "before", "by", "for", "in", "on", "at", "the", "that", "which", "who", "until", "through", "but", "between", "from", "under"]
)

READERS: dict[str, Callable[[Found], Answer]] = {
    "date.iso": _iso,
    "date.numeric-range": _numeric_range,
    "date.numeric": _numeric,
    "date.hyphened": _hyphened,
    "date.year-first": _day,
    "date.range": _range,
    "date.between": _range,
    "date.days": _days,
    "date.this-month": _this_month,
    "date.day": _day,
    "date.treaty-day": _day,
    "date.months": _months,
    "date.month-year": _day,
    "date.years": _years,
    "date.half": _half,
    "date.first-months": _first_months,
    "date.edge-day": _edge_day,
    "date.season": _season,
    "date.last-season": lambda _: r.INEXPRESSIBLE,
    "date.day-before-yesterday": _around,
    "date.day-word": _day_word,
    "date.day-part": _day_part,
    "date.weekday-of-week": _weekday_of_week,
    "date.weekdays": _weekdays,
    "date.next-weekday": _near_weekday,
    "date.next-month-name": _near_month,
    "date.weekday": _weekday,
    "date.span": _span,
    "date.next-unit": _near_unit,
    "date.edge-unit": _edge_unit,
    "date.same": _same,
    "date.ago": _ago,
    "date.later": _later,
    "date.in-units": _in_units,
    "date.day-after": _day_after,
    "date.vague": _vague,
    "date.month": _month,
    "date.year": _year,
}
