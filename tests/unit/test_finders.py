"""The finders of people, bodies and countries as public functions."""

from __future__ import annotations

import diplonews
from diplonews import Country, find_bodies, find_countries, find_people

TEXT = (
    "Norwegian Foreign Minister Ingrid Solheim met her Kenyan counterpart, Alfred Odhiambo, in Nairobi. Solheim said the Kenyan "
    "minister was a friend. She thanked him, and the two ministers visited the Kenya Ports Authority. The authority runs two ports."
)


def test_each_person_once_with_all_mentions() -> None:
    people = find_people(TEXT)
    assert [(p.name, p.country and p.country.code) for p in people] == [
        ("Ingrid Solheim", "NO"),
        ("Alfred Odhiambo", "KE"),
    ]
    said = [[s.of(TEXT) for s in p.mentions] for p in people]
    assert said[0] == ["Norwegian Foreign Minister Ingrid Solheim", "her", "Solheim", "She", "the two ministers"]
    assert said[1] == ["Kenyan counterpart, Alfred Odhiambo", "the Kenyan minister", "him", "the two ministers"]


def test_a_counterpart_bears_the_same_office() -> None:
    assert [p.title for p in find_people(TEXT)] == ["Foreign Minister", "Foreign Minister"]


def test_each_body_once_with_its_short_form() -> None:
    (body,) = find_bodies(TEXT)
    assert (body.name, body.country) == ("Kenya Ports Authority", Country("KE"))
    assert [s.of(TEXT) for s in body.mentions] == ["Kenya Ports Authority", "The authority"]


def test_countries_by_name_and_adjective() -> None:
    found = find_countries("Norway and its Kenyan guests looked at the Indian Ocean.")
    assert [(c.country.code, c.form, c.span.start) for c in found] == [("NO", "name", 0), ("KE", "adjective", 15)]


def test_the_article_holds_the_same() -> None:
    article = diplonews.parse(TEXT)
    assert list(article.people) == find_people(TEXT)
    assert list(article.bodies) == find_bodies(TEXT)


def test_a_byline_is_nobody_of_the_news() -> None:
    text = "By Aylin Sezer\n\nTurkish President Orhan Demirel arrived in Oslo on Monday."
    assert [p.name for p in find_people(text)] == ["Orhan Demirel"]


def test_nothing_to_find() -> None:
    assert find_people("") == find_people("  \n ") == []
    assert find_bodies("") == []
    assert find_countries("") == []


def test_equal_readings_stay_open_with_a_note() -> None:
    text = "Peruvian President Carlos Montoya and Bolivian President Marta Quispe met. The president was tired."
    article = diplonews.parse(text)
    assert [n.rule for n in article.notes if n.rule.startswith("coreference")] == ["coreference.role.equal"]
    assert all("The president" not in [s.of(text) for s in p.mentions] for p in article.people)
