"""The alphabet of dates: every token becomes one letter, so that the patterns of dates can be matched over letters.

A letter stands for a kind of word (``month``, ``day``, ``year``, ``to``); the patterns write the kind's name and :func:`letters_of`
puts the letter in its place. Tokens that no date is made of are all ``OTHER``.
"""

from __future__ import annotations

import re
from functools import cache

from diplonews.lexicon import rows
from diplonews.text.memo import Memo
from diplonews.text.tokens import Tokens

OTHER = "_"
_COMPUTED = ("day", "nth", "year", "figure", "dayyear", "numeric", "lowmay", "twodigit", "compact")
_LOW = frozenset(("may", "march", "august"))  # months that lower-case texts write like other words
_CASED = ("maybe", "dayname", "holy", "feast", "feastday", "easter")
_NUMERIC = re.compile(r"\d{1,4}\.\d{1,2}\.\d{2,4}|\d{1,2}:\d{1,2}:\d{4}")
_NTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
_NAME = re.compile(r"[a-z]+")


@cache
def _table() -> tuple[dict[str, str], dict[str, tuple[str, int]]]:
    """Letter of each kind, and kind with value of each word."""
    words: dict[str, tuple[str, int]] = {}
    kinds = dict.fromkeys(_COMPUTED)
    for row in rows("dates.tsv"):
        kinds[row["kind"]] = None
        for word in row["words"].split(" "):
            words[word] = (row["kind"], int(row["value"]))
    return {kind: chr(0x100 + n) for n, kind in enumerate(kinds)}, words


def letters_of(pattern: str) -> str:
    """A pattern over kinds as one over letters: names become letters, white space falls out.

    >>> len(letters_of("month day (comma? year)?"))
    10
    """
    letter_of = _table()[0]
    return "".join(_NAME.sub(lambda name: letter_of[name[0]], pattern).split())


def classify(key: str) -> tuple[str, int]:
    """Kind and value of a token key; ``("", 0)`` for what dates are not made of."""
    known = _table()[1].get(key)
    if known:
        return known
    if key[:1].isdigit() and key.isascii():
        return _number(key)
    return "", 0


classified = Memo(classify)


def _number(key: str) -> tuple[str, int]:
    if key.isdigit():
        if len(key) > 4:
            return ("compact", int(key)) if len(key) == 8 and "1500" <= key[:4] < "2101" else ("", 0)
        value = int(key)
        if len(key) == 4 and 1000 <= value < 2200:
            return "year", value
        if len(key) <= 2:
            return ("day", value) if 1 <= value <= 31 else ("twodigit", value)
        return "figure", value
    nth = _NTH.fullmatch(key)
    if nth:
        value = int(nth[1])
        return ("nth", value) if 1 <= value <= 31 else ("", 0)
    if _NUMERIC.fullmatch(key):
        return "numeric", 0
    day, _, year = key.partition(",")
    if len(year) == 4 and len(day) <= 2 and year.isdigit() and day.isdigit() and 1 <= int(day) <= 31:
        return "dayyear", int(day) * 10000 + int(year)
    return "", 0


def kind_at(letter: str, key: str) -> tuple[str, int]:
    """Kind and value of a token that was spelled as ``letter``."""
    kind, value = classified[key]
    return ("lowmay" if letter == _table()[0]["lowmay"] else kind), value


@Memo
def _letter(key: str) -> str:
    return _table()[0].get(classify(key)[0], OTHER)


@cache
def _cased() -> re.Pattern[str]:
    return re.compile(f"[{''.join(_table()[0][kind] for kind in _CASED)}]")


def spell(tokens: Tokens) -> str:
    """The text as letters, one a token."""
    letters = "".join(map(_letter.__getitem__, tokens.keys))
    small = [i for m in _cased().finditer(letters) if not tokens.words[i := m.start()][0].isupper()]
    if small:
        changed, low = list(letters), _table()[0]["lowmay"]
        for i in small:
            changed[i] = low if tokens.keys[i] in _LOW else OTHER
        letters = "".join(changed)
    return letters
