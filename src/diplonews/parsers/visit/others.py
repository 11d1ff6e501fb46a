"""Who travels: those who can, those who are named beside or after them, and the host whom they meet."""

from __future__ import annotations

import re

from attrs import evolve

from diplonews.parsers.events.parties import DELEGATION, LIST, Party, listed, parties_at, parties_in
from diplonews.parsers.events.places import Stop, here, two_sides
from diplonews.parsers.events.sentences import WINDOW, Sentence
from diplonews.values import Body, Country, Person


def companions(sentence: Sentence, visitors: list[Party], stops: list[Stop]) -> list[Party]:
    """Who goes with them, as an aside between the subject and its verb says: the minister, accompanied by the envoy, arrived."""
    found: list[Party] = []
    if (
        stops
        and (together := _TOGETHER.match(sentence.letters, stops[-1].end))
        and sentence.key(stops[-1].end) in _WITH
    ):
        found += parties_in(sentence, *together.span("who"), "PR")
    if "S" not in sentence.letters:
        return found
    for match in _ASIDE.finditer(sentence.letters):
        if any(match.start("lead") <= p.chunk < match.end("lead") for p in visitors):
            found += parties_in(sentence, match.start("who"), match.end("who"), "PR")
    return found


_TOGETHER = re.compile(rf"xw(?P<who>e?h?{LIST})")
_WITH = frozenset(("together", "along"))
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
        or isinstance(p.key, (str, tuple))
    ]


def surely(parties: list[Party]) -> list[Party]:
    """The people whose country the text says."""
    return [p for p in parties if p.actor.type == "person" and p.sure]


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


def where_hosted(sentence: Sentence, k: int, own: set[Country | None], *, told: bool = False) -> tuple[list[Stop], str]:
    """Where a guest is whom no place tells, and by which rule: where the text is written; with the people of the one other country
    that his sentence names, unless they are ``told`` to be others; with the officials of the one other country of the whole text."""
    home = here(sentence)
    if home is not None and home.country is not None and home.country not in own:
        return [Stop(home.country, None, k, k + 1)], "inferred.visit.destination.dateline"
    if None in own or not own:
        return [], ""
    hosts = {
        p.country: Stop(p.country, None, j, j + 1)
        for j, letter in enumerate(sentence.letters[max(0, k - WINDOW) : k + WINDOW], max(0, k - WINDOW))
        if letter in "PR" and not told
        for p in parties_at(sentence, j)
        if isinstance(p.actor, Person) and p.actor.title and p.country is not None and p.country not in own
    }
    if hosts or home is not None:
        return (list(hosts.values()) if len(hosts) == 1 else []), "inferred.visit.destination.host"
    others = [Stop(c, None, k, k + 1) for c in sentence.document.once(two_sides) if c not in own]
    return (others if len(others) == 1 else []), TWO_SIDES


TWO_SIDES = "inferred.visit.destination.two-sides"
"""The rule of a goal that no sentence tells."""
