"""Verbs that carry a noun of visiting: pay a visit, arrive for a visit, accompany on a visit, be on a visit."""

from __future__ import annotations

import re

from diplonews.parsers.events import verbs
from diplonews.parsers.events.parties import LIST, parties_in, subject
from diplonews.parsers.events.places import Stop, stop_at, stops_from
from diplonews.parsers.events.sentences import Sentence
from diplonews.parsers.events.times import date_for
from diplonews.parsers.events.unreal import refused
from diplonews.parsers.visit import frames, rules, telling
from diplonews.parsers.visit.doers import inviter, visitors_of
from diplonews.parsers.visit.phrase import Noun

_LIGHT = re.compile(r"M(?:D|nD|x|,D,){0,2}n?$")

_ABOARD = re.compile(
    r"(?P<v>[vFJ]|(?<=[PRH]),|^)(?:(?:x|l|D|nD|i?e?[LC](?:,C)?){0,3}n(?:eNo)?|(?P<at>x?(?:l|ie?[LC](?:,C)?)(?:,?n?D,?)?r))$"
)

_MOVED = re.compile(r"(?P<verb>[JTZ])(?=[^.;:\"q]{0,14}$).*(?:[nrdf,]|[ind]e?[xpMyN9]{1,3}o|M)$")

_TAKEN = re.compile(rf"(?P<verb>[WIS])x?e?(?P<who>{LIST})(?:D|nD|,|iL|ie?C|iD){{0,2}}[rnid]$")

_THAT = re.compile(rf"^.(?:k|q)?e?(?P<who>{LIST}),?(?:[xvum]|nD){{0,3}}(?P<verb>M)")

_NEAR = ("visit.visitors.direct", "visit.visitors.relative")
"""The subject of "began his visit" is whom "his" means."""

ROLES = {"start": "began", "end": "ended"}

_OVER = frozenset(("after", "following", "end", "conclusion", "close", "completing", "concluding"))


def light_verb(found: Noun) -> bool:
    """pay, make, begin, conclude a visit."""
    window, low = found.before
    light = _LIGHT.search(window)
    if not light:
        return True
    return _carried(found, low + light.start())


def with_it(found: Noun) -> bool:
    """continues his tour with a state visit to Peru · began the tour with a visit to Chile: the visit is a part of what the verb tells."""
    window, low = found.before
    match = None if found.bound else _WITH.search(window)
    if not match or found.sentence.data(low + match.start("verb"), "sense") not in ("whole", "start", "end"):
        return True
    return _carried(found, low + match.start("verb"))


_WITH = re.compile(r"(?P<verb>M)[^.;:\"qM]{1,10}w$")


def that_he_began(found: Noun) -> bool:
    """the visit that the minister began on Sunday to that country."""
    match = None if found.visitors else _THAT.match(found.right)
    if not match:
        return True
    sentence, k = found.sentence, found.k
    found.visitors = parties_in(sentence, k + match.start("who"), k + match.end("who"))
    found.visitor_rule = "visit.visitors.that-began"
    at = k + match.start("verb")
    if not found.stops:
        found.stops, found.where_rule = telling.stops_by(sentence, at, rules.TO[:1])
    return _carried(found, at)


def _carried(found: Noun, at: int) -> bool:
    """What a light verb at chunk ``at`` adds; False where it only denies or imagines the visit."""
    sentence = found.sentence
    reading = verbs.read(sentence, at)
    if refused(sentence, found.k, reading):
        return False
    found.bound = True
    found.invited_by = inviter(sentence, at)
    found.role = ROLES.get(sentence.data(at, "sense"), "whole")
    found.status = found.status or ("planned" if reading.mood == "infinitive" else telling.MOODS.get(reading.mood, ""))
    if reading.mood == "participle" and not found.status and sentence.letters[reading.begin - 1 : reading.begin] == ",":
        found.status = "ongoing"  # "the president, making his first visit to Peru, said"
    if sentence.key(at).startswith(("continu", "resum")) and found.status in ("present", "completed"):
        found.status = "ongoing"
    if found.role == "began" and (found.status in ("completed", "present", "ongoing") or _has_arrived(found, at)):
        found.status = "ongoing"
    if found.role == "ended" and found.status in ("completed", "present", "") and reading.mood != "infinitive":
        found.status = "ended"
    if not found.visitors or found.visitor_rule == "visit.visitors.his":
        visitors, rule, _ = visitors_of(sentence, at, reading)
        if visitors and (not found.visitors or rule in _NEAR):
            found.visitors, found.visitor_rule = visitors, rule
    found.date = found.date or date_for(sentence, at)
    return True


def _has_arrived(found: Noun, at: int) -> bool:
    """Whether an arrival stands before the verb: after arriving in Porto to kick off a visit."""
    j = found.sentence.letters.rfind("J", max(0, at - 24), at)
    return j >= 0 and verbs.read(found.sentence, j).mood in ("completed", "participle")


def taken_along(found: Noun) -> bool:
    """hosted him for a visit · invited him for a visit · accompanied the president on a visit."""
    window, low = found.before
    match = None if found.bound else _TAKEN.search(window)
    if not match:
        return True
    sentence = found.sentence
    at = low + match.start("verb")
    guests = parties_in(sentence, low + match.start("who"), low + match.end("who"))
    reading = verbs.read(sentence, at)
    doers, _ = subject(sentence, reading.begin)
    if refused(sentence, found.k, reading):
        return False
    found.bound = True
    mood = "planned" if reading.mood == "infinitive" else telling.MOODS.get(reading.mood, "")
    letter = sentence.letters[at]
    if letter == "S":
        found.visitors, found.visitor_rule = [*doers, *guests], "visit.visitors.accompanies"
        found.status = found.status or mood
        return True
    found.visitors, found.visitor_rule = guests, "visit.visitors.hosted"
    if letter == "I":
        found.status, found.invited_by = "planned", doers[0] if doers else None
    else:
        found.status = found.status or mood
    if sentence.data(at, "sense") == "send":
        return True
    found.hosts = doers
    if not found.stops and doers and doers[0].country is not None:
        found.stops = [Stop(doers[0].country, None, doers[0].chunk, doers[0].chunk + 1)]
        found.where_rule = "inferred.visit.destination.host"
    return True


def of_somebody(found: Noun) -> bool:
    """the visit of the president · a visit by the oil minister."""
    if not found.visitors:
        match = rules.BY.compiled.match(found.right)
        if match:
            k = found.k
            found.visitors = parties_in(found.sentence, k + match.start("who"), k + match.end("who"))
            found.visitor_rule = rules.BY.name
    return True


def moved_there(found: Noun) -> bool:
    """arrived in Rome for a visit · left after a visit · travels to Oslo on a visit."""
    window, low = found.before
    match = None if found.bound or (found.visitors and found.definite) else _MOVED.search(window)
    if not match:
        return True
    sentence = found.sentence
    at = low + match.start("verb")
    reading = verbs.read(sentence, at)
    if refused(sentence, found.k, reading):
        return False
    found.bound = True
    if not found.visitors:
        found.visitors, found.visitor_rule = visitors_of(sentence, at, reading)[0], "visit.visitors.of-verb"
    letter = sentence.letters[at]
    words = {sentence.key(j) for j in range(at, found.begin)}
    over = (letter == "Z" or (letter == "J" and bool(found.stops))) and (
        bool(words & _OVER) or sentence.letters[found.begin - 1] == "f"
    )
    if not found.stops:
        found.stops, found.where_rule = _verb_stops(sentence, at, letter, over), "visit.destination.of-verb"
    found.role = "ended" if over else "began"
    if not found.status:
        done = reading.mood in ("completed", "participle")
        found.status = (
            ("ended" if over else "ongoing")
            if done
            else "planned"
            if reading.mood == "infinitive"
            else telling.MOODS.get(reading.mood, "")
        )
    found.date = date_for(sentence, at) or found.date
    return True


def _verb_stops(sentence: Sentence, at: int, letter: str, over: bool) -> list[Stop]:
    if letter == "J":
        match = rules.ARRIVES[0].compiled.match(sentence.right(at))
        if not match:
            return []
        to = at + match.end()
        return stops_from(sentence, to if sentence.letters[to] == "l" else to + 1)
    if over:
        return stops_from(sentence, at + 1)
    return telling.stops_by(sentence, at, rules.GOES if letter == "T" else rules.LEAVES)[0]


def aboard(found: Noun) -> bool:
    """is in Kazakhstan on a visit · here on a visit · is in Vienna for a visit."""
    window, low = found.before
    match = None if found.bound or (found.visitors and found.definite) else _ABOARD.search(window)
    if not match:
        return True
    sentence = found.sentence
    at = low + match.start("v")
    letter = sentence.letters[at] if match["v"] else ""
    word = sentence.key(at) if letter == "v" else ""
    if not found.visitors:
        found.visitors, rule = subject(sentence, at)
        found.visitor_rule = f"visit.visitors.{rule.partition('.')[2]}"
    if not found.stops:
        stops = (stop_at(sentence, j) for j in range(at, found.begin))
        found.stops = [s for s in stops if s is not None][:1]
        found.stops = found.stops or frames.where_arrived(sentence, at)  # "in Lima, where he is on a visit"
        found.where_rule = "visit.destination.is-in"
    future = letter == "F" or "m" in sentence.letters[max(0, at - 2) : at]
    found.bound = True
    found.status = found.status or ("planned" if future else "completed" if word in ("was", "were") else "ongoing")
    return True
