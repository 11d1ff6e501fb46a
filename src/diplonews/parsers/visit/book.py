"""The trips of a document as they build up: sightings of one trip merge, and what they disagree on becomes a note."""

from __future__ import annotations

from collections.abc import Hashable
from collections.abc import Set as AbstractSet

from attrs import define, evolve, field

from diplonews.parsers.events.parties import DELEGATION, Party, members
from diplonews.parsers.events.sentences import Sentence
from diplonews.parsers.events.times import back_from, compatible, finer, until
from diplonews.values import Body, Country, Person, Place, Quote, When

MOST = 60
"""Sightings of a trip that are asked for its dates and status: a text that tells of it more often says nothing new."""
_NEXT_DAYS = 10  # within which somebody who has arrived goes on to another city of the country
_LONGEST = 31  # days of a stay whose first and last day are told apart
STRENGTH = {"": 0, "present": 1, "planned": 2, "completed": 3, "ongoing": 4, "ended": 5, "cancelled": 6}


@define(eq=False)
class Sighting:
    """One mention of a trip. ``rule`` names the frame; the places are character offsets."""

    rule: str
    start: int
    end: int
    number: int
    visitors: list[Party]
    visitor_rule: str
    country: Country | None = None
    place: Place | None = None
    where: tuple[int, int] | None = None
    where_rule: str = ""
    kind: str = ""
    kind_at: tuple[int, int] | None = None
    status: str = ""
    status_at: tuple[int, int] | None = None
    began: When | None = None
    ended: When | None = None
    whole: When | None = None
    days: int = 0
    dates_at: list[tuple[int, int]] = field(factory=list)
    hosts: list[Party] = field(factory=list)
    invited_by: Party | None = None
    purpose: Quote | None = None
    origin: Country | None = None
    explicit: bool = True
    here: bool = False  # whether only "here" says the place
    would: bool = False  # whether it is only what was planned once: "would visit"
    local: bool = False  # a place that was seen on the way: toured the city of Samarkand
    home: Country | None = None  # of the dateline
    bare: bool = False  # a city that is named alone, as one's own cities are
    apart: bool = False  # "has visited Japan before": a visit of its own
    shared: bool = False  # whether its dates are those of a tour of several countries

    @property
    def when(self) -> When | None:
        """The dates as far as this sighting alone says them."""
        return dates(self.began, self.ended, self.whole, self.days)


def dates(began: When | None, ended: When | None, whole: When | None, days: int) -> When | None:
    """One date from the first day, the last day, the whole and the number of days."""
    if began is not None and ended is not None and began.is_day and ended.is_day and began.first <= ended.first:
        return When.between(began.first, ended.first)
    if began is not None and began.is_day and days:
        return until(began.first, days)
    if ended is not None and ended.is_day and days:
        return back_from(ended.first, days)
    if whole is not None and whole.is_day and days > 1:
        return until(whole.first, days)
    if whole is not None and (not whole.is_day or not (began or ended)):
        return whole
    return began or ended or whole


@define(eq=False)
class Trip:
    """One visit as it builds up over the document. What a sighting that has been entered says stays as it is, so that dates and
    status are summed up once for as many as there are."""

    visitors: list[Party]
    country: Country | None
    place: Place | None = None
    sightings: list[Sighting] = field(factory=list)
    explicit: bool = True
    left: bool = False  # whether the visitors have gone on to another country
    ahead: bool = False  # whether it is a stop of a tour that is to come
    _keys: frozenset[Hashable] = frozenset()
    _sum: tuple[int, int, When | None, str] = (0, 0, None, "")

    @property
    def keys(self) -> frozenset[Hashable]:
        if self._sum[0] != len(self.visitors):
            self._keys = frozenset([p.key for p in self.visitors])
            self._sum = (len(self.visitors), *self._sum[1:])
        return self._keys

    @property
    def when(self) -> When | None:
        return self._summed()[2]

    @property
    def status(self) -> str:
        return self._summed()[3]

    def _summed(self) -> tuple[int, int, When | None, str]:
        count = min(len(self.sightings), MOST)
        if self._sum[1] != count:
            self._sum = (self._sum[0], count, self._dates(), self._status())
        return self._sum

    def _dates(self) -> When | None:
        began = ended = whole = None
        days = 0
        for s in self.sightings[:MOST]:
            if s.local:
                continue
            began, ended = finer(began, s.began), finer(ended, s.ended)
            days = days or s.days
            if s.whole is not None and compatible(whole, s.whole) and not s.shared:
                whole = finer(whole, s.whole)
        if not (began or ended or whole):
            whole = next((s.whole for s in self.sightings[:MOST] if s.whole), None)
        if began is not None and ended is not None and not began.first <= ended.last:
            ended = None
        return dates(began, ended, whole, days)

    def _status(self) -> str:
        strongest = max((s.status for s in self.sightings[:MOST]), key=lambda s: STRENGTH[s], default="")
        if strongest == "cancelled":  # what is called off and then planned after all: the last word counts
            return next(
                (
                    s.status
                    for s in reversed(self.sightings[:MOST])
                    if s.status == "cancelled" or (s.status == "planned" and not s.would)
                ),
                strongest,
            )
        return strongest

    @property
    def undivided(self) -> bool:
        """Whether its dates are only those of a tour of several countries."""
        return all(s.shared for s in self.sightings[:MOST] if s.whole or s.began or s.ended)

    @property
    def first(self) -> int:
        return self.sightings[0].start

    def fits(self, s: Sighting) -> bool:
        """Whether a sighting can be of this trip."""
        if s.country is not None and self.country is not None and s.country != self.country:
            return False
        if s.country is None and s.place is not None and self.place is not None and s.place.name != self.place.name:
            return False
        if s.visitors and not self.keys & {p.key for p in s.visitors}:
            return False
        if s.apart != self.sightings[0].apart:
            return False
        if self._after_each_other(s):
            return False
        if s.local and s.when is not None and self.when is not None:
            return -1 <= (s.when.first - self.when.first).days <= _NEXT_DAYS
        if not compatible(self.when, s.when) and not self._frames(s):
            return False
        a, b = self.status, s.status
        if "cancelled" in (a, b) and {a, b} & {"completed", "ongoing", "ended"} and self.when and s.when:
            return False
        far = {"planned"}
        if (a in far) != (b in far) and a and b and not (self.when is not None and s.when is not None):
            if {a, b} <= {"planned", "ongoing", "present", "cancelled", "ended"}:
                return True
            return (s.when if a == "planned" else self.when) is None  # a past visit of its own has a date of its own
        return True

    def _after_each_other(self, s: Sighting) -> bool:
        """Whether the two are stays of several days in two cities, one after the other."""
        if s.local or s.place is None or self.place is None or s.place.name == self.place.name:
            return False
        a, b = self.when, s.when
        if a is None or b is None or a.is_day or b.is_day or a == b:
            return False
        return a.last == b.first or b.last == a.first

    def _frames(self, s: Sighting) -> bool:
        """Whether one says the first day and the other the last day of what can be one stay."""
        for a, b in ((self.sightings[:MOST], [s]), ([s], self.sightings[:MOST])):
            began = next((x.began for x in a if x.began is not None), None)
            ended = next((x.ended for x in b if x.ended is not None), None)
            if began is not None and ended is not None and 0 <= (ended.last - began.first).days <= _LONGEST:
                return True
        return False

    def add(self, s: Sighting) -> None:
        self.sightings.append(s)
        self.explicit = self.explicit or s.explicit
        known = self.keys
        self.visitors += [p for p in s.visitors if p.key not in known]
        self.country = self.country or s.country
        if not s.local:
            self.place = self.place or s.place


@define(eq=False)
class Book:
    """The trips found so far. Looks up a sighting's trip among the latest of its visitors, so that cost stays linear."""

    trips: list[Trip] = field(factory=list)
    _of: dict[Hashable, list[Trip]] = field(factory=dict)
    last: Trip | None = None
    """The trip that was spoken of last."""
    sentence: Sentence | None = None
    """The sentence that is being read."""
    _near: int = 8
    _first: dict[Hashable, Party] = field(factory=dict)

    def latest(self, keys: AbstractSet[Hashable]) -> list[Trip]:
        """The latest trips of some visitors, the last first."""
        found: dict[int, Trip] = {}
        for key in keys:
            for trip in self._of.get(key, [])[-self._near :]:
                found[id(trip)] = trip
        return sorted(found.values(), key=lambda t: -t.sightings[-1].start)

    def record(self, s: Sighting, *, create: bool = True) -> Trip | None:
        """The trip that a sighting belongs to, a new one if need be; None where it belongs to none."""
        if any(p.key == DELEGATION for p in s.visitors):
            led = members(self.sentence.document, self.sentence.number) if self.sentence is not None else []
            led = led or (self.trips[-1].visitors if self.trips else [])
            s.visitors = [
                m
                for p in s.visitors
                for m in ([q.moved(q.chunk, p.start, p.end) for q in led] if p.key == DELEGATION else [p])
            ]
        for n, party in enumerate(s.visitors):  # a delegation goes by its first name
            if isinstance(party.key, tuple):
                first = self._first.setdefault(party.key, party)
                s.visitors[n] = first.moved(party.chunk, party.start, party.end)
        if s.visitors and s.country is not None and all(p.key == "author" for p in s.visitors):
            said = evolve(s, visitors=[])  # whose words the text gives
            told = next((t for t in self.trips[-5:][::-1] if t.country == s.country and t.fits(said)), None)
            if told is not None and "author" not in told.keys:
                told.sightings.append(said)
                return told
        if s.visitors and s.country is not None and all(isinstance(p.actor, Body) for p in s.visitors):
            told = next(
                (
                    t
                    for t in self.trips[-5:][::-1]
                    if t.country == s.country and compatible(t.when, s.when) and t.explicit
                ),
                None,
            )
            if told is not None and not any(isinstance(p.actor, Body) for p in told.visitors):
                told.sightings.append(evolve(s, visitors=[]))
                return told
        keys = {p.key for p in s.visitors}
        candidates = self.latest(keys) if keys else sorted(self.trips[-3:], key=lambda t: -len(t.sightings))
        anaphoric = s.country is None and s.place is None
        for trip in candidates:
            if anaphoric and s.number - trip.sightings[-1].number > 40:
                continue
            if trip.fits(s):
                self._add(trip, s)
                return trip
        alike = self._alike(s) if s.country is not None else None
        if alike is not None:
            self._add(alike, s)
            return alike
        if not create or anaphoric or not s.visitors or self.is_domestic(s):
            return None
        trip = Trip([], s.country, None, [], explicit=s.explicit)
        self.trips.append(trip)
        self._add(trip, s)
        return trip

    def _alike(self, s: Sighting) -> Trip | None:
        """A trip that the same holder of an office makes, where one of the two places gives the name and the other only the office."""
        for trip in self.trips[-6:][::-1]:
            if trip.country != s.country or not trip.explicit or len(s.visitors) != 1 or len(named(trip)) != 1:
                continue
            a, b = named(trip)[0], s.visitors[0]
            if (
                (_nameless(a) != _nameless(b))
                and a.country == b.country
                and _same_office(a, b)
                and self._timely(trip, s)
            ):
                return trip
        return None

    @staticmethod
    def _timely(trip: Trip, s: Sighting) -> bool:
        return compatible(trip.when, s.when) and {trip.status, s.status} != {"planned", "completed"}

    def _add(self, trip: Trip, s: Sighting) -> None:
        trip.add(s)
        self.last = trip
        for party in s.visitors:
            mine = self._of.setdefault(party.key, [])
            if all(t is not trip for t in mine[-self._near :]):
                mine.append(trip)

    @staticmethod
    def is_domestic(s: Sighting) -> bool:
        """Whether the visitors stay in their own country."""
        if s.country is None:
            return False
        return any(p.country == s.country and (p.sure or s.home == s.country or s.bare) for p in s.visitors) or (
            s.home == s.country
            and all(p.country is None and getattr(p.actor, "name", None) is None for p in s.visitors)
            and bool(s.visitors)
        )


def _nameless(party: Party) -> bool:
    return isinstance(party.actor, Person) and party.actor.name is None


def _same_office(a: Party, b: Party) -> bool:
    """Whether the titles of two people share the word of an office."""
    words = [
        set((getattr(p.actor, "title", None) or "").lower().replace("pm", "prime minister").split()) & _OFFICES
        for p in (a, b)
    ]
    return bool(words[0] & words[1])


_OFFICES = frozenset(
    "president minister premier chancellor king queen emir amir prince secretary ambassador envoy speaker chairman leader governor".split()
)


def named(trip: Trip) -> list[Party]:
    """The visitors; an office that is only another word for one of them is none of its own."""
    kept = list(trip.visitors)
    for party in trip.visitors:
        if not isinstance(party.actor, Person) or party.actor.name is not None or len(kept) < 2:
            continue
        together = {q.key for s in trip.sightings if any(p.key == party.key for p in s.visitors) for q in s.visitors}
        same = [
            q
            for q in kept
            if (
                q.key not in together
                and isinstance(q.actor, Person)
                and q.actor.name
                and None in (q.country, party.country)
            )
            or (q.key not in together and q.country == party.country and getattr(q.actor, "name", None))
        ]
        if same:
            kept.remove(party)
    return kept
