"""The few errors that leave the library. All derive from :class:`DiplonewsError`."""

from __future__ import annotations

from collections.abc import Iterable


class DiplonewsError(Exception):
    """Base of every error that diplonews raises on purpose."""


class ValueInvalidError(DiplonewsError, ValueError):
    """A value object was given what it cannot hold, such as a span that ends before it starts."""


class SchemaError(DiplonewsError, ValueError):
    """Foreign or damaged data. ``problems`` holds a ``(path, reason)`` pair for each bad place.

    Paths are in the style of ``records[0].visitors[1].country``; ``""`` is the document as a whole. The message tells the
    first hundred.
    """

    def __init__(self, problems: Iterable[tuple[str, str]]) -> None:
        self.problems: tuple[tuple[str, str], ...] = tuple(problems)
        lines = [f"{path or 'document'}: {reason}" for path, reason in self.problems[:100]]
        if len(self.problems) > 100:
            lines.append(f"and {len(self.problems) - 100} more")
        super().__init__("not an article of format diplonews/1: " + "; ".join(lines))


class LexiconError(DiplonewsError, ValueError):
    """A row of a lexicon file is malformed or clashes with another; names the file and the line."""


class RegistryError(DiplonewsError, ValueError):
    """A registry was asked to hold two record types of one name, or something that is no record type."""


class ReadError(DiplonewsError, OSError):
    """A file cannot be read as an article; names the file and the reason."""


_EXTRAS = {
    "feedparser": "feeds",
    "icalendar": "calendar",
    "NewsMLG2": "newsml",
    "pyarrow": "arrow",
    "trafilatura": "html",
}


def needs(error: ModuleNotFoundError) -> str:
    """What is missing, and how to install it."""
    package = (error.name or str(error)).partition(".")[0]
    extra = _EXTRAS.get(package)
    return f"needs {package}, which is not installed" + (f": pip install 'diplonews[{extra}]'" if extra else "")
