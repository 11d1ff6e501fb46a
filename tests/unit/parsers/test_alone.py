"""Every parser can be asked for alone, in a process that has loaded no other."""

from __future__ import annotations

import subprocess
import sys

import pytest

TEXT = "President Anna Berg met Prime Minister Olaf Lund in Oslo on Monday. It was noted that trade grows."


@pytest.mark.parametrize("name", ["Meeting", "Statement"])
def test_one_type_alone(name: str) -> None:
    code = f"import diplonews as d; print(len(d.parse({TEXT!r}, only=(d.{name},)).records))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
