"""From an entry to its record: parties, countries, day, place, signatories and witnesses, each with its evidence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from diplonews.document import Document
from diplonews.mentions.mention import Mention
from diplonews.parsers.draft import Draft
from diplonews.parsers.memorandum.aims import about
from diplonews.parsers.memorandum.clauses import Link
from diplonews.parsers.memorandum.entry import Entry, links_of
from diplonews.parsers.memorandum.judge import ISSUED, SPOKEN
from diplonews.parsers.memorandum.makers import Makers
from diplonews.parsers.memorandum.parties import Parties, Row, shares
from diplonews.parsers.memorandum.phrases import Phrase
from diplonews.parsers.memorandum.setting import Setting
from diplonews.parsers.titles.model import Part
from diplonews.parsers.titles.subjects import is_bare
from diplonews.records import Memorandum
from diplonews.values import When


class Filler:
    """Builds the records of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.setting = Setting(document)
        self.parties = Parties(document, self.setting)
        self._last: tuple[int, str, tuple[When, int, int, str]] | None = None

    def records(self, entry: Entry) -> Iterator[Memorandum]:
        """The record of an entry, or one for each partner of those who signed."""
        makers, rows = self.parties.of(entry)
        for share in (parted := shares(self.document, entry, rows)):
            if len(parted) == 1:
                yield self._record(entry, makers, share, entry.count)
            else:
                yield self._record(entry, makers, share, 1, self._day_beside(share))

    def _day_beside(self, rows: list[Row]) -> Mention | None:
        """The day told right behind one of several partners: "with Chad in 2022 and with Malta in 2023"."""
        tokens = self.document.tokens
        at = bisect_left(tokens.starts, max(end for _, _, end, _ in rows))
        near = self.document.mentions_in(at, at + 2)
        return next((m for m in near if m.kind == "D" and m.value and tokens.keys[at] in ("in", "on")), None)

    def _record(
        self, entry: Entry, makers: Makers, rows: list[Row], count: int | None, day: Mention | None = None
    ) -> Memorandum:
        document, phrase = self.document, entry.phrase
        start, end = self._extent(entry)
        draft: Draft[Memorandum] = Draft(Memorandum, entry.rule, start, end)
        unsaid = phrase.title.subject is None and entry.subject is None and not phrase.titled
        if (entry.link is None or unsaid) and not phrase.whole and not phrase.inside:
            draft.support(
                "record", *document.span(*document.sentences[entry.sentence]), rule=f"inferred.{entry.rule}.sentence"
            )
        for other, _, _, _ in entry.also[:4]:
            if not other.bare:
                draft.support("record", *document.span(other.first, other.end), rule=f"{entry.rule}.again")
        word = phrase  # "an agreement …", later "the memorandum": the narrower word
        if phrase.kind == "agreement" and not phrase.inside and not entry.children:
            word = next((p for p, *_ in entry.also if p.kind == "memorandum-of-understanding"), phrase)
        draft.set("instrument", word.kind, *document.span(word.at, word.last), rule="memorandum.instrument.word")
        title = self._title(entry)
        if title is not None:
            draft.set("title", document.quote(title.first, title.last), *document.span(title.first, title.last))
        subject = entry.subject
        if subject is None or is_bare(document.tokens, subject):
            subject = about(document, entry) or subject
        if subject is not None and subject.first < subject.last and not self._is_owner(phrase, subject):
            draft.set(
                "subject", document.quote(subject.first, subject.last), *document.span(subject.first, subject.last)
            )
        amends = phrase.title.amends
        if amends is not None and not phrase.inside:
            draft.set("amends", document.quote(amends.first, amends.last), *document.span(amends.first, amends.last))
        self._status(draft, entry)
        first = min(phrase.first, phrase.at)  # an instrument named after the word for it begins behind that word
        draft.set("count", count, *document.span(first, phrase.last), rule="memorandum.count.phrase")
        self.parties.fill(draft, rows)
        if day is not None:
            draft.set("when", day.value, *document.span(day.first, day.last), rule="memorandum.when.beside-partner")
        else:
            self._when(draft, entry)
        self._place(draft, entry)
        for name, found in (("signatories", makers.people), ("witnesses", makers.witnesses)):
            if found and not (name == "signatories" and entry.status in ("proposed", "discussed")):
                draft.set(
                    name, tuple(dict.fromkeys(g.actor for g in found)), *document.span(found[0].first, found[0].last)
                )
                for g in found[1:]:
                    draft.support(name, *document.span(g.first, g.last))
        return draft.build()

    def _is_owner(self, phrase: Phrase, part: Part) -> bool:
        """Whether a subject only names whose the instrument is: "the IMF agreement"."""
        over = self.document.mentions_in(part.first, part.first + 1)
        return bool(over) and over[0].kind in "BCA" and over[0].last == part.last <= phrase.at

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
        if phrase.whole and phrase.titled:
            return Part(phrase.first, phrase.end)
        named = phrase.named and phrase.kind not in SPOKEN
        if named or (phrase.titled and phrase.plural and phrase.count == 1):
            return Part(phrase.core, phrase.last)
        if not phrase.titled or phrase.plural:
            return None
        last = phrase.end
        keys = self.document.tokens.keys
        brief = last > phrase.last + 2 and keys[phrase.last] == "(" and keys[phrase.last + 2] == ")"
        for k in range(phrase.last + 3 if brief else phrase.last, phrase.end):
            if keys[k] == "with" and keys[k + 1 : k + 2] in (["respect"], ["regard"]):
                continue
            if keys[k] in ("between", "(", "among", "with", "by"):
                last = k
                break
        core = phrase.core
        while core < phrase.at and self.document.tokens.words[core].islower():
            core += 1
        return Part(core, max(last, phrase.last))

    def _status(self, draft: Draft[Memorandum], entry: Entry) -> None:
        link = entry.link
        if link is not None:
            chunk = link.line.chunks[link.verb]
            begin = link.line.chunks[link.begin]
            draft.set("status", entry.status, *self.document.span(begin.first, chunk.last))
        else:
            rule = f"inferred.{entry.rule}.status"
            draft.set("status", entry.status, *self.document.span(entry.phrase.first, entry.phrase.end), rule=rule)

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
        if entry.status in ("discussed", "proposed"):
            return  # the day is that of talking about it
        days = [
            d
            for line, link, at in links_of(entry)
            if link.dated and self._of_making(entry, link) and (d := self.setting.day(line, link, at)) is not None
        ]
        if not days and entry.status == "signed":
            inner = [m for m in document.mentions_in(phrase.last, phrase.end) if m.kind == "D" and m.value is not None]
            days = [m for m in inner if document.tokens.keys[m.first - 1] == "of" and m.last - m.first > 1]
            apart = document.tokens.keys[phrase.first - 1] in ("from", "of")  # withdrew from …
            if (
                not days and entry.link is None and len(phrase.title.parties) > 1 and not apart
            ):  # an agreement between A and B in December
                near = document.mentions_in(phrase.end, phrase.end + 2)
                days = [m for m in near if m.kind == "D" and m.value is not None]
                days = [m for m in days if document.tokens.keys[phrase.end : m.first] in ([], ["in"], ["on"])]
        if days:
            best = days[0]
            for day in days[1:]:
                if str(day.value).startswith(str(best.value)) and str(day.value) != str(best.value):
                    best = day
            draft.set("when", best.value, *document.span(best.first, best.last), rule="memorandum.when.clause")
            return
        issued = entry.link is not None and phrase.kind in SPOKEN and entry.link.word in ISSUED
        spoken = issued or entry.rule == "memorandum.spoken"
        if not spoken and (entry.link is None or entry.link.voice in ("participle", "relative")):
            year = [m for m in document.mentions_in(phrase.first, phrase.end) if m.kind == "D" and m.value is not None]
            keys = document.tokens.keys
            year = [m for m in year if (m.last <= phrase.at and len(str(m.value)) < 10) or keys[m.first - 1] == "of"]
            if year and entry.link is None:
                draft.set(
                    "when",
                    year[-1].value,
                    *document.span(year[-1].first, year[-1].last),
                    rule="memorandum.when.before-the-word",
                )
            return
        link = entry.link
        if entry.status in ("discussed", "proposed", "in-force") or entry.rule == "memorandum.state":
            return
        if link is not None and not link.dated:
            return
        if (
            link is not None
            and not link.past
            and entry.status == "signed"
            and entry.parent is None
            and entry.rule != "memorandum.list"
        ):
            return
        sentence = entry.parent.sentence if entry.parent is not None else entry.sentence
        paragraph = self.setting.paragraph(sentence)
        seen: tuple[When, int, int, str] | None
        if self._last is not None and self._last[0] == paragraph and self._last[1] == entry.status:
            seen = self._last[2]  # what goes on in the same paragraph happened on the same day
        else:
            seen = self.setting.when(sentence, entry.status)
        if seen is not None:
            when, s, e, rule = seen
            if entry.status == "planned" and self.setting.is_over(when):
                return
            draft.set("when", when, s, e, rule=rule)
            self._last = (paragraph, entry.status, seen)

    @staticmethod
    def _of_making(entry: Entry, link: Link) -> bool:
        """Whether a clause tells of the making itself, not of the entry into force that followed it."""
        return link.status != "in-force" or entry.status == "in-force"

    def _place(self, draft: Draft[Memorandum], entry: Entry) -> None:
        document = self.document
        for line, link, at in links_of(entry):
            mention = self.setting.where(line, link, at)
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
