"""``parse_title``: the title of one instrument, taken apart.

The steps in their order: :mod:`spelling` writes the title as a row of units, one letter each; :mod:`grammar` finds in it the
instrument, the place of its parties and what it amends; :mod:`parties` tells the "and" between parties from that inside a name;
:mod:`subjects` takes from the rest what the instrument is about. :mod:`model` holds what is found, as ranges of tokens.
"""

from __future__ import annotations

from typing import cast

import attrs

from diplonews.lexicon import Row
from diplonews.parsers.titles.grammar import read
from diplonews.parsers.titles.model import Part, Party, Title
from diplonews.records import Memorandum
from diplonews.records.memorandum import Instrument
from diplonews.text.tokens import Tokens, tokenize
from diplonews.values import Actor, Body, Country, Evidence, Person, Quote

_LIMIT = 4000  # tokens of a title that are looked at


def parse_title(title: str) -> Memorandum:
    """Read the title of an instrument into its kind, parties with their countries, subject and what it amends.

    Spans of the evidence and of the quotes are offsets into ``title``. Nothing is said of date, status and place: a date inside
    a title is not the day of its signing. A text that names no instrument gives the kind ``other``. Never raises on any ``str``.

    >>> record = parse_title("Agreement between the Government of Japan and the Government of Peru on Air Services")
    >>> record.instrument, [c.code for c in record.countries], record.subject.text
    ('agreement', ['JP', 'PE'], 'Air Services')
    """
    if not isinstance(title, str):
        raise TypeError(f"parse_title() takes the title as str, not {type(title).__name__}")
    tokens = tokenize(title)
    first, last = 0, min(len(tokens), _LIMIT)
    while first < last and tokens.words[first] in ('"', "'", "«", "»", "*", "-", "•"):
        first += 1
    while last > first and tokens.words[last - 1] in ('"', "'", "«", "»", "*", ";", ",", "."):
        last -= 1
    if first >= last:  # marks alone: they are all that the record can point at
        first, last = 0, min(len(tokens), _LIMIT)
    if not last:
        return Memorandum(instrument="other", evidence=())
    found = read(tokens, first, last)
    whole = tokens.span(first, last)
    record = Memorandum(
        instrument=kind_of(found),
        title=Quote.cut(title, *whole),
        parties=parties_of(tokens, found),
        countries=countries_of(found),
        subject=quote(tokens, found.subject),
        amends=quote(tokens, found.amends),
    )
    return attrs.evolve(
        record, evidence=(Evidence("record", *whole, "memorandum.title"), *evidence_of(tokens, found, whole))
    )


def kind_of(title: Title) -> Instrument:
    """The kind of instrument, ``other`` where no word says it."""
    row: Row | None = title.term.data if title.term is not None else None
    return cast("Instrument", row["instrument"]) if row else "other"


def quote(tokens: Tokens, part: Part | None) -> Quote | None:
    """A part of a title as a quote."""
    return Quote.cut(tokens.text, *tokens.span(part.first, part.last)) if part is not None else None


def actor(tokens: Tokens, party: Party) -> Actor:
    """A party as country, body or person by office."""
    if party.kind == "country" and party.country is not None:
        return party.country
    first, last, said = party.name.first, party.name.last, party.said
    if said is not None and first <= said.first and said.last + 1 < last and tokens.keys[said.last] == "'s":
        first = said.last + 1  # Norway's central bank
    text = party.word or " ".join(tokens.text[slice(*tokens.span(first, last))].split())
    if party.kind == "office":
        return Person(title=text, country=party.country)
    return Body(name=text, country=party.country)


def parties_of(tokens: Tokens, title: Title) -> tuple[Actor, ...]:
    """The parties in the order of the title, each once."""
    return tuple(dict.fromkeys(actor(tokens, p) for p in title.parties))


def countries_of(title: Title) -> tuple[Country, ...]:
    """The countries of the parties, each once."""
    return tuple(dict.fromkeys(p.country for p in title.parties if p.country is not None))


def evidence_of(tokens: Tokens, title: Title, whole: tuple[int, int]) -> list[Evidence]:
    """Why each field has its value."""
    found = [
        Evidence("title", *whole, "memorandum.title.whole"),
        Evidence("count", *whole, "inferred.memorandum.count.one-title"),
    ]
    if title.instrument is not None:
        found.append(
            Evidence(
                "instrument", *tokens.span(title.instrument.first, title.instrument.last), "memorandum.instrument.title"
            )
        )
    else:
        found.append(Evidence("instrument", *whole, "inferred.memorandum.instrument.none-named"))
    seen = set()
    for p in title.parties:
        found.append(Evidence("parties", *tokens.span(p.first, p.last), f"memorandum.parties.{p.rule}"))
        if p.country is not None and p.country not in seen:
            seen.add(p.country)
            if p.said is not None:
                found.append(
                    Evidence("countries", *tokens.span(p.said.first, p.said.last), f"memorandum.countries.{p.rule}")
                )
            else:
                found.append(
                    Evidence("countries", *tokens.span(p.first, p.last), "inferred.memorandum.countries.sovereign")
                )
    if title.subject is not None:
        found.append(
            Evidence(
                "subject",
                *tokens.span(title.subject.first, title.subject.last),
                f"memorandum.subject.{title.subject_rule}",
            )
        )
    if title.amends is not None:
        found.append(Evidence("amends", *tokens.span(title.amends.first, title.amends.last), "memorandum.amends.title"))
    return list(dict.fromkeys(found))
