"""``Draft``: a record as it builds up, where no field is set without its evidence."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from diplonews.records import Record
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
        self.evidence: list[Evidence] = [Evidence("record", start, end, rule)]
        self._seen = set(self.evidence)

    def set(self, field: str, value: Any, start: int, end: int, rule: str | None = None) -> None:
        """Set a field and say why; a later call overrides the value and keeps both places."""
        self.fields[field] = value
        self.support(field, start, end, rule)

    def support(self, field: str, start: int, end: int, rule: str | None = None) -> None:
        """Add a place that supports a field. ``rule`` defaults to the draft's rule and the field's name."""
        name = rule or f"{self.rule.split('.')[0]}.{field}.{self.rule.partition('.')[2]}"
        found = Evidence(field, start, end, name)
        if found not in self._seen:
            self._seen.add(found)
            self.evidence.append(found)

    def get(self, field: str, default: Any = None) -> Any:
        return self.fields.get(field, default)

    def build(self) -> R:
        """The record; evidence of fields that ended up without a value is dropped."""
        record = self.record_type(**self.fields, evidence=())
        kept = tuple(e for e in self.evidence if e.field == "record" or e.field in self.fields)
        unsupported = [f for f in record.unsupported() if f not in {e.field for e in kept}]
        start, end = self.evidence[0].start, self.evidence[0].end
        default = tuple(Evidence(f, start, end, f"inferred.{self.rule}.default-{f}") for f in unsupported)
        return self.record_type(**self.fields, evidence=kept + default)
