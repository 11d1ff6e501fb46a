"""Entries of an article: the instruments of an article, each with every phrase that speaks of it; lists, counts and repetitions settled."""

from __future__ import annotations

import re

from diplonews.chunks import Line
from diplonews.document import Document
from diplonews.parsers.memorandum.clauses import Link, links, spelled
from diplonews.parsers.memorandum.entry import Entry, contents, is_somebody, split
from diplonews.parsers.memorandum.judge import ISSUED, REASONS, SPOKEN, firmer, is_idle, status_of
from diplonews.parsers.memorandum.phrases import Finder, Phrase, quoted, semicolons
from diplonews.parsers.memorandum.recall import LOOK_BACK, Recall, content
from diplonews.parsers.titles.model import Title

_AGAIN = frozenset(("it", "them", "signed"))
_MEANT = frozenset(("it", "them", "for", "behalf"))
_CALLED = frozenset(("called", "known", "titled", "entitled", "dubbed"))
_NAMED_NEXT, _CALLED_NEXT = re.compile(r"[,\-(:]{1,2}I"), re.compile(r",?S?cI")
_BULLETS = frozenset(("(", "-", "*", "•", "–", "—", "·"))
_SHORT = 25  # tokens of a list item that names no instrument
_LONGEST = 600  # tokens of a sentence that are read at a time, so that no text costs more than its length


def collect(document: Document) -> list[Entry]:
    """The entries of an article in text order."""
    return _Collector(document).run()


class _Collector:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.entries: list[Entry] = []
        self.recall = Recall(document, self.entries)
        self.list_of: Entry | None = None
        self._spoken_of: Entry | None = None
        self.starts = {first for first, _ in document.tokens.paragraphs}

    def run(self) -> list[Entry]:
        document = self.document
        keys = document.tokens.keys
        in_item = False
        named = document.hits(document.words("instruments.tsv"))
        for number, (first, last) in enumerate(document.sentences):
            idle = last - first > 3 and keys[last - 1] != ":" and self.list_of is None
            idle = idle and not (named.within(first, last) or self._recent(number))
            if idle or (self.list_of is None and not self.entries and is_idle(document, first, last)):
                in_item = False
                continue  # most sentences
            starts = first in self.starts or in_item
            in_item = starts and last - first <= 3 and not any(k.isalpha() and len(k) > 1 for k in keys[first:last])
            if in_item:
                continue
            if starts and self.list_of is not None:
                if self._item(self.list_of, number, first, last):
                    continue
                item = last - first <= _SHORT and keys[last - 1] not in (".", "!", "?", ":", '"')
                if item and (self.list_of.children or keys[first] in _BULLETS):
                    continue  # an item that names no instrument
                self._close()
            for begin in range(first, last, _LONGEST):
                self._sentence(number, begin, min(begin + _LONGEST, last))
        self._close()
        return [one for e in self.entries if not e.dropped for one in split(self.document, e)]

    def _item(self, head: Entry, number: int, first: int, last: int) -> bool:
        """A paragraph as an item of the open list of ``head``."""
        keys, start = self.document.tokens.keys, first
        while first < last and keys[first] in _BULLETS:
            first += 1
        if first + 2 < last and keys[first + 1] in (".", ")") and (keys[first].isdigit() or len(keys[first]) == 1):
            first += 2
        stop = next((k for k in range(last - 1, first, -1) if keys[k] not in (".", ";", ",", "and", '"')), last - 1) + 1
        finder = Finder(self.document, first, stop)
        phrase = finder.whole(first, stop)
        marked = first > start or (keys[last - 1] not in (".", ":") and last - first <= _SHORT)
        if phrase is None and head.several and not head.phrase.needs and marked:
            phrase = finder.unnamed(first, stop, head.phrase.term)
        if phrase is None:
            return False
        self._child(phrase, number, head)
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
        if (listed and not parent.several) or (listed if parent.count is None else parent.count <= number):
            parent.dropped = True
        if parent.several and parent.count is not None and parent.count < number:
            p = parent.phrase
            self.document.note(
                p.first, p.end, "memorandum.count.disagrees", f"{parent.count} are counted and {number} listed"
            )
        if listed:
            for other in self.entries[-number - LOOK_BACK :]:
                same = other.generic or other.phrase.kind == parent.children[0].phrase.kind
                same = same or (other.phrase.kind == "agreement" and other.count == number)
                before = other.phrase.at < parent.children[0].phrase.at
                counted = other.several and same and other.count in (None, number)
                papers = other.generic and not other.several and other.phrase.bare
                if other is not parent and before and not other.children and (counted or papers):
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
        antecedent = several.term if several else self.recall.last_plural(number)
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
        opens = keys_end(document, last) or _announces(keys, phrases, first, last)
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
            recent = self.entries[-LOOK_BACK:]
            back = next((e for e in reversed(recent) if e.several and not e.children and e not in new), None)
            again = self._spoken_of
            if again and again.several and not again.children and self._contents(again, new, line):
                return
            if len(titles) > 1 and back is not None and titles[0].sentence - back.sentence <= 2:
                self._adopt(back, titles)
            return
        if items:
            for phrase in items:
                self._child(phrase, head.sentence, head)
            self._settle(head, listed=True)
            return
        if head.several and self._contents(head, new, line):
            return
        at = head.phrase.end
        members = [e for e in new if e is not head and e.phrase.first >= at and not e.phrase.inside]
        wholes = [e for e in members if e.phrase.whole]
        if wholes and len(wholes) == len(members):
            self._adopt(head, wholes)
        elif members and self._enumerates(line, head, members[0]):
            for e in members:
                e.parent = head
            head.children = members
            self._settle(head, listed=False)

    def _contents(self, told: Entry, new: list[Entry], line: Line) -> bool:
        """ "the agreements include a protocol on rice, cooperation in rail and training": one each, named as an instrument or not."""
        again = told not in new
        phrase = told.also[-1][0] if again else told.phrase
        items = contents(self.document, line, phrase)
        named = [e for e in new if e is not told and any(p.first <= e.phrase.at < p.last for p in items)]
        free = [p for p in items if not any(p.first <= e.phrase.at < p.last for e in named)]
        if len(items) < (1 if again and named else 2):
            return False
        if not named and any(is_somebody(self.document, p) for p in items):
            return False
        for p in free:
            finder = Finder(self.document, p.first, p.last)
            item = finder.whole(p.first, p.last) or finder.unnamed(p.first, p.last, phrase.term)
            if item is not None:
                item.whole = item.titled
                self._child(item, told.sentence, told)
        for e in named:
            e.parent = told
            if again:
                e.link, e.line, e.status = told.link, told.line, told.status
        told.children += named
        self._settle(told, listed=False)
        return True

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
        known = self.recall.same(phrase)
        if known is not None:
            self._spoken_of = known
            known.also.append((phrase, number, line, link))
            if (
                link is not None
                and link.status is not None
                and (known.link is None or firmer(link.status, known.status))
            ):
                known.status = link.status
            more = content(document.tokens.keys, phrase) > content(document.tokens.keys, known.phrase)
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
            and (told := self.recall.predicate_of(phrase, line)) is not None
        ):
            status, why, link = told.status, "listed", told.link
        head = self.recall.member_of(phrase)
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
        if phrase.plural or phrase.count != 1:
            return False
        at = line.find(phrase)
        general = phrase.kind == "other" and phrase.needs == "signed"
        m = (_NAMED_NEXT if general else _CALLED_NEXT).match(line.letters, at + 1)
        if m is None or general:
            return m is not None
        word, name = line.chunks[m.end() - 2], line.chunks[m.end() - 1].data
        return name.titled and not name.plural and self.document.tokens.keys[word.first] in _CALLED

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
    return ":" in document.tokens.keys[max(last - 2, 0) : last]


def _announces(keys: list[str], phrases: list[Phrase], first: int, last: int) -> bool:
    """Whether a sentence says that a list follows: "the following documents", "are as follows"."""
    near = [k for p in phrases for k in keys[max(first, p.first - 2) : p.at]]
    return "following" in near or "follows" in keys[max(first, last - 4) : last]
