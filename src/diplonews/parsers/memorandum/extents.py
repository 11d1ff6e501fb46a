"""Where the noun phrases of instruments begin, and how many they count."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from diplonews.document import Document
from diplonews.lexicon import Lexicon, Term, keys_of, rows
from diplonews.mentions.mention import Mention
from diplonews.text.memo import lazy

_THE = frozenset(("the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "both"))
_AN = frozenset(("a", "an", "another", "any", "no", "each", "every"))
_AUXILIARIES = frozenset("has have had was were is are be been being".split())
_ABOUT = frozenset("more nearly over about almost some around".split())
_SIZED = frozenset(("than", "least", "at", "total"))
_CURRENCIES = frozenset(("$", "€", "£", "¥"))
_WITHIN = frozenset(("for", "of", "on", "against"))
_AND = ("and", "&")
_STATUS = dict.fromkeys(("draft", "upcoming", "forthcoming", "planned", "future"), "planned") | dict.fromkeys(
    ("existing", "current", "landmark-existing"), "in-force"
)
"""What adjectives of an instrument say of its status."""
NOUNS_TOO = frozenset(("exchange", "initial", "draft", "seal", "release", "issue", "exchanges"))
_MOST_BEFORE = 14


@cache
def bounds() -> Mapping[str, frozenset[str]]:
    """The words of ``lexica/nounphrases.tsv`` by kind."""
    found: dict[str, set[str]] = {}
    for row in rows("nounphrases.tsv"):
        found.setdefault(row["kind"], set()).add(row["term"])
    return {kind: frozenset(words) for kind, words in found.items()}


@cache
def counts() -> Lexicon:
    """Numbers and words for several; the data is the number or None."""
    return Lexicon(
        Term(keys_of(r["term"]), "n", None if r["count"] == "several" else int(r["count"]))
        for r in rows("nounphrases.tsv")
        if r["kind"] == "count"
    )


class Extents:
    """Where the phrases of one range of tokens (a sentence or a part of one) begin and end."""

    def __init__(self, document: Document, first: int, last: int) -> None:
        self.document = document
        self.tokens = document.tokens
        self.first, self.last = first, last
        self.keys, self.words = document.tokens.keys, document.tokens.words
        self.instruments = document.words("instruments.tsv")
        self.signing = document.words("signing.tsv")

    @lazy
    def over(self) -> dict[int, Mention]:
        """The mention that covers a token."""
        return {
            k: m
            for m in self.document.mentions_in(self.first, self.last)
            for k in range(m.first, min(m.last, self.last))
        }

    def _left(self, at: int, floor: int, *, plural: bool = True) -> tuple[int, int, str, int | None, str]:
        """Core, beginning, determiner, count (0: not said) and status of the phrase whose instrument begins at ``at``."""
        keys, words, left = self.keys, self.words, bounds()["left"]
        name = self.over.get(at)  # the General Agreement on Tariffs and Trade
        k, lower, joined, status = max(name.first, floor) if name is not None else at, 0, False, ""
        opening: tuple[int, str, int | None] | None = None
        while k > floor and at - k < _MOST_BEFORE:
            key = keys[k - 1]
            opening = self._opening(k, at, floor, plural)
            if opening or (key.endswith("ed") and k - 2 >= floor and keys[k - 2] in _AUXILIARIES):
                break  # has presented lease agreements
            before = self._before_mention(k, at, floor)
            if before == k:
                before = self._before_tie(k, at, floor, joined)
                joined = joined or key in _AND
            if before is None:
                break
            if before < k:
                k = before
                continue
            if key in left or not key[0].isalnum():
                break
            term = None if key in NOUNS_TOO and keys[k - 2 : k - 1] != ["to"] else self.signing.at(keys, k - 1, k)
            if term is not None and term.kind in "SEFNTjV":
                if term.kind != "S" or k - 2 < floor or keys[k - 2] not in _THE | _AN:
                    break
                status = term.data["status"]
            else:
                status = _STATUS.get(key, status)
                lower += words[k - 1].islower()
                if words[k - 1].islower() and (lower > 5 or key.endswith("ly")):
                    break
            k -= 1
        while k < at and (keys[k] in _AND or not keys[k][0].isalnum()) and keys[k] != '"':
            k += 1
        begin, determiner, count = opening or (k, "", 0)
        return k, begin, determiner, count, status

    def _opening(self, k: int, at: int, floor: int, plural: bool) -> tuple[int, str, int | None] | None:
        """Beginning, determiner and count of a phrase that opens right before ``k`` with a number, an article or an owner."""
        keys, key = self.keys, self.keys[k - 1]
        size, number = self._number(k, floor) if keys[k] != "-" else (0, 0)
        if size and (plural or (k == at and not key.isdigit())):  # a five billion deal is one
            begin = k - size
            while begin > floor and keys[begin - 1] in _ABOUT | _SIZED:
                begin -= 1
                number = None if keys[begin] in _ABOUT else number
            if begin - 3 >= floor and keys[begin - 2 : begin] == ["total", "of"]:
                begin -= 3
            begin -= begin > floor and keys[begin - 1] == "following"
            if begin > floor and keys[begin - 1] in _THE:
                return begin - 1, "the", number
            return begin, "count", number
        if key in _THE or key in _AN:
            return k - 1, "the" if key in _THE else "a", 0
        if key in ("'s", "'"):
            owner = self.over.get(k - 2)
            begin = owner.first if owner is not None else max(k - 2, floor)
            while begin > floor and keys[begin - 1] in ("the", "two", "both"):
                begin -= 1
            return begin, "the" if owner is not None and owner.kind == "D" else "owner", 0  # today's agreement
        return None

    def _before_mention(self, k: int, at: int, floor: int) -> int | None:
        """Where the mention before ``k`` begins that belongs to the name; ``k`` where there is none, None where it ends the phrase."""
        mention = self.over.get(k - 1)
        if mention is None:
            return k
        if mention.kind in "CABL" and mention.last <= at:
            return max(mention.first, floor)
        if mention.kind != "D":
            return None if mention.kind in "PRGH" else k
        key = self.keys[k - 1]
        year = mention.last - mention.first == 1 and key.isdigit() and len(key) == 4
        proper = all(w.isalpha() and w[0].isupper() for w in self.words[mention.first : mention.last])
        named = year or len(str(mention.value)) == 7 or (proper and self.words[at][0].isupper())
        return max(mention.first, floor) if named else None  # the Good Friday Agreement

    def _before_tie(self, k: int, at: int, floor: int, joined: bool) -> int | None:
        """Where what ties words of the name together before ``k`` begins: "and", a comma of a list, a hyphen, quotes, "of", a currency;
        ``k`` where there is none, None where the tie ends the phrase."""
        keys, words, key = self.keys, self.words, self.keys[k - 1]
        inner = k - 2 >= floor
        if key in _AND:
            named = k < at and inner and keys[k - 2][0].isalpha() and keys[k - 2] not in bounds()["left"]
            return k - 1 if named and self.over.get(k - 2) is None else None
        if key == ",":
            listed = joined and inner and keys[k - 2][0].isalpha() and words[k - 2].islower() == words[k].islower()
            return k - 1 if listed else None
        if key == '"':
            if self.tokens.spaced(k - 1):
                return None  # it opens
            return next((q for q in range(k - 2, max(k - 6, floor) - 1, -1) if keys[q] == '"'), None)
        of = key in _WITHIN and inner and words[k][0].isupper() and words[k - 2][0].isupper() and key == words[k - 1]
        return k - 1 if of or (key == "-" and inner) or key in _CURRENCIES else k

    def _number(self, k: int, floor: int) -> tuple[int, int | None]:
        """How many tokens before ``k`` are a number of instruments, and the number."""
        lexicon = counts()
        for size in (3, 2, 1):
            if k - size >= floor:
                term = lexicon.at(self.keys, k - size, k)
                if term is not None and len(term.words) == size:
                    data: Any = term.data
                    return size, data
        key = self.keys[k - 1]
        if key.isdigit() and len(key) <= 3 and k - 1 >= floor and self.keys[k - 2 : k - 1] != ["-"]:
            return 1, int(key)
        return 0, 0
