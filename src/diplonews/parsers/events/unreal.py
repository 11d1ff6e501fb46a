"""Trips that are none: denied, forbidden, wished for or only thought of."""

from __future__ import annotations

from diplonews.parsers.events import verbs
from diplonews.parsers.events.sentences import Sentence


def refused(sentence: Sentence, k: int, reading: verbs.Reading) -> bool:
    """Whether the verb only denies or imagines the trip; says so in a note."""
    reason = unreal(sentence, reading)
    if not reason:
        return False
    sentence.note(k, f"visit.none.{reason}", f"the trip {UNREAL[reason]}")
    return True


UNREAL = {
    "denied": "does not take place, says the text",
    "hypothetical": "is only thought of: possible, wished or asked for",
}


def unreal(sentence: Sentence, reading: verbs.Reading) -> str:
    """Why what a verb speaks of is none: denied or hypothetical; empty for what is real."""
    if reading.mood == "negated" or sentence.letters[max(0, reading.begin - 1) : reading.begin] == "O":
        return "denied"
    if barred(sentence, reading.begin) or (sentence.keys & _FALSE and sentence.keys & _REPORTS):
        return "denied"
    if sentence.letters[:1] == "u" and sentence.key(0) == "had" and "," not in sentence.letters[: reading.begin]:
        return "hypothetical"  # "Had he visited Peru, he would"
    return "hypothetical" if reading.mood == "hypothetical" or imagined(sentence, reading.begin) else ""


def barred(sentence: Sentence, k: int) -> bool:
    """Whether the verb at chunk ``k`` is what somebody is kept from: was banned from travelling, was denied permission to visit."""
    before = [sentence.key(j) for j in range(max(0, k - 3), k)]
    if "from" in before[-1:]:
        return not _KEPT.isdisjoint(before)
    return "permission" in {*before, sentence.key(k)} and bool(sentence.keys & _NO_LEAVE)


_KEPT = frozenset(
    "keep keeps keeping blocking stop banned barred prevented prohibited blocked stopped kept discouraged".split()
)
_NO_LEAVE = frozenset("denied denies refused refuses rejected".split())
_FALSE = frozenset("denied denies dismissed false untrue baseless unfounded fabricated".split())
_REPORTS = frozenset("reports report claims claim rumours rumors allegations".split())


def imagined(sentence: Sentence, k: int) -> bool:
    """Whether "if", "whether" or "hopes" opens the clause of the verb group at chunk ``k``."""
    for j in range(k - 1, max(-1, k - 12), -1):
        letter = sentence.letters[j]
        if letter == "d" and sentence.key(j) in ("until", "till", "unless"):
            return True
        if (letter == "O" and sentence.data(j, "form") == "if") or (letter == "x" and sentence.key(j) in _HOPES):
            return True
        if letter in ',;:"':
            return False
    return False


_HOPES = frozenset("hopes hope hoped wishes wish".split())
