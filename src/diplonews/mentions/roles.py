"""People without a name: "the president", "Kazakh foreign minister", "His Majesty", "Peruvian officials", "diplomatic sources said"."""

from __future__ import annotations

import re

import attrs

from diplonews.lexicon import Row
from diplonews.mentions import offices
from diplonews.mentions.finder import OWNERS, Finder
from diplonews.mentions.mention import Mention
from diplonews.mentions.patterns import ANY_OFFICE, PLURAL, SINGULAR, TITLE, WHOSE
from diplonews.values import Person

ROLE = re.compile(rf"(?=[tu]?[ACLBMWKT])(?P<det>[tu])?(?P<whose>{WHOSE})(?P<title>{TITLE})")
SOURCE = re.compile(r"[tu]?(?:(?:[ACL]s?){1,2}(?:[wW]{1,2}|[MWKk]{0,3})|B)[YT](?![WKN])")
QUOTED = re.compile(r"(?<![tACBLsYhoKM])(?:[wW]h)?(?:[MWKwk](?=[YMKk]))?[MKk]?Y(?=w)")
_HONOURED = re.compile(r"H(?![HGNIPT])")
_SECOND = re.compile(r"(?P<below>M)?T")
_OFFICIAL_THINGS = frozenset(
    "visit visits trip trips tour tours talks meeting ceremony statement working and invitation delegation reception dinner lunch".split()
)
_NEVER_SENT = frozenset(
    ("head-of-state", "head-of-government", "foreign-minister", "minister", "deputy-minister", "royal")
)
_SIDING = frozenset(("pro", "anti"))
_NOT_ALONE = frozenset("other expert legislator".split())
_SPEAKING = frozenset("said say told tell claim claimed believe added warned suggested noted have".split())


def find_bearers(finder: Finder) -> None:
    """Take the people by honorific or by office alone."""
    for m in _HONOURED.finditer(finder.units.letters):
        if finder.is_free(*m.span()) and (honoured := _honoured(finder, m.start())):
            finder.take(*m.span(), honoured)
    for m in finder.units.matches(ROLE, SINGULAR):
        if not finder.is_free(*m.span()):
            m = _before_named(finder, m) or m
            if not finder.is_free(*m.span()):
                continue
        m = _at_home(finder, m)
        if pair := _pair(finder, m):
            for part, one in pair:
                finder.take(*part.span(), one)
        elif mention := _role(finder, m):
            finder.take(*m.span(), mention)


def _at_home(finder: Finder, m: re.Match[str]) -> re.Match[str]:
    """The match without a country after "to", where the office is none that is sent: the visit of the president to Peru."""
    units = finder.units
    at = units.letters.rfind("F", *m.span("title"))
    if at < 1 or units.letters[at - 1] != "T" or units.items[at - 1].data["office"] not in _NEVER_SENT:
        return m
    return ROLE.fullmatch(units.letters, m.start(), at) or m


def _before_named(finder: Finder, m: re.Match[str]) -> re.Match[str] | None:
    """The match up to the named person whom "and" joins to it: "the Vice President and President Vega"."""
    named = finder.taken.find(1, *m.span())
    joint = named - 1 if finder.units.letters[named - 1] == "a" else m.start()
    return ROLE.fullmatch(finder.units.letters, m.start(), joint) if m.start() < joint else None


def find_sources(finder: Finder) -> None:
    """Take the people by office and number only."""
    for m in finder.units.matches(SOURCE, ANY_OFFICE):
        if finder.is_free(*m.span()) and finder.key(m.start() - 2) not in _SIDING:
            finder.take(*m.span(), _source(finder, m))
    for m in finder.units.matches(QUOTED, PLURAL):
        if finder.is_free(*m.span()) and finder.key(m.end()) in _SPEAKING:
            finder.take(*m.span(), _source(finder, m))


def _pair(finder: Finder, m: re.Match[str]) -> list[tuple[re.Match[str], Mention]]:
    """The two of "the President and Prime Minister of Kenya": a president is nothing else beside; empty for anybody else."""
    units = finder.units
    joint = units.letters.find("a", *m.span("title"))
    first, second = m.start("title"), joint + 1
    if joint < 0 or units.letters[joint - 1] != "T" or not (bearer := _SECOND.match(units.letters, second)):
        return []
    if not _is_apart(units.items[joint - 1].data, units.items[bearer.end() - 1].data, below=bool(bearer["below"])):
        return []
    parts = ROLE.fullmatch(units.letters, m.start(), joint), ROLE.fullmatch(units.letters, second, m.end())
    found = [(part, mention) for part in parts if part and (mention := _role(finder, part, paired=bool(m["det"])))]
    if len(found) < 2 or first == joint:
        return []
    country = found[0][1].value.country or found[1][1].value.country
    for _, mention in found:
        mention.value = attrs.evolve(mention.value, country=country)
    return found


def _is_apart(first: Row, second: Row, *, below: bool) -> bool:
    """Whether two offices have two bearers: a president is nothing else beside, a king is not the queen, and nobody his own deputy."""
    one, other = first["office"], second["office"]
    if "first lady" in (first["canonical"], second["canonical"]):
        return True
    if below or second["canonical"] in (f"deputy {first['canonical']}", f"vice {first['canonical']}"):
        return first["canonical"] == second["canonical"].removeprefix("deputy ").removeprefix("vice ")
    others = ("head-of-government", "foreign-minister", "minister", "royal")
    return (
        (one == "head-of-state" and other in others)
        or (one == other == "royal")
        or ((one, other) == ("head-of-government", "head-of-state"))
    )


def _role(finder: Finder, m: re.Match[str], *, paired: bool = False) -> Mention | None:
    """A person by office alone: "the president", "Kazakh foreign minister"; a bare lower-case office is no reference, unless it is
    the second of a pair with an article."""
    tokens, units = finder.tokens, finder.units
    first, last = units.firsts[m.start()], units.lasts[m.end() - 1]
    if tokens.keys[last - 1] == "official" and last < len(tokens) and tokens.keys[last] in _OFFICIAL_THINGS:
        return None  # "her official visit"
    before = tokens.keys[first - 1] if first else ""
    if before == "-" and tokens.keys[first - 2] in _SIDING:
        return None  # "a pro-Kenyan leader" is not Kenya's
    owned = before in OWNERS
    possessed = before == "'s" and m.start() > 1 and finder.units.letters[m.start() - 2] in "GNS"
    if not (m["det"] or m["whose"] or owned or possessed or paired) and not tokens.words[first][0].isupper():
        return None
    office = offices.read(tokens, units, m.span("whose"), m.span("title"))
    speaks = "spokesperson" in office.offices or (tokens.keys[last : last + 1] == ["said"])
    if m["det"] == "u" and not m["whose"] and office.country is None and not speaks:
        return None
    if not office.offices and not offices.is_unspoken(office):
        return None
    if units.letters[m.end() : m.end() + 1] in ("K", "h") or (
        not m["whose"] and set(office.offices) <= _NOT_ALONE and office.offices
    ):
        return None
    begin = m.start("whose") if m["whose"] else m.start("title")
    value = Person(
        name=None,
        title=offices.joined(tokens, units.firsts[begin], last),
        country=office.country,
        organization=office.organization,
    )
    data = {
        "offices": office.offices,
        "canonical": office.canonical,
        "gender": office.gender,
        "definite": m["det"] != "u",
        "owned": owned,
        "unspoken": offices.is_unspoken(office),
        "usual": office.usual,
    }
    return Mention(first, last, "R", value, data=data)


def _source(finder: Finder, m: re.Match[str]) -> Mention:
    """People by office and number only: "Peruvian officials", "NATO diplomats"."""
    tokens, units = finder.tokens, finder.units
    title = (m.end() - 1, m.end())
    office = offices.read(tokens, units, (m.start(), m.end() - 1), title)
    begin = m.start() + (units.letters[m.start()] in "tu")
    first, last = units.firsts[begin], units.lasts[m.end() - 1]
    value = Person(title=offices.joined(tokens, first, last), country=office.country, organization=office.organization)
    data = {"offices": (), "canonical": (), "gender": None, "definite": False, "owned": False, "unspoken": False}
    data["plural"] = True
    return Mention(first, last, "R", value, data=data)


def _honoured(finder: Finder, unit: int) -> Mention | None:
    """ "His Majesty", "Her Royal Highness": a person by honorific alone."""
    tokens, units = finder.tokens, finder.units
    first, last = units.firsts[unit], units.lasts[unit]
    data = units.items[unit].data
    if tokens.keys[first] not in OWNERS or last - first < 2 or not data["office"]:
        return None
    found = {
        "offices": (data["office"],),
        "canonical": (),
        "gender": data["gender"] or None,
        "definite": True,
        "owned": False,
        "unspoken": False,
    }
    return Mention(first, last, "R", Person(title=offices.joined(tokens, first, last)), data=found)
