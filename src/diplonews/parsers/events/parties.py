"""Who takes part: runs of actors in a sentence, and the subject of a verb."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable

from attrs import evolve, frozen

from diplonews.parsers.events.sentences import WINDOW, Sentence
from diplonews.rules import Rule
from diplonews.values import Actor, Body, Country, Person

PERSON = "[PRHG8]"
ACTOR = "[PRHGBg8]"
ANY = "[PRHGBgC8]"


def listed(one: str) -> str:
    """A pattern for one actor or several: A, B, and C; A and B; A together with B; A of C."""
    return rf"(?:{one}(?:(?:,a?|a|,?x?w|;a?)e?h?{one}){{0,12}}+)"


LIST = listed(ACTOR)


@frozen
class Party:
    """An actor as one side of an event. ``key`` is its number in the document, or its value where it stayed open; ``chunk`` is
    where the sentence names it."""

    key: Hashable
    actor: Actor
    chunk: int
    start: int
    end: int

    @property
    def country(self) -> Country | None:
        return self.actor if isinstance(self.actor, Country) else self.actor.country


def parties_at(sentence: Sentence, k: int) -> list[Party]:
    """The actors that chunk ``k`` names or refers to."""
    mention = sentence.chunks[k].mention
    if mention is None:
        return latter(sentence, k) if sentence.letters[k] == "8" else []
    start, end = sentence.span(k, k + 1)
    document = sentence.document
    if mention.who:
        return [Party(n, document.actors[n], k, start, end) for n in mention.who]
    if mention.kind in "PRBC" and isinstance(mention.value, (Person, Body, Country)):
        return [Party(mention.value, mention.value, k, start, end)]
    return []


def latter(sentence: Sentence, k: int) -> list[Party]:
    """The person named last before chunk ``k``, or the one before that for "the former"."""
    wanted = 0 if sentence.key(k) == "the latter" else 1
    for j in range(k - 1, max(-1, k - WINDOW), -1):
        if sentence.letters[j] in "PR":
            found = parties_at(sentence, j)
            if found and not wanted:
                return [evolve(p, chunk=k) for p in found]
            wanted -= 1
    return []


def parties_in(sentence: Sentence, begin: int, end: int, kinds: str = "PRHGB8") -> list[Party]:
    """The actors of a range of chunks, each once."""
    found: dict[Hashable, Party] = {}
    for k in range(begin, end):
        if sentence.letters[k] in kinds:
            for party in parties_at(sentence, k):
                found.setdefault(party.key, party)
    return list(found.values())


def distinct(parties: Iterable[Party]) -> list[Party]:
    """Each actor once, in order."""
    found: dict[Hashable, Party] = {}
    for party in parties:
        found.setdefault(party.key, party)
    return list(found.values())


_AUX = r"(?:[mvuzFxKpy9-]|n?D|iD|[MSE](?=[tx])|,x{1,2},|,n?D,|,d?[^,;.:qk]{1,9},|\([^)]{1,8}\)|,(?=$|[muvF])|t(?=[xmvu]*$)){0,14}"
SUBJECTS: tuple[Rule, ...] = (
    Rule(
        "subject.relative",
        rf"(?P<who>{LIST})(?:,?(?:\([^)]{{1,8}}\)|[^,.;:()PRHGB]{{0,6}})?,?|,[^;.:]{{1,9}},)q(?=[^k]*$){_AUX}$",
        "the minister, who arrived on Monday",
        "a question word with no actor before it",
    ),
    Rule(
        "subject.direct",
        rf"(?:^|(?<=[^wobft]))e?(?P<who>{LIST}){_AUX}$",
        "the minister will travel",
        "an actor behind a preposition: talks with the minister will begin",
    ),
    Rule(
        "subject.led",
        rf"(?P<who>{LIST})s?{_AUX}$",
        "a delegation headed by the minister arrived",
    ),
)
"""How the subject of a verb is found in the letters before it; tried in order."""
_RULES = SUBJECTS
_FIRST = re.compile(rf"(?:^|(?<=[^wobftidrsS1234Q]))e?(?P<who>{LIST})(?!s)")
_ANY_FIRST = re.compile(rf"(?P<who>{LIST})(?!s)")


def subject(sentence: Sentence, k: int, *, kinds: str = "PRHGBg8") -> tuple[list[Party], str]:
    """The subject of the verb at chunk ``k`` and the rule that found it; ``([], "")`` where nothing fits."""
    window, low = sentence.left(k)
    for rule in _RULES:
        match = rule.compiled.search(window)
        if match:
            found = parties_in(sentence, low + match.start("who"), low + match.end("who"), kinds)
            if found:
                return found, rule.name
    return clause_subject(sentence, k, kinds=kinds)


def clause_subject(sentence: Sentence, k: int, *, kinds: str = "PRHGBg8") -> tuple[list[Party], str]:
    """The first actor of the sentence before ``k`` that stands behind no preposition: the subject of a shared verb."""
    letters = sentence.letters
    for pattern in (_FIRST, _ANY_FIRST):
        match = pattern.search(letters, max(0, k - 2 * 48), k)
        if match:
            found = parties_in(sentence, match.start("who"), match.end("who"), kinds)
            if found:
                return found, "subject.clause"
    return [], ""
