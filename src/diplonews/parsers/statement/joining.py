"""Readings in text order, with the quotations that stand alone joined to the statement that they continue."""

from __future__ import annotations

from collections.abc import Iterator

from diplonews.parsers.statement.cues import Hit
from diplonews.parsers.statement.phrases import Range
from diplonews.parsers.statement.reading import read_sentence
from diplonews.parsers.statement.sentence import Reading
from diplonews.parsers.statement.view import CONJUNCTIONS, DASHES, View
from diplonews.text.quotations import Quotation

_LONG = 4  # words that a quotation without a reporting clause needs to count


def joined(view: View, hits: list[Hit]) -> Iterator[Reading]:
    """All readings of a document."""
    last: Reading | None = None
    at = 0
    number = 0
    quotes = view.quotations
    for sentence in view.sentences:
        first, stop = sentence
        mine: list[Hit] = []
        while at < len(hits) and hits[at].first < stop:
            if hits[at].first >= first:
                mine.append(hits[at])
            at += 1
        readings = read_sentence(view, sentence, mine) if mine else []
        while number < len(quotes) and quotes[number].begin < first:
            number += 1
        free: list[Quotation] = []
        while number < len(quotes) and quotes[number].begin < stop:
            free.append(quotes[number])
            number += 1
        for reading, quotation in _ordered(readings, free):
            if reading is not None:
                last = reading
                yield reading
            elif quotation is not None and not _covered(readings, quotation):
                continued = _alone(view, sentence, quotation, last)
                if continued is not None:
                    last = continued
                    yield continued


def _ordered(readings: list[Reading], quotations: list[Quotation]) -> list[tuple[Reading | None, Quotation | None]]:
    rows: list[tuple[int, int, Reading | None, Quotation | None]] = []
    rows += ((min(p[0] for p in r.pieces), 0, r, None) for r in readings)
    rows += ((q.begin, 1, None, q) for q in quotations)
    rows.sort(key=lambda row: row[:2])
    return [(r, q) for _, _, r, q in rows]


def _covered(readings: list[Reading], quotation: Quotation) -> bool:
    return any(p[0] < quotation.end and quotation.begin < p[1] for r in readings for p in r.pieces)


def _alone(view: View, sentence: Range, quotation: Quotation, last: Reading | None) -> Reading | None:
    """What a quotation outside every reporting clause belongs to: None where it was joined to ``last`` or says nothing."""
    first, stop = sentence
    words = sum(view.is_word(i) for i in range(quotation.first, quotation.last))
    head = quotation.begin
    while head > first and (view.keys[head - 1] in CONJUNCTIONS or view.keys[head - 1] in DASHES):
        head -= 1
    own = head <= first or view.keys[head - 1] == ":"
    tail = quotation.end
    while tail < stop and not view.is_word(tail) and not view.in_quote(tail):
        tail += 1
    own = own and (tail >= stop or view.in_quote(tail))
    piece = (quotation.begin, quotation.end)
    near = last is not None and view.paragraph(quotation.begin) - view.paragraph(last.pieces[-1][1] - 1) <= 1
    if own and last is not None and near:
        same = view.paragraph(quotation.begin) == view.paragraph(last.pieces[-1][1] - 1)
        quoted = view.in_quote(last.pieces[-1][1] - 1)
        adjacent = _only_marks(view, max(last.pieces[-1][1], last.hit.last if last.hit else 0), quotation.begin, last)
        if quotation.continues or (last.open_end and adjacent and (same or quoted)):
            last.pieces.append(piece)
            return None
    if not own and words < 6:
        return None
    if own and words < _LONG and view.words[quotation.last - 1] not in (".", "!", "?", ","):
        return None
    if not own and not any(view.is_finite(i) for i in range(quotation.first, quotation.last)):
        return None
    if single_title(view, quotation):
        return None
    subject = None
    previous = view.document.mentions_in(max(0, first - 60), quotation.begin)
    if last is None or not near:
        chosen = next((m for m in reversed(previous) if m.kind in "PRH"), None)
        subject = (chosen.first, chosen.last) if chosen else None
        if subject is None:
            return None
        return Reading("inferred.floating", sentence, None, subject, pieces=[piece])
    return Reading("inferred.floating", sentence, None, None, last, pieces=[piece])


def single_title(view: View, quotation: Quotation) -> bool:
    """Whether a quotation is a title: nearly every word of it has a capital."""
    words = [i for i in range(quotation.first, quotation.last) if view.words[i][0].isalpha()]
    small = sum(1 for i in words if not view.is_name(i) and len(view.words[i]) > 3)
    return small == 0 and len(words) < 12


def _only_marks(view: View, begin: int, end: int, last: Reading) -> bool:
    """Whether nothing but the rest of the last statement's own sentence stands between it and a quotation."""
    return end >= begin and (
        last.sentence[1] >= end or not any(view.is_word(i) for i in range(max(begin, last.sentence[1]), end))
    )
