"""Joint titles: one plural office with several bearers or several countries.

"Foreign Ministers Orlov and Zhao", "Presidents Rashad Valiyev of Azerbaijan and Ivan Kupala of Belarus", "the prime ministers of
Estonia and Latvia", "the Kenyan and Ugandan foreign ministers, Alfred Odhiambo and Jeje Okello", "the Kenyan and Ugandan governments".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

import attrs

from diplonews.mentions import offices
from diplonews.mentions.known import ANYBODY, meant
from diplonews.mentions.mention import Mention
from diplonews.mentions.offices import Office
from diplonews.mentions.patterns import COMPLEMENT, NAME, PLURAL
from diplonews.values import Body, Country, Person

if TYPE_CHECKING:
    from diplonews.mentions.finder import Finder

_ONE = rf"(?:Hd?){{0,2}}(?:{NAME})(?:ot?C|bCe)?"
_NAMES = rf"(?:{_ONE})(?:c(?:{_ONE})){{0,8}}(?:c?a(?:{_ONE}))"
_LAND = r"(?:C|A)"
_LANDS = rf"t?{_LAND}s?(?:ct?{_LAND}s?){{0,12}}c?at?{_LAND}s?"
NAMED = re.compile(rf"(?P<pre>t?(?:[AC]s?|B)?)(?P<title>[MWKh]{{0,4}}Y(?:{COMPLEMENT}))c?(?P<names>{_NAMES})")
LANDS = re.compile(
    rf"(?:t?[MWKh]{{0,3}}(?P<title>[MWKh]{{0,4}}Y)o(?P<lands>{_LANDS})|t?(?P<lands2>{_LANDS})(?P<title2>[MWKh]{{0,4}}Y))"
    rf"(?:c?(?P<names>{_NAMES}))?"
)
_PLURAL = re.compile(r"(?:tw?|[wZ])[MA]{0,3}(?P<title>[MWKh]{0,4}Y)")
_TWO_LANDS, _TWO_NAMES = re.compile("a(?=t?[AC])"), re.compile("a(?=[HIPGN])")
_COUNTS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "the": 2}
_EACH = re.compile(rf"(?:Hd?){{0,2}}(?P<name>{NAME})(?P<land>ot?C|bCe)?")
_THEIRS = re.compile(r"t?(?P<lands>[AC](?:ct?A){0,8}c?at?A)(?P<kind>[WwMKkThN]{0,3})\Z")
_OF_LANDS = re.compile(r"ot?(?P<lands>C(?:ct?C){0,8}c?at?C)")
_PLURALS = {
    "governments": "government",
    "ministries": "ministry",
    "parliaments": "parliament",
    "delegations": "delegation",
    "embassies": "embassy",
    "militaries": "military",
    "armies": "army",
    "navies": "navy",
    "banks": "bank",
    "agencies": "agency",
    "authorities": "authorities",
    "forces": "forces",
    "troops": "troops",
    "sides": "side",
}
"""Plural heads of bodies that each country has one of."""
_KINDS = frozenset("foreign central justice defence defense finance health interior trade energy space".split())
_COUNTRY = re.compile(r"[CA]")
_MANY = frozenset("official diplomat expert negotiator lawmaker legislator delegate source".split())
"""Offices that several people of each country hold: "Peruvian and Chilean officials" are Peruvian officials and Chilean officials."""


def find(finder: Finder) -> None:
    """Take the joint titles of a text, and the bodies of several countries in one phrase."""
    for several, single in _PLURALS.items():
        for i in finder.tokens.index.get(several, ()):
            _allied(finder, bisect_left(finder.units.firsts, i), single)
    if "Y" not in finder.units.letters:
        return
    for m in finder.units.matches(LANDS, _TWO_LANDS):
        _lands(finder, m)
    for m in finder.units.matches(NAMED, _TWO_NAMES):
        if finder.is_free(*m.span()):
            office = _singular(finder, m.span("pre"), m.span("title"))
            _bearers(finder, m.start(), m.span("names"), [office])
    for m in finder.units.matches(_PLURAL, PLURAL):
        if finder.is_free(*m.span()):
            _group(finder, m)


def _allied(finder: Finder, head: int, single: str) -> None:
    """The bodies of "the Malaysian and Australian governments", "the central banks of Chile and Peru", each of its country."""
    units, tokens = finder.units, finder.tokens
    letters = units.letters
    if head >= len(letters) or letters[head] not in "KkWwYN":
        return
    if m := _THEIRS.search(letters, max(head - 40, 0), head):
        begin, end, mods = m.start(), head + 1, range(*m.span("kind"))
    elif m := _OF_LANDS.match(letters, head + 1):
        begin, end = head, m.end()
        if finder.key(head - 1) in _KINDS:
            begin -= 1
        mods = range(begin, head)
        begin -= letters[begin - 1 : begin] == "t"
    else:
        return
    if not finder.is_free(begin, end):
        return
    shown = single.capitalize() if tokens.words[units.firsts[head]][0].isupper() else single
    called = " ".join((*(offices.joined(tokens, units.firsts[k], units.lasts[k]) for k in mods), shown))
    members: list[Country | Body] = []
    for k in range(*m.span("lands")):
        if not _COUNTRY.fullmatch(letters[k]):
            continue
        land, said = units.items[k].value, offices.joined(tokens, units.firsts[k], units.lasts[k])
        name = f"{said} {called}" if k < head else f"{called} of {said}"
        members.append(land if single == "side" else Body(name=name, country=land))
    mention = Mention(
        units.firsts[begin], units.lasts[end - 1], "G", None, data={"members": tuple(members), "offices": ()}
    )
    finder.take(begin, end, mention)


def _singular(finder: Finder, whose: tuple[int, int], title: tuple[int, int]) -> Office:
    """The office of each bearer: the plural's canonical singular."""
    read = offices.read(finder.tokens, finder.units, whose, title)
    name = read.canonical[0] if read.canonical else read.title
    return attrs.evolve(read, title=None if name == "mr" else name)


def _bearers(finder: Finder, start: int, names: tuple[int, int], each: list[Office]) -> None:
    """A person for each name; the first mention begins with the title."""
    letters = finder.units.letters
    for number, m in enumerate(_EACH.finditer(letters, *names)):
        office = each[min(number, len(each) - 1)]
        if m["land"]:
            at = next(k for k in range(*m.span("land")) if letters[k] == "C")
            office = attrs.evolve(office, country=finder.units.items[at].value)
        begin = start if number == 0 else m.start()
        finder.take(begin, m.end(), finder.person(begin, m.end(), m.span("name"), office))


def _lands(finder: Finder, m: re.Match[str]) -> None:
    units = finder.units
    which = "lands" if m["lands"] else "lands2"
    title = m.span("title" if m["lands"] else "title2")
    office = _singular(finder, (-1, -1), title)
    lands: dict[Country, str] = {}
    for k in range(*m.span(which)):
        if _COUNTRY.fullmatch(units.letters[k]):
            lands.setdefault(units.items[k].value, offices.joined(finder.tokens, units.firsts[k], units.lasts[k]))
    each = [attrs.evolve(office, country=code) for code in lands]
    if m["names"] and len(list(_EACH.finditer(units.letters, *m.span("names")))) == len(each):
        _bearers(finder, m.start(), m.span("names"), each)
        return
    end = m.end(which) if which == "lands" else m.end("title2")
    said = "{title} of {land}" if which == "lands" else "{land} {title}"
    shown = office.title
    if not _MANY.isdisjoint(office.canonical):
        shown = offices.joined(finder.tokens, units.firsts[title[0]], units.lasts[title[1] - 1])
    members = tuple(
        Person(title=said.format(title=shown, land=land) if shown else land, country=code)
        for code, land in lands.items()
    )
    data = {"members": members, "offices": office.offices, "canonical": office.canonical}
    finder.take(m.start(), end, Mention(units.firsts[m.start()], units.lasts[end - 1], "G", None, data=data))


def _group(finder: Finder, m: re.Match[str]) -> None:
    """ "The two foreign ministers", "both leaders": whose bearers stand before."""
    units = finder.units
    opening = [finder.key(k) for k in range(m.start(), m.end()) if units.letters[k] in "twZ"]
    if not all(word in _COUNTS for word in opening):
        return
    if opening == ["the"] and "A" in m[0]:
        return  # "the Kenyan officials" are whoever they are
    office = offices.read(finder.tokens, units, (-1, -1), m.span("title"))
    wanted = meant(office.canonical, office.offices)
    reference = {
        "offices": "" if ANYBODY in wanted else "|".join(sorted(wanted)),
        "number": str(_COUNTS[opening[-1]]),
        "of": "person",
        "gender": "",
        "titles": "|".join(office.canonical),
    }
    mention = Mention(units.firsts[m.start()], units.lasts[m.end() - 1], "G", None, data={"reference": reference})
    finder.take(m.start(), m.end(), mention)
