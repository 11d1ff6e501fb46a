"""The mention finders: countries, places, dates, bodies, people, and who refers to whom.

Each finder reads tokens and gives mentions. :func:`read_mentions` is the chain: what is found first is what the later
grammars build on ("Ministry of Energy of the Republic of Belarus" needs the country, "its minister" the ministry).
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

import attrs

from diplonews.heading import Heading
from diplonews.lexicon import look_up
from diplonews.mentions import (
    bodies,
    casing,
    coreference,
    countries,
    dates,
    governments,
    home,
    partners,
    people,
    places,
    unite,
)
from diplonews.mentions.mention import Mention as Mention
from diplonews.mentions.setting import Reader
from diplonews.mentions.units import units
from diplonews.mentions.words import words_of
from diplonews.text.tokens import Tokens
from diplonews.values import Actor, Body, Note

if TYPE_CHECKING:
    from diplonews.registry import Registry


def read_mentions(
    tokens: Tokens,
    *,
    anchor: dt.date | None = None,
    heading: Heading | None = None,
    registry: Registry | None = None,
) -> tuple[list[Mention], list[Actor], list[Note]]:
    """All mentions in text order without overlap, the actors that they refer to, and notes on what stayed open.

    The words that ``registry`` adds are looked for beside those of the library.
    """
    words = words_of(registry)
    tokens = casing.restored(tokens)
    when = dates.find(tokens, anchor=anchor)
    notes: list[Note] = []
    look_up(tokens, *words.lexica)
    reader = Reader(tokens)
    named = countries.find(tokens, notes=notes, reader=reader, words=words.countries)
    named = countries.parted(tokens, named, anchor)
    where = governments.read(tokens, places.find(tokens, named, reader=reader, added=words.places, notes=notes))
    basic = merged(merged(when, bodies.known(tokens, named, words.organizations)), merged(named, where))
    spelled = units(tokens, basic, words.vocabulary, words.given)
    organizations = bodies.find(tokens, spelled)
    spelled = spelled.fused(organizations)
    beside = partners.find(tokens, spelled)
    spelled = spelled.fused(beside) if beside else spelled
    persons = people.find(tokens, spelled)
    for field, span in heading.spans if heading else ():
        if field in ("authors", "publisher"):
            begin, end = bisect_right(tokens.ends, span.start), bisect_left(tokens.starts, span.end)
            persons = [m for m in persons if m.last <= begin or end <= m.first]
    owned = bodies.belonging(tokens, spelled, persons)
    formed = sorted((m for _, _, m in (*organizations, *beside)), key=lambda m: m.first)
    found = merged(merged(merged(owned, persons), formed), basic)
    found = merged(found, coreference.pronouns(tokens))
    resolver = coreference.Resolver(tokens)
    resolver.resolve(found)
    found = [m for m in found if m.who or m.kind != "B" or m.value is not None]
    unite.date_back(resolver.known, found, anchor)
    leading, at_home = home.settle(resolver.known, found, tokens, heading)
    partners.settle(resolver.known, found, tokens, leading, at_home)
    for body, owner in resolver.owners.items():
        value = resolver.known[body].value
        if isinstance(value, Body):
            resolver.known[body].value = attrs.evolve(value, country=resolver.known[owner].country)
    known = unite.unite(resolver.known, found, tokens)
    return found, [k.value for k in known], notes + resolver.notes


def merged(strong: list[Mention], weak: list[Mention]) -> list[Mention]:
    """Both lists in text order; of mentions that overlap, those of the first list stay. Both must be in order."""
    if not strong or not weak:
        return strong or weak
    result: list[Mention] = []
    k = 0
    for mention in weak:
        while k < len(strong) and strong[k].last <= mention.first:
            result.append(strong[k])
            k += 1
        if k == len(strong) or strong[k].first >= mention.last:
            result.append(mention)
    return result + strong[k:]
