"""The spelling of titles: a range of tokens as units, one letter each, which the grammar of titles matches."""

from __future__ import annotations

import re
from functools import cache

from attrs import define

from diplonews.countries import country_lexicon
from diplonews.lexicon import Lexicon, Term, keys_of, rows
from diplonews.mentions.units import is_generic
from diplonews.parsers.titles.model import Part
from diplonews.text.tokens import Tokens

LETTERS = {
    "I": "word for an instrument",
    "C": "country",
    "A": "adjective of a country",
    "L": "capital or seat",
    "B": "organisation known by name, or an acronym",
    "K": "head of a body's name",
    "k": "word that may be such a head",
    "Q": "plural head or plural office, which several countries may share",
    "T": "office of a person",
    "X": "suffix of a company",
    "Y": "sovereign without a country",
    "W": "other word with a capital",
    "w": "other word",
    "b": "between",
    "J": "concerning, on, for: the subject follows",
    "f": "in the field of: the field follows",
    "M": "amending: an instrument follows",
    "E": "constituting: what the notes amount to follows",
    "p": "on behalf of",
    "y": "with (an annex)",
    "g": "signed at: no longer the title proper",
    "x": "by which, under, from: no party follows",
    "a": "and",
    ",": "comma",
    "o": "of",
    "e": "the, a",
    "i": "in, at",
    "t": "to",
    "s": "possessive",
    "-": "hyphen or slash inside",
    ".": "dash, colon, semicolon, stop",
    "(": "opening bracket",
    ")": "closing bracket",
    "D": "number",
    "m": "month",
}
_SMALL = {"of": "o", "the": "e", "a": "e", "an": "e", "and": "a", "in": "i", "at": "i", "to": "t", "'s": "s"}
_MARKS = {
    "&": "-",
    ",": ",",
    "(": "(",
    "[": "(",
    ")": ")",
    "]": ")",
    "/": "-",
    ";": ".",
    ":": ".",
    ".": ".",
    "—": ".",
    "...": ".",
}
_STYLES = frozenset(
    "republic kingdom commonwealth principality sultanate emirate emirates confederation duchy empire dominion colony".split()
)
_NO_OFFICES = frozenset(("corporate", "expert", "other", "religious"))  # entrepreneurs and engineers act for nobody
_REGIONS = frozenset(("inter", "pan", "trans", "intra", "afro", "ibero", "all"))
_QUIET = frozenset(("'", '"', "«", "»", "*"))
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&]+")


@define
class Units:
    """``letters[k]`` stands for tokens ``firsts[k]`` to ``lasts[k]``; ``terms[k]`` is the lexicon's term, if any."""

    letters: str
    firsts: list[int]
    lasts: list[int]
    terms: list[Term | None]

    def part(self, begin: int, end: int) -> Part:
        return Part(self.firsts[begin], self.lasts[end - 1])


@cache
def title_lexicon() -> Lexicon:
    """Instruments, words of titles, countries, heads of bodies, offices and organisations in one lexicon."""
    terms: list[Term] = [Term(keys_of(r["term"]), r["kind"], r) for r in rows("titlewords.tsv") if r["kind"] != "R"]
    terms += (Term(keys_of(r["term"]), "I", r) for r in rows("instruments.tsv"))
    terms += (Term(keys_of(r["term"]), "N", None) for r in rows("not_countries.tsv"))
    terms += (Term(t.words, "L" if t.kind == "S" else t.kind, t.data) for t in country_lexicon().terms)
    for r in rows("bodyheads.tsv"):
        terms.append(Term(keys_of(r["term"]), {"K": "k"}.get(r["kind"], r["kind"]), r))
    terms += (
        Term(keys_of(r["term"]), {"P": "Q"}.get(r["kind"], r["kind"]), r)
        for r in rows("titles.tsv")
        if r["kind"] in "TP" and not (r["kind"] == "P" and r["office"] in _NO_OFFICES)
    )
    terms += (Term(keys_of(r["term"]), "K" if is_generic(r) else "B", r) for r in rows("organizations.tsv"))
    return Lexicon(terms)


@cache
def for_heads() -> frozenset[str]:
    """Heads of bodies and offices after which "for" belongs to the name."""
    return frozenset(r["term"] for r in rows("titlewords.tsv") if r["kind"] == "R")


def spell(tokens: Tokens, first: int, last: int) -> Units:
    """The tokens of a title as units. Quotation marks are left out."""
    lexicon, keys, words = title_lexicon(), tokens.keys, tokens.words
    capitals = not any(w[1:].islower() and len(w) > 3 for w in words[first:last])
    letters: list[str] = []
    firsts: list[int] = []
    lasts: list[int] = []
    terms: list[Term | None] = []
    i = first
    while i < last:
        if words[i] in _QUIET:
            i += 1
            continue
        term = lexicon.at(keys, i, last)
        end = i + len(term.words) if term else i + 1
        leads = i + 1 if term is not None and keys[i] == "the" and end > i + 1 else i  # the Netherlands
        letter = _kind(words[leads], term, capitals=capitals) if term is not None else ""
        if letter == "A" and letters[-1:] == ["-"] and keys[lasts[-2] - 1 if len(lasts) > 1 else 0] in _REGIONS:
            letter = "W"
        if letter == "C" and term is not None and "and" in term.words:
            term = _apart(term, keys, i, last, letters)
            end = i + len(term.words)
        if letter == "N":
            for k in range(i, end):
                letters.append("W" if words[k][0].isupper() else _SMALL.get(keys[k], "w"))
                firsts.append(k)
                lasts.append(k + 1)
                terms.append(None)
            i = end
            continue
        if not letter or letter in "wW":
            end, term = i + 1, None
            letter = letter or _letter(words[i], keys[i], capitals=capitals)
        if letter == "-" and words[i] not in ("/", "&") and (tokens.spaced(i) or i + 1 == last or tokens.spaced(i + 1)):
            letter = "-" if _joins(tokens, i, first, last) else "."
        if letter == "C":
            _widen(tokens, letters, firsts, lasts, terms)
            if letters[-1:] == ["C"] and lasts[-1] == i and terms[-1] is None:
                lasts[-1], terms[-1] = end, term
                i = end
                continue
        if letter not in "zc":
            letters.append(letter)
            firsts.append(i)
            lasts.append(end)
            terms.append(term)
        elif letter == "c":
            for k in range(i, end):
                letters.append("W" if words[k][0].isupper() else "-" if words[k] == "-" else "w")
                firsts.append(k)
                lasts.append(k + 1)
                terms.append(None)
        i = end
    spelled = re.sub("T(?=K)", "W", "".join(letters))  # General Directorate
    return Units(spelled, firsts, lasts, terms)


def _apart(term: Term, keys: list[str], i: int, last: int, letters: list[str]) -> Term:
    """The first of two countries whose names together name a former union: "Denmark, Sweden and Norway" are three."""
    cut = term.words.index("and")
    one = country_lexicon().at(keys, i, i + cut)
    other = country_lexicon().at(keys, i + cut + 1, i + len(term.words))
    if one is None or other is None or one.kind != "C" or other.kind != "C" or one.data.code == other.data.code:
        return term
    goes_on = i + len(term.words) < last and keys[i + len(term.words)] in ("and", "&")
    before = "".join(letters[-2:]).rstrip("e")[-1:]
    return one if before == "," or (before == "b" and not goes_on) else term


def _widen(tokens: Tokens, letters: list[str], firsts: list[int], lasts: list[int], terms: list[Term | None]) -> None:
    """Take "Republic of" before a country into its unit, as a unit without a term that waits for its country."""
    tail = "".join(letters[-3:])
    back = 2 if tail.endswith("Wo") else 3 if tail == "Woe" else 0
    if not back or tokens.keys[firsts[-back]] not in _STYLES:
        return
    first = firsts[-back]
    del letters[-back:], firsts[-back:], terms[-back:]
    end = lasts[-1]
    del lasts[-back:]
    letters.append("C")
    firsts.append(first)
    lasts.append(end)
    terms.append(None)


def _joins(tokens: Tokens, i: int, first: int, last: int) -> bool:
    """Whether a spaced dash stands between two countries (EU – Vietnam) and not between a title and its addition."""
    if not first < i < last - 1:
        return False
    pair = country_lexicon()
    left, right = tokens.keys[i - 1 : i], tokens.keys[i + 1 : i + 2]
    return (
        tokens.words[i + 1][0].isupper()
        and pair.touches(right)
        and (pair.touches(left) or tokens.words[i - 1].isupper())
    )


def _letter(word: str, key: str, *, capitals: bool) -> str:
    """The letter of a word that is no term."""
    head = word[0]
    if key in _SMALL:
        return _SMALL[key]
    if word in _MARKS:
        return _MARKS[word]
    if head == "-":
        return "-"
    if head.isdigit():
        return "D"
    if not head.isalpha():
        return "."
    if head.isupper():
        return "B" if not capitals and _ACRONYM.fullmatch(word) else "W"
    return "w"


def _kind(word: str, term: Term, *, capitals: bool) -> str:
    """The kind of a term as it is written here; empty where it is not meant."""
    kind, upper = term.kind, word[0].isupper()
    if kind in "CALBTXYm" and not upper:
        return ""
    if kind == "B" and capitals and len(term.words) == 1:
        return ""
    if kind == "B" and term.words[0] == "the":
        return ""
    if kind == "W":
        return "W" if upper else "w"
    if kind == "I" and word.islower() and term.data["term"].isupper():
        return ""
    return kind
