"""How a verb speaks of its event: as planned, going on, done, called off, denied or merely thought of."""

from __future__ import annotations

from typing import Literal

from attrs import define

from diplonews.parsers.events.sentences import Sentence

Mood = Literal[
    "planned", "ongoing", "completed", "cancelled", "present", "negated", "hypothetical", "infinitive", "participle"
]

_FUTURE = frozenset(("will", "shall", "'ll"))
_PAST = frozenset(("was", "were", "had", "has", "have", "having", "been"))
_MODAL = frozenset(("may", "might", "could", "can", "should", "must"))
_REFUSED = frozenset(
    "refuse refuses refused refusing refusal decline declines declined declining fail fails failed failing unwilling"
    " unprepared reluctant reluctance".split()
)
_ASKED = frozenset(
    "asked urged encouraged advised requested"
    " sought seeks seeking offered ready willing keen eager threatened want wants wanted wish wishes like love".split()
)
_MULLED = frozenset("considering mulling contemplating weighing".split())
_LIKING = frozenset(("like", "love", "prefer", "want"))
_USED = frozenset(("used", "took"))
"""What somebody does to whom it is given: took the opportunity to meet."""
_GROUP = frozenset("mvuzFxEDntip,")


@define(eq=False)
class Reading:
    """The mood of a verb, the chunk where its verb group begins, and whether a word of planning stands in it."""

    mood: Mood
    begin: int


def read(sentence: Sentence, k: int) -> Reading:
    """The mood of the verb at chunk ``k`` from the auxiliaries before it and its own form."""
    letters = sentence.letters
    begin = k
    while begin > 0 and k - begin < 14 and letters[begin - 1] in _GROUP:
        if letters[begin - 1] in "ni" and letters[begin : begin + 1] != "D":
            break
        if letters[begin - 1] == "," and not (letters[begin : begin + 1] in "xDn" and begin < k):
            break
        if letters[begin - 1] == "t" and begin < k and letters[begin] not in "xzmv":
            break
        begin -= 1
    group = letters[begin:k]
    keys = [sentence.key(j) for j in range(begin, k)]
    form = sentence.data(k, "form")
    if "E" in group or (group.endswith("Fu") and keys[-2] in ("was to", "were to")):  # "were to have met"
        return Reading("cancelled", begin)
    if "z" in group:
        return Reading("negated", begin)
    if "F" in group:
        return Reading("planned", begin)
    if "yet" in keys and group.endswith("t"):
        return Reading("negated", begin)  # "has yet to visit"
    if not _MULLED.isdisjoint(keys):
        return Reading("hypothetical", begin)
    led = {*keys, sentence.key(begin - 1)} if begin else set(keys)
    if group.endswith(("t", "tx")) and "unable" in led:
        return Reading("cancelled", begin)
    if "m" in group:
        if group.endswith("t") and not _LIKING.isdisjoint(keys):
            return Reading("hypothetical", begin)  # "would like to visit"
        if not _FUTURE.isdisjoint(keys) or "would" in keys:
            return Reading("planned", begin)
        if form == "ing" and "should" in keys:
            return Reading("planned", begin)  # "should be landing on Monday"
        return Reading("hypothetical", begin)
    if group.endswith(("t", "tx", "tv")):
        if not _REFUSED.isdisjoint(led):
            return Reading("negated", begin)
        if not _ASKED.isdisjoint(led):
            return Reading("hypothetical", begin)
        if not _USED.isdisjoint(sentence.key(j) for j in range(max(0, begin - 5), begin)):
            return Reading("completed", begin)
        return Reading("infinitive", begin)
    if form == "ing":
        if {"is", "are", "am"} & set(keys):
            return Reading("ongoing", begin)
        if {"was", "were"} & set(keys):
            return Reading("present", begin)  # "said he was travelling": seen from then
        if {"be"} & set(keys):
            return Reading("planned", begin)
        return Reading("participle", begin)
    if (
        (form == "base" or sentence.key(k) == "have")
        and letters[begin - 1 : begin] in ("a", ",")
        and led_by(sentence, begin)
    ):
        return Reading("planned", begin)
    gone = form in ("past", "part") or (not form and sentence.key(k).endswith("ed"))
    return Reading("completed" if gone or not _PAST.isdisjoint(keys) else "present", begin)


def led_by(sentence: Sentence, k: int) -> bool:
    """Whether a plan governs the verbs of a list: is scheduled to lay a wreath, talk to guards and meet the president."""
    for j in range(k - 1, max(-1, k - 30), -1):
        letter = sentence.letters[j]
        if letter in ";:q":
            return False
        if letter == "F" or (letter == "m" and sentence.key(j) in (*_FUTURE, "would")):
            return True
    return False
