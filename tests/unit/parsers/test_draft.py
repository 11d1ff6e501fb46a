"""Drafts: nothing is set without evidence."""

from __future__ import annotations

from diplonews.parsers.draft import Draft
from diplonews.records import Memorandum, Visit
from diplonews.values import Country, Evidence, Person


def test_every_field_has_its_evidence() -> None:
    draft = Draft(Visit, "visit.arrived-in", 0, 30)
    draft.set("visitors", (Person(name="Ana Ruiz"),), 0, 8)
    draft.set("destination", Country("PT"), 20, 26, "visit.destination.named")
    record = draft.build()
    assert record.because("visitors") == (Evidence("visitors", 0, 8, "visit.visitors.arrived-in"),)
    assert record.because("destination") == (Evidence("destination", 20, 26, "visit.destination.named"),)
    assert {e.rule for e in record.because("status")} == {"inferred.visit.arrived-in.default-status"}
    assert not record.unsupported()
    assert record.span.start == 0


def test_the_last_value_counts_and_both_places_stay() -> None:
    draft = Draft(Memorandum, "memorandum.signed", 5, 30)
    draft.set("instrument", "agreement", 5, 9)
    draft.set("instrument", "treaty", 10, 16)
    draft.support("instrument", 10, 16)
    record = draft.build()
    assert record.instrument == "treaty" == draft.get("instrument")
    assert len(record.because("instrument")) == 2


def test_evidence_of_a_field_without_value_is_dropped() -> None:
    draft = Draft(Visit, "visit.trip", 0, 9)
    draft.set("visitors", (Country("PE"),), 0, 4)
    draft.support("place", 1, 3)
    assert not draft.build().because("place")
