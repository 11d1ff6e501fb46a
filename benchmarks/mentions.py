"""How many of the actors of annotated records the mention layer finds, with their countries.

    python benchmarks/mentions.py [GOLD_DIR] [--misses] [--actors]

An actor counts as found where the layer has one actor whose name's words hold the annotated ones or are held by them, and whose
country is the same. Every slot counts: visitors, participants, speakers, parties. ``--actors`` lists the people and bodies found,
to be read for those that should not be there.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import time
from collections import Counter
from pathlib import Path
from typing import Any

from diplonews.document import Document
from diplonews.heading import read_heading
from diplonews.text.tokens import fold
from diplonews.values import Actor, Country, Person

SLOTS = (("visits", "visitors"), ("meetings", "participants"), ("statements", "speakers"), ("memoranda", "parties"))
SMALL = set("the a an of and for in on at to with mr mrs ms dr h e his her excellency".split())
TITLES = SMALL | set(
    "president prime minister foreign king queen sheikh prince princess chancellor premier secretary general ambassador republic "
    "kingdom islamic federal democratic people's peoples".split()
)


def words(name: str | None) -> set[str]:
    """The words of a name that tell it from others."""
    found = [w.removesuffix("'s") for w in re.findall(r"[\w']+", fold(name or ""))]
    return {w for w in found if w not in TITLES} or set(found)


def names_of(actor: Actor) -> list[str]:
    if isinstance(actor, Person):
        names = [actor.name] if actor.name else [actor.title or ""]
        if not actor.name and actor.country:
            names.append(f"{actor.country.name} {actor.title}")
        return names
    return [actor.name]


def is_found(gold: dict[str, Any], actors: list[Actor]) -> tuple[bool, bool]:
    """Whether a name is found at all, and whether it is found with its country."""
    wanted = words(gold["name"])
    named = right = False
    country = Country.find(gold["name"])
    for actor in actors:
        if country is not None and actor == country:
            return True, country.code == gold["country"]
        code = actor.code if actor.type == "country" else actor.country and actor.country.code  # type: ignore[union-attr]
        for name in names_of(actor):
            has = words(name)
            if wanted and has and (wanted <= has or has <= wanted):
                named = True
                right = right or code == gold["country"]
    return named, right


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("gold", type=Path, nargs="?", default=Path("../shared/corpus/dev"))
    options.add_argument("--misses", action="store_true")
    options.add_argument("--actors", action="store_true")
    chosen = options.parse_args()
    total: Counter[str] = Counter()
    named_slots: Counter[str] = Counter()
    right_slots: Counter[str] = Counter()
    seconds = characters = 0.0
    for path in sorted(chosen.gold.glob("*.json")):
        article = json.loads(path.read_text(encoding="utf-8"))
        anchor = dt.date.fromisoformat(article["published"]) if article.get("published") else None
        began = time.perf_counter()
        heading = read_heading(article["text"], title=article.get("title"))
        document = Document.read(article["text"], anchor=anchor, heading=heading)
        seconds += time.perf_counter() - began
        characters += len(article["text"])
        missed: Counter[tuple[str, str | None, str]] = Counter()
        for records, slot in SLOTS:
            for record in article[records]:
                for actor in record[slot]:
                    named, right = is_found(actor, document.actors)
                    total[slot] += 1
                    named_slots[slot] += named
                    right_slots[slot] += right
                    if not right:
                        missed[(actor["name"], actor["country"], "country" if named else "name")] += 1
        if chosen.misses and missed:
            print(path.name)
            for (name, code, what), n in missed.items():
                print(f"   {what:8} {n:3} {name} ({code})")
        if chosen.actors:
            print(path.name)
            for actor in document.actors:
                if actor.type != "country":
                    print("   ", actor)
    for slot in total:
        n = total[slot]
        print(f"{slot:13} {n:5}  named {named_slots[slot] / n:.3f}  with country {right_slots[slot] / n:.3f}")
    n = total.total()
    print(f"{'all':13} {n:5}  named {named_slots.total() / n:.3f}  with country {right_slots.total() / n:.3f}")
    print(f"{characters / 1000 / max(seconds, 1e-9):.0f} thousand characters a second")


if __name__ == "__main__":
    main()
