"""The readers: files of many kinds to texts with metadata, told apart by name and first bytes.

``plain`` finds the encoding; ``html``, ``web``, ``feeds``, ``newsml`` and ``tables`` read one kind each; all give a ``source``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal, get_args

from diplonews.errors import ReadError
from diplonews.readers.plain import MAX_BYTES, decode, read_bytes, told
from diplonews.readers.source import Failure as Failure
from diplonews.readers.source import PageMap as PageMap
from diplonews.readers.source import Source as Source

Kind = Literal["text", "html", "feed", "newsml", "jsonl", "csv", "parquet"]

_SUFFIXES: Mapping[str, Kind] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".rss": "feed",
    ".atom": "feed",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
}
SUFFIXES = (".txt", ".text", ".xml", *_SUFFIXES)
"""The ends of names that are taken for articles in a directory."""


_NEWSML = re.compile(rb"<(?:\w++:)?news(?:item|message)\s")


def read(
    path: str | Path,
    *,
    kind: Kind | None = None,
    name: str | None = None,
    columns: Mapping[str, str] | None = None,
    max_bytes: int = MAX_BYTES,
) -> Iterator[Source | Failure]:
    """The articles of a file, one after the other: plain text, HTML, RSS or Atom, NewsML-G2, JSON Lines, CSV
    or Parquet.

    ``kind`` says what the file is where its name and first bytes do not. ``name`` stands for the file in the names of its articles
    and in errors; by default the last part of its path. ``columns`` names the columns of a table where they differ from
    :data:`diplonews.readers.tables.COLUMNS`, as in ``{"text": "full_text"}``. Texts,
    pages and feeds of more than ``max_bytes`` are refused.

    Rows and entries without text come as :class:`Failure`. Raises :class:`~diplonews.errors.ReadError` where the file as a whole
    cannot be read, and :class:`ModuleNotFoundError` where its kind needs an extra that is not installed.
    """
    if kind is not None and kind not in get_args(Kind):
        raise ReadError(f"no kind of file is named {kind!r}; there are {', '.join(get_args(Kind))}")
    path = Path(path)
    name = name or path.name
    found = kind or _SUFFIXES.get(path.suffix.lower())
    if found in ("jsonl", "csv", "parquet"):
        yield from _table(path, found, name, columns)
        return
    data = read_bytes(path, name=name, max_bytes=max_bytes)
    found = found or _sniffed(data)
    if found == "feed":
        from diplonews.readers.feeds import read_feed

        yield from read_feed(data, name=name)
        return
    if found == "newsml":
        from diplonews.readers.newsml import read_newsml

        yield from read_newsml(data, name=name)
        return
    text = decode(data, name)
    if found != "html":
        yield Source(name=name, text=text)
        return
    from diplonews.readers.html import read_html

    page = read_html(text, name=name)
    yield page if page.text else Failure(name, "is empty")


def _table(path: Path, kind: Kind, name: str, columns: Mapping[str, str] | None) -> Iterator[Source | Failure]:
    from diplonews.readers import tables

    try:
        if path.is_dir():
            raise ReadError(f"{name}: is a directory")
        if kind == "parquet":
            yield from tables.read_parquet(path, name=name, columns=columns)
        elif kind == "csv":
            yield from tables.read_csv(path, name=name, columns=columns)
        else:
            with path.open("rb") as stream:
                yield from tables.read_jsonl(stream, name=name, columns=columns)
    except ReadError:
        raise
    except OSError as error:
        raise ReadError(f"{name}: {told(error)}") from error


def _sniffed(data: bytes) -> Kind:
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html")):
        return "html"
    if _NEWSML.search(head):
        return "newsml"
    if head.startswith((b"<?xml", b"<rss", b"<feed", b"<rdf:rdf")):
        return "html" if b"<html" in head or b"<!doctype html" in head else "feed"
    return "text"
