"""A record type of another project: its class, its parser and its words go in; everything serves it, nothing else changes."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal

import pytest
from attrs import frozen
from hypothesis import given, settings

import diplonews
from diplonews import Actor, Article, Country, Quote, Record, Registry, SchemaError, When, strategies
from diplonews.document import Document
from diplonews.parsers.draft import Draft
from diplonews.rules import Rule, hits


@frozen(kw_only=True)
class Sanction(Record):
    """A measure of one side against another."""

    type: ClassVar[str] = "sanction"
    senders: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    measure: Literal["sanctions", "embargo", "asset-freeze"] = "sanctions"
    wording: Quote | None = None
    when: When | None = None


WORDS = [
    {"term": "imposed sanctions on", "kind": "S", "measure": "sanctions"},
    {"term": "imposed an embargo on", "kind": "S", "measure": "embargo"},
    {"term": "froze the assets of", "kind": "S", "measure": "asset-freeze"},
]
RULES = (
    Rule(
        "sanction.imposed-on",
        r"(?P<sender>[CB]) (?:[nd]?D)? (?P<verb>S) e? (?P<target>[CB]) (?:[nid]*(?P<when>D))?",
        "Ruritania imposed sanctions on Graustark",
    ),
)


def parse_sanctions(document: Document) -> Iterator[Sanction]:
    for _, line in document.lines(document.words("sanctions")):
        for rule, match in hits(RULES, line):
            sender, verb, target = (line.chunks[match.start(group)] for group in ("sender", "verb", "target"))
            assert sender.mention is not None
            assert target.mention is not None
            begin, end = document.span(sender.first, target.last)
            draft = Draft(Sanction, rule.name, begin, end)
            draft.set("senders", document.who(sender.mention), *document.chunk_span(sender))
            draft.set("targets", document.who(target.mention), *document.chunk_span(target))
            draft.set("measure", verb.data["measure"], *document.chunk_span(verb))
            draft.set("wording", document.quote(verb.first, target.last), *document.span(verb.first, target.last))
            if match["when"]:
                when = line.chunks[match.start("when")]
                assert when.mention is not None
                draft.set("when", when.mention.value, *document.chunk_span(when))
            yield draft.build()


TEXT = "Norway imposed sanctions on Belarus on 3 May 2021. Later Chile froze the assets of Peru. Kenya imposed a tax."
EXTENDED = Registry.builtin().with_type(Sanction, parse_sanctions, words={"sanctions": WORDS})


def parsed(registry: Registry = EXTENDED) -> Article:
    return diplonews.parse(TEXT, registry=registry)


def test_it_parses_and_filters() -> None:
    first, second = parsed().of(Sanction)
    assert (first.senders, first.targets) == ((Country("NO"),), (Country("BY"),))
    assert (first.measure, first.when) == ("sanctions", When("2021-05-03"))
    assert first.wording is not None
    assert first.wording.text == "imposed sanctions on Belarus"
    assert first.because("measure")[0].rule == "sanction.measure.imposed-on"
    assert second.measure == "asset-freeze"
    assert parsed().of(Record) == parsed().records
    assert all(not r.unsupported() for r in parsed().records)


def test_only_that_type() -> None:
    assert diplonews.parse(TEXT, registry=EXTENDED, only=(Sanction,)).records == parsed().of(Sanction)
    assert diplonews.parse(TEXT, registry=EXTENDED, only=(diplonews.Visit,)).of(Sanction) == ()


def test_its_json_comes_back() -> None:
    article = parsed()
    written = diplonews.to_json(article, registry=EXTENDED)
    assert diplonews.from_json(written, registry=EXTENDED) == article
    with pytest.raises(SchemaError, match=r"records\[\d\]\.type: unknown record type 'sanction'"):
        diplonews.from_json(written)


def test_the_builtin_registry_is_as_before() -> None:
    before = diplonews.parse(TEXT)
    article = parsed()
    assert Registry.builtin().names == ("visit", "meeting", "statement", "memorandum")
    assert diplonews.parse(TEXT) == before
    assert before.of(Sanction) == ()
    assert tuple(r for r in article.records if not isinstance(r, Sanction)) == before.records
    assert article.provenance.registry == EXTENDED.fingerprint != before.provenance.registry


def test_more_words_for_it_from_a_third_project() -> None:
    words = [{"term": "slapped sanctions on", "kind": "S", "measure": "sanctions"}]
    text = TEXT.replace("imposed sanctions", "slapped sanctions")
    assert [r.measure for r in diplonews.parse(text, registry=EXTENDED).of(Sanction)] == ["asset-freeze"]
    more = EXTENDED.with_words("sanctions", words)
    assert [r.measure for r in diplonews.parse(text, registry=more).of(Sanction)] == ["sanctions", "asset-freeze"]


def test_workers_can_be_handed_the_registry() -> None:
    assert diplonews.parse(TEXT, registry=pickle.loads(pickle.dumps(EXTENDED))) == parsed()


@given(strategies.articles(EXTENDED))
@settings(max_examples=20)
def test_drawn_articles_with_it_come_back(article: Article) -> None:
    assert diplonews.from_json(diplonews.to_json(article), registry=EXTENDED) == article


def test_a_parser_can_be_named_instead_of_given() -> None:
    named = Registry.builtin().with_type(Sanction, f"{__name__}:parse_sanctions", words={"sanctions": WORDS})
    assert parsed(named).records == parsed().records
    given_names: Iterable[str] = (e.parser if isinstance(e.parser, str) else "" for e in named.entries)
    assert f"{__name__}:parse_sanctions" in given_names
