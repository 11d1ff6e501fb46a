"""Transcripts: paragraphs that begin with a speaker's name and a colon, "Q:" or "MINISTER LAVROV:"."""

from __future__ import annotations

from collections.abc import Iterator

from diplonews.parsers.statement.sentence import Reading
from diplonews.parsers.statement.view import View

_LONGEST = 9  # tokens before the colon
_MARKS = frozenset("q a question answer moderator reporter interviewer host".split())
_NOTES = frozenset(
    "note editor source photo caption date place time venue contact tags related read updated subject topic summary".split()
)


def turns(view: View) -> Iterator[Reading]:
    """The turns of a transcript, one a paragraph; nothing where only one paragraph looks like one."""
    colons = view.document.tokens.index.get(":", ())
    if len(colons) < 2:
        return
    found: list[Reading] = []
    capitals = 0
    near = {view.paragraph(i) for i in colons if i - view.paragraph_starts[view.paragraph(i)] < _LONGEST}
    for number in sorted(near):
        first, stop = view.document.tokens.paragraphs[number]
        colon = _colon(view, first, stop)
        if colon is None:
            continue
        capitals += all(view.words[i].isupper() or not view.is_word(i) for i in range(first, colon))
        found.append(
            Reading("say.transcript", (first, stop), None, (first, colon), pieces=[(colon + 1, stop)], verbatim=True)
        )
    if len(found) >= 2 and capitals * 2 >= len(found):
        yield from found


def _colon(view: View, first: int, stop: int) -> int | None:
    """Where the name of a speaker ends at the head of a paragraph, or None."""
    for i in range(first, min(stop - 1, first + _LONGEST)):
        if view.in_quote(i):
            return None
        if view.keys[i] == ":":
            if i == first or view.in_quote(i + 1):
                return None
            upper = all(view.words[k].isupper() or not view.is_word(k) for k in range(first, i))
            named = view.keys[first] in _MARKS and i == first + 1
            ok = (upper and view.keys[first] not in _NOTES) or named
            return i if ok and not view.words[i + 1][0].isdigit() else None
    return None
