"""Capitals and seats that stand for a government: "Tehran vowed", "the White House said".

A seat of government is a body unless its setting is that of a place ("met at the White House"); a capital is one where it takes a
stand ("Beijing has repeatedly denied"), alone or with another ("Baku and Ankara agreed"). Both become mentions of kind ``B`` whose
body has the name as written and the country.
"""

from __future__ import annotations

import attrs

from diplonews.mentions.mention import Mention
from diplonews.mentions.places import Where
from diplonews.text.tokens import Tokens
from diplonews.values import Body, Country

_AT = frozenset(
    "in at near outside inside around into to from towards toward leaving left visit visited visiting visits entered entering toured "
    "behind opposite over".split()
)
_BETWEEN = frozenset("also again still never has have had is was will would not once twice repeatedly itself".split())
_STANDS = frozenset(
    "said says told accused accuses accusing denied denies wants wanted urged urges urging vowed vows warned warns rejected rejects "
    "condemned condemns calls voiced announced announces confirmed confirms insisted insists agreed agrees refused refuses "
    "demanded demands hopes hoped believes considers supports supported opposes opposed backed backs criticised criticized criticises "
    "criticizes blasted slammed praised praises welcomed welcomes hailed hails expressed expresses reiterated reiterates stressed "
    "stresses maintains maintained argued argues claims claimed offered offers proposed proposes pledged pledges promised promises "
    "signalled signaled recalled expelled summoned threatened threatens retaliated responded replied acknowledged acknowledges "
    "declared declares asserts asserted regards views seeks sought intends decided deplored regretted lodged protested reacted "
    "dismissed dismisses blamed blames disputes disputed imposed lifted severed restored ready willing concerned".split()
)


def read(tokens: Tokens, mentions: list[Mention]) -> list[Mention]:
    """The places of a text (see :mod:`diplonews.mentions.places`) with those that stand for a government turned into bodies."""
    found: list[Mention] = []
    stands = False  # whether the mention after this one, joined by "and", takes a stand
    for k in range(len(mentions) - 1, -1, -1):
        mention = mentions[k]
        where = mention.data
        if not isinstance(where, Where) or where.capital_of is None:
            stands = False
            found.append(mention)
            continue
        joined = (
            k + 1 < len(mentions)
            and mentions[k + 1].first == mention.last + 1
            and tokens.keys[mention.last] in ("and", ",")
        )
        stands = _takes_a_stand(tokens, mention.last) or (joined and stands)
        if _is_located(tokens, mention.first):
            stands = False
        elif stands or where.kind == "seat":
            code = where.capital_of
            body = Body(name=mention.value.name.removeprefix("the "), country=Country(code))
            mention = attrs.evolve(mention, kind="B", value=body, data=None)
        found.append(mention)
    return found[::-1]


def _is_located(tokens: Tokens, first: int) -> bool:
    at = first - 1
    while at >= 0 and first - at < 4 and tokens.keys[at] in ("the", "capital", "city", "of"):
        at -= 1
    if at < 0:
        return False
    return tokens.keys[at] in _AT and not (tokens.keys[at] == "to" and at > 0 and tokens.keys[at - 1] == "according")


def _takes_a_stand(tokens: Tokens, at: int) -> bool:
    stop = min(at + 4, len(tokens))
    while at < stop and (tokens.keys[at] in _BETWEEN or tokens.keys[at].endswith("ly")):
        at += 1
    return at < stop and tokens.keys[at] in _STANDS
