"""From what a date says to what it means: missing years, weekdays, weeks and spans, by anchor, tense and the date before.

Every function gives a :class:`~diplonews.when.When`, or the reason in words why there is none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Literal

import attrs
from attrs import frozen

from diplonews.errors import ValueInvalidError
from diplonews.mentions.dates.memory import Memory
from diplonews.mentions.dates.tense import Tense
from diplonews.when import When, bounds

Unit = Literal["day", "week", "month", "year"]
Answer = When | str

NO_ANCHOR = "the date of publication is not known"
IMPOSSIBLE = "there is no such day"
NO_BEFORE = "no date before it that it could count from"
INEXPRESSIBLE = "EDTF level 0 cannot say it"
VAGUE = "too vague for a date"
_FRESH = 45  # days: a date so near to the anchor is of late, whatever story was told before it
_EARLIER, _LATER = 14, 62  # days from the date of an old story to another of its dates
_LEAN = 3  # "would" and "could" look ahead unless the past day is this much nearer
AMBIGUOUS = "day and month could be exchanged"


@frozen
class Part:
    """What a piece of a date says: any of year, month, day and weekday (Monday is 0), or a year counted from the anchor's."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    shift: int | None = None


@frozen
class Setting:
    """What a date is read against: the day of publication, the tense of its clause and the dates before it."""

    anchor: dt.date | None
    tense: Callable[[], Tense | None]
    firm: Callable[[], Tense | None]
    """The tense where it is sure enough to overrule nearness."""
    memory: Memory = attrs.field(factory=Memory)
    deadline: bool = False
    """Whether "by", "before" or "until" introduces it: then a past clause ("asked to vacate by May 3") says nothing."""
    borrowed: Callable[[], tuple[int, int] | None] = lambda: None
    """Year and month of the date that follows in a list."""

    @property
    def before(self) -> When | None:
        """The date before this one, as far as it is not too far back."""
        return self.memory.before

    @property
    def before_day(self) -> When | None:
        """The last day or range of days before this one."""
        return self.memory.before_day


def made(edtf: str) -> Answer:
    """The value of an EDTF string, or :data:`IMPOSSIBLE`."""
    try:
        return When(edtf)
    except ValueInvalidError:
        return IMPOSSIBLE


def text_of(part: Part, year: int) -> str:
    """EDTF of a part in the given year."""
    if part.month is None:
        return f"{year:04d}"
    return f"{year:04d}-{part.month:02d}" if part.day is None else f"{year:04d}-{part.month:02d}-{part.day:02d}"


def moved(day: dt.date, count: int, unit: Unit) -> dt.date | None:
    """``day`` moved by a number of units, or None where the calendar ends."""
    if abs(count) > 10_000:
        return None
    try:
        if unit == "day":
            return day + dt.timedelta(count)
        if unit == "week":
            return day + dt.timedelta(7 * count)
        from dateutil.relativedelta import relativedelta  # on demand: most texts count days and weeks

        return day + (relativedelta(months=count) if unit == "month" else relativedelta(years=count))
    except (ValueError, OverflowError):
        return None


def unit_at(day: dt.date | None, unit: Unit) -> Answer:
    """The day, the week from Monday to Sunday, the month or the year that holds ``day``."""
    if day is None:
        return IMPOSSIBLE
    if unit == "day":
        return When.on(day)
    if unit == "week":
        monday = moved(day, -day.weekday(), "day")
        sunday = moved(day, 6 - day.weekday(), "day")
        return When.between(monday, sunday) if monday and sunday else IMPOSSIBLE
    return made(f"{day.year:04d}-{day.month:02d}" if unit == "month" else f"{day.year:04d}")


def shifted(base: dt.date | None, count: int, unit: Unit) -> Answer:
    """The unit that lies ``count`` units after that of ``base``."""
    if base is None:
        return NO_ANCHOR
    return unit_at(moved(base, count, unit), unit)


def years_of(left: Part, right: Part, setting: Setting) -> tuple[int, int] | str:
    """The years of both ends of a date (the same part twice where it is no range)."""
    ends = [p.year for p in (left, right)]
    shift = left.shift if left.shift is not None else right.shift
    if shift is not None and ends == [None, None]:
        if setting.anchor is None:
            return NO_ANCHOR
        ends[1] = setting.anchor.year + shift
    wraps = (
        (left.month or 0, left.day or 0) > (right.month or 0, right.day or 0) if left.month and right.month else False
    )
    if ends[0] is not None and ends[1] is None:
        ends[1] = ends[0] + wraps
    elif ends[1] is not None and ends[0] is None:
        ends[0] = ends[1] - wraps
    if ends[0] is None or ends[1] is None:
        lent = setting.borrowed()
        if lent and left.month:
            year = lent[0] - (left.month > lent[1])
            return year, year + wraps
        return _nearest(left, right, int(wraps), setting)
    return ends[0], ends[1]


def _nearest(left: Part, right: Part, wraps: int, setting: Setting) -> tuple[int, int] | str:
    """The year nearest to the anchor, or the one before or after it where the tense asks for that."""
    anchor = setting.anchor
    if anchor is None:
        return NO_ANCHOR
    found: list[tuple[int, int, int]] = []
    weekdays = left.weekday is not None or right.weekday is not None
    reach = 8 if (2, 29) in ((left.month, left.day), (right.month, right.day)) else 2
    for year in range(anchor.year - reach, anchor.year + reach + 1):
        ends = _ends(left, right, year, wraps)
        if ends is None or not (_fits(left, ends[0]) and _fits(right, ends[1])):
            continue
        to_come, gone = (ends[0] - anchor).days, (anchor - ends[1]).days
        found.append((max(to_come, gone, 0), 1 if to_come > 0 else -1 if gone > 0 else 0, year))
    if not found:
        return (
            _nearest(attrs.evolve(left, weekday=None), attrs.evolve(right, weekday=None), wraps, setting)
            if weekdays
            else IMPOSSIBLE
        )
    best = min(found)
    story = setting.memory.story
    if story and best[0] > _FRESH and not weekdays:
        told = next(_around(left, right, wraps, story), None)
        if told is not None:
            return told, told + wraps
    tense = None if best[0] <= 1 or weekdays else setting.firm()  # one day off may be the hour of publication
    soon = best[1] > 0 and best[0] <= _FRESH and left is not right and right.day is not None
    if tense == "past" and not setting.deadline and not soon:  # "left for a visit from May 3 to 6" looks ahead
        best = min((f for f in found if f[1] <= 0), default=best)
    elif tense == "future":
        best = min((f for f in found if f[1] >= 0), default=best)
    elif tense == "would":
        best = min(found, key=lambda f: f[0] * (_LEAN if f[1] < 0 else 1))
    return best[2], best[2] + wraps


def _around(left: Part, right: Part, wraps: int, story: When) -> Iterator[int]:
    """The years in which a date falls into an old story: with it or up to two months later."""
    for year in range(story.first.year, story.last.year + 2):
        ends = _ends(left, right, year, wraps)
        if ends and (ends[0] - story.first).days >= -_EARLIER and (ends[0] - story.last).days <= _LATER:
            yield year


def _ends(left: Part, right: Part, year: int, wraps: int) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of a date in a year; None where there are none."""
    first = bounds(text_of(left, year))
    last = first if left is right and not wraps else bounds(text_of(right, year + wraps))
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None


def _fits(part: Part, day: dt.date) -> bool:
    return part.weekday is None or part.day is None or day.weekday() == part.weekday


def dated(left: Part, right: Part, setting: Setting) -> Answer:
    """The date or range of two parts, of which each lends the other what it does not say."""
    if left.month is None and left.weekday is not None and left.day is None and right.month is None:
        return INEXPRESSIBLE
    if left.month is None and right.month is not None:
        left = attrs.evolve(left, month=right.month)
    elif right.month is None and left.month is not None:
        right = attrs.evolve(right, month=left.month)
    if (right.day is not None and left.day is None) or (left.day is not None and right.day is None):
        return IMPOSSIBLE
    if left.month is None:
        return IMPOSSIBLE
    years = years_of(left, right, setting)
    if isinstance(years, str):
        return years
    first, last = text_of(left, years[0]), text_of(right, years[1])
    return made(first if first == last else f"{first}/{last}")


def weekday(number: int, tense: Tense | None, anchor: dt.date | None) -> Answer:
    """The last such weekday up to the anchor, or the next one after it where the tense is future."""
    if anchor is None:
        return NO_ANCHOR
    back = (anchor.weekday() - number) % 7
    ahead = tense == "future" or (tense in ("present", "would") and back > 0)
    return unit_at(moved(anchor, 7 - back if ahead else -back, "day"), "day")


def weekday_in_week(number: int, shift: int, anchor: dt.date | None) -> Answer:
    """Such a weekday in the week that lies ``shift`` weeks after the anchor's."""
    if anchor is None:
        return NO_ANCHOR
    return unit_at(moved(anchor, shift * 7 + number - anchor.weekday(), "day"), "day")


def weekend(shift: int | None, tense: Tense | None, anchor: dt.date | None) -> Answer:
    """Saturday and Sunday of a week, as far from the anchor's as ``shift`` says; without one, those that the tense asks for."""
    if anchor is None:
        return NO_ANCHOR
    if shift is None:
        shift = 0 if tense in ("future", "present", "would") or anchor.weekday() >= 5 else -1
    saturday = moved(anchor, shift * 7 + 5 - anchor.weekday(), "day")
    sunday = moved(saturday, 1, "day") if saturday else None
    return When.between(saturday, sunday) if saturday and sunday else IMPOSSIBLE


def months(year: int, first: int, count: int) -> Answer:
    """``count`` months of a year from the month ``first``: halves, quarters, the first nine months."""
    last = first + count - 1
    if not 1 <= first <= last <= 12:
        return IMPOSSIBLE
    return made(f"{year:04d}-{first:02d}/{year:04d}-{last:02d}" if count > 1 else f"{year:04d}-{first:02d}")


def reach(anchor: dt.date | None, count: int, unit: Unit) -> Answer:
    """From ``count`` units before the anchor up to it, or from it on where the count is positive."""
    if anchor is None:
        return NO_ANCHOR
    other = moved(anchor, count, unit)
    if other is None:
        return IMPOSSIBLE
    first, last = (other, anchor) if count < 0 else (anchor, other)
    if unit == "year" and abs(count) > 1:
        return made(f"{first.year:04d}/{last.year:04d}")
    if unit == "month" and abs(count) > 1:
        return made(f"{first.year:04d}-{first.month:02d}/{last.year:04d}-{last.month:02d}")
    return When.between(first, last)
