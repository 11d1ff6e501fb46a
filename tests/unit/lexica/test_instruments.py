"""The words of instruments, of signing and of titles, row by row."""

from __future__ import annotations

from typing import get_args

import pytest

from diplonews import parse, parse_title
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
        assert row["status"] in ("", "proposed" if row["kind"] == "p" else "")
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
    kinds = "left right open count do setting field joint aim private toward"
    assert row["kind"] in kinds.split()
    if row["kind"] == "count":
        assert row["count"] == "several" or int(row["count"]) > 0


def test_no_word_around_instruments_stands_twice() -> None:
    assert len({(r["term"], r["kind"]) for r in PHRASES}) == len(PHRASES)


SUBJECTS = rows("subjectwords.tsv")
TITLE_OF_KIND = {
    "manner": "{Word} Agreement on trade in timber",
    "cooperation": "Agreement on {word} in the field of trade in timber",
    "doing": "Agreement on {word} cooperation in trade in timber",
    "doing of": "Agreement on {word} of cooperation in the field of trade in timber",
    "adjective": "Agreement on {word} cooperation in the field of trade in timber",
    "field": "Agreement in the {word} of trade in timber",
    "link": "Agreement on cooperation {word} the field of trade in timber",
    "organ": "Agreement to set up a {word} on trade in timber",
}


@pytest.mark.parametrize("row", [r for r in SUBJECTS if r["kind"] in TITLE_OF_KIND], ids=lambda r: r["term"])
def test_word_around_a_subject_is_none(row: Row) -> None:
    """Whatever stands around it, the subject is what is left when these words are taken away."""
    subject = parse_title(TITLE_OF_KIND[row["kind"]].format(word=row["term"], Word=row["term"].capitalize())).subject
    assert subject is not None
    assert subject.text == "trade in timber"


@pytest.mark.parametrize("row", [r for r in SUBJECTS if r["kind"] == "whom"], ids=lambda r: r["term"])
def test_whom_an_instrument_serves_is_not_what_it_is_about(row: Row) -> None:
    subject = parse_title(f"Visa Waiver Agreement for {row['term']} of passports").subject
    assert subject is not None
    assert subject.text == "Visa Waiver"


@pytest.mark.parametrize("row", [r for r in SUBJECTS if r["kind"] == "case"], ids=lambda r: r["term"])
def test_the_case_in_which_help_is_given_belongs_to_it(row: Row) -> None:
    subject = parse_title(f"Agreement on assistance in the {row['term']} of refugees").subject
    assert subject is not None
    assert subject.text == f"assistance in the {row['term']} of refugees"


@pytest.mark.parametrize("row", [r for r in SUBJECTS if r["kind"] == "vague"], ids=lambda r: r["term"])
def test_fields_without_a_name_are_no_subject(row: Row) -> None:
    assert parse_title(f"Agreement on cooperation in {row['term']} fields").subject is None


@pytest.mark.parametrize("row", [r for r in SUBJECTS if r["kind"] == "sum"], ids=lambda r: r["term"])
def test_a_sum_of_money_is_no_subject(row: Row) -> None:
    assert parse_title(f"Agreement on two {row['term']}").subject is None


@pytest.mark.parametrize("row", [r for r in SUBJECTS if r["kind"] in ("region", "way")], ids=lambda r: r["term"])
def test_a_part_of_the_world_is_no_subject(row: Row) -> None:
    region = row["term"] if row["kind"] == "region" else f"{row['term']} asian"
    subject = parse_title(f"{region.title()} Free Trade Agreement").subject
    assert subject is not None
    assert subject.text == "Free Trade"


@pytest.mark.parametrize("row", [r for r in SUBJECTS if r["kind"] == "quality"], ids=lambda r: r["term"])
def test_how_good_an_instrument_is_is_no_subject(row: Row) -> None:
    subject = parse_title(f"{row['term']} timber trade agreement between Chad and Malta").subject
    assert subject is not None
    assert subject.text == "timber trade"


@pytest.mark.parametrize("row", [r for r in SUBJECTS if r["kind"] == "topic"], ids=lambda r: r["term"])
def test_a_topic_is_no_name(row: Row) -> None:
    (record,) = parse(f"They praised the {row['term'].title()} Treaty between Chad and Malta.").memoranda
    assert record.subject is not None
    assert record.subject.text == row["term"].title()


def test_every_word_around_subjects_has_a_test() -> None:
    assert {r["kind"] for r in SUBJECTS} == {
        *TITLE_OF_KIND,
        "whom",
        "case",
        "vague",
        "sum",
        "region",
        "way",
        "quality",
        "topic",
    }
    assert len({(r["term"], r["kind"]) for r in SUBJECTS}) == len(SUBJECTS)
