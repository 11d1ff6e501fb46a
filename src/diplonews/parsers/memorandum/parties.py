"""The parties of an instrument: from its title, from those who made it, or from the setting."""

from __future__ import annotations

import re

from diplonews.document import Document
from diplonews.parsers.draft import Draft
from diplonews.parsers.memorandum.entry import Entry
from diplonews.parsers.memorandum.judge import SPOKEN
from diplonews.parsers.memorandum.makers import ALONE, Makers, Making
from diplonews.parsers.memorandum.people import bodies_by_name, countries_by_code
from diplonews.parsers.memorandum.phrases import Phrase
from diplonews.parsers.memorandum.setting import Setting, Told, country_of
from diplonews.parsers.titles import actor
from diplonews.parsers.titles.model import Part
from diplonews.parsers.titles.subjects import words
from diplonews.records import Memorandum
from diplonews.values import Actor, Body, Country, Person

_WITH = "memorandum.parties.with"
# The end of a name in small letters that tells a body from its state: "justice ministries".
_OWN_NAME = re.compile(r"\w (?:ministr(?:y|ies)|banks?|universit(?:y|ies)|agenc(?:y|ies)|academ(?:y|ies))$")

Row = tuple[Actor, int, int, str]


class Parties:
    """Finds makers and parties of the entries of one document."""

    def __init__(self, document: Document, setting: Setting) -> None:
        self.document = document
        self.setting = setting
        self._making = Making(document, setting)

    def of(self, entry: Entry) -> tuple[Makers, list[Row]]:
        """Who signed and who looked on, and the parties with where and by which rule they are told."""
        makers = self._making.of(entry)
        return makers, [(self._called(r[0]), *r[1:]) for r in self._rows(entry, makers)]

    @staticmethod
    def fill(draft: Draft[Memorandum], rows: list[Row]) -> None:
        """Set parties and countries."""
        if rows:
            draft.set("parties", tuple(dict.fromkeys(r[0] for r in rows)), *rows[0][1:3], rule=rows[0][3])
            for _, s, e, rule in rows[1:]:
                draft.support("parties", s, e, rule=rule)
        countries: dict[Country, tuple[int, int]] = {}
        for a, s, e, _ in rows:
            country = country_of(a)
            if country is not None:
                countries.setdefault(country, (s, e))
        for k, (s, e) in enumerate(countries.values()):
            if k == 0:
                draft.set("countries", tuple(countries), s, e, rule="memorandum.countries.parties")
            else:
                draft.support("countries", s, e, rule="memorandum.countries.parties")

    def _called(self, who: Actor) -> Actor:
        """A country by the name that the article has for it."""
        return self.document.once(countries_by_code).get(who.code, who) if isinstance(who, Country) else who

    def _rows(self, entry: Entry, makers: Makers) -> list[Row]:
        document, phrase = self.document, entry.phrase
        spans = document.span
        rows: list[Row] = []
        for party in phrase.title.parties:
            who = self._by_mention(party.name) or self._known(actor(document.tokens, party))
            if isinstance(who, Person) and party.rule in ("of", "by") and who.country is not None:
                who = who.country  # presidents by name speak for their states
            rows.append((who, *spans(party.first, party.last), f"memorandum.parties.{party.rule}"))
        if not rows:
            rows = self._before_the_word(entry)
            makers.others |= bool(rows) and phrase.kind in SPOKEN  # what one organisation says
        if entry.link is not None and entry.link.word in ALONE and len(makers.parties) == 1:
            one = makers.parties[0].actor  # what one organisation adopts
            makers.others |= isinstance(one, Body) and one.country is None and self.setting.is_international(one)
        told = self.setting.told(entry.sentence, exclude=(phrase.first, phrase.end))
        makers_all = [*makers.parties, *makers.people]
        loose = all(g.loose for g in makers_all)
        if loose and makers_all and not {c for c, _, _ in told} <= {country_of(g.actor) for g in makers_all}:
            makers.parties, makers.people = [], []  # the group word was taken for others than the sentence names
        partners = bool(rows) and all(p.rule == "with" for p in phrase.title.parties)
        vague = loose and len(told) == 2  # the sentence names whom the group word means
        if (len(rows) < 2 or partners) and not vague:
            firm = [r for r in makers.parties if not isinstance(r.actor, Country)]
            chosen = firm if len(firm) > 1 and not rows else makers.parties
            rows += [
                (g.actor, *spans(g.first, g.last), _WITH if g.partner else "memorandum.parties.makers")
                for g in chosen
                if all(g.actor != r[0] and (country_of(g.actor) is None or g.actor != country_of(r[0])) for r in rows)
            ]
        one_side = partners and len(rows) == len(phrase.title.parties)
        if (len(rows) < 2 or one_side or all(r[3] == _WITH for r in rows)) and not vague:
            for g in makers.people:
                country = country_of(g.actor)
                if country is not None and all(country != country_of(r[0]) for r in rows):
                    rows.append((country, *spans(g.first, g.last), "inferred.memorandum.parties.offices"))
        known = {c for r in rows if (c := country_of(r[0])) is not None}
        pair = self.setting.pair(
            entry.sentence, phrase.at, told=told, known=known, linked=entry.link is not None or phrase.kind in SPOKEN
        )
        if phrase.title.shared is not None and not phrase.title.parties and len(pair) == 2:
            return self._shared(phrase.title.shared, pair)
        makers.others |= phrase.titled and self.document.tokens.words[phrase.core] == "International"
        makers.others |= entry.link is None and not rows and (self._is_proper(phrase) or self._is_placed(phrase))
        if len(rows) < 2 and not makers.others and not phrase.inside:
            for country, s, e in pair:
                if all(country != country_of(r[0]) for r in rows) and len(rows) < 2:
                    rows.append((country, s, e, "inferred.memorandum.parties.setting"))
        return [_plain(r) for r in self._with_countries([self._stateless(_plain(r)) for r in rows], pair)]

    def _is_proper(self, phrase: Phrase) -> bool:
        """Whether a proper name tells an instrument ("the Good Friday Agreement"): whose it is does not show in the setting."""
        own = set(self.document.tokens.keys[phrase.core : phrase.at]) - words("manner")
        inside = self.document.mentions_in(phrase.core, phrase.end)
        if phrase.title.subject is not None:
            own -= words("topic") | words("cooperation") | words("quality")
            told = phrase.title.subject_rule != "title-words" and phrase.determiner == "the"
            own = {k for k in own if k.isalpha()} if told and all(m.kind not in "CA" for m in inside) else set()
        held = any(m.kind == "B" and m.first < phrase.at < m.last for m in inside)
        return phrase.named or (phrase.titled and (bool(own) or held))

    def _is_placed(self, phrase: Phrase) -> bool:
        """Whether a title is a convention's, or names the place where many made it: "the Los Angeles Declaration on Migration"."""
        over = self.document.mentions_in(phrase.core, phrase.at) if phrase.titled else []
        return phrase.kind == "convention" or (phrase.determiner == "the" and any(m.kind == "L" for m in over))

    def _before_the_word(self, entry: Entry) -> list[Row]:
        """A body named right before the word for the instrument: "the ASEAN communique"."""
        keys = self.document.tokens.keys
        for phrase in (entry.phrase, *(p for p, _, _, _ in entry.also)):
            for m in self.document.mentions_in(phrase.core, phrase.at):
                if m.kind == "B" and m.last <= phrase.at and keys[m.last] != "-":
                    return [
                        (a, *self.document.span(m.first, m.last), "memorandum.parties.before-the-word")
                        for a in self.document.who(m)
                    ]
        return []

    def _stateless(self, row: Row) -> Row:
        """An office of an international organisation belongs to no country, wherever it sits."""
        who = row[0]
        if isinstance(who, Body) and who.country is not None and " " in who.name and self.setting.is_international(who):
            return (Body(name=who.name), *row[1:])
        return row

    def _shared(self, part: Part, pair: Told) -> list[Row]:
        """ "the diplomatic academies of the two countries": one of each."""
        text = self._shared_name(part)
        s, e = self.document.span(part.first, part.last)
        return [(Body(name=text, country=c) if text else c, s, e, "memorandum.parties.shared") for c, _, _ in pair]

    def _by_mention(self, name: Part) -> Actor | None:
        """The body that the article knows by just this name, in its fullest form."""
        for m in self.document.mentions_in(name.first, name.last):
            if m.kind == "B" and (m.first, m.last) == (name.first, name.last) and m.who:
                who = self.document.actors[m.who[0]]
                return who if isinstance(who, Body) and who.name.isupper() is False else None
        return None

    def _known(self, who: Actor) -> Actor:
        """A party with the country that the article gives it elsewhere."""
        if isinstance(who, Body) and who.country is None:
            known = self.document.once(bodies_by_name).get(who.name.lower())
            return Body(name=who.name, country=known.country) if known is not None else who
        return who

    def _shared_name(self, part: Part) -> str:
        """The head that several countries share, without "of the two countries"; empty where nothing else is said."""
        keys = self.document.tokens.keys
        first, last = part.first, part.last
        for k in range(first, last):
            if keys[k] == "of" and not {"two", "both", "countries", "states", "sides"}.isdisjoint(keys[k:last]):
                last = k
                break
        while first < last and keys[first] in ("the", "two", "both", "their", "its"):
            first += 1
        text = " ".join(self.document.text[slice(*self.document.span(first, last))].split()) if last > first else ""
        return "" if text.lower() in ("sides", "parties", "countries", "governments", "states", "nations") else text

    def _with_countries(self, rows: list[Row], pair: Told) -> list[Row]:
        """Give bodies of a bilateral instrument the country that the other one leaves, or those of the setting in order."""
        open_ = [
            k
            for k, r in enumerate(rows)
            if isinstance(r[0], Body) and r[0].country is None and not self.setting.is_international(r[0])
        ]
        if not open_ or len(rows) != 2 or len(pair) != 2:
            return rows
        codes = [c for c, _, _ in pair]
        known = {c for r in rows if (c := country_of(r[0])) is not None}
        if known and not known & set(codes):
            return rows
        result = list(rows)
        for k, country in zip(open_, [c for c in codes if c not in known], strict=False):
            body, s, e, rule = rows[k]
            assert isinstance(body, Body)
            result[k] = (Body(name=body.name, country=country), s, e, rule)
        return result


def shares(document: Document, entry: Entry, rows: list[Row]) -> list[list[Row]]:
    """The parties of each instrument: one for each partner where "agreements with Chad and Malta" were signed, or "Chad and Malta
    signed agreements with Ghana", one for each pair "respectively"; else all together."""
    theirs = [r for r in rows if r[3] == _WITH]
    ours = [r for r in rows if r[3] != _WITH]
    paired = entry.phrase.plural and len(ours) == len(theirs) > 1
    if paired and "respectively" in document.tokens.keys[slice(*document.sentences[entry.sentence])]:
        return [[one, other] for one, other in zip(ours, theirs, strict=True)]
    many = max(len(ours), len(theirs))
    each = min(len(ours), len(theirs)) == 1 and {country_of(r[0]) for r in rows} - {None}
    counted = entry.count == many or (entry.count is None and entry.phrase.determiner != "count")
    if not (entry.phrase.plural and many > 1 and counted and each and len(each) == len(rows)):
        return [rows]
    return [[one, other] for one in ours for other in theirs]


def _plain(row: Row) -> Row:
    """The state for an organ of it that has no name of its own ("the government", "its cabinet")."""
    who = row[0]
    if not isinstance(who, Body) or who.country is None or not who.name.islower() or " of " in who.name:
        return row
    return row if _OWN_NAME.search(who.name) else (who.country, *row[1:])
