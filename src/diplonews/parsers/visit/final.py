"""Visits as records: explicit trips with the places and dates of their meetings, and those that only meetings show."""

from __future__ import annotations

from diplonews.document import Document
from diplonews.parsers.visit.book import Trip, draft_of
from diplonews.parsers.visit.explicit import explicit_visits
from diplonews.records import Visit
from diplonews.values import Person, When


def finished(document: Document) -> list[Visit]:
    """The records of all trips, in text order."""
    trips = document.once(explicit_visits)
    return [record(document, trip) for trip in trips if trip.visitors and official(trip)]


def official(trip: Trip) -> bool:
    """Whether anybody on the trip holds an office: a holiday of anybody else is no visit."""
    if not any(s.kind == "private" for s in trip.sightings):
        return True
    return any(not isinstance(p.actor, Person) or p.actor.title for p in trip.visitors)


def record(document: Document, trip: Trip) -> Visit:
    """The record of one trip; where nothing tells its status the dates do."""
    draft = draft_of(trip)
    when = trip.when
    if when is not None:
        draft.fields["when"] = when
        for s in trip.sightings:
            for start, end in s.dates_at:
                draft.support("when", start, end, "visit.when.of-sentence")
        if not any(e.field == "when" for e in draft.evidence):
            draft.support("when", trip.sightings[0].start, trip.sightings[0].end, "inferred.visit.when.duration")
    status = settled(document, trip, when)
    at = next((s for s in trip.sightings if s.status_at and s.status == trip.status), trip.sightings[0])
    start, end = at.status_at or (at.start, at.end)
    draft.set("status", status, start, end, "visit.status.verb" if trip.status else "inferred.visit.status.date")
    return draft.build()


def settled(document: Document, trip: Trip, when: When | None) -> str:
    """The status at publication, from how the text speaks and from the dates."""
    status, anchor = trip.status, document.anchor
    if status == "cancelled":
        return "cancelled"
    if status == "ended":
        return "completed"
    if when is not None and anchor is not None:
        if when.first > anchor:
            return "planned"
        if when.last < anchor and status == "planned":
            return "completed"
        if (
            status == "ongoing"
            and when.last < anchor
            and ((anchor - when.last).days > 2 or any(s.days for s in trip.sightings))
        ):
            return "completed"
        if status in ("", "present"):
            return (
                "completed"
                if when.last < anchor
                else "ongoing"
                if when.is_day or when.first <= anchor <= when.last
                else "planned"
            )
    return {"": "completed", "present": "completed"}.get(status, status)
