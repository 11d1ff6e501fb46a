"""The parser of ``memorandum`` records: instruments that were, will be or may be signed.

The steps, in their order, each of which imports only those before it:

1. :mod:`extents` and :mod:`right_edge` say where a noun phrase that names an instrument begins and ends; :mod:`phrases` finds
   these phrases in a sentence and takes their own words apart with the grammar of :mod:`diplonews.parsers.titles`.
2. :mod:`clauses` spells the sentence with each phrase as one letter and says what became of the instrument: signed, to be
   signed, wished for, in force.
3. :mod:`judge` decides whether the phrase names an instrument of the kind that is recorded, and with what status.
4. :mod:`entries` collects one :mod:`entry` an instrument; :mod:`recall` knows which entry a later phrase speaks of again. Lists,
   counts, members and repetitions are settled here.
5. :mod:`fill` makes the records: :mod:`parties` from the title, from those who made it (:mod:`people`) or from the
   :mod:`setting`, :mod:`aims` for a subject that only the rest of the sentence tells, then day, place, signatories and witnesses.

What only sounds like an instrument becomes a note.
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
    return tuple(sorted((r for e in entries for r in filler.records(e)), key=lambda r: (r.span.start, r.span.end)))
