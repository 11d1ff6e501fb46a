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
_QUESTIONS = frozenset("whether what how why who which when where if".split())
_FRAMES = frozenset("under over despite through without given amid besides within throughout".split())
_CONDITIONS = frozenset("while if although though unless since because once".split())
_CONJUNCTIONS = frozenset("and but or because while although though when as since unless until who where".split())
_BESIDES = frozenset("citing quoting referring adding noting speaking".split())
_OPENING = frozenset("$ ( [ # @ £ € ' %".split())
_MARKING = _NEGATIONS | {"that", ":"}
_LEADING = PREPOSITIONS | _BESIDES  # "as" and "about" among them
_MUST = frozenset("tell inform notify assure remind brief reassure apprise advise".split())
_ADDRESSED = frozenset(("of", "for", "from", "at"))
_PRESS = frozenset("reporters journalists newsmen correspondents".split())
_LINKS = frozenset("for over at with on about of to in towards toward upon against".split())


@define(eq=False)
class Complement:
    """``kind``: that, clause, quote, np, inf, wh, colon or none; ``start``: the first token of the content, for none the clause's end."""

    kind: str
    start: int
    addressee: Range | None = None
    comma: bool = False


@define(eq=False)
class _Place:
    """A place ``p`` to the right of a cue, and what was passed on the way there: those addressed, and a comma."""

    view: View
    hit: Hit
    stop: int
    p: int
    addressee: Range | None = None
    comma: bool = False

    def makes(self, kind: str, start: int) -> Complement:
        """The complement of a kind whose content begins at ``start``."""
        return Complement(kind, start, self.addressee)


Step = Complement | int | None
"""What a step finds at a place: the complement, where to look next, or nothing."""


def complement(view: View, hit: Hit, stop: int) -> Complement:
    """What the cue of a hit governs to its right."""
    at = _Place(view, hit, stop, hit.last)
    asks = hit.cue.object == "yes"
    for _ in range(14):
        if at.p >= stop:
            break
        key = view.keys[at.p]
        found = (
            ((key in _MARKING or view.quote_at[at.p] >= 0) and _marked(at))
            or _passed(at)
            or (key == "," and _behind_comma(at))
            or (key == "to" and _behind_to(at))
            or (key in _QUESTIONS and _question(at))
            or (asks and _addressed(at))
            or (key in _LEADING and _behind_preposition(at))
            or _unmarked(at)
        )
        if isinstance(found, Complement):
            return found
        at.p = found
    return at.makes("none", at.p)


def _marked(at: _Place) -> Step:
    """Content that a mark opens: a quotation, "that", a colon or "not to"."""
    view, p = at.view, at.p
    key = view.keys[p]
    quotation = view.quotation(p)
    if quotation is not None:
        return Complement("quote", p, at.addressee, at.comma) if quotation.begin == p else at.makes("none", p)
    if key == "that" and "that" in at.hit.cue.takes:
        return at.makes("that", p + 1)
    if key == ":":
        return at.makes("colon", p + 1)
    if key in _NEGATIONS and p + 1 < at.stop and view.keys[p + 1] == "to":
        return at.makes("inf", p)  # promised not to: what is promised is not to do it
    return None


def _passed(at: _Place) -> int | None:
    """Past a day, "there", an adverb, "this" before a colon or a dash before a quotation."""
    view, p = at.view, at.p
    key, mention, ends = view.keys[p], view.mention_at[p], p + 1 >= at.stop
    dated = mention.last if mention is not None and mention.kind == "D" else 0
    after = dated or p + 1
    if (dated or key in TIMES) and view.keys[after : after + 1] == ["'s"] and at.hit.cue.object != "yes":
        return None  # "said | Monday's vote would stand"
    if dated:
        return dated
    passed = (
        (key in ("this", "thus") and not ends and view.keys[p + 1] == ":")
        or (key in ("here", "there") and (ends or not view.is_finite(p + 1)))
        or key in TIMES
        or view.is_adverb(p)
        or (key in DASHES and not ends and view.in_quote(p + 1))
    )
    return p + 1 if passed else None


def _behind_comma(at: _Place) -> Step:
    """The clause around a comma, or where it goes on behind what stands between two commas."""
    if _opens_clause(at.view, at.hit.last, at.p, at.stop):
        return at.makes("clause", at.hit.last)
    resumed = _after_insertion(at.view, at.p, at.stop)
    if resumed is None:
        return at.makes("none", at.p)
    at.comma = True
    return resumed


def _behind_to(at: _Place) -> Step:
    """An infinitive, those addressed ("said to reporters") or what is agreed to."""
    view, p, cue = at.view, at.p, at.hit.cue
    if "inf" in cue.takes and _is_infinitive(view, p + 1, at.stop):
        return at.makes("inf", p)
    if cue.object in ("to", "at", "yes") and p + 1 < at.stop:
        end = phrase_after(view, p + 1, at.stop, inner=frozenset(("of",)) if "np" in cue.takes else _ADDRESSED)
        if end > p + 1:
            at.addressee = (p + 1, end)
            return end
    return at.makes("np", p + 1) if cue.object == "to" or cue.sense == "agree" else None


def _question(at: _Place) -> Complement | None:
    """A clause that a word of asking opens."""
    key, cue = at.view.keys[at.p], at.hit.cue
    asked = cue.sense in ("ask", "explain", "tell") if key in ("when", "where", "if") else "that" in cue.takes
    return at.makes("wh", at.p) if asked else None


def _addressed(at: _Place) -> int | None:
    """Past those addressed without a preposition: "told reporters | that"."""
    view, p, stop, cue = at.view, at.p, at.stop, at.hit.cue
    if at.addressee is not None or "objinf" in cue.takes:
        return None
    keys = view.keys
    inner = frozenset(("of", "from") if cue.term == "tell" else ("from",))
    end = phrase_after(view, p, stop, inner=inner, wide=keys[p] not in OBJECTS)
    end = _before_subject(view, p, end, clause=end < stop and view.is_finite(end))
    if end <= p:
        return None
    told = end < stop and (
        keys[end] in ("that", ":")
        or view.in_quote(end)
        or (keys[end] in (",", "of", "about", "on", "in") and _may_listen(view, end))
    )
    if not told and cue.term not in _MUST:
        return None
    at.addressee = (p, end)
    return end


def _behind_preposition(at: _Place) -> Step:
    """What a preposition governs where it is what was told of, or the place behind an adjunct: "said in a letter | that"."""
    view, p, stop, cue = at.view, at.p, at.stop, at.hit.cue
    keys, key = view.keys, view.keys[p]
    if key in ("of", "about") and at.addressee is not None:
        return at.makes("np", p + 1)
    if p + 1 < stop and (key == "as" or (key == "for" and view.in_quote(p + 1))):
        return p + 1
    if key in _BESIDES:
        return at.makes("none", p)
    if "np" in cue.takes and len(cue.term.split()) > 1 and cue.sense != "say":
        return at.makes("np", p + 1)
    if key not in _ADJUNCT:
        return at.makes("none", p)
    dated = view.mention_at[p + 1] if p + 1 < stop else None
    if dated is not None and dated.kind == "D":
        return dated.last
    end = phrase_after(view, p + 1, stop, inner=_INNER)
    ends = key in ("after", "before") and (end >= stop or keys[end] not in ("that", ","))
    return at.makes("none", p) if ends or end <= p + 1 else _past_participle(view, end, stop)


def _unmarked(at: _Place) -> Complement:
    """Content that nothing opens: a clause or a phrase, as the cue takes it; none where what stands there begins neither."""
    view, p, cue = at.view, at.p, at.hit.cue
    key, takes = view.keys[p], cue.takes
    if key in _CONDITIONS and _has_two_clauses(view, p, at.stop):
        return at.makes("clause", p)
    other = key in _CONJUNCTIONS or (key in OBJECTS and "np" not in takes and "bare" not in takes)
    if other or not (view.is_word(p) or key in _OPENING):
        return at.makes("none", p)
    if cue.term == "say" or ("bare" in takes and _has_verb(view, p, at.stop)):
        return at.makes("clause", p)
    return at.makes("np" if "np" in takes or "objinf" in takes else "none", p)


def _may_listen(view: View, end: int) -> bool:
    """Whether a phrase names those who can be spoken to."""
    mention = view.mention_at[end - 1]
    return mention.kind in "PRHGBCL" if mention is not None else is_speaker(view.keys[end - 1])


def _past_participle(view: View, i: int, stop: int) -> int:
    """Past what says how words went out: "in a video | shared on Twitter", "in a statement | published by the agency"."""
    if i + 1 < stop and view.keys[i].endswith("ed"):
        return max(i, phrase_after(view, i + 2, stop, inner=_INNER))
    return i


def _before_subject(view: View, start: int, end: int, *, clause: bool) -> int:
    """Where an addressee ends whose phrase runs on into the subject of the clause: "told reporters | Sweden would join"."""
    for i in range(end - 2, start - 1, -1):
        if is_speaker(view.keys[i]) and (
            clause or (view.keys[i] in _PRESS and view.words[i + 1].islower() and view.keys[i + 1] not in _ADDRESSED)
        ):
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
    if i >= stop or not view.words[i][0].islower() or view.keys[i] in PREPOSITIONS:
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
