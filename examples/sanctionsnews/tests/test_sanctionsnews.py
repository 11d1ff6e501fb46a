"""The extension as its users meet it: found by its entry point, served by every format."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from sanctionsnews import Sanction, extend

import diplonews
from diplonews import Article, Country, Registry, Statement, When, strategies
from diplonews.formats.annotations import to_brat
from diplonews.formats.events import to_events
from diplonews.formats.html import to_html
from diplonews.formats.jsonl import from_jsonl, to_jsonl
from diplonews.formats.schema import json_schema
from diplonews.formats.sqlite import read_sqlite, write_sqlite
from diplonews.formats.table import to_csv, to_rows

REGISTRY = Registry.discover()
TEXT = (
    "Norway imposed an arms embargo on Belarus on 3 May 2021. The European Union has extended economic sanctions against "
    "Iran. Peru threatened sanctions on Chile. Kenya lifted the travel ban on Uganda."
)
ARTICLE = diplonews.parse(TEXT, registry=REGISTRY)


def test_it_is_found_by_its_entry_point_and_only_when_asked() -> None:
    assert extend(Registry.builtin()) == REGISTRY
    assert REGISTRY.type_named("sanction") is Sanction
    assert "sanction" not in Registry.builtin().names
    assert Registry.discover(skip=["sanctionsnews"]) == Registry.builtin()
    assert diplonews.parse(TEXT).of(Sanction) == ()


def test_it_parses() -> None:
    told = [(s.measure, s.status, s.senders[0].name, s.targets[0].name) for s in ARTICLE.of(Sanction)]
    assert told == [
        ("embargo", "imposed", "Norway", "Belarus"),
        ("sanctions", "extended", "European Union", "Iran"),
        ("sanctions", "threatened", "Peru", "Chile"),
        ("travel-ban", "lifted", "Kenya", "Uganda"),
    ]
    assert ARTICLE.of(Sanction)[0].when == When("2021-05-03")
    assert all(s.unsupported() == () for s in ARTICLE.of(Sanction))


@pytest.mark.parametrize(
    "text",
    ["Norway imposed a tax on tea.", "Norway imposed sanctions on Norway.", "The embargo on Belarus is old.", ""],
)
def test_what_is_no_sanction(text: str) -> None:
    assert diplonews.parse(text, registry=REGISTRY).of(Sanction) == ()


def test_a_verb_that_takes_the_target() -> None:
    (found,) = diplonews.parse("Chile sanctioned Peru.", registry=REGISTRY).of(Sanction)
    assert (found.senders, found.targets) == ((Country("CL"),), (Country("PE"),))


def test_its_words_serve_the_builtin_types() -> None:
    text = "Kenyan President Asha Moyo thundered against the blockade of the harbour."
    assert diplonews.parse(text).of(Statement) == ()
    (statement,) = diplonews.parse(text, registry=REGISTRY).of(Statement)
    assert statement.cue is not None
    assert statement.cue.text == "thundered against"
    text = "Norway and Chile signed a sanctions waiver on medicine on Monday."
    (waiver,) = diplonews.parse(text, registry=REGISTRY).memoranda
    assert waiver.instrument == "arrangement"


@given(strategies.articles(REGISTRY))
@settings(max_examples=40, deadline=None)
def test_json_schema_jsonl_tables_sqlite_and_html_serve_it(article: Article) -> None:
    data = diplonews.to_dict(article)
    jsonschema.Draft202012Validator(json_schema(REGISTRY)).validate(data)
    assert diplonews.from_json(diplonews.to_json(article), registry=REGISTRY) == article
    assert list(from_jsonl(to_jsonl([article]), registry=REGISTRY)) == [article]
    assert len(list(to_rows([article], "sanction", registry=REGISTRY))) == len(article.of(Sanction))
    page = to_html(article)
    assert page.count("Sanction</h3>") == len(article.of(Sanction))
    with tempfile.TemporaryDirectory() as folder:
        write_sqlite([article], Path(folder, "news.db"), registry=REGISTRY)
        assert list(read_sqlite(Path(folder, "news.db"), registry=REGISTRY)) == [article]


def test_its_table() -> None:
    rows = list(csv.DictReader(io.StringIO("".join(to_csv([ARTICLE], "sanction", registry=REGISTRY)), newline="")))
    assert [r["targets_country"] for r in rows] == ["BY", "IR", "CL", "UG"]
    assert rows[0]["wording"] == "imposed an arms embargo on Belarus"


def test_its_events_and_annotations() -> None:
    found = [(e.event, e.cameo, e.source[0].code, e.target[0].code) for e in to_events(ARTICLE, registry=REGISTRY)]
    assert found == [
        ("SANCTION", "163", "NOR", "BLR"),
        ("SANCTION", "163", "IGO", "IRN"),
        ("THREATEN", "1312", "PER", "CHL"),
        ("RETREAT", "085", "KEN", "UGA"),
    ]
    assert "\tSanction 0 41\tNorway imposed an arms embargo on Belarus" in to_brat(ARTICLE)
