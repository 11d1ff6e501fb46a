"""Verbs of visiting, going, arriving, leaving, hosting and accompanying, read into sightings of trips."""

from __future__ import annotations

import re

from attrs import evolve

from diplonews.countries import find_code
from diplonews.parsers.events import verbs
from diplonews.parsers.events.parties import DELEGATION, LIST, Party, distinct, listed, parties_at, parties_in, subject
from diplonews.parsers.events.places import Stop, here, stop_at, stops_from
from diplonews.parsers.events.sentences import ATTENDING, Sentence
from diplonews.parsers.events.times import Date, date_for, date_of
from diplonews.parsers.visit import rules
from diplonews.parsers.visit.book import Book, Sighting, Trip
from diplonews.rules import Rule
from diplonews.values import Body, Quote

_CONTROL = re.compile(rf"I(?:[trexo,K-]|(?:iD|D|nD))*?(?P<who>{LIST})[xD,]{{0,2}}t$")
_WHERE = re.compile(r"[LC],?qe?[PRHG]x?u?x?$")
_FIRST_TO = re.compile(r"[RxGBX]t$")
_RANKS = frozenset(("first", "second", "third", "last", "only", "latest", "highest-ranking", "most"))
_ACCEPTED = re.compile(r"I(?:f[^.;:]{1,4}?)?t$")
_PURPOSE = re.compile(r"^(?:,|D|nD|fD|x(?=[tr])){0,4}(?P<what>(?:t(?=[xQ123TM])|r(?=e?[xcKU6j]))[^.;:\"]{1,40})")
_LATER = frozenset(("evening", "tonight", "later", "tomorrow"))
_NO_PURPOSE = re.compile(r"r[exKpcjy9-]{0,6}[VN]")
MOODS = {
    "planned": "planned",
    "ongoing": "ongoing",
    "completed": "completed",
    "cancelled": "cancelled",
    "present": "present",
}


def stops_by(sentence: Sentence, k: int, table: tuple[Rule, ...]) -> tuple[list[Stop], str]:
    """The stops that a rule of the table finds from chunk ``k`` on, and the rule's name."""
    right = sentence.right(k)
    for rule in table:
        match = rule.compiled.match(right)
        if match:
            stops = stops_from(sentence, k + match.start("to"))
            if stops:
                return stops, rule.name
            event = rules.EVENT.compiled.match(sentence.right(k + match.start("to")))
            if event:
                stops = stops_from(sentence, k + match.start("to") + event.start("to"))
                if stops:
                    return stops, rules.EVENT.name
    return [], ""


def purpose(sentence: Sentence, k: int) -> Quote | None:
    """What the trip is for, in the words that follow its destination."""
    if k >= len(sentence.letters):
        return None
    match = _PURPOSE.match(sentence.right(k))
    if not match:
        return None
    begin, end = match.span("what")
    if _NO_PURPOSE.match(sentence.letters, k + begin) or "time" in {
        sentence.key(k + j) for j in range(begin, min(end, begin + 4))
    }:
        return None
    return sentence.quote(k + begin, k + end)


def visitors_of(sentence: Sentence, k: int, reading: verbs.Reading) -> tuple[list[Party], str, str]:
    """The visitors of the verb at ``k``, the rule that found them and the status that the way of saying adds."""
    if reading.mood == "infinitive":
        near = sentence.document.tokens.keys[sentence.first(max(0, k - 9)) : sentence.first(k)]
        if _FIRST_TO.search(sentence.left(k)[0]) and not _RANKS.isdisjoint(near):
            return [], "", ""  # "the first official to visit Japan since" tells of a visit that is told elsewhere
        window, low = sentence.left(k)
        control = _CONTROL.search(window)
        if control:
            at = low + control.start()
            said = sentence.data(at, "form") != "noun" or accepted(sentence) or _extended(sentence, at)
            found = parties_in(sentence, low + control.start("who"), low + control.end("who"))
            return (found if said else []), "visit.visitors.invited", "planned"
        invited = _ACCEPTED.search(window)
        if invited:
            if not accepted(sentence):
                return [], "", ""
            found, _ = subject(sentence, reading.begin)
            return found, "visit.visitors.accepted", "planned"
        found, rule = subject(sentence, reading.begin)
        return found, f"visit.visitors.{rule.partition('.')[2]}", "planned"
    found, rule = subject(sentence, k)
    return found, f"visit.visitors.{rule.partition('.')[2]}", ""


def inviter(sentence: Sentence, k: int) -> Party | None:
    """Who invites, where the verb at ``k`` says what somebody is invited to: the president invited him to visit Thailand."""
    window, low = sentence.left(k)
    control = _CONTROL.search(window)
    if not control or sentence.data(low + control.start(), "form") == "noun":
        return None
    found, _ = subject(sentence, low + control.start())
    return found[0] if found else None


def accepted(sentence: Sentence) -> bool:
    """Whether the sentence tells of an acceptance."""
    return not sentence.keys.isdisjoint(("accepted", "accepts", "accept", "accepting"))


def _extended(sentence: Sentence, k: int) -> bool:
    before = {sentence.key(j) for j in range(max(0, k - 4), k)}
    return bool(before & {"extended", "extends", "extend", "extending", "issued", "conveyed", "sent", "renewed"})


def enter(
    sentence: Sentence,
    k: int,
    book: Book,
    *,
    rule: str,
    visitors: list[Party],
    visitor_rule: str,
    stops: list[Stop],
    where_rule: str,
    status: str,
    date: Date | None,
    role: str = "whole",
    create: bool = True,
    **more: object,
) -> None:
    """Enter one sighting for each stop, or one without a stop."""
    if not visitors and rule != "visit.noun":
        visitors = []
        for party in listed_next(sentence, k) if stops else []:
            enter(
                sentence,
                k,
                book,
                rule=rule,
                visitors=[party],
                visitor_rule="visit.visitors.among-them",
                stops=stops,
                where_rule=where_rule,
                status=status,
                date=date,
                role=role,
                create=create,
                **more,
            )
        return
    joined = companions(sentence, visitors)
    count = len(stops)
    if count > 1:
        more = {**more, "days": 0}  # the length of the whole tour
    home = here(sentence)
    several = count > 1 and len({s.country for s in stops}) == 1
    if several:
        sentence.note(
            stops[0].begin, "visit.place.several", "several cities of one country: none is the place of the visit"
        )
    dated = False
    for number, stop in enumerate(stops or [None]):
        stop = elsewhere(stop, visitors)
        here_for = [p for p in joined if stop is None or p.country != stop.country or not p.sure]
        ends = [k, k + 1]
        if stop is not None:
            ends += [stop.begin, stop.end]
        ends += [j for p in visitors for j in (p.chunk, p.chunk + 1)]
        start, end = sentence.span(min(ends), max(ends))
        sighting = Sighting(
            rule=rule,
            start=start,
            end=end,
            number=sentence.number,
            visitors=distinct([*visitors, *here_for]),
            visitor_rule=visitor_rule,
            country=stop.country if stop else None,
            place=stop.place if stop and not several else None,
            where=sentence.span(stop.begin, stop.end) if stop else None,
            where_rule=where_rule,
            status="planned" if status == "ongoing" and number else status,
            status_at=sentence.span(k, k + 1),
            home=home.country if home else None,
            here=stop is not None and sentence.letters[stop.begin] == "l",
            **more,  # type: ignore[arg-type]
        )
        own = date_of(sentence, stop.end) if stop is not None and count > 1 else None
        if own is not None and (number < count - 1 or dated):
            dated = True
            sighting.whole = own.when
            sighting.dates_at.append(sentence.span(own.chunk, own.chunk + 1))
        elif date is not None and not (
            count > 1 and ((role == "began" and number) or (role == "ended" and number < count - 1))
        ):
            sighting.shared = count > 1
            if role == "began":
                sighting.began = date.when
            elif role == "ended":
                sighting.ended = date.when
            else:
                sighting.whole = date.when
            sighting.dates_at.append(sentence.span(date.chunk, date.chunk + 1))
        if Book.is_domestic(sighting):
            sentence.note(k, "visit.none.domestic", "a trip inside the visitor's own country")
            continue
        book.record(sighting, create=create)
    following = onward(sentence, stops) if create and status in ("planned", "ongoing") and rule != _ON_THE_WAY else []
    if following:
        enter(
            sentence,
            k,
            book,
            rule=_ON_THE_WAY,
            visitors=visitors,
            visitor_rule=visitor_rule,
            stops=following,
            where_rule="visit.destination.on-the-way",
            status="planned",
            date=None,
        )


def onward(sentence: Sentence, stops: list[Stop]) -> list[Stop]:
    """Where the journey goes on to after its first stop: left for Riyadh on his way to Tunis."""
    match = _ONWARD.match(sentence.right(stops[-1].end)) if stops else None
    if not match:
        return []
    at = stops[-1].end + match.start("way")
    if sentence.key(at) not in ("way", "route"):
        return []
    return stops_from(sentence, stops[-1].end + match.end())


_BEFORE = re.compile(r"(?:x|9x)?d(?:[,.;]|$)")
_ON_THE_WAY = "visit.on-the-way"
_ONWARD = re.compile(r"(?:,|n?D){0,2}(?:ne?h?|x)(?P<way>x)[te]")


def companions(sentence: Sentence, visitors: list[Party]) -> list[Party]:
    """Who goes with them, as an aside between the subject and its verb says: the minister, accompanied by the envoy, arrived."""
    found: list[Party] = []
    if "S" not in sentence.letters:
        return found
    for match in _ASIDE.finditer(sentence.letters):
        if any(match.start("lead") <= p.chunk < match.end("lead") for p in visitors):
            found += parties_in(sentence, match.start("who"), match.end("who"), "PR")
    return found


_ASIDE = re.compile(rf"(?P<lead>{LIST}),S(?:D|nD|x)?be?h?x?(?P<who>{LIST}),")
_GROUPS = (
    "delegation",
    "mission",
    "team",
    "group",
    "officials",
    "agents",
    "diplomats",
    "envoys",
    "entourage",
    "leaders",
    "experts",
    "ministers",
)


def travellers(parties: list[Party]) -> list[Party]:
    """Those who can travel: people, and bodies that are groups of people."""
    return [
        p
        for p in parties
        if p.actor.type == "person"
        or (isinstance(p.actor, Body) and p.actor.name.lower().endswith(_GROUPS))
        or p.key == DELEGATION
        or isinstance(p.key, str)
    ]


def host_met(sentence: Sentence, visitors: list[Party], *, listed: bool = False) -> Stop | None:
    """Where a visitor is who meets somebody in the same sentence: with the one other side."""
    letters = sentence.letters
    if not any(c in letters for c in "QUW2I") or ("including" in sentence.keys and not listed):
        return None
    keys, homes = {p.key for p in visitors}, {p.country for p in visitors}
    found = None
    for k, letter in enumerate(letters[:160]):
        if letter in "PR":
            for party in parties_at(sentence, k):
                if party.key in keys or party.country is None or party.country in homes:
                    continue
                if found is not None and found.country != party.country:
                    return None
                found = found or Stop(party.country, None, k, k + 1)
    return found


def listed_next(sentence: Sentence, k: int) -> list[Party]:
    """Leaders that the next sentence names: a number of leaders have arrived. Among them are A and B."""
    document = sentence.document
    number = sentence.number + 1
    near = document.tokens.keys[sentence.first(max(0, k - 12)) : sentence.first(k)]
    if "leaders" not in near or number >= len(document.sentences):
        return []
    first, last = document.sentences[number]
    if tuple(document.tokens.keys[first : first + 2]) not in (("among", "them"), ("they", "include")):
        return []
    following = Sentence(document, number, first, last)
    match = re.search(listed("[P]"), following.letters)
    return [evolve(p, chunk=0) for p in parties_in(following, match.start(), match.end())] if match else []


def elsewhere(stop: Stop | None, visitors: list[Party]) -> Stop | None:
    """A stop such as "that country", as the first of those it can mean that the visitors do not come from."""
    if stop is None or not stop.options:
        return stop
    homes = {p.country for p in visitors}
    country = next((c for c in stop.options if c not in homes), None)
    return evolve(stop, country=country) if country is not None else None


def refused(sentence: Sentence, k: int, reading: verbs.Reading) -> bool:
    """Whether the verb only denies or imagines the trip; says so in a note."""
    reason = unreal(sentence, reading)
    if not reason:
        return False
    sentence.note(k, f"visit.none.{reason}", f"the text speaks of a {reason} trip")
    return True


def unreal(sentence: Sentence, reading: verbs.Reading) -> str:
    """Why what a verb speaks of is none: denied or hypothetical; empty for what is real."""
    if reading.mood == "negated" or sentence.letters[max(0, reading.begin - 1) : reading.begin] == "O":
        return "denied"
    return "hypothetical" if reading.mood == "hypothetical" or imagined(sentence, reading.begin) else ""


def imagined(sentence: Sentence, k: int) -> bool:
    """Whether "if", "whether" or "hopes" opens the clause of the verb group at chunk ``k``."""
    for j in range(k - 1, max(-1, k - 12), -1):
        letter = sentence.letters[j]
        if (letter == "O" and sentence.data(j, "form") == "if") or (letter == "x" and sentence.key(j) in _HOPES):
            return True
        if letter in ',;:"':
            return False
    return False


_HOPES = frozenset("hopes hope hoped wishes wish".split())


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
    home = here(sentence)
    stop = [Stop(home.country, None, k, k + 1)] if home is not None and home.country is not None else []
    enter(
        sentence,
        k,
        book,
        rule="visit.visiting-guest",
        visitors=guests,
        visitor_rule="visit.visitors.visiting",
        stops=stop,
        where_rule="inferred.visit.destination.dateline",
        status="ongoing",
        date=None,
    )


def verb(sentence: Sentence, k: int, book: Book) -> None:
    """A verb whose object is the destination."""
    stops = stops_from(sentence, k + 1)
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
        where_rule="visit.destination.object",
        status=status or MOODS.get(reading.mood, ""),
        date=date_for(sentence, k),
        invited_by=inviter(sentence, k),
        purpose=purpose(sentence, stops[-1].end),
        local=local(sentence, k, visitors, stops, book),
        would="would" in {sentence.key(j) for j in range(reading.begin, k)},
        apart=bool(_BEFORE.match(sentence.letters, stops[-1].end)) and reading.mood == "completed",
    )


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
    if reading.mood == "present" and date is not None and not _LATER.isdisjoint(sentence.key(date.chunk).split()):
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
    event = None if stops else _FOR_EVENT.match(sentence.right(k))
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


_FOR_EVENT = re.compile(r"^.(?:n?D|,|x){0,3}(?:tx|r)[^.;:\"qTJV]{0,8}?[6U][^.;:\"qTJVa,]{0,6}?i(?=e?[LC])")


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
    """is due in Lima on Friday."""
    if sentence.letters[k + 1 : k + 2] != "i" or not sentence.key(k).endswith("due"):
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
_CLOSE = 3  # sentences


def _unnamed(party: Party) -> bool:
    return getattr(party.actor, "name", None) is None


def accompanied(sentence: Sentence, k: int, book: Book) -> None:
    """was accompanied by the ambassador: more visitors for the trip that is being told."""
    match = rules.ACCOMPANIED.compiled.match(sentence.right(k))
    if not match:
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


def owner(sentence: Sentence, k: int) -> tuple[list[Party], str]:
    """Whose arrival or departure a noun speaks of."""
    window, low = sentence.left(k)
    for rule in rules.OWNERS[:2]:
        match = rule.compiled.search(window)
        if match:
            return parties_in(sentence, low + match.start("who"), low + match.end("who"), "PRHGBhg80"), rule.name
    match = rules.BY.compiled.match(sentence.right(k))
    if match:
        return parties_in(sentence, k + match.start("who"), k + match.end("who")), rules.BY.name
    return [], ""
