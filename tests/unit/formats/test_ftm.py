"""Entities of followthemoney: valid by its own model, each once, with their source and span."""

from __future__ import annotations

import attrs
import pytest
from format_sample import ARTICLE, TEXT
from hypothesis import given, settings

from diplonews import Article, Person, strategies
from diplonews.formats.ftm import to_ftm

followthemoney = pytest.importorskip("followthemoney")


def test_the_entities_of_an_article() -> None:
    entities = list(to_ftm(ARTICLE, source_url="https://example.org/news/1"))
    by_schema: dict[str, list[dict[str, dict[str, list[str]]]]] = {}
    for entity in entities:
        by_schema.setdefault(entity["schema"], []).append(entity)
    assert by_schema["Article"][0]["properties"]["title"] == ["A visit"]
    visit = next(e for e in by_schema["Event"] if "Visit" in e["properties"]["name"][0])["properties"]
    assert visit["recordId"] == ["0:25-41"]
    assert visit["summary"] == ["arrived in Zenda"]
    assert (visit["startDate"], visit["endDate"]) == (["2021-04-13"], ["2021-04-14"])
    assert visit["location"] == ["Zenda"]
    assert visit["country"] == ["at"]
    people = {e["id"]: e["properties"]["name"] for e in by_schema["Person"]}
    assert ["Flavia Elphberg"] in people.values()
    assert by_schema["PublicBody"][0]["properties"]["name"] == ["Court of Zenda"]
    assert visit["proof"] == [entities[0]["id"]]
    assert "bodyText" not in entities[0]["properties"]
    assert next(to_ftm(ARTICLE, body_text=True))["properties"]["bodyText"] == [TEXT.replace("\x00", "")]


def test_a_person_without_a_name_is_no_entity() -> None:
    visit = attrs.evolve(ARTICLE.records[0], visitors=(Person(title="Premier"),), hosts=(), invited_by=None)  # type: ignore[call-arg]
    entities = list(to_ftm(attrs.evolve(ARTICLE, records=(visit,), people=(), bodies=())))
    assert [e["schema"] for e in entities] == ["Article", "Event"]


@given(strategies.articles())
@settings(max_examples=25)
def test_every_entity_is_valid_and_every_reference_is_there(article: Article) -> None:
    entities = [followthemoney.model.get_proxy(e) for e in to_ftm(article)]
    ids = {e.id for e in entities}
    assert len(ids) == len(entities)
    for entity in entities:
        followthemoney.model.get(entity.schema.name).validate(entity.to_dict())
        for prop in ("proof", "involved", "organizer"):
            if prop in entity.schema.properties:
                assert set(entity.get(prop)) <= ids
    assert [e.to_dict() for e in entities] == list(to_ftm(article))
