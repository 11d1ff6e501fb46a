"""Entries of an article: the instruments of an article, each with every phrase that speaks of it; lists, counts and repetitions settled."""

from __future__ import annotations

import re

from diplonews.chunks import Line
from diplonews.document import Document
from diplonews.lexicon import Term
from diplonews.parsers.memorandum.clauses import Link, links, spelled
from diplonews.parsers.memorandum.entry import Entry, cut, split
from diplonews.parsers.memorandum.judge import ISSUED, REASONS, SPOKEN, status_of
from diplonews.parsers.memorandum.phrases import Finder, Phrase
from diplonews.parsers.memorandum.quoted import quoted, semicolons
from diplonews.parsers.titles.model import Part, Title

_ORDINALS = frozenset("first second third fourth fifth sixth".split())
_PACTS = frozenset(("agreement", "treaty", "memorandum-of-understanding", "protocol"))
_AGAIN = frozenset(("it", "them", "signed"))
_LOOK_BACK = 40  # entries
_MEANT = frozenset(("it", "them", "for", "behalf"))
_SHORT = 25  # tokens of a list item that names no instrument
_LONGEST = 600  # tokens of a sentence that are read at a time, so that no text costs more than its length


def collect(document: Document) -> list[Entry]:
    """The entries of an article in text order."""
    return _Collector(document).run()


class _Collector:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.entries: list[Entry] = []
        self.list_of: Entry | None = None
        self._spoken_of: Entry | None = None
        self.starts = {first for first, _ in document.tokens.paragraphs}

    def run(self) -> list[Entry]:
        document = self.document
        keys = document.tokens.keys
        in_item = False
        named = document.hits(document.words("instruments.tsv"))
        for number, (first, last) in enumerate(document.sentences):
            if last <= document.body:
                continue
            if (
                self.list_of is None
                and last - first > 3
                and keys[last - 1] != ":"
                and not named.within(first, last)
                and not self._recent(number)
            ):
                in_item = False
                continue  # most sentences
            starts = first in self.starts or in_item
            in_item = starts and last - first <= 3 and not any(k.isalpha() and len(k) > 1 for k in keys[first:last])
            if in_item:
                continue
            if starts and self.list_of is not None:
                if self._item(number, first, last):
                    continue
                if self.list_of.children and last - first <= _SHORT and keys[last - 1] not in (".", "!", "?", ":", '"'):
                    continue  # an item that names no instrument
                self._close()
            for begin in range(first, last, _LONGEST):
                self._sentence(number, begin, min(begin + _LONGEST, last))
        self._close()
        return [one for e in self.entries if not e.dropped for one in split(self.document, e)]

    def _item(self, number: int, first: int, last: int) -> bool:
        """A paragraph as an item of the open list."""
        keys, start = self.document.tokens.keys, first
        while first < last and keys[first] in ("(", "-", "*", "•"):
            first += 1
        if first + 2 < last and keys[first + 1] in (".", ")") and (keys[first].isdigit() or len(keys[first]) == 1):
            first += 2
        stop = next((k for k in range(last - 1, first, -1) if keys[k] not in (".", ";", ",", "and", '"')), last - 1) + 1
        if self.list_of is None:
            return False
        finder, head = Finder(self.document, first, stop), self.list_of
        phrase = finder.whole(first, stop)
        marked = first > start or (keys[last - 1] not in (".", ":") and last - first <= _SHORT)
        if phrase is None and head.several and not head.phrase.needs and marked:
            phrase = finder.unnamed(first, stop, head.phrase.term)
        if phrase is None:
            return False
        self._child(phrase, number, self.list_of)
        return True

    def _child(self, phrase: Phrase, number: int, parent: Entry) -> None:
        entry = Entry(
            phrase,
            number,
            parent.line,
            parent.link,
            parent.status,
            "memorandum.list",
            phrase.count,
            phrase.title.subject,
        )
        entry.parent = parent
        parent.children.append(entry)
        self.entries.append(entry)
        self._amended(entry)

    def _close(self) -> None:
        """Settle a list that has ended: what opened it is no record of its own unless it counts more than the list holds."""
        parent, self.list_of = self.list_of, None
        if parent is None or not parent.children:
            return
        self._settle(parent, listed=True)

    def _settle(self, parent: Entry, *, listed: bool) -> None:
        number = len(parent.children)
        if listed and (parent.count is None or parent.count <= number or not parent.several):
            parent.dropped = True
        if not listed and parent.count is not None and parent.count <= number:
            parent.dropped = True
        if parent.several and parent.count is not None and parent.count < number:
            p = parent.phrase
            self.document.note(
                p.first, p.end, "memorandum.count.disagrees", f"{parent.count} are counted and {number} listed"
            )
        if listed:
            for other in self.entries[-number - _LOOK_BACK :]:
                same = other.generic or other.phrase.kind == parent.children[0].phrase.kind
                same = same or (other.phrase.kind == "agreement" and other.count == number)
                before = other.phrase.at < parent.children[0].phrase.at
                if (
                    other is not parent
                    and before
                    and other.several
                    and not other.children
                    and same
                    and other.count in (None, number)
                ) or (
                    other is not parent
                    and before
                    and other.generic
                    and not other.several
                    and other.phrase.bare
                    and not other.children
                ):
                    other.dropped = True
                    parent.also.append((other.phrase, other.sentence, other.line or Line("", [0], {}), other.link))

    def _sentence(self, number: int, first: int, last: int) -> None:
        document = self.document
        finder = Finder(document, first, last)
        phrases = finder.find()
        if not phrases and keys_end(document, last) and last - first <= _SHORT:
            counted = next((e for e in reversed(self.entries[-6:]) if e.several or e.generic), None)
            if counted is not None and number - counted.sentence <= 2 and not counted.children:
                self.list_of = counted  # "Among them:"
            return
        if not phrases and not (self._recent(number) and not _AGAIN.isdisjoint(document.tokens.keys[first:last])):
            return
        phrases = quoted(self.document, finder, phrases, first, last)
        several = next((p for p in phrases if p.plural and p.count != 1), None)
        antecedent = several.term if several else self._last_plural(number)
        begin = several.end if several else first
        if antecedent is None and len(phrases) == 1:
            antecedent, begin = phrases[0].term, phrases[0].end
        if antecedent is not None:
            ones = [
                p
                for p in finder.ones(begin, antecedent)
                if not any(q.first < p.end and p.first < q.end for q in phrases)
            ]
            phrases = sorted([*phrases, *ones], key=lambda p: p.first)
        phrases = self._pronouns(finder, phrases, first, last)
        line = spelled(document, first, last, phrases)
        found = links(document, line)
        keys = document.tokens.keys
        opens = keys[last - 1] == ":" or _announces(keys, phrases, first, last)
        items = semicolons(self.document, finder, phrases, first, last)
        new: list[Entry] = []
        self._spoken_of = None
        for phrase in phrases:
            entry = self._entry(phrase, number, line, found.get(phrase))
            if entry is not None:
                self.entries.append(entry)
                new.append(entry)
                self._amended(entry)
        self._relate(new, line, items)
        head = next((e for e in new if (e.several or e.generic) and e.link is not None), None)
        again = self._spoken_of
        if head is None and again is not None and (again.several or again.generic) and not again.children:
            head = again
        if opens and head is not None and not items:
            self.list_of = head

    def _recent(self, number: int) -> bool:
        """Whether the sentence or the one before it names an instrument."""
        return bool(self.entries) and number - self.entries[-1].sentence <= 1

    def _pronouns(self, finder: Finder, phrases: list[Phrase], first: int, last: int) -> list[Phrase]:
        """ "it" and "them" right after a word of signing speak of the instrument named last, as does "signed for Peru"."""
        keys, signing = self.document.tokens.keys, finder.signing
        if _MEANT.isdisjoint(keys[first:last]):
            return phrases
        more = []
        for k in range(first + 1, last):
            for_whom = keys[k] == "for" or keys[k : k + 3] == ["on", "behalf", "of"]
            if (keys[k] not in ("it", "them") and not for_whom) or any(p.first <= k < p.end for p in phrases):
                continue
            verb = signing.at(keys, k - 1, k)
            named = [p.term for p in phrases if p.end <= k and p.needs != "signed"]
            named = named or [e.phrase.term for e in self.entries[-1:]]
            if verb is not None and verb.kind in "SEF" and verb.data["strong"] and named:
                more.append(Phrase(named[-1], k, k + 1, k, k, k + 1, "the", 1, Title(), False))
        return sorted([*phrases, *more], key=lambda p: p.first)

    def _relate(self, new: list[Entry], line: Line, items: list[Phrase]) -> None:
        """Which entries of a sentence are the members of a counted one."""
        head = next((e for e in new if e.several or (e.generic and e.phrase.determiner != "count")), None)
        if head is None:
            titles = [e for e in new if e.phrase.whole]
            recent = self.entries[-_LOOK_BACK:]
            back = next((e for e in reversed(recent) if e.several and not e.children and e not in new), None)
            again = self._spoken_of
            if again is not None and again.several and not again.children and new and "c" in line.letters:
                again.children = new
                for e in new:
                    e.parent = again
                    e.link, e.line, e.status = again.link, again.line, again.status
                self._settle(again, listed=False)
                return
            if len(titles) > 1 and back is not None and titles[0].sentence - back.sentence <= 2:
                self._adopt(back, titles)
            return
        if items:
            for phrase in items:
                self._child(phrase, head.sentence, head)
            self._settle(head, listed=True)
            return
        at = head.phrase.end
        if head.several and not any(e.phrase.first >= at for e in new if e is not head):
            self._gerunds(head, line)
        members = [e for e in new if e is not head and e.phrase.first >= at and not e.phrase.inside]
        wholes = [e for e in members if e.phrase.whole]
        if wholes and len(wholes) == len(members):
            self._adopt(head, wholes)
        elif members and self._enumerates(line, head, members[0]):
            for e in members:
                e.parent = head
            head.children = members
            self._settle(head, listed=False)

    def _gerunds(self, head: Entry, line: Line) -> None:
        """ "a dozen agreements that included strengthening rail links and establishing a hotline": one each."""
        keys = self.document.tokens.keys
        place = next(k for k, c in enumerate(line.chunks) if c.data is head.phrase)
        at = next((k for k in range(place + 1, len(line.chunks)) if line.letters[k] in "c.;"), None)
        if at is None or line.letters[at] != "c" or at + 1 >= len(line.chunks):
            return
        first, last = line.chunks[at + 1].first, line.chunks[-1].last
        if keys[first] == "on":
            self._fields(head, first + 1, last)
            return
        starts = [
            k
            for k in range(first, last - 1)
            if keys[k].endswith("ing") and len(keys[k]) > 5 and (k == first or keys[k - 1] in ("and", ","))
        ]
        if not starts or starts[0] != first:
            return
        term = Term(head.phrase.term.words, "I", {**head.phrase.term.data, "number": "s"})
        for a, b in zip(starts, [*starts[1:], last], strict=True):
            while b > a + 1 and (keys[b - 1] in ("and", ",") or not keys[b - 1][0].isalnum()):
                b -= 1
            if b <= a + 1:
                continue
            begin = a + 2 if keys[a + 1] in ("a", "an", "the") and a + 2 < b else a + 1
            title = Title(subject=Part(begin, b), subject_rule="doing")
            phrase = Phrase(term, a, a + 1, a, a, b, "a", 1, title, False)
            self._child(phrase, head.sentence, head)
        self._settle(head, listed=False)

    def _fields(self, head: Entry, first: int, last: int) -> None:
        """ "new agreements, including on rail, ports and trade in rice": one each."""
        keys = self.document.tokens.keys
        last = next((k for k in range(first, last) if keys[k] in (".", ";", '"')), last)
        term = Term(head.phrase.term.words, "I", {**head.phrase.term.data, "number": "s"})
        parts = cut(keys, first, last)
        for p in parts if len(parts) > 1 else ():
            title = Title(subject=p, subject_rule="concerning")
            self._child(
                Phrase(term, p.first, p.first + 1, p.first, p.first, p.last, "a", 1, title, False), head.sentence, head
            )
        self._settle(head, listed=False)

    def _adopt(self, head: Entry, children: list[Entry]) -> None:
        head.children = children
        for e in children:
            e.parent = head
            if e.link is None:
                e.link, e.line, e.status = head.link, head.line, head.status
                e.sentence = head.sentence
        self._settle(head, listed=True)

    def _enumerates(self, line: Line, head: Entry, first: Entry) -> bool:
        place = {id(c.data): k for k, c in enumerate(line.chunks) if c.letter == "I"}
        between = line.letters[place[id(head.phrase)] + 1 : place[id(first.phrase)]]
        return "c" in between or ":" in between or between == "Sv"

    def _entry(self, phrase: Phrase, number: int, line: Line, link: Link | None) -> Entry | None:
        document = self.document
        if link is not None and link.word in ISSUED and phrase.kind not in SPOKEN:
            link = link if link.word == "made" and link.voice == "participle" and phrase.kind != "other" else None
        if self._apposed(phrase, line):
            return None
        if (link is not None and link.status is None) or document.tokens.keys[phrase.first] == "no":
            document.note(
                phrase.first, phrase.end, "memorandum.rejected.not-signed", "the clause says that it was not made"
            )
            return None
        known = self._same(phrase)
        if known is not None:
            self._spoken_of = known
            known.also.append((phrase, number, line, link))
            if (
                link is not None
                and link.status is not None
                and (known.link is None or _firmer(link.status, known.status))
            ):
                known.status = link.status
            more = _content(document.tokens.keys, phrase) > _content(document.tokens.keys, known.phrase)
            if (
                (known.phrase.bare and not phrase.bare)
                or (more and not known.phrase.whole and not known.several)
                or (phrase.title.parties and not known.phrase.title.parties and not known.several)
            ):
                known.also.append((known.phrase, known.sentence, known.line or line, known.link))
                known.phrase, known.subject = phrase, phrase.title.subject
            return None
        status, why = status_of(document, phrase, link)
        again = self._spoken_of
        if status is None and again is not None and again.several and "c" in line.letters and not phrase.bare:
            status, why, link = again.status, "listed", again.link  # "the two memorandums include an agreement on …"
        if (
            status is None
            and link is None
            and not phrase.bare
            and (told := self._predicate_of(phrase, line)) is not None
        ):
            status, why, link = told.status, "listed", told.link
        head = self._member_of(phrase)
        if status is None and head is not None:
            status, why = head.status, "listed"
        if status is None:
            document.note(phrase.first, phrase.end, f"memorandum.rejected.{why}", REASONS[why])
            return None
        rule = link.rule if link is not None else f"memorandum.{why}"
        if head is not None:
            entry = Entry(phrase, number, line, link, status, rule, phrase.count, phrase.title.subject, parent=head)
            head.children.append(entry)
            head.dropped = head.count == len(head.children)
            return entry
        return Entry(phrase, number, line, link, status, rule, phrase.count, phrase.title.subject)

    def _apposed(self, phrase: Phrase, line: Line) -> bool:
        """Whether a general word is named at once: "a fifth document, a letter of intent on …"."""
        if not (phrase.kind == "other" and phrase.needs == "signed"):
            return False
        at = next(k for k, c in enumerate(line.chunks) if c.data is phrase)
        m = re.compile(r"[,\-(:]{1,2}I").match(line.letters, at + 1)
        return m is not None and not phrase.plural and phrase.count == 1

    def _predicate_of(self, phrase: Phrase, line: Line) -> Entry | None:
        """The documents told before of which one is named: "the main document is to be an agreement on …"."""
        at = next(k for k, c in enumerate(line.chunks) if c.data is phrase)
        named = re.search(r"I[vuptym]{1,5}$", line.letters[:at])
        head: Phrase | None = line.chunks[named.start()].data if named else None
        if head is None or head.kind != "other" or head.needs != "signed" or head.plural:
            return None
        return next((e for e in reversed(self.entries[-6:]) if e.several and e.generic), None)

    def _same(self, phrase: Phrase) -> Entry | None:
        """The entry that a phrase speaks of again."""
        keys = self.document.tokens.keys
        mine = _content(keys, phrase)
        definite = phrase.determiner in ("the", "owner")
        if not _ORDINALS.isdisjoint(mine):
            return next(
                (e for e in reversed(self.entries[-_LOOK_BACK:]) if mine & _ORDINALS & _content(keys, e.phrase)), None
            )
        own_word = definite and phrase.titled and not mine and not phrase.title.parties and phrase.core == phrase.at
        parties = self._named_in(phrase.last, phrase.end) if phrase.title.parties else frozenset()
        who = parties if definite and len(phrase.title.parties) > 1 else frozenset()
        for entry in reversed(self.entries[-_LOOK_BACK:]):
            other = entry.phrase
            if phrase.whole or other.inside:
                continue
            if parties and (known := self._who(entry)) and not parties & known:
                continue
            counted = phrase.count is not None and phrase.count > 1 and phrase.count == entry.count
            papers = phrase.kind == "other" and phrase.needs == "signed"
            if phrase.bare and phrase.determiner == "the" and phrase.plural and papers and entry.several:
                return entry
            last_one = papers and entry is self.entries[-1] and not entry.several and not phrase.plural
            if phrase.bare and phrase.determiner == "the" and last_one:
                return entry
            headline = not other.determiner and other.bare and entry is self.entries[0] and len(self.entries) == 1
            if headline and not phrase.plural and not entry.several and other.kind == phrase.kind and not parties:
                return entry  # the lead says the headline again
            those = phrase.bare and phrase.determiner == "the" and phrase.plural and phrase.count in (None, 2)
            if those and not entry.several and entry is self.entries[-1] and other.kind in _PACTS | set(SPOKEN):
                return entry  # "these agreements", "both documents": those told one by one
            if phrase.bare and counted and (other.kind == phrase.kind or other.needs == phrase.needs == "signed"):
                return entry
            if phrase.bare and phrase.kind in SPOKEN and other.kind == phrase.kind and not phrase.plural:
                return entry
            alike = other.kind == phrase.kind or (phrase.bare and {phrase.kind, other.kind} <= _PACTS)
            if (
                phrase.bare
                and definite
                and (alike or entry.generic == (phrase.kind == "other" and phrase.needs == "signed"))
            ) and (
                (alike and phrase.plural == entry.several)
                or (not phrase.plural and other.kind == phrase.kind and not entry.several)
            ):
                return entry
            if (own_word and other.term.words == phrase.term.words and not entry.several) or (
                who and (alike or phrase.kind == "agreement") and not entry.several and who <= self._who(entry)
            ):
                return entry
            if phrase.named and alike and (mine == _content(keys, other) or self._made_at(entry, mine)):
                return entry
            if not phrase.bare and alike and mine and not phrase.plural and not entry.several:
                theirs = _content(keys, other)
                if any(w.isdigit() and len(w) == 4 for w in mine - theirs):
                    continue  # "their 1994 agreement" is another one
                if (
                    mine == theirs
                    or (definite and (mine <= theirs))
                    or (other.bare and definite and not phrase.title.parties and phrase.titled)
                ):
                    return entry
                if (
                    theirs
                    and theirs <= mine
                    and theirs
                    and not entry.phrase.title.parties
                    and phrase.determiner != "the"
                ):
                    return entry
        return None

    def _named_in(self, first: int, last: int) -> frozenset[int]:
        """The bodies and countries that a range of tokens names, as actors by number."""
        return frozenset(n for m in self.document.mentions_in(first, last) if m.kind in "BC" for n in m.who)

    def _who(self, entry: Entry) -> frozenset[int]:
        """The bodies and countries of the sentence that tells of an entry."""
        chunks = entry.line.chunks if entry.line is not None else []
        return self._named_in(chunks[0].first, chunks[-1].last) if chunks else frozenset()

    def _member_of(self, phrase: Phrase) -> Entry | None:
        """The counted entry of which "the first", "the second" is a member."""
        if (
            phrase.determiner != "the"
            or phrase.plural
            or _ORDINALS.isdisjoint(self.document.tokens.keys[phrase.core : phrase.at])
        ):
            return None
        counted = (
            e
            for e in reversed(self.entries[-_LOOK_BACK:])
            if e.several and e.phrase.kind in (phrase.kind, "agreement", "other")
        )
        return next(counted, None)

    def _made_at(self, entry: Entry, name: frozenset[str]) -> bool:
        """Whether a sentence that speaks of an entry has the name by which it may be called later: "a pact, reached at Wye"."""
        sentences = {entry.sentence, *(number for _, number, _, _ in entry.also)}
        spans = (self.document.sentences[number] for number in sentences)
        return any(name <= set(self.document.tokens.keys[a : min(b, a + _LONGEST)]) for a, b in spans)

    def _last_plural(self, number: int) -> Term | None:
        for entry in reversed(self.entries[-6:]):
            if entry.several and number - entry.sentence <= 1:
                return entry.phrase.term
        return None

    def _amended(self, entry: Entry) -> None:
        """The instrument that a listed one amends is an older instrument of its own, where its day is given."""
        part = entry.phrase.title.amends
        if part is None:
            return
        document = self.document
        dated = [m for m in document.mentions_in(part.first, part.last) if m.kind == "D" and m.value is not None]
        phrase = Finder(document, part.first, part.last).whole(part.first, part.last)
        if phrase is None or not dated or not phrase.title.parties:
            return
        phrase.inside = True
        older = Entry(phrase, entry.sentence, None, None, "signed", "memorandum.amended", 1, phrase.title.subject)
        self.entries.append(older)


def keys_end(document: Document, last: int) -> bool:
    """Whether a sentence ends with a colon."""
    return document.tokens.keys[last - 1] == ":"


def _announces(keys: list[str], phrases: list[Phrase], first: int, last: int) -> bool:
    """Whether a sentence says that a list follows: "the following documents", "are as follows"."""
    near = [k for p in phrases for k in keys[max(first, p.first - 2) : p.at]]
    return "following" in near or "follows" in keys[max(first, last - 4) : last]


def _content(keys: list[str], phrase: Phrase) -> frozenset[str]:
    """The words of a phrase that tell it from others of its kind."""
    words = {k for k in keys[phrase.core : phrase.at] if k[0].isalnum()}
    if phrase.title.subject is not None:
        words |= {k for k in keys[phrase.title.subject.first : phrase.title.subject.last] if k[0].isalnum()}
    return frozenset(words - {"of", "the", "and", "in", "on", "a", "new", "cooperation", "bilateral", "joint"})


def _firmer(new: str, old: str) -> bool:
    order = ("discussed", "proposed", "planned", "signed", "ratified", "in-force")
    return old in ("planned", "proposed", "discussed") and order.index(new) > order.index(old)
