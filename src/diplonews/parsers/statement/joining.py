"""Readings in text order, with the quotations that stand alone joined to the statement that they continue."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from attrs import define, field

from diplonews.parsers.statement.complement import complement
from diplonews.parsers.statement.cues import Hit
from diplonews.parsers.statement.phrases import Range, phrase_before
from diplonews.parsers.statement.reading import read_sentence
from diplonews.parsers.statement.sentence import Reading, Sentence, main_subject
from diplonews.parsers.statement.transcript import turns
from diplonews.parsers.statement.view import AUX, CONJUNCTIONS, DASHES, View
from diplonews.text.quotations import Quotation

_QUOTING = ("topic", "mind")  # flags of cues that report only beside a quotation
_LONG = 4  # words that a quotation without a reporting clause needs to count
_ASIDE = 6  # words that a quotation inside somebody else's sentence needs


def joined(view: View, hits: list[Hit]) -> Iterator[Reading]:
    """All readings of a document."""
    yield from _Joiner(view, hits).readings()


@define(eq=False)
class _Joiner:
    view: View
    hits: list[Hit]
    last: Reading | None = None
    waiting: Reading | None = None  # "the minister said:" at the end of a paragraph
    said: list[Reading] = field(factory=list)  # the readings of the paragraph at hand

    def readings(self) -> Iterator[Reading]:
        view = self.view
        quotes, hits, at, number = view.quotations, self.hits, 0, 0
        all_hits, all_quotes = len(hits), len(quotes)
        spoken = {turn.sentence[0]: turn for turn in turns(view)}
        silent_until = 0
        for sentence in self._sentences():
            first, stop = sentence
            mine: list[Hit] = []
            while at < all_hits and hits[at].first < stop:
                if hits[at].first >= first:
                    mine.append(hits[at])
                at += 1
            while number < all_quotes and quotes[number].begin < first:
                number += 1
            free: list[Quotation] = []
            while number < all_quotes and quotes[number].begin < stop:
                free.append(quotes[number])
                number += 1
            if not free:
                mine = [h for h in mine if h.cue.flag not in _QUOTING]
            if not mine and not free and self.waiting is None and first not in spoken:
                continue
            if first in spoken:
                silent_until = spoken[first].pieces[-1][1]
                self._keep(spoken[first])
                yield spoken[first]
                continue
            if first < silent_until or view.is_heading(sentence):
                continue
            yield from self._sentence(sentence, mine, free)

    def _sentence(self, sentence: Range, hits: list[Hit], free: list[Quotation]) -> Iterator[Reading]:
        view = self.view
        first, stop = sentence
        if self.last is not None and view.paragraph(first) != view.paragraph(self.last.sentence[0]):
            self.said = []
        waiting, self.waiting = self.waiting, None
        if waiting is not None and not view.in_quote(first):
            waiting.pieces.append((first, view.paragraph_end(first)))
            waiting.verbatim = True
            self._keep(waiting)
            yield waiting
            return
        if waiting is not None:
            quotation = view.quotation(first)
            assert quotation
            waiting.pieces.append((quotation.begin, quotation.end))
            self._keep(waiting)
            yield waiting
            free = free[1:]
        readings = read_sentence(view, sentence, hits) if hits else []
        if hits and view.keys[stop - 1] == ":" and stop >= view.paragraph_end(first):
            self.waiting = self._announced(sentence, hits)
        taken = _Taken(readings if free else [])
        for reading, quotation in _ordered(readings, free):
            if reading is not None:
                self._keep(reading)
                yield reading
            elif quotation is not None and not taken.touches(quotation):
                continued = self._alone(sentence, quotation)
                if continued is not None:
                    self._keep(continued)
                    yield continued

    def _keep(self, reading: Reading) -> None:
        self.last = reading
        self.said.append(reading)

    def _announced(self, sentence: Range, hits: list[Hit]) -> Reading | None:
        """The reading of "the minister said:", whose content is the next paragraph."""
        s = Sentence.of(self.view, sentence, hits)
        place = next((p for p in reversed(s.places) if p.after.kind == "colon" and p.after.start >= sentence[1]), None)
        if place is None or place.subject is None:
            return None
        return Reading(
            f"{place.hit.cue.sense}.announced", sentence, place.hit, place.subject, addressee=place.after.addressee
        )

    def _sentences(self) -> Iterator[Range]:
        """The sentences, with ""Who knows?" the minister asked." in one."""
        view = self.view
        ends = {q.end for q in view.quotations if view.words[q.last - 1] in ("?", "!", "...", "—", "-", "--")}
        first_hit = 0
        held: Range | None = None
        for sentence in view.sentences:
            if held is not None:
                while first_hit < len(self.hits) and self.hits[first_hit].first < sentence[0]:
                    first_hit += 1
                hit = self.hits[first_hit] if first_hit < len(self.hits) else None
                if hit is not None and hit.first < sentence[1] and self._closes(hit, sentence):
                    sentence = held[0], sentence[1]
                else:
                    yield held
                held = None
            if sentence[1] in ends and sentence[1] not in view.heads:
                held = sentence
            else:
                yield sentence
        if held is not None:
            yield held

    def _closes(self, hit: Hit, sentence: Range) -> bool:
        """Whether a sentence is the reporting clause of the quotation before it."""
        if not hit.finite or "quote" not in hit.cue.takes or hit.first > sentence[0] + 30:
            return False
        subject = phrase_before(self.view, hit.group, sentence[0])
        after = complement(self.view, hit, sentence[1])
        return subject is not None and subject[0] == sentence[0] and after.kind in ("none", "quote")

    def _alone(self, sentence: Range, quotation: Quotation) -> Reading | None:
        """What a quotation outside every reporting clause belongs to: None where it was joined or says nothing."""
        view, last = self.view, self.last
        first, stop = sentence
        words = sum(view.is_word(i) for i in range(quotation.first, quotation.last))
        head = quotation.begin
        while head > first and (view.keys[head - 1] in CONJUNCTIONS or view.keys[head - 1] in DASHES):
            head -= 1
        introduced = head > first and view.keys[head - 1] == ":"
        tail = quotation.end
        while tail < stop and not view.is_word(tail) and not view.in_quote(tail):
            tail += 1
        signature = self._signature(quotation)
        own = (head <= first or introduced) and (tail >= stop or view.in_quote(tail) or signature is not None)
        piece = (quotation.begin, quotation.end)
        here = view.paragraph(quotation.begin)
        near = last is not None and here - view.paragraph(last.pieces[-1][1] - 1) <= 1
        if own and last is not None and near and signature is None and not introduced:
            previous = self._previous(last)
            if quotation.continues or (previous.open_end and self._adjacent(quotation.begin, previous)):
                previous.pieces.append(piece)
                return None
        if words < (_LONG if own else _ASIDE) and not (own and view.words[quotation.last - 1] in (".", "!", "?", ",")):
            return None
        if view.is_title(quotation):
            return None
        if signature is not None or introduced:
            subject = signature or self._introducer(sentence, head - 1)
            if subject is not None:
                return Reading("say.signed" if signature else "say.introduced", sentence, None, subject, pieces=[piece])
        if not own and not any(view.is_finite(i) for i in range(quotation.first, quotation.last)):
            return None
        if own and first > 0 and view.keys[first - 1] == ":":  # the paragraph before ends in a colon
            before = view.sentences[bisect_left(view.sentences, sentence) - 1]
            subject = main_subject(Sentence(view, before), before[1])
            if subject is not None and before[1] == first:
                return Reading("say.introduced", sentence, None, subject, pieces=[piece])
        if last is not None and near:
            return Reading("inferred.floating", sentence, None, None, self._previous(last), pieces=[piece])
        mentions = view.document.mentions_in(max(0, first - 60), quotation.begin)
        chosen = next((m for m in reversed(mentions) if m.kind in "PRH"), None)
        if chosen is None:
            return None
        return Reading("inferred.floating", sentence, None, (chosen.first, chosen.last), pieces=[piece])

    def _previous(self, last: Reading) -> Reading:
        """Whose words a quotation goes on with: of the paragraph's statements the last that is quoted, else the last one."""
        view = self.view
        if last.hit is None or any(view.in_quote(p[0]) for p in last.pieces):
            return last
        return next((r for r in reversed(self.said[-20:]) if any(view.in_quote(p[0]) for p in r.pieces)), last)

    def _adjacent(self, begin: int, previous: Reading) -> bool:
        """Whether nothing but the rest of the last statement's own sentence stands between it and a quotation."""
        end = max(previous.pieces[-1][1], previous.hit.last if previous.hit else 0)
        if begin < end:
            return False
        return previous.sentence[1] >= begin or not any(
            self.view.is_word(i) for i in range(max(end, previous.sentence[1]), min(begin, end + 80))
        )

    def _signature(self, quotation: Quotation) -> Range | None:
        """The name after a dash that signs a quotation: "“…” — Name, place"."""
        view = self.view
        i, stop = quotation.end, view.paragraph_end(quotation.begin)
        while i < stop and view.words[i] in (".", ","):
            i += 1
        if i >= stop - 1 or view.keys[i] not in DASHES or not view.is_name(i + 1) or stop - i > 16:
            return None
        if any(
            view.keys[k] in AUX or "p" in view.verbs.get(view.keys[k], "") or view.in_quote(k)
            for k in range(i + 1, stop)
        ):
            return None
        end = stop
        while end > i + 1 and not view.is_word(end - 1):
            end -= 1
        return (i + 1, end) if end > i + 1 else None

    def _introducer(self, sentence: Range, colon: int) -> Range | None:
        """Who stands before the colon that introduces a quotation: a name alone, or the subject of the sentence."""
        view = self.view
        first = sentence[0]
        for i in range(colon - 1, max(first, colon - 14) - 1, -1):
            if view.in_quote(i):
                first = i + 1
                break
        if colon <= first:
            return None
        if not any(view.is_finite(i) for i in range(first, colon)):
            return (first, colon) if view.is_name(first) and colon - first <= 14 else None
        return main_subject(Sentence(view, sentence), colon)


def _ordered(readings: list[Reading], quotations: list[Quotation]) -> list[tuple[Reading | None, Quotation | None]]:
    if not quotations and len(readings) < 2:
        return [(r, None) for r in readings]
    rows: list[tuple[int, int, Reading | None, Quotation | None]] = []
    rows += ((min(p[0] for p in r.pieces), 0, r, None) for r in readings)
    rows += ((q.begin, 1, None, q) for q in quotations)
    rows.sort(key=lambda row: row[:2])
    return [(r, q) for _, _, r, q in rows]


class _Taken:
    """The token ranges that readings have as content, to ask whether a quotation lies in them."""

    def __init__(self, readings: list[Reading]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for first, last in sorted(p for r in readings for p in r.pieces):
            if self.ends and first <= self.ends[-1]:
                self.ends[-1] = max(self.ends[-1], last)
            else:
                self.starts.append(first)
                self.ends.append(last)

    def touches(self, quotation: Quotation) -> bool:
        """Whether any content shares a token with the quotation."""
        k = bisect_left(self.starts, quotation.end) - 1
        return k >= 0 and self.ends[k] > quotation.begin
