"""Visits: who went, goes or will go where, when, how and to whom.

1. ``explicit`` goes from word of visiting to word of visiting and hands each to its reader: verbs to ``frames``, ``hosts``, ``company``
   and ``stays``, nouns to ``phrase``, ``nouns`` and ``carriers``, the remarks of lists to ``remark``. Their patterns stand in ``rules``.
2. ``telling`` is what the readers share, ``doers`` who travels; each sighting is entered in the ``book``, where those of one trip merge.
3. ``final`` adds what meetings show and makes the records.
"""

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
