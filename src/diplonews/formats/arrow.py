"""Arrow tables and Parquet files with a typed schema, for pandas, polars, DuckDB and their like. Needs the extra ``arrow``.

Columns are those of :mod:`diplonews.formats.table`; lists stay lists and days are ``date32``. The names of the record type,
the format and the library's version stand in the schema's metadata.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from os import PathLike
from typing import TYPE_CHECKING, Any

import diplonews
from diplonews.article import Article
from diplonews.formats.table import Column, columns, records_of
from diplonews.registry import Registry

if TYPE_CHECKING:
    import pyarrow

_SURROGATE = re.compile("[\ud800-\udfff]")

BATCH = 4096
"""Records that :func:`write_parquet` holds at a time."""


def _pyarrow() -> Any:
    try:
        import pyarrow
    except ImportError as error:
        raise ImportError("Arrow tables need pyarrow: pip install 'diplonews[arrow]'") from error
    return pyarrow


def arrow_schema(name: str, *, registry: Registry | None = None) -> pyarrow.Schema:
    """The Arrow schema of the table of the record type ``name``."""
    pa = _pyarrow()
    types = {
        "text": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "flag": pa.bool_(),
        "date": pa.date32(),
    }
    record_type = (registry or Registry.builtin()).type_named(name)
    fields = [pa.field(c.name, pa.list_(types[c.kind]) if c.many else types[c.kind]) for c in columns(record_type)]
    return pa.schema(
        fields,
        metadata={
            "diplonews.record": name,
            "diplonews.format": Article.format,
            "diplonews.version": diplonews.__version__,
        },
    )


def to_arrow(articles: Iterable[Article], name: str, *, registry: Registry | None = None) -> pyarrow.Table:
    """The records of the type ``name`` as one Arrow table; without any, a table of no rows with the same schema."""
    pa = _pyarrow()
    schema = arrow_schema(name, registry=registry)
    batches = list(_batches(articles, name, registry, schema))
    return pa.Table.from_batches(batches, schema=schema)


def write_parquet(
    articles: Iterable[Article], name: str, file: str | PathLike[str], *, registry: Registry | None = None
) -> int:
    """Write the records of the type ``name`` to a Parquet file, :data:`BATCH` records at a time; how many there were."""
    _pyarrow()
    from pyarrow import parquet

    schema = arrow_schema(name, registry=registry)
    written = 0
    with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        for batch in _batches(articles, name, registry, schema):
            writer.write_batch(batch)
            written += batch.num_rows
    return written


def _batches(
    articles: Iterable[Article], name: str, registry: Registry | None, schema: pyarrow.Schema
) -> Iterator[pyarrow.RecordBatch]:
    pa = _pyarrow()
    record_type = (registry or Registry.builtin()).type_named(name)
    layout = columns(record_type)
    rows = records_of(articles, record_type)
    while some := list(islice(rows, BATCH)):
        cells = [[_cell(c, c.read(row)) for row in some] for c in layout]
        arrays = [pa.array(values, type=field.type) for values, field in zip(cells, schema, strict=True)]
        yield pa.RecordBatch.from_arrays(arrays, schema=schema)


def _cell(column: Column, value: Any) -> Any:
    if isinstance(value, tuple):
        return [_encodable(v) for v in value]
    return _encodable(value) if column.kind == "text" else value


def _encodable(value: Any) -> Any:
    """Arrow text is UTF-8: a lone surrogate becomes the replacement character, so that offsets stay as they are."""
    return _SURROGATE.sub("\ufffd", value) if isinstance(value, str) and not value.isascii() else value
