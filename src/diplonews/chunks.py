"""Chunks: a sentence as a short row of mentions, trigger words and function words, one letter each, for rules to match."""

from __future__ import annotations

from typing import Any

from attrs import define

from diplonews.lexicon import Hits, Lexicon
from diplonews.mentions.mention import Mention
from diplonews.text.memo import Memo
from diplonews.text.tokens import Tokens, fold

LETTERS = {
    "P": "person by name",
    "R": "person by office alone",
    "H": "he, she, him",
    "h": "his, her, its, their",
    "G": "group: the two leaders, both sides, they",
    "B": "body",
    "C": "country",
    "A": "adjective of a country",
    "L": "city or seat",
    "D": "date",
    "x": "other word",
    "X": "other word with a capital",
    "9": "number",
    "e": "the, a, an, this, that (before a noun)",
    "a": "and, &",
    "o": "of",
    "i": "in, at",
    "n": "on",
    "t": "to",
    "f": "from",
    "w": "with",
    "b": "by",
    "r": "for",
    "d": "during, after, before, since, until, following",
    "k": "that",
    "q": "who, which, whom, where, when",
    "z": "not, no, never, without",
    "v": "is, are, was, were, be, been, being",
    "u": "has, have, had",
    "m": "will, would, shall, should, may, might, can, could, must",
    "s": "possessive 's",
    ",": "comma",
    ".": "end of sentence",
    ":": "colon",
    ";": "semicolon",
    "(": "opening bracket",
    ")": "closing bracket",
    "-": "hyphen or dash",
    '"': "quotation mark",
    "_": "other mark",
}
_WORDS = {
    "e": "the a an this these those such",
    "a": "and &",
    "o": "of",
    "i": "in at into inside",
    "n": "on upon",
    "t": "to",
    "f": "from",
    "w": "with alongside",
    "b": "by",
    "r": "for",
    "d": "during after before since until till following amid",
    "k": "that",
    "q": "who which whom whose where when while",
    "z": "not no never without n't cannot",
    "v": "is are was were be been being am",
    "u": "has have had having",
    "m": "will would shall should may might can could must",
    "h": "his her its their our my your",
    "s": "'s '",
    ",": ",",
    ".": ". ! ? ...",
    ":": ":",
    ";": ";",
    "(": "( [",
    ")": ") ]",
    "-": "- —",
    '"': '"',
}
_LETTER_OF = {word: letter for letter, words in _WORDS.items() for word in words.split()}


@define(eq=False)
class Chunk:
    """Tokens ``first`` to ``last`` (half-open) and what stands there: a mention, a term's data, or None for other words."""

    letter: str
    first: int
    last: int
    mention: Mention | None = None
    data: Any = None


@define(eq=False)
class Line:
    """A sentence as chunks; ``letters[k]`` is the letter of chunk ``k``, ``firsts[k]`` its first token and ``firsts[k + 1]`` its end.

    ``held`` says what mention or data stands in a chunk. Most chunks are plain words that nobody asks for, so that the objects
    of :attr:`chunks` are made on first need.
    """

    letters: str
    firsts: list[int]
    held: dict[int, tuple[Mention | None, Any]]
    _chunks: list[Chunk] | None = None

    @property
    def chunks(self) -> list[Chunk]:
        """The chunks one by one."""
        if self._chunks is None:
            firsts, held = self.firsts, self.held
            self._chunks = [
                Chunk(letter, firsts[k], firsts[k + 1], *held.get(k, _NOTHING)) for k, letter in enumerate(self.letters)
            ]
        return self._chunks

    def find(self, data: Any) -> int:
        """The chunk that holds some data of a trigger; -1 if none does."""
        return next((k for k, (_, held) in self.held.items() if held is data), -1)

    def between(self, begin: int, end: int) -> list[Chunk]:
        """The chunks that a group of a match covers."""
        return self.chunks[begin:end]


_NOTHING: tuple[Mention | None, Any] = (None, None)


def spell(tokens: Tokens, mentions: list[Mention], words: Lexicon, hits: Hits, first: int, last: int) -> Line:
    """The tokens ``first`` to ``last`` as chunks. ``mentions`` are those of this range, in order; ``words`` are the parser's
    own triggers, whose kind is their letter, and ``hits`` where they stand. A mention wins over a trigger that begins inside it."""
    plain = "".join(map(_letter.__getitem__, tokens.words[first:last]))  # as if every token were a chunk
    places, terms = hits.places, hits.terms
    parts: list[str] = []
    firsts: list[int] = []
    held: dict[int, tuple[Mention | None, Any]] = {}
    at = first  # what lies before it is spelled
    within = hits.within(first, last)
    n, end = within.start, within.stop
    for mention in (*mentions, None):
        limit = last if mention is None or mention.first >= last else mention.first
        while n < end and (place := places[n]) < limit:
            term = terms[n]
            n += 1
            if place < at:
                continue
            if place + len(term.words) > limit:
                shorter = words.at(tokens.keys, place, limit)
                if shorter is None:
                    continue
                term = shorter
            parts += plain[at - first : place - first], term.kind
            firsts += range(at, place + 1)
            held[len(firsts) - 1] = (None, term.data)
            at = place + len(term.words)
        if mention is None or mention.last <= at:
            continue
        begin = max(at, mention.first)
        if begin >= last:
            break
        parts += plain[at - first : begin - first], mention.kind
        firsts += range(at, begin + 1)
        held[len(firsts) - 1] = (mention, None)
        at = min(mention.last, last)
    parts.append(plain[at - first :])
    firsts += range(at, last + 1)
    return Line("".join(parts), firsts, held)


@Memo
def _letter(word: str) -> str:
    key = fold(word)
    known = _LETTER_OF.get(key)
    if known is not None:
        return known
    if key.endswith("n't"):
        return "z"  # didn't, won't
    head = word[0]
    if head.isalpha():
        return "X" if head.isupper() else "x"
    return "9" if head.isdigit() else "_"
