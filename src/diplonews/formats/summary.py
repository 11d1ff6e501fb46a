"""A readable summary of an article for a terminal: what was found, and the sentence that says so."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator
from typing import Any

import attrs
from attrs import frozen

from diplonews.article import Article
from diplonews.records import Meeting, Memorandum, Record, Statement, Visit
from diplonews.text.tokens import Tokens, tokenize
from diplonews.values import Actor, Body, Country, Person, Place, Quote, When

_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_INDENT = "    "
_QUOTE_MAX = 600  # characters of a sentence that are shown
_PLURAL = {"memorandum": "memoranda"}


@frozen(kw_only=True)
class _Style:
    """How words are set off: by escape sequences on a colour terminal, or not at all."""

    color: bool = False

    def bold(self, text: str) -> str:
        return f"\x1b[1m{text}\x1b[0m" if self.color else text

    def dim(self, text: str) -> str:
        return f"\x1b[2m{text}\x1b[0m" if self.color else text


def to_text(article: Article, *, width: int = 80, color: bool = False) -> str:
    """The summary as lines of at most ``width`` characters, where words allow it; ends with a line break.

    Control and direction characters of the article are left out, so that no text can command the terminal.
    """
    style = _Style(color=color)
    lines = [*_heading(article, width, style), _count(article.records)]
    tokens = tokenize(article.text)
    for record in article.records:
        lines += ["", *_record(record, tokens, width, style)]
    return "\n".join(lines) + "\n"


def safe(text: str) -> str:
    """The text on one line, without characters that command a terminal."""
    return " ".join(_UNSAFE.sub("", text).split())


def describe(actor: Actor) -> str:
    """An actor in words: ``President Ana Sol (PT)``, ``Ministry of Justice (UG)``, ``Norway``."""
    if isinstance(actor, Country):
        return actor.name
    if isinstance(actor, Person):
        words = " ".join(w for w in (actor.title, actor.name) if w) or "someone"
    else:
        words = actor.name
    return f"{words} ({actor.country.code})" if actor.country else words


def _heading(article: Article, width: int, style: _Style) -> Iterator[str]:
    if article.title:
        yield from (style.bold(line) for line in textwrap.wrap(safe(article.title), width))
    where = words_of(article.dateline) if article.dateline else None
    day = article.published.isoformat() if article.published else None
    facts = [f for f in (article.publisher, ", ".join(article.authors), day, where) if f]
    if facts:
        yield from textwrap.wrap(safe(" · ".join(facts)), width)


def _count(records: Iterable[Record]) -> str:
    counts: dict[str, int] = {}
    for record in records:
        counts[record.type] = counts.get(record.type, 0) + 1
    if not counts:
        return "No visit, meeting, statement or memorandum was found."
    return ", ".join(f"{n} {k if n == 1 else _PLURAL.get(k, k + 's')}" for k, n in counts.items())


def _record(record: Record, tokens: Tokens, width: int, style: _Style) -> Iterator[str]:
    label = record.type.upper()
    said = "; ".join(p for p in _facts(record) if p)
    first, *rest = textwrap.wrap(f"{label}  {safe(said)}", width, subsequent_indent=_INDENT) or [label]
    yield style.bold(label) + first[len(label) :]
    yield from rest
    if record.evidence:
        sentence = _sentence(record, tokens)
        yield from (
            style.dim(line)
            for line in textwrap.wrap(f"| {sentence}", width, initial_indent=_INDENT, subsequent_indent=_INDENT + "| ")
        )


def _sentence(record: Record, tokens: Tokens) -> str:
    """The sentence in which the record's evidence begins, shortened where it is very long."""
    span = record.span
    start, end = span.start, span.end
    for first, last in tokens.sentences:
        if tokens.starts[first] <= span.start < tokens.ends[last - 1]:
            start, end = tokens.starts[first], max(tokens.ends[last - 1], span.end)
            break
    whole = safe(tokens.text[start:end])
    return whole if len(whole) <= _QUOTE_MAX else whole[: _QUOTE_MAX - 1].rsplit(" ", 1)[0] + " …"


def _facts(record: Record) -> Iterator[str]:
    """The fields of a record in words, the telling ones first."""
    match record:
        case Visit():
            target = record.destination.name if record.destination else "?"
            city = f" ({record.place.name})" if record.place and record.place.name != target else ""
            origin = f", from {record.origin.name}" if record.origin else ""
            yield f"{words_of(record.visitors)} to {target}{city}{origin}"
            shown = {"visitors", "destination", "place", "origin"}
        case Meeting():
            yield words_of(record.participants, " with ")
            shown = {"participants"}
        case Statement():
            yield f"{words_of(record.speakers)}: {words_of(record.content, ' … ')}"
            shown = {"speakers", "content"}
        case Memorandum():
            yield words_of(record.title or record.instrument)
            shown = {"title", *(() if record.title else ("instrument",))}
        case _:
            shown = set()
    for field in attrs.fields(type(record)):
        value = getattr(record, field.name)
        if (
            field.name in shown | {"evidence", "explicit"}
            or value in (None, (), "unspecified")
            or (field.name, value) == ("count", 1)
        ):
            continue
        yield f"{field.name.replace('_', ' ')} {words_of(value)}"


def words_of(value: Any, between: str = ", ") -> str:
    """Any value of a record in words."""
    match value:
        case tuple():
            return between.join(words_of(v) for v in value)
        case Person() | Body() | Country():
            return describe(value)
        case Quote():
            return f"“{safe(value.text)}”"
        case Place():
            return f"{value.name} ({value.country.code})" if value.country else value.name
        case When():
            return value.edtf
        case _:
            return str(value)
