"""A country that acts goes by the fullest name that the article has for it."""

from __future__ import annotations

import pytest

import diplonews
from diplonews.document import Document
from diplonews.values import Country

TEXTS = (
    ("The UK agreed. Britain was glad.", "GB", "Britain"),
    ("The UK agreed. Britain was glad. The United Kingdom signed.", "GB", "United Kingdom"),
    ("US officials left. The US agreed.", "US", "US"),
    ("Turkey agreed with Norway.", "TR", "Turkey"),
    ("Turkey agreed. The Republic of Türkiye signed.", "TR", "Republic of Türkiye"),
    ("PERU AGREES\n\nTalks ended, and Peru agreed to sign.", "PE", "Peru"),
    ("The Emirates agreed with the United Arab Emirates.", "AE", "United Arab Emirates"),
    ("Scotland agreed.", "GB", "United Kingdom"),
    ("Italians voted.", "IT", "Italians"),
    ("Italians voted. Italy agreed.", "IT", "Italy"),
)


@pytest.mark.parametrize(("text", "code", "name"), TEXTS)
def test_the_fullest_name(text: str, code: str, name: str) -> None:
    names = [a.name for a in Document.read(text).actors if isinstance(a, Country) and a.code == code]
    assert names == [name]


def test_names_pass_through_json() -> None:
    article = diplonews.parse("Britain and the UAE signed a memorandum of understanding on trade.")
    again = diplonews.from_json(diplonews.to_json(article))
    assert again == article
    assert diplonews.to_json(again) == diplonews.to_json(article)
    assert [p.name for p in again.memoranda[0].parties] == ["Britain", "UAE"]
    assert [c.name for c in again.memoranda[0].countries] == ["United Kingdom", "United Arab Emirates"]
