"""Records from readings: content without marks, kind, speakers, addressees, occasion and date, each with its evidence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from diplonews.lexicon import load
from diplonews.parsers.draft import Draft
from diplonews.parsers.statement.phrases import Range
from diplonews.parsers.statement.sentence import Reading
from diplonews.parsers.statement.speakers import Speakers, Spoken
from diplonews.parsers.statement.view import View
from diplonews.records import Meeting, Statement
from diplonews.values import Actor, Body, Country, Person, Quote, When

if TYPE_CHECKING:
    from diplonews.document import Document
    from diplonews.text.quotations import Quotation

_LONG = 5  # words of a quotation that anything may say
_WRITINGS = {"tweet": "tweet", "post": "post", "announce": "announcement"}
_LINKS = frozenset("in at during on via after before by to of".split())
_TRIM = frozenset((",", ".", ";", ":", "—", "--", "-", "...", "―"))


def made(view: View, readings: Iterator[Reading]) -> list[Statement]:
    """The records of all readings, in text order."""
    speakers = Speakers(view)
    spoken: dict[int, Spoken] = {}
    kept = list(readings)  # nothing may take the place of one in memory before all have their speakers
    for reading in kept:
        spoken[id(reading)] = _who(view, reading, speakers, spoken)
    records = [r for reading in kept if (r := _record(view, reading, spoken[id(reading)])) is not None]
    records.sort(key=lambda r: (r.content[0].start, r.content[0].end))
    return records


def _who(view: View, reading: Reading, speakers: Speakers, spoken: dict[int, Spoken]) -> Spoken:
    hit, subject = reading.hit, reading.subject
    if reading.impersonal:
        return _participants(view, reading)
    if subject is None:
        return spoken.get(id(reading.like), Spoken())
    quotations = [view.quotation(p[0]) for p in reading.pieces]
    quoted = reading.verbatim or any(q and q.last - q.first >= _LONG for q in quotations)
    relayed = hit is not None and hit.form == "a"
    found = speakers.resolve(
        subject,
        any_noun=quoted,
        says=hit is not None and hit.cue.term in ("say", "tell") and reading.pieces[-1][1] - reading.pieces[0][0] > 2,
        relayed=relayed,
        content=reading.pieces,
        start=reading.sentence[0],
    )
    if hit is not None and found.actors and not relayed:
        if hit.cue.term in _WRITINGS:
            speakers.wrote(_WRITINGS[hit.cue.term], found.actors)
        stop = min([hit.last + 12, reading.sentence[1], *(p[0] for p in reading.pieces if p[0] >= hit.last)])
        speakers.issued(hit.last, stop, found.actors)
        if subject[0] < hit.group:
            speakers.issued(max(reading.sentence[0] + 1, subject[0] - 12), hit.group, found.actors)
    return found


def _participants(view: View, reading: Reading) -> Spoken:
    """The participants of the meeting told last, whose view an impersonal report gives."""
    at = view.document.span(reading.sentence[0], reading.sentence[0] + 1)[0]
    earlier = bisect_right(view.document.once(_meetings)[0], at)
    found = Spoken()
    if earlier:
        found.actors = list(view.document.once(_meetings)[1][earlier - 1].participants)
    else:
        found.actors = _sides(view, reading.sentence[0])
    assert reading.hit
    found.ranges = [(reading.hit.group, reading.hit.last)] * len(found.actors)
    return found


def _meetings(document: Document) -> tuple[list[int], list[Meeting]]:
    """The meetings that name participants, with the places where they are told."""
    told = sorted((m for m in document.records(Meeting) if m.participants), key=lambda m: m.span.start)
    return [m.span.start for m in told], told


def _sides(view: View, before: int) -> list[Actor]:
    """The two people of different countries, or the two countries, that were named last."""
    people: list[Actor] = []
    states: list[Actor] = []
    for mention in reversed(view.document.mentions_in(max(0, before - 250), before)):
        actors = view.document.who(mention)
        if len(actors) > 1:
            return list(actors)
        for actor in actors:
            pool = states if isinstance(actor, Country) else people
            known = actor in pool or (
                isinstance(actor, Person) and actor.country in [getattr(a, "country", None) for a in pool]
            )
            if not known and not isinstance(actor, Body):
                pool.append(actor)
        if len(people) == 2:
            break
    return people if len(people) == 2 else states[:2] if len(states) >= 2 else []


def _record(view: View, reading: Reading, who: Spoken) -> Statement | None:
    document = view.document
    pieces = [p for piece in reading.pieces for p in _stripped(view, piece)]
    if not pieces:
        return None
    hit = reading.hit
    begin = min(pieces[0][0], hit.group if hit else pieces[0][0])
    end = max(pieces[-1][1], hit.last if hit else 0)
    if not who.actors:
        document.note(begin, end, "statement.speaker", "nothing tells whose words these are")
        return None
    inferred = reading.rule.startswith("inferred.")
    rule = f"inferred.statement.{reading.rule.partition('.')[2]}" if inferred else f"statement.{reading.rule}"
    draft = Draft(Statement, rule, *document.span(begin, end))
    named = f"statement.speakers.{reading.rule}"
    first = f"inferred.{named}" if reading.impersonal else rule if inferred else named
    draft.set("speakers", tuple(who.actors), *document.span(*who.ranges[0]), first)
    for span in () if reading.impersonal else who.ranges[1:]:
        draft.support("speakers", *document.span(*span), named)
    quotes = tuple([document.quote(*p) for p in pieces])
    draft.set("kind", _kind(view, reading, pieces), quotes[0].start, quotes[0].end)
    draft.set("content", quotes, quotes[0].start, quotes[0].end)
    for quote in quotes[1:]:
        draft.support("content", quote.start, quote.end)
    if hit is not None:
        cue = document.quote(hit.group, hit.last)
        draft.set("cue", cue, cue.start, cue.end)
    _settings(view, reading, pieces, draft)
    return draft.build()


def _stripped(view: View, piece: Range) -> Iterator[Range]:
    """A piece without outer marks and punctuation, cut where a full quotation follows a colon and where a paragraph ends."""
    first, last = piece
    while first < last and not view.in_quote(first) and (view.words[first] in _TRIM or view.keys[first] == "that"):
        first += 1
    while last > first and not view.in_quote(last - 1) and view.words[last - 1] in _TRIM:
        last -= 1
    if first >= last:
        return
    opening = view.quotation(first)
    if opening is not None and opening.begin == first and opening.end >= last:
        if opening.first < min(opening.last, last):
            yield opening.first, min(opening.last, last)
        return
    if opening is not None and opening.begin == first and opening.end < last and view.in_quote(opening.end):
        yield opening.first, opening.last
        yield from _stripped(view, (opening.end, last))
        return
    closing = view.quotation(last - 1)
    if closing is not None and closing.end >= last and closing.begin > first and view.keys[closing.begin - 1] == ":":
        yield from _stripped(view, (first, closing.begin - 1))
        yield closing.first, closing.last
        return
    yield first, last


def _kind(view: View, reading: Reading, pieces: list[Range]) -> str:
    """Whether all words stand in quotation marks, some, or none."""
    held = [view.held(*piece) for piece in pieces]
    if not any(held) and not reading.verbatim:
        return "indirect"
    whole = all(q and q[0].first <= begin and end <= q[0].last for q, (begin, end) in zip(held, pieces, strict=True))
    if whole or reading.verbatim:
        return "direct"
    return "mixed" if any(not _is_name(view, q) for quotations in held for q in quotations) else "indirect"


def _is_name(view: View, quotation: Quotation) -> bool:
    """Whether a quotation is no more than a name or a number: “Ocean Shield”, the “123” agreement."""
    words = [i for i in range(quotation.first, quotation.last) if view.is_word(i)]
    return all(
        view.is_name(i) or view.words[i][0].isdigit() or (i > words[0] and len(view.words[i]) <= 3) for i in words
    )


def _settings(view: View, reading: Reading, pieces: list[Range], draft: Draft[Statement]) -> None:
    """Addressee, date and occasion, read from the sentence outside the content."""
    document, hit = view.document, reading.hit
    channels = document.hits(load("occasions.tsv"))
    if reading.addressee is not None:
        to = Speakers(view).resolve(reading.addressee, any_noun=True)
        if to.actors and not channels.within(*reading.addressee):
            draft.set("addressees", tuple(to.actors), *document.span(*to.ranges[0]))
    if hit is None:
        return
    near = (max(reading.sentence[0], hit.group - 25), min(reading.sentence[1], hit.last + 30))
    for mention in document.mentions_in(*near):
        if mention.kind == "D" and isinstance(mention.value, When) and not _inside(mention.first, pieces):
            draft.set("when", mention.value, *document.span(mention.first, mention.last))
            break
    if channels.within(*near) and (occasion := _occasion(view, near, pieces)) is not None:
        draft.set("occasion", occasion, occasion.start, occasion.end)


def _inside(i: int, pieces: list[Range]) -> bool:
    return any(begin <= i < end for begin, end in pieces)


def _occasion(view: View, near: Range, pieces: list[Range]) -> Quote | None:
    """The event or channel that the reporting clause names: "at | a joint press conference", "on | X"."""
    for begin, end, term in load("occasions.tsv").scan(view.keys, *near):
        at = begin
        while at > max(near[0], begin - 8) and view.keys[at - 1] not in _LINKS and view.is_modifier(at - 1):
            at -= 1
        wanted = ("on", "via", "in") if term.kind == "channel" else ("in", "at", "during")
        if not _inside(begin, pieces) and at > near[0] and view.keys[at - 1] in wanted:
            return view.document.quote(at, end)
    return None
