"""People: names with titles before and after, names alone, and people known by office only.

Names are found by form and setting: an office, an honorific or a known given name makes the capitalised words beside it a
name. No list of office-holders is consulted.

==========================  ================================================================================================
setting                     example
==========================  ================================================================================================
title before                Chinese State Councilor and Foreign Minister Zhao Min; H.E. Mr. Elnur Hasanov; Sheikh Hamdan bin Saif
title before, with a comma  the outgoing ambassador of Italy, Fabio Conti, said
title after                 Orhan Demirel, Minister of Foreign Affairs of Türkiye; Lee Wei Ming (Singapore's envoy)
country                     Turkey's Demirel; Orlov of Russia; Budi Santoso (Indonesia)
given name                  Shiro Tanabe
verb of a person            Tanabe Moriko said
part of a name              Demirel, where the text has Orhan Demirel
==========================  ================================================================================================
"""

from __future__ import annotations

import re
from functools import cache

from attrs import define, field

from diplonews.lexicon import rows
from diplonews.mentions import joint, offices
from diplonews.mentions.mention import Mention
from diplonews.mentions.offices import Office
from diplonews.mentions.patterns import NAME, TITLE, WHOSE, WORD
from diplonews.mentions.units import Units
from diplonews.text.tokens import Tokens
from diplonews.values import Person

PERSON = re.compile(
    rf"""
      (?=t?[ACLBMWKTHGNPI])
      (?P<pre>t?{WHOSE})
      (?P<early>(?:Hd?){{0,3}})
      (?P<title>{TITLE})?+
      (?P<comma>c)?
      (?P<hon>(?:t?Hd?){{0,4}})
      (?P<name>(?:(?<=[TH])W(?=[NG]))?{NAME}|(?<=H)W(?![WKNG])|(?<=Hd)W(?![WKNG]))
      (?P<suffix>(?:c?S){{0,3}})
      (?P<post>
          (?P<open>cw{{0,2}}|b|v)(?P<pre2>[tu]?{WHOSE})(?P<title2>{TITLE})(?![HGNPIh]|cH)(?P<close>e)?
        | ot?(?P<of>[CB])
        | b(?P<par>[CA])e
      )?
    """,
    re.VERBOSE,
)
ROLE = re.compile(rf"(?=[tu]?[ACLBMWKT])(?P<det>[tu])?(?P<whose>{WHOSE})(?P<title>{TITLE})")
SOURCE = re.compile(r"[tu]?(?:(?:[AC]s?){1,2}(?:[wW]{1,2}|[MWKk]{0,3})|B)[YT](?![WKN])")
QUOTED = re.compile(r"(?<![tACBLsYhoKM])(?:[wW]h)?(?:[MWKw](?=[YMK]))?[MK]?Y(?=w)")
_ALONE = re.compile(r"(?<![GNWKAChZTHIPBLv])(?:P{1,2}h?)?[NG](?![GNWKXChsPIpLBM])(?=cww|w)")
_PARTS = re.compile(rf"(?:I{{1,3}})?(?:[WCLA](?=[GN]))?(?:P{{1,2}}h?)?{WORD}(?:h?[pP]{{0,3}}h?{WORD}){{0,5}}|W")
_HONOURED = re.compile(r"H(?![HGNIPT])")
_NEVER_WITH_PRESIDENT = frozenset(
    "head-of-state head-of-government royal foreign-minister minister deputy-minister official parliament".split()
)
_NOT_ALONE = frozenset("other expert legislator".split())
_OWNERS = frozenset("his her its their our my".split())
_SPEAKING = frozenset("said say told tell claim claimed believe added warned suggested noted have".split())
_ONLY_PEOPLE = frozenset(
    "who told met arrived visited thanked flew travelled traveled himself herself recalled".split()
)
_RELATIVE = frozenset(("who", "which"))
_BE = frozenset("is was serves served became heads chairs leads acts".split())
_PARTICLES = "pPhqsbe"


@cache
def personal() -> frozenset[str]:
    """Verbs whose subject is a person."""
    return frozenset(r["term"] for r in rows("personwords.tsv"))


@define
class _Finder:
    """A text with the units that are already part of a person."""

    tokens: Tokens
    units: Units
    taken: bytearray
    found: list[Mention] = field(factory=list)

    def is_free(self, begin: int, end: int) -> bool:
        return self.taken.find(1, begin, end) < 0

    def take(self, begin: int, end: int, mention: Mention) -> None:
        self.taken[begin:end] = b"\1" * (end - begin)
        self.found.append(mention)

    def key(self, unit: int) -> str:
        """The key of the first token of a unit; empty beyond the text."""
        at = self.units.firsts[unit] if 0 <= unit < len(self.units.letters) else len(self.tokens)
        return self.tokens.keys[at] if at < len(self.tokens) else ""

    def person(self, begin: int, end: int, name: tuple[int, int], office: Office, suffix: int | None = None) -> Mention:
        """The mention of a person by name."""
        units, tokens = self.units, self.tokens
        first, last = units.firsts[name[0]], units.lasts[name[1] - 1]
        full = units.lasts[suffix - 1] if suffix else last
        gender = next((g for k in range(begin, end) if (g := offices.gender_of(units.items[k]))), None)
        if gender is None:
            gender = next((g for k in range(*name) if (g := given_gender(tokens.keys[units.firsts[k]]))), None)
        value = Person(
            name=offices.joined(tokens, first, full),
            title=office.title,
            country=office.country,
            organization=office.organization,
        )
        data = {
            "name": (first, last),
            "gender": office.gender or gender,
            "offices": office.offices,
            "canonical": office.canonical,
            "unspoken": offices.is_unspoken(office),
            "usual": office.usual,
            "closed": office.closed,
            "owned": self.key(begin - 1) in _OWNERS,
        }
        return Mention(units.firsts[begin], units.lasts[end - 1], "P", value, data=data)


@cache
def _genders() -> dict[str, str]:
    return {r["term"].lower(): r["gender"] for r in rows("names.tsv") if r["kind"] == "g" and r["gender"]}


def given_gender(key: str) -> str | None:
    """The gender that a given name mostly tells."""
    return _genders().get(key)


def find(tokens: Tokens, units: Units) -> list[Mention]:
    """People by name (kind ``P``), by office alone (kind ``R``) and several offices in one word (kind ``G``), in order,
    without overlap."""
    finder = _Finder(tokens, units, bytearray(len(units.letters)))
    joint.find(finder)
    letters, at = units.letters, 0
    while m := PERSON.search(letters, at):
        at = max(_named(finder, m), m.start() + 1)
    for k in _HONOURED.finditer(letters):
        if finder.is_free(*k.span()) and (honoured := _honoured(finder, k.start())):
            finder.take(*k.span(), honoured)
    for m in ROLE.finditer(letters):
        if finder.is_free(*m.span()):
            mention = _role(finder, m)
            if mention is not None:
                finder.take(*m.span(), mention)
    for m in SOURCE.finditer(letters):
        if finder.is_free(*m.span()):
            finder.take(*m.span(), _source(finder, m))
    for m in QUOTED.finditer(letters):
        if finder.is_free(*m.span()) and finder.key(m.end()) in _SPEAKING:
            finder.take(*m.span(), _source(finder, m))
    _mononyms(finder)
    _again(finder)
    return sorted(finder.found, key=lambda x: x.first)


def _named(finder: _Finder, m: re.Match[str]) -> int:
    """Take the match if it is a person; returns where to go on."""
    begin, end = m.span("name")
    start = m.start()
    if not finder.is_free(start, m.end("suffix")):
        return start + 1
    units = finder.units
    titled, honoured = bool(m["title"]), bool(m["hon"] or m["early"])
    if titled and not m["comma"] and (split := _two_people(finder, m)):
        office, start = offices.read(finder.tokens, units, (-1, -1), (split, m.end("title"))), split
    else:
        office = offices.read(finder.tokens, units, m.span("pre"), m.span("title")) if titled else Office()
    if m["comma"]:
        if not titled or not _is_apposed(finder, m):
            return m.end("comma") if m.end("comma") > start else start + 1
    elif not titled and m["pre"]:
        possessive = m["pre"].endswith("s") and m["pre"].lstrip("t")[0] in "CA"
        if possessive:
            office = offices.read(finder.tokens, units, m.span("pre"), (-1, -1))
            shouted = len(m["name"]) == 1 and finder.tokens.words[finder.units.firsts[begin]].isupper()
            if honoured or "G" in m["name"] or (_is_subject(finder, end) and not shouted):
                honoured = True
            else:
                return begin
        elif honoured and m["pre"] != "t":
            office = offices.read(finder.tokens, units, m.span("pre"), (-1, -1))
        else:
            start = begin if not honoured else m.start("early") if m["early"] else m.start("hon")
    post = _after(finder, m)
    if post is not None:
        office = office | post
    if office.canonical == ("official",) and "G" not in m["name"]:
        return begin
    if not titled and not honoured and post is None and not _stands_alone(finder, begin, end):
        return end
    if m["post"] and m["post"][0] == "o" and post is not None and not titled and not honoured:
        office = post
    stop = m.end("post") if post is not None else m.end("suffix")
    suffix = m.end("suffix") if m["suffix"] else None
    finder.take(start, stop, finder.person(start, stop, (begin, end), office, suffix))
    return stop


def _two_people(finder: _Finder, m: re.Match[str]) -> int:
    """Where the second title begins of "the Vice President and President Vega", who are two; 0 where all titles are one's."""
    letters, units = finder.units.letters, finder.units
    last = letters.rfind("T", *m.span("title"))
    joint_at = letters.rfind("a", m.start("title"), last)
    before = letters.rfind("T", m.start("title"), max(joint_at, m.start("title")))
    if joint_at < 0 or before < 0 or units.items[last].data["office"] != "head-of-state":
        return 0
    return joint_at + 1 if units.items[before].data["office"] in _NEVER_WITH_PRESIDENT else 0


def _is_apposed(finder: _Finder, m: re.Match[str]) -> bool:
    """Whether a name after a title and a comma is its bearer: "the ambassador of Italy, Fabio Conti, said"."""
    if m["hon"]:
        return True
    definite = m["pre"].startswith("t") or finder.key(m.start() - 1) in _OWNERS
    after = finder.units.letters[m.end("suffix") : m.end("suffix") + 1] or "d"
    if len(m["name"]) < 2 and not definite:
        return False
    if after in "cdebq":
        return not (after == "c" and m["post"] and m["title2"])  # "the president, Fabio Conti, the envoy" is a list
    return definite and _is_subject(finder, m.end("suffix"))


def _is_subject(finder: _Finder, unit: int) -> bool:
    """Whether a verb of a person stands at a unit."""
    return finder.key(unit) in personal()


def _after(finder: _Finder, m: re.Match[str]) -> Office | None:
    """What follows the name: a title, a country in brackets or after "of"."""
    if not m["post"]:
        return None
    letters = finder.units.letters
    if not m["title2"]:
        at = m.start("of") if m["of"] else m.start("par")
        if m["of"] and letters[at] == "B" and not m["title"]:
            return None
        if m["of"] and not m["title"] and not m["hon"] and "G" not in m["name"] and not _is_subject(finder, m.end()):
            return None
        if not finder.is_free(m.start("post"), m.end()):
            return None
        return offices.read(finder.tokens, finder.units, (at, at + 1), (-1, -1))
    opening = m["open"]
    if opening in ("cw", "cww"):
        first = finder.units.firsts[m.start("open") + 1]
        keys = finder.tokens.keys
        if opening == "cw" and keys[first] not in _OWNERS:
            return None
        if opening == "cww" and (keys[first] not in _RELATIVE or keys[first + 1] not in _BE):
            return None
    if (opening == "b") != (m["close"] == "e"):
        return None
    after = letters[m.end() : m.end() + 1]
    if opening[0] == "c" and after not in "cdebwvqansVFi" and after:
        return None
    if not finder.is_free(m.start("post"), m.end()):
        return None
    return offices.read(finder.tokens, finder.units, m.span("pre2"), m.span("title2"))


_BETWEEN_TWO = frozenset(
    "meeting meetings talks summit call conversation negotiations discussions administration handshake".split()
)


def _stands_alone(finder: _Finder, begin: int, end: int) -> bool:
    """Whether a name without title is one: by a given name, an initial or a particle in it, or by a verb of a person after it."""
    letters = finder.units.letters
    name = letters[begin:end]
    words = sum(c in "GNWCLA" for c in name)
    before, after = letters[begin - 1 : begin], letters[end : end + 1]
    if words + name.count("I") < 2 or before in tuple("WKXZhA") or after in tuple("KXh"):
        return False
    if after == "W" and not _is_title_case(finder, begin):
        return False
    if "h" in name and words == 2 and end < len(letters) and finder.key(end) in _BETWEEN_TWO:
        return False  # "the Orlov-Zhao meeting"
    if "G" in name:
        return True
    if not all(
        finder.tokens.words[finder.units.firsts[begin + k]][1:2].islower() for k, c in enumerate(name) if c == "N"
    ):
        return False
    if "I" in name or ("p" in name and name[0] == "N"):
        return True
    return words <= 4 and (_is_subject(finder, end) or (after == "s" and before in ("", "d", "w")))


def _is_title_case(finder: _Finder, unit: int) -> bool:
    """Whether the next words are all capitalised, as in a headline."""
    return re.match(r"[^wd]{0,12}d", finder.units.letters[unit : unit + 14]) is not None and (
        "w" not in finder.units.letters[max(unit - 8, 0) : unit].rpartition("d")[2]
    )


_OFFICIAL_THINGS = frozenset(
    "visit visits trip trips tour tours talks meeting ceremony statement working and invitation delegation reception dinner lunch".split()
)


def _role(finder: _Finder, m: re.Match[str]) -> Mention | None:
    """A person by office alone: "the president", "Kazakh foreign minister"; a bare lower-case office is no reference."""
    tokens, units = finder.tokens, finder.units
    office = offices.read(tokens, units, m.span("whose"), m.span("title"))
    first, last = units.firsts[m.start()], units.lasts[m.end() - 1]
    if tokens.keys[last - 1] == "official" and last < len(tokens) and tokens.keys[last] in _OFFICIAL_THINGS:
        return None  # "her official visit"
    before = tokens.keys[first - 1] if first else ""
    owned = before in _OWNERS
    if not m["det"] and not m["whose"] and not owned and not tokens.words[first][0].isupper():
        return None
    if m["det"] == "u" and not m["whose"] and office.country is None:
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


def _source(finder: _Finder, m: re.Match[str]) -> Mention:
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


def _mononyms(finder: _Finder) -> None:
    """One name without title that does what only people do: "Freire, who arrived on Monday"."""
    seen: dict[str, list[tuple[int, int]]] = {}
    told: set[str] = set()
    for m in _ALONE.finditer(finder.units.letters):
        key, word = finder.key(m.end() - 1), finder.tokens.words[finder.units.firsts[m.end() - 1]]
        if finder.is_free(*m.span()) and word[1:2].islower():
            seen.setdefault(key, []).append(m.span())
            follower = finder.key(m.end()) if finder.units.letters[m.end()] != "c" else finder.key(m.end() + 1)
            if follower in _ONLY_PEOPLE:
                told.add(key)
    for key in told:
        if len(finder.tokens.index.get(key, ())) > 1:
            for begin, end in seen[key]:
                finder.take(begin, end, finder.person(begin, end, (begin, end), Office()))


def _honoured(finder: _Finder, unit: int) -> Mention | None:
    """ "His Majesty", "Her Royal Highness": a person by honorific alone."""
    tokens, units = finder.tokens, finder.units
    first, last = units.firsts[unit], units.lasts[unit]
    data = units.items[unit].data
    if tokens.keys[first] not in _OWNERS or last - first < 2 or not data["office"]:
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


def _again(finder: _Finder) -> None:
    """Parts of names that the article gives in full elsewhere: "Valiyev" beside "President Rashad Valiyev"."""
    tokens, units = finder.tokens, finder.units
    parts = {
        k
        for m in finder.found
        if m.kind == "P"
        for k, w in zip(tokens.keys[slice(*m.data["name"])], tokens.words[slice(*m.data["name"])], strict=True)
        if len(k) > 1 and w[0].isupper()
    }
    hyphened = {
        tuple(tokens.keys[i : i + 3])
        for m in finder.found
        if m.kind == "P"
        for i in range(m.data["name"][0], m.data["name"][1] - 2)
        if tokens.keys[i + 1] == "-"
    }
    for m in _PARTS.finditer(units.letters):
        begin, end = m.span()
        if not finder.is_free(begin, end):
            continue
        first = units.firsts[begin]
        if end - begin == 3 and m[0][1] == "h" and tuple(tokens.keys[first : first + 3]) not in hyphened:
            if {tokens.keys[first], tokens.keys[first + 2]} <= parts:  # "the Orlov-Zhao meeting" is one of two people
                for k in (begin, begin + 2):
                    finder.take(k, k + 1, finder.person(k, k + 1, (k, k + 1), Office()))
            continue
        keys = [tokens.keys[units.firsts[k]] for k in range(begin, end) if units.letters[k] not in _PARTICLES]
        if not all(k in parts for k in keys):
            continue
        if m[0] == "W" and (
            units.letters[begin - 1 : begin] in tuple("WKGNZT") or units.letters[end : end + 1] in tuple("WKGNXh")
        ):
            continue
        finder.take(begin, end, finder.person(begin, end, (begin, end), Office()))
