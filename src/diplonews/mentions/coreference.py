"""Coreference: which mentions speak of the same actor, and who "he", "the president" and "the two leaders" are.

Actors are numbered in the order of their first mention. A name joins the actor whose name holds its words, or is held by
them, unless their countries differ. An office alone, a pronoun or a group refers back to the actors that fit; of several
that fit, the subject of the sentence before wins, else the nearest. Where nothing decides, the mention stays open.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import attrs
from attrs import define, field

from diplonews.lexicon import Lexicon, Term, keys_of, rows
from diplonews.mentions.mention import Mention
from diplonews.text.tokens import Tokens
from diplonews.values import Actor, Body, Country, Person

_REACH = 400  # tokens that a pronoun or a bare office looks back


@define
class Known:
    """An actor as it builds up over the article."""

    value: Actor
    words: frozenset[str] = frozenset()
    offices: set[str] = field(factory=set)
    gender: str | None = None
    first: int = 0
    last: int = 0
    mentions: list[Mention] = field(factory=list)

    def meets(self, mention: Mention, *, is_subject: bool) -> None:
        self.mentions.append(mention)
        self.last = mention.first
        data: dict[str, Any] = mention.data if isinstance(mention.data, dict) else {}
        self.offices.update(data.get("offices", ()))
        self.gender = self.gender or data.get("gender")
        if is_subject:
            self.offices.discard("")


@cache
def references() -> Lexicon:
    """Pronouns and words for groups."""
    return Lexicon(Term(keys_of(r["term"]), r["kind"], r) for r in rows("references.tsv"))


def pronouns(tokens: Tokens) -> list[Mention]:
    """Pronouns (``H``), possessives (``h``) and groups (``G``), not yet resolved."""
    return [Mention(i, j, t.kind, None, data={"reference": t.data}) for i, j, t in references().find(tokens)]


class Resolver:
    """Walks the mentions in text order and fills their ``who``."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.known: list[Known] = []
        self._by_word: dict[str, list[int]] = {}
        self._by_country: dict[str, int] = {}
        self._by_body: dict[tuple[str, str], int] = {}
        self._latest_body: dict[str, int] = {}
        self._recent: list[int] = []  # people, last mentioned last
        self._recent_any: list[int] = []
        self._subject: int | None = None
        self._sentence = -1
        self._subject_of_last: int | None = None

    def resolve(self, mentions: list[Mention]) -> None:
        """Fill ``who`` of every mention and ``known`` with the actors, each in its fullest form."""
        sentence_of = self._sentence_numbers(mentions)
        for mention, sentence in zip(mentions, sentence_of, strict=True):
            if sentence != self._sentence:
                self._subject_of_last, self._subject, self._sentence = (
                    self._subject or self._subject_of_last,
                    None,
                    sentence,
                )
            if mention.kind in _STEPS:
                _STEPS[mention.kind](self, mention)
            if mention.who and len(mention.who) == 1 and self._subject is None and mention.kind in "PRHB":
                self._subject = mention.who[0]

    def _sentence_numbers(self, mentions: list[Mention]) -> list[int]:
        numbers, k = [], 0
        sentences = self.tokens.sentences
        for m in mentions:
            while k < len(sentences) - 1 and sentences[k][1] <= m.first:
                k += 1
            numbers.append(k)
        return numbers

    def _add(self, value: Actor, mention: Mention, words: frozenset[str] = frozenset()) -> int:
        number = len(self.known)
        self.known.append(Known(value, words, first=mention.first))
        for word in words:
            self._by_word.setdefault(word, []).append(number)
        return number

    def _note(self, number: int, mention: Mention) -> None:
        mention.who = (number,)
        known = self.known[number]
        known.meets(mention, is_subject=False)
        if isinstance(known.value, Person):
            self._recent.append(number)
        self._recent_any.append(number)

    def person(self, mention: Mention) -> None:
        value: Person = mention.value
        first, last = mention.data["name"]
        words = frozenset(k for k in self.tokens.keys[first:last] if k[0].isalnum())
        number = self._same_person(words, value)
        if number is None:
            number = self._add(value, mention, words)
        else:
            self._merge(number, value, words)
        self._note(number, mention)

    def _same_person(self, words: frozenset[str], value: Person) -> int | None:
        best: int | None = None
        for word in words:
            for number in self._by_word.get(word, ())[-8:]:
                known = self.known[number]
                fits = words <= known.words or known.words <= words
                if fits and isinstance(known.value, Person) and _agree(known.value.country, value.country):
                    best = number if best is None else max(best, number, key=lambda n: self.known[n].last)
        return best

    def _merge(self, number: int, value: Person, words: frozenset[str]) -> None:
        known = self.known[number]
        old = known.value
        assert isinstance(old, Person)
        longer = len(words) > len(known.words)
        for word in words - known.words:
            self._by_word.setdefault(word, []).append(number)
        known.words |= words
        known.value = attrs.evolve(
            old,
            name=value.name if longer else old.name,
            title=old.title or value.title,
            country=old.country or value.country,
            organization=old.organization or value.organization,
        )

    def role(self, mention: Mention) -> None:
        value: Person = mention.value
        offices = set(mention.data["offices"])
        fitting = [
            n
            for n in dict.fromkeys(reversed(self._recent[-40:]))
            if (known := self.known[n]).offices & offices
            and isinstance(known.value, Person)
            and _agree(known.value.country, value.country)
            and mention.first - known.last < _REACH
        ]
        if not fitting:
            if value.country is not None or value.organization is not None or not mention.data["definite"]:
                number = self._add(value, mention)
                self._note(number, mention)
            return
        chosen = fitting[0]
        if len(fitting) > 1 and self._subject_of_last in fitting:
            chosen = self._subject_of_last
        self._note(chosen, mention)

    def pronoun(self, mention: Mention) -> None:
        gender = mention.data["reference"]["gender"]
        people = [n for n in dict.fromkeys(reversed(self._recent[-20:])) if self.known[n].gender in (None, "", gender)]
        people = [n for n in people if mention.first - self.known[n].last < _REACH]
        if not people:
            return
        chosen = people[0]
        for subject in (self._subject, self._subject_of_last):
            if subject is not None and subject in people:
                chosen = subject
                break
        mention.who = (chosen,)
        known = self.known[chosen]
        known.mentions.append(mention)
        known.gender = known.gender or gender
        self._recent.append(chosen)

    def group(self, mention: Mention) -> None:
        reference = mention.data["reference"]
        wanted = set(filter(None, reference["offices"].split("|")))
        count = int(reference["number"] or 0)
        chosen: list[int] = []
        if reference["of"] == "country":
            pool = [
                n for n in dict.fromkeys(reversed(self._recent_any[-40:])) if isinstance(self.known[n].value, Country)
            ]
        else:
            pool = list(dict.fromkeys(reversed(self._recent[-40:])))
            if wanted:
                pool = [n for n in pool if self.known[n].offices & wanted]
        countries: set[Country | None] = set()
        for n in pool:
            value = self.known[n].value
            country = value if isinstance(value, Country) else value.country
            if country is not None and country in countries:
                continue
            countries.add(country)
            chosen.append(n)
            if len(chosen) == (count or 2):
                break
        if len(chosen) >= 2:
            mention.who = tuple(sorted(chosen))
            for n in mention.who:
                self.known[n].mentions.append(mention)

    def body(self, mention: Mention) -> None:
        value: Body = mention.value
        name = " ".join(keys_of(value.name))
        key = (name, value.country.code if value.country else "")
        number = self._by_body.get(key, self._by_body.get((name, "")))
        if number is None and value.country is None:
            number = self._latest_body.get(name)
        if number is None:
            number = self._by_body[key] = self._add(value, mention)
        else:
            known = self.known[number]
            old = known.value
            assert isinstance(old, Body)
            if old.country is None and value.country is not None:
                known.value = attrs.evolve(old, country=value.country)
        self._latest_body[name] = number
        self._note(number, mention)

    def country(self, mention: Mention) -> None:
        value: Country = mention.value
        number = self._by_country.get(value.code)
        if number is None:
            number = self._by_country[value.code] = self._add(value, mention)
        self._note(number, mention)


def _agree(a: Country | None, b: Country | None) -> bool:
    return a is None or b is None or a == b


_STEPS = {
    "P": Resolver.person,
    "R": Resolver.role,
    "H": Resolver.pronoun,
    "h": Resolver.pronoun,
    "G": Resolver.group,
    "B": Resolver.body,
    "C": Resolver.country,
}
