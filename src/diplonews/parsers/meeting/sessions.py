"""Sessions: meetings that go on, that are told without their people, or of which the text says more later."""

from __future__ import annotations

import re

from attrs import define

from diplonews.parsers.events.parties import Party
from diplonews.parsers.events.sentences import Sentence
from diplonews.parsers.events.times import date_for
from diplonews.parsers.meeting.around import Around
from diplonews.parsers.meeting.heads import heads
from diplonews.parsers.meeting.table import Sitting, Telling
from diplonews.parsers.meeting.trips import Trips

_SESSION = re.compile(r"^.[^.;:\"q,]{0,12}?(?:[vu]x?v?x?1|xx(?=[ixn]|D|e[xX]))")
_NEAR = 3
"""Sentences after a session in which the text may say more of it."""


@define(eq=False)
class Sessions(Around):
    """What is known of the meeting that was told last and of a session that still wants its people."""

    trips: Trips
    last: Sitting | None = None
    session: Telling | None = None
    """The latest session or round of talks that was told without its people, with its place and date."""

    def _told_at(self, sentence: Sentence, k: int, rule: str, parties: list[Party], party_rule: str) -> Telling:
        """A telling at chunk ``k`` with the date of its sentence."""
        start, end = sentence.span(k, min(len(sentence.letters), k + 6))
        found = Telling(rule, start, end, sentence.number, parties, party_rule)
        date = date_for(sentence, k)
        if date is not None:
            found.when, found.when_at = date.when, sentence.span(date.chunk, date.chunk + 1)
        return found

    def again(
        self, sentence: Sentence, k: int, format: str, at: tuple[int, int] | None, *, second: bool = True
    ) -> list[Telling]:
        """The last meeting went on in another format; ``second`` where that is plainly another sitting."""
        last = self.last
        if last is None:
            return []
        here = sentence.span(k, k + 1)
        parties = [p.moved(k, *here) for p in last.parties]
        found = self._told_at(sentence, k, "meeting.continues", parties, "meeting.participants.same")
        found.format, found.format_at, found.continues = format, at, second
        if found.when is None and last.when is not None:
            found.when, found.when_at, found.when_rule = last.when, here, "inferred.meeting.when.continued"
        if last.place is not None:
            found.place, found.place_at, found.place_rule = last.place, here, "inferred.meeting.place.continued"
        found.status, found.status_at = last.status, here
        return [found]

    def open_session(self, sentence: Sentence, k: int, format: str, at: tuple[int, int] | None) -> list[Telling]:
        """The consultations were held in Lima on May 6: a session whose heads the sentences after it may name."""
        if not _SESSION.match(sentence.right(k)):
            return []
        found = self._told_at(sentence, k, "meeting.session", [], "meeting.participants.heads")
        found.format, found.format_at = format, at
        found.place, found.place_at, found.place_rule = self.place_near(sentence, k, k + 1)
        found.status, found.status_at = self.noun_status(sentence, k), sentence.span(k, k + 1)
        if found.place is not None or found.when is not None:
            self.session = found
        found.parties = heads(sentence)
        return [found] if found.parties else []

    def of_session(self, telling: Telling) -> Telling:
        """A meeting "co-chaired by A and B" has the place and date of the session that was told without them."""
        session = self.session
        if session is None or not 0 <= telling.number - session.number <= _NEAR:
            return telling
        if telling.place is None and session.place is not None:
            telling.place, telling.place_at, telling.place_rule = session.place, session.place_at, session.place_rule
        if telling.when is None and session.when is not None:
            telling.when, telling.when_at, telling.when_rule = session.when, session.when_at, session.when_rule
        return telling

    def of_last(self, sentence: Sentence, k: int) -> list[Telling]:
        """Where and when the meeting that was told last was held: the meeting took place in Lima on May 6."""
        last = self.last
        if last is None or sentence.number - last.tellings[-1].number > _NEAR:
            return []
        parties = [p.moved(k, *sentence.span(k, k + 1)) for p in last.parties]
        found = self._told_at(sentence, k, "meeting.held", parties, "meeting.participants.same")
        anchor = self.document.anchor
        if found.when is not None and anchor is not None and last.status == "completed" and found.when.first > anchor:
            return []  # one that is to come
        found.place, found.place_at, found.place_rule = self.place_near(sentence, k, k + 1)
        found.anaphoric = True
        return [found] if found.place is not None or found.when is not None else []
