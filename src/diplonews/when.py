"""``When``: a day, month, year or interval in EDTF level 0 (ISO 8601-2:2019, Library of Congress profile)."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import lru_cache
from typing import Any, Self

import attrs
from attrs import frozen

from diplonews.errors import ValueInvalidError

_PART = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@lru_cache(maxsize=1 << 12)  # a text names its days again and again
def bounds(part: str) -> tuple[dt.date, dt.date] | None:
    """First and last day of ``2021``, ``2021-04`` or ``2021-04-14``; None for what is no date."""
    matched = _PART.fullmatch(part)
    if not matched or not part.isascii():
        return None
    year, month, day = (int(g) if g else None for g in matched.groups())
    try:
        assert year is not None
        if month is None:
            return dt.date(year, 1, 1), dt.date(year, 12, 31)
        if day is None:
            return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
        return dt.date(year, month, day), dt.date(year, month, day)
    except ValueError:
        return None


@frozen(order=False)
class When:
    """A day, month, year or closed interval of them, as an EDTF level 0 string.

    Raises :class:`~diplonews.errors.ValueInvalidError` for anything else, impossible dates included.

    >>> When("2021-04-13/2021-04-14").first
    datetime.date(2021, 4, 13)
    """

    edtf: str = attrs.field()
    """``2021-04-14``, ``2021-04``, ``2021``, or two of them with a slash between."""

    @edtf.validator
    def _check(self, _: object, value: Any) -> None:
        parts = value.split("/") if isinstance(value, str) else []
        ends = [bounds(p) for p in parts]
        if len(parts) not in (1, 2) or None in ends:
            raise ValueInvalidError(f"not a date or interval of EDTF level 0: {value!r}")
        if len(ends) == 2 and ends[0] and ends[1] and ends[0][0] > ends[1][1]:
            raise ValueInvalidError(f"an interval cannot end before it starts: {value!r}")

    @classmethod
    def on(cls, day: dt.date) -> Self:
        """The one day."""
        return cls(day.isoformat()[:10])

    @classmethod
    def between(cls, first: dt.date, last: dt.date) -> Self:
        """The interval from ``first`` to ``last``, both included; one day where they are the same."""
        return cls.on(first) if first == last else cls(f"{first.isoformat()[:10]}/{last.isoformat()[:10]}")

    @property
    def first(self) -> dt.date:
        """The first day that it can mean."""
        ends = bounds(self.edtf.partition("/")[0])
        assert ends
        return ends[0]

    @property
    def last(self) -> dt.date:
        """The last day that it can mean."""
        ends = bounds(self.edtf.rpartition("/")[2])
        assert ends
        return ends[1]

    @property
    def is_day(self) -> bool:
        """Whether it is one full day, such as ``2021-04-14``."""
        return len(self.edtf) == 10

    def __str__(self) -> str:
        return self.edtf
