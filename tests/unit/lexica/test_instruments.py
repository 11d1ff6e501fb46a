"""The words of instruments, of signing and of titles, row by row."""

from __future__ import annotations

from typing import get_args

import pytest

from diplonews.lexicon import Row, keys_of, rows
from diplonews.records.memorandum import Instrument, MemorandumStatus

INSTRUMENTS = rows("instruments.tsv")
SIGNING = rows("signing.tsv")
TITLE_WORDS = rows("titlewords.tsv")


@pytest.mark.parametrize("row", INSTRUMENTS, ids=lambda r: r["term"])
def test_instrument(row: Row) -> None:
    assert row["kind"] == "I"
    assert row["instrument"] in get_args(Instrument)
    assert row["number"] in ("s", "p")
    assert row["needs"] in ("", "signed", "title")
    assert row["about"] == "" or 0 < int(row["about"]) < len(keys_of(row["term"]))
    assert keys_of(row["term"])


def test_every_kind_has_words() -> None:
    assert {r["instrument"] for r in INSTRUMENTS} == set(get_args(Instrument))


@pytest.mark.parametrize("lexicon", [INSTRUMENTS, SIGNING], ids=["instruments", "signing"])
def test_no_word_stands_twice(lexicon: list[Row]) -> None:
    words = [keys_of(r["term"]) for r in lexicon]
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("row", SIGNING, ids=lambda r: r["term"])
def test_word_of_signing(row: Row) -> None:
    assert row["kind"] in tuple("SEFNTypjcWV")
    if row["kind"] in "SEFNT":
        assert row["status"] in get_args(MemorandumStatus)
    else:
        assert row["status"] == ""
    assert row["strong"] in ("", "yes")


def test_a_word_of_titles_has_one_kind() -> None:
    words = [keys_of(r["term"]) for r in TITLE_WORDS if r["kind"] != "R"]
    assert len(set(words)) == len(words)
    assert {r["kind"] for r in TITLE_WORDS} <= set("bJfMEpzygxcmYWRKQT")


def test_words_of_titles_are_no_instruments() -> None:
    assert not {keys_of(r["term"]) for r in TITLE_WORDS if r["kind"] != "R"} & {keys_of(r["term"]) for r in INSTRUMENTS}


PHRASES = rows("nounphrases.tsv")


@pytest.mark.parametrize("row", PHRASES, ids=lambda r: f"{r['kind']}-{r['term']}")
def test_word_around_instruments(row: Row) -> None:
    assert row["kind"] in ("left", "right", "open", "count", "do", "setting", "field")
    if row["kind"] == "count":
        assert row["count"] == "several" or int(row["count"]) > 0


def test_no_word_around_instruments_stands_twice() -> None:
    assert len({(r["term"], r["kind"]) for r in PHRASES}) == len(PHRASES)
