"""A progress bar on a terminal by rich (extra ``cli``); elsewhere, and without rich, nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def progress(total: int | None) -> Iterator[tuple[Callable[[], None], Callable[[str], None]]]:
    """Two functions: one that counts an article as done, one that prints a line on standard error without breaking the bar."""
    rich: Any = None
    if sys.stderr.isatty():
        try:
            import rich.console
            import rich.progress
        except ModuleNotFoundError:
            pass
    if rich is None:
        yield (lambda: None), (lambda line: print(line, file=sys.stderr))
        return
    console = rich.console.Console(stderr=True)
    columns = (
        rich.progress.SpinnerColumn(),
        rich.progress.BarColumn(),
        rich.progress.MofNCompleteColumn(),
        rich.progress.TextColumn("articles"),
        rich.progress.TimeElapsedColumn(),
    )
    with rich.progress.Progress(*columns, console=console) as bar:
        task = bar.add_task("", total=total)
        yield (
            (lambda: bar.advance(task)),
            (lambda line: bar.console.print(line, markup=False, highlight=False, soft_wrap=True)),
        )
