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
from diplonews.mentions.dates import feasts as fe
from diplonews.mentions.dates import relative as re_
from diplonews.mentions.dates.found import Found, Pieces
from diplonews.mentions.dates.resolve import Answer
from diplonews.mentions.dates.words import OTHER, letters_of

Reader = Callable[[Found], Answer | Pieces]

_MON = "(month | maybe (dot (?=day | nth))?)"
_ORD = "((number dash?)? ordinal)"
_DD = "(day | nth)"
_DOW = "((weekday | dayname dot?) comma? on? the?)"
_NEAR = "(last | this | next)"
_FAR = "(last | this | next | same | that | following | previous | coming)"
_SAME = "(same | that | (?<= the) following | previous)"
_TENS = "(number (dash? number)?)"
_SPOKEN = f"({_TENS} thousand (comma? and? number hundred)? (comma? and? {_TENS})? | number hundred and? {_TENS} | number {_TENS})"
_YEAR = "(year (?! clock | plural))"
_RELYEAR = f"(the? {_FAR} yearunit)"
_TAIL = f"(comma? (of | in)? ({_YEAR} | {_SPOKEN} | {_RELYEAR}))"
_POST = "(open (weekday | dayname dot?) close | comma weekday (?= comma | close | dot))"
_WORDED = f"({_ORD} (?= comma | dot | close | to | dash | and | $) | the {_ORD})"
_MDY = f"({_MON} (the? {_DD} (?! slash) | {_WORDED}) {_TAIL}? | {_MON} dayyear)"
_DMY = f"({_DD} dayunit? of? comma? {_MON} {_TAIL}? | {_ORD} dayunit? of {_MON} {_TAIL}?)"
_DATE = f"({_MDY} | {_DMY})"
_DAY = f"((weekday | dayname dot?) comma? open the? {_DATE} close | {_DOW}? {_DATE} {_POST}?)"
_JOIN = "((dash | to | slash) on? from? the?)"
_EDGE = "(part dash? of? (in | on)? the?)"
_UNIT = "(dayunit | weekunit | monthunit | yearunit)"
_COUNT = "(article | number | day | figure | twodigit)"
_PERIOD = "(weekunit | monthunit | yearunit | weekend | quarter | half)"
_OFYEAR = f"((of | in | comma)? ({_YEAR} | {_RELYEAR}) | of the yearunit)"
_NUMBER = "(day | twodigit)"
_ISO = f"(year dash {_NUMBER} dash day)"
_SLASHED = "(day slash day slash year)"
_PART = "(weekunit | weekend | dayunit | half)"
_SEASON = "(season | fall (?= of? year) | (?<= the) fall)"
ALONE = "feast easter compact relday weekday dayname weekend month maybe lowmay season fall nth numeric year code"
"""Kinds that one word by itself can be a date of; any other date has two words at least."""
_NEVER_FIRST = "and of to in on from the between over comma dot dash slash open close clock plural thousand hundred ago before after"


@frozen
class DateRule:
    """One rule: a stable dotted ``name``, the ``pattern`` over kinds of words, its ``reader`` and an ``example`` that it reads."""

    name: str
    pattern: str
    reader: Reader
    example: str


RULES: tuple[DateRule, ...] = tuple(
    DateRule(*row)
    for row in (
        ("date.iso-range", f"{_ISO} (slash | dash | to | and) {_ISO}", ab.iso_range, "2021-04-13/2021-04-15"),
        ("date.iso", f"{_DOW}? year (dash {_NUMBER} dash | slash {_NUMBER} slash) day", ab.iso, "2021-04-14"),
        (
            "date.numeric-range",
            f"numeric (dash | to) numeric | day dash numeric | {_SLASHED} (dash | to) {_SLASHED}",
            ab.numeric_range,
            "13-15.04.2021",
        ),
        (
            "date.numeric",
            f"{_DOW}? (numeric | day slash day slash (year | {_NUMBER}) | day dash day dash year)",
            ab.numeric,
            "14/04/2021",
        ),
        ("date.compact", "compact", fe.compact, "20210414"),
        ("date.hyphened", f"day dash (maybe | month) dash (year | {_NUMBER})", ab.hyphened, "14-APR-1987"),
        ("date.year-first", f"year comma? {_MON} {_DD} (?! year)", ab.day, "2021 April 14"),
        (
            "date.either",
            f"{_DD} or {_DD} of? {_MON} {_TAIL}? | {_MON} {_DD} or the? {_DD} (?! {_MON}) {_TAIL}?"
            f" | {_DAY} or on? {_DAY} | weekday or on? weekday",
            fe.either,
            "14 or 15 April",
        ),
        (
            "date.feast",
            f"(orthodox? feast (eve | dayunit)? | new yearunit poss? (eve | dayunit) | feastday poss? dayunit"
            f" | maybe dayunit (?! of)) (comma? (of | in)? {_YEAR})?",
            fe.feast,
            "Christmas Day",
        ),
        (
            "date.easter",
            f"(orthodox? easter (weekday | eve | dayunit)? | holy weekday) (comma? (of | in)? {_YEAR})?",
            fe.easter,
            "Easter Monday",
        ),
        ("date.week-of", f"weekunit (of | from | part) the? {_DAY}", re_.week_of, "the week of April 12"),
        ("date.range", f"{_DAY} comma? {_JOIN} {_DAY}", ab.spread, "28 February to 2 March 2024"),
        ("date.between", f"(?<= between) ({_DOW}? {_DD} | {_DAY}) and the? {_DAY}", ab.spread, "between 3 and 5 May"),
        (
            "date.between",
            f"(?<= between) {_DOW}? {_MON} {_DD} and the? {_DD} {_TAIL}?",
            ab.spread,
            "between May 3 and 5",
        ),
        ("date.range", f"{_DOW}? {_DD} {_JOIN} {_DOW}? {_DMY}", ab.spread, "13 to 15 April"),
        (
            "date.range",
            f"{_DOW}? {_MON} {_DD} {_JOIN} {_DOW}? {_DD} (?! slash | {_MON}) {_TAIL}?",
            ab.spread,
            "April 13-15",
        ),
        ("date.low-month", f"{_DD} of? lowmay comma? year | lowmay {_DD} comma? year", ab.day, "14 may 2021"),
        (
            "date.days",
            f"{_MON} {_DD} (comma {_DD}){{1,6}} comma? and {_DD} (?! {_MON}) {_TAIL}?",
            ab.days,
            "April 13, 14 and 15",
        ),
        (
            "date.days",
            f"{_DD} (comma {_DD}){{0,6}} comma? and {_DD} of? {_MON} {_TAIL}?",
            ab.days,
            "13, 14 and 15 April",
        ),
        ("date.days", f"{_MON} {_DD} and {_DD} (?! {_MON} | of {_MON}) {_TAIL}?", ab.days, "April 13 and 14"),
        (
            "date.this-month",
            f"{_DD} (({_JOIN} | and) {_DD})? of? the? {_FAR} monthunit",
            re_.this_month,
            "the 10th of this month",
        ),
        (
            "date.treaty-day",
            f"this ({_DD} | {_ORD}) dayunit of {_MON} {_TAIL}?",
            ab.treaty_day,
            "this third day of May 2021",
        ),
        ("date.day", _DAY, ab.day, "Tuesday, April 13"),
        ("date.months", f"(?<= between) {_MON} {_TAIL}? and {_MON} {_TAIL}?", ab.spread, "between April and June"),
        ("date.months", f"{_MON} {_TAIL}? {_JOIN} {_MON} {_TAIL}?", ab.spread, "April-June 2024"),
        (
            "date.month-year",
            f"{_EDGE}? {_MON} comma? (of | in)? ({_YEAR} | {_RELYEAR}) | lowmay year",
            ab.day,
            "June of last year",
        ),
        ("date.years", f"(?<= between) {_YEAR} and {_YEAR}", ab.years, "between 2019 and 2023"),
        (
            "date.years",
            f"(?<! dash) year ((dash | slash) (year | {_NUMBER}) | to year) (?! dash | slash)",
            ab.years,
            "2023-24",
        ),
        (
            "date.half",
            f"(ordinal | nth | last) (half | quarter) {_OFYEAR}? | code comma? {_OFYEAR}?",
            ab.half,
            "first half of 2025",
        ),
        (
            "date.first-months",
            f"(ordinal | last) (number | day) monthunit {_OFYEAR}",
            ab.first_months,
            "first nine months of 2024",
        ),
        (
            "date.edge-day",
            f"(ordinal | last) dayunit of ({_MON} {_TAIL}? | the? {_NEAR} monthunit)",
            ab.edge_day,
            "last day of May",
        ),
        (
            "date.edge-week",
            f"((ordinal | last) number? {_PART} | part dayunit) of {_MON} {_TAIL}?",
            ab.edge_week,
            "first week of May",
        ),
        ("date.season", f"{_EDGE}? {_NEAR}? {_SEASON} {_OFYEAR}? (?! season)", ab.season, "the summer of 2020"),
        ("date.day-before", "dayunit (before | after) relday", re_.around, "the day before yesterday"),
        ("date.from-now", f"{_COUNT} {_UNIT} from (now | relday)", re_.from_now, "two weeks from now"),
        ("date.day-word", "relday (daypart | night)?", re_.day_word, "yesterday"),
        ("date.day-part", "(this | last) (daypart | night)", re_.day_part, "this morning"),
        (
            "date.weekday-of-week",
            f"weekday comma? of? the? {_NEAR} weekunit",
            re_.weekday_of_week,
            "Tuesday of next week",
        ),
        ("date.weekday-of-week", f"{_NEAR} weekunit on? weekday", re_.weekday_of_week, "last week on Tuesday"),
        (
            "date.weekdays",
            f"(?<= between) weekday and weekday | weekday ({_JOIN} | and) weekday",
            re_.weekdays,
            "Monday to Friday",
        ),
        ("date.near-weekday", "(last | this | next | coming | past) weekday", re_.near_weekday, "next Monday"),
        ("date.same-weekday", f"{_SAME} weekday", re_.same_weekday, "the following Monday"),
        ("date.near-month", f"{_EDGE}? (last | this | next | coming | past) {_MON}", re_.near_month, "last June"),
        ("date.weekday", "(weekday | (?<= on) dayname) (daypart | night)?", re_.weekday, "on Tuesday"),
        (
            "date.span",
            f"(last | past | next | coming) (number | day | twodigit | vague) (hourunit | {_UNIT})",
            re_.span,
            "last 48 hours",
        ),
        (
            "date.near-unit",
            f"{_EDGE}? (last | this | next | past | coming) {_PERIOD}",
            re_.near_unit,
            "earlier this week",
        ),
        ("date.same", f"{_EDGE}? {_SAME} {_PERIOD}", re_.same, "later that month"),
        (
            "date.same",
            f"({_SAME} | (?<= the) next) dayunit",
            re_.same,
            "the same day",
        ),
        ("date.edge-unit", f"part of the {_PERIOD}", re_.edge_unit, "the end of the month"),
        ("date.weekend", "(?<= the) weekend", re_.the_weekend, "over the weekend"),
        ("date.ago", f"({_COUNT} | vague) {_UNIT} ago", re_.ago, "three days ago"),
        ("date.later", f"({_COUNT} | vague) {_UNIT} (part | before | after)", re_.later, "two days later"),
        ("date.in-units", f"(?<= in) {_COUNT} {_UNIT}", re_.in_units, "will meet in two weeks"),
        ("date.day-after", "dayunit (before | after)", re_.day_after, "the day before"),
        ("date.vague", f"(coming | vague) ({_UNIT} | hourunit)", re_.vague, "in the coming days"),
        ("date.bare-day", "nth ((to | dash | and) the? nth)?", re_.bare_day, "on the 10th."),
        ("date.month", f"{_EDGE}? {_MON} | lowmay", ab.month, "in April"),
        ("date.decade", "year plural", ab.decade, "the 1990s"),
        ("date.year", f"{_EDGE}? year", ab.year, "since 1992"),
    )
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
    over_letters = [letters_of(re.sub(r"\((?!\?)", "(?:", pattern)) for pattern in (rule.pattern for rule in RULES)]
    # most words begin no date: a look at the letter and at the next one says so
    begins = f"(?=[{letters_of(ALONE)}]|[^{OTHER}{letters_of(_NEVER_FIRST)}][^{OTHER}])"
    whole = begins + "(?:" + "|".join(f"({p})" for p in over_letters) + ")"
    return Rules(re.compile(whole), tuple(map(re.compile, over_letters)))
