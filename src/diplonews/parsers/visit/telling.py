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

LATER = frozenset(("evening", "tonight", "later", "tomorrow"))

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
        sentence,
        k,
        book,
        rule=frame.rule,
        visitors=frame.who(verb.visitors),
        visitor_rule=verb.rule,
        stops=stops,
        where_rule=where or frame.where,
        status=status or verb.status or frame.moods.get(mood, MOODS.get(mood, "")),
        date=more.pop("date") if "date" in more else date_for(sentence, k),
        role=more.pop("role", frame.role),
        explicit=frame.explicit,
        **more,
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


def enter(
    sentence: Sentence,
    k: int,
    book: Book,
    *,
    rule: str,
    visitors: list[Party],
    visitor_rule: str,
    stops: list[Stop],
    where_rule: str,
    status: str,
    date: Date | None,
    role: str = "whole",
    create: bool = True,
    **more: Any,
) -> None:
    """Enter one sighting for each stop, or one without a stop."""
    if not visitors and rule != "visit.noun":
        visitors = []
        for party in listed_next(sentence, k) if stops else []:
            enter(
                sentence,
                k,
                book,
                rule=rule,
                visitors=[party],
                visitor_rule="visit.visitors.among-them",
                stops=stops,
                where_rule=where_rule,
                status=status,
                date=date,
                role=role,
                create=create,
                **more,
            )
        if stops and create and not listed_next(sentence, k):
            sentence.note(k, "visit.none.nobody", "nothing tells who makes this trip")
        return
    goals = {s.country for s in stops}
    if len(visitors) > 1 and len(goals) == 1 and (away := [p for p in visitors if p.country not in goals]):
        visitors = away  # who is at home there is no visitor: the host and the guest travelled to a town
    lands = dict.fromkeys(p.country for p in visitors)
    if len(lands) > 1 and None not in lands and not sentence.keys.isdisjoint(_GATHERINGS):
        for land in lands:  # who goes to a summit with other leaders is on a trip of his own
            group = [p for p in visitors if p.country == land]
            enter(
                sentence,
                k,
                book,
                rule=rule,
                visitors=group,
                visitor_rule=visitor_rule,
                stops=stops,
                where_rule=where_rule,
                status=status,
                date=date,
                role=role,
                create=create,
                **more,
            )
        return
    joined = companions(sentence, visitors, stops)
    count = len(stops)
    if count > 1:
        more = {**more, "days": 0}  # the length of the whole tour
    elif stops and not more.get("days") and (lasts := _LASTING.match(sentence.letters, stops[0].end)):
        more = {**more, "days": int(sentence.data(lasts.end() - 1, "value") or 0)}
    home = here(sentence)
    several = count > 1 and len({s.country for s in stops}) == 1
    if several:
        sentence.note(
            stops[0].begin, "visit.place.several", "several cities of one country: none is the place of the visit"
        )
    dated = False
    anchor = sentence.document.anchor
    ahead = status in ("", "present") and date is not None and anchor is not None and date.when.first > anchor
    for number, stop in enumerate(stops or [None]):
        stop = elsewhere(stop, visitors)
        here_for = [p for p in joined if stop is None or p.country != stop.country or not p.sure]
        ends = [k, k + 1]
        if stop is not None:
            ends += [stop.begin, stop.end]
        ends += [j for p in visitors for j in (p.chunk, p.chunk + 1)]
        start, end = sentence.span(min(ends), max(ends))
        sighting = Sighting(
            rule=rule,
            start=start,
            end=end,
            number=sentence.number,
            visitors=distinct([*visitors, *here_for]),
            visitor_rule=visitor_rule,
            country=stop.country if stop else None,
            place=stop.place if stop and not several else None,
            where=sentence.span(stop.begin, stop.end) if stop else None,
            where_rule=where_rule,
            status="planned" if number and (status == "ongoing" or ahead) else status,
            status_at=sentence.span(k, k + 1),
            home=home.country if home else None,
            bare=stop is not None and stop.place is not None and "C" not in sentence.letters[stop.begin : stop.end],
            here=stop is not None and sentence.letters[stop.begin] == "l",
            **more,
        )
        own = date_of(sentence, stop.end) if stop is not None and count > 1 else None
        if own is not None and (number < count - 1 or dated):
            dated = True
            sighting.whole = own.when
            sighting.dates_at.append(sentence.span(own.chunk, own.chunk + 1))
        elif date is not None and not (
            count > 1 and ((role == "began" and number) or (role == "ended" and number < count - 1))
        ):
            sighting.shared = count > 1
            if role == "began":
                sighting.began = date.when
            elif role == "ended":
                sighting.ended = date.when
            else:
                sighting.whole = date.when
            sighting.dates_at.append(sentence.span(date.chunk, date.chunk + 1))
        if Book.is_domestic(sighting):
            sentence.note(k, "visit.none.domestic", "a trip inside the visitor's own country")
            continue
        if book.record(sighting, create=create) is None and create:
            if not visitors:
                sentence.note(k, "visit.none.nobody", "nothing tells who makes this trip")
            elif stop is None:
                sentence.note(k, "visit.none.nowhere", "nothing tells which country this trip goes to")
    following = onward(sentence, stops) if create and status in ("planned", "ongoing") and rule != _ON_THE_WAY else []
    if following:
        enter(
            sentence,
            k,
            book,
            rule=_ON_THE_WAY,
            visitors=visitors,
            visitor_rule=visitor_rule,
            stops=following,
            where_rule="visit.destination.on-the-way",
            status="planned",
            date=None,
        )


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
