"""The trips of a document, as its meetings ask for them: the one told last before a place, and that of some people."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Hashable

from attrs import define, field

from diplonews.document import Document
from diplonews.parsers.events.parties import Party
from diplonews.parsers.visit.book import Sighting, Trip
from diplonews.parsers.visit.explicit import explicit_visits
from diplonews.parsers.visit.others import TWO_SIDES
from diplonews.values import Country, Place

_LATEST = 8


@define(eq=False)
class _Row:
    """Trips in the order in which the text speaks of them, each as often as it does."""

    starts: list[int] = field(factory=list)
    told: list[tuple[Sighting, Trip]] = field(factory=list)

    def add(self, sighting: Sighting, trip: Trip) -> None:
        self.starts.append(sighting.start)
        self.told.append((sighting, trip))


class Trips:
    """Looks trips up without going through all of them."""

    def __init__(self, document: Document) -> None:
        trips = [t for t in document.once(explicit_visits) if any(s.where_rule != TWO_SIDES for s in t.sightings)]
        told = [(s, trip) for trip in trips for s in trip.sightings]
        told.sort(key=lambda one: one[0].start)
        self._all = _Row()
        self._by_key: dict[Hashable, _Row] = {}
        self._by_goal: dict[tuple[Hashable, Country | None], _Row] = {}
        for sighting, trip in told:
            self._all.add(sighting, trip)
            for key in trip.keys:
                self._by_key.setdefault(key, _Row()).add(sighting, trip)
                self._by_goal.setdefault((key, trip.country), _Row()).add(sighting, trip)

    def latest(self, before: int) -> Trip | None:
        """The trip that is told last before a character."""
        at = bisect_left(self._all.starts, before)
        return self._all.told[at - 1][1] if at else None

    def at(self, parties: list[Party], place: Place, upto: int) -> Trip | None:
        """The trip of one of the parties to a city that is told last up to a character, among the latest few."""
        for row in filter(None, [self._by_key.get(p.key) for p in parties]):
            last = bisect_right(row.starts, upto)
            for _, trip in reversed(row.told[max(0, last - _LATEST) : last]):
                if trip.place == place or (
                    trip.country == place.country is not None and place.name == place.country.name
                ):
                    return trip
        return None

    def of(self, parties: list[Party], upto: int) -> Trip | None:
        """The trip of one of the parties that is told last up to a character: to the country of one of them or, failing that, any,
        unless the text has just told of trips to several countries."""
        countries = dict.fromkeys(p.country for p in parties)  # in the order of the text
        hosted = [self._by_goal.get((p.key, c)) for p in parties for c in countries]
        return self._last(hosted, upto) or self._last([self._by_key.get(p.key) for p in parties], upto, lone=True)

    def _last(self, rows: list[_Row | None], upto: int, *, lone: bool = False) -> Trip | None:
        best: tuple[int, Trip] | None = None
        for row in rows:
            at = bisect_right(row.starts, upto) if row is not None else 0
            if row is None or not at or (best is not None and best[0] >= row.starts[at - 1]):
                continue
            sighting, trip = row.told[at - 1]
            before = row.told[at - 2] if at > 1 else None
            if lone and before and before[0].number == sighting.number and before[1].country != trip.country:
                continue
            best = sighting.start, trip
        return best[1] if best else None
