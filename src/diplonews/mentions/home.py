"""Home: the country of office-holders and ministries that the text names without one, because its readers know.

==================  ===============================================================================================
clue                example
==================  ===============================================================================================
a list              "Uzbek Deputy Prime Minister A and Energy Minister B": B serves Uzbekistan too
the setting         "In Abidjan, the minister was received by Prime Minister B": B serves Côte d'Ivoire
the text's home     of the dateline, the publisher, and the country whose own people the text need not introduce
the other of two    in a text of Kenya and Peru, the president whom Kenya's meets is Peru's
==================  ===============================================================================================

Against a country speaks that another bears its one office (it has one president), and that he is said to visit it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import cache, lru_cache

import attrs
from attrs import define, field

from diplonews.heading import Heading
from diplonews.lexicon import keys_of, rows
from diplonews.mentions import beside
from diplonews.mentions.bodies import OWN_COUNTRY, full_name, is_international, organizations
from diplonews.mentions.known import Known
from diplonews.mentions.mention import Mention, is_capital, land_of
from diplonews.mentions.offices import ONE_EACH, serves_a_state
from diplonews.mentions.scene import Scene
from diplonews.text.tokens import Tokens
from diplonews.values import Body, Country, Person

_CROWNED = frozenset("king queen emir sultan emperor grand pope ruler".split())
_FEW = frozenset(("chancellor", "emperor", "sultan", "emir"))
_DOMAIN = re.compile(r"[.@](?:gov|govt|go|gob|gouv|mfa)\.([a-z]{2})(?![a-z.])")
_DATELINE, _USUAL, _INTRODUCED = 3.0, 3.0, 0.6
_LIST, _SETTING, _HOME, _NEAR = 4.0, 3.0, 2.0, 0.45
_LEAST, _ALONE = 2.0, 0.6  # a country that no other stands beside needs less
_PAIR = 2.0
_OFFICE = 5.0  # a title that one country alone has
_READERS = 1.5  # a text in English that tells no home is sooner at home where English is the language of the press
_ENGLISH = frozenset(map(Country, ("US", "GB", "AU", "CA", "NZ", "IE")))
_RELEASING = frozenset(map(Country, ("AU", "NZ")))  # whose ministers head their words "Media release"
_RELEASE, _TOP = 4.0, 40
# agencies that write for the whole world
_WIRES = frozenset(
    "xinhua reuters afp ap tass upi efe dpa ansa ria itar bloomberg bbc voa anadolu kyodo associated press".split()
)
_LOOK = 3  # mentions of an actor that are asked
_ROUNDS = 3
_NATIONAL = frozenset(
    (word,) for word in ("national", "central", "federal", "reserve")
)  # the National Bank is a state's
_BOTH = frozenset("countries nations sides governments peoples".split())
_SIDES = frozenset(("side", "sides", "delegation"))
_PAIRED = frozenset(("and", ",", "-"))
_OPENER, _SPOKEN = 0.6, 2.2  # of whom the words of a speaker begin, and of a spokesperson
_LEAD = 3.0  # who opens the news: "Kenya on Friday dismissed a report"
_BORDER = 0.6  # the third country of a text is named at most so often as the second, if two lead it


def settle(
    known: list[Known], mentions: list[Mention], tokens: Tokens, heading: Heading | None
) -> tuple[frozenset[Country], Country | None]:
    """Give office-holders and ministries without a country the one that most speaks for, where one stands out.

    Returns the two countries that the text is about, if there are such, and the one where it is at home.
    """
    court = _Court(Scene(tokens, mentions, known))
    home = court.home(heading)
    if any(_is_open(actor) for actor in known):
        given = court.round(home)
        for number in range(_ROUNDS):
            if home is None and len(weak := {country for country, weight in given if weight < _SETTING}) == 1:
                home = weak.pop()  # whom the text need not introduce tells where it is at home
                court.own.add(home)
            elif not given and number:
                break
            given = court.round(home, late=True)
    court.place_strangers()
    return court.leading, home


@cache
def _without() -> dict[str, frozenset[str]]:
    return {r["office"]: frozenset(r["countries"].split("|")) for r in rows("states_without.tsv")}


def _has(country: Country, titles: set[str], said: str) -> bool:
    """Whether a state has an office at all: there is no prime minister of the United States, and no king of France."""
    without = _without()
    if titles & {"president", "prime minister"}:
        return not any(country.code in without[t] for t in titles & {"president", "prime minister"})
    if "minister" in said.lower() and country.code in without["minister"]:
        return False
    return (not titles & _CROWNED or country.code in without["crown"]) and all(
        country.code in without[t] for t in titles & _FEW
    )


def _give(actor: Known, country: Country) -> None:
    assert not isinstance(actor.value, Country)
    actor.value = attrs.evolve(actor.value, country=country)


def _is_open(actor: Known) -> bool:
    value = actor.value
    if isinstance(value, Country) or value.country is not None or actor.closed:
        return False
    if isinstance(value, Body):
        return _is_a_states(value.name)
    if value.organization is not None and (actor.offices or value.name is None):
        return _is_a_states(full_name(value.organization)) or value.organization.lower().endswith(" party")
    if value.name is None and value.title and _is_a_states(value.title):
        return True  # "Government sources"
    return serves_a_state(actor.offices)


@lru_cache(maxsize=1 << 10)
def _is_a_states(name: str) -> bool:
    """Whether a body is by its name one of a state, and none of an international organisation ("European Commission")."""
    words = keys_of(name)
    return (
        not OWN_COUNTRY.isdisjoint(words) or "opposition" in words or (words[:1] in _NATIONAL and words[-1] == "bank")
    ) and not any(is_international(words[k:]) for k in range(len(words)) if k == 0 or words[k - 1] != "national")


@define
class _Court:
    """What speaks for each country. ``held`` are the offices with their countries that have a bearer."""

    scene: Scene
    held: set[tuple[str, Country]] = field(factory=set)
    present: frozenset[Country] = frozenset()
    leading: frozenset[Country] = frozenset()  # the two countries that the text is about, if there are such
    lone: bool = False  # whether the text tells of one country alone
    bilateral: bool = False  # whether the text names them as a pair
    pairs: dict[Country, set[Country]] = field(factory=dict)
    own: set[Country] = field(
        factory=set
    )  # countries whose bodies the text tells of, or whose people it does not introduce
    lead: int = -1  # the token that opens the news
    body: int = 0  # the offset of the first character below the heading
    told: bool = False  # whether the heading or an address tells a country
    sure: bool = False  # whether the heading says where the text is at home

    def __attrs_post_init__(self) -> None:
        self.held = {
            (o, k.value.country)
            for k in self.scene.known
            if isinstance(k.value, Person) and k.value.country and k.value.name
            for o in (k.offices | ({"head-of-state"} if k.titles & _CROWNED else set())) & ONE_EACH
        }
        self.pairs = self.scene.pairs()
        stated = {m.value.country for m in self.scene.mentions if m.kind in "PR" and isinstance(m.value, Person)}
        self.lone = len({land for _, land in self.scene.lands} | (stated - {None})) == 1
        self.own = {land for m, land in self.scene.lands if m.kind == "B"}
        keys = [*self.scene.tokens.keys, ""]
        times = Counter(land for m, land in self.scene.lands if m.kind != "L" and not self.scene.is_apart(m))
        times.update(
            m.value.country
            for m in self.scene.mentions
            if m.kind in "PR" and isinstance(m.value, Person) and m.value.country
        )
        sides = {land for m, land in self.scene.lands if keys[m.last] in _SIDES}
        if 0 < len(sides) < 3:  # whom the text calls a side is one of the two, and where it goes sooner the other
            times.update(land for m, land in self.scene.lands if m.kind != "B" and self.scene.is_journey(m))
            times.update(dict.fromkeys(sides, times.total()))
        ranked = times.most_common(3)
        if len(ranked) > 1 and (len(ranked) == 2 or ranked[2][1] <= _BORDER * ranked[1][1]):
            self.leading = frozenset(country for country, _ in ranked[:2])
            both = any(
                not _BOTH.isdisjoint(keys[i + 1 : i + 3])
                for word in ("two", "both")
                for i in self.scene.tokens.index.get(word, ())
            )
            self.bilateral = ranked[1][0] in self.pairs.get(ranked[0][0], ()) or both or bool(sides)

    def round(self, home: Country | None, *, late: bool = False) -> list[tuple[Country, float]]:
        """One round over the actors without a country; the countries that were given, with what spoke for them.

        Those who bear an office of which a country has one come last, the likeliest of each country before the others.
        """
        given: list[tuple[Country, float]] = []
        claims: list[tuple[Known, Country, float]] = []
        best: dict[tuple[str, Country], list[float]] = {}
        for number, actor in enumerate(self.scene.known):
            if not _is_open(actor):
                continue
            if actor.superior is not None:  # an aide is of the country of the one whom he serves
                if (country := self.scene.known[actor.superior].country) is not None:
                    _give(actor, country)
                if country is not None or not late:
                    continue
            votes, left_out = self.votes(number, home, late=late)
            ranked = votes.most_common(2)
            single = len(ranked) == 1 and (left_out or (self.lone and not actor.offices.isdisjoint(ONE_EACH)))
            enough = ranked and (ranked[0][1] >= 1 or (single and ranked[0][1] >= _NEAR))
            if not enough or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
                continue
            country, weight = ranked[0][0], float(ranked[0][1])
            if actor.offices.isdisjoint(ONE_EACH):
                given.append((country, weight))
                _give(actor, country)
                continue
            claims.append((actor, country, weight))
            for office in actor.offices & ONE_EACH:
                best.setdefault((office, country), []).append(weight)
        for actor, country, weight in claims:
            rivals = [w for o in actor.offices & ONE_EACH for w in best[(o, country)]]
            if len(rivals) > 1 and (max(rivals) > weight or rivals.count(weight) > 1):
                continue  # a country has one president: of two who may be, the more likely, or neither
            given.append((country, weight))
            _give(actor, country)
            self.held |= {(o, country) for o in actor.offices & ONE_EACH}
        return given

    def place_strangers(self) -> None:
        """Give the people of whom no state's office is told the country of those in whose list they stand; and those of whom none at
        all is told, and who travel to one of the two countries that lead the text or meet somebody from there, the other one."""
        for actor in self.scene.known:
            value = actor.value
            if not isinstance(value, Person) or value.country or actor.closed:
                continue
            named = [m for m in actor.mentions[: 4 * _LOOK] if m.kind == "P"]
            if value.organization or value.title:
                continue
            if named and (country := self.scene.included(named[0])) is not None:
                _give(actor, country)
                continue
            if not self.bilateral:
                continue
            against = {land for m in named for land in self.scene.bound_for(m) | self.scene.met(m)} & self.leading
            if len(named) > 1 and len(against) == 1:
                _give(actor, next(iter(self.leading - against)))

    def home(self, heading: Heading | None) -> Country | None:
        """The country whose people the text does not introduce."""
        tokens = self.scene.tokens
        begin = bisect_left(tokens.starts, heading.body_start) if heading is not None else 0
        self.lead = next((i for i in range(begin, min(begin + 3, len(tokens))) if tokens.keys[i].isalnum()), -1)
        counts: Counter[Country] = Counter()
        for mention, land in self.scene.lands:
            counts[land] += self._weight(mention)  # type: ignore[assignment]
        foreign = {c for _, c in self.held}
        for actor in self.scene.known:
            if actor.usual and actor.country is None and Country(actor.usual) in counts:
                counts[Country(actor.usual)] += _USUAL  # type: ignore[assignment]
        for country in foreign:
            counts[country] *= _INTRODUCED  # type: ignore[assignment]
        self.present = frozenset(counts)
        domains = {"GB" if d == "uk" else d.upper() for d in _DOMAIN.findall(self.scene.tokens.text)}
        for code in domains:
            counts[Country(code)] += _DATELINE  # type: ignore[assignment]
        self.told = bool(domains)
        if heading is not None:
            self.body = heading.body_start
            dateline = heading.dateline.country if heading.dateline is not None else None
            publisher = _country_of(heading.publisher)
            if dateline is not None and dateline == publisher:
                self.sure = self.told = True
                return dateline
            self.told = self.told or dateline is not None or publisher is not None
            total = sum(counts.values())
            alone = dateline is None or publisher is None
            if publisher is not None and dateline is not None and _WIRES.isdisjoint(keys_of(heading.publisher or "")):
                counts[publisher] += max(total, _DATELINE)  # type: ignore[assignment]  # "NEW YORK (SPA) -": a national agency abroad
                self.sure = True
            for stated in (dateline, publisher):
                if stated is not None:
                    counts[stated] += max(_DATELINE, total / 2 if alone else 0)  # type: ignore[assignment]
        if heading is None or (heading.dateline is None and heading.publisher is None):
            for country in _ENGLISH & counts.keys():
                counts[country] *= _READERS  # type: ignore[assignment]
        if any(tokens.keys[i - 1] == "media" for i in tokens.index.get("release", ())[:1] if 0 < i < _TOP):
            for country in _RELEASING & counts.keys():
                counts[country] *= _RELEASE  # type: ignore[assignment]
        ranked = counts.most_common(2)
        least = _LEAST if len(ranked) > 1 else _ALONE
        if not ranked or ranked[0][1] < least or (len(ranked) == 2 and ranked[1][1] > 0.9 * ranked[0][1]):
            return None
        self.told = self.told or any(m.first == self.lead and land == ranked[0][0] for m, land in self.scene.lands[:1])
        return ranked[0][0]

    def _weight(self, mention: Mention) -> float:
        """How much a mention of a country speaks for the text being at home there."""
        keys = self.scene.tokens.keys
        if self.scene.is_there(mention):
            return 0.25
        if mention.kind == "L":
            return 0.5
        if mention.kind == "B":
            return 1.5 if mention.data is None else 0.7  # a government by its seat, or another body
        after = keys[mention.last] if mention.last < len(keys) else ""
        if mention.kind == "A":
            return 1.5 if after in OWN_COUNTRY else 0.7
        if mention.first == self.lead and after not in _PAIRED:
            return _LEAD
        return 1.5 if after == "'s" or (self.scene.opens(mention) and after not in _PAIRED) else 0.7

    def votes(self, number: int, home: Country | None, *, late: bool = False) -> tuple[Counter[Country], bool]:
        """What speaks for each country, from the first mentions of an actor, and whether something rules one out."""
        scene, actor = self.scene, self.scene.known[number]
        votes: Counter[Country] = Counter()
        against: set[Country] = set()
        named = [m for m in actor.mentions[: 4 * _LOOK] if m.kind in "PRB"]
        opposite = scene.opposite(actor, named[0]) if named else set()
        partners = {x for y in opposite for x in self.pairs.get(y, ())}
        for country in partners:
            votes[country] += _PAIR  # type: ignore[assignment]
        if home is not None and home not in opposite:
            votes[home] += self._at_home(actor, home, opposite, partners)  # type: ignore[assignment]
        usual = Country(actor.usual) if actor.usual else None
        if usual in self.present and usual is not None and not (self.told and home not in (None, usual)):
            votes[usual] += _OFFICE  # type: ignore[assignment]
        for title in actor.titles & _FEW:  # the one land of the text that has a chancellor
            if len(lands := [c for c in self.present if c.code in _without()[title]]) == 1:
                votes[lands[0]] += _OFFICE  # type: ignore[assignment]
        listed: set[Country] = set()
        spoken: set[Country] = set()
        settings: set[Country] = set()
        close: Counter[Country] = Counter()
        for mention in named[:_LOOK]:
            for other in scene.near(mention):
                land = other.value.country if other.kind == "R" and other.data.get("plural") else land_of(other)
                if (
                    land is not None
                    and (other.kind != "L" or is_capital(other))
                    and not scene.is_aside(other)
                    and not scene.is_journey(other)
                ):
                    close[land] += 0.5 if scene.is_there(other) else 1  # type: ignore[assignment]
            against |= scene.bound_for(mention)
            listed |= scene.listed(mention)
            if (opener := scene.opener(mention)) is not None:
                votes[opener] += _SPOKEN if "spokesperson" in actor.offices else _OPENER  # type: ignore[assignment]
            if mention is named[0]:
                settings = scene.setting(mention)
                if mention.kind == "P" and (theirs := beside.shared(scene, mention)) is not None:
                    listed.add(theirs)
                    votes[theirs] += _PAIR  # type: ignore[assignment]
                against |= opposite - listed
        for mention in named:
            spoken |= scene.speaks_for(mention)
        for country, times in close.items():
            votes[country] += min(times, 2) * _NEAR  # type: ignore[assignment]
        for country in listed:
            votes[country] += _LIST  # type: ignore[assignment]
        for country in spoken:
            votes[country] += _PAIR  # type: ignore[assignment]
        for country in settings:
            votes[country] += _SETTING / len(settings)  # type: ignore[assignment]
        if late and self.bilateral and opposite <= self.leading:
            for country in self.leading:
                votes[country] += _NEAR  # type: ignore[assignment]
        if not late and named and not listed and beside.waits(scene, named[0]):
            return Counter(), False
        ruled_out = {c for c in votes if c in against or not self._can(actor, c)}
        for country in ruled_out:
            del votes[country]
        left_out = any(office in actor.offices for office, _ in self.held) or (
            late and self.bilateral and bool(ruled_out & self.leading)
        )
        return votes, left_out

    def _at_home(self, actor: Known, home: Country, opposite: set[Country], partners: set[Country]) -> float:
        """How much the home of the text speaks for an actor."""
        if not isinstance(actor.value, Person):
            return _LIST
        if (actor.offices == {"royal"} and not self.sure) or "director general" in actor.titles:
            return 0.4
        if self.told or not opposite or home in partners:
            return _HOME + self._is_heads(actor)
        return _HOME / 2 if home in self.own else 0.4

    def _is_heads(self, actor: Known) -> bool:
        """Whether the heading names an actor, as that of a release names its author."""
        return bool(actor.mentions) and self.scene.tokens.starts[actor.mentions[0].first] < self.body

    def _can(self, actor: Known, country: Country) -> bool:
        """Whether the country has such an office, and nobody else who bears it."""
        said = actor.value.title if isinstance(actor.value, Person) else None
        return _has(country, actor.titles, said or "") and not any(
            (o, country) in self.held for o in actor.offices & ONE_EACH
        )


def _country_of(publisher: str | None) -> Country | None:
    """The country of a publisher that stands in the lexicon of bodies."""
    if not publisher:
        return None
    keys = keys_of(publisher)
    term = organizations().at(keys, 0) if keys else None
    found: Country | None = term.data.country if term is not None else None
    return found
