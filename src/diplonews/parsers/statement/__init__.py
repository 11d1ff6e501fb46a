"""Statements: who said what, direct and indirect.

1. ``cues`` finds the reporting expressions, in the forms that ``inflection`` makes.
2. ``reading`` goes from expression to expression of a ``sentence``: ``complement`` reads what follows one, ``before`` what stands before,
   ``phrases`` the noun phrases around it, ``boundaries`` where content ends; ``transcript`` reads paragraphs that begin with a speaker.
3. ``joining`` joins quotations that stand alone to what they continue.
4. ``making`` makes the records, with their ``speakers``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from diplonews.parsers.statement.cues import hits
from diplonews.parsers.statement.joining import joined
from diplonews.parsers.statement.making import made
from diplonews.parsers.statement.view import View
from diplonews.records import Statement

if TYPE_CHECKING:
    from diplonews.document import Document


def parse(document: Document) -> Iterable[Statement]:
    """The statements of a document, in text order."""
    view = View.of(document)
    return made(view, joined(view, list(hits(document, view))))
