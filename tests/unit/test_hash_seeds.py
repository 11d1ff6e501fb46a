"""What is read does not hang on the order of sets, which differs from process to process."""

from __future__ import annotations

import os
import subprocess
import sys

TEXT = (
    "According to a schedule, President Tomas Lindqvist of Norway will visit Lima, Peru and Ecuador during a four-day trip that will "
    "begin on December 12. He is to meet with Prime Minister Beatriz Falcao of Peru and Karl Oja, the Ecuadorian leader, before "
    "returning to Oslo. The leaders of Ghana, Kenya and Estonia met in Accra with ministers of Peru and Chile. “We agreed,” Falcao "
    "and Oja said. Peru, Ecuador and Norway signed agreements on fisheries, trade and tourism."
)
PROGRAM = (
    "import datetime, diplonews; print(diplonews.to_json(diplonews.parse({!r}, published=datetime.date(2023, 12, 1))))"
)


def test_every_process_reads_the_same() -> None:
    found = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM.format(TEXT)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "5")
    }
    assert len(found) == 1
    assert b'"visit"' in found.pop()
