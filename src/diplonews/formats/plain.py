"""Articles, records and values as plain data of format 1: what cattrs makes of the shapes of the classes' fields."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache
from typing import Any

import attrs
from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn_from_attrs, override

from diplonews.article import Article
from diplonews.errors import SchemaError
from diplonews.records import Record
from diplonews.registry import Registry
from diplonews.shapes import Shape, shapes_of
from diplonews.values import Body, Country, Person


def actor_data(actor: Any) -> dict[str, Any]:
    """An actor as JSON has it: ``type`` first, then ``name`` and ``country``."""
    kind = type(actor)
    if kind is Person:
        country = actor.country
        return {
            "type": "person",
            "name": actor.name,
            "title": actor.title,
            "country": None if country is None else country.code,
            "organization": actor.organization,
        }
    if kind is Body:
        country = actor.country
        return {"type": "body", "name": actor.name, "country": None if country is None else country.code}
    if kind is Country:
        return {"type": "country", "name": actor.name, "country": actor.code}
    raise SchemaError([("", f"an actor is a Person, a Body or a Country, not a {kind.__name__}")])


def _finite(value: float) -> float:
    if math.isfinite(value):
        return value
    raise SchemaError([("", f"{value} has no form in JSON")])


def record_data(record: Record) -> dict[str, Any]:
    """A record as JSON has it: ``type`` first, ``evidence`` last."""
    cls: type = type(record)
    return {"type": record.type, **_writer(cls)(record)}


def _element_writer(shape: Shape) -> Callable[[Any], Any] | None:
    """What turns one value into plain data; None where it is plain already."""
    if shape.kind == "object":
        return record_data if shape.cls is Record else _writer(shape.cls)
    makers: dict[str, Callable[[Any], Any]] = {
        "actor": actor_data,
        "when": lambda value: value.edtf,
        "country": lambda value: value.code,
        "date": lambda value: value.isoformat(),
        "number": _finite,
    }
    return makers.get(shape.kind)


def _field_writer(shape: Shape) -> Callable[[Any], Any]:
    write = _element_writer(shape.element)
    if shape.item is not None:
        return list if write is None else lambda values: [write(v) for v in values]
    if write is None:
        return lambda value: value
    return lambda value: None if value is None else write(value)


@cache
def _writer(cls: type) -> Callable[[Any], dict[str, Any]]:
    """The function that turns an instance of an attrs class into plain data, ``evidence`` last."""
    attributes: Any = attrs.fields_dict(attrs.resolve_types(cls))
    shapes = shapes_of(cls)
    plain = {n for n, s in shapes.items() if not s.item and _element_writer(s) is None}
    hooks = {n: override(unstruct_hook=None if n in plain else _field_writer(s)) for n, s in shapes.items()}
    make: Any = make_dict_unstructure_fn_from_attrs
    made: Callable[[Any], dict[str, Any]] = make([attributes[n] for n in shapes], cls, Converter(), **hooks)
    return made


def plain(value: Any) -> dict[str, Any]:
    """Any attrs object within an article (a record, a quote, another project's class) as plain data."""
    if isinstance(value, Record):
        return record_data(value)
    cls: type = type(value)
    return _writer(cls)(value)


def unstructure(article: Article, registry: Registry | None = None) -> dict[str, Any]:
    """The article as plain data of format 1; with a registry, only records of its types are taken."""
    if registry is not None:
        for index, record in enumerate(article.records):
            if type(record) not in registry.types:
                names = ", ".join(registry.names)
                raise SchemaError([(f"records[{index}].type", f"{record.type!r} is not among the types {names}")])
    data = _writer(Article)(article)
    front = ("title", "authors", "publisher", "published", "dateline", "language", "text")
    return {
        "format": article.format,
        **{key: data.pop(key) for key in front},
        "sha256": article.sha256,
        **data,
    }
