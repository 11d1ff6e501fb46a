"""The rules of dates, the tense of clauses and the date API."""

from __future__ import annotations

import datetime as dt
import doctest
from pathlib import Path

import pytest

import diplonews
from diplonews.lexicon import rows
from diplonews.mentions.dates import find
from diplonews.mentions.dates.rules import ALONE, RULES, DateRule, compiled
from diplonews.mentions.dates.tense import Tenses
from diplonews.mentions.dates.words import OTHER, letters_of, spell
from diplonews.text import tokenize

ANCHOR = dt.date(2021, 4, 14)


@pytest.mark.parametrize("number", range(len(RULES)), ids=lambda n: RULES[n].example)
def test_each_rule_reads_its_example(number: int) -> None:
    rule: DateRule = RULES[number]
    tokens = tokenize(rule.example)
    assert compiled().single[number].search(spell(tokens))
    found = find(tokens, anchor=ANCHOR)
    assert rule.name in {m.data.rule for m in found}


def test_every_kind_that_can_be_a_date_by_itself_is_told() -> None:
    kinds = sorted({row["kind"] for row in rows("dates.tsv")} | {"day", "nth", "year", "figure", "numeric", "lowmay"})
    for kind in kinds:
        for before in kinds:
            letters = letters_of(f"{before} {kind}")
            if any((m := single.match(letters, 1)) and m.end() == 2 for single in compiled().single):
                assert kind in ALONE.split()


def test_rules_find_the_same_alone_and_together() -> None:
    rules = compiled()
    for rule in RULES:
        letters = spell(tokenize(rule.example))
        hit = rules.search(letters, 0, len(letters))
        firsts = [m.start() for single in rules.single if (m := single.search(letters))]
        assert hit is not None
        assert hit[0] == min(firsts)


def test_words_are_in_one_kind_only() -> None:
    for file, key in (("dates.tsv", "kind"), ("date_context.tsv", "")):
        seen: dict[str, str] = {}
        for row in rows(file):
            for word in row["words"].split(" "):
                assert word
                assert word == word.lower()
                if key:
                    assert seen.setdefault(word, row[key]) == row[key]


def test_ordinary_words_are_spelled_as_nothing() -> None:
    assert set(spell(tokenize("She may sing; they march, he sat, mar it, sun it"))) - set(spell(tokenize(", may"))) == {
        OTHER
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on Tuesday", "past"),
        ("They will meet on Tuesday", "future"),
        ("They are to meet on Tuesday", "future"),
        ("They are meeting on Tuesday", "present"),
        ("Talks are held on Tuesday", "present"),
        ("Talks to be held on Tuesday", "future"),
        ("Talks will be held on Tuesday", "future"),
        ("Talks have been held on Tuesday", "past"),
        ("He said he would come on Tuesday", "would"),
        ("He said on Tuesday that they will come", "past"),
        ("He said that on Tuesday they will come", "future"),
        ("On Tuesday they will come", "future"),
        ("On Tuesday they came", "past"),
        ("He is due in Baku on Tuesday", "future"),
        ("It was delayed due to Tuesday", "past"),
        ("A planned visit on Tuesday", "future"),
        ("The Swiss-led talks on Tuesday", None),
        ("Minister to visit Minsk on Tuesday", "future"),
        ("He was invited to visit Minsk on Tuesday", "would"),
        ("They look forward to seeing him on Tuesday", "future"),
        ("The conference being held on Tuesday", "present"),
        ("Rain on Tuesday", None),
    ],
)
def test_tense(text: str, expected: str | None) -> None:
    tokens = tokenize(text)
    at = tokens.keys.index("tuesday")
    assert Tenses(tokens, 0, len(tokens)).at(at, at + 1) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on April 20", "past"),
        ("They discussed at great length the trade fair on April 20", None),
        ("They discussed the April 20 summit", None),
        ("They praised the summit on April 20", None),
        ("They held a summit on April 20", "past"),
        ("They will pay a visit on April 20", "future"),
        ("The president is to visit on April 20", "future"),
        ("They will discuss the attack on April 20", "past"),
    ],
)
def test_only_a_verb_that_owns_the_date_is_firm(text: str, expected: str | None) -> None:
    tokens = tokenize(text)
    at = tokens.keys.index("april")
    assert Tenses(tokens, 0, len(tokens)).firm(at, at + 2) == expected


def test_a_tense_that_is_given_overrules_the_sentence() -> None:
    tokens = tokenize("They met on Tuesday.")
    assert [m.value.edtf for m in find(tokens, anchor=ANCHOR, tense="future")] == ["2021-04-20"]


def test_precision_and_reason() -> None:
    text = "Since 2019, in April 2020, on 3 May 2020, from 3 to 5 May 2020, in the coming days and on 31 April 2020."
    assert [(m.data.precision, m.data.reason) for m in find(tokenize(text), anchor=ANCHOR)] == [
        ("year", None),
        ("month", None),
        ("day", None),
        ("range", None),
        ("none", "too vague for a date"),
        ("none", "there is no such day"),
    ]


def test_spans_cover_the_date_and_nothing_else() -> None:
    text = "The leaders met\u00a0on Tuesday, 13\u00a0April\u00a02021 , and will meet from 3 to 5 May."
    assert [d.span.of(text) for d in diplonews.find_dates(text, anchor=ANCHOR)] == [
        "Tuesday, 13\u00a0April\u00a02021",
        "3 to 5 May",
    ]


def test_parse_when_reads_one_date_only() -> None:
    assert diplonews.parse_when("2021") == diplonews.When("2021")
    assert diplonews.parse_when("April 13, April 13", anchor=ANCHOR) == diplonews.When("2021-04-13")
    assert diplonews.parse_when("April 13, May 2", anchor=ANCHOR) is None
    assert diplonews.parse_when("") is None
    assert diplonews.parse_when("0000") is None


def test_an_anchor_may_carry_a_time() -> None:
    assert diplonews.parse_when("today", anchor=dt.datetime(2021, 4, 14, 23, 59)) == diplonews.When("2021-04-14")


EDGES = """yesterday|tomorrow|last week|next week|this week|last month|last year|next year|a century ago|next weekend|last quarter
May 3|on the 31st
They will meet on Monday|They met on Monday|over the last 48 hours|the next 2021 years|in the past decade|last June|next June
9999 decades ago
on the 10th of next month|99 centuries ago|the week of May 3|two weeks from now|from December 30 to January 2|29 February
Monday to Friday"""


@pytest.mark.parametrize("anchor", [dt.date.min, dt.date.max])
@pytest.mark.parametrize("text", EDGES.replace("\n", "|").split("|"))
def test_the_ends_of_the_calendar_raise_nothing(text: str, anchor: dt.date) -> None:
    diplonews.find_dates(text, anchor=anchor)


def test_the_documentation_lists_every_rule() -> None:
    page = (Path(__file__).parents[3] / "docs" / "dates.md").read_text(encoding="utf-8")
    for rule in RULES:
        found = next(m for m in find(tokenize(rule.example), anchor=ANCHOR) if m.data.rule == rule.name)
        value = f"`{found.value.edtf}`" if found.value else found.data.reason
        assert f"| `{rule.name}` | {rule.example} | {value} |" in page


def test_the_examples_of_the_documentation_run() -> None:
    page = Path(__file__).parents[3] / "docs" / "dates.md"
    assert doctest.testfile(str(page), module_relative=False, verbose=False).failed == 0
