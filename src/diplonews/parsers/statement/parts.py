"""The coordinated parts of a speaker phrase, without its apposition, relative clause or bracket."""

from __future__ import annotations

from diplonews.parsers.statement.nouns import kinds, noun_kind
from diplonews.parsers.statement.phrases import Range
from diplonews.parsers.statement.view import CONJUNCTIONS, DETERMINERS, View

_ENDS = frozenset(("who", "which", "whose", "whom", "where", "when", ",", "(", "[", "—", "--", ";", ":"))
CUT = frozenset(
    "of for at in from with on to by between inside behind against near about after before during since amid".split()
)
"""Prepositions after which a phrase has no head."""
SPEAKING = "PRHGBC"
"""The kinds of mentions that speak."""


def _core(view: View, phrase: Range) -> Range:
    """The phrase up to its apposition, relative clause or bracket."""
    first, last = phrase
    keys = view.keys
    while first < last and keys[first] in CONJUNCTIONS:
        first += 1
    i = first
    while i < last:
        mention = view.mention_at[i]
        if mention is not None and mention.kind == "P" and mention.first == i and mention.last < last:
            comma = next((k for k in range(i + 1, mention.last) if keys[k] == ","), None)
            if comma is not None and all(view.is_name(k) for k in range(i, comma)):
                return first, comma  # the name, without the office behind it
        if mention is not None and mention.first <= i < mention.last - 1:
            i = min(mention.last, last)
            continue
        if i > first and keys[i] in _ENDS:
            rest = keys[i + 1 : last]
            after = view.mention_at[i + 1] if i + 1 < last else None
            listed = (
                keys[i] == ","
                and "and" in rest
                and (after.kind in SPEAKING if after is not None else _are_listed(view, i))
                and keys[i + 1] not in ("a", "an")
                and "who" not in rest
                and keys[last - 1] != ","
            )
            if not listed:
                named = keys[i] == "," and after is not None and after.kind == "P" and after.last + 1 >= last
                if named and after is not None and (head := view.mention_at[i - 1]) is not None and head.kind == "P":
                    named = False
                return (i + 1, min(after.last, last)) if named and after is not None else (first, i)
        i += 1
    return first, i


def parts_of(view: View, phrase: Range) -> list[Range]:
    """The coordinated parts of a phrase, each with its own head."""
    whole = view.mention_at[phrase[0]]
    alone = phrase[1] - phrase[0] == 1 if whole is None else whole.last >= phrase[1]
    if alone and view.keys[phrase[0]] not in CONJUNCTIONS:
        return [phrase]  # as most are
    first, last = _core(view, phrase)
    parts: list[Range] = []
    begin = i = first
    within = False  # after a preposition: "officials of A and B" are one part
    while i < last:
        mention = view.mention_at[i]
        if mention is not None and mention.last > i:
            i = min(mention.last, last)
            continue
        within = within or (view.keys[i] in CUT and i > begin)
        if view.keys[i] in ("and", ",", "&", "or") and i > begin and not _is_inner(view, i, last):
            after = view.mention_at[i + 1] if i + 1 < last else None
            if within and not (after is not None and after.kind in "PRH"):
                i += 1
                continue
            within = False
            parts.append((begin, i))
            begin = i + 1
        i += 1
    if begin < last:
        parts.append((begin, last))
    return [p for p in parts if p[0] < p[1]]


def _is_inner(view: View, at: int, last: int) -> bool:
    """Whether an "and" joins words inside one noun phrase ("trade and energy ministers")."""
    left, right = view.mention_at[at - 1], view.mention_at[at + 1] if at + 1 < last else None
    if (left is not None and left.kind == "A") or (right is not None and right.kind == "A" and at + 2 < last):
        return not (at + 2 < last and view.keys[at + 1] in DETERMINERS)
    if left is not None and left.kind in SPEAKING:
        return False
    if right is not None and right.kind in SPEAKING:
        return False
    if view.keys[at + 1 : at + 2] and view.keys[at + 1] in DETERMINERS:
        return False
    head = view.keys[at - 1]
    return not (head in kinds() or (view.is_name(at - 1) and at + 1 < last and view.is_name(at + 1)))


def _are_listed(view: View, comma: int) -> bool:
    """Whether a comma parts two common nouns in the plural: "ministers, envoys and …"."""
    nouns = view.keys[comma - 1], view.keys[comma + 1]
    return view.mention_at[comma - 1] is None and all(n.endswith("s") and noun_kind(n) is not None for n in nouns)
