"""Titles that stand as they are: in quotation marks, or between semicolons after a colon."""

from __future__ import annotations

import itertools

from diplonews.document import Document
from diplonews.parsers.memorandum.phrases import Finder, Phrase


def quoted(document: Document, finder: Finder, phrases: list[Phrase], first: int, last: int) -> list[Phrase]:
    """Phrases in quotation marks are titles as they stand."""
    keys = document.tokens.keys
    marks = [k for k in range(first, last) if keys[k] == '"']
    for one, two in [*itertools.pairwise(marks), *_single(document, first, last)]:
        inner = [p for p in phrases if one < p.at < two]
        if not inner or two - one < 4 or inner[0].at - one > 10:
            continue
        whole = finder.whole(one + 1, two)
        if whole is not None and whole.titled and document.tokens.words[whole.at][0].isupper():
            phrases = sorted([p for p in phrases if not one < p.at < two] + [whole], key=lambda p: p.first)
    return phrases


def _single(document: Document, first: int, last: int) -> list[tuple[int, int]]:
    """Pairs of single quotation marks: one that stands at a word's begin and the next at a word's end."""
    tokens = document.tokens
    pairs, opening = [], -1
    for k in range(first, last - 1):
        if tokens.keys[k] != "'":
            continue
        if tokens.spaced(k) and not tokens.spaced(k + 1):
            opening = k
        elif opening >= 0 and not tokens.spaced(k):
            pairs.append((opening, k))
            opening = -1
    return pairs


def semicolons(document: Document, finder: Finder, phrases: list[Phrase], first: int, last: int) -> list[Phrase]:
    """Items after a colon that semicolons part."""
    keys = document.tokens.keys
    colon = next((k for k in range(first, last) if keys[k] == ":"), None)
    if colon is None or ";" not in keys[colon:last]:
        return []
    cuts = [colon, *(k for k in range(colon, last) if keys[k] == ";"), last]
    items = []
    for a, b in itertools.pairwise(cuts):
        begin = a + 1
        while begin < b and (keys[begin] in ("and", '"') or not keys[begin][0].isalnum()):
            begin += 1
        while b > begin and keys[b - 1] in (".", '"', ";"):
            b -= 1
        whole = finder.whole(begin, b) if begin < b else None
        if whole is not None:
            items.append(whole)
    if len(items) < 2 or not any(p.first < colon for p in phrases):
        return []
    phrases[:] = [p for p in phrases if p.first < colon]
    return items
