"""``Mention``: a place in the text that speaks of an actor, a place in the world or a date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from attrs import define, field

from diplonews.values import Body, Country

KINDS = {
    "P": "a person by name, with or without titles",
    "R": "a person by office alone (the Kazakh foreign minister)",
    "H": "a personal pronoun (he, she, him, his, her)",
    "G": "a group (the two leaders, both sides, they)",
    "B": "a body: organisation, ministry, agency, company",
    "C": "a country by name",
    "A": "a country's adjective or noun of people (Belarusian)",
    "L": "a city or named seat",
    "D": "a date",
}


@define
class Mention:
    """Tokens ``first`` to ``last`` (half-open), what kind of thing they speak of (see ``KINDS``) and what it is.

    ``value`` is a Person, Body, Country, Place or When as far as the words themselves tell. ``who`` holds the numbers of the
    actors that it refers to, filled by coreference: one for a name, several for a group, none where it stays open.
    """

    first: int
    last: int
    kind: str
    value: Any = None
    who: tuple[int, ...] = ()
    data: Any = field(default=None, repr=False)


def with_nested(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions, each followed by the one inside it, if any: "Valiyev" in "Valiyev's office"."""
    for mention in mentions:
        yield mention
        owner = mention.data.get("owner") if isinstance(mention.data, dict) else None
        if isinstance(owner, Mention):
            yield owner


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
