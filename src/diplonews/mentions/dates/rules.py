"""The rules of dates: stable name, pattern and reader, in the order in which they are tried at a place.

A pattern stands over kinds of words (see ``lexica/dates.tsv``), not over characters, and has no unbounded repeat: matching costs
the same at every token. Names in capitals are parts that several patterns share.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from attrs import frozen

from diplonews.mentions.dates import absolute as ab
from diplonews.mentions.dates import relative as re_
from diplonews.mentions.dates.found import Found
from diplonews.mentions.dates.resolve import Answer
from diplonews.mentions.dates.words import OTHER, letters_of

Reader = Callable[[Found], Answer]

_MON = "(month | maybe (dot (?=day | nth))?)"
_ORD = "((number dash?)? ordinal)"
_DD = "(day | nth)"
_DOW = "((weekday | dayname dot?) comma? open? on? the?)"
_NEAR = "(last | this | next)"
_FAR = "(last | this | next | same | that | following | previous | coming)"
_TENS = "(number (dash? number)?)"
_SPOKEN = f"({_TENS} thousand (comma? and? number hundred)? (comma? and? {_TENS})? | number hundred and? {_TENS} | number {_TENS})"
_YEAR = "(year (?! clock | plural))"
_RELYEAR = f"(the? {_FAR} yearunit)"
_TAIL = f"(comma? (of | in)? ({_YEAR} | {_SPOKEN} | {_RELYEAR}))"
_POST = "(open (weekday | dayname dot?) close | comma weekday (?= comma | close | dot))"
_MDY = f"({_MON} the? ({_DD} (?! slash) | {_ORD} (?= comma | dot | close | to | dash | and)) {_TAIL}? | {_MON} dayyear)"
_DMY = f"({_DD} dayunit? of? comma? {_MON} {_TAIL}? | {_ORD} dayunit? of {_MON} {_TAIL}?)"
_DAY = f"({_DOW}? ({_MDY} | {_DMY}) {_POST}?)"
_JOIN = "((dash | to | slash) on? from? the?)"
_EDGE = "(part dash? of? (in | on)? the?)"
_UNIT = "(dayunit | weekunit | monthunit | yearunit)"
_COUNT = "(article | number | day | figure | twodigit)"
_PERIOD = "(weekunit | monthunit | yearunit | weekend | quarter | half)"
_OFYEAR = f"((of | in | comma)? ({_YEAR} | {_RELYEAR}) | of the yearunit)"
_NUMBER = "(day | twodigit)"
_NEVER_FIRST = "and of to in on from the between over comma dot dash slash open close clock plural thousand hundred ago before after"

RULES: tuple[tuple[str, str, Reader], ...] = (
    ("date.iso", f"year dash {_NUMBER} dash day | year slash {_NUMBER} slash day", ab.iso),
    ("date.numeric-range", "numeric dash numeric | day dash numeric", ab.numeric_range),
    ("date.numeric", f"numeric | day slash day slash (year | {_NUMBER}) | day dash day dash year", ab.numeric),
    ("date.hyphened", f"day dash (maybe | month) dash (year | {_NUMBER})", ab.hyphened),
    ("date.year-first", f"year comma? {_MON} {_DD} (?! year)", ab.day),
    ("date.range", f"{_DAY} comma? {_JOIN} {_DAY}", ab.spread),
    ("date.between", f"(?<= between) ({_DOW}? {_DD} | {_DAY}) and the? {_DAY}", ab.spread),
    ("date.between", f"(?<= between) {_DOW}? {_MON} {_DD} and the? {_DD} {_TAIL}?", ab.spread),
    ("date.range", f"{_DOW}? {_DD} {_JOIN} {_DOW}? {_DMY}", ab.spread),
    ("date.range", f"{_DOW}? {_MON} {_DD} {_JOIN} {_DOW}? {_DD} (?! slash | {_MON}) {_TAIL}?", ab.spread),
    ("date.days", f"{_MON} {_DD} (comma {_DD}){{1,6}} comma? and {_DD} (?! {_MON}) {_TAIL}?", ab.days),
    ("date.days", f"{_DD} (comma {_DD}){{0,6}} comma? and {_DD} of? {_MON} {_TAIL}?", ab.days),
    ("date.days", f"{_MON} {_DD} and {_DD} (?! {_MON} | of {_MON}) {_TAIL}?", ab.days),
    ("date.this-month", f"{_DD} (({_JOIN} | and) {_DD})? of? the? {_FAR} monthunit", re_.this_month),
    ("date.treaty-day", f"this ({_DD} | {_ORD}) dayunit of {_MON} {_TAIL}?", ab.treaty_day),
    ("date.day", _DAY, ab.day),
    ("date.months", f"(?<= between) {_MON} {_TAIL}? and {_MON} {_TAIL}?", ab.spread),
    ("date.months", f"{_MON} {_TAIL}? {_JOIN} {_MON} {_TAIL}?", ab.spread),
    ("date.month-year", f"{_EDGE}? {_MON} comma? (of | in)? ({_YEAR} | {_RELYEAR})", ab.day),
    ("date.years", f"(?<= between) {_YEAR} and {_YEAR}", ab.years),
    (
        "date.years",
        f"(?<! dash) year (dash (year | {_NUMBER}) | to year | slash (year | {_NUMBER})) (?! dash | slash)",
        ab.years,
    ),
    ("date.half", f"(ordinal | nth | last) (half | quarter) {_OFYEAR}? | code comma? {_OFYEAR}?", ab.half),
    ("date.first-months", f"(ordinal | last) (number | day) monthunit {_OFYEAR}", ab.first_months),
    ("date.edge-day", f"(ordinal | last) dayunit of ({_MON} {_TAIL}? | the? {_NEAR} monthunit)", ab.edge_day),
    (
        "date.edge-week",
        f"((ordinal | last) number? (weekunit | weekend | dayunit | half) | part dayunit) of {_MON} {_TAIL}?",
        ab.edge_week,
    ),
    (
        "date.season",
        f"{_EDGE}? {_NEAR}? (season | fall (?= of? year) | (?<= the) fall) {_OFYEAR}? (?! season)",
        ab.season,
    ),
    ("date.day-before", "dayunit (before | after) relday", re_.around),
    ("date.day-word", "relday (daypart | night)?", re_.day_word),
    ("date.day-part", "(this | last) (daypart | night)", re_.day_part),
    (
        "date.weekday-of-week",
        f"(weekday comma? of? the? {_NEAR} weekunit | {_NEAR} weekunit on? weekday)",
        re_.weekday_of_week,
    ),
    ("date.weekdays", f"(?<= between) weekday and weekday | weekday ({_JOIN} | and) weekday", re_.weekdays),
    ("date.near-weekday", "(last | this | next | coming | past) weekday", re_.near_weekday),
    ("date.near-month", f"{_EDGE}? (last | this | next | coming | past) {_MON}", re_.near_month),
    ("date.weekday", "weekday", re_.weekday),
    ("date.span", f"(last | past | next | coming) (number | day | twodigit | vague) (hourunit | {_UNIT})", re_.span),
    ("date.near-unit", f"{_EDGE}? (last | this | next | past | coming) {_PERIOD}", re_.near_unit),
    ("date.same", f"{_EDGE}? (same | that | following | previous) {_PERIOD}", re_.same),
    ("date.same", "(same | that | following | previous) dayunit | (?<= the) next dayunit", re_.same),
    ("date.edge-unit", f"part of the {_PERIOD}", re_.edge_unit),
    ("date.weekend", "(?<= the) weekend", re_.the_weekend),
    ("date.ago", f"({_COUNT} | vague) {_UNIT} ago", re_.ago),
    ("date.later", f"({_COUNT} | vague) {_UNIT} (part | before | after)", re_.later),
    ("date.in-units", f"(?<= in) {_COUNT} {_UNIT}", re_.in_units),
    ("date.day-after", "dayunit (before | after)", re_.day_after),
    ("date.vague", f"(coming | vague) ({_UNIT} | hourunit)", re_.vague),
    ("date.bare-day", "nth", re_.bare_day),
    ("date.month", f"{_EDGE}? {_MON} | lowmay", ab.month),
    ("date.decade", "year plural", ab.decade),
    ("date.year", f"{_EDGE}? year", ab.year),
)


@frozen
class Rules:
    """The compiled patterns: all as one, and each by itself."""

    whole: re.Pattern[str]
    single: tuple[re.Pattern[str], ...]

    def search(self, letters: str, at: int, stop: int) -> tuple[int, int, int] | None:
        """The first match from ``at`` on: its range and the number of its rule."""
        match = self.whole.search(letters, at, stop)
        return (match.start(), match.end(), match.lastindex - 1) if match and match.lastindex else None

    def others(self, letters: str, at: int, stop: int, after: int) -> tuple[int, int, int] | None:
        """The match at ``at`` of a rule that comes later than ``after``."""
        for number in range(after + 1, len(self.single)):
            match = self.single[number].match(letters, at, stop)
            if match:
                return match.start(), match.end(), number
        return None


@cache
def compiled() -> Rules:
    # groups that do not capture, so that the number of the last group is that of the rule
    over_letters = [letters_of(re.sub(r"\((?!\?)", "(?:", pattern)) for _, pattern, _ in RULES]
    begins = f"(?![{OTHER}{letters_of(_NEVER_FIRST)}])"  # most words begin no date: one look at the letter says so
    whole = begins + "(?:" + "|".join(f"({p})" for p in over_letters) + ")"
    return Rules(re.compile(whole), tuple(map(re.compile, over_letters)))
