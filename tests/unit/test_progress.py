"""The progress bar: on a terminal with rich, and nowhere else."""

from __future__ import annotations

import builtins
import sys
from typing import Any

import pytest

from diplonews.progress import progress


def run() -> None:
    with progress(2) as (advance, tell):
        advance()
        tell("a line [bold]with marks[/bold]")
        advance()


def test_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    run()
    assert capsys.readouterr().err == "a line [bold]with marks[/bold]\n"


def test_terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    run()
    shown = capsys.readouterr()
    assert "a line [bold]with marks[/bold]\n" in shown.err
    assert "2/2" in shown.err
    assert shown.out == ""


def test_terminal_without_rich(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.startswith("rich"):
            raise ModuleNotFoundError(name=name)
        return real(name, *rest)

    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(builtins, "__import__", without)
    run()
    assert capsys.readouterr().err == "a line [bold]with marks[/bold]\n"
