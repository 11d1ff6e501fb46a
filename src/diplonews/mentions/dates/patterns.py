"""The patterns of dates, each with its stable rule name, in the order in which they are tried at a place.

A pattern stands over kinds of words (see ``lexica/dates.tsv``), not over characters, and has no unbounded repeat: matching costs
the same at every token. Names in capitals are parts that several patterns share.
"""

from __future__ import annotations

import re
from functools import cache

from diplonews.mentions.dates.words import letters_of

_MON = "(month | maybe (dot (?=day | nth))?)"
_ORD = "((number dash?)? ordinal)"
_DD = "(day | nth)"
_DOW = "((weekday | dayname dot?) comma? open? on? the?)"
_WORDYEAR = "(number dash? thousand (comma? and? number hundred)? (comma? and? number (dash? number)?)? | number hundred and? number (dash? number)?)"
_YEAR = "(year (?!clock))"
_RELYEAR = "(the? (last | this | next | same | that | following | coming) yearunit)"
_TAIL = f"(comma? (of | in)? ({_YEAR} | {_WORDYEAR} | {_RELYEAR}))"
_POST = "(open (weekday | dayname dot?) close | comma weekday (?=comma | close | dot))"
_MDY = f"({_MON} the? ({_DD} | {_ORD} (?=comma | dot | close | to | dash | and)) {_TAIL}? | {_MON} dayyear)"
_DMY = f"({_DD} dayunit? of? comma? {_MON} {_TAIL}? | {_ORD} dayunit? of {_MON} {_TAIL}?)"
_DAY = f"({_DOW}? ({_MDY} | {_DMY}) {_POST}?)"
_MY = f"({_MON} comma? (of | in)? ({_YEAR} | {_RELYEAR}))"
_JOIN = "((dash | to | slash) on? from? the?)"
_BOTH = "((dash | to | slash | and | comma and?) on? from? the?)"
_UNIT = "(dayunit | weekunit | monthunit | yearunit)"
_COUNT = "(article | number | day | figure | twodigit)"
_EDGE = "(part dash? of? (in | on)? the?)"
_PERIOD = "(weekunit | monthunit | yearunit | weekend | quarter | half)"

PATTERNS: tuple[tuple[str, str], ...] = (
    ("date.iso", "year dash (day | twodigit) dash day | year slash day slash day"),
    ("date.numeric-range", "numeric dash numeric | day dash numeric"),
    ("date.numeric", "numeric | day slash day slash (year | day | twodigit) | day dash day dash year"),
    ("date.hyphened", "day dash maybe dash (year | day | twodigit) | day dash month dash year"),
    ("date.year-first", f"year comma? {_MON} {_DD}"),
    ("date.range", f"{_DAY} comma? {_JOIN} {_DAY}"),
    ("date.between", f"(?<=between) ({_DOW}? {_DD} | {_DAY}) and the? {_DAY}"),
    ("date.between", f"(?<=between) {_DOW}? {_MON} {_DD} and the? {_DD} {_TAIL}?"),
    ("date.range", f"{_DOW}? {_DD} {_JOIN} {_DOW}? {_DMY}"),
    ("date.range", f"{_DOW}? {_MON} {_DD} {_JOIN} {_DOW}? {_DD} {_TAIL}?"),
    ("date.days", f"{_MON} {_DD} (comma {_DD}){{1,6}} comma? and {_DD} {_TAIL}?"),
    ("date.days", f"{_DD} (comma {_DD}){{0,6}} comma? and {_DD} of? {_MON} {_TAIL}?"),
    ("date.days", f"{_MON} {_DD} and {_DD} (?!{_MON}) {_TAIL}?"),
    (
        "date.this-month",
        f"{_DD} (({_JOIN} | and) {_DD})? of? (the? (last | this | next | same | that | following | coming) monthunit)",
    ),
    ("date.day", _DAY),
    ("date.months", f"(?<=between) {_MON} {_TAIL}? and {_MON} {_TAIL}?"),
    ("date.months", f"{_MON} {_TAIL}? {_JOIN} {_MON} {_TAIL}?"),
    ("date.month-year", f"{_EDGE}? ({_MY})"),
    ("date.treaty-day", f"this ({_DD} | {_ORD}) dayunit of {_MON} ({_TAIL})?"),
    ("date.years", f"(?<=between) {_YEAR} and {_YEAR}"),
    ("date.years", f"(?<!dash) {_YEAR} (dash (year | day | twodigit) | to year) (?!dash)"),
    (
        "date.half",
        f"(ordinal | nth | last) (half | quarter) ((of the? | comma | in)? ({_YEAR} | (last | this | next | same | that | following | coming) yearunit))?",
    ),
    ("date.half", f"code (of? comma? ({_YEAR} | the? (last | this | next) yearunit))?"),
    (
        "date.first-months",
        f"ordinal (number | day) (monthunit) of the? ({_YEAR} | (last | this | next | same | that) yearunit)",
    ),
    ("date.edge-day", f"(ordinal | last) dayunit of ({_MON} {_TAIL}? | the? (last | this | next) monthunit)"),
    (
        "date.season",
        f"{_EDGE}? (season | (?<=the) fall | fall (?= of? year)) ((of | in | comma)? ({_YEAR} | the? (last | this | next) yearunit))? (?!season)",
    ),
    ("date.last-season", "(last | this | next) (season | fall)"),
    ("date.day-before-yesterday", "dayunit before relday | dayunit after relday"),
    ("date.day-word", "relday (daypart | night)?"),
    ("date.day-part", "(this | last | night) (daypart | night)"),
    ("date.weekday-of-week", f"(?<!ordinal) {_DOW} of? (last | this | next) (weekunit)"),
    ("date.weekday-of-week", "(last | this | next) weekunit on? weekday"),
    ("date.weekdays", f"(?<=between) weekday and weekday | weekday ({_JOIN}) weekday | weekday and weekday"),
    ("date.next-weekday", "(last | this | next | coming | past) weekday"),
    ("date.next-month-name", f"{_EDGE}? (last | this | next | coming | past) {_MON}"),
    ("date.weekday", "weekday"),
    (
        "date.span",
        "(last | past | next | coming) (number | day | twodigit | vague) (hourunit | dayunit | weekunit | monthunit | yearunit)",
    ),
    ("date.next-unit", f"{_EDGE}? (last | this | next | past | coming) {_PERIOD}"),
    ("date.edge-unit", f"(part of the {_PERIOD})"),
    (
        "date.same",
        f"(part of? in?)? (same | that | following) {_PERIOD} | (same | that | following | last) dayunit | (?<=the) next dayunit",
    ),
    ("date.ago", f"({_COUNT} | vague) {_UNIT} ago"),
    ("date.later", f"({_COUNT} | vague) {_UNIT} (part | before | after)"),
    ("date.in-units", f"(?<=in) {_COUNT} {_UNIT}"),
    ("date.day-after", "dayunit (before | after)"),
    ("date.vague", "(coming | vague) (dayunit | weekunit | monthunit | yearunit | hourunit)"),
    ("date.month", f"{_EDGE}? {_MON} | (?<=in) lowmay"),
    ("date.year", f"{_EDGE}? year"),
)


@cache
def compiled() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """All patterns as one over letters, and the rule names by number of its groups."""
    whole = "|".join(f"({letters_of(_plain(pattern))})" for _, pattern in PATTERNS)
    return re.compile(whole), tuple(name for name, _ in PATTERNS)


def _plain(pattern: str) -> str:
    """The pattern with groups that do not capture, so that the number of the last group is that of the rule."""
    return re.sub(r"\((?!\?)", "(?:", pattern)
