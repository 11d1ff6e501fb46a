"""HTML pages: their text, their metadata, and the way back to the page."""

from __future__ import annotations

import datetime as dt
import gc
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplonews.readers.html import read_html

BODY = "<p>Minister&nbsp;Zo&euml; <b>Sol&#233;</b>\n   arrived in <a href='x'>Lisbon</a>.<br>She&rsquo;s &lt;here&gt; A&B.</p>"
FILLER = "<p>" + "The talks went on. " * 20 + "</p>"
PAGE = f"""<!DOCTYPE html><html><head><title>Talks &amp; more</title>
<meta property="og:site_name" content="Coast &amp; News"><meta name=author content="Lena Abara">
<meta property='article:published_time' content='2024-04-09T10:00:00Z'><script>if (a<b) {{"</p>"}}</script></head>
<body><nav><ul><li><a href=x>Home</a></ul></nav><article><h1>Talks   opened</h1>{BODY}
<figure><img src=x><figcaption>A photo</figcaption></figure><!-- not this -->{FILLER}
<button>Share</button></article><footer>All rights</footer></body></html>"""


def test_text_is_that_of_the_article() -> None:
    text = read_html(PAGE).text
    assert text.startswith(
        "Talks opened\n\nMinister\xa0Zoë Solé arrived in Lisbon.\nShe’s <here> A&B.\n\nThe talks went on. The"
    )
    assert text.endswith("The talks went on.")
    for furniture in ("Home", "photo", "not this", "Share", "rights", "a<b"):
        assert furniture not in text


def test_metadata() -> None:
    source = read_html(PAGE, name="talks")
    assert source.name == "talks"
    assert source.title == "Talks opened"
    assert source.publisher == "Coast & News"
    assert source.authors == ("Lena Abara",)
    assert source.published == dt.date(2024, 4, 9)
    bare = read_html(
        "<title>Talks &amp; more</title><time datetime='2024-04-31'>x</time><meta name=author content=https://x>text"
    )
    assert bare.title == "Talks & more"
    assert bare.published is None
    assert bare.authors == ()
    assert read_html("<meta property=og:title content='Headline'><h1>h</h1>x").title == "Headline"
    assert read_html("<time datetime='2024-04-30'>x</time>").published == dt.date(2024, 4, 30)


@pytest.mark.parametrize(
    ("words", "in_page"),
    [
        ("Minister", "Minister"),
        ("Zoë Solé", "Zo&euml; <b>Sol&#233;"),
        ("arrived in Lisbon", "arrived in <a href='x'>Lisbon"),
        ("isb", "isb"),
        ("She’s", "She&rsquo;s"),
        ("<here> A&B", "&lt;here&gt; A&B"),
        ("’", "&rsquo;"),
        (".\nShe", ".<br>She"),
    ],
)
def test_the_way_back_to_the_page(words: str, in_page: str) -> None:
    source = read_html(PAGE)
    assert source.page is not None
    at = source.text.index(words)
    span = source.page.span(at, at + len(words))
    assert span is not None
    assert span.of(PAGE) == in_page


def test_time_stamps_and_crossing_elements() -> None:
    assert read_html("<time>no stamp</time>a").published is None
    assert read_html("<nav><time datetime='2024-04-30'></time></nav>a").published is None
    assert read_html("<article><h1>a</article>b</h1>c").text == "a\n\nb\n\nc"
    assert read_html("<p>a&#8203;b&zwj;</p>").text == "a\u200bb\u200d"


def test_a_break_between_blocks_stands_nowhere_in_the_page() -> None:
    source = read_html("<p>a</p><p>b</p>")
    assert source.text == "a\n\nb"
    assert source.page is not None
    assert source.page.span(1, 3) is None
    assert source.page.span(3, 4) is not None


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("plain text", "plain text"),
        ("", ""),
        ("<p>", ""),
        ("a < b and c > d", "a < b and c > d"),
        ("a<b", "a"),  # as a browser: a tag that never ends
        ("<p>one<p>two", "one\n\ntwo"),
        ("one<br/>two", "one\ntwo"),
        ("a <!-- <p>no</p> --> b", "a b"),
        ("a <!-- never closed", "a"),
        ("a <script>x", "a"),
        ('a <b title="x>y">b</b>', "a b"),
        ('a <b title="never closed>b</b> <i>c</i>', "a b c"),
        ("<table><tr><td>a<td>b</table>c", "a\n\nb\n\nc"),
        ("<nav>x</nav>y", "y"),
        ("<nav>x<nav>y</nav>z</nav>w", "w"),
        ("x</nav>y", "xy"),
        ("&nobodyknows; &#0; &#xD800; &amp", "&nobodyknows; \ufffd \ufffd &"),
        ("<main><h1>h</h1>" + "word " * 60 + "</main>after", "h\n\n" + "word " * 59 + "word"),
        ("<article>short</article>" + "word " * 60, "short\n\n" + "word " * 59 + "word"),
        ("before<article>" + "word " * 60, "word " * 59 + "word"),
        ("<?xml version='1'?>a", "a"),
    ],
)
def test_forms(page: str, text: str) -> None:
    assert read_html(page).text == text


HOSTILE = [
    "<!--", "<a b=\"", "<a ", "<a b='x\" ", "<?", "<!", "</a ", "<script>", "&amp", "&#1", "<nav>", "<article>", "<article>x</article>",
    "</nav>", "<", "<![CDATA[", "<title>", "<meta name=a content='", "<a    ", "</", "<h1>x", "<b x=y", "<div>", "&" * 9, "</article>",
]  # fmt: skip


@pytest.mark.flaky(reruns=4)  # a clock: other work on the machine may disturb one run, not five
@pytest.mark.parametrize("unit", HOSTILE)
def test_time_is_linear_on_hostile_markup(unit: str) -> None:
    def seconds(characters: int) -> float:
        page = unit * (characters // len(unit))
        best = 9.0
        gc.disable()  # its passes grow with all that other tests left behind
        for _ in range(3):
            began = time.process_time()
            read_html(page)
            best = min(best, time.process_time() - began)
        gc.enable()
        return best

    assert seconds(160_000) < max(2.5**2 * seconds(40_000), 0.02)  # two doublings


@given(st.text(alphabet="<>/!-ab \"'=&;#1\n", max_size=200) | st.text(max_size=100))
def test_any_page(page: str) -> None:
    source = read_html(page)
    for at in range(len(source.text)):
        if source.page and not source.text[at].isspace():
            span = source.page.span(at, at + 1)
            assert span is not None
            assert span.end <= len(page)
            if span.end - span.start == 1:
                assert span.of(page) == source.text[at]
