"""Memoranda: signatories, witnesses, places, titles, amended instruments, and notes on what was left out."""

from __future__ import annotations

import datetime as dt

import pytest

import diplonews
from diplonews import Actor, Country, Memorandum, Person
from diplonews.article import Article


def parse(text: str) -> Article:
    return diplonews.parse(text, published=dt.date(2024, 5, 16), only=[Memorandum])


def names(actors: tuple[Actor, ...]) -> list[str | None]:
    return [a.name or (a.title if isinstance(a, Person) else None) for a in actors]


def test_signatories_and_witnesses() -> None:
    (record,) = parse(
        "The memorandum on ports was signed by Foreign Minister Ama Mensah of Ghana and Ambassador Kari Nilsen of Norway "
        "in the presence of President Kofi Boateng."
    ).memoranda
    assert names(record.signatories) == ["Ama Mensah", "Kari Nilsen"]
    assert names(record.witnesses) == ["Kofi Boateng"]
    assert record.parties == (Country("GH"), Country("NO"))
    assert {e.rule for e in record.because("parties")} == {"inferred.memorandum.parties.offices"}


def test_onlookers_are_witnesses() -> None:
    (record,) = parse(
        "President Ama Mensah witnessed the signing of an agreement on ports between Ghana and Norway in Oslo."
    ).memoranda
    assert names(record.witnesses) == ["Ama Mensah"]
    assert record.signatories == ()


def test_place_of_the_clause() -> None:
    (record,) = parse("Ghana and Norway signed an agreement on ports in Oslo on 3 May 2024.").memoranda
    assert record.place is not None
    assert record.place.name == "Oslo"
    assert record.subject is not None
    assert record.subject.text == "ports"


def test_own_title_only_where_the_text_gives_one() -> None:
    named, unnamed = parse(
        "Ghana and Norway signed the Port Security Agreement on 3 May 2024. They also signed a protocol on visas."
    ).memoranda
    assert named.title is not None
    assert named.title.text == "Port Security Agreement"
    assert unnamed.title is None


def test_amended_instrument_in_a_list() -> None:
    first, older = parse(
        "Talks were held in Accra. The following documents were signed:\n\n"
        "- Protocol on amendments to the Agreement between the Government of Ghana and the Government of Norway on air "
        "services of 12 May 2008."
    ).memoranda
    assert first.instrument == "protocol"
    assert first.amends is not None
    assert first.amends.text.startswith("Agreement between")
    assert older.instrument == "agreement"
    assert str(older.when) == "2008-05-12"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Ghana and Norway signed three agreements on health and education.", "memorandum.count.disagrees"),
        (
            "Ghana and Norway signed two agreements: an agreement on ports; a protocol on roads; a pact on rail.",
            "memorandum.count.disagrees",
        ),
        ("Ghana and Norway did not sign the agreement on visas.", "memorandum.rejected.not-signed"),
        ("The singer signed a contract with a record label.", "memorandum.rejected.private"),
        ("Staff received a memorandum about parking on Friday.", "memorandum.rejected.no-signing"),
        ("The Geneva Conventions protect nurses.", "memorandum.rejected.referred-to"),
        ("The ministers discussed agreements.", "memorandum.rejected.none-in-particular"),
    ],
)
def test_notes_say_what_was_left_out(text: str, rule: str) -> None:
    article = parse(text)
    (note,) = [n for n in article.notes if n.rule == rule]
    assert note.reason
    assert 0 <= note.start < note.end <= len(text)


def test_added_words_are_read() -> None:
    registry = diplonews.Registry.builtin().with_words(
        "instruments.tsv",
        [{"term": "handshake", "kind": "I", "instrument": "arrangement", "number": "s", "needs": "", "about": ""}],
    )
    text = "Ghana and Norway signed a handshake on herring on 3 May 2024."
    (record,) = diplonews.parse(text, only=[Memorandum], registry=registry).memoranda
    assert record.instrument == "arrangement"
    assert not diplonews.parse(text, only=[Memorandum]).memoranda


def test_the_owner_of_a_body_is_no_part_of_its_name() -> None:
    (record,) = diplonews.parse("Ghana Gas and Norway's Equinor signed an agreement on gas.").memoranda
    assert names(record.parties) == ["Ghana Gas", "Equinor"]
    assert [c.code for c in record.countries] == ["GH", "NO"]
