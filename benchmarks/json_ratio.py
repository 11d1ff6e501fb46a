"""Time of to_json and from_json as ratios to msgspec's plain encode and decode of the same classes, in one run.

    python benchmarks/json_ratio.py [--articles N]

msgspec decodes no union of attrs classes, so it is given the same classes with every actor a Person and the records of each
type in a list of their own; it writes countries and dates as small objects where format 1 has strings. It checks neither
spans nor quotes nor the hash, and tells of the first error only. Articles are those that parse makes of a long text that was
put together from the example; times are of the processor, the least of several runs.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from importlib import resources
from typing import Any

import attrs
import msgspec

import diplonews
from diplonews import Article, Country, Person
from diplonews.shapes import shapes_of
from diplonews.values import KnownBody, KnownPerson

TARGETS = {"encode": 3.0, "decode": 6.0}


def as_person(actor: Any) -> Person:
    """The person that stands for any actor."""
    country = actor if isinstance(actor, Country) else actor.country
    return Person(name=actor.name, title=getattr(actor, "title", None), country=country)


def mirror(record_type: type) -> type:
    """The class of the same fields, with persons for actors."""
    fields: dict[str, Any] = {}
    for attribute in attrs.fields(attrs.resolve_types(record_type)):  # type: ignore[type-var]
        shape = shapes_of(record_type)[attribute.name]
        kind = attribute.type
        if shape.element.kind == "actor":
            kind = tuple[Person, ...] if shape.item else Person | None
        fields[attribute.name] = attrs.field(type=kind, default=attribute.default)
    return attrs.make_class(record_type.__name__, fields, frozen=True, kw_only=True)


MIRRORS = {t: mirror(t) for t in diplonews.Registry.builtin().types}
FRONT = [a for a in attrs.fields(attrs.resolve_types(Article)) if a.name not in ("records", "bodies", "people")]
Plain: Any = attrs.make_class(
    "Plain",
    {a.name: attrs.field(type=a.type) for a in FRONT}
    | {"people": attrs.field(type=tuple[KnownPerson, ...]), "bodies": attrs.field(type=tuple[KnownBody, ...])}
    | {t.type: attrs.field(type=tuple[m, ...]) for t, m in MIRRORS.items()},  # type: ignore[valid-type]
    frozen=True,
    kw_only=True,
)


def reflect(article: Article) -> Any:
    """The article in the classes that msgspec decodes."""
    records: dict[str, list[Any]] = {t.type: [] for t in MIRRORS}
    for record in article.records:
        values = {}
        for name, shape in shapes_of(type(record)).items():
            value = getattr(record, name)
            if shape.element.kind == "actor" and value is not None:
                value = tuple(map(as_person, value)) if shape.item else as_person(value)
            values[name] = value
        records[record.type].append(MIRRORS[type(record)](**values))
    front = {a.name: getattr(article, a.name) for a in FRONT}
    return Plain(
        **front, people=article.people, bodies=article.bodies, **{n: tuple(found) for n, found in records.items()}
    )


def least(work: Callable[[], object], runs: int = 7) -> float:
    """Seconds of processor time."""
    best = float("inf")
    for _ in range(runs):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return best


def main() -> None:
    """Print the ratios."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=100)
    count = options.parse_args().articles
    text = resources.files("diplonews").joinpath("example.txt").read_text(encoding="utf-8")
    article = diplonews.parse(text + "\n\n" + text)
    plain = reflect(article)
    ours, theirs = diplonews.to_json(article), msgspec.json.encode(plain)
    if diplonews.from_json(ours) != article or msgspec.json.decode(theirs, type=Plain) != plain:
        raise SystemExit("what was written is not what is read")
    times = {
        "encode": (
            least(lambda: [diplonews.to_json(article) for _ in range(count)]),
            least(lambda: [msgspec.json.encode(plain) for _ in range(count)]),
        ),
        "decode": (
            least(lambda: [diplonews.from_json(ours) for _ in range(count)]),
            least(lambda: [msgspec.json.decode(theirs, type=Plain) for _ in range(count)]),
        ),
    }
    print(f"{len(article.records)} records, {len(ours)} characters of JSON")
    for name, (own, other) in times.items():
        print(
            f"{name}: {own / other:.2f} times msgspec (target {TARGETS[name]}), {own / count * 1e6:.0f} µs an article"
        )


if __name__ == "__main__":
    main()
