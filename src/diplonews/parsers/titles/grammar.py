"""The grammar of instruments' titles: where instrument, parties, subject and an amended instrument stand.

A title is spelled as units and read from left to right::

    title   = [countries] [field] instrument [subject] ["between" parties] [subject] [tail]
    parties = party {("," | "and") party}
    party   = ["the"] (country | body ["of" country] | office "of" country | sovereign)
    subject = ("concerning" | "on" | "for" | "in the field of" | "amending" instrument …) words
"""

from __future__ import annotations

import re

from diplonews.parsers.titles import subjects
from diplonews.parsers.titles.model import Party, Title
from diplonews.parsers.titles.parties import Found, Reader
from diplonews.parsers.titles.spelling import Units, spell
from diplonews.text.tokens import Tokens

_RUN = re.compile(r"I(?:[WAkCB-]{0,6}I)?")
_PAIR = re.compile(r"(?:[CA]-?[CA]|[CAB]-[CAB])(?:-[CAB]){0,4}(?![KQTs])")
_BOTH = re.compile(r"(?:[CA],){0,8}[CA]a[CA](?=[WkA-]{0,6}I)")
_AMENDS = re.compile(r"(?:M|It)e?(?P<what>[WkADmwCLB-]{0,12}I)")
_OF = re.compile(r"I(?:[WkwD-]{0,4}J?D?-?D?)?oe?(?=[QKTCYA]|[WA]{1,4}[KQT])")
_MORE = re.compile(r"[WAkCB-]{0,6}I")
_BETWEEN = re.compile("b")
_OF_WHOM = re.compile(r"oe(?:[QKTCYA]|[WA]{1,4}[KQT])|o[QCYA]")
_NO_PARTY = re.compile(r".e?[WD]{0,3}I")
_PARTY = re.compile(r".(?:e?[CB]|e?[WAk-]{0,4}[KTQY]|e?A)")
_MANY_BETWEEN = 6


def read(tokens: Tokens, first: int, last: int) -> Title:
    """Read the title that tokens ``first`` to ``last`` hold. Linear in their number."""
    units, hints = _flat(spell(tokens, first, last))
    letters = units.letters
    title = Title(last=last)
    if not letters:
        return title
    reader = Reader(tokens, units, hints)
    between = [m.start() for m in _BETWEEN.finditer(letters)][:_MANY_BETWEEN]
    head = _instrument(letters)
    begin, end = head if head else (0, 0)
    if head:
        title.instrument = units.part(end - 1, end)
        title.term = units.terms[end - 1]
    at, found = _between(reader, letters, between, end)
    pair = _PAIR.search(letters, 0, begin) or _BOTH.match(letters, 0, end)
    if pair and len(found.parties if found else ()) < 2:
        found = None
        title.parties = [
            Party(p.first, p.last, "country" if letters[k] != "B" else "body", p, reader._country(k), p, None, "pair")
            for k in range(*pair.span())
            if letters[k] in "CAB" and (p := units.part(k, k + 1))
        ]
        at = len(letters)
        after = at
    elif found is not None:
        title.parties, title.shared = found.parties, found.open
        after = found.end
    else:
        at, after = _without_between(reader, title, end)
    amends = _AMENDS.search(letters, max(end - 1, 0))
    if amends is not None:
        stop = next((k for k in range(amends.end(), len(letters)) if letters[k] in "gyE."), len(letters))
        title.amends = units.part(amends.start("what"), stop)
    stop = pair.end() if pair else 0
    span = subjects.find(tokens, units, end, at, after, stop, amends.span("what") if amends else None)
    if span is not None:
        title.subject, title.subject_rule = span
    return title


def _flat(units: Units) -> tuple[Units, dict[int, int]]:
    """The units without brackets; a country in one is a hint for what stands before it. A bracket that holds the parties, or
    the instrument's first words, loses only its marks."""
    letters = units.letters
    if "(" not in letters:
        return units, {}
    keep: list[int] = []
    hints: dict[int, int] = {}
    extra: list[int] = []
    i, n = 0, len(letters)
    seen_between = False
    while i < n:
        c = letters[i]
        if c == ")":
            i += 1
            continue
        if c == "(":
            close = letters.find(")", i)
            close = n if close < 0 else close
            inside = letters[i + 1 : close]
            if not seen_between and (
                "b" in inside or ((not keep or "I" not in [letters[k] for k in keep[:8]]) and "I" in inside)
            ):
                i += 1
                continue
            country = next((k for k in range(i + 1, close) if letters[k] in "CA"), None)
            if country is not None and inside in ("C", "A", "eC", "oC", "oeC") and keep:
                hints[len(keep) - 1] = country
                extra.append(country)
            i = close + 1
            continue
        seen_between = seen_between or c == "b"
        keep.append(i)
        i += 1
    order = keep + extra
    flat = Units(
        "".join(letters[k] for k in keep),
        [units.firsts[k] for k in order],
        [units.lasts[k] for k in order],
        [units.terms[k] for k in order],
    )
    where = {k: len(keep) + j for j, k in enumerate(extra)}
    return flat, {k: where[v] for k, v in hints.items()}


def _instrument(letters: str) -> tuple[int, int] | None:
    """The first instrument; in a run of capitalised words the last ("Framework Agreement Protocol" is a protocol)."""
    m = _RUN.search(letters)
    if m is None:
        return None
    begin, end = m.span()
    while (more := _MORE.match(letters, end)) is not None:
        end = more.end()
    return begin, end


def _between(reader: Reader, letters: str, between: list[int], end: int) -> tuple[int, Found | None]:
    """The "between" that the parties follow: the first that at least two follow, unless it belongs to the subject."""
    best: tuple[int, Found] | None = None
    for k, at in enumerate(between):
        if letters[at + 1 : at + 2] == "a":  # between and beyond
            continue
        found = reader.read(at + 1)
        if len(found.parties) < 2 and found.open is None:
            best = best or ((at, found) if found.parties else None)
            continue
        if best is None or len(best[1].parties) < 2:
            best = at, found
        plain = all(p.kind == "country" for p in found.parties)
        subject_before = "J" in letters[end:at] or "f" in letters[end:at]
        goes_on = between[k + 1 :] and between[k + 1] == found.end
        if plain and subject_before and goes_on:
            continue
        return at, found
    return best if best is not None else (len(letters), None)


def _without_between(reader: Reader, title: Title, end: int) -> tuple[int, int]:
    """Parties after "with", "of" or "by", for titles without "between"; returns where the parties begin and end."""
    letters, units, n = reader.letters, reader.units, len(reader.letters)
    for k in range(end, n):
        c = letters[k]
        by = c == "x" and reader.tokens.keys[units.firsts[k]] == "by"
        of = c == "o" and k == end and _OF_WHOM.match(letters, k, k + 8)
        if not (by or of or c == "y"):
            continue
        if _NO_PARTY.match(letters, k, k + 6) or _PARTY.match(letters, k, k + 8) is None:
            continue
        found = reader.read(k + 1, one=c == "y")
        if found.parties or found.open:
            rule = "with" if c == "y" else "by" if by else "of"
            for party in found.parties:
                party.rule = rule if party.rule == "between" else party.rule
            title.parties, title.shared = found.parties, found.open
            return k, found.end
    return n, n


def read_parties(tokens: Tokens, first: int, last: int) -> list[Party]:
    """The parties that tokens ``first`` to ``last`` enumerate, as after "between"."""
    units, hints = _flat(spell(tokens, first, last))
    return Reader(tokens, units, hints, makers=True).read(0).parties if units.letters else []
