"""Statements beside published quotation extractors, on PolNeAR and by one scorer, one after the other in one run.

    python benchmarks/quotes.py SCORER_DIR POLNEAR_DIR [--split dev|heldout] [--limit N] [PEER …]

``SCORER_DIR`` holds ``score_quotes.py``, the adapter ``with_diplonews.py``, and ``peers.py``, which says what each peer needs and which
environment variables name it. Peers: ``parse_only`` (spaCy alone, the floor of the others' time), ``textacy``, ``ggt`` (the Gender Gap
Tracker's rules), ``citron``; ``regex`` is the trivial baseline. F1 of segments at an overlap (intersection over union) of one half, and the
same with the right speaker; times as multiples of that of ``diplonews``, its whole ``parse``.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

OURS = "with_diplonews:extract"
FIGURES = ("F1", "e2e")
NAMES = {"diplonews": OURS, "regex": "baseline_regex:extract"}


def run(scorer: Path, polnear: Path, function: str, split: str, limit: int | None) -> dict[str, Any]:
    """What the scorer writes about one extractor."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.json"
        command = [
            sys.executable,
            "score_quotes.py",
            str(polnear.resolve()),
            function,
            "--split",
            split,
            "--json",
            str(out),
        ]
        subprocess.run(command + (["--limit", str(limit)] if limit else []), cwd=scorer, check=True, stdout=sys.stderr)
        result: dict[str, Any] = json.loads(out.read_text("utf-8"))
        return result


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("scorer", type=Path)
    parser.add_argument("polnear", type=Path)
    parser.add_argument("peers", nargs="*", default=["regex", "textacy", "ggt"])
    parser.add_argument("--split", choices=("dev", "heldout"), default="dev")
    parser.add_argument("--limit", type=int, help="only the first N articles")
    args = parser.parse_args()
    print("| | statement | with speaker | direct | with speaker | indirect | with speaker | failed | time |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    ours = 0.0
    for name in ("diplonews", *args.peers):
        found = run(args.scorer, args.polnear, NAMES.get(name, f"peers:{name}"), args.split, args.limit)
        ours = ours or found["kb_per_second"]
        cells = [
            f"{100 * found['results'][subset]['iou.5'][figure]:.1f}"
            for subset in ("statement", "direct", "indirect")
            for figure in FIGURES
        ]
        print(
            f"| {name} |",
            " | ".join([*cells, str(found["failed"]), f"{ours / found['kb_per_second']:.1f}"]),
            "|",
            flush=True,
        )


if __name__ == "__main__":
    main()
