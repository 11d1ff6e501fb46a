"""Who made an instrument, as the sentences that speak of it say, and who looked on."""

from __future__ import annotations

import re

from attrs import define, field

from diplonews.chunks import Line
from diplonews.document import Document
from diplonews.parsers.memorandum.clauses import Link
from diplonews.parsers.memorandum.entry import Entry, links_of
from diplonews.parsers.memorandum.judge import GATHERINGS, ISSUED, SPOKEN
from diplonews.parsers.memorandum.people import Group, after, before, between, talkers, witnesses
from diplonews.parsers.memorandum.setting import Setting, country_of
from diplonews.values import Body, Country, Person

_NOT_MAKERS = frozenset(
    "ratified ratify proposed discussed discuss approved ratification suggested tabled floated".split()
)

ALONE = frozenset("adopted adopt adopts adopting adoption passed endorsed approved issued released".split())
_LOOK_BACK = 60  # tokens in which a summit's organisation is looked for
_MANY = frozenset(
    "countries states nations members participants signatories governments leaders ministers delegations".split()
)

_WITH_NOBODY = re.compile(r"w(?![^D,.;I]{0,5}[PRHGBCAL])")
_WITH_WHAT = frozenset("effect immediate respect regard view aim a an the their his her its both each".split())


@define
class Makers:
    """Who made an instrument, as the sentences say: bodies and states, people, and those who looked on. ``others`` is set
    where further makers are said to be there, unnamed."""

    parties: list[Group] = field(factory=list)
    people: list[Group] = field(factory=list)
    witnesses: list[Group] = field(factory=list)
    others: bool = False


class Making:
    """Finds who made the instruments of one document."""

    def __init__(self, document: Document, setting: Setting) -> None:
        self.document = document
        self.setting = setting

    def of(self, entry: Entry) -> Makers:
        """Who signed and who looked on."""
        document = self.document
        makers = Makers(parties=self._reachers(entry))
        for g in self._sayers(entry):
            (makers.people if isinstance(g.actor, Person) else makers.parties).append(g)
        for line, link, at in links_of(entry):
            groups: list[Group] = []
            if link.voice in ("active", "relative", "held") and not _is_second_verb(line, link):
                groups += before(document, line, link.begin) or before(document, line, _first_verb(line, link))
            if link.voice in ("passive", "participle", "state", "event"):
                groups += after(document, line, link.verb, "b") or between(document, line, link.verb)
                if not groups and link.voice == "passive" and not entry.phrase.title.parties:
                    groups = talkers(document, line, at)
                if not groups and (many := self._by_many(line, link)) is not None:
                    makers.others = True
                    groups = [many]
            if link.voice in ("active", "noun") and line.letters[at + 1 : at + 2] == "S":
                groups = between(document, line, at + 1) or groups  # saw the exchange of a pact signed between
            if link.voice in ("active", "noun", "held", "passive"):
                partners = after(document, line, at, "w", reach=6 if link.voice == "active" else 1)
                partners += after(document, line, link.verb, "w", reach=3)
                for g in partners:
                    g.partner = True
                groups += partners
                makers.others |= "w" in line.letters[at + 1 : at + 2] and "9" in line.letters[at + 2 : at + 6]
            for k in {at + 1, link.verb + 1}:
                makers.others |= self._with_unnamed(line, k)
            if link.voice == "noun":
                makers.witnesses += self._onlookers(line, link)
                groups += after(document, line, at, "b", reach=1)
            if link.word in _NOT_MAKERS:
                groups = []
            if link.word in ALONE and not groups and (gathered := self._gathering(line, link)):
                groups = self._gathered(line)
                makers.others |= not groups and gathered == "before"
            if link.word in ISSUED and entry.phrase.kind in SPOKEN:
                groups = [_state(g) for g in groups]  # who gives it out speaks for the state
            enough = len(makers.parties) > 1
            for g in groups:
                if enough and not isinstance(g.actor, Person):
                    continue
                target = makers.people if isinstance(g.actor, Person) else makers.parties
                if all(g.actor != known.actor for known in target):
                    target.append(g)
            for g in witnesses(document, line):
                if all(g.actor != known.actor for known in (*makers.witnesses, *makers.people)):
                    makers.witnesses.append(g)
        return makers

    def _reachers(self, entry: Entry) -> list[Group]:
        """Who "reached" an instrument of which nothing else is told."""
        line = entry.line
        at = line.find(entry.phrase) if line is not None else -1
        if line is None or at <= 0 or entry.link is not None:
            return []
        reached = self.document.tokens.keys[line.chunks[at - 1].first] in ("reached", "reach", "reaches", "struck")
        groups = before(self.document, line, at - 1) if reached else []
        return [g for g in groups if not isinstance(g.actor, Person)]

    def _sayers(self, entry: Entry) -> list[Group]:
        """Who says what stands in a statement: "In a joint statement, Chad and Malta said"."""
        line = entry.line
        if line is None or entry.link is not None or entry.phrase.kind not in SPOKEN or entry.phrase.title.parties:
            return []
        at = max(0, line.find(entry.phrase))
        for letter in "bf":
            if len(groups := after(self.document, line, at, letter, reach=1)) > 1:
                return groups  # a joint statement by Chad and Malta
        verb = line.letters.find("V", at + 1, at + 16)
        groups = before(self.document, line, verb) if verb > 0 else []
        return groups if len(groups) > 1 and groups[0].first > entry.phrase.first else []

    def _with_unnamed(self, line: Line, k: int) -> bool:
        """Whether chunk ``k`` is a "with" after which no name stands: "with world powers"."""
        if not _WITH_NOBODY.match(line.letters, k):
            return False
        return self.document.tokens.keys[line.chunks[k].last] not in _WITH_WHAT

    def _gathering(self, line: Line, link: Link) -> str:
        """Whether a summit or a meeting of ministers is named ``before`` or ``after`` a verb of adopting."""
        keys, chunks = self.document.tokens.keys, line.chunks
        first, verb = chunks[max(0, link.begin - 6)].first, chunks[link.verb]
        if not GATHERINGS.isdisjoint(keys[first : chunks[link.begin].first]):
            return "before"
        last = chunks[min(len(chunks) - 1, link.verb + 9)].last
        return "" if GATHERINGS.isdisjoint(keys[verb.last : last]) else "after"

    def _gathered(self, line: Line) -> list[Group]:
        """The organisation of whose summit or ministers a text speaks, in this sentence or right before it."""
        keys, last = self.document.tokens.keys, line.chunks[-1].last
        for m in reversed(self.document.mentions_in(max(0, line.chunks[0].first - _LOOK_BACK), last)):
            who = self.document.who(m)[0] if m.kind == "B" and self.document.who(m) else None
            if not isinstance(who, Body) or who.country is not None or not self.setting.is_international(who):
                continue
            if not GATHERINGS.isdisjoint(keys[max(0, m.first - 4) : m.last + 4]):
                return [Group(who, m.first, m.last)]
        return []

    def _onlookers(self, line: Line, link: Link) -> list[Group]:
        """Who "witnessed the signing of" an instrument."""
        keys = self.document.tokens.keys
        for k in range(max(0, link.verb - 4), link.verb):
            if keys[line.chunks[k].first] in ("witnessed", "witness", "attended", "oversaw", "watched"):
                return [g for g in before(self.document, line, k) if not isinstance(g.actor, Country)]
        return []

    def _by_many(self, line: Line, link: Link) -> Group | None:
        """The agents that are said to be several, without a name: "signed by the countries in attendance"."""
        keys = self.document.tokens.keys
        by = next(
            (k for k in range(link.verb + 1, min(link.verb + 5, len(line.chunks))) if line.letters[k] == "b"), None
        )
        if by is None:
            return None
        first = last = line.chunks[by].last
        for c in line.chunks[by + 1 : by + 7]:
            if c.letter not in "eGxXi9":
                break
            last = c.last
        while first < last and keys[first] in ("the", "all", "these"):
            first += 1
        if _MANY.isdisjoint(keys[first:last]):
            return None
        text = " ".join(self.document.text[slice(*self.document.span(first, last))].split())
        return Group(Body(name=text), first, last)


def _state(group: Group) -> Group:
    country = country_of(group.actor)
    return group if country is None else Group(country, group.first, group.last, group.loose)


def _first_verb(line: Line, link: Link) -> int:
    """The verb that stands before another one with the same makers: "adopted a declaration and signed two protocols"."""
    and_ = re.search(r"[SF][^SEFNTVvmukq;.]*I,?ay?$", line.letters[: link.begin])
    return and_.start() if and_ else 0


def _is_second_verb(line: Line, link: Link) -> bool:
    """Whether the verb is the second of a list whose first had another sense: "agreed to convene …, and to conclude"."""
    return "t" in line.letters[link.begin : link.verb] and line.letters[link.begin - 1 : link.begin] == "a"
