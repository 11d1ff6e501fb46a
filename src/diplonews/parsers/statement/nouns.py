"""Common nouns for those who speak, and what each is."""

from __future__ import annotations

from functools import cache

from diplonews.lexicon import rows


@cache
def kinds() -> dict[str, str]:
    """Nouns for those who speak: ``person`` or ``body`` for the singular, ``group`` for plurals."""
    return {r["term"]: r["kind"] for r in rows("speakers.tsv")}


@cache
def documents() -> frozenset[str]:
    """Nouns for documents that speak."""
    return frozenset(noun for noun, kind in kinds().items() if kind == "document")


def is_speaker(noun: str) -> bool:
    """Whether the lexicon knows a common noun, or its singular, for one who speaks or is spoken to."""
    return kinds().get(noun.removesuffix("s"), kinds().get(noun)) in ("person", "body", "group")


def noun_kind(noun: str) -> str | None:
    """Whether a common noun can speak, and as what; None for a thing."""
    single = noun.removesuffix("s")
    known = kinds().get(noun) or kinds().get(single) or kinds().get(noun.removesuffix("ies") + "y")
    if known:
        return "group" if known == "person" and noun != single and noun not in kinds() else known
    if noun.endswith(("men", "women", "people")):
        return "group"
    if single.endswith(("er", "or", "ist", "ian", "ant", "man", "woman", "ee", "crat")):
        return "group" if noun != single else "person"
    return None
