"""Readings: what each reporting expression of a sentence governs, and whose words they are."""

from __future__ import annotations

from diplonews.parsers.statement.before import according, clause_end, content_first
from diplonews.parsers.statement.boundaries import content_end
from diplonews.parsers.statement.complement import Complement
from diplonews.parsers.statement.cues import Hit
from diplonews.parsers.statement.nouns import noun_kind
from diplonews.parsers.statement.phrases import Range, nounish, phrase_after, phrase_before
from diplonews.parsers.statement.sentence import Reading, Sentence, is_opening, main_subject, subject_after_comma
from diplonews.parsers.statement.view import DETERMINERS, PREPOSITIONS, SUBJECTS, View

_RESULTS = frozenset(
    "threaten highlight underline underscore promise signal suggest indicate illustrate spotlight imply".split()
)
_AUTHORING = frozenset(("write", "announce", "propose", "praise", "criticise", "welcome", "recall", "quote"))
_JUDGING = frozenset(("condemn", "criticise", "praise", "welcome", "denounce", "reject", "deny"))
_NEAR = 6  # statements of a sentence that a coordinated cue is compared with
_HOSTS = frozenset(
    "went go goes going continued continue continues continuing proceeded quick rushed hastened began first".split()
)


def read_sentence(view: View, sentence: Range, hits: list[Hit]) -> list[Reading]:
    """The readings of one sentence, in the order of their cues."""
    s = Sentence.of(view, sentence, hits)
    for number in range(len(s.places)):
        reading = _read(s, number)
        if reading is not None and reading.pieces:
            s.found.append(reading)
    return s.found


def _read(s: Sentence, number: int) -> Reading | None:
    place = s.places[number]
    hit, cue = place.hit, place.hit.cue
    if hit.form == "a":
        return according(s, number)
    if "z" in hit.marks and cue.sense not in ("deny", "reject"):
        s.view.document.note(hit.group, hit.last, "statement.negated", "what somebody did not say is no statement")
        return None
    if "m" in hit.marks and (cue.flag == "weak" or (cue.sense != "say" and s.view.holds_will(hit))):
        return None
    if "t" in hit.marks:
        return _infinitive(s, number)
    if hit.is_passive:
        return _passive(s, number)
    if not hit.finite:
        return _participle(s, number)
    return _finite(s, number)


def _finite(s: Sentence, number: int) -> Reading | None:
    place = s.places[number]
    hit, cue, after = place.hit, place.hit.cue, place.after
    first, stop = s.range
    if place.inverted:
        assert place.subject
        return content_first(s, number, hit.first, place.subject[1])
    if place.subject is None:
        return _coordinated(s, number)
    begin = place.subject[0]
    before = begin - 1
    if hit.form == "d" and before >= first and (s.view.keys[before] == "with") and (place.subject[1] == hit.group):
        return None  # "with Oslo accused of delays"
    led = before >= first and (s.view.in_quote(before) or s.view.keys[before] == ",")
    if after.kind == "np" and (reported := _quoted_as_saying(s, number)) is not None:
        return reported
    if cue.term == "cite" and led and (begin > first + 3):
        return _relayed(s, number, content_first(s, number, begin, stop))
    quoted = before >= first and (
        s.view.in_quote(before) or (s.view.keys[before] == "," and before > first and s.view.in_quote(before - 1))
    )
    relative = s.view.keys[hit.group - 1] in ("who", "which", "that", "whom")
    if quoted and (not relative) and (after.kind not in ("that", "colon")) and (after.kind != "none"):
        end = after.start if after.comma else clause_end(s, number, hit.last)
        reading = content_first(s, number, begin, end)
        return _relayed(s, number, reading) if cue.sense == "quote" else reading
    if after.kind == "none" and led and not relative and ("quote" in cue.takes):
        if not quoted and (cue.takes.isdisjoint(("that", "bare")) or cue.sense == "learn"):
            return None
        return None if cue.flag == "quote" and not quoted else content_first(s, number, begin, after.start)
    if s.view.keys[hit.last : hit.last + 1] == [","] and s.view.keys[begin - 1] == "as":
        return _as_said(s, number) if begin - 1 <= first + 1 else None
    if cue.flag == "topic" or (cue.flag == "mind" and after.kind != "quote"):
        return None
    return _cue_first(s, number, place.subject)


def _as_said(s: Sentence, number: int) -> Reading | None:
    """ "As the minister noted, …": the words follow the comma."""
    place = s.places[number]
    start = place.hit.last + 1
    later = s.places[number + 1 : number + 9]
    end = content_end(s.view, Complement("clause", start), s.range[1], place.hit, later)
    if end <= start or place.hit.cue.takes.isdisjoint(("that", "bare")):
        return None
    return Reading(f"{place.hit.cue.sense}.as", s.range, place.hit, place.subject, pieces=[(start, end)])


def _relayed(s: Sentence, number: int, reading: Reading | None) -> Reading | None:
    """A reading whose words are those of the person quoted, not of who quotes: "…, the agency quoted the minister as saying"."""
    start = s.places[number].after.start
    if reading is not None:
        reading.subject = (start, phrase_after(s.view, start, s.range[1], wide=True))
    return reading


def _cue_first(s: Sentence, number: int, subject: Range | None, like: Reading | None = None) -> Reading | None:
    place = s.places[number]
    hit, after = place.hit, place.after
    if after.kind == "none" or after.start >= s.range[1]:
        return None
    if hit.cue.flag == "quote" and after.kind not in ("quote", "that", "colon"):
        return None
    if _is_no_speech(s, hit, after) or (after.kind == "quote" and hit.cue.takes.isdisjoint(("quote", "np"))):
        return None
    end = content_end(s.view, after, s.range[1], hit, s.places[number + 1 : number + 9])
    if end <= after.start:
        return None
    start, addressee = after.start, after.addressee
    if hit.cue.sense in ("thank", "congratulate"):
        thanked = _thanked_for(s, start, end)
        if thanked is not None:
            start, addressee = thanked, (start, thanked - 1)
    rule = f"{hit.cue.sense}.{after.kind}"
    reading = Reading(rule, s.range, hit, subject, like, pieces=[(start, end)], addressee=addressee)
    reading.open_end = end >= s.range[1] - 1
    return reading


def _thanked_for(s: Sentence, start: int, end: int) -> int | None:
    """Where the thing begins that somebody is thanked for."""
    for i in range(start + 1, min(start + 30, end - 1)):
        if s.view.in_quote(i):
            return None
        if s.view.keys[i] in ("for", "on"):
            return i + 1
    return None


def _quoted_as_saying(s: Sentence, number: int) -> Reading | None:
    """ "The paper quoted the minister as saying …": the words are the minister's."""
    keys = s.view.keys
    start = s.places[number].after.start
    if number + 1 >= len(s.places):
        return None
    at = s.places[number + 1].hit.first - 1
    if (
        not start < at < min(start + 25, s.range[1] - 2)
        or keys[at] != "as"
        or max(s.view.quote_at[start + 1 : at + 1]) >= 0
    ):
        return None
    s.places[number + 1].hit.group = at
    s.used.add(number + 1)
    return _cue_first(s, number + 1, (start, at))


def _is_no_speech(s: Sentence, hit: Hit, after: Complement) -> bool:
    """Whether a cue means something else here: "called on the minister" (a visit), "asked not to be named"."""
    keys = s.view.keys
    if hit.cue.term in ("welcome", "question", "greet") and _is_guest(s.view, after.start, s.range[1]):
        return True
    if hit.cue.term == "invite" and _comes(s.view, after.start, s.range[1]):
        return True
    if after.kind == "np" and keys[after.start] in ("itself", "himself", "herself", "themselves"):
        return True
    if hit.cue.sense == "say" and keys[after.start] in ("this", "so", "nothing", "little"):
        return after.start + 1 >= s.range[1] or keys[after.start + 1] in PREPOSITIONS  # "said this in Oslo"
    if hit.cue.term in ("call on", "call upon"):
        return "to" not in keys[after.start : min(after.start + 40, s.range[1])]
    if hit.cue.sense in ("ask", "demand"):
        following = keys[after.start : after.start + 4]
        return following[:3] == ["not", "to", "be"]
    if hit.cue.sense == "quote" and hit.form == "g" and _is_source(s.view, after.start, s.range[1]):
        return True
    if not after.comma and (hit.cue.sense in _AUTHORING or hit.cue.term == "read"):
        work = s.view.quotation(after.start)  # "read “The Road”"
        if (
            work
            and work.last - work.first > 1
            and s.view.is_name(work.first)
            and s.view.is_title(work)
            and s.view.words[work.last - 1] not in ".,"
        ):
            return True
    if hit.cue.sense == "describe":  # "in a practice it calls “de-risking”", "for what he called their failure"
        what = next((i for i in range(hit.group - 1, max(0, hit.group - 6), -1) if keys[i] == "what"), 0)
        governed = hit.cue.term == "call" and what > 0 and keys[what - 1] in PREPOSITIONS
        if governed and not s.view.held(after.start, min(s.range[1], after.start + 20)):
            return True
        named = s.view.quotation(after.start)
        return named is not None and named.last - named.first <= 3 and keys[hit.group - 1] in (*SUBJECTS, ",")
    return hit.form == "b" and hit.cue.term == "hope"


def _is_source(view: View, start: int, stop: int) -> bool:
    """Whether what is cited is somebody or a document: a source, and not what it says."""
    quotation = view.quotation(start)
    start = quotation.first if quotation else start
    end = phrase_after(view, start, stop, inner=frozenset())
    mention = view.mention_at[end - 1] if end > start else None
    return mention.kind in "PRBC" if mention is not None else end > start and noun_kind(view.keys[end - 1]) is not None


def _comes(view: View, start: int, stop: int) -> bool:
    """Whether somebody is invited to come, or to nothing that can be done: "invited the envoy to visit"."""
    at = next((i for i in range(start, min(stop, start + 15) - 1) if view.keys[i] == "to"), None)
    return at is None or "b" not in view.verbs.get(view.keys[at + 1], "")


def _is_guest(view: View, start: int, stop: int) -> bool:
    """Whether what is welcomed is a person who comes: "welcomed President Voss", "welcomed the delegation"."""
    end = phrase_after(view, start, stop, inner=frozenset())
    if noun_kind(view.keys[min(start + 1, stop - 1)]) == "group":
        return True
    if any(
        key in ("people", "suspects", "witnesses", "men", "women") for key in view.keys[start : min(stop, start + 5)]
    ):
        return True
    mention = view.mention_at[start] or (view.mention_at[start + 1] if start + 1 < end else None)
    if mention is not None:
        return view.keys[min(mention.last, stop - 1)] not in ("'s", "'")
    if end > start and all(view.is_name(i) for i in range(start, end)):
        return view.keys[min(end, stop - 1)] not in ("'s", "'")
    return end > start and noun_kind(view.keys[end - 1]) in ("person", "group")


def _coordinated(s: Sentence, number: int) -> Reading | None:
    """A finite cue without a subject of its own: "and added that …"."""
    place = s.places[number]
    hit = place.hit
    before = s.view.keys[hit.group - 1] if hit.group > s.range[0] else ""
    if hit.form == "b" and not hit.marks:
        return None
    aside = phrase_before(s.view, hit.group, s.range[0])
    if aside is not None and aside[0] > s.range[0] + 2:
        before = s.view.keys[aside[0] - 2]  # "but in a message called for"
    if before not in ("and", "but", ",", "then", "also") and not (
        hit.group > s.range[0] and s.view.in_quote(hit.group - 1)
    ):
        return None
    if hit.form in "bs" and hit.cue.noun and place.after.kind not in ("that", "quote"):
        return None
    if hit.cue.flag in ("topic", "mind"):
        return None
    like = _outer(s)
    subject = None if like else main_subject(s, hit.group)
    if like is None and subject is None:
        return None
    return _cue_first(s, number, subject, like)


def _outer(s: Sentence) -> Reading | None:
    """The last statement so far that stands in no other's content: "said he hoped for peace, | but added"."""
    near = s.found[-_NEAR:]
    for reading in reversed(near):
        hit = reading.hit
        if hit and not any(a <= hit.first < b for r in near if r is not reading for a, b in r.pieces):
            return reading
    return None


def _participle(s: Sentence, number: int) -> Reading | None:
    place = s.places[number]
    hit = place.hit
    first, stop = s.range
    if hit.cue.flag in ("topic", "mind") and place.after.kind != "quote":
        return None
    before = s.view.keys[hit.group - 1] if hit.group > first else ""
    if before == "worth":
        return None
    if number in s.used or not _opens_participle(s, hit, before):
        return None
    like = next((r for r in reversed(s.found) if r.hit and r.hit.form != "a" and r.hit.last <= hit.group), None)
    subject: Range | None = None
    absolute = phrase_before(s.view, hit.group, first)
    if absolute is not None and absolute[0] > first and s.view.keys[absolute[0] - 1] == "with":
        like, subject = None, absolute  # "with both capitals accusing each other"
    if like is None and subject is None and (hit.cue.term in _RESULTS):
        return None
    if like is None and subject is None:
        if before == "," and is_opening(s.view, first, hit.group):  # "The envoy, noting the gains, said …"
            subject = phrase_before(s.view, hit.group - 1, first)
        elif hit.group <= first + 2:
            subject = subject_after_comma(s.view, hit.last, stop)
        else:
            subject = main_subject(s, hit.group)
        if subject is None:
            return None
    reading = _cue_first(s, number, subject, like)
    if (
        reading is not None and subject is not None and subject[0] > reading.pieces[0][0]
    ):  # "Citing …, the minister said"
        reading.pieces = [(reading.pieces[0][0], max(reading.pieces[0][0] + 1, subject[0] - 1))]
    return reading


def _opens_participle(s: Sentence, hit: Hit, before: str) -> bool:
    """Whether a form in -ing reports here: it begins a phrase of its own, and does not go on another ("promoting and defending")."""
    if before in (
        "",
        ",",
        "—",
        "--",
        "-",
        "while",
        "when",
        "before",
        "after",
        "by",
        "then",
        ")",
        ":",
    ) or (hit.group > s.range[0] and s.view.in_quote(hit.group - 1)):
        return True
    if before == "in":
        return hit.group - 2 < s.range[0]
    if before in ("and", "but"):
        return any(r.hit and r.hit.form == "g" for r in s.found) or (
            hit.group > s.range[0] + 1 and s.view.keys[hit.group - 2] == ","
        )
    return before not in DETERMINERS and nounish(s.view, hit.group - 1)


def _infinitive(s: Sentence, number: int) -> Reading | None:
    place = s.places[number]
    hit = place.hit
    before = s.view.keys[hit.group - 1] if hit.group > s.range[0] else ""
    if before not in _HOSTS and before != "on":
        return None
    near = phrase_before(s.view, hit.group - 1, s.range[0])
    subject = near if near is not None and before not in ("on", "first") else main_subject(s, hit.group)
    return _cue_first(s, number, subject) if subject is not None else None


def _passive_by(s: Sentence, hit: Hit, subject: Range) -> Reading | None:
    """What somebody condemned or welcomed, told in the passive: "the raid was condemned by Norway"."""
    keys, (first, stop), start = s.view.keys, s.range, subject[0]
    if keys[start] in SUBJECTS or (subject[1] - start == 1 and keys[start] in DETERMINERS):
        return None
    opens = is_opening(s.view, first, start) and keys[first] not in PREPOSITIONS and "," not in keys[first:start]
    end = phrase_after(s.view, hit.last + 1, stop, wide=True)
    pieces = [(first if opens else start, subject[1])]
    return Reading(f"{hit.cue.sense}.passive", s.range, hit, (hit.last + 1, end), pieces=pieces)


def _passive(s: Sentence, number: int) -> Reading | None:
    """ "It was noted that …", "satisfaction was expressed with …"."""
    place = s.places[number]
    hit = place.hit
    if place.subject is None or hit.cue.flag in ("mind", "view"):
        return None
    if hit.cue.sense in _JUDGING and s.view.keys[hit.last : hit.last + 1] == ["by"] and hit.last + 1 < s.range[1]:
        return _passive_by(s, hit, place.subject)
    last = s.view.keys[place.subject[1] - 1]
    if last == "it" and place.after.kind in ("that", "inf", "clause", "wh", "quote"):
        reading = _cue_first(s, number, None)
        if reading is not None:
            reading.impersonal = True
            hit.group = place.subject[0]
        return reading
    return None
