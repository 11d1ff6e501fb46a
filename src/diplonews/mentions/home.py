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

import re
from bisect import bisect_right
from collections import Counter
from functools import cache

import attrs
from attrs import define, field

from diplonews.heading import Heading
from diplonews.lexicon import keys_of, rows
from diplonews.mentions.bodies import OWN_COUNTRY, organizations
from diplonews.mentions.known import Known
from diplonews.mentions.mention import Mention
from diplonews.mentions.offices import COMING, PAST
from diplonews.text.tokens import Tokens
from diplonews.values import Body, Country, Person

_OF_A_STATE = frozenset(
    (
        "head-of-state head-of-government foreign-minister minister deputy-minister parliament envoy military court royal "
        "legislator official spokesperson local"
    ).split()
)
ONE_EACH = frozenset("head-of-state head-of-government foreign-minister".split())
_CROWNED = frozenset("king queen emir sultan emperor grand pope ruler".split())
_TRAVELLED = frozenset(
    "travelled traveled travels travel flew flies fly went goes go headed heads proceeded returned arrived".split()
)
_MEETS = frozenset(
    "met meets meet meeting spoke speaks received receives hosted hosts talks called with welcomed".split()
)
_TOGETHER = frozenset("accompanied together along alongside his her send sent sends sending".split())
_DOMAIN = re.compile(r"[.@](?:gov|govt|go|gob|gouv|mfa)\.([a-z]{2})(?![a-z.])")
_THERE = frozenset(
    "in at to into from inside via through visit visits visited visiting toured leaving reached near".split()
)
_JOURNEY = frozenset(
    "visit visits visited visiting trip trips tour travel travels travelled traveled travelling traveling arrive arrives arrived "
    "flew fly flies depart departs departed leave leaves left return returned".split()
)
_LINKS = frozenset(
    (",", "and", ";", "&", "the", "as", "well", "with", "including", "former", "then", "accompanied", "by", "is", "was")
)
_DATELINE, _USUAL, _INTRODUCED = 3.0, 3.0, 0.6
_LIST, _SETTING, _HOME, _NEAR = 4.0, 3.0, 2.0, 0.45
_LEAST, _ALONE = 2.0, 0.6  # a country that no other stands beside needs less
_PAIR = 2.0
_READERS = 1.5  # a text in English that tells no home is sooner at home where English is the language of the press
_ENGLISH = frozenset(map(Country, ("US", "GB", "AU", "CA", "NZ", "IE")))
_LOOK = 3  # mentions of an actor that are asked


def settle(known: list[Known], mentions: list[Mention], tokens: Tokens, heading: Heading | None) -> None:
    """Give office-holders and ministries without a country the one that most speaks for, where one stands out."""
    scene = _Scene(tokens, mentions, known)
    home = scene.home(heading)
    given = _round(scene, home)
    if home is None and len(given) == 1:
        _round(scene, given.pop())  # whom the text need not introduce tells where it is at home


def _round(scene: _Scene, home: Country | None) -> set[Country]:
    """One round over the actors without a country; the countries that were given."""
    claims: list[tuple[Known, Country, float]] = []
    best: dict[tuple[str, Country], list[float]] = {}
    for number, actor in enumerate(scene.known):
        if not _is_open(actor):
            continue
        votes, left_out = scene.votes(number, home)
        ranked = votes.most_common(2)
        enough = ranked and (ranked[0][1] >= 1 or (len(ranked) == 1 and left_out and ranked[0][1] >= _NEAR))
        if enough and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
            country, weight = ranked[0][0], float(ranked[0][1])
            claims.append((actor, country, weight))
            for office in actor.offices & ONE_EACH:
                best.setdefault((office, country), []).append(weight)
    given: set[Country] = set()
    for actor, country, weight in claims:
        rivals = [w for o in actor.offices & ONE_EACH for w in best[(o, country)]]
        if len(rivals) > 1 and (max(rivals) > weight or rivals.count(weight) > 1):
            continue  # a country has one president: of two who may be, the more likely, or neither
        assert not isinstance(actor.value, Country)
        actor.value = attrs.evolve(actor.value, country=country)
        scene.held |= {(o, country) for o in actor.offices & ONE_EACH}
        if weight < _SETTING:
            given.add(country)
    return given


@cache
def _without() -> dict[str, frozenset[str]]:
    return {r["office"]: frozenset(r["countries"].split("|")) for r in rows("states_without.tsv")}


def _has(country: Country, titles: set[str]) -> bool:
    """Whether a state has an office at all: there is no prime minister of the United States, and no king of France."""
    without = _without()
    if titles & {"president", "prime minister"}:
        return not any(country.code in without[t] for t in titles & {"president", "prime minister"})
    return not titles & _CROWNED or country.code in without["crown"]


def _is_open(actor: Known) -> bool:
    value = actor.value
    if isinstance(value, Country) or value.country is not None or actor.closed:
        return False
    if isinstance(value, Body):
        return not OWN_COUNTRY.isdisjoint(keys_of(value.name))
    own = value.organization is None or not OWN_COUNTRY.isdisjoint(keys_of(value.organization))
    return own and any(o.removeprefix(PAST).removeprefix(COMING) in _OF_A_STATE for o in actor.offices)


@define
class _Scene:
    """A text's mentions by sentence."""

    tokens: Tokens
    mentions: list[Mention]
    known: list[Known]
    held: set[tuple[str, Country]] = field(factory=set)
    present: frozenset[Country] = frozenset()
    pairs: dict[Country, set[Country]] = field(factory=dict)
    told: bool = False  # whether the heading or an address tells a country
    sure: bool = False  # whether the heading says where the text is at home
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
            if isinstance(k.value, Person) and k.value.country and k.value.name
            for o in (k.offices | ({"head-of-state"} if k.titles & _CROWNED else set())) & ONE_EACH
        }

    def home(self, heading: Heading | None) -> Country | None:
        """The country whose people the text does not introduce."""
        counts: Counter[Country] = Counter()
        for mention in self.mentions:
            country = _land(mention)
            if country is not None:
                counts[country] += self._weight(mention)  # type: ignore[assignment]
        foreign = {c for _, c in self.held}
        for actor in self.known:
            if actor.usual and actor.country is None and Country(actor.usual) in counts:
                counts[Country(actor.usual)] += _USUAL  # type: ignore[assignment]
        for country in foreign:
            counts[country] *= _INTRODUCED  # type: ignore[assignment]
        self.present = frozenset(counts)
        self.pairs = self._paired()
        domains = {"GB" if d == "uk" else d.upper() for d in _DOMAIN.findall(self.tokens.text)}
        for code in domains:
            counts[Country(code)] += _DATELINE  # type: ignore[assignment]
        self.told = bool(domains)
        if heading is not None:
            dateline = heading.dateline.country if heading.dateline is not None else None
            publisher = _country_of(heading.publisher)
            if dateline is not None and dateline == publisher:
                self.sure = True
                return dateline
            self.told = self.told or dateline is not None or publisher is not None
            total = sum(counts.values())
            alone = dateline is None or publisher is None
            for country in (dateline, publisher):
                if country is not None:
                    counts[country] += max(_DATELINE, total / 2 if alone else 0)  # type: ignore[assignment]
        if heading is None or (heading.dateline is None and heading.publisher is None):
            for country in _ENGLISH & counts.keys():
                counts[country] *= _READERS  # type: ignore[assignment]
        ranked = counts.most_common(2)
        least = _LEAST if len(ranked) > 1 else _ALONE
        if not ranked or ranked[0][1] < least or (len(ranked) == 2 and ranked[1][1] > 0.9 * ranked[0][1]):
            return None
        return ranked[0][0]

    def _paired(self) -> dict[Country, set[Country]]:
        """The countries that the text names as a pair: "the U.S.-Kenya partnership", "ties between Chile and Peru"."""
        pairs: dict[Country, set[Country]] = {}
        before: Mention | None = None
        for mention in self.mentions:
            if mention.kind not in "CA" or not isinstance(mention.value, Country):
                continue
            if before is not None and self.tokens.keys[before.last : mention.first] in (["-"], ["and"], ["and", "the"]):
                pairs.setdefault(before.value, set()).add(mention.value)
                pairs.setdefault(mention.value, set()).add(before.value)
            before = mention
        return pairs

    def _weight(self, mention: Mention) -> float:
        """How much a mention of a country speaks for the text being at home there."""
        keys = self.tokens.keys
        if self._is_there(mention):
            return 0.25
        if mention.kind == "L":
            return 0.5
        if mention.kind == "B":
            return 1.5 if mention.data is None else 0.7  # a government by its seat, or another body
        after = keys[mention.last] if mention.last < len(keys) else ""
        if mention.kind == "A":
            return 1.5 if after in OWN_COUNTRY else 0.7
        at = bisect_right(self._sentences, mention.first) - 1
        return 1.5 if self._sentences[at] == mention.first or after == "'s" else 0.7

    def votes(self, number: int, home: Country | None) -> tuple[Counter[Country], bool]:
        """What speaks for each country, from the first mentions of an actor, and whether another's office rules one out."""
        actor = self.known[number]
        votes: Counter[Country] = Counter()
        against: set[Country] = set()
        named = [m for m in actor.mentions[: 4 * _LOOK] if m.kind in "PRB"]
        opposite = self._opposite(actor, named[0]) if named else set()
        partners = {x for y in opposite for x in self.pairs.get(y, ())}
        for country in partners:
            votes[country] += _PAIR  # type: ignore[assignment]
        if home is not None and (self.told or not opposite or home in partners):
            at_home = (
                0.4
                if actor.offices == {"royal"} and not self.sure
                else _HOME
                if isinstance(actor.value, Person)
                else _LIST
            )
            votes[home] += at_home  # type: ignore[assignment]
        usual = Country(actor.usual) if actor.usual else None
        if usual in self.present and usual is not None and not (self.told and home not in (None, usual)):
            votes[usual] += _LIST  # type: ignore[assignment]
        listed: set[Country] = set()
        settings: set[Country] = set()
        close: Counter[Country] = Counter()
        for mention in named[:_LOOK]:
            begin, end = self._bounds(self._sentences, mention.first, len(self.tokens))
            near = self._between(begin, end)
            for other in near:
                land = _land(other)
                if land is not None:
                    close[land] += 0.5 if self._is_there(other) else 1  # type: ignore[assignment]
                    if (
                        other.first > mention.first
                        and (other.kind == "C" or _is_capital(other))
                        and self._is_bound_for(mention, other)
                    ):
                        against.add(land)
            listed |= self._listed(mention)
            if mention is named[0]:
                settings = self._setting(mention, near)
                against |= opposite - listed
        for country, times in close.items():
            votes[country] += min(times, 2) * _NEAR  # type: ignore[assignment]
        for country in listed:
            votes[country] += _LIST  # type: ignore[assignment]
        for country in settings:
            votes[country] += _SETTING / len(settings)  # type: ignore[assignment]
        left_out = any(office in actor.offices for office, _ in self.held)
        for country in list(votes):
            held = any((o, country) in self.held for o in actor.offices & ONE_EACH)
            if country in against or held or not _has(country, actor.titles):
                del votes[country]
        return votes, left_out

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

    def _opposite(self, actor: Known, mention: Mention) -> set[Country]:
        """The countries of leaders who are introduced with theirs in the same sentence: whom he meets, as a rule."""
        if actor.offices.isdisjoint(_OF_A_STATE):
            return set()
        found: set[Country] = set()
        for other in self._between(*self._bounds(self._sentences, mention.first, len(self.tokens))):
            if other.kind != "P" or other.who == mention.who or other.value.country is None:
                continue
            between = self.tokens.keys[min(other.last, mention.last) : max(other.first, mention.first)]
            both_lead = not ONE_EACH.isdisjoint(other.data["offices"]) and not actor.offices.isdisjoint(ONE_EACH)
            meets = both_lead or not _MEETS.isdisjoint(between)
            if meets and not _OF_A_STATE.isdisjoint(other.data["offices"]) and _TOGETHER.isdisjoint(between):
                found.add(other.value.country)
        return found

    def _is_scene(self, mention: Mention) -> bool:
        """Whether something happens at a place: "in Riga", "travelled to Riga", and not "a visit to Riga"."""
        keys, at = self.tokens.keys, mention.first - 1
        if at >= 0 and keys[at] == "the":
            at -= 1
        if at < 0:
            return False
        if keys[at] == "to":
            during = (
                "during" in keys[max(at - 5, 0) : at] and "visit" in keys[max(at - 3, 0) : at]
            )  # "during the visit to Malta"
            travelled = not _TRAVELLED.isdisjoint(keys[max(at - 2, 0) : at])
            return during or travelled or "where" in keys[mention.last : mention.last + 8]
        apposed = (
            keys[at] in (",", "capital", "city") and "in" in keys[max(at - 5, 0) : at]
        )  # "in the Thai capital, Bangkok"
        return keys[at] in ("in", "at") or apposed

    def _is_bound_for(self, mention: Mention, land: Mention) -> bool:
        """Whether somebody travels to a country: "visited Chad", "his trip to Chad", "will arrive in N'Djamena"."""
        if land.first - mention.last > 25:
            return False
        others = self._between(mention.last, land.first)
        if any(m.kind in "PRHh" and m.who != mention.who for m in others):
            return False
        keys = self.tokens.keys
        return not _JOURNEY.isdisjoint(keys[max(land.first - 3, mention.last) : land.first])

    def _listed(self, mention: Mention) -> set[Country]:
        """The country of the office-holder before, if they stand in one list, or one accompanies the other."""
        if not mention.data.get("offices"):
            return set()
        at = bisect_right(self._firsts, mention.first - 1) - 1
        here = mention
        for k in range(at, max(at - 8, -1), -1):
            before = self.mentions[k]
            gap = self.tokens.keys[before.last : here.first]
            if before.kind != "P" or not before.who or not gap or len(gap) > 5 or not _LINKS.issuperset(gap):
                break
            other = self.known[before.who[0]]
            if other.country is not None and not other.offices.isdisjoint(_OF_A_STATE):
                return {other.country}
            here = before
        return set()

    def _setting(self, mention: Mention, near: list[Mention]) -> set[Country]:
        """Where the sentence, or the paragraph before it, plays: for those who are met there and not for its subject."""
        subject = next((m for m in near if m.kind in "PRHB" and m.who), None)
        if subject is None or (subject.who == mention.who and mention.kind != "B"):
            return set()
        starts = self._sentences if mention.kind == "B" else self._paragraphs
        begin, _ = self._bounds(starts, mention.first, len(self.tokens))
        place: set[Country] = set()
        for other in self._between(max(begin, mention.first - 120), mention.first):
            country = _land(other)
            if country is not None and other.kind in "LC" and self._is_scene(other):
                place = {country}
        return place


def _land(mention: Mention) -> Country | None:
    """The country of a mention of a country, its people or a place in it."""
    if mention.kind in "CA":
        return mention.value if isinstance(mention.value, Country) else None
    if mention.kind == "B":
        return None if (mention.data or {}).get("organization") else getattr(mention.value, "country", None)
    return getattr(mention.value, "country", None) if mention.kind == "L" else None


def _country_of(publisher: str | None) -> Country | None:
    """The country of a publisher that stands in the lexicon of bodies."""
    if not publisher:
        return None
    keys = keys_of(publisher)
    term = organizations().at(keys, 0) if keys else None
    found: Country | None = term.data[1] if term is not None else None
    return found


def _is_capital(mention: Mention) -> bool:
    return getattr(mention.data, "capital_of", None) is not None
