"""``explain``: why a record is there, and why another is not."""

from __future__ import annotations

import attrs
import pytest

from diplonews.article import Article, Provenance
from diplonews.cli import main
from diplonews.formats.explain import explain
from diplonews.records import Visit
from diplonews.values import Country, Evidence, KnownPerson, Note, Person, Span

TEXT = "President Ana Sol visited Oslo on Tuesday.\n\nAlso read: Sol to visit Denmark"
VISIT = Visit(
    visitors=(Person(name="Ana Sol", country=Country("PT")),),
    destination=Country("NO"),
    evidence=(
        Evidence("record", 18, 30, "visit.verb"),
        Evidence("visitors", 0, 17, "visit.visitors.subject"),
        Evidence("destination", 26, 30, "visit.destination.object"),
        Evidence("destination", 31, 41, "inferred.visit.destination.test"),
    ),
)
ARTICLE = Article(
    text=TEXT,
    records=(VISIT,),
    notes=(Note(44, len(TEXT), "furniture.link", "a link to another article"),),
    provenance=Provenance(version="0", registry="0"),
)


def test_everything() -> None:
    assert explain(ARTICLE) == (
        "VISIT  18–30\n"
        "    record: “visited Oslo” 18–30, visit.verb\n"
        "    visitors = Ana Sol (PT): “President Ana Sol” 0–17, visit.visitors.subject\n"
        "    destination = Norway: “Oslo” 26–30, visit.destination.object\n"
        "    destination: “on Tuesday” 31–41, inferred.visit.destination.test\n"
        "    status = completed\n"
        "    explicit = True\n"
        "\n"
        "NOT READ  44–75\n"
        "    “Also read: Sol to visit Denmark”: a link to another article, furniture.link\n"
    )


def test_at_a_place() -> None:
    assert explain(ARTICLE, at=0).startswith("VISIT")
    assert explain(ARTICLE, at=50).startswith("NOT READ")
    assert explain(ARTICLE, at=43) == "Nothing was read or noted at 43. Nearest: the visit at 18–30 before it.\n"
    assert explain(ARTICLE, at=75) == "The text ends at 75.\n"
    assert explain(Article(text="", provenance=ARTICLE.provenance)) == "Nothing was read or noted.\n"


def test_who_is_meant() -> None:
    person = KnownPerson(name="Ana Sol", country=Country("PT"), mentions=(Span(55, 58),))
    shown = explain(attrs.evolve(ARTICLE, people=(person,)), at=56)
    assert shown.endswith("WHO  55–58\n    “Sol”: Ana Sol (PT)\n")


def test_lines_keep_to_the_width_and_long_places_are_cut() -> None:
    long = "word " * 100
    article = Article(text=long, notes=(Note(0, 499, "visit.none.test", "a reason"),), provenance=ARTICLE.provenance)
    shown = explain(article, width=60)
    assert max(map(len, shown.splitlines())) <= 60
    assert " … " in shown


def test_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "--example"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("VISIT  ")
    assert "visit.destination.arrives-in" in shown
    assert main(["explain", "--example", "--at", "0"]) == 0
    assert capsys.readouterr().out.startswith("Nothing was read or noted at 0. Nearest: the visit at ")
    assert main(["explain", "none.txt", "--example"]) == 2
    both = capsys.readouterr()
    assert both.err == "diplonews: none.txt: no such file or directory\n"
    assert both.out.startswith("== example ==\nVISIT")
    with pytest.raises(SystemExit):
        main(["explain", "--example", "--at", "x"])
    assert capsys.readouterr().err.count("\n") == 1
