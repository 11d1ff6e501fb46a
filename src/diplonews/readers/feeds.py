"""RSS and Atom feeds by feedparser (extra ``feeds``): an article for each entry."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from typing import Any

from diplonews.errors import ReadError
from diplonews.readers.html import read_html
from diplonews.readers.source import Failure, Source


def read_feed(data: bytes, *, name: str = "feed") -> Iterator[Source | Failure]:
    """The entries of a feed in its order, named ``name#1`` and so on; an entry without text is a failure.

    Only the bytes are read: no address in them is followed. Raises :class:`~diplonews.errors.ReadError` for what is no feed, and for
    a document type definition, which can make a small file grow without bound; :class:`ModuleNotFoundError` where feedparser is not
    installed.
    """
    import feedparser

    if b"<!DOCTYPE" in data[:4096].upper() or b"<!ENTITY" in data:
        raise ReadError(f"{name}: has a document type definition")
    feed: Any = feedparser.parse(io.BytesIO(data))
    if not feed.entries:
        raise ReadError(f"{name}: is no RSS or Atom feed, or an empty one")
    for number, entry in enumerate(feed.entries, 1):
        yield _entry(entry, feed.feed.get("title"), f"{name}#{number}")


def _entry(entry: Any, publisher: str | None, name: str) -> Source | Failure:
    body = next((c.value for c in entry.get("content", ()) if c.get("value")), None) or entry.get("summary", "")
    page = read_html(body, name=name)
    if not page.text:
        return Failure(name, "is empty")
    stamp = entry.get("published_parsed") or entry.get("updated_parsed")
    return Source(
        name=name,
        text=page.text,
        title=read_html(entry.get("title", "")).text or None,
        authors=tuple(a["name"] for a in entry.get("authors", ()) if a.get("name")),
        publisher=publisher or None,
        published=dt.date(*stamp[:3]) if stamp else None,
    )
