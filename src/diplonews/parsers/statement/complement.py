"""What follows a reporting verb: adjuncts and addressee first, then a that-clause, clause, quotation, phrase or infinitive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from diplonews.parsers.statement.nouns import is_speaker
from diplonews.parsers.statement.phrases import Range, phrase_after
from diplonews.parsers.statement.view import DASHES, DETERMINERS, OBJECTS, PREPOSITIONS, TIMES, View

if TYPE_CHECKING:
    from diplonews.parsers.statement.cues import Hit

_ADJUNCT = frozenset(
    "in on at during from after before via through over for with by about of under within amid following throughout upon along".split()
)
_INNER = frozenset("of for with at in on from to by between about".split())
_NEGATIONS = frozenset(("not", "never"))
_QUESTIONS = frozenset("whether what how why who which".split())
_FRAMES = frozenset("under over despite through without given amid besides within throughout".split())
_CONDITIONS = frozenset("while if although though unless since because once".split())
_MUST = frozenset("tell inform notify assure remind brief reassure apprise advise".split())
_ADDRESSED = frozenset(("of", "for", "from", "at"))
_LINKS = frozenset("for over at with on about of to in towards toward upon against".split())


@define(eq=False)
class Complement:
    """``kind``: that, clause, quote, np, inf, wh, colon or none; ``start``: the first token of the content, for none the clause's end."""

    kind: str
    start: int
    addressee: Range | None = None
    comma: bool = False


def complement(view: View, hit: Hit, stop: int) -> Complement:
    """What the cue of a hit governs to its right."""
    takes, cue = hit.cue.takes, hit.cue
    keys = view.keys
    p = hit.last
    addressee: Range | None = None
    comma = False
    for _ in range(14):
        if p >= stop:
            break
        quotation = view.quotation(p)
        if quotation is not None:
            return (
                Complement("quote", quotation.begin, addressee, comma)
                if quotation.begin == p
                else Complement("none", p, addressee)
            )
        key = keys[p]
        mention = view.mention_at[p]
        if key == "that" and "that" in takes:
            return Complement("that", p + 1, addressee)
        if key in ("this", "thus") and p + 1 < stop and keys[p + 1] == ":":
            p += 1
            continue
        if key == ":":
            return Complement("colon", p + 1, addressee)
        if mention is not None and mention.kind == "D":
            p = mention.last
            continue
        if key in ("here", "there") and (p + 1 >= stop or not view.is_finite(p + 1)):
            p += 1
            continue
        if key in TIMES:
            p += 1
            continue
        if key in _NEGATIONS and p + 1 < stop and (keys[p + 1] == "to"):
            return Complement("inf", p, addressee)  # promised not to: what is promised is not to do it
        if view.is_adverb(p):
            p += 1
            continue
        if key == ",":
            resumed = _after_insertion(view, p, stop)
            if _opens_clause(view, hit.last, p, stop):
                return Complement("clause", hit.last, addressee)
            if resumed is None:
                return Complement("none", p, addressee)
            p, comma = resumed, True
            continue
        if key in DASHES and p + 1 < stop and view.in_quote(p + 1):
            p += 1
            continue
        if key == "to":
            if "inf" in takes and _is_infinitive(view, p + 1, stop):
                return Complement("inf", p, addressee)
            if cue.object in ("to", "at", "yes") and p + 1 < stop:
                end = phrase_after(view, p + 1, stop, inner=frozenset(("of",)) if "np" in takes else _ADDRESSED)
                if end > p + 1:
                    addressee, p = (p + 1, end), end
                    continue
            if cue.object == "to" or cue.sense == "agree":
                return Complement("np", p + 1, addressee)
        if key in _QUESTIONS and ("that" in takes):
            return Complement("wh", p, addressee)
        if key in ("when", "where", "if") and cue.sense in ("ask", "explain", "tell"):
            return Complement("wh", p, addressee)
        if cue.object == "yes" and addressee is None and ("objinf" not in takes):
            inner = frozenset(("of", "from") if cue.term == "tell" else ("from",))
            end = phrase_after(view, p, stop, inner=inner, wide=keys[p] not in OBJECTS)
            if end < stop and view.is_finite(end):
                end = _before_subject(view, p, end)
            if end > p and (
                cue.term in _MUST
                or (
                    end < stop
                    and (
                        keys[end] in ("that", ":")
                        or view.in_quote(end)
                        or (keys[end] in (",", "of", "about", "on", "in") and _may_listen(view, end))
                    )
                )
            ):
                addressee, p = (p, end), end
                continue
        if key in ("of", "about") and addressee is not None:
            return Complement("np", p + 1, addressee)
        if key == "as" and p + 1 < stop:
            p += 1
            continue
        if key == "for" and p + 1 < stop and view.in_quote(p + 1):
            p += 1
            continue
        if key in ("citing", "quoting", "referring", "adding", "noting", "speaking") and p > hit.last - 1:
            return Complement("none", p, addressee)
        if key in PREPOSITIONS:
            if "np" in takes and len(cue.term.split()) > 1 and (cue.sense != "say"):
                return Complement("np", p + 1, addressee)
            if key not in _ADJUNCT:
                return Complement("none", p, addressee)
            dated = view.mention_at[p + 1] if p + 1 < stop else None
            if dated is not None and dated.kind == "D":
                p = dated.last
                continue
            end = phrase_after(view, p + 1, stop, inner=_INNER)
            ends = end >= stop or keys[end] not in ("that", ",")
            if ends and key in ("after", "before", "as", "until"):
                return Complement("none", p, addressee)
            if end > p + 1:
                p = _past_participle(view, end, stop)
                continue
            return Complement("none", p, addressee)
        if key in _CONDITIONS and _has_two_clauses(view, p, stop):
            return Complement("clause", p, addressee)
        if key in OBJECTS and "np" not in takes and "bare" not in takes:
            break
        if key in (
            "and",
            "but",
            "or",
            "because",
            "while",
            "although",
            "though",
            "when",
            "as",
            "since",
            "unless",
            "until",
            "who",
            "where",
        ):
            return Complement("none", p, addressee)
        if not view.is_word(p) and key not in ("$", "(", "[", "#", "@", "£", "€", "'", "%"):
            break
        if "bare" in takes and _has_verb(view, p, stop):
            return Complement("clause", p, addressee)
        if cue.term == "say":
            return Complement("clause", p, addressee)
        if "np" in takes or "objinf" in takes:
            return Complement("np", p, addressee)
        break
    return Complement("none", p, addressee)


def _may_listen(view: View, end: int) -> bool:
    """Whether a phrase names those who can be spoken to."""
    mention = view.mention_at[end - 1]
    return mention.kind in "PRHGBCL" if mention is not None else is_speaker(view.keys[end - 1])


def _past_participle(view: View, i: int, stop: int) -> int:
    """Past what says how words went out: "in a video | shared on Twitter", "in a statement | published by the agency"."""
    if i + 1 < stop and view.keys[i].endswith("ed"):
        return max(i, phrase_after(view, i + 2, stop, inner=_INNER))
    return i


def _before_subject(view: View, start: int, end: int) -> int:
    """Where an addressee ends whose phrase runs on into the subject of the clause: "told reporters | Sweden would join"."""
    for i in range(end - 2, start - 1, -1):
        if is_speaker(view.keys[i]):
            return i + 1
    return end


def _opens_clause(view: View, start: int, comma: int, stop: int) -> bool:
    """Whether what stands between a cue and a comma belongs to the clause behind it: "said under his rule, trade would grow"."""
    if view.keys[start] not in _FRAMES:
        return False
    end = phrase_after(view, comma + 1, stop, wide=True, inner=_INNER)
    while end < stop and view.is_adverb(end):
        end += 1
    return comma + 1 < end < stop


def _has_two_clauses(view: View, start: int, stop: int) -> bool:
    """Whether a clause with its own subject, a comma and another clause follow: "said while prices fell, wages rose"."""
    subject = phrase_after(view, start + 1, stop, wide=True)
    if not (start + 1 < subject < stop):
        return False
    comma = next((i for i in range(subject, min(stop, start + 40)) if view.keys[i] == ","), stop)
    return any(view.is_finite(i) for i in range(comma + 1, min(stop, comma + 25)))


def _is_infinitive(view: View, i: int, stop: int) -> bool:
    """Whether a base form stands after "to", perhaps behind an adverb or "not"."""
    while i < stop - 1 and (view.is_adverb(i)):
        i += 1
    if i >= stop or not view.words[i][0].islower():
        return False
    key = view.keys[i]
    if "b" in view.verbs.get(key, ""):
        return True
    closed = key in DETERMINERS
    return not closed


def _has_verb(view: View, start: int, stop: int) -> bool:
    """Whether a finite verb follows before the clause is over."""
    for i in range(start + 1, min(stop, start + 25)):
        if view.keys[i] in (",", ";", ":"):
            return False
        if view.keys[i] in ("and", "or", "but") and "d" in view.verbs.get(view.keys[i + 1] if i + 1 < stop else "", ""):
            return False
        if view.is_finite(i):
            return True
    return False


def _after_insertion(view: View, comma: int, stop: int) -> int | None:
    """Where the clause goes on after ", on Monday," or ", referring to …,"; None where the comma ends it."""
    at = comma + 1
    if at >= stop:
        return None
    if view.in_quote(at) or view.keys[at] == "that":
        return at
    for i in range(at + 1, min(stop - 1, at + 25)):
        if view.in_quote(i):
            return None
        if view.keys[i] == "," and (view.keys[i + 1] == "that" or view.in_quote(i + 1)):
            return i + 1
    return None
