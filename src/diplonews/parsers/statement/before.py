"""Content that stands before its reporting clause or around it, and the forms with "according to"."""

from __future__ import annotations

from diplonews.parsers.statement.boundaries import before_relay, content_end
from diplonews.parsers.statement.complement import Complement
from diplonews.parsers.statement.nouns import documents
from diplonews.parsers.statement.phrases import Range, phrase_after
from diplonews.parsers.statement.sentence import LEADS, Reading, Sentence
from diplonews.parsers.statement.view import CONJUNCTIONS, DASHES, PREPOSITIONS, STOPS, SUBORDINATORS, View

_LINKS = frozenset(
    (
        "at the same time",
        "in addition",
        "on the other hand",
        "as a result",
        "for example",
        "for instance",
        "in fact",
        "of course",
        "in turn",
        "in particular",
        "in this regard",
        "in this context",
    )
)
_MEDIA = ("press", "news", "agency", "media", "paper", "radio", "tv", "times", "daily", "television")
_REACH = 200  # tokens that an earlier statement of the sentence is looked back for


def content_first(s: Sentence, number: int, begin: int, after: int) -> Reading | None:
    """Content that stands before its reporting clause (``begin`` to ``after``), and perhaps goes on behind it."""
    first, stop = s.range
    place = s.places[number]
    start = first
    if any(r.hit and r.hit.group < begin for r in s.found):
        previous = s.found[-1]
        restart = _restart(s.view, previous, begin)
        if _tells(s, number, begin) and (restart is None or (previous.hit and previous.hit.cue.sense != "say")):
            restart = first
        if restart is None:
            return None
        start = restart
    end = begin
    quotation = s.view.quotation(end - 1)
    if s.view.keys[end - 1] in (",", "—", "--", "-", "so"):
        end -= 1
        quotation = s.view.quotation(end - 1) if end > start else None
    if quotation is not None and quotation.begin >= start and _stands_alone(s.view, quotation.begin, start):
        start = quotation.begin
    else:
        start = _skip_leads(s.view, start, end)
    pieces = [(start, end)]
    if end <= start:  # "At the same time, he said, …"
        late = _rest(s, number, (first, end), after) if s.view.keys[after : after + 1] == [","] else None
        return (
            Reading(f"{place.hit.cue.sense}.around", s.range, place.hit, place.subject, pieces=[late]) if late else None
        )
    reading = Reading(
        f"{place.hit.cue.sense}.before",
        s.range,
        place.hit,
        place.subject,
        pieces=pieces,
        addressee=place.after.addressee,
    )
    _relay(s, number, reading, after)
    if place.inverted:
        after = _skip_tail(s.view, after, stop)
    rest = _rest(s, number, pieces[0], after)
    if rest is not None:
        pieces.append(rest)
        reading.rule = f"{place.hit.cue.sense}.around"
    elif _is_adjunct(s.view, start, end):
        return None
    reading.open_end = rest is None or rest[1] >= stop - 1
    return reading


def according(s: Sentence, number: int) -> Reading | None:
    place = s.places[number]
    hit = place.hit
    first, stop = s.range
    end = phrase_after(s.view, hit.last, stop, wide=True, inner=frozenset("of for from at in by on with".split()))
    if end <= hit.last:
        return None
    if end + 1 < stop and s.view.keys[end + 1] == "by":  # a plan published by X
        end = max(end, phrase_after(s.view, end + 2, stop, wide=True))
    subject = hit.last, end
    at_start = all(not s.view.is_word(i) or s.view.keys[i] in LEADS for i in range(first, hit.first)) or s.view.keys[
        hit.first - 1
    ] in (";", "and", "but")
    if at_start:
        start = end
        while start < min(stop, end + 40) and s.view.keys[start] != ",":
            if s.view.keys[start] in STOPS:
                return None
            start += 1
        start += 1
        later = s.places[number + 1 : number + 9]
        last = content_end(s.view, Complement("clause", start), stop, hit, later)
        pieces = [(start, last)] if last > start else []
        return Reading("say.according-to", s.range, hit, subject, pieces=pieces)
    told = number + 1 < len(s.places) and s.view.keys[end] == "," and s.places[number + 1].hit.group == end + 1
    if told or any(r.hit and r.hit.form != "a" for r in s.found):
        s.view.document.note(
            hit.first, end, "statement.relay", "a source that relays another speaker's words is no second speaker"
        )
        return None
    begin = hit.first
    while begin > first and (s.view.keys[begin - 1] in ("at", "least")):
        begin -= 1
    start = _skip_leads(s.view, first, begin)
    pieces = [(start, begin)] if begin > start else []
    reading = Reading("say.according-to", s.range, hit, subject, pieces=pieces)
    if pieces and end < stop and s.view.keys[end] == ",":
        rest = _rest(s, number, pieces[0], end)
        if rest is not None:
            pieces.append(rest)
    return reading


def _tells(s: Sentence, number: int, begin: int) -> bool:
    """Whether somebody, and no document or medium, stands behind a sentence that itself reports: "X agreed, an aide said"."""
    place, view = s.places[number], s.view
    if place.subject is None or view.keys[begin - 1] != "," or place.hit.cue.sense != "say":
        return False
    if s.found[0].pieces[0][0] < s.found[0].hit.last if s.found[0].hit else True:
        return False
    names = view.keys[slice(*place.subject)]
    return not (view.in_quote(begin - 2) or any(n in documents() or n.endswith(_MEDIA) for n in names))


def _relay(s: Sentence, number: int, reading: Reading, after: int) -> None:
    """ "…, the agency reports citing the ministry": the words are the ministry's."""
    if number + 1 >= len(s.places):
        return
    following = s.places[number + 1]
    if (
        following.hit.cue.term != "cite"
        or s.view.in_quote(reading.pieces[0][0])
        or following.hit.form != "g"
        or (following.hit.group > after + 1)
    ):
        return
    end = phrase_after(s.view, following.after.start, s.range[1], wide=True)
    if end > following.after.start:
        reading.hit, reading.subject = following.hit, (following.after.start, end)
        s.used.add(number + 1)


def clause_end(s: Sentence, number: int, start: int) -> int:
    """Where the reporting clause that goes on at ``start`` ends: at a mark, a quotation or the next reporting expression."""
    stop = s.range[1]
    later = s.places[number + 1].hit.group if number + 1 < len(s.places) else stop
    i = start
    while i < min(stop, later):
        i += 1
    return i


def _skip_tail(view: View, i: int, stop: int) -> int:
    """Past an apposition and adjuncts that follow an inverted speaker, to the mark that ends them."""
    limit = min(stop, i + 60)
    while i < limit and (not view.in_quote(i)):
        i += 1
    return i


def _restart(view: View, previous: Reading, begin: int) -> int | None:
    """Where content may begin after an earlier reading of the same sentence, which gives way from there on."""
    low = previous.hit.last if previous.hit else previous.pieces[-1][1]
    i = begin - 1
    while i > max(low, begin - _REACH):
        key = view.keys[i]
        if key == ";" or (key in ("and", "but", "while") and view.keys[i - 1] == ","):
            start = i + 1
            if key != ";" and not any(view.is_finite(k) or view.in_quote(k) for k in range(start, begin)):
                i -= 1
                continue  # "iron, zinc, and copper, the minister said"
            last = previous.pieces[-1]
            if last[1] > i:
                cut = i if key == ";" else i - 1
                if cut <= last[0]:
                    return None
                previous.pieces[-1] = (last[0], cut)
                previous.open_end = False
            return start
        i -= 1
    quotation = view.quotation(begin - 2) if begin - 2 > low else None
    if quotation is not None and quotation.begin > low and previous.pieces[-1][1] <= quotation.begin:
        return quotation.begin
    return None


def _stands_alone(view: View, begin: int, low: int) -> bool:
    """Whether a quotation begins a sentence of its own: nothing but a conjunction or a mark stands before it."""
    if begin <= low:
        return True
    before = begin - 1
    return view.keys[before] in (":", ";")


def _is_adjunct(view: View, start: int, end: int) -> bool:
    """Whether what stands before a comma is no clause: "After a long talk, …", "Drawing on his years there, …"."""
    key = view.keys[start]
    opens = key in PREPOSITIONS
    return opens and not any(view.is_finite(i) or view.in_quote(i) for i in range(start + 1, end))


def _skip_leads(view: View, start: int, end: int) -> int:
    if (
        end - start > 3
        and view.words[start].isupper()
        and len(view.words[start]) > 2
        and view.keys[start + 1] in DASHES
    ):
        start += 2  # a dateline
    link = next((n for n in (2, 3, 4) if " ".join(view.keys[start : start + n]) in _LINKS), 0)
    if start + link < end and view.keys[start + link] == ",":
        start += link + 1
    elif start + link == end:
        start = end
    if start < end and view.keys[start] in LEADS:
        start += 1
    while (
        start < end and not view.is_word(start) and not view.in_quote(start) and view.keys[start] not in ("(", "[", "$")
    ):
        start += 1
    return start


def _rest(s: Sentence, number: int, piece: Range, after: int) -> Range | None:
    """The content that goes on behind a reporting clause which ends at ``after``, if any."""
    stop = s.range[1]
    if after >= stop - 1:
        return None
    at = after
    if s.view.keys[at] in (",", ":", "—", "--", ";"):
        at += 1
    elif not s.view.in_quote(at):
        return None
    if at >= stop:
        return None
    later = s.places[number + 1 : number + 9]
    for other in later if any(s.view.is_finite(i) for i in range(*piece)) else ():
        starts = other.subject[0] if other.subject else other.hit.group
        if other.after.kind == "none":
            continue
        if starts <= at + 2:
            return None
        break
    quotation = s.view.quotation(at)
    if quotation is None:
        key = s.view.keys[at]
        if key in PREPOSITIONS or key in SUBORDINATORS or key in CONJUNCTIONS:
            return None
        if s.view.in_quote(piece[1] - 1):
            return None
    if before_relay(s.view, at - 2, stop - 1) < at:
        return None
    after_range = Complement("clause", at)
    end = content_end(s.view, after_range, stop, s.places[number].hit, later)
    return (at, end) if end > at else None
