"""One self-contained HTML page for an article: its text with the records marked and, beside it, the records.

The page needs no network and holds no script: hovering or focusing a record lights its places in the text by CSS alone
(``:has``), and numbers in the text lead to the records and back. A Content-Security-Policy allows the page's own style and
nothing else. Every character of the article is escaped; what HTML cannot hold (NUL and other control characters, lone
surrogates) is shown by a stand-in of the same length. The page is for reading: it has no reader back to articles.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from typing import Any

from attrs import frozen

from diplonews.article import Article
from diplonews.records import Record
from diplonews.records.base import NO_VALUE
from diplonews.shapes import Shape, shapes_of, values_of
from diplonews.values import Body, Country, Person, Place, Quote, Span, When

_PAGE = (
    ":root{color-scheme:light dark}body{margin:0;background:#fff}"
    "@media (prefers-color-scheme:dark){body{background:#16161a}}"
)
_LONGEST = 240  # characters of a place that a card repeats
_BUILTIN = ("visit", "meeting", "statement", "memorandum")
# C0 controls except tab and line ends, C1 controls, surrogates and the code points that are no characters
_UNSHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BEYOND = re.compile(
    "[" + "".join(f"{chr(0x10000 * p + 0xFFFE)}{chr(0x10000 * p + 0xFFFF)}" for p in range(1, 17)) + "]"
)


def to_html(article: Article) -> str:
    """The whole page. Equal articles give equal pages."""
    root = _root(article)
    style = f"{_PAGE}\n{_css()}{_lights(root, article)}"
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        f'<!DOCTYPE html>\n<html lang="{_text(article.language) or "en"}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{_text(_title(article))}</title>\n<style>{style}</style>\n</head>\n"
        f"<body>\n{_body(root, article, 'main')}\n</body>\n</html>\n"
    )


def to_fragment(article: Article) -> str:
    """The same as a part of a page, with its style: what notebooks show for an article."""
    root = _root(article)
    return f"<style>{_css()}{_lights(root, article)}</style>\n{_body(root, article, 'div')}"


# --- the frame ---------------------------------------------------------------------------------------------------------


@cache
def _css() -> str:
    return resources.files("diplonews").joinpath("formats", "html.css").read_text(encoding="utf-8")


def _root(article: Article) -> str:
    """An id that tells the articles of one page apart."""
    return f"dn-{article.sha256[:12]}"


def _lights(root: str, article: Article) -> str:
    """For each record: its places in the text light up with its card, and its card with its places."""
    rules = []
    for n in range(1, len(article.records) + 1):
        card = f"#{root}-r{n}"
        rules.append(
            f"#{root}:has({card}:is(:hover,:focus,:focus-within,:target)) .r{n}"
            "{background:var(--lit);color:var(--on-lit);outline:1px solid transparent}"
            f"#{root}:has(.r{n}:hover) {card}{{outline:2px solid var(--hue)}}"
        )
    return "\n".join(rules)


def _body(root: str, article: Article, element: str) -> str:
    return (
        f'<{element} class="diplonews" id="{root}">\n'
        f'<article aria-labelledby="{root}-title">\n<a class="skip" href="#{root}-records">Skip to the records</a>\n'
        f'<h1 id="{root}-title"><bdi>{_text(_title(article))}</bdi></h1>\n{_about(article)}'
        f'<div class="text" dir="auto">{_marked(root, article)}</div>\n</article>\n'
        f'<section class="records" aria-labelledby="{root}-records">\n'
        f'<h2 id="{root}-records" tabindex="-1">{_counted(len(article.records))}</h2>\n'
        f'<ol class="cards">\n{"".join(_cards(root, article))}</ol>\n{_notes(article)}'
        f'<p class="made">diplonews {_text(article.provenance.version)}</p>\n</section>\n</{element}>'
    )


def _title(article: Article) -> str:
    return article.title or "Untitled article"


def _counted(number: int) -> str:
    return {0: "No records", 1: "1 record"}.get(number, f"{number} records")


def _about(article: Article) -> str:
    told = [f"<bdi>{_text(t)}</bdi>" for t in (article.publisher, ", ".join(article.authors)) if t]
    if article.published:
        told.append(f'<time datetime="{article.published.isoformat()}">{article.published.isoformat()}</time>')
    if article.dateline:
        told.append(_place(article.dateline))
    return f'<p class="about">{" · ".join(told)}</p>\n' if told else ""


def _text(text: str) -> str:
    """Any text, escaped for elements and quoted attributes; characters that HTML cannot hold have stand-ins."""
    shown = _BEYOND.sub("\ufffd", _UNSHOWN.sub(_stand_in, text))
    return html.escape(shown, quote=True)


def _short(words: str) -> str:
    """The words of a place, cut where they would fill the card; the text itself has all of them."""
    return _text(words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…")


def _stand_in(match: re.Match[str]) -> str:
    code = ord(match[0])
    return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd"


# --- the text ----------------------------------------------------------------------------------------------------------


@frozen
class _Edge:
    at: int
    opens: bool
    number: int


def _edges(article: Article) -> dict[int, list[_Edge]]:
    """Where places of each record begin and end; places of one record that touch or overlap are one."""
    found: dict[int, list[_Edge]] = {}
    for number, record in enumerate(article.records, 1):
        for start, end in _joined(_places(record)):
            if end <= len(article.text):
                found.setdefault(start, []).append(_Edge(start, True, number))
                found.setdefault(end, []).append(_Edge(end, False, number))
    return found


def _places(record: Record) -> Iterator[tuple[int, int]]:
    for item in record.evidence:
        yield item.start, item.end
    for name, shape in shapes_of(type(record)).items():
        if shape.element.kind == "object" and issubclass(shape.element.cls, Span):
            for span in values_of(record, name):
                yield span.start, span.end


def _joined(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _marked(root: str, article: Article) -> str:
    """The text cut at every edge; each piece is one ``mark`` with the numbers of all records that it belongs to.

    Marks never nest, so places that cross cannot break each other's tags.
    """
    edges = _edges(article)
    head = _repeated_title(article, edges)
    parts = [f'<span class="head">{_text(article.text[:head])}</span>']
    active: dict[int, None] = {}
    referred: set[int] = set()
    at = head
    for cut in (*sorted(edges), len(article.text)):
        parts.append(_piece(article, at, cut, active))
        closed = [e.number for e in edges.get(cut, ()) if not e.opens]
        for number in closed:
            active.pop(number, None)
        told = [n for n in closed if n not in referred and cut >= _own_place(article.records[n - 1])]
        parts += [_reference(root, article, n) for n in told]
        referred.update(told)
        active.update((e.number, None) for e in edges.get(cut, ()) if e.opens)
        at = cut
    return "".join(parts)


def _own_place(record: Record) -> int:
    """Where the words end that made the record, by which its number stands; those of its fields may come before."""
    return next((e.end for e in record.because("record")), 0)


def _repeated_title(article: Article, edges: dict[int, list[_Edge]]) -> int:
    """Where the title ends that the text begins with, which the page shows above it; 0 without one."""
    title = article.title or ""
    end = len(article.text) - len(article.text.lstrip()) + len(title)
    repeated = title and article.text.lstrip().startswith(title) and min(edges, default=end) >= end
    return end if repeated else 0


def _piece(article: Article, start: int, end: int, active: Iterable[int]) -> str:
    if start >= end:
        return ""
    words = _text(article.text[start:end])
    numbers = list(active)
    if not numbers:
        return words
    classes = " ".join([_type_class(article.records[numbers[-1] - 1]), *(f"r{n}" for n in numbers)])
    return f'<mark class="{classes}">{words}</mark>'


def _reference(root: str, article: Article, number: int) -> str:
    """The number behind the place of a record, which leads to its card."""
    record = article.records[number - 1]
    return (
        f'<a class="ref {_type_class(record)}" id="{root}-t{number}" href="#{root}-r{number}" '
        f'aria-label="Record {number}: {_text(record.type)}">{number}</a>'
    )


def _type_class(record: Record) -> str:
    return record.type if record.type in _BUILTIN else "other"


# --- the records -------------------------------------------------------------------------------------------------------


def _cards(root: str, article: Article) -> Iterator[str]:
    for number, record in enumerate(article.records, 1):
        label = f"{root}-h{number}"
        yield (
            f'<li class="card {_type_class(record)}" id="{root}-r{number}" tabindex="0" aria-labelledby="{label}">\n'
            f'<h3 id="{label}">{number}. {_text(record.type.replace("-", " ").capitalize())}</h3>\n'
            f"<dl>{''.join(_fields(record))}</dl>\n{_evidence(root, number, article, record)}</li>\n"
        )


def _fields(record: Record) -> Iterator[str]:
    for name, shape in shapes_of(type(record)).items():
        value = getattr(record, name)
        if name != "evidence" and value not in NO_VALUE:
            shown = [_shown(shape.element, v) for v in values_of(record, name)]
            told = shown[0] if len(shown) == 1 else "<ul>" + "".join(f"<li>{s}</li>" for s in shown) + "</ul>"
            yield f"<dt>{_text(name.replace('_', ' '))}</dt><dd>{told}</dd>"


def _shown(shape: Shape, value: Any) -> str:
    if isinstance(value, (Person, Body, Country)):
        return _actor(value)
    if isinstance(value, Place):
        return _place(value)
    if isinstance(value, Quote):
        return f"<q><bdi>{_text(value.text)}</bdi></q>"
    if isinstance(value, When):
        return "–".join(f'<time datetime="{part}">{part}</time>' for part in value.edtf.split("/"))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if shape.kind == "object":
        from diplonews.formats.plain import plain

        return f"<code>{_text(json.dumps(plain(value), ensure_ascii=False))}</code>"
    return f"<bdi>{_text(str(value))}</bdi>"


def _actor(actor: Person | Body | Country) -> str:
    if isinstance(actor, Country):
        return f"<bdi>{_text(actor.name)}</bdi>"
    names = [actor.name, actor.title] if isinstance(actor, Person) else [actor.name]
    told = ", ".join(_text(n) for n in names if n) or "unknown"
    return f"<bdi>{told}</bdi>" + (f" ({_text(actor.country.name)})" if actor.country else "")


def _place(place: Place) -> str:
    return f"<bdi>{_text(place.name)}</bdi>" + (f" ({_text(place.country.name)})" if place.country else "")


def _evidence(root: str, number: int, article: Article, record: Record) -> str:
    if not record.evidence:
        return ""
    items = "".join(
        f"<li>{_text(e.field.replace('_', ' '))}: <q><bdi>{_short(e.span.of(article.text))}</bdi></q> "
        f"<code>{_text(e.rule)}</code></li>"
        for e in record.evidence
    )
    return (
        f'<a href="#{root}-t{number}">In the text</a>\n'
        f"<details><summary>Evidence ({len(record.evidence)})</summary><ul>{items}</ul></details>\n"
    )


def _notes(article: Article) -> str:
    if not article.notes:
        return ""
    items = "".join(
        f"<li><q><bdi>{_short(article.text[n.start : n.end])}</bdi></q> {_text(n.reason)} <code>{_text(n.rule)}</code></li>"
        for n in article.notes
    )
    return f"<details><summary>Seen and left out ({len(article.notes)})</summary><ul>{items}</ul></details>\n"
