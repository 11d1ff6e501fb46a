"""The date finder: dates of every usual form, as :class:`~diplonews.when.When` by the anchor and the tense of the sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from attrs import frozen

from diplonews.mentions.dates.patterns import compiled
from diplonews.mentions.dates.readers import NO_DATE, READERS, Found, numbers
from diplonews.mentions.dates.resolve import Answer, Setting
from diplonews.mentions.dates.tense import Tense, Tenses
from diplonews.mentions.dates.words import OTHER, classify, spell
from diplonews.mentions.mention import Mention
from diplonews.text.tokens import Tokens
from diplonews.when import When

_MEMORY = 4  # sentences over which "the same day" looks back


@frozen
class DateInfo:
    """How a date was read: the rule, its precision (day, month, year, range or none), and why it has no value."""

    rule: str
    precision: str
    reason: str | None = None


def find(tokens: Tokens, *, anchor: dt.date | None = None, tense: Tense | None = None) -> list[Mention]:
    """The dates of a text in order, as mentions of kind ``D`` that do not overlap.

    ``anchor`` is the day of publication; without one only dates that carry their year resolve. ``tense`` overrides that of
    the sentences. A mention's value is None where its date cannot be told, and its ``data`` (a :class:`DateInfo`) says why.
    """
    return list(_find(tokens, anchor, tense))


def _find(tokens: Tokens, anchor: dt.date | None, tense: Tense | None) -> Iterator[Mention]:
    letters = spell(tokens)
    order = _order(tokens)
    before: When | None = None
    said = -_MEMORY
    for number, (begin, stop) in enumerate(tokens.sentences):
        tenses = Tenses(tokens, begin, stop)
        at = begin
        if number - said > _MEMORY:
            before = None
        while at < stop:
            hit = _next(letters, at, stop)
            if hit is None:
                break
            first, last, rule = hit
            answer = _read(tokens, first, last, rule, anchor, order, before, tense, tenses, (begin, stop))
            if answer == NO_DATE:
                at = first + 1
                continue
            value = answer if isinstance(answer, When) else None
            reason = None if isinstance(answer, When) else answer
            yield Mention(first, last, "D", value, data=DateInfo(rule, _precision(value), reason))
            if value is not None:
                before, said = value, number
            at = last


def _next(letters: str, at: int, stop: int) -> tuple[int, int, str] | None:
    pattern, names = compiled()
    match = pattern.search(letters, at, stop)
    if match is None or match.lastindex is None:
        return None
    return match.start(), match.end(), names[match.lastindex - 1]


def _read(
    tokens: Tokens,
    first: int,
    last: int,
    rule: str,
    anchor: dt.date | None,
    order: str | None,
    before: When | None,
    tense: Tense | None,
    tenses: Tenses,
    sentence: tuple[int, int],
) -> Answer:
    keys = tokens.keys
    inner = range(first, last)
    found = Found(
        items=[classify(keys[i]) for i in inner],
        words=keys[first:last],
        setting=Setting(anchor, lambda: tense or tenses.at(first, last), before),
        order=order,
        before=keys[first - 1] if first > sentence[0] else "",
        after=keys[last] if last < sentence[1] else "",
        after_word=tokens.words[last] if last < sentence[1] else "",
    )
    return READERS[rule](found)


def _precision(value: When | None) -> str:
    if value is None:
        return "none"
    return "range" if "/" in value.edtf else {4: "year", 7: "month"}.get(len(value.edtf), "day")


def _order(tokens: Tokens) -> str | None:
    """How the text writes numeric dates, where some of them leave no doubt: ``DMY``, ``MDY`` or None."""
    seen: set[str] = set()
    keys = tokens.keys
    for i in range(len(keys) - 4):
        if (
            keys[i + 1] == "/"
            and keys[i + 3] == "/"
            and keys[i].isdigit()
            and keys[i + 2].isdigit()
            and keys[i + 4].isdigit()
        ):
            a, b = int(keys[i][:4]), int(keys[i + 2][:4])
            if a <= 12 < b <= 31:
                seen.add("MDY")
            elif b <= 12 < a <= 31:
                seen.add("DMY")
    return seen.pop() if len(seen) == 1 else None
