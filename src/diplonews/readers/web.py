"""HTML pages by trafilatura (extra ``html``): for pages whose boilerplate hides in plain elements.

Its text is a cleaned one: repeated paragraphs are dropped, and offsets cannot be mapped back to the page. Where that matters use
:func:`diplonews.readers.html.read_html`.
"""

from __future__ import annotations

from typing import Any

from diplonews.readers.source import Source, day_of


def read_page(page: str, *, name: str = "page") -> Source:
    """The main text of a page with its metadata; a page without main text gives "".

    Raises :class:`ModuleNotFoundError` where trafilatura is not installed.
    """
    import trafilatura

    found: Any = trafilatura.bare_extraction(page, with_metadata=True, include_comments=False, include_tables=True)
    if found is None:
        return Source(name=name, text="")
    author = found.author or ""
    return Source(
        name=name,
        text="\n\n".join(line for line in (found.text or "").splitlines() if line.strip()),
        title=found.title or None,
        authors=tuple(a.strip() for a in author.split(";") if a.strip()),
        publisher=found.sitename or None,
        published=day_of(found.date),
    )
