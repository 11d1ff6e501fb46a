"""The command line: ``diplonews parse [FILE…|-]``.

Exit status: 0; 2 where an input or an option was bad (a line on standard error says which and why); 130 after Ctrl-C.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import diplonews
from diplonews.errors import DiplonewsError

if TYPE_CHECKING:
    from diplonews.article import Article

BAD = 2
_INTERRUPTED = 130  # 128 + SIGINT, as shells have it
_CLOSED = 141  # 128 + SIGPIPE


class _Arguments(argparse.ArgumentParser):
    """Errors on one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(BAD, f"{self.prog}: {message} (--help tells more)\n")


def arguments() -> argparse.ArgumentParser:
    """The options of the command and its subcommands."""
    parser = _Arguments(prog="diplonews", description="Read diplomatic news in English into typed records.")
    parser.add_argument("--version", action="version", version=f"diplonews {diplonews.__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    parse = commands.add_parser(
        "parse",
        help="find visits, meetings, statements and memoranda in articles",
        description="Find visits, meetings, statements and memoranda in articles, each with the sentence that says so.",
        epilog="Text is read in UTF-8, in UTF-16 with a byte order mark, or else in Windows-1252.",
    )
    parse.add_argument("files", nargs="*", metavar="FILE", help="articles as plain text; - is standard input")
    parse.add_argument("--example", action="store_true", help="read the article that comes with diplonews")
    parse.add_argument(
        "--published", type=_day, metavar="DATE", help="day of publication, YYYY-MM-DD, where the text does not tell it"
    )
    parse.add_argument(
        "--to",
        choices=("text", "json", "jsonl"),
        default="text",
        help="text: a summary to read (default); json: one article, or a list of several; jsonl: an article a line",
    )
    parse.set_defaults(run=_parse)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; the exit status."""
    try:
        options = _options(argv)
        status: int = options.run(options)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        os.dup2(
            os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno()
        )  # or the interpreter complains while it shuts down
        return _CLOSED
    return status


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    """The options; files may stand between them, which argparse alone does not take."""
    parser = arguments()
    options, more = parser.parse_known_args(argv)
    unknown = [m for m in more if m.startswith("-") and m != "-"]
    if unknown:
        parser.error(f"unrecognized arguments: {' '.join(unknown)}")
    options.files += more
    return options


def _day(text: str) -> dt.date:
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
            raise ValueError
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"not a day written YYYY-MM-DD: {text!r}") from None


def _parse(options: argparse.Namespace) -> int:
    inputs = _inputs(options)
    show = {"text": _show_text, "json": _show_json, "jsonl": _show_jsonl}[options.to]
    bad = 0

    def articles() -> Iterator[tuple[str, Article]]:
        nonlocal bad
        for name, load in inputs:
            try:
                text = load()
            except DiplonewsError as error:
                bad += 1
                sys.stdout.flush()
                _complain(str(error))
                continue
            yield name, diplonews.parse(text, published=options.published)

    show(articles(), len(inputs) > 1)
    return BAD if bad else 0


def _complain(message: str) -> None:
    from diplonews.formats.summary import safe

    print(f"diplonews: {safe(message)}", file=sys.stderr)


def _inputs(options: argparse.Namespace) -> list[tuple[str, Callable[[], str]]]:
    """A name and a loader for each input, in order."""
    inputs: list[tuple[str, Callable[[], str]]] = [("example", _example)] if options.example else []
    files: list[str] = options.files
    if not files and not inputs:
        if sys.stdin is None or sys.stdin.isatty():
            arguments().error("parse needs a FILE, - for standard input, or --example")
        files = ["-"]
    for file in files:
        inputs.append(("standard input", _stdin) if file == "-" else (Path(file).name, _file(file)))
    return inputs


def _example() -> str:
    return resources.files("diplonews").joinpath("example.txt").read_text(encoding="utf-8")


def _stdin() -> str:
    from diplonews.readers.plain import decode, read_stream

    return decode(read_stream(sys.stdin.buffer, "standard input"), "standard input")


def _file(file: str) -> Callable[[], str]:
    def load() -> str:
        from diplonews.readers.plain import decode, read_bytes

        return decode(read_bytes(Path(file)), file)

    return load


def _show_text(articles: Iterator[tuple[str, Article]], several: bool) -> None:
    from diplonews.formats.summary import safe, to_text

    terminal = sys.stdout.isatty()
    color = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    width = max(40, min(shutil.get_terminal_size().columns, 100)) if terminal else 80
    for number, (name, article) in enumerate(articles):
        if several:
            print(("\n" if number else "") + f"== {safe(name)} ==")
        _write(to_text(article, width=width, color=color))


def _show_json(articles: Iterator[tuple[str, Article]], several: bool) -> None:
    shown = 0
    for shown, (_, article) in enumerate(articles, 1):
        before = "[" if shown == 1 else ","
        _write((before + "\n" if several else "") + diplonews.to_json(article, indent=2))
    if several:
        _write("\n]" if shown else "[]")
    if several or shown:
        _write("\n")


def _show_jsonl(articles: Iterator[tuple[str, Article]], several: bool) -> None:  # noqa: ARG001 - as the others
    for _, article in articles:
        _write(diplonews.to_json(article) + "\n")


def _write(text: str) -> None:
    """Write UTF-8 to standard output; a lone surrogate becomes its escape."""
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None or sys.stdout.isatty():
        encoding = sys.stdout.encoding or "utf-8"
        sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))
    else:
        sys.stdout.flush()
        stream.write(text.encode("utf-8", "backslashreplace"))
        stream.flush()
