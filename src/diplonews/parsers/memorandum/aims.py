"""What an instrument is about, where its own phrase does not say: after the verb, as its aim, or by what it covers."""

from __future__ import annotations

from functools import cache

from diplonews.document import Document
from diplonews.lexicon import Lexicon, Term, keys_of, rows
from diplonews.parsers.memorandum.entry import Entry
from diplonews.parsers.memorandum.extents import bounds
from diplonews.parsers.titles.model import Part
from diplonews.parsers.titles.subjects import clean, words

_FAR = 25  # tokens after the phrase in which the words stand
_LONGEST = 30  # tokens of a subject
_STOPS = frozenset((".", ";", ":", "!", "?", '"', "(", ")"))
_ENDS = frozenset(("between", "through", "as", "during", "said", "with", "by"))
_NOT_ABOUT = frozenset(("one", "other", "behalf", "all", "part"))
_ON = frozenset(("on", "concerning", "regarding"))


@cache
def _openers() -> Lexicon:
    """The words of kind ``aim`` in ``lexica/nounphrases.tsv``: "is aimed at", "provides for", "in the fields of"."""
    return Lexicon(Term(keys_of(r["term"]), "aim") for r in rows("nounphrases.tsv") if r["kind"] == "aim")


def about(document: Document, entry: Entry) -> Part | None:
    """The subject of an entry from the sentences that speak of it; None where they do not say."""
    if entry.status == "ratified" or entry.phrase.whole:
        return None
    keys, openers = document.tokens.keys, _openers()
    told = [(entry.phrase, entry.line, entry.link), *((p, line, link) for p, _, line, link in entry.also)]
    for phrase, line, link in told:
        chunk = next((c for c in line.chunks if c.data is phrase), None) if line is not None else None
        if line is None or chunk is None:
            continue
        after_verb = link is not None and link.line is line and link.voice in ("passive", "participle", "event")
        begin = max(chunk.last, line.chunks[link.verb].last if link is not None and after_verb else 0)
        others = {c.first for c in line.chunks if c.letter == "I" and c is not chunk}
        last = min(line.chunks[-1].last, begin + _FAR)
        for k in range(begin, last):
            if keys[k] in _STOPS or k in others:
                break
            if (
                keys[k] in _ON
                and not entry.several
                and (part := _subject(document, k + 1, line.chunks[-1].last, after_on=True))
            ):
                return part
            term = openers.at(keys, k, last)
            doing = keys[k] == "to" and k + 1 < last and keys[k + 1] in bounds()["do"] and "," not in keys[begin:k]
            after = k + len(term.words) if term is not None else k + 2 if doing and not entry.several else 0
            if after and (part := _subject(document, after, line.chunks[-1].last)):
                return part
    return None


def _subject(document: Document, first: int, last: int, *, after_on: bool = False) -> Part | None:
    """The words from ``first`` on that may be a subject, up to the end of the noun phrase."""
    keys, right = document.tokens.keys, bounds()["right"]
    last = min(last, first + _LONGEST)
    while first < last and (
        keys[first] in ("the", "a", "an", "their", "its", "both")
        or _is_doing(keys[first])
        or (keys[first] == "up" and keys[first - 1] == "set")
    ):
        first += 1
    if first >= last or not keys[first][0].isalpha() or (after_on and keys[first] in bounds()["setting"] | _NOT_ABOUT):
        return None
    over = {m.first: m for m in document.mentions_in(first, last)}
    if first in over and over[first].kind in "DLPRHGC":
        return None
    end = first
    while end < last:
        key = keys[end]
        if key in _STOPS or key in _ENDS or key in right or (key == "-" and document.tokens.spaced(end)):
            break
        if end in over and over[end].kind in "DPRHG":
            break
        if key == "," and not _goes_on(keys, end + 1, last):
            break
        end += 1
    while end > first and (keys[end - 1] in ("and", "while", "also", "in", "on", "at", "of", ",", "the", "for", "to")):
        end -= 1
    return clean(document.tokens, first, end) if end > first else None


def _is_doing(key: str) -> bool:
    """Whether a word says what is to be done with the subject: "protect", "protecting", "providing"."""
    verbs = bounds()["do"]
    return key in verbs or (key.endswith("ing") and (key[:-3] in verbs or key[:-3] + "e" in verbs))


def _goes_on(keys: list[str], first: int, last: int) -> bool:
    """Whether words after a comma enumerate: an "and" or a comma follows soon, and no new clause begins."""
    if (
        first >= last
        or keys[first] in bounds()["right"]
        or keys[first] in ("a", "an", "the", "in", "on", "at", "which")
    ):
        return False
    if keys[first] == "and":
        return True
    near = keys[first : min(first + 6, last)]
    cut = next((n for n, k in enumerate(near) if k in ("and", ",", "&")), None)
    return cut is not None and bounds()["right"].isdisjoint(near[:cut]) and words("link").isdisjoint(near[:1])
