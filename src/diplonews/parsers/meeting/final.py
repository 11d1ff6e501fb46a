"""Meetings as records."""

from __future__ import annotations

from bisect import bisect_right

from attrs import evolve

from diplonews.document import Document
from diplonews.parsers.draft import Draft
from diplonews.parsers.meeting.frames import sittings
from diplonews.parsers.meeting.table import Sitting
from diplonews.records import Meeting
from diplonews.values import Place

_NEAR = 400
"""Tokens before what says the place of a meeting in which the text may name the country."""


def finished(document: Document) -> list[Meeting]:
    """The records of all sittings, in text order."""
    return [record(document, sitting) for sitting in document.once(sittings)]


def record(document: Document, sitting: Sitting) -> Meeting:
    """The record of one sitting with the evidence of all its tellings."""
    first = sitting.tellings[0]
    draft: Draft[Meeting] = Draft(Meeting, first.rule, first.start, first.end)
    for t in sitting.tellings[1:]:
        draft.support("record", t.start, t.end, t.rule)
    draft.fields["participants"] = tuple(p.actor for p in sitting.parties)
    for t in sitting.tellings:
        for p in t.parties:
            draft.support("participants", p.start, p.end, t.party_rule)
    telling = next((t for t in sitting.tellings if t.format), None)
    if telling is not None and telling.format_at:
        by_title = telling.rule == "meeting.speaks" and telling.format_at == telling.status_at
        draft.set(
            "format",
            telling.format,
            *telling.format_at,
            "inferred.meeting.format.title" if by_title else "meeting.format.word",
        )
    elif _of_many(sitting):
        draft.set("format", "multilateral", first.start, first.end, "inferred.meeting.format.of-three")
    place = sitting.place
    telling = next((t for t in sitting.tellings if t.place and t.place == place), None)
    if telling is not None and telling.place and telling.place_at and not sitting.spoken:
        draft.set(
            "place", _as_told(document, telling.place, telling.place_at[1]), *telling.place_at, telling.place_rule
        )
    when = sitting.when
    if when is not None:
        draft.fields["when"] = when
        for t in sitting.tellings:
            if t.when_at is not None:
                draft.support("when", *t.when_at, t.when_rule)
    telling = next((t for t in sitting.tellings if t.status), first)
    start, end = telling.status_at or (first.start, first.end)
    status = telling.status or "completed"
    anchor = document.anchor
    if when is not None and anchor is not None and status in ("planned", "completed"):
        if when.last < anchor:
            status = "completed"
        elif when.first > anchor:
            status = "planned"
    draft.set("status", status, start, end, "meeting.status.verb")
    topics = {(q.start, q.end): q for t in sitting.tellings for q in t.topics}
    if topics:
        draft.fields["topics"] = tuple(topics[k] for k in sorted(topics))
        for q in topics.values():
            draft.support("topics", q.start, q.end, "meeting.topics.on")
    occasion = next((t.occasion for t in sitting.tellings if t.occasion), None)
    if occasion is not None:
        draft.set("occasion", occasion, occasion.start, occasion.end, "meeting.occasion.named")
    return draft.build()


def _of_many(sitting: Sitting) -> bool:
    """Whether people of three countries met jointly: A, B and C met, the talks of A and B with C; not: A met B and C."""
    first = sitting.tellings[0]
    countries = [p.country for p in sitting.parties]
    if None in countries or len(set(countries)) < 3:
        return False
    verb = first.status_at[0] if first.status_at else first.start
    return first.rule == "meeting.talks" or all(p.start < verb for p in first.parties)


def _as_told(document: Document, place: Place, upto: int) -> Place:
    """A country as the text calls it up to a character: Britain."""
    if place.country is None or place.name != place.country.name:
        return place
    last = bisect_right(document.tokens.starts, upto)
    for mention in reversed(document.mentions_in(max(0, last - _NEAR), last)):
        if mention.kind == "C" and mention.value == place.country:
            span = document.span(mention.first, mention.last)
            return evolve(
                place, name=" ".join(document.text[slice(*span)].split()).removeprefix("the ").removeprefix("The ")
            )
    return place
