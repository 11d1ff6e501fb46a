"""The heading of a news text: title, byline, agency, date and dateline, and where the body begins.

Only the first lines are read (and the last few, for a date that stands alone), so the cost does not grow with the text. What
is not plainly a heading is taken for body: a missed heading costs little, a lost sentence much.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import chain, islice

from attrs import define, field, frozen

from diplonews import heading_patterns as hp
from diplonews.text.tokens import fold
from diplonews.values import Country, Place, Span

_HEAD = 6000  # characters looked at above
_TAIL = 300  # and below
_LINES = 40
_TITLE = 220  # characters of the longest title
_PENDING = 5  # lines that may stand above a date or byline before they are taken for body


@frozen(kw_only=True)
class Heading:
    """What the heading says. ``body_start`` is the offset of the first character of news, after a dateline if there is one.

    ``spans`` gives the place in the text of each field that was read, authors one by one. Fields that the text does not plainly
    give are None. ``dated`` says that the heading tells the day of its text, if without the year.
    """

    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: dt.date | None = None
    dated: bool = False
    dateline: Place | None = None
    body_start: int = 0
    spans: tuple[tuple[str, Span], ...] = ()


def read_heading(text: str, *, title: str | None = None) -> Heading:
    """Read the heading of a text. ``title`` is one that the caller knows: where the text repeats it, it is heading.

    >>> read_heading("MADRID, 3 May 2019 (EFE) -- Talks began.").published
    datetime.date(2019, 5, 3)
    """
    reader = _Reader(text, fold(" ".join(title.split())) if title else None)
    reader.run()
    return Heading(
        title=reader.title,
        authors=tuple(reader.authors),
        publisher=reader.publisher,
        published=reader.published,
        dated=reader.dated,
        dateline=reader.dateline,
        body_start=reader.body,
        spans=tuple(reader.spans),
    )


@define
class _Reader:
    text: str
    known_title: str | None
    title: str | None = None
    authors: list[str] = field(factory=list)
    publisher: str | None = None
    published: dt.date | None = None
    dated: bool = False
    dateline: Place | None = None
    body: int = 0
    spans: list[tuple[str, Span]] = field(factory=list)
    pending: list[tuple[int, int]] = field(factory=list)
    seen: bool = False  # whether a line was plainly heading
    expects: str | None = None  # what the label on the line before asks for

    def lines(self) -> Iterator[tuple[int, int]]:
        """The first lines that are not blank, without the white space around them."""
        count = 0
        for found in hp.LINE.finditer(self.text, 0, min(len(self.text), _HEAD)):
            piece = found.group()
            bare = piece.strip()
            if bare:
                start = found.start() + len(piece) - len(piece.lstrip())
                tag = hp.TAG.match(self.text, start, start + len(bare))
                yield (tag.end() if tag else start), start + len(bare)
                count += 1
                if count == _LINES:
                    return

    def run(self) -> None:
        lines = self.lines()
        first = list(islice(lines, _PENDING + 3))
        self.above(first)
        for begin, end in chain(first, lines):
            start = self.skip(max(begin, self.body), end)  # a dateline may reach into the next line
            marker = None if self.seen else hp.MARKER.match(self.text, start, end)
            date = hp.DATE.match(self.text, marker.end(), end) if marker else None
            if date and self.date(date):
                self.seen, self.body = True, date.end()
                start = self.skip(date.end(), end)
            if start < end and not self.line(start, end):
                break
        self.settle()
        if self.published is None:
            self.foot()

    def skip(self, start: int, end: int) -> int:
        """The offset of the next character that is not white space."""
        while start < end and self.text[start].isspace():
            start += 1
        return start

    def above(self, lines: list[tuple[int, int]]) -> None:
        """Where one of the first lines is a labelled date, what stands above it is heading, whatever it looks like."""
        for at, (start, end) in enumerate(lines):
            label = hp.DATED.match(self.text, start, end)
            if at and label and hp.DATE.search(self.text, start, min(end, start + 80)):
                self.pending = [p for p in lines[:at] if p[1] - p[0] <= _TITLE]
                self.accept(lines[at - 1][1])
                return

    def line(self, start: int, end: int) -> bool:
        """Read one line; False where the body begins."""
        if self.expects:
            wanted, self.expects = self.expects, None
            if end - start <= 80 and wanted == "author" and self.names(start, end):
                return self.accept(end)
        if (
            self.is_known_title(start, end)
            or self.is_byline(start, end)
            or self.is_label(start, end)
            or self.is_date(start, end)
            or (end - start <= 60 and hp.is_release(self.text[start:end]))
        ):
            return self.accept(end)
        if (found := self.wire(start, end)) is not None:
            found = end if self.is_byline(found, end) else found
            self.accept(found)
            return found >= end
        if self.is_furniture(start, end):
            return self.accept(end)
        if self.may_be_title(start, end):
            self.pending.append((start, end))
            return len(self.pending) <= _PENDING
        return False

    def accept(self, end: int) -> bool:
        """The line is heading, and so is what waited above it."""
        self.take_title()
        self.seen, self.body = True, end
        return True

    def take_title(self) -> None:
        if self.pending and self.title is None and self.known_title is None:
            for start, end in self.pending:
                if len(hp.WORD.findall(self.text, start, end)) >= 3:
                    self.named("title", start, end)
                    break
        self.pending.clear()

    def settle(self) -> None:
        """Lines that wait are a title only if a blank line sets one off from the body that follows."""
        if self.pending:
            start, end = self.pending[0]
            gap = hp.BLANK.match(self.text, end, end + 80)
            if gap and len(self.text) > end + 80 and len(hp.WORD.findall(self.text, start, end)) >= 3:
                del self.pending[1:]
                self.take_title()
                self.body = end
            self.pending.clear()

    # What a line can be

    def is_known_title(self, start: int, end: int) -> bool:
        return self.known_title is not None and fold(" ".join(self.text[start:end].split())) == self.known_title

    def is_byline(self, start: int, end: int) -> bool:
        by = hp.BY.match(self.text, start, end) if end - start <= 140 else None
        return by is not None and self.names(by.end(), end)

    def names(self, start: int, end: int) -> bool:
        """Read authors and outlet from a list of names; False where it is no such list."""
        people: list[tuple[str, Span]] = []
        outlet: tuple[str, Span] | None = None
        where = hp.WHERE.search(self.text, start, end)
        end = where.start() if where else end
        at = start
        for part in [*hp.SPLIT.finditer(self.text, start, end), None]:
            stop = part.start() if part else end
            piece = self.text[at:stop].strip(" \t.*|")
            first = self.text.find(piece, at) if piece else at
            at = part.end() if part else end
            if not piece:
                continue
            span = Span(first, first + len(piece))
            words = piece.split()
            if fold(piece) in hp.words_of("staff"):
                continue
            if len(words) > 6 or not all(w[0].isupper() or fold(w) in hp.PARTICLE or w == "the" for w in words):
                return False
            if hp.is_outlet(piece):
                outlet = outlet or (piece, span)
            else:
                people.append((piece, span))
        if len(people) == 1 and " " not in people[0][0] and self.published and not (self.publisher or outlet):
            outlet = people.pop()  # "date 2021-04-14 By Name": a crawler's mark names the outlet
        if outlet:
            self.named("publisher", outlet[1].start, outlet[1].end)
        for name, span in people:
            if name not in self.authors:
                self.authors.append(name)
                self.spans.append(("authors", span))
        return True

    def is_label(self, start: int, end: int) -> bool:
        """A label with its value: an author, or a date that is not that of publication."""
        label = hp.LABEL.match(self.text, start, end)
        opening = fold(self.text[start : min(end, start + 80)])
        word = fold(label.group("label")) if label else opening.rstrip(":")
        if word in hp.words_of("author"):
            if label and label.group("value").strip():
                return self.names(label.start("value"), end)
            self.expects = "author"
            return True
        return opening.startswith(hp.openings("stale")) and bool(hp.DATE.search(self.text, start, end))

    def is_furniture(self, start: int, end: int) -> bool:
        """A short line among lines of heading: a section, a button, a count."""
        line = self.text[start:end]
        if not any(c.isalnum() for c in line):
            return self.seen
        if hp.ADDRESS.search(line) and line[-1] != ".":
            return True  # "Releases are available at www.example.org"
        if line.endswith(":") and hp.is_outlet(line[:-1]):
            self.named("publisher", start, end - 1)
            return True
        sourced = line[0] in "[(" and line[-1] in "])" and hp.LABEL.match(line, 1)  # "[Source: Example Agency]"
        bare = fold(line).strip(" .:|") if end - start <= _TITLE else ""
        return bool(
            sourced
            or bare in hp.words_of("label")
            or bare in hp.words_of("staff")
            or (self.seen and (bare.isdigit() or (line.endswith(":") and len(line.split()) <= 3)))
        )

    def may_be_title(self, start: int, end: int) -> bool:
        line = self.text[start:end]
        if end - start > _TITLE or len(line.split()) > 26 or line[0].islower() or line.endswith(hp.STOPS):
            return False
        if line.endswith(":") and len(line.split()) > 8:
            return False  # "After the talks the following was signed:"
        return not (self.seen and self.title and len(line.split()) > 4)

    def is_date(self, start: int, end: int) -> bool:
        """A line that holds a date beside labels, times, codes, a place or an outlet, and nothing else of weight."""
        if end - start > 120 or (self.text[end - 1] == "." and end - start > 40):
            return False
        found = hp.DATE.search(self.text, start, end) if hp.YEAR.search(self.text, start, end) else None
        if not found or not any(found.group(y) for y in ("y1", "y2", "y3", "y4", "y5")):
            return False
        if hp.RANGE.search(self.text, max(start, found.start() - 9), found.start()) or hp.DATE.search(
            self.text, found.end(), end
        ):
            return False
        blank = "|" * (found.end() - found.start())
        rest = self.text[start : found.start()] + blank + self.text[found.end() : end]
        for pattern in (hp.TIME, hp.CODE):
            rest = pattern.sub(lambda m: " " * len(m.group()), rest)
        labels = hp.words_of("label")
        outlet: tuple[int, int] | None = None
        places: list[tuple[int, int]] = []
        for piece in hp.PIECE.finditer(rest):
            bare = piece.group().strip(" .-/*_")
            if not bare or all(fold(w) in labels or not w[0].isalnum() for w in bare.split()) or fold(bare) in labels:
                continue
            at = start + piece.start() + piece.group().index(bare)
            if hp.is_outlet(bare):
                outlet = (at, at + len(bare))
            elif Country.find(bare):
                places.append((at, at + len(bare)))
            else:
                return False
        if not self.date(found):
            return False
        if outlet:
            self.named("publisher", *outlet)
        if places:
            self.at_place(places[0][0], places[-1][1])
        return True

    def date(self, found: re.Match[str]) -> bool:
        """Take a full date for that of publication; False where it is none."""
        day = hp.full_date(found)
        if day is None:
            return False
        self.dated = True
        if self.published is None:
            self.published = day
            self.spans.append(("published", Span(found.start(), found.end())))
        return True

    def wire(self, start: int, end: int, marks: int = 3) -> int | None:
        """Read a dateline behind up to ``marks`` marks ("(NAN) LAGOS, April 14 --", "AKP Phnom Penh, April 14 --"); the offset after."""
        mark = hp.WIRE.match(self.text, start, end)
        by = "bare" if mark and mark["bare"] else "agency"
        if marks and mark and mark.end() < end and hp.is_outlet(mark[by]):
            self.named("publisher", *mark.span(by))
            return self.wire(mark.end(), end, marks - 1) or mark.end()
        if (after := self.opening_date(start, end)) > start:
            return after
        within = hp.BRACKETED.match(self.text, start, min(end, start + 160))
        if within and hp.place_of(within["place"]):
            return self.bracketed(within)
        if end - start > 100 and (until := hp.bare_place(self.text, start, end)):
            self.at_place(start, until)
            return self.skip(until, end)
        found = hp.DATELINE.match(self.text, start, min(end, start + 160))
        if not found:
            return None
        tag = next((g for g in ("tag", "slash", "caps") if found.group(g)), None)
        dated = any(map(found.group, hp.DAYS))
        until = found.end("region") if found.group("region") else found.end("place")
        place = hp.place_of(self.text[start:until].replace(" [", ", ").rstrip("]"))
        capital = found.group("place").isupper() and len(found.group("place")) > 2
        alone = found.end() >= end
        stop = found.group("stop")
        hanging = hp.HANGING.match(self.text, end, end + 20) if alone and not stop else None
        agency = tag is not None and any(map(hp.is_outlet, found.group(tag).split("/")))
        if (place is None and not (capital or agency)) or (not (stop or alone) and not (agency and place)):
            return None
        if alone:
            plain = capital and place is not None and stop != ":" and hp.is_place(found.group("place"))
            if not (dated or agency or plain or (place and (stop == "." or hanging))):
                return None
        elif stop == ".":
            if not (tag or dated or (not self.pending and hp.is_city(found.group("place")))):  # "Dar es Salaam. Talks"
                return None
        elif not (tag or dated or capital) and place and place.country and fold(place.country.name) == fold(place.name):
            return None  # a headline about the country
        elif (stop == ":" and not (place or agency)) or not (dated or agency or place or (capital and tag)):
            return None
        if tag:
            self.named("publisher", *found.span(tag))
        if dated:
            self.at_date(found)
        if place:
            self.at_place(start, until)
        if hanging:
            return hanging.end()
        return self.opening_date(self.skip(found.end(), end), end)

    def bracketed(self, found: re.Match[str]) -> int:
        """Take what a dateline in brackets says: "RSS (LIMA, 29 March 2022) - Talks"."""
        if found["agency"]:
            self.named("publisher", *found.span("agency"))
        self.at_date(found)
        self.at_place(*found.span("place"))
        return found.end()

    def at_date(self, found: re.Match[str]) -> None:
        """Take the date of a dateline, which as a rule has no year."""
        self.dated = True
        group = next(g for g in hp.DAYS if found.groupdict().get(g))
        if again := hp.DATE.match(self.text, *found.span(group)):
            self.date(again)

    def opening_date(self, start: int, end: int) -> int:
        """The offset of the news, behind a date with a dash: "APIA, Samoa - 14 April 2021 - Talks"."""
        found = hp.DATE.match(self.text, start, end)
        dash = hp.DASHED.match(self.text, found.end(), end) if found else None
        return dash.end() if found and dash and self.date(found) else start

    def at_place(self, start: int, end: int) -> None:
        if self.dateline is None:
            self.dateline = hp.place_of(self.text[start:end].replace(" [", ", ").rstrip("]"))
            self.spans.append(("dateline", Span(start, end)))

    def named(self, name: str, start: int, end: int) -> None:
        """Set a field of text from its place, unless an earlier line has."""
        if getattr(self, name) is None:
            setattr(self, name, self.text[start:end])
            self.spans.append((name, Span(start, end)))

    def foot(self) -> None:
        """A date that stands alone on one of the last lines, as under a press release."""
        begin = max(self.body, len(self.text) - _TAIL)
        last = [m for m in hp.LINE.finditer(self.text, begin) if m.group().strip(" *\t_\\#")][-3:]
        for line in reversed(last):
            bare = line.group().strip(" *\t_.")
            found = hp.DATE.fullmatch(bare)
            if found and hp.full_date(found):
                at = line.start() + line.group().index(bare)
                exact = hp.DATE.match(self.text, at)
                if exact and self.date(exact):
                    return
