"""Home: the country of office-holders and ministries that the text names without one, because its readers know.

==================  ===============================================================================================
clue                example
==================  ===============================================================================================
a list              "Uzbek Deputy Prime Minister A and Energy Minister B": B serves Uzbekistan too
the setting         "In Abidjan, the minister was received by Prime Minister B": B serves Côte d'Ivoire
the text's home     of the dateline, the publisher, and the country whose own people the text need not introduce
==================  ===============================================================================================

Against a country speaks that another bears its one office (it has one president), and that he is said to visit it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter

import attrs
from attrs import define, field

from diplonews.heading import Heading
from diplonews.lexicon import keys_of
from diplonews.mentions.bodies import OWN_COUNTRY, organizations
from diplonews.mentions.known import Known
from diplonews.mentions.mention import Mention
from diplonews.text.tokens import Tokens
from diplonews.values import Body, Country, Person

_OF_A_STATE = frozenset(
    (
        "head-of-state head-of-government foreign-minister minister deputy-minister parliament envoy military court royal "
        "legislator official spokesperson local"
    ).split()
)
_ONE_EACH = frozenset("head-of-state head-of-government foreign-minister".split())
_THERE = frozenset(
    "in at to into from inside via through visit visits visited visiting toured leaving reached near".split()
)
_JOURNEY = frozenset(
    "visit visits visited visiting trip trips tour travel travels travelled traveled travelling traveling arrive arrives arrived "
    "flew fly flies depart departs departed leave leaves left return returned".split()
)
_LINKS = frozenset((",", "and", ";", "&", "the", "as", "well", "with", "including", "former", "then"))
_DATELINE, _PUBLISHER, _USUAL = 3.0, 2.0, 1.5
_LIST, _SETTING, _HOME, _NEAR = 4.0, 3.0, 2.0, 0.5
_MUCH, _LEAST = 5, 2
_LOOK = 3  # mentions of an actor that are asked


def settle(known: list[Known], mentions: list[Mention], tokens: Tokens, heading: Heading | None) -> None:
    """Give office-holders and ministries without a country the one that most speaks for, where one stands out."""
    scene = _Scene(tokens, mentions, known)
    home = scene.home(heading)
    for number, actor in enumerate(known):
        if not _is_open(actor):
            continue
        votes = scene.votes(number, home)
        ranked = votes.most_common(2)
        if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]) and ranked[0][1] >= 1:
            assert not isinstance(actor.value, Country)
            actor.value = attrs.evolve(actor.value, country=ranked[0][0])
            scene.held |= {(o, ranked[0][0]) for o in actor.offices & _ONE_EACH}


def _is_open(actor: Known) -> bool:
    value = actor.value
    if isinstance(value, Person):
        return value.country is None and value.organization is None and not actor.offices.isdisjoint(_OF_A_STATE)
    return (
        isinstance(value, Body)
        and value.country is None
        and not OWN_COUNTRY.isdisjoint(keys_of(value.name))
        and not actor.usual
    )


@define
class _Scene:
    """A text's mentions by sentence."""

    tokens: Tokens
    mentions: list[Mention]
    known: list[Known]
    held: set[tuple[str, Country]] = field(factory=set)
    _firsts: list[int] = field(factory=list)
    _sentences: list[int] = field(factory=list)
    _paragraphs: list[int] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        self._firsts = [m.first for m in self.mentions]
        self._sentences = [first for first, _ in self.tokens.sentences]
        self._paragraphs = [first for first, _ in self.tokens.paragraphs]
        self.held = {
            (o, k.value.country)
            for k in self.known
            if isinstance(k.value, Person) and k.value.country
            for o in k.offices & _ONE_EACH
        }

    def home(self, heading: Heading | None) -> Country | None:
        """The country whose people the text does not introduce."""
        counts: Counter[Country] = Counter()
        for mention in self.mentions:
            country = _land(mention)
            if country is not None:
                weight = 0.25 if self._is_there(mention) else 0.5 if mention.kind == "L" else 1.0
                counts[country] += weight  # type: ignore[assignment]
        foreign = {
            k.value.country
            for k in self.known
            if isinstance(k.value, Person) and k.value.country and not k.offices.isdisjoint(_OF_A_STATE)
        }
        for actor in self.known:
            if actor.usual and actor.country is None and Country(actor.usual) in counts:
                counts[Country(actor.usual)] += _USUAL  # type: ignore[assignment]
        for country in foreign:
            counts[country] *= 0.4 if counts[country] >= _MUCH else 0  # type: ignore[assignment]
        if heading is not None:
            if heading.dateline is not None and heading.dateline.country is not None:
                counts[heading.dateline.country] += _DATELINE  # type: ignore[assignment]
            publisher = _country_of(heading.publisher)
            if publisher is not None:
                counts[publisher] += _PUBLISHER  # type: ignore[assignment]
        ranked = counts.most_common(2)
        least = _LEAST if len(ranked) > 1 else 1  # one that no other stands beside needs less
        if not ranked or ranked[0][1] < least or (len(ranked) == 2 and ranked[1][1] > 0.9 * ranked[0][1]):
            return None
        return ranked[0][0]

    def votes(self, number: int, home: Country | None) -> Counter[Country]:
        """What speaks for each country, from the first mentions of an actor."""
        actor = self.known[number]
        votes: Counter[Country] = Counter()
        against: set[Country] = set()
        if home is not None:
            votes[home] += _HOME  # type: ignore[assignment]
        if actor.usual:
            votes[Country(actor.usual)] += _USUAL  # type: ignore[assignment]
        named = [m for m in actor.mentions[: 4 * _LOOK] if m.kind in "PRB"]
        for mention in named[:_LOOK]:
            begin, end = self._bounds(self._sentences, mention.first, len(self.tokens))
            near = self._between(begin, end)
            for other in near:
                country = _land(other)
                if country is not None:
                    votes[country] += _NEAR  # type: ignore[assignment]
                    if (
                        other.first > mention.first
                        and self._is_there(other)
                        and self._moves(mention.first, other.first)
                    ):
                        against.add(country)
            listed = self._listed(mention)
            if listed is not None:
                votes[listed] += _LIST  # type: ignore[assignment]
            setting = self._setting(mention, near)
            if setting is not None:
                votes[setting] += _SETTING  # type: ignore[assignment]
        for country in list(votes):
            if country in against or any((o, country) in self.held for o in actor.offices & _ONE_EACH):
                del votes[country]
        return votes

    def _bounds(self, starts: list[int], token: int, stop: int) -> tuple[int, int]:
        at = bisect_right(starts, token)
        return starts[at - 1] if at else 0, starts[at] if at < len(starts) else stop

    def _between(self, begin: int, end: int) -> list[Mention]:
        low, high = bisect_right(self._firsts, begin - 1), bisect_right(self._firsts, end - 1)
        return self.mentions[low : min(high, low + 60)]

    def _is_there(self, mention: Mention) -> bool:
        """Whether a country or city is a place here: after "in", "to", "visited"."""
        at = mention.first - 1
        if at >= 0 and self.tokens.keys[at] == "the":
            at -= 1
        return at >= 0 and self.tokens.keys[at] in _THERE

    def _moves(self, begin: int, end: int) -> bool:
        """Whether a word of travel stands between."""
        return end - begin < 40 and not _JOURNEY.isdisjoint(self.tokens.keys[begin:end])

    def _listed(self, mention: Mention) -> Country | None:
        """The country of the office-holder before, if only a comma or "and" stands between."""
        at = bisect_right(self._firsts, mention.first - 1) - 1
        if at < 0 or self.mentions[at].kind != "P":
            return None
        before = self.mentions[at]
        gap = self.tokens.keys[before.last : mention.first]
        if not gap or len(gap) > 4 or not _LINKS.issuperset(gap) or not before.who:
            return None
        other = self.known[before.who[0]]
        return None if other.offices.isdisjoint(_OF_A_STATE) else other.country

    def _setting(self, mention: Mention, near: list[Mention]) -> Country | None:
        """Where the sentence, or the paragraph before it, plays: for those who are met there and not for its subject."""
        subject = next((m for m in near if m.kind in "PRHB" and m.who), None)
        if subject is None or subject.who == mention.who:
            return None
        begin, _ = self._bounds(self._paragraphs, mention.first, len(self.tokens))
        place = None
        for other in self._between(max(begin, mention.first - 120), mention.first):
            country = _land(other)
            if country is not None and other.kind in "LC" and self._is_there(other):
                place = country
        return place


def _land(mention: Mention) -> Country | None:
    """The country of a mention of a country, its people or a place in it."""
    if mention.kind in "CA":
        return mention.value if isinstance(mention.value, Country) else None
    return getattr(mention.value, "country", None) if mention.kind == "L" else None


def _country_of(publisher: str | None) -> Country | None:
    """The country of a publisher that stands in the lexicon of bodies."""
    if not publisher:
        return None
    keys = keys_of(publisher)
    term = organizations().at(keys, 0) if keys else None
    found: Country | None = term.data[1] if term is not None else None
    return found
