"""Words for offices and bodies that are names of people where they stand: "Ayub Khan", "Amy Pope", "Shah Latif"."""

from __future__ import annotations

_SURNAMES = frozenset("khan shah bey pasha sultan son".split())  # offices that are as often the last part of a name
_RULERS = frozenset("amir shah sultan khan".split())  # offices that are given names as well
_BEFORE_RULERS = frozenset("the a his her highness majesty".split())
_ENGLISH_SURNAMES = frozenset(
    "hall church park temple lodge chambers pope king prince bishop dean marshall duke baron chancellor judge page abbot major "
    "cardinal banks".split()
)
"""Offices and heads of bodies that after a given name are its surname, unless more of a name follows."""


def is_surname(keys: list[str], plain: list[str], i: int) -> bool:
    """Whether a word for an office ends a name: "President Ayub Khan", "Amy Pope"."""
    if keys[i] in _SURNAMES:
        return plain[i - 1] in "NG"
    return keys[i] in _ENGLISH_SURNAMES and plain[i - 1] == "G" and plain[i + 1 : i + 2] not in (["G"], ["N"], ["I"])


def is_given(words: list[str], keys: list[str], plain: list[str], taken: bytearray, i: int) -> bool:
    """Whether a word for a ruler is a given name: a name follows, and no country, article or honorific stands before; a sultan's
    only behind another office."""
    if keys[i] not in _RULERS or plain[i + 1 : i + 2] not in (["N"], ["G"]):
        return False
    if i and (taken[i - 1] or keys[i - 1] in _BEFORE_RULERS):
        return False
    return keys[i] != "sultan" or (i > 0 and words[i - 1][0].isupper())
