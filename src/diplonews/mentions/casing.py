"""Texts without capitals, or all in capitals: which words would begin with one.

Names of countries, places, bodies, months and given names are known; a word that follows an office, an honorific or a name and
is no common word is taken to be a name. The finders then read such a text as any other.
"""

from __future__ import annotations

from functools import cache

import attrs

from diplonews.lexicon import Lexicon, Term, keys_of, rows
from diplonews.mentions.countries import lexicon as countries
from diplonews.mentions.units import common_words, names, vocabulary
from diplonews.text.tokens import Tokens, shape_of

_LEAST = 8  # words that a text needs before its case says anything
_OPENING = 200
_SHARE = 0.03
_SMALL = frozenset(
    "the a an of and or but for to in on at by with from as is was are were be been being it its he she they them his her their this that "
    "these those who which what when where while than then also not no yes after before during since until under over between among "
    "about into through against has have had do does did will would shall should may might can could must said says if so such more "
    "most other some any all both each few many much two three four five six seven eight nine ten one here there today yesterday "
    "tomorrow us we you i my our your him me up down out off again further once only own same too very just now new late last next "
    "first second told added met visited arrived monday tuesday wednesday thursday friday saturday sunday".split()
)
_COURTESY = frozenset("mr mr. mrs mrs. ms ms. dr dr. sir tun".split())
_ENDINGS = ("ed", "ing", "ly", "tion", "ment", "ness", "ies")


@cache
def _verbs() -> frozenset[str]:
    return frozenset(r["term"] for r in rows("personwords.tsv"))


@cache
def _proper() -> Lexicon:
    """Names that need nobody beside them: countries, and the bodies that have a name of their own."""
    named = [Term(t.words, "N") for t in countries().terms if not set(t.words) <= _SMALL and len(t.words[0]) > 2]
    bodies = (keys_of(r["term"]) for r in rows("organizations.tsv") if len(r["term"]) > 4 or " " in r["term"])
    return Lexicon([*named, *(Term(words, "N") for words in bodies if not set(words) <= _SMALL | common_words())])


def restored(tokens: Tokens) -> Tokens:
    """The tokens with capitals where names are, if the text as a whole has none or nothing else; else the same tokens."""
    words = tokens.words
    opening = tokens.shape[:_OPENING]
    capitals, small = sum(map(opening.count, "SAPB")), sum(map(opening.count, "ab"))
    if 0.06 < capitals / max(capitals + small, 1) < 0.7:
        return tokens  # as nearly every text: some words with a capital, most without
    alphabetic = [w for w in words if w[0].isalpha() and len(w) > 1]
    if len(alphabetic) < _LEAST:
        return tokens
    capital = sum(w[0].isupper() for w in alphabetic)
    shouted = sum(w.isupper() for w in alphabetic)
    if capital > _SHARE * len(alphabetic) and shouted < (1 - _SHARE) * len(alphabetic):
        return tokens
    changed = [w.lower() if len(w.lower()) == len(w) else w for w in words] if shouted else list(words)
    for first, last, _ in _proper().find(tokens):
        for i in range(first, last):
            if tokens.keys[i] not in _SMALL:
                changed[i] = _upper(changed[i])
    offices: set[int] = set()
    for first, last, term in vocabulary().find(tokens):
        if term.kind in "TP" or (term.kind == "H" and (len(tokens.keys[first]) > 3 or tokens.keys[first] in _COURTESY)):
            offices.update(range(first, last))
            if term.kind == "H":
                changed[last - 1] = _upper(changed[last - 1])
    named = False  # whether the word before begins with a capital as part of a person's name
    for i, key in enumerate(tokens.keys):
        if not key[0].isalpha():
            named = named and key in (".", "-")
            if key == "." and i - 1 in offices and tokens.keys[i - 1] in _COURTESY:
                offices.add(i)
            continue
        if i in offices or changed[i][0].isupper():
            named = False
            continue
        row = names().get(key)
        given = row is not None and row["kind"] == "g" and key not in common_words() and key not in _SMALL
        follows = named or (i > 0 and i - 1 in offices and len(key) > 1)
        unknown = key not in _SMALL and key not in _verbs() and key not in common_words() and not key.endswith(_ENDINGS)
        if given or (follows and unknown):
            changed[i] = _upper(changed[i])
            named = True
        else:
            named = False
    return attrs.evolve(tokens, words=changed, shape="".join(map(shape_of, changed)))


def _upper(word: str) -> str:
    """The word with a capital, unless that would change its length."""
    head = word[0].upper()
    return head + word[1:] if len(head) == 1 else word
