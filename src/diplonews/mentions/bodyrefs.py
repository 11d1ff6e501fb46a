"""Which mentions of bodies speak of the same one: full names, acronyms, short forms, and bodies that belong to a person or a country."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import attrs

from diplonews.lexicon import keys_of
from diplonews.mentions.bodies import is_international
from diplonews.mentions.known import REACH
from diplonews.mentions.mention import Mention
from diplonews.values import Body, Country

if TYPE_CHECKING:
    from diplonews.mentions.coreference import Resolver

_IO = "\0io"
_ORGANIZATIONS = frozenset("organization organisation agency bloc alliance body grouping".split())


def body(resolver: Resolver, mention: Mention) -> None:
    """Resolve a body by name, by short form, or by whose it is."""
    value: Body | None = mention.value
    data = mention.data or {}
    if data.get("owner"):
        _belonging(resolver, mention)
        return
    if data.get("its") and value is not None:
        land = next(
            (n for n in reversed(resolver.recent_any[-12:]) if isinstance(resolver.known[n].value, Country)), None
        )
        value = value if land is None else attrs.evolve(value, country=resolver.known[land].country)
        data = {}
    if value is None:
        number = resolver.latest_body.get(data["short"])
        if number is None and data["short"] == "government":
            number = resolver.latest_body["government"] = resolver.add(Body(name="government"), mention)
        if number is None and data["short"] in _ORGANIZATIONS:
            number = resolver.latest_body.get(_IO)
        if number is not None and mention.first - resolver.known[number].last < REACH:
            resolver.take(number, mention)
        return
    words = keys_of(value.name)
    name = data.get("key") or " ".join(words)
    code = value.country.code if value.country else ""
    number = resolver.by_body.get((name, code))
    if number is None and code:
        number = resolver.by_body.get((name, ""))
    if number is None and not code:
        number = resolver.latest_body.get(name)
    if number is None:
        number = resolver.add(value, mention)
        own = data.get("organization", "ministry") in ("ministry", "parliament", "court")
        resolver.known[number].closed = not own or is_international(words)  # "UN Office for the Lake Basin"
    else:
        known = resolver.known[number]
        longer = isinstance(known.value, Body) and len(value.name) > len(known.value.name)
        known.merge(value, frozenset(words) if longer else frozenset())
        if longer:
            known.words = frozenset(words)
    resolver.by_body[(name, code)] = number
    if data.get("organization") == "io":
        resolver.latest_body[_IO] = number
    alias = data.get("alias", ())
    resolver.latest_body.update(dict.fromkeys((name, *words, *_endings(words), *alias), number))
    resolver.by_body.update(dict.fromkeys([(short, "") for short in alias], number))
    resolver.take(number, mention)


@lru_cache(maxsize=1 << 10)
def _endings(words: tuple[str, ...]) -> tuple[str, ...]:
    """What is left of a name without its first words."""
    return tuple(" ".join(words[k:]) for k in range(1, min(len(words) - 1, 8)))


def _belonging(resolver: Resolver, mention: Mention) -> None:
    """ "Valiyev's office", "the president's press service": the body of the person, by name or by office."""
    value: Body = mention.value
    possessor: Mention = mention.data["owner"]
    resolver.step(possessor)
    owner = possessor.who[0] if possessor.who else None
    if owner is not None:
        value = attrs.evolve(value, country=resolver.known[owner].country)
    head = mention.data["head"]
    key = (head, f"\0{owner}" if owner is not None else value.name)
    number = resolver.by_body.get(key)
    if number is None:
        number = resolver.by_body[key] = resolver.add(value, mention)
    elif owner is not None and possessor.kind == "P":
        resolver.known[number].value = value
    if owner is not None:
        resolver.owners[number] = owner
    resolver.latest_body[head.split()[-1]] = number
    resolver.take(number, mention)
