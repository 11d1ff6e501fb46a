"""Each example runs and prints what the docs show."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[1] / "examples"
SCRIPTS = sorted(p for p in FOLDER.glob("*.py") if p.stem != "common")


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda p: p.stem)
def test_example(script: Path) -> None:
    if script.stem == "timeline":
        pytest.importorskip("matplotlib")
    source = os.pathsep.join(os.path.abspath(p) for p in os.environ.get("PYTHONPATH", "").split(os.pathsep) if p)
    environment = {**os.environ, "PYTHONPATH": source, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run([sys.executable, "-B", str(script)], capture_output=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr.decode()
    expected = (FOLDER / "output" / f"{script.stem}.txt").read_text(encoding="utf-8")
    assert done.stdout.decode() == expected


def test_timeline_is_one_page_without_scripts(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    pages = [tmp_path / "a.html", tmp_path / "b.html"]
    for page in pages:
        source = os.pathsep.join(os.path.abspath(p) for p in os.environ.get("PYTHONPATH", "").split(os.pathsep) if p)
        command = [sys.executable, "-B", str(FOLDER / "timeline.py"), str(page)]
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONPATH": source})
    text = pages[0].read_text(encoding="utf-8")
    assert text == pages[1].read_text(encoding="utf-8")
    assert "Content-Security-Policy" in text
    assert "<script" not in text
    assert "src=" not in text
