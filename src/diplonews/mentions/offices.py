"""What a title says: the office in words, its classes, the country and the organisation it is held in, the gender.

"Deputy Prime Minister and Minister of Foreign Affairs of the Republic of Kazakhstan" is the title without its last words, which
are the country. A country after "to" or "for" is where an envoy is sent, and not whom he represents.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

import attrs
from attrs import frozen

from diplonews.mentions.units import Units
from diplonews.text.tokens import Tokens, visible
from diplonews.values import Body, Country

_UNSPOKEN = frozenset("counterpart host guest".split())
"""Offices that are told by somebody else's."""
PAST, COMING = "former-", "elect-"
"""What the class of an office begins with that is no longer held, or not yet."""
_PAST = frozenset("former ex then onetime erstwhile late previous ousted deposed".split())
_COMING = frozenset("elect designate incoming presumptive nominee next future".split())
_BELOW = frozenset("deputy vice additional assistant associate under alternate".split())
_UNDER = {
    "foreign-minister": "deputy-minister",
    "minister": "deputy-minister",
    "head-of-state": "official",
    "head-of-government": "deputy-minister",
}
_OF_BODY = re.compile(r"Tot?[AC]?B")
_SUPERIOR = re.compile(r"TFt?$")
_LANDED = frozenset("ACLB")
_ON_THE_ROAD = frozenset(("visiting", "departing"))
_LESS = frozenset(("expert", "military", "corporate", "party"))
OF_A_STATE = frozenset(
    (
        "head-of-state head-of-government foreign-minister minister deputy-minister parliament envoy military court royal "
        "legislator official spokesperson local"
    ).split()
)
"""Classes of offices that a person holds for one country."""
LENDING = OF_A_STATE - {"envoy"}  # an envoy stands beside his hosts
ONE_EACH = frozenset("head-of-state head-of-government foreign-minister".split())
"""Offices of which every country has one."""


@frozen
class Office:
    """A title as read from the text. ``canonical`` are the names of its offices in full;
    ``closed`` says that the office is an organisation's and no country's."""

    title: str | None = None
    country: Country | None = None
    organization: str | None = None
    offices: tuple[str, ...] = ()
    canonical: tuple[str, ...] = ()
    gender: str | None = None
    usual: str = ""
    closed: bool = False

    def __or__(self, other: Office) -> Office:
        """Both in one; what the first says wins, unless it is a rank or profession only."""
        if self.offices and other.offices and set(self.offices) <= _LESS and not set(other.offices) <= _LESS:
            return other | attrs.evolve(self, offices=())
        return Office(
            self.title or other.title,
            self.country or other.country,
            self.organization or other.organization,
            tuple(dict.fromkeys(self.offices + other.offices)),
            tuple(dict.fromkeys(self.canonical + other.canonical)),
            self.gender or other.gender,
            self.usual or other.usual,
            self.closed or other.closed,
        )


def read(tokens: Tokens, units: Units, whose: tuple[int, int], title: tuple[int, int]) -> Office:
    """The office that two ranges of units say: whose it is ("Turkey's", "Kazakh"), and the title with its complements."""
    letters, items = units.letters, units.items
    said, own = letters[slice(*title)], letters[slice(*whose)]
    both = said + own
    if said[:1] == "M" and tokens.keys[units.firsts[title[0]]] in _ON_THE_ROAD and said[1:]:
        title = (title[0] + 1, title[1])  # a visiting president's title is president
        said = said[1:]
    text = joined(tokens, units.firsts[title[0]], units.lasts[_without_country(letters, *title) - 1]) if said else None
    country = None
    if not _LANDED.isdisjoint(both):
        country = _country(units, range(*title), after=letters) or _country(units, range(*whose))
    organization = None
    if "B" in both:
        bodies = (items[k].value for k in (*range(*title), *range(*whose)) if letters[k] == "B")
        organization = next((body.name for body in bodies if body), None)
    data = [items[k].data for k, letter in enumerate(said, title[0]) if letter in "TY" and not _is_superior(letters, k)]
    usual = next((d["country"] for d in data if d["country"]), "")
    if country is None and usual and not usual.startswith("~"):
        country = Country(usual)
    closed = "T" in own and any(  # "the Secretary-General's special envoy"
        items[k].data["office"] == "organization-head" for k in range(*whose) if letters[k] == "T"
    )
    if "B" in said and _OF_BODY.search(letters, *title):
        data = [{**d, "office": "organization-head"} if d["canonical"] == "president" else d for d in data]
    classes = [d["office"] for d in data if d["office"] != "other"]
    if "M" in both or "w" in said:
        before = [k for k in range(*whose) if letters[k] == "M" and tokens.keys[units.firsts[k]] not in _ON_THE_ROAD]
        if text is not None and before:  # "former", of "former Dutch premier"
            text = f"{joined(tokens, units.firsts[before[0]], units.lasts[before[-1]])} {text}"
        inside = (k for k in range(*title) if letters[k] in "Mw")
        words = {tokens.keys[units.firsts[k]] for k in (*before, *inside)}
        if words & _BELOW:
            data = [{**d, "canonical": f"deputy {d['canonical']}"} for d in data]
        classes = list(map(_rank(words), classes))
    return Office(
        text,
        country,
        organization,
        tuple(dict.fromkeys(classes)),
        tuple(dict.fromkeys([d["canonical"].lower() for d in data])),
        first_gender(items[slice(*title)]),
        usual.removeprefix("~"),
        closed,
    )


def _is_superior(letters: str, k: int) -> bool:
    """Whether an office is that of the one whom somebody serves: "adviser to the President"."""
    return bool(_SUPERIOR.search(letters, max(k - 3, 0), k))


def _rank(words: set[str]) -> Callable[[str], str]:
    """What "deputy", "former" and "elect" make of an office's class."""
    if words & _PAST:
        return lambda office: PAST + office
    if words & _COMING:
        return lambda office: COMING + office
    if words & _BELOW:
        return lambda office: _UNDER.get(office, office)
    return lambda office: office


def is_unspoken(office: Office) -> bool:
    """Whether the title only points at another one ("counterpart")."""
    return bool(office.canonical) and all(c in _UNSPOKEN for c in office.canonical)


def first_gender(items: Iterable[Any]) -> str | None:
    """The gender that the first of some terms tells, if any does."""
    for item in items:
        data = getattr(item, "data", None)
        if data is not None and hasattr(data, "get") and (gender := data.get("gender")):
            return str(gender)
    return None


def joined(tokens: Tokens, first: int, last: int) -> str:
    """The text of some tokens on one line."""
    return " ".join(visible(tokens.text[tokens.starts[first] : tokens.ends[last - 1]]).split())


def _without_country(letters: str, begin: int, end: int) -> int:
    """Where the title ends before "of the Republic of Azerbaijan" and the like."""
    at = end
    if at - begin > 2 and letters[at - 1] == "C":
        at -= 1
        if letters[at - 1] == "t":
            at -= 1
        if letters[at - 1] in "of" and at - 1 > begin:
            return at - 1
    return end


def _country(units: Units, places: Iterable[int], *, after: str = "") -> Country | None:
    """The country of the first unit that has one, but for those to which somebody is sent: "to Kenya, Uganda and Rwanda"."""
    sent = -1  # where the latest country ends to which somebody is sent
    for k in places:
        if k < 0 or units.letters[k] not in "ACLB":
            continue
        if after and units.letters[k] in "CL":
            before = after[k - 2] if k > 1 and after[k - 1] == "t" else after[k - 1]
            if before in "fFi" or (sent >= 0 and set(after[sent:k]) <= set("cat")):
                sent = k + 1
                continue
        value = units.items[k].value
        if isinstance(value, Country):
            return value
        country: Country | None = getattr(value, "country", None)
        if country is not None and (isinstance(value, Body) or units.letters[k] == "L"):
            return country
    return None


def serves_a_state(offices: Iterable[str]) -> bool:
    """Whether one of some offices is held for a country, now, before or soon."""
    return any(office.removeprefix(PAST).removeprefix(COMING) in OF_A_STATE for office in offices)


def leads(offices: Iterable[str]) -> bool:
    """Whether one of some offices is one of those that a country has one bearer of, in office or coming."""
    return any(office.removeprefix(COMING) in ONE_EACH for office in offices)
