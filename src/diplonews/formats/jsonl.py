"""JSON Lines: an article a line, streamed both ways; a damaged line is told with its number and costs no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from diplonews.article import Article
from diplonews.errors import SchemaError
from diplonews.formats.json import MAX_SIZE, from_json, to_json
from diplonews.formats.structure import UnknownKeys
from diplonews.registry import Registry

Line = str | bytes
Report = Callable[[int, SchemaError], None]
"""What is told of a damaged line: its number, counted from 1, and what is wrong with it."""


def to_jsonl(articles: Iterable[Article], *, registry: Registry | None = None) -> Iterator[str]:
    """The articles as lines that end in ``"\\n"``, one by one as they are asked for.

    >>> list(to_jsonl([]))
    []
    """
    for article in articles:
        yield to_json(article, registry=registry) + "\n"


def from_jsonl(
    lines: Iterable[Line],
    *,
    registry: Registry | None = None,
    unknown_keys: UnknownKeys = "error",
    max_size: int = MAX_SIZE,
    report: Report | None = None,
) -> Iterator[Article]:
    """The articles of lines (an open file, in text or binary mode, or any iterable of lines), one by one as they are read.

    Empty lines are passed over. A damaged line never loses the others: ``report`` is called with its number and the
    :class:`~diplonews.errors.SchemaError`; without ``report``, one ``SchemaError`` that names every damaged line by its number
    is raised after the last article. No more than ``max_size`` bytes or characters of a line are held, if a file is given.
    """
    if isinstance(lines, (str, bytes)):
        raise TypeError("lines are given as an open file or a list of lines, not as one string")
    problems: list[tuple[str, str]] = []

    def collect(number: int, error: SchemaError) -> None:
        problems.extend((f"line {number}" + (f", {path}" if path else ""), reason) for path, reason in error.problems)

    tell = report or collect
    for number, line in enumerate(_lines(lines, max_size), 1):
        if not line.strip():
            continue
        try:
            article = from_json(line, registry=registry, unknown_keys=unknown_keys, max_size=max_size)
        except SchemaError as error:
            tell(number, error)
        else:
            yield article
    if problems:
        raise SchemaError(problems)


def _lines(lines: Iterable[Line], max_size: int) -> Iterator[Line]:
    """The lines without their ends; of a line in a file that is too long, only so much that this can be seen."""
    readline: Any = getattr(lines, "readline", None)
    if readline is None:
        for line in lines:
            yield _bare(line)
        return
    limit = max_size + 2  # one over the allowed size, whatever the line ends in
    while line := readline(limit):
        yield _bare(line)
        end = b"\n" if isinstance(line, bytes) else "\n"
        while line and not line.endswith(end):
            line = readline(limit)


def _bare(line: Line) -> Line:
    return line.rstrip(b"\r\n") if isinstance(line, bytes) else line.rstrip("\r\n")
