"""Chunks: a sentence as a short row of mentions, trigger words and function words, one letter each, for rules to match."""

from __future__ import annotations

from typing import Any

from attrs import define

from diplonews.lexicon import Lexicon
from diplonews.mentions.mention import Mention
from diplonews.text.tokens import Tokens

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


@define
class Chunk:
    """Tokens ``first`` to ``last`` (half-open) and what stands there: a mention, a term's data, or None for other words."""

    letter: str
    first: int
    last: int
    mention: Mention | None = None
    data: Any = None


@define
class Line:
    """A sentence as chunks; ``letters[k]`` is the letter of ``chunks[k]``."""

    letters: str
    chunks: list[Chunk]

    def between(self, begin: int, end: int) -> list[Chunk]:
        """The chunks that a group of a match covers."""
        return self.chunks[begin:end]


def spell(tokens: Tokens, mentions: list[Mention], words: Lexicon, first: int, last: int) -> Line:
    """The tokens ``first`` to ``last`` as chunks. ``mentions`` are those of this range, in order; ``words`` are the parser's
    own triggers, whose kind is their letter. A mention wins over a trigger that begins inside it."""
    chunks: list[Chunk] = []
    keys, texts = tokens.keys, tokens.words
    at = first
    queue = [*mentions, None]
    k = 0
    while at < last:
        mention = queue[k]
        if mention is not None and mention.first <= at:
            k += 1
            if mention.last > at:
                chunks.append(Chunk(mention.kind, at, min(mention.last, last), mention))
                at = min(mention.last, last)
            continue
        limit = mention.first if mention is not None and mention.first < last else last
        term = words.at(keys, at, limit)
        if term is not None:
            end = at + len(term.words)
            chunks.append(Chunk(term.kind, at, end, None, term.data))
            at = end
            continue
        chunks.append(Chunk(_LETTER_OF.get(keys[at]) or _other(texts[at]), at, at + 1))
        at += 1
    return Line("".join(c.letter for c in chunks), chunks)


def _other(word: str) -> str:
    head = word[0]
    if head.isalpha():
        return "X" if head.isupper() else "x"
    return "9" if head.isdigit() else "_"
