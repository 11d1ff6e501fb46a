"""The lexicon of reporting expressions: every row makes sense, and all its forms are found."""

from __future__ import annotations

import pytest

from diplonews.document import Document
from diplonews.lexicon import rows
from diplonews.parsers.statement.cues import hits, lexicon
from diplonews.parsers.statement.inflection import forms_of
from diplonews.parsers.statement.view import View

ROWS = rows("cues.tsv")
TAKES = {"that", "bare", "quote", "np", "inf", "objinf", "wh", "ing", "for", "of", "saying", "inf-noun"}
SENSES = {
    *(
        "say announce report explain stress recall argue claim confirm admit suggest propose predict expect hope".split()
    ),
    *("promise warn demand urge ask answer offer agree disagree deny reject refuse criticise condemn accuse".split()),
    *("complain praise welcome thank congratulate condole apologise support oppose worry conclude describe".split()),
    *("quote discuss write shout boast think intend learn".split()),
}


def test_there_are_many_and_each_once() -> None:
    assert len(ROWS) >= 400
    assert len({r["term"] for r in ROWS}) == len(ROWS)


def test_rows_make_sense() -> None:
    for row in ROWS:
        term = row["term"]
        assert term == term.strip().lower()
        assert row["takes"], term
        assert set(row["takes"].split()) <= TAKES, term
        assert row["object"] in {"yes", "no", "to", "at", "object"}, term
        assert row["passive"] in {"yes", "no"}, term
        assert row["sense"] in SENSES, term
        assert row["flag"] in {"", "quote", "view", "topic", "mind", "weak"}, term
        assert row["noun"] in {"", "yes"}, term
        kinds = {kind for _, kind in forms_of(term.split()[0], row["irregular"])}
        assert {"b", "s", "g"} <= kinds, term
        assert kinds & {"d", "p"}, term


@pytest.mark.parametrize(
    ("lemma", "irregular", "forms"),
    [
        ("say", "said", "say says saying said"),
        ("deny", "", "deny denies denying denied"),
        ("stress", "", "stress stresses stressing stressed"),
        ("agree", "", "agree agrees agreeing agreed"),
        ("write", "wrote written", "write writes writing wrote written"),
        ("quip", "quipped quipping", "quip quips quipping quipped"),
        ("signal", "signalled signaled signalling signaling", "signal signals signalling signaling signalled signaled"),
        ("lie", "", "lie lies lying lied"),
        ("have", "had having", "have has having had"),
    ],
)
def test_inflection(lemma: str, irregular: str, forms: str) -> None:
    assert {f for f, _ in forms_of(lemma, irregular)} == set(forms.split())


@pytest.mark.parametrize(
    ("text", "cue", "sense"),
    [
        ("The minister has repeatedly said that.", "has repeatedly said", "say"),
        ("She pointed out the need.", "pointed out", "stress"),
        ("He expressed his deep gratitude for it.", "expressed his deep gratitude", "thank"),
        ("They called for calm.", "called for", "demand"),
        ("They're calling on all sides to stop.", "They're calling on", "urge"),
        ("The sides were of the view that it works.", "were of the view", "agree"),
        ("According to the embassy, it rained.", "According to", "say"),
        ("The source went on to say it.", "went on to say", "say"),
    ],
)
def test_hits(text: str, cue: str, sense: str) -> None:
    document = Document.read(text)
    view = View.of(document)
    first = next(iter(hits(document, view)))
    start, end = document.span(first.group, first.last)
    assert text[start:end] == cue
    assert first.cue.sense == sense


def test_no_cue_inside_quotation_marks() -> None:
    document = Document.read("“He said that she denied it” was written there.")
    assert [h.cue.term for h in hits(document, View.of(document))] == ["write"]


def test_forms_are_compiled_once() -> None:
    assert lexicon() is lexicon()
