"""A trip as the draft of its record, with the evidence of all its sightings."""

from __future__ import annotations

from typing import Any

from diplonews.parsers.draft import Draft
from diplonews.parsers.visit.book import Trip, named
from diplonews.records import Visit


def draft_of(trip: Trip) -> Draft[Visit]:
    """The record of a trip with the evidence of all its sightings."""
    visitors = named(trip)
    first = trip.sightings[0]
    draft: Draft[Visit] = Draft(Visit, first.rule, first.start, first.end)
    for s in trip.sightings[1:]:
        draft.support("record", s.start, s.end, s.rule)
    draft.fields["visitors"] = tuple(p.actor for p in visitors)
    for s in trip.sightings:
        for party in s.visitors:
            draft.support("visitors", party.start, party.end, s.visitor_rule or None)
    _set(draft, trip, "destination", trip.country)
    _set(draft, trip, "place", trip.place)
    kind = next((s for s in trip.sightings if s.kind), None)
    if kind is not None and kind.kind_at:
        draft.set("kind", kind.kind, *kind.kind_at, "visit.kind.protocol-term")
    hosts = {p.key: p for s in trip.sightings for p in s.hosts}
    if hosts:
        draft.fields["hosts"] = tuple(p.actor for p in hosts.values())
        for p in hosts.values():
            draft.support("hosts", p.start, p.end, "visit.hosts.named")
    inviter = next((s.invited_by for s in trip.sightings if s.invited_by), None)
    if inviter is not None:
        draft.set("invited_by", inviter.actor, inviter.start, inviter.end, "visit.invited-by.invitation")
    purpose = next((s.purpose for s in trip.sightings if s.purpose), None)
    if purpose is not None:
        draft.set("purpose", purpose, purpose.start, purpose.end, "visit.purpose.clause")
    origin = next((s.origin for s in trip.sightings if s.origin), None)
    if origin is None:
        countries = {p.country for p in trip.visitors if p.country is not None}
        origin = countries.pop() if len(countries) == 1 else None
        if origin is not None and origin != trip.country:
            party = next(p for p in trip.visitors if p.country == origin)
            draft.set("origin", origin, party.start, party.end, "inferred.visit.origin.of-visitor")
    draft.fields["explicit"] = trip.explicit
    draft.support("explicit", first.start, first.end, None if trip.explicit else "inferred.visit.explicit.setting")
    return draft


def _set(draft: Draft[Visit], trip: Trip, name: str, value: Any) -> None:
    if value is None:
        return
    draft.fields[name] = value
    for s in trip.sightings:
        if s.where is not None and (s.country if name == "destination" else s.place) == value:
            draft.support(name, *s.where, s.where_rule or None)
    if not draft.supports(name):
        draft.support(name, trip.sightings[0].start, trip.sightings[0].end, f"inferred.visit.{name}.setting")
