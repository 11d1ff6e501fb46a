"""People by office alone: who "the president", "his Chinese counterpart" and "the guest" are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from diplonews.lexicon import keys_of
from diplonews.mentions.bodies import full_name, is_international
from diplonews.mentions.known import ANYBODY, REACH, Known, agree, meant, same_gender
from diplonews.mentions.mention import Mention
from diplonews.values import Actor, Country, Person

if TYPE_CHECKING:
    from diplonews.mentions.coreference import Resolver

_AFTER_NAMES = frozenset("mp m.p. m p . am ao qc kc sc phd".split())
_TO_OTHERS = frozenset(
    "with met meet meets meeting told thanked briefed assured informed congratulated received welcomed hosted accompanied urged".split()
)
_LEADING = frozenset(("head-of-state", "head-of-government"))
_BESIDE = frozenset("by from to between and ,".split())
_CROWNED = frozenset("king queen emir sultan emperor empress".split())


def role(resolver: Resolver, mention: Mention) -> None:
    """Resolve a person by office: to the bearer of it who fits best, to a new actor, or to nobody."""
    value: Person = mention.value
    data = mention.data
    if data["unspoken"]:
        _unspoken(resolver, mention)
        return
    if (signed := _signed(resolver, mention)) is not None:
        known = resolver.known[signed]
        known.merge(attrs.evolve(value, title=value.title and value.title.removeprefix("MP ")), frozenset())
        resolver.take(signed, mention)
        return
    if not data["definite"]:
        resolver.take(resolver.add(value, mention), mention)
        if data.get("plural") and "other" not in resolver.tokens.keys[max(0, mention.first - 3) : mention.first]:
            resolver.several.append((mention.who[0], resolver.tokens.keys[mention.last - 1]))
        return
    superior = resolver.superior(mention)
    if superior is not None and value.country is None:
        value = attrs.evolve(value, country=resolver.known[superior].country)
    wanted = meant(data["canonical"], data["offices"])
    people = resolver.people()
    if mention.first and resolver.tokens.keys[mention.first - 1] in _TO_OTHERS:  # nobody meets himself
        people = [n for n in people if n not in resolver.subject]
    if value.organization is not None:
        people = [n for n in people if _serves(resolver.known[n].value, value.organization)]
    fitting = [n for n in people if _fits(resolver, n, wanted, value.country, data["gender"], mention)]
    if value.country is not None and (strangers := _strangers(resolver, mention)):
        fitting = [n for n in fitting if resolver.known[n].country is not None or n not in strangers]
    exact = [n for n in fitting if value.country is not None and resolver.known[n].country == value.country]
    fitting = exact or fitting
    same = [n for n in fitting if not resolver.known[n].titles.isdisjoint(data["canonical"])]
    fitting = same or ([] if superior is not None and wanted == {"official"} else fitting)
    # the vice president is not the president-elect, and his adviser not his aide
    if not fitting and value.country is not None:
        fitting = [
            n for n in resolver.people() if not resolver.known[n].offices and resolver.known[n].country == value.country
        ]
    if not fitting:
        told = value.country is not None or value.organization is not None or "spokesperson" in data["offices"]
        if told or _is_crowned(resolver, mention) or _is_general(resolver, mention):
            resolver.take(resolver.add(value, mention), mention)
            resolver.known[-1].superior = superior
        return
    chosen = resolver.choose(fitting)
    if chosen is None:
        resolver.open(mention, "coreference.role.equal", "two bearers of the office are equally near")
        return
    known = resolver.known[chosen]
    if isinstance(known.value, Person):
        known.merge(attrs.evolve(value, name=None, title=None), frozenset())
    resolver.take(chosen, mention)


def _strangers(resolver: Resolver, mention: Mention) -> tuple[int, ...]:
    """Whom an office with its country does not mean, unless his is told: nobody known, without an article ("visit by Kenyan foreign
    minister"); not the subject, in a list behind him."""
    keys, first = resolver.tokens.keys, mention.first
    if keys[first] != "the":
        return tuple(resolver.people())
    return resolver.subject if keys[first - 1] in _BESIDE else ()


def _signed(resolver: Resolver, mention: Mention) -> int | None:
    """Whose title follows his name without a comma, as on a letterhead: "Jan Brouwer MP MINISTER OF TRADE"."""
    last = resolver.last
    if last is None or last.kind != "P" or not last.who or last.data["offices"]:
        return None
    gap = resolver.tokens.keys[last.last : mention.first]
    shouted = all(w.isupper() or not w[0].isalpha() for w in resolver.tokens.words[mention.first : mention.last])
    lettered = bool(gap) or resolver.tokens.keys[mention.first] in _AFTER_NAMES  # "Jan Brouwer MP"
    return last.who[0] if _AFTER_NAMES.issuperset(gap) and (shouted or lettered) else None


def _is_crowned(resolver: Resolver, mention: Mention) -> bool:
    """Whether a mention is one of the King, or of the Queen beside him, of whom nobody says of what country."""
    before = resolver.tokens.keys[max(mention.first - 1, 0) : mention.first + 1]
    capital = resolver.tokens.words[mention.last - 1][0].isupper()
    return capital and not _CROWNED.isdisjoint(mention.data["canonical"]) and not {"the", "and"}.isdisjoint(before)


def _is_general(resolver: Resolver, mention: Mention) -> bool:
    """Whether a mention is one of the Secretary-General, as a release of his organisation calls him."""
    shown = resolver.tokens.words[mention.first : mention.last]
    return mention.data["canonical"] == ("secretary-general",) and shown[0].lower() == "the" and shown[1][0].isupper()


def _fits(
    resolver: Resolver, n: int, wanted: frozenset[str], country: Country | None, gender: str | None, mention: Mention
) -> bool:
    known = resolver.known[n]
    bears = ANYBODY in wanted or not known.offices.isdisjoint(wanted)
    return (
        (bears or (_leads_a_country(known) and not wanted.isdisjoint(_LEADING)))
        and agree(known.country, country)
        and same_gender(known.gender, gender)
        and mention.first - known.last < REACH
    )


def _leads_a_country(known: Known) -> bool:
    """Whether somebody is called the leader of a country, and by no other office: "Kenyan leader Ivan Orlov"."""
    value = known.value
    return known.titles == {"leader"} and isinstance(value, Person) and bool(value.country) and not value.organization


def _unspoken(resolver: Resolver, mention: Mention) -> None:
    """ "His Chinese counterpart", "his guest", "the guest": somebody else than the subject."""
    value: Person = mention.value
    subject = resolver.subject or resolver.before
    owner = subject[0] if subject else None
    home = resolver.known[owner].country if owner is not None else None
    others = [
        n
        for n in resolver.people()
        if n != owner
        and agree(resolver.known[n].country, value.country)
        and (home is None or resolver.known[n].country != home)
    ]
    if mention.data["canonical"] == ("counterpart",) and owner is not None and resolver.known[owner].offices:
        same = resolver.known[owner].offices
        others = [n for n in others if not resolver.known[n].offices.isdisjoint(same) or not resolver.known[n].offices]
        mention.data["offices"] = tuple(same)
    if value.country is not None:
        others = [n for n in others if resolver.known[n].country == value.country]
    if others:
        resolver.take(others[0], mention)
    elif value.country is not None:
        resolver.take(resolver.add(value, mention), mention)


def _serves(value: Actor, organization: str) -> bool:
    """Whether a person serves an organisation, as far as the text says; a state's office-holder serves no union of states."""
    if not isinstance(value, Person):
        return False
    if value.organization is None:
        return value.country is None or not is_international(keys_of(organization))
    return full_name(value.organization) == full_name(organization)
