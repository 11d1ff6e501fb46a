"""What a pattern of dates has matched, and the pieces that calendar dates are made of."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from diplonews.mentions.dates import resolve as r
from diplonews.mentions.dates.context import context
from diplonews.mentions.dates.resolve import Answer, Part, Setting, Unit
from diplonews.when import When

Item = tuple[str, int]
NO_DATE = ""
"""The answer of a reader that finds that no date is meant after all: the place is left alone."""
Pieces = tuple[tuple[int, int, Answer], ...]
"""Several dates in one match: first and last word of each, counted from the match, and its value."""

SHIFTS = frozenset(("last", "past", "this", "next", "coming"))
ANAPHORS = frozenset(("same", "that", "following", "previous"))
_COUNTS = frozenset(("article", "number", "day", "figure", "twodigit"))
_JOINS = frozenset(("dash", "to", "slash", "and"))
_DAYS = frozenset(("day", "nth"))
_MONTHS = frozenset(("month", "maybe", "lowmay"))
_WEEKDAYS = frozenset(("weekday", "dayname"))
_PIECES = _DAYS | _MONTHS | _WEEKDAYS | {"ordinal", "year", "dayyear"}
_UNITS: dict[str, Unit] = {
    "dayunit": "day",
    "weekunit": "week",
    "monthunit": "month",
    "yearunit": "year",
    "hourunit": "day",
}


@frozen
class Found:
    """A match: kinds and values of its words, their keys, and the keys around them (``""`` beyond the sentence)."""

    items: Sequence[Item]
    words: Sequence[str]
    setting: Setting
    before: tuple[str, str] = ("", "")
    after: tuple[str, str] = ("", "")
    capital: bool = False
    order: str | None = None

    def first(self, *kinds: str) -> int | None:
        """The value of the first word of these kinds."""
        return next((value for kind, value in self.items if kind in kinds), None)

    def has(self, *kinds: str) -> bool:
        return any(kind in kinds for kind, _ in self.items)

    def days(self) -> list[int]:
        return [value for kind, value in self.items if kind in _DAYS]

    def unit(self) -> tuple[Unit, int]:
        """The unit, and how many of it the word means: a fortnight is two weeks, a decade ten years."""
        for kind, value in self.items:
            if kind in _UNITS:
                return _UNITS[kind], value
        return "day", 1

    def steps(self) -> int:
        """-1, 0 or 1 for "last", "this" and "next"."""
        return self.first(*SHIFTS) or 0

    def count(self) -> int:
        return self.first(*_COUNTS) or 0

    def alone(self) -> bool:
        """Whether nothing follows that "the day before" could be before."""
        return self.after[0] == "" or self.after[0] in context("alone")


def part_of(items: Sequence[Item], before: When | None = None) -> Part | str:
    """The piece of a date that some words make; ``before`` is what "the same year" counts from."""
    month = day = year = weekday = shift = None
    spoken: list[Item] = []
    for n, (kind, value) in enumerate(items):
        if kind in _MONTHS:
            month = value
        elif kind in _DAYS:
            day = value
        elif kind == "ordinal":
            day = value + sum(v for _, v in spoken)  # twenty-first
            spoken.clear()
        elif kind == "year":
            year = value
        elif kind == "dayyear":
            day, year = divmod(value, 10_000)
        elif kind in _WEEKDAYS:
            weekday = value
        elif kind in ("number", "hundred", "thousand"):
            spoken.append((kind, value))
        elif kind == "yearunit" and n and items[n - 1][0] in SHIFTS:
            shift = items[n - 1][1]
        elif kind == "yearunit" and n and items[n - 1][0] in ANAPHORS:
            if before is None:
                return r.NO_BEFORE
            year = before.last.year + items[n - 1][1]
        elif kind == "yearunit":  # the last quarter of the year
            shift = 0
    if len(spoken) > 1:
        year = _spoken(spoken)
    return Part(year, month, day, weekday, shift)


def _spoken(items: Sequence[Item]) -> int:
    """A number in words: ``one thousand nine hundred and sixty-nine``, ``nineteen ninety-two``."""
    total = current = 0
    for n, (kind, value) in enumerate(items):
        if kind == "number":
            century = n == 0 and len(items) > 1 and items[1][0] == "number" and value in (19, 20)
            current += value * 100 if century else value
        else:
            current = max(current, 1) * value
            if kind == "thousand":
                total, current = total + current, 0
    return min(total + current, 9999)


def split(items: Sequence[Item]) -> tuple[Sequence[Item], Sequence[Item]]:
    """Both ends of a range, cut at the word that joins them; the whole twice where none does."""
    seen = False
    for n, (kind, _) in enumerate(items):
        seen = seen or kind in _PIECES
        if (
            seen
            and kind in _JOINS
            and not (kind in ("dash", "and") and n and items[n - 1][0] in ("number", "hundred", "thousand"))
        ):
            return items[:n], items[n + 1 :]
    return items, items
