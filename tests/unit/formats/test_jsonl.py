"""JSON Lines: streams both ways, and one damaged line costs no other."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from format_sample import ARTICLE
from hypothesis import given, settings
from hypothesis import strategies as st

from diplonews import Article, Provenance, Registry, SchemaError, strategies, to_json
from diplonews.formats.jsonl import from_jsonl, to_jsonl

OTHER = Article(text="Nothing\u2028happened.", provenance=Provenance(version="0.1.0", registry=""))


@given(st.lists(strategies.articles(max_records=2), max_size=3))
@settings(max_examples=20)
def test_articles_come_back_in_order(articles: list[Article]) -> None:
    lines = list(to_jsonl(articles))
    assert all(line.count("\n") == 1 and line.endswith("\n") for line in lines)
    assert list(from_jsonl(lines)) == articles
    assert list(from_jsonl(io.BytesIO("".join(lines).encode()))) == articles


def test_it_streams_both_ways() -> None:
    taken: list[int] = []

    def endless() -> Iterator[Article]:
        while True:
            taken.append(1)
            yield ARTICLE

    read = from_jsonl(to_jsonl(endless()))
    assert [next(read), next(read)] == [ARTICLE, ARTICLE]
    assert len(taken) == 2


def test_files_in_text_and_binary_mode(tmp_path: Path) -> None:
    file = tmp_path / "news.jsonl"
    with file.open("w", encoding="utf-8", newline="\r\n") as stream:
        stream.writelines(to_jsonl([ARTICLE, OTHER]))
    with file.open(encoding="utf-8") as text, file.open("rb") as binary:
        assert list(from_jsonl(text)) == list(from_jsonl(binary)) == [ARTICLE, OTHER]


LINES = [to_json(ARTICLE), "", "{", to_json(OTHER).replace("diplonews/1", "diplonews/9"), " ", to_json(OTHER)]


def test_damaged_lines_are_told_with_their_numbers_after_the_others() -> None:
    found: list[Article] = []
    with pytest.raises(SchemaError) as caught:
        found.extend(from_jsonl(LINES))
    assert found == [ARTICLE, OTHER]
    assert [path for path, _ in caught.value.problems] == ["line 3", "line 4, format"]


def test_damaged_lines_can_be_reported_as_they_come() -> None:
    told: list[tuple[int, str]] = []
    read = from_jsonl(LINES, report=lambda number, error: told.append((number, error.problems[0][0])))
    assert list(read) == [ARTICLE, OTHER]
    assert told == [(3, ""), (4, "format")]


@pytest.mark.parametrize("binary", [True, False])
def test_a_line_that_is_too_long_is_not_held(binary: bool) -> None:
    good = to_json(OTHER)
    text = f"{good}\n{'x' * 50_000}\n{good}\n{good}"
    sizes: list[int] = []

    class Bytes(io.BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            line = super().readline(size)
            sizes.append(len(line))
            return line

    told: list[int] = []
    stream: io.BytesIO | io.StringIO = Bytes(text.encode()) if binary else io.StringIO(text)
    read = from_jsonl(stream, max_size=1_000, report=lambda number, _: told.append(number))
    assert list(read) == [OTHER, OTHER, OTHER]
    assert told == [2]
    assert max(sizes, default=0) <= 1_002


def test_a_line_of_exactly_the_allowed_size() -> None:
    good = to_json(OTHER)
    assert list(from_jsonl(io.StringIO(f"{good}\n{good}\r\n"), max_size=len(good))) == [OTHER, OTHER]


def test_one_string_is_no_list_of_lines() -> None:
    with pytest.raises(TypeError, match="not as one string"):
        list(from_jsonl("{}\n{}"))


def test_the_options_of_json() -> None:
    line = to_json(OTHER).replace('"title"', '"extra":1,"title"')
    assert list(from_jsonl([line], unknown_keys="ignore")) == [OTHER]
    with pytest.raises(SchemaError, match="line 1, records"):
        list(from_jsonl([to_json(ARTICLE)], registry=Registry()))
    with pytest.raises(SchemaError, match=r"records\[0\]"):
        list(to_jsonl([ARTICLE], registry=Registry()))
