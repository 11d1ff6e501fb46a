"""Coreference: which mentions speak of the same actor, and who "he", "the president" and "the two leaders" are.

Actors are numbered in the order of their first mention. A name joins the actor whose name holds its words, or is held by
them, unless country or gender differ. An office alone, a pronoun or a group refers back to the actors that fit; of several
that fit, the subject of the sentence wins, then that of the sentence before, then the nearest. Where two are equally near (both
bear the subject together), the mention stays open and a note says so.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import Any

import attrs

from diplonews.lexicon import Lexicon, Term, keys_of, rows
from diplonews.mentions import bodyrefs, groups, officerefs
from diplonews.mentions.countries import fuller_name
from diplonews.mentions.known import PARTICLES, REACH, WINDOW, Known, agree, is_variant, meant, same_gender
from diplonews.mentions.mention import Mention
from diplonews.mentions.offices import ONE_EACH, joined
from diplonews.text.tokens import Tokens
from diplonews.values import Actor, Body, Country, Note, Person

_TOGETHER = 12  # actors that bear a subject together
_JOINS = (["and"], [","], [",", "and"])
_OBJECTS = frozenset(("him", "himself", "herself"))
_PREPOSITIONS = frozenset(
    "with by to from of for at in on after before during against about between like unlike as".split()
)
_JOURNEYS = frozenset("visit trip tour stay journey travel stopover".split())
_FOLLOWED = frozenset(("predecessor", "successor"))
_SPEAKING = frozenset(
    "said says told tells added adds noted stated stressed remarked explained warned wrote argued insisted".split()
)


@cache
def references() -> Lexicon:
    """Pronouns and words for groups."""
    return Lexicon(Term(keys_of(r["term"]), r["kind"], r) for r in rows("references.tsv"))


def pronouns(tokens: Tokens) -> list[Mention]:
    """Pronouns (``H``), possessives (``h``) and groups (``G``), not yet resolved."""
    return [Mention(i, j, t.kind, None, data={"reference": t.data}) for i, j, t in references().find(tokens)]


class Resolver:
    """Walks the mentions in text order and fills their ``who``; ``known`` holds the actors, ``notes`` what stayed open."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.known: list[Known] = []
        self.notes: list[Note] = []
        self._by_word: dict[str, list[int]] = {}
        self._by_country: dict[str, int] = {}
        self._called: set[int] = set()  # countries that go by a name of the text
        self.by_body: dict[tuple[str, str], int] = {}
        self.latest_body: dict[str, int] = {}
        self.owners: dict[int, int] = {}  # bodies that are a person's, and whose
        self._recent: list[int] = []  # people, last mentioned last
        self.recent_any: list[int] = []
        self.subject: tuple[int, ...] = ()
        self.before: tuple[int, ...] = ()  # the subject of the sentence before
        self.here: list[int] = []  # people of this sentence so far
        self.company: list[int] = []  # people of several countries who were last named in one sentence
        self.several: list[tuple[int, str]] = []  # groups without a name, and the noun that they are called by
        self._subject_end = -1
        self._weak = False  # whether the subject stands after a preposition and gives way
        self._speaker: tuple[int, ...] = ()  # who spoke last
        self._turns = _turns(tokens)
        self._quoted: list[int] = []  # people named within quotations
        self._owner: int | None = None  # whom the latest possessive pronoun means
        self.last: Mention | None = None  # the mention before

    def resolve(self, mentions: list[Mention]) -> None:
        """Fill ``who`` of every mention and ``known`` with the actors, each in its fullest form."""
        sentence, k = -1, 0
        sentences = self.tokens.sentences
        for mention in mentions:
            while k < len(sentences) - 1 and sentences[k][1] <= mention.first:
                k += 1
            if k != sentence:
                self.before = self.subject or self.before
                if len({self.known[n].country for n in self.here}) > 1:
                    self.company = list(dict.fromkeys(self.here))
                self.subject, self.here, sentence, self._subject_end = (), [], k, -1
            step = _STEPS.get(mention.kind)
            if step is None:
                continue
            step(self, mention)
            self.last = mention
            if mention.who and mention.kind in "PRHBGC":
                self._take_subject(mention)

    def step(self, mention: Mention) -> None:
        """Resolve one mention."""
        _STEPS[mention.kind](self, mention)

    def _take_subject(self, mention: Mention) -> None:
        """The first actor of a sentence is its subject, with those that "and" joins to it, unless another one speaks there.

        Who is named within a quotation is no subject: "he" after it is who spoke.
        """
        keys = self.tokens.keys
        if self._is_quoted(mention):
            return
        before = keys[mention.first - 1] if mention.first else ""
        speaks = mention.last < len(keys) and keys[mention.last] in _SPEAKING
        speaks = speaks or (before in _SPEAKING and before not in ("told", "tells", "warned"))
        joined = before in ("and", ",") and self._subject_end in (mention.first - 1, mention.first - 2)
        if speaks and mention.kind in "PRH" and before != "of" and not joined:
            self.subject, self._subject_end = mention.who, mention.last
            self._speaker, self._weak = mention.who, False
        elif self._weak and before == "," and mention.kind in "PRH":
            self.subject, self._subject_end, self._weak = mention.who, mention.last, False
        elif not self.subject:
            if before in ("the", "a", "an") and mention.first > 1:
                before = keys[mention.first - 2]
            self._weak = before in _PREPOSITIONS
            if mention.kind != "C":
                self.subject, self._subject_end = mention.who, mention.last
        elif (
            len(self.subject) < _TOGETHER
            and mention.kind in "PRB"
            and mention.first - self._subject_end <= 2  # what is far is not even looked at
            and keys[self._subject_end : mention.first] in _JOINS
        ):
            self.subject += tuple(n for n in mention.who if n not in self.subject)
            self._subject_end = mention.last

    def _is_quoted(self, mention: Mention) -> bool:
        """Whether an odd number of quotation marks stands before a mention in its paragraph."""
        return bisect_left(self._turns, mention.first) % 2 == 1

    def add(self, value: Actor, mention: Mention, words: frozenset[str] = frozenset()) -> int:
        number = len(self.known)
        self.known.append(Known(value, words, first=mention.first))
        for word in words:
            self._by_word.setdefault(word, []).append(number)
        return number

    def take(self, number: int, mention: Mention) -> None:
        mention.who = (number,)
        known = self.known[number]
        known.meets(mention)
        if isinstance(known.value, Person) and not (isinstance(mention.data, dict) and mention.data.get("plural")):
            (self._quoted if self._is_quoted(mention) else self._recent).append(number)
            self.here.append(number)
        self.recent_any.append(number)

    def people(self) -> list[int]:
        """The people mentioned lately, the latest first; those named within quotations come last."""
        return list(dict.fromkeys((*reversed(self._recent[-WINDOW:]), *reversed(self._quoted[-WINDOW:]))))

    def open(self, mention: Mention, rule: str, reason: str) -> None:
        self.notes.append(Note(*self.tokens.span(mention.first, mention.last), rule, reason))

    # people by name

    def person(self, mention: Mention) -> None:
        data = mention.data
        value: Person = mention.value
        first, last = data["name"]
        words = frozenset(k for k in self.tokens.keys[first:last] if k[0].isalnum() and k not in PARTICLES)
        if data["unspoken"]:
            value = self._counterpart(mention, value)
        if _FOLLOWED.issuperset(data["canonical"]) and data["canonical"]:
            value = attrs.evolve(value, title=None)  # whose predecessor he is says what office is meant, not its name
        closed = False
        last = self.last
        if last is not None and last.kind == "C" and self.tokens.keys[last.last : mention.first] == ["("]:
            value = attrs.evolve(value, country=value.country or last.value)  # "Canada (Minister L. Ames), Japan (…)"
        superior = self.superior(mention)
        hosted = data["canonical"][:1] in (("host",), ("guest",))  # "his host, President Vega"
        if superior is not None and value.country is None and not data["unspoken"] and not hosted:
            owner = self.known[superior]
            value = attrs.evolve(value, country=owner.country)  # "his foreign minister, Ali Rahman"
            closed = owner.closed or (owner.country is None and "organization-head" in owner.offices)
        number = self._same_person(words, value, mention)
        if number is None:
            number = self._unnamed(mention, value)
            if number is not None:
                self._name(number, value, words)
        if number is None:
            number = self.add(value, mention, words)
            self.known[number].closed = closed
            self.known[number].superior = None if data["unspoken"] else superior
        else:
            known = self.known[number]
            for word in words - known.words:
                self._by_word.setdefault(word, []).append(number)
            known.merge(value, words)
        self.take(number, mention)

    def superior(self, mention: Mention) -> int | None:
        """Whose office-holder a mention speaks of: "his foreign minister", "Orlov's aide"."""
        if mention.data["owned"]:
            return self._owner
        last = self.last
        if last is None or not last.who or not mention.data["offices"]:
            return None
        return last.who[0] if self.tokens.keys[last.last : mention.first] == ["'s"] and last.kind in "PR" else None

    def _unnamed(self, mention: Mention, value: Person) -> int | None:
        """Who was known by office only and now is named: "Turkey's foreign minister is due on Monday. Orhan Demirel will …"."""
        data = mention.data
        if data["offices"]:
            found = [n for n in self.people()[:8] if self._is_unnamed(n, data, value)]
            lands = {self.known[n].country for n in found}
            return found[0] if len(lands) == 1 else None  # of two ministers whom the title names together it is either
        acts = any(not isinstance(self.known[n].value, Body) for n in self.subject)  # an agency only tells
        if acts or len(self.before) != 1 or mention.last - mention.first < 2:
            return None
        if mention.first and self.tokens.keys[mention.first - 1] in _PREPOSITIONS:
            return None
        known = self.known[self.before[0]]
        unnamed = isinstance(known.value, Person) and known.value.name is None and not known.several
        if self.subject and known.offices.isdisjoint(ONE_EACH):
            return None
        fits = agree(known.country, value.country) and same_gender(known.gender, mention.data["gender"])
        return self.before[0] if unnamed and fits else None

    def _is_unnamed(self, n: int, data: dict[str, Any], value: Person) -> bool:
        known = self.known[n]
        if not isinstance(known.value, Person) or known.value.name is not None or known.country is None:
            return False
        if known.value.organization is not None and known.value.organization != value.organization:
            return False
        same = not known.titles.isdisjoint(data["canonical"]) or (
            data["canonical"] == ("minister",) and not known.offices.isdisjoint(meant(("minister",), ()))
        )
        return (
            same and agree(known.country, value.country) and known.country.code == (data["usual"] or known.country.code)
        )

    def _name(self, number: int, value: Person, words: frozenset[str]) -> None:
        known = self.known[number]
        for word in words:
            self._by_word.setdefault(word, []).append(number)
        known.merge(value, words)
        if isinstance(known.value, Person) and known.value.title and known.value.country:
            known.value = attrs.evolve(known.value, title=_bare(known.value.title))

    def _counterpart(self, mention: Mention, value: Person) -> Person:
        """A counterpart bears the office of the one he is counterpart of."""
        for number in (*self.subject, *reversed(self.here), *self.before):
            known = self.known[number]
            theirs = known.country is not None and known.country == value.country
            if known.offices and isinstance(known.value, Person) and not theirs:
                mention.data["offices"] = tuple(known.offices)
                return attrs.evolve(value, title=known.value.title) if value.name else value
        return value

    def _same_person(self, words: frozenset[str], value: Person, mention: Mention) -> int | None:
        offices, gender = set(mention.data["offices"]), mention.data["gender"]
        bare = mention.data["name"][0] == mention.first  # a surname that is a given name elsewhere tells no gender
        best: tuple[tuple[bool, bool, int], int] | None = None
        for word in words:
            for number in self._by_word.get(word, ())[-8:]:
                known = self.known[number]
                if not isinstance(known.value, Person) or not (
                    words <= known.words or known.words <= words or is_variant(words, known.words)
                ):
                    continue
                alike = len(words & known.words) > 1
                same = same_gender(known.gender, gender) or (bare and words < known.words)
                if not alike and not (agree(known.country, value.country) and same):
                    continue
                if not alike and ("royal" in offices) != ("royal" in known.offices) and offices and known.offices:
                    continue  # "King Abdullah" and "Prime Minister Abdullah Nasser"
                if alike and not agree(known.country, value.country) and known.offices.isdisjoint(offices):
                    continue
                if alike and _is_father(value.name, known.value.name):
                    continue
                score = (words == known.words, not offices or not known.offices.isdisjoint(offices), known.last)
                if best is None or score > best[0]:
                    best = (score, number)
        return best[1] if best else None

    def choose(self, fitting: list[int], speaker: tuple[int, ...] = ()) -> int | None:
        """The subject of this sentence, else of the one before, else who spoke last, else the nearest; None where two bear
        that subject together."""
        for subject in (self.subject, self.before, speaker):
            inside = [n for n in subject if n in fitting]
            if len(inside) == 1:
                return inside[0]
            if len(inside) > 1:
                return None
        return fitting[0]

    # pronouns and groups

    def pronoun(self, mention: Mention) -> None:
        gender = mention.data["reference"]["gender"]
        people = [
            n
            for n in self.people()[:20]
            if same_gender(self.known[n].gender, gender) and mention.first - self.known[n].last < REACH
        ]
        if gender == "f":  # whose gender is told goes before whom the text may yet call a man
            people = [n for n in people if self.known[n].gender == "f"] or people
        if self.tokens.keys[mention.first] in _OBJECTS:
            people = [n for n in people if n not in self.subject] or people
            self._refer(mention, people[0] if people else None, gender)
            return
        if not people:
            return
        chosen = self._traveller(mention, people)
        if chosen is None:
            chosen = self.choose(people, self._speaker)
        if chosen is None:
            self.open(mention, "coreference.pronoun.equal", "two people are equally near")
            return
        self._refer(mention, chosen, gender)

    def _traveller(self, mention: Mention, people: list[int]) -> int | None:
        """Whose journey it is in "Orlov's visit to Chile, where he"."""
        keys = self.tokens.keys
        if keys[mention.first - 1] not in ("where", "which") or not self.here or self.here[-1] not in people:
            return None
        last = self.known[self.here[-1]].mentions[-1]
        after = keys[last.last : last.last + 5]
        return self.here[-1] if after[:1] == ["'s"] and not _JOURNEYS.isdisjoint(after) else None

    def _refer(self, mention: Mention, number: int | None, gender: str) -> None:
        if number is None:
            return
        mention.who = (number,)
        self._owner = number
        known = self.known[number]
        known.mentions.append(mention)
        known.gender = known.gender or gender
        (self._quoted if self._is_quoted(mention) else self._recent).append(number)

    # bodies and countries

    def country(self, mention: Mention) -> None:
        number = self.number_of(mention.value, mention)
        known = self.known[number]
        name = fuller_name(self.tokens, mention, known.value.name if number in self._called else None)
        if name is not None:
            self._called.add(number)
            known.value = Country(mention.value.code, name=name)
        self.take(number, mention)

    def people_of(self, mention: Mention) -> None:
        """ "Italians": a noun of people stands for the country, and is its name in a text that has no other."""
        if getattr(mention.data, "source", "") == "people" and self.tokens.keys[mention.last - 1].endswith("s"):
            number = self.number_of(mention.value, mention)
            mention.who = (number,)
            known = self.known[number]
            if number not in self._called and known.value.name == mention.value.name:
                known.value = Country(mention.value.code, name=joined(self.tokens, mention.first, mention.last))

    def number_of(self, value: Country, mention: Mention) -> int:
        number = self._by_country.get(value.code)
        if number is None:
            number = self._by_country[value.code] = self.add(value, mention)
        return number


def _turns(tokens: Tokens) -> list[int]:
    """Where a quotation begins or ends, in order: at a mark, and with its paragraph."""
    marks = sorted(i for mark in ('"', "``", "''") for i in tokens.index.get(mark, ()))
    turns: list[int] = []
    for first, last in tokens.paragraphs if marks else ():
        here = marks[bisect_left(marks, first) : bisect_left(marks, last)]
        turns += here
        if len(here) % 2:
            turns.append(last - 1)
    return turns


def _is_father(one: str | None, other: str | None) -> bool:
    """Whether a name of several words stands in another behind a word for son or daughter: Saif Al Marri in Hamdan bin Saif Al Marri."""
    shorter, longer = sorted((one or "", other or ""), key=len)
    return " " in shorter and any(f" {child} {shorter}" in longer for child in ("bin", "ibn", "bint", "ben"))


def _bare(title: str) -> str:
    """A title without whose it is: "Turkey's foreign minister" is a foreign minister."""
    return title.partition("'s ")[2] or title.partition("’s ")[2] or title


_STEPS = {
    "P": Resolver.person,
    "R": officerefs.role,
    "H": Resolver.pronoun,
    "h": Resolver.pronoun,
    "G": groups.group,
    "B": bodyrefs.body,
    "C": Resolver.country,
    "A": Resolver.people_of,
}
