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

import attrs

from diplonews.lexicon import Term
from diplonews.mentions import joint, offices, partial, roles
from diplonews.mentions.finder import OWNERS, Finder
from diplonews.mentions.mention import Mention
from diplonews.mentions.offices import ONE_EACH, Office
from diplonews.mentions.patterns import NAME, TITLE, TITLE_AFTER, WHOSE
from diplonews.mentions.units import Units, personal
from diplonews.text.tokens import Tokens

_TITLED = rf"d?(?:Hd?)*{NAME}S*(?:[cv][tu]?[MACBWK]{{0,4}}T|d?$)"
"""The next of a list in which titles follow the names."""
PERSON = re.compile(
    rf"""
      (?=t?[ACLBMWKTHGNPI])
      (?P<pre>t?{WHOSE})
      (?P<early>(?:Hd?(?:c(?=t?[HT]))?){{0,3}})
      (?P<title>{TITLE})?+
      (?P<comma>c)?
      (?P<hon>(?:t?Hd?(?:c(?=t?H))?){{0,4}}(?:(?<=[Hd])T(?=[GNPI]))?)
      (?P<name>(?:(?<=[TH])W(?=[NG]))?{NAME}|(?<=H)W(?![WKNG])|(?<=Hd)W(?![WKNG]))
      (?P<suffix>(?:c?S){{0,3}})
      (?P<post>
          (?P<open>cw{{0,2}}|b|v)(?P<pre2>[tu]?{WHOSE})(?P<title2>{TITLE_AFTER})(?![HGNPIh]|cH(?!{_TITLED}))(?P<close>e)?
        | ot?(?P<of>[CB])
        | b(?P<par>[CA])e
      )?
    """,
    re.VERBOSE,
)
_NEVER_WITH_PRESIDENT = (
    "head-of-state head-of-government royal foreign-minister minister deputy-minister official parliament envoy".split()
)
_TWO_BEARERS = frozenset(
    [(one, "head-of-state") for one in _NEVER_WITH_PRESIDENT]
    + [(one, "envoy") for one in ONE_EACH]
    + [("envoy", "head-of-government")]
)
"""Classes of two offices, joined by "and" before a name, of which the named person bears the second alone."""
_RELATIVE = frozenset(("who", "which"))
_NEXT = re.compile(rf"c(?:Hd?)*{NAME}")
_NAMES = re.compile("[GNH]")
_NO_OFFICE = Office()
_OPENERS = frozenset(
    "in at on after before upon alongside with like unlike earlier together asked joined flanked".split()
)
_BE = frozenset("is was serves served became heads chairs leads acts".split())


def find(tokens: Tokens, units: Units) -> list[Mention]:
    """People by name (kind ``P``), by office alone (kind ``R``) and several offices in one word (kind ``G``), in order,
    without overlap."""
    finder = Finder(tokens, units, bytearray(len(units.letters)))
    joint.find(finder)
    for at, end in units.clauses(_NAMES):
        while m := PERSON.search(units.letters, at, end):
            at = max(_named(finder, m), m.start() + 1)
    roles.find_bearers(finder)
    roles.find_sources(finder)
    partial.find_mononyms(finder)
    partial.find_parts(finder)
    return sorted(finder.found, key=lambda x: x.first)


def _named(finder: Finder, m: re.Match[str]) -> int:
    """Take the match if it is a person; returns where to go on."""
    begin, end = m.span("name")
    start = m.start()
    if not finder.is_free(start, m.end("suffix")):
        return start + 1
    units = finder.units
    titled, honoured = bool(m["title"]), bool(m["hon"] or m["early"])
    if m["comma"] and (not titled or not _is_apposed(finder, m)):
        return m.end("comma") if m.end("comma") > start else start + 1
    if titled and not m["comma"] and (split := _two_people(finder, m)):
        office, start = offices.read(finder.tokens, units, (-1, -1), (split, m.end("title"))), split
    else:
        office = offices.read(finder.tokens, units, m.span("pre"), m.span("title")) if titled else _NO_OFFICE
    if not titled and m["pre"]:
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
    if titled and m["of"] and post is not None and (begun := _of_one_before(finder, m, post)):
        office, start = offices.read(finder.tokens, units, (-1, -1), (begun, m.end("title"))), begun
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


def _two_people(finder: Finder, m: re.Match[str]) -> int:
    """Where the second title begins of "the Vice President and President Vega", who are two; 0 where all titles are one's."""
    letters, units = finder.units.letters, finder.units
    last = letters.rfind("T", *m.span("title"))
    joint_at = letters.rfind("a", m.start("title"), last)
    before = letters.rfind("T", m.start("title"), max(joint_at, m.start("title")))
    comma = letters.rfind("c", m.start("title"), last)
    if comma > joint_at and m["pre"] and _is_subject(finder, m.end("suffix")) and _has_opener(finder, m.start()):
        return comma + 1
    if joint_at < 0 or before < 0:
        return 0
    one, other = units.items[before].data, units.items[last].data
    apart = (one["office"], other["office"]) in _TWO_BEARERS or one["canonical"] == "first lady"
    return joint_at + 1 if apart else 0


def _has_opener(finder: Finder, at: int) -> bool:
    """Whether the sentence begins with a phrase before its subject: "Speaking to the Kazakh president, Foreign Minister A said"."""
    begin = finder.units.letters.rfind("d", max(at - 40, 0), at) + 1
    opener = finder.key(begin)
    return begin < at and (opener.endswith("ing") or opener in _OPENERS)


def _of_one_before(finder: Finder, m: re.Match[str], post: Office) -> int:
    """Where the title begins of "A, trade secretary of Peru and Energy Minister B of Chile", whose first office is A's; 0 elsewhere."""
    letters, units = finder.units.letters, finder.units
    joint = letters.rfind("a", *m.span("title"))
    if (
        joint < 1
        or letters[joint - 1] != "C"
        or units.items[joint - 1].value == post.country
        or letters[m.start() - 1] != "c"
    ):
        return 0
    before = finder.found[-1] if finder.found else None
    if before is None or before.kind != "P" or before.last != units.firsts[m.start() - 1] or before.value.title:
        return 0
    office = offices.read(finder.tokens, units, m.span("pre"), (m.start("title"), joint))
    before.value = attrs.evolve(before.value, title=office.title, country=office.country)
    before.data.update(offices=office.offices, canonical=office.canonical)
    return joint + 1


def _is_apposed(finder: Finder, m: re.Match[str]) -> bool:
    """Whether a name after a title and a comma is its bearer: "the ambassador of Italy, Fabio Conti, said"."""
    if _is_behind(finder, m):
        return False
    if m["hon"]:
        return True
    of_land = finder.units.letters[m.end("title") - 1] == "C"  # Prime Minister of Peru, Ana Rossi
    definite = m["pre"][:1] in ("t", "A", "C", "B") or of_land or finder.key(m.start() - 1) in OWNERS
    after = finder.units.letters[m.end("suffix") : m.end("suffix") + 1] or "d"
    if len(m["name"]) < 2 and not definite:
        return False
    if after in "cdebq":
        # "the president, Fabio Conti, the envoy" is a list
        return not (after == "c" and m["title2"] and (m["open"] == "c" or _after(finder, m))) or _is_title_first(
            finder, m
        )
    opens = finder.units.letters[m.start() - 1 : m.start()] in ("", "d")  # "Prime Minister, Ana Rossi has told"
    if after == "a" and opens and definite:  # "The Kenyan President, Ana Rossi and her guest"
        return True
    return ((definite or opens) and _is_subject(finder, m.end("suffix"))) or (of_land and len(m["name"]) > 1)


def _is_behind(finder: Finder, m: re.Match[str]) -> bool:
    """Whether a title without an article is that of the name before it, who then bears it: "A, Minister of Energy, Dr B, C"."""
    before = finder.found[-1] if finder.found else None
    first = finder.units.firsts[m.start()]
    if before is None or before.kind != "P" or before.value.title or m["pre"] or before.last != first - 1:
        return False
    if finder.tokens.keys[first - 1] != ",":
        return False
    office = offices.read(finder.tokens, finder.units, m.span("pre"), m.span("title"))
    before.value = attrs.evolve(before.value, title=office.title, country=before.value.country or office.country)
    before.data.update(offices=office.offices, canonical=office.canonical)
    return True


def _is_title_first(finder: Finder, m: re.Match[str]) -> bool:
    """Whether titles stand before their names in a list: "the president, Fabio Conti, the speaker, Anna Rossi, and"."""
    if m["pre"][:1] != "t" or (m["pre2"] or "")[:1] != "t":
        return False
    return m["comma"] is not None and _NEXT.match(finder.units.letters, m.end()) is not None


def _is_subject(finder: Finder, unit: int) -> bool:
    """Whether a verb of a person stands at a unit."""
    return finder.key(unit) in personal()


def _after(finder: Finder, m: re.Match[str]) -> Office | None:
    """What follows the name: a title, a country in brackets or after "of"."""
    if not m["post"]:
        return None
    letters = finder.units.letters
    if m["title2"] and _is_title_first(finder, m):
        return None
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
        if opening == "cw" and keys[first] not in OWNERS:
            return None
        if opening == "cww" and (keys[first] not in _RELATIVE or keys[first + 1] not in _BE):
            return None
    if (opening == "b") != (m["close"] == "e"):
        return None
    after = letters[m.end() : m.end() + 1]
    if m["pre2"] == "t" and after == "w" and _is_subject(finder, m.end()) and _bears_before(finder, m.span("title2")):
        return None  # "Met by his wife, Dagmar, the pontiff said"
    if opening[0] == "c" and after not in "cdebwvqansVFi" and after:
        return None
    if not finder.is_free(m.start("post"), m.end()):
        return None
    told = m["title"] or letters[m.start() - 1 : m.start()] not in ("", "d")
    acts = _is_subject(finder, m.end()) and finder.key(m.end()) not in _RELATIVE
    if opening == "c" and told and m["pre2"][:1] == "t" and acts:
        return None  # "after talks with Orlov, the president said"
    return offices.read(finder.tokens, finder.units, m.span("pre2"), m.span("title2"))


def _bears_before(finder: Finder, title: tuple[int, int]) -> bool:
    """Whether somebody bears an office already who was named shortly before."""
    names = {item.data["canonical"] for item in finder.units.items[slice(*title)] if isinstance(item, Term)}
    return any(not names.isdisjoint(known.data.get("canonical", ())) for known in finder.found[-8:])


_BETWEEN_TWO = frozenset(
    "meeting meetings talks summit call conversation negotiations discussions administration handshake".split()
)


def _stands_alone(finder: Finder, begin: int, end: int) -> bool:
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


def _is_title_case(finder: Finder, unit: int) -> bool:
    """Whether the next words are all capitalised, as in a headline."""
    return re.match(r"[^wd]{0,12}d", finder.units.letters[unit : unit + 14]) is not None and (
        "w" not in finder.units.letters[max(unit - 8, 0) : unit].rpartition("d")[2]
    )
