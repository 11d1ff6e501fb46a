"""Reporting expressions in a text: the cue lexicon in all its forms, and the verb group around each hit."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from attrs import define, frozen

from diplonews.lexicon import Lexicon, Row, Term, keys_of, rows
from diplonews.parsers.statement.inflection import forms_of

if TYPE_CHECKING:
    from diplonews.document import Document
    from diplonews.parsers.statement.view import View


@frozen
class Cue:
    """A row of the lexicon ``cues.tsv``: what a reporting expression takes and means."""

    term: str
    takes: frozenset[str]
    object: str
    passive: bool
    sense: str
    flag: str
    noun: bool = False

    @classmethod
    def of(cls, row: Row) -> Cue:
        return cls(
            row["term"],
            frozenset(row.get("takes", "that bare quote").split()),
            row.get("object", "no"),
            row.get("passive", "no") == "yes",
            row.get("sense", "say"),
            row.get("flag", ""),
            row.get("noun", "") == "yes",
        )


@define
class Hit:
    """A reporting expression: tokens ``first`` to ``last`` (half-open); ``group`` is where its verb group begins.

    ``form`` is b (base), s (third person), d (past or participle), p (past), n (participle), g (-ing) or a ("according to").
    ``marks`` holds what stands in the verb group: b a form of be, h of have, m a modal, o of do, z a negation, t "to".
    """

    cue: Cue
    form: str
    first: int
    last: int
    group: int = 0
    marks: str = ""

    @property
    def finite(self) -> bool:
        """Whether the verb group makes a clause with its own subject."""
        form, marks = self.form, self.marks
        return "t" not in marks and ("b" in marks if form == "g" else form != "n" or "h" in marks)

    @property
    def is_passive(self) -> bool:
        return self.marks[-1:] == "b" and self.form in "dn"


_GAPPED = frozenset(
    "express voice convey extend offer reiterate reaffirm declare issue release make give take raise share signal lodge".split()
)
_ARTICLES = frozenset("a an the his its our my your whose".split())
ACCORDING = Cue("according to", frozenset(("np",)), "no", passive=False, sense="say", flag="")


@cache
def lexicon() -> tuple[Lexicon, dict[str, tuple[str, dict[str, list[tuple[tuple[str, ...], Cue]]]]]]:
    """The cues in all forms, and those whose noun may stand off from its verb: form of the verb → noun → rest and cue."""
    return _compile(rows("cues.tsv"))


def _compile(table: list[Row]) -> tuple[Lexicon, dict[str, tuple[str, dict[str, list[tuple[tuple[str, ...], Cue]]]]]]:
    terms: list[Term] = []
    gapped: dict[str, tuple[str, dict[str, list[tuple[tuple[str, ...], Cue]]]]] = {}
    for row in table:
        cue = Cue.of(row)
        head, *rest = keys_of(row["term"])
        apart = (
            head in _GAPPED
            and rest
            and rest[0] not in ("up", "out", "on", "off", "it", "public", "known", "clear", "plain")
        )
        for form, kind in forms_of(head, row.get("irregular", "")):
            terms.append(Term((form, *rest), kind, cue))
            if apart:
                by_noun = gapped.setdefault(form, (kind, {}))[1]
                tail = tuple(rest[1:]) if rest[0] in ("a", "an", "the") else tuple(rest)
                by_noun.setdefault(tail[0], []).append((tail, cue))
    terms.append(Term(("according", "to"), "a", ACCORDING))
    terms.append(Term(("according", "a"), "a", ACCORDING))
    terms.sort(key=lambda t: t.data.flag in ("topic", "mind", "quote"))  # of equal forms the plainer reading wins
    return Lexicon(terms), gapped


def hits(document: Document, view: View) -> Iterator[Hit]:
    """The reporting expressions outside quotation marks, from left to right, without overlap."""
    words, gapped = lexicon()
    added = document.registry.rows("cues") if document.registry is not None else ()
    if added:
        words = _compile(list(added))[0] | words
    index, quote_at, mention_at = document.tokens.index, view.quote_at, view.mention_at
    free = 0
    places: list[int] = []
    for key in index.keys() & words.firsts:
        places += index[key]
    for i in sorted(places):
        if i < free or quote_at[i] >= 0 or (i and view.keys[i - 1] in _ARTICLES):  # "a think tank", "the alleged trip"
            continue
        mention = mention_at[i]
        if mention is not None and (mention.first < i or mention.last > i + 1 or view.words[i][0].isupper()):
            continue
        hit = _at(view, words, gapped, i)
        if hit is not None:
            yield hit
            free = hit.last


def _at(
    view: View,
    words: Lexicon,
    gapped: dict[str, tuple[str, dict[str, list[tuple[tuple[str, ...], Cue]]]]],
    i: int,
) -> Hit | None:
    keys = view.keys
    found = words.at(keys, i)
    hit = Hit(found.data, found.kind, i, i + len(found.words)) if found else None
    if keys[i] in gapped:
        kind, nouns = gapped[keys[i]]
        for at in range(i + 1, min(i + 7, len(keys))):
            key = keys[at]
            if key in nouns:
                for tail, cue in nouns[key]:
                    end = at + len(tail)
                    if (hit is None or end > hit.last) and tuple(keys[at:end]) == tail and view.links(end):
                        hit = Hit(cue, kind, i, end)
            elif not view.is_modifier(at):
                break
    if hit is None or (hit.form in "bs" and i and keys[i - 1] == "her"):
        return None
    view.extend(hit)
    return hit
