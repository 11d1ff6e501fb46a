"""From an entry to its record: parties, countries, day, place, signatories and witnesses, each with its evidence."""

from __future__ import annotations

from bisect import bisect_right

from attrs import define, field

from diplonews.chunks import Chunk, Line
from diplonews.document import Document
from diplonews.parsers.draft import Draft
from diplonews.parsers.memorandum.clauses import Link
from diplonews.parsers.memorandum.entry import Entry
from diplonews.parsers.memorandum.people import Group, after, before, witnesses
from diplonews.parsers.memorandum.setting import Setting
from diplonews.parsers.titles import actor
from diplonews.parsers.titles.model import Part
from diplonews.records import Memorandum
from diplonews.values import Actor, Body, Country, Person


@define
class Makers:
    """Who made an instrument, as the sentences say: bodies and states, people, and those who looked on."""

    parties: list[tuple[Actor, int, int]] = field(factory=list)
    people: list[tuple[Actor, int, int]] = field(factory=list)
    witnesses: list[tuple[Actor, int, int]] = field(factory=list)


class Filler:
    """Builds the records of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.setting = Setting(document)

    def record(self, entry: Entry) -> Memorandum:
        """The record of an entry."""
        document, phrase = self.document, entry.phrase
        start, end = self._extent(entry)
        draft: Draft[Memorandum] = Draft(Memorandum, entry.rule, start, end)
        for other, _, _, _ in entry.also[:4]:
            if not other.bare:
                draft.support("record", *document.span(other.first, other.end), rule=f"{entry.rule}.again")
        draft.set("instrument", phrase.kind, *document.span(phrase.at, phrase.last), rule="memorandum.instrument.word")
        title = self._title(entry)
        if title is not None:
            draft.set("title", document.quote(title.first, title.last), *document.span(title.first, title.last))
        subject = entry.subject or self._aim(entry)
        if subject is not None and subject.first < subject.last:
            draft.set(
                "subject", document.quote(subject.first, subject.last), *document.span(subject.first, subject.last)
            )
        amends = phrase.title.amends
        if amends is not None and not phrase.inside:
            draft.set("amends", document.quote(amends.first, amends.last), *document.span(amends.first, amends.last))
        self._status(draft, entry)
        draft.set("count", entry.count, *document.span(phrase.first, phrase.last), rule="memorandum.count.phrase")
        makers = self._makers(entry)
        self._parties(draft, entry, makers)
        self._when(draft, entry)
        self._place(draft, entry)
        for name, found in (("signatories", makers.people), ("witnesses", makers.witnesses)):
            if found and not (name == "signatories" and entry.status in ("proposed", "discussed")):
                draft.set(name, tuple(dict.fromkeys(a for a, _, _ in found)), *found[0][1:])
                for _, s, e in found[1:]:
                    draft.support(name, s, e)
        return draft.build()

    def _extent(self, entry: Entry) -> tuple[int, int]:
        """The words of making and the phrase, as one stretch."""
        phrase, link = entry.phrase, entry.link
        first, last = phrase.first, phrase.end
        if (
            link is not None
            and entry.line is link.line
            and entry.parent is None
            and not phrase.whole
            and not phrase.inside
        ):
            chunks = link.line.chunks
            a, b = chunks[link.begin].first, chunks[link.verb].last
            low, high = min(first, a), max(last, b)
            others = any(c.letter == "I" and c.data is not phrase and low <= c.first < high for c in chunks)
            if not others and min(abs(a - last), abs(first - b)) < 30:
                first, last = min(first, a), max(last, b)
        return self.document.span(first, last)

    def _title(self, entry: Entry) -> Part | None:
        phrase = entry.phrase
        if (
            entry.subject is not phrase.title.subject
            and entry.parent is None
            and entry.rule != "memorandum.list"
            and not phrase.titled
        ):
            return None
        if phrase.whole:
            return Part(phrase.first, phrase.end)
        if not phrase.titled or phrase.plural:
            return None
        last = phrase.end
        keys = self.document.tokens.keys
        for k in range(phrase.last, phrase.end):
            if keys[k] in ("between", "(", "among", "with", "by"):
                last = k
                break
        return Part(phrase.core, max(last, phrase.last))

    def _aim(self, entry: Entry) -> Part | None:
        """A purpose after the phrase: "signed a memorandum on Monday to enhance judicial cooperation"."""
        line, phrase, link = entry.line, entry.phrase, entry.link
        if (
            line is None
            or entry.several
            or phrase.title.subject is not None
            or link is None
            or link.status in ("ratified",)
        ):
            return None
        at = next((k for k, c in enumerate(line.chunks) if c.data is phrase), None)
        if at is None:
            return None
        keys = self.document.tokens.keys
        for k in range(at + 1, min(at + 9, len(line.chunks) - 2)):
            c = line.chunks[k]
            if c.letter == "t" and line.letters[k + 1] == "x" and keys[line.chunks[k + 1].first] in self.setting.aims:
                first = line.chunks[k + 2].first
                last = first
                for d in line.chunks[k + 2 :]:
                    if d.letter in ',.;:"qkvmubtd' or keys[d.first] in ("between", "through", "as", "in"):
                        break
                    last = d.last
                while first < last and keys[first] in ("the", "a", "an", "their", "its", "bilateral"):
                    first += 1
                return Part(first, last) if last > first else None
            if c.letter in ".;vmuqk":
                break
        return None

    def _status(self, draft: Draft[Memorandum], entry: Entry) -> None:
        link = entry.link
        if link is not None:
            chunk = link.line.chunks[link.verb]
            begin = link.line.chunks[link.begin]
            draft.set("status", entry.status, *self.document.span(begin.first, chunk.last))
        else:
            rule = f"inferred.{entry.rule}.status"
            draft.set("status", entry.status, *self.document.span(entry.phrase.first, entry.phrase.end), rule=rule)

    def _links(self, entry: Entry) -> list[tuple[Line, Link, Chunk]]:
        """The lines, links and chunks of the phrases of an entry."""
        found = []
        rows = [(entry.phrase, entry.line, entry.link), *((p, li, lk) for p, _, li, lk in entry.also)]
        head = entry.parent
        if head is not None:
            rows.append((head.phrase, head.line, head.link))
            rows += [(p, li, lk) for p, _, li, lk in head.also]
        for phrase, line, link in rows:
            if line is None or link is None:
                continue
            chunk = next((c for c in line.chunks if c.data is phrase), None)
            if chunk is not None:
                found.append((line, link, chunk))
        return found

    def _makers(self, entry: Entry) -> Makers:
        document = self.document
        makers = Makers()
        for line, link, chunk in self._links(entry):
            groups: list[Group] = []
            if link.voice == "active":
                groups += before(document, line, link.begin)
            if link.voice == "relative":
                groups += before(document, line, link.begin)
            if link.voice in ("passive", "participle", "state"):
                groups += after(document, line, link.verb, "b")
            if link.voice in ("active", "noun"):
                at = line.chunks.index(chunk)
                groups += after(document, line, at, "w", reach=1)
                groups += after(document, line, link.verb, "w", reach=3)
                groups += after(document, line, at, "b", reach=1) if link.voice == "noun" else []
            if link.word in ("ratified", "ratify", "proposed", "discussed", "discuss", "approved", "ratification"):
                groups = []
            for g in groups:
                target = makers.people if isinstance(g.actor, Person) else makers.parties
                row = (g.actor, *document.span(g.first, g.last))
                if all(row[0] != known[0] for known in target):
                    target.append(row)
            for g in witnesses(document, line):
                row = (g.actor, *document.span(g.first, g.last))
                if all(row[0] != known[0] for known in makers.witnesses) and all(
                    row[0] != known[0] for known in makers.people
                ):
                    makers.witnesses.append(row)
        return makers

    def _parties(self, draft: Draft[Memorandum], entry: Entry, makers: Makers) -> None:
        document, phrase = self.document, entry.phrase
        rows: list[tuple[Actor, int, int, str]] = []
        for party in phrase.title.parties:
            rule = f"memorandum.parties.{party.rule}"
            rows.append((actor(document.tokens, party), *document.span(party.first, party.last), rule))
        sentence = document.sentences[entry.sentence]
        if len(rows) < 2:
            rows += [
                (a, s, e, "memorandum.parties.makers") for a, s, e in makers.parties if all(a != r[0] for r in rows)
            ]
        bodies = [r for r in rows if isinstance(r[0], Body)]
        if bodies and len(rows) > len(bodies) and len(bodies) > 1 and not phrase.title.parties:
            rows = bodies
        if len(rows) < 2:
            for a, s, e in makers.people:
                country = a.country if isinstance(a, Person) else None
                if country is not None and all(country != _country(r[0]) for r in rows):
                    rows.append((country, s, e, "inferred.memorandum.parties.offices"))
        names = {c for r in rows if (c := _country(r[0])) is not None}
        pair = self.setting.pair(entry.sentence, phrase.at, exclude=(phrase.first, phrase.end), known=names)
        span = document.span(*sentence)
        if phrase.title.shared is not None and pair and not rows:
            part = phrase.title.shared
            text = self._shared_name(part)
            s, e = document.span(part.first, part.last)
            for country, _, _ in pair:
                who: Actor = Body(name=text, country=country) if text else country
                rows.append((who, s, e, "memorandum.parties.shared"))
        elif len(rows) < 2 and not (rows and _country(rows[0][0]) is None and entry.link is None):
            for country, s, e in pair:
                if all(country != _country(r[0]) for r in rows) and len(rows) < 2:
                    rows.append((country, s, e, "inferred.memorandum.parties.setting"))
        rows = self._with_countries(rows, pair)
        if not rows:
            return
        draft.set("parties", tuple(dict.fromkeys(r[0] for r in rows)), *rows[0][1:3], rule=rows[0][3])
        for _, s, e, rule in rows[1:]:
            draft.support("parties", s, e, rule=rule)
        countries: dict[Country, tuple[int, int]] = {}
        for a, s, e, _ in rows:
            country = _country(a)
            if country is not None:
                countries.setdefault(country, (s, e))
        if countries:
            first = next(iter(countries.values()))
            draft.set("countries", tuple(countries), *first, rule="memorandum.countries.parties")
            for s, e in list(countries.values())[1:]:
                draft.support("countries", s, e, rule="memorandum.countries.parties")
        del span

    def _shared_name(self, part: Part) -> str:
        """The head that several countries share, without "of the two countries"; empty where nothing else is said."""
        keys = self.document.tokens.keys
        first, last = part.first, part.last
        for k in range(first, last):
            if keys[k] == "of" and any(w in keys[k:last] for w in ("two", "both", "countries", "states", "sides")):
                last = k
                break
        while first < last and keys[first] in ("the", "two", "both", "their", "its"):
            first += 1
        text = " ".join(self.document.text[slice(*self.document.span(first, last))].split()) if last > first else ""
        return "" if text.lower() in ("sides", "parties", "countries", "governments", "states", "nations") else text

    def _with_countries(
        self, rows: list[tuple[Actor, int, int, str]], pair: list[tuple[Country, int, int]]
    ) -> list[tuple[Actor, int, int, str]]:
        """Give bodies of a bilateral instrument the country that the other one leaves, or those of the setting in order."""
        open_ = [
            k
            for k, r in enumerate(rows)
            if isinstance(r[0], Body) and r[0].country is None and not self.setting.is_international(r[0])
        ]
        if not open_ or len(rows) != 2 or len(pair) != 2:
            return rows
        codes = [c for c, _, _ in pair]
        known = {c for r in rows if (c := _country(r[0])) is not None}
        rest = [c for c in codes if c not in known]
        if known and not known & set(codes):
            return rows
        result = list(rows)
        for k, country in zip(open_, rest, strict=False):
            body, s, e, rule = rows[k]
            assert isinstance(body, Body)
            result[k] = (Body(name=body.name, country=country), s, e, rule)
        return result

    def _when(self, draft: Draft[Memorandum], entry: Entry) -> None:
        document, phrase = self.document, entry.phrase
        if phrase.inside:
            inner = [m for m in document.mentions_in(phrase.first, phrase.end) if m.kind == "D" and m.value is not None]
            if inner:
                draft.set(
                    "when",
                    inner[-1].value,
                    *document.span(inner[-1].first, inner[-1].last),
                    rule="memorandum.when.in-title",
                )
            return
        for line, link, chunk in self._links(entry):
            found = self.setting.day(line, link, chunk)
            if found is not None:
                draft.set("when", found.value, *document.span(found.first, found.last), rule="memorandum.when.clause")
                return
        if entry.link is None or entry.link.voice in ("participle", "relative"):
            year = [m for m in document.mentions_in(phrase.first, phrase.at) if m.kind == "D" and m.value is not None]
            if year and entry.link is None:
                draft.set(
                    "when",
                    year[-1].value,
                    *document.span(year[-1].first, year[-1].last),
                    rule="memorandum.when.before-the-word",
                )
            return
        if entry.status in ("discussed", "proposed", "in-force") or entry.rule == "memorandum.state":
            return
        sentence = entry.parent.sentence if entry.parent is not None else entry.sentence
        seen = self.setting.when(sentence, entry.status)
        if seen is not None:
            when, s, e, rule = seen
            draft.set("when", when, s, e, rule=rule)

    def _place(self, draft: Draft[Memorandum], entry: Entry) -> None:
        document = self.document
        for line, link, chunk in self._links(entry):
            mention = self.setting.where(line, link, chunk)
            if mention is not None:
                draft.set(
                    "place", mention.value, *document.span(mention.first, mention.last), rule="memorandum.place.clause"
                )
                return
        if (
            entry.link is None
            or entry.status not in ("signed", "planned")
            or entry.link.voice in ("participle", "relative")
        ):
            return
        seen = self.setting.place((entry.parent or entry).phrase.at)
        if seen is not None:
            place, s, e = seen
            draft.set("place", place, s, e, rule="inferred.memorandum.place.event")


def _country(a: Actor) -> Country | None:
    return a if isinstance(a, Country) else a.country


def paragraph_of(document: Document, token: int) -> int:
    """The number of the paragraph that a token stands in."""
    return bisect_right([a for a, _ in document.tokens.paragraphs], token) - 1
