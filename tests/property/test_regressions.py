"""Texts that once raised an error or were read wrongly, in words of our own."""

from __future__ import annotations

import datetime as dt

import pytest

import diplonews

DAY = dt.date(2024, 3, 14)


@pytest.mark.parametrize(
    "text",
    [
        "Both states signed more than a dozen agreements last December that included widening harbour basins and opening "
        "schools, and setting up a line for fishing crews.",
        "Minister Ama Mensah of Ghana said that she had met Mr Yannis Melas, Minister for Order, in Athens.\n\n30 April 1985\n\n"
        "Media Contact:  Mick Lund, Minister's Office, Oslo  Tel: (012) 34 5678\n",
    ],
)
def test_no_error(text: str) -> None:
    article = diplonews.parse(text, published=DAY)
    assert diplonews.from_json(diplonews.to_json(article)) == article
    assert not [r for r in article.records if r.unsupported()]


@pytest.mark.parametrize(
    "verb", ["arrived in Nairobi on Wednesday for", "arrived here Wednesday for", "will begin on Monday"]
)
@pytest.mark.parametrize("host", ["Kenyan President Daniel Otieno", "President Daniel Otieno"])
def test_who_invites_is_no_visitor(verb: str, host: str) -> None:
    text = (
        f"Portuguese President Helena Marques {verb} a three-day official visit to Kenya at the invitation of {host}."
    )
    (visit,) = diplonews.parse(text, published=DAY).visits
    assert [v.name for v in visit.visitors if isinstance(v, diplonews.Person)] == ["Helena Marques"]
    assert visit.destination == diplonews.Country("KE")
    assert visit.kind == "official"
