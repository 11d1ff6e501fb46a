"""The JSON Schema and the reader agree: what is drawn validates, what is damaged does not."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any, ClassVar, Literal

import jsonschema
import pytest
from attrs import frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from diplonews import Article, Country, Person, Quote, Record, Registry, SchemaError, from_dict, strategies, to_dict
from diplonews.formats.schema import DIALECT, json_schema


@frozen
class Share:
    """A part of a sum."""

    percent: float
    of: Country | None = None


@frozen(kw_only=True)
class Fund(Record):
    """Money that several states give."""

    type: ClassVar[str] = "fund"
    name: str
    shares: tuple[Share, ...] = ()
    chair: Person | None = None
    level: Literal["low", "high"] | None = None
    rule: Quote | None = None
    open: bool = False


EXTENDED = Registry.builtin().with_type(Fund, "elsewhere:parse")
PLAIN = jsonschema.Draft202012Validator(json_schema())
WIDE = jsonschema.Draft202012Validator(json_schema(EXTENDED))
LOOSE = jsonschema.Draft202012Validator(json_schema(EXTENDED, unknown_keys=True))


def test_the_schemas_are_schemas() -> None:
    for validator in (PLAIN, WIDE, LOOSE):
        jsonschema.Draft202012Validator.check_schema(validator.schema)
        assert validator.schema["$schema"] == DIALECT
        assert json.loads(json.dumps(validator.schema)) == validator.schema
    assert json_schema() == json_schema(Registry.builtin())
    assert PLAIN.schema["$id"] != WIDE.schema["$id"]


def test_the_schema_reads_as_documentation() -> None:
    visit = PLAIN.schema["$defs"]["Visit"]
    assert visit["properties"]["type"] == {"const": "visit"}
    assert visit["required"] == ["type", "visitors"]
    assert visit["properties"]["kind"]["enum"][0] == "state"
    assert visit["description"].startswith("One visitor or group of visitors")
    assert f"{__name__}.Fund" in WIDE.schema["$defs"]


@given(strategies.articles())
def test_what_is_drawn_validates(article: Article) -> None:
    data = to_dict(article)
    PLAIN.validate(data)
    WIDE.validate(data)


@given(strategies.articles(EXTENDED))
@settings(max_examples=25)
def test_other_projects_types_validate(article: Article) -> None:
    WIDE.validate(to_dict(article))
    if article.of(Fund):
        assert not PLAIN.is_valid(to_dict(article))


def spots(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every (container, key) of plain data."""
    if isinstance(value, dict):
        for key in value:
            yield value, key
            yield from spots(value[key])
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield value, index
            yield from spots(item)


STRANGE: tuple[Any, ...] = (3.5, -7, [], [[]], {}, {"a": 1}, "?", True)
SAME_KIND = (str, bool, int, float, list, dict)


def of_another_kind(value: Any, strange: Any) -> bool:
    kinds = [next(k for k in SAME_KIND if isinstance(v, k)) for v in (value, strange)]
    return kinds[0] is not kinds[1] and not (kinds[0] is float and kinds[1] is int)


@given(strategies.articles(EXTENDED), st.data())
def test_what_is_damaged_does_not_validate(article: Article, data: st.DataObject) -> None:
    """A value of another kind, a missing ``type`` or a key too much: refused by schema and reader alike."""
    document = copy.deepcopy(to_dict(article))
    places = [(holder, key) for holder, key in spots(document) if holder[key] is not None]
    holder, key = data.draw(st.sampled_from(places))
    strange = data.draw(st.sampled_from([s for s in STRANGE if of_another_kind(holder[key], s)]))
    damage = data.draw(st.sampled_from(("another kind", "key too much", "no type")))
    if damage == "key too much" and isinstance(holder, dict):
        holder["wholly-unknown"] = strange
    elif damage == "no type" and isinstance(holder, dict) and "type" in holder:
        del holder["type"]
    else:
        holder[key] = strange
    assert not WIDE.is_valid(document)
    with pytest.raises(SchemaError):
        from_dict(document, registry=EXTENDED)


@pytest.mark.parametrize(
    ("spot", "value"),
    [
        ("published", "2021-04-31"),
        ("published", "2021-4-1"),
        ("published", "0000-01-01"),
        ("sha256", "x"),
        ("format", "diplonews/2"),
    ],
)
def test_values_that_are_out_of_range(spot: str, value: str) -> None:
    @given(strategies.articles(max_records=0))
    @settings(max_examples=1)
    def check(article: Article) -> None:
        assert PLAIN.is_valid(to_dict(article) | {"published": "2020-02-29"})
        assert not PLAIN.is_valid(to_dict(article) | {spot: value})
        with pytest.raises(SchemaError):
            from_dict(to_dict(article) | {spot: value})

    check()


@given(strategies.articles(EXTENDED))
@settings(max_examples=10)
def test_unknown_keys_can_be_allowed(article: Article) -> None:
    document = to_dict(article) | {"extra": 1}
    assert LOOSE.is_valid(document)
    assert not WIDE.is_valid(document)
    assert from_dict(document, registry=EXTENDED, unknown_keys="ignore") == article


def test_a_registry_without_types_allows_no_record() -> None:
    validator = jsonschema.Draft202012Validator(json_schema(Registry()))
    empty = {"format": "diplonews/1", "text": "", "sha256": "0" * 64, "provenance": {"version": "1", "registry": ""}}
    assert validator.is_valid(empty | {"records": []})
    assert not validator.is_valid(empty | {"records": [{"type": "visit", "visitors": []}]})
