"""The actors of a document by the nouns and surnames that may stand for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplonews.values import Actor, Body, Person

if TYPE_CHECKING:
    from diplonews.document import Document


def nouns_of_actors(document: Document) -> dict[tuple[str, str], tuple[list[int], list[Actor]]]:
    """Nouns in the titles of people and the names of bodies, with the place of first mention and the actor."""
    found: dict[tuple[str, str], tuple[list[int], list[Actor]]] = {}
    for mention in document.mentions:
        if len(mention.who) != 1 or mention.kind not in "PB":
            continue
        actor = document.actors[mention.who[0]]
        words = (
            actor.title if isinstance(actor, Person) and actor.name else actor.name if isinstance(actor, Body) else None
        )
        kind = "person" if isinstance(actor, Person) else "body"
        for word in dict.fromkeys((words or "").lower().split()):
            places, actors = found.setdefault((kind, word), ([], []))
            places.append(mention.first)
            actors.append(actor)
    return found


def last_names(document: Document) -> dict[str, Actor]:
    found: dict[str, Actor] = {}
    for actor in document.actors:
        if isinstance(actor, Person) and actor.name:
            found.setdefault(actor.name.split()[-1].lower(), actor)
    return found
