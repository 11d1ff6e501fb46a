"""The scene of places: a text with its countries, the names of the gazetteer in it, and the countries that stand beside them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from attrs import define, frozen

from diplonews.mentions.mention import Mention
from diplonews.mentions.setting import Reader, contexts, words_of
from diplonews.places import Entry, Spot, entries, first_words

BIG = 400
"""Thousands of people from which on a city is known by its name alone."""


@frozen
class Where:
    """What was found: the kind of place (see :data:`diplonews.places.RANK`; ``form`` where only its form tells), and the rule.

    ``capital_of`` is the code of the country whose government the name may stand for, or None. ``codes`` are all countries that
    have a place of that name.
    """

    kind: str
    rule: str
    capital_of: str | None = None
    codes: tuple[str, ...] = ()


@define
class Scene:
    """A text and its countries, as the rules on places need them."""

    reader: Reader
    countries: list[Mention]
    firsts: list[int]
    at: dict[int, Mention]  # countries by their first token
    ends: dict[int, Mention]  # countries by the token after their last
    inside: set[int]  # tokens of country mentions
    named: dict[str, int]  # how often the text names a country
    added: Mapping[str, tuple[Entry, ...]]  # places that a registry adds, by first word
    last_place: int = -1  # where the last place found ends

    def country_at(self, i: int) -> str | None:
        mention = self.at.get(i)
        return mention.value.code if mention is not None and mention.kind == "C" else None

    def sentence_codes(self, i: int) -> set[str]:
        first, last = self.reader.tokens.sentences[self.reader.sentence(i)]
        low, high = bisect_left(self.firsts, first), bisect_left(self.firsts, last)
        return {m.value.code for m in self.countries[low : min(high, low + 40)]}


def scene_of(reader: Reader, countries: list[Mention], added: Mapping[str, tuple[Entry, ...]]) -> Scene:
    named: dict[str, int] = {}
    for m in countries:
        named[m.value.code] = named.get(m.value.code, 0) + 1
    inside = {i for m in countries for i in range(m.first, m.last)}
    at, ends = {m.first: m for m in countries}, {m.last: m for m in countries}
    return Scene(reader, countries, [m.first for m in countries], at, ends, inside, named, added)


def _is_capital(word: str) -> bool:
    """Whether a word is written as in a name: capitalised, no word at all, or with an elided article (d'Orsay)."""
    return word[0].isupper() or not word[0].isalpha() or (word[1:2] == "'" and word[2:3].isupper())


def match(scene: Scene, i: int) -> tuple[int, Spot] | None:
    """The longest name of the gazetteer at token ``i``, with the token after it; an added name goes before."""
    tokens = scene.reader.tokens
    keys, words = tokens.keys, tokens.words
    after = scene.reader.keys[i + 1]
    for rest, spot in (*scene.added.get(keys[i], ()), *entries(keys[i])) if scene.added else entries(keys[i]):
        j = i + 1 + len(rest)
        if rest and (rest[0] != after or tuple(keys[i + 1 : j]) != rest):
            continue
        if all(_is_capital(words[k]) or len(keys[k]) <= 3 for k in range(i, j)):
            return j, spot
        if spot.kind in ("site", "seat") and len(rest) > 1 and words[i][0].isupper():
            return j, spot
    return None


def beside(scene: Scene, i: int, j: int, spot: Spot | None) -> str | None:
    """The code of the country or state that follows after a comma or in brackets ("Cordoba, Argentina").

    A list ("Gaza, Lebanon and Iran") is none: the country has to be one where such a place is known, or the place little known
    and not itself in a list.
    """
    reader = scene.reader
    if reader.keys[j] not in (",", "(") or not reader.same_line(j):
        return None
    if (code := scene.country_at(j + 1)) is not None:
        if spot is not None and code not in spot.codes:
            little = spot.kind == "town" and spot.sizes[0][1] < BIG and reader.keys[i - 1] != ","
            return code if little and not part_of_name(scene, i) else None
        if spot is not None and reader.words[scene.at[j + 1].last] == "'s":
            return None
        return code
    if reader.words[j + 1][:1].isupper() and reader.keys[j + 1] in first_words():
        state = match(scene, j + 1)
        if state is not None and state[1].kind in ("state", "abbr", "region"):
            code = state[1].sizes[0][0]  # "Kazan, Tatarstan", and no list: "Tatarstan, Bavaria"
            return code if spot is None or code in spot.codes or spot.kind not in ("region", "state") else None
    return None


def part_of_name(scene: Scene, i: int) -> bool:
    """Whether a capitalised word before token ``i`` makes it part of a longer name ("European Union", "Caroline Kennedy")."""
    reader = scene.reader
    word, key = reader.words[i - 1], reader.keys[i - 1]
    if not (word[:1].isupper() and word.isalpha()) or not reader.same_line(i) or i - 1 in scene.inside:
        return False
    if (
        scene.last_place == i
        or key in contexts().unlike
        or key in words_of("in")
        or key in words_of("moving")
        or key in words_of("before-name")
    ):
        return False
    return reader.case(i) == "mixed" and reader.tokens.sentences[reader.sentence(i)][0] != i - 1


def owner(scene: Scene, i: int) -> str | None:
    """The country named just before ("the Argentine city of Cordoba", "Lebanon's northern port Tripoli")."""
    reader = scene.reader
    at, steps, city = i, 0, False
    while steps < 8:
        if at in scene.ends:
            mention = scene.ends[at]
            possessive = reader.keys[at] in ("'s", "'")
            return mention.value.code if possessive or (steps and city) else None
        key = reader.keys[at - 1]
        if not (
            key in words_of("before-name") or key in ("of", "'s", "'") or key in words_of("city-of")
        ) or not reader.same_line(at):
            return None
        city = city or key in words_of("city-of") or key in ("capital", "resort", "border")
        at, steps = at - 1, steps + 1
    return None
