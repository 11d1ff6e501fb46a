"""Partners: what stands beside a body in "between A and B" is a body too, and of the other of the two countries of the text.

"between Sahara Power Holding of the UAE and Uzenergo Invest JSC", "Memorandum between Northern State University and Universiti
Perdana", "between the Ministry of Energy and Falcon Clean Power (UAE)".
"""

from __future__ import annotations

import re
from bisect import bisect_left

import attrs

from diplonews.lexicon import keys_of
from diplonews.mentions.bodies import is_international
from diplonews.mentions.known import Known
from diplonews.mentions.mention import Mention
from diplonews.mentions.offices import joined
from diplonews.mentions.units import Units
from diplonews.text.tokens import Tokens
from diplonews.values import Body, Country

_NAME = r"(?=[WNGLIKMh]*[NX])[WNGLIKM][WNGLIKMXh]{1,6}"
_BESIDE = re.compile(
    rf"w(?:t?B(?:ot?C|b[CA]e)?at?(?P<second>{_NAME})|t?(?P<first>{_NAME})at?(?=B))(?:b(?P<land>[CA])e)?(?![sPpHT])"
)
_BODY = re.compile("B")
_SIGNED = frozenset("signed inked concluded initialled initialed exchanged sealed".split())
_GAP = 5  # tokens at most from one body to the next


def find(tokens: Tokens, units: Units) -> list[tuple[int, int, Mention]]:
    """The bodies that only their partner tells, as ranges of units in which the other bodies are fused already."""
    found = []
    for m in units.matches(_BESIDE, _BODY):
        if tokens.keys[units.firsts[m.start()]] != "between":
            continue
        begin, end = m.span("second") if m["second"] else m.span("first")
        country = units.items[m.start("land")].value if m["land"] else None
        value = Body(name=joined(tokens, units.firsts[begin], units.lasts[end - 1]), country=country)
        found.append((begin, end, Mention(units.firsts[begin], units.lasts[end - 1], "B", value, data={})))
    return found


def settle(
    known: list[Known], mentions: list[Mention], tokens: Tokens, leading: frozenset[Country], home: Country | None
) -> None:
    """Give the body beside one of the two countries that the text is about the other country, and else that of the text's home."""
    firsts = [m.first for m in mentions]
    for i in tokens.index.get("and", ()):
        at = bisect_left(firsts, i)
        if not 0 < at < len(mentions):
            continue
        a, b = mentions[at - 1], mentions[at]
        if a.kind != "B" or b.kind != "B" or not a.who or not b.who or b.first - a.last > _GAP or a.last != i:
            continue
        if not _is_pair(tokens, a):
            continue
        for one, other in ((known[a.who[0]], known[b.who[0]]), (known[b.who[0]], known[a.who[0]])):
            land = other.country
            if land is None or not isinstance(one.value, Body) or one.value.country is not None:
                continue
            theirs = next((c for c in leading if c != land), None) if land in leading else home
            if theirs != land and _is_national(one.value):
                one.value = attrs.evolve(one.value, country=theirs)


def _is_pair(tokens: Tokens, a: Mention) -> bool:
    """Whether a body is the first of two sides: "between A and B", "signed by A and B"."""
    at = a.first - 1
    while at >= 0 and a.first - at < 3 and tokens.keys[at] in ("the", "both"):
        at -= 1
    if at < 1 or tokens.keys[at] not in ("between", "by"):
        return False
    return tokens.keys[at] == "between" or tokens.keys[at - 1] in _SIGNED


def _is_national(body: Body) -> bool:
    words = keys_of(body.name)
    return not any(is_international(words[k:]) for k in range(len(words)))
