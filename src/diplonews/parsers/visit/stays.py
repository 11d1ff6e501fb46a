"""Visits told by other words than those of visiting: delegations led somewhere, days spent in a country."""

from __future__ import annotations

import re

from diplonews.parsers.events import verbs
from diplonews.parsers.events.parties import LED, subject
from diplonews.parsers.events.places import stops_from
from diplonews.parsers.events.sentences import Sentence
from diplonews.parsers.events.times import date_for
from diplonews.parsers.visit import frames
from diplonews.parsers.visit.book import Book
from diplonews.parsers.visit.frames import MOODS, enter, purpose, refused, travellers, visitors_of

_LEADS = re.compile(r"(?P<verb>[xT])(?:[ehxXKAc9jC-]){0,7}$")
_TO = re.compile(r"^g(?:oe?[^.;:,qt]{1,8}?)?(?:n?D)?t")
_STAY = re.compile(r"^.x{0,2}(?:c|[x9]{1,2}|D|e?[9x]?D?)x?(?:D)?i")
_UNITS = frozenset("day days hour hours night nights week weeks weekend month".split())
_HEADS = ("heads", "headed", "head", "heading")


def led_away(sentence: Sentence, k: int, book: Book) -> None:
    """led a delegation to Mexico: who leads it goes there. Whoever heads a delegation "to" a country may reside there."""
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
