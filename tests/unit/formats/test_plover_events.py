"""PLOVER and CAMEO events: the right class, direction and codes; nothing for what did not take place."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

import diplonews
from diplonews import (
    Article,
    Body,
    Country,
    Evidence,
    LexiconError,
    Meeting,
    Memorandum,
    Person,
    Place,
    Provenance,
    Quote,
    Record,
    Registry,
    Statement,
    Visit,
    When,
    strategies,
)
from diplonews.formats.events import Event, EventActor, event_data, to_events

TEXT = "Peru's envoy accused Chile of delay; it will not sign. The U.N. asked for talks with Kenya."
PREMIER = Person(name="Rosa Quispe", title="Prime Minister", country=Country("PE"))
HOST = Person(name="Luis Soto", title="President", country=Country("CL"))
SENATE = Body(name="Senate of Chile", country=Country("CL"))
UNITED_NATIONS = Body(name="United Nations")
RECORD = (Evidence("record", 0, 20, "statement.say.clause"),)


def events(record: Record, **more: Any) -> tuple[Event, ...]:
    return to_events(Article(text=TEXT, records=(record,), provenance=Provenance(version="0", registry=""), **more))


def coded(*found: Event) -> list[tuple[Any, ...]]:
    return [
        (e.event, e.mode, e.cameo, [(a.code, a.sector) for a in e.source], [(a.code, a.sector) for a in e.target])
        for e in found
    ]


PERU, CHILE = [("PER", "GOV")], [("CHL", "GOV")]


def visit(status: Any = "completed", **more: Any) -> Visit:
    return Visit(visitors=(PREMIER,), destination=Country("CL"), status=status, evidence=RECORD, **more)


def meeting(**more: Any) -> Meeting:
    return Meeting(participants=(PREMIER, HOST), evidence=RECORD, **more)


def test_a_visit_is_a_pair_of_visit_and_host() -> None:
    assert coded(*events(visit(hosts=(HOST,)))) == [
        ("CONSULT", "visit", "042", PERU, CHILE),
        ("CONSULT", "host", "043", CHILE, PERU),
    ]
    assert coded(*events(visit("ongoing")))[0] == ("CONSULT", "visit", "042", PERU, [("CHL", None)])
    assert coded(*events(Visit(visitors=(PREMIER,), evidence=RECORD))) == [("CONSULT", "visit", "042", PERU, [])]


def test_what_is_promised_is_no_consultation() -> None:
    assert coded(*events(visit("planned"))) == [("AGREE", None, "036", PERU, [("CHL", None)])]
    assert coded(*events(meeting(status="planned"))) == [("AGREE", None, "036", PERU + CHILE, [])]


@pytest.mark.parametrize(
    "record", [visit("cancelled"), meeting(status="cancelled"), meeting(status="cancelled", format="phone")]
)
def test_what_is_cancelled_is_no_event(record: Record) -> None:
    assert events(record) == ()


@given(strategies.articles())
@settings(max_examples=60)
def test_no_refused_visit_is_ever_a_consultation(article: Article) -> None:
    for event in to_events(article):
        record = article.records[event.record]
        assert event.cameo
        assert event.source
        assert not set(event.source) & set(event.target)
        assert (event.start, event.end) == (record.span.start, record.span.end)
        if getattr(record, "status", "") in ("cancelled", "planned"):
            assert event.event != "CONSULT"


def test_meetings_by_how_and_where() -> None:
    both = PERU + CHILE
    assert coded(*events(meeting())) == [("CONSULT", None, "040", both, [])]
    assert coded(*events(meeting(format="video"))) == [("CONSULT", "phone", "041", both, [])]
    assert coded(*events(meeting(format="multilateral"))) == [("CONSULT", "multilateral", "040", both, [])]
    assert coded(*events(meeting(place=Place(name="Geneva", country=Country("CH"))))) == [
        ("CONSULT", "third-party", "044", both, [])
    ]
    assert coded(*events(meeting(place=Place(name="Santiago", country=Country("CL"))))) == [
        ("CONSULT", "visit", "042", PERU, CHILE),
        ("CONSULT", "host", "043", CHILE, PERU),
    ]
    assert coded(*events(meeting(place=Place(name="Somewhere"))))[0][2] == "040"


@pytest.mark.parametrize(
    ("status", "expected"),
    [("signed", ("SUPPORT", "057")), ("planned", ("AGREE", "030")), ("discussed", None), ("in-force", None)],
)
def test_instruments(status: Any, expected: tuple[str, str] | None) -> None:
    record = Memorandum(instrument="treaty", parties=(SENATE, UNITED_NATIONS), status=status, evidence=RECORD)
    found = events(record)
    assert [(e.event, e.cameo) for e in found] == ([expected] if expected else [])
    if expected:
        assert coded(*found)[0][3] == [("CHL", "LEG"), ("IGO", None)]


def test_states_are_the_parties_where_none_are_named() -> None:
    record = Memorandum(
        instrument="treaty",
        countries=(Country("PE"), Country("CL")),
        status="signed",
        evidence=RECORD,
        when=When("2021"),
    )
    (event,) = events(record)
    assert event.source == (EventActor("Peru", "PER"), EventActor("Chile", "CHL"))
    assert event.when == When("2021")


def statement(sense: str, words: str, *speakers: Any, **more: Any) -> Statement:
    start = TEXT.index(words)
    return Statement(
        speakers=speakers or (PREMIER,),
        kind="indirect",
        content=(Quote.cut(TEXT, start, start + len(words)),),
        evidence=(Evidence("record", 0, 20, f"statement.{sense}.np"),),
        **more,
    )


@pytest.mark.parametrize(
    ("sense", "event", "cameo"),
    [
        ("accuse", "ACCUSE", "112"),
        ("criticise", "ACCUSE", "111"),
        ("praise", "SUPPORT", "051"),
        ("demand", "DEMAND", "100"),
        ("urge", None, "020"),
        ("reject", "REJECT", "120"),
        ("promise", "AGREE", "030"),
        ("deny", None, "016"),
    ],
)
def test_statements_by_the_act_of_their_cue(sense: str, event: str | None, cameo: str) -> None:
    (found,) = events(statement(sense, "Chile of delay"))
    assert (found.event, found.cameo) == (event, cameo)
    assert found.target == (EventActor("Chile", "CHL"),)
    (told,) = events(statement(sense, "Chile of delay", addressees=(UNITED_NATIONS,)))
    assert told.target == (EventActor("United Nations", "IGO"),)


@pytest.mark.parametrize("sense", ["say", "discuss", "think"])
def test_comments_are_no_events(sense: str) -> None:
    assert events(statement(sense, "Chile of delay")) == ()


def test_what_is_said_of_oneself_is_an_act() -> None:
    assert [e.event for e in events(statement("say", "it will not sign"))] == ["REJECT"]
    assert [e.event for e in events(statement("discuss", "it will not sign"))] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru said it would not send troops.", ["REJECT"]),
        ("Peru said it would send troops.", ["AGREE"]),
        ("Peru said Chile would send troops.", []),
        ("Peru said that Chile must withdraw.", ["DEMAND"]),
        ("Peru said that the weather was mild.", []),
    ],
)
def test_on_parsed_sentences(text: str, expected: list[str]) -> None:
    assert [e.event for e in to_events(diplonews.parse(text))] == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Chile has agreed to open its ports to Bolivia", ("AGREE", "CHL", "BOL")),
        ("Chile on Monday rejected a Bolivian offer", ("REJECT", "CHL", "BOL")),
        ("Chile today praised Bolivia", ("SUPPORT", "CHL", "BOL")),
        ("today " * 33 + "nothing", None),
        ("the weather was mild", None),
    ],
)
def test_acts_that_are_reported_by_others(content: str, expected: tuple[str, str, str] | None) -> None:
    record = Statement(
        speakers=(PREMIER,), kind="indirect", content=(Quote(0, len(content), content),), evidence=RECORD
    )
    found = to_events(Article(text=content, records=(record,), provenance=Provenance(version="0", registry="")))
    assert [(e.event, e.source[0].code, e.target[0].code) for e in found] == ([expected] if expected else [])


def test_the_speaker_is_not_the_target() -> None:
    (found,) = events(statement("praise", "Chile of delay", Country("CL")))
    assert found.target == ()


@pytest.mark.parametrize(
    ("actor", "code", "sector"),
    [
        (Person(title="rebel leader", country=Country("CO")), "COL", "REB"),
        (Person(name="A", title="Speaker of Parliament", country=Country("CO")), "COL", "LEG"),
        (Person(name="A", title="Secretary-General", organization="United Nations"), "IGO", "GOV"),
        (Person(name="A"), None, None),
        (Body(name="Ministry of Harbours", country=Country("NO")), "NOR", "GOV"),
        (Body(name="Peruvian army", country=Country("PE")), "PER", "MIL"),
        (Country("XK"), Country("XK").alpha3, None),
        (Country("ZZ"), None, None),
    ],
)
def test_codes_and_sectors(actor: Any, code: str | None, sector: str | None) -> None:
    (event,) = events(Visit(visitors=(actor,), evidence=RECORD))
    assert (event.source[0].code, event.source[0].sector) == (code, sector)


def test_events_as_plain_data() -> None:
    article = diplonews.parse("Peru's president visited Chile on 3 May 2021.")
    found = [event_data(e, article) for e in to_events(article)]
    assert [(d["mode"], d["date"], d["source"][0]["code"]) for d in found] == [
        ("visit", "2021-05-03", "PER"),
        ("host", "2021-05-03", "CHL"),
    ]
    assert article.text[found[0]["start"] : found[0]["end"]] == found[0]["text"]
    assert found[0]["rule"] == "plover.visit.made"
    assert found[0]["article"] == article.sha256


def test_another_projects_rows_come_first() -> None:
    row = {"name": "x", "record": "visit", "event": "AID", "cameo": "070", "roles": "visitors > hosts"}
    registry = Registry.builtin().with_words("plover_events", [row])
    article = Article(text=TEXT, records=(visit(),), provenance=Provenance(version="0", registry=""))
    assert [e.event for e in to_events(article, registry=registry)] == ["AID"]
    for damage in ({"cameo": ""}, {"roles": ""}, {"event": "AID|AID", "cameo": "070|071|072"}):
        broken = Registry.builtin().with_words("plover_events", [row | damage])
        with pytest.raises(LexiconError, match="'x'"):
            to_events(article, registry=broken)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya rejected calls by Ann Osei, UN secretary-general, to withdraw.",
        "Kenya rejected calls by Ann Osei, United Nations secretary-general, to withdraw.",
    ],
)
def test_an_organisation_counts_by_its_acronym_as_by_its_name(text: str) -> None:
    coded = {a.code for e in to_events(diplonews.parse(text)) if e.event for a in (*e.source, *e.target)}
    assert coded == {"KEN", "IGO"}


def test_an_international_organisation_at_work_somewhere_and_forces_of_two_countries() -> None:
    text = "The Red Cross operating in Kenya said US and British forces must ensure security for aid."
    (event,) = to_events(diplonews.parse(text))
    assert [a.code for a in event.source] == ["IGO"]
    assert [(a.name, a.code, a.sector) for a in event.target] == [
        ("US forces", "USA", "MIL"),
        ("British forces", "GBR", "MIL"),
    ]


def test_who_relays_a_rejection_tells_none_of_his_own() -> None:
    text = "The Nile Party rejected an invitation to talks with Kenya, the party said on Monday."
    assert [e.event for e in to_events(diplonews.parse(text))] == ["REJECT"]
