"""``Source``: a text with what its file says about it, ready for ``parse``; ``Failure``: one that could not be read."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from typing import Any

from attrs import field, frozen

from diplonews.values import Span


@frozen(eq=False)
class PageMap:
    """Where each character of an extracted text stands in the page that it came from.

    Runs of the text, in order: where a run starts in the text, where it starts in the page, and how many characters it takes
    there. A run that takes as many characters in the page as in the text corresponds one to one; any other (a character
    reference such as ``&amp;``) corresponds as a whole. Line breaks that the reader put between blocks belong to no run.
    """

    starts: tuple[int, ...]
    lengths: tuple[int, ...]
    origins: tuple[int, ...]
    widths: tuple[int, ...]

    def span(self, start: int, end: int) -> Span | None:
        """The place in the page of ``text[start:end]``; None where none of it stands there."""
        first = self._run(start)
        if first < 0 or start >= self.starts[first] + self.lengths[first]:
            first, start = first + 1, 0
        last = self._run(end - 1)
        if first >= len(self.starts) or last < first:
            return None
        return Span(self._left(first, start), self._right(last, end))

    def _run(self, offset: int) -> int:
        return bisect_right(self.starts, offset) - 1

    def _left(self, run: int, offset: int) -> int:
        exact = self.lengths[run] == self.widths[run] and offset > self.starts[run]
        return self.origins[run] + (offset - self.starts[run] if exact else 0)

    def _right(self, run: int, offset: int) -> int:
        inside = offset - self.starts[run]
        exact = self.lengths[run] == self.widths[run] and inside < self.lengths[run]
        return self.origins[run] + (inside if exact else self.widths[run])


@frozen(kw_only=True)
class Source:
    """A text, its name, and the metadata of its file. ``name`` holds no path of the machine.

    ``page`` maps offsets of the text to those of the HTML page that it was taken from.
    """

    name: str
    text: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: dt.date | None = None
    page: PageMap | None = field(default=None, repr=False, eq=False)


@frozen
class Failure:
    """An article that could not be read or parsed: its name and the reason, each on one line."""

    name: str
    reason: str


_STAMP = re.compile(r"(\d{4}-\d\d-\d\d)(?![\d-])")


def day_of(value: Any) -> dt.date | None:
    """The day of a date, a time stamp of ISO 8601 or a date in words with its year (14 April 2021); None for anything else."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if not isinstance(value, str):
        return None
    from diplonews.heading_patterns import DATE, full_date

    stamp = _STAMP.match(value)
    try:
        if stamp:
            return dt.date.fromisoformat(stamp.group(1))
    except ValueError:
        return None
    found = DATE.search(value[:80])
    return full_date(found) if found else None
