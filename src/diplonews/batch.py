"""Many articles into one file of JSON Lines, as they are parsed, and on from where a run was broken off.

Each input gives one line: the article in format 1, or ``{"failure": {"name": …, "reason": …}}`` where it could not be read. A line is
written whole or not at all.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from attrs import define, field

from diplonews.article import Article, sha256_of
from diplonews.errors import ReadError
from diplonews.formats.json import to_json
from diplonews.many import Input, flatten, parse_many
from diplonews.readers import Failure, Source

_BLOCK = 1 << 20


@define
class Tally:
    """What a run has done: articles parsed now and before, their records by type, and failures."""

    articles: int = 0
    before: int = 0
    failures: int = 0
    records: Counter[str] = field(factory=Counter)


def run(
    articles: Iterable[Input],
    out: Path,
    *,
    workers: int = 1,
    resume: bool = False,
    published: Callable[[Source], Source] | None = None,
    seen: Callable[[Article | Failure], None] | None = None,
) -> Tally:
    """Parse the articles into the file ``out``, which must not be there yet.

    With ``resume`` it may be: the articles that it holds are passed over, a broken last line is cut off, and the rest is added. It must
    come from the same articles, in the same order. ``seen`` is called with each result once it is written.

    Raises :class:`~diplonews.errors.ReadError` where the file is there, is a link, or comes from other articles.
    """
    tally = Tally()
    sources: Iterator[Source | Failure] = flatten(articles)
    if published is not None:
        sources = (published(s) if isinstance(s, Source) else s for s in sources)
    with _opened(out, resume) as stream:
        if resume:
            tally.before = _passed_over(stream, sources, out.name)
        for result in parse_many(sources, workers=workers):
            stream.write(line_of(result).encode())
            if isinstance(result, Failure):
                tally.failures += 1
            else:
                tally.articles += 1
                tally.records.update(r.type for r in result.records)
            if seen is not None:
                seen(result)
    return tally


def line_of(result: Article | Failure) -> str:
    """A result as its line."""
    if isinstance(result, Failure):
        return json.dumps({"failure": {"name": result.name, "reason": result.reason}}) + "\n"
    return to_json(result) + "\n"


def _opened(out: Path, resume: bool) -> BinaryIO:
    """The file, unbuffered, so that a line is one write; never through a link, never over another file."""
    flags = (
        os.O_RDWR
        | os.O_CREAT
        | getattr(os, "O_NOFOLLOW", 0)
        | getattr(os, "O_BINARY", 0)
        | (0 if resume else os.O_EXCL)
    )
    if out.is_symlink():
        raise ReadError(f"{out}: is a link, and nothing is written through links")
    try:
        return os.fdopen(os.open(out, flags, 0o666), "r+b", buffering=0)
    except FileExistsError:
        raise ReadError(f"{out}: is there already (--resume goes on with it)") from None
    except OSError as error:
        raise ReadError(f"{out}: {(error.strerror or str(error)).lower()}") from error


def _passed_over(stream: BinaryIO, sources: Iterator[Source | Failure], name: str) -> int:
    """Pass over as many sources as the file has whole lines; leaves the stream at the end of the last."""
    count, end, last = 0, 0, b""
    rest = b""
    while block := stream.read(_BLOCK):
        *whole, rest = (rest + block).split(b"\n")
        if whole:
            count += len(whole)
            last = whole[-1]
            end += sum(map(len, whole)) + len(whole)
    stream.truncate(end)
    stream.seek(end)
    if count:
        source = next(islice(sources, count - 1, None), None)
        if source is None or not _same(last, source):
            raise ReadError(f"{name}: comes from other articles than these")
    return count


def _same(line: bytes, source: Source | Failure) -> bool:
    try:
        data = json.loads(line)
    except ValueError:
        return False
    if not isinstance(data, dict):
        return False
    failure = data.get("failure")
    if isinstance(failure, dict):
        return bool(failure.get("name") == source.name)
    return isinstance(source, Source) and data.get("sha256") == sha256_of(source.text)
