"""Measure the library on the annotated corpus and fail where a figure is below its floor in ``floors.json``.

    python benchmarks/check_floors.py [--corpus DIR] [--raise] [--slack 0.01]

``--raise`` writes the figures that rose, less ``--slack`` and rounded down to hundredths; it never lowers one.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"
SEED = "azernews-2021-04-14.json"
SHORT = {
    "titles": "titles/uk_titles_dev.jsonl",
    "signed": "remarks/signed_remarks_dev.jsonl",
    "visits": "remarks/visits_to_us_dev.jsonl",
}
Figures = dict[str, float]


def run(script: Path, *arguments: str) -> str:
    """What a scorer prints; its errors are shown and give no figures."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    done = subprocess.run(
        [sys.executable, str(script), *arguments],
        capture_output=True,
        text=True,
        env=environment,
        timeout=300,
        check=False,
    )
    if done.returncode:
        print(f"{script.name} {arguments[0]} failed: {done.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
        return ""
    return done.stdout


def articles(corpus: Path) -> Figures:
    """F1 and overall figure of each kind on the annotated articles, and the share of articles that parse without an error."""
    printed = run(corpus / "score.py", str(corpus / "dev"), "--json")
    if not printed:
        return {}
    told = json.loads(printed)
    figures = {"dev.overall": told["overall"], "dev.parsed": 1 - told["crashes"] / max(told["articles"], 1)}
    for kind, of_kind in told.items():
        if isinstance(of_kind, dict):
            figures |= {f"dev.{kind}.{name}": of_kind[name] for name in ("f1", "overall")}
    return figures


def seed(corpus: Path, folder: Path) -> Figures:
    """The overall figure of the first article alone."""
    (folder / SEED).write_bytes((corpus / "dev" / SEED).read_bytes())
    printed = run(corpus / "score.py", str(folder), "--json")
    return {"seed.overall": json.loads(printed)["overall"]} if printed else {}


def short(corpus: Path, task: str) -> Figures:
    """The figures of a line such as ``titles: 500  exact 0.900  P 0.950  R 0.940``."""
    printed = run(corpus / "score_short.py", task, str(corpus / SHORT[task]))
    pairs = re.findall(r"([A-Za-z][A-Za-z ]*?) (\d\.\d+)", printed)
    return {f"{task}.{name.strip().replace(' ', '-').lower()}": float(value) for name, value in pairs}


def events(corpus: Path) -> Figures:
    """How many of the PLOVER sentences give their event, and with which actors."""
    printed = run(HERE / "plover.py", "--gold", str(corpus / "plover_gsr_dev.jsonl"), "--json")
    told = json.loads(printed) if printed else {}
    names = {
        "found, of the classes that are coded": "coded",
        "precise": "precise",
        "country codes": "codes",
        "sectors": "sectors",
    }
    return {f"plover.{short}": told[name] for name, short in names.items() if name in told}


def mention_layer(corpus: Path) -> Figures:
    """The share of annotated actors that the mention layer finds, and finds with their country."""
    printed = run(HERE / "mentions.py", str(corpus / "dev"))
    pairs = re.findall(r"(named|with country) (\d\.\d+)", printed.rpartition("\nall")[2])
    return {f"mentions.{name.replace(' ', '-')}": float(value) for name, value in pairs}


def measure(corpus: Path) -> Figures:
    """All figures, two scorers at a time."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(2) as pool:
        jobs = [pool.submit(articles, corpus), pool.submit(seed, corpus, Path(folder))]
        jobs.append(pool.submit(mention_layer, corpus))
        jobs += [pool.submit(short, corpus, task) for task in SHORT]
        jobs.append(pool.submit(events, corpus))
        figures: Figures = {}
        for job in jobs:
            figures |= job.result()
    return figures


def flat(nested: dict[str, object], prefix: str = "") -> Figures:
    """``{"a": {"b": 1}}`` as ``{"a.b": 1}``."""
    found: Figures = {}
    for name, value in nested.items():
        if isinstance(value, dict):
            found |= flat(value, f"{prefix}{name}.")
        elif isinstance(value, int | float):
            found[prefix + name] = float(value)
    return found


def nested(figures: Figures) -> dict[str, object]:
    """The way back from :func:`flat`."""
    found: dict[str, object] = {}
    for name, value in sorted(figures.items()):
        *path, last = name.split(".")
        into = found
        for part in path:
            into = into.setdefault(part, {})  # type: ignore[assignment]
        into[last] = value
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=HERE.parent.parent / "shared" / "corpus")
    parser.add_argument("--raise", dest="up", action="store_true")
    parser.add_argument(
        "--slack", type=float, default=0.0, help="how far below the figures of today the floors may stand"
    )
    options = parser.parse_args()
    floors = flat(json.loads(FLOORS.read_text(encoding="utf-8"))) if FLOORS.exists() else {}
    figures = measure(options.corpus.resolve())
    below = []
    for name in sorted(floors | figures):
        figure, floor = figures.get(name), floors.get(name)
        is_below = floor is not None and (figure is None or figure < floor)
        below += [name] if is_below else []
        shown = "-" if figure is None else f"{figure:.3f}"
        print(f"{name:<28}{shown:>8}{'' if floor is None else f'{floor:>8.2f}'}{'  BELOW' if is_below else ''}")
    if options.up:
        raised = {
            n: max(floors.get(n, 0.0), math.floor((f - options.slack) * 100 + 1e-9) / 100) for n, f in figures.items()
        }
        FLOORS.write_text(json.dumps(nested(floors | raised), indent=2) + "\n", encoding="utf-8")
    print(f"{len(figures)} figures, {len(below)} below their floor")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
