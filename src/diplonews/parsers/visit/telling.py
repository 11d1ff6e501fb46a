"""What verbs and nouns of visiting share: who travels, where to, what for, and how a sighting is entered."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from attrs import define, evolve, field, frozen

from diplonews.parsers.events import verbs
from diplonews.parsers.events.parties import Party, distinct, parties_in, subject
from diplonews.parsers.events.places import Stop, here, stops_from
from diplonews.parsers.events.sentences import Sentence
from diplonews.parsers.events.times import Date, date_for, date_of
from diplonews.parsers.events.unreal import refused
from diplonews.parsers.visit import rules
from diplonews.parsers.visit.book import Book, Sighting
from diplonews.parsers.visit.doers import visitors_of
from diplonews.parsers.visit.others import companions, listed_next
from diplonews.rules import Rule
from diplonews.values import Quote

_PURPOSE = re.compile(r"^(?:,|D|nD|fD|rx?c|x(?=[tr])){0,4}(?P<what>(?:t(?=[xQ123TM])|r(?=e?[xcKU6j]))[^.;:\"]{1,40})")

FORMER = frozenset("last previous previously earlier prior first".split())
"""What tells of a visit before the one that is spoken of: last visited Peru in 2010, a previous visit."""

_DATE_SAYS = {
    **dict.fromkeys(("evening", "tonight", "later", "tomorrow"), "planned"),
    "earlier": "completed",
}
"""What the words of a date say of a visit of which the verb leaves it open: later this week."""

_NO_PURPOSE = re.compile(r"r[exKpcjy9-]{0,6}[VN]")

MOODS = {
    "planned": "planned",
    "ongoing": "ongoing",
    "completed": "completed",
    "cancelled": "cancelled",
    "present": "present",
}


@frozen(kw_only=True)
class Frame:
    """How verbs of one family tell of a trip: the names of their rules, who of their subject travels, and what their moods say."""

    rule: str
    where: str = ""
    who: Callable[[list[Party]], list[Party]] = list
    moods: Mapping[str, str] = field(factory=dict)
    role: str = "whole"
    explicit: bool = True


@define
class Verb:
    """A verb that tells of a trip: how, who travels and by which rule, and the status that the way of saying adds."""

    reading: verbs.Reading
    visitors: list[Party]
    rule: str
    status: str = ""

    @classmethod
    def at(cls, sentence: Sentence, k: int) -> Verb:
        reading = verbs.read(sentence, k)
        return cls(reading, *visitors_of(sentence, k, reading))

    @classmethod
    def of_subject(cls, sentence: Sentence, k: int) -> Verb:
        who, rule = subject(sentence, k)
        return cls(verbs.read(sentence, k), who, f"visit.visitors.{rule.partition('.')[2]}")


@define(kw_only=True, eq=False)
class Told:
    """What a verb or a noun at chunk ``k`` tells of a trip; ``more`` holds what else its sightings say."""

    sentence: Sentence
    k: int
    book: Book
    rule: str
    visitors: list[Party]
    visitor_rule: str
    stops: list[Stop]
    where_rule: str
    status: str
    date: Date | None
    role: str = "whole"
    create: bool = True
    more: Mapping[str, Any] = field(factory=dict)

    @property
    def several(self) -> bool:
        """Whether it goes to several cities of one country."""
        return len(self.stops) > 1 and len({s.country for s in self.stops}) == 1


def tell(
    sentence: Sentence,
    k: int,
    book: Book,
    frame: Frame,
    stops: list[Stop],
    *,
    verb: Verb | None = None,
    where: str = "",
    status: str = "",
    **more: Any,
) -> None:
    """Enter what the verb at chunk ``k`` says of a trip to ``stops``, unless it denies or imagines it."""
    verb = verb or Verb.at(sentence, k)
    if refused(sentence, k, verb.reading):
        return
    mood = verb.reading.mood
    before = [sentence.key(j) for j in range(verb.reading.begin, k)]
    more["would"] = mood == "present" or "would" in before or any(w.startswith(("was ", "were ")) for w in before)
    if "purpose" not in more and stops and frame.explicit:
        more["purpose"] = purpose(sentence, stops[-1].end)
    enter(
        Told(
            sentence=sentence,
            k=k,
            book=book,
            rule=frame.rule,
            visitors=frame.who(verb.visitors),
            visitor_rule=verb.rule,
            stops=stops,
            where_rule=where or frame.where,
            status=status or verb.status or frame.moods.get(mood, MOODS.get(mood, "")),
            date=more.pop("date") if "date" in more else date_for(sentence, k),
            role=more.pop("role", frame.role),
            create=more.pop("create", True),
            more={"explicit": frame.explicit, **more},
        )
    )


def stops_by(sentence: Sentence, k: int, table: tuple[Rule, ...]) -> tuple[list[Stop], str]:
    """The stops that a rule of the table finds from chunk ``k`` on, and the rule's name."""
    right = sentence.right(k)
    for rule in table:
        match = rule.compiled.match(right)
        if match:
            at = k + match.end()
            stops = stops_from(sentence, at)
            if stops:
                return stops, rule.name
            event = rules.EVENT.compiled.match(sentence.right(at))
            if event:
                stops = stops_from(sentence, at + event.end())
                if stops:
                    return stops, rules.EVENT.name
    return [], ""


def purpose(sentence: Sentence, k: int) -> Quote | None:
    """What the trip is for, in the words that follow its destination."""
    if k >= len(sentence.letters):
        return None
    match = _PURPOSE.match(sentence.right(k))
    if not match:
        return None
    begin, end = match.span("what")
    if _NO_PURPOSE.match(sentence.letters, k + begin) or "time" in {
        sentence.key(k + j) for j in range(begin, min(end, begin + 4))
    }:
        return None
    return sentence.quote(k + begin, k + end)


def enter(told: Told) -> None:
    """Enter one sighting for each stop, or one without a stop, of each group of those who travel."""
    if told.date is not None and told.status in ("", "present"):
        words = told.sentence.key(told.date.chunk).split()
        told = evolve(told, status=next((_DATE_SAYS[w] for w in words if w in _DATE_SAYS), told.status))
    for group in _groups(told):
        _enter_stops(group)
        on = group.create and group.status in ("planned", "ongoing") and group.rule != _ON_THE_WAY
        if on and (following := onward(group.sentence, group.stops)):
            enter(
                Told(
                    sentence=group.sentence,
                    k=group.k,
                    book=group.book,
                    rule=_ON_THE_WAY,
                    visitors=group.visitors,
                    visitor_rule=group.visitor_rule,
                    stops=following,
                    where_rule="visit.destination.on-the-way",
                    status="planned",
                    date=None,
                )
            )


def _groups(told: Told) -> list[Told]:
    """What is told of each group of visitors that makes a trip of its own."""
    sentence, visitors = told.sentence, told.visitors
    if not visitors and told.rule != "visit.noun":
        among = listed_next(sentence, told.k) if told.stops else []
        if told.stops and told.create and not among:
            sentence.note(told.k, "visit.none.nobody", "nothing tells who makes this trip")
        return [evolve(told, visitors=[p], visitor_rule="visit.visitors.among-them") for p in among]
    goals = {s.country for s in told.stops}
    if len(visitors) > 1 and len(goals) == 1 and (away := [p for p in visitors if p.country not in goals]):
        visitors = away  # who is at home there is no visitor: the host and the guest travelled to a town
    lands = dict.fromkeys(p.country for p in visitors)
    if len(lands) > 1 and None not in lands and not sentence.keys.isdisjoint(_GATHERINGS):
        # who goes to a summit with other leaders is on a trip of his own
        return [evolve(told, visitors=[p for p in visitors if p.country == land]) for land in lands]
    return [evolve(told, visitors=visitors) if visitors is not told.visitors else told]


def _enter_stops(told: Told) -> None:
    """Enter one sighting for each stop, or one without a stop."""
    sentence, k, stops = told.sentence, told.k, told.stops
    joined = companions(sentence, told.visitors, stops)
    if len(stops) > 1:
        told = evolve(told, more={**told.more, "days": 0})  # the length of the whole tour
    elif stops and not told.more.get("days") and (lasts := _LASTING.match(sentence.letters, stops[0].end)):
        told = evolve(told, more={**told.more, "days": int(sentence.data(lasts.end() - 1, "value") or 0)})
    if told.several:
        sentence.note(
            stops[0].begin, "visit.place.several", "several cities of one country: none is the place of the visit"
        )
    dated = False
    for number, stop in enumerate(stops or [None]):
        stop = elsewhere(stop, told.visitors)
        sighting = _sighting(told, number, stop, joined)
        dated = _date_stop(told, number, stop, sighting, dated=dated)
        if Book.is_domestic(sighting):
            sentence.note(k, "visit.none.domestic", "a trip inside the visitor's own country")
            continue
        if told.book.record(sighting, create=told.create) is None and told.create:
            if not told.visitors:
                sentence.note(k, "visit.none.nobody", "nothing tells who makes this trip")
            elif stop is None:
                sentence.note(k, "visit.none.nowhere", "nothing tells which country this trip goes to")


def _sighting(told: Told, number: int, stop: Stop | None, joined: list[Party]) -> Sighting:
    """The trip to one stop, the ``number``th, without its dates; ``joined`` are those who go with the visitors."""
    sentence, k, date, anchor = told.sentence, told.k, told.date, told.sentence.document.anchor
    here_for = [p for p in joined if stop is None or p.country != stop.country or not p.sure]
    ends = [
        k,
        k + 1,
        *([stop.begin, stop.end] if stop else []),
        *(j for p in told.visitors for j in (p.chunk, p.chunk + 1)),
    ]
    start, end = sentence.span(min(ends), max(ends))
    ahead = told.status in ("", "present") and date is not None and anchor is not None and date.when.first > anchor
    home = here(sentence)
    return Sighting(
        rule=told.rule,
        start=start,
        end=end,
        number=sentence.number,
        visitors=distinct([*told.visitors, *here_for]),
        visitor_rule=told.visitor_rule,
        country=stop.country if stop else None,
        place=stop.place if stop and not told.several else None,
        where=sentence.span(stop.begin, stop.end) if stop else None,
        where_rule=told.where_rule,
        status="planned" if number and (told.status == "ongoing" or ahead) else told.status,
        status_at=sentence.span(k, k + 1),
        home=home.country if home else None,
        bare=stop is not None and stop.place is not None and "C" not in sentence.letters[stop.begin : stop.end],
        here=stop is not None and sentence.letters[stop.begin] == "l",
        **told.more,
    )


def _date_stop(told: Told, number: int, stop: Stop | None, sighting: Sighting, *, dated: bool) -> bool:
    """Give a sighting the date of its stop, or that of the whole tour. Returns whether a stop so far has a date of its own."""
    sentence, date, role, last = told.sentence, told.date, told.role, len(told.stops) - 1
    own = date_of(sentence, stop.end) if stop is not None and last > 0 else None
    if own is not None and (number < last or dated):
        date, role, dated = own, "whole", True
    elif date is None or (last > 0 and ((role == "began" and number) or (role == "ended" and number < last))):
        return dated
    else:
        sighting.shared = last > 0
    setattr(sighting, role if role in ("began", "ended") else "whole", date.when)
    sighting.dates_at.append(sentence.span(date.chunk, date.chunk + 1))
    return dated


_GATHERINGS = frozenset("leaders others summit".split())
_LASTING = re.compile(r"(?:n?D)?rx?c")


def onward(sentence: Sentence, stops: list[Stop]) -> list[Stop]:
    """Where the journey goes on to after its first stop: left for Riyadh on his way to Tunis."""
    match = _ONWARD.match(sentence.right(stops[-1].end)) if stops else None
    if not match:
        return []
    at = stops[-1].end + match.start("way")
    if sentence.key(at) not in ("way", "route"):
        return []
    return stops_from(sentence, stops[-1].end + match.end())


_ON_THE_WAY = "visit.on-the-way"

_ONWARD = re.compile(r"(?:,|n?D){0,2}(?:ne?h?|x)(?P<way>x)[te]")


def elsewhere(stop: Stop | None, visitors: list[Party]) -> Stop | None:
    """A stop such as "that country", as the first of those it can mean that the visitors do not come from."""
    if stop is None or not stop.options:
        return stop
    homes = {p.country for p in visitors}
    country = next((c for c in stop.options if c not in homes), None)
    return evolve(stop, country=country) if country is not None else None


FOR_EVENT = re.compile(r"^.(?:n?D|,|x){0,3}(?:tx|r)[^.;:\"qTJV]{0,8}?[6U][^.;:\"qTJVa,]{0,6}?i(?=e?[LC])")


def owner(sentence: Sentence, k: int) -> tuple[list[Party], str]:
    """Whose arrival or departure a noun speaks of."""
    window, low = sentence.left(k)
    for rule in rules.OWNERS[:2]:
        match = rule.compiled.search(window)
        if match:
            return parties_in(sentence, low + match.start("who"), low + match.end("who"), "PRHGBhg80"), rule.name
    match = rules.BY.compiled.match(sentence.right(k))
    if match:
        return parties_in(sentence, k + match.start("who"), k + match.end("who")), rules.BY.name
    return [], ""
