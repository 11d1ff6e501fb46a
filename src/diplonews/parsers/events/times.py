"""When: the date that belongs to a trigger, and how long an event lasts."""

from __future__ import annotations

import datetime as dt

from attrs import frozen

from diplonews.parsers.events.sentences import WINDOW, Sentence
from diplonews.values import When

_COST = {";": 12, "q": 5, "k": 4, '"': 6, ":": 8, ",": 2, "a": 1, "(": 1}
_EVENT = frozenset("VYNTJZWQU236")
_LIMIT = 22


@frozen
class Date:
    """A date of the sentence: its value and its chunk."""

    when: When
    chunk: int


def dates_of(sentence: Sentence) -> list[Date]:
    """All dates of a sentence that have a value."""
    found = []
    for k, letter in enumerate(sentence.letters):
        if letter == "D":
            mention = sentence.chunks[k].mention
            if mention is not None and isinstance(mention.value, When):
                found.append(Date(mention.value, k))
    return found


def date_for(sentence: Sentence, k: int, *, stop: int | None = None) -> Date | None:
    """The date that belongs to the trigger at chunk ``k``: the nearest, where words of other events and marks add distance."""
    best: Date | None = None
    least = _LIMIT + 1
    letters = sentence.letters
    for step in (1, -1):
        cost, at = 0, k
        while cost < least and abs(at - k) < WINDOW:
            at += step
            if not 0 <= at < len(letters) or (stop is not None and at >= stop):
                break
            letter = letters[at]
            if letter == "D":
                mention = sentence.chunks[at].mention
                if mention is not None and isinstance(mention.value, When) and not _named(sentence, at):
                    best, least = Date(mention.value, at), cost
                    break
                continue
            cost += 1 + _COST.get(letter, 0) + (5 if letter in _EVENT else 0) + (1 if step < 0 else 0)
    return best


def _named(sentence: Sentence, k: int) -> bool:
    """Whether the date is part of a name or an amount rather than a day: Agenda 2030, "since 2019"."""
    before = sentence.key(k - 1) if k else ""
    return before in ("since", "agenda", "vision", "until")


def until(first: dt.date, days: int) -> When:
    """``days`` days from ``first`` on."""
    return When.between(first, first + dt.timedelta(days=max(days, 1) - 1))


def back_from(last: dt.date, days: int) -> When:
    """``days`` days that end with ``last``."""
    return When.between(last - dt.timedelta(days=max(days, 1) - 1), last)


def compatible(a: When | None, b: When | None) -> bool:
    """Whether two dates can be those of one event: one is unknown, or they share a day."""
    return a is None or b is None or (a.first <= b.last and b.first <= a.last)


def finer(a: When | None, b: When | None) -> When | None:
    """Of two dates of one event the one that says more; the first where both say as much."""
    if a is None or b is None:
        return a or b
    return b if (b.last - b.first) < (a.last - a.first) else a
