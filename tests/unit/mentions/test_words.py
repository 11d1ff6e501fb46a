"""Words that a registry adds reach the finders of people, bodies, countries and places."""

from __future__ import annotations

import pytest

from diplonews import Registry, parse
from diplonews.errors import LexiconError
from diplonews.mentions import words
from diplonews.values import Body, Country, Person, Place

TEXT = "Bharatlandic Grand Vizier Anan Tolly met Zorbo Quimby at Larkspur Lodge."


def people(text: str, registry: Registry | None) -> list[tuple[str | None, str | None, str | None]]:
    return [(p.name, p.title, p.country.code if p.country else None) for p in parse(text, registry=registry).people]


def test_a_text_without_them_knows_none_of_it() -> None:
    assert people(TEXT, None) == []


def test_titles_names_and_countries() -> None:
    registry = (
        Registry.builtin()
        .with_words("titles", [{"term": "Grand Vizier", "office": "head-of-government"}])
        .with_words("names", ["Zorbo"])
        .with_words("countries", [{"code": "IN", "adjectives": "Bharatlandic"}])
    )
    assert people(TEXT, registry) == [("Anan Tolly", "Grand Vizier", "IN"), ("Zorbo Quimby", None, None)]


def test_a_title_of_several_words_and_its_office() -> None:
    registry = Registry.builtin().with_words("titles", [{"term": "Grand Vizier", "office": "head-of-government"}])
    text = "Grand Vizier Anan Tolly of Kenya arrived. The premier left."
    assert parse(text, registry=registry).people[0].mentions[-1].of(text) == "The premier"


def test_organizations_by_name_and_by_form() -> None:
    registry = Registry.builtin().with_words(
        "organizations",
        [{"term": "Qux", "country": "PE"}, {"term": "Weather Bench", "kind": "ministry"}],
    )
    text = "Qux said so. The Weather Bench of Chile agreed."
    found = [Body(name=b.name, country=b.country) for b in parse(text, registry=registry).bodies]
    assert found == [
        Body(name="Qux", country=Country("PE")),
        Body(name="Weather Bench of Chile", country=Country("CL")),
    ]
    assert parse(text).bodies == ()


def test_names_of_countries_capitals_and_places() -> None:
    registry = (
        Registry.builtin()
        .with_words("countries", [{"code": "CH", "aliases": "Helvetia", "capitals": "Lakeville Heights"}])
        .with_words("seats", [{"name": "Larkspur Lodge", "kind": "site", "country": "CH"}])
    )
    text = "President Ana Quispe of Peru met President Ueli Kern of Helvetia at Larkspur Lodge."
    meeting = parse(text, registry=registry).meetings[0]
    assert meeting.place == Place(name="Larkspur Lodge", country=Country("CH"))
    assert [p.country for p in meeting.participants if isinstance(p, Person)] == [Country("PE"), Country("CH")]
    stand = parse("Lakeville Heights vowed to reply.", registry=registry)
    assert [(b.name, b.country) for b in stand.bodies] == [("Lakeville Heights", Country("CH"))]


def test_words_of_a_record_type_reach_the_finders_too() -> None:
    registry = Registry.builtin()
    entry = registry.entries[0]
    registry = registry.without("visit").with_type(entry.record, entry.parser, words={"names": ["Zorbo"]})
    assert people("Zorbo Quimby left.", registry) == [("Zorbo Quimby", None, None)]


@pytest.mark.parametrize(
    ("lexicon", "row"),
    [
        ("titles", {"term": " ", "kind": "T"}),
        ("titles", {"kind": "T"}),
        ("organizations", {"term": "Qux", "country": "ZZ"}),
        ("countries", {"aliases": "Helvetia"}),
        ("seats", {"name": "Larkspur Lodge", "kind": "moon", "country": "CH"}),
        ("seats", {"name": "Larkspur Lodge", "kind": "site"}),
    ],
)
def test_rows_that_say_too_little(lexicon: str, row: dict[str, str]) -> None:
    with pytest.raises(LexiconError, match=lexicon):
        words.words_of(Registry.builtin().with_words(lexicon, [row]))


def test_words_for_parsers_alone_change_no_finder() -> None:
    registry = Registry.builtin().with_words("visits", [{"term": "sojourned", "kind": "Y"}])
    assert words.words_of(registry).places == {}
    assert words.words_of(None) is words.builtin()
