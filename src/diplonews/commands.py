"""The subcommands beside ``parse``: ``html``, ``table``, ``events`` and ``schema``, each over one format."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diplonews.errors import DiplonewsError

if TYPE_CHECKING:
    from diplonews.article import Article

BAD = 2
Named = Iterator[tuple[str, "Article"]]


def more_commands(commands: Any, day: Callable[[str], Any]) -> None:
    """Add the subcommands to those of the command line; ``day`` reads the option ``--published``."""
    page = _command(commands, "html", "one article as a page: its text with the records marked, and the records")
    table = _command(commands, "table", "the records of one type as CSV")
    table.add_argument("type", metavar="TYPE", help="visit, meeting, statement or memorandum")
    table.add_argument(
        "--harmless", action="store_true", help="put ' before text that a spreadsheet would run as a formula"
    )
    events = _command(commands, "events", "PLOVER and CAMEO events, one a line, as JSON")
    for command, run in ((page, _html), (table, _table), (events, _events)):
        command.add_argument(
            "files", nargs="*", metavar="FILE", help="articles, or directories of them; - is text on standard input"
        )
        command.add_argument("--example", action="store_true", help="read the article that comes with diplonews")
        command.add_argument("--published", type=day, metavar="DATE", help="the day that dates are counted from")
        command.add_argument("--out", type=Path, metavar="FILE", help="write to this new file")
        command.set_defaults(run=run)
    schema = _command(commands, "schema", "the JSON Schema of the articles that parse writes")
    schema.add_argument(
        "--extensions", action="store_true", help="with the record types of the installed packages that announce some"
    )
    schema.set_defaults(run=_schema)


def _command(commands: Any, name: str, told: str) -> Any:
    return commands.add_parser(name, help=told, description=f"{told[0].upper()}{told[1:]}.")


def _html(options: argparse.Namespace) -> int:
    from diplonews.formats.html import to_html

    def pages(articles: Named) -> Iterator[str]:
        first = list(islice(articles, 2))
        if len(first) > 1:
            raise DiplonewsError(f"html makes a page of one article; {first[1][0]} is another")
        yield from (to_html(article) for _, article in first)

    return _written(options, pages)


def _table(options: argparse.Namespace) -> int:
    from diplonews.formats.table import to_csv

    return _written(
        options, lambda named: to_csv((a for _, a in named), options.type, harmless=options.harmless), newline=""
    )


def _events(options: argparse.Namespace) -> int:
    from diplonews.formats.events import event_data, to_events

    def lines(articles: Named) -> Iterator[str]:
        for name, article in articles:
            for event in to_events(article):
                told = {"file": name, **event_data(event, article)}
                yield json.dumps(told, ensure_ascii=False) + "\n"

    return _written(options, lines)


def _schema(options: argparse.Namespace) -> int:
    from diplonews.cli import complain, write
    from diplonews.formats.schema import json_schema
    from diplonews.registry import Registry

    try:
        registry = Registry.discover() if options.extensions else Registry.builtin()
    except DiplonewsError as error:
        complain(str(error))
        return BAD
    write(json.dumps(json_schema(registry), indent=2, ensure_ascii=False) + "\n")
    return 0


def _written(options: argparse.Namespace, make: Callable[[Named], Iterator[str]], newline: str | None = "\n") -> int:
    """Write what ``make`` makes of the articles to standard output, or to a file that is not there yet."""
    from diplonews.cli import complain, input_files, with_articles, write
    from diplonews.readers.plain import told

    def use(articles: Named) -> None:
        parts = make(articles)
        if options.out is None:
            for part in parts:
                write(part)
            return
        first = next(parts, None)
        if first is None:  # nothing could be read
            return
        with options.out.open("x", encoding="utf-8", errors="backslashreplace", newline=newline) as stream:
            stream.write(first)
            stream.writelines(parts)

    try:
        return with_articles(options, input_files(options), use)
    except DiplonewsError as error:
        sys.stdout.flush()
        complain(str(error))
    except OSError as error:
        if options.out is None or isinstance(error, BrokenPipeError):
            raise
        complain(f"{options.out}: {'is there already' if isinstance(error, FileExistsError) else told(error)}")
    return BAD
