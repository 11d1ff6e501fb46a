"""Visits as records: explicit trips with the places and dates of their meetings, and those that only meetings show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterable

from diplonews.document import Document
from diplonews.parsers.events.parties import Party, resides
from diplonews.parsers.events.times import compatible
from diplonews.parsers.meeting.frames import sittings
from diplonews.parsers.meeting.table import Sitting
from diplonews.parsers.visit.book import MOST, Sighting, Trip
from diplonews.parsers.visit.drafts import draft_of
from diplonews.parsers.visit.explicit import explicit_visits
from diplonews.parsers.visit.remark import remark
from diplonews.records import Visit
from diplonews.values import Country, Note, Person, Place, When

_LONGEST = 31  # days of a visit that may still go on
_REMOTE = ("phone", "video")
_RECENT = 9  # days between a visit and the article that is written from where it took place


def finished(document: Document) -> list[Visit]:
    """The records of all trips, in text order."""
    trips = [trip for trip in document.once(explicit_visits) if trip.visitors and official(trip)]
    shown: list[Trip] = []
    trips = trips or remark(document)
    for sitting in document.once(sittings):
        if sitting.format not in _REMOTE and not sitting.spoken and sitting.status != "cancelled":
            _learn(sitting, trips, shown)
    dateline = document.heading.dateline
    main = _main(trips)
    for number, trip in enumerate(trips):
        if trip.place is None and dateline is not None and dateline.country == trip.country and number == main:
            _written_there(document, trip, dateline)
        trip.place = trip.place or next((s.place for s in trip.sightings if s.place), None)
    for trip in trips:
        _disagreements(document, trip)
    _gone_on(document, trips)
    _same_tour(trips)
    return [record(document, trip) for trip in sorted([*trips, *shown], key=lambda t: t.first)]


def _gone_on(document: Document, trips: list[Trip]) -> None:
    """Nobody is in two countries at once: where somebody has gone on to a second one, the visit to the first is over."""
    latest: dict[Hashable, Trip] = {}
    for trip in trips:
        when = trip.when
        if when is None or settled(document, trip, when) != "ongoing":
            continue
        for key in trip.keys:
            other = latest.setdefault(key, trip)
            begun = other.when
            if begun is None or other.country == trip.country or begun.first == when.first:
                continue
            first, second = (other, trip) if begun.first < when.first else (trip, other)
            latest[key] = second
            first.left = True


def _same_tour(trips: list[Trip]) -> None:
    """A stop of which nothing tells when it is made is to come where another stop that the same word tells of is not behind."""
    for trip in trips:
        if trip.status or trip.when is not None:
            continue
        told = {s.status_at for s in trip.sightings[:MOST]}
        trip.ahead = any(
            other.status in ("planned", "ongoing") and not told.isdisjoint(s.status_at for s in other.sightings[:MOST])
            for other in trips[:MOST]
        )


def _disagreements(document: Document, trip: Trip) -> None:
    """Notes on what the mentions of one visit disagree on."""
    told = {
        "kind": {s.kind: s.kind_at for s in trip.sightings if s.kind and s.kind_at},
        "place": {s.place.name: s.where for s in trip.sightings if s.place is not None and s.where and not s.local},
    }
    for name, values in told.items():
        for value, at in list(values.items())[1:]:
            first = next(iter(values))
            document.notes.append(
                Note(*at, f"visit.disagree.{name}", f"another mention of the visit says {first!r}, this one {value!r}")
            )
    when = trip.when
    for s in trip.sightings:
        if when is not None and s.when is not None and not s.local and s.dates_at and not compatible(when, s.when):
            document.notes.append(
                Note(*s.dates_at[0], "visit.disagree.when", f"another mention of the visit says {when}")
            )


def official(trip: Trip) -> bool:
    """Whether anybody on the trip holds an office: a holiday of anybody else is no visit."""
    if not any(s.kind == "private" for s in trip.sightings):
        return True
    return any(not isinstance(p.actor, Person) or p.actor.title for p in trip.visitors)


def _main(trips: list[Trip]) -> int:
    """The number of the trip that the article is about: the one it speaks of most often, the first of equals."""
    return max(range(len(trips)), key=lambda n: (len(trips[n].sightings), -n), default=-1)


def _written_there(document: Document, trip: Trip, dateline: Place) -> None:
    """An article about a visit that is written in the visited country is written where the visit is."""
    when, anchor = trip.when, document.anchor
    if settled(document, trip, when) not in ("ongoing", "completed"):
        return
    if when is not None and anchor is not None and abs((anchor - when.last).days) > _RECENT:
        return
    if dateline.name and dateline.country is not None and dateline.name != dateline.country.name:
        trip.place = dateline


def _learn(sitting: Sitting, trips: list[Trip], shown: list[Trip]) -> None:
    """What a meeting says of the trips of those who met: place and date of known ones, and that there was one at all."""
    place = sitting.place
    where = place.country if place is not None else None
    hosts = {p.country for p in sitting.parties}
    for party in sitting.parties:
        if party.country is not None and party.country == where:
            continue
        mine = [
            t
            for t in trips
            if party.key in t.keys
            and not t.sightings[0].apart
            and (where is None or t.country == where)
            and t.country in ({where} if where else hosts)
        ]
        fitting = [t for t in mine if compatible(t.when, sitting.when)]
        if fitting:
            _fill(fitting[-1], sitting, place)
        elif not mine and where is not None:
            _show(party, sitting, where, shown)
    for trip in shown:
        if (
            trip.keys & sitting.keys
            and place is None
            and sitting.when is not None
            and _adjoins(trip.when, sitting.when)
        ):
            trip.sightings.append(_seen(trip.visitors[0], sitting, trip.country, None))


def _fill(trip: Trip, sitting: Sitting, place: Place | None) -> None:
    at = next((t.place_at for t in sitting.tellings if t.place_at), None)
    if trip.place is None and place is not None and at and trip.country is not None and place.name != trip.country.name:
        trip.place = place
        trip.sightings[-1:] = [trip.sightings[-1], *_pointers(trip, place, at)]
    if sitting.when is not None and (trip.when is None or trip.undivided):
        told = next((t for t in sitting.tellings if t.when_at and t.when_rule == "meeting.when.of-sentence"), None)
        length = (sitting.when.last - sitting.when.first).days
        if told is not None and length < 14 and (trip.when is None or length):
            seen = _seen(trip.visitors[0], sitting, trip.country, None)
            seen.status = ""
            if trip.when is None and sitting.when.is_day:
                seen.began, seen.whole = sitting.when, None
            trip.sightings.append(seen)


def _pointers(trip: Trip, place: Place, at: tuple[int, int]) -> Iterable[Sighting]:
    first = trip.sightings[0]
    yield Sighting(
        "visit.place.meeting", at[0], at[1], first.number, [], "", place.country, place, at, "visit.place.of-meeting"
    )


def _show(party: Party, sitting: Sitting, where: Country, shown: list[Trip]) -> None:
    """A visit that only a meeting in another country shows."""
    if not isinstance(party.actor, Person) or party.country is None or resides(party):
        return
    for trip in shown:
        if trip.country == where and _came_along(party, trip, sitting):
            trip.visitors.append(party)
            trip.sightings.append(_seen(party, sitting, where, sitting.place))
            return
        if (
            party.key in trip.keys
            and trip.country == where
            and _near(trip.when, sitting.when)
            and _one_stay(trip, sitting)
        ):
            trip.sightings.append(_seen(party, sitting, where, sitting.place))
            return
    seen = _seen(party, sitting, where, sitting.place)
    shown.append(
        Trip(
            [party],
            where,
            sitting.place if sitting.place and sitting.place.name != where.name else None,
            [seen],
            explicit=False,
        )
    )


def _seen(party: Party, sitting: Sitting, where: Country | None, place: Place | None) -> Sighting:
    first = sitting.tellings[0]
    at = next((t.place_at for t in sitting.tellings if t.place_at), None)
    seen = Sighting(
        rule="inferred.visit.meeting",
        start=first.start,
        end=first.end,
        number=first.number,
        visitors=[party],
        visitor_rule="inferred.visit.visitors.met-abroad",
        country=where,
        place=place,
        where=at,
        where_rule="inferred.visit.destination.met-there",
        status=sitting.status or "completed",
        status_at=first.status_at,
        whole=sitting.when,
        explicit=False,
    )
    seen.dates_at += [t.when_at for t in sitting.tellings if t.when_at]
    return seen


def _came_along(party: Party, trip: Trip, sitting: Sitting) -> bool:
    """Whether somebody is of the country of those who came to the very meeting: one group of visitors."""
    same = party.country == trip.visitors[0].country and not party.placed and party.key not in trip.keys
    return same and trip.sightings[0].start == sitting.tellings[0].start


def _one_stay(trip: Trip, sitting: Sitting) -> bool:
    """Whether a meeting can be of the stay that another one shows: in the same place, unless both are dated."""
    if trip.place is None or sitting.place is None or trip.place.name == sitting.place.name:
        return True
    return (trip.when is None) == (sitting.when is None)


def _near(a: When | None, b: When | None) -> bool:
    return compatible(a, b) or _adjoins(a, b)


def _adjoins(a: When | None, b: When | None) -> bool:
    """Whether the days of two dates follow each other."""
    if a is None or b is None:
        return False
    step = dt.timedelta(days=1)
    return b.last + step >= a.first and a.last + step >= b.first


def record(document: Document, trip: Trip) -> Visit:
    """The record of one trip; where nothing tells its status the dates do."""
    draft = draft_of(trip)
    when = trip.when if trip.explicit else _span(trip)
    if when is not None:
        draft.fields["when"] = when
        for s in trip.sightings:
            for start, end in s.dates_at:
                draft.support("when", start, end, "visit.when.of-sentence")
        if not draft.supports("when"):
            draft.support("when", trip.sightings[0].start, trip.sightings[0].end, "inferred.visit.when.duration")
    status = settled(document, trip, when)
    at = next((s for s in trip.sightings if s.status_at and s.status == trip.status), trip.sightings[0])
    start, end = at.status_at or (at.start, at.end)
    draft.set("status", status, start, end, "visit.status.verb" if trip.status else "inferred.visit.status.date")
    return draft.build()


def _span(trip: Trip) -> When | None:
    """From the first to the last of the meetings that show a visit."""
    days = [s.whole for s in trip.sightings if s.whole is not None]
    if days and all(d.is_day for d in days):
        return When.between(min(d.first for d in days), max(d.last for d in days))
    return trip.when


def settled(document: Document, trip: Trip, when: When | None) -> str:
    """The status at publication, from how the text speaks and from the dates."""
    status, anchor = trip.status, document.anchor
    if status == "cancelled":
        return "cancelled"
    if status == "ended" or trip.left:
        return "completed"
    if when is not None and anchor is not None:
        if when.first > anchor and not (status == "ongoing" and all(s.ended for s in trip.sightings if s.dates_at)):
            return "planned"
        if when.last < anchor and status == "planned":
            return "completed"
        if (
            when.is_day
            and when.last == anchor
            and status == "completed"
            and all(s.began or not s.explicit for s in trip.sightings)
        ):
            return "ongoing"  # who went there today, or met somebody there, is still there
        if (
            status == "ongoing"
            and when.last < anchor
            and ((anchor - when.last).days > 2 or any(s.days for s in trip.sightings))
        ):
            return "completed"
        if status in ("", "present"):
            return (
                "completed"
                if when.last < anchor or (when.first <= anchor and (when.last - when.first).days > _LONGEST)
                else "ongoing"
                if when.is_day or when.first <= anchor <= when.last
                else "planned"
            )
    return {"": "planned" if trip.ahead else "completed", "present": "ongoing"}.get(status, status)
