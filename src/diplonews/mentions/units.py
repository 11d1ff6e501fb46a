"""Units: the text as one letter a word or fused mention, which the grammars of bodies and people match with ``re``.

Letters: D date, C country, A adjective of a country, L place, B body (once found) · T office, Y plural office, H honorific,
M modifier of an office, S suffix of a name · K head of a body (k in lower case), X corporate suffix · G given name, N other capitalised
word, W capitalised common word, Z capitalised word that never begins a name, I initial, p particle (P with a capital) · o of, f for,
F to, i in or at, a and, t the, u a/an, s possessive, c comma, h hyphen inside a word, b and e opening and closing bracket,
d full stop or sentence end, q quotation mark, n number, w other word in lower case, v other mark.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from attrs import define

from diplonews.lexicon import Lexicon, Row, Term, keys_of, rows
from diplonews.mentions.mention import Mention
from diplonews.mentions.surnames import is_given, is_surname
from diplonews.text.memo import Memo
from diplonews.text.tokens import Tokens, fold

_MARKS = {
    ",": "c",
    "(": "b",
    ")": "e",
    "[": "b",
    "]": "e",
    '"': "q",
    ".": "d",
    "!": "d",
    "?": "d",
    "...": "d",
    "&": "a",
    ";": "d",
    ":": "d",
    "—": "v",
    "-": "h",
}
_SMALL = {
    "of": "o",
    "for": "f",
    "to": "F",
    "in": "i",
    "at": "i",
    "and": "a",
    "the": "t",
    "a": "u",
    "an": "u",
    "'s": "s",
    "'": "s",
}
_PARTICLES = frozenset("al el van de von bin bint ibn abu ben da del dos di la le ul".split())
_ARTICLES = frozenset("An As At Ad Ar Az Ash Ath".split())
_ADJECTIVE = re.compile(r"T(?=[wWKkn])")
_GENERAL = re.compile(r"T(?=[WN]{0,2}K)")  # "the General Intelligence Service"
_ADJECTIVES = frozenset("official general expert major count leading commander prince".split())
_AFTER_OFFICES = frozenset(
    "said says told added noted who was is has had on from with about by as that warned also will".split()
)
_PREFIX = re.compile(r"[XMNW]hw(?=[WKGNa])")
_PREFIXES = frozenset("co non inter multi sub trans anti counter pre post micro macro agro socio".split())
_GIVEN_REST = re.compile(r"hw(?<=[GN]hw)(?:hw)*")
_TITLED_WORD = re.compile(r"Z(?<=[TH]Z)(?=[NG])")  # patterns that begin with a letter are quickest
_HE = re.compile(r"Z(?<=[wca]Z)(?=[NG])")  # "said He Guowei"
_LATE_HONORIFIC = re.compile(
    r"H(?:(?<=[GN]H)|(?<=[GN]hH)|(?<=[Pp]hH))(?!d?[GNPIHW])"
)  # "Mahendra Chaudhry", "al-Sheikh"
_RELEASES = frozenset(("media", "press", "news"))
_GIVEN_IN = re.compile(r"(?:(?<=G)|(?<=[GN]N))hi(?=[csdaweb])")  # "Jae-in"
_NO_GIVEN_REST = frozenset(
    "led based backed style born era elect run owned like held made hosted wide free brokered".split()
)
_NAME = re.compile("N")
_STOP = re.compile(r"d(?<!Hd)")
_INITIAL = re.compile(r"(?:[CDGKSTZ]h|Dz|Ts|Y[aeou]|[^\W\d_a-z])\.|[^\W\d_a-z]")


@cache
def vocabulary() -> Lexicon:
    """Offices, honorifics, modifiers, heads of bodies and what is known about names, in one lexicon."""
    terms: list[Term] = []
    for file in ("titles.tsv", "bodyheads.tsv"):
        terms += (Term(keys_of(r["term"]), r["kind"], r) for r in rows(file))
    terms += (
        t for r in rows("names.tsv") if len((t := Term(keys_of(r["term"]), r["kind"], r)).words) > 1 or t.kind == "p"
    )
    generic = (r for r in rows("organizations.tsv") if is_generic(r))
    return Lexicon(terms + [Term(keys_of(r["term"]), "K", r) for r in generic])


def is_generic(row: Row) -> bool:
    """Whether an organisation's row is one that every country has (Ministry of Energy): a head, not a body by itself."""
    return (
        row["kind"] in ("ministry", "parliament", "court", "party") and not row["country"] and not row["term"].isupper()
    )


@cache
def names() -> Mapping[str, Row]:
    """Given names and words that begin no name, by key; single words only, since they are told word by word."""
    found: dict[str, Row] = {}
    for row in rows("names.tsv"):
        words = keys_of(row["term"])
        if len(words) == 1 and row["kind"] != "p":
            found.setdefault(words[0], row)
    return MappingProxyType(found)


@cache
def common_words() -> frozenset[str]:
    return frozenset(r["term"] for r in rows("commonwords.tsv"))


_MODALS = frozenset("will would shall should may might can could must cannot".split())


@cache
def personal() -> frozenset[str]:
    """Verbs whose subject is a person."""
    return frozenset(r["term"] for r in rows("personwords.tsv"))


@define
class Units:
    """``letters[k]`` stands for tokens ``firsts[k]`` to ``lasts[k]``; ``items[k]`` is the mention or term behind it, if any."""

    letters: str
    firsts: list[int]
    lasts: list[int]
    items: list[Any]
    _ends: list[int] | None = None  # of the clauses: behind every stop that ends no honorific

    def clauses(self, needed: re.Pattern[str]) -> Iterator[tuple[int, int]]:
        """The clauses that hold a letter without which a pattern matches nothing: patterns of people and bodies cross no stop."""
        letters, ends = self.letters, self._ends
        if ends is None:
            ends = self._ends = [m.end() for m in _STOP.finditer(letters)]
            ends.append(len(letters))
        at = 0
        while found := needed.search(letters, at):
            k = bisect_right(ends, found.start())
            at = ends[k]
            yield ends[k - 1] if k else 0, at

    def matches(self, pattern: re.Pattern[str], needed: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """The matches of a pattern in these clauses."""
        for begin, end in self.clauses(needed):
            yield from pattern.finditer(self.letters, begin, end)

    def fused(self, mentions: list[tuple[int, int, Mention]]) -> Units:
        """The same text with the given ranges of units (in order, half-open) each fused to one unit of the mention's kind."""
        letters: list[str] = []
        firsts: list[int] = []
        lasts: list[int] = []
        items: list[Any] = []
        at = 0
        for begin, end, mention in [*mentions, (len(self.letters), 0, None)]:
            letters.append(self.letters[at:begin])
            firsts += self.firsts[at:begin]
            lasts += self.lasts[at:begin]
            items += self.items[at:begin]
            if mention is not None:
                letters.append(mention.kind)
                firsts.append(mention.first)
                lasts.append(mention.last)
                items.append(mention)
                at = end
        return Units("".join(letters), firsts, lasts, items)


def units(
    tokens: Tokens,
    mentions: list[Mention],
    words_known: Lexicon | None = None,
    given: frozenset[str] = frozenset(),
) -> Units:
    """Spell the text. ``mentions`` are non-overlapping and in order; their kind becomes the letter.

    ``words_known`` is looked for instead of the vocabulary; ``given`` are further given names.
    """
    words, count = tokens.words, len(tokens)
    plain = list(map(_letter.__getitem__, words))
    for key in given & tokens.index.keys():
        for i in tokens.index[key]:
            if words[i][0].isupper():
                plain[i] = "G"
    _lower(tokens, plain)
    _calm(tokens, plain)
    _participles(tokens, plain)
    for i in tokens.index.get("release", ()):
        if words[i][0].isupper() and i and tokens.keys[i - 1] in _RELEASES:
            plain[i - 1 : i + 1] = "vv"  # "MEDIA RELEASE MINISTER FOR ENERGY"
    for i in tokens.index.get("i", ()):
        if words[i] == "I" and i and plain[i - 1] in "NG" and tokens.keys[i + 1 : i + 2] in (["of"], ["'s"]):
            plain[i] = "S"  # "King Baudouin I of Belgium"
    for i in tokens.index.get("-", ()):
        if tokens.spaced(i) or _joins_two(tokens, plain, i):
            plain[i] = "v"
        elif i + 1 < count and words[i - 1] in _ARTICLES and words[i + 1][0].isupper():
            plain[i - 1] = "P"  # An-Nahar
    stops = [stop for _, stop in tokens.sentences if plain[stop - 1] != "d"]  # where no mark ends the sentence
    behind: list[Any] = [None] * count
    for first, last, letter, item in _fused(tokens, mentions, plain, words_known or vocabulary()):
        plain[first] = letter
        behind[first] = item
        if last > first + 1:
            plain[first + 1 : last] = [""] * (last - first - 1)
    firsts: list[int] = []
    items: list[Any] = []
    begin = 0
    for stop in (*stops, None):
        if stop is not None and stop < count and not plain[stop]:
            continue  # inside a mention
        here = [i for i, letter in enumerate(plain[begin:stop], begin) if letter]
        firsts += here
        items += [behind[i] for i in here]
        if stop is not None:
            plain[stop - 1] += "d"
            firsts.append(stop)
            items.append(None)
            begin = stop
    return Units(_refined("".join(plain), words, firsts), firsts, [*firsts[1:], count], items)


def _fused(
    tokens: Tokens, mentions: list[Mention], plain: list[str], lexicon: Lexicon
) -> list[tuple[int, int, str, Any]]:
    """What takes more than its plain letter: mentions and, beside them, the terms of the vocabulary."""
    words, keys = tokens.words, tokens.keys
    taken = bytearray(len(tokens))
    for m in mentions:
        taken[m.first : m.last] = b"\1" * (m.last - m.first)
    fused: list[tuple[int, int, str, Any]] = [(m.first, m.last, m.kind, m) for m in mentions]
    free = 0
    for begin, end, whole in lexicon.find(tokens):
        alone = taken.find(1, begin, end) < 0
        for first, last, term in ((begin, end, whole),) if alone else _uncrossed(keys, begin, end, taken, lexicon):
            shown = words[last - 1] if term.kind == "H" else words[first]  # "the Hon."
            letter = _of_term(shown, term) if first >= free else ""
            if letter == "T" and first and _is_verb(keys, first):
                letter = ""
            if keys[first] == "mp" and letter and first and plain[first - 1] in ("N", "G"):
                plain[first], letter = "S", ""  # "Jan Brouwer MP"
            if letter in "TK" and last == first + 1:
                if free < first and is_surname(keys, plain, first):
                    plain[first], letter = "N", ""  # "President Ayub Khan"
                elif is_given(words, keys, plain, taken, first):
                    plain[first], letter = "G", ""  # "Foreign Minister Shah Mahmood Qadri"
            if letter:
                fused.append((first, last, letter, term))
                free = last
    return fused


def _joins_two(tokens: Tokens, plain: list[str], i: int) -> bool:
    """Whether a hyphen stands between two people whom the text names apart as well: "the Orlov-Zhao Min meeting"."""
    words, keys, sides = tokens.words, tokens.keys, (i - 1, i + 1)
    return 0 < i < len(plain) - 1 and all(
        plain[k] in ("G", "N")
        and any(words[j] == words[k] and "-" not in keys[max(j - 1, 0) : j + 2] for j in tokens.index[keys[k]][:20])
        for k in sides
    )


def _lower(tokens: Tokens, plain: list[str]) -> None:
    """Take for no name what the text mostly writes small."""
    words, keys, index = tokens.words, tokens.keys, tokens.index
    for key in {keys[m.start()] for m in _NAME.finditer("".join(plain))}:
        places = index[key]
        forms = [words[i] for i in places] if len(places) > 1 else []
        if len(set(forms)) > 1:
            counts = Counter(forms)
            for i in places:
                if plain[i] == "N" and counts[words[i].lower()] >= counts[words[i]]:
                    plain[i] = "W"


def _is_verb(keys: list[str], k: int) -> bool:
    """Whether a word of an office is a verb where it stands: will host the prime minister, to host talks."""
    before = keys[k - 1]
    return before in _MODALS or (keys[k] == "host" and before in ("to", "also"))


def _participles(tokens: Tokens, plain: list[str]) -> None:
    """A participle that begins a sentence is no name, where the name after it stands without it too: "Echoing Annan, he said"."""
    words, keys = tokens.words, tokens.keys
    for begin, stop in tokens.sentences:
        if begin + 1 >= stop or plain[begin] != "N" or not keys[begin].endswith("ing") or len(keys[begin]) < 6:
            continue
        if plain[begin + 1] not in "NG" or keys[begin] in names() or len(tokens.index[keys[begin]]) > 1:
            continue
        if any(i and words[i] == words[begin + 1] and i != begin + 1 for i in tokens.index[keys[begin + 1]]):
            plain[begin] = "W"


def _calm(tokens: Tokens, plain: list[str]) -> None:
    """In a sentence in capitals, take for names only what the text writes like a name elsewhere."""
    words = tokens.words
    titled: set[str] | None = None
    for begin, stop in tokens.sentences:
        if not any(map(str.isupper, words[begin : min(begin + 3, stop)])):
            continue
        letters = [w for w in words[begin:stop] if w[0].isalpha() and len(w) > 1]
        if len(letters) < 3 or sum(w.isupper() for w in letters) < 0.8 * len(letters):
            continue
        if titled is None:
            titled = {w.lower() for w in words if w[0].isupper() and not w.isupper()}
        if len(titled) < 10:
            return  # a text all in capitals
        for i in range(begin, stop):
            if plain[i] == "N" and words[i].lower() not in titled:
                plain[i] = "n" if words[i][-1].isdigit() else "W"


def _uncrossed(
    keys: list[str], begin: int, end: int, taken: bytearray, lexicon: Lexicon
) -> Iterator[tuple[int, int, Term]]:
    """The terms between the mentions that cross one: "US Secretary of State" holds a country and an office."""
    at = begin
    while 0 <= at < end:
        stop = taken.find(1, at, end)
        yield from lexicon.scan(keys, at, stop if stop >= 0 else end)
        at = taken.find(0, stop, end) if stop >= 0 else end


def _refined(spelled: str, words: list[str], firsts: list[int]) -> str:
    """The letters after a look at the neighbours: "Jun-ho" is one name, "President To Lam" begins with "To"."""
    spelled = _GENERAL.sub(lambda m: "W" if words[firsts[m.start()]] == "General" else "T", spelled)
    spelled = _TITLED_WORD.sub("N", spelled)
    spelled = _HE.sub(lambda m: "N" if words[firsts[m.start()]] == "He" else "Z", spelled)
    spelled = _LATE_HONORIFIC.sub("N", spelled)
    spelled = _PREFIX.sub(lambda m: "WhW" if words[firsts[m.start()]].lower() in _PREFIXES else m[0], spelled)
    spelled = _ADJECTIVE.sub(
        lambda m: "w" if words[firsts[m.start()]] in _ADJECTIVES and not _acts(words, firsts, m) else "T", spelled
    )
    spelled = _GIVEN_IN.sub("hN", spelled)
    return _GIVEN_REST.sub(
        lambda m: m[0] if words[firsts[m.start() + 1]] in _NO_GIVEN_REST else m[0].replace("w", "N"), spelled
    )


def _acts(words: list[str], firsts: list[int], m: re.Match[str]) -> bool:
    """Whether the word after a possible office is a verb: "an official said", not "an official visit"."""
    word = words[firsts[m.end()]]
    return word in _AFTER_OFFICES or word in personal()


def _of_term(word: str, term: Term) -> str:
    """The letter of a term where it stands, or nothing where its form there says that it is another word."""
    kind, upper = term.kind, word[0].isupper()
    if kind == "p" and term.words[0] in _SMALL:
        return ""
    form = term.data["term"]
    if form.isupper() and len(form) > 1 and not word.isupper():
        return ""  # "PM" and "XI" are read in capitals only: Pm and Xi are not they
    if kind == "K":
        return "K" if upper else "k"
    if kind == "p":
        return "p" if not upper else "P" if word.lower() in _PARTICLES else "N"
    if kind == "P":
        return "Y"
    if kind in "TYM" or (kind in "HSX" and (upper or word[:6] == "sheikh")):
        return kind
    return {"g": "G", "n": "Z"}.get(kind, "") if upper else ""


@Memo
def _letter(word: str) -> str:
    """The letter of a word by itself."""
    head, key = word[0], fold(word)
    if not head.isalnum():
        return _SMALL.get(key) or _MARKS.get(word, "v")
    if key in _SMALL and (head.islower() or (len(key) > 1 and key != "to")):
        return _SMALL[key]
    if word == "A":
        return "u"
    if head.isdigit():
        return "n"
    if not head.isupper():
        return "N" if word[:2] in ("d'", "d’") and word[2:3].isupper() else "w"  # d'Estaing
    if _INITIAL.fullmatch(word) and word != "I":
        return "I"
    if key in common_words():
        return "W"
    row = names().get(key)
    return "N" if row is None else "G" if row["kind"] in "gf" else "Z"
