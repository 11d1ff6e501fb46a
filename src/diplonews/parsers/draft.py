"""``Draft``: a record as it builds up, where no field is set without its evidence."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Generic, TypeVar, cast

import attrs

from diplonews.records.base import NO_VALUE, Record
from diplonews.values import Evidence

R = TypeVar("R", bound=Record)


class Draft(Generic[R]):
    """Collects fields with the place and the rule that gave each, then builds the frozen record.

    >>> from diplonews.records import Visit
    >>> from diplonews.values import Country
    >>> draft = Draft(Visit, "visit.arrived-in", 0, 25)
    >>> draft.set("destination", Country("AZ"), 16, 20)
    >>> draft.set("visitors", (), 0, 4)
    >>> draft.build().destination
    Country(code='AZ')
    """

    def __init__(self, record_type: type[R], rule: str, start: int, end: int) -> None:
        self.record_type = record_type
        self.rule = rule
        self.fields: dict[str, Any] = {}
        own = rule.removeprefix("inferred.")
        head, _, tail = own.partition(".")
        self._named = f"{rule[: -len(own)]}{head}.", f".{tail}"
        self._places: dict[tuple[str, int, int, str], None] = {("record", start, end, rule): None}

    def set(self, field: str, value: Any, start: int, end: int, rule: str | None = None) -> None:
        """Set a field and say why; a later call overrides the value and keeps both places."""
        self.fields[field] = value
        self.support(field, start, end, rule)

    def support(self, field: str, start: int, end: int, rule: str | None = None) -> None:
        """Add a place that supports a field. ``rule`` defaults to the draft's rule and the field's name."""
        if rule is None:
            rule = field.join(self._named)
        self._places[field, start, end, rule] = None

    def get(self, field: str, default: Any = None) -> Any:
        return self.fields.get(field, default)

    def supports(self, field: str) -> bool:
        """Whether any place supports a field."""
        return any(place[0] == field for place in self._places)

    def build(self) -> R:
        """The record; evidence of fields that ended up without a value is dropped."""
        fields, record_type = self.fields, cast("Any", self.record_type)
        kept = [place for place in self._places if place[0] in fields or place[0] == "record"]
        supported = {place[0] for place in kept}
        if not supported.issuperset(fields.keys() | _telling(record_type)):
            _, start, end, rule = kept[0]
            for name, default in _defaults(record_type).items():
                if name not in supported and fields.get(name, default) not in NO_VALUE:
                    kept.append((name, start, end, f"inferred.{rule}.default-{name}"))
        return self.record_type(**fields, evidence=tuple([Evidence(*place) for place in kept]))


@cache
def _defaults(record_type: type[Record]) -> Mapping[str, Any]:
    """The fields of a record type in order, with their defaults; None for those that have none."""
    return {
        a.name: None if a.default is attrs.NOTHING else a.default
        for a in attrs.fields(record_type)
        if a.name != "evidence"
    }


@cache
def _telling(record_type: type[Record]) -> frozenset[str]:
    """The fields whose default says something."""
    return frozenset(name for name, default in _defaults(cast("Any", record_type)).items() if default not in NO_VALUE)
