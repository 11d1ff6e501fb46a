"""People: names with titles before and after, names alone, and people known by office only.

Names are found by form and setting: an office, an honorific or a known given name makes the capitalised words beside it a
name. No list of office-holders is consulted.
"""

from __future__ import annotations

import re

from diplonews.lexicon import Term
from diplonews.mentions.mention import Mention
from diplonews.mentions.units import Units, names
from diplonews.text.tokens import Tokens
from diplonews.values import Body, Country, Person

_OF = r"(?:[of]t?(?:B|C|L|W[WKhL]{0,5}(?:c?W[WKh]{0,4}){0,3}(?:c?aW[WKh]{0,5})?|[NGA][NGAWh]{0,3})){0,3}"
_MORE = r"(?:(?:cW[WKh]{0,4}){0,3}c?aW[WKh]{0,5})?"
_TITLE = rf"(?:[MWh]{{0,5}}T(?:hM)?{_MORE}{_OF})(?:(?:ca|a|c)[MWh]{{0,4}}T{_MORE}{_OF}){{0,3}}"
_WHOSE = r"(?:(?:[ACLB]s?)(?:h[AC])?){0,2}"
_NAME = r"(?:G(?:h?G)?I?[CLAW](?![NGWKAC])|[NGI](?:h?[NGI]|h?p{1,3}h?[NGCLA]){0,5})"
PERSON = re.compile(
    rf"""
      (?=t?[ACLBMWTHGNI])
      (?P<pre>t?{_WHOSE})
      (?P<title>{_TITLE})?
      (?P<comma>c)?
      (?P<hon>(?:Hd?){{0,3}})
      (?P<name>{_NAME})
      (?P<suffix>(?:c?S){{0,3}})
      (?:(?P<open>[cb])(?P<pre2>[tu]?{_WHOSE})(?P<title2>{_TITLE})(?=[cdebwvqa]|$))?
    """,
    re.VERBOSE,
)
ROLE = re.compile(rf"(?=[tu]?[ACLBMWhT])(?P<det>[tu])?(?P<whose>{_WHOSE})(?P<title>{_TITLE})")
JOINT = re.compile(
    rf"(?P<pre>t?{_WHOSE})(?P<title>[MWh]{{0,4}}Y)(?P<names>(?:H?{_NAME})(?:c(?:H?{_NAME})){{0,5}}c?a(?:H?{_NAME}))"
)
_ALONE = re.compile(r"[NG](?:h?[NGI]|ph?[NG]){0,4}")
_NO_NAME = {"gender": ""}
_EACH = re.compile(rf"H?(?P<name>{_NAME})")


def find(tokens: Tokens, units: Units) -> list[Mention]:
    """People by name (kind ``P``) and by office alone (kind ``R``), in order, without overlap."""
    found: list[Mention] = []
    taken = bytearray(len(units.letters))
    for m in JOINT.finditer(units.letters):
        for each in _EACH.finditer(units.letters, m.start("names"), m.end("names")):
            begin = m.start() if not found or found[-1].last <= units.firsts[m.start()] else each.start()
            begin = m.start() if each.start() == m.start("names") else each.start()
            title, country, organization = _office(tokens, units, [m.span("pre"), m.span("title")])
            found.append(_person(tokens, units, begin, each.end(), each.span("name"), title, country, organization))
        taken[m.start() : m.end()] = b"\1" * (m.end() - m.start())
    at = 0
    letters = units.letters
    while m2 := PERSON.search(letters, at):
        at = max(_try(tokens, units, m2, taken, found), m2.start() + 1)
    for m in ROLE.finditer(letters):
        if any(taken[m.start() : m.end()]):
            continue
        mention = _role(tokens, units, m)
        if mention:
            found.append(mention)
            taken[m.start() : m.end()] = b"\1" * (m.end() - m.start())
    found += _again(tokens, units, taken, found)
    return sorted(found, key=lambda x: x.first)


def _again(tokens: Tokens, units: Units, taken: bytearray, found: list[Mention]) -> list[Mention]:
    """Parts of names that the article gives in full elsewhere: "Aliyev" beside "President Ilham Aliyev"."""
    parts = {
        k for m in found if m.kind == "P" for k in tokens.keys[m.data["name"][0] : m.data["name"][1]] if len(k) > 1
    }
    again = []
    for m in _ALONE.finditer(units.letters):
        begin, end = m.span()
        first, last = units.firsts[begin], units.lasts[end - 1]
        if any(taken[begin:end]) or not all(k in parts or not k[0].isalnum() for k in tokens.keys[first:last]):
            continue
        name = " ".join(tokens.text[tokens.starts[first] : tokens.ends[last - 1]].split())
        again.append(
            Mention(first, last, "P", Person(name=name), data={"name": (first, last), "gender": None, "offices": ()})
        )
    return again


def _try(tokens: Tokens, units: Units, m: re.Match[str], taken: bytearray, found: list[Mention]) -> int:
    """Take the match if it is a person; returns where to go on."""
    letters = units.letters
    begin, end = m.span("name")
    if any(taken[m.start() : m.end()]):
        return m.start() + 1
    title, comma, hon = m["title"], m["comma"], m["hon"]
    name = m["name"]
    title2 = m["title2"]
    if comma and not title:
        return m.start("comma") + 1 if m.start("comma") > m.start() else m.end("comma")
    if (
        comma
        and not hon
        and (len(name) < 2 or not re.match(r"[cdebq]", letters[m.end("suffix") : m.end("suffix") + 1] or "d"))
    ):
        return m.end("comma")
    if not title and not hon:
        if len(name.replace("h", "")) < 2 and not title2 and not (m["pre"].endswith("s") and m["pre"][0] in "C"):
            return end
        if not title2 and "G" not in name and not _looks_like_name(tokens, units, begin, end):
            return end
    spans = [m.span("pre"), m.span("title")] if title else [m.span("pre")]
    office, country, organization = _office(tokens, units, spans)
    start = m.start()
    if not title and not hon and m["pre"] and not m["pre"].endswith("s"):
        start, country, organization = begin, None, None  # "Azerbaijan Airlines Aliyev": what stands before is no title
    if title2:
        office2, country2, organization2 = _office(tokens, units, [m.span("pre2"), m.span("title2")])
        office = f"{office}, {office2}" if office else office2
        country, organization = country or country2, organization or organization2
    stop = m.end("title2") if title2 else m.end("suffix")
    if m["open"] == "b" and title2 and letters[stop : stop + 1] == "e":
        stop += 1
    taken[start:stop] = b"\1" * (stop - start)
    found.append(_person(tokens, units, start, stop, (begin, end), office, country, organization))
    return stop


def _looks_like_name(tokens: Tokens, units: Units, begin: int, end: int) -> bool:
    """Two or more capitalised words that no common word, head of a body or place stands beside."""
    letters = units.letters
    before, after = letters[begin - 1 : begin], letters[end : end + 1]
    if before in ("W", "K", "C", "A", "L", "Z", "h") or after in ("W", "K", "X", "L", "h"):
        return False
    return all(tokens.words[units.firsts[k]][1:2].islower() or letters[k] != "N" for k in range(begin, end))


def _office(
    tokens: Tokens, units: Units, spans: list[tuple[int, int]]
) -> tuple[str | None, Country | None, str | None]:
    """Title, country and organisation that units of a title say."""
    country: Country | None = None
    organization: str | None = None
    title: str | None = None
    for begin, end in spans:
        for k in range(begin, end):
            value = getattr(units.items[k], "value", None) if units.letters[k] in "ACLB" else None
            if isinstance(value, Country):
                country = country or value
            elif isinstance(value, Body):
                organization = organization or value.name
                country = country or value.country
            elif value is not None and units.letters[k] == "L":
                country = country or value.country
        if "T" in units.letters[begin:end] or "Y" in units.letters[begin:end]:
            stop = end
            title = tokens.text[tokens.starts[units.firsts[begin]] : tokens.ends[units.lasts[stop - 1] - 1]]
            title = " ".join(title.split())
    return title, country, organization


def _person(
    tokens: Tokens,
    units: Units,
    begin: int,
    stop: int,
    name: tuple[int, int],
    title: str | None,
    country: Country | None,
    organization: str | None,
) -> Mention:
    first, last = units.firsts[name[0]], units.lasts[name[1] - 1]
    text = " ".join(tokens.text[tokens.starts[first] : tokens.ends[last - 1]].split())
    value = Person(name=text, title=title, country=country, organization=organization)
    gender = next((g for k in range(begin, stop) if (g := _gender(units.items[k]))), None)
    gender = gender or next((g for key in tokens.keys[first:last] if (g := names().get(key, _NO_NAME)["gender"])), None)
    offices = tuple(
        dict.fromkeys(
            o for k in range(begin, stop) if units.letters[k] in "TY" and (o := units.items[k].data["office"])
        )
    )
    return Mention(
        units.firsts[begin],
        units.lasts[stop - 1],
        "P",
        value,
        data={"name": (first, last), "gender": gender, "offices": offices},
    )


def _gender(item: object) -> str | None:
    data = item.data if isinstance(item, Term) else None
    return (data.get("gender") or None) if data else None


def _role(tokens: Tokens, units: Units, m: re.Match[str]) -> Mention | None:
    """A person by office alone: "the president", "Kazakh foreign minister"; a bare lower-case office is no reference."""
    _, country, organization = _office(tokens, units, [m.span("whose"), m.span("title")])
    first, last = units.firsts[m.start()], units.lasts[m.end() - 1]
    if not m["det"] and not m["whose"] and not tokens.words[first][0].isupper():
        return None
    if m["det"] and units.letters[m.start()] == "u" and not m["whose"]:
        return None
    begin = m.start("whose") if m["whose"] else m.start("title")
    name = " ".join(tokens.text[tokens.starts[units.firsts[begin]] : tokens.ends[last - 1]].split())
    offices = tuple(
        dict.fromkeys(
            o for k in range(m.start(), m.end()) if units.letters[k] == "T" and (o := units.items[k].data["office"])
        )
    )
    gender = next((g for k in range(m.start(), m.end()) if (g := _gender(units.items[k]))), None)
    value = Person(name=None, title=name, country=country, organization=organization)
    return Mention(first, last, "R", value, data={"offices": offices, "gender": gender, "definite": m["det"] != "u"})
