"""What is known of an actor as the article goes on, and whether a mention can speak of it."""

from __future__ import annotations

from functools import cache
from typing import Any

import attrs
from attrs import define, field

from diplonews.lexicon import rows
from diplonews.mentions.mention import Mention
from diplonews.mentions.offices import COMING, PAST
from diplonews.values import Actor, Body, Country, Person

ANYBODY = "*"
REACH = 400
"""Tokens that a pronoun or a bare office looks back."""
WINDOW = 40
"""Mentions that it looks back."""
PARTICLES = frozenset("al el de da do dos del di du la le bin bint ibn ben van von der den ul y i abu".split())


@define
class Known:
    """An actor as it builds up: its value in the fullest form so far, the words of its name, offices, gender, mentions.

    ``usual`` is the code of the country where alone, as a rule, the office is called so (Secretary of State, Taoiseach).
    ``superior`` is the number of the one whose aide the actor is.
    ``closed`` says that the actor belongs to no single country (the United Nations, their envoys)."""

    value: Actor
    words: frozenset[str] = frozenset()
    offices: set[str] = field(factory=set)
    titles: set[str] = field(factory=set)
    gender: str | None = None
    usual: str = ""
    closed: bool = False
    superior: int | None = None
    first: int = 0
    last: int = 0
    mentions: list[Mention] = field(factory=list)

    @property
    def several(self) -> bool:
        """Whether it is a group without a name: "Peruvian officials"."""
        return any(isinstance(m.data, dict) and m.data.get("plural") for m in self.mentions[:1])

    @property
    def country(self) -> Country | None:
        value = self.value
        return value.plain if isinstance(value, Country) else value.country

    def meets(self, mention: Mention) -> None:
        """Take note of one more mention."""
        self.mentions.append(mention)
        self.last = mention.first
        data: Any = mention.data
        if not isinstance(data, dict) or mention.kind == "B":
            return
        self.offices.update(data.get("offices", ()))
        self.titles.update(data.get("canonical", ()))
        self.gender = self.gender or data.get("gender")
        self.closed = self.closed or data.get("closed", False)
        self.usual = self.usual or data.get("usual", "")

    def merge(self, value: Person | Body, words: frozenset[str]) -> None:
        """Take over what a mention says more: the longer name, a title, a country, an organisation."""
        old = self.value
        assert isinstance(old, Person | Body)
        longer = value.name is not None and (old.name is None or len(words) > len(self.words))
        changes: dict[str, Any] = {}
        if old.country is None and value.country is not None:
            changes["country"] = value.country
        if longer:
            changes["name"] = value.name
        if isinstance(old, Person) and isinstance(value, Person):
            if not old.title and value.title:
                changes["title"] = value.title
            if not old.organization and value.organization:
                changes["organization"] = value.organization
        self.words |= words
        if changes:
            self.value = attrs.evolve(old, **changes)


@cache
def _roles() -> dict[str, frozenset[str]]:
    return {r["term"]: frozenset(r["offices"].split("|")) for r in rows("roles.tsv")}


def meant(canonical: tuple[str, ...], offices: tuple[str, ...]) -> frozenset[str]:
    """The classes of office that a reference by office may speak of."""
    found: set[str] = set()
    for name in canonical:
        found |= _roles().get(name, frozenset())
    for time in (PAST, COMING):
        if found and offices and all(o.startswith(time) for o in offices):
            return frozenset(time + o for o in found)
    return frozenset(found or offices)


def agree(a: Country | None, b: Country | None) -> bool:
    """Whether two countries are not different ones."""
    return a is None or b is None or a == b


def same_gender(a: str | None, b: str | None) -> bool:
    """Whether two genders are not different ones."""
    return not a or not b or a == b


def is_variant(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two names of several words differ in one letter of one long word: "Begmurat Orazov" and "Begmurat Orasov"."""
    if len(a) != len(b) or len(a - b) != 1 or len(a) < 2:
        return False
    (x,), (y,) = a - b, b - a
    if len(x) > len(y):
        x, y = y, x
    if len(x) < 5 or len(y) - len(x) > 1:
        return False
    same = next((k for k, (p, q) in enumerate(zip(x, y, strict=False)) if p != q), len(x))
    return x[same + (len(x) == len(y)) :] == y[same + 1 :]
