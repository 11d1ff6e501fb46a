"""Verbs of hosting, welcoming and sending, whose object or place is the visit."""

from __future__ import annotations

import re

from attrs import evolve

from diplonews.countries import find_code
from diplonews.parsers.events import verbs
from diplonews.parsers.events.parties import LIST, Party, parties_in, subject
from diplonews.parsers.events.places import stop_at, stops_from
from diplonews.parsers.events.sentences import Sentence
from diplonews.parsers.visit import rules
from diplonews.parsers.visit.book import Book
from diplonews.parsers.visit.telling import Frame, Verb, purpose, stops_by, tell
from diplonews.rules import Rule
from diplonews.values import Person

_AHEAD = {"infinitive": "planned"}
WELCOMES = Frame(rule="visit.welcomes", moods=_AHEAD)
BY_STATE = Frame(rule="visit.hosted-by-state", where="visit.destination.host", moods=_AHEAD)
_WELCOMED_TO = (Rule("visit.destination.welcomed-to", r"^(?:D|nD|x)?t(?=.)", "welcomed him to the White House"),)


def hosting(sentence: Sentence, k: int, book: Book) -> None:
    """sent an envoy to Angola · looks forward to welcoming the Amir to the White House."""
    match = rules.HOSTED.compiled.match(sentence.right(k))
    if not match:
        (_sent if sentence.data(k, "sense") == "send" else _welcomed_to)(sentence, k, book)
        return
    end = k + match.end("who")
    if sentence.letters[end - 1] == "g" and (led := _LED.match(sentence.right(end - 1))):
        end += led.end() - 1  # sent a delegation, led by the minister, to Lima
    if hosted_by_state(sentence, k, end, parties_in(sentence, k + match.start("who"), end), book):
        return
    if sentence.letters[end : end + 1] not in ("t", "i") and sentence.letters[end : end + 2] not in ("Dt", "nD"):
        return
    stops, where = stops_by(sentence, end, _WELCOMED_TO)
    if not stops:
        return
    verb = Verb(verbs.read(sentence, k), parties_in(sentence, k + match.start("who"), end), "visit.visitors.welcomed")
    begin = verb.reading.begin
    hosts = [] if sentence.data(k, "sense") == "send" else subject(sentence, begin)[0]
    status = "planned" if "F" in sentence.letters[max(0, begin - 3) : k] else ""
    tell(sentence, k, book, WELCOMES, stops[:1], verb=verb, where=where, status=status, hosts=hosts, purpose=None)


def _welcomed_to(sentence: Sentence, k: int, book: Book) -> None:
    """welcomed to Lima the foreign minister: the guest comes last."""
    match = _TO.match(sentence.letters, k)
    stops = stops_from(sentence, match.end()) if match else []
    who = _GUEST.match(sentence.letters, stops[-1].end) if len(stops) == 1 else None
    if who:
        verb = Verb(verbs.read(sentence, k), parties_in(sentence, *who.span("who"), "PR"), "visit.visitors.welcomed")
        hosts = subject(sentence, verb.reading.begin)[0]
        tell(sentence, k, book, WELCOMES, stops, verb=verb, where=_WELCOMED_TO[0].name, hosts=hosts, purpose=None)


def _sent(sentence: Sentence, k: int, book: Book) -> None:
    """sent a special envoy to Lima: somebody without a name, of the country that sends him."""
    match = _ENVOY.match(sentence.letters, k)
    stops = stops_from(sentence, match.end()) if match else []
    if not match or not stops or sentence.key(match.end("who") - 1) not in _ENVOYS:
        return
    reading = verbs.read(sentence, k)
    senders, _ = subject(sentence, reading.begin, kinds="PRHGBgC80")
    country = next((p.country for p in senders if p.country is not None), None)
    if country is None:
        return
    name = " ".join(sentence.quote(*match.span("who")).text.split())
    who = Party(name, Person(title=name, country=country), match.start("who"), *sentence.span(*match.span("who")), True)
    verb = Verb(reading, [who], "visit.visitors.sent")
    tell(sentence, k, book, WELCOMES, stops, verb=verb, where=_WELCOMED_TO[0].name, purpose=None)


_ENVOY = re.compile(r"We?(?P<who>[xXA9-]{0,3}x)(?:n?D)?t(?=e?[CL])")
_ENVOYS = frozenset(
    "envoy envoys emissary emissaries diplomats negotiators officials representatives team experts".split()
)
_TO = re.compile(r"W(?:n?D)?t(?=e?[CL])")
_GUEST = re.compile(rf"(?:,C,)?(?:n?D)?(?P<who>e?{LIST})")


def hosted_by_state(sentence: Sentence, k: int, end: int, guests: list[Party], book: Book) -> bool:
    """Portugal will host the president on May 12: a state is the host, so the visit is to it."""
    match = _STATE.search(sentence.left(k)[0])
    if not match or sentence.data(k, "sense") == "send" or any(p.actor.type != "person" for p in guests):
        return False
    if sentence.letters[end : end + 1] in ("t", "s"):
        return False
    at = sentence.left(k)[1] + match.start("state")
    stop = stop_at(sentence, at)
    if stop is None:
        return False
    if stop.place is not None and stop.country is not None and find_code(stop.place.name) == stop.country.code:
        stop = evolve(stop, place=None)  # "Lisbon hosted": the capital stands for the state
    verb = Verb(verbs.read(sentence, k), guests, "visit.visitors.welcomed")
    tell(sentence, k, book, BY_STATE, [stop], verb=verb, purpose=purpose(sentence, end))
    return True


_LED = re.compile(rf"^g,?(?:q?v)?[xT]be?{LIST}(?:i[CL]P)?,?(?=t|n?Dt)")
_STATE = re.compile(r"(?:^|(?<=[^wobftirnCA]))e?(?P<state>[CL])(?:[mvuFx]|n?D|,n?D,){0,5}$")
