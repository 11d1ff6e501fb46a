"""Many articles into one file, and on after a break."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import diplonews
from diplonews.batch import run
from diplonews.cli import main
from diplonews.errors import ReadError
from diplonews.many import Input
from diplonews.readers import Failure

TEXTS = [f"Foreign Minister Ida Sol visited Lisbon on April {day}, 2021." for day in range(1, 21)]
INPUTS: list[Input] = [*TEXTS[:5], Failure("x.txt", "is empty"), *TEXTS[5:]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    (folder / "later").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    for number, text in enumerate(TEXTS):
        place = folder / "later" if number % 2 else folder
        (place / f"{number:02}.txt").write_text(text)
    (folder / "page.html").write_text(f"<p>{TEXTS[0]}")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / ".hidden" / "a.txt").write_text("hidden")
    return folder


def test_a_line_for_each(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    tally = run(INPUTS, out)
    assert (tally.articles, tally.before, tally.failures) == (20, 0, 1)
    lines = out.read_text().splitlines()
    assert json.loads(lines.pop(5)) == {"failure": {"name": "x.txt", "reason": "is empty"}}
    assert [diplonews.from_json(line).text for line in lines] == TEXTS
    assert tally.records == {} or sum(tally.records.values()) == sum(
        len(diplonews.from_json(line).records) for line in lines
    )


@pytest.mark.parametrize("kept", [0, 1, 5, 6, 21])
@pytest.mark.parametrize("tail", [b"", b'{"format": "dipl'])
def test_resume(tmp_path: Path, kept: int, tail: bytes) -> None:
    whole, out = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
    run(INPUTS, whole)
    lines = whole.read_bytes().splitlines(keepends=True)
    out.write_bytes(b"".join(lines[:kept]) + tail)
    tally = run(INPUTS, out, resume=True, workers=2)
    assert tally.before == kept
    assert out.read_bytes() == whole.read_bytes()


def test_resume_refuses_a_file_of_other_articles(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run(TEXTS[:3], out)
    before = out.read_bytes()
    others: list[list[Input]] = [[*TEXTS[1:9]], [*TEXTS[:2]], [Failure("x", "y")] * 5]
    for inputs in others:
        with pytest.raises(ReadError, match=r"out\.jsonl: comes from other articles than these"):
            run(inputs, out, resume=True)
        assert out.read_bytes() == before
    for foreign in (b"no json\n", b"[1]\n"):
        out.write_bytes(foreign)
        with pytest.raises(ReadError, match="comes from other articles"):
            run(TEXTS, out, resume=True)


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("precious")
    with pytest.raises(ReadError, match="is there already"):
        run(TEXTS, out)
    link = tmp_path / "link.jsonl"
    link.symlink_to(out)
    dangling = tmp_path / "dangling.jsonl"
    dangling.symlink_to(tmp_path / "elsewhere")
    for path in (link, dangling):
        for resume in (False, True):
            with pytest.raises(ReadError, match="is a link"):
                run(TEXTS, path, resume=resume)
    assert out.read_text() == "precious"
    assert not (tmp_path / "elsewhere").exists()
    with pytest.raises(ReadError, match="no such file or directory"):
        run(TEXTS, tmp_path / "no" / "out.jsonl")


def test_a_directory(capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    assert main(["parse", str(folder), "--to", "jsonl", "--out", str(out)]) == 0
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("diplonews: 21 articles, 0 failures; records: ")
    assert len(out.read_text().splitlines()) == 21
    assert str(tmp_path) not in out.read_text()
    assert main(["parse", str(folder), "--to", "jsonl", "--out", str(out)]) == 2
    assert capsys.readouterr().err == f"diplonews: {out}: is there already (--resume goes on with it)\n"
    assert main(["parse", str(folder), "--to", "jsonl", "--out", str(out), "--resume"]) == 0
    assert capsys.readouterr().err.startswith("diplonews: 0 articles (21 before), 0 failures; records: none")


def test_failures_are_told(capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path) -> None:
    (folder / "00a.txt").write_bytes(b"\x00")
    out = tmp_path / "out.jsonl"
    assert main(["parse", "--to", "jsonl", "--workers", "2", "--out", str(out), str(folder)]) == 2
    first, last = capsys.readouterr().err.splitlines()
    assert first == "diplonews: 00a.txt: is binary, not text"
    assert "21 articles, 1 failure;" in last
    assert str(tmp_path) not in out.read_text()
    assert '"name": "00a.txt"' in out.read_text()


@pytest.mark.parametrize(
    "arguments", [["--out", "x"], ["--resume", "--to", "jsonl"], ["--workers", "0"], ["--workers", "x"]]
)
def test_options_that_do_not_go_together(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["parse", "--example", *arguments])
    assert caught.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def interruptible() -> None:
    """A shell starts what it puts in the background with SIGINT ignored; the command under test is to hear it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_ctrl_c_leaves_a_valid_file(tmp_path: Path) -> None:
    source, out = tmp_path / "a.jsonl", tmp_path / "out.jsonl"
    source.write_text("".join(json.dumps({"text": t}) + "\n" for t in TEXTS * 500))
    command = [
        sys.executable,
        "-m",
        "diplonews",
        "parse",
        str(source),
        "--to",
        "jsonl",
        "--out",
        str(out),
        "--workers",
        "2",
    ]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=interruptible,  # noqa: PLW1509
    ) as running:
        assert running.stderr is not None
        until = time.monotonic() + 30
        while time.monotonic() < until and not (out.exists() and out.stat().st_size > 10_000):
            time.sleep(0.02)
        os.killpg(running.pid, signal.SIGINT)
        errors = running.stderr.read()
        assert running.wait(timeout=30) == 130
    assert errors.decode() == f"diplonews: stopped; --resume goes on with {out}\n"
    lines = out.read_text().split("\n")
    assert lines.pop() == ""
    assert 0 < len(lines) < 10_000
    assert all(diplonews.from_json(line).text in TEXTS for line in lines)
