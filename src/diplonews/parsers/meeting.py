"""The parser of ``meeting`` records."""

from __future__ import annotations

from collections.abc import Iterable

from diplonews.document import Document
from diplonews.records import Meeting


def parse(document: Document) -> Iterable[Meeting]:
    """The records of a document, in text order."""
    return iter(()) if document.mentions else ()
