"""Write the measured figures into ``docs/accuracy.md``, between its two marks.

python benchmarks/report.py [--corpus DIR]
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
from check_floors import HERE, SHORT, run, short

PAGE = HERE.parent / "docs" / "accuracy.md"
MARKS = re.compile(r"(<!-- figures -->\n).*(<!-- end of figures -->)", re.DOTALL)
TASKS = {
    "titles": "instruments' titles: the set of countries against the register's",
    "signed": "one-line remarks: instruments against marked spans",
    "visits": "register rows as sentences: visitor, origin, destination and dates",
}


def tables(corpus: Path) -> str:
    """The figures as Markdown."""
    told: dict[str, Any] = json.loads(run(corpus / "score.py", str(corpus / "dev"), "--json"))
    lines = [
        "| record | annotated | found | precision | recall | F1 | F1 × fields |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    kinds = {k: v for k, v in told.items() if isinstance(v, dict)}
    for kind, f in kinds.items():
        figures = " | ".join(f"{f[name]:.3f}" for name in ("precision", "recall", "f1", "overall"))
        lines.append(f"| {kind} | {f['gold']} | {f['found']} | {figures} |")
    lines += [
        "",
        f"Mean of the last column: {told['overall']:.3f}. Articles that raised an error: {told['crashes']}.",
        "",
    ]
    lines += ["| record | share of right values in matched records |", "| --- | --- |"]
    lines += [f"| {kind} | {', '.join(f'{n} {v:.2f}' for n, v in f['fields'].items())} |" for kind, f in kinds.items()]
    lines += ["", "| short texts | figures |", "| --- | --- |"]
    for task in SHORT:
        shown = ", ".join(f"{n.partition('.')[2].replace('-', ' ')} {v:.3f}" for n, v in short(corpus, task).items())
        lines.append(f"| {TASKS[task]} | {shown} |")
    return "\n".join(lines) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=HERE.parent.parent / "shared" / "corpus")
    corpus = parser.parse_args().corpus.resolve()
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(MARKS.sub(lambda m: m[1] + tables(corpus) + m[2], page), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
