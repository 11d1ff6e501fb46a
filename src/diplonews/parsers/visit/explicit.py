"""Visits that a word of visiting or travelling tells of: every trigger of every sentence is read into sightings."""

from __future__ import annotations

from collections.abc import Callable

from diplonews.document import Document
from diplonews.parsers.events import sentences
from diplonews.parsers.events.parties import members
from diplonews.parsers.events.sentences import Sentence
from diplonews.parsers.visit import frames, nouns
from diplonews.parsers.visit.book import Book, Trip

READERS: dict[str, Callable[[Sentence, int, Book], None]] = {
    "V": nouns.visit_word,
    "N": nouns.noun,
    "Y": frames.visiting,
    "T": frames.going,
    "J": frames.arriving,
    "Z": frames.leaving,
    "W": frames.hosting,
    "S": frames.accompanied,
    "F": frames.due,
    "6": frames.attending,
    "P": frames.named_guest,
    "R": frames.named_guest,
}
"""Which reader a trigger's letter calls."""


def explicit_visits(document: Document) -> list[Trip]:
    """The trips that the text names as such, in text order; ask for them by ``document.once(explicit_visits)``."""
    book = Book()
    for sentence in document.once(sentences.read):
        book.members = members(document, sentence.number)
        for k, letter in enumerate(sentence.letters):
            reader = READERS.get(letter)
            if reader is not None:
                reader(sentence, k, book)
    return book.trips
