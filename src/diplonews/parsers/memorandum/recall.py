"""Which entry a phrase speaks of again: "the agreement", "both documents", "the Minsk accords", the headline in the lead."""

from __future__ import annotations

import re

from diplonews.chunks import Line
from diplonews.document import Document
from diplonews.lexicon import Term
from diplonews.parsers.memorandum.entry import Entry
from diplonews.parsers.memorandum.judge import SPOKEN
from diplonews.parsers.memorandum.phrases import Phrase

LOOK_BACK = 40
"""How many entries are looked back."""

_LONGEST = 600  # tokens of a sentence
_ORDINALS = frozenset("first second third fourth fifth sixth".split())
_OLDER = frozenset("previous earlier former existing similar".split())
_CHIEF = frozenset("key main major notable".split())
_PACTS = frozenset(("agreement", "treaty", "memorandum-of-understanding", "protocol"))
_TELLS_NOTHING = frozenset("of the and in on a new cooperation bilateral joint".split())


class Recall:
    """Looks back over the entries of an article, a list that goes on growing."""

    def __init__(self, document: Document, entries: list[Entry]) -> None:
        self.document = document
        self.keys = document.tokens.keys
        self.entries = entries
        self._named: dict[int, frozenset[int]] = {}

    def same(self, phrase: Phrase) -> Entry | None:
        """The entry that a phrase speaks of again."""
        if phrase.whole or not _OLDER.isdisjoint(self.keys[phrase.first : phrase.at]):
            return None
        mine = content(self.keys, phrase)
        back = [e for e in reversed(self.entries[-LOOK_BACK:]) if not e.phrase.inside]
        if not _ORDINALS.isdisjoint(mine):
            return next((e for e in back if mine & _ORDINALS & content(self.keys, e.phrase)), None)
        if phrase.bare and not phrase.plural:
            back.sort(key=lambda e: e.phrase.kind != phrase.kind)
        parties = self._named_in(phrase.last, phrase.end) if phrase.title.parties else frozenset()
        for entry in back:
            if parties and (known := self._who(entry)) and not parties & known:
                continue
            if self._headline(phrase, entry) and not parties:
                return entry
            if phrase.bare and self._bare_again(phrase, entry):
                return entry
            if not phrase.bare and self._told_again(phrase, entry, mine, parties):
                return entry
        return None

    def _headline(self, phrase: Phrase, entry: Entry) -> bool:
        """Whether the lead says the headline again, which had no article."""
        other = entry.phrase
        first = len(self.entries) == 1 and not other.determiner and other.bare and not entry.several
        return first and not phrase.plural and other.kind == phrase.kind

    def _bare_again(self, phrase: Phrase, entry: Entry) -> bool:
        """Whether a phrase that says nothing of its own is about an entry."""
        other, last = entry.phrase, entry is self.entries[-1]
        papers = phrase.kind == "other" and phrase.needs == "signed"
        if phrase.determiner == "the" and papers and (entry.several if phrase.plural else last and not entry.several):
            return True
        those = phrase.determiner == "the" and phrase.plural and phrase.count in (None, 2)
        if those and last and not entry.several and other.kind in _PACTS | set(SPOKEN):
            return True  # "these agreements", "both documents": those told one by one
        if phrase.count is not None and phrase.count > 1 and phrase.count == entry.count:
            return other.kind == phrase.kind or other.needs == phrase.needs == "signed"
        if phrase.kind in SPOKEN and other.kind == phrase.kind and not phrase.plural:
            return True
        chief = phrase.plural and self.keys[phrase.core] in _CHIEF
        if phrase.determiner not in ("the", "owner") and not chief:
            return False
        alike = other.kind == phrase.kind or {phrase.kind, other.kind} <= _PACTS
        if alike and phrase.plural == entry.several:
            return True
        return entry.generic == papers and not phrase.plural and other.kind == phrase.kind and not entry.several

    def _told_again(self, phrase: Phrase, entry: Entry, mine: frozenset[str], parties: frozenset[int]) -> bool:
        """Whether a phrase with words of its own is about an entry: by its words, its parties, or the name of its place."""
        other, definite = entry.phrase, phrase.determiner in ("the", "owner")
        alike = other.kind == phrase.kind
        if phrase.named and alike and (mine == content(self.keys, other) or self._made_at(entry, mine)):
            return True
        if entry.several:
            return False
        own_word = phrase.titled and not mine and not phrase.title.parties and phrase.core == phrase.at
        if definite and own_word and other.term.words == phrase.term.words:
            return True  # "the Cooperation Programme"
        only = entry is self.entries[-1] and not mine and not phrase.titled
        enough = len(phrase.title.parties) > 1 or only
        both = definite and enough and bool(parties) and parties <= self._who(entry)
        if both and (alike or phrase.kind == "agreement"):
            return True
        if not alike or not mine or phrase.plural:
            return False
        pair = self._named_in(phrase.core, phrase.at)
        if definite and pair and not phrase.titled and not other.title.parties and pair <= self._who(entry):
            before = (m for m in self.document.mentions_in(phrase.core, phrase.at) if m.kind in "ABC")
            plain = mine - {k for m in before for k in self.keys[m.first : m.last]}
            if plain <= content(self.keys, other) and (plain or entry is self.entries[-1]):
                return True  # "the Ghana-Peru agreement"
        theirs = content(self.keys, other)
        if self._is_short(mine, other) or self._is_short(theirs, phrase):
            return True
        if any(w.isdigit() and len(w) == 4 for w in mine - theirs):
            return False  # "their 1994 agreement" is another one
        if mine == theirs or (definite and mine <= theirs):
            return True
        return bool(theirs) and theirs <= mine and not other.title.parties and phrase.determiner != "the"

    def _is_short(self, short: frozenset[str], phrase: Phrase) -> bool:
        """Whether a word is the initials of the words before an instrument: "the ABM treaty"."""
        letters = "".join(k[0] for k in self.keys[phrase.core : phrase.at] if k[0].isalpha())
        return len(letters) > 1 and letters in short

    def member_of(self, phrase: Phrase) -> Entry | None:
        """The counted entry of which "the first", "the second" is a member."""
        nth = phrase.determiner == "the" and not _ORDINALS.isdisjoint(self.keys[phrase.core : phrase.at])
        one = phrase.determiner == "count" and self.keys[phrase.first] == "one"
        if phrase.plural or not (nth or one):
            return None
        kinds = (phrase.kind, "agreement", "other")
        return next((e for e in reversed(self.entries[-LOOK_BACK:]) if e.several and e.phrase.kind in kinds), None)

    def predicate_of(self, phrase: Phrase, line: Line) -> Entry | None:
        """The documents told before of which one is named: "the main document is to be an agreement on …"."""
        at = line.find(phrase)
        named = re.search(r"I[vuptym]{1,5}$", line.letters[:at])
        head: Phrase | None = line.chunks[named.start()].data if named else None
        if head is None or head.kind != "other" or head.needs != "signed" or head.plural:
            return None
        return next((e for e in reversed(self.entries[-6:]) if e.several and e.generic), None)

    def last_plural(self, number: int) -> Term | None:
        """The word for the several instruments told in the sentence before, or in this one."""
        told = (e for e in reversed(self.entries[-6:]) if e.several and number - e.sentence <= 1)
        return next((e.phrase.term for e in told), None)

    def _named_in(self, first: int, last: int) -> frozenset[int]:
        """The bodies and countries that a range of tokens names, as actors by number."""
        return frozenset(n for m in self.document.mentions_in(first, last) if m.kind in "BC" for n in m.who)

    def _who(self, entry: Entry) -> frozenset[int]:
        """The bodies and countries of the sentence that tells of an entry."""
        chunks = entry.line.chunks if entry.line is not None else []
        if not chunks:
            return frozenset()
        first = chunks[0].first
        if first not in self._named:
            self._named[first] = self._named_in(first, chunks[-1].last)
        return self._named[first]

    def _made_at(self, entry: Entry, name: frozenset[str]) -> bool:
        """Whether a sentence that speaks of an entry has the name by which it may be called later: "a pact, reached at Wye"."""
        sentences = {entry.sentence, *(number for _, number, _, _ in entry.also[:4])}
        spans = (self.document.sentences[number] for number in sentences)
        return any(name <= set(self.keys[a : min(b, a + _LONGEST)]) for a, b in spans)


def content(keys: list[str], phrase: Phrase) -> frozenset[str]:
    """The words of a phrase that tell it from others of its kind."""
    subject = phrase.title.subject
    own = [*keys[phrase.core : phrase.at], *(keys[subject.first : subject.last] if subject is not None else ())]
    if keys[phrase.at] in ("fta", "ftas"):
        own += ["free", "trade"]
    return frozenset(k for k in own if k[0].isalnum()) - _TELLS_NOTHING
