"""JSON-LD: a graph that rdflib loads without a network, with the terms of schema.org."""

from __future__ import annotations

import json
from typing import Any, ClassVar

import attrs
import pytest
from attrs import frozen
from format_sample import ARTICLE
from hypothesis import given, settings

from diplonews import Article, Country, Meeting, Memorandum, Person, Place, Quote, Record, Registry, When, strategies
from diplonews.formats.json import dumps
from diplonews.formats.jsonld import to_jsonld


def nodes(article: Article, kind: str) -> list[dict[str, Any]]:
    return [n for n in to_jsonld(article)["@graph"] if n["@type"] == kind]


def test_the_graph_of_an_article() -> None:
    (event,) = nodes(attrs.evolve(ARTICLE, records=ARTICLE.records[:1]), "Event")
    graph = {n["@id"]: n for n in to_jsonld(ARTICLE)["@graph"]}
    assert event["name"] == "Visit of Flavia Elphberg to Austria"
    assert (event["startDate"], event["endDate"]) == ("2021-04-13", "2021-04-14")
    visitor = graph[event["attendee"][0]]
    assert (visitor["@type"], visitor["jobTitle"]) == ("Person", "Premier")
    assert graph[visitor["nationality"]] == {
        "@id": visitor["nationality"],
        "@type": "Country",
        "name": "Germany",
        "identifier": "DE",
    }
    assert graph[event["location"]]["name"] == "Zenda"
    assert {graph[h]["@type"] for h in event["organizer"]} == {"GovernmentOrganization", "Country"}
    (quotation,) = nodes(ARTICLE, "Quotation")
    assert quotation["text"] == "We shall sign a treaty"
    assert graph[quotation["isPartOf"]]["headline"] == "A visit"
    (law,) = nodes(ARTICLE, "Legislation")
    assert (law["legislationType"], law["creativeWorkStatus"]) == ("treaty", "planned")


def test_each_kind_of_record() -> None:
    content = (Quote.cut(ARTICLE.text, 0, 3), Quote.cut(ARTICLE.text, 4, 11))
    records = (
        Meeting(participants=(Country("AT"),), format="phone", status="cancelled", place=Place(name="Zenda")),
        Memorandum(instrument="roadmap", when=When("2021-05"), place=Place(name="Zenda"), parties=(Country("AT"),)),
        attrs.evolve(ARTICLE.records[1], content=content),  # type: ignore[call-arg]
    )
    article = attrs.evolve(ARTICLE, records=records)
    (meeting,) = nodes(article, "Event")
    assert meeting["eventStatus"] == "https://schema.org/EventCancelled"
    assert meeting["eventAttendanceMode"].endswith("OnlineEventAttendanceMode")
    (work,) = nodes(article, "CreativeWork")
    assert (work["genre"], work["dateCreated"]) == ("roadmap", "2021-05")
    assert [n["@id"].rpartition("-")[2] for n in nodes(article, "Quotation")] == ["3.1", "3.2"]


@frozen(kw_only=True)
class Prize(Record):
    type: ClassVar[str] = "prize"
    winner: Person
    when: When | None = None
    amount: float | None = None
    place: Place | None = None


def test_other_projects_records_are_things() -> None:
    prize = Prize(winner=Person(name="Flavia"), when=When("2021"), amount=2.5, place=Place(name="Zenda"))
    (thing,) = nodes(attrs.evolve(ARTICLE, records=(prize,)), "Thing")
    assert thing["name"] == "Prize of Flavia"
    assert thing["additionalType"] == "urn:diplonews:type:prize"
    told = {p["name"]: p["value"] for p in thing["additionalProperty"]}
    assert told == {"winner": "Flavia", "when": "2021", "amount": 2.5, "place": '{"name": "Zenda", "country": null}'}


@given(strategies.articles(Registry.builtin().with_type(Prize, "elsewhere:parse")))
@settings(max_examples=20)
def test_rdflib_loads_every_graph(article: Article) -> None:
    rdflib = pytest.importorskip("rdflib")
    document = to_jsonld(article)
    graph = rdflib.Graph().parse(data=dumps(document), format="json-ld")
    types = list(graph.subjects(rdflib.RDF.type))
    ids = {n["@id"] for n in document["@graph"]}
    assert {str(s) for s in types if isinstance(s, rdflib.URIRef)} == ids
    used = {str(o) for _, p, o in graph if isinstance(o, rdflib.URIRef) and str(o).startswith("urn:sha256:")}
    assert used <= ids
    assert json.loads(json.dumps(document)) == document
