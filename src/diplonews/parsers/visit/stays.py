"""Visits told by other words than those of visiting: delegations led somewhere, days spent in a country."""

from __future__ import annotations

import re

from diplonews.parsers.events import verbs
from diplonews.parsers.events.parties import LED, LIST, distinct, parties_in, resides, subject
from diplonews.parsers.events.places import Stop, here, stops_from
from diplonews.parsers.events.sentences import SAID, Sentence
from diplonews.parsers.events.times import date_for, date_of
from diplonews.parsers.visit import frames, nouns
from diplonews.parsers.visit.book import Book, Sighting, Trip
from diplonews.parsers.visit.others import travellers
from diplonews.parsers.visit.telling import MOODS, enter, purpose, refused, visitors_of
from diplonews.values import Body

_LEADS = re.compile(r"(?P<verb>[xT])(?:[ehxXKAc9jC-]){0,7}$")
_TO = re.compile(r"^g(?:oe?[^.;:,qt]{1,8}?)?(?:n?D)?t")
_STAY = re.compile(r"^.x{0,2}(?:c|[x9]{1,2}|D|e?[9x]?D?)x?(?:D)?i")
_PRESENT = re.compile(r"(?P<aux>[mF][xz]?v|v|uz?x?v)x?[it]e?(?=[CL]|A[xX])")
_WHEN = re.compile(r"(?:,C)?,?(?:[nf]?D|D|re?[xKc6UX])")
_SPOKE = re.compile(r"(?P<who>[PR])(?:,[^,;.]{1,8},)?(?P<verb>x)(?:n?D)?(?P<here>l)")
_UNITS = frozenset("day days hour hours night nights week weeks weekend month".split())
_HEADS = ("heads", "headed", "head", "heading")


def led_away(sentence: Sentence, k: int, book: Book) -> None:
    """led a delegation to Mexico: who leads it goes there. Whoever heads a delegation "to" a country may reside there."""
    includes = _INCLUDES.match(sentence.right(k))
    if includes and "the" in {sentence.key(j) for j in range(max(0, k - 2), k)} and book.trips:
        _add_members(sentence, k, includes, book.trips[-1])
    right, before = _TO.match(sentence.right(k)), _LEADS.search(sentence.left(k)[0])
    if not right or not before or sentence.letters[k - 1 : k] in ("B", "b"):
        return
    at = sentence.left(k)[1] + before.start("verb")
    if sentence.key(at) not in LED or sentence.key(at) in _HEADS:
        return
    stops = stops_from(sentence, k + right.end())
    reading = verbs.read(sentence, at)
    if not stops or refused(sentence, at, reading):
        return
    visitors, visitor_rule, status = visitors_of(sentence, at, reading)
    enter(
        sentence,
        at,
        book,
        rule="visit.leads-delegation",
        visitors=travellers(visitors),
        visitor_rule=visitor_rule,
        stops=stops,
        where_rule="visit.destination.delegation-to",
        status=status or MOODS.get(reading.mood, ""),
        date=date_for(sentence, at),
        purpose=purpose(sentence, stops[-1].end),
    )


def _add_members(sentence: Sentence, k: int, includes: re.Match[str], trip: Trip) -> None:
    """The delegation also included the trade minister: more visitors for the trip that was told last."""
    told = sentence.key(k + includes.start("verb")).startswith(("includ", "compris"))
    if not told or sentence.number - trip.sightings[-1].number > _CLOSE:
        return
    more = parties_in(sentence, k + includes.start("who"), k + includes.end("who"), "P")
    if includes["more"]:  # a list with the offices of each: A, commander of B; C, special assistant
        more = distinct([*more, *parties_in(sentence, k + includes.start("more"), k + includes.end("more"), "P")])
    if any(p.sure and p.country == trip.country for p in more):
        return
    start, end = sentence.span(k, k + includes.end("who"))
    if all(isinstance(p.actor, Body) for p in trip.visitors):
        trip.visitors = []  # the delegation is its members
    trip.add(Sighting("visit.visitors.includes", start, end, sentence.number, more, "visit.visitors.includes"))


_INCLUDES = re.compile(rf"^g(?:o[^.;:,q]{{1,6}}?)?x?(?P<verb>x)x?e?(?P<who>{LIST})(?P<more>[^.:]*;[^.:]*)?")
_CLOSE = 3  # sentences


def present(sentence: Sentence, book: Book) -> None:
    """will be in Paris on Monday · was in Geneva for talks · has been in Rwanda: somebody from elsewhere is told to be there."""
    letters = sentence.letters
    for match in _PRESENT.finditer(letters):
        at = match.end("aux") - 1
        been = match["aux"][0] == "u"
        if (
            been != (sentence.key(at) == "been")
            or "z" in match["aux"]
            or (letters[match.end("aux")] == "t" and not been)
        ):
            continue
        stops = stops_from(sentence, match.end())
        if not stops or not (been or _WHEN.match(letters, stops[-1].end)):
            continue
        visitors, rule = subject(sentence, at)
        visitors = [p for p in visitors if p.actor.type == "person" and p.sure and p.country != stops[0].country]
        reading = verbs.read(sentence, at)
        ahead = match["aux"][0] in "mF"
        if not visitors or rule == "subject.clause" or refused(sentence, at, reading):
            continue
        word = sentence.key(at)
        enter(
            sentence,
            at,
            book,
            rule="visit.present",
            visitors=visitors,
            visitor_rule=f"visit.visitors.{rule.partition('.')[2]}",
            stops=stops,
            where_rule="visit.destination.present-in",
            status="planned" if ahead else "completed" if been or word in ("was", "were") else "ongoing",
            date=date_for(sentence, at),
            purpose=purpose(sentence, stops[-1].end),
        )


def spoke_here(sentence: Sentence, book: Book) -> None:
    """A foreign minister said here today: the setting shows a visit."""
    home = here(sentence)
    if home is None or home.country is None:
        return
    for match in _SPOKE.finditer(sentence.letters):
        if sentence.key(match.start("verb")) not in SAID or sentence.key(match.start("here")) != "here":
            continue
        visitors = parties_in(sentence, *match.span("who"), "PR")
        if any(not p.sure or p.country is None or resides(p) for p in visitors):
            continue
        enter(
            sentence,
            match.start("verb"),
            book,
            rule="visit.speaks-here",
            visitors=visitors,
            visitor_rule="inferred.visit.visitors.speaks-here",
            stops=[Stop(home.country, home, match.start("here"), match.end("here"))],
            where_rule="inferred.visit.destination.dateline",
            status="ongoing",
            date=date_of(sentence, match.end("verb")) or date_of(sentence, match.end("here")),
            explicit=False,
        )


def going(sentence: Sentence, k: int, book: Book) -> None:
    """travelled to Peru · on his travel to Peru."""
    as_noun = sentence.letters[k - 1 : k] == "h" and sentence.key(k) in ("travel", "travels")
    (nouns.noun if as_noun else frames.going)(sentence, k, book)


def arriving(sentence: Sentence, k: int, book: Book) -> None:
    """arrived in Peru · spent two days in Peru."""
    (spent if sentence.data(k, "sense") == "stay" else frames.arriving)(sentence, k, book)


def spent(sentence: Sentence, k: int, book: Book) -> None:
    """spent two days in Peru: a stay."""
    match = _STAY.match(sentence.right(k))
    words = {w for j in range(k + 1, k + match.end()) for w in sentence.key(j).split()} if match else set()
    stops = stops_from(sentence, k + match.end()) if match and words & _UNITS else []
    reading = verbs.read(sentence, k)
    if not stops or refused(sentence, k, reading):
        return
    visitors, rule = subject(sentence, k)
    enter(
        sentence,
        k,
        book,
        rule="visit.stays",
        visitors=[p for p in visitors if p.actor.type == "person" and p.sure],
        visitor_rule=f"visit.visitors.{rule.partition('.')[2]}",
        stops=stops[:1],
        where_rule="visit.destination.stays-in",
        status=MOODS.get(reading.mood, ""),
        date=date_for(sentence, k),
    )
