"""What follows a reporting verb: adjuncts and addressee first, then a that-clause, clause, quotation, phrase or infinitive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from diplonews.parsers.statement.nouns import is_speaker
from diplonews.parsers.statement.phrases import Range, phrase_after
from diplonews.parsers.statement.view import DASHES, DETERMINERS, OBJECTS, PREPOSITIONS, STOPS, SUBJECTS, TIMES, View

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
        if p == hit.last and keys[p - 1] == "to" and "inf" in takes and _is_infinitive(view, p, stop):
            return Complement("inf", p, addressee)
        mention = view.mention_at[p]
        if key == "that" and "that" in takes:
            return Complement("that", p + 1, addressee)
        if key in ("this", "thus") and p + 1 < stop and keys[p + 1] == ":":
            p += 1
            continue
        if key == ":":
            return Complement("colon", p + 1, addressee)
        if key in STOPS:
            break
        if mention is not None and mention.kind == "D" and mention.first == p:
            p = mention.last
            continue
        if (
            key in ("last", "this", "next", "late", "early", "earlier", "later")
            and p + 1 < stop
            and keys[p + 1] in TIMES
        ):
            p += 2
            continue
        if key in ("here", "there") and (p + 1 >= stop or not view.is_finite(p + 1)):
            p += 1
            continue
        if key in TIMES and (view.is_name(p) or key in ("morning", "afternoon", "evening", "night")):
            p += 1
            continue
        if (
            key in _NEGATIONS
            and "inf" in takes
            and p + 1 < stop
            and keys[p + 1] == "to"
            and _is_infinitive(view, p + 2, stop)
        ):
            return Complement("inf", p, addressee)  # promised not to: what is promised is not to do it
        if view.is_adverb(p) and not view.is_name(p):
            p += 1
            continue
        if key == ",":
            resumed = _after_insertion(view, p, stop)
            if resumed is None and "bare" in takes and _opens_clause(view, hit.last, p, stop):
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
            if "np" in takes and (cue.object == "to" or cue.sense == "agree"):
                return Complement("np", p + 1, addressee)
        if key in _QUESTIONS and ("wh" in takes or "that" in takes):
            return Complement("wh", p, addressee)
        if key in ("when", "where", "if") and "wh" in takes and cue.sense in ("ask", "explain", "tell"):
            return Complement("wh", p, addressee)
        if (cue.object == "yes" and addressee is None and "objinf" not in takes) or (
            cue.object == "yes" and cue.term == "tell" and addressee is None
        ):
            inner = frozenset(("of", "from") if cue.term == "tell" else ("from",))
            end = phrase_after(view, p, stop, inner=inner, wide=keys[p] not in OBJECTS)
            if end < stop and "bare" in takes and view.is_finite(end):
                end = _before_subject(view, p, end)
            if end > p and (
                cue.term in _MUST
                or (
                    end < stop
                    and (
                        keys[end] in ("that", ":")
                        or keys[end] in _QUESTIONS
                        or view.in_quote(end)
                        or (keys[end] in (",", "of", "about", "on", "in") and _may_listen(view, end))
                    )
                )
            ):
                addressee, p = (p, end), end
                continue
        if key in ("of", "about") and addressee is not None and cue.object == "yes":
            return Complement("np", p + 1, addressee)
        if key == "as" and cue.sense == "describe" and p + 1 < stop:
            p += 1
            continue
        if key == "for" and cue.sense in ("thank", "praise") and p + 1 < stop and view.in_quote(p + 1):
            p += 1
            continue
        if (
            key in ("citing", "quoting", "referring", "adding", "noting", "speaking")
            and p > hit.last - 1
            and hit.cue.sense != "deny"
        ):
            return Complement("none", p, addressee)
        if key in PREPOSITIONS and key != "that":
            if "np" in takes and len(cue.term.split()) > 1 and key in _LINKS and cue.sense != "say":
                return Complement("np", p + 1, addressee)
            if key not in _ADJUNCT and (key in ("like", "as", "including", "despite") or "np" not in takes):
                return Complement("none", p, addressee)
            dated = view.mention_at[p + 1] if p + 1 < stop else None
            if dated is not None and dated.kind == "D":
                p = dated.last
                continue
            end = phrase_after(view, p + 1, stop, inner=_INNER)
            ends = end >= stop or keys[end] not in ("that", ",")
            if ends and key in ("after", "before", "as", "until") and _has_verb(view, p, stop):
                return Complement("none", p, addressee)
            if end > p + 1:
                p = _past_participle(view, end, stop)
                continue
            return Complement("none", p, addressee)
        if key in _CONDITIONS and p == hit.last and "bare" in takes and _has_two_clauses(view, p, stop):
            return Complement("clause", p, addressee)
        if key in OBJECTS and "np" not in takes and "bare" not in takes:
            break
        if key == "and" and p == hit.last and len(cue.term.split()) > 1:  # "expressed thanks and appreciation for"
            link = next((i for i in range(p + 1, min(stop, p + 5)) if keys[i] in _LINKS), None)
            if link is not None:
                p = link
                continue
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
        if "bare" in takes and cue.term == "say":
            return Complement("clause", p, addressee)
        if "np" in takes or "objinf" in takes or "ing" in takes:
            return Complement("np", p, addressee)
        break
    return Complement("none", p, addressee)


def _may_listen(view: View, end: int) -> bool:
    """Whether a phrase names those who can be spoken to."""
    mention = view.mention_at[end - 1]
    return mention.kind in "PRHGBCL" if mention is not None else is_speaker(view.keys[end - 1])


def _past_participle(view: View, i: int, stop: int) -> int:
    """Past what says how words went out: "in a video | shared on Twitter", "in a statement | published by the agency"."""
    if i + 1 < stop and view.keys[i].endswith("ed") and view.keys[i + 1] in PREPOSITIONS:
        return max(i, phrase_after(view, i + 2, stop, inner=_INNER))
    return i


def _before_subject(view: View, start: int, end: int) -> int:
    """Where an addressee ends whose phrase runs on into the subject of the clause: "told reporters | Sweden would join"."""
    for i in range(end - 2, start - 1, -1):
        mention = view.mention_at[i]
        if mention is None and is_speaker(view.keys[i]) and view.keys[i + 1] not in ("'s", "'", "-", "of"):
            return i + 1
        if mention is not None and mention.kind in "PRBC" and mention.first == start and mention.last < end:
            return mention.last
    return end


def _opens_clause(view: View, start: int, comma: int, stop: int) -> bool:
    """Whether what stands between a cue and a comma belongs to the clause behind it: "said under his rule, trade would grow"."""
    if view.keys[start] not in _FRAMES or view.keys[start + 1] in ("a", "an"):
        return False
    end = phrase_after(view, comma + 1, stop, wide=True, inner=_INNER)
    while end < stop and view.is_adverb(end):
        end += 1
    return comma + 1 < end < stop and view.is_finite(end)


def _has_two_clauses(view: View, start: int, stop: int) -> bool:
    """Whether a clause with its own subject, a comma and another clause follow: "said while prices fell, wages rose"."""
    subject = phrase_after(view, start + 1, stop, wide=True)
    if not (start + 1 < subject < stop and view.is_finite(subject)):
        return False
    comma = next((i for i in range(subject, min(stop, start + 40)) if view.keys[i] == ","), stop)
    return any(view.is_finite(i) for i in range(comma + 1, min(stop, comma + 25)))


def _is_infinitive(view: View, i: int, stop: int) -> bool:
    """Whether a base form stands after "to", perhaps behind an adverb or "not"."""
    while i < stop - 1 and (view.is_adverb(i) or view.keys[i] == "not"):
        i += 1
    if i >= stop or view.mention_at[i] is not None or not view.words[i][0].islower():
        return False
    key = view.keys[i]
    if "b" in view.verbs.get(key, ""):
        return True
    closed = key in DETERMINERS or key in OBJECTS or key in PREPOSITIONS or key in SUBJECTS
    return not closed and not key.endswith(("s", "ing", "ed"))


def _has_verb(view: View, start: int, stop: int) -> bool:
    """Whether a finite verb follows before the clause is over."""
    for i in range(start + 1, min(stop, start + 25)):
        if view.keys[i] in (",", ";", ":") or view.keys[i] in ("who", "which"):
            return False
        if view.keys[i] in ("and", "or", "but") and "d" in view.verbs.get(view.keys[i + 1] if i + 1 < stop else "", ""):
            return False
        if not view.in_quote(i) and view.is_finite(i):
            return True
    return False


def _after_insertion(view: View, comma: int, stop: int) -> int | None:
    """Where the clause goes on after ", on Monday," or ", referring to …,"; None where the comma ends it."""
    at = comma + 1
    if at >= stop:
        return None
    if view.in_quote(at) or view.keys[at] == "that":
        return at
    key = view.keys[at]
    mention = view.mention_at[at]
    opens = (
        key in PREPOSITIONS
        or view.is_adverb(at)
        or key.endswith("ing")
        or (mention is not None and mention.kind == "D")
    )
    if not opens:
        return None
    for i in range(at + 1, min(stop - 1, at + 25)):
        if view.in_quote(i):
            return None
        if view.keys[i] == "," and (view.keys[i + 1] == "that" or view.in_quote(i + 1)):
            return i + 1
        if view.keys[i] in STOPS:
            return None
    return None
