"""Tables of texts and the people, bodies and references that they hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from diplonews.document import Document
from diplonews.lexicon import table
from diplonews.values import Body, Person

HERE = Path(__file__).parent


def cases(file: str) -> list[tuple[str, str]]:
    rows = table((HERE / file).read_text(encoding="utf-8"), file)
    return [tuple(row.values()) for row in rows]  # type: ignore[misc]


def read(text: str) -> Document:
    return Document.read(text)


def split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


@pytest.mark.parametrize(("text", "people"), cases("people.tsv"))
def test_people(text: str, people: str) -> None:
    found = [a for a in read(text).actors if isinstance(a, Person)]
    said = [(a.name or "", a.country.code if a.country else "-", a.title) for a in found]
    wanted = []
    for part in split(people):
        name, country, *title = part.split("|")
        wanted.append((name, country, title[0] if title else None))
    wanted = sorted_by(wanted)
    kept = [
        (n, c, t if k < len(wanted) and wanted[k][2] is not None else None)
        for k, (n, c, t) in enumerate(sorted_by(said))
    ]
    assert kept == wanted


def sorted_by(people: list[tuple[str, str, str | None]]) -> list[tuple[str, str, str | None]]:
    return sorted(people, key=lambda p: (p[0], p[1], p[2] or ""))


@pytest.mark.parametrize(("text", "bodies"), cases("bodies.tsv"))
def test_bodies(text: str, bodies: str) -> None:
    found = [a for a in read(text).actors if isinstance(a, Body)]
    said = sorted((a.name, a.country.code if a.country else "-") for a in found)
    assert said == sorted(tuple(part.split("|")) for part in split(bodies))


@pytest.mark.parametrize(("text", "references"), cases("references.tsv"))
def test_references(text: str, references: str) -> None:
    document = read(text)
    for part in split(references):
        surface, names = part.split("=")
        found = [
            m for m in document.mentions if text[slice(*document.span(m.first, m.last))].lower() == surface.lower()
        ]
        if names == "?":
            assert all(m.who == () for m in found)
            continue
        assert found, surface
        wanted = {None if name == "-" else name for name in names.split("+")}
        assert any({a.name for a in (document.actors[n] for n in m.who)} == wanted for m in found), (
            surface,
            [[document.actors[n] for n in m.who] for m in found],
        )
