"""The registry: an immutable value that other projects extend."""

from __future__ import annotations

import importlib.metadata
import pickle
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import EntryPoint
from typing import Any, ClassVar

import pytest
from attrs import frozen

from diplonews import LexiconError, Person, Quote, Record, Registry, RegistryError, Visit


@frozen(kw_only=True)
class Recall(Record):
    """An ambassador called home."""

    type: ClassVar[str] = "recall"
    envoy: Person | None = None
    reason: Quote | None = None


def parse_recalls(document: Any) -> list[Recall]:  # noqa: ARG001
    return []


def test_builtin_types_in_order() -> None:
    registry = Registry.builtin()
    assert registry.names == ("visit", "meeting", "statement", "memorandum")
    assert registry.type_named("visit") is Visit
    assert registry is Registry.builtin()


def test_extending_leaves_the_builtin_alone() -> None:
    before = Registry.builtin().fingerprint
    extended = Registry.builtin().with_type(Recall, parse_recalls, words={"recalls": ["called home"]})
    assert extended.names[-1] == "recall"
    assert extended.types[-1] is Recall
    assert extended.entries[-1].load() is parse_recalls
    assert Registry.builtin().names == ("visit", "meeting", "statement", "memorandum")
    assert Registry.builtin().fingerprint == before != extended.fingerprint
    assert extended.without(Recall) == Registry.builtin()
    assert extended.without("visit").names == ("meeting", "statement", "memorandum", "recall")


def test_words_are_layered_in_order() -> None:
    registry = (
        Registry.builtin()
        .with_words("titles", [{"term": "grand vizier", "kind": "T", "rank": "2"}])
        .with_type(Recall, parse_recalls, words={"titles": ["doge"], "recalls": ["called home", "recalled"]})
    )
    assert registry.rows("titles") == ({"term": "grand vizier", "kind": "T", "rank": "2"}, {"term": "doge", "kind": ""})
    assert registry.rows("titles.tsv") == registry.rows("titles")
    assert registry.with_words("verbs.tsv", ["slap"]).rows("verbs") == ({"term": "slap", "kind": ""},)
    assert registry.rows("verbs") == ()
    lexicon = registry.lexicon("recalls")
    assert [t.words for t in lexicon.terms] == [("called", "home"), ("recalled",)]
    assert len(registry.lexicon("verbs")) == 0
    assert registry.without("recall").rows("recalls") == ()


def test_cells_that_are_left_out_are_empty() -> None:
    registry = Registry.builtin().with_words("instruments", [{"term": "waiver", "kind": "I", "instrument": "other"}])
    (term,) = registry.lexicon("instruments.tsv").terms
    assert (term.data["instrument"], term.data["needs"]) == ("other", "")


def test_a_row_without_a_term_cannot_be_matched() -> None:
    registry = Registry.builtin().with_words("bodies", [{"name": "Sea Office"}])
    assert registry.rows("bodies") == ({"name": "Sea Office"},)
    with pytest.raises(LexiconError, match="bodies"):
        registry.lexicon("bodies")


@pytest.mark.parametrize("rows", ["doge", {"term": "doge"}, [""], [{"term": 3}], [{}]])
def test_words_are_checked(rows: Any) -> None:
    with pytest.raises(RegistryError, match="titles"):
        Registry.builtin().with_words("titles", rows)


def test_values_compare_hash_and_pickle_small() -> None:
    one = Registry.builtin().with_type(Recall, parse_recalls)
    two = Registry.builtin().with_type(Recall, parse_recalls)
    assert one == two
    assert hash(one) == hash(two)
    packed = pickle.dumps(one)
    assert pickle.loads(packed) == one
    assert pickle.loads(packed).fingerprint == one.fingerprint
    assert len(packed) < 2_000


def test_the_fingerprint_sees_what_matters() -> None:
    plain = Registry.builtin()
    seen = {
        plain.fingerprint,
        plain.with_words("titles", ["doge"]).fingerprint,
        plain.with_words("titles", ["bey"]).fingerprint,
        plain.with_type(Recall, parse_recalls).fingerprint,
        plain.with_type(Recall, "somewhere.recalls:parse").fingerprint,
        plain.without("visit").fingerprint,
    }
    assert len(seen) == 6
    told = subprocess.run(
        [sys.executable, "-c", "import diplonews; print(diplonews.Registry.builtin().fingerprint)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == plain.fingerprint


def test_two_types_of_one_name() -> None:
    @frozen(kw_only=True)
    class OtherVisit(Record):
        type: ClassVar[str] = "visit"

    with pytest.raises(RegistryError, match=r"two record types are named 'visit'.*OtherVisit"):
        Registry.builtin().with_type(OtherVisit, parse_recalls)
    with pytest.raises(RegistryError, match="two record types"):
        Registry.builtin().with_type(Visit, parse_recalls)
    assert Registry.builtin().without("visit").with_type(OtherVisit, parse_recalls).type_named("visit") is OtherVisit


@frozen
class Mark:
    type: str


def _record_types() -> dict[str, tuple[Any, str]]:
    class Undecorated(Record):
        type: ClassVar[str] = "undecorated"

    @frozen
    class NoRecord:
        type: ClassVar[str] = "other"

    @frozen(kw_only=True)
    class Nameless(Record):
        pass

    @frozen(kw_only=True)
    class Shouting(Record):
        type: ClassVar[str] = "SHOUT"

    @frozen(kw_only=True)
    class Listing(Record):
        type: ClassVar[str] = "listing"
        items: list[str]

    @frozen(kw_only=True)
    class Unresolved(Record):
        type: ClassVar[str] = "unresolved"
        item: NotThere  # type: ignore[name-defined]  # noqa: F821

    @frozen(kw_only=True)
    class Mixed(Record):
        type: ClassVar[str] = "mixed"
        item: str | int

    @frozen(kw_only=True)
    class Nested(Record):
        type: ClassVar[str] = "nested"
        items: tuple[tuple[str, ...], ...]

    @frozen(kw_only=True)
    class Absent(Record):
        type: ClassVar[str] = "absent"
        items: tuple[str, ...] | None

    @frozen(kw_only=True)
    class Holder(Record):
        type: ClassVar[str] = "holder"
        held: tuple[Record, ...] = ()

    @frozen(kw_only=True)
    class Typed(Record):
        type: ClassVar[str] = "typed"
        mark: Mark | None = None

    return {
        "holder": (Holder, "side by side"),
        "typed": (Typed, "cannot be a field"),
        "undecorated": (Undecorated, "frozen attrs class"),
        "no record": (NoRecord, "frozen attrs class"),
        "an instance": (Recall(), "frozen attrs class"),
        "nameless": (Nameless, "lower-case name"),
        "shouting": (Shouting, "lower-case name"),
        "listing": (Listing, r"Listing\.items"),
        "unresolved": (Unresolved, "NotThere"),
        "mixed": (Mixed, r"Mixed\.item"),
        "nested": (Nested, r"Nested\.items"),
        "absent": (Absent, "empty tuple"),
    }


@pytest.mark.parametrize(("record", "reason"), _record_types().values(), ids=_record_types())
def test_what_is_no_record_type(record: Any, reason: str) -> None:
    with pytest.raises(RegistryError, match=reason):
        Registry.builtin().with_type(record, parse_recalls)


@pytest.mark.parametrize("parser", [None, 3, "no reference", "module:", "a.b:c()"])
def test_what_is_no_parser(parser: Any) -> None:
    with pytest.raises(RegistryError, match="recall"):
        Registry.builtin().with_type(Recall, parser)


@pytest.mark.parametrize("reference", ["diplonews.nowhere:parse", "diplonews.values:nothing"])
def test_a_parser_that_is_not_there(reference: str) -> None:
    registry = Registry.builtin().with_type(Recall, reference)
    with pytest.raises(RegistryError, match=reference):
        registry.entries[-1].load()


def test_a_type_that_is_not_there() -> None:
    with pytest.raises(RegistryError, match="'recall'"):
        Registry.builtin().type_named("recall")
    with pytest.raises(RegistryError, match="'recall'"):
        Registry.builtin().without("recall")


def extend(registry: Registry) -> Registry:
    return registry.with_type(Recall, parse_recalls)


def break_down(registry: Registry) -> Registry:
    raise RuntimeError(f"no room beside {len(registry.names)} types")


def give_nothing(registry: Registry) -> None:
    assert registry.names


@pytest.fixture
def announce(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Pretends that packages with these entry points are installed."""

    def install(**functions: str) -> None:
        points = [EntryPoint(name, value, "diplonews.extensions") for name, value in functions.items()]
        monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: [p for p in points if p.group == group])

    return install


def test_discovery_applies_extensions(announce: Callable[..., None]) -> None:
    announce(recalls=f"{__name__}:extend")
    assert Registry.discover().names[-1] == "recall"
    assert Registry.discover(skip=["recalls"]) == Registry.builtin()
    assert Registry.discover(base=Registry()).names == ("recall",)


@pytest.mark.parametrize(
    ("function", "reason"),
    [("break_down", "no room"), ("give_nothing", "returned no Registry"), ("missing", "missing")],
)
def test_a_broken_extension_is_named(announce: Callable[..., None], function: str, reason: str) -> None:
    announce(recalls=f"{__name__}:extend", faulty=f"{__name__}:{function}")
    with pytest.raises(RegistryError, match=rf"'faulty'.*{reason}"):
        Registry.discover()
    assert Registry.discover(skip=["faulty"]).names[-1] == "recall"


def test_the_registry_loads_no_parser_and_no_lexicon() -> None:
    script = (
        "import sys, diplonews; diplonews.Registry.builtin().fingerprint; "
        "print([m for m in sys.modules if m.startswith('diplonews.parsers.') or m in ('diplonews.lexicon', 'cattrs')])"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
