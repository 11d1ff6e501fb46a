"""The noun phrases of visiting: whose visit, of what kind and length, and where to, by the words of the phrase itself."""

from __future__ import annotations

import re

from attrs import define, field

from diplonews.parsers.events.parties import Party, clause_subject, parties_at, parties_in
from diplonews.parsers.events.places import Stop, stop_at, stops_from
from diplonews.parsers.events.sentences import Sentence
from diplonews.parsers.events.times import Date
from diplonews.parsers.visit import rules
from diplonews.parsers.visit.book import Book
from diplonews.parsers.visit.doers import FRONTED

_INCLUDES = frozenset(("includes", "including", "include", "included", "covers", "covering", "comprising", "spanning"))

LAST = re.compile(r"[CL](?:v[exh]{0,2}|(?<=M[CL])[eh]x?)$")

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


_FOR_HIS = re.compile(r"[PRG]rh")


def whose(sentence: Sentence, k: int, at: int, owners: list[Party], book: Book) -> list[Party]:
    """Whose "his visit" is, where the text knows of no visit by the one that the pronoun seems to mean: of the main clause's subject who
    is known to travel, or of the one who meets somebody during it."""
    if _FOR_HIS.match(sentence.letters, at - 2) and (praised := parties_at(sentence, at - 2)):
        return praised  # "commended the minister for his visit"
    if sentence.letters[at] != "h" or not owners or book.latest({p.key for p in owners}):
        return owners
    later = FRONTED.match(sentence.right(k))
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
                later = FRONTED.match(sentence.right(k))  # "During her stay in Lima, the minister said"
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
    before = _STOP.search(window) or LAST.search(window)
    if before and sentence.data(k, "sense") == "stop":
        found.stops, found.where_rule = stops_from(sentence, low + before.start())[:1], "visit.destination.stop"
        if "is" in {sentence.key(j) for j in range(low + before.start(), k)}:
            found.status = "planned" if set("mFy") & set(sentence.letters) else "ongoing"
        return
    for j in range(k + 1, min(len(sentence.letters), k + 6)):
        if sentence.letters[j] == "x" and sentence.key(j) in _INCLUDES:
            found.stops, found.where_rule = stops_from(sentence, j + 1), "visit.destination.includes"
            return
