"""The articles of the examples, parsed."""

from __future__ import annotations

from pathlib import Path

import diplonews

FOLDER = Path(__file__).parent / "articles"


def articles() -> list[diplonews.Article]:
    """Five self-written articles, oldest first."""
    found = diplonews.parse_many(sorted(FOLDER.glob("*.txt")))
    return [a for a in found if isinstance(a, diplonews.Article)]


def name(actor: diplonews.Actor) -> str:
    """An actor in a few words."""
    return actor.name or getattr(actor, "title", None) or "somebody"
