"""What only the whole text tells: one actor for an office and its bearer, and Moscow in a text of the Soviet Union."""

from __future__ import annotations

import datetime as dt

import attrs

from diplonews.mentions.known import Known
from diplonews.mentions.mention import Mention, with_nested
from diplonews.mentions.scene import ONE_EACH
from diplonews.values import Country, Person

_ANY = frozenset(
    "official leader minister envoy diplomat member lawmaker spokesman spokeswoman adviser aide head".split()
)
"""Titles that several people of one country bear at a time."""


def unite(known: list[Known], mentions: list[Mention]) -> list[Known]:
    """Make one actor of an office-holder without a name and the one who bears the same office of the same country by name."""
    named: dict[tuple[str, Country], set[int]] = {}
    for number, actor in enumerate(known):
        value = actor.value
        if isinstance(value, Person) and value.name is not None and value.country is not None:
            for office in (actor.offices & ONE_EACH) | actor.titles:
                named.setdefault((office, value.country), set()).add(number)
    same: dict[int, int] = {}
    for number, actor in enumerate(known):
        value = actor.value
        alone = isinstance(value, Person) and value.name is None and value.organization is None
        if alone and isinstance(value, Person) and value.country is not None:
            for office in (*sorted(actor.offices & ONE_EACH), *sorted(actor.titles - _ANY)):
                bearers = named.get((office, value.country), set())
                if len(bearers) == 1:
                    same.setdefault(number, next(iter(bearers)))
    if not same:
        return known
    kept = [n for n in range(len(known)) if n not in same]
    renumbered = {old: new for new, old in enumerate(kept)}
    for mention in with_nested(mentions):
        if mention.who:
            mention.who = tuple(dict.fromkeys(renumbered[same.get(n, n)] for n in mention.who))
    return [known[n] for n in kept]


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
