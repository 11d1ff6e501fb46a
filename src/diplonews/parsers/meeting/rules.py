"""The rules of meetings: patterns over the letters around a word of meeting, talking, receiving or discussing.

Letters of meetings.tsv: Q meet, confer, speak · U meeting, talks, phone call · 1 hold, conduct, co-chair · 2 discuss · 3 call on ·
4 telephone · 6 summit, forum · j one-on-one, expanded, by phone · 7 on the sidelines of · 5 about. W welcome, receive, host and the others
are those of visits.tsv.
"""

from __future__ import annotations

from diplonews.parsers.events.parties import listed
from diplonews.rules import Rule

_SIDE = r"e?[xKp]{0,2}Y?(?:(?P<staff>x)[of])?e?h?"
_ONE = "(?:[PRHGB80]|C(?![xXB-]))"
SIDES = listed(_ONE) + r"(?:,e?h?[PRH](?=[,.;a])){0,12}" + r"(?:,?aw?e?x?[of]?e?h?(?:ls)?[PRHBC]|;e?[PRHB]){0,12}"
PEOPLE = listed("[PRHGB80]") + r"(?:,e?h?[PRH](?=,?ae[xXA]{0,4}[gB])){0,3}"
_SKIP = r"(?:D|nD|iU|iD|fD|x|j|,D,|,x,|,j,|i?l|ie?L(?:,C)?|ie?C|n?\(|\)|,?iL,|7e?[^,.;w]{1,10},?(?=w))"

INCLUDING = Rule(
    "meeting.participants.including",
    rf"^.(?:[^.;:\"q]{{0,24}}?,?(?P<including>[xe])[xG]?[xXA]{{0,3}}(?:aX?)?|[^.;:\"q]{{0,12}}?(?:--|:)|w?(?:[eh]|[AC]s)[xXpKcj9]{{1,5}},(?=P(?:[,.;a]|[niDtrd]|$)))(?:[AC]s?)?(?P<who>{SIDES})(?!s)",
    "met a number of leaders, including the prime minister",
)
MEETS: tuple[Rule, ...] = (
    Rule(
        "meeting.participants.meets",
        rf"^.{_SKIP}{{0,4}}(?:w(?:ax)?|(?<!^.),w(?=[^.;:\"QTW]*[.;:\"]))?{_SIDE}(?P<who>{SIDES})(?!s(?!$|B))",
        "met on Friday with the foreign minister",
        "met the minister's demands",
    ),
    INCLUDING,
)
TALKS: tuple[Rule, ...] = (
    Rule(
        "meeting.participants.with",
        rf"^.(?!,w)\"?[^.;:\"qwUTVJZHGFm]{{0,14}}?w{_SIDE}(?P<who>{SIDES})(?!s(?!$|B))",
        "talks in Jakarta on trade with the law minister",
    ),
    Rule(
        "meeting.participants.between",
        rf"^.\"?(?:[^.;:\"qwUTVJZ]){{0,10}}?(?P<between>x)e?x?o?e?(?P<who>{SIDES})(?!s(?!$|B))",
        "the meeting between the two presidents",
    ),
    Rule("meeting.participants.of", rf"^.oe?(?P<who>{SIDES})(?!s)", "a meeting of the two leaders"),
    Rule(
        "meeting.participants.for",
        rf"^.1?(?:{_SKIP}){{0,3}}re?[xKp]{{0,2}}(?P<who>{PEOPLE})(?!s)",
        "a reception for the ambassador",
    ),
    INCLUDING,
)
RECEIVES = Rule(
    "meeting.participants.receives",
    rf"^.{_SKIP}{{0,4}}e?h?[xKpY]{{0,3}}(?P<who>{PEOPLE})(?!s(?!$|B))",
    "received at the palace the outgoing ambassador",
    "received the minister's letter",
)
RECEIVED_BY = Rule(
    "meeting.participants.received-by",
    rf"^.(?:{_SKIP}|[itr]e?U|ie?[xX]{{1,3}}){{0,5}}(?:n?x{{1,2}})?b{_SIDE}(?P<who>{PEOPLE})(?!s(?!$|B))",
    "was received in audience by the head of state",
)
CALLED = Rule(
    "meeting.participants.calls-on",
    rf"^.{_SIDE}(?P<who>{PEOPLE})(?!s(?!$|B))",
    "paid a courtesy call on the deputy prime minister",
)
DISCUSSED_WITH = Rule(
    "meeting.participants.discusses-with",
    rf"^.[^.;:\"qUTVJZ]{{0,24}}?w{_SIDE}(?P<who>{PEOPLE})(?!s(?!$|B))",
    "discussed the railway with the minister",
)
OWNERS: tuple[Rule, ...] = (
    Rule(
        "meeting.participants.possessive",
        rf"(?P<who>{SIDES})s(?:[xKpyc9jDLCM-]|X){{0,6}}$",
        "the minister's meeting with",
    ),
    Rule("meeting.participants.compound", r"(?:^|e)(?P<who>P)[xK]?$", "the Solheim discussions with"),
    Rule("meeting.participants.his", r"(?P<who>h)[xKpyc9jD-]{0,6}$", "his recent meeting with"),
    Rule(
        "meeting.participants.hyphened",
        r"(?P<who>[PRBCAL]-[PRBCAL](?:-[PRBCAL])?)[xKpyc9jD]{0,5}$",
        "the Solheim-Asante talks",
    ),
)
TOPIC = Rule(
    "meeting.topics.on",
    r"^[^.;:\"q]{0,24}?(?P<what>(?:5|n(?!D|e?[67V])|t(?=2))[^.;:\"7]{1,40})",
    "talks on trade and energy",
)
CALL_FROM = Rule(
    "meeting.participants.from",
    rf"^.(?:n?D)?f{_SIDE}(?P<who>{PEOPLE})(?!s(?!$|B))",
    "received a phone call from the minister",
)
OF_BOTH = Rule(
    "meeting.participants.of-with",
    rf"^.oe?(?P<who>{SIDES}(?:w{_SIDE.replace('?P<staff>', '?:')}{SIDES})?)(?!s(?!$|B))",
    "the meeting of the minister with the president",
)
OCCASION = Rule(
    "meeting.occasion.named",
    r"(?P<what>7e?[^,.;:\"qTQ12UwPRHG]{1,16}|d(?=[^,.;:\"qTQ12]{0,8}[VN6B])e?[^,.;:\"qTQ12Uw]{1,16})",
    "on the sidelines of the summit",
    "during the talks",
)
