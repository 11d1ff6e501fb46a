"""The parser of sanctions: a verb, a measure and a preposition between two sides."""

from __future__ import annotations

from collections.abc import Iterator

from diplonews import Actor
from diplonews.chunks import Chunk
from diplonews.document import Document
from diplonews.parsers.draft import Draft
from diplonews.rules import Rule, hits
from sanctionsnews.record import Sanction

# S: a verb of imposing, M: a measure, T: against, on. The other letters are those of diplonews.chunks.LETTERS.
_SIDE = r"e?[A]?[PRBCL]"
_VERB = r"(?:u|m|v|x|t)*(?P<verb>S)"
_MEASURE = r"[exXA]{0,3}(?P<measure>M)"
_DATE = r"(?:[nidx]{0,2}(?P<when>D))?"

RULES = (
    Rule(
        "sanction.active",
        rf"(?P<sender>{_SIDE}) (?:n?D)? {_VERB} {_MEASURE} [Tnft] (?P<target>{_SIDE}) {_DATE}",
        "Norway imposed sanctions on Belarus",
    ),
    Rule(
        "sanction.verb",
        rf"(?P<sender>{_SIDE}) (?:n?D)? (?:u|m)*(?P<both>V) (?P<target>{_SIDE}) {_DATE}",
        "Peru sanctioned Chile",
    ),
)


def parse(document: Document) -> Iterator[Sanction]:
    """The sanctions of a document, in text order."""
    found = []
    for _, line in document.lines(document.words("sanctionsnews")):
        taken: set[int] = set()
        for rule, match in hits(RULES, line):
            at = {name: match.end(name) - 1 for name, value in match.groupdict().items() if value is not None}
            if at["target"] not in taken:
                record = _record(document, rule.name, {name: line.chunks[k] for name, k in at.items()})
                if record is not None:
                    taken.add(at["target"])
                    found.append(record)
    yield from sorted(found, key=lambda r: r.span.start)


def _side(document: Document, chunk: Chunk) -> tuple[Actor, ...]:
    """Who a chunk speaks of; a capital that acts stands for its country."""
    if chunk.mention is None:
        return ()
    value = chunk.mention.value
    if chunk.letter == "L":
        return (value.country,) if value is not None and value.country else ()
    return document.who(chunk.mention)


def _record(document: Document, rule: str, chunks: dict[str, Chunk]) -> Sanction | None:
    senders, targets = _side(document, chunks["sender"]), _side(document, chunks["target"])
    if not senders or not targets or senders == targets:
        return None
    verb = chunks.get("verb") or chunks["both"]
    measure = chunks.get("measure", verb)
    first, last = chunks["sender"].first, chunks["target"].last
    draft = Draft(Sanction, rule, *document.span(first, last))
    draft.set("senders", senders, *document.chunk_span(chunks["sender"]))
    draft.set("targets", targets, *document.chunk_span(chunks["target"]))
    draft.set("measure", measure.data["measure"], *document.chunk_span(measure))
    draft.set("status", verb.data["status"], *document.chunk_span(verb))
    draft.set("wording", document.quote(verb.first, last), *document.span(verb.first, last))
    when = chunks.get("when")
    if when is not None and when.mention is not None and when.mention.value is not None:
        draft.set("when", when.mention.value, *document.chunk_span(when))
    return draft.build()
