"""The parser of ``statement`` records: who said what, direct and indirect.

The chain: quotations and reporting expressions are found (``quotations``, ``cues``), each sentence is read expression by
expression (``reading``, ``complement``, ``boundaries``, ``phrases``), quotations that stand alone are joined to what they
continue (``joining``), and readings become records with their speakers (``speakers``, ``records``).
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
