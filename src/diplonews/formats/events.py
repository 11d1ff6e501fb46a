"""PLOVER and CAMEO events: who did what to whom, as databases of political events have it.

Which record is which event stands in ``lexica/plover_events.tsv``, which names its sources; sectors of actors in
``lexica/plover_sectors.tsv``. Countries are ISO 3166-1 alpha-3, international organisations ``IGO``. What events leave out:
most of a record's fields, statements that only comment, cancelled visits and meetings, instruments that are only discussed.
There is no way back from events to records.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from attrs import field, frozen

from diplonews.article import Article
from diplonews.countries import country_lexicon
from diplonews.errors import LexiconError
from diplonews.lexicon import load, rows
from diplonews.records import Meeting, Record, Statement, Visit
from diplonews.registry import Registry, Row
from diplonews.text.tokens import fold, tokenize
from diplonews.values import Actor, Body, Country, Person, When

EVENTS = "plover_events"
IGO = "IGO"
_LONG = 8  # words of an organisation's name
_BESIDE = 4  # events before and behind one that may be told in its words

_NEAR = 80  # characters at the beginning of a statement's content in which its target is named
_PRONOUN = r"(?:it|they|he|she|we|i)"
_LIST = re.compile(r"\s*(?:,\s*)?(?:and\s|&)?\s*(?:the\s)?\s*")
_ANYBODY = r"(?:\S+ ){1,8}?"


@frozen
class EventActor:
    """Who takes part: the name, the code of the country or ``IGO``, and the sector (GOV, LEG, MIL, …), where known."""

    name: str | None
    code: str | None
    sector: str | None = None


@frozen(kw_only=True)
class Event:
    """One event. ``event`` and ``mode`` are PLOVER's (None where PLOVER codes no such act), ``cameo`` is CAMEO's code.

    Where sources and targets cannot be told apart, as at a meeting on neutral ground, all are sources. ``rule`` names the row
    of the table; ``record`` is the number of the record in the article, ``start`` and ``end`` are its place in the text.
    """

    event: str | None
    mode: str | None
    cameo: str
    source: tuple[EventActor, ...]
    target: tuple[EventActor, ...] = ()
    when: When | None = None
    rule: str
    record: int
    start: int
    end: int


def to_events(article: Article, *, registry: Registry | None = None) -> tuple[Event, ...]:
    """The events of an article in the order of its records.

    A registry may bring rows of its own for the lexicon ``plover_events``, for its own record types for instance; they are
    looked at before the built-in ones. Raises :class:`~diplonews.errors.LexiconError` for a row without sense.
    """
    table, named = _table(registry), _Named(article)
    events = [e for n, record in enumerate(article.records) for e in _events(named, n, record, table)]
    return tuple(
        e for k, e in enumerate(events) if not _is_relayed(e, article, events[max(k - _BESIDE, 0) : k + _BESIDE])
    )


def _is_relayed(event: Event, article: Article, beside: list[Event]) -> bool:
    """Whether the words that an event is told by are another's who tells it: "A rejected the plan, the group said"."""
    content = getattr(article.records[event.record], "content", ())
    return any(
        other.record != event.record and other.event == event.event and quote.start <= other.start < quote.end
        for quote in content
        for other in beside
    )


def event_data(event: Event, article: Article) -> dict[str, Any]:
    """An event as plain data in the manner of PLOVER records, with the words of the text that tell it."""
    return {
        "date": event.when.edtf if event.when else article.published.isoformat() if article.published else None,
        "event": event.event,
        "mode": event.mode,
        "cameo": event.cameo,
        "source": [{"name": a.name, "code": a.code, "sector": a.sector} for a in event.source],
        "target": [{"name": a.name, "code": a.code, "sector": a.sector} for a in event.target],
        "text": article.text[event.start : event.end],
        "start": event.start,
        "end": event.end,
        "rule": event.rule,
        "article": article.sha256,
    }


# --- the table ---------------------------------------------------------------------------------------------------------


@frozen
class _Kind:
    """What one half of a row makes of a record."""

    event: str | None
    mode: str | None
    cameo: str


@frozen
class _Mapping:
    name: str
    record: str
    where: tuple[tuple[str, bool, frozenset[str]], ...]
    opens: re.Pattern[str] | None
    opens_with_self: bool
    kinds: tuple[_Kind, ...]
    roles: tuple[tuple[str, ...], ...] = field(default=())


def _conditions(cell: str) -> Iterator[tuple[str, bool, frozenset[str]]]:
    for condition in cell.split():
        name, _, values = condition.partition("=")
        yield name, not values.startswith("!"), frozenset(values.removeprefix("!").split("|"))


def _mapping(row: Row) -> _Mapping:
    cells = {
        name: row.get(name, "") for name in ("name", "record", "where", "opens", "event", "mode", "cameo", "roles")
    }
    opens = cells["opens"].replace("OTHER ", _ANYBODY)
    kinds: tuple[_Kind, ...] = ()
    if cells["event"] != "-":
        parts = [cells[k].split("|") for k in ("event", "mode", "cameo")]
        if not all(p[-1] for p in parts[2:]) or not cells["roles"]:
            raise LexiconError(f"{EVENTS}: the row {cells['name']!r} needs a code of CAMEO and roles")
        count = len(parts[2])
        if {len(p) for p in parts} - {1, count}:
            raise LexiconError(f"{EVENTS}: the row {cells['name']!r} has pairs of unequal length")
        event, mode, cameo = (p * count if len(p) == 1 else p for p in parts)
        kinds = tuple(_Kind(e or None, m or None, c) for e, m, c in zip(event, mode, cameo, strict=True))
    return _Mapping(
        cells["name"],
        cells["record"],
        tuple(_conditions(cells["where"])),
        re.compile(
            opens.replace("SELF", "(?P<self>.{1,60}?)", 1).replace("SELF", ".{1,60}?"), re.IGNORECASE | re.DOTALL
        )
        if opens
        else None,
        "SELF" in cells["opens"],
        kinds,
        tuple(tuple(side.split()) for side in cells["roles"].split(">")),
    )


@lru_cache(maxsize=32)
def _table(registry: Registry | None) -> tuple[_Mapping, ...]:
    added = registry.rows(EVENTS) if registry else ()
    return tuple(_mapping(row) for row in (*added, *rows(f"{EVENTS}.tsv")))


# --- records -----------------------------------------------------------------------------------------------------------


def _events(named: _Named, number: int, record: Record, table: Iterable[_Mapping]) -> Iterator[Event]:
    about = _About(named, record)
    row = next((m for m in table if m.record == record.type and about.fits(m)), None)
    if row is None or not row.kinds or not record.evidence:
        return
    sides = [tuple(dict.fromkeys(_actor(a) for name in side for a in about.role(name))) for side in row.roles]
    source, target = sides[0], tuple(a for a in (sides[1] if len(sides) > 1 else ()) if a not in sides[0])
    place = record.span
    for reverse, kind in enumerate(row.kinds):
        first, second = (target, source) if reverse else (source, target)
        if first and (second or not reverse):
            yield Event(
                event=kind.event,
                mode=kind.mode,
                cameo=kind.cameo,
                source=first,
                target=second,
                when=getattr(record, "when", None),
                rule=f"plover.{row.name}",
                record=number,
                start=place.start,
                end=place.end,
            )


class _Named:
    """Where an article names people and bodies, in order, so that each statement looks at its own words only."""

    def __init__(self, article: Article) -> None:
        self.text = article.text
        found: list[tuple[int, int, Actor]] = []
        for person in article.people:
            plain = Person(
                name=person.name, title=person.title, country=person.country, organization=person.organization
            )
            found += [(s.start, s.end, plain) for s in person.mentions]
        for body in article.bodies:
            named = Body(name=body.name, country=body.country)
            found += [(s.start, s.end, named) for s in body.mentions]
        self.mentions = sorted(found, key=lambda m: m[:2])
        self.starts = [start for start, _, _ in self.mentions]

    def between(self, begin: int, limit: int) -> list[tuple[int, int, Actor]]:
        """The people, bodies and countries that a stretch of the text names, in order, with their places."""
        known = self.mentions[bisect_left(self.starts, begin) : bisect_left(self.starts, limit)]
        tokens = tokenize(self.text[begin:limit])
        for first, last, term in country_lexicon().scan(tokens.keys):
            start, end = tokens.span(first, last)
            known.append((begin + start, begin + end, Country(term.data.code)))
        found: list[tuple[int, int, Actor]] = []
        free = 0
        for start, end, actor in sorted(known, key=lambda m: (m[0], -m[1])):
            if start >= free or (
                found and (start, end) == found[-1][:2]
            ):  # one phrase names both; a country within the name of a body is not named by itself
                found.append((start, end, actor))
                free = end
        return found

    def listed(self, begin: int, limit: int, without: set[EventActor], home: set[str | None]) -> tuple[Actor, ...]:
        """The first whom a stretch of the text names, but for some actors and countries, and those in one list with him."""
        found: list[Actor] = []
        at = 0
        for start, end, actor in self.between(begin, limit + _NEAR) if limit else ():
            if found and start >= at and not _LIST.fullmatch(self.text, at, start):
                break
            if found or (
                start < limit
                and _actor(actor) not in without
                and not (isinstance(actor, Country) and actor.code in home)
            ):
                found.append(actor)
                at = end
        return tuple(found)


@frozen
class _About:
    """What the conditions and roles of the table ask of a record."""

    named: _Named
    record: Record

    def fits(self, row: _Mapping) -> bool:
        return all((self.value(name) in values) is wanted for name, wanted, values in row.where) and self.begins(row)

    def value(self, name: str) -> str:
        if name == "sense":
            return next((e.rule.split(".")[1] for e in self.record.because("record") if e.rule.count(".")), "")
        if name == "abroad":
            return self._abroad()
        return str(getattr(self.record, name, ""))

    def begins(self, row: _Mapping) -> bool:
        if row.opens is None:
            return True
        if not isinstance(self.record, Statement) or not self.record.content:
            return False
        words = " ".join(self.record.content[0].text[:200].split())
        found = row.opens.match(words + " ")
        if found is None or not row.opens_with_self:
            return found is not None
        subject = next((g for g in (found.groupdict().get("self"),) if g), words.split(" ", 1)[0])
        return self._is_self(subject)

    def _is_self(self, subject: str) -> bool:
        if re.fullmatch(_PRONOUN, subject, re.IGNORECASE):
            return True
        country = Country.find(subject.removeprefix("the ").removeprefix("The "))
        codes = {_code(s) for s in _speakers(self.record)}
        return country is not None and (country.code in codes or codes == {None})

    def role(self, name: str) -> tuple[Actor, ...]:
        record = self.record
        if name == "hosts" and isinstance(record, Visit):
            return record.hosts or ((record.destination,) if record.destination else ())
        if name in ("guests", "home") and isinstance(record, Meeting):
            home = record.place.country if record.place else None
            assert home is not None
            return tuple(p for p in record.participants if (_code(p) == home.code) is (name == "home"))
        if name == "parties":
            return (*getattr(record, "parties", ()), *(() if getattr(record, "parties", ()) else record.countries))  # type: ignore[attr-defined]
        if name == "addressed" and isinstance(record, Statement):
            own, codes = {_actor(a) for a in record.speakers}, {_code(a) for a in record.speakers}
            stretch = self._stretch()
            listed = self.named.listed
            return record.addressees or (listed(*stretch, own, codes) or listed(*stretch, own, set()))
        if name in ("subject", "object"):
            return self._named()[slice(0, 1) if name == "subject" else slice(1, 2)]
        value = getattr(record, name, ())
        return value if isinstance(value, tuple) else () if value is None else (value,)

    def _abroad(self) -> str:
        """``host`` where one side meets at home, ``yes`` in a third country, ``no`` where this is not known."""
        record = self.record
        home = record.place.country if isinstance(record, Meeting) and record.place else None
        sides = [_code(p) for p in getattr(record, "participants", ())]
        if home is None or not sides or None in sides:
            return "no"
        return "yes" if home.code not in sides else "host" if set(sides) != {home.code} else "no"

    def _named(self) -> tuple[Actor, ...]:
        """Whom the content of a statement names near its beginning, in order: people, bodies and countries, each once."""
        return tuple(dict.fromkeys(a for _, _, a in self.named.between(*self._stretch())))

    def _stretch(self) -> tuple[int, int]:
        """The beginning of what a statement says."""
        content = self.record.content[0] if isinstance(self.record, Statement) and self.record.content else None
        return (content.start, min(content.end, content.start + _NEAR)) if content is not None else (0, 0)


def _speakers(record: Record) -> tuple[Actor, ...]:
    speakers: tuple[Actor, ...] = getattr(record, "speakers", ())
    return speakers


# --- actors ------------------------------------------------------------------------------------------------------------


def _code(actor: Actor) -> str | None:
    """The alpha-2 code of the country that an actor is or belongs to."""
    country = actor if isinstance(actor, Country) else actor.country
    return country.code if country else None


def _actor(actor: Actor) -> EventActor:
    if isinstance(actor, Country):
        return EventActor(actor.name, actor.alpha3)
    code = actor.country.alpha3 if actor.country else None
    if isinstance(actor, Person):
        code = code or (IGO if _body_kind(actor.organization) == "io" else None)
        return EventActor(
            actor.name or actor.title, code, _sector(actor.title) or ("GOV" if code and actor.title else None)
        )
    kind = _body_kind(actor.name)
    return EventActor(actor.name, IGO if kind == "io" else code, _by("body").get(kind or "") or _sector(actor.name))


@cache
def _by(what: str) -> Mapping[str, str]:
    return {row["term"]: row["sector"] for row in rows("plover_sectors.tsv") if row["by"] == what}


@cache
def _kinds_of_bodies() -> Mapping[str, str]:
    return {fold(name): row["kind"] for row in rows("organizations.tsv") for name in (row["term"], row["name"]) if name}


def _body_kind(name: str | None) -> str | None:
    """The kind of a body of the lexicon; "Red Cross operating in Kenya" is the organisation too."""
    if not name:
        return None
    kinds, words = _kinds_of_bodies(), name.split()
    ends = (k for k in range(1, min(len(words), _LONG)) if words[k].endswith(("ing", "ed")) and words[k].islower())
    return kinds.get(fold(name)) or next((kind for k in ends if (kind := kinds.get(fold(" ".join(words[:k]))))), None)


@lru_cache(maxsize=4096)
def _sector(words: str | None) -> str | None:
    """The sector that an office or the name of a body tells."""
    if not words:
        return None
    keys = tokenize(words).keys
    told = {
        data["office"] for _, _, term in load("titles.tsv").scan(keys) if (data := term.data) and data.get("office")
    }
    said = next((sector for word, sector in _by("word").items() if word in keys), None)
    by_office = next((sector for office, sector in _by("office").items() if office in told), None)
    return said if said in ("REB", "OPP", "REF") else by_office or said
