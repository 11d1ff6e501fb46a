"""Statements by case: each text of ``statements.tsv`` with the records that it gives, and the fields beside them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from diplonews import Country, Statement, parse
from diplonews.lexicon import Row, table

CASES = table(Path(__file__).with_name("statements.tsv").read_text(encoding="utf-8"), "statements.tsv")
BORDERS = table(Path(__file__).with_name("borders.tsv").read_text(encoding="utf-8"), "borders.tsv")
DAY = dt.date(2024, 5, 6)


def read(text: str) -> list[Statement]:
    records = parse(text, published=DAY, only=(Statement,)).records
    assert all(isinstance(r, Statement) for r in records)
    return [r for r in records if isinstance(r, Statement)]


def name_of(actor: object) -> str:
    return getattr(actor, "name", None) or getattr(actor, "title", None) or ""


def brief(record: Statement) -> str:
    who = "; ".join(name_of(s) for s in record.speakers)
    cue = record.cue.text if record.cue else "-"
    return f"{who} > {record.kind} > {cue} > {' … '.join(c.text for c in record.content)}"


def test_there_are_many_cases() -> None:
    assert len(CASES) >= 200


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['item']}: {c['text'][:60]}")
def test_case(case: Row) -> None:
    text = case["text"].replace("\\n", "\n")
    records = read(text)
    assert " || ".join(brief(r) for r in records) == case["records"].replace("\\n", "\n")
    for record in records:
        assert not record.unsupported()
        assert all(text[e.start : e.end].strip() for e in record.evidence)


@pytest.mark.parametrize("case", BORDERS, ids=lambda c: c["text"][:60])
def test_borders(case: Row) -> None:
    text = case["text"].replace("\\n", "\n")
    records = read(text)
    assert records == read(text)
    for record in records:
        assert record.content
        assert not record.unsupported()
        assert all(0 <= e.start < e.end <= len(text) and e.rule for e in record.evidence)
        assert all(q.text == text[q.start : q.end] for q in record.content)


@pytest.mark.parametrize(
    ("text", "to", "occasion", "when"),
    [
        ("Clara Voss told reporters that the road was safe.", ["reporters"], None, None),
        ("Clara Voss told Olaf Lund on Monday that the road was safe.", ["Olaf Lund"], None, "2024-05-06"),
        ("Clara Voss assured her French counterpart that aid would come.", ["French counterpart"], None, None),
        ("Clara Voss said at a joint press conference that the road was safe.", [], "a joint press conference", None),
        ("In an interview with Nordic Radio, Clara Voss said the road was safe.", [], "an interview", None),
        ("Clara Voss said on X that the road was safe.", [], "X", None),
        ("Clara Voss said during the summit on 14 April 2021 that it works.", [], "the summit", "2021-04-14"),
        (
            "“The road is safe,” Clara Voss told reporters at a briefing on Sunday.",
            ["reporters"],
            "a briefing",
            "2024-05-05",
        ),
        ("The road is safe, the Foreign Ministry said in a statement.", [], "a statement", None),
        ("Clara Voss thanked Olaf Lund for his help.", ["Olaf Lund"], None, None),
        ("Clara Voss said the road would open on 9 May 2024.", [], None, None),
    ],
)
def test_settings(text: str, to: list[str], occasion: str | None, when: str | None) -> None:
    (record,) = read(text)
    assert [name_of(a) for a in record.addressees] == to
    assert (record.occasion.text if record.occasion else None) == occasion
    assert (record.when.edtf if record.when else None) == when


def test_speaker_is_shown_where_the_name_stands() -> None:
    text = "President Clara Voss arrived in Oslo. “The road is safe,” she said."
    (record,) = read(text)
    (shown,) = record.because("speakers")
    assert text[shown.start : shown.end] == "she"
    assert name_of(record.speakers[0]) == "Clara Voss"


def test_a_quotation_without_reporting_clause_is_inferred() -> None:
    (record,) = read("Minister Clara Voss met her guests on Monday. “Trade will double within a year.”")
    assert record.cue is None
    assert all(e.rule.startswith("inferred.") for e in record.because("speakers"))


def test_country_of_an_unnamed_speaker() -> None:
    (record,) = read("A senior Turkish official said the road was safe.")
    assert record.speakers[0].country == Country("TR")  # type: ignore[union-attr]


def test_the_minister_whom_a_release_names_says_i_and_we() -> None:
    head = "MINISTER FOR TRADE, ANA ROJAS\n\nMEDIA RELEASE\n\n"
    text = "Today I met Kenyan Foreign Minister John Mwangi. Mr Mwangi and I agreed that trade should grow. We agreed to meet again. "
    records = read(f"{head}{text}I reiterated our support for peace.")
    assert [[name_of(s) for s in r.speakers] for r in records] == [["ANA ROJAS", "John Mwangi"]] * 2 + [["ANA ROJAS"]]


def test_what_was_not_said_leaves_a_note() -> None:
    article = parse("Clara Voss did not say that the road was safe.", only=(Statement,))
    assert not article.records
    assert any(n.rule == "statement.negated" for n in article.notes)
