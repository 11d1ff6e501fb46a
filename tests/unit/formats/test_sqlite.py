"""SQLite: one file, each article once and whole, tables to query, text to search."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, ClassVar

import attrs
import pytest
from attrs import frozen
from format_sample import ARTICLE
from hypothesis import given, settings
from hypothesis import strategies as st

from diplonews import Article, Provenance, Record, Registry, SchemaError, strategies
from diplonews.formats.sqlite import DatabaseError, Written, read_sqlite, write_sqlite

OTHER = Article(text="Nothing happened in Strelsau.", provenance=Provenance(version="0.1.0", registry=""))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "news 100%.db"


def query(file: Path, sql: str, *values: Any) -> list[Any]:
    with closing(sqlite3.connect(file)) as base:
        return base.execute(sql, values).fetchall()


def test_articles_come_back_in_order(file: Path) -> None:
    assert write_sqlite([ARTICLE, OTHER], file) == Written(added=2)
    assert list(read_sqlite(file)) == [ARTICLE, OTHER]


def test_an_article_is_never_doubled(file: Path) -> None:
    write_sqlite([ARTICLE], file)
    again = attrs.evolve(ARTICLE, title="Another reading")
    assert write_sqlite([ARTICLE, again, OTHER, OTHER], file) == Written(added=1, kept=3)
    assert list(read_sqlite(file)) == [ARTICLE, OTHER]
    assert write_sqlite([again], file, replace=True) == Written(replaced=1)
    assert set(read_sqlite(file)) == {again, OTHER}
    assert query(file, "SELECT count(*) FROM visit") == [(1,)]
    assert query(file, "SELECT count(*) FROM evidence") == [(8,)]


def test_the_tables_can_be_joined(file: Path) -> None:
    write_sqlite([ARTICLE, OTHER], file)
    found = query(
        file,
        "SELECT a.name, v.place, v.when_first, e.rule, substr(t.text, e.start + 1, e.end - e.start) FROM visit v "
        "JOIN articles t ON t.sha256 = v.article "
        "JOIN actors a ON a.article = v.article AND a.record_number = v.record_number AND a.field = 'visitors' "
        "JOIN evidence e ON e.article = v.article AND e.record_number = v.record_number AND e.field = 'place'",
    )
    assert found == [("Flavia Elphberg", "Zenda", "2021-04-13", "test.place", "arrived in Zenda")]
    (hosts, kind), = query(file, "SELECT hosts, kind FROM visit")  # fmt: skip
    assert json.loads(hosts) == ["Court of Zenda", "Austria"]
    assert kind == "unspecified"
    assert query(file, "SELECT name, type FROM actors WHERE field = 'people'") == [("Flavia Elphberg", "person")]
    assert query(file, "SELECT type, country FROM actors WHERE field = 'hosts' AND position = 1") == [("country", "AT")]


def test_the_text_can_be_searched(file: Path) -> None:
    write_sqlite([ARTICLE, OTHER], file)
    found = "SELECT a.text FROM articles_text f JOIN articles a ON a.rowid = f.rowid WHERE articles_text MATCH ?"
    assert query(file, found, "strelsau") == [(OTHER.text,)]
    assert query(file, found, "nowhere") == []
    write_sqlite([attrs.evolve(ARTICLE, title="Fisheries")], file, replace=True)
    assert len(query(file, found, "fisheries")) == 1
    assert query(file, found, '"A visit"') == []


@given(st.lists(strategies.articles(max_records=3), max_size=3, unique_by=lambda a: a.text))
@settings(max_examples=15)
def test_drawn_articles_come_back(articles: list[Article]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "news.db")
        assert write_sqlite(articles, file) == Written(added=len(articles))
        assert list(read_sqlite(file)) == articles
        counted = sum(query(file, f"SELECT count(*) FROM {name}")[0][0] for name in Registry.builtin().names)
        assert counted == sum(len(a.records) for a in articles)


def test_any_text_can_be_written(file: Path) -> None:
    strange = Article(text="a\ud800\x00b", title="\udfff", provenance=OTHER.provenance)
    write_sqlite([strange], file)
    assert list(read_sqlite(file)) == [strange]
    assert query(file, "SELECT title FROM articles") == [("\ufffd",)]


def test_an_article_is_written_whole_or_not_at_all(file: Path) -> None:
    def articles() -> Iterator[Article]:
        yield OTHER
        yield ARTICLE
        raise RuntimeError("the source broke off")

    with pytest.raises(RuntimeError):
        write_sqlite(articles(), file)
    assert list(read_sqlite(file)) == [OTHER, ARTICLE]
    with closing(sqlite3.connect(file)) as base:
        base.execute("CREATE TRIGGER full BEFORE INSERT ON evidence BEGIN SELECT raise(ABORT, 'no room'); END")
    with pytest.raises(DatabaseError, match="no room"):
        write_sqlite([attrs.evolve(ARTICLE, text=ARTICLE.text + "!")], file)
    assert list(read_sqlite(file)) == [OTHER, ARTICLE]
    assert query(file, "SELECT count(*) FROM visit") == [(1,)]


@frozen(kw_only=True)
class Order(Record):
    """A type whose name and fields are words of SQL."""

    type: ClassVar[str] = "order"
    group: str
    select: float | None = None


def test_other_projects_records_have_a_table(file: Path) -> None:
    registry = Registry.builtin().with_type(Order, "elsewhere:parse")
    article = attrs.evolve(OTHER, records=(Order(group='x"; DROP TABLE articles; --', select=0.5),))
    write_sqlite([ARTICLE], file)
    write_sqlite([article], file, registry=registry)
    assert query(file, 'SELECT "group", "select" FROM "order"') == [('x"; DROP TABLE articles; --', 0.5)]
    assert list(read_sqlite(file, registry=registry)) == [ARTICLE, article]
    with pytest.raises(SchemaError, match=rf"article {article.sha256}, records\[0\]\.type"):
        list(read_sqlite(file))
    with pytest.raises(SchemaError, match=r"records\[0\]"):
        write_sqlite([article], file)


def test_fields_that_came_later_are_added(file: Path) -> None:
    write_sqlite([ARTICLE], file)
    with closing(sqlite3.connect(file)) as base:
        base.execute("ALTER TABLE visit DROP COLUMN purpose_start")
    write_sqlite([OTHER], file)
    assert query(file, "SELECT purpose_start FROM visit") == [(None,)]


def test_files_of_others_are_not_touched(file: Path) -> None:
    file.write_bytes(b"not a database, however long this text may be" * 100)
    with pytest.raises(DatabaseError, match=r"news 100%\.db: file is not a database"):
        write_sqlite([ARTICLE], file)
    file.unlink()
    with closing(sqlite3.connect(file)) as base:
        base.execute("CREATE TABLE visit (x)")
    for work in (lambda: write_sqlite([ARTICLE], file), lambda: list(read_sqlite(file))):
        with pytest.raises(DatabaseError, match="not of diplonews"):
            work()
    assert query(file, "SELECT name FROM sqlite_master") == [("visit",)]


def test_a_table_of_something_else(file: Path) -> None:
    write_sqlite([], file, registry=Registry())
    with closing(sqlite3.connect(file)) as base:
        base.execute("CREATE TABLE visit (x)")
    with pytest.raises(DatabaseError, match="'visit' that is not one of records"):
        write_sqlite([ARTICLE], file)
    assert query(file, "SELECT count(*) FROM articles") == [(0,)]


def test_files_of_later_versions_are_told(file: Path) -> None:
    write_sqlite([ARTICLE], file)
    with closing(sqlite3.connect(file)) as base:
        base.execute("PRAGMA user_version = 9")
    with pytest.raises(DatabaseError, match="layout 9"):
        list(read_sqlite(file))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="unable to open"):
        list(read_sqlite(tmp_path / "none.db"))
    with pytest.raises(DatabaseError, match="unable to open"):
        write_sqlite([], tmp_path / "none" / "news.db")
    assert list(tmp_path.iterdir()) == []


def test_datasette_opens_it(file: Path) -> None:
    pytest.importorskip("datasette")
    import asyncio

    from datasette.app import Datasette

    write_sqlite([ARTICLE, OTHER], file)

    async def look() -> tuple[Any, Any, int]:
        served = Datasette([str(file)])
        await served.invoke_startup()
        name = next(n for n in served.databases if n != "_internal")
        base = served.get_database(name)
        tables = await base.table_names()
        rows = await base.execute("select place from visit")
        page = await served.client.get(served.urls.table(name, "articles") + ".json?_search=strelsau&_shape=array")
        return tables, [tuple(r) for r in rows.rows], len(page.json())

    tables, rows, found = asyncio.run(look())
    assert {"articles", "actors", "evidence", "visit", "meeting", "statement", "memorandum"} <= set(tables)
    assert rows == [("Zenda",)]
    assert found == 1
