"""Whose words they are: a speaker phrase as actors, named by their fullest form or, where nobody is named, by the phrase."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from attrs import define, field

from diplonews.mentions.mention import Mention
from diplonews.parsers.statement.actors import authors, last_names, nouns_of_actors, sender
from diplonews.parsers.statement.nouns import documents, is_speaker, kinds, noun_kind
from diplonews.parsers.statement.parts import CUT, SPEAKING, parts_of
from diplonews.parsers.statement.phrases import Range
from diplonews.parsers.statement.view import DETERMINERS, OBJECTS, PREPOSITIONS, SUBJECTS, View
from diplonews.values import Actor, Body, Country, Person

_PAIRS = frozenset(
    ("they", "both", "both sides", "the two sides", "both parties", "the two parties", "the parties", "the sides")
)
_PASSING = frozenset("seen obtained reviewed viewed cited quoted carried reported leaked acquired".split())
_INDEFINITE = frozenset(("a", "an", "another", "second"))
_SINGLE = frozenset("president king queen emperor chancellor premier pope taoiseach sultan emir".split())
_OUTLETS = frozenset(
    "paper newspaper daily site website portal magazine broadcaster channel network group organisation organization".split()
)
_STYLES = frozenset("excellency highness majesty holiness h.e. h.h. h.r.h.".split())
_REFERRING = SUBJECTS - {"we"} | {"excellency"}
_REACH = 150  # tokens back to who spoke before
_NEAR = 60  # tokens back to those who spoke together
_LATELY = 8  # statements back to whoever "he" or "it" is


@define(eq=False)
class Spoken:
    """Actors with the token range that names each."""

    actors: list[Actor] = field(factory=list)
    ranges: list[Range] = field(factory=list)

    def add(self, actors: Sequence[Actor], named: Range) -> bool:
        """Take in actors that a token range names; whether there are any."""
        for actor in actors:
            if actor not in self.actors:
                self.actors.append(actor)
                self.ranges.append(named)
        return bool(actors)


@define(eq=False)
class Speakers:
    """Resolves speaker phrases in text order, and remembers those without a name for "the source" and "officials"."""

    view: View
    _by_noun: dict[str, list[Actor]] = field(factory=dict)
    _said: list[tuple[int, list[Actor], bool]] = field(factory=list)
    """Who spoke so far: where, the actors, and whether they are several."""
    _content: Range = (0, 0)
    _plural: bool = False
    _any_noun: bool = False
    _says: bool = False
    _relayed: bool = False

    def resolve(
        self,
        phrase: Range,
        *,
        any_noun: bool = False,
        says: bool = False,
        relayed: bool = False,
        content: Sequence[Range] = (),
        start: int = 0,
    ) -> Spoken:
        """The actors of a speaker phrase; empty where it names nobody, or a thing and not ``any_noun`` will do.

        ``relayed`` is for what stands after "according to": a plan or a law is nobody there unless somebody made it.
        """
        self._any_noun, self._relayed, self._plural = any_noun, relayed, False
        found = Spoken()
        parts = parts_of(self.view, phrase)
        self._says = says and len(parts) == 1
        for part in parts:
            self._resolve_part(part, found)
        if content and self.view.keys[phrase[0]] in ("he", "she"):
            own = content[0][1] <= phrase[0]
            found.actors = self._outside(
                found.actors, phrase[0], (start, content[0][1]) if own else self._content, own and not any_noun
            )
        if content:
            self._content = content[-1]
        if found.actors:
            self._said.append((phrase[0], found.actors, len(found.actors) > 1 or self._plural))
        return found

    def _outside(self, actors: list[Actor], pronoun: int, content: Range, narrated: bool) -> list[Actor]:
        """Whom "he" means behind words that speak of somebody: not him, but who spoke before."""
        view = self.view
        before = next(
            (who for who in reversed(self._said[-_LATELY:]) if not who[2] and isinstance(who[1][0], Person)), None
        )
        if before is None or pronoun - before[0] > _REACH:
            return actors
        for mention in view.document.mentions_in(*content):
            if mention.kind in "PR" and list(view.document.who(mention)[:1]) == actors:
                led = view.keys[mention.first - 1] in PREPOSITIONS  # "a talk with Voss is planned, she said"
                acts = narrated and not led and view.is_finite(mention.last)  # "Voss was shocked, she said"
                return actors if acts else before[1]
        return actors

    def _office(self, first: int, mention: Mention, actors: Sequence[Actor]) -> Sequence[Actor]:
        """Who holds an office: "a diplomat" is nobody who was named before, "the official" is whom the text called so before."""
        noun, document = self.view.keys[mention.last - 1], self.view.document
        named = [a for a in actors if isinstance(a, Person) and a.name]
        office = " ".join(key for key in self.view.keys[mention.first : mention.last] if key not in DETERMINERS)
        if not named:
            told = isinstance(mention.value, Person) and mention.value.country is not None
            return self._holder(office, mention) or actors if told and noun in _SINGLE else actors
        if self.view.keys[first] in _INDEFINITE:
            return () if document.mentions_of(mention.who[0])[0].first < first else actors
        if len(named) == 1 and noun_kind(noun) == "group":
            return ()  # "officials" are more than one
        if any(office in (a.title or "").lower() for a in named):
            return actors
        return self._by_noun.get(noun) or self._holder(office, mention) or actors

    def _holder(self, office: str, mention: Mention) -> list[Actor]:
        """Who was named before with an office in the title, or with its last word and of its country: the one named last."""
        country = mention.value.country if isinstance(mention.value, Person) else None
        word = office.rpartition(" ")[2]
        places, actors = self._index.get(("person", word), ((), ()))
        at = bisect_left(places, mention.first)
        for actor in reversed(actors[max(0, at - _NEAR) : at]):
            title = (actor.title or "").lower() if isinstance(actor, Person) else ""
            same = country is not None and getattr(actor, "country", None) == country
            if office in title or (same and word in _SINGLE and title.endswith(word)):
                return [actor]
        return []

    @property
    def _index(self) -> dict[tuple[str, str], tuple[list[int], list[Actor]]]:
        return self.view.document.once(nouns_of_actors)

    def _resolve_part(self, part: Range, found: Spoken) -> None:
        view = self.view
        first, last = part
        while first < last and (view.keys[first] in ("both",) or view.is_adverb(first)):
            first += 1
        if first >= last:
            return
        mention = self._head(first, last)
        if mention is not None:
            actors = self._together(mention) or self._actors(mention)
            if mention.kind == "R":
                actors = self._office(first, mention, actors)
            self._plural = self._plural or (mention.kind == "R" and noun_kind(view.keys[mention.last - 1]) == "group")
            if found.add(actors, (mention.first, mention.last)):
                return
        pronoun = view.keys[first].partition("'")[0]
        if view.keys[last - 1] in _STYLES:
            pronoun, first = "excellency", last - 1  # "Her Excellency"
        ours = pronoun == "we" and self._recent(pronoun, first)
        if last - first > 1 or (pronoun not in _REFERRING and not ours):
            found.add(self._unnamed(first, last), (first, last))
        elif not found.add(self._recent(pronoun, first), (first, last)):
            word = view.words[first].partition("'")[0]
            found.add([Body(name=word) if pronoun == "they" else Person(title=word)], (first, last))

    def _head(self, first: int, last: int) -> Mention | None:
        """The mention that is the head of the phrase, if one is."""
        view = self.view
        end = first
        while end < last:
            mention = view.mention_at[end]
            if mention is not None:
                end = min(mention.last, last)
                continue
            if end > first and view.keys[end] in CUT:
                break
            end += 1
        while end > first and view.keys[end - 1] in (",", ")", "'", "himself", "herself", "itself", "themselves"):
            if view.mention_at[end - 1] is not None:
                break
            end -= 1
        mention = view.mention_at[end - 1] if end > first else None
        holder = view.mention_at[last - 1]
        if mention is not None and mention.kind == "R" and holder is not None and holder.kind == "P":
            before = view.keys[holder.first - 1]  # "the secretary for security policy Hugh Mallory"
            if end < holder.first and before.isalpha() and before not in CUT and before not in DETERMINERS:
                return holder
        if mention is not None and isinstance(mention.value, Body) and mention.value.name[:1] in ("'", "’"):
            return None  # a common noun after the name of its owner
        if mention is not None and isinstance(mention.value, Person) and (mention.value.name or "A").islower():
            return None  # common words that only look like a name
        if mention is not None and (mention.kind == "h" or self._is_inert(mention, last)):
            return None
        if mention is not None and mention.kind in "AL" and not mention.who:
            return mention if mention.kind == "L" and mention.value is not None else None
        return mention if mention is not None and mention.kind in SPEAKING else None

    def _is_inert(self, mention: Mention, last: int) -> bool:
        """Whether a mention is no speaker here: "the leaders of three states", "the cooperation programme"."""
        keys = self.view.keys
        if mention.kind == "G":
            return mention.last < last and keys[mention.last] == "of"
        words = [key for key in keys[mention.first : mention.last] if key != "the"]
        return (
            mention.kind == "B"
            and len(words) < 3
            and noun_kind(keys[mention.last - 1]) == "paper"
            and not self._any_noun
        )

    def _together(self, mention: Mention) -> Sequence[Actor]:
        """Who "they" or "both sides" are where several spoke just before."""
        words = " ".join(self.view.keys[mention.first : mention.last])
        if mention.kind not in "GH" or words not in _PAIRS or not self._said:
            return ()
        at, actors, plural = self._said[-1]
        paired = words == "they" or len(actors) == 2
        return actors if plural and paired and mention.first - at < _NEAR else ()

    def _actors(self, mention: Mention) -> tuple[Actor, ...]:
        actors = self.view.document.who(mention)
        if not actors and mention.kind in "GH":
            return tuple(self._recent(self.view.keys[mention.first], mention.first))
        if mention.kind == "L" and mention.value is not None:
            return (Body(name=mention.value.name, country=mention.value.country),)
        return actors

    def _recent(self, pronoun: str, before: int) -> Sequence[Actor]:
        """Who "it" or "they" are, by the speakers so far: a body, country or group."""
        document = self.view.document
        if pronoun in ("i", "we"):
            return authors(document, before, _REACH)
        if pronoun == "it" and (subject := self._opening(before)):
            return subject
        wanted = Person if pronoun in ("he", "she", "who", "excellency") else (Body, Country)
        for _, actors, plural in reversed(self._said[-_LATELY:]):
            if plural == (pronoun == "they") and (plural or isinstance(actors[0], wanted)):
                return actors
        named = {"it": "BC", "excellency": "P"}.get(pronoun, "")
        mentions = document.mentions_in(max(0, before - 120), before) if named else ()
        return next((list(document.who(m))[:1] for m in reversed(mentions) if m.kind in named), ())

    def _opening(self, at: int) -> Sequence[Actor]:
        """The body or country that begins the sentence before token ``at``, where nobody spoke in it."""
        view = self.view
        number = bisect_right(view.sentences, (at, at)) - 2
        if number < 0:
            return ()
        first, stop = view.sentences[number]
        if stop != view.sentences[number + 1][0] or (self._said and self._said[-1][0] >= first):
            return ()
        mention = view.mention_at[first] or (view.mention_at[first + 1] if first + 1 < stop else None)
        return view.document.who(mention) if mention is not None and mention.kind in "BC" else ()

    def _unnamed(self, first: int, last: int) -> Sequence[Actor]:
        """A speaker without a name: its phrase, or what the same noun called before. Nobody where the noun cannot speak."""
        view = self.view
        begin = first
        while begin < last - 1 and view.keys[begin] in DETERMINERS and view.keys[begin + 1] != "-":
            begin += 1
        end = begin
        while end < last and not (view.keys[end] in CUT and end > begin and view.mention_at[end] is None):
            end += 1
        head = end - 1
        if head < begin or not view.is_word(head):
            return ()
        if view.keys[head] in PREPOSITIONS and view.keys[head - 1] != "-":
            return ()
        noun = view.keys[head]
        kind = noun_kind(noun)
        if view.is_name(head) and not is_speaker(noun) and head and (view.is_word(head - 1) or view.in_quote(head - 1)):
            kind = kinds().get(noun) or kinds().get(noun.removesuffix("s"))  # a surname in -er is no noun
        if kind is None and not view.is_name(head):  # "a source close to the talks", "officials familiar with them"
            owner = max((i for i in range(begin, head) if view.keys[i] in ("'s", "'")), default=begin - 1)
            for i in range(owner + 1, head):  # not the president of "the president's visit"
                if noun_kind(view.keys[i]) is not None and view.keys[i + 1] not in ("'s", "-", "'"):
                    noun, kind = view.keys[i], noun_kind(view.keys[i])
                    break
        told = self._any_noun or self._says or view.is_name(head) or noun in SUBJECTS or noun in OBJECTS
        if kind is None and not told:
            return ()
        if kind in ("document", "paper"):
            issuer = self._issuer(begin, head, last)
            if issuer:
                self._by_noun[noun] = issuer
                return issuer
            if kind == "paper" and (self._relayed or not self._any_noun):
                return ()
        plain = noun in _OUTLETS and not any(map(view.is_name, range(begin, head)))  # "the activist group"
        short = end == last and (head == begin or plain)
        if short and (view.keys[first] in ("the", "this", "that") or noun.endswith("s")):
            known = self._known(noun, kind, first)
            if known:
                return known
        if view.is_name(head) and begin == first:
            named = view.document.once(last_names).get(noun)  # the one person of that last name
            if named is not None:
                return (named,)
        start, stop = view.document.span(begin, last)
        name = " ".join(view.document.text[start:stop].split())
        country = self._country(first, last)
        actor: Actor
        self._plural = self._plural or kind == "group"
        if kind == "person":
            actor = Person(title=name, country=country)
        elif kind is None and view.is_name(head) and first == begin:
            actor = Person(name=name, country=country)
        else:
            actor = Body(name=name, country=country)
        self._by_noun[noun] = [actor]
        return (actor,)

    def wrote(self, noun: str, actors: list[Actor]) -> None:
        """Remember who wrote what is called by a noun, such as a tweet."""
        self._by_noun[noun] = actors

    def issued(self, first: int, last: int, actors: list[Actor]) -> None:
        """Remember whose the documents are that are named in a range: "the ministry said in a statement"."""
        keys = self.view.keys
        if len(self._said) > 1:
            first = max(first, self._said[-2][0])  # what stands before who spoke last is theirs
        if documents().isdisjoint(keys[first:last]):
            return
        for i in range(first, last):
            if keys[i] in documents() and "in" in keys[max(0, i - 4) : i] and keys[i - 1] not in ("the", "in"):
                self._by_noun[keys[i]] = actors

    def _issuer(self, begin: int, head: int, last: int) -> list[Actor]:
        """Who speaks through a document: "the ministry's statement", "a note from the embassy", "a ministry statement"."""
        view = self.view
        by = next((i for i in range(head + 1, last - 1) if view.keys[i] in ("by", "from")), None)
        if by is not None and view.keys[by - 1] in _PASSING:
            last = by  # "a letter seen by the agency"
        elif by is not None and view.mention_at[by] is None:
            found = Spoken()
            self._resolve_part((by + 1, last), found)
            return found.actors
        for i in (*range(head + 2, last), *range(head - 1, begin - 1, -1)):
            mention = view.mention_at[i]
            linked = i > head and view.keys[i - 1] in ("from", "by", "of", "the", "a")
            owning = i < head and view.keys[i + 1] in ("'s", "'")
            owning = owning or (mention is not None and mention.kind == "B" and self._is_compound(mention.last, head))
            owning = owning and view.keys[mention.first - 1 if mention else i] not in ("-", "/")
            if (
                mention is None
                or mention.kind not in "PRBC"
                or not (linked or owning or (mention.first <= i - 1 and i > head))
            ):
                continue
            if (
                i > head
                and view.keys[mention.first - 1] not in ("from", "by", "of")
                and view.keys[mention.first - 2] not in ("from", "by", "of")
            ):
                continue
            if isinstance(mention.value, Body) and mention.value.name[:1] in ("'", "’"):
                continue
            actors = view.document.who(mention)
            if len(actors) == 1:
                return list(actors)
        return []

    def _is_compound(self, stop: int, head: int) -> bool:
        """Whether nothing but common nouns stands between a name and the head of its phrase: "the ministry news release"."""
        words = range(stop, head)
        return len(words) < 3 and all(self.view.is_word(i) and not self.view.is_name(i) for i in words)

    def _country(self, first: int, last: int) -> Country | None:
        for i in range(first, last):
            mention = self.view.mention_at[i]
            if mention is None or mention.value is None:
                continue
            if isinstance(mention.value, Country):
                return mention.value
            country = getattr(mention.value, "country", None)
            if isinstance(country, Country):
                return country
        return None

    def _known(self, noun: str, kind: str | None, before: int) -> Sequence[Actor]:
        """The actor that a bare noun stands for: an unnamed speaker, a body of that name, a person of that office."""
        if noun in self._by_noun:
            return self._by_noun[noun]
        if kind == "document" and (issued := sender(self.view.document, noun, before, _REACH)):
            return issued
        if noun in _OUTLETS:
            spoke = next((who for who in reversed(self._said[-3:]) if isinstance(who[1][0], Body)), None)
            if spoke is not None and len(spoke[1]) == 1 and before - spoke[0] < _REACH:
                return spoke[1]
            near = reversed(self.view.document.mentions_in(max(0, before - _NEAR), before))
            return next((list(self.view.document.who(m))[:1] for m in near if m.kind == "B"), ())
        for wanted in ("person", "body") if kind == "person" else ("body",):
            places, actors = self._index.get((wanted, noun), ((), ()))
            at = bisect_left(places, before)
            if at:
                return (actors[at - 1],)
        return ()
