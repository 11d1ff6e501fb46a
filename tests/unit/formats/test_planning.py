"""What is planned: calendars that calendars read, and ninjs events with dates as exact as the article's."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys
from typing import Any

import attrs
import pytest
from format_sample import ARTICLE, COURT, PREMIER
from hypothesis import given, settings

from diplonews import Article, Country, Evidence, Meeting, Person, Place, Visit, When, strategies
from diplonews.formats.planning import plans, to_ical, to_ninjs

EVIDENCE = (Evidence("record", 0, 42, "x"),)
PLANNED = Visit(
    visitors=(PREMIER, Person()),
    destination=Country("AT"),
    hosts=(COURT,),
    status="planned",
    when=When("2021-05-03/2021-05-05"),
    evidence=EVIDENCE,
)


def article(*records: Any) -> Article:
    return attrs.evolve(ARTICLE, records=records)


def event_of(*records: Any, **options: Any) -> Any:
    icalendar = pytest.importorskip("icalendar")
    calendar = icalendar.Calendar.from_ical(to_ical([article(*records)], **options))
    (event,) = calendar.walk("VEVENT")
    return event


def test_a_visit_in_the_calendar() -> None:
    event = event_of(PLANNED)
    assert (event["dtstart"].dt, event["dtend"].dt) == (dt.date(2021, 5, 3), dt.date(2021, 5, 6))
    assert str(event["summary"]) == "Visit of Flavia Elphberg to Austria"
    assert str(event["status"]) == "TENTATIVE"
    assert str(event["location"]) == "Austria"
    assert str(event["description"]) == "The premier of Ruritania arrived in Zenda."
    assert event["dtstamp"].dt == dt.datetime(2021, 4, 14, tzinfo=dt.UTC)
    stamp = dt.datetime(2022, 1, 1, 12, tzinfo=dt.UTC)
    assert event_of(PLANNED, stamp=stamp)["dtstamp"].dt == stamp


def test_dates_that_are_less_exact_fill_their_month_and_say_so() -> None:
    event = event_of(attrs.evolve(PLANNED, when=When("2021-10")))
    assert (event["dtstart"].dt, event["dtend"].dt) == (dt.date(2021, 10, 1), dt.date(2021, 11, 1))
    assert "The day is not known, only 2021-10." in str(event["description"])
    assert str(event["transp"]) == "TRANSPARENT"


def test_what_was_called_off_is_cancelled() -> None:
    meeting = Meeting(
        participants=(PREMIER, COURT),
        status="cancelled",
        when=When("2021-05-03"),
        place=Place(name="Zenda", country=Country("AT")),
    )
    event = event_of(meeting)
    assert str(event["status"]) == "CANCELLED"
    assert str(event["location"]) == "Zenda, Austria"


def test_what_has_taken_place_or_has_no_date_is_left_out() -> None:
    pytest.importorskip("icalendar")
    done = attrs.evolve(PLANNED, status="completed")
    undated = attrs.evolve(PLANNED, when=None)
    endless = attrs.evolve(PLANNED, when=When("9999"))
    assert "VEVENT" not in to_ical([article(done, undated, endless)])
    assert [n for n, _ in plans(article(done, undated))] == [1]


@given(strategies.articles())
@settings(max_examples=25)
def test_every_dated_plan_is_read_back(drawn: Article) -> None:
    icalendar = pytest.importorskip("icalendar")
    written = to_ical([drawn])
    assert written == to_ical([drawn])
    assert all(len(line.encode()) <= 75 for line in written.split("\r\n"))
    events = icalendar.Calendar.from_ical(written).walk("VEVENT")
    dated = [r for _, r in plans(drawn) if r.when and r.when.last < dt.date.max]
    assert [e["dtstart"].dt for e in events] == [r.when.first for r in dated if r.when]
    assert len({str(e["uid"]) for e in events}) == len(events)


def test_text_cannot_add_lines_to_the_calendar() -> None:
    hostile = "x\r\nEND:VEVENT\r\nATTENDEE:mailto:a@example.org"
    event = event_of(attrs.evolve(PLANNED, visitors=(Person(name=hostile),), place=Place(name=hostile)))
    assert "ATTENDEE" not in event
    assert "END:VEVENT" in str(event["summary"])


DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@given(strategies.articles())
@settings(max_examples=25)
def test_ninjs_events(drawn: Article) -> None:
    made = to_ninjs(drawn)
    assert [m["uri"].rpartition(":")[2] for m in made] == [str(n) for n, _ in plans(drawn)]
    for item, (_, record) in zip(made, plans(drawn), strict=True):
        assert item["standard"]["version"] == "3.1"
        assert item["type"] == "event"
        dates = item["eventDetails"].get("dates", {})
        assert bool(dates) is (record.when is not None)
        assert all(DATE.fullmatch(value) for value in dates.values())
        assert item["eventDetails"]["eventStatus"].startswith("http://cv.iptc.org/newscodes/eventoccurstatus/eos")


def test_a_visit_in_ninjs() -> None:
    (item,) = to_ninjs(
        article(attrs.evolve(PLANNED, when=When("2021-10"), place=Place(name="Zenda", country=Country("AT"))))
    )
    assert item["eventDetails"] == {
        "eventStatus": "http://cv.iptc.org/newscodes/eventoccurstatus/eos1",
        "dates": {"expectedStartDate": "2021-10", "expectedEndDate": "2021-10"},
        "organiser": {"name": "Court of Zenda"},
    }
    assert item["places"] == [
        {"name": "Zenda", "contactInfo": [{"type": "physical", "address": {"country": "Austria"}}]}
    ]
    assert item["people"] == [{"name": "Flavia Elphberg", "rel": "visitors"}]
    assert item["organisations"] == [{"name": "Court of Zenda", "rel": "hosts"}]
    assert item["descriptions"][0]["value"] == "The premier of Ruritania arrived in Zenda."


def test_without_icalendar_it_says_what_is_missing() -> None:
    script = (
        "import sys; sys.modules['icalendar'] = None\n"
        "from diplonews.formats.planning import to_ical\n"
        "try:\n"
        "    to_ical([])\n"
        "except ImportError as error:\n"
        "    print(error)\n"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "calendars need icalendar: pip install 'diplonews[calendar]'"
