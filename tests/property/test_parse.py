"""Invariants of the whole parse: any text, spans, evidence, order, repeatability, and what may not change the result."""

from __future__ import annotations

import datetime as dt
import unicodedata
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import diplonews
from diplonews import Article, Quote

DAY = dt.date(2023, 5, 17)
SENTENCES = (
    "President Tomas Lindqvist of Norway arrived in Lisbon on Tuesday for a two-day state visit.",
    "He met with Portuguese Prime Minister Beatriz Falcão at São Bento Palace on May 16.",
    "“We agreed to deepen our partnership,” Lindqvist said at a joint press conference. “The talks were frank.”",
    "Falcão noted that trade had doubled since 2019, adding that more could be done.",
    "The two countries signed a memorandum of understanding on ocean research and an agreement on air transport.",
    "In turn, the Portuguese leader thanked Norway for its support.",
    "Foreign Minister Amina Yusuf of Kenya will visit Türkiye on June 3–5, the ministry’s spokesperson told reporters.",
    "It was stressed that the sides would continue consultations.",
    "Kenya's Ministry of Energy and the Turkish Energy Agency initialled a protocol in Ankara last month.",
    "According to the communiqué, both leaders will meet again next week.",
    "She spoke by phone with her Ethiopian counterpart, Lemma Bekele, on Monday.",
    "The weather in the mountains was mild.",
)
ANY = st.one_of(
    st.text(st.characters(codec=None), max_size=200),
    st.lists(st.sampled_from([*" ,.“”\"'()\n", *(w for s in SENTENCES for w in s.split())]), max_size=60).map(" ".join),
)
NEWS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=7, unique=True).map(list)


def quotes(value: Any) -> list[Quote]:
    """Every quote inside a record."""
    if isinstance(value, Quote):
        return [value]
    if isinstance(value, tuple):
        return [q for part in value for q in quotes(part)]
    if attrs.has(type(value)):
        return [q for a in attrs.fields(type(value)) for q in quotes(getattr(value, a.name))]
    return []


def check(article: Article) -> None:
    """Invariants 2 and 4 of one article."""
    size = len(article.text)
    for record in article.records:
        assert record.evidence
        assert not record.unsupported(), record
        assert all(0 <= e.start < e.end <= size and e.rule for e in record.evidence)
        assert all(q.text == article.text[q.start : q.end] for q in quotes(record))
    order = [(r.span.start, r.span.end) for r in article.records]
    assert order == sorted(order)
    known: list[diplonews.KnownPerson | diplonews.KnownBody] = [*article.people, *article.bodies]
    for actor in known:
        assert all(0 <= s.start < s.end <= size for s in actor.mentions)


def told(article: Article) -> list[Any]:
    """What the records say, without where: spans fall away and quotes are compared by their words."""

    def plain(value: Any) -> Any:
        if isinstance(value, str):
            return " ".join(unicodedata.normalize("NFC", value).replace("\u00ad", "").translate(_STRAIGHT).split())
        if isinstance(value, dict):
            return {k: plain(v) for k, v in value.items() if k not in ("start", "end", "evidence")}
        return [plain(v) for v in value] if isinstance(value, list) else value

    result: list[Any] = plain(diplonews.to_dict(article)["records"])
    return result


_STRAIGHT = str.maketrans("“”’‘", "\"\"''")


@given(ANY, st.none() | st.just(DAY))
def test_any_text_parses(text: str, published: dt.date | None) -> None:
    check(diplonews.parse(text, published=published))


@given(NEWS)
def test_news_keeps_the_invariants_and_parses_twice_alike(sentences: list[str]) -> None:
    text = "\n\n".join(sentences)
    article = diplonews.parse(text, published=DAY)
    check(article)
    assert diplonews.parse(text, published=DAY) == article
    assert diplonews.from_json(diplonews.to_json(article)) == article


@given(NEWS)
def test_a_paragraph_in_front_changes_spans_only(sentences: list[str]) -> None:
    text = "\n\n".join(sentences)
    front = "The weather in the mountains was mild and the harvest good, as every year.\n\n"
    assert told(diplonews.parse(front + text, published=DAY)) == told(diplonews.parse(text, published=DAY))


@pytest.mark.parametrize(
    "change",
    [
        lambda t: t.replace("\n", "\r\n"),
        lambda t: t.replace(" ", "\u00a0"),
        lambda t: t.replace("ment", "ment"[:2] + "\u00ad" + "ment"[2:]),
        lambda t: t.translate(_STRAIGHT),
        lambda t: unicodedata.normalize("NFD", t),
    ],
    ids=["crlf", "nbsp", "soft-hyphen", "straight-quotes", "nfd"],
)
@given(sentences=NEWS)
def test_typography_changes_spans_at_most(change: Any, sentences: list[str]) -> None:
    text = "\n\n".join(sentences)
    assert told(diplonews.parse(change(text), published=DAY)) == told(diplonews.parse(text, published=DAY))


@pytest.mark.parametrize("wrong", [None, b"text", 7, ["text"]])
def test_a_wrong_type_is_told(wrong: Any) -> None:
    with pytest.raises(TypeError, match="parse\\(\\) takes the text as str"):
        diplonews.parse(wrong)


def test_only_what_is_asked_for() -> None:
    text = "\n\n".join(SENTENCES)
    article = diplonews.parse(text, published=DAY, only=(diplonews.Statement,))
    assert set(map(type, article.records)) <= {diplonews.Statement}
