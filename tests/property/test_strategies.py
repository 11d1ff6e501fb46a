"""What the strategies promise of every article that they draw, and what holds for each such article."""

from __future__ import annotations

import subprocess
import sys
from typing import Any, ClassVar

import attrs
import pytest
from attrs import frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from diplonews import (
    Article,
    Country,
    Meeting,
    Memorandum,
    Person,
    Place,
    Quote,
    Record,
    Registry,
    Span,
    Statement,
    Visit,
    When,
    from_dict,
    from_json,
    strategies,
    to_dict,
    to_json,
)
from diplonews.records.base import NO_VALUE

# Records of another project, with every kind of field that a record can have.


@frozen
class Clause:
    number: int
    wording: Quote | None = None
    where: tuple[Span, ...] = ()


@frozen(kw_only=True)
class Accord(Record):
    type: ClassVar[str] = "accord"
    name: str
    share: float
    strict: bool
    seat: Place | None = None
    clauses: tuple[Clause, ...] = ()
    states: tuple[Country, ...] = ()
    guarantor: Person | Country | None = None
    depositary: Person | None = None
    when: When | None = None


@frozen(kw_only=True)
class Levy(Record):
    type: ClassVar[str] = "levy"
    rate: float = attrs.field(validator=[attrs.validators.ge(0), attrs.validators.le(1)])


EXTENDED = Registry.builtin().with_type(Accord, "elsewhere:parse")


def every_span(value: Any) -> list[Any]:
    """The spans, quotes, evidence and notes anywhere in a value."""
    if isinstance(value, tuple):
        return [span for item in value for span in every_span(item)]
    if not attrs.has(type(value)):
        return []
    own = [value] if hasattr(value, "start") else []
    return own + [span for a in attrs.fields(type(value)) for span in every_span(getattr(value, a.name))]


def holds(article: Article) -> None:
    for span in every_span(article):
        assert 0 <= span.start < span.end <= len(article.text)
        if isinstance(span, Quote):
            assert span.text == article.text[span.start : span.end]
    for record in article.records:
        assert record.unsupported() == ()
        assert record.because("record")
        assert {e.field for e in record.evidence} <= {"record", *(a.name for a in attrs.fields(type(record)))}
        for e in record.evidence:
            assert e.field == "record" or getattr(record, e.field) not in NO_VALUE
    assert list(article.records) == sorted(article.records, key=lambda r: (r.span.start, r.span.end))


@given(strategies.articles())
def test_articles_are_consistent(article: Article) -> None:
    holds(article)


@given(strategies.articles())
def test_json_loses_nothing(article: Article) -> None:
    assert from_json(to_json(article)) == article
    assert from_json(to_json(article, indent=1).encode()) == article
    assert from_dict(to_dict(article)) == article


@given(strategies.articles(EXTENDED))
@settings(max_examples=50)
def test_other_projects_records_are_served(article: Article) -> None:
    holds(article)
    assert from_json(to_json(article, registry=EXTENDED), registry=EXTENDED) == article


@pytest.mark.parametrize("record_type", EXTENDED.types)
def test_every_field_is_drawn(record_type: type[Record]) -> None:
    names = [a.name for a in attrs.fields(record_type)]
    seen: set[str] = set()

    @given(strategies.records(record_type, "They met in Strelsau."))
    @settings(max_examples=40, derandomize=True, database=None)
    def draw(record: Record) -> None:
        seen.update(name for name in names if getattr(record, name) not in NO_VALUE)

    draw()
    assert seen == set(names)


@pytest.mark.parametrize(
    ("strategy", "cls"),
    [
        (strategies.visits, Visit),
        (strategies.meetings, Meeting),
        (strategies.statements, Statement),
        (strategies.memoranda, Memorandum),
    ],
)
def test_records_of_one_type(strategy: Any, cls: type[Record]) -> None:
    @given(strategy("They met in Strelsau."))
    @settings(max_examples=20)
    def check(record: Record) -> None:
        assert type(record) is cls
        assert record.unsupported() == ()

    check()


def test_a_class_that_allows_less_than_its_types() -> None:
    taxes = Registry().with_type(Levy, "elsewhere:parse")

    def levies(text: str) -> st.SearchStrategy[Record]:
        return strategies.records(Levy, text, only={"rate": st.floats(0, 1)})

    @given(strategies.articles(taxes, using={Levy: levies}, text=st.just("A levy."), max_records=2))
    @settings(max_examples=20)
    def check(article: Article) -> None:
        assert len(article.records) <= 2
        assert from_json(to_json(article), registry=taxes) == article

    check()


def test_texts_of_ones_own() -> None:
    @given(strategies.articles(text=st.just("")), strategies.articles(Registry()))
    @settings(max_examples=10)
    def check(empty: Article, without_types: Article) -> None:
        assert (empty.text, empty.records, empty.people) == ("", (), ())
        assert without_types.records == ()

    check()
    with pytest.raises(ValueError, match="empty text"):
        strategies.spans("")


@given(strategies.whens(), strategies.countries(), strategies.actors())
def test_values(when: When, country: Country, actor: Any) -> None:
    assert when.first <= when.last
    assert len(country.code) == 2
    assert actor.type in ("person", "body", "country")


def test_the_library_does_not_need_hypothesis() -> None:
    script = (
        "import sys; sys.modules['hypothesis'] = None\n"
        "import diplonews\n"
        "try:\n"
        "    import diplonews.strategies\n"
        "except ImportError as error:\n"
        "    print(error)\n"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "diplonews.strategies needs hypothesis: pip install hypothesis"
