"""Readers of dates that count from another day: that of publication, or the date before them in the text."""

from __future__ import annotations

import datetime as dt

from diplonews.mentions.dates import resolve as r
from diplonews.mentions.dates.context import context
from diplonews.mentions.dates.found import ANAPHORS, NO_DATE, SHIFTS, Found, part_of
from diplonews.mentions.dates.resolve import Answer
from diplonews.when import When


def day_word(f: Found) -> Answer:
    """Yesterday, today, tomorrow, tonight; not "today's world"."""
    if f.after[0] == "'s" and f.after[1] in context("age"):
        return NO_DATE
    return r.shifted(f.setting.anchor, f.first("relday") or 0, "day")


def around(f: Found) -> Answer:
    """The day before yesterday, the day after tomorrow."""
    step, way = f.first("relday") or 0, f.first("before", "after") or 0
    return r.shifted(f.setting.anchor, step + way, "day")


def day_part(f: Found) -> Answer:
    """This morning, last night."""
    if f.has("last") and not (f.has("night") or f.words[-1] == "evening"):
        return NO_DATE
    return r.shifted(f.setting.anchor, f.steps(), "day")


def weekday(f: Found) -> Answer:
    """A bare weekday goes by tense; "by Friday" is to come unless the clause is past.

    The weekday of the anchor is the anchor itself where the text has called it so before, or gives an hour of it.
    """
    after = f.after[0]
    if f.before[0] in context("no-day") or after in context("rite") or (f.capital and after in context("masthead")):
        return NO_DATE
    number, anchor = f.first("weekday", "dayname") or 0, f.setting.anchor
    nearest = f.before[1] if f.before[0] == "on" else f.before[0]
    within = nearest in ("later", "earlier")
    if anchor and within and anchor.weekday() == (number + 1) % 7:  # "later on Saturday" in Sunday's paper
        return r.unit_at(r.moved(anchor, -1, "day"), "day")
    if anchor and anchor.weekday() == number and (within or f.setting.memory.named_today or f.has("daypart", "night")):
        return When.on(anchor)
    tense = f.setting.tense()
    if f.before in (("of", "ahead"), ("from", "ahead")) or (f.before[0] == "before" and f.after[0] == "'s"):
        tense = "would"
    elif f.before[0] in ("after", "following"):
        tense = "past"
    elif (tense is None and f.setting.deadline) or (tense in ("past", None) and f.before[0] == "for"):
        tense = "would"
    return r.weekday(number, tense, anchor)


def weekday_of_week(f: Found) -> Answer:
    """``on Tuesday last week``."""
    return r.weekday_in_week(f.first("weekday", "dayname") or 0, f.steps(), f.setting.anchor)


def weekdays(f: Found) -> Answer:
    """``from Tuesday to Thursday``; ``on Monday and Tuesday`` where they follow each other."""
    first, last = (value for kind, value in f.items if kind == "weekday")
    if f.has("and") and f.before[0] != "between" and (last - first) % 7 != 1:
        return NO_DATE
    tense = f.setting.tense()
    begins = tense in ("future", "would", "present")  # the start is to come; otherwise the end has gone
    end = r.weekday(first if begins else last, tense, f.setting.anchor)
    if isinstance(end, str):
        return end
    other = r.moved(end.first, (last - first) % 7 * (1 if begins else -1), "day")
    return r.IMPOSSIBLE if other is None else When.between(min(end.first, other), max(end.first, other))


def near_weekday(f: Found) -> Answer:
    """``last Monday`` is before the anchor, ``next Monday`` in the week after it, ``this Monday`` in its own week."""
    number, anchor = f.first("weekday") or 0, f.setting.anchor
    if anchor is None:
        return r.NO_ANCHOR
    if f.has("next"):
        return r.weekday_in_week(number, 1, anchor)
    if f.has("this"):
        tense, week = f.setting.tense(), r.weekday_in_week(number, 0, anchor)
        if isinstance(week, When) and (
            (tense == "past" and week.first > anchor) or (tense == "future" and week.first < anchor)
        ):
            return r.weekday(number, tense, anchor)
        return week
    back = (anchor.weekday() - number - 1) % 7 + 1  # 1 to 7 days
    ahead = (number - anchor.weekday() - 1) % 7 + 1
    return r.unit_at(r.moved(anchor, ahead if f.has("coming") else -back, "day"), "day")


def same_weekday(f: Found) -> Answer:
    """``the following Monday``, ``that Friday``: the first after, before or on the day before it in the text."""
    number, before = f.first("weekday") or 0, f.setting.before_day
    if before is None:
        return r.NO_BEFORE
    step = f.first(*ANAPHORS) or 0
    if step < 0:
        return r.unit_at(r.moved(before.first, -((before.first.weekday() - number - 1) % 7 + 1), "day"), "day")
    ahead = (number - before.last.weekday() - step) % 7 + step
    return r.unit_at(r.moved(before.last, ahead, "day"), "day")


def near_month(f: Found) -> Answer:
    """``last June`` is the latest that was over, ``next June`` the first to come, ``this June`` that of the anchor's year."""
    number, anchor = f.first("month", "maybe") or 0, f.setting.anchor
    if anchor is None:
        return r.NO_ANCHOR
    step = f.steps()
    year = anchor.year
    if step < 0 and number >= anchor.month:
        year -= 1
    elif step > 0 and number <= anchor.month:
        year += 1
    return r.made(f"{year:04d}-{number:02d}")


def span(f: Found) -> Answer:
    """``over the last 48 hours``, ``in the past two weeks``, ``the next three days``."""
    if f.has("vague"):
        return r.VAGUE
    unit, size = f.unit()
    count = f.steps() * f.count() * size
    if f.has("hourunit"):
        count = -(-count // 24) if count > 0 else count // 24  # 36 hours touch two days
    return r.reach(f.setting.anchor, count, unit) if count else NO_DATE


def near_unit(f: Found) -> Answer:
    """Last, this and next week, month, year, quarter, half and weekend; "the past year" reaches up to the anchor."""
    anchor, steps, the = f.setting.anchor, f.steps(), f.before[0] == "the" or f.has("the")
    if the and f.has("next") and f.before[1] not in context("reach") and f.setting.before and not f.has("part"):
        return r.shifted(f.setting.before.last, 1, f.unit()[0])  # the next month he left
    if anchor is None:
        return r.NO_ANCHOR
    if f.has("weekend"):
        return r.weekend(steps, None, anchor)
    if f.has("quarter", "half"):
        size = f.first("quarter", "half") or 3
        first = r.moved(anchor.replace(day=1), steps * size - (anchor.month - 1) % size, "month")
        return r.months(first.year, first.month, size) if first else r.IMPOSSIBLE
    unit, size = f.unit()
    if f.has("past", "coming") and f.words[-1].endswith("s"):
        return r.VAGUE
    if the and f.has("last", "next") and f.after[0] in ("of", "in"):
        return NO_DATE  # the last year of his term
    if f.has("past", "coming") or size > 1 or (the and f.has("last", "next") and not f.has("part")):
        return r.reach(anchor, steps * size, unit) if steps else r.INEXPRESSIBLE
    return r.shifted(anchor, steps, unit)


def edge_unit(f: Found) -> Answer:
    """``at the end of the month``: the anchor's month."""
    unit, size = f.unit()
    if f.has("weekend", "quarter", "half") or size > 1 or f.after[0] == "of":
        return NO_DATE
    return r.shifted(f.setting.anchor, 0, unit)


def the_weekend(f: Found) -> Answer:
    return r.weekend(None, f.setting.tense(), f.setting.anchor)


def same(f: Found) -> Answer:
    """``the same day``, ``that year``, ``the following week``: counted from the date before it."""
    if f.has("weekend", "quarter", "half") or f.after == ("in", "which") or f.after[0] == "as":
        return NO_DATE
    unit, size = f.unit()
    base = _base(f)
    if isinstance(base, str):
        return base
    step = f.first(*ANAPHORS, "next") or 0
    return r.INEXPRESSIBLE if size > 1 else r.shifted(base, step, unit)


def _base(f: Found) -> dt.date | str:
    """The day from which "the following week" and the like count."""
    before = f.setting.before_day if f.has("dayunit") else f.setting.before
    if before is not None:
        backwards = (f.first(*ANAPHORS, "next") or 0) < 0
        return before.first if backwards else before.last
    if f.has("previous") and not f.has("dayunit") and f.setting.anchor:
        return f.setting.anchor
    return r.NO_BEFORE


def ago(f: Found) -> Answer:
    """``three days ago`` is a day, ``two weeks ago`` a week, ``a year ago`` a year."""
    if f.has("vague"):
        return r.VAGUE
    unit, size = f.unit()
    return r.shifted(f.setting.anchor, -f.count() * size, unit)


def later(f: Found) -> Answer:
    """``two days later``, ``a day earlier``, ``a week before``: counted from the date before it."""
    way = {"later": 1, "earlier": -1, "before": -1, "after": 1}.get(f.words[-1])
    if way is None or (f.words[-1] in ("before", "after") and not f.alone()) or f.after[0] in context("later-after"):
        return NO_DATE
    if f.has("vague"):
        return r.VAGUE
    unit, size = f.unit()
    before = f.setting.before_day if unit == "day" else f.setting.before
    if before is None:
        return r.NO_BEFORE
    return r.shifted(before.last if way > 0 else before.first, way * f.count() * size, unit)


def day_after(f: Found) -> Answer:
    """``the day before``, ``the day after`` where no noun follows that it could be before or after."""
    if f.before[0] != "the" or not f.alone():
        return NO_DATE
    before = f.setting.before_day
    way = f.first("before", "after") or 0
    return r.shifted(before.last if way > 0 else before.first, way, "day") if before else r.NO_BEFORE


def from_now(f: Found) -> Answer:
    """``two weeks from now``, ``three days from today``."""
    unit, size = f.unit()
    base = r.moved(f.setting.anchor, f.first("relday", "now") or 0, "day") if f.setting.anchor else None
    return r.shifted(base, f.count() * size, unit)


def week_of(f: Found) -> Answer:
    """``the week of April 12``, ``the week beginning 12 April 2021``: from Monday to Sunday."""
    part = part_of(f.items, f.setting.before)
    day = part if isinstance(part, str) else r.dated(part, part, f.setting)
    return day if isinstance(day, str) else r.unit_at(day.first, "week")


def in_units(f: Found) -> Answer:
    """``will meet in two weeks``; not "in two days of talks"."""
    if f.before[0] != "in" or f.after[0] in ("of", "and", "'s", "-", "later", "earlier", "ago") or not _ahead(f):
        return NO_DATE
    unit, size = f.unit()
    return r.shifted(f.setting.anchor, f.count() * size, unit)


def _ahead(f: Found) -> bool:
    tense = f.setting.tense()
    return tense in ("future", "would") or (tense is None and f.before[1] == f.after[0] == "")


def vague(f: Found) -> Answer:
    """``in the coming days``, ``in recent weeks``."""
    return r.VAGUE if f.has("coming") or f.words[0] == "recent" else NO_DATE


def this_month(f: Found) -> Answer:
    """``the 10th of this month``, ``13–14 next month``."""
    base = f.setting.anchor if f.has(*SHIFTS) else f.setting.before.last if f.setting.before else None
    if base is None:
        return r.NO_ANCHOR if f.has(*SHIFTS) else r.NO_BEFORE
    month = r.moved(base, f.first(*SHIFTS, *ANAPHORS) or 0, "month")
    days = f.days()
    if month is None:
        return r.IMPOSSIBLE
    ends = [f"{month.year:04d}-{month.month:02d}-{day:02d}" for day in (days[0], days[-1])]
    return r.made(ends[0] if len(days) == 1 else "/".join(ends))


def bare_day(f: Found) -> Answer:
    """``on the 10th``, ``on the 13th and 14th``, ``from the 12th to the 14th``: the nearest, or as the tense asks."""
    anchor, days = f.setting.anchor, f.days()
    opened = f.before[0] == "the" and f.before[1] in ("on", "from", "between")
    if (
        not opened
        or (len(days) == 1 and (f.before[1] != "on" or not f.alone()))
        or f.after[0] in ("of", "floor", "floors")
    ):
        return NO_DATE
    if anchor is None:
        return r.NO_ANCHOR
    tense, near = f.setting.tense(), []
    for step in (-1, 0, 1):
        month = r.moved(anchor.replace(day=1), step, "month")
        ends = [f"{month.year:04d}-{month.month:02d}-{day:02d}" for day in days] if month else []
        value = r.made("/".join(ends)) if month else r.IMPOSSIBLE
        if isinstance(value, When):
            gone = (anchor - value.first).days
            wrong = (tense == "past" and gone < 0) or (tense in ("future", "would") and gone > 0)
            near.append((wrong, abs(gone), value))
    return min(near, key=lambda n: n[:2])[2] if near else r.IMPOSSIBLE
