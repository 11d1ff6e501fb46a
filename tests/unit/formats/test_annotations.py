"""Annotations: every mark stands where it says, in the forms that other tools read."""

from __future__ import annotations

import copy
import itertools
import json
import re
from typing import Any

import attrs
import pytest
from format_sample import ARTICLE
from hypothesis import given, settings

from diplonews import Article, Evidence, SchemaError, Span, Visit, strategies
from diplonews.formats.annotations import from_w3c, marks, to_brat, to_displacy, to_w3c


@given(strategies.articles())
@settings(max_examples=30)
def test_w3c_places_come_back(article: Article) -> None:
    page = json.loads(json.dumps(to_w3c(article)))
    told = from_w3c(page, article.text)
    assert [(s.start, s.end) for s, _ in told] == [(m.start, m.end) for m in marks(article)]
    for item in page["items"]:
        quote = item["target"]["selector"][1]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in article.text
        assert len(quote["prefix"]) <= 32


def test_w3c_has_the_form_of_the_recommendation() -> None:
    page = to_w3c(ARTICLE, source="https://example.org/news")
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    first = page["items"][0]
    assert first["target"]["source"] == "https://example.org/news"
    assert first["target"]["selector"][0] == {"type": "TextPositionSelector", "start": 25, "end": 41}
    assert first["target"]["selector"][1]["exact"] == "arrived in Zenda"
    assert [body["value"] for body in first["body"]] == ["visit", "visit.record", "test.record"]
    assert to_w3c(ARTICLE)["items"][0]["target"]["source"] == f"urn:sha256:{ARTICLE.sha256}"
    assert len({item["id"] for item in page["items"]}) == len(page["items"])


def test_w3c_places_are_found_again_in_a_changed_text() -> None:
    page = to_w3c(ARTICLE)
    moved = from_w3c(page, "A paragraph in front.\n\n" + ARTICLE.text)
    assert [s.start - 23 for s, _ in moved] == [m.start for m in marks(ARTICLE)]
    assert from_w3c(page, "Nothing of it is left.") == []
    (alone,) = from_w3c({"items": page["items"][:1]}, "she arrived in Zenda, then")
    assert alone[0] == Span(4, 20)


@pytest.mark.parametrize(
    "damage", [None, [], {}, {"items": [1]}, {"items": [{}]}, "selector", "exact", "start", "empty"]
)
def test_w3c_damage(damage: Any) -> None:
    page: Any = copy.deepcopy(to_w3c(ARTICLE))
    selectors = page["items"][0]["target"]["selector"]
    if damage == "selector":
        page["items"][0]["target"]["selector"] = selectors[:1]
    elif damage in ("exact", "empty"):
        selectors[1]["exact"] = 3 if damage == "exact" else ""
    elif damage == "start":
        selectors[0]["start"] = "1"
    else:
        page = damage
    with pytest.raises(SchemaError, match="items"):
        from_w3c(page, ARTICLE.text)


BOUND = re.compile(r"T\d+\t([\w-]+) (\d+ \d+(?:;\d+ \d+)*)\t([^\n]*)")


@given(strategies.articles())
@settings(max_examples=40)
def test_brat_places_have_the_texts_own_words(article: Article) -> None:
    lines = to_brat(article).split("\n")[:-1]
    for line in lines:
        if line.startswith("T"):
            matched = BOUND.fullmatch(line)
            assert matched, line
            places = [tuple(map(int, p.split())) for p in matched[2].split(";")]
            assert " ".join(article.text[s:e] for s, e in places) == matched[3]
            assert places == sorted(places)
        else:
            assert re.fullmatch(r"E\d+\t\w+:T\d+(?: \w+:T\d+)*|#\d+\tAnnotatorNotes E\d+\t\S.*", line), line
    names = {line.split("\t")[0] for line in lines}
    assert len(names) == len(lines)
    used = {name for line in lines if line.startswith("E") for name in re.findall(r":(T\d+)", line)}
    assert used <= names


def test_brat_reads_as_events() -> None:
    lines = to_brat(ARTICLE).splitlines()
    assert lines[0] == "T1\tVisit 25 41\tarrived in Zenda"
    assert lines[6] == "E1\tVisit:T1 Visitors:T2 Destination:T3 Place:T4 Hosts:T5 When:T6"
    assert lines[7] == "#1\tAnnotatorNotes E1\ttest.record"


def test_brat_cuts_places_at_line_ends_and_counts_equal_roles() -> None:
    visit = Visit(
        visitors=(),
        evidence=(Evidence("record", 0, 9, "x"), Evidence("hosts", 0, 2, "x"), Evidence("hosts", 3, 6, "y")),
    )
    blank = Visit(visitors=(), evidence=(Evidence("record", 2, 3, "x"),))
    article = attrs.evolve(ARTICLE, text="ab\n cd\r\nef", records=(visit, blank), people=(), notes=())
    assert to_brat(article).splitlines() == [
        "T1\tVisit 0 2;4 6;8 9\tab cd e",
        "T2\tHosts 0 2\tab",
        "T3\tHosts 4 6\tcd",
        "E1\tVisit:T1 Hosts:T2 Hosts2:T3",
        "#1\tAnnotatorNotes E1\tx",
    ]


@given(strategies.articles())
@settings(max_examples=30)
def test_displacy_spans_cover_their_tokens(article: Article) -> None:
    data = to_displacy(article)
    assert data["text"] == article.text
    for span in data["spans"]:
        tokens = data["tokens"][span["start_token"] : span["end_token"]]
        assert tokens
        assert 0 <= span["start"] < span["end"] <= len(article.text)
    ends = [(e["start"], e["end"]) for e in data["ents"]]
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(ends))


def test_displacy_of_an_article() -> None:
    data = to_displacy(ARTICLE)
    assert data["ents"][0] == {"start": 25, "end": 41, "label": "visit"}
    (place,) = [s for s in data["spans"] if s["label"] == "visit.place"]
    assert data["tokens"][place["start_token"] : place["end_token"]] == ["arrived", "in", "Zenda"]
