"""What only the whole text tells: one actor for an office and its bearer, and Moscow in a text of the Soviet Union."""

from __future__ import annotations

import datetime as dt

import attrs

from diplonews.mentions.bodies import full_name
from diplonews.mentions.known import ANYBODY, Known, agree, meant, same_gender
from diplonews.mentions.mention import Mention, with_nested
from diplonews.mentions.offices import ONE_EACH
from diplonews.text.tokens import Tokens
from diplonews.values import Country, Person

_LEAD = 120  # tokens that the lead of a text takes up at most
_SOON = 250  # tokens within which the text names whom its lead leaves without a name
_SPEAKERS = 60
_SPOKESPERSON = frozenset(("spokesperson",))
_SAYS = frozenset("said says told announced added stated confirmed denied explained warned".split())
_CLOSED = frozenset(("secretary-general",))
_ANY = frozenset(
    "official leader minister envoy diplomat member lawmaker spokesman spokeswoman adviser aide head".split()
)
"""Titles that several people of one country bear at a time."""


def unite(known: list[Known], mentions: list[Mention], tokens: Tokens) -> list[Known]:
    """Make one actor of an office-holder without a name and the one who bears the same office of the same country by name."""
    named: dict[tuple[str, Country], set[int]] = {}
    for number, actor in enumerate(known):
        value = actor.value
        if isinstance(value, Person) and value.name is not None and value.country is not None:
            for office in (actor.offices & ONE_EACH) | actor.titles:
                named.setdefault((office, value.country), set()).add(number)
    same: dict[int, int] = {}
    heads = [n for n, k in enumerate(known) if isinstance(k.value, Person) and k.value.name and k.titles & _CLOSED]
    for number, actor in enumerate(known):
        value = actor.value
        alone = isinstance(value, Person) and value.name is None and value.organization is None
        if alone and isinstance(value, Person) and value.country is not None:
            for office in (*sorted(actor.offices & ONE_EACH), *sorted(actor.titles - _ANY)):
                bearers = named.get((office, value.country), set())
                if len(bearers) == 1:
                    same.setdefault(number, next(iter(bearers)))
        elif alone and not actor.titles.isdisjoint(_CLOSED) and len(heads) == 1:
            same.setdefault(number, heads[0])
    _introduced(known, tokens, same)
    if not same:
        return known
    kept = [n for n in range(len(known)) if n not in same]
    renumbered = {old: new for new, old in enumerate(kept)}
    for mention in with_nested(mentions):
        if mention.who:
            mention.who = tuple(dict.fromkeys(renumbered[same.get(n, n)] for n in mention.who))
    return [known[n] for n in kept]


def _introduced(known: list[Known], tokens: Tokens, same: dict[int, int]) -> None:
    """Find whom the lead leaves without a name and the next lines name: "a spokesman said on Monday … spokesman Ivan Orlov said"."""
    speakers = [(k.first, n) for n, k in enumerate(known) if _is_presented(k, tokens)]
    speakers.sort()
    for number, actor in enumerate(known):
        value = actor.value
        if not isinstance(value, Person) or value.name is not None or actor.first > _LEAD or number in same:
            continue
        if actor.several or not actor.mentions or not _speaks(tokens, actor.mentions[0]) or not actor.offices:
            continue
        later = [n for first, n in speakers[:_SPEAKERS] if actor.first < first < actor.first + _SOON]
        wanted = meant(tuple(sorted(actor.titles)), tuple(sorted(actor.offices)))
        wanted -= _SPOKESPERSON - actor.offices  # a diplomat is no spokesman here
        fitting = [n for n in later if _may_be(known[n], actor, wanted)]
        if fitting and (fitting[0] == later[0] or (len(fitting) == 1 and ANYBODY not in wanted)):
            same[number] = fitting[0]


def _may_be(named: Known, unnamed: Known, wanted: frozenset[str]) -> bool:
    one, other = named.value, unnamed.value
    if not isinstance(one, Person) or not isinstance(other, Person) or not agree(one.country, other.country):
        return False
    if not same_gender(named.gender, unnamed.gender):
        return False
    theirs = other.organization
    if theirs is not None and one.organization is not None and full_name(theirs) != full_name(one.organization):
        return False
    return ANYBODY in wanted or not named.offices.isdisjoint(wanted)


def _is_presented(actor: Known, tokens: Tokens) -> bool:
    """Whether a person is first named with an office, and speaks there."""
    value = actor.value
    if not isinstance(value, Person) or value.name is None or not actor.mentions:
        return False
    first = actor.mentions[0]
    return first.kind == "P" and bool(first.data["offices"]) and _speaks(tokens, first)


def _speaks(tokens: Tokens, mention: Mention) -> bool:
    """Whether a word of speaking stands beside a mention."""
    return not _SAYS.isdisjoint(tokens.keys[max(mention.first - 1, 0) : mention.first]) or not _SAYS.isdisjoint(
        tokens.keys[mention.last : mention.last + 2]
    )


_FORMER = (("RU", "SU", dt.date(1991, 12, 26)), ("RS", "YU", dt.date(2003, 2, 4)), ("CZ", "CS", dt.date(1993, 1, 1)))
"""States whose capital was that of a former state, until a day (Belavezha and Alma-Ata; Serbia and Montenegro; Czechoslovakia)."""


def date_back(known: list[Known], mentions: list[Mention], published: dt.date | None = None) -> None:
    """In a text of the Soviet Union, or of its days, Moscow, the Kremlin and TASS are its; likewise those of other former states."""
    named = {m.value for m in mentions if m.kind in "CA"}
    for successor, state, until in _FORMER:
        now, then = Country(successor), Country(state)
        if now in named or (then not in named and (published is None or published >= until)):
            continue
        for actor in known:
            if not isinstance(actor.value, Country) and actor.value.country == now:
                actor.value = attrs.evolve(actor.value, country=then)
            elif actor.value == now:
                actor.value = then
        for mention in mentions:
            if mention.kind == "L" and getattr(mention.value, "country", None) == now:
                mention.value = attrs.evolve(mention.value, country=then)
