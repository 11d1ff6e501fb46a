"""How many of the cases in tests/cases/dates.tsv are read right, and how fast, beside dateparser and python-dateutil.

    pip install dateparser python-dateutil
    python benchmarks/dates.py

A peer that is not installed is left out. A case is right where exactly the expected dates are found, none missing and none too
many; dates that have no value ("-" in the table) may be left out or reported empty. Each peer is used as its documentation
shows for running text, with the day of publication as its base and English as its language, and is helped where it can be:

- dateparser: ``search_dates`` finds the places, ``DateDataParser`` says whether a place is a day, a month or a year.
- python-dateutil: ``parser.parse(fuzzy=True)``, called with two default days; a field that changes with the default was not in
  the text, unless a weekday was. It reads one date a text, and cases with more are wrong for it.

Neither has ranges, so the share over the cases without ranges is printed as well. Times are those of this machine and are
compared with each other only.
"""

from __future__ import annotations

import calendar
import datetime as dt
import time
from collections.abc import Callable
from pathlib import Path

import diplonews

TABLE = Path(__file__).parents[1] / "tests" / "cases" / "dates.tsv"
NO_ANCHOR = dt.date(2000, 1, 1)  # peers need some base day
Case = tuple[str, dt.date | None, list[str]]
Reader = Callable[[str, dt.date | None], list[str]]


def cases() -> dict[str, list[Case]]:
    """The cases by section: text, anchor and the expected values without those that have none."""
    found: dict[str, list[Case]] = {}
    section, header = "", False
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            section = line[2:]
        elif line.startswith("text\t"):
            header = True
        elif header:
            text, anchor, expected = line.split("\t")
            wanted = [value for value in expected.split() if value != "-"]
            found.setdefault(section, []).append((text, dt.date.fromisoformat(anchor) if anchor else None, wanted))
    return found


def ours(text: str, anchor: dt.date | None) -> list[str]:
    return [d.when.edtf for d in diplonews.find_dates(text, anchor=anchor) if d.when]


def dateparser_reader() -> Reader:
    from dateparser.date import DateDataParser
    from dateparser.search import search_dates

    widths = {"year": 4, "month": 7}

    def read(text: str, anchor: dt.date | None) -> list[str]:
        base = dt.datetime.combine(anchor or NO_ANCHOR, dt.time(12))
        settings = {"RELATIVE_BASE": base, "RETURN_AS_TIMEZONE_AWARE": False}
        parser = DateDataParser(languages=["en"], settings=settings)
        found = []
        for place, value in search_dates(text, languages=["en"], settings=settings) or []:
            period = parser.get_date_data(place).period
            found.append(value.date().isoformat()[: widths.get(period, 10)])
        return found

    return read


def dateutil_reader() -> Reader:
    from dateutil import parser

    def read(text: str, anchor: dt.date | None) -> list[str]:
        base = dt.datetime.combine(anchor or NO_ANCHOR, dt.time())
        other = dt.datetime(base.year, base.month % 12 + 1, base.day % 28 + 1)
        try:
            value, check = (parser.parse(text, fuzzy=True, default=default) for default in (base, other))
        except (ValueError, OverflowError):
            return []
        if any(name in text for name in calendar.day_name):
            return [f"{value:%Y-%m-%d}"]
        if value.month != check.month:
            return [f"{value:%Y}"]
        return [f"{value:%Y-%m}" if value.day != check.day else f"{value:%Y-%m-%d}"]

    return read


def main() -> None:
    readers: dict[str, Reader] = {"diplonews": ours}
    for name, make in (("dateparser", dateparser_reader), ("dateutil", dateutil_reader)):
        try:
            readers[name] = make()
        except ImportError:
            print(f"{name} is not installed: left out")
    sections = cases()
    right = {name: dict.fromkeys(sections, 0) for name in readers}
    single = dict.fromkeys(readers, 0)
    seconds = dict.fromkeys(readers, 0.0)
    for name, read in readers.items():
        read("Warm up on 14 April 2021.", NO_ANCHOR)
        for section, listed in sections.items():
            for text, anchor, wanted in listed:
                began = time.perf_counter()
                got = read(text, anchor)
                seconds[name] += time.perf_counter() - began
                right[name][section] += got == wanted
                single[name] += got == wanted and not any("/" in value for value in wanted)
    total = sum(map(len, sections.values()))
    ranges = sum(any("/" in value for value in case[2]) for listed in sections.values() for case in listed)
    print(f"{'':58}{'cases':>6}" + "".join(f"{name:>12}" for name in readers))
    for section, listed in sections.items():
        print(
            f"{section[:57]:58}{len(listed):6}" + "".join(f"{right[n][section] / len(listed):12.0%}" for n in readers)
        )
    print(f"{'all':58}{total:6}" + "".join(f"{sum(right[n].values()) / total:12.1%}" for n in readers))
    print(
        f"{'without ranges':58}{total - ranges:6}" + "".join(f"{single[n] / (total - ranges):12.1%}" for n in readers)
    )
    print(f"{'microseconds a case':64}" + "".join(f"{seconds[n] / total * 1e6:12.0f}" for n in readers))
    print(f"{'times our time':64}" + "".join(f"{seconds[n] / seconds['diplonews']:12.1f}" for n in readers))


if __name__ == "__main__":
    main()
