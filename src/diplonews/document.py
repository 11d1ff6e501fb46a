"""``Document``: a text with its tokens, mentions and actors, which every parser reads."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define, field

from diplonews.chunks import Chunk, Line, spell
from diplonews.heading import Heading
from diplonews.lexicon import Hits, Lexicon, exists, load
from diplonews.mentions import read_mentions
from diplonews.mentions.mention import Mention, with_nested
from diplonews.text.furniture import REASONS, news
from diplonews.text.tokens import Tokens, tokenize
from diplonews.values import Actor, Note, Quote

if TYPE_CHECKING:
    from diplonews.records import Record
    from diplonews.registry import Registry

T = TypeVar("T")
R = TypeVar("R", bound="Record")


@define(eq=False)
class Document:
    """What a parser is given: tokens, sentences, mentions, actors and the date to count from.

    ``actors[n]`` is the actor that ``mention.who`` calls ``n``, in its fullest form. ``anchor`` is the day of publication, if
    known. ``heading`` is what stands above the news itself (title, byline, dateline), ``body`` the first token below it.
    Parsers of other record types may be asked for their records with :meth:`records`.
    """

    tokens: Tokens
    mentions: list[Mention]
    actors: list[Actor]
    anchor: dt.date | None = None
    heading: Heading = field(factory=Heading)
    body: int = 0
    registry: Registry | None = None
    notes: list[Note] = field(factory=list)
    _firsts: list[int] = field(factory=list)
    _by_actor: dict[int, list[Mention]] = field(factory=dict)
    _memo: dict[Any, Any] = field(factory=dict)

    @classmethod
    def read(
        cls,
        text: str,
        *,
        anchor: dt.date | None = None,
        heading: Heading | None = None,
        registry: Registry | None = None,
    ) -> Document:
        """Tokens, mentions and actors of a text."""
        tokens = tokenize(text)
        heading = heading or Heading()
        body = bisect_left(tokens.starts, heading.body_start)
        tokens.sentences = [  # what stands in the heading is of no sentence of the news
            part
            for first, last in tokens.sentences
            for part in (((first, body), (body, last)) if first < body < last else ((first, last),))
        ]
        mentions, actors, notes = read_mentions(tokens, anchor=anchor, heading=heading, registry=registry)
        tokens.sentences, furniture = news(tokens)  # names in captions are known, but nothing is read there
        notes = [*notes, *(Note(*tokens.span(first, last), rule, REASONS[rule]) for first, last, rule in furniture)]
        tokens.sentences = [(max(first, body), last) for first, last in tokens.sentences if last > body]
        return cls(tokens, mentions, actors, anchor, heading, body, registry, notes, [m.first for m in mentions])

    @property
    def text(self) -> str:
        return self.tokens.text

    @property
    def sentences(self) -> list[tuple[int, int]]:
        """Token ranges of the sentences below the heading, without those of page furniture."""
        return self.tokens.sentences

    def mentions_in(self, first: int, last: int) -> list[Mention]:
        """The mentions that begin in a range of tokens."""
        return self.mentions[bisect_left(self._firsts, first) : bisect_left(self._firsts, last)]

    def unsaid(self, token: int) -> bool:
        """Whether a token says "today" where nothing says which day that is."""
        return self.tokens.keys[token] in ("today", "tonight") and not self.heading.dated

    def line(self, first: int, last: int, words: Lexicon) -> Line:
        """A range of tokens (a sentence) as chunks, with a parser's own trigger words."""
        hits: Hits = self.tokens.hits.get(words) or words.hits_within(self.tokens.keys, first, last)
        return spell(self.tokens, self.mentions_in(first, last), words, hits, first, last)

    def hits(self, words: Lexicon) -> Hits:
        """Where the terms of a lexicon stand, found on first need."""
        return words.hits(self.tokens)

    def lines(self, words: Lexicon) -> Iterable[tuple[int, Line]]:
        """The sentences below the heading that hold a trigger word, with their numbers; the others are not spelled at all."""
        keys = self.tokens.keys
        for number, (first, last) in enumerate(self.tokens.sentences):
            if last > self.body and words.touches(keys[first:last]):
                yield number, self.line(first, last, words)

    def words(self, name: str) -> Lexicon:
        """A lexicon by the name of its file, with the words that the registry adds to it."""
        return _words(self.registry, name)

    def who(self, mention: Mention) -> tuple[Actor, ...]:
        """The actors that a mention refers to; for one that stays open, what its own words say, if anything."""
        if mention.who:
            return tuple(self.actors[n] for n in mention.who)
        return (mention.value,) if mention.kind in "PRBC" and mention.value is not None else ()

    def mentions_of(self, actor: int) -> list[Mention]:
        """The mentions that refer to one actor, in text order."""
        if not self._by_actor:
            for mention in with_nested(self.mentions):
                for number in mention.who:
                    self._by_actor.setdefault(number, []).append(mention)
        return self._by_actor.get(actor, [])

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Character offsets of a range of tokens."""
        return self.tokens.span(first, last)

    def quote(self, first: int, last: int) -> Quote:
        """A range of tokens as a quote."""
        return Quote.cut(self.text, *self.span(first, last))

    def chunk_span(self, chunk: Chunk) -> tuple[int, int]:
        """Character offsets of a chunk."""
        return self.span(chunk.first, chunk.last)

    def note(self, first: int, last: int, rule: str, reason: str) -> None:
        """Record that something was seen and left out."""
        self.notes.append(Note(*self.span(first, last), rule, reason))

    def once(self, work: Callable[[Document], T]) -> T:
        """The result of ``work(self)``, computed on first need."""
        if work not in self._memo:
            self._memo[work] = work(self)
        result: T = self._memo[work]
        return result

    def forget(self) -> None:
        """Drop what :meth:`once` and :meth:`records` keep. It refers to the document, so that only now both go at once, and
        not with the next round of garbage collection."""
        self._memo.clear()

    def records(self, record_type: type[R]) -> tuple[R, ...]:
        """The records of one type, from the parser that the registry names for it, computed on first need."""
        if record_type not in self._memo:
            entry = next((e for e in self.registry.entries if e.record is record_type), None) if self.registry else None
            self._memo[record_type] = tuple(entry.load()(self)) if entry else ()
        found: tuple[R, ...] = self._memo[record_type]
        return found


@lru_cache(maxsize=64)
def _words(registry: Registry | None, name: str) -> Lexicon:
    added = registry.lexicon(name) if registry is not None else Lexicon(())
    return added | load(name) if exists(name) else added
