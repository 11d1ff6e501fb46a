"""The short remarks of diplomatic lists: "State visit; met with the president", "Accompanied the president on an official visit".

Such a line is a whole text, and names neither visitor nor destination where the list's other columns do.
"""

from __future__ import annotations

import re

from diplonews.document import Document
from diplonews.parsers.events.parties import LIST, parties_in
from diplonews.parsers.events.places import stops_from
from diplonews.parsers.events.sentences import Sentence
from diplonews.parsers.events.times import date_for
from diplonews.parsers.visit.book import Sighting, Trip
from diplonews.parsers.visit.phrase import phrase
from diplonews.rules import Rule

LONGEST = 150
"""Tokens of the longest text that is taken for a remark."""
REMARKS: tuple[Rule, ...] = (
    Rule(
        "visit.remark",
        r"^(?P<noun>[KxXcp9j]{1,4}[VN])(?:(?<=[Kj][VN])|(?<=[Kj][xc][VN])|(?=[.;,]|$))(?![sb])",
        "Official working visit. In U.S. March 24–April 13",
    ),
    Rule(
        "visit.remark.accompanied",
        rf"^S(?:e?(?P<who>{LIST}))n?e?(?P<noun>[KxXcp9j]{{0,4}}[VN])",
        "Accompanied the president on a state visit",
    ),
    Rule(
        "visit.remark.during",
        r"^(?:Q|X|x)[^.]{0,14}?d(?:D,?)?e(?P<noun>[xc]{0,2}K[Kx]{0,2}[VN])",
        "Met with the president during a private visit",
    ),
)
_IN = re.compile(r"i(?=e?[CL])")


def remark(document: Document) -> list[Trip]:
    """The visit of a text that is nothing but a remark; empty for any other text."""
    if len(document.tokens) > LONGEST:
        return []
    lines = [Sentence(document, n, *ends) for n, ends in enumerate(document.sentences)]
    for sentence in lines:
        for rule in REMARKS:
            match = rule.compiled.match(sentence.letters)
            if match and sentence.number == 0:
                return [_trip(sentence, lines, rule, match)]
    return []


def _trip(sentence: Sentence, lines: list[Sentence], rule: Rule, match: re.Match[str]) -> Trip:
    k = match.end("noun") - 1
    found = phrase(sentence, k)
    who = match.groupdict().get("who")
    visitors = parties_in(sentence, match.start("who"), match.end("who"), "PR") if who else []
    start, end = sentence.span(match.start("noun"), k + 1)
    seen = Sighting(rule.name, start, end, sentence.number, visitors, "visit.visitors.accompanied" if who else "")
    seen.kind, seen.kind_at = found.kind, found.kind_at
    seen.status, seen.status_at = "completed", (start, end)
    trip = Trip([], None, None, [], explicit=True)
    for line in lines:
        place = _IN.match(line.letters)
        stops = stops_from(line, place.end()) if place else []
        if stops:
            seen.country, seen.place = stops[0].country, stops[0].place
            seen.where, seen.where_rule = line.span(stops[0].begin, stops[0].end), "visit.destination.in"
            date = date_for(line, stops[0].end - 1)
            if date is not None:
                seen.whole = date.when
                seen.dates_at.append(line.span(date.chunk, date.chunk + 1))
            break
    trip.add(seen)
    return trip
