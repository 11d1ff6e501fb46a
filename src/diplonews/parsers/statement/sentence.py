"""A sentence with its reporting expressions, the phrase that is each one's subject and what follows each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from diplonews.parsers.statement.complement import Complement, complement
from diplonews.parsers.statement.nouns import noun_kind
from diplonews.parsers.statement.phrases import Range, phrase_after, phrase_before
from diplonews.parsers.statement.view import AUX, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, SUBJECTS, SUBORDINATORS, View

if TYPE_CHECKING:
    from diplonews.parsers.statement.cues import Hit

LEADS = frozenset(
    "but and yet so or still meanwhile however also nevertheless nonetheless besides moreover furthermore".split()
)
_OPENING = 40  # tokens before the first verb
_NEAR = 4  # participles that a verb is looked back over
_RELATIVES = frozenset("who which that whose where whom when 's".split())
_ARTICLES = frozenset("a an the his her its our my your whose".split())
_LOOSE = DETERMINERS - frozenset("this both all many some most several few that these those another each".split())
_PLURALS = frozenset(
    "people police men women children media both all many some most others several few two three".split()
)


@define(eq=False)
class Reading:
    """One reporting expression with its speaker phrase and the token ranges of its content.

    ``subject`` is the phrase that names the speaker, or None where ``like`` says whose words go on; ``impersonal`` is true
    for "it was noted that". ``pieces`` are in text order, quotation marks not yet taken off.
    """

    rule: str
    sentence: Range
    hit: Hit | None = None
    subject: Range | None = None
    like: Reading | None = None
    impersonal: bool = False
    pieces: list[Range] = field(factory=list)
    addressee: Range | None = None
    verbatim: bool = False
    """Whether the words are a transcript's, quoted without marks."""
    open_end: bool = True
    """Whether quoted sentences that follow may belong to it."""


@define(eq=False)
class Place:
    """A hit with what stands around it."""

    view: View
    hit: Hit
    subject: Range | None
    stop: int
    inverted: bool = False
    _after: Complement | None = None

    @property
    def after(self) -> Complement:
        """What follows the hit, read on first need."""
        if self._after is None:
            self._after = complement(self.view, self.hit, self.stop)
        return self._after


@define(eq=False)
class Sentence:
    """A token range with its places and the readings found so far."""

    view: View
    range: Range
    places: list[Place] = field(factory=list)
    found: list[Reading] = field(factory=list)
    used: set[int] = field(factory=set)
    """The numbers of places that an earlier reading has taken into itself."""

    @classmethod
    def of(cls, view: View, sentence: Range, hits: list[Hit]) -> Sentence:
        """The sentence with the hits that may be reporting expressions in their place."""
        first, stop = sentence
        places: list[Place] = []
        for hit in hits:
            low = max(first, places[-1].hit.last if places else first)
            place = _place(view, hit, first, low, stop)
            if place is not None:
                if places and not place.inverted:
                    place.subject = _behind_participle(view, places, hit, first) or place.subject
                if places and place.subject is not None:
                    place.subject = _without_object(view, places[-1].hit, place.subject)
                places.append(place)
        return cls(view, sentence, places)


def _place(view: View, hit: Hit, first: int, low: int, stop: int) -> Place | None:
    group = hit.group
    before = view.keys[group - 1] if group > first else ""
    if before == "-" and not view.document.tokens.spaced(group):
        return None  # "the above-mentioned meetings"
    if hit.form in "dn" and not hit.marks and (before in DETERMINERS or before == "'s"):
        both = group > first + 1 and view.keys[group - 2] in SUBJECTS  # "they both noted"
        if not both and view.mention_at[group - 1] is None:
            return None  # "the alleged trip"
    if hit.form in "bs" and hit.last < stop:
        kinds = view.verbs.get(view.keys[hit.last], "")
        if kinds and set(kinds) <= {"d", "p"} and view.mention_at[hit.last] is None:
            return None  # "the blasts killed three"
    if hit.form == "a" or not hit.finite:
        return Place(view, hit, None, stop)
    subject = phrase_before(view, group, first)
    if subject is not None and subject[0] < low and low > first:  # a relative clause may hold another cue
        subject = phrase_before(view, group, low) or subject
    if group < hit.first and view.holds_subject(hit):
        subject = group, group + 1
    if subject is not None:
        if view.keys[subject[0]] == "that" and view.keys[subject[1] - 1].endswith("s"):
            subject = subject[0] + 1, subject[1]  # "it means that | ministers say"
        subject = _with_relative(view, subject, low)
        subject = _from_quotation(view, subject, first), subject[1]
        if _is_governed(view, subject, first) or _holds_clause(view, subject, group):
            subject = None
    inverted = False
    loose = subject is None or _is_loose(view, subject)
    if loose or _ends_clause(view, subject, first, group):
        end = _inverted_end(view, hit, first, stop)
        if end is not None:
            subject, inverted = (hit.last, end), True
        elif loose:
            subject = None
    if subject is not None and not inverted and _is_noun(view, hit, subject, first):
        return None
    if subject is None and hit.form in "bs" and hit.cue.noun and (view.keys[hit.group - 1] not in ("and", "but")):
        return None
    return Place(view, hit, subject, stop, inverted)


def _inverted_end(view: View, hit: Hit, first: int, stop: int) -> int | None:
    """Where the speaker phrase behind a cue ends, if one may stand there: "…, said | the minister"."""
    if hit.group != hit.first or hit.form not in "dps" or hit.cue.term == "tell":
        return None
    told = view.in_quote(hit.first - 1) or view.in_quote(hit.first - 2)
    if not ((told or not hit.cue.takes.isdisjoint(("that", "bare"))) and _may_invert(view, hit, first)):
        return None
    end = phrase_after(view, hit.last, stop, wide=True)
    return _with_name(view, hit.last, end, stop) if end > hit.last else None


def _ends_clause(view: View, subject: Range | None, first: int, group: int) -> bool:
    """Whether what seems to be a subject before a comma ends a clause: "they made peace with | Oslo, a neighbour, said the minister"."""
    if subject is None or view.keys[group - 1] != "," or subject[0] <= first:
        return False
    return view.keys[subject[0] - 1] in PREPOSITIONS or view.is_finite(subject[0] - 1)


def _with_name(view: View, start: int, end: int, stop: int) -> int:
    """The end of a speaker phrase with the name that stands behind a comma: "said the head of the agency, Hugh Mallory"."""
    name = view.mention_at[end + 1] if end + 1 < stop and view.keys[end] == "," else None
    if name is None or name.kind != "P" or any(m.kind == "P" for m in view.document.mentions_in(start, end)):
        return end
    return min(name.last, stop)


def _is_governed(view: View, subject: Range, first: int) -> bool:
    """Whether a phrase belongs to the preposition before it and is no subject: "but in a message | called for"."""
    if subject[0] <= first + 1 or view.keys[subject[0] - 1] not in ("in", "with", "through", "at", "by"):
        return False
    if view.keys[subject[0]] not in _ARTICLES or view.mention_at[subject[0]] is not None:
        return False
    return noun_kind(view.keys[_head(view, subject)]) in (None, "document", "paper")


def _behind_participle(view: View, places: list[Place], hit: Hit, first: int) -> Range | None:
    """The subject of a verb that goes on behind a participle between commas: "The envoy, noting the gains, | said"."""
    mark = hit.group - 1
    if not hit.finite or not (view.keys[mark] == "," or (view.in_quote(mark) and view.words[mark - 1] == ",")):
        return None
    for place in places[-_NEAR:]:
        begin = place.hit.group
        if not place.hit.finite and view.keys[begin - 1] == "," and begin - 1 > first:
            return phrase_before(view, begin - 1, first) if is_opening(view, first, begin) else None
    return None


def is_opening(view: View, first: int, stop: int) -> bool:
    """Whether no verb stands yet in a sentence before ``stop``."""
    return stop - first < _OPENING and not any(map(view.is_finite, range(first, stop)))


def _without_object(view: View, before: Hit, subject: Range) -> Range:
    """A subject without the object of the cue before it, to which "and" seems to join it: "asked for a photo | and Voss said"."""
    clausal = not before.cue.takes.isdisjoint(("that", "bare"))
    if subject[0] > before.last + 1 or (clausal and before.cue.sense != "deny"):
        return subject
    joint = max((i for i in range(*subject) if view.keys[i] == "and"), default=subject[0])
    return (joint + 1, subject[1]) if subject[0] < joint < subject[1] - 1 else subject


def _from_quotation(view: View, subject: Range, first: int) -> int:
    """Where a subject begins that stands right behind a quotation, whatever words its name is made of."""
    i, low = subject[0], max(first, subject[0] - 10)
    if not view.held(low, i):
        return i
    while i > low and not view.in_quote(i - 1):
        if view.is_finite(i - 1) or not (view.is_word(i - 1) or view.keys[i - 1] in ("-", "$", "&")):
            return subject[0]
        if view.keys[i - 1] in CONJUNCTIONS or view.keys[i - 1] in SUBORDINATORS:
            return subject[0]
        i -= 1
    return i if i > first and view.in_quote(i - 1) else subject[0]


def _holds_clause(view: View, subject: Range, group: int) -> bool:
    """Whether what seems to be a subject before a comma is a whole clause: "no deal was made, clarified the minister"."""
    if view.keys[group - 1] != ",":
        return False
    words = view.keys[subject[0] : subject[1]]
    return not AUX.isdisjoint(words) and _RELATIVES.isdisjoint(words)


def _with_relative(view: View, subject: Range, low: int) -> Range:
    """A phrase that ends a relative clause, widened to the noun before "who": "a man who gave no name"."""
    i = subject[0] - 1
    if "who" not in view.keys[max(low, subject[0] - 14) : subject[0]]:
        return subject
    while i > max(low, subject[0] - 14) and not view.in_quote(i) and view.is_word(i):
        if view.keys[i] == "who":
            antecedent = phrase_before(view, i, low)
            return (antecedent[0], subject[1]) if antecedent else subject
        if view.keys[i] in ("and", "but", "that"):
            break
        i -= 1
    return subject


def _is_loose(view: View, subject: Range) -> bool:
    """Whether a phrase of determiners only cannot be the subject."""
    return subject[1] - subject[0] == 1 and view.keys[subject[0]] in _LOOSE


def _may_invert(view: View, hit: Hit, first: int) -> bool:
    """Whether what stands before the cue is content, so that the speaker may follow it."""
    if hit.first <= first:
        return False
    before = hit.first - 1
    if view.in_quote(before) or view.keys[before] == "so":
        return True
    if view.keys[before] not in (",", "—", "--"):
        return False
    return view.in_quote(before - 1) or any(view.is_finite(i) for i in range(max(first, before - 60), before))


def _head(view: View, subject: Range) -> int:
    """The last token of a phrase before what a preposition or a comma adds to it."""
    i = subject[0]
    while i + 1 < subject[1]:
        mention = view.mention_at[i + 1]
        if mention is None and (
            view.keys[i + 1] in PREPOSITIONS or view.keys[i + 1] in (",", "who", "which", "(", "—")
        ):
            break
        i += 1
    return i


def _is_noun(view: View, hit: Hit, subject: Range, first: int) -> bool:
    """Whether a hit in base or third-person form is a noun here: "their claims", "in false reports"."""
    if hit.marks.strip("z") or hit.form not in "bs":
        return False
    last = view.keys[subject[1] - 1]
    if last == "-":
        return True
    if hit.form == "b":
        head = _head(view, subject)
        last = view.keys[head]
        coordinated = any(view.keys[i] in ("and", "&") for i in range(*subject))
        plural = (last.endswith("s") and last != "'s") or last in SUBJECTS or last in _PLURALS or coordinated
        if last in ("he", "she", "it"):
            return True
        if not plural:
            mention = view.mention_at[head]
            if not (mention is not None and mention.kind in "G") and last not in (",", ")"):
                return hit.cue.noun or subject[0] > first
    if last in SUBJECTS or view.holds_subject(hit):
        return last in ("we", "they", "i", "you") and hit.form == "s"
    if not hit.cue.noun:
        return False
    nearest = view.keys[subject[1] - 1]
    people = view.mention_at[subject[1] - 1]
    if hit.form == "s" and people is not None and people.kind == "A":
        return True  # "the Norwegian posts"
    if hit.form == "s" and (nearest in DETERMINERS or nearest.isdigit() or nearest == "-"):
        return True
    if hit.form == "s" and last.endswith("s") and not view.is_name(subject[1] - 1):
        return last not in ("'s", "press", "congress", "business")
    if last in ("'s", "'") or view.mention_at[hit.first] is not None:
        return True
    before = view.keys[subject[0] - 1] if subject[0] > first else ""
    return before in PREPOSITIONS or (before in view.verbs and before not in LEADS) or before in ("'s", "'")


def main_subject(s: Sentence, stop: int) -> Range | None:
    """The first phrase before ``stop`` that a finite verb follows: the subject of the s.range, as far as can be told."""
    first = s.range[0]
    i = first
    limit = min(stop, first + 80)
    while i < limit:
        if s.view.in_quote(i):
            quotation = s.view.quotation(i)
            assert quotation
            i = quotation.end
            continue
        if s.view.is_finite(i) and i > first:
            group = i
            while group > first and s.view.is_adverb(group - 1):
                group -= 1
            found = phrase_before(s.view, group, first)
            governed = found is not None and found[0] > first and s.view.keys[found[0] - 1] in PREPOSITIONS
            if found is not None and not governed and not _is_loose_range(s.view, found):
                return found
        i += 1
    mention = next((m for m in s.view.document.mentions_in(first, stop) if m.kind in "PRHGBC"), None)
    return (mention.first, mention.last) if mention else None


def _is_loose_range(view: View, found: Range) -> bool:
    return all(view.keys[i] in DETERMINERS or view.keys[i] in PREPOSITIONS for i in range(*found))


def subject_after_comma(view: View, start: int, stop: int) -> Range | None:
    """The subject of the clause that follows an opening participle: "Citing …, the minister urged …"."""
    i = start
    limit = min(stop, start + 60)
    while i < limit:
        if view.in_quote(i):
            quotation = view.quotation(i)
            assert quotation
            i = quotation.end
            if view.keys[i - 2 : i - 1] != [","]:
                continue
            i -= 1
        if view.keys[i] == "," or view.in_quote(i):
            end = phrase_after(view, i + 1, stop, wide=True)
            if end > i + 1:
                after = end
                while after < stop and view.is_adverb(after):
                    after += 1
                if after < stop and (view.is_finite(after) or view.keys[after] == ","):
                    return i + 1, end
        i += 1
    return None
