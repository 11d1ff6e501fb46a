"""What the examples share: their articles, parsed; names; and pictures that come out the same each time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import diplonews

FOLDER = Path(__file__).parent / "articles"


def articles() -> list[diplonews.Article]:
    """Five self-written articles, oldest first."""
    found = diplonews.parse_many(sorted(FOLDER.glob("*.txt")))
    return [a for a in found if isinstance(a, diplonews.Article)]


def name(actor: diplonews.Actor) -> str:
    """An actor in a few words."""
    return actor.name or getattr(actor, "title", None) or "somebody"


def save(figure: Any, path: str) -> None:
    """Write a figure of matplotlib as SVG with its words as text: equal figures give equal files."""
    import matplotlib as mpl

    with mpl.rc_context({"svg.hashsalt": "diplonews", "svg.fonttype": "none"}):
        figure.savefig(path, format="svg", metadata={"Date": None})
