"""JSON of format 1: the same article comes back, whatever its text, and nothing heavy loads for it."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from format_sample import ARTICLE

from diplonews import (
    Article,
    Country,
    Provenance,
    SchemaError,
    Visit,
    from_dict,
    from_json,
    to_dict,
    to_json,
)
from diplonews.formats import json as json_format


def test_the_document_reads_as_the_schema_says() -> None:
    data = to_dict(ARTICLE)
    assert list(data)[:9] == [
        "format", "title", "authors", "publisher", "published", "dateline", "language", "text", "sha256",
    ]  # fmt: skip
    assert list(data)[9:] == ["records", "people", "bodies", "notes", "provenance"]
    assert data["format"] == "diplonews/1"
    assert data["published"] == "2021-04-14"
    assert data["sha256"] == ARTICLE.sha256
    visit = data["records"][0]
    assert next(iter(visit)) == "type"
    assert list(visit)[-1] == "evidence"
    assert visit["destination"] == "AT"
    assert visit["place"] == {"name": "Zenda", "country": "AT"}
    assert visit["when"] == "2021-04-13/2021-04-14"
    assert visit["purpose"] == {"start": 53, "end": 66, "text": "sign a treaty"}
    assert visit["visitors"] == [
        {"type": "person", "name": "Flavia Elphberg", "title": "Premier", "country": "DE", "organization": None}
    ]
    assert visit["invited_by"] == {"type": "body", "name": "Court of Zenda", "country": "AT"}
    assert visit["hosts"][1] == {"type": "country", "name": Country("AT").name, "country": "AT"}
    assert visit["evidence"][0] == {"field": "record", "start": 25, "end": 41, "rule": "test.record"}
    assert data["people"][0]["mentions"][0] == {"start": 0, "end": 11}
    assert data["notes"] == [{"start": 84, "end": 98, "rule": "meeting.vague", "reason": "nobody is named"}]


def test_round_trips() -> None:
    assert from_dict(to_dict(ARTICLE)) == ARTICLE
    assert from_json(to_json(ARTICLE)) == ARTICLE
    assert from_json(to_json(ARTICLE, indent=2).encode()) == ARTICLE
    assert json.loads(to_json(ARTICLE)) == to_dict(ARTICLE)
    assert to_json(ARTICLE, indent=2) == json.dumps(to_dict(ARTICLE), ensure_ascii=False, indent=2)


def test_omitted_keys_take_their_defaults() -> None:
    data = to_dict(ARTICLE)
    minimal = {k: data[k] for k in ("format", "text", "sha256", "provenance")}
    minimal["records"] = [{"type": "visit", "visitors": []}]
    assert from_dict(minimal).records == (Visit(visitors=()),)


def test_subclasses_of_plain_types_are_plain() -> None:
    class Words(str):
        pass

    data = to_dict(ARTICLE)
    data["title"] = Words("A visit")
    data["authors"] = tuple(data["authors"])
    assert from_dict(data) == ARTICLE
    assert type(from_dict(data).title) is str


# --- Unicode -----------------------------------------------------------------------------------------------------------


def article_of(text: str) -> Article:
    return Article(text=text, provenance=Provenance(version="0.1.0", registry=""))


@pytest.mark.parametrize("text", ["", "\0\x1f\x7f\u2028\u2029\ufeff\uffff", "\ud800", "a\udfff\ud800b", "\U0001f54a"])
def test_any_text_comes_back(text: str) -> None:
    written = to_json(article_of(text))
    written.encode("utf-8")
    assert from_json(written) == article_of(text)
    assert from_json(written.encode()).text == text


def test_two_surrogates_that_json_would_join() -> None:
    with pytest.raises(SchemaError, match="surrogate pair") as caught:
        to_json(article_of("\ud83d\ude00"))
    assert [path for path, _ in caught.value.problems] == ["text"]
    assert from_dict(to_dict(article_of("\ud83d\ude00"))).text == "\ud83d\ude00"


def test_the_same_output_with_and_without_orjson(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("orjson")
    everything = article_of("".join(map(chr, range(0x3000))) + "\U0001f54a\U0010ffff")
    fast = [to_json(a) for a in (ARTICLE, everything)]
    monkeypatch.setattr(json_format, "_orjson", lambda: None)
    assert [to_json(a) for a in (ARTICLE, everything)] == fast


GOOD = to_json(ARTICLE)


def test_reading_loads_no_lexicon_and_no_parser() -> None:
    script = (
        "import sys, diplonews; diplonews.from_json(sys.stdin.buffer.read()); "
        "print([m for m in sys.modules if m.startswith(('diplonews.parsers.', 'diplonews.lexicon', 'diplonews.countries',"
        " 'dateutil'))])"
    )
    told = subprocess.run([sys.executable, "-c", script], input=GOOD.encode(), capture_output=True, check=True)
    assert told.stdout.strip() == b"[]"


def test_importing_the_library_loads_no_cattrs() -> None:
    script = "import sys, diplonews; print('cattrs' in sys.modules, 'attrs' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["False", "False"]
