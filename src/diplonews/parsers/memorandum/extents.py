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
        k, lower, joined = at, 0, False
        determiner, begin, status = "", -1, ""
        count: int | None = 0
        while k > floor and at - k < _MOST_BEFORE:
            key, mention = keys[k - 1], self.over.get(k - 1)
            size, number = self._number(k, floor) if keys[k] != "-" else (0, 0)
            if size and (plural or (k == at and not keys[k - 1].isdigit())):  # a five billion deal is one
                begin, determiner, count = k - size, "count", number
                b = begin
                while b > floor and keys[b - 1] in _ABOUT | _SIZED:
                    b -= 1
                    count = None if keys[b] in _ABOUT else count
                begin = b - (b > floor and keys[b - 1] == "following")
                if begin > floor and keys[begin - 1] in _THE:
                    begin, determiner = begin - 1, "the"
                break
            if key.endswith("ed") and k - 2 >= floor and keys[k - 2] in _AUXILIARIES:
                break  # has presented lease agreements
            if key in _THE or key in _AN:
                begin, determiner = k - 1, "the" if key in _THE else "a"
                break
            if key in ("'s", "'"):
                owner = self.over.get(k - 2)
                begin = owner.first if owner is not None else max(k - 2, floor)
                determiner = "the" if owner is not None and owner.kind == "D" else "owner"  # today's agreement
                while begin > floor and keys[begin - 1] in ("the", "two", "both"):
                    begin -= 1
                break
            if mention is not None and mention.kind in "CABL" and mention.last <= at:
                k = max(mention.first, floor)
                continue
            if mention is not None and mention.kind == "D":
                year = mention.last - mention.first == 1 and key.isdigit() and len(key) == 4
                proper = all(w.isalpha() and w[0].isupper() for w in words[mention.first : mention.last])
                if (
                    year or len(str(mention.value)) == 7 or (proper and words[at][0].isupper())
                ):  # the Good Friday Agreement
                    k = max(mention.first, floor)
                    continue
                break
            if mention is not None and mention.kind in "PRGH":
                break
            if key in ("and", "&"):
                if (
                    k < at
                    and k - 2 >= floor
                    and keys[k - 2][0].isalpha()
                    and keys[k - 2] not in left
                    and self.over.get(k - 2) is None
                ):
                    joined = True
                    k -= 1
                    continue
                break
            if key == ",":
                if (
                    joined
                    and k - 2 >= floor
                    and keys[k - 2][0].isalpha()
                    and words[k - 2].islower() == words[k].islower()
                ):
                    k -= 1
                    continue
                break
            if key == "-" and k - 2 >= floor:
                k -= 1
                continue
            if key == '"' and self.tokens.spaced(k - 1):
                break  # it opens
            if key == '"':
                opening = next((q for q in range(k - 2, max(k - 6, floor) - 1, -1) if keys[q] == '"'), None)
                if opening is None:
                    break
                k = opening
                continue
            if (
                key in _WITHIN
                and k - 2 >= floor
                and words[k][0].isupper()
                and words[k - 2][0].isupper()
                and key == words[k - 1]
            ):
                k -= 1
                continue
            if key in _CURRENCIES:
                k -= 1
                continue
            if key in left or not key[0].isalnum():
                break
            term = None if key in NOUNS_TOO and keys[k - 2 : k - 1] != ["to"] else self.signing.at(keys, k - 1, k)
            if term is not None and term.kind in "SEFNTjV":
                if k - 2 >= floor and (keys[k - 2] in _THE or keys[k - 2] in _AN) and term.kind == "S":
                    status = term.data["status"]
                    k -= 1
                    continue
                break
            if key in ("draft", "upcoming", "forthcoming", "planned", "future"):
                status = "planned"
            elif key in ("existing", "current", "landmark-existing"):
                status = "in-force"
            if words[k - 1].islower():
                lower += 1
                if lower > 5 or key.endswith("ly"):
                    break
            k -= 1
        while k < at and (keys[k] in ("and", "&") or not keys[k][0].isalnum()) and keys[k] != '"':
            k += 1
        return k, begin if begin >= 0 else k, determiner, count, status

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
