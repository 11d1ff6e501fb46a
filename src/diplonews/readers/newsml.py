"""NewsML-G2 by the IPTC's newsmlg2 (extra ``newsml``): an article for each news item of an item or a message.

The standard: https://iptc.org/standards/newsml-g2/. Texts may be plain, NITF, XHTML or HTML, in ``inlineData`` or ``inlineXML``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from diplonews.errors import ReadError
from diplonews.readers.html import read_html
from diplonews.readers.source import Failure, Source, day_of

_CATALOG = re.compile(rb"<(?:\w++:)?catalogRef\b[^>]*+>")
_PREFIX = re.compile(r"<(/?)\w++:")
_HEADLINE = re.compile(r"<(/?)hl[12]\b")  # those of NITF, as HTML has them
_NEWS = "{http://iptc.org/std/nar/2006-10-01/}newsItem"


def read_newsml(data: bytes, *, name: str = "item") -> Iterator[Source | Failure]:
    """The news items of a NewsML-G2 document in its order, named ``name#1`` and so on where it is a message; one without text is a
    failure.

    Only the bytes are read: catalogs and remote contents are not fetched. Raises :class:`~diplonews.errors.ReadError` for what is no
    such document, and for a document type definition; :class:`ModuleNotFoundError` where newsmlg2 is not installed.
    """
    import NewsMLG2

    if b"<!DOCTYPE" in data.upper() or b"<!ENTITY" in data.upper():
        raise ReadError(f"{name}: has a document type definition")
    try:
        # newsmlg2 keeps each document's catalogs for ever and prints a line for those that it does not know; none is needed here
        item: Any = NewsMLG2.NewsMLG2Document(_CATALOG.sub(b"", data)).get_item()
    except Exception as error:  # newsmlg2 raises bare Exception, lxml its own errors
        raise ReadError(f"{name}: is no NewsML-G2 document: {str(error).splitlines()[0]}") from error
    if isinstance(item, NewsMLG2.NewsItem):
        yield _source(item, name)
        return
    content = item.itemset if isinstance(item, NewsMLG2.NewsMessage) else None
    items = [] if content is None else content.to_xml().findall(_NEWS)
    if not items:
        raise ReadError(f"{name}: holds no news item")
    for number, element in enumerate(items, 1):
        yield _source(NewsMLG2.NewsItem(xmlelement=element), f"{name}#{number}")


def _source(item: Any, name: str) -> Source | Failure:
    content, about, management = item.contentset, item.contentmeta, item.itemmeta
    pages = [_html(x.to_xml_string()) for x in (content and content.inlinexml) or ()]
    pages += [str(x) for x in (content and content.inlinedata) or () if "base64" not in str(x.encoding)]
    text = next((t for page in pages if (t := read_html(page, name=name).text)), "")
    if not text:
        return Failure(name, "is empty")
    stamps = ((about and about.contentcreated), (management and management.versioncreated))
    titles = _texts(about and about.headline) or _texts(management and management.title)
    provider = management and management.provider
    return Source(
        name=name,
        text=text,
        title=titles[0] if titles else None,
        authors=tuple(re.sub(r"^By\s+", "", by) for by in _texts(about and about.by)),
        publisher=next(iter(_texts(provider and provider.name)), None),
        published=next((day for stamp in stamps if stamp and (day := day_of(str(stamp)))), None),
    )


def _html(xml: str) -> str:
    return _HEADLINE.sub(r"<\1h1", _PREFIX.sub(r"<\1", xml))


def _texts(values: Any) -> list[str]:
    """The texts of a property that may be absent, one or many."""
    many = values if isinstance(values, list | tuple) or hasattr(values, "__iter__") else [values] if values else []
    return [text for value in many if (text := " ".join(str(value).split()))]
