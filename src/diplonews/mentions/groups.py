"""Groups: "the two leaders", "both sides", "they", and joint offices ("the prime ministers of Estonia and Latvia")."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from diplonews.lexicon import keys_of
from diplonews.mentions.known import REACH, WINDOW
from diplonews.mentions.mention import Mention
from diplonews.values import Body, Country, Person

if TYPE_CHECKING:
    from diplonews.mentions.coreference import Resolver

_GROUPS = 6  # groups without a name that are looked back for
_VAGUE = frozenset("official leader minister diplomat president".split())
_SOURCES = frozenset("officials diplomats aides".split())


def group(resolver: Resolver, mention: Mention) -> None:
    """Resolve a group to the actors mentioned last that fit it, of different countries."""
    if "members" in mention.data:
        _members(resolver, mention)
        return
    if (named := _known_group(resolver, mention)) is not None:
        resolver.take(named, mention)
        return
    reference = mention.data["reference"]
    wanted = frozenset(filter(None, reference["offices"].split("|")))
    count = int(reference["number"] or 0) or 2
    chosen = _namesakes(resolver, reference.get("titles", ""), count)
    if len(chosen) < 2 and reference["of"] == "person":
        chosen = _company(resolver, mention, wanted)
    if len(chosen) < 2 and reference["of"] != "country":
        chosen = _group_of_people(resolver, wanted, count)
    if len(chosen) < 2 and reference["of"] != "person":
        recent = dict.fromkeys(reversed(resolver.recent_any[-WINDOW:]))
        chosen = _distinct(resolver, (n for n in recent if isinstance(resolver.known[n].value, Country)), count)
    if len(chosen) >= 2:
        mention.who = tuple(sorted(chosen))
        for n in mention.who:
            resolver.known[n].mentions.append(mention)


def _known_group(resolver: Resolver, mention: Mention) -> int | None:
    """Which people without a name "the officials" or "the sources" are: those who were called so last."""
    head = resolver.tokens.keys[mention.last - 1]
    if not _is_uncounted(resolver, mention):
        return None
    for number, called in reversed(resolver.several[-_GROUPS:]):
        if called == head or (head == "sources" and called in _SOURCES):
            return number if mention.first - resolver.known[number].last < REACH else None
    return None


def _is_uncounted(resolver: Resolver, mention: Mention) -> bool:
    """Whether a group is called by an article and a noun alone: "the officials", and not "the two officials"."""
    return mention.last - mention.first == 2 and resolver.tokens.keys[mention.first] == "the"


def _namesakes(resolver: Resolver, titles: str, count: int) -> list[int]:
    """The people who bear the very office that a group is called by: "the two national security advisers"."""
    names = frozenset(filter(None, titles.split("|"))) - _VAGUE
    if not names:
        return []
    return _distinct(resolver, (n for n in resolver.people() if not resolver.known[n].titles.isdisjoint(names)), count)


def _company(resolver: Resolver, mention: Mention, wanted: frozenset[str]) -> list[int]:
    """The people whom one sentence named together, where as many fit as a group counts: "the two officials", "the officials"."""
    known = resolver.known
    near = (n for n in resolver.company if mention.first - known[n].last < REACH)
    found = [n for n in near if not wanted or not known[n].offices.isdisjoint(wanted)]
    lands = {known[n].country for n in found}
    return found if len(lands) > 1 and (len(found) == 2 or _is_uncounted(resolver, mention)) else []


def _group_of_people(resolver: Resolver, wanted: frozenset[str], count: int) -> list[int]:
    people = resolver.people()
    if wanted:
        fitting = _distinct(resolver, (n for n in people if not resolver.known[n].offices.isdisjoint(wanted)), count)
        if len(fitting) >= 2:
            return fitting
        people = [n for n in people if not resolver.known[n].offices]
    elif (
        len(resolver.before) >= 2
        and not resolver.here
        and all(isinstance(resolver.known[n].value, Person) for n in resolver.before)
    ):
        return list(resolver.before)
    return _distinct(resolver, iter(people), count)


def _distinct(resolver: Resolver, numbers: Iterable[int], count: int) -> list[int]:
    """The first actors that come from different countries."""
    chosen: list[int] = []
    countries: set[Country] = set()
    for n in numbers:
        country = resolver.known[n].country
        if country is not None and country in countries:
            continue
        if country is not None:
            countries.add(country)
        chosen.append(n)
        if len(chosen) == count:
            break
    return chosen


def _body_of(resolver: Resolver, mention: Mention, value: Body | Country) -> int:
    """The actor that one of several bodies is: the country itself for a side."""
    if isinstance(value, Country):
        return resolver.number_of(value, mention)
    key = (" ".join(keys_of(value.name)), value.country.code if value.country else "")
    if key not in resolver.by_body:
        resolver.by_body[key] = resolver.add(value, mention)
    return resolver.by_body[key]


def _members(resolver: Resolver, mention: Mention) -> None:
    """ "The prime ministers of Estonia and Latvia": each by his country, named before or not."""
    offices = set(mention.data["offices"])
    people = resolver.people()
    chosen = []
    for value in mention.data["members"]:
        if not isinstance(value, Person):
            chosen.append(_body_of(resolver, mention, value))
            continue
        number = next(
            (n for n in people if resolver.known[n].country == value.country and resolver.known[n].offices & offices),
            None,
        )
        if number is None:
            number = resolver.add(value, mention)
            resolver.known[number].offices |= offices
        chosen.append(number)
    for number in chosen:
        resolver.take(number, mention)
    mention.who = tuple(chosen)
