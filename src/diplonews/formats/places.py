"""Whether spans lie in the text and quotes say what stands there, for articles and for plain data that is to become one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from attrs import frozen

from diplonews.article import Article
from diplonews.records import Record
from diplonews.registry import Registry
from diplonews.shapes import nested_classes, shapes_of
from diplonews.values import Evidence, Note, Quote, Span

_PLACED = (Span, Evidence, Note)


@frozen
class _Holder:
    """A field that holds spans, or objects with spans in them."""

    name: str
    many: bool
    cls: type
    is_place: bool
    is_quote: bool


@cache
def _holders(cls: type) -> tuple[_Holder, ...]:
    found = []
    for name, shape in shapes_of(cls).items():
        inner = shape.element
        if inner.kind == "object" and (
            inner.cls is Record or any(issubclass(c, _PLACED) for c in nested_classes(inner.cls))
        ):
            is_place, is_quote = issubclass(inner.cls, _PLACED), issubclass(inner.cls, Quote)
            found.append(_Holder(name, shape.item is not None, inner.cls, is_place, is_quote))
    return tuple(found)


def well_placed(article: Article) -> bool:
    """Whether every span of the article lies in its text and every quote has the text's own words."""
    return _fits(article, article.text, len(article.text))


def _fits(obj: Any, text: str, size: int) -> bool:
    for holder in _holders(obj.__class__):
        value = getattr(obj, holder.name)
        items = value if holder.many else () if value is None else (value,)
        if not holder.is_place:
            if not all(_fits(item, text, size) for item in items):
                return False
            continue
        for item in items:
            if item.end > size or (holder.is_quote and text[item.start : item.end] != item.text):
                return False
    return True


def misplaced(data: Mapping[str, Any], text: str, registry: Registry) -> Iterator[tuple[str, str]]:
    """Path and reason of every span outside the text and every quote with other words; what has no span is passed over."""
    by_tag: dict[Any, type] = dict(zip(registry.names, registry.types, strict=True))
    yield from _misplaced(data, Article, "", text, by_tag)


def _misplaced(
    data: Mapping[str, Any], cls: type, path: str, text: str, by_tag: Mapping[Any, type]
) -> Iterator[tuple[str, str]]:
    for holder in _holders(cls):
        value = data.get(holder.name)
        items = value if holder.many else [value]
        if not isinstance(items, (list, tuple)):
            continue
        for index, item in enumerate(items):
            below = f"{path}.{holder.name}".removeprefix(".") + (f"[{index}]" if holder.many else "")
            if not isinstance(item, Mapping):
                continue
            if holder.is_place:
                yield from _place(item, below, text, holder.is_quote)
            else:
                tag = item.get("type")
                inner = by_tag.get(tag if isinstance(tag, str) else None) if holder.cls is Record else holder.cls
                if inner is not None:
                    yield from _misplaced(item, inner, below, text, by_tag)


def _place(item: Mapping[str, Any], path: str, text: str, is_quote: bool) -> Iterator[tuple[str, str]]:
    start, end, words = item.get("start"), item.get("end"), item.get("text")
    if type(start) is not int or type(end) is not int or not 0 <= start < end:
        return  # no span at all, which the class itself refuses
    if end > len(text):
        where = f"[{start}:{end}]" if end.bit_length() < 64 else ""
        yield path, f"the span {where} lies outside the text of {len(text)} characters".replace("  ", " ")
    elif is_quote and isinstance(words, str) and text[start:end] != words and len(words) == end - start:
        yield f"{path}.text", f"is not what stands at [{start}:{end}] of the text"
