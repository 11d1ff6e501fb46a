"""Scene: what the text around a mention tells of where it plays, who travels, who meets whom and who stands in one list."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

from attrs import define, field

from diplonews.countries import country_lexicon
from diplonews.lexicon import rows
from diplonews.mentions.bodies import OWN_COUNTRY
from diplonews.mentions.known import Known
from diplonews.mentions.mention import Mention, is_capital, land_of
from diplonews.mentions.offices import LENDING, leads, serves_a_state
from diplonews.text.tokens import Tokens
from diplonews.values import Country

_WORDS = {row["set"]: frozenset(row["words"].split()) for row in rows("scene.tsv")}
LINKS = _WORDS["links"]
_OWN = frozenset({"out"}).union(*(_WORDS[s] for s in "homeward leaves stance heads speaks receives".split()))
_JOINED = (["and"], ["and", "the"], ["as", "well", "as"])
_SAYS = tuple([word] for word in ("said", "says", "told", "added", "announced", "stated", "noted"))


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

    def neighbour(self, mention: Mention, *, after: bool = False) -> Mention | None:
        """The mention right before a mention, or the one right after it."""
        k = bisect_left(self.firsts, mention.last) if after else bisect_left(self.firsts, mention.first) - 1
        return self.mentions[k] if 0 <= k < len(self.mentions) else None

    def near(self, mention: Mention) -> list[Mention]:
        """The mentions of its sentence."""
        return self.between(*self._bounds(self.sentences, mention.first))

    def opens(self, mention: Mention) -> bool:
        """Whether a mention begins its sentence."""
        return self._bounds(self.sentences, mention.first)[0] == mention.first

    def opener(self, mention: Mention) -> Country | None:
        """The country with which the words of a speaker begin: "Kenya opposes it, Deputy Minister A said", "A said Kenya opposes it"."""
        keys = self.tokens.keys
        if keys[mention.last : mention.last + 1] not in _SAYS:
            return None
        near = self.near(mention)
        told = mention.last + 1 + (keys[mention.last + 1 : mention.last + 2] == ["that"])
        if (land := next((m for m in near if m.first == told and m.kind == "C"), None)) is not None:
            return land_of(land)
        first = next((m for m in near if m.kind != "L"), None)
        if first is None or first.kind != "C" or keys[first.last] in _WORDS["asked"]:
            return None
        return land_of(first) if self.opens(first) or keys[first.first - 1] in _WORDS["dashes"] else None

    def _before(self, mention: Mention) -> int:
        """The token before a mention and its article, or -1."""
        at = mention.first - 1
        return at - 1 if at >= 0 and self.tokens.keys[at] == "the" else at

    def is_there(self, mention: Mention) -> bool:
        """Whether a country or city is a place here: after "in", "to", "visited"."""
        at = self._before(mention)
        if at >= 0 and self.tokens.keys[at] in _WORDS["there"]:
            return True
        before = self._one_before(mention)
        return before is not None and self.tokens.keys[self._before(before)] in _WORDS["there"]

    def _one_before(self, mention: Mention) -> Mention | None:
        """The country before this one in a list: "to Chile and Peru"."""
        before = self.neighbour(mention)
        if before is None or before.kind not in "CL" or not 0 < mention.first - before.last < 4:
            return None
        return before if _WORDS["lists"].issuperset(self.tokens.keys[before.last : mention.first]) else None

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
                if _WORDS["together"].isdisjoint(between):
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
                if not _WORDS["witness"].isdisjoint(gap):
                    break  # "he received A in the presence of B", who meets nobody
                apart = gap[:1] in (["and"], [","]) and "who" not in gap  # "he met A and had lunch with B"
                met = (not apart and not _WORDS["meets"].isdisjoint(gap)) or (met and _WORDS["links"].issuperset(gap))
                if met and b.kind == "P" and self.tokens.keys[b.last : b.last + 1] not in _SAYS:
                    yield b

    def bound_for(self, mention: Mention) -> set[Country]:
        """The countries that its sentence tells the actor to travel to: "visited Chad", "his trip to Chad", "will arrive in N'Djamena"."""
        return {
            land
            for other in self.near(mention)
            if (other.kind == "C" or is_capital(other))
            and (land := land_of(other)) is not None
            and (
                self._is_bound_for(mention, other)
                if other.first > mention.first
                else self.tokens.keys[other.last : mention.first] == ["by"] and self.is_journey(other)
            )
        }

    def _is_bound_for(self, mention: Mention, land: Mention) -> bool:
        if land.first - mention.last > 25:
            return False
        others = self.between(mention.last, land.first)
        if any(m.kind in "PRHh" and m.who != mention.who for m in others) or self._is_inviter(mention):
            return False
        return self.is_journey(land, mention.last)

    def is_journey(self, land: Mention, begin: int = 0) -> bool:
        """Whether a country or place is where a journey goes."""
        keys, at = self.tokens.keys, self._before(land)
        if keys[at - 1 : at + 1] == ["out", "of"]:
            return False  # "his first trip out of Chile"
        returns = at > begin and keys[at] == "from" and keys[at - 1] in _WORDS["homeward"]
        if returns or not _WORDS["journey"].isdisjoint(keys[max(land.first - 3, begin) : land.first]):
            return True
        if keys[at] == "in" and keys[land.last : land.last + 1] in (["for"], ["on"]):
            return not _WORDS["journey"].isdisjoint(
                keys[land.last : land.last + 6]
            )  # "was in Chile for a working visit"
        before = self._one_before(land)
        return before is not None and not _WORDS["journey"].isdisjoint(
            keys[max(before.first - 3, begin) : before.first]
        )

    def speaks_for(self, mention: Mention) -> set[Country]:
        """The countries that its sentence tells to be the actor's: he leaves it for another, returns to it, or conveys its stance
        ("conveyed the commitment of Kenya", "expressed Kenya's support")."""
        keys = self.tokens.keys
        found: set[Country] = set()
        if _OWN.isdisjoint(keys[mention.last : mention.last + 30]):
            return found
        for land in self.near(mention):
            country = land_of(land)
            if country is None or land.kind not in "CABL" or not 0 < land.first - mention.last < 30:
                continue
            at = self._before(land)
            after = keys[land.last : land.last + 3]
            stands = (keys[at] == "of" and keys[at - 1] in _WORDS["stance"]) or not _WORDS["stance"].isdisjoint(
                after[after[:1] == ["'s"] :][:1]
            )
            home = (
                (keys[at] in _WORDS["speaks"] and land.kind == "C")
                or (keys[at] in _WORDS["leaves"] and (land.kind == "C" or "for" in keys[land.last : land.last + 8]))
                or (keys[at] == "to" and keys[at - 1] in _WORDS["homeward"])
                or (keys[at] == "in" and keys[mention.last] in _WORDS["receives"])
                or (keys[at - 1 : at + 1] == ["out", "of"] and keys[at - 2] in _WORDS["journey"])
            )
            between = self.between(mention.last, land.first)
            team = keys[land.last - 1 : land.last + 3]
            heads = not _WORDS["heads"].isdisjoint(keys[mention.last : land.first]) and not _WORDS[
                "delegations"
            ].isdisjoint(team)
            if (stands or heads or (home and (land.kind == "C" or is_capital(land)))) and not any(
                m.kind in "PRHh" and m.who != mention.who for m in between
            ):
                found.add(country)
        return found

    def is_aside(self, mention: Mention) -> bool:
        """Whether a country is only part of an attribute, or somebody else's: "Yemen-related", "US-led", "a pact with Chile"."""
        return self.is_apart(mention) or self.tokens.keys[self._before(mention)] in _WORDS["against"]

    def is_apart(self, mention: Mention) -> bool:
        """Whether a country is part of an attribute: "Yemen-related", "US-led"."""
        after = self.tokens.keys[mention.last : mention.last + 2]
        return after[:1] == ["-"] and not _WORDS["attributes"].isdisjoint(after)

    def _is_scene(self, mention: Mention) -> bool:
        """Whether something happens at a place: "in Riga", "travelled to Riga", and not "a visit to Riga"."""
        keys, at = self.tokens.keys, self._before(mention)
        if at < 0:
            return False
        if keys[at] == "to":
            during = (
                "during" in keys[max(at - 5, 0) : at] and "visit" in keys[max(at - 3, 0) : at]
            )  # "during the visit to Malta"
            travelled = not _WORDS["travelled"].isdisjoint(keys[max(at - 2, 0) : at])
            return during or travelled or "where" in keys[mention.last : mention.last + 8]
        apposed = (
            keys[at] in (",", "capital", "city") and "in" in keys[max(at - 5, 0) : at]
        )  # "in the Thai capital, Bangkok"
        return (keys[at] in ("in", "at") and keys[at - 1] not in _WORDS["matters"]) or apposed

    def setting(self, mention: Mention) -> set[Country]:
        """Where the sentence, or the paragraph before it, plays: for those who are met there and not for its subject."""
        near = self.near(mention)
        if inviting := self._invites(mention, near):
            return inviting
        subject = next((m for m in near if m.kind in "PRHB" and m.who), None)
        opening = self._bounds(self.sentences, mention.first)[0]
        begun = self.tokens.keys[opening : min(opening + 6, mention.first)]
        author = not _WORDS["author"].isdisjoint(begun) and '"' not in begun
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
                and (self._is_scene(other) or (author and self.is_journey(other)))
            ):
                place = {country}
        return place or self._visited(opening, mention, author=author)

    def _visited(self, opening: int, mention: Mention, *, author: bool) -> set[Country]:
        """Where the journey went of a sentence that tells of somebody met "during the visit", or by its author."""
        at = next((i for i in self.tokens.index.get("during", ()) if opening <= i < opening + 40), -1)
        if not author and (at < 0 or _WORDS["stays"].isdisjoint(self.tokens.keys[at : at + 6])):
            return set()
        goes = (m for m in reversed(self.between(mention.first - 400, mention.first)) if m.kind in "CL")
        if author:  # "I am visiting Chile", and not "his visit to Kenya"
            goes = (m for m in goes if not _WORDS["author"].isdisjoint(self.tokens.keys[max(m.first - 5, 0) : m.first]))
        return next(({land} for m in goes if (land := land_of(m)) is not None and self.is_journey(m)), set())

    def _invites(self, mention: Mention, near: list[Mention]) -> set[Country]:
        """Where the one goes whom this one invites: "a visit to China at the invitation of President Zhao"."""
        keys, at = self.tokens.keys, mention.first - 1
        while at > 0 and keys[at] in _WORDS["by"]:
            at -= 1
        if (at == mention.first - 1 or keys[at] not in _WORDS["invites"]) and not self._is_inviter(mention):
            return set()
        lands = {land for m in near if m.kind in "CL" and self.is_journey(m) and (land := land_of(m)) is not None}
        return lands if len(lands) == 1 else set()

    def _is_inviter(self, mention: Mention) -> bool:
        """Whether somebody follows his invitation: "Zhao's invitation to visit China"."""
        return not _WORDS["invitation"].isdisjoint(self.tokens.keys[mention.last : mention.last + 4])

    def listed(self, mention: Mention) -> set[Country]:
        """The country of those beside whom an office-holder stands in one list: "Peruvian officials, including Minister A";
        "Minister A and other Peruvian officials"."""
        at = bisect_left(self.firsts, mention.first) - 1
        here = mention
        for k in range(at, max(at - 8, -1), -1):
            before = self.mentions[k]
            gap = self.tokens.keys[before.last : here.first]
            if (country := self._included(before, gap)) is not None:
                return {country}
            if "(" in gap and ")" in gap:  # "Minister A (Reform), President B"
                gap = gap[: gap.index("(")] + gap[gap.index(")") + 1 :]
            if (
                before.kind not in "PRH"
                or not before.who
                or not gap
                or len(gap) > 5
                or not _WORDS["links"].issuperset(gap)
            ):
                break
            if not mention.data.get("offices") and _WORDS["joins"].isdisjoint(gap):
                break
            if (country := self._accredited(before) or self._lends(before)) is not None:
                return {country}
            here = before
        if at >= 0 and self.tokens.keys[mention.first - 1] in _WORDS["sends"]:  # "has decided to send Prime Minister A"
            sender = next(
                (m for m in self.near(mention) if m.kind in "PRB" and m.who and m.first < mention.first), None
            )
            if sender is not None and (country := self.known[sender.who[0]].country) is not None:
                return {country}
        after = self.mentions[at + 2] if at + 2 < len(self.mentions) else None
        gap = self.tokens.keys[mention.last : after.first] if after is not None else []
        if (
            after is not None
            and after.who
            and len(gap) < 5
            and not _WORDS["accompanies"].isdisjoint(gap)
            and "by" not in gap
        ):
            return {self.known[after.who[0]].country} - {None}  # type: ignore[return-value]
        here = mention
        for other in self.mentions[at + 2 : at + 10]:  # "Minister A, Minister B, and other senior Peruvian officials"
            gap = self.tokens.keys[here.last : other.first]
            if not gap or len(gap) > 5 or not _WORDS["links"].issuperset(gap) or other.kind not in "PR":
                break
            if other.kind == "R" and other.data.get("plural"):
                return {other.value.country} - {None} if "other" in gap else set()
            here = other
        return set()

    def included(self, mention: Mention) -> Country | None:
        """The country of the officials or the delegation to whom somebody is counted: "the Peruvian aides here include A and B"."""
        here = mention
        for k in range(bisect_left(self.firsts, mention.first) - 1, -1, -1):
            before = self.mentions[k]
            gap = self.tokens.keys[before.last : here.first]
            if (country := self._included(before, gap)) is not None:
                return country
            if before.kind != "P" or not _WORDS["links"].issuperset(gap):
                break
            here = before
        return None

    def _included(self, before: Mention, gap: list[str]) -> Country | None:
        """The country of a body or of officials whose members follow: "The Peruvian delegation also included Minister A", "members
        of the Peruvian parliament and Minister A"."""
        if before.kind == "R" and before.data.get("plural") and len(gap) < 10:
            return before.value.country if not _WORDS["names"].isdisjoint(gap) else None
        head = self.tokens.keys[before.last - 1]
        team = head in _WORDS["delegations"] and len(gap) < 5 and not _WORDS["holds"].isdisjoint(gap)
        led = self.tokens.keys[max(before.first - 3, 0) : before.first]  # "the delegation of Peru led by Minister A"
        if before.kind == "C" and len(gap) < 5 and "of" in led and not _WORDS["delegations"].isdisjoint(led):
            return land_of(before) if not _WORDS["holds"].isdisjoint(gap) else None
        if before.kind != "B" or not before.who or not (team or (gap in _JOINED and head in OWN_COUNTRY)):
            return None
        return self.known[before.who[0]].country

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
        if mention.data.get("plural") or not known.offices.isdisjoint(LENDING):
            return known.country
        return None
