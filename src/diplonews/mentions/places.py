"""Places in running text (kind ``L``): cities, capitals, regions, named seats, and what the form of a name tells to be a place.

A name of the gazetteer is a place at once, or only in the setting of a place, by how much else it may be:

=======  ============================================================================================================
level    read as a place
=======  ============================================================================================================
strong   capitals, seats, regions, cities of 400,000 people, names of several words: always
middle   other cities: after a preposition, next to another place, before a country, with "city of" and the like
surname  names that are also surnames (Madison): after "in", "at", "near", before a country, with "city of"
word     names that are also words (Nice, Reading, Date): as surnames, and never in headlines
=======  ============================================================================================================

Rules for what is no place: ``place.proper`` (Paris Agreement, Washington Post, Treaty of Rome), ``place.surname`` (Jack London,
President Lincoln), ``place.given`` (Paris Hilton). The country of a name that several have: the one that is named next to it,
else by size, by being the capital, and by the countries that the sentence and the text name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import log10

from diplonews.mentions.mention import Mention
from diplonews.mentions.placing import BIG, Scene, Where, beside, match, owner, part_of_name, scene_of
from diplonews.mentions.setting import Reader, contexts, country, given_names, words_of
from diplonews.places import Entry, Spot, entries, first_words, weak_names
from diplonews.text.tokens import Tokens
from diplonews.values import Note, Place

_CAPITAL = re.compile("[SAPBI]")
_FORM = 6  # words of the longest name that its last word tells


_PLACED = frozenset("in at of from to near for".split())


def _before(reader: Reader, i: int) -> str:
    """The word before token ``i``, beyond "the", "southern", "capital" and the like."""
    at = i - 1
    while at >= 0 and i - at < 5 and reader.keys[at] in words_of("before-name"):
        at -= 1
    return reader.keys[at]


def _level(spot: Spot, keys: list[str], i: int, j: int) -> str:
    if j > i + 1:
        return "strong"
    key = keys[i]
    big = spot.sizes[0][1] >= BIG
    if key in weak_names()["word"]:
        return "word"
    if key in weak_names()["surname"] or (key in given_names() and spot.kind in ("town", "city")):
        return "middle" if big or spot.kind in ("capital", "seat") else "surname"
    return "strong" if big or spot.kind != "town" else "middle"


def _is_acronym(reader: Reader, i: int) -> bool:
    """Whether token ``i`` is a short word in capitals in a sentence that is not written in capitals (the ILO)."""
    word = reader.words[i]
    return len(word) <= 4 and word.isupper() and reader.case(i) != "upper"


def _is_given(key: str) -> bool:
    return key in weak_names()["given"] or key in given_names()


def _is_place(scene: Scene, i: int, j: int, spot: Spot) -> str | None:
    """The rule by which tokens ``i`` to ``j`` are a place, or None."""
    reader = scene.reader
    if spot.kind == "abbr":
        return "place.state" if reader.keys[i - 1] == "," and reader.words[i - 2][:1].isupper() else None
    if beside(scene, i, j, spot) is not None:
        return "place.before-country"
    after = j + 1 if reader.words[j] in ("I", "II", "III", "IV") else j  # the Minsk II agreements
    if (
        reader.keys[after] in words_of("proper-after")
        and (reader.words[after][0].isupper() or reader.keys[after] in words_of("proper-after-small"))
        and reader.case(i) != "title"
    ):
        return None
    head = reader.keys[i - 2]
    if reader.keys[i - 1] == "of" and head in words_of("proper-before") and reader.words[i - 2][0].isupper():
        return None
    level = _level(spot, reader.tokens.keys, i, j)
    before, word = reader.keys[i - 1], reader.words[i - 1]
    prose = reader.case(i) not in ("upper", "title")
    if j == i + 1 and reader.same_line(i) and word[:1].isupper():
        if (
            before in words_of("courtesy")
            or before in given_names()
            or (len(word) == 2 and word[1] == "." and word[0] != ".")
        ):
            return None
        if prose and before in words_of("title"):
            return None
    elif before in words_of("courtesy"):
        return None
    if (before in words_of("particle") and j == i + 1) or (before == "-" and reader.keys[i - 2] in ("al", "el")):
        return None
    if (level != "strong" or spot.kind == "town") and part_of_name(scene, i):
        return None
    if _is_acronym(reader, i) and spot.kind in ("town", "city") and before in ("the", "(", ","):
        return None
    if j == i + 1 and prose and before not in _PLACED and _is_first_name(reader, j):
        return None  # "London Vincent said"
    if j == i + 1 and prose and reader.same_line(j) and _is_given(reader.keys[i]) and before not in ("in", "at"):
        follower = reader.words[j]
        if (
            follower[0].isupper()
            and follower.isalpha()
            and reader.keys[j] not in contexts().unlike
            and j not in scene.at
        ):
            return None
    if reader.keys[i] in ("saint", "st.", "st") and _goes_on(scene, j):  # St. John's Church
        return None
    if level == "strong":
        return "place.name"
    near = _before(reader, i)
    if level in ("word", "surname") and _goes_on(scene, j):
        return None
    if level != "strong" and reader.keys[j] in ("university", "college"):
        return None
    if near == "of" and before != "the" and (head in words_of("city-of") or reader.keys[i - 3] in words_of("city-of")):
        return "place.city-of"
    if near in words_of("in") and not (level == "word" and not prose):
        return "place.after-in"
    if reader.keys[j] in words_of("city-after") and reader.words[i][0].isupper() and level != "word":
        return "place.with-head"
    if reader.keys[j] in ("province", "region", "airport", "governorate", "district"):
        return "place.with-head"
    if reader.keys[i - 1] in ("city", "town", "village", "capital"):
        return "place.city-of"
    if level == "middle":
        if (
            near in words_of("moving")
            and head not in words_of("speaking")
            and not (near == "of" and reader.words[i - 2][:1].isupper())
            and not _goes_on(scene, j)
        ):
            return "place.after-to"
        if scene.last_place == i - 1 and reader.keys[i - 1] in (",", "and", "-", "or") and not _goes_on(scene, j):
            return "place.in-list"
        if reader.keys[j] == "-" and reader.keys[j + 1] in ("based", "born"):
            return "place.based"
        if owner(scene, i) is not None:
            return "place.of-country"
    return None


def _is_first_name(reader: Reader, j: int) -> bool:
    """Whether a given name follows that ends a name: a place before it is a given name too."""
    word, after = reader.words[j], reader.words[j + 1] if j + 1 < len(reader.words) else ""
    return word[:1].isupper() and reader.same_line(j) and reader.keys[j] in given_names() and not after[:1].isupper()


def _goes_on(scene: Scene, j: int) -> bool:
    """Whether a capitalised word that is no country, title or weekday follows, as in a longer name."""
    word, key = scene.reader.words[j], scene.reader.keys[j]
    return word[:1].isupper() and word.isalpha() and j not in scene.at and key not in contexts().unlike


def is_shared(spot: Spot) -> bool:
    """Whether a region lies in several countries (Kashmir, Punjab, Kurdistan)."""
    return len(spot.sizes) > 1 and spot.sizes[0][1] == spot.sizes[1][1]


def _of_shared(scene: Scene, i: int, spot: Spot) -> str | None:
    """The country of a region that lies in several: the one named before it, in its sentence or in the text; None where there are two."""
    if (code := owner(scene, i)) is not None and code in spot.codes:
        return code
    before = scene.ends.get(i - 2)
    if before is not None and scene.reader.keys[i - 2] == "-" and before.value.code in spot.codes:
        return str(before.value.code)  # Indian-administered Kashmir
    for named in (scene.sentence_codes(i), scene.named.keys()):
        fitting = [code for code in spot.codes if code in named]
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
    return None


def _code(scene: Scene, i: int, j: int, spot: Spot) -> str | None:
    """The country of the place: the one named next to it, else the likeliest of those that have one of that name."""
    if (code := beside(scene, i, j, spot)) is not None:
        return code
    if spot.kind == "region" and is_shared(spot):
        return _of_shared(scene, i, spot)
    if spot.kind in ("region", "state", "abbr", "seat"):
        return spot.sizes[0][0] if spot.capital_of is None else spot.capital_of
    if (code := owner(scene, i)) is not None and (code in spot.codes or spot.kind == "town"):
        return code
    if len(spot.sizes) == 1:
        return spot.sizes[0][0]
    near = scene.sentence_codes(i)

    def weight(option: tuple[str, int]) -> float:
        code, size = option
        return log10(size + 1) + 1.5 * (code == spot.capital_of) + 1.0 * (code in scene.named) + 1.0 * (code in near)

    return max(spot.sizes, key=weight)[0]


def _by_form(scene: Scene, i: int) -> int | None:
    """Where a name that ends in "Airport", "Palace" and the like and begins at token ``i`` ends, or None."""
    reader = scene.reader
    j = i
    if reader.keys[i] in ("the", "at", "in"):
        return None
    if reader.keys[i] in words_of("form-start") and reader.words[i + 1][:1].isupper() and reader.words[i + 1].isalpha():
        if i + 1 in scene.inside or reader.keys[i + 1] in contexts().unlike or not reader.same_line(i + 1):
            return None
        j = i + 2
        while (
            j - i < 4
            and reader.words[j][:1].isupper()
            and reader.words[j].isalpha()
            and reader.same_line(j)
            and j not in scene.inside
        ):
            j += 1
        return j if reader.keys[j - 1] not in contexts().unlike else j - 1
    while (
        j - i < _FORM
        and reader.words[j][:1].isupper()
        and reader.words[j].replace("'", "").isalpha()
        and (j == i or reader.same_line(j))
    ):
        if j > i and reader.keys[j] in words_of("form-end") and reader.keys[j + 1] not in words_of("form-end"):
            return j + 1 if any(reader.keys[k] not in words_of("form-inner") for k in range(i, j)) else None
        j += 1
    return None


def _opens(words: list[str], keys: list[str], i: int) -> bool:
    """Whether no capitalised word but an article or a preposition stands before."""
    return i == 0 or not words[i - 1][0].isupper() or keys[i - 1] in ("the", "at", "in")


def _unknown(scene: Scene, i: int) -> tuple[int, str] | None:
    """A name that no list has, by its setting: "in Khirdalan, Azerbaijan"; the token after it and the country's code."""
    reader = scene.reader
    before = reader.keys[i - 1]
    if before not in words_of("before-unknown") and not (before == "of" and reader.keys[i - 2] in words_of("city-of")):
        return None
    j = i
    while j - i < 3 and reader.words[j][:1].isupper() and reader.words[j].isalpha() and j not in scene.inside:
        j += 1
    if j == i or reader.keys[j] != "," or reader.keys[j - 1] in contexts().unlike:
        return None
    if j > i + 1 and any(
        not rest and _level(spot, [reader.keys[j - 1]], 0, 1) == "strong" for rest, spot in entries(reader.keys[j - 1])
    ):
        return None
    code = beside(scene, i, j, None)
    return (j, code) if code is not None else None


def find(
    tokens: Tokens,
    countries: list[Mention],
    *,
    reader: Reader | None = None,
    added: Mapping[str, tuple[Entry, ...]] | None = None,
    notes: list[Note] | None = None,
) -> list[Mention]:
    """All places of a text, in text order: kind ``L``, the value a :class:`~diplonews.values.Place`, the data a :class:`Where`.

    ``countries`` is what :func:`diplonews.mentions.countries.find` found in the same tokens. The name of a place is as the text
    writes it; ``added`` are further places by first word. Names inside a person's or body's name are found as well; who reads
    those settles the overlap. Linear in the length of the text.
    """
    scene = scene_of(reader or Reader(tokens), countries, added or {})
    known, keys, words = first_words(), tokens.keys, tokens.words
    starts, inside = words_of("form-start"), scene.inside
    heads = tokens.index.keys() & words_of("form-end")
    formable = {i for key in heads for at in tokens.index[key] for i in range(at - _FORM + 1, at)}
    found: list[Mention] = []
    free = 0

    def add(first: int, last: int, code: str | None, where: Where) -> int:
        start, end = tokens.span(first, last)
        place = Place(name=" ".join(tokens.text[start:end].split()), country=country(code) if code else None)
        found.append(Mention(first, last, "L", place, data=where))
        scene.last_place = last
        return last

    for i in [m.start() for m in _CAPITAL.finditer(tokens.shape)]:
        if i < free:
            continue
        key = keys[i]
        formed = None
        if (i in formable or key in starts) and i not in inside and _opens(words, keys, i):
            formed = _by_form(scene, i)
        hit = match(scene, i) if key in known or key in scene.added else None
        if hit is not None and i in inside and not (i in scene.at and hit[0] > scene.at[i].last):
            hit = None
        if formed is not None and (hit is None or (formed > hit[0] and key not in starts)):
            code = (
                _code(scene, i, hit[0], hit[1])
                if hit is not None
                else owner(scene, i) or beside(scene, i, formed, None)
            )
            free = add(i, formed, code, Where("form", "place.form"))
        elif hit is not None:
            last, spot = hit
            rule = _is_place(scene, i, last, spot)
            if rule is not None:
                code = _code(scene, i, last, spot)
                free = add(i, last, code, Where(spot.kind, rule, spot.capital_of, spot.codes))
                if code is None and notes is not None:
                    told = " or ".join(spot.codes)
                    notes.append(Note(*tokens.span(i, last), "place.country.equal", f"may lie in {told}"))
            elif notes is not None and _level(spot, keys, i, last) == "strong":
                notes.append(Note(*tokens.span(i, last), "place.other", "read as part of another name"))
        elif i not in inside and (guess := _unknown(scene, i)) is not None:
            free = add(i, guess[0], guess[1], Where("form", "place.unknown-before-country"))
    return found
