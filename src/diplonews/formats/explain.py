"""Why a record is there, why another is not: each field with the place and the rule, and the notes of what was left out."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

import attrs

from diplonews.article import Article
from diplonews.formats.summary import safe, words_of
from diplonews.records import Record
from diplonews.records.base import NO_VALUE
from diplonews.values import Evidence, KnownBody, KnownPerson, Note

_PLACE = 90  # characters of a place that are shown


def explain(article: Article, *, at: int | None = None, width: int = 100) -> str:
    """The records and notes of an article in text order, as lines; only those that speak of the character ``at``, if it is given,
    and who is meant there.

    A record is its type and place, then a line for each field that is set: its value, the place that says so and the rule that read it.
    """
    told: list[tuple[int, int, list[str]]] = []
    for order, record in enumerate(article.records):
        if record.evidence and (at is None or any(e.start <= at < e.end for e in record.evidence)):
            told.append((record.span.start, order, list(_record(record, article.text))))
    for order, note in enumerate(article.notes):
        if at is None or note.start <= at < note.end:
            told.append((note.start, order, list(_note(note, article.text))))
    if at is not None:
        told += [(start, -1, lines) for start, lines in _meant(article, at)]
    if not told:
        return _nothing(article, at)
    blocks = ["\n".join(_wrapped(lines, width)) for _, _, lines in sorted(told)]
    return "\n\n".join(blocks) + "\n"


def _meant(article: Article, at: int) -> Iterator[tuple[int, list[str]]]:
    """The people and bodies that the words at a character speak of."""
    everybody: tuple[KnownPerson | KnownBody, ...] = (*article.people, *article.bodies)
    for known in everybody:
        for span in known.mentions:
            if span.start <= at < span.end:
                words = _shown(span.of(article.text))
                yield span.start, [f"WHO  {span.start}–{span.end}", f"    “{words}”: {words_of(known)}"]


def _nothing(article: Article, at: int | None) -> str:
    """That there is nothing, and where the next things are."""
    if at is None:
        return "Nothing was read or noted.\n"
    if at >= len(article.text):
        return f"The text ends at {len(article.text)}.\n"
    spans = sorted((r.span.start, r.span.end, r.type) for r in article.records if r.evidence)
    before = [f"the {kind} at {start}–{end} before it" for start, end, kind in spans if end <= at][-1:]
    after = [f"the {kind} at {start}–{end} behind it" for start, end, kind in spans if start > at][:1]
    near = f" Nearest: {', '.join(before + after)}." if before or after else ""
    return f"Nothing was read or noted at {at}.{near}\n"


def _record(record: Record, text: str) -> Iterator[str]:
    span = record.span
    yield f"{record.type.upper()}  {span.start}–{span.end}"
    for evidence in record.because("record"):
        yield _line("record", "", evidence, text)
    for field in attrs.fields(type(record)):
        value = getattr(record, field.name)
        if field.name == "evidence" or value in NO_VALUE:
            continue
        found = record.because(field.name)
        for number, evidence in enumerate(found):
            yield _line(field.name, f" = {words_of(value)}" if not number else "", evidence, text)
        if not found:
            yield f"    {field.name} = {words_of(value)}"


def _line(name: str, value: str, evidence: Evidence, text: str) -> str:
    place = _shown(text[evidence.start : evidence.end])
    return f"    {name}{value}: “{place}” {evidence.start}–{evidence.end}, {evidence.rule}"


def _note(note: Note, text: str) -> Iterator[str]:
    yield f"NOT READ  {note.start}–{note.end}"
    yield f"    “{_shown(text[note.start : note.end])}”: {note.reason}, {note.rule}"


def _shown(place: str) -> str:
    """A place on one line, its middle left out where it is long."""
    place = safe(place)
    half = _PLACE // 2
    return place if len(place) <= _PLACE else f"{place[:half].rstrip()} … {place[-half:].lstrip()}"


def _wrapped(lines: list[str], width: int) -> Iterator[str]:
    for line in lines:
        indent = " " * 8 if line.startswith(" ") else ""
        yield from textwrap.wrap(line, width, subsequent_indent=indent, drop_whitespace=True) or [line]
