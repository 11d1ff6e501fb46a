"""JSON-LD with the terms of schema.org, for graphs and search engines.

============ ==========================================================================================================
record       node
============ ==========================================================================================================
visit        ``Event`` with attendee (visitors), organizer (hosts), location, startDate, endDate, eventStatus
meeting      the same; a phone or video meeting has eventAttendanceMode online
statement    ``Quotation``, one for each piece of content, with spokenByCharacter
memorandum   ``Legislation`` for treaties, conventions, charters, protocols and agreements, else ``CreativeWork``;
             contributor (parties), about, legislationDate or dateCreated, creativeWorkStatus
other types  ``Thing`` with additionalType and a PropertyValue a field
============ ==========================================================================================================

People are ``Person``, bodies ``Organization`` (``GovernmentOrganization`` where they belong to a country), countries
``Country``. Every node of a record points to the ``NewsArticle`` by ``subjectOf`` or ``isPartOf``. Evidence, notes and the
text itself are left out; there is no reader. The context stands in the document: nothing is fetched to read it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from diplonews.article import Article
from diplonews.formats.headline import headline
from diplonews.formats.plain import plain
from diplonews.formats.table import label
from diplonews.records import Meeting, Memorandum, Record, Statement, Visit
from diplonews.shapes import shapes_of, values_of
from diplonews.values import Actor, Body, Country, Place, When

SCHEMA = "https://schema.org/"
CONTEXT: dict[str, Any] = {
    "@vocab": SCHEMA,
    **{
        term: {"@type": "@id"}
        for term in (
            "about attendee contributor eventAttendanceMode eventStatus isPartOf location nationality organizer "
            "spokenByCharacter subjectOf worksFor areaServed audience containedInPlace"
        ).split()
    },
    **{term: {"@type": "Date"} for term in ("datePublished", "dateCreated", "startDate", "endDate", "legislationDate")},
}
_LAWS = ("treaty", "convention", "charter", "protocol", "agreement")
_STATUS = {"cancelled": f"{SCHEMA}EventCancelled"}  # planned, ongoing and completed events are "scheduled" alike


def to_jsonld(article: Article) -> dict[str, Any]:
    """The article's records as one JSON-LD document with a ``@graph``."""
    graph = _Graph(article)
    for number, record in enumerate(article.records, 1):
        graph.add(number, record)
    return {"@context": CONTEXT, "@graph": [graph.article(), *graph.nodes]}


class _Graph:
    """Nodes as they are made; equal actors and places are one node."""

    def __init__(self, article: Article) -> None:
        self.source = article
        self.root = f"urn:sha256:{article.sha256}"
        self.nodes: list[dict[str, Any]] = []
        self._known: dict[Any, str] = {}

    def article(self) -> dict[str, Any]:
        source = self.source
        return _filled(
            {
                "@id": self.root,
                "@type": "NewsArticle",
                "headline": source.title,
                "author": [{"@type": "Person", "name": name} for name in source.authors],
                "publisher": {"@type": "Organization", "name": source.publisher} if source.publisher else None,
                "datePublished": source.published.isoformat() if source.published else None,
                "inLanguage": source.language,
                "dateline": source.dateline.name if source.dateline else None,
            }
        )

    def add(self, number: int, record: Record) -> None:
        makers: dict[type, Callable[[Any], list[dict[str, Any]]]] = {
            Visit: self._visit,
            Meeting: self._meeting,
            Statement: self._statement,
            Memorandum: self._memorandum,
        }
        make: Callable[[Any], list[dict[str, Any]]] = makers.get(type(record), self._other)
        made = make(record)
        for part, node in enumerate(made, 1):
            suffix = f".{part}" if len(made) > 1 else ""
            whole = "isPartOf" if node["@type"] == "Quotation" else "subjectOf"
            self.nodes.append(_filled({"@id": f"{self.root}#record-{number}{suffix}", **node, whole: self.root}))

    def _visit(self, record: Visit) -> list[dict[str, Any]]:
        place = record.place or (
            Place(name=record.destination.name, country=record.destination) if record.destination else None
        )
        return [
            {
                **self._event(record, place),
                "attendee": self._actors(record.visitors),
                "organizer": self._actors(record.hosts),
                "description": record.purpose.text if record.purpose else None,
            }
        ]

    def _meeting(self, record: Meeting) -> list[dict[str, Any]]:
        remote = record.format in ("phone", "video")
        return [
            {
                **self._event(record, record.place),
                "attendee": self._actors(record.participants),
                "description": [topic.text for topic in record.topics],
                "eventAttendanceMode": f"{SCHEMA}OnlineEventAttendanceMode" if remote else None,
            }
        ]

    def _event(self, record: Visit | Meeting, place: Place | None) -> dict[str, Any]:
        return {
            "@type": "Event",
            "name": headline(record),
            "eventStatus": _STATUS.get(record.status, f"{SCHEMA}EventScheduled"),
            "location": self._place(place) if place else None,
            **_dates(record.when),
        }

    def _statement(self, record: Statement) -> list[dict[str, Any]]:
        common = {
            "@type": "Quotation",
            "spokenByCharacter": self._actors(record.speakers),
            "audience": self._actors(record.addressees),
            "dateCreated": record.when.edtf.partition("/")[0] if record.when else None,
        }
        return [{**common, "text": quote.text} for quote in record.content]

    def _memorandum(self, record: Memorandum) -> list[dict[str, Any]]:
        law = record.instrument in _LAWS
        signed = record.when.edtf.partition("/")[0] if record.when else None
        return [
            {
                "@type": "Legislation" if law else "CreativeWork",
                "name": headline(record),
                "legislationType" if law else "genre": record.instrument,
                "contributor": self._actors((*record.parties, *(() if record.parties else record.countries))),
                "abstract": record.subject.text if record.subject else None,
                "legislationDate" if law else "dateCreated": signed,
                "creativeWorkStatus": record.status,
                "locationCreated": {"@id": self._place(record.place)} if record.place else None,
            }
        ]

    def _other(self, record: Record) -> list[dict[str, Any]]:
        properties = []
        for name, shape in shapes_of(type(record)).items():
            if name == "evidence":
                continue
            for value in values_of(record, name):
                told = label(value) if shape.element.kind == "actor" else _simple(value)
                properties.append({"@type": "PropertyValue", "name": name, "value": told})
        return [
            {
                "@type": "Thing",
                "additionalType": f"urn:diplonews:type:{record.type}",
                "name": headline(record),
                "additionalProperty": properties,
            }
        ]

    def _actors(self, actors: tuple[Actor, ...]) -> list[str]:
        return [self._actor(a) for a in actors]

    def _actor(self, actor: Actor) -> str:
        if isinstance(actor, Country):
            return self._node(actor, "country", {"@type": "Country", "name": actor.name, "identifier": actor.code})
        home = self._actor(actor.country) if actor.country else None
        if isinstance(actor, Body):
            kind = "GovernmentOrganization" if actor.country else "Organization"
            return self._node(actor, "body", {"@type": kind, "name": actor.name, "areaServed": home})
        works = {"@type": "Organization", "name": actor.organization} if actor.organization else None
        person = {
            "@type": "Person",
            "name": actor.name,
            "jobTitle": actor.title,
            "nationality": home,
            "affiliation": works,
        }
        return self._node(actor, "person", person)

    def _place(self, place: Place) -> str:
        home = self._actor(place.country) if place.country else None
        return self._node(place, "place", {"@type": "Place", "name": place.name, "containedInPlace": home})

    def _node(self, value: Actor | Place, kind: str, node: dict[str, Any]) -> str:
        if value not in self._known:
            name = value.code if isinstance(value, Country) else str(len(self._known) + 1)
            self._known[value] = f"{self.root}#{kind}-{name}"
            self.nodes.append(_filled({"@id": self._known[value], **node}))
        return self._known[value]


def _dates(when: When | None) -> dict[str, str]:
    if when is None:
        return {}
    first, _, last = when.edtf.partition("/")
    return {"startDate": first, "endDate": last or first}


def _simple(value: Any) -> str | int | float | bool:
    if isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, When):
        return value.edtf
    return json.dumps(plain(value), ensure_ascii=False) if hasattr(value, "__attrs_attrs__") else str(value)


def _filled(node: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in node.items() if value is not None and value != []}
