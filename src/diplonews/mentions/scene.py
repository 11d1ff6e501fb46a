"""Scene: what the text around a mention tells of where it plays, who travels, who meets whom and who stands in one list."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise

from attrs import define, field

from diplonews.countries import country_lexicon
from diplonews.mentions.bodies import OWN_COUNTRY
from diplonews.mentions.known import Known
from diplonews.mentions.mention import Mention
from diplonews.mentions.offices import COMING, PAST
from diplonews.text.tokens import Tokens
from diplonews.values import Body, Country

OF_A_STATE = frozenset(
    (
        "head-of-state head-of-government foreign-minister minister deputy-minister parliament envoy military court royal "
        "legislator official spokesperson local"
    ).split()
)
"""Classes of offices that a person holds for one country."""
_LENDING = OF_A_STATE - {"envoy"}  # an envoy stands beside his hosts
ONE_EACH = frozenset("head-of-state head-of-government foreign-minister".split())
"""Offices of which every country has one."""
_TRAVELLED = frozenset(
    "travelled traveled travels travel flew flies fly went goes go headed heads proceeded returned arrived".split()
)
_MEETS = frozenset(
    "met meets meet meeting spoke speaks received receives hosted hosts talks called with welcomed".split()
)
_TOGETHER = frozenset("accompanied together along alongside his her send sent sends sending".split())
_THERE = frozenset(
    "in at to into from inside via through visit visits visited visiting toured leaving reached near".split()
)
_JOURNEY = frozenset(
    "visit visits visited visiting trip trips tour travel travels travelled traveled travelling traveling arrive arrives arrived "
    "flew fly flies".split()
)
_HOMEWARD = frozenset("return returns returned returning back".split())
_LEAVES = frozenset("leave leaves left leaving depart departs departed departing".split())
_STANCE = frozenset(
    "commitment support readiness willingness interest gratitude appreciation condolences concern concerns position solidarity intention "
    "desire determination".split()
)
_LINKS = frozenset(
    (
        ", and ; & the as well with including former then accompanied by is was such namely other senior top high-level "
        "officials ministers leaders members dignitaries"
    ).split()
)
_ACCOMPANIES = frozenset("accompany accompanies accompanied accompanying".split())
_AUTHOR = frozenset(("i", "we"))
_DELEGATIONS = frozenset("delegation team side mission".split())
_HOLDS = frozenset("included includes including comprised comprises comprising consisted consisting led headed".split())
_JOINS = frozenset("and including with such namely".split())
_JOINED = (["and"], ["and", "the"], ["as", "well", "as"])
_ATTRIBUTES = frozenset("related led backed based born brokered style held occupied controlled".split())
_AGAINST = frozenset("with against toward towards than".split())
_SAYS = tuple([word] for word in ("said", "says", "told", "added", "announced", "stated", "noted"))
_ASKED = frozenset("should must needs need ought and , 's".split())
_SENDS = frozenset("send sends sent sending dispatch dispatched appoint appoints appointed instructed ordered".split())
_INVITES = frozenset("invitation invited invites hosted received welcomed guest".split())
_INVITATION = frozenset("invitation invited invites".split())
_BY = frozenset("of from by the his her".split())


_HEADS = frozenset("leads led leading heads headed heading".split())
_OWN_WORDS = _HOMEWARD | _LEAVES | _STANCE | _HEADS


@define
class Scene:
    """A text's mentions by sentence."""

    tokens: Tokens
    mentions: list[Mention]
    known: list[Known]
    firsts: list[int] = field(factory=list)
    sentences: list[int] = field(factory=list)
    paragraphs: list[int] = field(factory=list)
    lands: list[tuple[Mention, Country]] = field(factory=list)
    """The mentions of countries, their people, places and bodies, with the country."""

    def __attrs_post_init__(self) -> None:
        self.firsts = [m.first for m in self.mentions]
        self.sentences = [first for first, _ in self.tokens.sentences]
        self.paragraphs = [first for first, _ in self.tokens.paragraphs]
        self.lands = [(m, land) for m in self.mentions if (land := land_of(m)) is not None]

    def _bounds(self, starts: list[int], token: int) -> tuple[int, int]:
        at = bisect_right(starts, token)
        return starts[at - 1] if at else 0, starts[at] if at < len(starts) else len(self.tokens)

    def between(self, begin: int, end: int) -> list[Mention]:
        """The mentions that begin in a range of tokens, 60 at most."""
        low, high = bisect_left(self.firsts, begin), bisect_left(self.firsts, end)
        return self.mentions[low : min(high, low + 60)]

    def near(self, mention: Mention) -> list[Mention]:
        """The mentions of its sentence."""
        return self.between(*self._bounds(self.sentences, mention.first))

    def opens(self, mention: Mention) -> bool:
        """Whether a mention begins its sentence."""
        return self._bounds(self.sentences, mention.first)[0] == mention.first

    def opener(self, mention: Mention) -> Country | None:
        """The country with which the words of a speaker begin: "Kenya opposes it, Deputy Minister A said"."""
        keys = self.tokens.keys
        first = next(iter(self.near(mention)), None)
        if first is None or first.kind != "C" or keys[mention.last : mention.last + 1] not in _SAYS:
            return None
        return land_of(first) if self.opens(first) and keys[first.last] not in _ASKED else None

    def _before(self, mention: Mention) -> int:
        """The token before a mention and its article, or -1."""
        at = mention.first - 1
        return at - 1 if at >= 0 and self.tokens.keys[at] == "the" else at

    def is_there(self, mention: Mention) -> bool:
        """Whether a country or city is a place here: after "in", "to", "visited"."""
        at = self._before(mention)
        return at >= 0 and self.tokens.keys[at] in _THERE

    def pairs(self) -> dict[Country, set[Country]]:
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

    def opposite(self, actor: Known, mention: Mention) -> set[Country]:
        """The countries of those whom he meets in the sentence, and of the leaders who are introduced with theirs beside him."""
        if not serves_a_state(actor.offices):
            return set()
        near = self.near(mention)
        met = {n for other in self._met(near, mention) for n in other.who}
        found: set[Country] = set()
        for other in near:
            if other.kind != "P" or not other.who or other.who == mention.who:
                continue
            both_lead = leads(other.data["offices"]) and leads(actor.offices)
            country = self.known[other.who[0]].country
            if country is not None and (both_lead or other.who[0] in met):
                between = self.tokens.keys[min(other.last, mention.last) : max(other.first, mention.first)]
                if _TOGETHER.isdisjoint(between):
                    found.add(country)
        return found

    def met(self, mention: Mention) -> set[Country]:
        """The countries of those whom the actor of a mention meets in its sentence."""
        met = {n for other in self._met(self.near(mention), mention) for n in other.who}
        return {country for n in met if (country := self.known[n].country) is not None}

    def _met(self, near: list[Mention], mention: Mention) -> Iterator[Mention]:
        """Whom the actor of a mention meets: those beyond a verb of meeting, as long as "and" or a comma joins them."""
        at = next((k for k, other in enumerate(near) if other is mention), -1)
        if at < 0:
            return  # a name within another one meets nobody
        for others in (near[at:], near[at::-1]):
            met = False
            for a, b in pairwise(others):
                gap = self.tokens.keys[min(a.last, b.last) : max(a.first, b.first)]
                apart = gap[:1] in (["and"], [","]) and "who" not in gap  # "he met A and had lunch with B"
                met = (not apart and not _MEETS.isdisjoint(gap)) or (met and _LINKS.issuperset(gap))
                if met and b.kind == "P" and self.tokens.keys[b.last : b.last + 1] not in _SAYS:
                    yield b

    def bound_for(self, mention: Mention) -> set[Country]:
        """The countries that its sentence tells the actor to travel to: "visited Chad", "his trip to Chad", "will arrive in N'Djamena"."""
        return {
            land
            for other in self.near(mention)
            if other.first > mention.first
            and (other.kind == "C" or is_capital(other))
            and (land := land_of(other)) is not None
            and self._is_bound_for(mention, other)
        }

    def _is_bound_for(self, mention: Mention, land: Mention) -> bool:
        if land.first - mention.last > 25:
            return False
        others = self.between(mention.last, land.first)
        if any(m.kind in "PRHh" and m.who != mention.who for m in others) or self._is_inviter(mention):
            return False
        return self._is_journey(land, mention.last)

    def _is_journey(self, land: Mention, begin: int = 0) -> bool:
        """Whether a country or place is where a journey goes."""
        keys, at = self.tokens.keys, self._before(land)
        returns = at > begin and keys[at] == "from" and keys[at - 1] in _HOMEWARD
        return returns or not _JOURNEY.isdisjoint(keys[max(land.first - 3, begin) : land.first])

    def speaks_for(self, mention: Mention) -> set[Country]:
        """The countries that its sentence tells to be the actor's: he leaves it for another, returns to it, or conveys its stance
        ("conveyed the commitment of Kenya", "expressed Kenya's support")."""
        keys = self.tokens.keys
        found: set[Country] = set()
        if _OWN_WORDS.isdisjoint(keys[mention.last : mention.last + 30]):
            return found
        for land in self.near(mention):
            country = land_of(land)
            if country is None or land.kind not in "CAB" or not 0 < land.first - mention.last < 25:
                continue
            at = self._before(land)
            after = keys[land.last : land.last + 3]
            stands = (keys[at] == "of" and keys[at - 1] in _STANCE) or not _STANCE.isdisjoint(
                after[after[:1] == ["'s"] :][:1]
            )
            home = keys[at] in _LEAVES or (keys[at] == "to" and keys[at - 1] in _HOMEWARD)
            between = self.between(mention.last, land.first)
            team = after if land.kind != "B" else keys[land.last - 1 : land.last]
            heads = not _HEADS.isdisjoint(keys[mention.last : land.first]) and not _DELEGATIONS.isdisjoint(team)
            if (stands or heads or (home and land.kind == "C")) and not any(
                m.kind in "PRHh" and m.who != mention.who for m in between
            ):
                found.add(country)
        return found

    def is_aside(self, mention: Mention) -> bool:
        """Whether a country is only part of an attribute, or somebody else's: "Yemen-related", "US-led", "a pact with Chile"."""
        return self.is_apart(mention) or self.tokens.keys[self._before(mention)] in _AGAINST

    def is_apart(self, mention: Mention) -> bool:
        """Whether a country is part of an attribute: "Yemen-related", "US-led"."""
        after = self.tokens.keys[mention.last : mention.last + 2]
        return after[:1] == ["-"] and not _ATTRIBUTES.isdisjoint(after)

    def _is_scene(self, mention: Mention) -> bool:
        """Whether something happens at a place: "in Riga", "travelled to Riga", and not "a visit to Riga"."""
        keys, at = self.tokens.keys, self._before(mention)
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

    def setting(self, mention: Mention) -> set[Country]:
        """Where the sentence, or the paragraph before it, plays: for those who are met there and not for its subject."""
        near = self.near(mention)
        if inviting := self._invites(mention, near):
            return inviting
        subject = next((m for m in near if m.kind in "PRHB" and m.who), None)
        opening = self._bounds(self.sentences, mention.first)[0]
        begun = self.tokens.keys[opening : min(opening + 6, mention.first)]
        author = not _AUTHOR.isdisjoint(begun) and '"' not in begun
        if not author and (subject is None or (subject.who == mention.who and mention.kind != "B")):
            return set()
        starts = self.sentences if mention.kind == "B" else self.paragraphs
        begin, _ = self._bounds(starts, mention.first)
        place: set[Country] = set()
        for other in self.between(max(begin, mention.first - 120), mention.first):
            country = land_of(other)
            if (
                country is not None
                and other.kind in "LC"
                and (self._is_scene(other) or (author and self._is_journey(other)))
            ):
                place = {country}
        return place

    def _invites(self, mention: Mention, near: list[Mention]) -> set[Country]:
        """Where the one goes whom this one invites: "a visit to China at the invitation of President Zhao"."""
        keys, at = self.tokens.keys, mention.first - 1
        while at > 0 and keys[at] in _BY:
            at -= 1
        if (at == mention.first - 1 or keys[at] not in _INVITES) and not self._is_inviter(mention):
            return set()
        lands = {land for m in near if m.kind in "CL" and self._is_journey(m) and (land := land_of(m)) is not None}
        return lands if len(lands) == 1 else set()

    def _is_inviter(self, mention: Mention) -> bool:
        """Whether somebody follows his invitation: "Zhao's invitation to visit China"."""
        return not _INVITATION.isdisjoint(self.tokens.keys[mention.last : mention.last + 4])

    def listed(self, mention: Mention) -> set[Country]:
        """The country of those beside whom an office-holder stands in one list: "Peruvian officials, including Minister A";
        "Minister A and other Peruvian officials"."""
        at = bisect_left(self.firsts, mention.first) - 1
        here = mention
        for k in range(at, max(at - 8, -1), -1):
            before = self.mentions[k]
            gap = self.tokens.keys[before.last : here.first]
            if before.kind == "B" and before.who and self._is_delegation(before, gap):
                return {self.known[before.who[0]].country} - {None}  # type: ignore[return-value]
            if (
                before.kind == "B" and before.who and here is mention and gap in _JOINED and self._is_own(before)
            ):  # "members of the Peruvian parliament and Minister A"
                return {self.known[before.who[0]].country} - {None}  # type: ignore[return-value]
            if before.kind not in "PRH" or not before.who or not gap or len(gap) > 5 or not _LINKS.issuperset(gap):
                break
            if not mention.data.get("offices") and _JOINS.isdisjoint(gap):
                break
            if (country := self._accredited(before) or self._lends(before)) is not None:
                return {country}
            here = before
        if at >= 0 and self.tokens.keys[mention.first - 1] in _SENDS:  # "has decided to send Prime Minister A"
            sender = next(
                (m for m in self.near(mention) if m.kind in "PRB" and m.who and m.first < mention.first), None
            )
            if sender is not None and (country := self.known[sender.who[0]].country) is not None:
                return {country}
        after = self.mentions[at + 2] if at + 2 < len(self.mentions) else None
        gap = self.tokens.keys[mention.last : after.first] if after is not None else []
        if after is not None and after.who and len(gap) < 5 and not _ACCOMPANIES.isdisjoint(gap) and "by" not in gap:
            return {self.known[after.who[0]].country} - {None}  # type: ignore[return-value]
        here = mention
        for other in self.mentions[at + 2 : at + 10]:  # "Minister A, Minister B, and other senior Peruvian officials"
            gap = self.tokens.keys[here.last : other.first]
            if not gap or len(gap) > 5 or not _LINKS.issuperset(gap) or other.kind not in "PR":
                break
            if other.kind == "R" and other.data.get("plural"):
                return {other.value.country} - {None} if "other" in gap else set()
            here = other
        return set()

    def _is_own(self, body: Mention) -> bool:
        """Whether a body is one of a state by its last word."""
        return self.tokens.keys[body.last - 1] in OWN_COUNTRY

    def _is_delegation(self, body: Mention, gap: list[str]) -> bool:
        """Whether a body is a delegation whose members follow: "The Peruvian delegation also included Minister A"."""
        return self.tokens.keys[body.last - 1] in _DELEGATIONS and len(gap) < 5 and not _HOLDS.isdisjoint(gap)

    def _accredited(self, mention: Mention) -> Country | None:
        """To which country somebody is an envoy: "the High Commissioner of India to Sri Lanka and Minister A"."""
        keys = self.tokens.keys[mention.first : mention.last]
        own = mention.value.country if mention.kind == "P" else None
        if own is None or "to" not in keys or "envoy" not in mention.data["offices"]:
            return None
        at = keys.index("to") + 1
        term = country_lexicon().at(keys, at + (keys[at : at + 1] == ["the"])) if at < len(keys) - 1 else None
        return Country(term.data.code) if term is not None and term.kind == "C" else None

    def _lends(self, mention: Mention) -> Country | None:
        """The country that somebody gives to those who follow in one list."""
        known = self.known[mention.who[0]]
        if mention.kind == "H":
            return known.country if "accompanied" in self.tokens.keys[mention.last : mention.last + 4] else None
        if mention.data.get("plural") or not known.offices.isdisjoint(_LENDING):
            return known.country
        return None


def serves_a_state(offices: Iterable[str]) -> bool:
    """Whether one of some offices is held for a country, now, before or soon."""
    return any(office.removeprefix(PAST).removeprefix(COMING) in OF_A_STATE for office in offices)


def leads(offices: Iterable[str]) -> bool:
    """Whether one of some offices is one of those that a country has one bearer of, in office or coming."""
    return any(office.removeprefix(COMING) in ONE_EACH for office in offices)


def land_of(mention: Mention) -> Country | None:
    """The country of a mention of a country, its people or a place in it."""
    if mention.kind in "CA":
        return mention.value if isinstance(mention.value, Country) else None
    if mention.kind == "B":
        known = (mention.data or {}).get("organization")
        return mention.value.country if isinstance(mention.value, Body) and not known else None
    return getattr(mention.value, "country", None) if mention.kind == "L" else None


def is_capital(mention: Mention) -> bool:
    """Whether a mention is that of a capital or seat of government."""
    return getattr(mention.data, "capital_of", None) is not None
