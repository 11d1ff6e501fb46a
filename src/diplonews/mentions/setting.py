"""What the rules on countries and places ask of the text around a name: its sentence, its writing, the words beside it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from functools import cache, lru_cache

from attrs import define, field

from diplonews.countries import country_lexicon
from diplonews.lexicon import rows
from diplonews.text.tokens import Tokens, fold
from diplonews.values import Country


@cache
def words_of(kind: str) -> frozenset[str]:
    """The words of a kind in ``geo_words.tsv``."""
    return _geo_words()[kind]


@cache
def _geo_words() -> Mapping[str, frozenset[str]]:
    return {row["kind"]: frozenset(row["words"].split()) for row in rows("geo_words.tsv")}


@define
class Contexts:
    """The rows of ``country_contexts.tsv`` by rule: word sets by name."""

    no: Mapping[str, frozenset[str]]
    beside: Mapping[str, frozenset[str]]
    yes: Mapping[str, frozenset[str]]
    first: frozenset[str]
    unlike: frozenset[str]
    lower: frozenset[str]
    years: Mapping[str, tuple[str, int, int]]


@cache
def contexts() -> Contexts:
    """The neighbourhood words, loaded on first need."""
    table: dict[str, dict[str, frozenset[str]]] = {}
    for row in rows("country_contexts.tsv"):
        table.setdefault(row["rule"], {})[row["name"]] = frozenset(row["words"].split())
    years: dict[str, tuple[str, int, int]] = {}
    for row in rows("country_contexts.tsv"):
        if row["rule"] == "years":
            code, span = row["words"].split()
            first, last = span.split("-")
            years[row["name"]] = (code, int(first), int(last))
    return Contexts(
        table["not"],
        table["beside"],
        table["yes"],
        frozenset(table["first"]),
        table["unlike"]["*"],
        table["lower"]["*"],
        years,
    )


@cache
def given_names() -> frozenset[str]:
    """Given names in look-up form, without those that name a country as well."""
    countries = country_lexicon()
    names = (fold(row["term"]) for row in rows("names.tsv") if row["kind"] == "g")
    return frozenset(name for name in names if countries.at((name,), 0) is None)


_BEYOND = [""] * 16  # the rules look at no word farther outside the text


@lru_cache(maxsize=512)
def country(code: str) -> Country:
    """The country of a code of the table: one object for all its mentions."""
    return Country(code)


@define
class Reader:
    """A text with what the rules ask of it, computed on first need."""

    tokens: Tokens
    keys: list[str] = field(init=False)
    """The keys of the tokens, and empty ones for places before and behind the text."""
    words: list[str] = field(init=False)
    _starts: list[int] | None = None
    _case: dict[int, str] = field(factory=dict)
    _keys: dict[int, frozenset[str]] = field(factory=dict)
    _all: frozenset[str] | None = None
    _years: list[int] | None = None

    def __attrs_post_init__(self) -> None:
        self.keys = self.tokens.keys + _BEYOND
        self.words = self.tokens.words + _BEYOND

    def sentence(self, i: int) -> int:
        """The number of the sentence of token ``i``."""
        if self._starts is None:
            self._starts = [first for first, _ in self.tokens.sentences]
        return bisect_right(self._starts, i) - 1

    def case(self, i: int) -> str:
        """How the sentence of token ``i`` is written: ``upper``, ``lower``, ``title`` or ``mixed``."""
        number = self.sentence(i)
        if number not in self._case:
            first, last = self.tokens.sentences[number]
            shape = self.tokens.shape[first:last]
            shouted = sum(map(shape.count, "SPI"))
            capitals = shouted + sum(map(shape.count, "AB"))
            words = capitals + sum(map(shape.count, "abo"))
            if not capitals:
                found = "lower"
            elif capitals > 2 and shouted >= 0.8 * words:
                found = "upper"
            else:
                found = "title" if words > 4 and capitals >= 0.75 * words else "mixed"
            self._case[number] = found
        return self._case[number]

    def sentence_keys(self, i: int) -> frozenset[str]:
        number = self.sentence(i)
        if number not in self._keys:
            first, last = self.tokens.sentences[number]
            self._keys[number] = frozenset(self.tokens.keys[first:last])
        return self._keys[number]

    def vocabulary(self) -> frozenset[str]:
        if self._all is None:
            self._all = frozenset(self.tokens.keys)
        return self._all

    def years(self) -> list[int]:
        """The years of our time that the text names."""
        if self._years is None:
            numbers = [int(k) for k in self.vocabulary() if len(k) == 4 and k.isascii() and k.isdigit()]
            self._years = [n for n in numbers if 1800 <= n <= 2100]
        return self._years

    def same_line(self, i: int) -> bool:
        """Whether tokens ``i - 1`` and ``i`` are in one sentence and not far apart."""
        return 0 < i < len(self.tokens.words) and self.sentence(i - 1) == self.sentence(i)
