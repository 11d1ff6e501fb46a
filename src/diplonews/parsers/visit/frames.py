"""Verbs of visiting, going, arriving, leaving, hosting and accompanying, read into sightings of trips."""

from __future__ import annotations

import re

from attrs import evolve

from diplonews.parsers.events import verbs
from diplonews.parsers.events.parties import DELEGATION, Party, clause_subject, parties_at, parties_in, resides
from diplonews.parsers.events.places import Stop, here, stops_from
from diplonews.parsers.events.sentences import ATTENDING, Sentence
from diplonews.parsers.events.times import date_for, date_of, others_of
from diplonews.parsers.visit import rules
from diplonews.parsers.visit.book import Book, Trip
from diplonews.parsers.visit.doers import inviter
from diplonews.parsers.visit.others import host_met, surely, travellers, where_hosted
from diplonews.parsers.visit.telling import (
    FOR_EVENT,
    FORMER,
    MOODS,
    Frame,
    Told,
    Verb,
    enter,
    owner,
    stops_by,
    tell,
)

_WHERE = re.compile(r"[LC],?qe?[PRHG]x?u?x?$")


_BEFORE = re.compile(r"(?:x|9x)?d(?:[,.;]|$)")


def visiting(sentence: Sentence, k: int, book: Book) -> None:
    """visited Tokyo · is visiting Japan · the visiting president."""
    if sentence.data(k, "form") == "ing" and sentence.letters[k + 1 : k + 2] in ("P", "R", "g"):
        _guest(sentence, k, parties_at(sentence, k + 1), book)
        return
    verb(sentence, k, book)


def named_guest(sentence: Sentence, k: int, book: Book) -> None:
    """the visiting Estonian foreign minister, where the word is part of the mention."""
    first = sentence.first(k)
    if "visiting" in sentence.document.tokens.keys[first : min(first + 3, sentence.first(k + 1))]:
        _guest(sentence, k, parties_at(sentence, k), book)


def _guest(sentence: Sentence, k: int, guests: list[Party], book: Book) -> None:
    stop, rule = where_hosted(sentence, k, {p.country for p in guests})
    enter(
        Told(
            sentence=sentence,
            k=k,
            book=book,
            rule="visit.visiting-guest",
            visitors=guests,
            visitor_rule="visit.visitors.visiting",
            stops=stop,
            where_rule=rule,
            status="ongoing",
            date=None,
        )
    )


VISITS = Frame(rule="visit.visits", where="visit.destination.object")
GOES = Frame(rule="visit.travels", who=travellers, moods={"present": "planned"}, role="began")
ARRIVES = Frame(rule="visit.arrives", who=travellers, role="began")
LEAVES = Frame(
    rule="visit.leaves",
    where="visit.destination.left",
    who=travellers,
    moods=dict.fromkeys(MOODS, "") | {"completed": "ended", "participle": "ended"},
    role="ended",
)
LEAVES_FOR = Frame(
    rule="visit.leaves-for",
    who=travellers,
    moods={"completed": "ongoing", "participle": "ongoing", "present": "planned"},
    role="began",
)
RETURNS = Frame(rule="visit.returns-from", where="visit.destination.returns-from", who=travellers, role="ended")
ATTENDS = Frame(
    rule="visit.attends",
    where="inferred.visit.destination.event-in",
    who=surely,
    moods={"participle": "completed"},
    explicit=False,
)
DUE = Frame(rule="visit.due-in", where="visit.destination.due-in", who=travellers, role="began")


def verb(sentence: Sentence, k: int, book: Book) -> None:
    """A verb whose object is the destination."""
    stops, where, seen = stops_from(sentence, k + 1), "", False
    told = (
        book.last.country if not stops and book.last is not None and _IN_YEAR.match(sentence.letters, k + 1) else None
    )
    if told is not None and date_for(sentence, k) is not None:
        stops, where = [Stop(told, None, k, k + 1)], "inferred.visit.destination.told-before"
    if not stops and (site := _SITE_IN.match(sentence.right(k))):
        stops, where, seen = stops_from(sentence, k + site.end())[:1], "visit.destination.site-in", True
    if not stops:
        return
    verb = Verb.at(sentence, k)
    if sentence.data(k, "sense") == "arrive":
        verb.visitors = travellers(verb.visitors)
        verb.status = "ongoing" if verb.reading.mood == "completed" else verb.status
    tell(
        sentence,
        k,
        book,
        VISITS,
        stops,
        verb=verb,
        where=where,
        invited_by=inviter(sentence, k),
        local=seen or local(sentence, k, verb.visitors, stops, book),
        apart=verb.reading.mood == "completed"
        and (sentence.key(k - 1) in FORMER or bool(_BEFORE.match(sentence.letters, stops[-1].end))),
    )
    for other_date in others_of(sentence, date_for(sentence, k)):  # visited Peru in 2015 and 2019
        tell(sentence, k, book, VISITS, stops, verb=verb, where=where, date=other_date, purpose=None)
    at = max(k, stops[-1].end)
    for match in _GAPPED.finditer(sentence.letters, at, at + _GAP):
        other = Verb(verb.reading, parties_in(sentence, *match.span("who")), verb.rule)
        date = date_of(sentence, match.end("who"))
        tell(sentence, k, book, VISITS, stops, verb=other, where=where, date=date, purpose=None)


_GAPPED = re.compile(r"(?<=D),?ae?(?P<who>[PR])(?=[in]?D[.,;])")
"""King A visited in 1967 and King B in 1981."""
_GAP = 16  # chunks within which another visitor follows
_SITE_IN = re.compile(r"^[VY][ehX](?:[^.;:,oqTJVMPR\"]|oe?[PRCx]?){1,7}?i(?=e?[CL])")
_IN_YEAR = re.compile(r"(?:[in]?D)?(?:[.,;a]|$)")


def local(sentence: Sentence, k: int, visitors: list[Party], stops: list[Stop], book: Book) -> bool:
    """Whether a visited place lies in a country where the visitors are known to be: toured the city of Samarkand."""
    if len(stops) != 1 or stops[0].place is None:
        return False
    keys = {p.key for p in visitors}
    if sentence.data(k, "form") not in ("past", "s"):
        return any(
            t.country == stops[0].country
            and t.status in ("planned", "ongoing")
            and t.sightings[-1].number < sentence.number
            for t in book.latest(keys)
        )
    if any(p.key == DELEGATION for p in visitors):
        return bool(book.trips) and book.trips[-1].country == stops[0].country
    return any(t.country == stops[0].country for t in book.latest(keys))


def going(sentence: Sentence, k: int, book: Book) -> None:
    """travelled to Lisbon · will head to the summit in Rio."""
    stops, where = stops_by(sentence, k, rules.GOES)
    if not stops or _does(sentence, stops[0].begin):
        return
    hither = where == rules.GOES[1].name
    if hither and sentence.key(k + 1) != "here":
        return  # "travelled the country"
    way = rules.GOES[0].compiled.match(sentence.right(k))
    if way and sentence.letters[at := k + way.end() - 1] == "i" and sentence.key(at) != "into":
        return  # "travelled in Peru"
    verb = Verb.at(sentence, k)
    if verb.reading.mood == "completed" and (hither or sentence.data(k, "sense") == "depart"):
        verb.status = "ongoing"  # flew here, headed for
    base = sentence.data(k, "form") == "base"
    near = base and local(sentence, k, travellers(verb.visitors), stops, book)
    role = "began" if len(stops) == 1 else "whole"
    tell(sentence, k, book, GOES, stops, verb=verb, where=where, role=role, local=near)


def _does(sentence: Sentence, k: int) -> bool:
    """Whether the word before a goal is a verb: will go to defend Peru; not: to neighbouring Peru."""
    return sentence.letters[k - 2 : k] == "tx" and not sentence.key(k - 1).endswith(
        ("ern", "ing", "by", "al", "torn", "ed")
    )


def arriving(sentence: Sentence, k: int, book: Book) -> None:
    """arrived in Beijing on Monday · on her arrival here · the minister's arrival in Rome."""
    noun = sentence.data(k, "form") == "noun"
    if sentence.letters[k - 1 : k] in ("e", "A") and not noun:
        return  # "the land"
    match, stops, where = rules.ARRIVES[0].compiled.match(sentence.right(k)), [], rules.ARRIVES[0].name
    if match:
        at = k + match.end()
        stops = stops_from(sentence, at if sentence.letters[at] == "l" else at + 1)
    reading = verbs.read(sentence, k)
    verb = Verb(reading, *owner(sentence, k)) if noun else Verb.at(sentence, k)
    if noun and sentence.letters[k - 1 : k] == "n" and (who := clause_subject(sentence, k, kinds="PRH")[0]):
        verb.visitors, verb.rule = who, "visit.visitors.clause"  # "was met on arrival in"
    if noun and any(t.country == s.country for t in book.latest({p.key for p in verb.visitors}) for s in stops):
        return  # a visit that is told otherwise
    completed = reading.mood == "completed" and not noun
    awaited = reading.mood in ("planned", "infinitive") and not noun and here(sentence) is not None
    if (completed and sentence.data(k, "sense") == "arrive") or (noun and _has_come(sentence, k)):
        verb.status = "ongoing"
    if not stops and not noun:
        stops = where_arrived(sentence, k)
    event = None if stops else FOR_EVENT.match(sentence.right(k))
    if event:
        stops, where = stops_from(sentence, k + event.end()), rules.EVENT.name
    if (
        not stops
        and (completed or awaited)
        and sentence.key(k).startswith("arriv")
        and not any(map(resides, verb.visitors))
    ):
        stops, where = where_hosted(sentence, k, {p.country for p in verb.visitors})
    if not stops and not noun and sentence.key(k).endswith(" by"):
        stops, where = stops_from(sentence, k + 1), VISITS.where
    stops, people = [s for s in stops if s.country is not None or s.options], travellers(verb.visitors)
    if not stops and people and not noun and sentence.letters[k + 1 : k + 2] == "l":
        host = host_met(sentence, people, listed=True)
        if host is not None:
            stops, where = [host], "inferred.visit.destination.host-met"
    tell(sentence, k, book, ARRIVES, stops, verb=verb, where=where)
    if (
        stops
        and sentence.letters[stops[-1].end : stops[-1].end + 1] == "f"
        and not any(p.country is None for p in people)
    ):
        homes = {stops[0].country, *(p.country for p in people)}  # "arrived in Lima from Chile"
        before = [
            s for s in stops_from(sentence, stops[-1].end + 1)[:1] if s.country is not None and s.country not in homes
        ]
        verb = evolve(verb, visitors=surely(people), status="")
        if before:
            tell(sentence, k, book, RETURNS, before, verb=verb, status="ended", date=None, purpose=None)


def _has_come(sentence: Sentence, k: int) -> bool:
    """Whether an arrival is over: on his arrival in Lima, soon after the minister's arrival."""
    return not _UPON.isdisjoint(sentence.key(j) for j in range(max(0, k - 4), k))


_UPON = frozenset(("on", "upon", "after", "following", "since"))


def where_arrived(sentence: Sentence, k: int) -> list[Stop]:
    """In N'Djamena, where she arrived."""
    window, low = sentence.left(k)
    match = _WHERE.search(window)
    return stops_from(sentence, low + match.start()) if match else []


def leaving(sentence: Sentence, k: int, book: Book) -> None:
    """left for Cyprus · leaves Portugal on Tuesday for Ghana · left Belgrade · returned from Peru."""
    noun = sentence.data(k, "form") == "noun"
    reading, date = verbs.read(sentence, k), date_for(sentence, k)
    verb = Verb(reading, *owner(sentence, k)) if noun else Verb.at(sentence, k)
    people, source = travellers(verb.visitors), stops_from(sentence, k + 1)
    back = _BACK.match(sentence.right(k)) if sentence.key(k).startswith(("return", "flew", "fl", "c")) else None
    if back and not source and reading.mood in ("completed", "participle") and not noun:
        homes = {p.country for p in people}
        stops = [s for s in stops_from(sentence, k + back.end())[:1] if s.country not in homes]
        verb.rule = "visit.visitors.returns"
        date = date if reading.mood == "completed" else None
        tell(sentence, k, book, RETURNS, stops, verb=verb, status="ended", date=date, purpose=None)
        return
    stops, where = stops_by(sentence, k, rules.LEAVES)
    if not source and not stops and _many(book.latest({p.key for p in people})):
        date = None  # which of several countries is left last is not said
    same = bool(source) and any(s.country == source[0].country for s in stops)
    if (source and not same) or (not stops and date is not None and not noun):
        left = evolve(verb, status="")
        tell(sentence, k, book, LEAVES, source[:1], verb=left, date=date, purpose=None, create=False)
    if stops and not same:
        tell(sentence, k, book, LEAVES_FOR, stops, verb=verb, where=where, date=date)


_BACK = re.compile(r"^.(?:x|l|t(?:e?[LC](?:,C)?)|n?D){0,3}f(?=e?[LC])")


def _many(trips: list[Trip]) -> bool:
    """Whether the latest trips are the stops of one tour."""
    return len({t.country for t in trips if t.status in ("planned", "ongoing")}) > 1


def attending(sentence: Sentence, k: int, book: Book) -> None:
    """will attend a summit in Lima: the setting shows a visit."""
    window, low = sentence.left(k)
    match = _ATTENDS.search(window)
    if not match:
        return
    at = low + match.start("verb")
    if not ({sentence.key(at), sentence.key(at + 1)} & _ATTENDING):
        return
    event = rules.EVENT.compiled.match(sentence.right(k))
    stops = stops_from(sentence, k + event.end()) if event else []
    if not stops and sentence.letters[k - 1 : k] == "L":
        stops = stops_from(sentence, k - 1)
    verb = Verb.at(sentence, at)
    if not stops or (verb.reading.mood == "infinitive" and _GONE.search(sentence.letters[low:at])):
        return  # "travelled to Peru to attend"
    tell(sentence, at, book, ATTENDS, stops[:1], verb=verb)


_ATTENDS = re.compile(r"(?P<verb>x)(?:x?i)?(?:e|h|x|X|B|A|D|C|9|j|K|-|o){0,10}$")
_ATTENDING = ATTENDING | {"part"}
_GONE = re.compile("[TJYVZN]")


def due(sentence: Sentence, k: int, book: Book) -> None:
    """is due in Lima on Friday · is expected in Lima."""
    if sentence.letters[k + 1 : k + 2] not in ("i", "l") or not sentence.key(k).endswith(
        ("due", "is expected", "are expected")
    ):
        return
    stops = [s for s in stops_from(sentence, k + 1 + (sentence.letters[k + 1] == "i")) if s.country is not None]
    tell(sentence, k, book, DUE, stops, verb=Verb.of_subject(sentence, k), status="planned", purpose=None)
