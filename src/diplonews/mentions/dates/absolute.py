"""Readers of calendar dates: days, months, years, their ranges, halves and quarters, and dates in figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import attrs

from diplonews.lexicon import rows
from diplonews.mentions.dates import resolve as r
from diplonews.mentions.dates.context import context
from diplonews.mentions.dates.found import NO_DATE, SHIFTS, Found, Pieces, part_of, split
from diplonews.mentions.dates.resolve import Answer, Part
from diplonews.when import When

_SANE_YEARS = range(1500, 2101)


def spread(f: Found) -> Answer:
    """``from 28 February to 2 March 2024``: the ends lend each other what they do not say."""
    left, right = (part_of(half, f.setting.before) for half in split(f.items))
    if isinstance(left, str) or isinstance(right, str):
        return r.NO_BEFORE
    return r.dated(left, right, f.setting)


def day(f: Found) -> Answer:
    """One day or one month, with or without its year."""
    part = part_of(f.items, f.setting.before)
    if isinstance(part, str):
        return part
    if (
        f.items[0][0] == "lowmay"
        and not f.days()
        and f.before[0] not in ("", "in", "since", "of", "until", "from", "by")
    ):
        return NO_DATE
    known = _event_year(part, f) if part.year is None else None
    if known:
        part = attrs.evolve(part, year=known)
    return r.dated(part, part, f.setting)


@cache
def _events() -> dict[tuple[int, int], tuple[int, frozenset[str]]]:
    return {
        (int(e["month"]), int(e["day"])): (int(e["year"]), frozenset(e["words"].split(" ")))
        for e in rows("date_events.tsv")
    }


def _event_year(part: Part, f: Found) -> int | None:
    """The year of ``the September 11 attacks`` and the like, once they have been."""
    year, words = _events().get((part.month or 0, part.day or 0), (0, frozenset()))
    named = f.after[0] in words or (f.before[0] in ("of", "on") and f.before[1] in words)
    return year if named and f.setting.anchor and f.setting.anchor.year > year else None


def days(f: Found) -> Answer | Pieces:
    """``13, 14 and 15 April``: one range where the days follow each other, otherwise each day by itself."""
    listed = f.days()
    whole = part_of(f.items, f.setting.before)
    if isinstance(whole, str):
        return whole
    if any(b - a != 1 for a, b in pairwise(listed)):
        places = [n for n, (kind, _) in enumerate(f.items) if kind in ("day", "nth")]
        starts = [0, *places[1:]]
        ends = [*(place + 1 for place in places[:-1]), len(f.items)]
        each = [attrs.evolve(whole, day=day) for day in listed]
        return tuple((a, b, r.dated(p, p, f.setting)) for a, b, p in zip(starts, ends, each, strict=True))
    return r.dated(attrs.evolve(whole, day=listed[0]), attrs.evolve(whole, day=listed[-1]), f.setting)


def month(f: Found) -> Answer:
    """A month without a year; words that are also verbs and names count only where what stands around makes them months."""
    kind, number = next(i for i in f.items if i[0] in ("month", "maybe", "lowmay"))
    word = next(w for w, i in zip(f.words, f.items, strict=True) if i[0] == kind)
    before, after = f.before[0], f.after[0]
    edged = (f.has("part") and f.words[0] in ("early", "late", "mid")) or f.has("of")
    if not edged:
        if kind == "lowmay" and not (
            before in ("in", "since") and (not after[:1].isalpha() or after in context("month-after"))
        ):
            return NO_DATE
        if kind == "maybe" and not _is_month(f, before, after, word):
            return NO_DATE
        if (
            kind == "month"
            and f.capital
            and before not in context("month-before") | context("month-maybe") | context("month-the")
        ):
            return NO_DATE  # the given names April and June, the surname August
    part = Part(month=number)
    return r.dated(part, part, f.setting)


def _is_month(f: Found, before: str, after: str, word: str) -> bool:
    plain = after[:1].isalpha() and not f.capital and after not in context("month-after")
    if word not in ("may", "march"):
        listed = before in context("month-before") or before in context("month-maybe")
        return listed or (len(word) > 5 and before in context("month-the") and plain)
    if before in context("month-before"):
        return True
    if before in ("by", "for", "from", "to", "before", "after"):
        return f.setting.tense() in ("future", "would") or (word == "march" and not plain)
    return (
        before in context("month-the") and after[:1].isalpha() and not f.capital and after not in context("month-after")
    )


def treaty_day(f: Found) -> Answer:
    """``this twenty-third day of May, one thousand nine hundred and sixty-nine``."""
    part = part_of(f.items[1:], f.setting.before)
    return part if isinstance(part, str) else r.dated(part, part, f.setting)


def iso(f: Found) -> Answer:
    year, number, nth = (value for kind, value in f.items if kind in ("year", "day", "twodigit"))
    return r.made(f"{year:04d}-{number:02d}-{nth:02d}")


def iso_range(f: Found) -> Answer:
    y1, m1, d1, y2, m2, d2 = (value for kind, value in f.items if kind in ("year", "day", "twodigit"))
    return r.made(f"{y1:04d}-{m1:02d}-{d1:02d}/{y2:04d}-{m2:02d}-{d2:02d}")


def hyphened(f: Found) -> Answer:
    """``14-APR-1987``, ``14-Apr-87``."""
    year = _full(f.items[4][1], f)
    return r.made(f"{year:04d}-{f.first('month', 'maybe') or 0:02d}-{f.items[0][1]:02d}")


def _full(year: int, f: Found) -> int:
    """The year that two digits stand for: up to twenty years after the anchor; without one, 1970 to 2069."""
    pivot = f.setting.anchor.year + 20 if f.setting.anchor else 2069
    return year if year > 99 else pivot - (pivot - year) % 100


def numbers(words: Sequence[str]) -> list[int]:
    """The numbers of dates in figures, whatever marks stand between them."""
    return [int(n) for word in words for n in word.replace(":", ".").split(".") if n.isdigit()]


def numeric(f: Found) -> Answer:
    """``14/04/2021``, ``04/14/2021``: a number above 12 decides, then a weekday before it, the text's other dates, the anchor."""
    a, b, c = numbers(f.words)
    if not (a and b) or (c < 100 and len(re.split(r"\W", f.words[-1])[-1]) < 2):
        return NO_DATE  # 2.0.1999, 1/2/3
    if a > 31:
        return r.made(f"{a:04d}-{b:02d}-{c:02d}") if a > 999 else NO_DATE
    year = _full(c, f)
    european, american = r.made(f"{year:04d}-{b:02d}-{a:02d}"), r.made(f"{year:04d}-{a:02d}-{b:02d}")
    if f.has("numeric") or a == b or isinstance(american, str):
        return european
    if isinstance(european, str):
        return american
    weekday = f.first("weekday", "dayname")
    if weekday is not None and (european.first.weekday() == weekday) != (american.first.weekday() == weekday):
        return european if european.first.weekday() == weekday else american
    if f.order:
        return european if f.order == "DMY" else american
    near = [w for w in (european, american) if f.setting.anchor and abs((w.first - f.setting.anchor).days) <= 3]
    return near[0] if len(near) == 1 else r.AMBIGUOUS


def numeric_range(f: Found) -> Answer:
    """``13-15.04.2021``, ``13.04.2021 - 15.04.2021``."""
    found = numbers(f.words)
    if f.order == "MDY" and f.has("slash"):
        found = [found[n] for n in (1, 0, 2, 4, 3, 5)]
    last = found[-3:]
    first = found[:3] if len(found) == 6 else [found[0], *last[1:]]
    ends = (f"{_full(y, f):04d}-{m:02d}-{d:02d}" for d, m, y in (first, last))
    return r.made("/".join(ends))


def years(f: Found) -> Answer:
    """``2019-2023``, ``2023–24``, ``from 2019 to 2023``; ``2021-04`` is a month."""
    first, last, width = f.items[0][1], f.items[2][1], len(f.words[2])
    if first not in _SANE_YEARS or f.before[0] in ("$", "€", "£", "#") or f.after[0] in context("counted"):
        return NO_DATE
    if width == 2:
        if last <= first % 100:
            return r.made(f"{first:04d}-{last:02d}") if last <= 12 else NO_DATE
        last += first // 100 * 100
    return r.made(f"{first:04d}/{last:04d}") if first < last <= 2150 else NO_DATE


def year(f: Found) -> Answer:
    """A bare year: only where a preposition or brackets make it one, and nothing follows that it could count."""
    number = f.first("year") or 0
    before, after = f.before[0], f.after[0]
    if number not in _SANE_YEARS or after in context("counted") or (after == "to" and f.after[1].isdigit()):
        return NO_DATE
    ends = not after[:1].isalpha() or after in context("year-after")
    if (
        f.has("part")
        or before in context("year-in")
        or (before == "(" and after == ")")
        or (before in context("year-of") and ends)
        or (before in ("by", "of", "from", "before", "after") and after[-1:] != "s" and not f.capital)
        or (before in context("year-title") and ends)
        or (before == "," and f.before[1].isdigit() and len(f.before[1]) == 4 and ends)
        or (before in context("year-the") and after[:1].isalpha() and not ends and (f.capital or after[-1:] != "s"))
    ):
        return r.made(f"{number:04d}")
    return NO_DATE


def decade(f: Found) -> Answer:
    return r.INEXPRESSIBLE if f.items[0][1] % 10 == 0 else NO_DATE


def stated_year(f: Found) -> int | str:
    """The year that a half, quarter or season belongs to: stated, counted from another, or the anchor's."""
    written = f.first("year")
    if written is not None:
        return written
    part = part_of([i for i in f.items if i[0] not in ("number", "ordinal")], f.setting.before)
    if isinstance(part, str):
        return part
    if f.setting.anchor is None:
        return part.year or r.NO_ANCHOR
    return part.year or f.setting.anchor.year + (part.shift or 0)


def _has_year(f: Found) -> bool:
    return f.has("year", "yearunit")


def half(f: Found) -> Answer:
    """Halves and quarters are intervals of months; without a year that of the tense."""
    code = f.first("code")
    if code:
        size, number = (3, code) if code < 10 else (6, code - 10)
    else:
        size = f.first("half", "quarter") or 3
        number = f.first("ordinal", "nth") or 12 // size
    first = (number - 1) * size + 1
    if number * size > 12:
        return NO_DATE
    if not _has_year(f):
        if f.has("last") or code in (11, 12) or f.after[0] in ("of", "century"):
            return NO_DATE  # the second half of the match
        return r.dated(Part(month=first), Part(month=number * size), f.setting)
    of = stated_year(f)
    return of if isinstance(of, str) else r.months(of, first, size)


def first_months(f: Found) -> Answer:
    """``the first nine months of 2024``."""
    of = stated_year(f)
    size = f.count()
    if f.has("last"):
        return of if isinstance(of, str) else r.months(of, 13 - size, size)
    return NO_DATE if f.first("ordinal") != 1 else of if isinstance(of, str) else r.months(of, 1, size)


def edge_day(f: Found) -> Answer:
    """``the first day of May``, ``the last day of this month``."""
    if f.has("monthunit"):
        of = r.shifted(f.setting.anchor, f.items[-2][1], "month")
    else:
        named = part_of([i for i in f.items if i[0] not in ("ordinal", "last")], f.setting.before)
        of = named if isinstance(named, str) else r.dated(named, named, f.setting)
    if isinstance(of, str):
        return of
    nth = f.first("ordinal")
    return When.on(of.last) if nth is None else r.made(f"{of.edtf}-{nth:02d}")


def edge_week(f: Found) -> Answer:
    """``the first week of May`` keeps the plain month."""
    named = part_of([i for i in f.items if i[0] not in ("ordinal", "number")], f.setting.before)
    return named if isinstance(named, str) else r.dated(named, named, f.setting)


def season(f: Found) -> Answer:
    """A season has no level 0 form: with a year it is that year, without one it is not expressible."""
    if _has_year(f):
        of = stated_year(f)
        return of if isinstance(of, str) else r.made(f"{of:04d}")
    opened = f.before[1] if f.before[0] in ("the", "this") else f.before[0]
    return r.INEXPRESSIBLE if opened in context("season-before") or f.has("part", *SHIFTS) else NO_DATE
