"""Nouns of visiting: whose visit, where to, and what the words around say of its status."""

from __future__ import annotations

import re
from typing import Any

from diplonews.parsers.events import verbs
from diplonews.parsers.events.parties import Party, clause_subject, parties_in
from diplonews.parsers.events.places import here, stops_from
from diplonews.parsers.events.sentences import SAID, Sentence
from diplonews.parsers.events.times import compatible, date_for, date_of
from diplonews.parsers.visit import frames, others, rules, telling
from diplonews.parsers.visit.book import Book
from diplonews.parsers.visit.carriers import (
    ROLES,
    aboard,
    light_verb,
    moved_there,
    of_somebody,
    taken_along,
    that_he_began,
    with_it,
)
from diplonews.parsers.visit.doers import FRONTED
from diplonews.parsers.visit.phrase import LAST, Noun, compound_or_list, phrase

_CANCELS = re.compile(r"E(?:x|D)?$")
_OFF = re.compile(r"^.[^.:;]{0,22}?(?:[vu][xvD]{0,2}E|mz(?P<place>x{1,3}))")
_PLACED = frozenset(("take", "happen", "go", "proceed", "occur", "materialise", "materialize"))
_AHEAD = re.compile(r"^.(?:te?[CL](?:,C)?|[bo]e?[PR]|n?D|i[CL]|x){0,4}(?:F|m(?!z)|v?x?[yF][rt]|vv?x?F)")
_ANYBODY = re.compile("[PRHG]")
_HIS_FIRST = re.compile(r"[mF][^.;:q\"zVNYTJ]{1,40},$")
_BY_DURING = re.compile(r"I[bf]e?(?P<who>[PR])(?:n?D)?[dn]$")
_INNER = re.compile(r"(?:^|k|(?<=[xD]))e?(?P<who>[PRHG])(?=[mvuFxMQTJ])")
_OF_WHOM = re.compile(r"^.oe?(?P<who>[PRHh])s?")
_SAID_WHEN = re.compile(r"(?P<date>D)(?:l|x|i|e|o|M|n){0,7}$")
_TOOK = re.compile(r"ux{1,2}[hHPR]?te?$")
_COUNTRY = frozenset(("country", "nation", "state", "countries", "nations", "region"))
_SPOKE = re.compile(r"(?:n?D|l|x|i|n|e|d|o|M|,|c|9){0,9}$|[hexXAB]{0,3}[PRBGHx](?:n?D)?d[exKpc]{0,4}$")
_WILL = re.compile(r"[mF][^.;:,q\"z]{0,20}[dit][eh]?[xXKpc9]{0,3}$")
_TURNED = re.compile(r"^.(?:te?[CL](?:,C)?|[bo]e?[PR]|x|,[^.;:,]{1,14},){0,4}(?:u|m)?(?P<verb>M)")
_SUBJECT_NEXT = frozenset("tmFPRHGgqa0")
_IS_HIS = re.compile(r"^.t[^.;:,]{1,5}?m?v(?P<who>[PRh])s?[x9]")
_TOUR_WITH = re.compile(r"(?P<who>[PRh])s?[KcpyFjxX9A-]{0,5}[VN][^.;:]{0,9}$")
_SITE = re.compile(r"^.t(?:e?[XB]|ex|x(?![eh]))")


def visit_word(sentence: Sentence, k: int, book: Book) -> None:
    """A word that can be noun or verb: the latter after a subject, "to" or an auxiliary, unless "to" follows."""
    letters = sentence.letters
    before = letters[k - 1 : k]
    after = letters[k + 1 : k + 2]
    adverb = before == "x" and (
        letters[k - 2 : k - 1] == "m" or sentence.key(k - 1).endswith("ly") or sentence.key(k - 1) in ("also", "then")
    )
    subject_before = before != "" and (before in _SUBJECT_NEXT or adverb)
    if subject_before and after not in ("t", "s", "o", "b") and not (before == "P" and after in ("i", "")):
        frames.verb(sentence, k, book)
    else:
        noun(sentence, k, book)


def noun(sentence: Sentence, k: int, book: Book) -> None:
    """A noun of visiting with its owner, its verb and its destination."""
    if k and sentence.key(k - 1) == "virtual":  # nobody goes anywhere
        return
    found = phrase(sentence, k, book)
    if not _goal(found):
        return
    found.date = date_for(sentence, k)
    for step in (light_verb, with_it, that_he_began, taken_along, of_somebody, moved_there, aboard, confirmed):
        if not step(found):
            return
    _makers(found, book)
    _carry_on(found, book)
    _at_its_start(found)
    if _unnamed_before(found, book):
        return
    _timing(found)
    if not (found.visitors or found.stops or found.definite):
        return  # "the trappings of a state visit" speaks of none
    at_home(found, book)
    _enter(
        found,
        book,
        where_rule=found.where_rule,
        stops=found.stops,
        status=found.status,
        date=found.date,
        role=found.role,
        more={
            "kind": found.kind,
            "kind_at": found.kind_at,
            "days": found.days,
            "hosts": found.hosts,
            "invited_by": found.invited_by or _inviter(sentence, k),
            "apart": _former(found, book),
            "purpose": telling.purpose(sentence, found.stops[-1].end) if found.stops else None,
        },
    )


def _enter(found: Noun, book: Book, **more: Any) -> None:
    """Enter a trip of those whose visit the noun speaks of."""
    telling.enter(
        telling.Told(
            sentence=found.sentence,
            k=found.k,
            book=book,
            rule="visit.noun",
            visitors=found.visitors,
            visitor_rule=found.visitor_rule,
            **more,
        )
    )


def _goal(found: Noun) -> bool:
    """Find where the visit goes to; False, with a note, where that is a site and no country."""
    sentence, k = found.sentence, found.k
    if sentence.data(k, "sense") != "stop" or not LAST.search(sentence.left(k)[0]):
        found.stops, found.where_rule = telling.stops_by(sentence, k, rules.TO)
        if found.where_rule == "visit.destination.here" and sentence.key(k + 1) != "here":
            found.stops, found.where_rule = [], ""  # "during a visit the country"
    if not found.stops:
        compound_or_list(found)
    if found.where_rule == _TAKES and _TOOK.search(sentence.letters[k : found.stops[0].begin]):
        found.status = "completed"
    if (
        not found.stops
        and _SITE.match(found.right)
        and not _COUNTRY.intersection(sentence.key(k + j) for j in range(2, min(5, len(found.right))))
    ):
        _note(found, "visit.none.site", "a visit to a site, no country")
        return False
    if found.where_rule == "visit.destination.first-to" and not found.visitors:
        h = sentence.letters.index("h", k)
        found.visitors, found.visitor_rule = parties_in(sentence, h, h + 1, "h"), "visit.visitors.his"
    return True


def _makers(found: Noun, book: Book) -> None:
    """Find who makes a visit that neither its phrase nor its verb gives to anybody."""
    sentence, k, last = found.sentence, found.k, book.last
    before, start = found.before
    by = None if found.visitors or not found.stops else _BY_DURING.search(before)
    who = parties_in(sentence, start + by.start("who"), start + by.end("who"), "PR") if by else []
    if who and all(p.country != s.country for p in who for s in found.stops):  # not: by his host during a visit
        found.visitors, found.visitor_rule = who, "visit.visitors.by-during"
        found.status, anchor = "completed", sentence.document.anchor
        if found.date is not None and anchor is not None and found.date.when.first > anchor:
            found.date = None  # "will come after an invitation by the president during a visit in March"
    if not found.visitors and (found.stops or sentence.data(k, "sense") == "stop") and not found.denied:
        found.visitors, found.visitor_rule = _clause(found)
        if not found.visitors and last is not None and last.sightings[-1].number == sentence.number:
            at = sentence.span(k, k + 1)
            found.visitors = [p.moved(k, *at) for p in last.visitors]
            found.visitor_rule = "inferred.visit.visitors.same-sentence"
    if found.visitors or not found.stops:
        return
    window, low = sentence.left(k)
    head = sentence.letters[: found.begin]
    opens = (len(head) < 4 and head[:1] in ("d", "i", "7", "y", "n")) or (
        sentence.key(0).endswith("ing")
        and not _ANYBODY.search(head)  # "Speaking in Lima at the start of a visit to Peru, she"
    )
    for rule, start, kinds, match in (
        # "As part of an official visit to Peru, the minister held talks"
        ("fronted", k, "PRHGBg80", FRONTED.match(found.right) if opens else None),
        ("is-whose", k, "PRHh", _IS_HIS.match(found.right)),
        ("possessive", low, "PRHh", _TOUR_WITH.search(window)),  # "the minister's tour, which included stops in Peru"
        ("of-whose", k, "PRHh", _OF_WHOM.match(found.right)),
    ):
        if match and not found.visitors:
            found.visitors = parties_in(sentence, start + match.start("who"), start + match.end("who"), kinds)
            found.visitor_rule = f"visit.visitors.{rule}"


def _timing(found: Noun) -> None:
    """Find what the words around say of the visit's status, and whether its date is that of its first or last day, or of another
    event."""
    found.status = found.status or _status(found)
    found.role = _starting(found) or found.role
    date, anchor = found.date, found.sentence.document.anchor
    far = found.past and date is not None and date.chunk - found.k > _BESIDE
    if far and date is not None and anchor is not None and date.when.first > anchor:
        found.date = None  # "the recent visit and the summit in September"


def _carry_on(found: Noun, book: Book) -> None:
    """a tour that has taken him to Peru and will take him on to Chile: the stops to come are told here, those behind by the noun."""
    more = _ON_TO.match(found.sentence.letters, found.stops[-1].end) if found.where_rule == _TAKES else None
    stops = stops_from(found.sentence, more.end()) if more else []
    if stops and found.visitors:
        _enter(found, book, stops=stops, where_rule=_TAKES, status="planned", date=None)


_TAKES = "visit.destination.takes-to"
_ON_TO = re.compile(r",?am[xz]{0,2}x[hHPR]?n?t")


def _unnamed_before(found: Noun, book: Book) -> bool:
    """Whether those who travel are only another word for whom the text tells to go there: the first visit to Peru by an Estonian
    minister."""
    if not found.visitors or any(p.actor.type != "person" or getattr(p.actor, "name", None) for p in found.visitors):
        return False
    words = [found.sentence.key(p.chunk).partition(" ")[0] for p in found.visitors]
    first = "first" in {found.sentence.key(j) for j in range(found.begin, found.k)}
    if not all(w in ("a", "an", "any") or (first and w != "the") for w in words):
        return False
    own, goals = {p.country for p in found.visitors}, {s.country for s in found.stops}
    return any(t.country in goals and any(p.country in own for p in t.visitors) for t in book.trips[-4:])


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
    if not _MULLED.isdisjoint(_near(found)):
        _note(found, "visit.none.hypothetical", "the trip is only thought of")
        return False
    if found.denied or _denied(found.sentence, found.begin):
        _note(found, "visit.none.denied", "the visit does not take place, says the text")
        return False
    return True


def _near(found: Noun) -> list[str]:
    """The words right before the phrase."""
    return [found.sentence.key(j) for j in range(max(0, found.begin - 2), found.begin)]


_MULLED = frozenset("against considering consider considers considered mulling weighing contemplating".split())
_READY = frozenset("preparations preparation preparing prepare prepares preparatory".split())


def at_home(found: Noun, book: Book) -> None:
    """A visit that nobody says the goal of goes to the country of whom the visitor meets, or to where the article is written."""
    if found.sentence.key(found.k) == "stay" and not found.definite:
        return  # "pledged to stay in contact"
    if found.stops or not found.visitors or not (found.definite or found.bound) or _REGION.match(found.right):
        return
    dated = found.date if found.date is not None and 0 < found.date.chunk - found.k < _BESIDE else None
    trips = book.latest({p.key for p in found.visitors})
    if any(dated is None or compatible(t.when, dated.when) for t in trips):
        return
    host = others.host_met(found.sentence, found.visitors)
    if host is not None:
        found.stops, found.where_rule = [host], "inferred.visit.destination.host-met"
        return
    home, own = here(found.sentence), {p.country for p in found.visitors}
    if home is not None and home.country in own:
        return
    if all(p.country is not None and p.sure and p.actor.type == "person" for p in found.visitors):
        stops, rule = others.where_hosted(found.sentence, found.k, own, told=True)
        if found.bound or found.visitor_rule != "visit.visitors.his" or rule != others.TWO_SIDES:
            found.stops, found.where_rule = stops, rule


_REGION = re.compile(r"^.(?:n?D)?[to]e?X")
_BESIDE = 4  # chunks


def _note(found: Noun, rule: str, reason: str) -> None:
    found.sentence.note(found.k, rule, reason)


def _denied(sentence: Sentence, begin: int) -> bool:
    left = sentence.letters[max(0, begin - 10) : begin]
    at = max(left.rfind("O"), left.rfind(";"), left.rfind(":"))
    return at >= 0 and left[at] == "O"


def _status(found: Noun) -> str:
    window, _ = found.before
    if found.where_rule == "visit.destination.is" and found.sentence.key(found.stops[0].begin - 1)[:1] == "w":
        return "completed"  # his last trip was to Peru
    if _days(found) or (window.endswith("xn") and found.sentence.key(found.begin - 2) in SAID):
        return "ongoing"  # "said on a visit"
    turned = _TURNED.match(found.right)
    if turned and found.definite:
        at = found.k + turned.start("verb")
        if found.date is None and (date := date_for(found.sentence, at)) is not None:
            found.date, found.role = date, ROLES.get(found.sentence.data(at, "sense"), found.role)
        if verbs.read(found.sentence, at).mood == "completed":
            found.role = ROLES.get(found.sentence.data(at, "sense"), found.role)
            return {"began": "ongoing", "ended": "ended"}.get(found.role, "completed")
    if (
        found.ahead
        or (_HIS_FIRST.search(window) and found.visitor_rule == "visit.visitors.his")
        or window.endswith(("y", "m", "mv", "F"))
        or not _READY.isdisjoint(_near(found))
    ):
        return "planned"
    if found.past or found.sentence.key(found.k).startswith(_EARLIER):
        return "completed"
    if _WILL.search(window):
        return "planned"
    if _AHEAD.match(found.right):
        return "planned"
    return ""


def _former(found: Noun, book: Book) -> bool:
    """Whether the visit is one before that which is spoken of: his previous visit; a recent visit, where another one is planned."""
    words = {found.sentence.key(j) for j in range(found.begin, found.k)}
    if not words.isdisjoint(telling.FORMER - {"first"}):
        return found.status in ("", "completed", "ended")
    goals = {s.country for s in found.stops}
    return found.past and any(
        t.country in goals and t.status == "planned" for t in book.latest({p.key for p in found.visitors})
    )


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


_EARLIER = ("earlier", "previous", "prior")


def _days(found: Noun) -> bool:
    """on the first day of the visit, in the middle of a tour"""
    return not _AMID.isdisjoint(found.sentence.key(j) for j in range(max(0, found.begin - 3), found.begin))


_AMID = frozenset(("day", "middle", "midst"))


def _clause(found: Noun) -> tuple[list[Party], str]:
    """The subject of the clause, where nothing nearer says whose visit it is."""
    if "z" in found.sentence.letters[max(0, found.begin - 6) : found.begin]:
        return [], ""
    if (
        found.definite
        and "the" in {found.sentence.key(found.begin)}
        and found.sentence.data(found.k, "sense") != "stop"
    ):
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
