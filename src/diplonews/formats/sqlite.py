"""One SQLite file for many articles: tables to query and join, a full-text index, and each article whole to read back.

=================== =====================================================================================================
table               what it holds
=================== =====================================================================================================
articles            one row an article: ``sha256`` of the text (its key), title, authors, publisher, published, dateline,
                    language, text, version, and ``document``, the article as JSON of format 1
visit, meeting, …   one row a record: the columns of :mod:`diplonews.formats.table` from ``record_number`` on; lists are JSON
actors              who fills the fields of records and who is named in the article: type, name, title, country, organization
evidence            which place supports which field of which record, by which rule
articles_text       full-text index (FTS5) over title and text
=================== =====================================================================================================

A record is known by ``article`` and ``record_number``. An article is written in one transaction or not at all; one whose
text is there already is left as it stands, or replaced on request, never doubled. Only the ``document`` is without loss: in
the other columns a lone surrogate is the replacement character.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from os import PathLike, fspath
from typing import Any, TypeAlias

from attrs import frozen

from diplonews.article import Article
from diplonews.errors import DiplonewsError, SchemaError
from diplonews.formats.json import from_json, to_json
from diplonews.formats.table import FIXED, Column, columns
from diplonews.records import Record
from diplonews.registry import Registry
from diplonews.shapes import shapes_of, values_of
from diplonews.values import Body, Country, Person

APPLICATION = 0x64_4E_77_73  # "dNws" in the header of the file
LAYOUT = 1

_SURROGATE = re.compile("[\ud800-\udfff]")
_TYPES = {"text": "TEXT", "integer": "INTEGER", "number": "REAL", "flag": "INTEGER", "date": "TEXT"}
_OF_RECORDS = FIXED[4:]  # those of the article stand in its own table

_LAYOUT = """
CREATE TABLE IF NOT EXISTS articles (
    sha256 TEXT PRIMARY KEY, title TEXT, authors TEXT NOT NULL, publisher TEXT, published TEXT, dateline TEXT,
    dateline_country TEXT, language TEXT NOT NULL, text TEXT NOT NULL, version TEXT NOT NULL, document TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS actors (
    article TEXT NOT NULL REFERENCES articles (sha256) ON DELETE CASCADE, record_number INTEGER, record_type TEXT,
    field TEXT NOT NULL, position INTEGER NOT NULL, type TEXT NOT NULL, name TEXT, title TEXT, country TEXT, organization TEXT
);
CREATE INDEX IF NOT EXISTS actors_article ON actors (article, record_number);
CREATE INDEX IF NOT EXISTS actors_name ON actors (name);
CREATE TABLE IF NOT EXISTS evidence (
    article TEXT NOT NULL REFERENCES articles (sha256) ON DELETE CASCADE, record_number INTEGER NOT NULL,
    record_type TEXT NOT NULL, field TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, rule TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS evidence_article ON evidence (article, record_number);
CREATE VIRTUAL TABLE IF NOT EXISTS articles_text USING fts5 (title, text, content="articles", tokenize='unicode61');
CREATE TRIGGER IF NOT EXISTS articles_added AFTER INSERT ON articles BEGIN
    INSERT INTO articles_text (rowid, title, text) VALUES (new.rowid, new.title, new.text);
END;
CREATE TRIGGER IF NOT EXISTS articles_gone AFTER DELETE ON articles BEGIN
    INSERT INTO articles_text (articles_text, rowid, title, text) VALUES ('delete', old.rowid, old.title, old.text);
END;
"""

Path: TypeAlias = str | PathLike[str]


class DatabaseError(DiplonewsError, OSError):
    """A file that is no database of this library, or one that cannot be opened or written; names the file and the reason."""


@frozen
class Written:
    """How many articles were new, replaced, or there already and left as they are."""

    added: int = 0
    replaced: int = 0
    kept: int = 0


def write_sqlite(
    articles: Iterable[Article], file: Path, *, registry: Registry | None = None, replace: bool = False
) -> Written:
    """Add articles to a database file, which is made where there is none.

    ``replace`` puts a new reading in the place of the old one of the same text. Raises :class:`DatabaseError` for a file that
    is no such database and :class:`~diplonews.errors.SchemaError` for a record whose type the registry does not know.
    """
    known = registry or Registry.builtin()
    counts = {"added": 0, "replaced": 0, "kept": 0}
    with closing(_open(file, new=True)) as base, _told(file):
        _prepare(base, file, known)
        for article in articles:
            counts[_write(base, article, known, replace)] += 1
    return Written(**counts)


def read_sqlite(file: Path, *, registry: Registry | None = None) -> Iterator[Article]:
    """The articles of a database file in the order in which they were added, one by one.

    Raises :class:`DatabaseError` for a file that is no such database and :class:`~diplonews.errors.SchemaError`, naming the
    article, for a document that was damaged.
    """
    with closing(_open(file, new=False)) as base, _told(file):
        _recognise(base, file)
        for key, document in base.execute("SELECT sha256, document FROM articles ORDER BY rowid"):
            try:
                article = from_json(document, registry=registry)
            except SchemaError as error:
                raise SchemaError((f"article {key}, {path}", reason) for path, reason in error.problems) from None
            yield article


# --- the file ----------------------------------------------------------------------------------------------------------


@contextmanager
def _told(file: Path) -> Iterator[None]:
    """Turns what SQLite raises into DatabaseError."""
    try:
        yield
    except sqlite3.Error as error:
        raise DatabaseError(f"{fspath(file)}: {error}") from error


def _open(file: Path, *, new: bool) -> sqlite3.Connection:
    from pathlib import Path as FilePath

    address = FilePath(file).absolute().as_uri()
    with _told(file):
        # no implicit transactions: each article's is begun and ended by hand
        base = sqlite3.connect(f"{address}?mode={'rwc' if new else 'ro'}", uri=True, isolation_level=None)
        base.execute("PRAGMA foreign_keys = ON")
    return base


def _mark(base: sqlite3.Connection, name: str) -> int:
    found: int = base.execute(f"PRAGMA {name}").fetchone()[0]
    return found


def _recognise(base: sqlite3.Connection, file: Path) -> None:
    if _mark(base, "application_id") != APPLICATION:
        raise DatabaseError(f"{fspath(file)}: an SQLite database, but not of diplonews")
    if _mark(base, "user_version") != LAYOUT:
        raise DatabaseError(
            f"{fspath(file)}: written in layout {_mark(base, 'user_version')}, this version reads {LAYOUT}"
        )


def _prepare(base: sqlite3.Connection, file: Path, registry: Registry) -> None:
    if base.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        _recognise(base, file)
    base.execute("BEGIN IMMEDIATE")
    try:
        for statement in _statements(_LAYOUT):
            base.execute(statement)
        for record_type in registry.types:
            for statement in _table(record_type):
                base.execute(statement)
            _check_columns(base, file, record_type)
        base.execute(f"PRAGMA application_id = {APPLICATION}")
        base.execute(f"PRAGMA user_version = {LAYOUT}")
        base.execute("COMMIT")
    except BaseException:
        base.execute("ROLLBACK")
        raise


def _statements(script: str) -> Iterator[str]:
    """The statements of a script; a trigger's own semicolons do not end it."""
    held = ""
    for line in script.strip().splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            yield held
            held = ""


def _layout(record_type: type[Record]) -> tuple[Column, ...]:
    return (*_OF_RECORDS, *columns(record_type)[len(FIXED) :])


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _table(record_type: type[Record]) -> Iterator[str]:
    name = record_type.type
    cells = ", ".join(f"{_quoted(c.name)} {'TEXT' if c.many else _TYPES[c.kind]}" for c in _layout(record_type))
    yield (
        f"CREATE TABLE IF NOT EXISTS {_quoted(name)} (article TEXT NOT NULL REFERENCES articles (sha256) "
        f"ON DELETE CASCADE, {cells}, PRIMARY KEY (article, record_number))"
    )


def _check_columns(base: sqlite3.Connection, file: Path, record_type: type[Record]) -> None:
    """Add the columns of fields that are new since the file was made; a table of something else is not touched."""
    name = record_type.type
    there = {row[1] for row in base.execute(f"PRAGMA table_info({_quoted(name)})")}
    if not {"article", "record_number"} <= there:
        raise DatabaseError(f"{fspath(file)}: has a table {name!r} that is not one of records")
    for column in _layout(record_type):
        if column.name not in there:
            kind = "TEXT" if column.many else _TYPES[column.kind]
            base.execute(f"ALTER TABLE {_quoted(name)} ADD COLUMN {_quoted(column.name)} {kind}")


# --- rows --------------------------------------------------------------------------------------------------------------


def _write(base: sqlite3.Connection, article: Article, registry: Registry, replace: bool) -> str:
    document = to_json(article, registry=registry)
    key = article.sha256
    base.execute("BEGIN IMMEDIATE")
    try:
        told = "added"
        if base.execute("SELECT 1 FROM articles WHERE sha256 = ?", (key,)).fetchone():
            if not replace:
                base.execute("ROLLBACK")
                return "kept"
            base.execute("DELETE FROM articles WHERE sha256 = ?", (key,))
            told = "replaced"
        _insert(base, "articles", _article_row(article, key, document))
        for number, record in enumerate(article.records):
            _write_record(base, key, article, number, record)
        _write_known(base, key, article)
        base.execute("COMMIT")
    except BaseException:
        if base.in_transaction:
            base.execute("ROLLBACK")
        raise
    return told


def _article_row(article: Article, key: str, document: str) -> dict[str, Any]:
    place = article.dateline
    return {
        "sha256": key,
        "title": article.title,
        "authors": json.dumps(article.authors, ensure_ascii=False),
        "publisher": article.publisher,
        "published": article.published,
        "dateline": place.name if place else None,
        "dateline_country": place.country.code if place and place.country else None,
        "language": article.language,
        "text": article.text,
        "version": article.provenance.version,
        "document": document,
    }


def _write_record(base: sqlite3.Connection, key: str, article: Article, number: int, record: Record) -> None:
    cells = {c.name: c.read((article, number, record)) for c in _layout(type(record))}
    _insert(base, record.type, {"article": key, **cells})
    about = {"article": key, "record_number": number, "record_type": record.type}
    for item in record.evidence:
        place = {"field": item.field, "start": item.start, "end": item.end, "rule": item.rule}
        _insert(base, "evidence", about | place)
    for name, shape in shapes_of(type(record)).items():
        if shape.element.kind == "actor":
            for position, actor in enumerate(values_of(record, name)):
                _insert(base, "actors", about | {"field": name, "position": position} | _actor(actor))


def _write_known(base: sqlite3.Connection, key: str, article: Article) -> None:
    """The people and bodies that the article names, whether a record speaks of them or not."""
    for field in ("people", "bodies"):
        for position, actor in enumerate(getattr(article, field)):
            _insert(base, "actors", {"article": key, "field": field, "position": position} | _actor(actor))


def _actor(actor: Person | Body | Country) -> dict[str, Any]:
    if isinstance(actor, Country):
        return {"type": "country", "name": actor.name, "country": actor.code}
    cells = {"type": actor.type, "name": actor.name, "country": actor.country.code if actor.country else None}
    if isinstance(actor, Person):
        cells |= {"title": actor.title, "organization": actor.organization}
    return cells


def _insert(base: sqlite3.Connection, table: str, cells: dict[str, Any]) -> None:
    names = ", ".join(map(_quoted, cells))
    marks = ", ".join("?" * len(cells))
    base.execute(f"INSERT INTO {_quoted(table)} ({names}) VALUES ({marks})", [_cell(v) for v in cells.values()])


def _cell(value: Any) -> Any:
    if isinstance(value, tuple):
        return _cell(json.dumps([_day(v) for v in value], ensure_ascii=False)) if value else None
    if isinstance(value, str):
        return value if value.isascii() else _SURROGATE.sub("\ufffd", value)
    return _day(value)


def _day(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value
