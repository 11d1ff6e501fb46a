"""Each example runs and prints what the docs show; the pictures in the docs say what the examples draw."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import diplonews

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "examples"
SCRIPTS = sorted(p.stem for p in FOLDER.glob("*.py") if p.stem != "common")
EXTRAS = {"timeline": ("matplotlib",), "who_met_whom": ("networkx", "matplotlib"), "coming_visits": ("icalendar",)}


def printed(script: str, *arguments: str) -> str:
    for package in EXTRAS.get(script, ()):
        pytest.importorskip(package)
    source = str(Path(diplonews.__file__).parents[1])
    environment = {**os.environ, "PYTHONPATH": source, "PYTHONIOENCODING": "utf-8", "MPLBACKEND": "svg"}
    command = [sys.executable, "-B", str(FOLDER / f"{script}.py"), *arguments]
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


@pytest.mark.parametrize("script", SCRIPTS)
def test_example(script: str) -> None:
    assert printed(script) == (FOLDER / "output" / f"{script}.txt").read_text(encoding="utf-8")


def test_docs_show_every_example() -> None:
    page = (ROOT / "docs" / "examples.md").read_text(encoding="utf-8")
    for script in SCRIPTS:
        assert f"../examples/{script}.py\n" in page
        assert f"../examples/output/{script}.txt\n" in page


def test_timeline_is_one_page_without_scripts(tmp_path: Path) -> None:
    pages = [tmp_path / "a.html", tmp_path / "b.html"]
    for page in pages:
        printed("timeline", str(page))
    text = pages[0].read_text(encoding="utf-8")
    assert text == pages[1].read_text(encoding="utf-8")
    assert "Content-Security-Policy" in text
    assert "<script" not in text
    assert "src=" not in text


@pytest.mark.parametrize(("script", "picture"), [("timeline", "timeline.svg"), ("who_met_whom", "network.svg")])
def test_pictures_of_the_docs_are_up_to_date(script: str, picture: str, tmp_path: Path) -> None:
    printed(script, str(tmp_path / picture))
    shown, drawn = (
        re.findall(r"<text[^>]*>([^<]+)", path.read_text(encoding="utf-8"))
        for path in (ROOT / "docs" / "images" / picture, tmp_path / picture)
    )
    assert shown == drawn


def test_the_calendar_holds_the_coming_visits(tmp_path: Path) -> None:
    calendar = pytest.importorskip("icalendar")
    days = [
        line.split()[0].split("/")[0] for line in printed("coming_visits", str(tmp_path / "a.ics")).splitlines()[:2]
    ]
    events = calendar.Calendar.from_ical((tmp_path / "a.ics").read_bytes()).events
    assert set(days) <= {event["DTSTART"].dt.isoformat() for event in events}
