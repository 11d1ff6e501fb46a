"""Names alone: one name that does what only people do, and parts of names that the article gives in full elsewhere."""

from __future__ import annotations

import re

from diplonews.mentions.finder import Finder
from diplonews.mentions.offices import Office
from diplonews.mentions.patterns import WORD

_ALONE = re.compile(r"(?<![GNWKAChZTHIPBLv])(?:P{1,2}h?)?[NG](?![GNWKXChsPIpLBM])(?=cww|w)")
_PARTS = re.compile(
    rf"(?=[IWCLAPGN])(?:I{{1,3}})?(?:[WCLA](?=[GN]))?(?:P{{1,2}}h?)?{WORD}(?:h?[pP]{{0,3}}h?{WORD}){{0,5}}|W"
)
_ONLY_PEOPLE = frozenset(
    "who told met arrived visited thanked flew travelled traveled himself herself recalled".split()
)
_PARTICLES = "pPhqsbe"


def find_mononyms(finder: Finder) -> None:
    """One name without title that does what only people do: "Freire, who arrived on Monday"."""
    seen: dict[str, list[tuple[int, int]]] = {}
    told: set[str] = set()
    for m in _ALONE.finditer(finder.units.letters):
        key, word = finder.key(m.end() - 1), finder.tokens.words[finder.units.firsts[m.end() - 1]]
        if finder.is_free(*m.span()) and word[1:2].islower():
            seen.setdefault(key, []).append(m.span())
            follower = finder.key(m.end()) if finder.units.letters[m.end()] != "c" else finder.key(m.end() + 1)
            if follower in _ONLY_PEOPLE:
                told.add(key)
    for key in told:
        if len(finder.tokens.index.get(key, ())) > 1:
            for begin, end in seen[key]:
                finder.take(begin, end, finder.person(begin, end, (begin, end), Office()))


def find_parts(finder: Finder) -> None:
    """Parts of names that the article gives in full elsewhere: "Valiyev" beside "President Rashad Valiyev"."""
    tokens, units = finder.tokens, finder.units
    parts = {
        k
        for m in finder.found
        if m.kind == "P"
        for k, w in zip(tokens.keys[slice(*m.data["name"])], tokens.words[slice(*m.data["name"])], strict=True)
        if len(k) > 1 and w[0].isupper()
    }
    hyphened = {
        tuple(tokens.keys[i : i + 3])
        for m in finder.found
        if m.kind == "P"
        for i in range(m.data["name"][0], m.data["name"][1] - 2)
        if tokens.keys[i + 1] == "-"
    }
    if not parts:
        return
    keys_at, firsts = tokens.keys, units.firsts
    for m in _PARTS.finditer(units.letters):
        begin, end = m.span()
        first = firsts[begin]
        if (end - begin == 1 and keys_at[first] not in parts) or not finder.is_free(begin, end):
            continue
        if end - begin == 3 and m[0][1] == "h" and tuple(tokens.keys[first : first + 3]) not in hyphened:
            if {tokens.keys[first], tokens.keys[first + 2]} <= parts:  # "the Orlov-Zhao meeting" is one of two people
                for k in (begin, begin + 2):
                    finder.take(k, k + 1, finder.person(k, k + 1, (k, k + 1), Office()))
            continue
        keys = [tokens.keys[units.firsts[k]] for k in range(begin, end) if units.letters[k] not in _PARTICLES]
        if not all(k in parts for k in keys):
            continue
        if m[0] == "W" and (
            units.letters[begin - 1 : begin] in tuple("WKGNZT") or units.letters[end : end + 1] in tuple("WKGNXh")
        ):
            continue
        theirs = units.letters[max(begin - 2, 0) : begin] == "Cs"  # "Nigeria's Okoro joins"
        office = Office(country=units.items[begin - 2].value) if theirs else Office()
        finder.take(begin, end, finder.person(begin, end, (begin, end), office))
