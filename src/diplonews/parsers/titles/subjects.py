"""The subject of a title: the shortest words that say what the instrument is about."""

from __future__ import annotations

import re
from functools import cache

from diplonews.lexicon import rows
from diplonews.parsers.titles.model import Part
from diplonews.parsers.titles.spelling import Units
from diplonews.text.tokens import Tokens

_PERIOD = re.compile(r"J?(?:e?w?W?)?(?:D(?!-?w)|m)")
_STOP = re.compile(
    r"[gE]|[xo](?=e?[WADm]{0,3}I)|y(?=e?[WD]{0,3}I)|\.|oeDo?m|oD(?![-wW])|om|J(?:e?[wW])?D|JmD|b(?=eDw|hw|e?w*$|w)|,(?=[DJg])|,?(?=y)|(?:oD)?[WDm]?-?D$"
)

_OF_WHAT = re.compile(r"oe?(?P<what>[Ww][WwkaoeCAK,-]{0,20})")


@cache
def words(kind: str) -> frozenset[str]:
    """The words of one kind of ``lexica/subjectwords.tsv``."""
    return frozenset(r["term"] for r in rows("subjectwords.tsv") if r["kind"] == kind)


@cache
def _any_of(*kinds: str) -> frozenset[str]:
    return frozenset().union(*map(words, kinds))


def find(
    tokens: Tokens, units: Units, end: int, at: int, after: int, stop: int, amended: tuple[int, int] | None
) -> tuple[Part, str] | None:
    """The subject and the rule that found it. Units: ``end`` that of the instrument, the parties ``at`` to ``after``,
    ``stop`` the end of a pair of countries in front, ``amended`` the amended instrument."""
    n = len(units.letters)
    bare: tuple[Part, str] | None = None
    whom: tuple[Part, str] | None = None
    for low, high in ((end, min(at, n)), (min(after, n), n)):
        for found in _after_words(tokens, units, low, high):
            if not words("whom").isdisjoint(tokens.keys[found[0].first : found[0].last]) and whom is None:
                whom = found  # an agreement on visas for holders of passports: whom it serves, if something else says what it does
                break
            if found[1] == "to-do":
                whom = whom or found  # an air transport agreement to boost travel
            elif not is_bare(tokens, found[0]):
                return found
            bare = bare or found
    for part in (
        _cut(tokens, units, _of(units, end, min(at, n))),
        _before(tokens, units, stop, end - 1) if end else None,
        _cut(tokens, units, _before_amended(units, amended)),
    ):
        if part is not None and not is_bare(tokens, part):
            return part, "title-words"
    if whom is not None:
        return whom
    return bare if bare is not None and bare[1] != "of" else None


def _after_words(tokens: Tokens, units: Units, low: int, high: int) -> list[tuple[Part, str]]:
    """What follows "concerning", "on", "in the field of" … between two units."""
    letters = units.letters
    found: list[tuple[Part, str]] = []
    k = low
    while k < high and len(found) < 4:
        c = letters[k]
        first = None
        rule = "concerning"
        if c == "f" or (c == "i" and k == low):
            first, rule = k + 1, "in-the-field-of"
        elif c == "J" and tokens.keys[units.firsts[k]] == "to":
            first, rule = k + 1, "to-do"
        elif c == "J" or (c == "." and k == low and letters[k + 1 : k + 2] in ("w", "W")):
            first = k + 1
        elif c == "t" and letters[k + 1 : k + 2] == "w":
            first, rule = k + 2, "to-do"
        elif c == "w" and k == low and tokens.keys[units.firsts[k]].endswith("ing"):
            first, rule = k + 1, "doing"
        elif c == "M" and letters[k + 1 : k + 2] in ("w", "W", "e") and "I" not in letters[k + 1 : k + 12]:
            first = k + 1
        if first is None or first >= high or _PERIOD.match(letters, first, high):
            k += 1
            continue
        cut = _STOP.search(letters, first + 1, high)
        while cut is not None and letters[cut.start()] == "o" and _is_work(units, cut.end()):
            cut = _STOP.search(letters, cut.end(), high)
        last = cut.start() if cut else high
        part = clean(tokens, units.firsts[first], units.lasts[last - 1])
        if part is not None:
            found.append((part, rule))
        k = last if last > k else k + 1
        if cut is None:
            break
    return found


def _is_work(units: Units, at: int) -> bool:
    """Whether the instrument that follows unit ``at`` is rather what is worked on: "recognition of the Quality Programme"."""
    k = units.letters.find("I", at, at + 6)
    term = units.terms[k] if k >= 0 else None
    return term is not None and term.data["needs"] == "signed"


def _cut(tokens: Tokens, units: Units, span: tuple[int, int]) -> Part | None:
    low, high = span
    return clean(tokens, units.firsts[low], units.lasts[high - 1], head=True) if low < high else None


def _of(units: Units, low: int, high: int) -> tuple[int, int]:
    """Treaty of Friendship, Commerce and Navigation."""
    m = _OF_WHAT.match(units.letters, low, high)
    if m is None:
        return 0, 0
    return m.span("what")


def _before(tokens: Tokens, units: Units, low: int, high: int) -> Part | None:
    """Air Services Agreement: the words before the instrument, with the first of its own that say what it is about."""
    keys = tokens.keys
    plain = _any_of("manner", "vague")
    while low < high and (
        units.letters[low] in "eDm,-.saCL"
        or units.letters[low : low + 2] == "A-"
        or (units.letters[low : low + 2] in ("B-", "C-") and keys[units.firsts[low + 2]] in words("quality"))
        or keys[units.firsts[low]] in plain
        or tokens.words[units.firsts[low]] in words("quality")
    ):
        low += 1
    region = low
    while region < high and not words("way").isdisjoint(keys[units.firsts[region] : units.lasts[region]]):
        region += 1
    if not words("region").isdisjoint(keys[units.firsts[region] : units.lasts[region]]) and region < high:
        low = region + 1  # South Asian Free Trade Agreement
    term = units.terms[high]
    about = int(term.data.get("about") or 0) if term is not None else 0
    first, last = units.firsts[low], units.firsts[high] + about
    return clean(tokens, first, last, head=True) if first < last else None


def _before_amended(units: Units, amended: tuple[int, int] | None) -> tuple[int, int]:
    if amended is None:
        return 0, 0
    low, high = amended
    high -= 1
    while low < high and units.letters[low] in "eDm,-CA":
        low += 1
    return low, high


def is_bare(tokens: Tokens, part: Part) -> bool:
    """Whether nothing but cooperation as such is named."""
    keys, idle = tokens.keys, _any_of("cooperation", "adjective", "doing", "doing of", "manner")
    return all(k in idle or k in ("of", "co", "operation") or not k[0].isalnum() for k in keys[part.first : part.last])


def clean(tokens: Tokens, first: int, last: int, *, head: bool = False) -> Part | None:
    """Strip articles, "cooperation in the field of" and marks from both ends of a range of tokens."""
    keys = tokens.keys
    while first < last and not keys[last - 1][-1].isalnum() and keys[last - 1] not in (")", "]"):
        last -= 1
    while first < last:
        k = first
        if keys[k] in ("the", "a", "an", "its", "their") or not keys[k][0].isalnum():
            first += 1
            continue
        if head:
            break
        if keys[k] in ("to", "help") and first + 2 < last:
            first += 2  # pledging to restore trade
            continue
        if keys[k] in words("doing") or (keys[k] in words("doing of") and keys[k + 1 : k + 2] == ["of"]):
            k += 2 if keys[k + 1 : k + 2] == ["of"] else 1
        while k < last and keys[k] in words("adjective"):
            k += 1
        if k + 2 < last and keys[k] == "co" and keys[k + 1] == "-":
            k += 2
        if (
            k < last
            and (keys[k] in ("operation", *words("cooperation")))
            and k + 1 < last
            and keys[k + 1] in words("link")
            and words("case").isdisjoint(keys[k + 2 : k + 4])
        ):
            first = _field(keys, k + 1, last)
            continue
        if keys[first] in words("link") or keys[first] in words("field"):
            moved = _field(keys, first, last)
            if moved > first and moved < last and (keys[first] in words("link") or keys[first + 1] == "of"):
                first = moved
                continue
        break
    first = _organ(keys, first, last)
    while first < last and keys[last - 1] in (
        "and",
        "of",
        "in",
        "the",
        "on",
        "for",
        "to",
        "with",
        ",",
        "by",
        "at",
        "a",
        "between",
        "among",
    ):
        last -= 1
    said = [k for k in keys[first:last] if k[0].isalpha()]
    idle = not said or any(_any_of(*kinds).issuperset(said) for kinds in (("field", "vague"), ("vague", "sum")))
    if idle or said[0] in ("those", "these"):
        return None  # "seven sectors", "diverse fields", "one billion dollars", "those sectors"
    return Part(first, last)


def _organ(keys: list[str], first: int, last: int) -> int:
    """Skip an organ that is set up for a subject ("a working group on …") and a verb of strengthening it."""
    for k in range(first, min(first + 4, last - 2)):
        if keys[k] in words("organ") and keys[k + 1] in ("on", "for"):
            return k + 2
    if (
        first + 1 < last
        and keys[first] in words("doing")
        and not words("cooperation").issuperset(keys[first + 1 : last])
    ):
        return first + 1
    return first


def _field(keys: list[str], k: int, last: int) -> int:
    """Skip "in the fields of": a link, an article, a noun of field and "of"."""
    start = k
    if k < last and keys[k] in words("link"):
        k += 1
    if k < last and keys[k] in ("the", "a", "all"):
        k += 1
    if k + 1 < last and keys[k] in words("field") and keys[k + 1] in ("of", "such"):
        k += 3 if keys[k + 1 : k + 3] == ["such", "as"] else 2
    return k if k > start else start + 1
