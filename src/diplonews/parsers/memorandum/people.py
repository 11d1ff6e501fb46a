"""Who stands before a verb of signing, after "by" or "with", and who looked on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from attrs import define

from diplonews.chunks import Chunk, Line
from diplonews.document import Document
from diplonews.parsers.titles import actor
from diplonews.parsers.titles.grammar import read_parties
from diplonews.values import Actor, Body, Country, Person

_ACTORS = "PRHGBC"
_TIES = frozenset(",aehw-()sA")
_IDLE = frozenset('xXo9"_')
_MOST_IDLE = 5
_FAR = 40  # chunks
_TALKS = frozenset("talks negotiations consultations discussions meeting meetings cooperation partnership".split())
_KINDS = {
    "agencies": "agency",
    "ministries": "ministry",
    "universities": "university",
    "institutions": "institution",
    "institutes": "institute",
    "companies": "company",
    "banks": "bank",
    "academies": "academy",
    "chambers": "chamber",
    "organisations": "organisation",
    "organizations": "organization",
    "authorities": "authority",
    "corporations": "corporation",
    "departments": "department",
    "committees": "committee",
    "councils": "council",
    "boards": "board",
}


@define
class Group:
    """An actor and the tokens that name it; ``partner`` where it follows "with"."""

    actor: Actor
    first: int
    last: int
    loose: bool = False
    partner: bool = False


def _actors(document: Document, chunk: Chunk) -> Iterator[Group]:
    if chunk.mention is None:
        return
    for who in document.who(chunk.mention):
        if isinstance(who, Person) and who.name is None and who.country is None and (who.title or "").islower():
            continue
        yield Group(who, chunk.first, chunk.last, chunk.letter == "G")


def before(document: Document, line: Line, verb: int) -> list[Group]:
    """The actors that stand together before chunk ``verb``, in order."""
    k = verb - 1
    letters = line.letters
    found: list[Chunk] = []
    idle = 0
    while k >= 0:
        c = letters[k]
        if c in _ACTORS:
            if c in {"H", "G"} or line.chunks[k].mention is not None:
                found.append(line.chunks[k])
            idle = 0
            if c in "HG":
                break
        elif (c == "A" and k + 1 < len(letters) and letters[k + 1] in ",aumvySE" and not found) or (
            c == "A" and found and letters[k + 1] in "a,"
        ):
            found.append(line.chunks[k])
        elif c == "W":
            comma = letters.find(",", k, verb)
            found = [f for f in found if comma >= 0 and f.first > line.chunks[comma].first]
            break
        elif c in "qk;:.VSEFNTmI" or (c == "v" and found) or (c in "inDdbtf" and found):
            break
        elif c == "," and not found:
            k = _skip_aside(letters, k)
            continue
        elif c not in _TIES:
            idle += 1
            if idle > _MOST_IDLE and found:
                break
            if idle > 8:
                break
        k -= 1
    found.reverse()
    if len(found) > 1 and all(c.letter in "BC" for c in found):
        parties = [p for p in read_parties(document.tokens, found[0].first, found[-1].last) if p.kind != "office"]
        if 1 < len(parties) < len(found):
            return [Group(_known(document, actor(document.tokens, p)), p.first, p.last) for p in parties]
    groups = [g for chunk in found for g in _of(document, chunk)]
    return groups or _two_of_a_kind(document, line.chunks[max(0, k + 1) : verb])


def between(document: Document, line: Line, verb: int) -> list[Group]:
    """The parties after "signed … between", apart from the phrase of the instrument."""
    keys = document.tokens.keys
    for k in range(verb + 1, min(verb + 12, len(line.chunks) - 1)):
        c = line.chunks[k]
        if c.letter in "ISEFNV;.dqk" or (c.letter == "x" and keys[c.first] != "between"):
            break
        if keys[c.first] == "between":
            parties = read_parties(document.tokens, line.chunks[k + 1].first, line.chunks[-1].last)
            if len(parties) > 1:
                return [Group(_known(document, actor(document.tokens, p)), p.first, p.last) for p in parties]
    return []


def talkers(document: Document, line: Line, at: int) -> list[Group]:
    """The parties of the talks that led to chunk ``at``: "Following talks between A and B, a memorandum was signed"."""
    keys = document.tokens.keys
    for k in range(1, min(at, _FAR)):
        if keys[line.chunks[k].first] == "between" and keys[line.chunks[k].first - 1] in _TALKS:
            parties = read_parties(document.tokens, line.chunks[k + 1].first, line.chunks[at].first)
            if len(parties) > 1:
                return [Group(_known(document, actor(document.tokens, p)), p.first, p.last) for p in parties]
    return []


def _two_of_a_kind(document: Document, chunks: list[Chunk]) -> list[Group]:
    """ "the two agencies", "both universities": the last two bodies of this kind that were named before."""
    keys = document.tokens.keys
    for c, d in pairwise(chunks):
        head = keys[d.first]
        if keys[c.first] not in ("two", "both") or head not in _KINDS:
            continue
        one = _KINDS[head]
        seen: list[Body] = []
        for m in reversed(document.mentions_in(max(0, c.first - 400), c.first)):
            for who in document.who(m) if m.kind == "B" else ():
                if isinstance(who, Body) and one in who.name.lower().split() and who not in seen:
                    seen.append(who)
            if len(seen) == 2:
                return [Group(b, c.first, d.last) for b in reversed(seen)]
    return []


def _skip_aside(letters: str, k: int) -> int:
    """From the closing comma of an aside (", on behalf of their Governments,") to before its opening one."""
    opening = letters.rfind(",", max(0, k - 16), k)
    if re.fullmatch(r",e?C(?:[,ae]{1,3}C)+", letters[opening:k]):
        return k - 1  # two countries, Chad and Malta, signed
    return opening - 1 if opening > 0 and letters[opening - 1] in _ACTORS + "xX" else k - 1


def _of(document: Document, chunk: Chunk) -> list[Group]:
    if chunk.letter == "A" and chunk.mention is not None and isinstance(chunk.mention.value, Country):
        return [Group(chunk.mention.value, chunk.first, chunk.last)]
    return list(_actors(document, chunk))


def after(document: Document, line: Line, start: int, letter: str, *, reach: int = 10) -> list[Group]:
    """The actors after the first chunk ``letter`` (by, with) that follows chunk ``start`` within ``reach`` chunks."""
    letters = line.letters
    at = next((k for k in range(start + 1, min(start + 1 + reach, len(letters))) if letters[k] == letter), None)
    if at is None or any(c in ".;vmuSEN" for c in letters[start + 1 : at]):
        return []
    k, stop = at + 1, at + 1
    found: list[Chunk] = []
    idle = 0
    while k < len(letters) and k < at + 40:
        c = letters[k]
        if c in _ACTORS:
            found.append(line.chunks[k])
            stop, idle = k + 1, 0
        elif letter == "w" and found and letters[k : k + 2] == "iD":
            k += 1  # with Chad in 2015, Malta in 2017
        elif letter == "w" and c == "f" and not found:
            pass  # with his counterparts from Chad and Malta
        elif c in ".;:kqvmuSEFNVIindtfbWTy" or (c == "D"):
            break
        elif c == "A" and letters[k + 1 : k + 2] not in _IDLE | set(_ACTORS):
            found.append(line.chunks[k])
            stop = k + 1
        elif c == "," and letters[k + 1 : k + 2] == "x":
            break
        elif c in _TIES:
            pass
        else:
            idle += 1
            if idle > 8:
                break
            stop = k + 1
        k += 1
    if not found and stop == at + 1:
        return []
    people = any(c.letter in "PRHG" for c in found)
    if letter == "b" and not people:
        parties = read_parties(document.tokens, line.chunks[at + 1].first, line.chunks[stop - 1].last)
        plain = [p for p in parties if p.kind != "office" and (p.country is not None or p.last - p.first > 1)]
        if len(plain) >= max(2, len(found)):
            return [Group(_known(document, actor(document.tokens, p)), p.first, p.last) for p in plain]
    return [g for chunk in found for g in _of(document, chunk)]


def _known(document: Document, a: Actor) -> Actor:
    """The fullest form of a body that the article knows by the same name."""
    if isinstance(a, Body) and a.country is None:
        return document.once(bodies_by_name).get(a.name.lower(), a)
    return a


def bodies_by_name(document: Document) -> dict[str, Body]:
    """The bodies of an article whose country is known, by name."""
    return {a.name.lower(): a for a in document.actors if isinstance(a, Body) and a.country is not None}


def countries_by_code(document: Document) -> dict[str, Country]:
    """The countries that act in an article."""
    return {a.code: a for a in document.actors if isinstance(a, Country)}


def witnesses(document: Document, line: Line) -> list[Group]:
    """The actors after "in the presence of", "witnessed by" and the like."""
    found: list[Group] = []
    for k, c in enumerate(line.letters):
        if c != "W":
            continue
        idle = 0
        for chunk in line.chunks[k + 1 :]:
            if chunk.letter in "PRHGB":
                found += [g for g in _of(document, chunk) if all(g.actor != f.actor for f in found)]
                idle = 0
            elif chunk.letter in ".;SEFNVDIq":
                break
            else:
                idle += 1
                if idle > 8:
                    break
    return [g for g in found if not isinstance(g.actor, Country)]
