"""``View``: a document as the rules of statements see it: word classes, quotations and mentions by token."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING

from attrs import define

from diplonews.lexicon import rows
from diplonews.parsers.statement.inflection import forms_of
from diplonews.text.quotations import Quotation, quotations

if TYPE_CHECKING:
    from diplonews.document import Document
    from diplonews.mentions.mention import Mention
    from diplonews.parsers.statement.cues import Hit

BE = frozenset("is are was were be been being am 's 're isn't aren't wasn't weren't ain't".split())
HAVE = frozenset("has have had having 've hasn't haven't hadn't".split())
DO = frozenset("do does did don't doesn't didn't".split())
MODAL = frozenset(
    "will would can could may might must shall should ought won't wouldn't can't cannot couldn't mustn't shouldn't 'll 'd".split()
)
AUX = BE | HAVE | DO | MODAL
NOT = frozenset("not never n't no neither nor".split())
SUBJECTS = frozenset("i he she it we they you who someone somebody everyone everybody nobody".split())
OBJECTS = frozenset("me him her us them whom himself herself themselves itself myself".split())
DETERMINERS = frozenset(
    "the a an this that these those his her its their our my your some any every each another both all many several most few no "
    "such either other two three four five six seven eight nine ten dozens hundreds thousands more fewer".split()
)
POSSESSIVES = frozenset("his her its their our my your whose".split())
PREPOSITIONS = frozenset(
    "of in on at for from with by to about into onto over under against between among during after before since until till through "
    "throughout across along around behind beyond despite except inside outside near off out up down per than toward towards upon via "
    "within without aboard amid amidst alongside regarding concerning following like unlike ahead including besides as".split()
)
CONJUNCTIONS = frozenset("and or but nor yet & so".split())
SUBORDINATORS = frozenset(
    "that if because although though while whereas when whenever where wherever since unless until after before as whether lest once "
    "who which whom whose what how why".split()
)
ADVERBS = frozenset(
    "also then later now once again still just even ever never not further thus therefore meanwhile earlier often always sometimes soon "
    "already yet too instead rather quite very perhaps maybe indeed first last twice only simply moreover furthermore "
    "nonetheless nevertheless however likewise long since almost nearly thereby hereby afterward afterwards together today yesterday "
    "tomorrow tonight elsewhere well ago".split()
)
_NOT_ADVERBS = frozenset(
    "family ally italy supply reply july assembly rally only early daily weekly monthly anomaly monopoly bully belly friendly likely "
    "elderly costly deadly apply comply imply rely fly emily sally kelly billy holy lily sicily beverly molly polly jelly tally folly "
    "multiply quarterly yearly butterfly".split()
)
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight morning afternoon evening night week "
    "month year weekend january february march april may june july august september october november december noon midnight".split()
)
_GROUPED = AUX | NOT | ADVERBS | {"to", "-", "far", "as"}
"""What may stand before a verb in its group, besides words in -ly and short forms."""
_COMING = frozenset("will 'll won't should must could may might shall".split())
_QUOTED = frozenset(("quoted", "cited", "reported"))
STOPS = frozenset((".", "!", "?", ";", ":", "..."))
DASHES = frozenset(("—", "-", "--", "―", "_"))


@cache
def verb_forms() -> dict[str, str]:
    """Forms of common verbs and reporting verbs, with all kinds that a form can be."""
    found: dict[str, str] = {}
    for file in ("verbs.tsv", "cues.tsv"):
        for row in rows(file):
            lemma = row["term"].split()[0]
            for form, kind in forms_of(lemma, row.get("irregular", "")):
                if kind not in found.get(form, ""):
                    found[form] = found.get(form, "") + kind
    return found


@define(eq=False)
class View:
    """Parallel lists over the tokens of a document.

    ``quote_at[i]`` is the number of the outermost quotation that holds token ``i``, its marks included, or -1;
    ``mention_at[i]`` the mention that covers it, or None. ``sentences`` are token ranges that no quotation crosses.
    """

    document: Document
    words: list[str]
    keys: list[str]
    quotations: list[Quotation]
    quote_at: list[int]
    mention_at: list[Mention | None]
    sentences: list[tuple[int, int]]
    paragraph_starts: list[int]
    verbs: dict[str, str]
    _ends: list[int]

    @classmethod
    def of(cls, document: Document) -> View:
        tokens = document.tokens
        n = len(tokens)
        found = [q for q in quotations(tokens) if q.level == 0]
        quote_at = [-1] * n
        for number, quotation in enumerate(found):
            quote_at[quotation.begin : quotation.end] = [number] * (quotation.end - quotation.begin)
        mention_at: list[Mention | None] = [None] * n
        for mention in document.mentions:
            mention_at[mention.first : mention.last] = [mention] * (mention.last - mention.first)
        view = cls(
            document,
            tokens.words,
            tokens.keys,
            found,
            quote_at,
            mention_at,
            [],
            [a for a, _ in tokens.paragraphs],
            verb_forms(),
            [q.end for q in found],
        )
        view.sentences = view._sentences()
        return view

    def _sentences(self) -> list[tuple[int, int]]:
        """The sentences of the text, joined where a boundary lies inside a quotation."""
        result: list[tuple[int, int]] = []
        begin: int | None = None
        for first, last in self.document.tokens.sentences:
            start = first if begin is None else begin
            inside = (
                0 < last < len(self.words)
                and self.quote_at[last] >= 0
                and self.quotations[self.quote_at[last]].begin < last
            )
            if inside and last not in self.heads:
                begin = start
                continue
            result.append((start, last))
            begin = None
        if begin is not None:
            result.append((begin, len(self.words)))
        return result

    @property
    def heads(self) -> frozenset[int]:
        """The tokens that begin a paragraph."""
        return self.document.once(_paragraph_heads)

    def paragraph(self, i: int) -> int:
        """The number of the paragraph that holds token ``i``."""
        return bisect_right(self.paragraph_starts, i) - 1

    def paragraph_end(self, i: int) -> int:
        """Where the paragraph that holds token ``i`` ends."""
        return self.document.tokens.paragraphs[self.paragraph(i)][1]

    def is_heading(self, sentence: tuple[int, int]) -> bool:
        """Whether a sentence is a headline, link or caption: a short paragraph of its own that ends in no mark."""
        first, stop = sentence
        if not self.is_word(stop - 1) or stop - first > 30 or self.quote_at[first] >= 0:
            return False
        return first in self.heads and stop >= self.paragraph_end(first)

    def in_quote(self, i: int) -> bool:
        return self.quote_at[i] >= 0

    def quotation(self, i: int) -> Quotation | None:
        """The outermost quotation that holds token ``i`` or its mark, if any."""
        number = self.quote_at[i] if 0 <= i < len(self.quote_at) else -1
        return self.quotations[number] if number >= 0 else None

    def held(self, first: int, stop: int) -> list[Quotation]:
        """The outermost quotations that share a token with a range, in order."""
        if not self.quotations:
            return []
        begin = bisect_right(self._ends, first)
        return self.quotations[begin : bisect_left(self.quotations, stop, begin, key=lambda q: q.begin)]

    def is_title(self, quotation: Quotation) -> bool:
        """Whether a quotation is a title: nearly every word of it has a capital."""
        words = [i for i in range(quotation.first, quotation.last) if self.words[i][0].isalpha()]
        small = sum(1 for i in words if not self.is_name(i) and len(self.words[i]) > 3)
        return small == 0 and len(words) < 12 and self.words[quotation.last - 1] not in ("!", "?")

    # ------------------------------------------------------------ word classes

    def is_word(self, i: int) -> bool:
        return self.words[i][0].isalnum()

    def is_adverb(self, i: int) -> bool:
        key = self.keys[i]
        return key in ADVERBS or (
            key.endswith("ly") and len(key) > 4 and key not in _NOT_ADVERBS and self.mention_at[i] is None
        )

    def is_modifier(self, i: int) -> bool:
        """Whether a word can stand between "expressed" and "hope": a determiner, possessor, adjective or adverb."""
        key = self.keys[i]
        if key in DETERMINERS or key in POSSESSIVES or self.mention_at[i] is not None or key in ("'s", "'", "and", "-"):
            return True
        return self.is_word(i) and key not in PREPOSITIONS and key not in SUBORDINATORS and key not in AUX

    def links(self, i: int) -> bool:
        """Whether what follows the noun of "expressed hope" goes on from it: a clause, an infinitive or a preposition but "of"."""
        if i >= len(self.keys):
            return True
        key = self.keys[i]
        return key != "of" and (
            key in PREPOSITIONS or key in ("that", "to") or not self.is_word(i) or key in CONJUNCTIONS
        )

    def is_given(self, i: int) -> bool:
        """Whether an auxiliary is a given name: "said Will Doyle"."""
        return self.keys[i] in ("will", "may") and self.is_name(i) and i > 0 and self.is_word(i - 1)

    def is_name(self, i: int) -> bool:
        return self.words[i][0].isupper()

    def is_finite(self, i: int) -> bool:
        """Whether the word is by its form a finite verb in this place, as far as a list and its neighbours tell."""
        key = self.keys[i]
        if key in AUX:
            if key in ("'s", "'d"):
                return i > 0 and self.keys[i - 1] in SUBJECTS
            return not self.is_given(i)
        if self.words[i][0].isupper() and self.mention_at[i] is not None:
            return False
        kinds = self.verbs.get(key)
        if kinds is None and key.endswith("ed") and i and self.words[i][0].islower():
            mention = self.mention_at[i - 1]
            return self.keys[i - 1] in SUBJECTS or (mention is not None and mention.kind in "PHB")
        if kinds is None:
            return "'" in key and key.rpartition("'")[2] in ("ve", "d", "ll", "re", "m", "t")
        previous = self.keys[i - 1] if i else ""
        if previous in ("to", "a", "an", "the") or previous in POSSESSIVES or previous == "'s":
            return False
        if "p" in kinds:
            return True
        if "d" in kinds:
            return True
        if self.words[i][0].isupper() or i == 0:
            return False
        mention = self.mention_at[i - 1]
        if "s" in kinds:
            acts = previous in SUBJECTS or (mention is not None and mention.kind in "PRHGBCLD")
            return acts or (
                self.is_word(i - 1) and not previous.endswith("s") and previous not in DETERMINERS | PREPOSITIONS
            )
        plural = (previous.endswith("s") and previous not in ("'s", "his", "its", "this")) or (
            mention is not None and mention.kind == "G"
        )
        return "b" in kinds and (previous in SUBJECTS or previous in AUX or plural)

    # ------------------------------------------------------------ verb groups

    def extend(self, hit: Hit) -> None:
        """Find where the verb group of a hit begins, and what it holds."""
        keys = self.keys
        hit.group = i = hit.first
        before = keys[i - 1] if i else "."
        if before not in _GROUPED and not before.endswith("ly") and "'" not in before:
            return  # most stand alone
        marks: list[str] = []
        while i > 0 and len(marks) < 8:
            key = keys[i - 1]
            if key == "-" and i > 1 and keys[i - 2] == "re" and i == hit.first:
                i -= 2
                continue
            if key == "far" and i > 1 and keys[i - 2] == "so":
                i -= 2
                continue
            mark = _aux_mark(key, keys[i - 2] if i > 1 else "")
            if mark is None and self.words[i - 1][0].isupper():
                break
            if mark is None and not (self.is_adverb(i - 1) or (key in NOT and key not in ("no", "neither", "nor"))):
                break
            if key == "not" and keys[i : i + 2] == ["long", "ago"]:
                i -= 1
                continue
            if key == "not" and (i < 2 or (keys[i - 2] not in AUX and hit.form not in "bg")):
                break  # "not long ago warned"
            if mark is None:
                mark = "z" if key in NOT else ""
            if key == "to" and hit.form != "b":
                break
            if (mark == "m" or key in DO) and hit.form not in "b" and not marks:
                break
            i -= 1
            if mark:
                marks.append(mark)
            if key == "to" or (len(key) > 3 and "'" in key and key not in AUX):
                break
        if keys[i] == "having" and hit.form in "dn":  # "having said": a participle
            hit.form = "g"
            marks.clear()
        hit.group = i
        hit.marks = "".join(reversed(marks))
        if hit.form == "g" and i > 3 and keys[i - 1] == "as" and (begin := self._quoted(i - 2)) is not None:
            hit.group, hit.form, hit.marks = begin, "d", ""

    def _quoted(self, i: int) -> int | None:
        """Where "was quoted (by the agency)" begins that ends before token ``i + 1``, if it does."""
        for at in range(i, max(0, i - 10), -1):
            if self.keys[at] in _QUOTED and (at == i or self.keys[at + 1] == "by"):
                while at > 0 and self.is_adverb(at - 1):
                    at -= 1
                had = at > 1 and self.keys[at - 1] == "been"
                return at - 1 - had if at and self.keys[at - 1] in BE else None
        return None

    def holds_will(self, hit: Hit) -> bool:
        """Whether the verb group tells of what is to come or may be: "will welcome", "should agree"."""
        return not _COMING.isdisjoint(self.keys[hit.group : hit.first])

    def holds_subject(self, hit: Hit) -> bool:
        """Whether the first word of the verb group is a pronoun with its auxiliary in one token ("they've")."""
        key = self.keys[hit.group]
        return "'" in key and key.partition("'")[0] in SUBJECTS and hit.group < hit.first


def _aux_mark(key: str, before: str) -> str | None:
    if key in BE:
        if key == "'s" and before not in SUBJECTS and before not in ("there", "here", "that", "what"):
            return None
        return "bz" if key.endswith("n't") else "b"
    if key in HAVE:
        return "hz" if key.endswith("n't") else "h"
    if key in DO:
        return "oz" if key.endswith("n't") else "o"
    if key in MODAL:
        return "mz" if key.endswith("n't") or key == "cannot" else "m"
    if key == "to":
        return "t"
    head, _, tail = key.partition("'")
    if tail and head in SUBJECTS:
        return {"ve": "h", "re": "b", "ll": "m", "d": "h", "m": "b"}.get(tail)
    return None


def _paragraph_heads(document: Document) -> frozenset[int]:
    return frozenset(first for first, _ in document.tokens.paragraphs)
