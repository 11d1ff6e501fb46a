"""An article that the tests of the formats share."""

from __future__ import annotations

import datetime as dt

from diplonews import (
    Article,
    Body,
    Country,
    Evidence,
    KnownBody,
    KnownPerson,
    Meeting,
    Memorandum,
    Note,
    Person,
    Place,
    Provenance,
    Quote,
    Span,
    Statement,
    Visit,
    When,
)

TEXT = (
    "The premier of Ruritania arrived in Zenda. \u201cWe shall sign a treaty\u201d, she said.\nThey met twice. \x00 end"
)


def cut(words: str) -> Quote:
    start = TEXT.index(words)
    return Quote.cut(TEXT, start, start + len(words))


def because(words: str, *fields: str) -> tuple[Evidence, ...]:
    place = cut(words)
    return tuple(Evidence(f, place.start, place.end, f"test.{f}") for f in fields)


PREMIER = Person(name="Flavia Elphberg", title="Premier", country=Country("DE"))
COURT = Body(name="Court of Zenda", country=Country("AT"))
ARTICLE = Article(
    text=TEXT,
    title="A visit",
    authors=("R. Rassendyll", "F. Tarlenheim"),
    publisher="The Strelsau Gazette",
    published=dt.date(2021, 4, 14),
    dateline=Place(name="Zenda"),
    records=(
        Visit(
            visitors=(PREMIER,),
            destination=Country("AT"),
            place=Place(name="Zenda", country=Country("AT")),
            hosts=(COURT, Country("AT")),
            when=When("2021-04-13/2021-04-14"),
            purpose=cut("sign a treaty"),
            invited_by=COURT,
            evidence=because("arrived in Zenda", "record", "visitors", "destination", "place", "hosts", "when"),
        ),
        Statement(
            speakers=(PREMIER,),
            kind="direct",
            content=(cut("We shall sign a treaty"),),
            cue=cut("said"),
            evidence=because("she said", "record", "speakers"),
        ),
        Memorandum(instrument="treaty", count=None, countries=(Country("AT"), Country("DE")), status="planned"),
        Meeting(participants=(PREMIER, COURT), topics=(cut("treaty"), cut("They met"))),
    ),
    people=(KnownPerson(name="Flavia Elphberg", title="Premier", mentions=(Span(0, 11), Span(71, 74))),),
    bodies=(KnownBody(name="Court of Zenda"),),
    notes=(Note(84, 98, "meeting.vague", "nobody is named"),),
    provenance=Provenance(version="0.1.0", registry="0" * 64),
)
