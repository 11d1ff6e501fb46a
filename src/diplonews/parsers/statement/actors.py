"""The actors of a document by the nouns and surnames that may stand for them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from diplonews.parsers.events.parties import issuer
from diplonews.values import Actor, Body, Person

if TYPE_CHECKING:
    from diplonews.document import Document

_ISSUING = frozenset("issued published released sent wrote posted signed addressed circulated".split())
_MUTUAL = frozenset(("agreed", "agree", "both", "concluded"))  # what only several do


def authors(document: Document, at: int, reach: int) -> list[Actor]:
    """Who "I" or "we" at token ``at`` are outside quotations: the one author of the text, or the one whom a release names above
    it; in "Dr Orlov and I" and "we agreed" with the person of another country who is named last."""
    names, keys = document.heading.authors, document.tokens.keys
    known: list[Actor] = [a for a in document.actors if isinstance(a, Person) and a.name in names]
    found = known[:1]
    if not names and (number := document.once(issuer)) is not None:
        found = [document.actors[number]]
    if not found and len(names) == 1:
        found = [Person(name=names[0])]
    beside = keys[at] == "i" and keys[at - 1 : at] == ["and"]
    mutual = keys[at] == "we" and not _MUTUAL.isdisjoint(keys[at + 1 : at + 2])
    for mention in (
        reversed(document.mentions_in(max(0, at - (3 if beside else reach)), at)) if beside or mutual else ()
    ):
        actors = document.who(mention) if mention.kind == "P" else ()
        if found and actors and getattr(actors[0], "country", None) != getattr(found[0], "country", None):
            return [*found, *actors]
    return found


def nouns_of_actors(document: Document) -> dict[tuple[str, str], tuple[list[int], list[Actor]]]:
    """Nouns in the titles of people and the names of bodies, with the place of first mention and the actor."""
    found: dict[tuple[str, str], tuple[list[int], list[Actor]]] = {}
    of_actor: dict[int, list[tuple[list[int], list[Actor]]]] = {}
    for mention in document.mentions:
        if len(mention.who) != 1 or mention.kind not in "PB":
            continue
        number = mention.who[0]
        actor = document.actors[number]
        if number not in of_actor:
            kind = "person" if isinstance(actor, Person) else "body"
            words = actor.name if isinstance(actor, Body) else getattr(actor, "title", None) if actor.name else None
            of_actor[number] = [
                found.setdefault((kind, word), ([], [])) for word in dict.fromkeys((words or "").lower().split())
            ]
        for places, actors in of_actor[number]:
            places.append(mention.first)
            actors.append(actor)
    return found


def last_names(document: Document) -> dict[str, Actor]:
    found: dict[str, Actor] = {}
    for actor in document.actors:
        if isinstance(actor, Person) and actor.name:
            found.setdefault(actor.name.split()[-1].lower(), actor)
    return found


def sender(document: Document, noun: str, before: int, reach: int) -> tuple[Actor, ...]:
    """Who issued what the noun of a document called last: "The ministry issued a release. | The release said"."""
    keys, places = document.tokens.keys, document.tokens.index.get(noun, ())
    at = bisect_left(places, before) - 1
    if at < 0 or before - places[at] > reach:
        return ()
    first = document.tokens.sentences[bisect_right(document.tokens.sentences, (places[at], len(keys))) - 1][0]
    verb = next((i for i in range(places[at] - 1, max(first, places[at] - 12), -1) if keys[i] in _ISSUING), first)
    named = [m for m in document.mentions_in(first, verb) if m.kind in "PRBC" and m.last <= verb]
    return document.who(named[-1]) if named else ()
