"""The patterns of headings: dates, datelines, bylines, labels. All are matched on single lines of bounded length."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from diplonews.lexicon import rows
from diplonews.places import find_spot, is_telling
from diplonews.text.tokens import fold
from diplonews.values import Country, Place

LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
WORD = re.compile(r"[^\W_][\w.'’&/]*")

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY = r"(?<![\d:])\d{1,2}(?:st|nd|rd|th)?(?!\d|:\d)"
DATE = re.compile(
    rf"""(?:(?<![\d/.-])|(?<=\d\d:\d\d))(?:
      (?P<y1>\d{{4}})(?P<s>[-/.])(?P<m1>\d{{1,2}})(?P=s)(?P<d1>\d{{1,2}})(?!\d)
    | (?P<d2>\d{{1,2}})(?P<t>[./-])(?P<m2>\d{{1,2}})(?P=t)(?P<y2>\d{{4}})(?!\d)
    | (?P<d3>{_DAY}),?\s+(?:of\s+)?(?P<m3>{_MONTH})(?:[\s,]{{1,3}}(?P<y3>\d{{4}})(?!\d))?
    | (?P<d4>{_DAY})-(?P<m4>{_MONTH})-(?P<y4>\d{{4}})
    | (?P<m5>{_MONTH})\s*(?P<d5>{_DAY})(?:[\s,/]{{1,3}}(?P<y5>\d{{4}})(?!\d))?
    )""",
    re.VERBOSE | re.IGNORECASE,
)
YEAR = re.compile(r"\d{4}")
RANGE = re.compile(r"(?:(?<!\w)\d{1,2}\s?(?:[-–—/&]|to|and|until|till)\s?|\bfrom\s)$", re.IGNORECASE)
TIME = re.compile(
    r"T?\b\d{1,2}[:.h]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?|Z|hrs)?(?!\w)|\(?\b(?:UTC|GMT)\s*[+-]?\s*\d{0,2}:?\d{0,2}\)?",
    re.IGNORECASE,
)
CODE = re.compile(r"\[[^\]]*\](?:\([^)]*\))?|\b[A-Z]{0,6}\s?\d[\d/.-]*\b|\b[A-Z]{1,5}\d+\b")

_NAME = r"(?:(?:St|Ft|Mt)\.|[^\W\d_a-z][\w'’]*+(?:[.-](?=[^\W_])[\w'’]*+)*+(?<![a-z]\.[A-Z])(?:(?<=\.[A-Z])\.)?)"
_PLACE = rf"{_NAME}(?:[ ](?!(?i:{_MONTH})[ ]?\d)(?:(?:de|of|la|el|al|da|do|es|and|the)[ ])?{_NAME}){{0,3}}+(?:/{_NAME}(?:[ ]{_NAME})?)?"
_DASH = r"(?:--+|[-–—―]|_(?=\s|$)|:(?=\s|$)|(?<=\))[:;])"
DATELINE = re.compile(
    rf"""(?P<place>{_PLACE})
      (?P<region>(?:,\s*(?!{_MONTH}){_PLACE}){{0,3}}?|\s\[{_PLACE}\])
      (?:,\s{_NAME}(?:[ -]{_NAME})?\s\d{{1,2}},\s1[34]\d\d(?:\sH)?)?  # a day of the Islamic calendar
      (?:(?:,\s*|\s+|\.\s+)(?P<date>(?i:{DATE.pattern})))?
      (?:[.,]?\s*(?:\(\s*(?P<tag>[^\W\d_][^()\n]{{0,40}}?)(?:\s-\s(?P<late>[^()\n]{{6,20}}))?\s*\)|/\s*(?P<slash>[^\W\d_][^/\n]{{0,30}}?)\s*/\.?)(?:\s(?=:))?)?
      (?:,\s(?P<after>(?i:{_MONTH}\s*\d{{1,2}}|\d{{1,2}}\s*{_MONTH})(?:,\s*\d{{4}})?)(?!\w))?
      (?:(?:[.,]\s+|\s?/\s?)(?P<caps>[A-Z]{{3,12}}(?:\.com)?)(?=\s*(?:[-–—.]|--)|\s+[A-Z][a-z]))?
      \s*(?P<stop>{_DASH}(?!\d)|[.](?:-|--)?|(?<=[)/])(?=\s)|(?(caps)(?=\s+[A-Z])|(?!))|(?=$))""",
    re.VERBOSE,
)
DAYS = ("date", "late", "after")
"""The groups of a dateline in which its day may stand: before the agency, inside its brackets, behind them."""
BARE = re.compile(
    r"(?P<place>[^\W\d_a-z][A-Z'’]{3,}(?:[ ][A-Z'’.-]{2,}){0,2})(?:,?[ ]|-)"
    r"(?P<next>(?:[A-Z][\w.'’]+[ ]){1,4})(?=\S)"
)
"""A place in capitals with nothing between it and the news: "ROME Iranian President"."""
BRACKETED = re.compile(
    rf"(?:(?P<agency>[A-Z]{{2,8}})\s*)?\(\s*(?P<place>{_PLACE}),?\s+(?P<date>(?i:{DATE.pattern}))\s*\)\s*(?:{_DASH}\s*)?(?=\S)",
    re.VERBOSE,
)
"""A dateline in brackets: "RSS (LIMA, 29 March 2022) - Talks"."""
WIRE = re.compile(
    rf"(?P<bare>[A-Z][A-Z.]{{2,11}})(?:\s+[-–—]+\s+|\s+(?=[A-Z][a-z][\w ]{{1,30}},?\s(?:{_MONTH}|\d)))"
    r"|\(\s*(?:[A-Z][\w ]{1,20}\s?[-–/]\s?)?(?P<agency>[^\W\d_][\w .&'’]{1,30}?)\s*(?:\([A-Z]{2,8}\))?\)\s*(?:[-–—:]+\s*)?"
)
DATED = re.compile(r"(?:first )?(?:published|posted)(?: on| at)?\s*:?\s+(?=[\w,. ]{0,14}\d)", re.IGNORECASE)
MARKER = re.compile(r"(?:date|dated)[ \t:]+(?=\d{4}-\d{2}-\d{2})", re.IGNORECASE)
BY = re.compile(r"(?:by|written by|reported by)[ \t]*:?[ \t]+(?=\S)|by:[ \t]*(?=\S)", re.IGNORECASE)
PARTICLE = frozenset(
    "de da do dos del della di du la le el al bin bint ibn van von der den ter ten y e af av zu".split()
)
SPLIT = re.compile(r"\s*(?:,|;|\||&|\band\b|\bwith\b)\s*")
WHERE = re.compile(r"\s+(?:in|at|from)\s+(?=[^\W\d_a-z])")  # a place after the names
LABEL = re.compile(r"(?P<label>[^\W\d_][\w ]{0,24}?)[ \t]*:[ \t]*(?P<value>.*)")
STOPS = (".", ",", ";", '."', ".”")
BLANK = re.compile(r"[^\S\r\n]*(?:\r\n?|\n)[^\S\r\n]*(?:\r\n?|\n)")
ADDRESS = re.compile(r"(?<!\]\()\bhttps?://|(?<!/)\bwww\.")
TAG = re.compile(r"(?:\s*</?[a-zA-Z]{1,6}>)+\s*")
DASHED = re.compile(r"\s+[-–—]+\s+")
HANGING = re.compile(r"\s*(?:[-–—.]|--)\s+")  # the stop of a dateline, on a line of its own


@cache
def words_of(kind: str) -> frozenset[str]:
    return frozenset(fold(r["term"]) for r in rows("heading.tsv") if r["kind"] == kind)


@cache
def openings(kind: str) -> tuple[str, ...]:
    """The words of a kind as beginnings of a line."""
    return tuple(word + " " for word in words_of(kind))


def full_date(found: re.Match[str]) -> dt.date | None:
    """The day of a match of ``DATE``; None without a year, where it is impossible, and where day and month could change places."""
    groups = {k: v for k, v in found.groupdict().items() if v and k[-1].isdigit()}
    parts = {k[0]: v for k, v in groups.items()}
    if not {"y", "m", "d"} <= parts.keys():
        return None
    day = int(re.sub(r"\D", "", parts["d"]))
    month = int(parts["m"]) if parts["m"].isdigit() else _MONTHS[parts["m"][:3].lower()]
    if found.group("t") in ("/", "-") and day <= 12 and month != day:
        return None
    try:
        return dt.date(int(parts["y"]), month, day)
    except ValueError:
        return None


PIECE = re.compile(r"(?:[^|,;:()\[\]\n•·–—\s-]|(?<!\s)-|\s(?!-\s))+")
_MONTHS = {m: i for i, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}


@cache
def agencies() -> frozenset[str]:
    """Agencies and newspapers by name or acronym."""
    return words_of("agency") | {fold(r["term"]) for r in rows("organizations.tsv") if r["kind"] == "agency"}


def is_outlet(name: str) -> bool:
    """Whether a name is plainly that of a newspaper, agency or broadcaster."""
    words = [fold(w).strip(".") for w in WORD.findall(name)]
    if not words:
        return False
    suffixes = tuple(w[1:] for w in words_of("outlet") if w.startswith("-"))
    return (
        " ".join(words) in agencies()
        or words[-1] in words_of("agency")
        or (len(words) > 1 and words[-1] in words_of("outlet"))
        or (len(words) == 1 and words[0].endswith(suffixes))
        or bool(
            re.fullmatch(
                r"[\w-]+\.(?:com|net|org|info|az|ge|kz|uz|ru|ua|tm|tj|kg|am|md|by|mn|eu|[a-z]{2}\.[a-z]{2})",
                name.lower(),
            )
        )
    )


def is_place(name: str) -> bool:
    """Whether a name is that of a place or a country by itself: "VISIT TO LIMA, PERU" is none."""
    return find_spot(name) is not None or Country.find(name) is not None


def is_city(name: str) -> bool:
    """Whether a name is that of a place and of no country."""
    land = Country.find(name)
    return "." not in name and find_spot(name) is not None and (land is None or fold(land.name) != fold(name))


def is_release(line: str) -> bool:
    """Whether a line says what follows: "For immediate release", "Press release: talks in Lima"."""
    known = fold(line)
    return known[-1:] != "." and any(known == w or known.startswith((w + " ", w + ":")) for w in words_of("release"))


def place_of(name: str) -> Place | None:
    """The place of "Lisbon", "LISBON, Portugal", "Lisbon,Portugal" or "Lisbon/Madrid"; None where no part of it is known."""
    parts = [p.strip() for p in name.split("/", maxsplit=1)[0].split(",") if p.strip()]
    country = next((c for c in map(Country.find, reversed(parts)) if c), None)
    if len(parts) > 2 and find_spot(parts[0]) is None and find_spot(parts[1]) is not None:
        del parts[0]  # State House, Nairobi, Kenya
    spot = find_spot(parts[0]) if parts else None
    if spot is not None and (country is None or country.code not in spot.codes):
        state = (find_spot(parts[-1]) or find_spot(parts[-1] + ".")) if len(parts) > 1 else None
        if state is not None and state.kind in ("state", "abbr") and state.codes[0] in spot.codes:
            country = Country(state.codes[0])  # Atlanta, Georgia
        elif country is None and len(parts) == 1 and is_telling(parts[0], spot):
            country = Country(spot.codes[0])
    if country is None:
        return None
    return Place(name=parts[0].title() if parts[0].isupper() else parts[0], country=country)


def bare_place(text: str, start: int, end: int) -> int:
    """Where a dateline ends that no mark ends: "ROME Iranian President", "OSLO, Norway U.S. officials"; 0 where there is none."""
    found = BARE.match(text, start, min(end, start + 160))
    if not found:
        return 0
    words = found.group("next").split()
    if text[found.end("place")] == ",":
        count = next((n for n in (3, 2, 1) if len(words) >= n and Country.find(" ".join(words[:n]))), 0)
        until = found.start("next") + len(" ".join(words[:count]))
        return until if count and text[until + 1 : until + 2].isupper() else 0
    told = is_place(found.group("place")) and (words[0] != words[0].upper() or "." in words[0])
    return found.end("place") + (text[found.end("place")] == "-") if told else 0
