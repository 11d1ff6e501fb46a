"""Home: the country of office-holders whom the text names without one, because its readers know.

"Foreign Secretary Larrauri received her Norwegian counterpart" is written in Larrauri's country. Its candidates are the
countries that the text speaks of; the dateline's weighs more, and one that already has a holder of the same office is out.
"""

from __future__ import annotations

from collections import Counter

import attrs

from diplonews.mentions.known import Known
from diplonews.mentions.mention import Mention
from diplonews.values import Country, Person, Place

_OF_A_STATE = frozenset(
    (
        "head-of-state head-of-government foreign-minister minister deputy-minister parliament envoy military court royal "
        "legislator official spokesperson"
    ).split()
)
_ONE_EACH = frozenset("head-of-state head-of-government foreign-minister".split())
_DATELINE = 3


def settle(known: list[Known], mentions: list[Mention], dateline: Place | None) -> None:
    """Give each office-holder without a country the one that the text is at home in, where one stands out."""
    counts: Counter[Country] = Counter()
    for mention in mentions:
        if mention.kind in "CA" and isinstance(mention.value, Country):
            counts[mention.value] += 1
    if dateline is not None and dateline.country is not None:
        counts[dateline.country] += _DATELINE
    if not counts:
        return
    held = {
        (o, k.value.country)
        for k in known
        if isinstance(k.value, Person) and k.value.country
        for o in k.offices & _ONE_EACH
    }
    for actor in known:
        value = actor.value
        if not isinstance(value, Person) or value.country is not None or not actor.offices & _OF_A_STATE:
            continue
        if value.organization is not None:
            continue
        free = [(n, c) for c, n in counts.items() if not any((o, c) in held for o in actor.offices & _ONE_EACH)]
        best = max((n for n, _ in free), default=0)
        leading = [c for n, c in free if n == best]
        if leading and (len(leading) == 1 or len(free) == 2):
            actor.value = attrs.evolve(value, country=leading[0])
            held |= {(o, leading[0]) for o in actor.offices & _ONE_EACH}
