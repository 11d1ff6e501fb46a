"""Sessions and consultations that are told without their people, whom the sentences after them name as heads of the sides.

"The fourth round of consultations was held in Lima on May 6. A led the Estonian side, while the Peruvian delegation was headed by B."
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from diplonews.parsers.events.parties import LED, LIST, Party, distinct, parties_in
from diplonews.parsers.events.sentences import Sentence
from diplonews.parsers.meeting.table import sides

NEXT = 2
"""Sentences after the one of the session in which its heads may stand."""
_LEAD = LED | frozenset("co-chaired cochaired chaired chairing co-led represented co-chair chair".split())
_SIDES = frozenset("side sides delegation delegations team".split())
_ACTIVE = re.compile(r"(?P<who>[PR])(?:,[^,;.]{1,8},)?(?P<verb>[xT1])e?[AC]s?(?P<side>[xg])")
_PASSIVE = re.compile(r"(?:[AC]s?(?P<side>[xg])|(?P<of>g)oe?C)v?x?(?P<verb>[xT1])bh?e?(?P<who>[PR])")
_BOTH = re.compile(rf"(?P<verb>[xT1])(?:x)?be?(?P<who>{LIST})(?P<rest>nhx|neAx)?")


def heads(sentence: Sentence) -> list[Party]:
    """Those who lead either side of a session, from its own sentence and the ones after it; empty unless there are two sides."""
    found: list[Party] = []
    for near in (sentence, *_following(sentence)):
        found = distinct([*found, *_heads_in(near)])
        if len(sides(found)) > 1:
            return found
    return []


def _following(sentence: Sentence) -> Iterator[Sentence]:
    document = sentence.document
    for number in range(sentence.number + 1, min(sentence.number + 1 + NEXT, len(document.sentences))):
        first, last = document.sentences[number]
        if not _LEAD.isdisjoint(document.tokens.keys[first:last]):
            yield Sentence(document, number, first, last)


def _heads_in(sentence: Sentence) -> list[Party]:
    found: list[Party] = []
    letters = sentence.letters
    for pattern in (_ACTIVE, _PASSIVE):
        for match in pattern.finditer(letters):
            side = match["side"] is None or sentence.key(match.start("side")) in _SIDES
            if side and sentence.key(match.start("verb")) in _LEAD:
                found += parties_in(sentence, *match.span("who"), "PR")
    for match in _BOTH.finditer(letters):
        if sentence.key(match.start("verb")) in _LEAD:
            found += parties_in(sentence, *match.span("who"), "PR")
    return found
