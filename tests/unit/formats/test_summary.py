"""The summary for a terminal."""

from __future__ import annotations

import datetime as dt

import pytest
from attrs import frozen

from diplonews.article import Article, Provenance
from diplonews.formats.summary import describe, safe, to_text
from diplonews.records import Meeting, Memorandum, Record, Statement, Visit
from diplonews.values import Actor, Body, Country, Evidence, Person, Place, Quote, When

TEXT = (
    "Talks opened in Oslo on Monday. President Ana Sol of Portugal visited Oslo on Tuesday.\n\n"
    'She met the king. "We agree," she said. A memorandum on fish was signed.'
)
SOL = Person(name="Ana Sol", title="President", country=Country("PT"))
HOST = Person(title="King", country=Country("NO"))


def found(phrase: str, rule: str = "test.rule") -> tuple[Evidence, ...]:
    at = TEXT.index(phrase)
    return (Evidence("record", at, at + len(phrase), rule),)


def quote(phrase: str) -> Quote:
    at = TEXT.index(phrase)
    return Quote.cut(TEXT, at, at + len(phrase))


def article(*records: Record, text: str = TEXT, title: str | None = None) -> Article:
    return Article(
        text=text,
        title=title,
        publisher="Coast News",
        authors=("Lena Abara", "Tom Quist"),
        published=dt.date(2020, 5, 6),
        dateline=Place(name="Oslo", country=Country("NO")),
        records=records,
        provenance=Provenance(version="0", registry="0"),
    )


VISIT = Visit(
    visitors=(SOL,),
    origin=Country("PT"),
    destination=Country("NO"),
    place=Place(name="Oslo", country=Country("NO")),
    when=When("2020-05-05"),
    evidence=found("visited Oslo"),
)


def test_everything_is_told() -> None:
    shown = to_text(
        article(
            VISIT,
            Meeting(participants=(SOL, HOST), evidence=found("met the king")),
            Statement(
                speakers=(SOL,), kind="direct", content=(quote("We agree"),), cue=quote("said"), evidence=found("said")
            ),
            Memorandum(
                instrument="memorandum-of-understanding",
                subject=quote("fish"),
                status="signed",
                count=2,
                evidence=found("signed"),
            ),
            title="Talks in Oslo",
        ),
        width=100,
    )
    assert shown == (
        "Talks in Oslo\n"
        "Coast News · Lena Abara, Tom Quist · 2020-05-06 · Oslo (NO)\n"
        "1 visit, 1 meeting, 1 statement, 1 memorandum\n"
        "\n"
        "VISIT  President Ana Sol (PT) to Norway (Oslo), from Portugal; status completed; when 2020-05-05\n"
        "    | President Ana Sol of Portugal visited Oslo on Tuesday.\n"
        "\n"
        "MEETING  President Ana Sol (PT) with King (NO); status completed\n"
        "    | She met the king.\n"
        "\n"
        "STATEMENT  President Ana Sol (PT): “We agree”; kind direct; cue “said”\n"
        '    | "We agree," she said.\n'
        "\n"
        "MEMORANDUM  memorandum-of-understanding; subject “fish”; status signed; count 2\n"
        "    | A memorandum on fish was signed.\n"
    )


def test_lines_keep_to_the_width() -> None:
    shown = to_text(article(VISIT, title="A headline that goes on and on for longer than one line"), width=40)
    assert max(map(len, shown.splitlines())) <= 40
    assert "\n    | President" in shown


def test_nothing_found() -> None:
    assert "No visit, meeting, statement or memorandum was found." in to_text(article())


def test_color() -> None:
    assert "\x1b[1mVISIT\x1b[0m" in to_text(article(VISIT), color=True)
    assert "\x1b" not in to_text(article(VISIT))


def test_a_text_cannot_command_the_terminal() -> None:
    text = "A\x1b]0;title\x07 b\x9b31m \u202ec \ud800 visited Oslo"
    at = text.index("visited")
    visit = Visit(visitors=(SOL,), evidence=(Evidence("record", at, at + 7, "test.rule"),))
    shown = to_text(article(visit, text=text, title="\x1b[2J\u2066title"))
    assert not set(shown) & set("\x1b\x07\x9b\u202e\ud800\u2066")
    assert safe("a\n\tb") == "a b"


@frozen(kw_only=True)
class Odd(Record):
    """A record type of another project."""

    type = "odd"
    measure: str


def test_other_types_and_records_without_evidence() -> None:
    spot = Evidence("record", 200, 201, "test.rule")  # beyond every sentence
    shown = to_text(article(Odd(measure="ban"), Odd(measure="freeze", evidence=(spot,)), text=TEXT + " " * 100))
    assert "2 odds\n\nODD  measure ban\n\nODD  measure freeze\n" in shown
    nameless = Memorandum(instrument="treaty", title=quote("Talks"), evidence=found("Talks"))
    assert "MEMORANDUM  “Talks”; instrument treaty\n" in to_text(article(nameless))


def test_long_sentences_are_cut() -> None:
    text = "word " * 400 + "visited"
    visit = Visit(visitors=(SOL,), evidence=(Evidence("record", 5, 9, "test.rule"),))
    assert to_text(article(visit, text=text)).rstrip().endswith("…")


@pytest.mark.parametrize(
    ("actor", "words"),
    [
        (SOL, "President Ana Sol (PT)"),
        (HOST, "King (NO)"),
        (Person(), "someone"),
        (Body(name="Coast Guard"), "Coast Guard"),
        (Country("NO"), "Norway"),
    ],
)
def test_actors(actor: Actor, words: str) -> None:
    assert describe(actor) == words
