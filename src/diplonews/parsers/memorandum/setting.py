"""Where an instrument stands in the article: the visit or meeting that it belongs to, its day, its place, the two countries."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import cache

from diplonews.chunks import Line
from diplonews.document import Document
from diplonews.lexicon import keys_of, rows
from diplonews.mentions.mention import Mention
from diplonews.parsers.memorandum.clauses import Link
from diplonews.records import Meeting, Visit
from diplonews.values import Actor, Body, Country, Place, When

_VISIT = frozenset("visit visits trip tour sidelines".split())
_MEETING = frozenset(
    "meeting talks consultations ceremony summit occasion session conversation negotiations occassion round met".split()
)
_REPORT = frozenset("said says reports reported told announced noted stated citing according added".split())
_ENDS = frozenset(("until", "till", "through", "for"))  # how long it is to last
_REACH = 12
_FAR = 300  # tokens that are looked at around a phrase, and back for a meeting's day
_SENTENCES = 24


_DAY, _INSIDE = re.compile("D"), re.compile("(?<=i)L")
_NESTED = re.compile(r"S[^a,]*$")
Told = list[tuple[Country, int, int]]
"""Countries in order, each with the characters that speak of it."""


@cache
def _international() -> tuple[frozenset[tuple[str, ...]], frozenset[str]]:
    """The names of international organisations as token keys, and their acronyms."""
    found = [r for r in rows("organizations.tsv") if r["kind"] == "io" or (r["kind"] == "bank" and not r["country"])]
    return frozenset(keys_of(r["name"]) for r in found), frozenset(r["term"] for r in found if r["term"].isupper())


class Setting:
    """Answers questions about the surroundings of a phrase. Visits and meetings are asked for, and never ask back."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.visits = sorted(document.records(Visit), key=lambda r: r.span.start)
        self.meetings = sorted(document.records(Meeting), key=lambda r: r.span.start)
        self.events: list[Visit | Meeting] = sorted([*self.visits, *self.meetings], key=lambda r: r.span.start)
        self._event_starts = [r.span.start for r in self.events]
        self._common: Told | None = None

    def is_international(self, body: Body) -> bool:
        """Whether a body is an international organisation, which belongs to no country."""
        words = keys_of(body.name)
        names, acronyms = _international()
        if words in names or body.name.split()[0] in acronyms:
            return True
        return body.name.isupper() and " " not in body.name

    def _near(
        self, token: int, kinds: tuple[type, ...] = (Visit, Meeting), *, told: bool = False
    ) -> list[Visit | Meeting]:
        """Events by nearness to a token: those told before it from the last back, then, unless ``told``, those after."""
        start = self.document.tokens.starts[token]
        at = bisect_right(self._event_starts, start)
        ordered = [*reversed(self.events[max(0, at - _REACH) : at]), *([] if told else self.events[at : at + _REACH])]
        return [e for e in ordered if isinstance(e, kinds)]

    def paragraph(self, sentence: int) -> int:
        """The first token of the paragraph of a sentence."""
        paragraphs = self.document.tokens.paragraphs
        at = bisect_right(paragraphs, (self.document.sentences[sentence][0], len(self.document.tokens))) - 1
        return paragraphs[max(at, 0)][0]

    def told(self, sentence: int, *, exclude: tuple[int, int]) -> Told:
        """The countries that a sentence names or whose people and bodies it names, in order; group words are left out."""
        first, last = self.document.sentences[sentence]
        return self._told(max(first, exclude[0] - _FAR), min(last, exclude[1] + _FAR), exclude)

    def _told(self, first: int, last: int, exclude: tuple[int, int]) -> Told:
        here: dict[Country, tuple[int, int]] = {}
        for m in self.document.mentions_in(first, last):
            if exclude[0] <= m.first < exclude[1]:
                continue
            for country in self._countries(m):
                here.setdefault(country, self.document.span(m.first, m.last))
        return [(c, *span) for c, span in here.items()]

    def pair(self, sentence: int, token: int, *, told: Told, known: set[Country], linked: bool = True) -> Told:
        """The two countries of a bilateral setting: those of the sentence, of its paragraph, of the nearest event, or of the
        article, in this order; empty where none of them has just two."""
        first, last = self.document.sentences[sentence]
        begin, last = max(self.paragraph(sentence), token - _FAR), min(last, token + _FAR)
        first = max(first, begin)
        group = self._group(first, token, known) if not linked else []
        if group:
            return group  # "they discussed Iran's …, as laid down in the agreement"
        if len(told) == 2 and known <= {c for c, _, _ in told}:
            return told
        start = self.document.tokens.starts[token]
        early = [row for row in told if row[1] < start]
        if len(early) == 2 and known <= {c for c, _, _ in early}:
            return early
        here = {c for c, _, _ in told}
        of_event = len(told) < 2 and not (_MEETING | _VISIT).isdisjoint(self.document.tokens.keys[first:last])
        if (not linked or of_event) and (met := self._met(token, told, known)):
            return met
        around = self._told(begin, last, (0, 0))
        if len(around) == 2 and (known | here) <= {c for c, _, _ in around}:
            return around
        wide = [*around]
        for m in self.document.mentions_in(begin, last):
            country = m.value.country if m.kind == "L" and isinstance(m.value, Place) else None
            if country is not None and all(country != c for c, _, _ in wide):
                wide.append((country, *self.document.span(m.first, m.last)))
        if len(wide) == 2 and len(around) < 2 and (known | here) <= {c for c, _, _ in wide}:
            return wide
        if group := self._group(first, last, known | here):
            return group
        if met := self._met(token, told, known):
            return met
        common = self._commonest() if linked or known else []
        if known <= {c for c, _, _ in common}:
            return common
        return []

    def _group(self, first: int, last: int, known: set[Country]) -> Told:
        """The two countries that a group word ("the two sides", "they") of a range of tokens stands for."""
        for m in self.document.mentions_in(first, last):
            if m.kind == "G":
                both = list(dict.fromkeys(c for a in self.document.who(m) if (c := country_of(a)) is not None))
                if len(both) == 2 and known <= set(both):
                    return [(c, *self.document.span(m.first, m.last)) for c in both]
        return []

    def _met(self, token: int, told: Told, known: set[Country]) -> Told:
        """The two countries of the nearest meeting, else of the nearest visit, if they fit what the sentence says."""
        here = {c for c, _, _ in told}
        for kinds in ((Meeting,), (Visit,)):
            for event in self._near(token, kinds)[:3]:
                countries = _event_countries(event)
                if len(countries) == 2 and known <= set(countries) and (not here or here & set(countries)):
                    order = sorted(
                        countries, key=lambda c: [x for x, _, _ in told].index(c) if c in here else len(here)
                    )
                    return [(c, event.span.start, event.span.end) for c in order]
        return []

    def _countries(self, m: Mention) -> list[Country]:
        if m.kind in "CA" and isinstance(m.value, Country):
            return [m.value]
        if m.kind in "PRBH":
            return list(dict.fromkeys(c for a in self.document.who(m) if (c := country_of(a)) is not None))
        return []

    def _commonest(self) -> Told:
        """The two countries that an article speaks of most, if it plainly speaks of two."""
        if self._common is None:
            counts: Counter[Country] = Counter()
            spans: dict[Country, tuple[int, int]] = {}
            for m in self.document.mentions:
                for country in self._countries(m):
                    counts[country] += 1
                    spans.setdefault(country, self.document.span(m.first, m.last))
            top = [c for c, n in counts.most_common(3)]
            clear = (len(top) == 2 and 5 * counts[top[1]] > counts[top[0]]) or (
                len(top) == 3 and counts[top[1]] > 3 * counts[top[2]]
            )
            chosen = sorted(top[:2], key=lambda c: spans[c]) if clear else []
            self._common = [(c, *spans[c]) for c in chosen]
        return self._common

    def day(self, line: Line, link: Link, at: int) -> Mention | None:
        """The date that a clause gives for the making of the instrument at chunk ``at``."""
        low, high = min(at, link.begin), max(at, link.verb)
        best: tuple[int, Mention] | None = None
        for match in _DAY.finditer(line.letters):
            k = match.start()
            c = line.chunks[k]
            if c.mention is None or c.mention.value is None or self._is_of_speech(line, k):
                continue
            keys = self.document.tokens.keys
            ends = keys[c.first - 1] in _ENDS or keys[max(0, c.first - 2) : c.first] == ["for", "the"]
            epoch = (
                keys[c.first - 1] == "the" and keys[c.first].isdigit() and c.last - c.first == 1
            )  # after the 1991 war
            if ends or epoch or self.document.unsaid(c.first):
                continue
            if k > high:
                gap = line.letters[high + 1 : k]
                nested = 30 if _NESTED.search(gap) and link.voice == "active" else 0  # ratified what was signed then
                cost = (
                    len(gap)
                    + (50 if any(x in gap for x in ";VmuEkq") else 0)
                    + 8 * gap.count(",")
                    + (12 if "d" in gap else 0)
                    + nested
                )
            elif k < low:
                gap = line.letters[k + 1 : low]
                cost = (
                    6
                    + len(gap) // 2
                    + (50 if any(x in gap for x in ";V") or (gap[-1:] == "a" and line.letters[low] == "t") else 0)
                )
            else:
                cost = 0
            if link.voice == "participle" and k < low:
                continue
            if cost < 40 and (best is None or cost < best[0]):
                best = cost, c.mention
        return best[1] if best is not None else None

    def _is_of_speech(self, line: Line, k: int) -> bool:
        """Whether a date says when somebody spoke: "said on Wednesday"."""
        near = line.letters[max(0, k - 2) : k]
        return "V" in near or (line.letters[k + 1 : k + 2] == "V")

    def when(self, sentence: int, status: str) -> tuple[When, int, int, str] | None:
        """The day of the visit or meeting that a sentence without a date belongs to."""
        first, last = self.document.sentences[sentence]
        keys = set(self.document.tokens.keys[first : min(last, first + _FAR)])
        begin = self.paragraph(sentence)
        visit, meeting = bool(keys & _VISIT), bool(keys & _MEETING)
        if self.document.tokens.keys[first] in ("they", "both") and sentence and status == "signed":
            before = self.document.sentences[sentence - 1][0]
            if (day := self._day_before(before, first, frozenset(), exact=False)) is not None:
                return day  # "… last year. They signed two pacts"
        ahead = status == "planned"
        if (visit or meeting) and (
            day := self._day_before(begin, first, _VISIT | _MEETING, exact=False, ahead=ahead)
        ) is not None:
            return day
        if meeting and not ahead and (day := self._day_before(first - _FAR, first, _MEETING, exact=True)) is not None:
            return day
        wanted = ("planned",) if ahead else ("completed", "ongoing")
        for kinds in ((Visit,), (Meeting,)) if visit else ((Meeting,), (Visit,)):
            for event in self._near(first, kinds, told=True):
                if event.when is not None and event.status in wanted:
                    return event.when, event.span.start, event.span.end, "inferred.memorandum.when.event"
        if ahead:
            return None
        day = self._day_before(first - _FAR, first, frozenset(), exact=True) if self.events else None
        if day is not None:
            return day
        for event in self._near(first):
            if event.when is not None and event.status in wanted:
                return event.when, event.span.start, event.span.end, "inferred.memorandum.when.event"
        return None

    def _day_before(
        self, begin: int, end: int, words: frozenset[str], *, exact: bool, ahead: bool = False
    ) -> tuple[When, int, int, str] | None:
        """The date of the last sentence before ``end`` that has one of the words (any sentence, where there are none)."""
        document = self.document
        last = bisect_right(document.sentences, (end, 0)) - 1
        for k in range(last, max(-1, last - _SENTENCES), -1):
            a, b = document.sentences[k]
            if b > end:
                continue
            if a < begin:
                break
            b = min(b, a + _FAR)
            if words and words.isdisjoint(document.tokens.keys[a:b]):
                continue
            for m in document.mentions_in(a, b):
                said = not _REPORT.isdisjoint(document.tokens.keys[max(a, m.first - 3) : m.first])
                told = m.kind == "D" and m.value is not None and not said and (not exact or len(str(m.value)) == 10)
                if told and (ahead or self._is_past(m.value)):
                    return m.value, *document.span(m.first, m.last), "inferred.memorandum.when.before"
        return None

    def is_over(self, when: When) -> bool:
        """Whether a time had ended at publication."""
        anchor, last = self.document.anchor, str(when).rpartition("/")[2]
        return anchor is not None and last < anchor.isoformat()[: len(last)]

    def _is_past(self, when: When) -> bool:
        """Whether a time has begun at publication."""
        anchor = self.document.anchor
        return anchor is None or str(when)[:10] <= anchor.isoformat()

    def where(self, line: Line, link: Link, at: int) -> Mention | None:
        """The place that a clause gives, right beside the verb or the phrase at chunk ``at``."""
        for match in _INSIDE.finditer(line.letters):
            k = match.start()
            mention = line.chunks[k].mention
            near = min(abs(k - at), abs(k - link.verb)) <= 6
            if near and mention is not None and isinstance(mention.value, Place):
                return mention
        return None

    def place(self, token: int) -> tuple[Place, int, int] | None:
        """The place of the event that an instrument belongs to."""
        for event in self._near(token):
            if event.place is not None:
                return event.place, event.span.start, event.span.end
        return None


def country_of(actor: Actor) -> Country | None:
    """The country that an actor is or represents."""
    return actor.plain if isinstance(actor, Country) else actor.country


def _event_countries(event: Visit | Meeting) -> list[Country]:
    if isinstance(event, Visit):
        ends: list[Actor | None] = [event.origin, *event.visitors, event.destination]
    else:
        ends = list(event.participants)
    return list(dict.fromkeys(c for a in ends if a is not None and (c := country_of(a)) is not None))
