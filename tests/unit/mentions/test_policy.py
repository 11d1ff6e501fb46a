"""The policy on disputed names, as docs/actors.md states it."""

from __future__ import annotations

import pytest

import diplonews
from diplonews.document import Document
from diplonews.values import Country


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Palestine", "PS"),
        ("Western Sahara", "EH"),
        ("Hong Kong", "HK"),
        ("Macau", "MO"),
        ("Taiwan", "TW"),
        ("Kosovo", "XK"),
    ],
)
def test_what_has_a_code_of_its_own_is_a_country(name: str, code: str) -> None:
    assert Country.find(name) == Country(code)
    assert [c.country.code for c in diplonews.find_countries(f"She spoke of {name}.")] == [code]


@pytest.mark.parametrize(
    "name", ["Crimea", "Transnistria", "Somaliland", "Northern Cyprus", "Abkhazia", "Kurdistan Region", "Kashmir"]
)
def test_what_the_assembly_counts_to_a_state_is_a_place(name: str) -> None:
    assert Country.find(name) is None
    assert diplonews.find_countries(f"She spoke of {name}.") == []
    assert [m.kind for m in Document.read(f"Troops went to {name}.").mentions] == ["L"]


def test_a_region_of_several_countries_is_noted() -> None:
    notes = diplonews.parse("The army left Kashmir.").notes
    assert [(n.rule, n.reason) for n in notes] == [("place.country.equal", "may lie in IN or PK")]
    assert diplonews.parse("India left Kashmir.").notes == ()


def test_a_place_that_is_read_as_a_name_is_noted() -> None:
    article = diplonews.parse("The minister met London Vincent.")
    assert [p.name for p in article.people] == ["London Vincent"]
    assert [n.rule for n in article.notes] == ["place.other"]
