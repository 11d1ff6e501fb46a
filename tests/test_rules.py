"""The rule catalogue of the docs: no rule is missing, doubled or made up, and each reads its example and refuses what it should."""

from __future__ import annotations

import csv
import datetime as dt
import importlib.util
import re
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

import diplonews

ROOT = Path(__file__).resolve().parents[1]
DAY = dt.date(2024, 5, 15)
UNSHOWN = {  # guards of fields whose words are rarely missing: no short text shows them
    "inferred.meeting.format.title",
    "inferred.memorandum.countries.sovereign",
    "inferred.visit.when.duration",
}
CASES = ("events", "meetings", "memoranda", "rare", "references", "statements", "trips", "visits")


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GENERATE = generator()
ROWS = GENERATE.catalogue()


@cache
def read(text: str) -> frozenset[str]:
    """The names of the rules that read something in a text: in records, notes and dates, or in a title."""
    article = diplonews.parse(text, published=DAY)
    found = {e.rule for r in article.records for e in r.evidence} | {n.rule for n in article.notes}
    found |= {d.rule for d in diplonews.find_dates(text, anchor=DAY)}
    if "\n" not in text and not text.endswith("."):
        found |= {e.rule for e in diplonews.parse_title(text).evidence}
    return frozenset(found)


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r.rule)
def test_a_rule_reads_its_example_and_refuses_the_other(row: GENERATE.Row) -> None:  # type: ignore[name-defined]
    assert row.matches(read(row.example)), sorted(read(row.example))
    assert not row.matches(read(row.refuses)), sorted(read(row.refuses))


def test_no_row_is_empty_or_doubled() -> None:
    assert len({row.rule for row in ROWS}) == len(ROWS)
    for row in ROWS:
        assert all((row.rule, row.reads, row.example, row.refuses)), row
        assert row.example != row.refuses


def test_every_rule_has_a_row() -> None:
    texts = [
        cell.replace("\\n", "\n").replace("¶", "\n")
        for name in CASES
        for line in csv.reader(
            (ROOT / "tests" / "cases" / f"{name}.tsv").open(encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE
        )
        for cell in line
        if len(cell) > 30 and not cell.startswith("#")
    ]
    seen = {rule for text in texts for rule in read(text)} | GENERATE.literals() - UNSHOWN
    missing = sorted(rule for rule in seen if not any(row.matches({rule}) for row in ROWS))
    assert not missing, f"docs/rules.tsv has no row for {missing}"


def test_the_page_names_every_rule() -> None:
    page = GENERATE.rules()
    for row in ROWS:
        assert f"\n| `{row.rule}`<br>" in page
    assert not re.search(r"\| +\|", page)
