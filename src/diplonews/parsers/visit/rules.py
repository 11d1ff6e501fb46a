"""The rules of visits: patterns over the letters around a word of visiting, going, arriving, leaving, hosting or inviting.

Letters of visits.tsv: V visit, tour (noun or verb) · Y visited, visiting · N trip, stay · T travel, fly, go · J arrive · Z leave ·
W welcome, host, send · I invite · K state, official, working · M make, pay, begin, conclude · F is to, plans to · E cancel · O deny ·
S accompany · g delegation · 8 the latter · 0 I ·
l here, the country · y upcoming · p recent · c two-day. The others are those of :data:`diplonews.chunks.LETTERS` and of meetings.tsv.
"""

from __future__ import annotations

from diplonews.parsers.events.parties import listed
from diplonews.rules import Rule

_MOD = "[KcpyFOjxX9ADT7-]"
_OWNER = "[PRHGBg80](?:,?ae?[PRHGB])?"
_PEOPLE = listed("[PRBg]")

OWNERS: tuple[Rule, ...] = (
    Rule(
        "visit.visitors.possessive",
        rf"(?:^|[^s])e?(?P<who>{_OWNER})sD?s?{_MOD}{{0,8}}(?P<where>[LC]?)[Kcx]{{0,2}}$",
        "the minister's three-day official visit",
        "the website's visit counter",
    ),
    Rule(
        "visit.visitors.his",
        rf"(?P<who>h){_MOD}{{0,8}}(?P<where>[LC]?)[Kcx]{{0,2}}$",
        "his Moscow visit",
    ),
    Rule(
        "visit.visitors.compound",
        rf"(?:^|e|[^s,tqFmvuxza])(?P<who>[PR]){_MOD}{{0,3}}(?P<where>[LC]?)[Kc]{{0,2}}$",
        "the Solheim visit; Japan PM visit to Malaysia",
    ),
)
"""Whose visit it is, in the letters before the noun."""

PLAIN = Rule(
    "visit.noun",
    rf"(?P<det>[e9zh]?){_MOD}{{0,8}}(?P<where>[LC]?)[Kcx]{{0,2}}$",
    "a two-day official visit",
)
"""The words that belong to a noun of visiting where nobody owns it."""

BY = Rule(
    "visit.visitors.by",
    rf"^[^.;:\"qbkhIvuWSQM]{{0,14}}?(?:b|(?<!^.)o(?=[^.;:]{{0,3}}?[PRBg])|^.[of])[ehX]?[xX]?e?(?P<who>{_PEOPLE})(?!s)",
    "a visit to Moscow last week by the oil minister; the visit of the president",
    "a tour of three countries",
)
"""Whose visit it is, in the letters from the noun on."""

TO: tuple[Rule, ...] = (
    Rule(
        "visit.destination.to",
        r"^.(?:-x)?(?:D|nD|fD|rc|x|[bo][ehX]{0,2}x?(?:[PRBg](?:[,a-][^.;:ti]{0,2})?){1,4}|,D,|,x,|\([^)]{1,6}\)){0,5}t(?=.)",
        "a visit this week to Tokyo; a visit by the president to China",
        "a visit to the website",
    ),
    Rule("visit.destination.of", r"^.o(?=.)", "a tour of Chad, Niger and Cameroon", "a trip out of Chad"),
    Rule("visit.destination.is", r"^.(?:o[ehxV]{1,3})?(?:m?v|M|F)(?=e?[LC])", "his last stop is Helsinki"),
    Rule("visit.destination.begins-in", r"^.x?Mi(?=e?[LC])", "the tour begins in Nicosia"),
    Rule(
        "visit.destination.in",
        r"^.(?:(?:D|nD|,|x|oe?[xX-]{1,4})?i(?=.)|b[exX]{0,2}[PRBg][^.;:,i]{0,5}i(?=e?[LC]))",
        "during his stay in Moscow; a visit by the ministers in Lima",
    ),
    Rule("visit.destination.here", r"^.(?=l)", "at the end of a brief visit here"),
    Rule("visit.destination.first-to", r"^.[^.;:]{0,6}?,(?P<whose>h)x{1,2}t(?=e?[LC])", "the visit, his first to Peru"),
    Rule(
        "visit.destination.takes-to",
        r"^.(?:[^.;:]{0,8}?[qk][mu]?x{1,2}[hHPR]?|[mu]?x{1,2}[HPRh])t(?=.)",
        "a tour that takes him to Cyprus and Norway",
    ),
)
"""Where a noun of visiting goes, in the letters from the noun on."""

GOES: tuple[Rule, ...] = (
    Rule(
        "visit.destination.goes-to",
        r"^.(?:D|nD|n(?=t)|x(?!t?[xvM])|b[xe]{0,2}x|fe?l|i?fe?[LC](?:,C)?|,D,|w[he]?[xPRBg]|x){0,5}[tri](?=.)",
        "travelled on Thursday from Oslo to Lisbon",
        "travel to meet voters",
    ),
    Rule("visit.destination.goes-here", r"^.(?=l)", "flew here on Tuesday", "toured the country"),
)
LEAVES: tuple[Rule, ...] = (
    Rule(
        "visit.destination.leaves-for",
        r"^.(?:l|x|e?[LC](?:,C)?|D|nD|,D,|x){0,5}r(?=.)",
        "left Amman on Wednesday for Cyprus",
        "left for good",
    ),
)
ARRIVES: tuple[Rule, ...] = (
    Rule(
        "visit.destination.arrives-in",
        r"^.(?:D|nD|x|fe?[LC](?:,C)?|,D,|,|oe?[PR]){0,3}(?=[itn]|l)",
        "arrived on Monday in Beijing; arrived here",
        "arrived at a conclusion",
    ),
)
EVENT = Rule(
    "visit.destination.event-in",
    r"^[^.;:\"q]{0,16}?[6U](?!-)[^.;:\"qTJV]{0,10}?i(?=e?[LC])",
    "will travel to the November summit in Kuala Lumpur",
)
"""After the preposition: an event, and the place where it is held."""

HOSTED = Rule(
    "visit.hosted",
    rf"^.(?:[exKpX9]{{0,4}}(?P<who>{listed('[PRGHBg]')}))(?!s)",
    "looks forward to welcoming the Amir to the White House",
    "welcomed the minister's proposal",
)
INVITATION = Rule(
    "visit.hosts.invitation",
    rf"I(?:o|f|b)e?h?(?P<who>{listed('[PRBgC]')})",
    "at the invitation of the chairman",
)
ACCOMPANIED = Rule(
    "visit.visitors.accompanied-by",
    rf"^S[^.;:,qPRbSVTJ]{{0,6}}be?x?(?P<who>{listed('[PRB]')})",
    "was accompanied by the ambassador",
)
