"""Nouns of visiting: whose visit, where to, and what the words around say of its status."""

from __future__ import annotations

import re

from attrs import define, field

from diplonews.parsers.events import verbs
from diplonews.parsers.events.parties import LIST, PERSON, Party, clause_subject, parties_in, subject
from diplonews.parsers.events.places import Stop, stop_at, stops_from
from diplonews.parsers.events.sentences import Sentence
from diplonews.parsers.events.times import Date, date_for
from diplonews.parsers.visit import frames, rules
from diplonews.parsers.visit.book import Book

_LIGHT = re.compile(r"M(?:D|nD|x|,D,){0,2}$")
_CANCELS = re.compile(r"E(?:x|D)?$")
_BEING = re.compile(r"(?P<v>[vF,J]|^)(?:x|l|D|nD|i?e?[LC](?:,C)?){0,3}n$")
_VERB_BEFORE = re.compile(r"(?P<verb>[JTZ])[^.;:\"q]{0,12}?[nrdi,]?(?:x?[xo9]{0,3})$")
_HOSTED = re.compile(rf"(?P<verb>[WIS])x?e?(?P<who>{LIST})(?:D|nD|,|iL|ie?C|iD){{0,2}}[rnid]$")
_IS_VERB_AFTER = frozenset("tmFPRHGgqa")
_OFF = re.compile(r"^.[^.:;]{0,22}?[vu][xvD]{0,2}E|^.[^.:;]{0,22}?mz")
_AHEAD = re.compile(r"^.[^.;:,q\"]{0,9}?(?:F|m(?!z)|v?x?[yF][rt])")
_ASPECT = {"start": "began", "end": "ended"}


@define
class Phrase:
    """A noun phrase of visiting: what its own words say."""

    begin: int
    kind: str = ""
    kind_at: tuple[int, int] | None = None
    days: int = 0
    ahead: bool = False
    past: bool = False
    denied: bool = False
    where: Stop | None = None
    owners: list[Party] = field(factory=list)
    rule: str = ""


def visit_word(sentence: Sentence, k: int, book: Book) -> None:
    """A word that can be noun or verb: the latter after a subject, "to" or an auxiliary, unless "to" follows."""
    letters = sentence.letters
    before = letters[k - 1 : k]
    after = letters[k + 1 : k + 2]
    adverb = before == "x" and (sentence.key(k - 1).endswith("ly") or sentence.key(k - 1) in ("also", "then"))
    if (
        (before in _IS_VERB_AFTER or adverb)
        and before
        and after not in ("t", "s", "o", "b")
        and not (before == "P" and after in ("i", ""))
    ):
        frames.verb(sentence, k, book)
    else:
        noun(sentence, k, book)


def phrase(sentence: Sentence, k: int) -> Phrase:
    """The noun phrase that ends at chunk ``k``."""
    window, low = sentence.left(k)
    found = Phrase(k)
    for rule in (*rules.OWNERS, rules.PLAIN):
        match = rule.compiled.search(window)
        if not match:
            continue
        if rule is not rules.PLAIN:
            owners = parties_in(sentence, low + match.start("who"), low + match.end("who"), "PRHGBhg80")
            owners = [p for p in owners if p.actor.type != "country"]
            if not owners:
                continue
            found.owners, found.rule = owners, rule.name
            found.begin = low + match.start("who")
        else:
            found.begin = low + match.start()
            found.denied = match["det"] == "z"
        if match["where"]:
            found.where = stop_at(sentence, low + match.start("where"))
        break
    for j in range(found.begin, k):
        letter = sentence.letters[j]
        if letter == "K":
            found.kind = _stronger(found.kind, sentence.data(j, "sense"))
            found.kind_at = sentence.span(j, j + 1)
        elif letter == "c":
            found.days = int(sentence.data(j, "value") or 0)
        elif letter == "y":
            found.ahead = True
        elif letter == "p":
            found.past = True
        elif letter == "O":
            found.denied = True
    if sentence.data(k, "sense") in ("transit", "private"):
        found.kind, found.kind_at = sentence.data(k, "sense"), sentence.span(k, k + 1)
    return found


def _stronger(a: str, b: str) -> str:
    order = ("", "official", "working", "state", "private", "transit")
    return max(a, b, key=order.index)


def noun(sentence: Sentence, k: int, book: Book) -> None:
    """A noun of visiting with its owner, its verb and its destination."""
    document = sentence.document
    found = phrase(sentence, k)
    stops, where_rule = frames.stops_by(sentence, k, rules.TO)
    if not stops and found.where is not None:
        stops, where_rule = [found.where], "visit.destination.compound"
    right = sentence.right(k)
    if not stops and re.match(r"^.(?:t(?!x)|to|i(?!D))e?", right) and sentence.data(k, "sense") != "transit":
        site = re.match(r"^.te?[xXB]", right)
        if site:
            document.note(
                sentence.chunks[k].first, sentence.chunks[k].last, "visit.none.site", "a visit to a site, no country"
            )
            return
    before, low = sentence.left(found.begin)
    status, role, hosts, inviter = "", "whole", [], None
    visitors, visitor_rule = found.owners, found.rule
    date: Date | None = date_for(sentence, k)
    anchor = k
    light = _LIGHT.search(before)
    if light:
        at = low + light.start()
        reading = verbs.read(sentence, at)
        if frames.refused(sentence, k, reading):
            return
        role = _ASPECT.get(sentence.data(at, "sense"), "whole")
        status = {
            "completed": "completed",
            "planned": "planned",
            "cancelled": "cancelled",
            "present": "present",
            "ongoing": "ongoing",
        }.get(reading.mood, "")
        if reading.mood == "infinitive":
            status = "planned"
        if role == "began" and status in ("completed", "present", "ongoing"):
            status = "ongoing"
        if role == "ended" and status in ("completed", "present", "") and reading.mood != "infinitive":
            status = "ended"
        if not visitors:
            visitors, visitor_rule, _ = frames.visitors_of(sentence, at, reading)
        if date is None:
            date = date_for(sentence, at)
        anchor = at
    if _CANCELS.search(before) or _OFF.match(right):
        status = "cancelled"
    if found.denied or _denied(sentence, found.begin):
        document.note(
            sentence.chunks[k].first, sentence.chunks[k].last, "visit.none.denied", "the text denies the visit"
        )
        return
    hosted = _HOSTED.search(before)
    if hosted and not light:
        at = low + hosted.start("verb")
        guests = parties_in(sentence, low + hosted.start("who"), low + hosted.end("who"))
        reading = verbs.read(sentence, at)
        doers, _ = subject(sentence, reading.begin)
        letter = sentence.letters[at]
        if frames.refused(sentence, k, reading):
            return
        if letter == "S":
            visitors, visitor_rule = [*doers, *guests], "visit.visitors.accompanies"
            status = status or _plain(reading.mood)
        else:
            visitors, visitor_rule, hosts = guests, "visit.visitors.hosted", doers
            status = status or ("planned" if letter == "I" else _plain(reading.mood))
            inviter = doers[0] if letter == "I" and doers else None
            if not stops and doers and doers[0].country is not None:
                stops, where_rule = (
                    [Stop(doers[0].country, None, doers[0].chunk, doers[0].chunk + 1)],
                    "inferred.visit.destination.host",
                )
    if not visitors:
        by = rules.BY.compiled.match(right)
        if by:
            visitors = parties_in(sentence, k + by.start("who"), k + by.end("who"))
            visitor_rule = rules.BY.name
    moved = None if light or hosted else _VERB_BEFORE.search(before)
    being = None if light or hosted else _BEING.search(before)
    if moved and not (visitors and found.owners):
        at = low + moved.start("verb")
        reading = verbs.read(sentence, at)
        if frames.refused(sentence, k, reading):
            return
        who, _, _ = frames.visitors_of(sentence, at, reading)
        if not visitors:
            visitors, visitor_rule = who, "visit.visitors.of-verb"
        letter = sentence.letters[at]
        leaving = letter == "Z" or "end" in [sentence.key(j) for j in range(at, found.begin)]
        if not stops:
            table = {"J": rules.ARRIVES, "T": rules.GOES, "Z": rules.LEAVES}[letter]
            if letter == "J":
                match = table[0].compiled.match(sentence.right(at))
                if match:
                    to = at + match.start("to")
                    stops = stops_from(sentence, to if sentence.letters[to] == "l" else to + 1)
            elif letter == "Z" and leaving:
                stops = stops_from(sentence, at + 1)
            else:
                stops, _ = frames.stops_by(sentence, at, table)
            where_rule = "visit.destination.of-verb"
        role = "ended" if leaving and not _leaves_on(sentence, at, found.begin) else "began"
        if not status:
            status = {
                "completed": "ended" if role == "ended" else "ongoing",
                "participle": "ended" if role == "ended" else "",
            }.get(reading.mood, _plain(reading.mood))
        date = date_for(sentence, at) or date
    elif being and not (visitors and found.owners):
        at = low + being.start("v")
        word = sentence.key(at) if at < len(sentence.letters) and sentence.letters[at] in "vF" else ""
        if not visitors:
            visitors, visitor_rule = subject(sentence, at)
            visitor_rule = f"visit.visitors.{visitor_rule.partition('.')[2]}"
        if not stops:
            for j in range(at, found.begin):
                stop = stop_at(sentence, j)
                if stop is not None:
                    stops, where_rule = [stop], "visit.destination.is-in"
                    break
        future = "m" in sentence.letters[max(0, at - 2) : at] or (
            at < len(sentence.letters) and sentence.letters[at] == "F"
        )
        status = status or ("planned" if future else "completed" if word in ("was", "were") else "ongoing")
    if not visitors and stops:
        visitors, visitor_rule = _clause(sentence, found.begin)
    if not status:
        status = _status(found, right, before)
    day = _starting(sentence, k, date)
    if day:
        role = day
    if not visitors and not stops and found.owners:
        return
    frames.enter(
        sentence,
        k,
        book,
        rule="visit.noun",
        visitors=visitors,
        visitor_rule=visitor_rule,
        stops=stops,
        where_rule=where_rule,
        status=status,
        date=date,
        role=role if len(stops) < 2 else "whole" if role == "began" else role,
        kind=found.kind,
        kind_at=found.kind_at,
        days=found.days,
        hosts=hosts,
        invited_by=inviter or _inviter(sentence, anchor),
        purpose=frames.purpose(sentence, stops[-1].end) if stops else None,
    )


def _plain(mood: str) -> str:
    return (
        mood
        if mood in ("planned", "ongoing", "completed", "cancelled", "present")
        else "planned"
        if mood == "infinitive"
        else ""
    )


def _leaves_on(sentence: Sentence, at: int, begin: int) -> bool:
    """Whether the verb leaves on the trip rather than after it: left for Cairo on a visit, left on a tour."""
    words = {sentence.key(j) for j in range(at, begin)}
    return not words & {"after", "following", "end", "conclusion", "close", "completing", "concluding"}


def _denied(sentence: Sentence, begin: int) -> bool:
    left = sentence.letters[max(0, begin - 10) : begin]
    at = max(left.rfind("O"), left.rfind(";"), left.rfind(":"))
    if at < 0 or left[at] != "O":
        return False
    where = max(0, begin - 10) + at
    if sentence.data(where, "form") == "if":
        return True
    return len(left) - at <= 6 or sentence.data(where, "sense") == "deny"


def _status(found: Phrase, right: str, before: str) -> str:
    if found.ahead or before.endswith("y"):
        return "planned"
    if _AHEAD.match(right) and not found.past:
        return "planned"
    if found.past:
        return "completed"
    return ""


def _clause(sentence: Sentence, begin: int) -> tuple[list[Party], str]:
    """The subject of the clause, where nothing nearer says whose visit it is."""
    if "z" in sentence.letters[max(0, begin - 6) : begin]:
        return [], ""
    found, _ = clause_subject(sentence, begin, kinds="PRHG")
    return found, "inferred.visit.visitors.clause-subject"


def _starting(sentence: Sentence, k: int, date: Date | None) -> str:
    """Whether the date is introduced as that of the first or last day: starting on Thursday."""
    if date is None or date.chunk < k:
        return ""
    words = [sentence.key(j) for j in range(max(k, date.chunk - 3), date.chunk)]
    if any(w in ("starting", "beginning", "from", "starts", "begins", "begin", "start") for w in words):
        return "began"
    if any(w in ("ending", "ends", "until", "end", "concluding") for w in words):
        return "ended"
    return ""


def _inviter(sentence: Sentence, k: int) -> Party | None:
    """Who invited: at the invitation of the chairman, following an invitation from the president."""
    at = sentence.letters.find("I", k)
    if at < 0 or at - k > 20 or sentence.data(at, "form") != "noun":
        return None
    match = rules.INVITATION.compiled.match(sentence.letters, max(0, at - 4))
    if match and match["who"]:
        found = parties_in(sentence, match.start("who"), match.end("who"), "PRBgC")
        return found[0] if found else None
    return None


__all__ = ["PERSON", "noun", "phrase", "visit_word"]
