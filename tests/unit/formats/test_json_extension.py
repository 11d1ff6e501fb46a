"""Records of other projects in JSON."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar, Literal

import pytest
from attrs import frozen
from format_sample import ARTICLE, PREMIER, TEXT, cut

from diplonews import (
    Article,
    Country,
    KnownPerson,
    Person,
    Provenance,
    Quote,
    Record,
    Registry,
    SchemaError,
    Visit,
    from_dict,
    from_json,
    to_dict,
    to_json,
)


@frozen
class Amount:
    value: float
    currency: str = "EUR"


@frozen(kw_only=True)
class Loan(Record):
    """A loan from one country to another."""

    type: ClassVar[str] = "loan"
    lender: Country
    borrower: Person | Country | None = None
    amounts: tuple[Amount, ...] = ()
    rate: float | None = None
    tenor: Literal["short", "long"] | None = None
    due: dt.date | None = None
    wording: tuple[Quote, ...] = ()

    def __attrs_post_init__(self) -> None:
        if self.rate is not None and self.rate < 0:
            raise ArithmeticError("a rate is not negative")


LENDING = Registry.builtin().with_type(Loan, "elsewhere.loans:parse")
LOAN = Loan(
    lender=Country("AT"),
    borrower=PREMIER,
    amounts=(Amount(1e16), Amount(2.5, "USD")),
    rate=0.1,
    tenor="long",
    due=dt.date(2031, 1, 2),
    wording=(cut("treaty"),),
)


def loan_article(loan: Loan = LOAN) -> Article:
    return Article(text=TEXT, records=(loan,), provenance=Provenance(version="0.1.0", registry=LENDING.fingerprint))


def test_a_record_of_another_project() -> None:
    article = loan_article()
    assert from_json(to_json(article), registry=LENDING) == article
    assert to_dict(article)["records"][0]["amounts"][1] == {"value": 2.5, "currency": "USD"}
    assert to_dict(article)["records"][0]["due"] == "2031-01-02"
    with pytest.raises(SchemaError, match=r"records\[0\]\.type: unknown record type 'loan'"):
        from_json(to_json(article))
    with pytest.raises(SchemaError, match=r"records\[0\]\.type: 'loan'"):
        to_json(article, registry=Registry.builtin())
    assert to_json(article, registry=LENDING) == to_json(article)


@pytest.mark.parametrize(
    ("field", "value", "path", "reason"),
    [
        ("rate", "0.1", "records[0].rate", "expected a finite number"),
        ("rate", True, "records[0].rate", "expected a finite number"),
        ("rate", float("inf"), "records[0].rate", "expected a finite number"),
        ("rate", 10**400, "records[0].rate", "expected a finite number, not a number of 1329 bits"),
        ("rate", -1.0, "records[0]", "ArithmeticError: a rate is not negative"),
        ("tenor", "medium", "records[0].tenor", "expected one of short, long"),
        ("amounts", [{"value": 1.0, "coin": "gold"}], "records[0].amounts[0].coin", "unknown key"),
        ("borrower", {"type": "body", "name": "x"}, "records[0].borrower.type", "unknown actor type 'body'"),
        ("wording", [{"start": 1, "end": 2, "text": "?"}], "records[0].wording[0].text", "not what stands"),
    ],
)
def test_damage_in_a_record_of_another_project(field: str, value: Any, path: str, reason: str) -> None:
    data = to_dict(loan_article())
    data["records"][0][field] = value
    with pytest.raises(SchemaError) as caught:
        from_dict(data, registry=LENDING)
    assert [p for p, _ in caught.value.problems] == [path]
    assert reason in caught.value.problems[0][1]


def test_whole_numbers_are_numbers() -> None:
    data = to_dict(loan_article())
    data["records"][0]["rate"] = 1
    assert from_dict(data, registry=LENDING).of(Loan)[0].rate == 1.0


def test_numbers_without_a_form_in_json_are_not_written() -> None:
    with pytest.raises(SchemaError, match="nan"):
        to_json(loan_article(Loan(lender=Country("AT"), rate=float("nan"))))


def test_an_actor_of_another_class_is_not_written() -> None:
    known: Any = KnownPerson(name="Flavia Elphberg")
    article = Article(text=TEXT, records=(Visit(visitors=(known,)),), provenance=ARTICLE.provenance)
    with pytest.raises(SchemaError, match="KnownPerson"):
        to_dict(article)
