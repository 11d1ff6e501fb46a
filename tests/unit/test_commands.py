"""The subcommands beside ``parse``, and ``parse --to sqlite``."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest

import diplonews
from diplonews.cli import main
from diplonews.formats.html import to_html
from diplonews.formats.schema import json_schema
from diplonews.formats.sqlite import read_sqlite

Capture = pytest.CaptureFixture[str]
TEXT = "Peru's president visited Chile on 3 May 2021.\n"


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "news.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def test_html(capsys: Capture, file: str, tmp_path: Path) -> None:
    assert main(["html", file]) == 0
    page = capsys.readouterr().out
    assert page == to_html(diplonews.parse(TEXT))
    out = tmp_path / "page.html"
    assert main(["html", file, "--out", str(out)]) == 0
    assert out.read_text(encoding="utf-8") == page
    assert str(tmp_path) not in page
    assert main(["html", file, "--out", str(out)]) == 2
    assert capsys.readouterr().err == f"diplonews: {out}: is there already\n"
    assert main(["html", file, file]) == 2
    assert "one article" in capsys.readouterr().err


def test_no_file_is_written_through_a_link(capsys: Capture, file: str, tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    link.symlink_to(target)
    assert main(["html", file, "--out", str(link)]) == 2
    assert main(["parse", file, "--to", "sqlite", "--out", str(link)]) == 2
    assert "link: is a link" in capsys.readouterr().err
    assert not target.exists()


def test_table(capsys: Capture, file: str, tmp_path: Path) -> None:
    assert main(["table", "visit", file, "--harmless"]) == 0
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out, newline=""))
    assert (row["destination"], row["when"]) == ("CL", "2021-05-03")
    out = tmp_path / "visits.csv"
    assert main(["table", "visit", file, "--out", str(out)]) == 0
    assert out.read_bytes().count(b"\r\n") == 2
    assert main(["table", "voyage", file]) == 2
    assert "no record type is named 'voyage'" in capsys.readouterr().err


def test_events(capsys: Capture, file: str) -> None:
    assert main(["events", file, "--published", "2021-05-04"]) == 0
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(e["file"], e["mode"], e["source"][0]["code"]) for e in events] == [
        ("news.txt", "visit", "PER"),
        ("news.txt", "host", "CHL"),
    ]
    assert main(["events", "--example"]) == 0
    assert {json.loads(line)["file"] for line in capsys.readouterr().out.splitlines()} == {"example"}


def test_schema(capsys: Capture) -> None:
    assert main(["schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert schema == json_schema()
    jsonschema.Draft202012Validator(schema).validate(diplonews.to_dict(diplonews.parse(TEXT)))
    with pytest.raises(SystemExit) as left:
        main(["schema", "news.txt"])
    assert left.value.code == 2


def test_schema_of_extensions(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        name, value = "faulty", "nowhere:extend"

        def load(self) -> None:
            raise ModuleNotFoundError("nowhere")

    monkeypatch.setattr("importlib.metadata.entry_points", lambda **_: [])
    assert main(["schema", "--extensions"]) == 0
    assert json.loads(capsys.readouterr().out) == json_schema()
    monkeypatch.setattr("importlib.metadata.entry_points", lambda **_: [Broken()])
    assert main(["schema", "--extensions"]) == 2
    assert "'faulty'" in capsys.readouterr().err


def test_a_database(capsys: Capture, file: str, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    (folder / "one.txt").write_text(TEXT, encoding="utf-8")
    (folder / "two.txt").write_text("Nothing happened in Lima.", encoding="utf-8")
    out = tmp_path / "news.db"
    assert main(["parse", str(folder), "--to", "sqlite", "--out", str(out)]) == 0
    assert capsys.readouterr().err == "diplonews: 2 articles added, 0 there already\n"
    assert main(["parse", file, "--to", "sqlite", "--out", str(out)]) == 0
    assert "0 articles added, 1 there already" in capsys.readouterr().err
    assert [a.text for a in read_sqlite(out)] == [TEXT, "Nothing happened in Lima."]
    assert main(["parse", str(folder / "none.txt"), file, "--to", "sqlite", "--out", str(out)]) == 2
    (tmp_path / "other.db").write_bytes(b"no database" * 100)
    assert main(["parse", file, "--to", "sqlite", "--out", str(tmp_path / "other.db")]) == 2
    assert "file is not a database" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["parse", file, "--to", "sqlite"])


def test_commands_need_an_input(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(SystemExit):
        main(["events"])
    assert "needs a FILE" in capsys.readouterr().err
