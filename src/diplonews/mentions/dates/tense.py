"""The tense of the clause around a date: ``past``, ``future``, ``present`` or None.

A sentence's verbs are read once, from its tokens, into a list of signals. A date takes the signal before it, unless a clause
begins between the two; then, or where nothing stands before it, the signal after it.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import Literal

from attrs import define, field

from diplonews.lexicon import rows
from diplonews.mentions.dates.context import context
from diplonews.text.memo import Memo
from diplonews.text.tokens import Tokens

Tense = Literal["past", "future", "present", "would"]

_LIGHT = 16  # tokens from "will hold" or "paid" to the date of what they hold or pay
_NEXT = 4  # tokens from "said" to its own date
_REACH = 40  # tokens: a verb farther away says nothing about a date
_WHO = frozenset(("he", "she", "it", "who", "which", "that", "minister", "president", "leader", "and", ","))
_DETERMINERS = frozenset(
    ("the", "a", "an", "his", "her", "its", "their", "our", "this", "that", "these", "those", "'s")
)
_PRONOUNS = frozenset(("he", "she", "it"))
_COMING = frozenset(("next", "upcoming", "forthcoming"))
_GONE = frozenset(("last", "previous", "latest"))
_BEFORE_DATES = frozenset(("on", "in", "at", "by", "from", "early", "late", "later", "earlier", "last", "this", "next"))
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_IS = frozenset(("is", "are", "am"))


@cache
def _kinds() -> dict[str, frozenset[str]]:
    return {row["kind"]: frozenset(row["words"].split(" ")) for row in rows("tense.tsv")}


@Memo
def _role(key: str) -> Literal["bound", "verb"] | None:
    """Whether a word bounds clauses, or may tell a tense; most words do neither."""
    kinds = _kinds()
    if key in kinds["boundary"] or key in kinds["closing"]:
        return "bound"
    if key in ("to", "forward") or (len(key) > 3 and key.endswith(("ed", "ing", "s"))):
        return "verb"
    telling = ("future", "would", "resolve", "plan", "timetable", "scheduled", "past")
    return "verb" if any(key in kinds[kind] for kind in telling) else None


@define
class Tenses:
    """The tense of any place in one sentence (a half-open range of tokens)."""

    tokens: Tokens
    first: int
    stop: int
    _signals: list[tuple[int, Tense]] | None = field(default=None, init=False)
    _bounds: list[int] = field(factory=list, init=False)
    _last: str = field(default="", init=False)  # the last verb that was read

    def at(self, first: int, last: int) -> Tense | None:
        """The tense that governs tokens ``first`` to ``last``."""
        if self._signals is None:
            self._signals = self._read()
        at = bisect_left(self._signals, (first, ""))
        joined = self._joined(first)
        if at and not joined:
            where, tense = self._signals[at - 1]
            if first - where <= _REACH and not self._divided(where, first):
                return "would" if self._off(where, where, first) else tense
        for where, tense in self._signals[at : at + 8]:
            if where >= last:
                if where - last > _REACH or self._divided(last - 1, where):
                    return None
                return "would" if self._off(where, max(self.first, first - _LIGHT), first) else tense
        return None if not at or joined else self._signals[at - 1][1]

    def firm(self, first: int, last: int) -> Tense | None:
        """The same, but only where the date plainly goes with the verb: it may overrule nearness.

        "The April 20 meeting" goes with its noun, as does "the summit in November", unless they hold it; "noted", "discussed"
        and the like speak of events at any time.
        """
        tense = self.at(first, last)
        keys, kinds, at = self.tokens.keys, _kinds(), first - 1
        if at < self.first:
            return tense
        ends = keys[at] if keys[at] in kinds["event"] else keys[at - 1] if at > self.first else ""
        if ends in kinds["gone"] or not kinds["gone"].isdisjoint(keys[last : min(last + 2, self.stop)]):
            return "past"
        for k in range(max(self.first, first - _NEXT - 2), at):
            if keys[k + 1] in kinds["event"] and (keys[k] in _COMING or keys[k] in _GONE):
                return "future" if keys[k] in _COMING else "past"  # the next summit, in November
        if tense is None or keys[at] in ("of", "for"):
            return None
        if keys[at] in _DETERMINERS:
            if self._noun_at(last):
                return None
            at -= 1
        where = bisect_left(self._signals or [], (first, "")) - 1
        verb = (self._signals or [])[where][0] if where >= 0 else -1
        if ends in kinds["event"] and (at < self.first + 2 or keys[at - 2] not in ("to", "will", "would", "shall")):
            return tense if verb >= 0 and first - verb <= _LIGHT and self._is_light(verb, at) else None
        if verb >= 0 and keys[verb] in kinds["report"] and first - verb > _NEXT and self._governs(verb, first):
            return None
        return tense

    def _off(self, verb: int, first: int, stop: int) -> bool:
        """Whether a verb calls off an event that stands before a date: the date is then that of the event."""
        keys = self.tokens.keys
        called = keys[verb] in _kinds()["off"] or (
            keys[verb] in ("called", "put") and keys[verb + 1 : verb + 2] == ["off"]
        )
        return called and not _kinds()["event"].isdisjoint(keys[first:stop])

    def _noun_at(self, i: int) -> bool:
        """Whether a word follows that a date before it may go with."""
        return i < self.stop and self.tokens.keys[i].isalpha() and self.tokens.keys[i] not in context("year-after")

    def _is_light(self, verb: int, stop: int) -> bool:
        """Whether from a verb on a word such as "hold" or "paid" stands before ``stop``."""
        return not _kinds()["light"].isdisjoint(self.tokens.keys[verb:stop])

    def _governs(self, verb: int, first: int) -> bool:
        return not self._divided(verb, first)

    def _joined(self, first: int) -> bool:
        """Whether "and" stands right before a date or its preposition: "… and on Tuesday will leave"."""
        keys, soft = self.tokens.keys, _kinds()["soft"]
        if first - 1 < self.first:
            return False
        return keys[first - 1] in soft or (
            first - 2 >= self.first and keys[first - 2] in soft and keys[first - 1] in _BEFORE_DATES
        )

    def _divided(self, first: int, last: int) -> bool:
        at = bisect_left(self._bounds, first + 1)
        return at < len(self._bounds) and self._bounds[at] < last

    def _read(self) -> list[tuple[int, Tense]]:
        keys, kinds = self.tokens.keys, _kinds()
        signals: list[tuple[int, Tense]] = []
        for i, role in enumerate(map(_role.__getitem__, keys[self.first : self.stop]), self.first):
            if role == "bound":
                self._bounds.append(i)
            elif role and (tense := self._tense(i, keys[i], kinds)):
                signals.append((i, tense))
                self._last = keys[i]
        return signals

    def _tense(self, i: int, key: str, kinds: dict[str, frozenset[str]]) -> Tense | None:
        keys, after = self.tokens.keys, self.tokens.keys[i + 1] if i + 1 < self.stop else ""
        before = keys[i - 1] if i > self.first else ""
        if key in kinds["future"]:
            return "future"
        if key == "forward" and before[:4] == "look":
            return "future"
        if key in kinds["would"]:
            return "would"
        if key in kinds["resolve"] and after == "to":
            return "would"
        if key in kinds["plan"]:
            return self._plan(i, before, after, kinds)
        if key == "to" and after in kinds["base"]:
            return self._infinitive(i, before, kinds)
        if key.endswith("ing") and before in _IS and len(key) > 4:
            return "present"
        if key in kinds["timetable"] or (before in _PRONOUNS and len(key) > 3 and key.endswith("s") and key[-2] != "s"):
            return "present"
        if key in kinds["scheduled"] and i > self.first and (self.tokens.words[i - 1][0].isupper() or before in _WHO):
            return "present"
        if key in kinds["past"] or (key.endswith("ed") and len(key) > 4 and key not in kinds["notpast"]):
            return self._past(i, key, kinds)
        return None

    def _infinitive(self, i: int, before: str, kinds: dict[str, frozenset[str]]) -> Tense | None:
        """``is to visit``, ``talks to be held``, ``invited him to visit``, ``Minister to visit``; not ``arrived to attend``."""
        if before in kinds["plan"] or before in kinds["resolve"]:
            return None  # read already
        if before in ("was", "were") or before in kinds["intent"] or self._last in kinds["request"]:
            return "would"
        if before in _IS or self.tokens.keys[i + 1] == "be":
            return "future"
        return "future" if i > self.first and self.tokens.words[i - 1][0].isupper() and before not in WEEKDAYS else None

    def _plan(self, i: int, before: str, after: str, kinds: dict[str, frozenset[str]]) -> Tense | None:
        """``plans to visit``, ``due to arrive``, ``a scheduled visit``; not "due to bad weather"."""
        keys = self.tokens.keys
        if after == "to":
            verb = keys[i + 2] if i + 2 < self.stop else ""
            return "future" if keys[i] != "due" or verb in kinds["base"] else None
        if keys[i] in ("plans", "planning") and after in _DETERMINERS:
            return "future"  # is planning a visit
        if after in ("for", "on", "in", "that", "next", "later", "back", "here", "there", "home"):
            return "future"
        return "future" if before in _DETERMINERS and keys[i].endswith("ed") else None

    def _past(self, i: int, key: str, kinds: dict[str, frozenset[str]]) -> Tense | None:
        """``held`` is past by itself, but says nothing after ``be`` and is present after ``is``."""
        keys = self.tokens.keys
        before = keys[i - 1] if i > self.first else ""
        if key.endswith("ed") and (before == "-" or (before in _DETERMINERS and keys[i + 1 : i + 2] != ["by"])):
            return None  # the U.N.-backed, the abandoned
        for k in range(max(self.first, i - 2), i):
            word = keys[k]
            if word == "being":
                return "present"
            if word == "be":
                return None
            if word in _IS and (key.endswith("ed") or key in kinds["participle"]) and k == i - 1:
                return "present"
        return "past"
