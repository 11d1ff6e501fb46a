"""Verbs of hosting, welcoming and sending, whose object or place is the visit."""

from __future__ import annotations

import re

from attrs import evolve

from diplonews.countries import find_code
from diplonews.parsers.events import verbs
from diplonews.parsers.events.parties import Party, parties_in, subject
from diplonews.parsers.events.places import stop_at
from diplonews.parsers.events.sentences import Sentence
from diplonews.parsers.events.times import date_for
from diplonews.parsers.visit import rules
from diplonews.parsers.visit.book import Book
from diplonews.parsers.visit.telling import MOODS, enter, purpose, refused, stops_by
from diplonews.rules import Rule


def hosting(sentence: Sentence, k: int, book: Book) -> None:
    """sent an envoy to Angola · looks forward to welcoming the Amir to the White House."""
    match = rules.HOSTED.compiled.match(sentence.right(k))
    if not match:
        return
    end = k + match.end("who")
    if hosted_by_state(sentence, k, end, parties_in(sentence, k + match.start("who"), end), book):
        return
    if sentence.letters[end : end + 1] not in ("t", "i") and sentence.letters[end : end + 2] not in ("Dt", "nD"):
        return
    rule = Rule("visit.destination.welcomed-to", r"^(?:D|nD|x)?t(?P<to>(?=.))", "welcomed him to the White House")
    stops, where_rule = stops_by(sentence, end, (rule,))
    if not stops:
        return
    reading = verbs.read(sentence, k)
    if refused(sentence, k, reading):
        return
    hosts, _ = subject(sentence, reading.begin)
    if sentence.data(k, "sense") == "send":
        hosts = []
    status = MOODS.get(reading.mood, "")
    left = sentence.letters[max(0, reading.begin - 3) : k]
    if "F" in left or reading.mood == "infinitive":
        status = "planned"
    enter(
        sentence,
        k,
        book,
        rule="visit.welcomes",
        visitors=parties_in(sentence, k + match.start("who"), end),
        visitor_rule="visit.visitors.welcomed",
        stops=stops[:1],
        where_rule=where_rule,
        status=status,
        date=date_for(sentence, k),
        hosts=hosts,
    )


def hosted_by_state(sentence: Sentence, k: int, end: int, guests: list[Party], book: Book) -> bool:
    """Portugal will host the president on May 12: a state is the host, so the visit is to it."""
    match = _STATE.search(sentence.left(k)[0])
    if not match or sentence.data(k, "sense") == "send" or any(p.actor.type != "person" for p in guests):
        return False
    if sentence.letters[end : end + 1] in ("t", "s"):
        return False
    at = sentence.left(k)[1] + match.start("state")
    reading = verbs.read(sentence, k)
    stop = stop_at(sentence, at)
    if stop is None or refused(sentence, k, reading):
        return False
    if stop.place is not None and stop.country is not None and find_code(stop.place.name) == stop.country.code:
        stop = evolve(stop, place=None)  # "Lisbon hosted": the capital stands for the state
    enter(
        sentence,
        k,
        book,
        rule="visit.hosted-by-state",
        visitors=guests,
        visitor_rule="visit.visitors.welcomed",
        stops=[stop],
        where_rule="visit.destination.host",
        status=MOODS.get(reading.mood, "") or ("planned" if reading.mood == "infinitive" else ""),
        date=date_for(sentence, k),
        purpose=purpose(sentence, end),
    )
    return True


_STATE = re.compile(r"(?:^|(?<=[^wobftirnCA]))e?(?P<state>[CL])(?:[mvuFx]|n?D|,n?D,){0,5}$")
