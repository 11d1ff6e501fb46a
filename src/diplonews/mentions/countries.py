"""Countries in running text: names (kind ``C``) and adjectives or nouns of people (kind ``A``).

One scan finds the longest terms of the table of countries and of ``not_countries.tsv`` (seas, regions, wars: names that hold a
country's name and are none). Rules then ask the neighbourhood:

==================  =============================================================================================
rule                what it decides
==================  =============================================================================================
country.case        acronyms count in capitals only; words that are also common words only when capitalised
country.money       "US $50 million", "Canadian dollars" speak of a currency
country.language    "in French", "the English-language daily" speak of a language
country.compound    "anti-American", "post-Soviet", "former Soviet" speak about a country, not of an actor
country.surname     after a given name, an initial or Mr. it is a surname ("Michael Jordan")
country.given       before a surname it is a given name, for the few that are ("Chad Smith")
country.other       the sentence speaks of another thing of that name ("Atlanta, Georgia")
country.shared      Congo, Korea, Dominican and the like: the nearest clear name in the sentence, then in the text
country.head        "the Republic of", "Kingdom of", "State of" before a name belong to it; so does "Republic" after
==================  =============================================================================================
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from functools import cache

from attrs import define, field

from diplonews.countries import Name, country_lexicon
from diplonews.lexicon import Lexicon, Term, rows
from diplonews.mentions.mention import Mention
from diplonews.text.tokens import Tokens, fold
from diplonews.values import Country, Note

_ABOUT = frozenset(("anti", "pro", "ex", "post", "pre", "pan", "non", "un", "de"))
_COURTESY = frozenset("mr mr. mrs mrs. ms ms. miss dr dr. rep. sen. prof. judge sir lady lord dame".split())
_HEADS = frozenset(
    "republic kingdom state principality sultanate emirate commonwealth union federation duchy empire dominion confederation".split()
)
_HEAD_ADJECTIVES = frozenset(
    "islamic democratic federal people's socialist arab united hashemite independent plurinational bolivarian oriental cooperative "
    "federative federated sovereign grand former then transitional soviet military".split()
)
_AFTER_HEADS = frozenset(("republic", "kingdom", "federation", "confederation", "empire"))
_LANGUAGE_BEFORE = frozenset("in into speak speaks speaking spoke fluent".split())
_MONEY = frozenset(
    "dollar dollars pound pounds franc francs peso pesos rupee rupees yen crowns krona kronor krone kroner lira liras lire "
    "rouble roubles ruble rubles reais rand dinar dinars dirham dirhams marks guilder guilders peseta pesetas shilling shillings "
    "ringgit baht tenge som manat hryvnia zloty forint riyal riyals rial rials cents $ £ €".split()
)
_NOT_NOUNS = frozenset("and or but to for by with on at as , . ; : ! ? ) ] \" '".split())
_PERSONAL = frozenset("said says told added joked scored played wrote who himself herself".split())
_US_PRONOUN = frozenset(
    "let tell tells told give gives gave ask asks asked show shows teach join joins help helps lets of".split()
)
_OF_US = frozenset("all some most many both each none one any two half".split())


@define
class Contexts:
    """The rows of ``country_contexts.tsv`` by rule: word sets by name."""

    no: Mapping[str, frozenset[str]]
    yes: Mapping[str, frozenset[str]]
    first: frozenset[str]
    unlike: frozenset[str]
    lower: frozenset[str]
    years: Mapping[str, tuple[str, int, int]]


@cache
def contexts() -> Contexts:
    """The neighbourhood words, loaded on first need."""
    table: dict[str, dict[str, frozenset[str]]] = {}
    for row in rows("country_contexts.tsv"):
        table.setdefault(row["rule"], {})[row["name"]] = frozenset(row["words"].split())
    years: dict[str, tuple[str, int, int]] = {}
    for row in rows("country_contexts.tsv"):
        if row["rule"] == "years":
            code, span = row["words"].split()
            first, last = span.split("-")
            years[row["name"]] = (code, int(first), int(last))
    return Contexts(
        table["not"], table["yes"], frozenset(table["first"]), table["unlike"]["*"], table["lower"]["*"], years
    )


@cache
def given_names() -> frozenset[str]:
    """Given names in look-up form, without those that name a country as well."""
    countries = country_lexicon()
    names = (fold(row["term"]) for row in rows("names.tsv") if row["kind"] == "g")
    return frozenset(name for name in names if countries.at((name,), 0) is None)


@cache
def lexicon() -> Lexicon:
    """The table of countries with the names that are no countries (kind ``X``) before it."""
    return Lexicon.of_phrases((r["term"], "X", r["kind"]) for r in rows("not_countries.tsv")) | country_lexicon()


@define
class _Reader:
    """A text with what the rules ask of it, computed on first need."""

    tokens: Tokens
    _starts: list[int] | None = None
    _case: dict[int, str] = field(factory=dict)
    _keys: dict[int, frozenset[str]] = field(factory=dict)
    _all: frozenset[str] | None = None
    _years: list[int] | None = None

    def sentence(self, i: int) -> int:
        """The number of the sentence of token ``i``."""
        if self._starts is None:
            self._starts = [first for first, _ in self.tokens.sentences]
        return bisect_right(self._starts, i) - 1

    def case(self, i: int) -> str:
        """How the sentence of token ``i`` is written: ``upper``, ``lower``, ``title`` or ``mixed``."""
        number = self.sentence(i)
        if number not in self._case:
            first, last = self.tokens.sentences[number]
            words = [w for w in self.tokens.words[first:last] if w[0].isalpha()]
            capitals = sum(w[0].isupper() for w in words)
            if not capitals:
                found = "lower"
            elif capitals > 2 and sum(w.isupper() for w in words) >= 0.8 * len(words):
                found = "upper"
            else:
                found = "title" if len(words) > 4 and capitals >= 0.75 * len(words) else "mixed"
            self._case[number] = found
        return self._case[number]

    def sentence_keys(self, i: int) -> frozenset[str]:
        number = self.sentence(i)
        if number not in self._keys:
            first, last = self.tokens.sentences[number]
            self._keys[number] = frozenset(self.tokens.keys[first:last])
        return self._keys[number]

    def vocabulary(self) -> frozenset[str]:
        if self._all is None:
            self._all = frozenset(self.tokens.keys)
        return self._all

    def years(self) -> list[int]:
        """The years of our time that the text names."""
        if self._years is None:
            numbers = [int(k) for k in self.vocabulary() if len(k) == 4 and k.isascii() and k.isdigit()]
            self._years = [n for n in numbers if 1800 <= n <= 2100]
        return self._years

    def key(self, i: int) -> str:
        """The key of token ``i``; empty outside the text."""
        return self.tokens.keys[i] if 0 <= i < len(self.tokens.keys) else ""

    def word(self, i: int) -> str:
        return self.tokens.words[i] if 0 <= i < len(self.tokens.words) else ""

    def same_line(self, i: int) -> bool:
        """Whether tokens ``i - 1`` and ``i`` are in one sentence and not far apart."""
        return 0 < i < len(self.tokens.words) and self.sentence(i - 1) == self.sentence(i)


def _case(reader: _Reader, i: int, j: int, term: Term) -> bool:
    word, name = reader.word(i), term.data
    if name.form.isupper() and "." not in name.form and len(name.form) <= 6:
        if not word.isupper():
            return True
        if word == "US" and reader.case(i) == "upper":
            before = reader.key(i - 1)
            return before in _US_PRONOUN and (before != "of" or reader.key(i - 2) in _OF_US)
        return False
    if word[0].isupper() or name.form[0].islower():
        return False
    return j == i + 1 and reader.key(i) in contexts().lower


def _money(reader: _Reader, _i: int, j: int, term: Term) -> bool:
    after = reader.key(j)
    if term.kind == "A" or term.data.code == "US":
        return after in _MONEY
    return False


def _language(reader: _Reader, i: int, j: int, term: Term) -> bool:
    if term.kind != "A" or term.data.source == "people":
        return False
    after = reader.key(j)
    if after in ("language", "translation", "alphabet") or (
        after == "-" and reader.key(j + 1) in ("language", "speaking")
    ):
        return True
    return reader.key(i - 1) in _LANGUAGE_BEFORE and (after in _NOT_NOUNS or not after)


def _compound(reader: _Reader, i: int, _j: int, term: Term) -> bool:
    before = reader.key(i - 1)
    if before == "-":
        return reader.key(i - 2) in _ABOUT
    return term.kind == "A" and term.data.code in ("SU", "YU") and before == "former"


def _surname(reader: _Reader, i: int, j: int, term: Term) -> bool:
    if j != i + 1 or not reader.same_line(i) or term.data.form.isupper() or reader.key(j) == "-":
        return False
    before, word = reader.key(i - 1), reader.word(i - 1)
    if before in _COURTESY:
        return True
    if len(word) == 2 and word[1] == "." and word[0].isupper():
        return reader.word(i - 2)[:1].isupper() or i < 2
    return before in given_names() and word[0].isupper() and reader.case(i) != "lower"


def _given(reader: _Reader, i: int, j: int, term: Term) -> bool:
    if j != i + 1 or term.kind != "C" or reader.key(i) not in contexts().first:
        return False
    if not reader.same_line(j) or reader.case(i) in ("upper", "title", "lower"):
        return False
    follower = reader.word(j)
    if not (follower[0].isupper() and follower.isalpha() and len(follower) > 1 and not follower.isupper()):
        return False
    if reader.key(i - 1) in ("of", "in", "inside", "across", "throughout", "outside", "near", "around"):
        return False
    return reader.key(j) not in contexts().unlike and lexicon().at(reader.tokens.keys, j) is None


def _other(reader: _Reader, i: int, j: int, _term: Term) -> bool:
    known, key = contexts(), reader.key(i)
    if j != i + 1 or key not in known.no:
        return False
    if key == "georgia" and reader.key(i - 1) == "of" and reader.word(i - 2) == "state":
        return True
    near, yes = reader.sentence_keys(i), known.yes.get(key, frozenset())
    if reader.key(i - 1) in (",", "(") and (reader.key(i - 2) in known.no[key] or _american(reader, i - 2, yes)):
        return True
    if not known.no[key].isdisjoint(near):
        return near.isdisjoint(yes)
    return key == "georgia" and "atlanta" in reader.vocabulary() and reader.vocabulary().isdisjoint(yes)


def _american(reader: _Reader, i: int, yes: frozenset[str]) -> bool:
    """Whether a town of the United States ends at token ``i``, or an unlisted one in a text on other states of that union."""
    from diplonews.places import entries  # on demand: few texts come here

    word = reader.word(i)
    if (
        not (word[:1].isupper() and word.isalpha())
        or reader.key(i) in yes
        or lexicon().at(reader.tokens.keys, i) is not None
    ):
        return False
    for rest, spot in entries(reader.key(i)):
        if not rest:
            return "US" in spot.codes and "GE" not in spot.codes and spot.capital_of in (None, "US")
    states = {
        "texas",
        "ohio",
        "alabama",
        "florida",
        "tennessee",
        "kentucky",
        "california",
        "michigan",
        "pennsylvania",
        "virginia",
    }
    return not reader.vocabulary().isdisjoint(states) and reader.vocabulary().isdisjoint(
        yes - {"russia", "russian", "ukraine", "nato"}
    )


REJECTING: tuple[tuple[str, str, Callable[[_Reader, int, int, Term], bool]], ...] = (
    ("country.case", "a common word in this writing", _case),
    ("country.money", "a currency", _money),
    ("country.language", "a language", _language),
    ("country.compound", "about a country, not of it", _compound),
    ("country.surname", "a surname", _surname),
    ("country.given", "a given name", _given),
    ("country.other", "another thing of that name", _other),
)
"""The rules that take a term for something else than a country, in the order in which they are asked: name, reason, rule."""


def _widen(reader: _Reader, i: int, j: int, kind: str) -> tuple[int, int, str]:
    """Take "the Republic of" before, or "Republic" after, into the mention."""
    if kind == "A":
        if reader.key(j) in _AFTER_HEADS and reader.word(j)[0].isupper() and reader.key(j + 1) not in ("guard", "day"):
            return i, j + 1, "C"
        return i, j, kind
    at = i - 1
    if reader.key(at) == "the":
        at -= 1
    if reader.key(at) != "of" or reader.key(at - 1) not in _HEADS or not reader.word(at - 1)[0].isupper():
        return i, j, kind
    first = at - 1
    while reader.key(first - 1) in _HEAD_ADJECTIVES and reader.word(first - 1)[0].isupper():
        first -= 1
    return first, j, kind


def _settle(reader: _Reader, open_: list[Mention], clear: list[tuple[int, str]]) -> None:
    """Give each mention of a shared name the country that its neighbourhood speaks of."""
    by_codes: dict[tuple[str, ...], list[tuple[int, str]]] = {}
    for mention in open_:
        codes = mention.data.shared
        known = by_codes.setdefault(codes, [])
        if not known:
            known += [pair for pair in clear if pair[1] in codes] or [(-1, mention.data.code)]
        at = bisect_right(known, (mention.first, "~"))
        near = known[max(at - 1, 0) : at + 1]
        number = reader.sentence(mention.first)
        same = [pair for pair in near if pair[0] >= 0 and reader.sentence(pair[0]) == number]
        if same:
            code = min(same, key=lambda pair: abs(pair[0] - mention.first))[1]
        elif len({code for _, code in known}) == 1:
            code = known[0][1]
        else:
            code = known[at - 1][1] if at else mention.data.code
        mention.value = Country(code)


def find(tokens: Tokens, *, notes: list[Note] | None = None) -> list[Mention]:
    """All countries named in a text, in text order: kind ``C`` for names, ``A`` for adjectives and nouns of people.

    The value is a :class:`~diplonews.values.Country`, the data the :class:`~diplonews.countries.Name` that was found. Capitals
    and seats of government are not reported here (see :mod:`diplonews.mentions.places`), but help to settle shared names.
    ``notes`` takes what looks like a country and is read as something else. Linear in the length of the text.
    """
    reader = _Reader(tokens)
    found: list[Mention] = []
    shared: list[Mention] = []
    clear: list[tuple[int, str]] = []
    people: set[str] = set()  # names that were read as a person's
    for i, j, term in lexicon().scan(tokens.keys):
        if term.kind == "X":
            continue
        name: Name = term.data
        if term.kind in "LS":
            if tokens.words[i][0].isupper():
                clear.append((i, name.code))
            continue
        end = j - 1 if name.source == "prefix" else j
        against = next(((rule, why) for rule, why, asks in REJECTING if asks(reader, i, end, term)), None)
        if against is not None:
            rule, why = against
            if rule in ("country.surname", "country.given"):
                people.add(tokens.keys[i])
            if notes is not None and rule != "country.case":
                notes.append(Note(*tokens.span(i, end), rule, f"read as {why}"))
            continue
        first, last, kind = _widen(reader, i, end, term.kind)
        if found and found[-1].last > first:
            first = i
        mention = Mention(first, last, kind, Country(name.code), data=name)
        found.append(mention)
        if name.shared:
            shared.append(mention)
        else:
            clear.append((i, name.code))
    if shared:
        _settle(reader, shared, clear)
    if people:
        spoken_for = {(name, code) for i, code in clear for name in people if reader.key(i) != name}
        found = [m for m in found if not _is_person(reader, m, people, spoken_for)]
    for mention in found:
        _date_back(reader, mention)
    return found


def _is_person(reader: _Reader, mention: Mention, people: set[str], spoken_for: set[tuple[str, str]]) -> bool:
    """Whether a bare name takes up a person of the text ("Michael Jordan … Jordan said") and nothing speaks for the country."""
    if mention.last != mention.first + 1 or reader.key(mention.first) not in people:
        return False
    return reader.key(mention.last) in _PERSONAL and (reader.key(mention.first), mention.value.code) not in spoken_for


def _date_back(reader: _Reader, mention: Mention) -> None:
    """Read a name by the years that the text names (Republic of China before 1950)."""
    span = contexts().years.get(mention.data.form.lower())
    if span is None:
        return
    code, first, last = span
    years = [
        int(k) for k in reader.vocabulary() if len(k) == 4 and k.isascii() and k.isdigit() and 1800 <= int(k) <= 2100
    ]
    if years and all(first <= year <= last for year in years):
        mention.value = Country(code)
