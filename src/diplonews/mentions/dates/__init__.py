"""The date finder: dates of every usual form, valued by the anchor and the tense of their sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from attrs import frozen

from diplonews.mentions.dates.found import NO_DATE, Found, Pieces
from diplonews.mentions.dates.memory import Memory
from diplonews.mentions.dates.order import order_of
from diplonews.mentions.dates.resolve import Answer, Setting
from diplonews.mentions.dates.rules import RULES, compiled
from diplonews.mentions.dates.tense import Tense, Tenses
from diplonews.mentions.dates.words import classified, kind_at, spell
from diplonews.mentions.mention import Mention
from diplonews.text.memo import lazy
from diplonews.text.tokens import Tokens
from diplonews.when import When

_DEADLINES = frozenset(("by", "before", "until", "till"))
_IN_FIGURES = frozenset(("date.numeric", "date.numeric-range"))
_LISTED = frozenset(("and", "comma", "day", "nth", "dash", "to", "the", "of", "on", "weekday"))
_LIST = 12  # tokens in which the next date of a list is looked for
_PLACE = 10  # tokens that a dateline's place may take
_LATE = 3  # days from a dateline to the publication of its text
_YEARS = frozenset(("year", "dayyear", "numeric", "thousand"))


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
    return list(_Run(tokens, anchor, tense))


class _Run:
    """One pass over a text. It remembers the last date that it read, for those that count from it."""

    def __init__(self, tokens: Tokens, anchor: dt.date | None, tense: Tense | None) -> None:
        self._tokens = tokens
        self._letters = spell(tokens)
        self._anchor = self._published = anchor
        self._tense = tense
        self._memory = Memory()

    def __iter__(self) -> Iterator[Mention]:
        letters, rules, memory = self._letters, compiled(), self._memory
        paragraph = 0
        for number, (at, stop) in enumerate(self._tokens.sentences):
            hit = rules.search(letters, at, stop)
            if hit is None:
                continue
            while self._tokens.paragraphs[paragraph][1] <= at:
                paragraph += 1
            memory.turn(number, paragraph)
            tenses = Tenses(self._tokens, at, stop)
            while hit is not None:
                first, last, rule = hit
                answer = self._read(first, last, rule, tenses)
                if answer == NO_DATE:
                    hit = rules.others(letters, first, stop, rule) or rules.search(letters, first + 1, stop)
                    continue
                name = RULES[rule].name
                for begin, end, value in ((0, last - first, answer),) if isinstance(answer, (When, str)) else answer:
                    yield _mention(first + begin, first + end, name, value)
                    if isinstance(value, When):
                        memory.keep(value, number, rule=name, stated=self._stated(first, last), anchor=self._anchor)
                        if name == "date.day" and value.is_day and self._is_dateline(first, last, paragraph):
                            self._date_from(value.first)
                hit = rules.search(letters, last, stop)

    def _date_from(self, day: dt.date) -> None:
        """Count from the day of a dateline, if the text was published on it or a little later: "today" is that day."""
        if self._published and 0 <= (self._published - day).days <= _LATE:
            self._anchor = day

    def _stated(self, first: int, last: int) -> bool:
        """Whether a year is written in a range of tokens."""
        return not _YEARS.isdisjoint(classified[key][0] for key in self._tokens.keys[first:last])

    def _tense_at(self, tenses: Tenses, first: int, last: int) -> Tense | None:
        return self._tense or ("past" if self._since(first, tenses) else tenses.at(first, last))

    def _firm_at(self, tenses: Tenses, first: int, last: int) -> Tense | None:
        return self._tense or ("past" if self._since(first, tenses) else tenses.firm(first, last))

    def _since(self, first: int, tenses: Tenses) -> bool:
        return "since" in self._tokens.keys[max(tenses.first, first - 3) : first]

    def _borrowed(self, last: int, stop: int) -> tuple[int, int] | None:
        """Year and month of the date that follows in a list: ``29 October and 1 November 2019``."""
        if last >= stop or self._tokens.keys[last] not in ("and", "&", ","):
            return None
        month = 0
        for i in range(last, min(stop, last + _LIST)):
            kind, value = kind_at(self._letters[i], self._tokens.keys[i])
            if kind in ("month", "maybe"):
                month = value
            elif kind == "year":
                return (value, month) if month else None
            elif kind not in _LISTED:
                return None
        return None

    @lazy
    def _order(self) -> str | None:
        return order_of(self._tokens, self._letters)

    def _is_dateline(self, first: int, last: int, paragraph: int) -> bool:
        """Whether the tokens are the date of ``BAKU, April 14 (Agency) --`` at the head of a paragraph."""
        keys, (begins, ends) = self._tokens.keys, self._tokens.paragraphs[paragraph]
        placed = 2 <= first - begins <= _PLACE and keys[first - 1] == "," and self._tokens.words[first - 2][0].isupper()
        return placed and last < ends and keys[last] in ("(", "-", "—", "/", "_", "[", "|")

    def _read(self, first: int, last: int, rule: int, tenses: Tenses) -> Answer | Pieces:
        keys, begin, stop = self._tokens.keys, tenses.first, tenses.stop
        before = keys[max(begin, first - 2) : first]
        after = keys[last : min(stop, last + 2)]
        return RULES[rule].reader(
            Found(
                items=[kind_at(*pair) for pair in zip(self._letters[first:last], keys[first:last], strict=True)],
                words=keys[first:last],
                setting=Setting(
                    self._anchor,
                    lambda: self._tense_at(tenses, first, last),
                    lambda: self._firm_at(tenses, first, last),
                    self._memory,
                    bool(before) and before[-1] in _DEADLINES,
                    lambda: self._borrowed(last, stop),
                ),
                before=(before[-1] if before else "", before[0] if len(before) == 2 else ""),
                after=(after[0] if after else "", after[1] if len(after) == 2 else ""),
                capital=bool(after) and self._tokens.words[last][0].isupper(),
                order=self._order if RULES[rule].name in _IN_FIGURES else None,
            )
        )


def _mention(first: int, last: int, rule: str, answer: Answer) -> Mention:
    if isinstance(answer, str):
        return Mention(first, last, "D", data=DateInfo(rule, "none", answer))
    precision = "range" if "/" in answer.edtf else {4: "year", 7: "month"}.get(len(answer.edtf), "day")
    return Mention(first, last, "D", answer, data=DateInfo(rule, precision))
