"""Every code block and command of the README and the docs runs and prints what it says."""

from __future__ import annotations

import ast
import doctest
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from sybil import Example, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser, SkipParser

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
WORDS = {"memorandum", "statement", "visit", "meeting"}  # names of record types, which are no files of the package
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE | doctest.IGNORE_EXCEPTION_DETAIL


def command(example: Example) -> None:
    """Run the lines that begin with ``$`` and compare what they print; ``...`` stands for anything."""
    told = ""
    parts: list[tuple[str, str]] = []
    for line in str(example.parsed).splitlines(keepends=True):
        if line.startswith("$ "):
            parts.append((line[2:], ""))
        else:
            parts[-1] = (parts[-1][0], parts[-1][1] + line)
    for line, expected in parts:
        arguments = shlex.split(line, comments=True)
        assert arguments[0] == "diplonews", line
        done = subprocess.run(
            [sys.executable, "-m", *arguments],
            capture_output=True,
            text=True,
            check=False,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
        )
        told = done.stderr + done.stdout
        if not doctest.OutputChecker().check_output(expected, told, FLAGS):
            raise AssertionError(f"{line}printed\n{told}\nnot\n{expected}")


@pytest.mark.parametrize("package", sorted((ROOT / "src").rglob("__init__.py")), ids=lambda p: p.parent.name)
def test_packages_name_files_that_exist(package: Path) -> None:
    told = ast.get_docstring(ast.parse(package.read_text(encoding="utf-8"))) or ""
    named = re.findall(r"``([a-z]+)``|:mod:`([a-z]+)`", told)
    here = {p.stem for p in package.parent.iterdir()}
    words = {name for pair in named for name in pair if name}
    assert words <= here | WORDS, words - here - WORDS


SYBIL = Sybil(
    parsers=[PythonCodeBlockParser(doctest_optionflags=FLAGS), CodeBlockParser("console", command), SkipParser()]
)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_page(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = os.environ.get("PYTHONPATH", "")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(os.path.abspath(p) for p in source.split(os.pathsep) if p))
    monkeypatch.chdir(tmp_path)
    for example in SYBIL.parse(page).examples():
        example.evaluate()
