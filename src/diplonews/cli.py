"""The command line: ``diplonews parse [FILE…|-]``, and ``explain``, ``html``, ``table``, ``events``, ``schema``.

Exit status: 0; 2 where an input, an option or the output was bad (a line on standard error says which and why); 130 after Ctrl-C.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import re
import shutil
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import attrs

import diplonews
from diplonews.commands import more_commands
from diplonews.errors import DiplonewsError, needs
from diplonews.readers import SUFFIXES, Failure, Source, read
from diplonews.readers.plain import told

if TYPE_CHECKING:
    from diplonews.article import Article

BAD = 2
_INTERRUPTED = 130  # 128 + SIGINT, as shells have it
_CLOSED = 141  # 128 + SIGPIPE


_EXAMPLE, _STDIN, _STANDARD_INPUT = "\0example", "-", "standard input"
_MANY = (".rss", ".atom", ".xml", ".jsonl", ".ndjson", ".csv", ".tsv", ".parquet")


class _Arguments(argparse.ArgumentParser):
    """Errors on one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(BAD, f"{self.prog}: {message} (--help tells more)\n")


def arguments() -> argparse.ArgumentParser:
    """The options of the command and its subcommands."""
    parser = _Arguments(prog="diplonews", description="Read diplomatic news in English into typed records.")
    parser.add_argument("--version", action="version", version=f"diplonews {diplonews.__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    parse = commands.add_parser(
        "parse",
        help="find visits, meetings, statements and memoranda in articles",
        description="Find visits, meetings, statements and memoranda in articles, each with the sentence that says so.",
        epilog="Text is read in UTF-8, in UTF-16 with a byte order mark, or else in Windows-1252.",
    )
    parse.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="articles (text, HTML, RSS, Atom, NewsML-G2, JSON Lines, CSV, Parquet) or directories of them; - is text on standard input",
    )
    parse.add_argument("--example", action="store_true", help="read the article that comes with diplonews")
    parse.add_argument(
        "--published", type=_day, metavar="DATE", help="the day, YYYY-MM-DD, that dates are counted from"
    )
    parse.add_argument(
        "--to",
        choices=("text", "json", "jsonl", "sqlite"),
        default="text",
        help="text: a summary to read (default); json: one article, or a list of several; jsonl: an article a line; "
        "sqlite: tables and a full-text index, with --out",
    )
    parse.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help="with --to jsonl: write to this new file as articles are parsed; with --to sqlite: add to this database",
    )
    parse.add_argument("--resume", action="store_true", help="go on with the file of --out where a run was broken off")
    parse.add_argument("--workers", type=_count, default=1, metavar="N", help="parse by this many processes")
    parse.set_defaults(run=_parse)
    explain = commands.add_parser(
        "explain",
        help="say why each record is there, and what was left out",
        description="Say for each field of each record which place and which rule gave it, and what was seen and left out.",
    )
    explain.add_argument(
        "files", nargs="*", metavar="FILE", help="an article, as for parse; - is text on standard input"
    )
    explain.add_argument("--example", action="store_true", help="explain the article that comes with diplonews")
    explain.add_argument(
        "--published", type=_day, metavar="DATE", help="the day, YYYY-MM-DD, that dates are counted from"
    )
    explain.add_argument(
        "--at", type=_offset, metavar="OFFSET", help="only what speaks of this character, counted from 0"
    )
    explain.set_defaults(run=_explain)
    more_commands(commands, _day)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; the exit status."""
    try:
        options = _options(argv)
        status: int = options.run(options)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _INTERRUPTED
    except OSError as error:  # of standard output; those of inputs and files never come here
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the interpreter complains while it ends
        if isinstance(error, BrokenPipeError):
            return _CLOSED
        complain(f"standard output: {told(error)}")
        return BAD
    return status


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    """The options; files may stand between them, which argparse alone does not take."""
    parser = arguments()
    options, more = parser.parse_known_args(argv)
    unknown = [m for m in more if m.startswith("-") and m != "-"]
    if options.command is None and not unknown:
        parser.print_help(sys.stderr)
        parser.exit(BAD)
    if unknown:
        parser.error(f"unrecognized arguments: {' '.join(unknown)}")
    if more and not hasattr(options, "files"):
        parser.error(f"unrecognized arguments: {' '.join(more)}")
    if more:
        options.files += more
    return options


def _day(text: str) -> dt.date:
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
            raise ValueError
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"not a day written YYYY-MM-DD: {text!r}") from None


def _count(text: str) -> int:
    if not re.fullmatch(r"[1-9]\d{0,3}", text, re.ASCII):
        raise argparse.ArgumentTypeError(f"not a number of processes: {text!r}")
    return int(text)


def _offset(text: str) -> int:
    if not re.fullmatch(r"\d{1,12}", text, re.ASCII):
        raise argparse.ArgumentTypeError(f"not an offset: {text!r}")
    return int(text)


def _parse(options: argparse.Namespace) -> int:
    if options.to == "sqlite":
        return _database(options)
    if options.out is not None or options.resume:
        return _batch(options)
    return _shown(options, {"text": _show_text, "json": _show_json, "jsonl": _show_jsonl}[options.to])


def _explain(options: argparse.Namespace) -> int:
    from diplonews.formats.explain import explain
    from diplonews.formats.summary import safe

    def show(articles: Iterator[tuple[str, Article]], several: bool) -> None:
        for number, (name, article) in enumerate(articles):
            if several:
                print(("\n" if number else "") + f"== {safe(name)} ==")
            write(explain(article, at=options.at, width=_width()))

    return _shown(options, show)


def _shown(options: argparse.Namespace, show: Callable[[Iterator[tuple[str, Article]], bool], None]) -> int:
    """Parse the inputs and show what comes out."""
    files = input_files(options)
    several = len(files) > 1 or files[0][1] is not None or Path(files[0][0]).suffix.lower() in _MANY
    return with_articles(options, files, lambda articles: show(articles, several))


def with_articles(
    options: argparse.Namespace,
    files: list[tuple[str, str | None]],
    use: Callable[[Iterator[tuple[str, Article]]], None],
) -> int:
    """Hand the articles of files, with their names, to ``use`` as they are parsed; a line for each that is bad; the exit status."""
    from diplonews.many import parse_many

    bad = 0
    names: deque[str] = deque()

    def sources() -> Iterator[Source | Failure]:
        for file, name in files:
            for source in _sources(file, options.published, name):
                names.append(source.name)
                yield source

    def articles() -> Iterator[tuple[str, Article]]:
        nonlocal bad
        for result in parse_many(sources(), workers=getattr(options, "workers", 1)):
            name = names.popleft()
            if isinstance(result, Failure):
                bad += 1
                sys.stdout.flush()
                complain(f"{result.name}: {result.reason}")
            else:
                yield name, result

    use(articles())
    return BAD if bad else 0


def _database(options: argparse.Namespace) -> int:
    """Many articles into one database."""
    from diplonews.formats.sqlite import write_sqlite

    if options.out is None or options.resume:
        arguments().error("--to sqlite needs --out FILE, and no --resume: articles that are there are kept anyhow")
    if options.out.is_symlink():
        complain(f"{options.out}: is a link, and nothing is written through links")
        return BAD

    def use(articles: Iterator[tuple[str, Article]]) -> None:
        written = write_sqlite((article for _, article in articles), options.out)
        complain(f"{_counted(written.added, 'article')} added, {written.kept} there already")

    try:
        return with_articles(options, input_files(options), use)
    except DiplonewsError as error:
        complain(str(error))
        return BAD


def _batch(options: argparse.Namespace) -> int:
    """Many articles into one file."""
    from diplonews.batch import run
    from diplonews.progress import progress

    if options.out is None:
        arguments().error("--resume goes on with the file of --out FILE: name it")
    if options.to != "jsonl":
        arguments().error("--out FILE needs --to jsonl or --to sqlite")
    files = [(file, name or Path(file).name) for file, name in input_files(options)]
    whole = not any(Path(name).suffix.lower() in _MANY for _, name in files)
    failed = 0
    with progress(len(files) if whole else None) as (advance, tell):

        def seen(result: Article | Failure) -> None:
            nonlocal failed
            if isinstance(result, Failure):
                failed += 1
                tell(_line(f"{result.name}: {result.reason}"))
            advance()

        try:
            tally = run(
                (s for file, name in files for s in _sources(file, options.published, name)),
                options.out,
                workers=options.workers,
                resume=options.resume,
                seen=seen,
            )
        except KeyboardInterrupt:
            tell(_line(f"stopped; --resume goes on with {options.out}"))
            raise
        except (DiplonewsError, OSError) as error:
            tell(_line(str(error) if isinstance(error, DiplonewsError) else f"{options.out}: {told(error)}"))
            return BAD
    records = ", ".join(f"{n} {kind}" for kind, n in sorted(tally.records.items())) or "none"
    before = f" ({tally.before} before)" if tally.before else ""
    count = f"{_counted(tally.articles, 'article')}{before}, {_counted(tally.failures, 'failure')}"
    complain(f"{count}; records: {records}")
    return BAD if tally.failures else 0


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" + ("" if number == 1 else "s")


def _within(file: str) -> Iterator[tuple[str, str]]:
    """The files of a directory and below it with their paths inside it, by name. Links to directories are not followed."""
    for folder, folders, names in os.walk(file):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and name.lower().endswith(SUFFIXES):
                path = Path(folder, name)
                yield str(path), path.relative_to(file).as_posix()


def _line(message: str) -> str:
    from diplonews.formats.summary import safe

    return f"diplonews: {safe(message)}"


def complain(message: str) -> None:
    print(_line(message), file=sys.stderr)


def input_files(options: argparse.Namespace) -> list[tuple[str, str | None]]:
    """The inputs in order, directories as the files in them, each with the name that it has there."""
    files: list[str] = ([_EXAMPLE] if options.example else []) + options.files
    if not files and (sys.stdin is None or sys.stdin.isatty()):
        arguments().error(f"{options.command} needs a FILE, - for standard input, or --example")
    found: list[tuple[str, str | None]] = []
    for file in files or [_STDIN]:
        found += (list(_within(file)) if Path(file).is_dir() else []) or [(file, None)]
    return found


def _sources(file: str, published: dt.date | None, name: str | None = None) -> Iterator[Source | Failure]:
    """The articles of one input, named by ``name`` or the last part of the path; what cannot be read, by ``name`` or as it was given."""
    if file == _STDIN:
        file = name = _STANDARD_INPUT
        found = _stdin()
    elif file == _EXAMPLE:
        found = iter([Source(name="example", text=_example())])
    else:
        found = read(file, name=name)
    if Path(file).is_dir():
        found = iter([Failure(file, f"is a directory without articles (names end in {', '.join(SUFFIXES)})")])
    shown = name or Path(file).name
    try:
        for source in found:
            yield attrs.evolve(source, published=published) if published and isinstance(source, Source) else source
    except DiplonewsError as error:
        yield Failure(name or file, str(error).removeprefix(f"{shown}: "))
    except ModuleNotFoundError as error:
        yield Failure(name or file, needs(error))


def _example() -> str:
    return resources.files("diplonews").joinpath("example.txt").read_text(encoding="utf-8")


def _stdin() -> Iterator[Source | Failure]:
    from diplonews.readers.plain import decode, read_stream

    yield Source(name=_STANDARD_INPUT, text=decode(read_stream(sys.stdin.buffer, _STANDARD_INPUT), _STANDARD_INPUT))


def _width() -> int:
    """The columns of the terminal, within reason; 80 elsewhere."""
    return max(40, min(shutil.get_terminal_size().columns, 100)) if sys.stdout.isatty() else 80


def _show_text(articles: Iterator[tuple[str, Article]], several: bool) -> None:
    from diplonews.formats.summary import safe, to_text

    terminal = sys.stdout.isatty()
    color = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    width = _width()
    for number, (name, article) in enumerate(articles):
        if several:
            print(("\n" if number else "") + f"== {safe(name)} ==")
        write(to_text(article, width=width, color=color))


def _show_json(articles: Iterator[tuple[str, Article]], several: bool) -> None:
    shown = 0
    for shown, (_, article) in enumerate(articles, 1):
        before = "[" if shown == 1 else ","
        write((before + "\n" if several else "") + diplonews.to_json(article, indent=2))
    if several:
        write("\n]" if shown else "[]")
    if several or shown:
        write("\n")


def _show_jsonl(articles: Iterator[tuple[str, Article]], several: bool) -> None:  # noqa: ARG001 - as the others
    for _, article in articles:
        write(diplonews.to_json(article) + "\n")


def write(text: str) -> None:
    """Write UTF-8 to standard output; a lone surrogate becomes its escape."""
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None or sys.stdout.isatty():
        encoding = sys.stdout.encoding or "utf-8"
        sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))
    else:
        sys.stdout.flush()
        stream.write(text.encode("utf-8", "backslashreplace"))
        stream.flush()
