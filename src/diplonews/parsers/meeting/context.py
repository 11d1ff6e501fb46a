"""What surrounds a word of meeting: format, place, date, status, topics, occasion and the visit it is part of."""

from __future__ import annotations

import datetime as dt
import re

from attrs import define, evolve

from diplonews.parsers.events.parties import DELEGATION, Party, clause_subject, distinct, members, parties_in
from diplonews.parsers.events.sentences import WINDOW, Sentence
from diplonews.parsers.events.times import compatible, date_for, in_tense
from diplonews.parsers.meeting import rules
from diplonews.parsers.meeting.around import WHERE_DAY
from diplonews.parsers.meeting.sessions import Sessions
from diplonews.parsers.meeting.table import Telling, sides, unnamed
from diplonews.parsers.visit.book import Trip
from diplonews.values import Country, Place

_VISIT = re.compile(
    r"[di7]e?h?[xKpc9X-]{0,5}[VN]|[VN](?:te?[LC])?[mu]?xe?[xKcpj9]{0,3}U|q[HPR][mu]{0,2}(?:[YTV]|[xM]e[xKpc9-]{0,5}[VN])"
)
_OTHER_TIMES = (("planned", "completed"), ("completed", "planned"), ("ended", "planned"))
_JOURNEY = frozenset("TJYVZ")
_PERSON = re.compile("[PRH]")
_ON_VISIT = "inferred.meeting.when.on-visit"
_REMOTE = ("phone", "video")
_STRAIGHT = re.compile(r"(?:ie?L(?:,C)?,?|,?n?D){1,2}(?:[.,]|$)")
"""Place and day right behind those with whom something is discussed."""
_STAY = tuple(dt.timedelta(days=n) for n in range(4))
_SAME = frozenset(("later", "earlier", "same"))
_OPENING = 9
"""Words of a sentence among which "later in the day" opens it."""
_WORDS = 300
"""Words in which the country of a trip is looked for."""
_FURTHER = frozenset(("also", "then", "later", "afterwards", "subsequently", "separately"))


@define(eq=False)
class Context(Sessions):
    """The document around a sentence: the last meeting and the trips."""

    _sentence: Sentence | None = None
    _previous: Sentence | None = None
    _told: Telling | None = None

    def enter(self, sentence: Sentence) -> None:
        """Go on to a sentence."""
        self._previous, self._sentence = self._sentence, sentence

    def subject_of_previous(self) -> list[Party]:
        """The first person of the sentence before, among those that speak of visits and meetings."""
        previous = self._previous
        first = _PERSON.search(previous.letters) if previous is not None else None
        return parties_in(previous, first.start(), first.end()) if previous is not None and first else []

    def one_side(self, doers: list[Party], objects: list[Party]) -> list[Party]:
        """ "They met the mayor": of a pronoun that stands for both sides of a meeting only the side that the text follows."""
        if not objects or len(doers) < 2 or len({p.chunk for p in doers}) > 1 or len(sides(doers)) < 2:
            return doers
        lead = self._told.parties[0] if self._told is not None and self._told.parties else doers[0]
        if self._told is not None and lead.country is not None:
            side = [p.moved(doers[0].chunk, p.start, p.end) for p in self._told.parties if p.country == lead.country]
            if {p.key for p in side} & {p.key for p in doers}:
                return [p.moved(p.chunk, doers[0].start, doers[0].end) for p in side]
        mine = [p for p in doers if p.key == lead.key or (p.country is not None and p.country == lead.country)]
        return mine or doers

    @staticmethod
    def _travellers(pronoun: Party, trip: Trip) -> list[Party]:
        return [q.moved(pronoun.chunk, pronoun.start, pronoun.end) for q in trip.visitors]

    def visitors(self, sentence: Sentence, begin: int, end: int) -> list[Party]:
        """Whose visit the chunks ``begin`` to ``end`` speak of: her visit included, the minister's visit, the visit."""
        found = parties_in(sentence, begin, end, "PRHh")
        trip = self._latest(sentence, upto=True)
        if found or trip is None:
            return found
        at = sentence.span(begin, end)
        return [p.moved(begin, *at) for p in trip.visitors]

    def tells(self, sentence: Sentence, parties: list[Party]) -> bool:
        """Whether the sentence has just told of a meeting of some people."""
        told = self._told
        return told is not None and told.number == sentence.number and {p.key for p in parties} <= told.keys

    def pair(self, sentence: Sentence, k: int, word: str) -> list[Party]:
        """Whom "the two" at chunk ``k`` stands for: the people of two sides who were named last, in this sentence and the one before."""
        if word not in ("two", "pair", "duo"):
            return []
        before = self._previous if self._previous is not None and sentence.number - self._previous.number == 1 else None
        named = parties_in(before, max(0, len(before.letters) - WINDOW), len(before.letters), "PH") if before else []
        named = distinct([*named, *parties_in(sentence, max(0, k - WINDOW), k, "PH")])
        at = sentence.span(k, k + 2)
        people = [p.moved(k, *at) for p in named if p.actor.type == "person" and not unnamed(p)]
        return people if len(people) == 2 else self.of_both(sentence, k)

    def settle(self, sentence: Sentence, one: list[Party], other: list[Party]) -> tuple[list[Party], list[Party]]:
        """Both sides of a meeting with what the trip that is being told says of them: whom the visitors meet, where nothing else says
        his country, is of the visited one, and "they" are all who travel."""
        trip = self._latest(sentence, upto=True)
        if trip is None or trip.country is None or sentence.number - trip.sightings[-1].number > 12:
            return one, other
        keys = trip.keys
        they = bool(one) and len({p.chunk for p in one}) == 1 and sentence.key(one[0].chunk) in ("they", "them")
        if they and len(keys) > 1 and any(p.actor.type != "person" for p in one):
            one = self._travellers(one[0], trip)
        if not any(p.key in keys for p in (*one, *other)):
            return one, other
        if they and len(keys) > 1:
            one = self._travellers(one[0], trip)

        def told(party: Party) -> Party:
            if party.sure or isinstance(party.actor, Country):
                return party
            if party.key in keys:
                return party.at_home(trip.visitors[0].country if trip.visitors[0].country != trip.country else None)
            return party.at_home(trip.country)

        return [told(p) for p in one], [told(p) for p in other]

    def _guest(self, sentence: Sentence, party: Party) -> Party:
        """The guest and the visitor are whoever came last."""
        title = getattr(party.actor, "title", None)
        if (
            getattr(party.actor, "name", "") is not None
            or not title
            or title.lower().split()[-1] not in ("guest", "visitor")
        ):
            return party
        trip = self._latest(sentence)
        return (
            evolve(party, key=trip.visitors[0].key, actor=trip.visitors[0].actor, sure=trip.visitors[0].sure)
            if trip
            else party
        )

    def _latest(self, sentence: Sentence, *, upto: bool = False) -> Trip | None:
        return self.trips.latest(self.document.span(sentence.begin, sentence.end)[1 if upto else 0])

    def trip_of(self, sentence: Sentence, parties: list[Party], before: int | None = None) -> Trip | None:
        """The trip that a meeting of these parties is part of: the latest of one of them before the sentence's end, to the country of
        another or, failing that, any."""
        end = self.document.span(sentence.begin, sentence.end)[1] if before is None else before
        return self.trips.of(parties, end)

    def tell(
        self,
        sentence: Sentence,
        k: int,
        rule: str,
        parties: list[Party],
        party_rule: str,
        status: str,
        *,
        until: int | None = None,
        format: str = "",
        format_at: tuple[int, int] | None = None,
        weak: bool = False,
        anaphoric: bool = False,
    ) -> list[Telling]:
        """One telling with what the sentence says around chunk ``k``; none where there are no two actors."""
        parties = self._both(sentence, k, parties, weak)
        if not parties:
            return []
        base, letters = until or k + 1, sentence.letters
        chunks = [k, base - 1, *(p.chunk for p in parties)]
        start, end = sentence.span(min(chunks), max(chunks) + 1)
        telling = Telling(
            rule, start, end, sentence.number, parties, party_rule, format, format_at, weak=weak, anaphoric=anaphoric
        )
        telling.status, telling.status_at = status, sentence.span(k, k + 1)
        telling.place, telling.place_at, telling.place_rule = self.place_near(sentence, k, base)
        straight = until is not None and _STRAIGHT.match(letters, until) is not None
        loose = weak and not straight and not letters.startswith(("iL,", "nD,", "iC,", "D,"))
        if loose or format in _REMOTE:
            telling.place = None
        self._date(sentence, k, telling, loose)
        self._matters(sentence, k, telling, base)
        if format not in _REMOTE:
            self._during_visit(sentence, k, telling)
            self._go_on(sentence, k, telling)
            self._on_trip(sentence, telling)
            self._at_goal(sentence, telling)
        self._told = telling
        return [telling]

    def _both(self, sentence: Sentence, k: int, parties: list[Party], weak: bool) -> list[Party]:
        """The parties of a telling, guests and delegations by their people; empty, with a note, where one side stays untold."""
        parties = [self._guest(sentence, p) for p in parties]
        if any(p.key == DELEGATION for p in parties):
            trip = self._latest(sentence)
            led = members(self.document, sentence.number) or (trip.visitors if trip is not None else [])
            parties = [
                m
                for p in parties
                for m in ([q.moved(p.chunk, p.start, p.end) for q in led] if p.key == DELEGATION else [p])
            ]
        parties, _ = self.settle(sentence, distinct(parties), [])
        if len(parties) < 2:
            if parties and not weak:
                sentence.note(k, "meeting.none.one-side", "nothing tells who the other side is")
            return []
        if all(unnamed(p) for p in parties[1:]) or all(unnamed(p) for p in parties[:-1]):
            sentence.note(k, "meeting.none.unnamed", "nobody is named on one side")
            return []
        named = [p for p in parties if not unnamed(p)]
        return named if len(sides(named)) > 1 else parties

    def _date(self, sentence: Sentence, k: int, telling: Telling, loose: bool) -> None:
        """The date of a telling at chunk ``k``, and the status that a date of travel gives it; ``loose`` where only a date right before
        the chunk belongs to it."""
        letters, date = sentence.letters, date_for(sentence, k)
        if loose and date is not None and date.chunk != k - 1:
            date = None
        if date is None and not telling.weak:
            date = self.where_date(sentence, k)
        if (
            date is not None
            and telling.status == "planned"
            and not _JOURNEY.isdisjoint(letters[date.chunk : k])
            and not WHERE_DAY.search(sentence.left(k)[0])
        ):
            if self.document.anchor is not None and date.when.last < self.document.anchor:
                telling.status = "completed"  # "travelled there last week to meet him"
            date = None  # "flew to Beijing on Monday to meet him": the day of the flight
        during, trip = self.during(sentence, k), self.trip_of(sentence, telling.parties) if date is not None else None
        if date is not None and not (during is not None and trip and (date.chunk > during or during > k)):
            base = letters[k] == "Q" and sentence.data(k, "form") in ("s", "base") and telling.status == "completed"
            telling.when = in_tense(sentence, date, "" if base else telling.status).when
            telling.when_at = sentence.span(date.chunk, date.chunk + 1)
            goes = date.chunk < k and not _JOURNEY.isdisjoint(letters[max(0, date.chunk - WINDOW) : date.chunk])
            begun = trip.when if goes and trip and trip.sightings[0].number == sentence.number else None
            if begun is not None and begun.first == date.when.first:
                telling.when, telling.when_rule = begun, "meeting.when.during-visit"
        telling.on = self.same_day(sentence, k) if not telling.weak and telling.when is None else None

    @staticmethod
    def _matters(sentence: Sentence, k: int, telling: Telling, base: int) -> None:
        """What a meeting was about and for what occasion, by the words behind chunk ``k`` or those from ``base`` on."""
        topic = rules.TOPIC.compiled.match(sentence.right(base))
        if topic is None:
            base, topic = k, rules.TOPIC.compiled.match(sentence.right(k))
        if topic and sentence.letters[k] != "2":
            telling.topics = [sentence.quote(base + topic.start("what") + 1, base + topic.end("what"))]
        occasion = rules.OCCASION.compiled.search(sentence.letters, max(0, k - 20), k + 30)
        if occasion and occasion.end("what") - occasion.start("what") > 1:
            begin = occasion.start("what") + 1
            if sentence.letters[begin] != "D":
                telling.occasion = sentence.quote(begin, occasion.end("what"))

    def _on_trip(self, sentence: Sentence, telling: Telling) -> None:
        """A meeting of a visitor with the hosts, without a date of its own, has that of the visit that is being told."""
        if telling.when is not None:
            return
        there = self.trips.at(telling.parties, telling.place, telling.start) if telling.place is not None else None
        trip = there or self.trip_of(sentence, telling.parties, telling.start)
        if (
            trip is None
            or trip.when is None
            or (trip.when.is_day and telling.status != "completed")
            or sentence.number - trip.sightings[-1].number > 6
        ):
            return
        others = {p.country for p in telling.parties if p.key not in trip.keys}
        if trip.country not in others and (telling.place is None or telling.place.country != trip.country):
            return
        if (trip.status, telling.status) in _OTHER_TIMES:
            return
        start, end = telling.start, telling.end
        telling.when, telling.when_at, telling.when_rule = trip.when, (start, end), _ON_VISIT

    def _at_goal(self, sentence: Sentence, telling: Telling) -> None:
        """A visitor who went to a city meets the hosts there, where nothing else is said."""
        if telling.place is not None:
            return
        trip = self.trip_of(sentence, telling.parties, telling.start)
        if trip is None or sentence.number - trip.sightings[-1].number > 6:
            return
        if (trip.status, telling.status) in _OTHER_TIMES:
            return
        first = trip.sightings[0]
        hosted = any(p.country == trip.country for p in telling.parties if p.key not in trip.keys)
        begun = trip.when is not None and trip.when.is_day and telling.when is not None
        stays = (
            begun
            and trip.when is not None
            and telling.when is not None
            and telling.when.first - trip.when.first in _STAY
        )
        if not hosted or not (stays or compatible(trip.when, telling.when)):
            return
        place = first.place if not first.here else None
        if place is None and telling.when_rule == _ON_VISIT and sentence.number - trip.sightings[-1].number <= 1:
            place = self._goal_told(sentence, trip)
        if place is not None:
            telling.place, telling.place_at = place, (telling.start, telling.end)
            telling.place_rule = "inferred.meeting.place.on-visit"

    def _during_visit(self, sentence: Sentence, k: int, telling: Telling) -> None:
        """What "during the visit" says of date and place."""
        during = _VISIT.search(sentence.letters, max(0, k - WINDOW), k + WINDOW)
        if (
            not during
            or "q" in sentence.letters[k : during.start()]
            or (telling.when is not None and telling.place is not None)
        ):
            return
        trip = self.trip_of(sentence, telling.parties)
        if trip is None:
            return
        at = sentence.span(during.start(), during.end())
        if telling.when is None and trip.when is not None:
            telling.when, telling.when_at, telling.when_rule = trip.when, at, "meeting.when.during-visit"
        place = self._goal_told(sentence, trip)
        if telling.place is None and place is not None:
            telling.place, telling.place_at, telling.place_rule = place, at, "meeting.place.during-visit"

    def _goal_told(self, sentence: Sentence, trip: Trip) -> Place | None:
        """Where a trip goes: its city, or its country where this sentence or the one before names it."""
        if trip.place is not None or trip.country is None:
            return trip.place
        first = self.document.sentences[max(0, sentence.number - 1)][0]
        told = any(
            m.kind in "CL" and trip.country in (m.value, getattr(m.value, "country", None))
            for m in self.document.mentions_in(first, min(sentence.end, first + _WORDS))
        ) or sentence.keys.issuperset(trip.country.name.lower().split())
        return Place(name=trip.country.name, country=trip.country) if told else None

    def _go_on(self, sentence: Sentence, k: int, telling: Telling) -> None:
        """ "He also met", "she will then meet" go on from the meeting before, in its place and on its day."""
        before = self._told
        if before is None or telling.when or telling.place or telling.number - before.number > 1:
            return
        words = {sentence.key(j) for j in range(max(0, k - 8), k)}
        at = sentence.span(k, k + 1)
        opening = self.document.tokens.keys[sentence.begin : sentence.begin + _OPENING]
        later = "day" in opening and not _SAME.isdisjoint(opening) and before.when is not None and before.when.is_day
        shared = not before.keys.isdisjoint(telling.keys)
        same = before.parties[:1] and before.parties[0].key == telling.parties[0].key
        if shared and later:
            telling.when, telling.when_at, telling.when_rule = before.when, at, "inferred.meeting.when.same-day"
            return
        if words.isdisjoint(_FURTHER) or not same:
            return
        if before.when is not None:
            telling.when, telling.when_at, telling.when_rule = before.when, at, "inferred.meeting.when.continued"
        place = before.place
        if place is None and self.last is not None and before is self.last.tellings[-1]:
            place = self.last.place
        if place is not None:
            telling.place, telling.place_at, telling.place_rule = place, at, "inferred.meeting.place.continued"

    def of_both(self, sentence: Sentence, k: int) -> list[Party]:
        """Whom "their" at chunk ``k`` stands for where a meeting is theirs: the subject, or those who met last; empty unless two sides."""
        found, _ = clause_subject(sentence, k, kinds="PRHGBC")
        last = self.last
        if len(sides(found)) < 2:
            near = last is not None and sentence.number - last.tellings[-1].number <= 2
            named = {p.key for p in parties_in(sentence, 0, k, "P")}
            found = last.parties if last is not None and near and named <= last.keys else []
        start, end = sentence.span(k, k + 1)
        return [evolve(p, chunk=k, start=start, end=end) for p in found] if len(sides(found)) > 1 else []
