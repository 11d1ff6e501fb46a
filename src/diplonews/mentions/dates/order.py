"""Whether a text writes the day or the month first in dates in figures: ``DMY``, ``MDY`` or None where it stays open."""

from __future__ import annotations

import re
from functools import cache

from diplonews.mentions.dates.words import classified, letters_of
from diplonews.text.tokens import Tokens

_DAY_FIRST = "(day | nth) of? (month | maybe)"
_MONTH_FIRST = "(month | maybe) (day | nth)"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(letters_of(_DAY_FIRST)), re.compile(letters_of(_MONTH_FIRST))


def order_of(tokens: Tokens, letters: str) -> str | None:
    """What the text's dates in figures with a number above 12 show; failing those, ``DMY`` where all its dates in words have
    the day first. Month before day in words shows nothing: many who write "April 14" write 14/04 in figures."""
    keys = tokens.keys
    seen: set[str] = set()
    for i in range(1, len(keys) - 2):
        if keys[i] in ("/", "-") and keys[i + 2] == keys[i]:
            a, b = classified[keys[i - 1]], classified[keys[i + 1]]
            if a[0] == b[0] == "day" and (a[1] <= 12) != (b[1] <= 12):
                seen.add("MDY" if a[1] <= 12 else "DMY")
    if seen:
        return seen.pop() if len(seen) == 1 else None
    day_first, month_first = _patterns()
    return "DMY" if day_first.search(letters) and not month_first.search(letters) else None
