"""The page: nothing in an article can add a tag, everything is told, crossing places are marked rightly."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from typing import Any, ClassVar

import attrs
import pytest
from attrs import frozen
from format_sample import ARTICLE
from hypothesis import given, settings
from hypothesis import strategies as st

from diplonews import (
    Article,
    Country,
    Evidence,
    KnownBody,
    KnownPerson,
    Note,
    Person,
    Place,
    Provenance,
    Quote,
    Record,
    Statement,
    Visit,
    strategies,
)
from diplonews.formats.html import to_fragment, to_html

VOID = {"meta", "br"}


class Page(HTMLParser):
    """The tags of a page with their attributes, its texts by element, and whether tags close in order."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.open: list[str] = []
        self.body = ""
        self.marks: list[tuple[frozenset[str], str]] = []
        self.depth = self.in_ref = 0
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append((tag, tuple(attrs)))
        values = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        if tag == "div" and values.get("class") == "text":
            self.depth = len(self.open)
        if tag == "a" and (values.get("class") or "").startswith("ref"):
            self.in_ref += 1
        if tag == "mark":
            assert "mark" not in self.open[:-1]
            self.marks.append((frozenset((values["class"] or "").split()), ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if len(self.open) < self.depth:
            self.depth = 0
        if tag == "a":
            self.in_ref = 0

    def handle_data(self, data: str) -> None:
        if self.depth and not self.in_ref:
            self.body += data
            if "mark" in self.open:
                self.marks[-1] = (self.marks[-1][0], self.marks[-1][1] + data)


HOSTILE = (
    "</script><script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "\"' onmouseover='alert(1)' x=\"",
    "javascript:alert(1)",
    "<!--",
    "]]><![CDATA[",
    "&lt;b&gt;&amp;#60;",
    "\x00\ud800\u202e\u2066<b>",
    "<plaintext>",
    "</mark></div></main>",
)
PIECES = st.sampled_from((*HOSTILE, "word ", "\r\n", "é")) | st.text(min_size=1, max_size=5)
hostile = st.lists(PIECES, min_size=1, max_size=6).map("".join)


def same_shape(article: Article, words: str) -> Article:
    """The article with other words in the place of every text, quotes of the same length."""

    def other(value: Any) -> Any:
        if isinstance(value, str):
            return words
        if isinstance(value, tuple):
            return tuple(other(v) for v in value)
        if isinstance(value, Quote):
            return attrs.evolve(value, text=(words * len(value.text))[: len(value.text)])
        if isinstance(value, (Person, Place, KnownPerson, KnownBody, Evidence, Note, Record)) or (
            attrs.has(type(value)) and not isinstance(value, (Country, Provenance)) and hasattr(value, "name")
        ):
            keep = ("edtf", "code", "kind", "status", "format", "instrument", "field")
            return attrs.evolve(
                value,
                **{a.name: other(getattr(value, a.name)) for a in attrs.fields(type(value)) if a.name not in keep},
            )
        return value

    return attrs.evolve(
        article,
        text=(words * len(article.text))[: len(article.text)],
        title=other(article.title),
        publisher=other(article.publisher),
        authors=other(article.authors),
        dateline=other(article.dateline),
        records=other(article.records),
        notes=other(article.notes),
    )


def skeleton(page: str) -> list[Any]:
    """Tags and the names of their attributes."""
    return [(tag, [name for name, _ in attributes]) for tag, attributes in Page(page).tags]


@given(strategies.articles(), hostile)
@settings(max_examples=60)
def test_no_words_can_change_the_tags(article: Article, words: str) -> None:
    plain, attacked = same_shape(article, "x"), same_shape(article, words)
    assert skeleton(to_html(attacked)) == skeleton(to_html(plain))
    assert skeleton(to_fragment(attacked)) == skeleton(to_fragment(plain))


@given(strategies.articles())
@settings(max_examples=40)
def test_the_text_is_shown_whole(article: Article) -> None:
    shown = Page(to_html(article)).body
    assert len(shown) == len(article.text)
    assert all(a == b or not b.isprintable() for a, b in zip(shown, article.text, strict=True))


@given(strategies.articles(max_records=6))
@settings(max_examples=40)
def test_every_place_is_marked_with_its_record(article: Article) -> None:
    page = Page(to_html(article))
    for number, record in enumerate(article.records, 1):
        covered: set[int] = set()
        for item in record.evidence:
            covered.update(range(item.start, item.end))
        for name in ("purpose", "cue", "content", "occasion", "topics", "title", "subject", "amends"):
            value = getattr(record, name, None)
            for quote in value if isinstance(value, tuple) else [value] if value else []:
                covered.update(range(quote.start, quote.end))
        marked = sum(len(words) for classes, words in page.marks if f"r{number}" in classes)
        assert marked == len(covered)


def test_crossing_places() -> None:
    text = "abcdefghij"
    records = (
        Visit(visitors=(), evidence=(Evidence("record", 0, 6, "x"),)),
        Statement(
            speakers=(), kind="direct", content=(Quote.cut(text, 4, 9),), evidence=(Evidence("record", 4, 9, "y"),)
        ),
    )
    page = Page(to_html(Article(text=text, records=records, provenance=ARTICLE.provenance)))
    assert [(words, {c for c in classes if c.startswith("r")}) for classes, words in page.marks] == [
        ("abcd", {"r1"}),
        ("ef", {"r1", "r2"}),
        ("ghi", {"r2"}),
    ]


def test_the_page_needs_nothing_else() -> None:
    page = to_html(ARTICLE)
    parsed = Page(page)
    assert not {"script", "img", "link", "iframe", "object", "base", "form"} & {tag for tag, _ in parsed.tags}
    names = {name for _, attributes in parsed.tags for name, _ in attributes}
    assert not {n for n in names if n.startswith("on")} | (names & {"src", "style"})
    addresses = [value or "" for _, attributes in parsed.tags for name, value in attributes if name == "href"]
    assert all(address.startswith("#dn-") for address in addresses)
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in page
    assert "url(" not in style[1]
    assert "@import" not in style[1]


def test_it_can_be_used_without_a_mouse_and_without_eyes() -> None:
    parsed = Page(to_html(ARTICLE))
    ids = [value for _, attributes in parsed.tags for name, value in attributes if name == "id"]
    assert len(ids) == len(set(ids))
    targets = [value[1:] for _, attributes in parsed.tags for name, value in attributes if name == "href" and value]
    assert set(targets) <= set(ids)
    labels = [value for _, attributes in parsed.tags for name, value in attributes if name == "aria-labelledby"]
    assert set(labels) <= set(ids)
    cards = [
        dict(given) for tag, given in parsed.tags if tag == "li" and (dict(given).get("class") or "").startswith("card")
    ]
    assert len(cards) == len(ARTICLE.records)
    assert all(card["tabindex"] == "0" for card in cards)
    references = [
        dict(attributes) for tag, attributes in parsed.tags if tag == "a" and "aria-label" in dict(attributes)
    ]
    assert references[0]["aria-label"] == "Record 1: visit"
    assert [tag for tag, _ in parsed.tags if tag in ("h1", "h2", "h3")][:3] == ["h1", "h2", "h3"]
    assert ("html", (("lang", "en"),)) in parsed.tags


def test_it_tells_what_the_records_say() -> None:
    page = to_html(ARTICLE)
    for told in (
        "Flavia Elphberg, Premier",
        "Court of Zenda",
        "2021-04-13",
        "sign a treaty",
        "test.place",
        "invited by",
    ):
        assert told in page
    assert "Seen and left out (1)" in page
    assert "nobody is named" in page
    assert "4 records" in page


@frozen
class Part:
    share: float


@frozen(kw_only=True)
class Merger(Record):
    type: ClassVar[str] = "merger-plan"
    parts: tuple[Part, ...] = ()
    chair: Person | None = None


def test_other_projects_records_are_shown() -> None:
    article = attrs.evolve(ARTICLE, records=(Merger(parts=(Part(0.5),), chair=Person(title="Chair")),))
    page = to_html(article)
    for told in ("1. Merger plan", "{&quot;share&quot;: 0.5}", "Chair", "1 record<"):
        assert told in page
    Page(page)


def test_an_article_without_anything() -> None:
    page = to_html(Article(text="", provenance=Provenance(version="0.1.0", registry="")))
    assert "No records" in page
    assert "Untitled article" in page
    Page(page)


@pytest.mark.parametrize("article", [ARTICLE])
def test_notebooks_show_a_part_of_a_page(article: Article) -> None:
    shown = article._repr_html_()
    assert shown.startswith("<style>")
    assert "<main" not in shown
    Page(shown)


def test_a_text_of_many_overlapping_places_stays_small() -> None:
    text = "word " * 2_000
    records = tuple(
        Visit(visitors=(), evidence=(Evidence("record", n * 5, min(n * 5 + 400, len(text)), "x"),))
        for n in range(1_000)
    )
    page = to_html(Article(text=text, records=records, provenance=ARTICLE.provenance))
    assert len(page) < 300 * len(text)


def _luminance(color: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_colours_are_legible_by_day_and_in_the_dark() -> None:
    style = to_fragment(ARTICLE)
    themes = re.findall(r"--ink:[^}]*?--other: #\w{6};", style)
    assert len(themes) == 2
    for theme in themes:
        colors = dict(re.findall(r"--([\w-]+): (#\w{6});", theme))
        for name in ("ink", "faint", "visit", "meeting", "statement", "memorandum", "other"):
            assert min(_contrast(colors[name], colors["paper"]), _contrast(colors[name], colors["soft"])) >= 4.5, name
        assert _contrast(colors["on-lit"], colors["lit"]) >= 7
