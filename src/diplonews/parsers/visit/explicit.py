"""Visits that a word of visiting or travelling tells of: every trigger of every sentence is read into sightings."""

from __future__ import annotations

import re
from collections.abc import Callable

from diplonews.document import Document
from diplonews.parsers.events import sentences
from diplonews.parsers.events.sentences import PRESENT, Sentence
from diplonews.parsers.visit import company, frames, hosts, nouns, stays
from diplonews.parsers.visit.book import Book, Trip

READERS: dict[str, Callable[[Sentence, int, Book], None]] = {
    "V": nouns.visit_word,
    "N": nouns.noun,
    "Y": frames.visiting,
    "T": stays.going,
    "J": stays.arriving,
    "Z": frames.leaving,
    "W": hosts.hosting,
    "S": company.accompanied,
    "F": frames.due,
    "6": frames.attending,
    "g": stays.led_away,
    "B": stays.led_away,
    "P": frames.named_guest,
    "R": frames.named_guest,
}
"""Which reader a trigger's letter calls."""
_TOLD = frozenset(READERS) - {"P", "R", "B"}
_TRIGGERS = re.compile(f"[{''.join(_TOLD)}]")
_GUESTS = re.compile(f"[{''.join(_TOLD)}PR]")  # "the visiting minister" is one mention
_DELEGATIONS = re.compile(f"[{''.join(_TOLD)}B]")  # and so is "a presidential delegation"


def explicit_visits(document: Document) -> list[Trip]:
    """The trips that the text names as such, in text order; ask for them by ``document.once(explicit_visits)``."""
    book = Book()
    for sentence in document.once(sentences.read):
        if _TOLD.isdisjoint(sentence.told) and PRESENT not in sentence.told:
            continue
        book.sentence = sentence
        if PRESENT in sentence.told:
            stays.present(sentence, book)
            stays.spoke_here(sentence, book)
            stays.aside(sentence, book)
        triggers = _GUESTS if "Y" in sentence.told else _DELEGATIONS if "g" in sentence.told else _TRIGGERS
        for trigger in triggers.finditer(sentence.letters):
            READERS[trigger[0]](sentence, trigger.start(), book)
    return book.trips
