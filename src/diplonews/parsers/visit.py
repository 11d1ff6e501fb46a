"""The parser of ``visit`` records."""

from __future__ import annotations

from collections.abc import Iterable

from diplonews.document import Document
from diplonews.records import Visit


def parse(document: Document) -> Iterable[Visit]:
    """The records of a document, in text order."""
    return iter(()) if document.mentions else ()
