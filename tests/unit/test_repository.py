"""What holds for the repository beside the source: data files are listed, tools pinned, and tests that documents name are there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import diplonews

ROOT = Path(__file__).resolve().parents[2]
LEXICA = Path(diplonews.__file__).parent / "lexica"


def test_every_data_file_is_listed_once_with_its_source() -> None:
    rows = [
        line for line in (ROOT / "docs" / "data-sources.md").read_text("utf-8").splitlines() if line.startswith("| `")
    ]
    listed = [name for row in rows for name in re.findall(r"`([\w.]+)`", row.split("|")[1])]
    assert sorted(listed) == sorted(p.name for p in LEXICA.iterdir() if p.is_file() and p.suffix != ".py")
    assert all(len([cell for cell in row.split("|") if cell.strip()]) == 4 for row in rows)


def test_tools_are_pinned_and_hashed() -> None:
    lines = (ROOT / "requirements-dev.txt").read_text("utf-8").replace("\\\n", "").splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert all(re.match(r"[\w.-]+==\S+\s+(--hash=sha256:[0-9a-f]{64}\s*)+$", pin) for pin in pins)
    pinned = {pin.split("==")[0] for pin in pins}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = {*project["dependencies"], *extras["test"], *extras["lint"], *extras["docs"]}
    ours = {extra for want in wanted if want.startswith("diplonews[") for extra in want[10:-1].split(",")}
    wanted |= {want for extra in ours for want in extras[extra]}
    names = {re.split(r"[\[<>=!~ ;]", want)[0].lower().replace("_", "-") for want in wanted} - {"diplonews"}
    assert names <= pinned, sorted(names - pinned)


@pytest.mark.parametrize("page", ["SECURITY.md"])
def test_tests_that_are_named_exist(page: str) -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", (ROOT / page).read_text("utf-8"))
    assert len(named) >= 15
    for file, function in named:
        assert re.search(rf"^def {function}\(", (ROOT / file).read_text("utf-8"), re.MULTILINE), f"{file}::{function}"
