"""The date finder against the table of cases."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import diplonews
from diplonews.lexicon import table

CASES = table((Path(__file__).parents[2] / "cases" / "dates.tsv").read_text(encoding="utf-8"), "dates.tsv")


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['text'][:50]}@{c['anchor']}")
def test_case(case: dict[str, str]) -> None:
    anchor = dt.date.fromisoformat(case["anchor"]) if case["anchor"] else None
    found = diplonews.find_dates(case["text"], anchor=anchor)
    assert " ".join(d.when.edtf if d.when else "-" for d in found) == case["expected"]
    for date in found:
        assert (date.when is None) == (date.reason is not None)
        assert date.rule.startswith("date.")
        assert date.span.of(case["text"]).strip()
