"""``parse_many``: lazy, in order, in constant memory, by one process or several."""

from __future__ import annotations

import datetime as dt
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import frozen

import diplonews
from diplonews import Article, Failure, Registry, Source, many, parse, parse_many
from diplonews.document import Document
from diplonews.errors import ReadError
from diplonews.records import Record


@frozen(kw_only=True)
class Odd(Record):
    """A record type of another project."""

    type = "odd"


def raising(document: Document) -> Iterator[Record]:
    if "bad" in document.tokens.text:
        raise RuntimeError("no such words")
    yield from ()


def dying(document: Document) -> Iterator[Record]:
    if "deadly" in document.tokens.text:
        os.kill(os.getpid(), signal.SIGKILL)
    yield from ()


def registry(parser: object) -> Registry:
    return Registry.builtin().with_type(Odd, parser)  # type: ignore[arg-type]


TEXTS = [f"Foreign Minister Ida Sol visited Lisbon on April {day}, 2021." for day in range(1, 31)]


@pytest.mark.parametrize("workers", [1, 2])
def test_in_order_and_equal_to_parse(workers: int) -> None:
    assert list(parse_many(TEXTS, workers=workers)) == [parse(t) for t in TEXTS]


@pytest.mark.parametrize("workers", [1, 2])
def test_lazy(workers: int) -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield f"Text {taken}."

    results = parse_many(endless(), workers=workers)
    assert taken == 0
    assert [r.text for r in (next(results), next(results)) if isinstance(r, Article)] == ["Text 1.", "Text 2."]
    assert taken <= 2 + 8 * 2 * workers + 8
    results.close()  # type: ignore[attr-defined]


def test_metadata_goes_along() -> None:
    source = Source(
        name="a",
        text="They met.",
        title="Talks",
        authors=("Lena Abara",),
        publisher="Coast",
        published=dt.date(2021, 4, 14),
    )
    (article,) = parse_many([source])
    assert isinstance(article, Article)
    assert (article.title, article.authors, article.publisher) == ("Talks", ("Lena Abara",), "Coast")
    assert article.published == dt.date(2021, 4, 14)


def test_files(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "One."}\n{\n{"text": "Two."}\n')
    (tmp_path / "b.txt").write_bytes(b"\x00")
    results = list(parse_many([tmp_path / "a.jsonl", tmp_path / "b.txt", tmp_path / "none.txt", "Three."]))
    assert [r.text if isinstance(r, Article) else r for r in results] == [
        "One.",
        Failure("a.jsonl#2", "is not JSON"),
        "Two.",
        Failure("b.txt", "is binary, not text"),
        Failure("none.txt", "no such file or directory"),
        "Three.",
    ]


@pytest.mark.parametrize("workers", [1, 2])
def test_errors(workers: int) -> None:
    texts = ["fine", "bad", "fine again"]
    told = Failure("#2", "RuntimeError: no such words")
    options = {"workers": workers, "registry": registry(raising)}
    assert [type(r) for r in parse_many(texts, **options)] == [Article, Failure, Article]  # type: ignore[arg-type]
    assert next(r for r in parse_many(texts, **options) if isinstance(r, Failure)) == told  # type: ignore[arg-type]
    assert len(list(parse_many(texts, on_error="skip", **options))) == 2  # type: ignore[arg-type]
    with pytest.raises(ReadError, match="#2: RuntimeError: no such words"):
        list(parse_many(texts, on_error="raise", **options))  # type: ignore[arg-type]
    assert list(parse_many([3])) == [Failure("#1", "is neither a text, a source nor a path but int")]  # type: ignore[list-item]


def test_a_dead_worker_costs_one_article() -> None:
    texts = [f"text {n}" for n in range(40)]
    texts[11] = "deadly"
    results = list(parse_many(texts, workers=2, registry=registry(dying)))
    assert results[11] == Failure("#12", "its worker process died")
    assert [r.text for r in results if isinstance(r, Article)] == [t for t in texts if t != "deadly"]


def test_the_work_of_a_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setattr(many, "_parser", None)
    many._start(None, None)
    done = many._work([Source(name="a", text="They met."), Failure("b", "is empty")])
    assert [r.text if isinstance(r, Article) else r for r in done] == ["They met.", Failure("b", "is empty")]


def test_an_extra_that_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def missing(path: Path) -> Iterator[Source]:
        raise ModuleNotFoundError(name="feedparser")
        yield Source(name=path.name, text="")

    monkeypatch.setattr(many, "read", missing)
    assert list(parse_many([tmp_path / "a.rss"])) == [
        Failure("a.rss", "needs feedparser, which is not installed: pip install 'diplonews[feeds]'")
    ]


def test_options_are_checked() -> None:
    with pytest.raises(ValueError, match="workers must be at least 1"):
        parse_many([], workers=0)
    with pytest.raises(ValueError, match="on_error must be"):
        parse_many([], on_error="ignore")  # type: ignore[arg-type]


def test_only() -> None:
    (article,) = parse_many(
        ["Foreign Minister Ida Sol visited Lisbon. She said that it rained."], only=(diplonews.Statement,)
    )
    assert isinstance(article, Article)
    assert not article.visits


def test_a_parser_travels_small() -> None:
    import pickle

    assert len(pickle.dumps(Registry.builtin())) < 5_000
