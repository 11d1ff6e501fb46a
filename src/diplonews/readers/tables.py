"""Tables of articles, read row by row in constant memory: JSON Lines, CSV and (extra ``arrow``) Parquet."""

from __future__ import annotations

import codecs
import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from diplonews.errors import ReadError
from diplonews.readers.source import Failure, Source, day_of

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article"),
    "title": ("title", "headline"),
    "authors": ("authors", "author", "byline"),
    "publisher": ("publisher", "source", "outlet"),
    "published": ("published", "date", "published_at", "publication_date"),
    "name": ("name", "id", "url"),
}
"""The fields of an article and the columns that are taken for each, the first that is there."""

MAX_ROW = 32 * 1024 * 1024
"""Bytes of the longest line or cell that is read."""

Columns = Mapping[str, str]
Item = Source | Failure


def read_jsonl(
    stream: BinaryIO, *, name: str, columns: Columns | None = None, max_row: int = MAX_ROW
) -> Iterator[Item]:
    """An article for each line that holds a JSON object, or a string that is the text; named ``name#1`` and so on unless it says so.

    A damaged line is a failure and stops nothing.
    """
    wanted = _wanted(columns)
    number = 0
    while line := stream.readline(max_row + 1):
        number += 1
        here = f"{name}#{number}"
        if len(line) > max_row:
            while line and not line.endswith(b"\n"):
                line = stream.readline(max_row)
            yield Failure(here, f"is longer than {max_row:,} bytes")
            continue
        if line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield _json(line, here, wanted)


def _json(line: bytes, name: str, wanted: Mapping[str, tuple[str, ...]]) -> Item:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Failure(name, "is not UTF-8")
    except (ValueError, RecursionError):
        return Failure(name, "is not JSON")
    if isinstance(row, str):
        row = {"text": row}
    if not isinstance(row, dict):
        return Failure(name, "is neither a JSON object nor a string")
    return article(row, name, wanted)


def read_csv(path: Path, *, name: str, columns: Columns | None = None, encoding: str | None = None) -> Iterator[Item]:
    """An article for each row of a CSV or TSV file with a header; the separator is the one that the header uses.

    The file is read as ``encoding``, by default UTF-8 or what its byte order mark says. Raises
    :class:`~diplonews.errors.ReadError` where it is in another, and where no column holds the text.
    """
    wanted = _wanted(columns)
    with path.open("rb") as raw:
        mark = raw.read(4)
    marked = "utf-16" if mark.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    with path.open(encoding=encoding or marked, newline="") as stream:
        try:
            head = stream.readline(MAX_ROW)
            stream.seek(0)
            separator = max(",;\t|", key=head.count)
            rows = csv.DictReader(stream, delimiter=separator)
            if not set(rows.fieldnames or ()) & set(wanted["text"]):
                raise ReadError(f"{name}: no column is named {_or(wanted['text'])}")
            yield from _rows(rows, name, wanted)
        except UnicodeDecodeError:
            raise ReadError(f"{name}: is not {encoding or 'UTF-8'} (say which encoding it is in)") from None


def _rows(rows: csv.DictReader[str], name: str, wanted: Mapping[str, tuple[str, ...]]) -> Iterator[Item]:
    number = 0
    while True:
        number += 1
        before = csv.field_size_limit(MAX_ROW)  # a setting of the whole process: put back before anyone else runs
        try:
            row: Mapping[str, Any] = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Failure(f"{name}#{number}", str(error))
            continue
        finally:
            csv.field_size_limit(before)
        yield article(row, f"{name}#{number}", wanted)


def read_parquet(path: Path, *, name: str, columns: Columns | None = None) -> Iterator[Item]:
    """An article for each row of a Parquet file; only the columns that are needed are read.

    Raises :class:`~diplonews.errors.ReadError` where it is none or no column holds the text; :class:`ModuleNotFoundError` where
    pyarrow is not installed.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    wanted = _wanted(columns)
    try:
        with path.open("rb") as stream, pq.ParquetFile(stream) as file:
            there = set(file.schema_arrow.names)
            if not there & set(wanted["text"]):
                raise ReadError(f"{name}: no column is named {_or(wanted['text'])}")
            used = [c for names in wanted.values() for c in names if c in there]
            number = 0
            for batch in file.iter_batches(batch_size=64, columns=used):
                for row in batch.to_pylist():
                    number += 1
                    yield article(row, f"{name}#{number}", wanted)
    except pa.ArrowException as error:
        raise ReadError(f"{name}: {str(error).splitlines()[0]}") from error


def _or(names: tuple[str, ...]) -> str:
    return " or ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _wanted(columns: Columns | None) -> Mapping[str, tuple[str, ...]]:
    unknown = set(columns or ()) - set(COLUMNS)
    if unknown:
        raise ReadError(f"articles have no field {sorted(unknown)[0]!r}; there are {', '.join(COLUMNS)}")
    return {**COLUMNS, **{field: (column,) for field, column in (columns or {}).items()}}


def article(row: Mapping[str, Any], name: str, wanted: Mapping[str, tuple[str, ...]]) -> Item:
    """The article of one row: the first column of each field that holds something."""

    def first(field: str) -> Any:
        return next((row[c] for c in wanted[field] if row.get(c)), None)

    text, own = first("text"), first("name")
    name = own if isinstance(own, str) else name if own is None else f"{name} ({own})"
    if text is None and not any(column in row for column in wanted["text"]):
        return Failure(name, f"has no {_or(wanted['text'])}")
    if not isinstance(text, str | None):
        return Failure(name, "its text is no string")
    if not text or not text.strip():
        return Failure(name, "is empty")
    title, publisher, authors = first("title"), first("publisher"), first("authors")
    listed: Iterable[Any] = (
        [authors] if isinstance(authors, str) else authors if isinstance(authors, list | tuple) else ()
    )
    return Source(
        name=name,
        text=text,
        title=title if isinstance(title, str) else None,
        authors=tuple(a.strip() for a in listed if isinstance(a, str) and a.strip()),
        publisher=publisher if isinstance(publisher, str) else None,
        published=day_of(first("published")),
    )
