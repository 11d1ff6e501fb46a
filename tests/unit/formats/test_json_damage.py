"""Foreign and damaged input: one error that names every bad path."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
import time
from typing import Any, get_args, get_type_hints

import pytest
from format_sample import ARTICLE

import diplonews
from diplonews import (
    SchemaError,
    Visit,
    from_dict,
    from_json,
    to_dict,
    to_json,
)

# --- damage: (where, what stands there instead, path, part of the reason) ---------------------------------------------

DELETE = object()
DAMAGE: list[tuple[str, Any, str, str]] = [
    ("title", 3, "title", "expected a string, not the number 3"),
    ("authors", "R. Rassendyll", "authors", "expected a list, not 'R. Rassendyll'"),
    ("authors.1", None, "authors[1]", "expected a string, not null"),
    ("published", "14 April", "published", "expected a day"),
    ("published", "2021-02-30", "published", "expected a day"),
    ("published", "20210414", "published", "expected a day"),
    ("published", "2021-W15-3", "published", "expected a day"),
    ("published", 20210414, "published", "expected a day"),
    ("dateline", "Zenda", "dateline", "expected an object"),
    ("dateline.country", "Austria", "dateline.country", "two capital letters"),
    ("language", None, "language", "expected a string"),
    ("text", None, "text", "expected a string"),
    ("text", DELETE, "text", "missing"),
    ("sha256", DELETE, "sha256", "missing"),
    ("sha256", "0" * 64, "sha256", "not that of the text"),
    ("sha256", 5, "sha256", "not that of the text"),
    ("format", DELETE, "format", "missing"),
    ("format", "diplonews/2", "format", "expected 'diplonews/1', not 'diplonews/2'"),
    ("provenance", DELETE, "provenance", "missing"),
    ("provenance.version", 1, "provenance.version", "expected a string"),
    ("extra", 1, "extra", "unknown key"),
    ("records", {}, "records", "expected a list, not an object"),
    ("records.0", [], "records[0]", "expected an object, not a list"),
    ("records.0", None, "records[0]", "expected an object, not null"),
    ("records.0.type", "sanction", "records[0].type", "unknown record type 'sanction'; known are visit, meeting"),
    ("records.0.type", DELETE, "records[0].type", "missing"),
    ("records.0.type", ["visit"], "records[0].type", "unknown record type a list"),
    ("records.0.type", "meeting", "records[0].participants", "missing"),
    ("records.0.visitors", DELETE, "records[0].visitors", "missing"),
    ("records.0.colour", "red", "records[0].colour", "unknown key"),
    ("records.0.visitors.0", "Flavia", "records[0].visitors[0]", "expected an object"),
    ("records.0.visitors.0.type", "king", "records[0].visitors[0].type", "unknown actor type 'king'"),
    ("records.0.visitors.0.country", "de", "records[0].visitors[0].country", "two capital letters"),
    ("records.0.visitors.0.country", {"code": "DE"}, "records[0].visitors[0].country", "expected a string"),
    ("records.0.visitors.0.rank", 1, "records[0].visitors[0].rank", "unknown key"),
    ("records.0.hosts.0.name", None, "records[0].hosts[0].name", "expected a string"),
    ("records.0.hosts.1.country", None, "records[0].hosts[1].country", "expected a string"),
    ("records.0.hosts.1.name", 7, "records[0].hosts[1].name", "expected a string"),
    ("records.0.kind", "secret", "records[0].kind", "expected one of state, official"),
    ("records.0.kind", None, "records[0].kind", "expected one of"),
    ("records.0.kind", ["state"], "records[0].kind", "expected one of"),
    ("records.0.explicit", 1, "records[0].explicit", "expected true or false, not the number 1"),
    ("records.0.when", "yesterday", "records[0].when", "EDTF"),
    ("records.0.when", "2021-02-30", "records[0].when", "EDTF"),
    ("records.0.when", 2021, "records[0].when", "expected a string"),
    ("records.0.purpose.start", "53", "records[0].purpose.start", "expected an integer, not '53'"),
    ("records.0.purpose.start", True, "records[0].purpose.start", "expected an integer, not true"),
    ("records.0.purpose.start", 53.0, "records[0].purpose.start", "expected an integer"),
    ("records.0.purpose.start", -1, "records[0].purpose", "start"),
    ("records.0.purpose.text", "sign a TREATY", "records[0].purpose.text", "not what stands at [53:66]"),
    ("records.0.purpose.text", "sign", "records[0].purpose", "13 characters"),
    ("records.0.evidence.0.end", 10**6, "records[0].evidence[0]", "outside the text of"),
    ("records.0.evidence.0.end", 10**4000, "records[0].evidence[0]", "outside the text of"),
    ("records.0.evidence.0.end", 5, "records[0].evidence[0]", "start < end"),
    ("records.0.evidence.0.rule", None, "records[0].evidence[0].rule", "expected a string"),
    ("records.0.evidence.0", {}, "records[0].evidence[0].rule", "missing"),
    ("records.2.count", "3", "records[2].count", "expected an integer"),
    ("records.2.count", 1e3, "records[2].count", "expected an integer"),
    ("records.2.countries.0", {"country": "AT"}, "records[2].countries[0]", "expected a string, not an object"),
    ("people.0.mentions.0.end", 999, "people[0].mentions[0]", "outside the text"),
    ("people.0.type", "person", "people[0].type", "unknown key"),
    ("notes.0.end", 999, "notes[0]", "outside the text"),
    ("bodies.0", "Court", "bodies[0]", "expected an object"),
    ("title", object(), "title", "a Python object"),
]


def damaged(where: str, what: Any) -> dict[str, Any]:
    data = copy.deepcopy(to_dict(ARTICLE))
    *way, last = where.split(".")
    spot: Any = data
    for step in way:
        spot = spot[int(step)] if step.isdigit() else spot[step]
    key: Any = int(last) if last.isdigit() else last
    if what is DELETE:
        del spot[key]
    else:
        spot[key] = what
    return data


@pytest.mark.parametrize(("where", "what", "path", "reason"), DAMAGE, ids=[f"{d[0]}-{d[3]}" for d in DAMAGE])
def test_damage_is_told_with_its_path(where: str, what: Any, path: str, reason: str) -> None:
    with pytest.raises(SchemaError) as caught:
        from_dict(damaged(where, what))
    assert any(p == path and reason in r for p, r in caught.value.problems), caught.value.problems
    assert path in str(caught.value)
    assert len(str(caught.value)) < 2_000


WORDED: list[tuple[str, Any, str, str]] = [
    ("title", False, "title", "expected a string, not false"),
    ("authors", "x" * 40, "authors", f"expected a list, not '{'x' * 40}'"),
    ("authors", "x" * 41, "authors", f"expected a list, not '{'x' * 39}…'"),
    ("title", 2**63 - 1, "title", f"expected a string, not the number {2**63 - 1}"),
    ("title", 2**63, "title", "expected a string, not a number of 64 bits"),
    ("title", ("Zenda",), "title", "expected a string, not a list"),
    ("published", "soon", "published", "expected a day such as '2021-04-14', not 'soon'"),
    ("records.0.kind", "loud", "records[0].kind", "{kinds}, not 'loud'"),
    ("text", DELETE, "text", "missing"),
    ("sha256", DELETE, "sha256", "missing"),
    ("sha256", "0" * 4, "sha256", "'0000' is not that of the text"),
    ("format", DELETE, "format", "missing"),
    ("two words", 1, "['two words']", "unknown key"),
]


@pytest.mark.parametrize(("where", "what", "path", "reason"), WORDED, ids=[f"{d[0]}-{d[3]}" for d in WORDED])
def test_a_reason_is_told_in_these_words(where: str, what: Any, path: str, reason: str) -> None:
    kinds = "expected one of " + ", ".join(get_args(get_type_hints(Visit)["kind"]))
    with pytest.raises(SchemaError) as caught:
        from_dict(damaged(where, what))
    assert (path, reason.replace("{kinds}", kinds)) in caught.value.problems


def test_a_record_is_data_as_within_its_article() -> None:
    assert [to_dict(record) for record in ARTICLE.records] == to_dict(ARTICLE)["records"]


def test_every_damage_is_told_at_once() -> None:
    data = damaged("records.0.visitors.0.country", "de")
    data["records"][1]["kind"] = "loud"
    data["records"][3]["format"] = 5
    data["people"][0]["mentions"][1]["end"] = 10_000
    data["notes"][0]["why"] = "x"
    data["sha256"] = ""
    with pytest.raises(SchemaError) as caught:
        from_dict(data)
    assert sorted(p for p, _ in caught.value.problems) == [
        "notes[0].why",
        "people[0].mentions[1]",
        "records[0].visitors[0].country",
        "records[1].kind",
        "records[3].format",
        "sha256",
    ]


@pytest.mark.parametrize("data", [None, [], "x", 3, {}, {"format": None}, {"format": {"a": []}}, [[[[]]]]])
def test_what_is_no_article_at_all(data: Any) -> None:
    with pytest.raises(SchemaError):
        from_dict(data)


def test_unknown_keys_are_kept_out_on_request() -> None:
    data = damaged("records.0.visitors.0.rank", {"deep": [1, {"x": None}]})
    data["extra"] = data["records"][1]["mood"] = data["records"][0]["purpose"]["style"] = "grave"
    with pytest.raises(SchemaError, match="unknown key") as caught:
        from_dict(data)
    assert len(caught.value.problems) == 4
    assert from_dict(data, unknown_keys="ignore") == ARTICLE
    data["title"] = 3
    with pytest.raises(SchemaError, match="title: expected a string") as caught:
        from_dict(data, unknown_keys="ignore")
    assert len(caught.value.problems) == 1
    with pytest.raises(ValueError, match="unknown_keys"):
        from_dict(data, unknown_keys="keep")  # type: ignore[arg-type]


# --- damage of the JSON itself -----------------------------------------------------------------------------------------

GOOD = to_json(ARTICLE)
BROKEN: dict[str, tuple[str | bytes, str]] = {
    "empty": ("", "not JSON"),
    "cut short": (GOOD[:-1], "not JSON"),
    "trailing garbage": (GOOD + "}", "not JSON: Extra data"),
    "two documents": (GOOD + GOOD, "not JSON: Extra data"),
    "NaN": (GOOD.replace('"count":null', '"count":NaN'), "NaN is not JSON"),
    "Infinity": (GOOD.replace('"count":null', '"count":-Infinity'), "-Infinity is not JSON"),
    "beyond floats": (GOOD.replace('"count":null', '"count":1e999'), "records[2].count: expected an integer"),
    "5,000 digits": (GOOD.replace('"count":null', '"count":' + "9" * 5_000), "digits"),
    "4,000 digits": (GOOD.replace('"start":53', '"start":' + "9" * 4_000), "records[0].purpose"),
    "doubled key": (GOOD.replace('"title":"A visit"', '"title":"A visit","title":"B"'), "the key 'title' stands twice"),
    "doubled key within": (GOOD.replace('"count":null', '"count":1,"count":2'), "records[2]: the key 'count' stands"),
    "byte order mark": ("\ufeff" + GOOD, "byte order mark"),
    "byte order mark in bytes": (("\ufeff" + GOOD).encode(), "byte order mark"),
    "UTF-16": (GOOD.encode("utf-16"), "not UTF-8 at byte 0"),
    "invalid UTF-8": (GOOD.encode().replace(b"Gazette", b"Gaz\xffette"), "not UTF-8 at byte"),
    "surrogates in UTF-8": (GOOD.encode().replace(b"Gazette", b"\xed\xa0\x80"), "not UTF-8 at byte"),
    "raw NUL": (GOOD.replace("Gazette", "Gaz\0ette"), "not JSON: Invalid control character"),
    "NUL before": ("\0" + GOOD, "not JSON"),
    "100,000 open brackets": ("[" * 100_000, "nested deeper"),
    "100,000 open braces": ('{"a":' * 100_000, "nested deeper"),
    "mixed and closed": ('[{"a":' * 50_000 + "1" + "}]" * 50_000, "nested deeper"),
    "brackets beside": ("[" + "[]," * 100 + "[" * 100_000, "nested deeper"),
    "brackets after a string": ('["\\"]]]]' + "]" * 100 + '",' + "[" * 100, "nested deeper"),
    "deep in an unknown key": (GOOD.replace('"title"', '"x":' + "[" * 70 + "]" * 70 + ',"title"'), "nested deeper"),
    "unclosed string": ('"' + "[" * 100_000, "not JSON"),
}


@pytest.mark.flaky(reruns=4)  # a clock: other work on the machine may disturb one run, not five
@pytest.mark.parametrize(("data", "reason"), BROKEN.values(), ids=BROKEN)
def test_broken_json(data: str | bytes, reason: str) -> None:
    begin = time.process_time()
    with pytest.raises(SchemaError) as caught:
        from_json(data)
    assert reason in str(caught.value)
    assert len(str(caught.value)) < 2_000
    assert time.process_time() - begin < 2


@pytest.mark.parametrize(
    ("data", "path", "reason"),
    [
        ("\ufeff" + GOOD, "", "begins with a byte order mark; write UTF-8 without one"),
        (
            GOOD.replace('"count":null', '"count":' + "9" * 5_000),
            "",
            "not JSON that can be read: an integer has too many digits",
        ),
        (GOOD.replace('"count":null', '"count":1,"count":2'), "records[2]", "the key 'count' stands twice"),
        ('{"a":1,"a":2}', "", "the key 'a' stands twice"),
    ],
)
def test_broken_json_is_told_in_these_words(data: str, path: str, reason: str) -> None:
    with pytest.raises(SchemaError) as caught:
        from_json(data)
    assert (path, reason) in caught.value.problems


def test_lone_surrogates_may_stand_as_they_are() -> None:
    article = diplonews.parse("Zenda \ud800 spoke.")
    assert from_json(json.dumps(to_dict(article), ensure_ascii=False)) == article


@pytest.mark.flaky(reruns=4)  # a clock: other work on the machine may disturb one run, not five
def test_nesting_is_refused_in_linear_time() -> None:
    def seconds(document: bytes) -> float:
        begin = time.process_time()
        with pytest.raises(SchemaError):
            from_json(document, max_size=10**9)
        return time.process_time() - begin

    for unit in (b"[", b'{"":', b"[]", b'["[",', b"[" * 65 + b"]" * 65, b'"\\'):
        small, large = (min(seconds(unit * (n // len(unit))) for _ in range(3)) for n in (1_000_000, 4_000_000))
        assert large < max(8 * small, 0.5), unit


def test_hundred_megabytes_of_nesting() -> None:
    script = (
        "import resource, diplonews\n"
        "resource.setrlimit(resource.RLIMIT_AS, (1_000_000_000, 1_000_000_000))\n"
        "data = b'[' * 100_000_000\n"
        "for allowed in (32 * 2**20, 10**9):\n"
        "    try:\n"
        "        diplonews.from_json(data, max_size=allowed)\n"
        "    except diplonews.SchemaError as error:\n"
        "        print(error)\n"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    first, second = told.stdout.splitlines()
    assert "more than the 33554432 allowed" in first
    assert "nested deeper than 64 levels" in second


def test_the_size_that_is_read_is_an_option() -> None:
    with pytest.raises(SchemaError, match="max_size allows more"):
        from_json(GOOD, max_size=len(GOOD) - 1)
    assert from_json(GOOD, max_size=len(GOOD)) == ARTICLE
    with pytest.raises(SchemaError, match=r" \d+ bytes are more than the 9 allowed"):
        from_json(GOOD.encode(), max_size=9)
    with pytest.raises(SchemaError, match=r" \d+ characters are more than the 9 allowed"):
        from_json(GOOD, max_size=9)


@pytest.mark.parametrize("fill", ["", '"]", '])  # a bracket in a string, where brackets alone cannot tell
def test_the_depth_that_is_read(fill: str) -> None:
    def nested(depth: int) -> str:
        return "[" * (depth - 1) + fill + "[]" + "]" * (depth - 1)

    with pytest.raises(SchemaError, match="expected an object"):
        from_json(nested(64))
    with pytest.raises(SchemaError, match="nested deeper than 64 levels"):
        from_json(nested(65))


def test_json_is_text_or_bytes() -> None:
    with pytest.raises(TypeError, match="str or bytes, not dict"):
        from_json({})  # type: ignore[arg-type]
    assert from_json(bytearray(GOOD.encode())) == ARTICLE


def test_a_key_twice_within_what_is_kept_out() -> None:
    document = GOOD.replace('"title"', '"x":{"a":1,"a":2},"title"')
    with pytest.raises(SchemaError) as caught:
        from_json(document, unknown_keys="ignore")
    assert set(caught.value.problems) == {("", "the key 'a' stands twice in an object")}
