"""The words around a date that decide whether it is one."""

from __future__ import annotations

from functools import cache

from diplonews.lexicon import rows


@cache
def context(kind: str) -> frozenset[str]:
    """The words of one kind in ``lexica/date_context.tsv``."""
    return frozenset(next(row["words"] for row in rows("date_context.tsv") if row["kind"] == kind).split(" "))
