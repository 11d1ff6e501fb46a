"""Which entry a phrase speaks of again, is a member of, or says something of."""

from __future__ import annotations

import re

from diplonews.chunks import Line
from diplonews.document import Document
from diplonews.lexicon import Term
from diplonews.parsers.memorandum.entry import Entry
from diplonews.parsers.memorandum.judge import SPOKEN
from diplonews.parsers.memorandum.phrases import Phrase

_APPOSED = re.compile(r"[,\-(:]{1,2}I")
_PREDICATE = re.compile(r"I[vuptym]{1,5}$")
_ORDINALS = frozenset("first second third fourth fifth sixth".split())
_PACTS = frozenset(("agreement", "treaty", "memorandum-of-understanding", "protocol"))
LOOK_BACK = 40  # entries
LONGEST = 600  # tokens of a sentence that are read at a time, so that no text costs more than its length


class Known:
    """The entries of a document found so far."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.entries: list[Entry] = []

    def apposed(self, phrase: Phrase, line: Line) -> bool:
        """Whether a general word is named at once: "a fifth document, a letter of intent on …"."""
        if not (phrase.kind == "other" and phrase.needs == "signed"):
            return False
        at = next(k for k, c in enumerate(line.chunks) if c.data is phrase)
        m = _APPOSED.match(line.letters, at + 1)
        return m is not None and not phrase.plural and phrase.count == 1

    def predicate_of(self, phrase: Phrase, line: Line) -> Entry | None:
        """The documents told before of which one is named: "the main document is to be an agreement on …"."""
        at = next(k for k, c in enumerate(line.chunks) if c.data is phrase)
        named = _PREDICATE.search(line.letters[:at])
        head: Phrase | None = line.chunks[named.start()].data if named else None
        if head is None or head.kind != "other" or head.needs != "signed" or head.plural:
            return None
        return next((e for e in reversed(self.entries[-6:]) if e.several and e.generic), None)

    def same(self, phrase: Phrase) -> Entry | None:
        """The entry that a phrase speaks of again."""
        keys = self.document.tokens.keys
        mine = content(keys, phrase)
        definite = phrase.determiner in ("the", "owner")
        if not _ORDINALS.isdisjoint(mine):
            return next(
                (e for e in reversed(self.entries[-LOOK_BACK:]) if mine & _ORDINALS & content(keys, e.phrase)), None
            )
        own_word = definite and phrase.titled and not mine and not phrase.title.parties and phrase.core == phrase.at
        parties = self._named_in(phrase.last, phrase.end) if phrase.title.parties else frozenset()
        who = parties if definite and len(phrase.title.parties) > 1 else frozenset()
        for entry in reversed(self.entries[-LOOK_BACK:]):
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
            if phrase.named and alike and (mine == content(keys, other) or self._made_at(entry, mine)):
                return entry
            if not phrase.bare and alike and mine and not phrase.plural and not entry.several:
                theirs = content(keys, other)
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

    def member_of(self, phrase: Phrase) -> Entry | None:
        """The counted entry of which "the first", "the second" is a member."""
        if (
            phrase.determiner != "the"
            or phrase.plural
            or _ORDINALS.isdisjoint(self.document.tokens.keys[phrase.core : phrase.at])
        ):
            return None
        counted = (
            e
            for e in reversed(self.entries[-LOOK_BACK:])
            if e.several and e.phrase.kind in (phrase.kind, "agreement", "other")
        )
        return next(counted, None)

    def _made_at(self, entry: Entry, name: frozenset[str]) -> bool:
        """Whether a sentence that speaks of an entry has the name by which it may be called later: "a pact, reached at Wye"."""
        sentences = {entry.sentence, *(number for _, number, _, _ in entry.also)}
        spans = (self.document.sentences[number] for number in sentences)
        return any(name <= set(self.document.tokens.keys[a : min(b, a + LONGEST)]) for a, b in spans)

    def last_plural(self, number: int) -> Term | None:
        for entry in reversed(self.entries[-6:]):
            if entry.several and number - entry.sentence <= 1:
                return entry.phrase.term
        return None


def content(keys: list[str], phrase: Phrase) -> frozenset[str]:
    """The words of a phrase that tell it from others of its kind."""
    words = {k for k in keys[phrase.core : phrase.at] if k[0].isalnum()}
    if phrase.title.subject is not None:
        words |= {k for k in keys[phrase.title.subject.first : phrase.title.subject.last] if k[0].isalnum()}
    return frozenset(words - {"of", "the", "and", "in", "on", "a", "new", "cooperation", "bilateral", "joint"})
