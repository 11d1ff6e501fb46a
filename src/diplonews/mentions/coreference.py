"""Coreference: which mentions speak of the same actor, and who "he", "the president" and "the two leaders" are.

Actors are numbered in the order of their first mention. A name joins the actor whose name holds its words, or is held by
them, unless country or gender differ. An office alone, a pronoun or a group refers back to the actors that fit; of several
that fit, the subject of the sentence wins, then that of the sentence before, then the nearest. Where two are equally near (both
bear the subject together), the mention stays open and a note says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

import attrs

from diplonews.lexicon import Lexicon, Term, keys_of, rows
from diplonews.mentions.bodies import full_name
from diplonews.mentions.known import ANYBODY, PARTICLES, Known, agree, meant, same_gender
from diplonews.mentions.mention import Mention
from diplonews.text.tokens import Tokens
from diplonews.values import Actor, Body, Country, Note, Person

_REACH = 400  # tokens that a pronoun or a bare office looks back
_TOGETHER = 12  # actors that bear a subject together
_WINDOW = 40  # mentions that it looks back
_IO = "\0io"
_ORGANIZATIONS = frozenset("organization organisation agency bloc alliance body grouping".split())
_OBJECTS = frozenset(("him", "himself", "herself"))


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
        self._by_body: dict[tuple[str, str], int] = {}
        self._latest_body: dict[str, int] = {}
        self.owners: dict[int, int] = {}  # bodies that are a person's, and whose
        self._recent: list[int] = []  # people, last mentioned last
        self._recent_any: list[int] = []
        self._subject: tuple[int, ...] = ()
        self._before: tuple[int, ...] = ()  # the subject of the sentence before
        self._here: list[int] = []  # people of this sentence so far
        self._subject_end = -1
        self._owner: int | None = None  # whom the latest possessive pronoun means

    def resolve(self, mentions: list[Mention]) -> None:
        """Fill ``who`` of every mention and ``known`` with the actors, each in its fullest form."""
        sentence, k = -1, 0
        sentences = self.tokens.sentences
        for mention in mentions:
            while k < len(sentences) - 1 and sentences[k][1] <= mention.first:
                k += 1
            if k != sentence:
                self._before = self._subject or self._before
                self._subject, self._here, sentence, self._subject_end = (), [], k, -1
            step = _STEPS.get(mention.kind)
            if step is None:
                continue
            step(self, mention)
            if mention.who and mention.kind in "PRHBGC":
                self._take_subject(mention)

    def _take_subject(self, mention: Mention) -> None:
        """The first actor of a sentence is its subject, together with those that "and" joins to it."""
        if not self._subject:
            if mention.kind != "C":
                self._subject, self._subject_end = mention.who, mention.last
        elif (
            len(self._subject) < _TOGETHER
            and mention.kind in "PRB"
            and self.tokens.keys[self._subject_end : mention.first]
            in (
                ["and"],
                [","],
                [",", "and"],
            )
        ):
            self._subject += tuple(n for n in mention.who if n not in self._subject)
            self._subject_end = mention.last

    def _add(self, value: Actor, mention: Mention, words: frozenset[str] = frozenset()) -> int:
        number = len(self.known)
        self.known.append(Known(value, words, first=mention.first))
        for word in words:
            self._by_word.setdefault(word, []).append(number)
        return number

    def _take(self, number: int, mention: Mention) -> None:
        mention.who = (number,)
        known = self.known[number]
        known.meets(mention)
        if isinstance(known.value, Person) and not (isinstance(mention.data, dict) and mention.data.get("plural")):
            self._recent.append(number)
            self._here.append(number)
        self._recent_any.append(number)

    def _people(self) -> list[int]:
        """The people mentioned lately, the latest first."""
        return list(dict.fromkeys(reversed(self._recent[-_WINDOW:])))

    def _open(self, mention: Mention, rule: str, reason: str) -> None:
        self.notes.append(Note(*self.tokens.span(mention.first, mention.last), rule, reason))

    # people by name

    def person(self, mention: Mention) -> None:
        data = mention.data
        value: Person = mention.value
        first, last = data["name"]
        words = frozenset(k for k in self.tokens.keys[first:last] if k[0].isalnum() and k not in PARTICLES)
        if data["unspoken"]:
            value = self._counterpart(mention, value)
        closed = False
        if data["owned"] and value.country is None and self._owner is not None and not data["unspoken"]:
            owner = self.known[self._owner]
            value = attrs.evolve(value, country=owner.country)  # "his foreign minister, Ali Rahman"
            closed = owner.closed or (owner.country is None and "organization-head" in owner.offices)
        number = self._same_person(words, value, mention)
        if number is None:
            number = self._unnamed(mention, value)
            if number is not None:
                self._name(number, value, words)
        if number is None:
            number = self._add(value, mention, words)
            self.known[number].closed = closed
        else:
            known = self.known[number]
            for word in words - known.words:
                self._by_word.setdefault(word, []).append(number)
            known.merge(value, words)
        self._take(number, mention)

    def _unnamed(self, mention: Mention, value: Person) -> int | None:
        """Who was known by office only and now is named: "Turkey's foreign minister is due on Monday. Orhan Demirel will …"."""
        data = mention.data
        if data["offices"]:
            return next((n for n in self._people()[:8] if self._is_unnamed(n, data, value)), None)
        if self._subject or len(self._before) != 1 or mention.last - mention.first < 2:
            return None
        known = self.known[self._before[0]]
        unnamed = isinstance(known.value, Person) and known.value.name is None
        fits = agree(known.country, value.country) and same_gender(known.gender, mention.data["gender"])
        return self._before[0] if unnamed and fits else None

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
        for number in (*self._subject, *reversed(self._here), *self._before):
            known = self.known[number]
            theirs = known.country is not None and known.country == value.country
            if known.offices and isinstance(known.value, Person) and not theirs:
                mention.data["offices"] = tuple(known.offices)
                return attrs.evolve(value, title=known.value.title) if value.name else value
        return value

    def _same_person(self, words: frozenset[str], value: Person, mention: Mention) -> int | None:
        offices, gender = set(mention.data["offices"]), mention.data["gender"]
        best: tuple[tuple[bool, bool, int], int] | None = None
        for word in words:
            for number in self._by_word.get(word, ())[-8:]:
                known = self.known[number]
                if not (words <= known.words or known.words <= words) or not isinstance(known.value, Person):
                    continue
                alike = len(words & known.words) > 1
                if not alike and not (agree(known.country, value.country) and same_gender(known.gender, gender)):
                    continue
                if alike and not agree(known.country, value.country) and known.offices.isdisjoint(offices):
                    continue
                score = (words == known.words, not offices or not known.offices.isdisjoint(offices), known.last)
                if best is None or score > best[0]:
                    best = (score, number)
        return best[1] if best else None

    # people by office

    def role(self, mention: Mention) -> None:
        value: Person = mention.value
        data = mention.data
        if data["unspoken"]:
            self._unspoken(mention)
            return
        if not data["definite"]:
            self._take(self._add(value, mention), mention)
            return
        if data["owned"] and value.country is None and self._owner is not None:
            value = attrs.evolve(value, country=self.known[self._owner].country)
        wanted = meant(data["canonical"], data["offices"])
        people = self._people()
        if value.organization is not None:
            people = [n for n in people if _serves(self.known[n].value, value.organization)]
        fitting = [n for n in people if self._fits(n, wanted, value.country, data["gender"], mention)]
        exact = [n for n in fitting if value.country is not None and self.known[n].country == value.country]
        fitting = exact or fitting
        if not fitting and value.country is not None:
            fitting = [
                n for n in self._people() if not self.known[n].offices and self.known[n].country == value.country
            ]
        if not fitting:
            if value.country is not None or value.organization is not None:
                self._take(self._add(value, mention), mention)
            return
        chosen = self._choose(fitting)
        if chosen is None:
            self._open(mention, "coreference.role.equal", "two bearers of the office are equally near")
            return
        known = self.known[chosen]
        if isinstance(known.value, Person):
            known.merge(attrs.evolve(value, name=None, title=None), frozenset())
        self._take(chosen, mention)

    def _fits(
        self, n: int, wanted: frozenset[str], country: Country | None, gender: str | None, mention: Mention
    ) -> bool:
        known = self.known[n]
        return (
            (ANYBODY in wanted or not known.offices.isdisjoint(wanted))
            and agree(known.country, country)
            and same_gender(known.gender, gender)
            and mention.first - known.last < _REACH
        )

    def _choose(self, fitting: list[int]) -> int | None:
        """The subject of this sentence, else of the one before, else the nearest; None where two bear that subject together."""
        for subject in (self._subject, self._before):
            inside = [n for n in subject if n in fitting]
            if len(inside) == 1:
                return inside[0]
            if len(inside) > 1:
                return None
        return fitting[0]

    def _unspoken(self, mention: Mention) -> None:
        """ "His Chinese counterpart", "his guest", "the guest": somebody else than the subject."""
        value: Person = mention.value
        subject = self._subject or self._before
        owner = subject[0] if subject else None
        home = self.known[owner].country if owner is not None else None
        others = [
            n
            for n in self._people()
            if n != owner
            and agree(self.known[n].country, value.country)
            and (home is None or self.known[n].country != home)
        ]
        if mention.data["canonical"] == ("counterpart",) and owner is not None and self.known[owner].offices:
            same = self.known[owner].offices
            others = [n for n in others if not self.known[n].offices.isdisjoint(same) or not self.known[n].offices]
            mention.data["offices"] = tuple(same)
        if value.country is not None:
            others = [n for n in others if self.known[n].country == value.country]
        if others:
            self._take(others[0], mention)
        elif value.country is not None:
            self._take(self._add(value, mention), mention)

    # pronouns and groups

    def pronoun(self, mention: Mention) -> None:
        gender = mention.data["reference"]["gender"]
        people = [
            n
            for n in self._people()[:20]
            if same_gender(self.known[n].gender, gender) and mention.first - self.known[n].last < _REACH
        ]
        if gender == "f":  # whose gender is told goes before whom the text may yet call a man
            people = [n for n in people if self.known[n].gender == "f"] or people
        if self.tokens.keys[mention.first] in _OBJECTS:
            people = [n for n in people if n not in self._subject] or people
            self._refer(mention, people[0] if people else None, gender)
            return
        if not people:
            return
        chosen = self._choose(people)
        if chosen is None:
            self._open(mention, "coreference.pronoun.equal", "two people are equally near")
            return
        self._refer(mention, chosen, gender)

    def _refer(self, mention: Mention, number: int | None, gender: str) -> None:
        if number is None:
            return
        mention.who = (number,)
        self._owner = number
        known = self.known[number]
        known.mentions.append(mention)
        known.gender = known.gender or gender
        self._recent.append(number)

    def group(self, mention: Mention) -> None:
        if "members" in mention.data:
            self._members(mention)
            return
        reference = mention.data["reference"]
        wanted = frozenset(filter(None, reference["offices"].split("|")))
        count = int(reference["number"] or 0) or 2
        chosen = [] if reference["of"] == "country" else self._group_of_people(wanted, count)
        if len(chosen) < 2 and reference["of"] != "person":
            recent = dict.fromkeys(reversed(self._recent_any[-_WINDOW:]))
            chosen = self._distinct((n for n in recent if isinstance(self.known[n].value, Country)), count)
        if len(chosen) >= 2:
            mention.who = tuple(sorted(chosen))
            for n in mention.who:
                self.known[n].mentions.append(mention)

    def _group_of_people(self, wanted: frozenset[str], count: int) -> list[int]:
        people = self._people()
        if wanted:
            fitting = self._distinct((n for n in people if not self.known[n].offices.isdisjoint(wanted)), count)
            if len(fitting) >= 2:
                return fitting
            people = [n for n in people if not self.known[n].offices]
        elif (
            len(self._before) >= 2
            and not self._here
            and all(isinstance(self.known[n].value, Person) for n in self._before)
        ):
            return list(self._before)
        return self._distinct(iter(people), count)

    def _distinct(self, numbers: Iterable[int], count: int) -> list[int]:
        """The first actors that come from different countries."""
        chosen: list[int] = []
        countries: set[Country] = set()
        for n in numbers:
            country = self.known[n].country
            if country is not None and country in countries:
                continue
            if country is not None:
                countries.add(country)
            chosen.append(n)
            if len(chosen) == count:
                break
        return chosen

    def _members(self, mention: Mention) -> None:
        """ "The prime ministers of Estonia and Latvia": each by his country, named before or not."""
        offices = set(mention.data["offices"])
        people = self._people()
        chosen = []
        for value in mention.data["members"]:
            number = next(
                (n for n in people if self.known[n].country == value.country and self.known[n].offices & offices), None
            )
            if number is None:
                number = self._add(value, mention)
                self.known[number].offices |= offices
            chosen.append(number)
        for number in chosen:
            self._take(number, mention)
        mention.who = tuple(chosen)

    # bodies and countries

    def body(self, mention: Mention) -> None:
        value: Body | None = mention.value
        data = mention.data or {}
        if data.get("owner"):
            self._belonging(mention)
            return
        if data.get("its") and value is not None:
            land = next((n for n in reversed(self._recent_any[-12:]) if isinstance(self.known[n].value, Country)), None)
            value = value if land is None else attrs.evolve(value, country=self.known[land].country)
            data = {}
        if value is None:
            number = self._latest_body.get(data["short"])
            if number is None and data["short"] == "government":
                number = self._latest_body["government"] = self._add(Body(name="government"), mention)
            if number is None and data["short"] in _ORGANIZATIONS:
                number = self._latest_body.get(_IO)
            if number is not None and mention.first - self.known[number].last < _REACH:
                self._take(number, mention)
            return
        words = keys_of(value.name)
        name = data.get("key") or " ".join(words)
        code = value.country.code if value.country else ""
        number = self._by_body.get((name, code))
        if number is None and code:
            number = self._by_body.get((name, ""))
        if number is None and not code:
            number = self._latest_body.get(name)
        if number is None:
            number = self._add(value, mention)
            self.known[number].closed = data.get("organization", "ministry") not in ("ministry", "parliament", "court")
        else:
            known = self.known[number]
            longer = isinstance(known.value, Body) and len(value.name) > len(known.value.name)
            known.merge(value, frozenset(words) if longer else frozenset())
            if longer:
                known.words = frozenset(words)
        self._by_body[(name, code)] = number
        if data.get("organization") == "io":
            self._latest_body[_IO] = number
        ends = (" ".join(words[k:]) for k in range(1, min(len(words) - 1, 8)))
        for short in (name, *words, *ends, *data.get("alias", ())):
            self._latest_body[short] = number
            if short in data.get("alias", ()):
                self._by_body[(short, "")] = number
        self._take(number, mention)

    def _belonging(self, mention: Mention) -> None:
        """ "Valiyev's office", "the president's press service": the body of the person, by name or by office."""
        value: Body = mention.value
        possessor: Mention = mention.data["owner"]
        _STEPS[possessor.kind](self, possessor)
        owner = possessor.who[0] if possessor.who else None
        if owner is not None:
            value = attrs.evolve(value, country=self.known[owner].country)
        head = mention.data["head"]
        key = (head, f"\0{owner}" if owner is not None else value.name)
        number = self._by_body.get(key)
        if number is None:
            number = self._by_body[key] = self._add(value, mention)
        elif owner is not None and possessor.kind == "P":
            self.known[number].value = value
        if owner is not None:
            self.owners[number] = owner
        self._latest_body[head.split()[-1]] = number
        self._take(number, mention)

    def country(self, mention: Mention) -> None:
        self._take(self._number_of(mention.value, mention), mention)

    def people_of(self, mention: Mention) -> None:
        """ "Italians": a noun of people stands for the country."""
        if getattr(mention.data, "source", "") == "people" and self.tokens.keys[mention.last - 1].endswith("s"):
            mention.who = (self._number_of(mention.value, mention),)

    def _number_of(self, value: Country, mention: Mention) -> int:
        number = self._by_country.get(value.code)
        if number is None:
            number = self._by_country[value.code] = self._add(value, mention)
        return number


def _serves(value: Actor, organization: str) -> bool:
    """Whether a person serves an organisation, as far as the text says."""
    return isinstance(value, Person) and (
        value.organization is None or full_name(value.organization) == full_name(organization)
    )


def _bare(title: str) -> str:
    """A title without whose it is: "Turkey's foreign minister" is a foreign minister."""
    return title.partition("'s ")[2] or title.partition("’s ")[2] or title


_STEPS = {
    "P": Resolver.person,
    "R": Resolver.role,
    "H": Resolver.pronoun,
    "h": Resolver.pronoun,
    "G": Resolver.group,
    "B": Resolver.body,
    "C": Resolver.country,
    "A": Resolver.people_of,
}
