"""Tokens: one pass over the text, kept as parallel lists because a list of strings costs a fifth of a list of objects.

A token is a word with its inner apostrophes (``O'Brien``), an abbreviation or initial with its full stop (``U.S.``, ``Mr.``,
``J.``), a number (``1,200.5``, ``14.04.2021``, ``9th``), an address, or one mark. A possessive ``'s`` is a token of its own and
hyphens separate: ``Azerbaijani-Belarus`` is three tokens. Words keep their combining marks, soft hyphens and zero-width
characters in their span and lose them in their normal form.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from itertools import accumulate
from operator import sub
from sys import intern
from typing import Any

from attrs import define, field

from diplonews.text.layout import paragraphs
from diplonews.text.memo import Memo

ABBREVIATIONS = (
    "Mr Mrs Ms Mdm Dr Drs St Sgt Capt Cmdr Lt Col Maj Gen Adm Amb Sen Rep Reps Sens Gov Prof Hon Rev Fr Sr Jr Messrs Pres Msgr Brig "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Inc Ltd Co Corp Bros No Nos vs etc al approx "
    "dept Dept est Ft Mt Ave Blvd Ph Eng Ing Calif Conn Fla Mass Mich Minn Penn Tex Va Wash Md Ill Ariz Colo Ala Ga Ky La Me Wis Okla Ore"
).split()
_ACCENT = "\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069"
_W = rf"[^\W\d_{_ACCENT}]"
_WORD = (
    rf"{_W}[\w{_ACCENT}]*+(?:(?<=\u00ad)\s++{_W}[\w{_ACCENT}]*+)?"  # a soft hyphen at the end of a line parts a word
)
_TOKEN = rf"""
      https?://[^\s<>"”)]++|www\.[^\s<>"”)]++
    | (?:(?:{"|".join(sorted(ABBREVIATIONS, key=len, reverse=True))})\.(?![^\W\d]))
    | (?:[^\W\d_a-z]\.){{2,12}}(?![^\W_a-z]\w)           # U.S., D.P.R.K.
    | (?:[CDGKSTZ]h|Dz|Ts|Y[aeou]|[^\W\d_a-z])\.(?=[ \u00a0]?[^\W\d_a-z])  # J. Smith, S.Pillai, Kh.Orlov
    | [’'‘](?:s|S)(?!\w)                                 # possessive
    | {_WORD}(?:[’'ʼ](?![sS](?!\w)){_WORD})*+
    | \d++(?:[.,:]\d++)*+(?:st|nd|rd|th)?+
    | ``|''|\.\.\.
    | \S
"""
TOKEN = re.compile(_TOKEN, re.VERBOSE)
_BLANK = r"\s*+(?:&nbsp;\s*+)*+"  # white space, also as pages write it
_SPACE = re.compile(_BLANK)
_PIECE = re.compile(
    rf"""
      [ ][A-Za-z][a-z]*+(?=[ ,\n]) | [.,](?=[ \n])         # most words and marks, without asking further
    | {_BLANK}(?:{_TOKEN})
    """,
    re.VERBOSE,
)
_STRIP = {
    ord(c): None
    for c in "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069"
}
_PLAIN = str.maketrans(
    {
        "’": "'",
        "ʼ": "'",
        "‘": "'",
        "‐": "-",
        "‑": "-",
        "–": "-",
        "−": "-",
        "“": '"',
        "”": '"',
        "„": '"',
        "…": "...",
        "\u2015": "—",
    }
)


class _Bare(dict[int, int | None]):
    """For ``str.translate``: drops combining marks; each character is looked up in the Unicode database once."""

    def __missing__(self, code: int) -> int | None:
        self[code] = kept = None if unicodedata.combining(chr(code)) else code
        return kept


_BARE = _Bare(str.maketrans("ıøłđðħŧŋ", "iolddhtn"))


def normal(token: str) -> str:
    """A token in NFC with plain apostrophes, hyphens and double quotes, without soft hyphens and zero-width characters."""
    if token.isascii():
        return '"' if token in ("``", "''") else token
    if "\u00ad" in token:
        token = "".join(token.split())
    return unicodedata.normalize("NFC", token.translate(_STRIP)).translate(_PLAIN) or token


def visible(text: str) -> str:
    """A text without soft hyphens and zero-width characters."""
    return text if text.isascii() else text.translate(_STRIP)


def fold(word: str) -> str:
    """The form in which words are looked up: lower case, without accents, with plain apostrophes.

    >>> fold("Türkiye"), fold("Élysée")
    ('turkiye', 'elysee')
    """
    if word.isascii():
        return word.lower()
    bare = unicodedata.normalize("NFKD", normal(word).casefold())
    return bare.translate(_BARE) or word


ENDS = frozenset(".!?。？！")
"""What the last token of a sentence ends with."""


def shape_of(word: str) -> str:
    """How a word is written, as a letter (see :class:`Tokens`)."""
    ends = word[-1] in ENDS
    if not word[0].isalpha():
        return "." if ends else "-"
    if not word[0].isupper():
        return "b" if ends else "a" if len(word) > 1 else "o"
    if not word.isupper():
        return "B" if ends else "A"
    return "P" if ends else "S" if len(word) > 1 else "I"


@Memo
def _forms(piece: str) -> tuple[str, str, int, str]:
    """Word, key, length and shape of a token with white space before it."""
    token = piece[_SPACE.match(piece).end() :] if "&nbsp;" in piece else piece.lstrip()  # type: ignore[union-attr]
    word = intern(normal(token))
    return word, intern(fold(token)), len(token), shape_of(word)


@define
class Tokens:
    """The tokens of a text as parallel lists, and the token ranges of its sentences and paragraphs.

    ``words`` holds normal forms, ``keys`` what is looked up. ``sentences`` and ``paragraphs`` are half-open ranges of token
    numbers; every sentence lies in one paragraph.

    ``shape`` has a letter a token: ``S`` in capitals, ``A`` with a capital, ``a`` small, ``I`` and ``o`` of one letter, ``-`` no word, and
    where the token ends with a full stop or the like ``P``, ``B``, ``b`` and ``.``.
    """

    text: str
    words: list[str]
    keys: list[str]
    starts: list[int]
    ends: list[int]
    sentences: list[tuple[int, int]]
    paragraphs: list[tuple[int, int]]
    shape: str
    hits: dict[Any, Any] = field(factory=dict, repr=False)
    """Where the terms of lexica stand, by lexicon (see :meth:`diplonews.lexicon.Lexicon.hits`)."""
    _index: dict[str, list[int]] | None = field(default=None, repr=False)

    @property
    def index(self) -> dict[str, list[int]]:
        """Where each key stands, in order. A text has few different words: lexica meet these first, then the places."""
        if self._index is None:
            index: dict[str, list[int]] = {}
            for i, key in enumerate(self.keys):
                if key in index:
                    index[key].append(i)
                else:
                    index[key] = [i]
            self._index = index
        return self._index

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Character offsets of the tokens ``first`` to ``last`` (half-open)."""
        return self.starts[first], self.ends[last - 1]

    def spaced(self, index: int) -> bool:
        """Whether white space (or nothing) stands before the token."""
        return index == 0 or self.ends[index - 1] < self.starts[index]


def tokenize(text: str) -> Tokens:
    """Cut a text into paragraphs, sentences and tokens. Linear in its length; never raises on any ``str``."""
    from diplonews.text.sentences import sentences

    end = len(text.rstrip())
    while text.endswith("&nbsp;", 0, end):
        end -= 6
        while end and text[end - 1].isspace():
            end -= 1
    pieces = _PIECE.findall(text[:end])  # a token with the white space before it: all lengths together are offsets
    words, keys, lengths, shapes = (
        map(list, zip(*map(_forms.__getitem__, pieces), strict=True)) if pieces else ([],) * 4
    )
    ends = list(accumulate(map(len, pieces)))
    starts = list(map(sub, ends, lengths))
    ranges = []
    first = 0
    for _, stop in paragraphs(text):
        last = bisect_left(starts, stop, first)
        if last > first:
            ranges.append((first, last))
            first = last
    shape = "".join(shapes)
    return Tokens(text, words, keys, starts, ends, sentences(words, shape, starts, ends, ranges), ranges, shape)
