"""Nouns of visiting: whose visit, where to, and what the words around say of its status."""

from __future__ import annotations

import re

from attrs import define, field

from diplonews.parsers.events import verbs
from diplonews.parsers.events.parties import LIST, Party, clause_subject, parties_in, subject
from diplonews.parsers.events.places import Stop, here, stop_at, stops_from
from diplonews.parsers.events.sentences import SAID, Sentence
from diplonews.parsers.events.times import Date, date_for, date_of
from diplonews.parsers.visit import frames, rules
from diplonews.parsers.visit.book import Book

_LIGHT = re.compile(r"M(?:D|nD|x|,D,){0,2}$")
_CANCELS = re.compile(r"E(?:x|D)?$")
_ABOARD = re.compile(
    r"(?P<v>[vFJ]|(?<=[PRH]),|^)(?:(?:x|l|D|nD|i?e?[LC](?:,C)?){0,3}n|(?P<at>x?(?:l|ie?[LC](?:,C)?)(?:,?n?D,?)?r))$"
)
_MOVED = re.compile(r"(?P<verb>[JTZ])(?=[^.;:\"q]{0,14}$).*(?:[nrd,]|[ind]e?[xpMyN9]{1,3}o|M)$")
_TAKEN = re.compile(rf"(?P<verb>[WIS])x?e?(?P<who>{LIST})(?:D|nD|,|iL|ie?C|iD){{0,2}}[rnid]$")
_THAT = re.compile(rf"^.(?:k|q)?e?(?P<who>{LIST}),?(?:[xvum]|nD){{0,3}}(?P<verb>M)")
_OFF = re.compile(r"^.[^.:;]{0,22}?(?:[vu][xvD]{0,2}E|mz(?P<place>xx?))")
_PLACED = frozenset(("take", "happen", "go", "proceed", "occur", "materialise", "materialize"))
_AHEAD = re.compile(r"^.(?:te?[CL](?:,C)?|[bo]e?[PR]|n?D|i[CL]|x){0,4}(?:F|m(?!z)|v?x?[yF][rt])")
_INCLUDES = frozenset(("includes", "including", "include", "included", "covers", "covering", "comprising", "spanning"))
_INNER = re.compile(r"(?:^|k|(?<=[xD]))e?(?P<who>[PRHG])(?=[mvuFxMQTJ])")
_OF_WHOM = re.compile(r"^.oe?(?P<who>[PRHh])s?")
_SAID_WHEN = re.compile(r"(?P<date>D)(?:l|x|i|e|o|M|n){0,7}$")
_TOOK = re.compile(r"ux{1,2}[hHPR]?t$")
_COUNTRY = frozenset(("country", "nation", "state", "countries", "nations", "region"))
_LAST = re.compile(r"[CL]v[exh]{0,2}$")
_SPOKE = re.compile(r"(?:n?D|l|x|i|e|d|o|M|,|c|9){0,9}$")
_WILL = re.compile(r"[mF][^.;:,q\"z]{0,20}[dit][eh]?[xKpc9]{0,3}$")
_TURNED = re.compile(r"^.(?:te?[CL](?:,C)?|[bo]e?[PR]|x){0,4}u?(?P<verb>M)")
_FRONTED = re.compile(r"[^.;:]{0,14}?,(?:D,?)?e?(?P<who>P)(?=[mvuFx12QTVMYJZW,])")
_SUBJECT_NEXT = frozenset("tmFPRHGgqa0")
_ROLES = {"start": "began", "end": "ended"}
_OVER = frozenset(("after", "following", "end", "conclusion", "close", "completing", "concluding"))
_SITE = re.compile(r"^.te?[xXB]")
_ORDER = ("", "official", "working", "state", "private", "transit")


@define
class Noun:
    """A noun of visiting at chunk ``k`` with what its phrase and its clause say."""

    sentence: Sentence
    k: int
    begin: int
    visitors: list[Party] = field(factory=list)
    visitor_rule: str = ""
    stops: list[Stop] = field(factory=list)
    where_rule: str = ""
    kind: str = ""
    kind_at: tuple[int, int] | None = None
    days: int = 0
    status: str = ""
    role: str = "whole"
    date: Date | None = None
    hosts: list[Party] = field(factory=list)
    invited_by: Party | None = None
    ahead: bool = False
    past: bool = False
    denied: bool = False
    definite: bool = False
    bound: bool = False  # whether a verb of the clause carries the noun

    @property
    def before(self) -> tuple[str, int]:
        return self.sentence.left(self.begin)

    @property
    def right(self) -> str:
        return self.sentence.right(self.k)


def visit_word(sentence: Sentence, k: int, book: Book) -> None:
    """A word that can be noun or verb: the latter after a subject, "to" or an auxiliary, unless "to" follows."""
    letters = sentence.letters
    before = letters[k - 1 : k]
    after = letters[k + 1 : k + 2]
    adverb = before == "x" and (sentence.key(k - 1).endswith("ly") or sentence.key(k - 1) in ("also", "then"))
    subject_before = before != "" and (before in _SUBJECT_NEXT or adverb)
    if subject_before and after not in ("t", "s", "o", "b") and not (before == "P" and after in ("i", "")):
        frames.verb(sentence, k, book)
    else:
        noun(sentence, k, book)


def noun(sentence: Sentence, k: int, book: Book) -> None:
    """A noun of visiting with its owner, its verb and its destination."""
    found = phrase(sentence, k, book)
    if sentence.data(k, "sense") != "stop" or not _LAST.search(sentence.left(k)[0]):
        found.stops, found.where_rule = frames.stops_by(sentence, k, rules.TO)
    if not found.stops:
        compound_or_list(found)
    if found.where_rule == "visit.destination.takes-to" and _TOOK.search(sentence.letters[k : found.stops[0].begin]):
        found.status = "completed"
    if (
        not found.stops
        and _SITE.match(found.right)
        and not _COUNTRY.intersection(sentence.key(k + j) for j in range(2, min(5, len(found.right))))
    ):
        _note(found, "visit.none.site", "a visit to a site, no country")
        return
    found.date = date_for(sentence, k)
    for step in (light_verb, that_he_began, taken_along, of_somebody, moved_there, aboard):
        if not step(found):
            return
    if not confirmed(found):
        return
    if not found.visitors and found.stops and not found.denied:
        found.visitors, found.visitor_rule = _clause(found)
        last = book.trips[-1] if book.trips else None
        if not found.visitors and last is not None and last.sightings[-1].number == sentence.number:
            at = sentence.span(k, k + 1)
            found.visitors = [p.moved(k, *at) for p in last.visitors]
            found.visitor_rule = "inferred.visit.visitors.same-sentence"
    if not found.visitors and found.stops and (of := _OF_WHOM.match(found.right)):
        found.visitors = parties_in(sentence, k + of.start("who"), k + of.end("who"), "PRHh")
        found.visitor_rule = "visit.visitors.of-whose"
    _at_its_start(found)
    if not found.status:
        found.status = _status(found)
    found.role = _starting(found) or found.role
    if not (found.visitors or found.stops or found.definite):
        return  # "the trappings of a state visit" speaks of none
    at_home(found, book)
    frames.enter(
        sentence,
        k,
        book,
        rule="visit.noun",
        visitors=found.visitors,
        visitor_rule=found.visitor_rule,
        stops=found.stops,
        where_rule=found.where_rule,
        status=found.status,
        date=found.date,
        role=found.role,
        kind=found.kind,
        kind_at=found.kind_at,
        days=found.days,
        hosts=found.hosts,
        invited_by=found.invited_by or _inviter(sentence, k),
        purpose=frames.purpose(sentence, found.stops[-1].end) if found.stops else None,
    )


def whose(sentence: Sentence, k: int, at: int, owners: list[Party], book: Book) -> list[Party]:
    """Whose "his visit" is, where the text knows of no visit by the one that the pronoun seems to mean: of the main clause's subject who
    is known to travel, or of the one who meets somebody during it."""
    if sentence.letters[at] != "h" or not owners or book.latest({p.key for p in owners}):
        return owners
    later = _FRONTED.match(sentence.right(k))
    others = parties_in(sentence, k + later.start("who"), k + later.end("who")) if later else []
    if others and book.latest({p.key for p in others}):
        return others
    before, _ = clause_subject(sentence, at, kinds="PRH")
    met = "Q" in sentence.letters[max(0, at - 12) : at]
    if before and (book.latest({p.key for p in before}) or met):
        return before
    return owners


def phrase(sentence: Sentence, k: int, book: Book | None = None) -> Noun:
    """The noun phrase that ends at chunk ``k``: its owner, kind, length and place."""
    window, low = sentence.left(k)
    found = Noun(sentence, k, k)
    for rule in (*rules.OWNERS, rules.PLAIN):
        match = rule.compiled.search(window)
        if not match:
            continue
        if rule is rules.PLAIN:
            found.begin = low + match.start()
            found.denied = match["det"] == "z"
            found.definite = match["det"] == "e" and sentence.key(found.begin) in (
                "the",
                "this",
                "that",
                "these",
                "those",
            )
        else:
            owners = parties_in(sentence, low + match.start("who"), low + match.end("who"), "PRHGBhg80")
            owners = [p for p in owners if p.actor.type != "country"]
            if (
                not owners
                and sentence.key(low + match.start("who")) in ("his", "her", "their")
                and low + match.start("who") < 4
            ):
                later = _FRONTED.match(sentence.right(k))  # "During her stay in Lima, the minister said"
                owners = parties_in(sentence, k + later.start("who"), k + later.end("who")) if later else []
            owners = whose(sentence, k, low + match.start("who"), owners, book) if book is not None else owners
            if not owners:
                continue
            found.visitors, found.visitor_rule, found.definite = owners, rule.name, True
            found.begin = low + match.start("who")
        if match["where"]:
            stop = stop_at(sentence, low + match.start("where"))
            if stop is not None:
                found.stops = [stop]
        break
    for j in range(found.begin, k):
        _modifier(found, j)
    if sentence.data(k, "sense") in ("transit", "private"):
        found.kind, found.kind_at = sentence.data(k, "sense"), sentence.span(k, k + 1)
    return found


def _modifier(found: Noun, j: int) -> None:
    sentence, letter = found.sentence, found.sentence.letters[j]
    if letter == "K":
        found.kind = max(found.kind, sentence.data(j, "sense"), key=_ORDER.index)
        found.kind_at = sentence.span(j, j + 1)
    elif letter == "c":
        found.days = int(sentence.data(j, "value") or 0)
    elif letter in "yF":
        found.ahead = True
    elif letter == "p":
        found.past = True
    elif letter == "O":
        found.denied = True
    elif letter == "T" and sentence.key(j) == "coming":
        found.ahead = True
    elif letter == "x" and sentence.key(j) in ("current", "ongoing", "continuing"):
        found.status = "ongoing"


_STOP = re.compile(r"[LC],e?$")


def compound_or_list(found: Noun) -> None:
    """A Beijing trip · a tour which includes Bolivia and Guatemala."""
    sentence, k = found.sentence, found.k
    window, low = sentence.left(k)
    for rule in (*rules.OWNERS, rules.PLAIN):
        match = rule.compiled.search(window)
        if match and match["where"]:
            stop = stop_at(sentence, low + match.start("where"))
            if stop is not None:
                found.stops, found.where_rule = [stop], "visit.destination.compound"
                return
    before = _STOP.search(window) or _LAST.search(window)
    if before and sentence.data(k, "sense") == "stop":
        found.stops, found.where_rule = stops_from(sentence, low + before.start())[:1], "visit.destination.stop"
        if "is" in {sentence.key(j) for j in range(low + before.start(), k)}:
            found.status = "planned" if set("mFy") & set(sentence.letters) else "ongoing"
        return
    for j in range(k + 1, min(len(sentence.letters), k + 6)):
        if sentence.letters[j] == "x" and sentence.key(j) in _INCLUDES:
            found.stops, found.where_rule = stops_from(sentence, j + 1), "visit.destination.includes"
            return


def light_verb(found: Noun) -> bool:
    """pay, make, begin, conclude a visit."""
    window, low = found.before
    light = _LIGHT.search(window)
    if not light:
        return True
    return _carried(found, low + light.start())


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
        found.stops, found.where_rule = frames.stops_by(sentence, at, rules.TO[:1])
    return _carried(found, at)


def _carried(found: Noun, at: int) -> bool:
    """What a light verb at chunk ``at`` adds; False where it only denies or imagines the visit."""
    sentence = found.sentence
    reading = verbs.read(sentence, at)
    if frames.refused(sentence, found.k, reading):
        return False
    found.bound = True
    found.invited_by = frames.inviter(sentence, at)
    found.role = _ROLES.get(sentence.data(at, "sense"), "whole")
    found.status = found.status or ("planned" if reading.mood == "infinitive" else frames.MOODS.get(reading.mood, ""))
    if found.role == "began" and (found.status in ("completed", "present", "ongoing") or _has_arrived(found, at)):
        found.status = "ongoing"
    if found.role == "ended" and found.status in ("completed", "present", "") and reading.mood != "infinitive":
        found.status = "ended"
    if not found.visitors:
        found.visitors, found.visitor_rule, _ = frames.visitors_of(sentence, at, reading)
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
    if frames.refused(sentence, found.k, reading):
        return False
    found.bound = True
    mood = "planned" if reading.mood == "infinitive" else frames.MOODS.get(reading.mood, "")
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
    if frames.refused(sentence, found.k, reading):
        return False
    found.bound = True
    if not found.visitors:
        found.visitors, found.visitor_rule = frames.visitors_of(sentence, at, reading)[0], "visit.visitors.of-verb"
    letter = sentence.letters[at]
    words = {sentence.key(j) for j in range(at, found.begin)}
    over = letter == "Z" and bool(words & _OVER)
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
            else frames.MOODS.get(reading.mood, "")
        )
    found.date = date_for(sentence, at) or found.date
    return True


def _verb_stops(sentence: Sentence, at: int, letter: str, over: bool) -> list[Stop]:
    if letter == "J":
        match = rules.ARRIVES[0].compiled.match(sentence.right(at))
        if not match:
            return []
        to = at + match.start("to")
        return stops_from(sentence, to if sentence.letters[to] == "l" else to + 1)
    if over:
        return stops_from(sentence, at + 1)
    return frames.stops_by(sentence, at, rules.GOES if letter == "T" else rules.LEAVES)[0]


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
        found.where_rule = "visit.destination.is-in"
    future = letter == "F" or "m" in sentence.letters[max(0, at - 2) : at]
    found.bound = True
    found.status = found.status or ("planned" if future else "completed" if word in ("was", "were") else "ongoing")
    return True


def confirmed(found: Noun) -> bool:
    """Whether the visit is more than denied; notes those that are not, and sees what was called off."""
    window, _ = found.before
    off = _OFF.match(found.right)
    if off and off["place"] and not any(found.sentence.key(found.k + j) in _PLACED for j in range(*off.span("place"))):
        off = None
    if _CANCELS.search(window) or off:
        found.status = "cancelled"
        if found.date is not None and off and found.date.chunk >= found.k + off.end() - 1:
            found.date = None  # the day on which it was called off
    if found.denied or _denied(found.sentence, found.begin):
        _note(found, "visit.none.denied", "the text denies the visit")
        return False
    return True


def at_home(found: Noun, book: Book) -> None:
    """A visit that nobody says the goal of goes to the country of whom the visitor meets, or to where the article is written."""
    if (
        found.stops
        or not found.visitors
        or not (found.definite or found.bound)
        or book.latest({p.key for p in found.visitors})
    ):
        return
    host = frames.host_met(found.sentence, found.visitors)
    if host is not None:
        found.stops, found.where_rule = [host], "inferred.visit.destination.host-met"
        return
    home = here(found.sentence)
    if home is None or home.country is None:
        return
    if any(
        p.country is None or not p.sure or p.country == home.country or p.actor.type != "person" for p in found.visitors
    ):
        return
    found.stops = [Stop(home.country, None, found.k, found.k + 1)]
    found.where_rule = "inferred.visit.destination.dateline"


def _note(found: Noun, rule: str, reason: str) -> None:
    found.sentence.note(found.k, rule, reason)


def _denied(sentence: Sentence, begin: int) -> bool:
    left = sentence.letters[max(0, begin - 10) : begin]
    at = max(left.rfind("O"), left.rfind(";"), left.rfind(":"))
    return at >= 0 and left[at] == "O"


def _status(found: Noun) -> str:
    window, _ = found.before
    if _days(found):
        return "ongoing"
    turned = _TURNED.match(found.right)
    if turned and found.definite:
        at = found.k + turned.start("verb")
        if verbs.read(found.sentence, at).mood == "completed":
            found.role = _ROLES.get(found.sentence.data(at, "sense"), found.role)
            return {"began": "ongoing", "ended": "ended"}.get(found.role, "completed")
    if found.ahead or window.endswith("y"):
        return "planned"
    if found.past:
        return "completed"
    if _WILL.search(window):
        return "planned"
    if _AHEAD.match(found.right):
        return "planned"
    return ""


def _at_its_start(found: Noun) -> None:
    """said on Monday at the start of a three-day visit: it began on Monday; at the end of a visit: it is over."""
    window, low = found.before
    words = {found.sentence.key(j) for j in range(max(0, found.begin - 3), found.begin)}
    if found.sentence.letters[found.begin - 1 : found.begin] != "o" or not words & (_STARTS | _ENDS):
        return
    started = bool(words & _STARTS)
    found.status = found.status or ("ongoing" if started else "ended")
    said = _SAID_WHEN.search(window)
    if said and (date := date_of(found.sentence, low + said.start("date"))) is not None:
        found.date, found.role = date, "began" if started else "ended"


_STARTS = frozenset(("start", "beginning", "outset"))
_ENDS = frozenset(("end", "conclusion", "close"))


def _days(found: Noun) -> bool:
    """on the first day of the visit"""
    return "day" in {found.sentence.key(j) for j in range(max(0, found.begin - 3), found.begin)}


def _clause(found: Noun) -> tuple[list[Party], str]:
    """The subject of the clause, where nothing nearer says whose visit it is."""
    if "z" in found.sentence.letters[max(0, found.begin - 6) : found.begin]:
        return [], ""
    if found.definite and "the" in {found.sentence.key(found.begin)}:
        return [], ""  # "the visit" is one that is told elsewhere
    parties, _ = clause_subject(found.sentence, found.begin, kinds="PRHG")
    said = (
        next((j for j in range(found.begin - 1, parties[0].chunk, -1) if found.sentence.key(j) in SAID), 0)
        if parties
        else 0
    )
    inner = _INNER.search(found.sentence.letters, said + 1, found.begin) if said else None
    if inner and (own := parties_in(found.sentence, *inner.span("who"), "PRHG")):
        return own, "inferred.visit.visitors.clause-subject"  # "said he will use a coming trip"
    if said and not _SPOKE.fullmatch(found.sentence.letters, said + 1, found.begin):
        return [], ""  # what somebody says of a visit by others; but not "said at the start of a visit"
    return parties, "inferred.visit.visitors.clause-subject"


def _starting(found: Noun) -> str:
    """Whether the date is introduced as that of the first or last day: starting on Thursday."""
    date, k = found.date, found.k
    if date is None or date.chunk < k:
        return ""
    words = {found.sentence.key(j) for j in range(max(k, date.chunk - 3), date.chunk)}
    if date.when.is_day and words & {"starting", "beginning", "from", "starts", "begins", "begin", "start"}:
        return "began"
    if words & {"ending", "ends", "until", "end", "concluding"}:
        return "ended"
    return ""


def _inviter(sentence: Sentence, k: int) -> Party | None:
    """Who invited: at the invitation of the chairman, following an invitation from the president."""
    at = sentence.letters.find("I", k, k + 20)
    if at < 0 or sentence.data(at, "form") != "noun":
        return None
    match = rules.INVITATION.compiled.match(sentence.letters, at)
    if match and match["who"]:
        found = parties_in(sentence, match.start("who"), match.end("who"), "PRBgC")
        return found[0] if found else None
    return None
