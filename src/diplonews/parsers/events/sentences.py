"""Sentences as chunks with the words of visits and meetings, spelled once for both parsers."""

from __future__ import annotations

from functools import cached_property, lru_cache

from attrs import define

from diplonews.chunks import Line
from diplonews.document import Document
from diplonews.lexicon import Lexicon
from diplonews.mentions.mention import Mention
from diplonews.values import Quote

WINDOW = 48
"""Chunks that a rule looks to either side of a trigger; it bounds the cost of a sentence that is nothing but triggers."""
ATTENDING = frozenset("attend attends attended attending participate participates participated participating".split())
_EVENTS = frozenset("VYNTJZWIEMSQU1234g")


@define(eq=False, slots=False)
class Sentence:
    """A sentence of the document as chunks."""

    document: Document
    number: int
    line: Line

    @cached_property
    def keys(self) -> frozenset[str]:
        """The words of the sentence as they are looked up."""
        firsts = self.line.firsts
        return frozenset(self.document.tokens.keys[firsts[0] : firsts[-1]])

    @property
    def letters(self) -> str:
        return self.line.letters

    def first(self, k: int) -> int:
        """The token where chunk ``k`` begins; for the number of chunks the token where the sentence ends."""
        return self.line.firsts[k]

    def mention(self, k: int) -> Mention | None:
        """The mention that chunk ``k`` is, if any."""
        return self.line.mention(k)

    def key(self, k: int) -> str:
        """The words of a chunk as they are looked up."""
        firsts, keys = self.line.firsts, self.document.tokens.keys
        if k < 0:
            k += len(firsts) - 1
        first, last = firsts[k], firsts[k + 1]
        return keys[first] if last - first == 1 else " ".join(keys[first:last])

    def data(self, k: int, column: str) -> str:
        """A cell of the row behind a trigger, or an empty text."""
        data = self.line.data(k)
        return data.get(column) or "" if data else ""

    def span(self, begin: int, end: int) -> tuple[int, int]:
        """Character offsets of the chunks ``begin`` to ``end`` (half-open)."""
        firsts = self.line.firsts
        return self.document.span(firsts[begin], firsts[min(end, len(firsts) - 1)])

    def quote(self, begin: int, end: int) -> Quote:
        """The chunks ``begin`` to ``end`` (half-open) as a quote."""
        return Quote.cut(self.document.text, *self.span(begin, end))

    def note(self, k: int, rule: str, reason: str) -> None:
        """Record that chunk ``k`` was seen and left out."""
        self.document.note(self.first(k), self.first(k + 1), rule, reason)

    def left(self, k: int) -> tuple[str, int]:
        """The letters before chunk ``k`` that rules may look at, and where they begin."""
        low = max(0, k - WINDOW)
        return self.line.letters[low:k], low

    def right(self, k: int) -> str:
        """The letters from chunk ``k`` on that rules may look at."""
        return self.line.letters[k : k + WINDOW]


@lru_cache(maxsize=4)
def _joined(visits: Lexicon, meetings: Lexicon) -> tuple[Lexicon, frozenset[str]]:
    both = visits | meetings
    return both, frozenset(t.words[0] for t in both.terms if t.kind in _EVENTS) | ATTENDING | {
        "due",
        "part",
        "summit",
        "summits",
    }


def words(document: Document) -> tuple[Lexicon, frozenset[str]]:
    """The words of both lexica, and the first words of those that can name an event."""
    return _joined(document.words("visits.tsv"), document.words("meetings.tsv"))


def read(document: Document) -> list[Sentence]:
    """The sentences that speak of a visit or a meeting; ask for it by ``document.once(read)``."""
    lexicon, firsts = words(document)
    keys = document.tokens.keys
    found = []
    for number, (first, last) in enumerate(document.sentences):
        first = max(first, document.body)
        if first < last and not firsts.isdisjoint(keys[first:last]):
            found.append(Sentence(document, number, document.line(first, last, lexicon)))
    return found
