"""Visits told by other words than those of visiting: delegations led somewhere, days spent in a country."""

from __future__ import annotations

import re

from diplonews.mentions.dates.tense import WEEKDAYS
from diplonews.parsers.events import verbs
from diplonews.parsers.events.parties import LED, LIST, parties_in, resides
from diplonews.parsers.events.places import Stop, here, stops_from
from diplonews.parsers.events.sentences import SAID, Sentence
from diplonews.parsers.events.times import date_of
from diplonews.parsers.visit import frames, nouns
from diplonews.parsers.visit.book import Book
from diplonews.parsers.visit.company import includes
from diplonews.parsers.visit.others import surely, travellers
from diplonews.parsers.visit.telling import Frame, Verb, tell

_LEADS = re.compile(r"(?P<verb>[xT])(?:[ehxXKAc9jCB-]){0,7}$")
_TO = re.compile(r"^[gB](?:oe?[^.;:,qt]{1,8}?)?(?:n?D)?t")
_MISSION = re.compile(rf"^gt(?P<goal>e?[xX]?[CL])(?:,C)?,?(?:q?[vu]v?)?(?P<verb>[xT])be?x?(?P<who>{LIST})")
_STAY = re.compile(r"^.x{0,2}(?:c|[x9]{1,2}|D|e?[9x]?D?)x?(?:D)?i")
_PRESENT = re.compile(r"(?P<aux>[mF][xz]?v|v|uz?x?v)x?(?:[it]e?(?=[CL]|A[xX])|(?=l(?:r|nD?r)))")
_ASIDE = re.compile(r"(?P<who>[PR]),x?i(?=e?[CL])")
_FOR = re.compile(r"(?:,C)?,?(?:n?D)?r[^,.]{1,12},")
_WHEN = re.compile(r"(?:,C)?,?(?:[nf]?D|D|re?[xKc6UX])")
_SPOKE = re.compile(r"(?P<who>[PR])(?:,[^,;.]{1,8},)?(?P<verb>x)(?:n?D)?(?P<here>l)")
_UNITS = frozenset("day days hour hours night nights week weeks weekend month".split())
_HEADS = ("heads", "headed", "head", "heading")


LEADS = Frame(rule="visit.leads-delegation", where="visit.destination.delegation-to", who=travellers)
PRESENT_IN = Frame(rule="visit.present", where="visit.destination.present-in")
SPEAKS = Frame(rule="visit.speaks-here", where="inferred.visit.destination.dateline", explicit=False)
STAYS = Frame(rule="visit.stays", where="visit.destination.stays-in", who=surely)


def led_away(sentence: Sentence, k: int, book: Book) -> None:
    """led a delegation to Mexico: who leads it goes there. Whoever heads a delegation "to" a country may reside there."""
    includes(sentence, k, book)
    if sentence.letters[k] == "B" and not sentence.key(k).endswith("delegation"):
        return
    if to := _MISSION.match(sentence.right(k)):  # the mission to Algeria, headed by the former president
        stops = stops_from(sentence, k + to.start("goal"))
        if stops and sentence.key(k + to.start("verb")) in LED:
            who = parties_in(sentence, k + to.start("who"), k + to.end("who"), "PR")
            verb = Verb(verbs.read(sentence, k + to.start("verb")), who, "visit.visitors.heads-mission")
            tell(sentence, k, book, LEADS, stops, verb=verb, purpose=None)
        return
    right, before = _TO.match(sentence.right(k)), _LEADS.search(sentence.left(k)[0])
    if not right or not before or sentence.letters[k - 1 : k] == "b":
        return
    at = sentence.left(k)[1] + before.start("verb")
    of_body = sentence.letters[k - 1 : k] == "B" and not {"a", "an"} & {sentence.key(j) for j in range(at, k)}
    if of_body or sentence.key(at) not in LED or sentence.key(at) in _HEADS:
        return
    stops = stops_from(sentence, k + right.end())
    if stops:
        tell(sentence, at, book, LEADS, stops)


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
        verb = Verb.of_subject(sentence, at)
        groups = [p for p in travellers(verb.visitors) if p.actor.type == "body"]
        verb.visitors = [p for p in surely(verb.visitors) or groups if p.country != stops[0].country]
        if verb.visitors and verb.rule != "visit.visitors.clause":
            ahead, word = match["aux"][0] in "mF", sentence.key(at)
            status = "planned" if ahead else "completed" if been or word in ("was", "were") else "ongoing"
            tell(sentence, at, book, PRESENT_IN, stops, verb=verb, status=status)


def aside(sentence: Sentence, book: Book) -> None:
    """The minister, in Lima for a summit, said: somebody from elsewhere is there."""
    for match in _ASIDE.finditer(sentence.letters):
        stops = stops_from(sentence, match.end())
        who = surely(parties_in(sentence, *match.span("who"), "PR"))
        if not stops or not who or not _FOR.match(sentence.letters, stops[-1].end):
            continue
        at = match.end() - 1
        verb = Verb(verbs.Reading("ongoing", at), who, "visit.visitors.direct")
        tell(sentence, at, book, PRESENT_IN, stops, verb=verb, date=date_of(sentence, stops[-1].end))


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
        verb = Verb(verbs.read(sentence, match.start("verb")), visitors, "inferred.visit.visitors.speaks-here")
        stop = Stop(home.country, home, *match.span("here"))
        date = date_of(sentence, match.end("verb")) or date_of(sentence, match.end("here"))
        tell(sentence, match.start("verb"), book, SPEAKS, [stop], verb=verb, status="ongoing", date=date)


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
    stops = stops_from(sentence, k + match.end()) if match and words & (_UNITS | WEEKDAYS) else []
    if stops:
        tell(sentence, k, book, STAYS, stops[:1])
