"""``parse_many``: articles one after the other, lazily, in order, in constant memory, by one process or several."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs

from diplonews.article import Article
from diplonews.errors import ReadError, needs
from diplonews.pipeline import parse
from diplonews.readers import Failure, Source, read

if TYPE_CHECKING:
    from diplonews.records import Record
    from diplonews.registry import Registry

Input: TypeAlias = "str | Source | Failure | Path"
Result: TypeAlias = "Article | Failure"
_Parse: TypeAlias = Callable[[Source], Result]

_CHUNK = 8  # articles that travel to a worker at once
_AHEAD = 2  # chunks that wait for each worker


def parse_many(
    articles: Iterable[Input],
    *,
    workers: int = 1,
    on_error: Literal["record", "skip", "raise"] = "record",
    registry: Registry | None = None,
    only: Iterable[type[Record]] | None = None,
) -> Iterator[Result]:
    """Parse articles in their order, taking in no more of them at a time than the workers need.

    An article is a text, a :class:`Source` from :func:`read`, or a path, which gives the articles of its file. What cannot be read or
    parsed comes out in its place as a :class:`Failure` with its name and the reason, and never stops the rest; with
    ``on_error="skip"`` it is left out, with ``"raise"`` it is raised as :class:`~diplonews.errors.ReadError`. Texts are named ``#1``,
    ``#2`` and so on.

    With more than one worker the work is done by that many processes. Each is given the registry once; a registry that holds functions
    must hold such as can be imported. As always with processes, a script that calls this needs ``if __name__ == "__main__":``.
    """
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    if on_error not in ("record", "skip", "raise"):
        raise ValueError(f"on_error must be 'record', 'skip' or 'raise', not {on_error!r}")
    types = None if only is None else tuple(only)
    sources = flatten(articles)
    results = (
        map(_Parser(registry, types), sources) if workers == 1 else _by_processes(sources, workers, registry, types)
    )
    return _handled(results, on_error)


def _handled(results: Iterator[Result], on_error: str) -> Iterator[Result]:
    for result in results:
        if isinstance(result, Failure):
            if on_error == "raise":
                raise ReadError(f"{result.name}: {result.reason}")
            if on_error == "skip":
                continue
        yield result


def flatten(articles: Iterable[Input]) -> Iterator[Source | Failure]:
    """Each input as the source or sources that it stands for."""
    for number, item in enumerate(articles, 1):
        if isinstance(item, Source | Failure):
            yield item
        elif isinstance(item, str):
            yield Source(name=f"#{number}", text=item)
        elif isinstance(item, Path):
            yield from _of_file(item)
        else:
            yield Failure(f"#{number}", f"is neither a text, a source nor a path but {type(item).__name__}")


def _of_file(path: Path) -> Iterator[Source | Failure]:
    try:
        yield from read(path)
    except ReadError as error:
        yield Failure(path.name, str(error).removeprefix(f"{path.name}: "))
    except ModuleNotFoundError as error:
        yield Failure(path.name, needs(error))


class _Parser:
    """From a source to an article; whatever goes wrong becomes a failure."""

    def __init__(self, registry: Registry | None, only: tuple[type[Record], ...] | None) -> None:
        self.registry = registry
        self.only = only

    def __call__(self, source: Source | Failure) -> Result:
        if isinstance(source, Failure):
            return source
        try:
            article = parse(
                source.text,
                published=source.published,
                title=source.title,
                publisher=source.publisher,
                registry=self.registry,
                only=self.only,
            )
        except Exception as error:  # a parser of somebody else's registry may raise anything
            return Failure(source.name, f"{type(error).__name__}: {error}")
        return attrs.evolve(article, authors=source.authors) if source.authors else article


_parser: _Parser | None = None  # of a worker process, set once when it starts


def _start(registry: Registry | None, only: tuple[type[Record], ...] | None) -> None:
    global _parser  # noqa: PLW0603 - the one way to hand a worker something once
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which then stops the workers
    _parser = _Parser(registry, only)


def _work(chunk: list[Source | Failure]) -> list[Result]:
    assert _parser is not None
    return [_parser(source) for source in chunk]


class _Pool:
    """Worker processes that are replaced when one of them dies."""

    def __init__(self, workers: int, registry: Registry | None, only: tuple[type[Record], ...] | None) -> None:
        self._workers = workers
        self._given = (registry, only)
        self._executor = self._made()

    def _made(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._workers, initializer=_start, initargs=self._given)

    def submit(self, chunk: list[Source | Failure]) -> Future[list[Result]]:
        try:
            return self._executor.submit(_work, chunk)
        except BrokenProcessPool:
            self.renew()
            return self._executor.submit(_work, chunk)

    def renew(self) -> None:
        self.close()
        self._executor = self._made()

    def one_by_one(self, chunk: list[Source | Failure]) -> Iterator[Result]:
        """The results of a chunk on which a worker died: the article that did it becomes a failure."""
        for source in chunk:
            try:
                yield from self.submit([source]).result()
            except BrokenProcessPool:
                self.renew()
                yield Failure(source.name, "its worker process died")

    def close(self) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)


def _by_processes(
    sources: Iterator[Source | Failure],
    workers: int,
    registry: Registry | None,
    only: tuple[type[Record], ...] | None,
) -> Iterator[Result]:
    pool = _Pool(workers, registry, only)
    running: deque[tuple[list[Source | Failure], Future[list[Result]]]] = deque()
    try:
        while True:
            while len(running) < workers * _AHEAD and (chunk := list(islice(sources, _CHUNK))):
                running.append((chunk, pool.submit(chunk)))
            if not running:
                return
            chunk, future = running.popleft()
            try:
                yield from future.result()
            except BrokenProcessPool:
                pool.renew()
                yield from pool.one_by_one(chunk)
                running = deque((waiting, pool.submit(waiting)) for waiting, _ in running)
    finally:
        pool.close()
