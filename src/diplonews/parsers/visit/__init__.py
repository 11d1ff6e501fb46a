"""Visits: who went, goes or will go where, when, how and to whom."""

from __future__ import annotations

from collections.abc import Iterable

from diplonews.document import Document
from diplonews.parsers.visit.book import Trip
from diplonews.parsers.visit.explicit import explicit_visits as explicit_visits
from diplonews.records import Visit


def parse(document: Document) -> Iterable[Visit]:
    """The visits of a document, those that only their meetings show among them."""
    from diplonews.parsers.visit.final import finished  # it reads meetings, which read the visits that are told

    return document.once(finished)


__all__ = ["Trip", "explicit_visits", "parse"]
