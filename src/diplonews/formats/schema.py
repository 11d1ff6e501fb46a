"""JSON Schema (draft 2020-12) of format 1, for the record types of any registry, from the attrs classes themselves.

The schema says of one document what a schema can say. What it cannot say and ``from_json`` still checks: that spans lie in
the text and quotes repeat it, that ``sha256`` is that of the text, that a span ends after it starts, that days exist in the
calendar, and that no key stands twice. Where JSON Schema takes ``1.0`` for an integer, ``from_json`` does not.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any

import attrs

from diplonews.article import Article
from diplonews.records import Record
from diplonews.registry import Registry
from diplonews.shapes import ACTORS, Shape, nested_classes, shapes_of
from diplonews.values import Body, Country, Evidence, Note, Person, Quote, Span

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_MONTH_DAY = r"(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d))"
_YEAR = r"(?!0000)\d{4}"
_DAY = f"{_YEAR}-{_MONTH_DAY}"
_DATE = f"(?:{_YEAR}(?:-(?:0[1-9]|1[0-2])|-{_MONTH_DAY})?)"

_TYPES: dict[str, dict[str, Any]] = {
    "text": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "flag": {"type": "boolean"},
    "date": {"type": "string", "pattern": f"^{_DAY}$", "description": "a day: 2021-04-14"},
    "when": {
        "type": "string",
        "pattern": f"^{_DATE}(?:/{_DATE})?$",
        "description": "a day, month or year, or an interval of them, in EDTF level 0: 2021-04-13/2021-04-14",
    },
    "country": {"$ref": "#/$defs/Country"},
}


def json_schema(registry: Registry | None = None, *, unknown_keys: bool = False) -> dict[str, Any]:
    """The schema of an article with records of the registry's types (default: the built-in ones).

    ``unknown_keys`` allows keys that format 1 does not know, as ``from_json(…, unknown_keys="ignore")`` does.
    """
    known = registry or Registry.builtin()
    types: dict[type, str] = {t: _definition(t) for t in known.types}
    classes: dict[type, None] = dict.fromkeys(c for root in (Article, *types) for c in nested_classes(root))
    definitions: dict[str, Any] = {"Country": _country()}
    for actor in ACTORS:
        definitions[f"{actor.__name__}Actor"] = _actor(actor, unknown_keys)
    for cls in classes:
        if cls not in (Article, Record):
            name = types.get(cls, _definition(cls))
            definitions[name] = _object(cls, unknown_keys, tag=cls.type if issubclass(cls, Record) else None)
    records: dict[str, Any] = {"oneOf": [{"$ref": f"#/$defs/{name}"} for name in types.values()]} if types else {}
    definitions["Record"] = records or {"not": {}}
    root = _object(Article, unknown_keys)
    root["properties"] = {
        "format": {"const": Article.format},
        **root["properties"],
        "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$", "description": "SHA-256 of the text in UTF-8"},
    }
    root["required"] = ["format", *root["required"], "sha256"]
    return {
        "$schema": DIALECT,
        "$id": f"urn:diplonews:format:{Article.format.rpartition('/')[2]}:{known.fingerprint[:16]}",
        "title": f"Article of format {Article.format}",
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def _definition(cls: type) -> str:
    """The name of a class among the definitions: that of built-in classes alone, of others with their module."""
    return cls.__name__ if cls.__module__.startswith("diplonews.") else f"{cls.__module__}.{cls.__qualname__}"


def _object(cls: type, unknown_keys: bool, tag: str | None = None) -> dict[str, Any]:
    fields = attrs.fields_dict(cls)
    shapes = shapes_of(cls)
    properties = {name: _field(shape) for name, shape in shapes.items()}
    required = [name for name in shapes if fields[name].default is attrs.NOTHING]
    if tag is not None:
        properties = {"type": {"const": tag}, **properties}
        required = ["type", *required]
    _narrow(cls, properties)
    return _closed(properties, required, unknown_keys, _summary(cls))


def _closed(properties: dict[str, Any], required: list[str], unknown_keys: bool, summary: str) -> dict[str, Any]:
    schema: dict[str, Any] = {"description": summary} if summary else {}
    schema |= {"type": "object", "properties": properties, "required": required}
    return schema if unknown_keys else schema | {"additionalProperties": False}


def _narrow(cls: type, properties: dict[str, Any]) -> None:
    """What the classes' own checks say beyond the types of their fields."""
    if issubclass(cls, (Span, Evidence, Note)):
        properties["start"] = {"type": "integer", "minimum": 0, "description": "offset in code points"}
        properties["end"] = {"type": "integer", "minimum": 1, "description": "offset in code points, not included"}
    if issubclass(cls, Quote):
        properties["text"] = {"type": "string", "minLength": 1}


def _summary(cls: type) -> str:
    return " ".join((inspect.getdoc(cls) or "").partition("\n\n")[0].split()).replace("``", "")


def _country() -> dict[str, Any]:
    return {"type": "string", "pattern": "^[A-Z]{2}$", "description": _summary(Country)}


def _actor(cls: type[Person] | type[Body] | type[Country], unknown_keys: bool) -> dict[str, Any]:
    if issubclass(cls, Country):
        properties: dict[str, Any] = {
            "type": {"const": "country"},
            "name": {"type": ["string", "null"], "description": "for readers; the code decides"},
            "country": {"$ref": "#/$defs/Country"},
        }
        return _closed(properties, ["type", "country"], unknown_keys, "A country that acts.")
    return _object(cls, unknown_keys, tag=cls.type)


def _field(shape: Shape) -> dict[str, Any]:
    if shape.item is not None:
        return {"type": "array", "items": _field(shape.item)}
    one = _element(shape)
    if not shape.optional:
        return one
    if isinstance(one.get("type"), str) and "enum" not in one:
        return one | {"type": [one["type"], "null"]}
    return {"anyOf": [one, {"type": "null"}]}


def _element(shape: Shape) -> dict[str, Any]:
    makers: Mapping[str, Callable[[], dict[str, Any]]] = {
        "choice": lambda: {"type": "string", "enum": list(shape.choices)},
        "actor": lambda: _either([f"{c.__name__}Actor" for c in shape.classes]),
        "object": lambda: {"$ref": f"#/$defs/{'Record' if shape.cls is Record else _definition(shape.cls)}"},
    }
    return makers[shape.kind]() if shape.kind in makers else dict(_TYPES[shape.kind])


def _either(names: list[str]) -> dict[str, Any]:
    references = [{"$ref": f"#/$defs/{name}"} for name in names]
    return references[0] if len(references) == 1 else {"oneOf": references}
