"""Annotations of the text: W3C Web Annotation, brat standoff and displaCy's dict, for tools that mark and correct.

All three say where things stand; none carries every field of a record, so there is a reader for none but the places:
:func:`from_w3c` gives the spans of an annotation back and finds them again in a text that was changed. Offsets count Unicode
code points, as Web Annotation, brat and spaCy do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from diplonews.article import Article
from diplonews.errors import SchemaError
from diplonews.shapes import shapes_of, values_of
from diplonews.values import Quote, Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32  # characters of prefix and suffix by which a quote is found again


@frozen
class Marked:
    """A marked place: of which record (its number in the article), for which field, by which rule (None for a quote)."""

    record: int
    type: str
    field: str
    start: int
    end: int
    rule: str | None


def marks(article: Article) -> Iterator[Marked]:
    """Every piece of evidence and every quote of every record, in the order of the records."""
    for number, record in enumerate(article.records):
        for item in record.evidence:
            yield Marked(number, record.type, item.field, item.start, item.end, item.rule)
        for name, shape in shapes_of(type(record)).items():
            if shape.element.kind == "object" and issubclass(shape.element.cls, Quote):
                for quote in values_of(record, name):
                    yield Marked(number, record.type, name, quote.start, quote.end, None)


# --- W3C Web Annotation ------------------------------------------------------------------------------------------------


def to_w3c(article: Article, *, source: str | None = None) -> dict[str, Any]:
    """The marks as an annotation page of the Web Annotation Data Model (W3C Recommendation of 23 February 2017).

    Each annotation's target has a ``TextPositionSelector`` and a ``TextQuoteSelector``; its body tags the record's type, the
    field and the rule. ``source`` is the address of the text; without one a ``urn:sha256:`` of the text stands for it.
    """
    where = source or f"urn:sha256:{article.sha256}"
    items = [_annotation(article, mark, where, n) for n, mark in enumerate(marks(article), 1)]
    return {"@context": CONTEXT, "id": f"{_urn(article)}:annotations", "type": "AnnotationPage", "items": items}


def _urn(article: Article) -> str:
    return f"urn:diplonews:{article.sha256}"


def _annotation(article: Article, mark: Marked, source: str, number: int) -> dict[str, Any]:
    tags = [mark.type, f"{mark.type}.{mark.field}", *([mark.rule] if mark.rule else [])]
    return {
        "id": f"{_urn(article)}:annotation:{number}",
        "type": "Annotation",
        "motivation": "tagging",
        "body": [{"type": "TextualBody", "purpose": "tagging", "value": tag, "format": "text/plain"} for tag in tags],
        "target": {
            "source": source,
            "selector": [
                {"type": "TextPositionSelector", "start": mark.start, "end": mark.end},
                {
                    "type": "TextQuoteSelector",
                    "exact": article.text[mark.start : mark.end],
                    "prefix": article.text[max(0, mark.start - _AROUND) : mark.start],
                    "suffix": article.text[mark.end : mark.end + _AROUND],
                },
            ],
        },
    }


def from_w3c(page: Any, text: str) -> list[tuple[Span, tuple[str, ...]]]:
    """The places of an annotation page in a text, with their tags.

    Where the position does not hold the quoted words, as in a text that was changed, the quote is looked for with its prefix
    and suffix, then by itself; a quote that stands nowhere is left out. Raises :class:`~diplonews.errors.SchemaError` for what
    is no such page.
    """
    if not isinstance(page, Mapping) or not isinstance(page.get("items"), list):
        raise SchemaError([("items", "expected an annotation page with a list of items")])
    found = []
    for number, item in enumerate(page["items"]):
        try:
            position, quote = _selectors(item["target"]["selector"])
            tags = tuple(body["value"] for body in item["body"] if isinstance(body["value"], str))
        except (KeyError, TypeError, ValueError, AttributeError):
            problem = "expected an annotation with a position, a quote and tags"
            raise SchemaError([(f"items[{number}]", problem)]) from None
        span = _find(text, position, quote)
        if span is not None:
            found.append((span, tags))
    return found


def _selectors(selectors: Any) -> tuple[tuple[int, int], tuple[str, str, str]]:
    by_type = {s["type"]: s for s in selectors}
    position, quote = by_type["TextPositionSelector"], by_type["TextQuoteSelector"]
    start, end = position["start"], position["end"]
    words = (quote.get("prefix", ""), quote["exact"], quote.get("suffix", ""))
    if type(start) is not int or type(end) is not int or not all(isinstance(w, str) for w in words) or not words[1]:
        raise ValueError
    return (start, end), words


def _find(text: str, position: tuple[int, int], quote: tuple[str, str, str]) -> Span | None:
    prefix, exact, suffix = quote
    start, end = position
    if 0 <= start < end and text[start:end] == exact:
        return Span(start, end)
    for before, after in ((prefix, suffix), (prefix, ""), ("", suffix), ("", "")):
        at = text.find(before + exact + after)
        if at >= 0:
            return Span(at + len(before), at + len(before) + len(exact))
    return None


# --- brat --------------------------------------------------------------------------------------------------------------


def to_brat(article: Article) -> str:
    """The marks as a standoff file (``.ann``) of brat, beside a file with the article's text.

    Each record is an event (``E``) whose trigger is its place and whose arguments are its fields' places, all of them text
    bounds (``T``); a note (``#``) names the rule. A place over several lines is given in fragments, as brat asks.
    """
    lines: list[str] = []
    bounds: dict[tuple[str, int, int], str] = {}

    def bound(label: str, start: int, end: int) -> str:
        name = bounds.get((label, start, end))
        if name is None:
            name = bounds[label, start, end] = f"T{len(bounds) + 1}"
            fragments = list(_fragments(article.text, start, end))
            places = ";".join(f"{s} {e}" for s, e in fragments)
            words = " ".join(article.text[s:e] for s, e in fragments)
            lines.append(f"{name}\t{label} {places}\t{words}")
        return name

    notes = 0
    for number, record in enumerate(article.records, 1):
        places = [p for p in record.evidence if any(_fragments(article.text, p.start, p.end))]
        if not places or not any(_fragments(article.text, record.span.start, record.span.end)):
            continue
        trigger = bound(_label(record.type), record.span.start, record.span.end)
        used: dict[str, int] = {}
        arguments = []
        for item in places:
            if item.field != "record":
                role = _label(item.field)
                used[role] = used.get(role, 0) + 1
                count = "" if used[role] == 1 else str(used[role])
                arguments.append(f"{role}{count}:{bound(_label(item.field), item.start, item.end)}")
        lines.append(f"E{number}\t{' '.join([f'{_label(record.type)}:{trigger}', *arguments])}")
        for rule in dict.fromkeys(e.rule for e in record.because("record")):
            notes += 1
            lines.append(f"#{notes}\tAnnotatorNotes E{number}\t{' '.join(rule.split())}")
    return "".join(line + "\n" for line in lines)


def _label(name: str) -> str:
    """A name as brat allows it: letters, digits, hyphens and underscores."""
    return "".join(part.capitalize() for part in name.replace("_", "-").split("-"))


_BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"


def _fragments(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a place between line breaks, without white space around them."""
    at = start
    for stop in (*(i for i in range(start, end) if text[i] in _BREAKS), end):
        words = text[at:stop]
        first = at + len(words) - len(words.lstrip())
        if words.strip():
            yield first, first + len(words.strip())
        at = stop + 1


# --- displaCy ----------------------------------------------------------------------------------------------------------


def to_displacy(article: Article) -> dict[str, Any]:
    """The marks in the form that displaCy renders by hand: ``displacy.render(data, style="span", manual=True)``.

    ``ents`` holds one place a record, none inside another, for ``style="ent"``; ``spans`` all evidence by token numbers, which
    may overlap, for ``style="span"``. Tokens are the library's own.
    """
    from diplonews.text.tokens import tokenize

    tokens = tokenize(article.text)
    starts, ends = tokens.starts, tokens.ends
    ents: list[dict[str, Any]] = []
    for record in sorted((r for r in article.records if r.evidence), key=lambda r: (r.span.start, -r.span.end)):
        if not ents or record.span.start >= ents[-1]["end"]:
            ents.append({"start": record.span.start, "end": record.span.end, "label": record.type})
    return {
        "text": article.text,
        "title": article.title,
        "ents": ents,
        "tokens": [article.text[s:e] for s, e in zip(starts, ends, strict=True)],
        "spans": list(_token_spans(article, starts, ends)),
    }


def _token_spans(article: Article, starts: list[int], ends: list[int]) -> Iterator[dict[str, Any]]:
    from bisect import bisect_left, bisect_right

    for mark in marks(article):
        first, last = bisect_right(ends, mark.start), bisect_left(starts, mark.end)
        if first < last:
            label = mark.type if mark.field == "record" else f"{mark.type}.{mark.field}"
            yield {"start_token": first, "end_token": last, "start": mark.start, "end": mark.end, "label": label}
