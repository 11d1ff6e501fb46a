"""The command line as its user meets it."""

from __future__ import annotations

import io
import json
import os
import runpy
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import diplonews
from diplonews.cli import main

Capture = pytest.CaptureFixture[str]
TEXT = "LISBON, April 9, 2019 (AP) -- Norwegian Foreign Minister Ida Sol arrived in Lisbon on Monday for an official visit.\n"


@pytest.fixture
def good(tmp_path: Path) -> Path:
    file = tmp_path / "good.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "diplonews", *arguments]


def test_example_as_text(capsys: Capture) -> None:
    assert main(["parse", "--example"]) == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    assert shown.out.startswith(
        "Portugal, Kenya sign two memoranda as president visits Nairobi\n"
        "Atlantic News Agency · Lucia Ferreira · 2024-03-14 · Nairobi (KE)\n"
    )
    for label in ("VISIT", "MEETING", "STATEMENT", "MEMORANDUM"):
        assert f"\n{label}  " in shown.out
    assert "    | NAIROBI, March 14, 2024 (Atlantic News Agency) -- Portuguese President\n" in shown.out


def test_json_reads_back(capsys: Capture, good: Path) -> None:
    assert main(["parse", "--to", "json", str(good)]) == 0
    out = capsys.readouterr().out
    article = diplonews.from_json(out)
    assert article.text == TEXT
    assert out.endswith("}\n")
    assert "\n  " in out


def test_json_of_several_is_a_list(capsys: Capture, good: Path) -> None:
    assert main(["parse", "--to", "json", str(good), str(good)]) == 0
    first, second = json.loads(capsys.readouterr().out)
    assert first == second == diplonews.to_dict(diplonews.parse(TEXT))


def test_json_of_nothing_but_bad_files_is_an_empty_list(capsys: Capture, tmp_path: Path) -> None:
    assert main(["parse", "--to", "json", str(tmp_path), str(tmp_path)]) == 2
    assert json.loads(capsys.readouterr().out) == []


def test_jsonl(capsys: Capture, good: Path) -> None:
    assert main(["parse", "--to", "jsonl", str(good), "--example", str(good)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3
    assert [len(diplonews.from_json(line).text) > len(TEXT) for line in lines] == [True, False, False]


def test_published(capsys: Capture, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Foreign Minister Ida Sol visited Portugal on April 5.")
    assert main(["parse", "--to", "json", "--published", "2021-04-14", str(file)]) == 0
    assert json.loads(capsys.readouterr().out)["published"] == "2021-04-14"


@pytest.mark.parametrize("day", ["14.4.2021", "2021-02-30", "20210414", "", "tomorrow", "2021-W15-3"])
def test_bad_day(capsys: Capture, day: str) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["parse", "--published", day, "--example"])
    shown = capsys.readouterr()
    assert caught.value.code == 2
    assert shown.out == ""
    assert (
        shown.err
        == f"diplonews parse: argument --published: not a day written YYYY-MM-DD: {day!r} (--help tells more)\n"
    )


def test_bad_files_cost_a_line_each_and_stop_nothing(capsys: Capture, tmp_path: Path, good: Path) -> None:
    files = {
        "missing.txt": (None, "no such file or directory"),
        "folder": (
            "dir",
            "is a directory without articles (names end in .txt, .text, .xml, .html, .htm, .xhtml, .rss, .atom, .jsonl, "
            ".ndjson, .csv, .tsv, .parquet)",
        ),
        "binary.txt": (b"\x89PNG\r\n\x1a\n\x00\x00", "is binary, not text"),
        "wrong.txt": (b"caf\xe9 \x81", "is neither UTF-8 nor Windows-1252"),
        "empty.txt": (b"", "is empty"),
    }
    names = []
    for name, (content, _) in files.items():
        path = tmp_path / name
        names.append(str(path))
        if content == "dir":
            path.mkdir()
        elif isinstance(content, bytes):
            path.write_bytes(content)
    assert main(["parse", "--to", "jsonl", *names[:2], str(good), *names[2:], str(good)]) == 2
    shown = capsys.readouterr()
    assert shown.err.splitlines() == [
        f"diplonews: {name}: {reason}" for name, (_, reason) in zip(names, files.values(), strict=True)
    ]
    assert len(shown.out.splitlines()) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(capsys: Capture, tmp_path: Path, encoding: str) -> None:
    text = "Foreign Minister Zoë Solé arrived in Lisbon on Monday – “an official visit”."
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    assert main(["parse", "--to", "json", str(tmp_path / "a.txt")]) == 0
    assert json.loads(capsys.readouterr().out)["text"] == text


def test_outputs_hold_no_path(capsys: Capture, tmp_path: Path, good: Path) -> None:
    for form in ("text", "json", "jsonl"):
        main(["parse", "--to", form, str(good), str(good)])
        assert str(tmp_path) not in capsys.readouterr().out


def test_names_of_files_cannot_command_the_terminal(capsys: Capture, tmp_path: Path) -> None:
    for name in ("a\x1b[2J.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT)
    assert main(["parse", str(tmp_path / "a\x1b[2J.txt"), str(tmp_path / "b.txt")]) == 0
    shown = capsys.readouterr().out
    assert "\x1b" not in shown
    assert "== b.txt ==" in shown
    main(["parse", str(tmp_path / "c\x1b[2J\n.txt")])
    error = capsys.readouterr().err
    assert "\x1b" not in error
    assert error.count("\n") == 1


def test_standard_input(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    for arguments in (["-"], []):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode("utf-16"))))
        assert main(["parse", "--to", "json", *arguments]) == 0
        assert diplonews.from_json(capsys.readouterr().out).text == TEXT
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert main(["parse"]) == 2
    assert capsys.readouterr().err == "diplonews: standard input: is empty\n"


def test_no_input_on_a_terminal(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(SystemExit) as caught:
        main(["parse"])
    assert caught.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_unknown_options_and_files_between_options(capsys: Capture, good: Path) -> None:
    assert main(["parse", str(good), "--to", "jsonl", str(good)]) == 0
    assert capsys.readouterr().out.count("\n") == 2
    with pytest.raises(SystemExit) as caught:
        main(["parse", str(good), "--nonsense"])
    assert caught.value.code == 2
    assert capsys.readouterr().err == "diplonews: unrecognized arguments: --nonsense (--help tells more)\n"


def test_an_extra_that_is_missing(capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "feedparser", None)
    (tmp_path / "a.rss").write_text("<rss/>")
    assert main(["parse", str(tmp_path / "a.rss")]) == 2
    reason = "needs feedparser, which is not installed: pip install 'diplonews[feeds]'"
    assert capsys.readouterr().err == f"diplonews: {tmp_path / 'a.rss'}: {reason}\n"


def test_a_directory_is_the_files_in_it(capsys: Capture, tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "notes.md", ".hidden.txt"):
        (tmp_path / name).write_text(TEXT)
    assert main(["parse", str(tmp_path)]) == 0
    assert [line for line in capsys.readouterr().out.splitlines() if line.startswith("==")] == [
        "== a.txt ==",
        "== b.txt ==",
    ]
    assert main(["table", "visit", str(tmp_path)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 3


def test_no_command_shows_the_help(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as caught:
        main([])
    assert caught.value.code == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("usage: diplonews ")


def test_a_full_disk_costs_one_line() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full")
    with open("/dev/full", "wb") as full:
        command = [sys.executable, "-m", "diplonews", "parse", "--example"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "diplonews: standard output: no space left on device\n")


def test_interrupts_and_closed_pipes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("diplonews.many.parse_many", interrupted)
    assert main(["parse", "--example"]) == 130

    def closed(*_: object, **__: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr("diplonews.many.parse_many", closed)
    with (tmp_path / "out").open("w") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        assert main(["parse", "--example"]) == 141


def test_as_a_module(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setattr(sys, "argv", ["diplonews", "--version"])
    with pytest.raises(SystemExit) as caught:
        runpy.run_module("diplonews", run_name="__main__")
    assert caught.value.code == 0
    assert "diplonews" in capsys.readouterr().out


def test_version_and_usage(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--version"])
    assert caught.value.code == 0
    assert capsys.readouterr().out == f"diplonews {diplonews.__version__}\n"


def test_color_only_on_a_terminal(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    main(["parse", "--example"])
    assert "\x1b[" not in capsys.readouterr().out
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    main(["parse", "--example"])
    assert "\x1b[" in capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    main(["parse", "--example"])
    assert "\x1b[" not in capsys.readouterr().out


def test_a_poor_terminal_gets_escapes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"By Zoë Solé\n\n{TEXT}", encoding="utf-8")
    done = subprocess.run(
        command("parse", str(tmp_path / "a.txt")),
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        check=True,
    )
    assert b"Zo\xc3\xab" in done.stdout  # a file or pipe is UTF-8 whatever the locale


def test_a_closed_pipe_is_quiet() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        done = subprocess.run(command("parse", "--example"), stdout=closed, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 141
    assert done.stderr == b""


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_ctrl_c_is_quiet() -> None:
    with subprocess.Popen(
        command("parse", "--example", "-"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()  # the example is shown, standard input is waited for
        running.send_signal(signal.SIGINT)
        running.stdout.read()
        assert running.stderr.read() == b""
        assert running.wait(timeout=20) == 130
