"""Capitals and agencies of former states, in texts that name them or are of their days."""

from __future__ import annotations

import datetime as dt

import pytest

from diplonews.document import Document
from diplonews.values import Body, Country

TEXT = "Moscow warned against it. TASS said so."


def countries(text: str, published: dt.date | None) -> set[str]:
    actors = Document.read(text, anchor=published).actors
    return {a.country.code for a in actors if isinstance(a, Body) and a.country}


@pytest.mark.parametrize(
    ("text", "published", "code"),
    [
        (TEXT, None, "RU"),
        (TEXT, dt.date(1987, 3, 1), "SU"),
        (TEXT, dt.date(1991, 12, 26), "RU"),
        (TEXT + " Russia agreed.", dt.date(1987, 3, 1), "RU"),
        (TEXT + " The Soviet Union agreed.", None, "SU"),
        ("Tanjug said so.", dt.date(1987, 3, 1), "YU"),
        ("Tanjug said so.", dt.date(2021, 3, 1), "RS"),
        ("Prague warned against it.", dt.date(1987, 3, 1), "CS"),
    ],
)
def test_whose_they_are(text: str, published: dt.date | None, code: str) -> None:
    assert countries(text, published) == {code}


@pytest.mark.parametrize(
    ("published", "codes"), [(dt.date(2004, 3, 1), {"YU"}), (dt.date(2021, 3, 1), {"RS", "ME"}), (None, {"YU"})]
)
def test_serbia_and_montenegro_are_two_after_their_union(published: dt.date | None, codes: set[str]) -> None:
    actors = Document.read("Serbia and Montenegro signed it.", anchor=published).actors
    assert {a.code for a in actors if isinstance(a, Country)} == codes
