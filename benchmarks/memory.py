"""The peak memory of a stream of articles, long beside short.

    python benchmarks/memory.py [--articles 100000] [--workers 1]

A process of its own parses 100 articles from a generator with ``parse_many`` and says how much memory it had at most; another
parses as many as ``--articles`` says. The second must not need more than 60 MB over the first.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
from collections.abc import Iterator

LIMIT = 60.0  # MB


def articles(count: int) -> Iterator[str]:
    """As many articles of five sentences, no two the same."""
    for number in range(count):
        name = f"{'Anna Bela Cora Dora'.split()[number % 4]} Sol{'aeiou'[number % 5]}{'nrstk'[number // 5 % 5]}"
        yield (
            f"LISBON, April {number % 28 + 1}, 20{number % 20 + 10:02} (AP) -- "
            f"Norwegian Foreign Minister {name} arrived in Lisbon on Monday.\n\n"
            f"{name} met with her Portuguese counterpart. “Round {number} was useful,” she told reporters.\n\n"
            f"The two sides signed a memorandum of understanding on fisheries and {number} other documents."
        )


def peak(count: int, workers: int) -> float:
    """Parse in this process; its peak memory in MB."""
    from diplonews import parse_many

    for _ in parse_many(articles(count), workers=workers):
        pass
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--measure", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure is not None:
        print(peak(options.measure, options.workers))
        return 0
    figures = []
    for count in (100, options.articles):
        command = [sys.executable, __file__, "--measure", str(count), "--workers", str(options.workers)]
        figures.append(float(subprocess.run(command, capture_output=True, text=True, check=True).stdout))
        print(f"{count:>9,} articles, {options.workers} workers: {figures[-1]:7.1f} MB at most")
    more = figures[1] - figures[0]
    print(f"{more:.1f} MB more; the limit is {LIMIT:.0f}")
    return 0 if more <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
