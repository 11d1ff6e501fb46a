"""Whole articles and the visits and meetings that they tell of: what one sentence says of another."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import diplonews
from diplonews import Actor, Country, Meeting, Visit
from diplonews.lexicon import table

WEDNESDAY = dt.date(2024, 5, 15)
FILE = Path(__file__).parents[2] / "cases" / "trips.tsv"
ARTICLES = {r["name"]: r for r in table(FILE.read_text(encoding="utf-8"), FILE.name)}


def named(actor: Actor) -> str:
    return actor.code if isinstance(actor, Country) else actor.name or actor.title or ""  # type: ignore[union-attr]


def as_visit(visit: Visit) -> str:
    who = "+".join(named(a) for a in visit.visitors)
    where = visit.destination.code if visit.destination else "?"
    place, when = visit.place.name if visit.place else "-", str(visit.when or "-")
    return " | ".join((f"{who} > {where}", place, visit.kind, visit.status, when)) + (
        "" if visit.explicit else " | shown"
    )


def as_meeting(meeting: Meeting) -> str:
    who = " + ".join(named(a) for a in meeting.participants)
    place, when = meeting.place.name if meeting.place else "-", str(meeting.when or "-")
    return " | ".join((who, meeting.format, place, meeting.status, when))


def read(name: str) -> diplonews.Article:
    row = ARTICLES[name]
    published = dt.date.fromisoformat(row["published"])
    return diplonews.parse(row["text"].replace("\\n", "\n"), published=published, only=(Visit, Meeting))


def expected(cell: str) -> list[str]:
    return [] if cell == "none" else cell.split(" ;; ")


@pytest.mark.parametrize("name", ARTICLES)
def test_visits(name: str) -> None:
    assert [as_visit(v) for v in read(name).visits] == expected(ARTICLES[name]["visits"])


@pytest.mark.parametrize("name", ARTICLES)
def test_meetings(name: str) -> None:
    assert [as_meeting(m) for m in read(name).meetings] == expected(ARTICLES[name]["meetings"])


@pytest.mark.parametrize("name", ARTICLES)
def test_every_field_has_evidence(name: str) -> None:
    for record in read(name).records:
        assert record.unsupported() == ()


def test_fields_beside_the_scored_ones() -> None:
    visit = read("dateline").visits[0]
    assert visit.invited_by is not None
    assert named(visit.invited_by) == "Rosa Quispe"
    assert visit.origin == Country("EE")
    purpose = read("purpose").visits[0].purpose
    assert purpose is not None
    assert purpose.text == "to attend the opening of an embassy"
    meeting = read("topics").meetings[0]
    assert [q.text for q in meeting.topics] == ["trade and fisheries"]
    assert meeting.occasion is not None
    assert meeting.occasion.text == "the climate summit in Lima"
    occasion = read("occasion").meetings[0].occasion
    assert occasion is not None
    assert occasion.text == "the session of the UN General Assembly"


def test_hosts() -> None:
    text = "Peruvian President Rosa Quispe hosted Estonian Foreign Minister Liis Tamberg for a state visit on May 6."
    visit = diplonews.parse(text, published=WEDNESDAY).visits[0]
    assert [named(a) for a in visit.hosts] == ["Rosa Quispe"]
    assert {e.rule for e in visit.because("hosts")} == {"visit.hosts.named"}


def test_what_was_left_out_is_noted() -> None:
    text = (
        "Estonian Foreign Minister Liis Tamberg will not visit Peru. Tamberg may visit Chile. Tamberg travelled to Narva, Estonia. "
        "The ministry denied an alleged visit to Kenya. Tamberg did not meet Kenyan President Wanjiku Odera. "
        "Tamberg paid a visit to the museum."
    )
    article = diplonews.parse(text, published=WEDNESDAY, only=(Visit, Meeting))
    assert article.records == ()
    assert {n.rule for n in article.notes} >= {
        "visit.none.denied",
        "visit.none.hypothetical",
        "visit.none.domestic",
        "visit.none.site",
        "meeting.none.denied",
    }


def test_one_event_is_one_record_that_lists_every_mention() -> None:
    article = read("hyphen")
    assert len(article.meetings) == 1
    assert sum(e.field == "record" for e in article.meetings[0].evidence) >= 2


def test_explicit_visits_come_before_meetings() -> None:
    from diplonews.parsers.visit import explicit_visits

    assert explicit_visits.__name__ == "explicit_visits"
    only = diplonews.parse(ARTICLES["shown"]["text"], published=WEDNESDAY, only=(Visit,))
    assert [v.explicit for v in only.visits] == [False]


@pytest.mark.parametrize(
    ("remark", "kind", "visitors", "destination"),
    [
        ("Official Working Visit. In Peru March 24–April 13, 1990; met with President Quispe.", "working", [], "PE"),
        ("State visit; met with President Quispe and Premier Odera.", "state", [], None),
        ("Informal visit. In Kenya June 3–9, 1971; visited Mombasa.", "unspecified", [], "KE"),
        ("Private visit. Met with President Quispe July 24.", "private", [], None),
        ("Official visit. Signed a treaty.", "official", [], None),
        ("Accompanied President Quispe on a state visit and to the summit.", "state", ["Quispe"], None),
        ("Accompanied President Quispe on an official visit.", "official", ["Quispe"], None),
        ("Met with President Quispe during a private visit.", "private", [], None),
    ],
)
def test_remarks_of_diplomatic_lists(remark: str, kind: str, visitors: list[str], destination: str | None) -> None:
    visits = [v for v in diplonews.parse(remark, only=(Visit,)).visits if v.explicit]
    assert [(v.kind, [named(a) for a in v.visitors], v.destination and v.destination.code) for v in visits] == [
        (kind, visitors, destination)
    ]
    assert visits[0].unsupported() == ()


@pytest.mark.parametrize(
    "text", ["Please visit the website.", "Visit our shop today.", "The visit was long.", "Tourists visit Peru."]
)
def test_what_is_no_remark(text: str) -> None:
    assert diplonews.parse(text, only=(Visit,)).visits == ()


def test_dates_of_a_remark() -> None:
    visit = diplonews.parse("Official visit. In Peru March 24–26, 1990.", only=(Visit,)).visits[0]
    assert str(visit.when) == "1990-03-24/1990-03-26"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("President Ayub Khan of Pakistan visited Kenya on May 6, 1965.", "Ayub Khan"),
        ("King Osric I of Belgium visited Kenya on May 6, 1965.", "Osric"),
        ("President Henri d’Aubigny of France visited Kenya on May 6, 1965.", "Henri d’Aubigny"),
    ],
)
def test_visitors_with_unusual_names(text: str, name: str) -> None:
    visit = diplonews.parse(text, only=(Visit,)).visits[0]
    assert [(named(a) or "").startswith(name) for a in visit.visitors] == [True]
    assert visit.origin is not None
    assert str(visit.when) == "1965-05-06"


def test_who_spoke_with_whom_did_so_by_phone_where_the_title_says_so() -> None:
    text = "President Joe Verdell spoke today with President Ama Boateng of Ghana. They discussed the war in Sudan."
    called = diplonews.parse(
        text, published=WEDNESDAY, title="Readout of President Verdell's Call with President Boateng"
    )
    plain = diplonews.parse(text, published=WEDNESDAY)
    assert [(m.format, m.place) for m in called.meetings] == [("phone", None)]
    assert [e.rule for e in called.meetings[0].because("format")] == ["inferred.meeting.format.title"]
    assert [(m.format, m.place) for m in plain.meetings] == [("unspecified", None)]
    assert called.visits == plain.visits == ()


def test_a_call_named_in_the_text_makes_the_talk_one() -> None:
    text = "President Joe Verdell spoke with President Ama Boateng of Ghana in a phone call on May 6."
    meetings = diplonews.parse(text, published=WEDNESDAY).meetings
    assert [(m.format, str(m.when)) for m in meetings] == [("phone", "2024-05-06")]


@pytest.mark.parametrize(
    ("text", "participants"),
    [
        ("Kenyan President Wanjiku Odera met UN officials in Nairobi.", ["UN officials", "Wanjiku Odera"]),
        (
            "Kenyan President Wanjiku Odera held talks with a number of ministers, including Thai Minister Rosa Quispe.",
            ["Rosa Quispe", "Wanjiku Odera"],
        ),
    ],
)
def test_groups_of_people(text: str, participants: list[str]) -> None:
    meetings = diplonews.parse(text, published=WEDNESDAY).meetings
    assert sorted(named(a) for m in meetings for a in m.participants) == participants


def test_where_and_when_a_meeting_was_held_may_stand_in_a_sentence_of_its_own() -> None:
    text = "Kenyan President Wanjiku Odera met Thai President Rosa Quispe. The meeting took place in Nairobi on May 6."
    meetings = diplonews.parse(text, published=WEDNESDAY).meetings
    assert [as_meeting(m) for m in meetings] == [
        "Wanjiku Odera + Rosa Quispe | unspecified | Nairobi | completed | 2024-05-06"
    ]
    assert "meeting.held" in {e.rule for e in meetings[0].because("record")}


def test_an_open_invitation_to_meet_is_no_meeting() -> None:
    text = "Kenyan President Wanjiku Odera delivered an invitation to meet Thai President Rosa Quispe."
    assert diplonews.parse(text, published=WEDNESDAY).meetings == ()


def test_a_journey_that_is_over_was_to_a_meeting_that_was_held() -> None:
    text = "Estonian Foreign Minister Liis Tamberg travelled to Lima on May 6 to meet Peruvian President Rosa Quispe."
    assert [as_meeting(m) for m in diplonews.parse(text, published=WEDNESDAY).meetings] == [
        "Liis Tamberg + Rosa Quispe | unspecified | Lima | completed | 2024-05-06"
    ]


def test_what_two_mentions_disagree_on_is_noted() -> None:
    text = (
        "Estonian President Karl Oja is on a working visit to Peru. Oja arrived in Cusco on Tuesday. "
        "The official visit of President Oja to Lima will end on Thursday."
    )
    article = diplonews.parse(text, published=WEDNESDAY, only=(Visit,))
    noted = {n.rule for n in article.notes}
    assert "visit.disagree.kind" in noted, article.visits
    assert "visit.disagree.place" in noted, article.visits
