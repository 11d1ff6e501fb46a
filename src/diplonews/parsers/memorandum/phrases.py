"""The noun phrases that name instruments: where they begin and end, how many they name, and what their own words say."""

from __future__ import annotations

import itertools

from attrs import define

from diplonews.document import Document
from diplonews.lexicon import Term
from diplonews.mentions.mention import Mention
from diplonews.parsers.memorandum.extents import bounds
from diplonews.parsers.memorandum.right_edge import RightEdge
from diplonews.parsers.titles.grammar import read
from diplonews.parsers.titles.model import Part, Title
from diplonews.parsers.titles.subjects import clean, is_bare, words

_FINITE = frozenset("was were is are has have had will would said says".split())
_RELATING = frozenset("party parties relation regard respect relating related".split())
_PARTS = frozenset(("amendments", "amendment", "annex", "annexes"))
_ONES = frozenset(("one", "another", "other", "others", "second", "third"))
_OF_ONE = frozenset(("on", "between", "for", "concerning", "regarding", "about", "to", "covering"))
_HEADED = frozenset(("on", "for"))
_MOST_BEFORE = 14
_LONGEST_ITEM = 60  # tokens


@define(eq=False)
class Phrase:
    """Tokens ``first`` to ``end`` name an instrument, or several. ``core`` is the first token without article and number,
    ``at`` to ``last`` the word for the instrument. ``count`` is None for several. ``whole`` is set where the phrase is a title by
    its setting: quoted, or an item of a list."""

    term: Term
    at: int
    last: int
    core: int
    first: int
    end: int
    determiner: str
    count: int | None
    title: Title
    titled: bool
    whole: bool = False
    status: str = ""
    inside: bool = False
    named: bool = False
    """Whether only a proper name, mostly of the place where it was made, tells it: "the Minsk agreements"."""

    @property
    def kind(self) -> str:
        instrument: str = self.term.data["instrument"]
        return instrument

    @property
    def plural(self) -> bool:
        return bool(self.term.data["number"] == "p")

    @property
    def needs(self) -> str:
        needs: str = self.term.data["needs"]
        return needs

    @property
    def bare(self) -> bool:
        """Whether the phrase says nothing of its own: "the agreement"."""
        t = self.title
        return (
            not (self.titled or self.whole or self.named)
            and t.subject is None
            and not t.parties
            and t.shared is None
            and t.amends is None
        )


class Finder(RightEdge):
    """Finds the phrases of one range of tokens (a sentence or a part of one)."""

    def find(self) -> list[Phrase]:
        """The phrases in order, without overlap except for instruments that another one amends."""
        if not self.document.hits(self.instruments).within(self.first, self.last):
            return []
        scan = self.instruments.scan(self.keys, self.first, self.last)
        heads = [(i, j, t) for i, j, t in scan if self._meant(i, j, t)]
        found: list[Phrase] = []
        starts = []
        floor = self.first
        for i, j, term in heads:
            starts.append(self._left(i, floor, plural=term.data["number"] == "p"))
            floor = j
        inside = [k for k in range(1, len(heads)) if self._is_subject(heads[k - 1], heads[k], starts[k][1])]
        heads = [h for k, h in enumerate(heads) if k not in inside]
        starts = [s for k, s in enumerate(starts) if k not in inside]
        for k, (i, j, term) in enumerate(heads):
            core, begin, determiner, count, status = starts[k]
            if found and found[-1].end > i:
                continue
            following = [(s[1], h[0]) for s, h in zip(starts[k + 1 :], heads[k + 1 :], strict=True)][:6]
            end = self.right(j, following)
            plain = core == i and end == j and not term.data["about"]
            title = Title(last=end) if plain else read(self.tokens, core, end)
            one = None if term.data["number"] == "p" else 1
            phrase = Phrase(
                term,
                i,
                j,
                core,
                begin,
                end,
                determiner,
                count if count != 0 else one,
                title,
                self._titled(core, i, j, end),
                status=status,
            )
            name = determiner == "the" and self._named(core, i)
            phrase.named = name and not phrase.titled
            if name and phrase.titled and phrase.plural and not words("manner").issuperset(self.keys[core:i]):
                phrase.count = 1  # the Abraham Accords
            if title.subject_rule == "title-words" and (phrase.named or self._is_name(phrase)):
                title.subject = None  # the Kyoto Protocol
            elif title.subject_rule == "title-words" and title.subject is not None:
                m = self.over.get(title.subject.first)  # the AUKUS security pact
                if m is not None and m.kind in "BC" and m.last < title.subject.last and self.keys[m.last] != "-":
                    title.subject = Part(m.last, title.subject.last)
            found.append(phrase)
        return found

    def _is_subject(self, one: tuple[int, int, Term], two: tuple[int, int, Term], begin: int) -> bool:
        """Whether a second instrument only stands in what the first is about: "Treaty on the Final Settlement"."""
        before = self.keys[one[1] : begin]
        if before[-1:] == ["to"] and before[-2:-1] and before[-2] in _RELATING:
            return True
        gerunds = (
            before[-1:] != ["and"] and bool(before[1:]) and all(w == "and" or w.endswith("ing") for w in before[1:])
        )
        if gerunds and before[0] in ("on", "for", "to"):
            return True  # a letter of intent on negotiating and signing an agreement
        if (
            not before
            or before[-1] not in ("on", "of", "for", "concerning", "regarding", "in", "under")
            or begin - one[1] > 12
        ):
            return False
        if any(
            (t := self.signing.at(self.keys, k, begin)) is not None and t.kind in "SEF" for k in range(one[1], begin)
        ):
            return False
        capitals = self.words[one[0]][0].isupper() and self.words[two[0]][0].isupper()
        return two[2].data["needs"] == "signed" or (capitals and before[-1] != "of")

    def ones(self, begin: int, term: Term) -> list[Phrase]:
        """What only says "one on …", "another between …" or "another was signed" of instruments named before; of a single one
        only "another" goes on."""
        found = []
        words = _ONES if term.data["number"] == "p" else {"another"}
        for i in range(begin, self.last - 1):
            if self.keys[i] not in words:
                continue
            end = i
            if self.keys[i + 1] in _OF_ONE:
                end = self.right(i + 1, [(k, k + 1) for k in range(i + 2, self.last) if self.keys[k] in _ONES][:3])
            elif self.keys[i + 1] in _FINITE and self._has_verb(i + 2, min(i + 5, self.last)):
                end = i + 1
            if end != i + 2 and end > i:
                title = read(self.tokens, i + 1, end)
                one = Term(term.words, term.kind, {**term.data, "number": "s"})
                found.append(Phrase(one, i, i + 1, i, i, end, "a", 1, title, False))
        return found

    def whole(self, first: int, last: int) -> Phrase | None:
        """The range as a title of its own: quoted, or an item of a list."""
        while first < last and (not self.words[first][0].isalnum() or self.keys[first] in ("the", "a", "an")):
            first += 1
        while last > first and self.words[last - 1] in ('"', "'", ",", ";"):
            last -= 1
        title = read(self.tokens, first, last)
        part = title.instrument
        if part is not None and not bounds()["left"].isdisjoint(self.keys[first : part.first]):
            return None
        if not _FINITE.isdisjoint(self.keys[first:last]) or self._has_verb(first, part.first if part else first):
            return None
        if part is None or title.term is None or part.first - first > _MOST_BEFORE:
            return None
        if any(self.words[k] == "." for k in range(first, last - 1)):
            return None
        plural = title.term.data["number"] == "p"
        titled = self.words[part.first][0].isupper()
        count = None if plural else 1
        return Phrase(title.term, part.first, part.last, first, first, last, "", count, title, titled, True)

    def unnamed(self, first: int, last: int, term: Term) -> Phrase | None:
        """The range as an item that says only what one of several instruments is about, or between whom it is."""
        if last <= first or last - first > _LONGEST_ITEM or not _FINITE.isdisjoint(self.keys[first:last]):
            return None
        if not self.words[first][0].isalnum() or self._has_verb(first, last):
            return None
        title = read(self.tokens, first, last)
        if title.subject is None:
            begin = min((p.first for p in title.parties), default=last)
            title.subject, title.subject_rule = clean(self.tokens, first, begin), "item"
            if title.subject is not None and is_bare(self.tokens, title.subject) and title.parties:
                title.subject = None
        if title.subject is None and not title.parties:
            return None
        one = Term(term.words, term.kind, {**term.data, "number": "s"})
        return Phrase(one, first, first + 1, first, first, last, "", 1, title, False, True)

    def _has_verb(self, first: int, last: int) -> bool:
        """Whether a word of signing stands in a range: then it is a sentence, no title."""
        terms = (self.signing.at(self.keys, k, last) for k in range(first, last))
        return any(t is not None and t.kind in "SEF" for t in terms)

    def _meant(self, i: int, j: int, term: Term) -> bool:
        word = self.words[i]
        written = term.data["term"]
        if j - i == 1 and sum(c.isupper() for c in written) > 1 and sum(c.isupper() for c in word) < 2:
            return False
        if term.data["needs"] == "title" and not word[0].isupper():
            return False
        if (
            j < self.last
            and term.data["number"] == "s"
            and (after := self.instruments.at(self.keys, j, self.last)) is not None
        ):
            return bool(after.data["needs"] and not term.data["needs"])  # a loan guarantee agreement
        mention = self.over.get(i)
        if (
            mention is not None
            and mention.kind in "BPRLD"
            and mention.last > j - 1
            and mention.first < i
            and mention.kind != "D"
        ):
            return self._is_within(mention, j)
        follower = self.words[j] if j < self.last else ""
        if i > self.first and self.keys[i - 1] == "(" and follower == ")" and i - 1 > self.first:
            return False  # the abbreviation of what stands before
        if self.keys[i] in _PARTS and i > self.first and self.keys[i - 1] in ("on", "of", "introducing", "for"):
            return False  # a protocol on amendments to an agreement is one instrument
        dated = (m := self.over.get(j)) is not None and m.kind in "DPRC"
        capital = word[0].isupper() and follower[:1].isupper() and follower.isalpha() and not dated
        if capital and self.keys[j] not in bounds()["open"] | {"and"}:
            return follower.isupper() and len(follower) <= 4
        return not (follower == "-" and not self.tokens.spaced(j) and term.data["needs"] == "signed")

    def _is_within(self, mention: Mention, end: int) -> bool:
        """Whether a name that holds the word for the instrument is the instrument's: "the Trade Agreement of the Andes" and "the
        Abraham Accords", but not "the North Atlantic Treaty Organization"."""
        if mention.kind == "P":  # taken for a person, who has no article
            return mention.last == end and self.keys[mention.first - 1] == "the"
        return mention.kind == "B" and (mention.last == end or self.keys[end] in _HEADED)

    def _is_name(self, phrase: Phrase) -> bool:
        """Whether a place or a day stands where a title says what it is about: the Good Friday Agreement, the Lombok Treaty."""
        part = phrase.title.subject
        if part is None:
            return False
        over = [self.over.get(k) for k in range(part.first, part.last)]
        alone = phrase.titled and phrase.determiner == "the" and part.last - part.first == 1 == phrase.at - phrase.core
        unknown = alone and self.keys[part.first] not in words("topic") and not self.words[part.first].isupper()
        return unknown or all(m is not None and m.kind in "LD" for m in over)

    def _named(self, core: int, at: int) -> bool:
        """Whether nothing but a name that is neither a state's nor a person's stands there."""
        words = self.words[core:at]
        others = any((m := self.over.get(k)) is not None and m.kind != "L" and m.last <= at for k in range(core, at))
        return bool(words) and all(w[0].isupper() and not w.isupper() for w in words) and not others

    def _titled(self, core: int, at: int, last: int, end: int) -> bool:
        """Whether the words are written as a title: the instrument with a capital, and more capitals with it."""
        words = self.words
        if not words[at][0].isupper():
            return False
        short = core == self.first and sum(c.isupper() for c in words[at]) > 1 and not words[at].isupper()  # Key MoUs
        before = any(words[k][0].isupper() for k in range(core + short, at))
        if last - at == 1 and words[at].isupper() and len(words[at]) > 2 and not before:
            return False
        own = {self.keys[at]}.isdisjoint(bounds()["joint"]) and self.keys[at + 1 : at + 2] != ["of"]
        if (before and at > core) or (own and last - at > 1 and all(w[0].isupper() for w in words[at:last])):
            return True
        if self.keys[last : last + 1] in (["between"], ["with"], ["among"], ["by"]):
            return False
        if last < end and words[last] == "(":
            last = next((k + 1 for k in range(last, end) if words[k] == ")"), end)
        tail = [words[k] for k in range(last, min(end, last + 8)) if words[k][0].isalpha() and self.over.get(k) is None]
        plain = [w for w in tail if w not in bounds()["open"] and w not in ("the", "and", "of", "a")]
        return bool(plain) and plain[0][0].isupper()


def quoted(document: Document, finder: Finder, phrases: list[Phrase], first: int, last: int) -> list[Phrase]:
    """Phrases in quotation marks are titles as they stand."""
    keys = document.tokens.keys
    marks = [k for k in range(first, last) if keys[k] == '"']
    for one, two in [*itertools.pairwise(marks), *_single(document, first, last)]:
        inner = [p for p in phrases if one < p.at < two]
        if not inner or two - one < 4 or inner[0].at - one > 10:
            continue
        whole = finder.whole(one + 1, two)
        if whole is not None and whole.titled and document.tokens.words[whole.at][0].isupper():
            phrases = sorted([p for p in phrases if not one < p.at < two] + [whole], key=lambda p: p.first)
    return phrases


def _single(document: Document, first: int, last: int) -> list[tuple[int, int]]:
    """Pairs of single quotation marks: one that stands at a word's begin and the next at a word's end."""
    tokens = document.tokens
    pairs: list[tuple[int, int]] = []
    opening = -1
    if "'" not in tokens.keys[first:last]:
        return pairs
    for k in range(first, last - 1):
        if tokens.keys[k] != "'":
            continue
        if tokens.spaced(k) and not tokens.spaced(k + 1):
            opening = k
        elif opening >= 0 and not tokens.spaced(k):
            pairs.append((opening, k))
            opening = -1
    return pairs


def semicolons(document: Document, finder: Finder, phrases: list[Phrase], first: int, last: int) -> list[Phrase]:
    """Items after a colon that semicolons part."""
    keys = document.tokens.keys
    colon = next((k for k in range(first, last) if keys[k] == ":"), None)
    if colon is None or ";" not in keys[colon:last]:
        return []
    cuts = [colon, *(k for k in range(colon, last) if keys[k] == ";"), last]
    items = []
    for a, b in itertools.pairwise(cuts):
        begin = a + 1
        while begin < b and (keys[begin] in ("and", '"') or not keys[begin][0].isalnum()):
            begin += 1
        while b > begin and keys[b - 1] in (".", '"', ";"):
            b -= 1
        whole = finder.whole(begin, b) if begin < b else None
        if whole is not None:
            items.append(whole)
    if len(items) < 2 or not any(p.first < colon for p in phrases):
        return []
    phrases[:] = [p for p in phrases if p.first < colon]
    return items
