"""Sentences as chunks with the words of visits and meetings, spelled once for both parsers."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import Any

from attrs import define, field

from diplonews.chunks import Line
from diplonews.document import Document
from diplonews.lexicon import Lexicon, Term
from diplonews.mentions.mention import Mention
from diplonews.text.memo import lazy
from diplonews.values import Quote

WINDOW = 48
"""Chunks that a rule looks to either side of a trigger; it bounds the cost of a sentence that is nothing but triggers."""
ATTENDING = frozenset("attend attends attended attending participate participates participated participating".split())
PRESENT = "@"
"""What tells of somebody who is somewhere, without a word of visiting."""
_BE = frozenset(("be", "been", "was", "were", "is"))
SAID = frozenset(
    "said says say told announced reported added noted stated reports quoted confirmed revealed tweeted wrote posted".split()
)
_EVENTS = frozenset("@VYNTJZWIEMSQU1234gF")
_GATHERED = ATTENDING | {"part", "place", "summit", "summits"}  # took part, took place


@define(eq=False, slots=False)
class Sentence:
    """A sentence of the document, tokens ``begin`` to ``end``, as chunks that are spelled on first need.

    ``told`` holds the letters of the triggers that its words may be, so that nobody spells a sentence in vain.
    """

    document: Document
    number: int
    begin: int
    end: int
    told: str = ""
    dates: dict[int, Any] = field(factory=dict)
    """The dates of triggers that have been asked for, by chunk."""

    @lazy
    def line(self) -> Line:
        """The chunks."""
        return self.document.line(self.begin, self.end, self.document.once(words))

    @lazy
    def letters(self) -> str:
        """The letters of the chunks."""
        return self.line.letters

    @lazy
    def keys(self) -> frozenset[str]:
        """The words of the sentence as they are looked up."""
        return frozenset(self.document.tokens.keys[self.begin : self.end])

    def first(self, k: int) -> int:
        """The token where chunk ``k`` begins; for the number of chunks the token where the sentence ends."""
        return self.line.firsts[k]

    def mention(self, k: int) -> Mention | None:
        """The mention that chunk ``k`` is, if any."""
        held = self.line.held.get(k)
        return held[0] if held is not None else None

    def key(self, k: int) -> str:
        """The words of a chunk as they are looked up."""
        firsts, keys = self.line.firsts, self.document.tokens.keys
        if k < 0:
            k += len(firsts) - 1
        first, last = firsts[k], firsts[k + 1]
        return keys[first] if last - first == 1 else " ".join(keys[first:last])

    def data(self, k: int, column: str) -> str:
        """A cell of the row behind a trigger, or an empty text."""
        held = self.line.held.get(k)
        return held[1].get(column) or "" if held is not None and held[1] else ""

    def span(self, begin: int, end: int) -> tuple[int, int]:
        """Character offsets of the chunks ``begin`` to ``end`` (half-open)."""
        firsts, tokens = self.line.firsts, self.document.tokens
        return tokens.starts[firsts[begin]], tokens.ends[firsts[min(end, len(firsts) - 1)] - 1]

    def quote(self, begin: int, end: int) -> Quote:
        """The chunks ``begin`` to ``end`` (half-open) as a quote."""
        return Quote.cut(self.document.text, *self.span(begin, end))

    def note(self, k: int, rule: str, reason: str) -> None:
        """Record that chunk ``k`` was seen and left out."""
        self.document.note(self.first(k), self.first(k + 1), rule, reason)

    def left(self, k: int) -> tuple[str, int]:
        """The letters before chunk ``k`` that rules may look at, and where they begin."""
        low = max(0, k - WINDOW)
        return self.letters[low:k], low

    def right(self, k: int) -> str:
        """The letters from chunk ``k`` on that rules may look at."""
        return self.letters[k : k + WINDOW]


@lru_cache(maxsize=4)
def _joined(visits: Lexicon, meetings: Lexicon) -> Lexicon:
    return visits | meetings


def words(document: Document) -> Lexicon:
    """The words of visits and of meetings."""
    return _joined(document.words("visits.tsv"), document.words("meetings.tsv"))


def _told(term: Term) -> str:
    """What a trigger can tell of; of the words that look ahead only "due" tells of a visit by itself."""
    expected = term.words[-1] == "due" or term.words in (("is", "expected"), ("are", "expected"))
    return "x" if term.kind == "F" and not expected else term.kind[:1] or "x"


def _there(document: Document) -> list[int]:
    """Where the text says that somebody is somewhere: "was in" before a name, "said here"."""
    tokens = document.tokens
    keys, names, count = tokens.keys, tokens.words, len(tokens)
    found = [
        i
        for i in tokens.index.get("in", ())
        if i
        and (keys[i - 1] in _BE or keys[i - 1] == ",")
        and i + 1 < count
        and (names[i + 1][0].isupper() or keys[i + 1] == "the")
    ]
    before = SAID | _BE
    found += [i for i in tokens.index.get("here", ()) if not before.isdisjoint(keys[max(0, i - 3) : i])]
    return sorted(found)


def _in_capitals(document: Document, first: int, last: int) -> bool:
    """Whether a sentence is all in capitals, as headlines within a text are."""
    found = 0
    for word in document.tokens.words[first : min(last, first + _CAPITALS)]:
        if len(word) > 1 and word[0].isalpha():
            if not word.isupper():
                return False  # at the second word, mostly
            found += 1
    return found >= _FEWEST


_CAPITALS = 60  # tokens that are looked at
_FEWEST = 4


def read(document: Document) -> list[Sentence]:
    """The sentences that speak of a visit or a meeting; ask for it by ``document.once(read)``."""
    hits = document.hits(document.once(words))
    triggers = "".join([_told(term) for term in hits.terms])
    there = _there(document)
    shouted = _in_capitals(document, document.body, len(document.tokens))
    found = []
    end = 0
    for number, (first, last) in enumerate(document.sentences):
        begin = bisect_left(hits.places, first, end)
        end = bisect_left(hits.places, last, begin)
        told = triggers[begin:end]
        if there and bisect_left(there, first) < bisect_left(there, last):
            told += PRESENT
        gathers = "6" in told and not _GATHERED.isdisjoint(document.tokens.keys[first:last])
        if (gathers or not _EVENTS.isdisjoint(told)) and (shouted or not _in_capitals(document, first, last)):
            found.append(Sentence(document, number, first, last, told))
    return found
