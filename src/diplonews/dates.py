"""Dates by themselves: :func:`parse_when` reads one, :func:`find_dates` finds all in a text."""

from __future__ import annotations

import datetime as dt

from attrs import frozen

from diplonews.mentions.dates import find
from diplonews.text import tokenize
from diplonews.values import Span
from diplonews.when import When


@frozen
class FoundDate:
    """A date in a text: its place, its value (None where it cannot be told) and the rule that read it.

    ``reason`` says in words why there is no value.
    """

    span: Span
    when: When | None
    rule: str
    reason: str | None = None


def find_dates(text: str, *, anchor: dt.date | None = None) -> list[FoundDate]:
    """Every date of a text in order.

    ``anchor`` is the day from which "Tuesday", "last week" or "April 14" are counted, as a rule that of publication;
    without it only dates that carry their year have a value. Never raises on any ``str``; linear in its length.

    >>> [d.when.edtf for d in find_dates("They met on Tuesday.", anchor=dt.date(2021, 4, 14)) if d.when]
    ['2021-04-13']
    """
    anchor = _day(anchor)
    tokens = tokenize(text)
    return [
        FoundDate(Span(*tokens.span(m.first, m.last)), m.value, m.data.rule, m.data.reason)
        for m in find(tokens, anchor=anchor)
    ]


def parse_when(text: str, *, anchor: dt.date | None = None) -> When | None:
    """The one date that a short text states; None where it states none, several, or one that cannot be told.

    >>> parse_when("April 13–15", anchor=dt.date(2021, 4, 20))
    When(edtf='2021-04-13/2021-04-15')
    """
    bare = text.strip()
    if len(bare) == 4 and bare.isascii() and bare.isdigit() and bare > "0999":
        return When(bare)
    found = find_dates(text, anchor=anchor)
    return found[0].when if len({d.when for d in found}) == 1 else None


def _day(anchor: dt.date | None) -> dt.date | None:
    return anchor.date() if isinstance(anchor, dt.datetime) else anchor
