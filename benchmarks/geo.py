"""How well countries and places are found.

    python benchmarks/geo.py [CORPUS_DIR] [--misses]

Prints the coverage of the tables, and, where the directory of annotated texts is there: the share of the countries of annotated
records that the text layer finds; the share of actors of PLOVER's sentences whose country is coded right (from the words of the
actor alone, and with what the sentence tells); the share of the states of treaty titles that are found; characters a second.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from diplonews.countries import all_countries, by_code, country_lexicon
from diplonews.document import Document
from diplonews.mentions import countries, places
from diplonews.places import entries, first_words
from diplonews.text.tokens import Tokens, tokenize
from diplonews.values import Body, Country, Person, Place

CORPUS = Path(__file__).parent.parent.parent / "shared" / "corpus"
RECORDS = (("visits", "visitors"), ("meetings", "participants"), ("statements", "speakers"), ("memoranda", "parties"))
NOT_A_STATE = {"IGO", "IMG", "NGO", "MNC"}
MISSPELT = {"JAP": "JPN", "VTN": "VNM"}


def codes_in(tokens: Tokens) -> set[str]:
    """The countries of a text, with those of its places."""
    named = countries.find(tokens)
    where = (m.value.country for m in places.find(tokens, named))
    return {m.value.code for m in named} | {c.code for c in where if c is not None}


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def coverage() -> None:
    rows = all_countries()
    states = [r for r in rows if r.status in ("un-member", "observer", "partly-recognised")]
    print(f"countries   {len(rows)} rows, {len(states)} states, {len(country_lexicon())} spellings of names")
    names = [(first, rest) for first in first_words() for rest, _ in entries(first)]
    print(f"places      {len(names)} names")


def annotated(articles: list[dict[str, Any]]) -> None:
    right = total = 0
    for article in articles:
        found = codes_in(tokenize(article["text"]))
        gold = {a.get("country") for kind, slot in RECORDS for r in article[kind] for a in r[slot]}
        gold |= {r.get("destination") for r in article["visits"]}
        gold |= {c for r in article["memoranda"] for c in r.get("countries") or ()}
        gold -= {None}
        right += len(gold & found)
        total += len(gold)
    print(f"annotated   {right}/{total} countries of records found in their articles ({right / total:.3f})")


def of_value(value: object) -> str | None:
    if isinstance(value, Country):
        return value.code
    if isinstance(value, Person | Body | Place) and value.country is not None:
        return value.country.code
    return None


def told(document: Document, start: int, end: int) -> set[str]:
    """The countries of all that is mentioned between two offsets, as the whole sentence tells them."""
    found: set[str] = set()
    for m in document.mentions:
        first, last = document.tokens.span(m.first, m.last)
        if first < end and start < last:
            values: Iterable[object] = [document.actors[n] for n in m.who] or [m.value]
            found |= {code for v in values if (code := of_value(v)) is not None}
    return found


def plover(sentences: list[dict[str, Any]], misses: bool) -> None:
    alone = with_text = total = 0
    for row in sentences:
        document = Document.read(row["text"])
        for k, actor in enumerate(row["source"] + row["target"]):
            code = MISSPELT.get(actor["code"], actor["code"])
            if code in NOT_A_STATE:
                continue
            total += 1
            own = codes_in(tokenize(actor["text"]))
            span = row["actor_spans"][k] if k < len(row["actor_spans"]) else None
            more = own or (told(document, *span) if span else set())
            own3, more3 = ({r.alpha3 for c in codes if (r := by_code(c))} for codes in (own, more))
            alone += code in own3
            with_text += code in more3
            if misses and code not in more3:
                print("   ", code, sorted(more3), actor["text"], "|", row["text"])
    print(
        f"PLOVER      {total} actors of a country: {alone / total:.3f} by their own words, {with_text / total:.3f} by the sentence"
    )


def titles(rows: list[dict[str, Any]]) -> None:
    right = total = 0
    for row in rows:
        found = codes_in(tokenize(row["title"]))
        right += len(found & set(row["countries"]))
        total += len(row["countries"])
    print(f"titles      {right}/{total} states found ({right / total:.3f})")


def speed(texts: list[str]) -> None:
    tokens = [tokenize(text) for text in texts]
    for t in tokens:
        codes_in(t)
    began = time.process_time()
    named = [countries.find(t) for t in tokens]
    middle = time.process_time()
    for t, found in zip(tokens, named, strict=True):
        places.find(t, found)
    ended = time.process_time()
    size = sum(map(len, texts)) / 1e6
    print(
        f"speed       countries {size / (middle - began):.1f}, places {size / (ended - middle):.1f} million characters a second"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, nargs="?", default=CORPUS)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    coverage()
    if not options.corpus.is_dir():
        return
    articles = [
        json.loads(path.read_text(encoding="utf-8")) for path in sorted((options.corpus / "dev").glob("*.json"))
    ]
    annotated(articles)
    plover(lines(options.corpus / "plover_gsr_dev.jsonl"), options.misses)
    titles(lines(options.corpus / "titles" / "uk_titles_dev.jsonl"))
    speed([a["text"] for a in articles])


if __name__ == "__main__":
    main()
