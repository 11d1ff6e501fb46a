"""Capitals and seats that stand for a government: "Tehran vowed", "the White House said".

A seat of government is a body unless its setting is that of a place ("met at the White House"); a capital, and a palace where guests
are met, is one where it takes a stand ("Beijing has repeatedly denied"), alone or with another ("Baku and Ankara agreed"). All
become mentions of kind ``B`` whose body has the name as written and the country.
"""

from __future__ import annotations

import attrs

from diplonews.mentions.mention import Mention
from diplonews.mentions.placing import Where
from diplonews.mentions.setting import words_of
from diplonews.text.tokens import Tokens
from diplonews.values import Body, Country


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
        elif stands or (where.kind == "seat" and not _is_venue(tokens, mention)):
            code = where.capital_of
            body = Body(name=mention.value.name.removeprefix("the "), country=Country(code))
            mention = attrs.evolve(mention, kind="B", value=body, data=None)
        found.append(mention)
    return found[::-1]


def _is_venue(tokens: Tokens, mention: Mention) -> bool:
    """Whether the name is that of a building where guests are met (Bayan Palace), and not of one that speaks (the White House)."""
    last = tokens.keys[mention.last - 1]
    return last in words_of("venue") or (
        last == "house" and tokens.keys[mention.last - 2] not in words_of("house-that-speaks")
    )


def _is_located(tokens: Tokens, first: int) -> bool:
    at = first - 1
    while at >= 0 and first - at < 4 and tokens.keys[at] in ("the", "capital", "city", "of"):
        at -= 1
    if at < 0:
        return False
    return tokens.keys[at] in words_of("seat-at") and not (
        tokens.keys[at] == "to" and at > 0 and tokens.keys[at - 1] == "according"
    )


def _takes_a_stand(tokens: Tokens, at: int) -> bool:
    stop = min(at + 4, len(tokens))
    while at < stop and (tokens.keys[at] in words_of("stand-between") or tokens.keys[at].endswith("ly")):
        at += 1
    return at < stop and tokens.keys[at] in words_of("stand")
