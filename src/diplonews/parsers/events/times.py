"""When: the date that belongs to a trigger, and how long an event lasts."""

from __future__ import annotations

import datetime as dt
import re

from attrs import define

from diplonews.mentions.dates.tense import WEEKDAYS
from diplonews.parsers.events.sentences import SAID, WINDOW, Sentence
from diplonews.values import When

_COST = {";": 12, "q": 12, "k": 4, '"': 6, ":": 8, ",": 2, "a": 1, "(": 1}
_EVENT = frozenset("VYNTJZWQU236")
_VERBS = frozenset("QTJYZWV13")
_LIMIT = 22
_OWNED = 40  # the date of a clause before: "who visited Chile in April, will travel"
_TOLD = 99
_POSTED = frozenset(("posted", "wrote", "tweeted"))
_FAR = 9
_MORE = re.compile(r"D(?:,D){0,4},?ai?D")
_LISTED = frozenset("CL,a")
_MOVES = re.compile("[TJ]")
_NEXT_CLAUSE = re.compile(r"(?:.a|an)D[vmuF]|(?:.,|,n)D[vmuFQTJYVW]")
_QUOTED = re.compile(r"D,\"?e?[PRHB]x")
_WEEK = dt.timedelta(days=7)
_SPANS = ("decade", "decades", "years", "year", "months")
_RANKS = frozenset("first second third such latest".split())
_VAGUE = frozenset(("earlier",))
_BESIDE = re.compile(
    r".[^.;:\"qdVYNTJZWQ123]{1,40}?i(?:L|e?C)(?:,C|,xoC|,L,C)?,?n?D|.[^.;:\"qdVYNTJZWQ123U]{1,46}?,(?=nD[.]?$)nD"
)
"""A day beside the place, however long the words before: on the sidelines of the meeting in Lima, Peru, on Saturday."""
_OTHERS = re.compile(r"Ux(?=e?[PRC][^.;:]{0,8}a)")
"""Another meeting that has its own parties: to follow up on the meeting between A and B last week."""
_LEADING = re.compile(r"[\"]?(?:[nifd]?e?D)(?=,)|[\"]?[nf]D|[\"]?d[^.;:\"QTJWq123]{1,20}?[if]D(?=,)")


@define(eq=False)
class Date:
    """A date of the sentence: its value and its chunk."""

    when: When
    chunk: int


def date_for(sentence: Sentence, k: int) -> Date | None:
    """The date that belongs to the trigger at chunk ``k``: the nearest, where words of other events and marks add distance. None
    too where the nearest says no day ("days earlier"), or only "today" in a text that does not say which day that is."""
    if k not in sentence.dates:
        sentence.dates[k] = _nearest(sentence, k) if "D" in sentence.letters else None
    found: Date | None = sentence.dates[k]
    return found


def _nearest(sentence: Sentence, k: int) -> Date | None:
    best: Date | None = None
    least = _LIMIT + 1
    letters = sentence.letters
    found = False
    vague = not sentence.keys.isdisjoint(_VAGUE)
    for step in (1, -1):
        cost, at = 0, k
        if not vague and letters.find("D", *((k + 1, k + WINDOW + 1) if step > 0 else (max(0, k - WINDOW), k))) < 0:
            continue
        while cost < least and abs(at - k) < WINDOW:
            at += step
            if not 0 <= at < len(letters):
                break
            letter = letters[at]
            if letter == "D":
                between = letters[at:k] if step < 0 else ""
                if ("," in between or "y" in between) and not _EVENT.isdisjoint(letters[max(0, at - 5) : at]):
                    cost += _OWNED
                elif "," in between and letters[letters.rfind(",", 0, at) + 1 : at].startswith("q"):
                    cost += _OWNED  # "in Lima, where she spoke in February, she met"
                if (
                    step < 0
                    and at > 2
                    and (told := _QUOTED.match(letters, at))
                    and sentence.key(told.end() - 1) in SAID
                ):
                    cost += _OWNED  # "trade grew in 2023, the minister said on a visit"
                if step < 0 and at > 2 and "am" in letters[at:k]:
                    cost += _OWNED  # "arrived on Monday and will go on to Peru"
                if step > 0 and _NEXT_CLAUSE.match(letters, at - 2):
                    cost += _OWNED  # "visited Lima and on Friday is to speak"
                own = cost + (_TOLD if letters[at + 1 : at + 2] != "d" and _reported(sentence, at) else 0)
                if own < least and not _named(sentence, at):
                    best, least, found = _value(sentence, at), own, True
                    break
                continue
            if letter == "d" and _apart(sentence, at, step):
                break
            if vague and letter in "xp" and sentence.key(at) in _VAGUE:
                best, least, found = None, cost, True
                break
            if (
                letter == "d"
                and step < 0
                and _MOVES.search(letters, max(0, at - _FAR), at)
                and sentence.key(at) != "during"
            ):
                cost += _OWNED  # "will go to Lima on Monday following his trip to Chile"
            if (
                letter in _LISTED
                and letters[at - 1] in "CL,a"
                and letters[at + 1 : at + 2] in ("C", "L", ",", "a", "_", "D")
            ):
                continue  # the places of a list say nothing else
            cost += (
                1
                + (
                    0
                    if letter == "q" and sentence.key(at) == "which" and letters[at + 1 : at + 2] in ("v", "u")
                    else _COST.get(letter, 0)
                )
                + (18 if letter == "U" and step > 0 and _OTHERS.match(letters, at) else 5 if letter in _EVENT else 0)
                + (24 if letter == "y" and step > 0 else 0)
                + (0 if step > 0 else 7 if letter == "a" else 1)
            )
    if not found and (beside := _BESIDE.match(letters, k, k + WINDOW)):
        return _value(sentence, beside.end() - 1)
    if not found and (lead := _LEADING.match(letters)) and lead.end() - 1 < k:
        return _value(sentence, lead.end() - 1)
    return best


def _apart(sentence: Sentence, k: int, step: int) -> bool:
    """Whether chunk ``k`` opens what has a date of its own: since she won, after taking office in June, before he left; or stands for
    what was told before: and soon after,"""
    word, following = sentence.key(k), sentence.letters[k + 1 : k + 2]
    if word == "during":
        return False
    if step < 0:
        return following in ("H", "P", ",")
    return word == "since" or following == "H" or (following == "x" and sentence.key(k + 1).endswith("ing"))


def _value(sentence: Sentence, k: int) -> Date | None:
    mention = sentence.mention(k)
    if mention is None or not isinstance(mention.value, When) or sentence.document.unsaid(mention.first):
        return None
    anchor = sentence.document.anchor
    if anchor is not None and mention.value.first == anchor + _WEEK and sentence.key(k) in WEEKDAYS:
        # Friday's paper writes "on Friday" of its own day, and "next Friday" of a week later
        return Date(When.on(anchor), k)
    return Date(mention.value, k)


def in_tense(sentence: Sentence, date: Date, status: str) -> Date:
    """A bare weekday as the status of its event says: the last one of what has been, the next one of what is to come."""
    anchor, first = sentence.document.anchor, date.when.first
    before = {sentence.key(k) for k in range(max(0, date.chunk - 2), date.chunk)}
    if anchor is None or sentence.key(date.chunk) not in WEEKDAYS or not before.isdisjoint(("later", "earlier")):
        return date
    if status == "completed" and anchor < first < anchor + _WEEK:
        return Date(When.on(first - _WEEK), date.chunk)
    return Date(When.on(first + _WEEK), date.chunk) if status == "planned" and anchor - _WEEK < first < anchor else date


def date_of(sentence: Sentence, k: int) -> Date | None:
    """The date that stands right at chunk ``k``: on May 5."""
    k += sentence.letters[k : k + 1] in ("n", "f", "i")
    return _value(sentence, k) if sentence.letters[k : k + 1] == "D" else None


def others_of(sentence: Sentence, date: Date | None) -> list[Date]:
    """The further years or months of a list that begins with a date: in 2015, 2017 and 2019."""
    match = (
        _MORE.match(sentence.letters, date.chunk, date.chunk + 12)
        if date is not None and not date.when.is_day
        else None
    )
    dates = (
        (_value(sentence, k) for k in range(match.start() + 1, match.end()) if sentence.letters[k] == "D")
        if match
        else ()
    )
    return [d for d in dates if d is not None and not d.when.is_day]


def _reported(sentence: Sentence, k: int) -> bool:
    """Whether the date is that of a report: the ministry said on Tuesday; not: said the minister yesterday met her."""
    if sentence.letters[k - 1 : k] in ("P", "R", "G", "H") and sentence.letters[k + 1 : k + 2] in _VERBS:
        return False
    for j in range(k - 1, max(-1, k - _FAR), -1):
        letter = sentence.letters[j]
        if letter == "x" and sentence.key(j) in SAID:
            return k - j <= 3 or sentence.key(j) in _POSTED
        if letter in _EVENT or letter in ",;q":
            return False
    return False


def _named(sentence: Sentence, k: int) -> bool:
    """Whether the date is part of a name or an amount rather than a day: Agenda 2030, "since 2019"."""
    before = sentence.key(k - 1) if k else ""
    if sentence.key(k).endswith(_SPANS) and any(sentence.key(j) in _RANKS for j in range(max(0, k - 6), k)):
        return True  # "the first such trip in a decade"
    return before in ("agenda", "vision") or (before == "since" and sentence.letters[k + 1 : k + 3] != ",q")


def until(first: dt.date, days: int) -> When:
    """``days`` days from ``first`` on."""
    return When.between(first, first + dt.timedelta(days=max(days, 1) - 1))


def back_from(last: dt.date, days: int) -> When:
    """``days`` days that end with ``last``."""
    return When.between(last - dt.timedelta(days=max(days, 1) - 1), last)


def compatible(a: When | None, b: When | None) -> bool:
    """Whether two dates can be those of one event: one is unknown, or they share a day."""
    return a is None or b is None or (a.first <= b.last and b.first <= a.last)


def finer(a: When | None, b: When | None) -> When | None:
    """Of two dates of one event the one that says more; the first where both say as much."""
    if a is None or b is None:
        return a or b
    return b if (b.last - b.first) < (a.last - a.first) else a
