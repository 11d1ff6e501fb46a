"""States and territories: their English names, adjectives, nouns of people, capitals and seats.

The table is ``lexica/countries.tsv``: the 193 members of the United Nations, the two observers, Kosovo and Taiwan, the other
territories of ISO 3166-1, and former states that treaties and archives name, under their former codes.

Disputed and shared names follow one policy, which is about words and takes no side:

- A code stands for whom a text speaks of. ``TW``, ``XK``, ``PS`` and ``EH`` have codes of their own, with Taipei, Pristina, Ramallah
  and Laayoune as seats. "Republic of China" alone is ``TW``; in a text about the years 1912 to 1949 it is ``CN``.
- Jerusalem as a name for a government is ``IL``, as Tel Aviv is; East Jerusalem is ``PS``.
- Crimea, Donetsk, Abkhazia, Transnistria, Nagorno-Karabakh and the like belong to the state whose territory the United Nations
  General Assembly holds them to be; the Golan Heights are ``SY``, the West Bank and Gaza are ``PS``.
- A state that only changed its name keeps its present code (Burma, Zaire, Ceylon, Siam, Persia, Rhodesia); one that ceased to be
  keeps the former code (``SU``, ``YU`` with the union of Serbia and Montenegro that followed it, ``CS`` Czechoslovakia, ``DD``, ``YD``).
- West Germany is ``DE``, North and South Vietnam are ``VN``. England, Scotland, Wales and Northern Ireland are ``GB``.
- A name that two countries share is in ``lexica/shared_names.tsv``: alone it stands for the first of its codes; in a text the
  neighbourhood decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from attrs import frozen

from diplonews.errors import LexiconError
from diplonews.lexicon import Lexicon, Term, keys_of, rows
from diplonews.text.tokens import fold

FILE = "countries.tsv"
SHARED = "shared_names.tsv"
STATUSES = ("un-member", "observer", "partly-recognised", "territory", "former")


@frozen(kw_only=True)
class Row:
    """A state or territory.

    ``name`` is the usual English short name, ``official`` the long names, ``aliases`` other names and abbreviations, ``people``
    nouns of people that differ from the adjectives. ``seats`` are buildings and places that stand for the government. ``status``
    is one of ``un-member``, ``observer``, ``partly-recognised``, ``territory`` and ``former``. A value that begins with ``~`` is
    understood but not looked for in running text.
    """

    code: str
    alpha3: str
    name: str
    official: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    status: str

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that names the country itself."""
        return (self.name, *self.official, *self.aliases)

    def forms(self) -> Iterator[tuple[str, str]]:
        """Every form with what it is: name, adjective, prefix, people, capital or seat; plurals of people included."""
        for value in self.names:
            yield value, "name"
        for value in self.adjectives:
            yield value, "prefix" if value.endswith("-") else "adjective"
        for value in (*self.people, *self.adjectives):
            yield value, "people"
            if (more := plural(value)) is not None:
                yield more, "people"
        for value in self.capitals:
            yield value, "capital"
        for value in self.seats:
            yield value, "seat"


@frozen
class Name:
    """What a term of :func:`country_lexicon` says: the country's code, what kind of form it is and how it is written.

    ``shared`` holds all codes of a name that several countries claim; ``code`` is then the one that running text means by default.
    """

    code: str
    source: str
    form: str
    shared: tuple[str, ...] = ()


_IRREGULAR = re.compile(r"(?:sh|s|x|z|ese|nch|tch|men|women|-)$")


def plural(noun: str) -> str | None:
    """The plural of a noun of people, or None where it has none of its own (Chinese, Swiss, Dutch).

    >>> plural("Pole"), plural("Englishman"), plural("Japanese")
    ('Poles', 'Englishmen', None)
    """
    if noun.endswith("man") and noun[-4:] not in ("rman", "oman") and noun not in ("Roman", "Ottoman", "Burman"):
        return noun[:-3] + "men"
    if noun.endswith("woman"):
        return noun[:-5] + "women"
    return None if _IRREGULAR.search(noun) else noun + "s"


def _cells(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


@cache
def _table() -> Mapping[str, Row]:
    found: dict[str, Row] = {}
    for row in rows(FILE):
        code = row["code"]
        if code in found:
            raise LexiconError(f"{FILE}: {code} has two rows")
        if row["status"] not in STATUSES:
            raise LexiconError(f"{FILE}: {code} has the unknown status {row['status']!r}")
        lists = {k: _cells(row[k]) for k in ("official", "aliases", "adjectives", "people", "capitals", "seats")}
        found[code] = Row(code=code, alpha3=row["alpha3"], name=row["name"], status=row["status"], **lists)
    return found


@frozen
class SharedName:
    """A name that several countries claim: its codes, the usual one first, and the one that running text means by default."""

    form: str
    source: str
    codes: tuple[str, ...]
    in_text: str


@cache
def shared_names() -> Mapping[str, SharedName]:
    """The names that several countries claim, by look-up form."""
    found: dict[str, SharedName] = {}
    for row in rows(SHARED):
        codes = _cells(row["codes"])
        found[_canon(row["name"])] = SharedName(row["name"], row["source"], codes, row["in_text"] or codes[0])
    return found


def all_countries() -> tuple[Row, ...]:
    """All rows, in the order of the file: members, observers, other states, territories, former states."""
    return tuple(_table().values())


def by_code(code: str) -> Row | None:
    """The row of an ISO 3166-1 alpha-2 code, ``XK`` or a former code; None where there is none."""
    return _table().get(code)


_MARKS = re.compile(r"[^\w]+")
_INVERTED = re.compile(r"([^,(]+)[,(]([^,()]+)\)?")


def _canon(name: str) -> str:
    """Look-up form of a name: folded, without marks; "&" is "and", "St." is "saint"; a leading "the" and a final "'s" are gone."""
    folded = fold(name.replace("&", " and ").replace("’", "'").strip())
    folded = folded.removesuffix("'s").replace(".", "").replace("'", "")
    words = _MARKS.sub(" ", folded).split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join("saint" if w == "st" else w for w in words)


@cache
def _index() -> Mapping[str, str]:
    """Look-up forms of all names to codes; names go before adjectives, those before people, capitals and seats."""
    found: dict[str, str] = {key: name.codes[0] for key, name in shared_names().items()}
    forms = [(value.lstrip("~").rstrip("-"), kind, row.code) for row in all_countries() for value, kind in row.forms()]
    for kinds in (("name",), ("adjective", "prefix"), ("people",), ("capital",), ("seat",)):
        for value, kind, code in forms:
            if kind in kinds:
                found.setdefault(_canon(value), code)
    return found


def find_code(name: str) -> str | None:
    """The code of the country that ``name`` stands for, or None.

    ``name`` may be a name, a long name, an abbreviation, an adjective, a noun of people in singular or plural, a capital or a
    seat, in any case and with or without accents, and also in the order of registers ("Korea, Republic of").

    >>> find_code("the Hellenic Republic"), find_code("Filipinos"), find_code("Atlantis")
    ('GR', 'PH', None)
    """
    if len(name) > 200:
        return None
    index = _index()
    key = _canon(name)
    if key in index:
        return index[key]
    if (found := _INVERTED.fullmatch(name.strip())) is not None:
        head, tail = _canon(found[1]), _canon(found[2])
        for turned in (f"{tail} {head}", f"{tail} of {head}"):
            if turned in index:
                return index[turned]
        if "(" in name:
            return index.get(head)
    words = key.split()
    if words and words[-1] in ("of", "the"):  # KOREA REPUBLIC OF
        for i in range(1, len(words)):
            turned = " ".join(words[i:] + words[:i])
            if turned in index:
                return index[turned]
    return None


_KINDS = {"name": "C", "adjective": "A", "prefix": "A", "people": "A", "capital": "L", "seat": "S"}
_SAINT = ("Saint ", "St. ", "St ")


def _spellings(form: str) -> Iterable[str]:
    """The ways a form is written: with hyphens or spaces, "and" or "&", "Saint", "St." or "St"."""
    found = [form]
    if "-" in form[:-1]:
        found.append(form[:-1].replace("-", " ") + form[-1])
    for a, b in ((" and ", " & "), (" & ", " and ")):
        found += [f.replace(a, b) for f in found if a in f]
    for prefix in _SAINT:
        if form.startswith(prefix):
            found += [other + f[len(prefix) :] for f in list(found) for other in _SAINT if other != prefix]
    return found


@cache
def country_lexicon() -> Lexicon:
    """All forms as terms: kind ``C`` for names, ``A`` for adjectives and people, ``L`` for capitals, ``S`` for seats.

    The data of a term is a :class:`Name`. Of equal terms the first kind in the order C, A, L, S wins.
    """
    return Lexicon(terms_of(all_countries(), shared=tuple(shared_names().values())))


def terms_of(states: Iterable[Row], *, shared: Iterable[SharedName] = ()) -> Iterator[Term]:
    """The terms of some rows, and of the names that several of them share, as :func:`country_lexicon` has them."""
    claims = {name.form.lower(): name for name in shared}
    terms: dict[tuple[str, ...], Term] = {}
    by_kind: dict[str, list[tuple[str, str, str]]] = {}
    for name in claims.values():
        by_kind.setdefault(_KINDS[name.source], []).append((name.form, name.source, name.in_text))
    for row in states:
        for value, source in row.forms():
            if not value.startswith("~"):
                by_kind.setdefault(_KINDS[source], []).append((value, source, row.code))
    for kind in "CALS":
        for value, source, code in by_kind.get(kind, ()):
            claimed = claims.get(value.lower())
            for spelling in _spellings(value):
                words = keys_of(spelling)
                if words not in terms:
                    codes = claimed.codes if claimed else ()
                    terms[words] = Term(
                        words, kind, Name(claimed.in_text if claimed else code, source, spelling, codes)
                    )
    yield from terms.values()
