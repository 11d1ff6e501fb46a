"""Fuzzing by atheris: anything but a documented error, a broken invariant or a hang is a finding.

    pip install . atheris
    python scripts/fuzz.py parse SEEDS_DIR -max_total_time=600

The first argument names what is fuzzed (``parse``, ``title``, ``when``, ``json``, ``html``); the others go to libFuzzer
(https://llvm.org/docs/LibFuzzer.html). A finding is written to a file ``crash-…`` and becomes a test.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable

import atheris

with atheris.instrument_imports(include=["diplonews"]):
    import diplonews
    from diplonews.errors import DiplonewsError
    from diplonews.readers.html import read_html

    diplonews.from_json(diplonews.to_json(diplonews.parse("Modules load on first use.")))  # all of them instrumented
    diplonews.parse_title("Agreement between Peru and Chile")
    diplonews.parse_when("2024")


def parse(text: str) -> None:
    """Every value is supported by a place in the text, and the article comes back from JSON."""
    article = diplonews.parse(text, published=dt.date(2024, 4, 9))
    for record in article.records:
        for evidence in record.evidence:
            if not 0 <= evidence.span.start <= evidence.span.end <= len(text):
                raise AssertionError(f"{evidence} stands outside of the text")
    if diplonews.from_json(diplonews.to_json(article)) != article:
        raise AssertionError("does not come back from JSON")


def title(text: str) -> None:
    diplonews.parse_title(text)


def when(text: str) -> None:
    found = diplonews.parse_when(text, anchor=dt.date(2024, 4, 9))
    if found is not None and diplonews.When(found.edtf) != found:
        raise AssertionError(f"{found} does not come back from EDTF")


def json(text: str) -> None:
    try:
        article = diplonews.from_json(text)
    except DiplonewsError:
        return
    if diplonews.from_json(diplonews.to_json(article)) != article:
        raise AssertionError("does not come back from JSON")


def html(text: str) -> None:
    page = read_html(text)
    if page.text and page.page is not None:
        page.page.span(0, len(page.text))


TARGETS: dict[str, Callable[[str], None]] = {f.__name__: f for f in (parse, title, when, json, html)}


def main() -> None:
    name = sys.argv.pop(1)
    target = TARGETS[name]

    def one(data: bytes) -> None:
        target(data.decode("utf-8", "surrogateescape"))

    atheris.Setup(sys.argv, one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
