"""Arrow and Parquet: a typed schema, and the same values in every library that reads them."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest
from format_sample import ARTICLE
from hypothesis import given, settings

from diplonews import Article, Registry, RegistryError, strategies
from diplonews.formats import arrow
from diplonews.formats.arrow import arrow_schema, to_arrow, write_parquet
from diplonews.formats.table import columns, records_of

pa = pytest.importorskip("pyarrow")


def test_the_schema_is_typed() -> None:
    schema = arrow_schema("visit")
    assert schema.field("when_first").type == pa.date32()
    assert schema.field("hosts").type == pa.list_(pa.string())
    assert schema.field("purpose_start").type == pa.int64()
    assert schema.field("explicit").type == pa.bool_()
    assert schema.metadata[b"diplonews.record"] == b"visit"
    with pytest.raises(RegistryError):
        arrow_schema("ruling")


@given(strategies.articles())
@settings(max_examples=25)
def test_values_are_those_of_the_columns(article: Article) -> None:
    for record_type in Registry.builtin().types:
        table = to_arrow([article], record_type.type)
        assert table.schema == arrow_schema(record_type.type)
        expected = [
            {c.name: list(v) if isinstance(v := c.read(row), tuple) else v for c in columns(record_type)}
            for row in records_of([article], record_type)
        ]
        assert table.to_pylist() == expected


def test_no_records_give_an_empty_table_of_the_same_schema() -> None:
    assert to_arrow([], "meeting").schema == arrow_schema("meeting")
    assert to_arrow([], "meeting").num_rows == 0


def test_lone_surrogates_keep_the_offsets() -> None:
    table = to_arrow([attrs.evolve(ARTICLE, title="a\ud800b")], "visit")
    assert table.column("article_title").to_pylist() == ["a\ufffdb"]


@pytest.fixture
def parquet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(arrow, "BATCH", 2)
    file = tmp_path / "visits.parquet"
    assert write_parquet([ARTICLE] * 5, "visit", file) == 5
    return file


def check(rows: list[dict[str, Any]]) -> None:
    assert len(rows) == 5
    assert [str(v) for v in rows[0]["hosts"]] == ["Court of Zenda", "Austria"]
    assert rows[0]["record_start"] == 25
    assert rows[0]["when_first"] == dt.date(2021, 4, 13)
    assert rows[0]["explicit"] is True


def test_parquet_is_read_by_pyarrow(parquet: Path) -> None:
    from pyarrow import parquet as reader

    check(reader.read_table(parquet).to_pylist())
    assert reader.read_schema(parquet).equals(arrow_schema("visit"))


def test_parquet_is_read_by_pandas(parquet: Path) -> None:
    pandas = pytest.importorskip("pandas")
    check(pandas.read_parquet(parquet).to_dict("records"))


def test_parquet_is_read_by_polars(parquet: Path) -> None:
    polars = pytest.importorskip("polars")
    check(polars.read_parquet(parquet).to_dicts())


def test_parquet_is_read_by_duckdb(parquet: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    found = duckdb.connect().execute("select * from read_parquet(?)", [str(parquet)])
    names = [d[0] for d in found.description]
    check([dict(zip(names, row, strict=True)) for row in found.fetchall()])


def test_without_pyarrow_the_module_loads_and_says_what_is_missing() -> None:
    script = (
        "import sys; sys.modules['pyarrow'] = None\n"
        "from diplonews.formats.arrow import to_arrow\n"
        "try:\n"
        "    to_arrow([], 'visit')\n"
        "except ImportError as error:\n"
        "    print(error)\n"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "Arrow tables need pyarrow: pip install 'diplonews[arrow]'"
