"""Verbs of visiting, going, arriving, leaving, hosting and accompanying, read into sightings of trips."""

from __future__ import annotations

import re

from diplonews.parsers.events import verbs
from diplonews.parsers.events.parties import DELEGATION, Party, parties_at, subject
from diplonews.parsers.events.places import Stop, here, stops_from
from diplonews.parsers.events.sentences import ATTENDING, Sentence
from diplonews.parsers.events.times import Date, date_for
from diplonews.parsers.visit import rules
from diplonews.parsers.visit.book import Book, Trip
from diplonews.parsers.visit.others import by_host, host_met, travellers
from diplonews.parsers.visit.telling import (
    FOR_EVENT,
    LATER,
    MOODS,
    enter,
    inviter,
    owner,
    purpose,
    refused,
    stops_by,
    visitors_of,
)

_WHERE = re.compile(r"[LC],?qe?[PRHG]x?u?x?$")


_BEFORE = re.compile(r"(?:x|9x)?d(?:[,.;]|$)")


def visiting(sentence: Sentence, k: int, book: Book) -> None:
    """visited Tokyo · is visiting Japan · the visiting president."""
    if sentence.data(k, "form") == "ing" and sentence.letters[k + 1 : k + 2] in ("P", "R"):
        _guest(sentence, k, parties_at(sentence, k + 1), book)
        return
    verb(sentence, k, book)


def named_guest(sentence: Sentence, k: int, book: Book) -> None:
    """the visiting Estonian foreign minister, where the word is part of the mention."""
    first = sentence.first(k)
    if "visiting" in sentence.document.tokens.keys[first : min(first + 3, sentence.first(k + 1))]:
        _guest(sentence, k, parties_at(sentence, k), book)


def _guest(sentence: Sentence, k: int, guests: list[Party], book: Book) -> None:
    home, own = here(sentence), {p.country for p in guests}
    rule = "inferred.visit.destination.dateline"
    stop = [Stop(home.country, None, k, k + 1)] if home is not None and home.country is not None else []
    if not stop or stop[0].country in own:
        stop, rule = by_host(sentence, own) or stop, "inferred.visit.destination.host"
    enter(
        sentence,
        k,
        book,
        rule="visit.visiting-guest",
        visitors=guests,
        visitor_rule="visit.visitors.visiting",
        stops=stop,
        where_rule=rule,
        status="ongoing",
        date=None,
    )


def verb(sentence: Sentence, k: int, book: Book) -> None:
    """A verb whose object is the destination."""
    stops = stops_from(sentence, k + 1)
    where_rule = "visit.destination.object"
    if not stops and book.trips and book.trips[-1].country and _IN_YEAR.match(sentence.letters, k + 1):
        stops, where_rule = [Stop(book.trips[-1].country, None, k, k + 1)], "inferred.visit.destination.told-before"
    if not stops:
        return
    reading = verbs.read(sentence, k)
    if refused(sentence, k, reading):
        return
    visitors, visitor_rule, status = visitors_of(sentence, k, reading)
    enter(
        sentence,
        k,
        book,
        rule="visit.visits",
        visitors=visitors,
        visitor_rule=visitor_rule,
        stops=stops,
        where_rule=where_rule,
        status=status or MOODS.get(reading.mood, ""),
        date=date_for(sentence, k),
        invited_by=inviter(sentence, k),
        purpose=purpose(sentence, stops[-1].end),
        local=local(sentence, k, visitors, stops, book),
        would="would" in {sentence.key(j) for j in range(reading.begin, k)},
        apart=bool(_BEFORE.match(sentence.letters, stops[-1].end)) and reading.mood == "completed",
    )


_IN_YEAR = re.compile(r"iD(?:[.,;a]|$)")


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
    stops, where_rule = stops_by(sentence, k, rules.GOES)
    if not stops:
        return
    reading = verbs.read(sentence, k)
    if refused(sentence, k, reading):
        return
    visitors, visitor_rule, status = visitors_of(sentence, k, reading)
    people = travellers(visitors)
    date = date_for(sentence, k)
    if reading.mood == "present" and date is not None and not LATER.isdisjoint(sentence.key(date.chunk).split()):
        status = "planned"
    enter(
        sentence,
        k,
        book,
        rule="visit.travels",
        visitors=people,
        visitor_rule=visitor_rule,
        stops=stops,
        where_rule=where_rule,
        status=status or MOODS.get(reading.mood, ""),
        date=date,
        role="began" if len(stops) == 1 else "whole",
        purpose=purpose(sentence, stops[-1].end),
        local=sentence.data(k, "form") == "base" and local(sentence, k, people, stops, book),
    )


def arriving(sentence: Sentence, k: int, book: Book) -> None:
    """arrived in Beijing on Monday · on her arrival here · the minister's arrival in Rome."""
    match = rules.ARRIVES[0].compiled.match(sentence.right(k))
    stops: list[Stop] = []
    if match:
        at = k + match.start("to")
        stops = stops_from(sentence, at if sentence.letters[at] == "l" else at + 1)
    if sentence.letters[k - 1 : k] in ("e", "A") and sentence.data(k, "form") != "noun":
        return  # "the land"
    reading = verbs.read(sentence, k)
    if refused(sentence, k, reading):
        return
    if sentence.data(k, "form") == "noun":
        visitors, visitor_rule = owner(sentence, k)
        status = ""
        if any(t.country == s.country for t in book.latest({p.key for p in visitors}) for s in stops):
            return  # a visit that is told otherwise
    else:
        visitors, visitor_rule, status = visitors_of(sentence, k, reading)
        if reading.mood == "completed" and sentence.data(k, "sense") == "arrive":
            status = "ongoing"
        if not stops:
            stops = where_arrived(sentence, k)
    where_rule = rules.ARRIVES[0].name if stops else ""
    event = None if stops else FOR_EVENT.match(sentence.right(k))
    if event:
        stops, where_rule = stops_from(sentence, k + event.end()), rules.EVENT.name
    if not stops and reading.mood == "completed" and sentence.key(k).startswith("arriv"):
        home = here(sentence)
        if home is not None and home.country is not None:
            stops, where_rule = [Stop(home.country, None, k, k + 1)], "inferred.visit.destination.dateline"
    people = travellers(visitors)
    stops = [s for s in stops if s.country is not None]
    if not stops and people and sentence.data(k, "form") != "noun" and sentence.letters[k + 1 : k + 2] == "l":
        host = host_met(sentence, people, listed=True)
        if host is not None:
            stops, where_rule = [host], "inferred.visit.destination.host-met"
    enter(
        sentence,
        k,
        book,
        rule="visit.arrives",
        visitors=people,
        visitor_rule=visitor_rule,
        stops=stops,
        where_rule=where_rule,
        status=status or MOODS.get(reading.mood, ""),
        date=date_for(sentence, k),
        role="began",
        purpose=purpose(sentence, stops[-1].end) if stops else None,
    )


def where_arrived(sentence: Sentence, k: int) -> list[Stop]:
    """In N'Djamena, where she arrived."""
    window, low = sentence.left(k)
    match = _WHERE.search(window)
    return stops_from(sentence, low + match.start()) if match else []


def leaving(sentence: Sentence, k: int, book: Book) -> None:
    """left for Cyprus · leaves Portugal on Tuesday for Ghana · left Belgrade."""
    reading = verbs.read(sentence, k)
    if refused(sentence, k, reading):
        return
    noun = sentence.data(k, "form") == "noun"
    visitors, visitor_rule, status = (*owner(sentence, k), "") if noun else visitors_of(sentence, k, reading)
    date = date_for(sentence, k)
    people = travellers(visitors)
    source = stops_from(sentence, k + 1)
    back = _BACK.match(sentence.right(k)) if sentence.key(k).startswith(("return", "flew", "fl")) else None
    if back and not source and reading.mood == "completed" and not noun:
        returned(sentence, k, [p for p in people if p.sure], stops_from(sentence, k + back.end()), date, book)
        return
    if not source and _many(book.latest({p.key for p in people})):
        date = None  # which of several countries is left last is not said
    stops, where_rule = stops_by(sentence, k, rules.LEAVES)
    same = bool(source) and any(s.country == source[0].country for s in stops)
    if (source and not same) or (not stops and date is not None and not noun):
        over = "ended" if reading.mood in ("completed", "participle") else ""

        enter(
            sentence,
            k,
            book,
            rule="visit.leaves",
            visitors=people,
            visitor_rule=visitor_rule,
            stops=source[:1],
            where_rule="visit.destination.left",
            status=over,
            date=date,
            role="ended",
            create=False,
        )
    if stops and not same:
        enter(
            sentence,
            k,
            book,
            rule="visit.leaves-for",
            visitors=people,
            visitor_rule=visitor_rule,
            stops=stops,
            where_rule=where_rule,
            status=status or {"completed": "ongoing"}.get(reading.mood, MOODS.get(reading.mood, "")),
            date=date,
            role="began",
            purpose=purpose(sentence, stops[-1].end),
        )


def returned(sentence: Sentence, k: int, people: list[Party], stops: list[Stop], date: Date | None, book: Book) -> None:
    """returned on Monday from Peru: a visit that is over."""
    enter(
        sentence,
        k,
        book,
        rule="visit.returns-from",
        visitors=people,
        visitor_rule="visit.visitors.returns",
        stops=[s for s in stops[:1] if s.country not in {p.country for p in people}],
        where_rule="visit.destination.returns-from",
        status="ended",
        date=date,
        role="ended",
    )


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
    stops = stops_from(sentence, k + event.start("to")) if event else []
    if not stops and sentence.letters[k - 1 : k] == "L":
        stops = stops_from(sentence, k - 1)
    reading = verbs.read(sentence, at)
    if not stops or refused(sentence, at, reading):
        return
    visitors, visitor_rule, status = visitors_of(sentence, at, reading)
    visitors = [p for p in visitors if p.actor.type == "person" and p.sure]
    if reading.mood == "infinitive" and _GONE.search(sentence.letters[low:at]):
        return  # "travelled to Peru to attend"
    enter(
        sentence,
        at,
        book,
        rule="visit.attends",
        visitors=visitors,
        visitor_rule=visitor_rule,
        stops=stops[:1],
        where_rule="inferred.visit.destination.event-in",
        status=status or ("completed" if reading.mood == "participle" else MOODS.get(reading.mood, "")),
        date=date_for(sentence, at),
        explicit=False,
    )


_ATTENDS = re.compile(r"(?P<verb>x)(?:x?i)?(?:e|h|x|X|B|A|D|C|9|j|K|-|o){0,10}$")
_ATTENDING = ATTENDING | {"part"}
_GONE = re.compile("[TJYVZN]")


def due(sentence: Sentence, k: int, book: Book) -> None:
    """is due in Lima on Friday · is expected in Lima."""
    if sentence.letters[k + 1 : k + 2] != "i" or not sentence.key(k).endswith(("due", "is expected", "are expected")):
        return
    stops = stops_from(sentence, k + 2)
    visitors, rule = subject(sentence, k)
    enter(
        sentence,
        k,
        book,
        rule="visit.due-in",
        visitors=travellers(visitors),
        visitor_rule=f"visit.visitors.{rule.partition('.')[2]}",
        stops=[s for s in stops if s.country is not None],
        where_rule="visit.destination.due-in",
        status="planned",
        date=date_for(sentence, k),
        role="began",
    )
