"""Where attributed content ends within its sentence, told without a parser from marks, conjunctions and the cues that follow."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from diplonews.lexicon import Lexicon, load
from diplonews.parsers.statement.phrases import Range, phrase_after
from diplonews.parsers.statement.view import AUX, DASHES, PREPOSITIONS, SUBJECTS, View

if TYPE_CHECKING:
    from diplonews.parsers.statement.complement import Complement
    from diplonews.parsers.statement.cues import Hit
    from diplonews.parsers.statement.sentence import Place

_CIRCUMSTANCES = frozenset("during after before following at in".split())
_COMMENTS = frozenset(
    "view position stance move step decision development sign claim charge comment remark gesture reference call".split()
)
_ADJECTIVES = frozenset(
    "new strong free open fair safe deep close broad old equal joint frank sincere warm high full".split()
)
_RELAYS = frozenset("reports reported cites cited informs informed learned learnt".split())
_MAY_END = _CIRCUMSTANCES | DASHES | frozenset(", ; : and but while without when as".split())
_WINDOW = 400  # tokens that the content of one statement may take within a sentence


def content_end(view: View, after: Complement, stop: int, hit: Hit, later: list[Place]) -> int:
    """The token where the content that begins at ``after.start`` ends (half-open). ``later`` are the cues that follow in
    the sentence."""
    start = after.start
    end = min(stop, start + _WINDOW)
    while end > start and view.keys[end - 1] in (".", "!", "?") and not view.in_quote(end - 1):
        end -= 1
    if after.kind == "quote":
        end = min(end, _quoted_end(view, start, end))
    for place in later:
        other, subject = place.hit, place.subject
        if other.cue.flag in ("topic", "mind", "view", "quote") and place.after.kind not in ("quote", "that"):
            continue
        cut = _before_cue(view, start, hit, other, subject)
        spans = subject is not None and subject[0] < start and subject[1] <= other.first
        led = _led_by(view, hit, subject) if subject is not None else None
        if led is not None and led > start:
            end = min(end, led)
            break
        if (
            place.after.kind == "none"
            and (not spans)
            and (not (cut and view.keys[cut] in ("but", "while", "though", "although")))
        ):
            cut = None
        if cut is None and subject is not None and (start + 1 < subject[0] < other.first):
            cut = (
                subject[0] - 1 if view.keys[subject[0] - 1] == "," else None
            )  # a relay at the end: ", the agency said"
        if cut is not None:
            end = min(end, cut)
            break
    end = min(end, _before_mark(view, after, end))
    end = before_relay(view, start, end)
    while end > start and view.keys[end - 1] in (",", ";", ":", "—", "--", "-", "and", "but", "or", "while"):
        end -= 1
    return end


def before_relay(view: View, start: int, end: int) -> int:
    """The end of content without the agency that relays it: ", the Coast Agency reports"."""
    comma = next((i for i in range(end - 2, max(start, end - 14), -1) if view.keys[i] == ","), None)
    if comma is None or not (view.is_name(comma + 1)):
        return end
    for i in range(comma + 2, min(end, comma + 8)):
        if view.keys[i] in _RELAYS:
            return comma
    return end


def _led_by(view: View, hit: Hit, subject: Range) -> int | None:
    """The comma at which a clause with "when" or "after" gives way to the main clause: "When X said …, Y answered"."""
    comma = subject[0] - 1
    i = hit.group - 1
    while i > max(0, hit.group - 12) and view.is_word(i):
        if view.keys[i] in ("when", "after", "as", "while", "once", "because", "although"):
            return comma
        i -= 1
    return None


def _quoted_end(view: View, start: int, end: int) -> int:
    """The end of content that begins with a quotation: the quotation alone where a full one stands there."""
    quotation = view.quotation(start)
    assert quotation
    at = quotation.end
    if at >= end:
        return end
    if view.keys[at] in (",", ";", ".") or view.words[quotation.last - 1] in (".", "!", "?", ","):
        following = view.quotation(at) if view.in_quote(at) else None
        return _quoted_end(view, at, end) if following is not None else at
    return end


def _before_cue(view: View, start: int, hit: Hit, other: Hit, subject: Range | None) -> int | None:
    """Where content gives way to another reporting expression, or None where that one stands inside the content."""
    if other.first <= start:
        return None
    keys = view.keys
    if other.form == "a":
        before = other.first - 1
        return before if keys[before] == "," else other.first
    if (
        subject is not None and subject[0] < start < other.group and subject[1] <= other.first
    ):  # the subject's relative clause
        return other.group - 1 if keys[other.group - 1] == "," else other.group
    begin = min(subject[0], other.group) if subject is not None and subject[1] <= other.first else other.group
    before = begin - 1
    while before > start and view.is_adverb(before):
        before -= 1
    key = keys[before]
    if other.form == "g" and not other.finite:
        if key == "," or view.in_quote(before):
            return before if key == "," else before + 1
        if key in ("while", "before", "after", "by", "without") or (key in ("and", "but") and hit.form == "g"):
            return before
        return None
    if subject is None or subject[1] > other.first:
        same = {other.form, hit.form} <= {"d", "p", "n"}
        same = same or (other.cue.term == "add")
        if key == "but" or (key in ("and", ",") and same):
            return before
        return None
    if key in ("and", "but", "while", "though", "although", "whereas"):
        return before
    return None


def _before_mark(view: View, after: Complement, end: int) -> int:
    """Where marks, conjunctions and what the sentence adds about the saying end the content."""
    i = after.start
    if _MAY_END.isdisjoint(view.keys[i:end]):
        return end
    phrasal = after.kind in ("np", "inf", "ing")
    listing = False
    keys, quote_at = view.keys, view.quote_at
    while i < end:
        if quote_at[i] >= 0:
            phrasal = phrasal or (i == after.start)
            i = view.quotations[quote_at[i]].end
            continue
        key = keys[i]
        if key not in _MAY_END:
            i += 1
            continue
        if phrasal and key in ("and", "but", "while") and _goes_on(view, i, end):
            return i
        if key in ("but", "without", "and") and _says_no_more(view, i, end):
            return i
        if phrasal and i > after.start and _is_circumstance(view, i, end):
            return i
        if phrasal and key == "," and i + 1 < end and view.keys[i + 1] in AUX and view.is_finite(i + 1):
            return i
        if (
            (key == "," or key in DASHES)
            and i + 2 < end
            and view.keys[i + 1] in ("a", "an")
            and view.keys[i + 2] in _COMMENTS
        ):
            return i
        listing = listing or key == ":"
        if key == ";" and (not listing):
            return i
        i += 1
    return end


def _says_no_more(view: View, at: int, end: int) -> bool:
    """Whether a conjunction begins what the speaker left open: "but did not elaborate", "without giving details"."""
    keys = view.keys
    i = at + 1
    if i < end and (keys[i] in SUBJECTS):
        i += 1
    return keys[i : i + 2] == ["did", "not"] or keys[i : i + 1] in (["didn't"], ["declined"], ["refused"], ["gave"])


def _is_circumstance(view: View, i: int, end: int) -> bool:
    """Whether a phrase begins here that says when or where the words were said: "during a visit to …", "when he met …"."""
    keys = view.keys
    key = keys[i]
    if key in ("when", "while", "as"):
        if i + 1 < end and key == "while" and keys[i + 1] in PREPOSITIONS:
            return True
        after = phrase_after(view, i + 1, end, wide=True)
        return i + 1 < after < end and view.is_finite(after) and (key != "as" or view.mention_at[i + 1] is not None)
    if key not in _CIRCUMSTANCES:
        return False
    event = next((w for b, _, w in _events().scan(keys, i + 1, min(end, i + 8)) if _is_plain(view, i + 1, b)), None)
    whole = key in ("during", "following", "after", "before") or keys[i - 1] == ","
    return event is not None and (whole or event.kind == "speech")


def _is_plain(view: View, start: int, stop: int) -> bool:
    """Whether nothing but determiners, adjectives and numbers stands between two places."""
    return all(view.is_modifier(i) for i in range(start, stop))


@cache
def _events() -> Lexicon:
    return Lexicon(t for t in load("occasions.tsv").terms if t.kind != "channel")


def _goes_on(view: View, at: int, end: int) -> bool:
    """Whether a second verb of the sentence follows a conjunction, or after a comma a second clause."""
    i = at + 1
    while i < end - 1 and view.is_adverb(i):
        i += 1
    if i >= end - 1:
        return False
    key = view.keys[i]
    kinds = view.verbs.get(key, "")
    if kinds and set(kinds) <= {"d", "p"} and (not _is_adjective(view, at - 1)):
        return True
    if not kinds and key.endswith("ed"):
        return True
    if key in AUX and key not in ("being", "been", "be"):
        return True
    if view.keys[at - 1] != ",":
        return False
    after = phrase_after(view, i, end)
    return i < after < end and view.is_finite(after)


def _is_adjective(view: View, i: int) -> bool:
    """Whether the word before an "and" is an adjective, so that a form in -ed after it is one: "expanded and improved ties"."""
    key = view.keys[i]
    return (
        key in _ADJECTIVES
        or "d" in view.verbs.get(key, "")
        or key.endswith(
            ("ional", "ical", "ial", "ual", "ral", "ic", "ive", "ous", "ful", "able", "gent", "cent", "dent", "tent")
        )
    )
