"""The trips of a document, as its meetings ask for them: the latest before a place, and that of some people."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Hashable
from itertools import accumulate

from diplonews.document import Document
from diplonews.parsers.events.parties import Party
from diplonews.parsers.visit.book import Trip
from diplonews.parsers.visit.explicit import explicit_visits
from diplonews.values import Country

Row = tuple[list[Trip], list[int]]
"""Trips in the order of the text, and for each the first place where it or one after it is told."""


def _row(trips: list[Trip]) -> Row:
    return trips, list(accumulate((t.first for t in reversed(trips)), min))[::-1]


class Trips:
    """Looks trips up without going through all of them."""

    def __init__(self, document: Document) -> None:
        trips = document.once(explicit_visits)
        by_key: dict[Hashable, list[Trip]] = {}
        by_goal: dict[tuple[Hashable, Country | None], list[Trip]] = {}
        for trip in trips:
            for key in trip.keys:
                by_key.setdefault(key, []).append(trip)
                by_goal.setdefault((key, trip.country), []).append(trip)
        self._all = _row(trips)
        self._by_key = {key: _row(mine) for key, mine in by_key.items()}
        self._by_goal = {goal: _row(mine) for goal, mine in by_goal.items()}
        self._order = {id(trip): number for number, trip in enumerate(trips)}

    def latest(self, before: int) -> Trip | None:
        """The last trip that is told before a character."""
        trips, firsts = self._all
        at = bisect_left(firsts, before)
        return trips[at - 1] if at else None

    def of(self, parties: list[Party], upto: int) -> Trip | None:
        """The last trip of one of the parties that is told up to a character: to the country of one of them or, failing that, any."""
        countries = {p.country for p in parties}
        hosted = [self._by_goal.get((p.key, c)) for p in parties for c in countries]
        return self._last(hosted, upto) or self._last([self._by_key.get(p.key) for p in parties], upto)

    def _last(self, rows: list[Row | None], upto: int) -> Trip | None:
        found = [row[0][at - 1] for row in rows if row is not None and (at := bisect_right(row[1], upto))]
        return max(found, key=lambda t: self._order[id(t)], default=None)
