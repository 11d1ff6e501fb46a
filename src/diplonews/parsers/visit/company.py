"""Who else is on a trip that is being told: was accompanied by the ambassador, accompanied him."""

from __future__ import annotations

import re

from diplonews.parsers.events import verbs
from diplonews.parsers.events.parties import Party, parties_in, subject
from diplonews.parsers.events.sentences import Sentence
from diplonews.parsers.visit import rules
from diplonews.parsers.visit.book import Book, Sighting
from diplonews.parsers.visit.others import travellers

_CLOSE = 3  # sentences


def _unnamed(party: Party) -> bool:
    return getattr(party.actor, "name", None) is None


def accompanied(sentence: Sentence, k: int, book: Book) -> None:
    """was accompanied by the ambassador: more visitors for the trip that is being told."""
    match = rules.ACCOMPANIED.compiled.match(sentence.right(k))
    if not match:
        stays_with(sentence, k, book)
        return
    leader, _ = subject(sentence, k)
    more = parties_in(sentence, k + match.start("who"), k + match.end("who"), "PR")
    near = [
        t
        for t in book.trips[-1:]
        if sentence.number - t.sightings[-1].number <= _CLOSE and all(_unnamed(p) for p in leader)
    ]
    for trip in (book.latest({p.key for p in leader}) or near)[:1]:
        if any(p.sure and p.country == trip.country for p in more):
            return
        start, end = sentence.span(k, k + match.end("who"))
        trip.add(
            Sighting(rules.ACCOMPANIED.name, start, end, sentence.number, [*leader, *more], rules.ACCOMPANIED.name)
        )


_WITH_HIM = re.compile(r"^Se?h?(?P<who>[PRH])(?!s)(?![^.;:]{0,12}[VNT][^.;:]{0,4}t)")


def stays_with(sentence: Sentence, k: int, book: Book) -> None:
    """The deputy minister and two envoys accompanied him: more visitors for the trip that he is told to make."""
    match = _WITH_HIM.match(sentence.right(k))
    if not match or sentence.data(k, "form") not in ("past", "s", "base"):
        return
    reading = verbs.read(sentence, k)
    led = {p.key for p in parties_in(sentence, k + match.start("who"), k + match.end("who"))}
    more, _ = subject(sentence, k)
    for trip in book.latest(led)[:1]:
        near = sentence.number - trip.sightings[-1].number <= _CLOSE
        if (
            not near
            or reading.mood in ("negated", "hypothetical")
            or any(p.sure and p.country == trip.country for p in more)
        ):
            return
        start, end = sentence.span(min([k, *(p.chunk for p in more)]), k + match.end("who"))
        trip.add(
            Sighting(
                "visit.visitors.accompany", start, end, sentence.number, travellers(more), "visit.visitors.accompany"
            )
        )
