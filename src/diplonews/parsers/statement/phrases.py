"""Noun phrases without a parser: the subject before a verb, the one after it, and what a preposition governs."""

from __future__ import annotations

from collections.abc import Sequence

from diplonews.parsers.statement.nouns import documents
from diplonews.parsers.statement.view import (
    AUX,
    CONJUNCTIONS,
    DASHES,
    DETERMINERS,
    NOT,
    OBJECTS,
    PREPOSITIONS,
    SUBJECTS,
    SUBORDINATORS,
    TIMES,
    View,
)

Range = tuple[int, int]
_INDEFINITE = frozenset(("a", "an"))

_REACH = 45  # tokens that a noun phrase or an apposition may take
_INNER = frozenset(
    "of for at in from with on to by between inside behind against near about over within like under during after".split()
)
_RELATIVES = frozenset("who which whose whom where when".split())
_OPENERS = frozenset(
    "who which whose whom where when himself herself themselves speaking citing referring however too meanwhile though alone then "
    "instead himself while like unlike in at for with on from after before during as including now aged one among along alongside "
    "according by of since despite although asked citing noting amid also".split()
)


def nounish(view: View, i: int) -> bool:
    """Whether a token can belong to the core of a noun phrase."""
    if i < 0 or i >= len(view.keys):
        return False
    mention = view.mention_at[i]
    if mention is not None:
        return mention.kind not in "DH"
    key = view.keys[i]
    if not view.is_word(i) or key in SUBJECTS or key in NOT or key == "there":
        return False
    if key in AUX:
        return view.is_given(i)
    if key in PREPOSITIONS or key in CONJUNCTIONS or key in SUBORDINATORS:
        return False
    return not view.is_adverb(i) or view.is_name(i) or (i > 0 and view.keys[i - 1] in _INDEFINITE)  # a long talk


def _is_common(view: View, i: int) -> bool:
    """Whether a small word stands there that can belong to a noun phrase."""
    return view.words[i].islower() and nounish(view, i) and not view.is_finite(i)


def _is_verb_left(view: View, i: int, low: int) -> bool:
    """Whether a token met while walking left from a verb is a verb itself and so ends the noun phrase."""
    key = view.keys[i]
    kinds = view.verbs.get(key)
    if not kinds or (view.is_name(i) and i > low):
        return False
    previous = i - 1
    if previous < low:
        return "p" in kinds
    before = view.keys[previous]
    if "p" in kinds:
        return before not in DETERMINERS
    mention = view.mention_at[previous]
    if set(kinds) <= {"b", "s", "g"}:
        return before in SUBJECTS or before == "to" or (mention is not None and "s" in kinds)
    adjectival = before in DETERMINERS or view.is_adverb(previous) or view.keys[previous] in ("-", "'s", "and")
    return not adjectival


def phrase_before(view: View, stop: int, low: int) -> Range | None:
    """The noun phrase that ends where ``stop`` begins, such as the subject of a verb: appositions and relative clauses between
    commas, brackets and dashes are part of it. None where what stands there is no noun phrase."""
    if stop <= low:
        return None
    key = view.keys[stop - 1]
    if view.in_quote(stop - 1):
        return None
    if key in SUBJECTS and key != "who":
        return stop - 1, stop
    if key in ("both", "all") and stop - 2 >= low and view.keys[stop - 2] in SUBJECTS:
        return stop - 2, stop - 1
    if key in ("who", "which", "that"):
        at = stop - 1
        if at > low:
            at -= 1
        person = view.mention_at[at - 1] if at > low else None
        if person is not None and person.last == at:
            return person.first, at
        return phrase_before(view, at, low) if at > low else None
    if key == ",":
        return _apposed(view, stop - 1, low, (",",))
    if key in DASHES:
        return _apposed(view, stop - 1, low, tuple(DASHES))
    if key in (")", "]"):
        at = stop - 1
        while at > max(low, stop - _REACH) and view.keys[at] not in ("(", "["):
            at -= 1
        found = phrase_before(view, at, low)
        return (found[0], stop) if found else None
    return _walk_left(view, stop, low)


def _apposed(view: View, comma: int, low: int, marks: tuple[str, ...]) -> Range | None:
    """The noun phrase before the apposition that ends at ``comma``."""
    at = comma - 1
    limit = max(low, comma - _REACH)
    best: Range | None = None
    while at > limit:
        key = view.keys[at]
        if view.in_quote(at):
            quotation = view.quotation(at)
            assert quotation
            at = quotation.begin - 1
            continue
        if key in marks:
            if not _opens_apposition(view, at + 1):
                break
            found = phrase_before(view, at, low) if view.keys[at - 1] != "," else None
            if found:
                best = found
                first = view.keys[found[0]]
                if not (first in ("a", "an", "the") and view.mention_at[found[0]] is None):
                    break
        at -= 1
    return (best[0], comma) if best else None


def _opens_apposition(view: View, i: int) -> bool:
    key = view.keys[i]
    mention = view.mention_at[i]
    if key in _OPENERS:
        return True
    if mention is not None:
        return mention.kind in "PRBCALDh"
    return nounish(view, i) or view.is_adverb(i)


def _walk_left(view: View, stop: int, low: int) -> Range | None:
    """The noun phrase that ends at ``stop`` with a word, token by token to the left until one cannot belong to it."""
    keys = view.keys
    i = begin = stop
    joined = False
    floor = max(low, stop - _REACH)
    quote_at, mention_at = view.quote_at, view.mention_at
    while i > floor:
        at = i - 1
        key, mention, inside = keys[at], mention_at[at], begin < stop
        if quote_at[at] >= 0:
            opening = _before_quotation(view, at, floor)
            if opening is None:
                break
            i = opening
        elif mention is not None:
            if mention.kind == "D" and not inside:
                return _before_day(view, max(mention.first, low), floor, low)
            after = view.mention_at[begin] if inside else None
            if mention.kind == "D" or (after is not None and after.kind in "PRG" and mention.kind in "PRGHC"):
                break
            i = begin = max(mention.first, low)
        elif inside and _opens_another(keys, at, begin):
            break
        elif key in _INNER:
            left = at - 1
            day = view.mention_at[left] if left > floor else None
            if day is not None and day.kind == "D" and inside and keys[day.first - 1] not in PREPOSITIONS:
                return phrase_before(view, day.first, low)  # "Voss this week in Japan | said"
            if left < floor or not inside:
                break
            i, begin = (left if left > floor and keys[left].endswith("ed") else at), at
        elif key in ("and", "or", "&") and inside:
            if key == "and" and at > floor and keys[at - 1] in ("he", "she"):
                return at - 1, stop
            if not nounish(view, at - 1) or at - 1 < floor:
                break
            joined = True
            i = begin = at
        elif (
            (key in OBJECTS and not inside and at > floor)
            or (joined and inside and ((view.is_name(at - 1) and view.is_name(begin)) or at - 1 <= low + 1))
            or (key in ("'s", "'", "-", "/") and at > floor)
            or _belongs(view, at, low, keys[begin] if inside else "")
        ):
            i = begin = at
        else:
            break
    if begin == stop and stop - 1 > low and view.is_name(stop - 1):
        return stop - 1, stop  # a name that is also a small word
    return _trim(view, begin, stop)


def _before_quotation(view: View, at: int, floor: int) -> int | None:
    """Where a quotation of few words begins that stands within a noun phrase; None for another."""
    quotation = view.quotation(at)
    assert quotation
    short = quotation.last - quotation.first <= 4 and quotation.begin > floor
    return quotation.begin if short and nounish(view, quotation.begin - 1) else None


def _before_day(view: View, day: int, floor: int, low: int) -> Range | None:
    """The noun phrase before a day: "Voss late on Monday | said"."""
    told = day > floor and view.keys[day - 1] in ("on", "in", "at", "since", "earlier", "late", "early")
    return phrase_before(view, day - told, low)


def _opens_another(keys: Sequence[str], at: int, begin: int) -> bool:
    """Whether the phrase is whole, as it begins with a determiner, and the token before it does not tie it to another."""
    opens = keys[begin] in DETERMINERS and keys[begin] not in ("other", "two", "three", "such", "more", "most", "many")
    return opens and keys[at] not in _INNER and keys[at] not in ("and", "or", ",", "all", "both")


def _belongs(view: View, at: int, low: int, after: str) -> bool:
    """Whether a word is part of the phrase that goes on with ``after``, and no verb before it."""
    adverb = view.is_adverb(at) and "d" in view.verbs.get(after, "")  # the newly elected president
    return (adverb or nounish(view, at)) and not _is_verb_left(view, at, low)


def _trim(view: View, begin: int, stop: int) -> Range | None:
    """A phrase without conjunctions, prepositions and marks at its beginning."""
    while begin < stop and (view.keys[begin] in PREPOSITIONS or not view.is_word(begin)):
        begin += 1
    return (begin, stop) if begin < stop else None


def phrase_after(
    view: View,
    start: int,
    stop: int,
    *,
    wide: bool = False,
    inner: frozenset[str] = frozenset(("of", "for", "from", "at")),
) -> int:
    """Where the noun phrase that begins at ``start`` ends; ``start`` itself where none begins there.

    ``inner`` are the prepositions that may go on within it; ``wide`` also takes coordinations.
    """
    keys = view.keys
    i = start + 5 if keys[start + 1 : start + 5] == ["-", "year", "-", "old"] else start
    stop = min(stop, start + _REACH)
    while i < stop:
        mention = view.mention_at[i]
        key = keys[i]
        if mention is not None and mention.kind != "h":
            previous = view.mention_at[i - 1] if i > start else None
            if i > start and mention.kind in "PBC" and keys[i - 1] in documents() and keys[start] in DETERMINERS:
                break  # "in a statement | Norway would"
            dated = mention.kind == "D" and i > start and (keys[i - 1] in DETERMINERS or keys[start] in DETERMINERS)
            if dated and mention.last < stop and nounish(view, mention.last):
                i = mention.last
                continue
            if mention.kind == "D" or (i > start and key in SUBJECTS):
                break
            if previous is not None and previous.kind in "PRG":
                break
            i = min(mention.last, stop)
            if mention.kind in "H":
                break
            continue
        if key in DETERMINERS:
            if (
                i > start
                and keys[i - 1] not in PREPOSITIONS
                and keys[i - 1] not in ("and", "or", "all", "both", "the", "a", "these", "his", "her", "their", "its")
            ):
                break
            i += 1
            continue
        if key in inner and i > start and (i + 1 < stop):
            i += 1
            continue
        if key in ("and", "&") and i > start and wide and (i + 1 < stop):
            i += 1
            continue
        if key in ("'s", "'", "-", "/") and i > start:
            i += 1
            continue
        if not nounish(view, i):
            break
        if key in TIMES and not (keys[start] in DETERMINERS and i + 1 < stop and _is_common(view, i + 1)):
            break  # but "a traditional Sunday sermon"
        if i > start and key in ("terms", "notes"):  # in the strongest terms
            i += 1
            continue
        adjective = i > start + 1 and keys[i - 2] in DETERMINERS and keys[i - 1].endswith("ed")
        if i > start and (not adjective) and view.is_finite(i):
            kinds = view.verbs.get(key, "")
            if "p" in kinds or "s" in kinds or ("d" in kinds):
                break
        i += 1
    while i > start and (keys[i - 1] in PREPOSITIONS or keys[i - 1] in ("and", "&", "-")):
        i -= 1
    return i
