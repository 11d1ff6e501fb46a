"""Bodies: ministries, agencies, companies, universities and international organisations, by form and by name."""

from __future__ import annotations

import re
from functools import cache

from diplonews.lexicon import Lexicon, Term, keys_of, rows
from diplonews.mentions.mention import Mention
from diplonews.mentions.units import Units, is_generic
from diplonews.text.tokens import Tokens
from diplonews.values import Body, Country

_WORD = r"(?:[WK][WKLh]{0,6}|[NGLAI][NGLAWKIXh]{0,6})"
_MORE = r"(?:c?W[WKLh]{0,4}){0,4}(?:c?aW[WKLh]{0,5})?"
_OF = rf"(?:[of]t?{_WORD}{_MORE}){{0,3}}"
BODY = re.compile(
    rf"""
      (?P<whose>[AC]s|(?:[AC](?:h[AC])?)(?=[KWk]))?
      (?:
        (?P<core>[AWMNGLIh]{{0,7}}[KX](?:h?[KX]){{0,2}}{_MORE}{_OF})
      | (?<=[ACs])(?P<small>k)
      )
      (?:ot?(?P<of>[CA]))?
      (?P<short>b[NWI]{{1,3}}e)?
    """,
    re.VERBOSE,
)
_NEVER_ALONE = frozenset("union house group centre center office mission party service army court board state".split())


@cache
def organizations() -> Lexicon:
    """The bodies known by name."""
    found: list[Term] = []
    for row in rows("organizations.tsv"):
        if is_generic(row):
            continue
        country = Country(row["country"]) if row["country"] else None
        found.append(Term(keys_of(row["term"]), row["kind"], (Body(name=row["name"], country=country), row["term"])))
    return Lexicon(found)


def known(tokens: Tokens) -> list[Mention]:
    """Bodies of the lexicon: acronyms in capitals only, other names with a capital."""
    found = []
    for first, last, term in organizations().find(tokens):
        body, form = term.data
        word = tokens.words[first]
        as_written = word == form.split()[0] if form.isupper() or not form[1:].islower() else word[0].isupper()
        if as_written:
            found.append(Mention(first, last, "B", body, data={"organization": term.kind}))
    return found


def find(tokens: Tokens, units: Units) -> list[tuple[int, int, Mention]]:
    """Bodies by their form, as ranges of units with their mentions, in order."""
    found = []
    for m in BODY.finditer(units.letters):
        mention = _mention(tokens, units, m)
        if mention is not None:
            found.append((m.start(), m.end(), mention))
    return found


def _mention(tokens: Tokens, units: Units, m: re.Match[str]) -> Mention | None:
    group = "core" if m["core"] else "small"
    begin, end = m.span(group)
    first, last = units.firsts[begin], units.lasts[end - 1]
    if group == "core" and last - first == 1 and not m["whose"] and not m["of"]:
        return None  # "the Ministry" alone is a short form, which coreference resolves
    country: Country | None = None
    for at in (m.start("of"), m.start("whose"), *range(begin, end)):
        if at >= 0 and units.letters[at] in "AC":
            country = units.items[at].value
            break
        if at >= 0 and units.letters[at] == "L" and country is None and units.items[at].value is not None:
            country = units.items[at].value.country
    name = tokens.text[tokens.starts[first] : tokens.ends[last - 1]]
    begin_all = m.start("whose") if m["whose"] else begin
    if group == "small":
        name = tokens.text[
            tokens.starts[units.firsts[m.start("whose") if m["whose"] else begin - 1]] : tokens.ends[last - 1]
        ]
    return Mention(
        units.firsts[begin_all], units.lasts[m.end() - 1], "B", Body(name=" ".join(name.split()), country=country)
    )
