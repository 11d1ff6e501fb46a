"""What an instrument is about, where its own phrase does not say: after the verb, as its aim, or by what it covers."""

from __future__ import annotations

from functools import cache

from diplonews.document import Document
from diplonews.lexicon import Lexicon, Term, keys_of, rows
from diplonews.parsers.memorandum.entry import Entry
from diplonews.parsers.memorandum.extents import bounds
from diplonews.parsers.memorandum.right_edge import RightEdge
from diplonews.parsers.titles.model import Part
from diplonews.parsers.titles.subjects import clean, is_bare

_FAR = 25  # tokens after the phrase in which the words stand
_STOPS = frozenset((".", ";", ":", "!", "?", '"', "(", ")"))
_SKIPPED = frozenset(("the", "a", "an", "their", "its", "both", "up", "out"))
_NOT_ABOUT = frozenset(("one", "other", "behalf", "all", "part"))
_MEANS = frozenset(
    "measures steps ways efforts actions means plans attempts plan assistance right contribution".split()
)
_MEANT_BEFORE = frozenset("this that these those such which it them".split())
_MODAL = frozenset(("will", "would", "can", "could", "may", "shall", "is", "are"))
_NOT_ON = frozenset("based depending depends later earlier early dependent working agreed reached".split())
_BEHIND = ("passive", "participle", "event")
_ON = frozenset(("on", "concerning", "regarding"))


@cache
def _openers() -> Lexicon:
    """The words of kind ``aim`` in ``lexica/nounphrases.tsv``: "is aimed at", "provides for", "in the fields of"."""
    return Lexicon(Term(keys_of(r["term"]), "aim") for r in rows("nounphrases.tsv") if r["kind"] == "aim")


def about(document: Document, entry: Entry) -> Part | None:
    """The subject of an entry from the sentences that speak of it; None where they do not say."""
    if entry.status == "ratified" or entry.phrase.whole:
        return None
    keys, openers = document.tokens.keys, _openers()
    told = [(entry.phrase, entry.line, entry.link), *((p, line, link) for p, _, line, link in entry.also)]
    for phrase, line, link in told:
        at = line.find(phrase) if line is not None else -1
        if line is None or at < 0:
            continue
        chunk = line.chunks[at]
        begin = chunk.last
        verb = line.chunks[link.verb].last if link is not None and link.line is line and link.voice in _BEHIND else 0
        others = {c.first for c in line.chunks if c.letter == "I" and c is not chunk}
        edge = RightEdge(document, line.firsts[0], line.firsts[-1])
        last = min(edge.last, max(begin, verb) + _FAR)
        under = keys[phrase.first - 1] == "under"  # "may stay, under the agreement, to end the work"
        for k in range(begin, last):
            if keys[k] in _STOPS or k in others or (entry.several and keys[k].startswith("includ")):
                break
            wishes = k == begin and keys[k] in ("that", "which") and keys[k + 1] in ("would", "could", "will")
            if wishes or keys[k : k + 2] == ["under", "which"]:
                return _subject(edge, end) if (end := _will(edge, k + 1)) else None
            term = openers.at(keys, k, last)
            on = keys[k] in _ON and not entry.several and keys[k - 1] not in _NOT_ON
            does = k == begin and keys[k].endswith("s") and _is_doing(keys[k])  # the accord waives visas
            aim = keys[k] == "to" and k + 1 < last and not under and "," not in keys[begin:k]
            after = k + len(term.words) if term is not None else edge.verb(k + 1) if aim else k + 1 if on or does else 0
            if after and (part := _subject(edge, after, after_on=on)):
                return part
    return None


def _will(edge: RightEdge, first: int) -> int:
    """Where the verb ends that a modal stands before: "under which Norway will build ferries"."""
    modal = next((k for k in range(first, min(first + 12, edge.last - 1)) if edge.keys[k] in _MODAL), 0)
    return modal + 2 if modal else 0


def _subject(edge: RightEdge, first: int, *, after_on: bool = False) -> Part | None:
    """The words from ``first`` on that may be a subject, up to the end of the noun phrase."""
    keys, last = edge.keys, edge.last
    while first < last and (keys[first] in _SKIPPED or _is_doing(keys[first])):
        first += 1
    if (
        first >= last
        or keys[first] in _MEANT_BEFORE
        or not keys[first][0].isalnum()
        or (after_on and keys[first] in bounds()["setting"] | _NOT_ABOUT)
    ):
        return None
    mention = edge.over.get(first)
    if mention is not None and mention.kind in "DPRHGCL":
        after = keys[mention.last] if mention.kind in "CL" and mention.last < last else "."
        bound = bounds()
        if after != "'s" and (not after.isalpha() or after in bound["left"] or after in bound["right"]):
            return None  # with Ghana; but: the Accra road
    end = edge.right(first, opened=True)
    end = next(
        (k for k in range(first + 1, end - 1) if keys[k] == "to" and edge.verb(k + 1) and keys[k - 1] not in _MEANS),
        end,
    )
    between = keys.index("between", first, end) if "between" in keys[first:end] else end
    between = next((k for k in range(first + 1, between) if keys[k] == "with" and edge.is_state(k + 1)), between)
    part = clean(edge.tokens, first, between) if between > first else None
    if part is not None and not is_bare(edge.tokens, part):
        return part
    field = next((k for k in range(between, end - 2) if keys[k] == "in" and keys[k + 1] == "the"), end)
    return clean(edge.tokens, field, end) if field < end else None  # cooperation between the two in the field of water


def _is_doing(key: str) -> bool:
    """Whether a word says what is to be done with the subject: "protect", "protecting", "providing"."""
    verbs = bounds()["do"]
    key = key.removesuffix("s")
    return key in verbs or (key.endswith("ing") and (key[:-3] in verbs or key[:-3] + "e" in verbs))
