"""Score the events of single sentences against gold standard records of PLOVER.

    python benchmarks/plover.py [--gold FILE] [--errors] [--json]

Each sentence has one gold event. Found: the share of sentences, by class, for which an event of that class is read, over the
classes that the library codes and over all. Precise: the share of the sentences with any event of which one has the gold class.
Codes: over the sentences found, the share of the gold actors' country codes that stand among the event's actors; sectors
likewise. Older names of classes are read as those that replaced them in the manual.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

from attrs import evolve

import diplonews
from diplonews.formats.events import Event, to_events

GOLD = Path(__file__).parents[2] / "shared/corpus/plover_gsr_dev.jsonl"
CODED = ("AGREE", "CONSULT", "SUPPORT", "DEMAND", "ACCUSE", "REJECT")
RENAMED = {"DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE"}
MISSPELT = {"JAP": "JPN", "VTN": "VNM"}  # codes of the gold records that are no ISO 3166-1 codes


def score(lines: list[dict[str, Any]]) -> tuple[dict[str, Any], list[str]]:
    """Figures and, for each sentence that is not found, what was read instead."""
    wanted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    told = right = 0
    codes, sectors = [0, 0], [0, 0]
    errors = []
    for line in lines:
        event = RENAMED.get(line["event"], line["event"])
        wanted[event] += 1
        events = [e for e in to_events(diplonews.parse(line["text"])) if e.event]
        told += bool(events)
        matching = [e for e in events if e.event == event]
        if not matching:
            errors.append(f"{event} but {[e.event for e in events]}: {line['text'][:150]}")
            continue
        found[event] += 1
        right += 1
        trips = [e for e in matching if e.source == matching[0].source]
        target = tuple(dict.fromkeys(a for e in trips for a in e.target))  # a trip to two countries is two records
        _count(line, evolve(matching[0], target=target), codes, sectors)
    coded = sum(wanted[c] for c in CODED)
    return {
        "sentences": len(lines),
        "found, by class": {c: f"{found[c]}/{n}" for c, n in sorted(wanted.items())},
        "found, of the classes that are coded": _share(sum(found[c] for c in CODED), coded),
        "found, of all": _share(right, len(lines)),
        "precise": _share(right, told),
        "country codes": _share(*codes),
        "sectors": _share(*sectors),
    }, errors


def _count(line: dict[str, Any], event: Event, codes: list[int], sectors: list[int]) -> None:
    have = Counter(a.code for a in (*event.source, *event.target))
    have_sectors = Counter((a.code, a.sector) for a in (*event.source, *event.target))
    for actor in (*line["source"], *line["target"]):
        code = MISSPELT.get(actor["code"], actor["code"])
        codes[1] += 1
        if have[code]:
            have[code] -= 1
            codes[0] += 1
            sectors[1] += 1
            sectors[0] += have_sectors[code, actor["sector"]] > 0


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--gold", type=Path, default=GOLD)
    options.add_argument("--errors", action="store_true")
    options.add_argument("--json", action="store_true")
    given = options.parse_args()
    lines = [json.loads(line) for line in given.gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    figures, errors = score(lines)
    if given.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name}: {value}")
    if given.errors:
        print(*errors, sep="\n")


if __name__ == "__main__":
    main()
