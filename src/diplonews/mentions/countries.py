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

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable
from functools import cache

from diplonews.countries import Name, by_code, country_lexicon
from diplonews.lexicon import Lexicon, Term, rows
from diplonews.mentions.mention import Mention
from diplonews.mentions.offices import joined
from diplonews.mentions.setting import Reader, contexts, country, given_names, words_of
from diplonews.text.tokens import Tokens
from diplonews.values import Country, Note


@cache
def lexicon() -> Lexicon:
    """The table of countries with the names that are no countries (kind ``X``) before it."""
    return Lexicon.of_phrases((r["term"], "X", r["kind"]) for r in rows("not_countries.tsv")) | country_lexicon()


def _case(reader: Reader, i: int, j: int, term: Term) -> bool:
    word, name = reader.words[i], term.data
    if name.form.isupper() and "." not in name.form and len(name.form) <= 6:
        if not (word[0].isupper() and word[-1].isupper()):  # RoK too
            return True
        if word == "US" and reader.case(i) == "upper":
            before = reader.keys[i - 1]
            return before in words_of("us-before") and (
                before != "of" or reader.keys[i - 2] in words_of("of-us-before")
            )
        return False
    if word[0].isupper() or name.form[0].islower():
        return False
    return j == i + 1 and reader.keys[i] in contexts().lower


def _money(reader: Reader, _i: int, j: int, term: Term) -> bool:
    after = reader.keys[j]
    if term.kind == "A" or term.data.code == "US":
        return after in words_of("money")
    return False


def _language(reader: Reader, i: int, j: int, term: Term) -> bool:
    if term.kind != "A" or term.data.source == "people":
        return False
    after = reader.keys[j]
    if after in ("language", "translation", "alphabet") or (
        after == "-" and reader.keys[j + 1] in ("language", "speaking")
    ):
        return True
    return reader.keys[i - 1] in words_of("language-before") and (after in words_of("not-noun") or not after)


def _compound(reader: Reader, i: int, _j: int, term: Term) -> bool:
    before = reader.keys[i - 1]
    if before == "-":
        return reader.keys[i - 2] in words_of("about")
    return term.kind == "A" and term.data.code in ("SU", "YU") and before == "former"


def _surname(reader: Reader, i: int, j: int, term: Term) -> bool:
    if j != i + 1 or not reader.same_line(i) or term.data.form.isupper() or reader.keys[j] == "-":
        return False
    before, word = reader.keys[i - 1], reader.words[i - 1]
    if before in words_of("courtesy"):
        return True
    if len(word) == 2 and word[1] == "." and word[0].isupper():
        return reader.words[i - 2][:1].isupper() or i < 2
    return before in given_names() and word[0].isupper() and reader.case(i) != "lower"


def _given(reader: Reader, i: int, j: int, term: Term) -> bool:
    if j != i + 1 or term.kind != "C" or reader.keys[i] not in contexts().first:
        return False
    if not reader.same_line(j) or reader.case(i) in ("upper", "title", "lower"):
        return False
    follower = reader.words[j]
    if not (
        follower[0].isupper() and follower.replace("'", "").isalpha() and len(follower) > 1 and not follower.isupper()
    ):
        return False
    if reader.keys[i - 1] in ("of", "in", "inside", "across", "throughout", "outside", "near", "around"):
        return False
    return reader.keys[j] not in contexts().unlike and lexicon().at(reader.tokens.keys, j) is None


def _other(reader: Reader, i: int, j: int, _term: Term) -> bool:
    known, key = contexts(), reader.keys[i]
    if j != i + 1 or key not in known.no:
        return False
    if not _beside(reader, i).isdisjoint(known.beside.get(key, ())) and (
        reader.keys[i - 1] != "of" or reader.words[i - 2] != "State"
    ):
        return True
    near, yes = reader.sentence_keys(i), known.yes.get(key, frozenset())
    if reader.keys[i - 1] in (",", "(") and (reader.keys[i - 2] in known.no[key] or _american(reader, i - 2, yes)):
        return True
    if not known.no[key].isdisjoint(near):
        return near.isdisjoint(yes)
    return key == "georgia" and "atlanta" in reader.vocabulary() and reader.vocabulary().isdisjoint(yes)


def _american(reader: Reader, i: int, yes: frozenset[str]) -> bool:
    """Whether a town of the United States ends at token ``i``, or an unlisted one in a text on other states of that union."""
    from diplonews.places import entries  # on demand: few texts come here

    word = reader.words[i]
    if (
        not (word[:1].isupper() and word.isalpha())
        or reader.keys[i] in yes
        or lexicon().at(reader.tokens.keys, i) is not None
    ):
        return False
    for rest, spot in entries(reader.keys[i]):
        if not rest:
            return "US" in spot.codes and "GE" not in spot.codes and spot.capital_of in (None, "US")
    states = words_of("us-state")
    return not reader.vocabulary().isdisjoint(states) and reader.vocabulary().isdisjoint(yes - words_of("georgia-weak"))


def _beside(reader: Reader, i: int) -> frozenset[str]:
    """The words right before and after token ``i``, beyond commas, "and", "of" and the like."""
    before, after = i - 1, i + 1
    while i - before < 4 and reader.keys[before] in words_of("thin"):
        before -= 1
    while after - i < 4 and reader.keys[after] in words_of("thin"):
        after += 1
    return frozenset((reader.keys[before], reader.keys[after]))


REJECTING: tuple[tuple[str, str, Callable[[Reader, int, int, Term], bool]], ...] = (
    ("country.case", "a common word in this writing", _case),
    ("country.money", "a currency", _money),
    ("country.language", "a language", _language),
    ("country.compound", "about a country, not of it", _compound),
    ("country.surname", "a surname", _surname),
    ("country.given", "a given name", _given),
    ("country.other", "another thing of that name", _other),
)
"""The rules that take a term for something else than a country, in the order in which they are asked: name, reason, rule."""


def _widen(reader: Reader, i: int, j: int, kind: str) -> tuple[int, int, str]:
    """Take "the Republic of" before, or "Republic" after, into the mention."""
    if kind == "A":
        if (
            reader.keys[j] in words_of("state-after")
            and reader.words[j][0].isupper()
            and reader.keys[j + 1] not in ("guard", "day")
        ):
            return i, j + 1, "C"
        return i, j, kind
    at = i - 1
    if reader.keys[at] == "the":
        at -= 1
    if (
        reader.keys[at] != "of"
        or reader.keys[at - 1] not in words_of("state-head")
        or not reader.words[at - 1][0].isupper()
    ):
        return i, j, kind
    first = at - 1
    while reader.keys[first - 1] in words_of("state-adjective") and reader.words[first - 1][0].isupper():
        first -= 1
    return first, j, kind


def _settle(reader: Reader, open_: list[Mention], clear: list[tuple[int, str]]) -> None:
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
        mention.value = country(code)


def find(
    tokens: Tokens,
    *,
    notes: list[Note] | None = None,
    reader: Reader | None = None,
    words: Lexicon | None = None,
) -> list[Mention]:
    """All countries named in a text, in text order: kind ``C`` for names, ``A`` for adjectives and nouns of people.

    The value is a :class:`~diplonews.values.Country`, the data the :class:`~diplonews.countries.Name` that was found. Capitals
    and seats of government are not reported here (see :mod:`diplonews.mentions.places`), but help to settle shared names.
    ``notes`` takes what looks like a country and is read as something else. ``words`` are looked for instead of
    the table. Linear in the length of the text.
    """
    reader = reader or Reader(tokens)
    found: list[Mention] = []
    shared: list[Mention] = []
    clear: list[tuple[int, str]] = []
    people: set[str] = set()  # names that were read as a person's
    for i, j, term in (words or lexicon()).find(tokens):
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
        mention = Mention(first, last, kind, country(name.code), data=name)
        found.append(mention)
        if name.shared:
            shared.append(mention)
        else:
            clear.append((i, name.code))
    if shared:
        _settle(reader, shared, clear)
    if people:
        spoken_for = {(name, code) for i, code in clear for name in people if reader.keys[i] != name}
        found = [m for m in found if not _is_person(reader, m, people, spoken_for)]
    for mention in found:
        _date_back(reader, mention)
    return found


_NO_NAMES = frozenset(
    "empire porte majesty majesty's government england scotland wales ulster northern-ireland red communist mainland trucial".split()
)
"""Words of forms that understand a country and do not name it."""


def fuller_name(tokens: Tokens, mention: Mention, name: str | None) -> str | None:
    """What a mention calls a country, if that is fuller than ``name``: a name that the table has as such before an alias or an
    abbreviation ("United Kingdom", "Britain", "UK"), and the longer one of two of a kind. None where it is not."""
    surface = joined(tokens, mention.first, mention.last)
    if (
        surface == name
        or not surface[0].isupper()
        or not _NO_NAMES.isdisjoint(surface.lower().replace("northern ireland", "northern-ireland").split())
    ):
        return None
    if surface.isupper() and not mention.data.form.isupper():
        surface = mention.data.form  # a headline in capitals
    if name is None:
        return surface
    row = by_code(mention.value.code)
    own = {n.lower() for n in (row.name, *row.official)} if row is not None else set()
    rank, other = ((n.lower() in own, len(n)) for n in (surface, name))
    return surface if rank > other else None


def _is_person(reader: Reader, mention: Mention, people: set[str], spoken_for: set[tuple[str, str]]) -> bool:
    """Whether a bare name takes up a person of the text ("Michael Jordan … Jordan said") and nothing speaks for the country."""
    if mention.last != mention.first + 1 or reader.keys[mention.first] not in people:
        return False
    return (
        reader.keys[mention.last] in words_of("personal")
        and (reader.keys[mention.first], mention.value.code) not in spoken_for
    )


def _date_back(reader: Reader, mention: Mention) -> None:
    """Read a name by the years that the text names (Republic of China before 1950)."""
    span = contexts().years.get(mention.data.form.lower())
    if span is None:
        return
    code, first, last = span
    years = reader.years()
    if years and all(first <= year <= last for year in years):
        mention.value = country(code)


_UNION_ENDED = dt.date(2006, 6, 5)  # when Serbia and Montenegro parted


def parted(tokens: Tokens, mentions: list[Mention], anchor: dt.date | None) -> list[Mention]:
    """The mentions with "Serbia and Montenegro" read as two countries where the text is younger than their union."""
    if anchor is None or anchor < _UNION_ENDED or "serbia" not in tokens.index:
        return mentions
    found: list[Mention] = []
    for m in mentions:
        if m.last - m.first == 3 and tokens.keys[m.first] == "serbia" and tokens.keys[m.last - 1] == "montenegro":
            found.append(Mention(m.first, m.first + 1, m.kind, Country("RS"), data=m.data))
            found.append(Mention(m.last - 1, m.last, m.kind, Country("ME"), data=m.data))
        else:
            found.append(m)
    return found
