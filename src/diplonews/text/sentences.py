"""Sentences: ranges of tokens that end at a full stop, question mark, exclamation mark or ellipsis."""

from __future__ import annotations

import re

_STOPS = frozenset((".", "!", "?", "...", "。", "？", "！"))
_ENDING = re.compile(r"[PBb.]")  # shapes of words that end with a stop
_CLOSERS = frozenset((")", "]", "»"))
_QUOTES = frozenset(('"', "'"))
_ENDING_ABBREVIATIONS = frozenset(
    (
        "inc.",
        "ltd.",
        "co.",
        "corp.",
        "jr.",
        "sr.",
        "etc.",
        "u.s.",
        "u.k.",
        "u.n.",
        "u.s.s.r.",
        "p.m.",
        "a.m.",
        "e.u.",
        "d.c.",
    )
)
_STARTERS = frozenset(
    "the a an he she it they we in on at as but and this that these those his her its their after before during earlier last meanwhile "
    "also according both mr. mrs. ms. when while for from if under since".split()
)


def sentences(
    words: list[str], shape: str, starts: list[int], ends: list[int], paragraphs: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Cut each paragraph (a range of tokens) into sentences."""
    found: list[tuple[int, int]] = []
    stops = iter([m.start() for m in _ENDING.finditer(shape)])
    at = next(stops, -1)
    for first, last in paragraphs:
        begin = end = first
        while 0 <= at < last:
            if at >= end and (words[at] in _STOPS or _abbreviation_ends(words, at, last)):
                end = at + 1
                while end < last and (
                    words[end] in _STOPS
                    or words[end] in _CLOSERS
                    or (words[end] in _QUOTES and _closes(words, starts, ends, begin, end, last))
                ):
                    end += 1
                if end >= last or _begins(words[end]):
                    found.append((begin, end))
                    begin = end
            at = next(stops, -1)
        if begin < last:
            found.append((begin, last))
    return found


def _closes(words: list[str], starts: list[int], ends: list[int], first: int, at: int, stop: int) -> bool:
    """Whether a quotation mark after a full stop closes: nothing stands between them, or no word follows at once."""
    if ends[at - 1] == starts[at] and at + 1 < stop and starts[at + 1] == ends[at] and words[at + 1][0].isupper():
        return words[first:at].count(words[at]) % 2 == 1  # no space between two sentences
    return ends[at - 1] == starts[at] or at + 1 >= stop or starts[at + 1] > ends[at]


def _begins(word: str) -> bool:
    head = word[0]
    return (
        head.isupper()
        or head.isdigit()
        or not (head.isalnum() or head in ",;:.)%")
        or (head.isalpha() and not head.islower())
    )


def _abbreviation_ends(words: list[str], at: int, stop: int) -> bool:
    """Whether an abbreviation also ends its sentence: only where the next word cannot go on from it."""
    word = words[at].lower()
    if len(word) < 2 or word not in _ENDING_ABBREVIATIONS or at + 1 >= stop:
        return False
    follower = words[at + 1]
    return (follower[0].isupper() and follower.lower() in _STARTERS) or follower == '"'
