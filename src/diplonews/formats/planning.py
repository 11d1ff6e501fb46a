"""What is planned, for newsrooms' planning desks: iCalendar (RFC 5545) and planned events of IPTC ninjs 3.1.

Visits and meetings that are planned or cancelled are told; what has taken place is no plan. Dates keep the exactness that the
article has: ninjs takes a month or a year as such; iCalendar, which knows days only, gets the whole month or year with a note
and leaves the time free. A plan without any date is left out of the calendar. Neither carries evidence beyond the sentence.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from diplonews.article import Article
from diplonews.formats.headline import headline
from diplonews.formats.table import label
from diplonews.records import Meeting, Record, Visit
from diplonews.shapes import shapes_of, values_of
from diplonews.values import Body, Country, Person, Place

NINJS_SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json"
EVENT_STATUS = "http://cv.iptc.org/newscodes/eventoccurstatus/"
_OCCURS = {"planned": "eos1", "cancelled": "eos6"}  # planned, occurrence planned only; planned, then cancelled

Plan = Visit | Meeting


def plans(article: Article) -> Iterator[tuple[int, Plan]]:
    """The visits and meetings that are planned or cancelled, with their numbers in the article."""
    for number, record in enumerate(article.records):
        if isinstance(record, (Visit, Meeting)) and record.status in _OCCURS:
            yield number, record


def _identifier(article: Article, number: int) -> str:
    return f"urn:diplonews:{article.sha256}:record:{number}"


def _place(record: Plan) -> Place | None:
    if record.place is None and isinstance(record, Visit) and record.destination:
        return Place(name=record.destination.name, country=record.destination)
    return record.place


def _words(article: Article, record: Record) -> str:
    return " ".join(record.span.of(article.text).split()) if record.evidence else ""


# --- iCalendar ---------------------------------------------------------------------------------------------------------


def to_ical(articles: Iterable[Article], *, stamp: dt.datetime | None = None) -> str:
    """The dated plans of the articles as one calendar. Needs the extra ``calendar``.

    ``stamp`` is the time at which the calendar is made (DTSTAMP); without one, midnight UTC of the article's day of
    publication, or else of the event's first day, so that equal articles give equal calendars.
    """
    try:
        import icalendar
    except ImportError as error:
        raise ImportError("calendars need icalendar: pip install 'diplonews[calendar]'") from error

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//diplonews//EN")
    calendar.add("version", "2.0")
    for article in articles:
        for number, record in plans(article):
            if record.when is not None and record.when.last < dt.date.max:
                calendar.add_component(_vevent(icalendar, article, number, record, stamp))
    written: str = calendar.to_ical().decode("utf-8")
    return written


def _vevent(icalendar: Any, article: Article, number: int, record: Plan, stamp: dt.datetime | None) -> Any:
    assert record.when is not None
    event = icalendar.Event()
    day = article.published or record.when.first
    event.add("uid", _identifier(article, number))
    event.add("dtstamp", stamp or dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC))
    event.add("dtstart", record.when.first)
    event.add("dtend", record.when.last + dt.timedelta(days=1))  # the day after the last, as RFC 5545 counts
    event.add("summary", _plain(headline(record)))
    event.add("status", "CANCELLED" if record.status == "cancelled" else "TENTATIVE")
    exact = all(len(part) == 10 for part in record.when.edtf.split("/"))
    told = (
        [_words(article, record)]
        if exact
        else [f"The day is not known, only {record.when.edtf}.", _words(article, record)]
    )
    event.add("description", _plain("\n".join(t for t in told if t)))
    event.add("transp", "TRANSPARENT")
    place = _place(record)
    if place:
        home = place.country.name if place.country and place.country.name != place.name else None
        event.add("location", _plain(", ".join(p for p in (place.name, home) if p)))
    event.add("categories", [record.type])
    return event


def _plain(text: str) -> str:
    """Text without the control characters and lone surrogates that a calendar cannot hold."""
    return "".join(c for c in text if c == "\n" or not (c < " " or "\x7f" <= c <= "\x9f" or "\ud800" <= c <= "\udfff"))


# --- ninjs -------------------------------------------------------------------------------------------------------------


def to_ninjs(article: Article) -> list[dict[str, Any]]:
    """The plans of an article as ninjs 3.1 objects of type ``event``, those without a date included."""
    return [_ninjs(article, number, record) for number, record in plans(article)]


def _ninjs(article: Article, number: int, record: Plan) -> dict[str, Any]:
    made: dict[str, Any] = {
        "standard": {"name": "ninjs", "version": "3.1", "schema": NINJS_SCHEMA},
        "uri": _identifier(article, number),
        "type": "event",
        "language": article.language,
        "title": headline(record),
        "eventDetails": {"eventStatus": EVENT_STATUS + _OCCURS[record.status]},
        "subjects": [{"name": record.type, "literal": f"diplonews:{record.type}"}],
        "infoSources": [{"name": article.publisher}] if article.publisher else [],
        "altIds": [{"role": "article-sha256", "value": article.sha256}],
    }
    if record.when:
        first, _, last = record.when.edtf.partition("/")
        made["eventDetails"]["dates"] = {"expectedStartDate": first, "expectedEndDate": last or first}
    words = _words(article, record)
    if words:
        made["descriptions"] = [{"role": "source-sentence", "contentType": "text/plain", "value": words}]
    place = _place(record)
    if place:
        made["places"] = [_ninjs_place(place)]
    people: list[dict[str, Any]] = []
    bodies: list[dict[str, Any]] = []
    for role, shape in shapes_of(type(record)).items():
        if shape.element.kind == "actor":
            for actor in values_of(record, role):
                named = {"name": label(actor), "rel": role}
                if named["name"]:
                    (people if isinstance(actor, Person) else bodies).append(named)
    hosts = [h for h in getattr(record, "hosts", ()) if isinstance(h, (Body, Country))]
    if hosts:
        made["eventDetails"]["organiser"] = {"name": label(hosts[0])}
    return {key: value for key, value in (made | {"people": people, "organisations": bodies}).items() if value != []}


def _ninjs_place(place: Place) -> dict[str, Any]:
    made: dict[str, Any] = {"name": place.name}
    if place.country:
        address = {"country": place.country.name}
        made["contactInfo"] = [{"type": "physical", "address": address}]
    return made
