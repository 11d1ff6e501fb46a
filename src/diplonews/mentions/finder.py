"""A text on its way to its people: its units, and which of them are already part of one."""

from __future__ import annotations

from functools import cache

from attrs import define, field

from diplonews.lexicon import rows
from diplonews.mentions import offices
from diplonews.mentions.mention import Mention
from diplonews.mentions.offices import Office
from diplonews.mentions.units import Units
from diplonews.text.tokens import Tokens
from diplonews.values import Person

OWNERS = frozenset("his her its their our my".split())


@define
class Finder:
    """A text with the units that are already part of a person."""

    tokens: Tokens
    units: Units
    taken: bytearray
    found: list[Mention] = field(factory=list)

    def is_free(self, begin: int, end: int) -> bool:
        return self.taken.find(1, begin, end) < 0

    def take(self, begin: int, end: int, mention: Mention) -> None:
        self.taken[begin:end] = b"\1" * (end - begin)
        self.found.append(mention)

    def key(self, unit: int) -> str:
        """The key of the first token of a unit; empty beyond the text."""
        at = self.units.firsts[unit] if 0 <= unit < len(self.units.letters) else len(self.tokens)
        return self.tokens.keys[at] if at < len(self.tokens) else ""

    def person(self, begin: int, end: int, name: tuple[int, int], office: Office, suffix: int | None = None) -> Mention:
        """The mention of a person by name."""
        units, tokens = self.units, self.tokens
        first, last = units.firsts[name[0]], units.lasts[name[1] - 1]
        full = units.lasts[suffix - 1] if suffix and self.key(suffix - 1) not in ("mp", "m.p.") else last
        gender = offices.first_gender(units.items[begin:end])
        if gender is None:
            genders, keys = _genders(), tokens.keys
            gender = next((g for at in units.firsts[slice(*name)] if (g := genders.get(keys[at]))), None)
        value = Person(
            name=offices.joined(tokens, first, full),
            title=office.title,
            country=office.country,
            organization=office.organization,
        )
        data = {
            "name": (first, last),
            "gender": office.gender or gender,
            "offices": office.offices,
            "canonical": office.canonical,
            "unspoken": offices.is_unspoken(office),
            "usual": office.usual,
            "closed": office.closed,
            "owned": self.key(begin - 1) in OWNERS,
        }
        return Mention(units.firsts[begin], units.lasts[end - 1], "P", value, data=data)


@cache
def _genders() -> dict[str, str]:
    """The genders that given names mostly tell."""
    return {r["term"].lower(): r["gender"] for r in rows("names.tsv") if r["kind"] == "g" and r["gender"]}
