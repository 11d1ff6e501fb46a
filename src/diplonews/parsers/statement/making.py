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

_TRIM = frozenset((",", ".", ";", ":", "—", "--", "-", "...", "―"))


def made(view: View, readings: Iterator[Reading]) -> list[Statement]:
    """The records of all readings, in text order."""
    speakers = Speakers(view)
    spoken: dict[int, Spoken] = {}
    kept: list[tuple[Reading, Spoken]] = []
    for reading in list(readings):
        who = _who(view, reading, speakers, spoken)
        spoken[id(reading)] = who
        kept.append((reading, who))
    records = []
    for reading, who in kept:
        record = _record(view, reading, who)
        if record is not None:
            records.append(record)
    records.sort(key=lambda r: (r.content[0].start, r.content[0].end))
    return records


def _who(view: View, reading: Reading, speakers: Speakers, spoken: dict[int, Spoken]) -> Spoken:
    if reading.impersonal:
        return _participants(view, reading)
    if reading.subject is not None:
        quoted = reading.verbatim or any(view.in_quote(p[0]) for p in reading.pieces)
        relayed = reading.hit is not None and reading.hit.form == "a"
        found = speakers.resolve(reading.subject, any_noun=quoted, relayed=relayed, content=reading.pieces)
        if reading.hit is not None and found.actors and not relayed:
            if reading.hit.cue.term in ("tweet", "post"):
                speakers.wrote(reading.hit.cue.term, found.actors)
            after = min((p[0] for p in reading.pieces if p[0] >= reading.hit.last), default=reading.sentence[1])
            speakers.issued(reading.hit.last, min(after, reading.hit.last + 12, reading.sentence[1]), found.actors)
            if reading.subject[0] < reading.hit.group:
                speakers.issued(max(reading.sentence[0] + 1, reading.subject[0] - 12), reading.hit.group, found.actors)
        return found
    if reading.like is not None:
        return spoken.get(id(reading.like), Spoken())
    return Spoken()


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
    quoted = [_is_quoted(view, p) for p in pieces]
    numbers = {n for begin, end in pieces for n in view.quote_at[begin:end] if n >= 0}
    any_quote = any(not _is_name(view, view.quotations[n]) for n in numbers)
    kind = "direct" if all(quoted) or reading.verbatim else "mixed" if any_quote else "indirect"
    quotes = tuple(document.quote(*p) for p in pieces)
    draft.set("kind", kind, quotes[0].start, quotes[0].end)
    draft.set("content", quotes, quotes[0].start, quotes[0].end)
    for quote in quotes[1:]:
        draft.support("content", quote.start, quote.end)
    if hit is not None:
        draft.set("cue", document.quote(hit.group, hit.last), *document.span(hit.group, hit.last))
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
        if opening.first < opening.last:
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


def _is_quoted(view: View, piece: Range) -> bool:
    quotation = view.quotation(piece[0])
    return quotation is not None and quotation.first <= piece[0] and piece[1] <= quotation.last


def _is_name(view: View, quotation: Quotation) -> bool:
    """Whether a quotation is no more than a name or a number: “Ocean Shield”, the “123” agreement."""
    words = [i for i in range(quotation.first, quotation.last) if view.is_word(i)]
    return all(
        view.is_name(i) or view.words[i][0].isdigit() or (i > words[0] and len(view.words[i]) <= 3) for i in words
    )


def _settings(view: View, reading: Reading, pieces: list[Range], draft: Draft[Statement]) -> None:
    """Addressee, date and occasion, read from the sentence outside the content."""
    document = view.document
    if reading.addressee is not None:
        to = Speakers(view).resolve(reading.addressee, any_noun=True)
        if to.actors and not any(load("occasions.tsv").scan(view.keys, *reading.addressee)):
            draft.set("addressees", tuple(to.actors), *document.span(*to.ranges[0]))
    if reading.hit is None:
        return
    near = (max(reading.sentence[0], reading.hit.group - 25), min(reading.sentence[1], reading.hit.last + 30))
    for mention in document.mentions_in(*near):
        if mention.kind == "D" and isinstance(mention.value, When) and not _inside(mention.first, pieces):
            draft.set("when", mention.value, *document.span(mention.first, mention.last))
            break
    occasion = _occasion(view, near, pieces)
    if occasion is not None:
        draft.set("occasion", occasion, occasion.start, occasion.end)


def _inside(i: int, pieces: list[Range]) -> bool:
    return any(begin <= i < end for begin, end in pieces)


def _occasion(view: View, near: Range, pieces: list[Range]) -> Quote | None:
    words = load("occasions.tsv")
    if not view.document.hits(words).within(*near):
        return None
    for begin, end, term in words.scan(view.keys, *near):
        if _inside(begin, pieces):
            continue
        at = begin
        while (
            at > near[0]
            and begin - at < 8
            and view.keys[at - 1] not in ("in", "at", "during", "on", "via", "after", "before", "by", "to", "of")
        ):
            if not view.is_modifier(at - 1):
                break
            at -= 1
        preposition = view.keys[at - 1] if at > near[0] else ""
        wanted = ("on", "via", "in") if term.kind == "channel" else ("in", "at", "during")
        if preposition in wanted and at < end:
            stop = end
            return view.document.quote(at, stop)
    return None
