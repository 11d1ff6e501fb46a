"""The parser of ``memorandum`` records: instruments that were, will be or may be signed.

:mod:`phrases` finds the noun phrases that name instruments, :mod:`clauses` what their clauses say of them, :mod:`entries`
settles lists, counts and repetitions, :mod:`fill` gives each record its parties, day, place and signatories. What only sounds
like an instrument becomes a note.
"""

from __future__ import annotations

from collections.abc import Iterable

from diplonews.document import Document
from diplonews.parsers.memorandum.entries import collect
from diplonews.parsers.memorandum.fill import Filler
from diplonews.records import Memorandum


def parse(document: Document) -> Iterable[Memorandum]:
    """The memoranda of a document, in text order. Visits and meetings are asked for day, place and countries."""
    entries = collect(document)
    if not entries:
        return ()
    filler = Filler(document)
    return tuple(sorted((filler.record(e) for e in entries), key=lambda r: (r.span.start, r.span.end)))
