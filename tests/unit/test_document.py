"""Documents: tokens, mentions and actors as the parsers see them."""

from __future__ import annotations

from collections.abc import Iterable

import diplonews
from diplonews.chunks import LETTERS
from diplonews.document import Document
from diplonews.lexicon import Lexicon
from diplonews.records import Record, Visit
from diplonews.registry import Registry
from diplonews.rules import Rule, hits
from diplonews.values import Country, Person

TEXT = "President Tomas Lindqvist of Norway has warmly received the Kenyan envoy. Lindqvist smiled. It rained in the hills."
WORDS = Lexicon.of_phrases([("received", "V", "receive"), ("warmly", "W", None)])


def test_a_line_has_a_letter_a_chunk() -> None:
    document = Document.read(TEXT)
    line = document.line(*document.sentences[0], WORDS)
    assert len(line.letters) == len(line.chunks)
    assert line.letters.endswith("VR.")
    assert line.letters.startswith("P")
    assert {c.data for c in line.chunks if c.letter == "V"} == {"receive"}
    known = set(LETTERS) | {"V", "W"}
    assert set(line.letters) <= known


def test_only_sentences_with_a_trigger_are_spelled() -> None:
    document = Document.read(TEXT)
    assert [number for number, _ in document.lines(WORDS)] == [0]


def test_rules_match_over_letters() -> None:
    document = Document.read(TEXT)
    rule = Rule("meeting.received", "(?P<host>P) .{0,5} V (?P<guest>[PR])", "The king received the envoy.")
    line = document.line(*document.sentences[0], WORDS)
    ((found, match),) = hits([rule], line)
    assert found is rule
    (host,) = line.between(*match.span("host"))
    assert host.mention is not None
    (actor,) = document.who(host.mention)
    assert isinstance(actor, Person)
    assert (actor.name, actor.country) == ("Tomas Lindqvist", Country("NO"))


def test_actors_know_their_mentions() -> None:
    document = Document.read(TEXT)
    number = next(n for n, a in enumerate(document.actors) if isinstance(a, Person) and a.name == "Tomas Lindqvist")
    assert [document.quote(m.first, m.last).text for m in document.mentions_of(number)][1:] == ["Lindqvist"]


def test_notes_have_a_place_a_rule_and_a_reason() -> None:
    document = Document.read(TEXT)
    document.note(0, 2, "visit.denied", "the visit is denied")
    assert [(n.start, n.rule, n.reason) for n in document.notes[-1:]] == [(0, "visit.denied", "the visit is denied")]


def test_work_is_done_once() -> None:
    document = Document.read(TEXT)
    calls: list[int] = []

    def work(_: Document) -> int:
        calls.append(1)
        return 7

    assert document.once(work) + document.once(work) == 14
    assert len(calls) == 1


def test_records_come_from_the_registry_and_only_once() -> None:
    def parse(_: Document) -> Iterable[Record]:
        yield Visit(visitors=(Country("NO"),), evidence=(diplonews.Evidence("record", 0, 9, "test.rule"),))

    registry = Registry().with_type(Visit, parse)
    document = Document.read(TEXT, registry=registry)
    assert document.records(Visit) is document.records(Visit)
    assert document.records(diplonews.Meeting) == ()
    assert Document.read(TEXT).records(Visit) == ()


def test_words_of_the_registry_are_added_to_those_of_the_library() -> None:
    registry = Registry.builtin().with_words("references.tsv", [{"term": "the trio", "kind": "G"}])
    words = Document.read("The trio met.", registry=registry).words("references.tsv")
    assert words.at(["the", "trio"], 0) is not None
    assert words.at(["she"], 0) is not None
    assert Document.read("The trio met.").words("references.tsv").at(["the", "trio"], 0) is None


def test_a_record_alone_becomes_plain_data() -> None:
    record = Visit(visitors=(Country("NO"),), evidence=(diplonews.Evidence("record", 0, 9, "test.rule"),))
    data = diplonews.to_dict(record)
    assert next(iter(data)) == "type"
    assert data["visitors"] == [{"type": "country", "name": "Norway", "country": "NO"}]
