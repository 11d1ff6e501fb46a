"""Readers of feasts, of dates in one figure and of dates of which one of two is meant.

Feasts of the calendar of Easter are computed (Gauss, in dateutil.easter); those that are proclaimed by sighting the moon, and those
that every country keeps on another day (Independence Day, Thanksgiving), are no dates.
"""

from __future__ import annotations

import datetime as dt

from diplonews.mentions.dates import resolve as r
from diplonews.mentions.dates.context import context
from diplonews.mentions.dates.found import NO_DATE, Found
from diplonews.mentions.dates.resolve import Answer, Part
from diplonews.when import When

EITHER = "one of two days: EDTF level 0 cannot say which"
_ON = frozenset("on at by before after since until till from to over around this last next".split())
_NUMBERS = frozenset("$ € £ # no no. number nr nr. id code".split())
_BESIDE_EASTER = {0: 1, 3: -3, 4: -2, 5: -1, 6: 0}
"""Days from Easter to the weekdays that are called after it, by weekday (Monday is 0)."""
_ORTHODOX_DAYS = 13  # from a day of the Julian calendar to the same of the Gregorian one, 1900 to 2099


def compact(f: Found) -> Answer:
    """``20210414``, where it is no number of something else."""
    if not _NUMBERS.isdisjoint(f.before) or f.after[0] in context("counted"):
        return NO_DATE
    year, rest = divmod(f.items[0][1], 10_000)
    answer = r.made(f"{year:04d}-{rest // 100:02d}-{rest % 100:02d}")
    return answer if isinstance(answer, When) else NO_DATE


def either(_: Found) -> Answer:
    """``14 or 15 April``: seen, and no value."""
    return EITHER


def feast(f: Found) -> Answer:
    """A feast of a fixed day: Christmas, New Year's Eve, Bastille Day."""
    if f.has("maybe"):
        if f.words[0] != "may" or not _is_date(f):
            return NO_DATE
        value = 501  # May Day
    else:
        value = f.first("feast", "feastday") or 101
    if not f.has("eve", "dayunit") and not _is_date(f):
        return NO_DATE
    month, day = divmod(value, 100)
    moved = dt.date(2001, month, day) + dt.timedelta(_ORTHODOX_DAYS * f.has("orthodox") - f.has("eve"))
    part = Part(f.first("year"), moved.month, moved.day)
    return r.dated(part, part, f.setting)


def easter(f: Found) -> Answer:
    """A feast that goes with Easter: Easter Monday, Good Friday, Pentecost."""
    if not f.has("weekday", "eve", "dayunit") and not _is_date(f):
        return NO_DATE
    days = f.first("easter", "holy") or 0
    weekday = f.first("weekday")
    if f.has("holy"):
        if weekday is None or weekday != (6 + days) % 7:
            return NO_DATE  # a good Friday for talks is another matter than a good Monday
    elif f.has("eve"):
        days -= 1
    elif weekday is not None:
        if weekday not in _BESIDE_EASTER:
            return NO_DATE
        days += _BESIDE_EASTER[weekday]
    year = f.first("year")
    if year is not None:
        return _after_easter(year, days, f.has("orthodox"))
    anchor = f.setting.anchor
    if anchor is None:
        return r.NO_ANCHOR
    known = [_after_easter(y, days, f.has("orthodox")) for y in range(anchor.year - 1, anchor.year + 2)]
    found = [w for w in known if isinstance(w, When)]
    tense = f.setting.tense()
    fitting = [w for w in found if tense not in ("past", "future") or (w.first <= anchor) == (tense == "past")]
    return min(fitting or found, key=lambda w: abs((w.first - anchor).days)) if found else r.IMPOSSIBLE


def _after_easter(year: int, days: int, orthodox: bool) -> Answer:
    from dateutil import easter as computed  # on demand: few texts name the feast

    if not 1583 <= year <= 4099:
        return r.IMPOSSIBLE
    day = computed.easter(year, 2) if orthodox else computed.easter(year)
    return When.on(day + dt.timedelta(days))


def _is_date(f: Found) -> bool:
    """Whether a bare feast is a time: "before Christmas", "Easter 2021", not "a Christmas market"."""
    return f.has("year") or (
        f.before[0] in _ON and (not f.after[0][:1].isalpha() or f.after[0] in context("month-after"))
    )
