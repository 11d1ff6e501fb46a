"""Where: destinations and places of events, read from a row of chunks."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from functools import cache

from attrs import define, evolve

from diplonews.document import Document
from diplonews.lexicon import rows
from diplonews.parsers.events.parties import stated
from diplonews.parsers.events.sentences import Sentence
from diplonews.values import Country, Person, Place


@define(eq=False)
class Stop:
    """A place or country that an event goes to, and the chunks that name it."""

    country: Country | None
    place: Place | None
    begin: int
    end: int
    options: tuple[Country, ...] = ()
    """What "that country" can mean, the likeliest first; the visitor's own is out."""


_LANDS = frozenset(("capital", "areas", "territories", "territory", "soil", "lands"))
_ADJECTIVES = frozenset(("u.s.", "us", "u.k.", "uk", "u.n."))
_BEFORE = frozenset("exXAKp-9h")


def stop_at(sentence: Sentence, k: int) -> Stop | None:
    """The stop that begins at chunk ``k``: Baku · Almaty, Kazakhstan · China's capital Beijing · Russia's Moscow."""
    letters = sentence.letters
    if k >= len(letters):
        return None
    letter = letters[k]
    mention = sentence.mention(k)
    if letter == "C" and mention is not None:
        inner = k + 1
        if letters[inner : inner + 1] == "s":
            inner += 1
            while inner < len(letters) and letters[inner] in "xX" and inner - k < 6:
                inner += 1
            if letters[inner : inner + 1] == ",":
                inner += 1
            if letters[inner : inner + 1] == "L":
                city = _city(sentence, inner)
                if city is not None:
                    return Stop(city.country or mention.value, city, k, inner + 1)
            return None
        if letters[k + 1 : k + 3] in ("-C", "-A") or (
            sentence.key(k) in _ADJECTIVES and letters[k + 1 : k + 2] in ("x", "X", "B")
        ):
            return None  # "the Peru-Chile border", "U.S. air bases"
        return Stop(mention.value, None, k, k + 1)
    if letter == "L" and mention is not None:
        city = _city(sentence, k)
        if city is None:
            return None
        country, end = city.country, k + 1
        if letters[end : end + 2] == ",C" and _same(sentence.mention(end + 1), country):
            country, end = country or sentence.mention(end + 1).value, end + 2  # type: ignore[union-attr]
        elif letters[end : end + 4] == ",L,C":
            end += 4
        elif (
            letters[end : end + 3] == ",eL"
            and letters[end + 3 : end + 5] not in (",a", ",e")
            and letters[end + 3 : end + 4] != "a"
            and (town := _city(sentence, end + 2))
            and town.country == country
        ):
            end += 3  # Ramallah, the West Bank
        elif (
            country is None
            and letters[end : end + 2] in ("iL", ",L")
            and (town := _city(sentence, end + 1)) is not None
        ):
            city, country = evolve(city, country=town.country), town.country  # the presidential palace in Lima
        return Stop(country, city, k, end)
    if letter == "A" and mention is not None:
        end = k + 1
        while end < len(letters) and letters[end] in "x-" and end - k < 6 and sentence.key(end) not in _LANDS:
            end += 1
        end += 1
        if letters[end - 1 : end] == "x" and sentence.key(end - 1) in _LANDS and isinstance(mention.value, Country):
            at = end + (letters[end : end + 1] in ("o", ","))
            city = _city(sentence, at) if letters[at : at + 1] == "L" else None  # the Egyptian capital of Cairo
            return Stop(mention.value, city, k, at + 1 if city is not None else end)
        return None
    if letter == "l":
        home = here(sentence)
        if sentence.key(k) == "the capital" and letters[k + 1 : k + 3] == ",L" and (seat := stop_at(sentence, k + 2)):
            return seat  # the capital, Lima
        if sentence.key(k) != "here":
            return _country_meant(sentence, k)
        if home is not None:
            return Stop(home.country, home, k, k + 1)
        hosts = sentence.document.once(two_sides)
        return Stop(hosts[0], None, k, k + 1, hosts) if hosts else None
    return None


def _same(mention: object, country: Country | None) -> bool:
    return country is None or getattr(mention, "value", None) == country


def _city(sentence: Sentence, k: int) -> Place | None:
    mention = sentence.mention(k)
    value = mention.value if mention is not None else None
    if not isinstance(value, Place):
        return None
    home = here(sentence)
    if home is not None and home.name == value.name:
        return home
    anchor = sentence.document.anchor
    if anchor is None or value.country is None or anchor.year > 2006:
        return value
    former = _successors().get(value.country.code)
    return evolve(value, country=Country(former[0])) if former is not None and anchor < former[1] else value


@cache
def _successors() -> dict[str, tuple[str, dt.date]]:
    """The state that a state was part of, and until when."""
    return {r["term"]: (r["former"], dt.date.fromisoformat(r["until"])) for r in rows("successors.tsv")}


def here(sentence: Sentence) -> Place | None:
    """The place of the dateline."""
    return sentence.document.heading.dateline


def two_sides(document: Document) -> tuple[Country, ...]:
    """The two countries whose officials a text without a dateline speaks of, the commoner first, where they are no more than two, or
    clearly before all others: one is a visitor's, the other is where he is. Ask for it by ``document.once``."""
    told = document.once(stated)
    counts = Counter(
        actor.country
        for mention in document.mentions
        if mention.kind in "PR"
        for actor in (document.actors[n] for n in mention.who if n in told)
        if isinstance(actor, Person) and actor.title and actor.country is not None
    )
    ranked = counts.most_common(3)
    if len(ranked) < 2 or (len(ranked) == 3 and ranked[2][1] * 2 > ranked[1][1]):
        return ()
    return tuple(country for country, _ in ranked[:2])


def _country_meant(sentence: Sentence, k: int) -> Stop | None:
    """The country that "the country" or "that country" stands for: that of the dateline, or those named before."""
    home = here(sentence)
    own = [home.country] if home is not None and home.country is not None else []
    named: list[Country] = []
    told: list[Country] = []
    document = sentence.document
    first = sentence.first(k)
    for mention in reversed(document.mentions_in(max(0, first - 120), first)):
        value = mention.value
        country = value if mention.kind == "C" and isinstance(value, Country) else getattr(value, "country", None)
        if country is not None:
            (named if mention.kind in "CL" else told).append(country)
    near = sentence.key(k) in ("our country", "the country", "this country", "the capital", "the host country")
    options = tuple(dict.fromkeys([*own, *named, *told] if near else [*named, *own, *told]))
    return Stop(options[0], None, k, k + 1, options) if options else None


_DATED = re.compile(r"[nfi]?D(?=,a?t?e?[CL]|at?e?[CL])")
"""The date of one stop before the next: Japan on May 5 and Korea from May 7 to 9."""
_COUNTED = re.compile(r"e?[9xXA]{1,5}?(?P<what>[xX])[_(:,-]{1,2}e?(?=[CL])")
_COUNTRIES = frozenset(("countries", "nations", "states", "cities", "capitals"))
"""A number of countries, then their names: eight African countries - Ethiopia, Kenya and Rwanda."""
_CLOSED = re.compile(r"[,.;a]|[nfi]?D|$")


_LAND = re.compile(r"[ek](?:[xXA]|x-x|X-[xA]){0,4}x(?!s|o[eCL]|,?[CL])")
_LAND_WORDS = frozenset("country nation state island kingdom republic emirate sultanate archipelago".split())
"""What stands for a country that was named before: that country, the north African nation."""


def stops_from(sentence: Sentence, k: int, *, skip: int = 5) -> list[Stop]:
    """The stops of a list that begins at chunk ``k``, after an article and adjectives: the historic city of Samarkand."""
    letters = sentence.letters
    begin = k
    land = _LAND.match(letters, k)
    if land and sentence.key(land.end() - 1) in _LAND_WORDS:
        meant = _country_meant(sentence, k)
        return [evolve(meant, end=land.end())] if meant is not None else []
    if letters[begin : begin + 3] == "C-x":
        begin += 3  # "Russia-friendly Serbia"
    while (
        begin < len(letters)
        and begin - k < skip
        and (letters[begin] in _BEFORE or letters[begin : begin + 2] in ("oL", "oC"))
        and not (letters[begin] == "A" and stop_at(sentence, begin))
    ):
        begin += 1
    counted = _COUNTED.match(letters, k)
    if counted and sentence.key(counted.start("what")) in _COUNTRIES:
        begin = counted.end()
    if letters[begin : begin + 3] == "hxL" or letters[begin : begin + 2] == ",L":
        begin += 1
    first = stop_at(sentence, begin)
    if first is None:
        return []
    found = [first]
    at = first.end
    while len(found) < 16:
        dated = _DATED.match(letters, at)
        step = at = dated.end() if dated else at
        while step < len(letters) and letters[step] in ",;a" and step - at < 2:
            step += 1
        if step == at:
            break
        if letters[step : step + 1] == "x" and sentence.key(step) in ("then", "finally", "later"):
            step += 1 + (letters[step + 1 : step + 3] == "nt")  # and then on to Peru
        if letters[step : step + 1] == "t":
            step += 1
        while letters[step : step + 1] in ("e", "X") and step - at < 5:
            step += 1
        stop = stop_at(sentence, step)
        if stop is not None and letters[step - 1] == "e" and letters[stop.end : stop.end + 1] in ("X", "B"):
            break  # "to Italy, the Austria Press Agency reported"
        if stop is None or (dated and not _CLOSED.match(letters, stop.end)):
            break
        found.append(stop)
        at = stop.end
    return found
