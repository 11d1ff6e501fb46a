"""Who else is on a trip that is being told: was accompanied by the ambassador, accompanied him, the delegation includes him."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diplonews.parsers.events import verbs
from diplonews.parsers.events.parties import LIST, Party, distinct, parties_in, subject
from diplonews.parsers.events.places import stops_from
from diplonews.parsers.events.sentences import Sentence
from diplonews.parsers.visit import rules
from diplonews.parsers.visit.book import Book, Sighting, Trip
from diplonews.parsers.visit.others import travellers
from diplonews.parsers.visit.telling import Frame, Verb, tell
from diplonews.values import Body

_CLOSE = 3  # sentences
ACCOMPANIES = Frame(rule="visit.accompanies", where="visit.destination.goes-to", who=travellers)
_ALONG = re.compile(rf"^S(?P<who>e?h?(?:{LIST}))t(?=e?[CL])")
_WITH_HIM = re.compile(r"^Se?h?(?P<who>[PRH])(?!s)(?![^.;:]{0,12}[VNT][^.;:]{0,4}t)")
_INCLUDES = re.compile(rf"^g(?:o[^.;:,q]{{1,6}}?)?x?(?P<verb>x)x?e?(?P<who>{LIST})(?P<more>[^.:]*;[^.:]*)?")


def accompanied(sentence: Sentence, k: int, book: Book) -> None:
    """was accompanied by the ambassador · the deputy minister and two envoys accompanied him."""
    match = rules.ACCOMPANIED.compiled.match(sentence.right(k))
    if match:
        leader, _ = subject(sentence, k)
        more = parties_in(sentence, k + match.start("who"), k + match.end("who"), "PR")
        trips = book.latest({p.key for p in leader})
        trips = trips or (_told_last(sentence, book) if all(map(_unnamed, leader)) else [])
        _join(sentence, k, k + match.end("who"), trips, more, rules.ACCOMPANIED.name, leader)
        return
    along = _ALONG.match(sentence.right(k))
    stops = stops_from(sentence, k + along.end()) if along else []
    verb = Verb.at(sentence, k) if along and stops else None
    if along and verb is not None and verb.visitors and not any(map(_unnamed, verb.visitors)):
        verb.visitors = [*verb.visitors, *parties_in(sentence, k + along.start("who"), k + along.end("who"), "PRH")]
        tell(sentence, k, book, ACCOMPANIES, stops, verb=verb)
        return
    match = _WITH_HIM.match(sentence.right(k))
    if not match or sentence.data(k, "form") not in ("past", "s", "base"):
        return
    led = {p.key for p in parties_in(sentence, k + match.start("who"), k + match.end("who"))}
    trips = [t for t in book.latest(led) if _near(sentence, t)]
    if trips and verbs.read(sentence, k).mood not in ("negated", "hypothetical"):
        more = travellers(subject(sentence, k)[0])
        begin = min([k, *(p.chunk for p in more)])
        _join(sentence, begin, k + match.end("who"), trips, more, "visit.visitors.accompany")


def includes(sentence: Sentence, k: int, book: Book) -> None:
    """The delegation also included the trade minister: more visitors for the trip that was told last."""
    match = _INCLUDES.match(sentence.right(k))
    if not match or "the" not in {sentence.key(j) for j in range(max(0, k - 2), k)}:
        return
    trips = _told_last(sentence, book)
    if not trips or not sentence.key(k + match.start("verb")).startswith(("includ", "compris")):
        return
    more = parties_in(sentence, k + match.start("who"), k + match.end("who"), "P")
    if match["more"]:  # a list with the offices of each: A, commander of B; C, special assistant
        more = distinct([*more, *parties_in(sentence, k + match.start("more"), k + match.end("more"), "P")])
    if _join(sentence, k, k + match.end("who"), trips, more, "visit.visitors.includes"):
        trip = trips[0]
        if any(not isinstance(p.actor, Body) for p in trip.visitors):  # the delegation is its members
            trip.visitors = [p for p in trip.visitors if not isinstance(p.actor, Body)]


def _unnamed(party: Party) -> bool:
    return getattr(party.actor, "name", None) is None


def _near(sentence: Sentence, trip: Trip) -> bool:
    return sentence.number - trip.sightings[-1].number <= _CLOSE


def _told_last(sentence: Sentence, book: Book) -> list[Trip]:
    return [t for t in book.trips[-1:] if _near(sentence, t)]


def _join(
    sentence: Sentence,
    begin: int,
    end: int,
    trips: list[Trip],
    more: list[Party],
    rule: str,
    leader: Sequence[Party] = (),
) -> bool:
    """Add people to the first of some trips and those told together with it, unless one of them is at home there."""
    if not trips or any(p.sure and p.country == t.country for p in more for t in trips[:1]):
        return False
    start, stop = sentence.span(begin, end)
    told = trips[0].sightings[-1].number
    for trip in trips:
        if trip.sightings[-1].number == told:  # all that was told in one breath: the stops of a tour
            trip.add(Sighting(rule, start, stop, sentence.number, [*leader, *more], rule))
    return True
