"""PySpark: ``mapInArrow`` from a table of texts to a table of visits with the Arrow schema of diplonews.

pip install pyspark pyarrow pandas diplonews      # and a Java runtime
python spark.py
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator

import pyarrow as pa
from articles import articles
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

import diplonews
from diplonews.formats.arrow import arrow_schema, to_arrow


def visits(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Runs in the workers: a batch of texts in, a batch of visits out."""
    for batch in batches:
        texts = batch.column("text").to_pylist()
        yield from to_arrow((diplonews.parse(text) for text in texts), "visit").to_batches()


def run(frame: DataFrame) -> DataFrame:
    """The visits of a data frame with a column ``text``."""
    return frame.mapInArrow(visits, from_arrow_schema(arrow_schema("visit")))


if __name__ == "__main__":
    from serial import visits as serial

    rows = articles(2000)
    os.environ["PYSPARK_PYTHON"] = sys.executable  # the workers use the interpreter that diplonews is installed for
    local = SparkSession.builder.master("local[2]").appName("diplonews")
    spark = local.config("spark.ui.enabled", "false").getOrCreate()
    frame = spark.createDataFrame([(r["text"],) for r in rows], ["text"]).repartition(4)
    found = sorted(map(repr, (r.asDict(recursive=True) for r in run(frame).collect())))
    assert found == sorted(map(repr, serial(rows).to_pylist()))
    print(len(found), "visits, equal to the serial run")
    spark.stop()
