"""What a field of a record can hold, read once from the annotations of its attrs class.

Every format (JSON, JSON Schema, tables, HTML, strategies) walks these shapes instead of naming record types, so that a
record type of another project is served like the four that come with the library. The grammar of a field's type::

    field  = value | value "| None" | "tuple[" value ", ...]"
    value  = str | int | float | bool | datetime.date | Literal of strings
           | When | Country | Place | Span | Quote | Evidence | an attrs class of such fields
           | Person | Body | a union of at least two of Person, Body and Country
"""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs
from attrs import frozen

from diplonews.errors import RegistryError
from diplonews.values import Body, Country, Person, When

Kind = Literal["text", "integer", "number", "flag", "date", "when", "country", "choice", "actor", "object", "many"]

_PLAIN: dict[Any, Kind] = {
    str: "text",
    int: "integer",
    float: "number",
    bool: "flag",
    dt.date: "date",
    When: "when",
    Country: "country",
}
ACTORS: tuple[type[Person] | type[Body] | type[Country], ...] = (Person, Body, Country)


@frozen
class Shape:
    """What a field holds: ``kind``, whether None is allowed, and what the kind needs to be told.

    ``choices`` are the strings of a ``choice``; ``classes`` the attrs class of an ``object`` or the classes that an
    ``actor`` may have; ``item`` the shape of each element of ``many``. ``date`` is a day, ``when`` an EDTF string.
    """

    kind: Kind
    optional: bool = False
    choices: tuple[str, ...] = ()
    classes: tuple[type, ...] = ()
    item: Shape | None = None

    @property
    def element(self) -> Shape:
        """The shape of one value: that of the items for ``many``, else the shape itself."""
        return self.item or self

    @property
    def cls(self) -> type:
        """The class of an ``object``."""
        return self.classes[0]

    def __str__(self) -> str:
        if self.item is not None:
            return f"{self.item}*"
        told = "|".join((*self.choices, *(c.__name__ for c in self.classes)))
        return self.kind + (f"({told})" if told else "") + ("?" if self.optional else "")


def shape_of(annotation: Any) -> Shape:
    """The shape of a resolved annotation; ``TypeError`` where the grammar above has no place for it."""
    if annotation in _PLAIN:
        return Shape(_PLAIN[annotation])
    if annotation in ACTORS:
        return Shape("actor", classes=(annotation,))
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Literal and all(isinstance(a, str) for a in args):
        return Shape("choice", choices=args)
    if origin is tuple and len(args) == 2 and args[1] is Ellipsis:
        item = shape_of(args[0])
        if item.optional or item.item is not None:
            raise TypeError(f"{annotation} holds tuples or None in a tuple")
        return Shape("many", item=item)
    if origin in (Union, types.UnionType):
        return _shape_of_union(annotation, args)
    if isinstance(annotation, type) and attrs.has(annotation):
        return Shape("object", classes=(annotation,))
    raise TypeError(f"{annotation} has no form in JSON")


def _shape_of_union(annotation: Any, args: tuple[Any, ...]) -> Shape:
    members = [a for a in args if a is not type(None)]
    optional = len(members) < len(args)
    if len(members) == 1:
        shape = shape_of(members[0])
        if shape.item is not None:
            raise TypeError(f"{annotation} should be an empty tuple instead of None")
        return attrs.evolve(shape, optional=optional)
    if all(m in ACTORS for m in members):
        return Shape("actor", optional, classes=tuple(a for a in ACTORS if a in members))
    raise TypeError(f"{annotation} is a union of something else than Person, Body and Country")


def shapes_of(cls: type) -> Mapping[str, Shape]:
    """The shapes of an attrs class's fields by name; ``evidence`` comes last.

    Raises :class:`~diplonews.errors.RegistryError` naming the class and the field where a type has no form.
    """
    return _shapes_of(cls)


@cache
def _shapes_of(cls: type) -> Mapping[str, Shape]:
    try:
        hints = get_type_hints(cls)
    except (NameError, TypeError) as error:
        raise RegistryError(f"the annotations of {cls.__qualname__} cannot be resolved: {error}") from error
    found: dict[str, Shape] = {}
    for attribute in sorted(attrs.fields(cls), key=lambda a: a.name == "evidence"):
        try:
            found[attribute.name] = shape_of(hints[attribute.name])
        except TypeError as error:
            raise RegistryError(f"{cls.__qualname__}.{attribute.name}: {error}") from None
    return MappingProxyType(found)


def values_of(obj: Any, name: str) -> tuple[Any, ...]:
    """What a field holds as a tuple: its items, the one value, or nothing for None."""
    value = getattr(obj, name)
    return value if isinstance(value, tuple) else () if value is None else (value,)


def nested_classes(cls: type) -> Iterator[type]:
    """The class and every attrs class within its fields, each once."""
    seen: dict[type, None] = {}
    waiting = [cls]
    while waiting:
        current = waiting.pop()
        if current not in seen:
            seen[current] = None
            for shape in shapes_of(current).values():
                waiting.extend(c for c in shape.element.classes if shape.element.kind == "object")
    yield from seen
