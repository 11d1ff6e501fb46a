"""Lexica: word lists in TSV files under ``lexica/``, loaded on first need, checked row by row, matched in one pass.

A file begins with a header of column names; ``#`` begins a comment line. A :class:`Lexicon` finds its terms in a list of token
keys by a look-up of the first word, longest term first, so that its cost does not grow with the number of terms.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from importlib import resources
from operator import itemgetter
from sys import intern
from types import MappingProxyType
from typing import Any, Self

from attrs import define, frozen

from diplonews.errors import LexiconError
from diplonews.text.tokens import TOKEN, Tokens, fold

Row = Mapping[str, str]


def rows(file: str) -> list[Row]:
    """The rows of ``lexica/<file>`` as mappings from column name to text.

    Raises :class:`~diplonews.errors.LexiconError` naming file and line where a row has not as many cells as the header.
    """
    text = resources.files("diplonews").joinpath("lexica", file).read_text(encoding="utf-8")
    return table(text, file)


def exists(file: str) -> bool:
    """Whether the library has a lexicon of this file name."""
    return resources.files("diplonews").joinpath("lexica", file).is_file()


def table(text: str, file: str) -> list[Row]:
    """Read the text of a TSV file; ``file`` names it in errors."""
    header: list[str] | None = None
    found: list[Row] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = cells
            continue
        if len(cells) > len(header):
            raise LexiconError(f"{file}:{number}: {len(cells)} cells where the header has {len(header)}")
        found.append(MappingProxyType(dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))))
    return found


def keys_of(phrase: str) -> tuple[str, ...]:
    """The token keys of a phrase, as a text's own tokens would have them."""
    return _keys_of(phrase) if len(phrase) < _LONG else _keys_of.__wrapped__(phrase)


_LONG = 100


@lru_cache(maxsize=1 << 12)  # an article names its bodies again and again
def _keys_of(phrase: str) -> tuple[str, ...]:
    return tuple([intern(fold(token)) for token in TOKEN.findall(phrase)])


@frozen
class Term:
    """An entry of a lexicon: its words as token keys, its kind (one letter or a word) and what else its row says."""

    words: tuple[str, ...]
    kind: str
    data: Any = None


_place = itemgetter(0)

_Longer = tuple[list[int], dict[tuple[str, ...], Term]]
"""Terms of several words that begin with the same two, by their words; and how many words they have, most first."""
_Entry = tuple[Term | None, dict[str, _Longer]]
"""The terms that begin with a word: that of this word alone, and the longer ones by their second word."""


@define(eq=False)
class Hits:
    """The tokens of a text where a term of a lexicon begins, in order, and the longest term at each."""

    places: list[int]
    terms: list[Term]

    @classmethod
    def of(cls, found: list[tuple[int, Term]]) -> Self:
        """The hits of pairs in any order."""
        found.sort(key=_place)
        return cls([i for i, _ in found], [term for _, term in found])

    def within(self, first: int, last: int) -> range:
        """The numbers of the hits that begin in a range of tokens."""
        begin = bisect_left(self.places, first)
        return range(begin, bisect_left(self.places, last, begin))


class Lexicon:
    """An immutable set of terms that finds them in token keys."""

    __slots__ = ("by_first", "terms")

    def __init__(self, terms: Iterable[Term]) -> None:
        self.terms: tuple[Term, ...] = tuple(terms)
        self.by_first: dict[str, _Entry] = {}
        for term in self.terms:  # of equal terms the first wins
            single, by_second = self.by_first.get(term.words[0]) or (None, {})
            if len(term.words) == 1:
                single = single or term
            else:
                by_second.setdefault(term.words[1], ([], {}))[1].setdefault(term.words, term)
            self.by_first[term.words[0]] = (single, by_second)
        for _, by_second in self.by_first.values():
            for sizes, longer in by_second.values():
                sizes += sorted({len(words) for words in longer}, reverse=True)

    @classmethod
    def of_phrases(cls, phrases: Iterable[tuple[str, str, Any]]) -> Self:
        """A lexicon of ``(phrase, kind, data)`` triples."""
        return cls(Term(keys_of(phrase), kind, data) for phrase, kind, data in phrases)

    def __or__(self, other: Lexicon) -> Lexicon:
        """Both lexica in one; of equal terms that of ``self`` wins."""
        return Lexicon(self.terms + other.terms)

    def __len__(self) -> int:
        return len(self.terms)

    @property
    def firsts(self) -> AbstractSet[str]:
        """The keys that begin a term."""
        return self.by_first.keys()

    def at(self, keys: Sequence[str], i: int, stop: int | None = None) -> Term | None:
        """The longest term that begins at token ``i`` and ends before ``stop``, or None."""
        entry = self.by_first.get(keys[i])
        if entry is None:
            return None
        limit = len(keys) if stop is None else stop
        single, by_second = entry
        if by_second and i + 1 < limit and (longer := by_second.get(keys[i + 1])) is not None:
            for size in longer[0]:
                if i + size <= limit and (term := longer[1].get(tuple(keys[i : i + size]))) is not None:
                    return term
        return single if i < limit else None

    def hits(self, tokens: Tokens) -> Hits:
        """Where in a text a term begins, overlapping ones too: each different word is looked up once, then its places."""
        if self not in tokens.hits:
            look_up(tokens, self)
        found: Hits = tokens.hits[self]
        return found

    def hits_within(self, keys: Sequence[str], first: int, last: int) -> Hits:
        """The same for a range of tokens."""
        by_first = self.by_first
        found = [
            (i, term)
            for i in range(first, last)
            if keys[i] in by_first and (term := self.at(keys, i, last)) is not None
        ]
        return Hits([i for i, _ in found], [term for _, term in found])

    def scan(self, keys: Sequence[str], first: int = 0, stop: int | None = None) -> Iterator[tuple[int, int, Term]]:
        """All terms from left to right, longest first, without overlap: ``(first token, end token, term)``."""
        limit = len(keys) if stop is None else stop
        i = first
        by_first = self.by_first
        while i < limit:
            if keys[i] in by_first:
                term = self.at(keys, i, limit)
                if term is not None:
                    yield i, i + len(term.words), term
                    i += len(term.words)
                    continue
            i += 1

    def find(self, tokens: Tokens) -> Iterator[tuple[int, int, Term]]:
        """All terms of a whole text as :meth:`scan` gives them, visiting only the places where a term can begin."""
        free = 0
        hits = self.hits(tokens)
        for i, term in zip(hits.places, hits.terms, strict=True):
            if i >= free:
                free = i + len(term.words)
                yield i, free, term

    def touches(self, keys: Iterable[str]) -> bool:
        """Whether any key begins a term: a cheap test before :meth:`scan`."""
        return not self.by_first.keys().isdisjoint(keys)


def look_up(tokens: Tokens, *lexica: Lexicon) -> None:
    """Find the terms of several lexica in one pass over the different words of a text, before :meth:`Lexicon.hits` asks."""
    index, keys, by_first = tokens.index, [*tokens.keys, ""], _together(*lexica)
    found: list[list[tuple[int, Term]]] = [[] for _ in lexica]
    for key in index.keys() & by_first.keys():
        places = index[key]
        for n, single, by_second in by_first[key]:
            hits = found[n]
            for i in places:
                term = single
                if by_second and keys[i + 1] in by_second:
                    sizes, longer = by_second[keys[i + 1]]
                    for size in sizes:
                        if (words := tuple(keys[i : i + size])) in longer:
                            term = longer[words]
                            break
                if term is not None:
                    hits.append((i, term))
    tokens.hits.update(zip(lexica, map(Hits.of, found), strict=True))


@lru_cache(maxsize=64)
def _together(*lexica: Lexicon) -> dict[str, tuple[tuple[int, Term | None, dict[str, _Longer]], ...]]:
    """The entries of several lexica by first word, each with the number of its lexicon.

    They are copied, because what is made at once lies close together in memory: a look-up, which touches many of them, takes a quarter
    less time.
    """
    return {
        first: tuple(
            (n, single, {second: (list(sizes), dict(longer)) for second, (sizes, longer) in by_second.items()})
            for n, lexicon in enumerate(lexica)
            for single, by_second in (lexicon.by_first.get(first, (None, {})),)
            if single or by_second
        )
        for first in {first: None for lexicon in lexica for first in lexicon.by_first}
    }


@cache
def load(file: str) -> Lexicon:
    """The lexicon of a file with the columns ``term`` and ``kind``; the other cells of a row become the term's data."""
    return Lexicon.of_phrases((r["term"], r["kind"], r) for r in rows(file))
