"""People, bodies and countries by themselves: what a text speaks of, each actor once with every place that speaks of it.

``find_dates`` stands beside them in :mod:`diplonews.dates`.
"""

from __future__ import annotations

from attrs import frozen

from diplonews.document import Document
from diplonews.heading import read_heading
from diplonews.mentions import countries as mentions_of_countries
from diplonews.text import tokenize
from diplonews.values import Body, Country, KnownBody, KnownPerson, Person, Span


@frozen
class FoundCountry:
    """A place in a text that speaks of a country. ``form`` is ``name`` (Belarus) or ``adjective`` (Belarusian, Belarusians)."""

    span: Span
    country: Country
    form: str


def find_people(text: str) -> list[KnownPerson]:
    """The people of a text in the order in which it names them, each once, in the fullest form, with all mentions.

    Mentions are names, offices ("the Azerbaijani leader"), pronouns and groups ("the two leaders"). A person of whom only the
    office is told has ``name`` None. Never raises on any ``str``; linear in its length.

    >>> [(p.name, p.title, p.country.code) for p in find_people("Kenyan President Amina Odhiambo left. She was tired.")]
    [('Amina Odhiambo', 'President', 'KE')]
    """
    return known_people(_document(text))


def find_bodies(text: str) -> list[KnownBody]:
    """The organisations, ministries, agencies, companies and groups of a text, each once, with all mentions.

    The name is as the text writes it, without the country where that is no part of it. Never raises on any ``str``; linear in
    its length.

    >>> [(b.name, b.country.code) for b in find_bodies("The Ministry of Energy of Belarus said so.")]
    [('Ministry of Energy', 'BY')]
    """
    return known_bodies(_document(text))


def find_countries(text: str) -> list[FoundCountry]:
    """Every place of a text that names a country or its people, in order.

    A sea, a treaty or a city of that name is no country; a name that countries share goes by its neighbourhood. Never raises on
    any ``str``; linear in its length.

    >>> [(c.country.code, c.form) for c in find_countries("Belarusian goods reach Niger by the South China Sea.")]
    [('BY', 'adjective'), ('NE', 'name')]
    """
    tokens = tokenize(text)
    return [
        FoundCountry(Span(*tokens.span(m.first, m.last)), m.value, "name" if m.kind == "C" else "adjective")
        for m in mentions_of_countries.find(tokens)
    ]


def known_people(document: Document) -> list[KnownPerson]:
    """The people of a document with their mentions."""
    return [
        KnownPerson(
            name=a.name, title=a.title, country=a.country, organization=a.organization, mentions=_spans(document, n)
        )
        for n, a in enumerate(document.actors)
        if isinstance(a, Person)
    ]


def known_bodies(document: Document) -> list[KnownBody]:
    """The bodies of a document with their mentions."""
    return [
        KnownBody(name=a.name, country=a.country, mentions=_spans(document, n))
        for n, a in enumerate(document.actors)
        if isinstance(a, Body)
    ]


def _document(text: str) -> Document:
    return Document.read(text, heading=read_heading(text))


def _spans(document: Document, number: int) -> tuple[Span, ...]:
    return tuple(Span(*document.span(m.first, m.last)) for m in document.mentions_of(number))
