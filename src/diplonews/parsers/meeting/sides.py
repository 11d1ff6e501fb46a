"""Who is on either side of a word of meeting, and whether the meeting is denied."""

from __future__ import annotations

import re

from diplonews.parsers.events import verbs
from diplonews.parsers.events.parties import LED, LIST, STAFF, Party, clause_subject, parties_in, subject
from diplonews.parsers.events.sentences import WINDOW, Sentence
from diplonews.parsers.events.unreal import UNREAL, unreal
from diplonews.parsers.meeting.around import GOING
from diplonews.parsers.meeting.rules import INCLUDING
from diplonews.rules import Rule

MAIN = re.compile(rf"^[^.;:\"]{{0,26}}?,(?:D,?)?e?(?P<who>{LIST})(?=[mvuFMx1234QTVWYJZI,\"])")

_INVITE = re.compile(rf"I(?:[trexo,K-])*?(?P<who>{LIST})x?t$")

_TOLD = re.compile(rf"[xFI]e?(?P<who>{LIST})t$")

_INNER = re.compile(rf"k(?:e?[xD],?)?e?(?P<who>{LIST})")

_ASKED = re.compile(rf"[x3TI]e?{LIST},?$")
_DEMANDS = ("requir", "urg", "call", "press", "encourag", "want", "demand")
_WISHES = frozenset("need initiative proposal offer readiness willingness ready prepared".split())
_LED_BY = re.compile(rf"g(?P<led>x)be?{LIST}$")
_FRONT = 12
_LIST_OF = re.compile(r"P(?:sB)?,x")

STATUS = {mood: mood for mood in ("planned", "ongoing", "completed", "cancelled")}
STATUS |= {"present": "completed", "participle": "completed", "infinitive": "planned"}

_BETWEEN = ("between", "among", "involving", "by")


def _took_place(sentence: Sentence, k: int) -> int:
    """How many chunks "took place" and the like take up between the noun at ``k`` and its "between"; else none."""
    for far, letter in enumerate(sentence.letters[k + 1 : k + 12]):
        key = sentence.key(k + 1 + far)
        if key == "between":
            return far if "place" in {sentence.key(j) for j in range(k + 1, k + 1 + far)} else 0
        if letter in '.;:"qwUTVJZ':
            break
    return 0


def actors_after(sentence: Sentence, k: int, rule: Rule, kinds: str = "PRHGBC") -> list[Party]:
    right = sentence.right(k)
    if "between" in rule.compiled.groupindex and (skipped := _took_place(sentence, k)):
        right, k = right[:1] + right[1 + skipped :], k + skipped
    match = rule.compiled.match(right)
    if not match:
        return []
    groups = match.groupdict()
    if "between" in groups and sentence.key(k + match.start("between")) not in _BETWEEN:
        return []
    if groups.get("staff") and sentence.key(k + match.start("staff")) not in STAFF:
        return []
    if groups.get("including") and not sentence.key(k + match.start("including")).startswith(
        ("includ", "among", "such")
    ):
        return []
    begin, end = k + match.start("who"), k + match.end("who")
    list_of = _LIST_OF.match(sentence.letters, end - 1) if groups.get("staff") else None
    if list_of:
        named = actors_after(sentence, list_of.end() - 3, INCLUDING, kinds)
        if named:
            return named  # "members of the cabinet, including the minister"
    if sentence.letters[0] in "dif" and k < _FRONT and "," not in sentence.letters[:k]:  # "After talks with A, B said"
        comma = sentence.letters.find(",", begin, end)
        if comma > 0 and "a" not in sentence.letters[comma:end]:
            end = comma
    found = parties_in(sentence, begin, end, kinds)
    return [p for p in found if not _member(sentence, p)] or found


def _member(sentence: Sentence, party: Party) -> bool:
    """Whether only members of a body meet, who stay unnamed: the president and members of the government."""
    window = sentence.letters[max(0, party.chunk - 3) : party.chunk]
    far = 3 if window.endswith("oe") else 2 if window.endswith("o") else 0
    return bool(far) and sentence.key(party.chunk - far) == "members"


def end_after(sentence: Sentence, k: int, rule: Rule) -> int:
    match = rule.compiled.match(sentence.right(k))
    return k + match.end() if match else k + 1


def doers_of(sentence: Sentence, k: int, reading: verbs.Reading) -> list[Party]:
    """Who does what the verb at ``k`` says."""
    if reading.mood == "infinitive":
        window, low = sentence.left(k)
        control = _INVITE.search(window)
        if control:
            return parties_in(sentence, low + control.start("who"), low + control.end("who"))
        told = _TOLD.search(sentence.left(k)[0])
        if told:
            low = sentence.left(k)[1]
            return parties_in(sentence, low + told.start("who"), low + told.end("who"))
        goes = GOING.search(window)
        if goes:  # "said the minister would visit Japan to meet her": whoever goes
            found, rule = subject(sentence, low + goes.start(), kinds="PRHGBgC80")
            if rule != "subject.clause":
                return found
        return subject(sentence, reading.begin, kinds="PRHGBgC80")[0]
    if reading.mood == "participle":
        if sentence.letters[k - 1 : k] in ("P", "R"):  # "the president hosting her in May"
            return parties_in(sentence, k - 1, k)
        main = main_subject(sentence, k)
        if main:
            return main
    led = _LED_BY.search(sentence.letters, max(0, k - WINDOW), k)
    if led and sentence.key(led.end("led") - 1) in LED:  # "delegations led by A and B"
        return parties_in(sentence, led.start(), led.start() + 1, "g")
    return subject(sentence, k, kinds="PRHGBgC80")[0]


def main_subject(sentence: Sentence, k: int, until: int = 0) -> list[Party]:
    """The subject of the main clause around a participle or a phrase that ends at ``until``: after meeting B, A said; A said after
    meeting B."""
    that = sentence.letters.rfind("k", max(0, k - 30), k)
    if that >= 0:
        inner = _INNER.match(sentence.letters, that, k)
        if inner:
            return parties_in(sentence, inner.start("who"), inner.end("who"))
    found, _ = clause_subject(sentence, k, kinds="PRHGBg0")
    if found:
        return found
    k = max(k, until - 1)
    match = MAIN.match(sentence.right(k))
    return parties_in(sentence, k + match.start("who"), k + match.end("who")) if match else []


def negated(sentence: Sentence, k: int, reading: verbs.Reading) -> bool:
    reason = unreal(sentence, reading)
    if not reason and reading.mood == "infinitive":
        led = {sentence.key(j) for j in range(max(0, k - 8), k)}
        window, low = sentence.left(reading.begin)
        asked = _ASKED.search(window)
        demanded = asked and sentence.key(low + asked.start()).startswith(_DEMANDS)
        if demanded or "whether" in sentence.keys or not _WISHES.isdisjoint(led):
            reason = "hypothetical"
    if reason:
        note_none(sentence, k, reason)
    return bool(reason)


def note_none(sentence: Sentence, k: int, reason: str) -> None:
    sentence.note(k, f"meeting.none.{reason}", f"the meeting {UNREAL[reason]}")
