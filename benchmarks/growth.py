#!/usr/bin/env python3
"""How the time of ``parse`` grows with the text, ordinary and hostile.

    python benchmarks/growth.py [--size 20000] [--limit 11] [--only NAME]

Each text is parsed at a size and at ten times that, the fastest of three runs each; 10 is linear. The table is in Markdown. Exits
with 1 where ten times the text takes more than ``--limit`` times as long. Python's garbage collector is off while the clock runs: how
often it looks through all objects alive depends on what else the process holds. ``--collector`` leaves it on.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Callable
from itertools import islice

import diplonews

NEWS = (
    "President Tomas Lindqvist of Norway arrived in Lisbon on Tuesday for a two-day state visit. He met with Portuguese Prime Minister "
    "Beatriz Falcão on May 16. “We agreed to deepen our partnership,” Lindqvist said. Falcão noted that trade had doubled since 2019, "
    "adding that more could be done. The two countries signed a memorandum of understanding on ocean research and an agreement on air "
    "transport, the Ministry of Energy of the Republic of Kenya said in a statement.\n\n"
)


def repeated(piece: str) -> Callable[[int], str]:
    """A text that says one thing again and again."""
    return lambda n: (piece * (n // len(piece) + 1))[:n]


def many_names(n: int) -> str:
    """Different names joined by "and": every one is an actor of its own."""
    syllables = ("Bar", "Cen", "Dol", "Fir", "Gan", "Hul", "Jor", "Kem", "Lan", "Mir")
    names = (
        f"{a}{b.lower()}{c.lower()} {d}{e.lower()}{f.lower()}"
        for a in syllables
        for b in syllables
        for c in syllables
        for d in syllables
        for e in syllables
        for f in syllables
    )
    return " and ".join(islice(names, n // 22 + 1))[:n]


TEXTS: dict[str, Callable[[int], str]] = {
    "news": repeated(NEWS),
    "news in one paragraph": repeated(NEWS.replace("\n", " ")),
    "no full stop": repeated(NEWS.replace(".", ",").replace("\n", " ")),
    "lines": repeated("The minister of trade\n"),
    "opening quotes": repeated("“"),
    "straight quotes": repeated('" '),
    "backquotes": repeated("``"),
    "apostrophes": repeated("'"),
    "names joined by and": many_names,
    "the President of the": repeated("the President of the "),
    "Minister of Trade and Trade": repeated("Minister of Trade and "),
    "said that he said that": repeated("he said that "),
    "said without end": repeated("said "),
    "signed an agreement and": repeated("signed an agreement and "),
    "visited and visited": repeated("visited Paris and "),
    "met with and with": repeated("met with "),
    "one meets another": repeated("President Lind of Norway met Minister Oja of Peru and "),
    "dated meetings": repeated("President Lind of Norway met Minister Oja of Peru on 5 May 2021 in Lima, "),
    "talks between": repeated("the talks between Norway and Peru, "),
    "everybody meets Lind": lambda n: many_names(n).replace(" and ", " met President Lind of Norway and "),
    "everybody visits Peru": lambda n: many_names(n).replace(" and ", " visited Peru and "),
    "delegations": repeated("the delegation led by Minister Oja arrived in Lima and "),
    "signed between": repeated("Norway and Peru signed an agreement on trade; "),
    "said and added": repeated("Minister Oja said that it was good and added that it was late. "),
    "brackets": lambda n: "(" * (n // 2) + ")" * (n // 2),
    "one word": repeated("a"),
    "one capital word": repeated("A"),
    "capitals": repeated(NEWS.upper()),
    "initials": repeated("J. "),
    "hyphens": repeated("al-"),
    "capitals with hyphens": repeated("Al-"),
    "full stops": repeated("."),
    "question marks": repeated("?"),
    "commas": repeated(", "),
    "digits": repeated("1"),
    "numbers": repeated("1.2,3:"),
    "dates": repeated("April 13–15 and "),
    "slashes": repeated("1/2/"),
    "line breaks": repeated("\n"),
    "spaces": repeated(" "),
    "combining marks": repeated("a\u0301\u0301"),
    "only combining marks": repeated("\u0301"),
    "right to left": repeated("\u202eשלום مرحبا "),
    "zero width": repeated("\u200b"),
    "soft hyphens": repeated("\u00ad"),
    "lone surrogates": repeated("\ud800x "),
    "NULs": repeated("\0"),
    "addresses": repeated("http://"),
    "list items": repeated("- a\n"),
    "indented lines": repeated("  x\n"),
    "countries": repeated("the Republic of "),
    "adjectives": repeated("Norwegian-"),
    "possessives": repeated("Norway's "),
    "colons": repeated("X: "),
}


def seconds(text: str) -> float:
    """The processor time of the fastest of three parses."""
    best = float("inf")
    for _ in range(3):
        gc.collect()
        began = time.process_time()
        diplonews.parse(text)
        best = min(best, time.process_time() - began)
    return best


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--size", type=int, default=20_000)
    arguments.add_argument("--limit", type=float, default=11.0)
    arguments.add_argument("--only", help="the texts whose name holds this")
    arguments.add_argument("--collector", action="store_true", help="leave the garbage collector on")
    options = arguments.parse_args()
    if not options.collector:
        gc.disable()
    diplonews.parse(NEWS)  # lexica load outside the clock
    slow = []
    print("| text | ten times the text takes, times | characters a ms |\n| --- | --- | --- |")
    for name, make in TEXTS.items():
        if options.only and options.only not in name:
            continue
        short, long = (seconds(make(options.size * factor)) for factor in (1, 10))
        if long / short > options.limit:
            slow.append(name)
        print(f"| {name} | {long / short:.1f} | {options.size / long / 100:,.0f} |", flush=True)
    if slow:
        print(f"ten times the text takes more than {options.limit} times as long: {', '.join(slow)}")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
