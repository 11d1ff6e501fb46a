"""The parties of a title: where their names end, and which "and" stands between them.

"and" and commas stand inside the names of bodies ("Ministry of Agriculture and Food") as well as between parties. Which it is
shows in what begins to the right, and in whether what stands to the left is complete.
"""

from __future__ import annotations

import re

from attrs import define

from diplonews.parsers.titles.model import Part, Party
from diplonews.parsers.titles.spelling import Units, for_heads
from diplonews.text.tokens import Tokens
from diplonews.values import Country

# What begins a party, whatever stands before it …
_STRONG = re.compile(r"e?(?:[CYKQT]|L|A[WkALB-]{0,5}[KQTk])|e[WALkBCs-]{1,7}[KQTk]")
_STRONG_AFTER_P = re.compile(r"e?(?:[YKQT]|A[WkALB-]{0,5}[KQTk])|e[WALkBCs-]{1,7}[KQTk]")
# … and only after a complete one.
_MEDIUM = re.compile(r"e?(?:[WkALCB-]{1,7}[KkX]|B|k(?=[oJ]))")
_WEAK = re.compile(r"e?[WkLAB]")
_COMPLETE = re.compile(r"(?:[CBXLDY]|[WALBCkKws-][Kk])$")
_LIST = r"e?C(?:,e?C){0,9},?ae?C"
_SHARED_OF = re.compile(rf"(?P<core>e?[WwAkLB-]{{0,4}}Q(?:[oJ][Wwe,aoJA-]{{1,14}}?)?)o(?P<list>{_LIST})(?![WkKQ])")
_SHARED_ADJECTIVES = re.compile(r"e?(?P<list>[AC](?:,e?[AC]){0,9},?ae?[AC])(?P<core>[Ww-]{0,4}Q(?:oe?[Ww]{1,6})?)")
_SHARED_OPEN = re.compile(r"e?(?P<core>[WAwkK-]{0,4}Q(?:oe?[Ww]{1,6})?)(?:oe?DW?w?|oe?w{1,3})?$")
_LETTER_END = "MEgb.yxtf"
_OF_COUNTRY = re.compile(r"[ox]?e?(?P<c>C)$")
_NOBODY = frozenset(
    "the two both sides parties countries states nations governments contracting high administrations respective their three four".split()
)
_ON_HEADS = frozenset(("commission", "committee", "council", "conference"))
_PLAIN_HEADS = frozenset(("ministry", "department"))
_LIMIT = 400  # units that the parties of one title may take


@define
class Found:
    """The parties of a stretch of units and where it ends."""

    parties: list[Party]
    end: int
    open: Part | None = None


class Reader:
    """Reads the parties of one spelled title. ``hints`` are countries in brackets, by the unit that they follow."""

    def __init__(self, tokens: Tokens, units: Units, hints: dict[int, int], *, makers: bool = False) -> None:
        self.makers = makers
        self.tokens = tokens
        self.units = units
        self.letters = units.letters
        self.hints = hints

    def read(self, begin: int, *, one: bool = False) -> Found:
        """The parties from unit ``begin`` on; after "with" it may be ``one``."""
        end = self._end(begin)
        shared = self._shared(begin, end)
        if shared is not None:
            return Found(shared, end)
        cuts = self._separators(begin, end)
        if not cuts:
            both = -1 if one else self.letters.rfind("a", begin + 1, end - 1)
            cuts = [(both, both + 1)] if both > 0 else []
            if not cuts and (self._is_empty(self.units.part(begin, end)) if begin < end else False):
                return Found([], end, self.units.part(begin, end))
            if not cuts and begin < end and self._is_shared(begin, end):
                return Found([], end, self.units.part(begin, end))
        parties: list[Party] = []
        at = begin
        for left, right in [*cuts, (end, end)]:
            party = self._party(at, left)
            if party is not None:
                parties.append(party)
            at = right
        named = [p for p in parties if p.country is not None or self.tokens.words[p.name.first][0].isupper()]
        if len(named) > 1:
            parties = named  # "between Oslo and Rome and other topics"
        _accredited(self, parties)
        return Found(parties, end)

    def _is_shared(self, begin: int, end: int) -> bool:
        """Whether one head stands for a body of each side: "the Post Offices", "the Customs Boards of the two countries"."""
        if _SHARED_OPEN.fullmatch(self.letters, begin, end) is not None:
            return True
        keys = self.tokens.keys[self.units.firsts[begin] : self.units.lasts[end - 1]]
        return keys[-3:-1] in (["the", "two"], ["of", "both"]) and keys[-1] in _NOBODY and len(keys) > 4

    def _end(self, begin: int) -> int:
        letters, n = self.letters, min(len(self.letters), begin + _LIMIT)
        i = begin
        while i < n:
            c = letters[i]
            if self.makers and c == "J" and self._is(i, "for") and letters[i + 1 : i + 2] in ("W", "k", "A"):
                i += 1
                continue
            if c == "x" and self._is(i, "from") and re.match(r"xe?C", letters[i : i + 3]):
                i += 1
                continue
            if c in _LETTER_END or (c == "J" and not self._for_belongs(i)):
                break
            if c == "D" and letters[i - 1] not in "oe" and letters[i + 1 : i + 2] not in ("W", "k", "K"):
                break
            if c == "m" and letters[i + 1 : i + 2] == "D":
                break
            if c == "i" and re.match(r"ie?[CL]", letters[i : i + 3]) is None:
                break
            if c == "I" and letters[i - 1] in "ae,":
                break
            if c == "w" and self.tokens.keys[self.units.firsts[i]].endswith(("ing", "ed")) and i > begin:
                break
            i += 1
        while i > begin and letters[i - 1] in "a,oe":
            i -= 1
        return i

    def _for_belongs(self, i: int) -> bool:
        """Whether "for" or "on" goes on with the name of a body (Agency for …, Committee on …) or opens the subject."""
        letters = self.letters
        follower, before = letters[i + 1 : i + 2], letters[i - 2 : i - 1]
        if i > 1 and re.match(r"[Ae]W", letters[i - 2 : i]) and follower == "W" and self._is(i, "for"):
            return True
        if i == 0 or letters[i - 1] not in "KTQk":
            return False
        head = self.tokens.keys[self.units.lasts[i - 1] - 1]
        if self._is(i, "for"):
            if letters[i - 1] == "T" or head in for_heads():
                return follower in tuple("WALkKI") or (
                    follower == "e" and before != "W" and letters[i + 2 : i + 3] == "W"
                )
            return False
        return self._is(i, "on") and head in _ON_HEADS and follower in tuple("WAk") and before != "W"

    def _is(self, k: int, word: str) -> bool:
        return self.units.lasts[k] - self.units.firsts[k] == 1 and self.tokens.keys[self.units.firsts[k]] == word

    def _shared(self, begin: int, end: int) -> list[Party] | None:
        """Several countries at one head: "the Post Offices of X and Y", "the British and German Governments"."""
        m = _SHARED_OF.fullmatch(self.letters, begin, end) or _SHARED_ADJECTIVES.fullmatch(self.letters, begin, end)
        if m is None:
            return None
        core = self.units.part(*m.span("core"))
        head = self.letters.index("Q", *m.span("core"))
        term = self.units.terms[head]
        data = term.data if term is not None else {}
        words = self.tokens.words[core.first : core.last]
        if words and words[0].lower() == "the":
            words = words[1:]
        whole = self.units.part(begin, end)
        parties = []
        for k in range(*m.span("list")):
            if self.letters[k] in "CA":
                country = self._country(k)
                said = self.units.part(k, k + 1)
                if "office" in data:  # heads of state and government speak for their states
                    parties.append(
                        Party(whole.first, whole.last, "country", said, country, said, None, "shared-office")
                    )
                else:
                    name = singular(words)
                    if len(words) == 1:
                        text = self.tokens.text[slice(*self.tokens.span(said.first, said.last))]
                        name = f"{name} of {text}" if self.letters[k] == "C" else f"{text} {name}"
                    parties.append(Party(whole.first, whole.last, "body", core, country, said, name, "shared-head"))
        return parties

    def _separators(self, begin: int, end: int) -> list[tuple[int, int]]:
        """The units that stand between parties, as ranges."""
        letters = self.letters
        cuts: list[tuple[int, int]] = []
        start, i, behalf = begin, begin, False
        while i < end:
            c = letters[i]
            if c == "p":
                behalf = True
            if c not in ",a" or i == start:
                i += 1
                continue
            right = i + 2 if letters[i : i + 2] == ",a" else i + 1
            if right >= end:
                break
            if self._parts(start, i, right, end, behalf=behalf, comma=c == "," and right == i + 1):
                cuts.append((i, right))
                start, behalf = right, False
            i = right
        return cuts

    def _parts(self, start: int, left: int, right: int, end: int, *, behalf: bool, comma: bool) -> bool:
        letters = self.letters
        if behalf:
            return (not comma and _STRONG_AFTER_P.match(letters, right, end) is not None) or (
                comma
                and right < end
                and letters[right] == "e"
                and _STRONG_AFTER_P.match(letters, right, end) is not None
            )
        complete = _COMPLETE.search(letters, max(start, left - 2), left) is not None or left - 1 in self.hints
        if comma:
            strong = _STRONG.match(letters, right, end)
            if strong is None:
                return complete and _MEDIUM.match(letters, right, end) is not None
            plain = re.fullmatch(r"e?C", letters[start:left]) is not None
            alone = re.match(r"e?C(?:[,a]|$)", letters[right:end]) is not None
            has_country = any(x in "CA" for x in letters[start:left])
            if alone and not plain and not has_country:
                return False  # "Minister of Defence, Norway": whose he is
            if letters[start] == "e" and letters[right] == "K" and not has_country:
                return False  # "the Diplomatic Institute, Ministry of Foreign Affairs of Egypt": where it belongs
            return plain or complete or letters[right] == "e"
        if _STRONG.match(letters, right, end) is not None:
            return not (letters[right] in "KTQ" and self._portfolio(right, end))
        return complete and (
            _MEDIUM.match(letters, right, end) is not None or _WEAK.match(letters, right, end) is not None
        )

    def _portfolio(self, right: int, end: int) -> bool:
        """Whether a head without article closes a portfolio: no "of", no country, nothing after it ("… and Administration")."""
        return right + 1 >= end

    def _country(self, k: int) -> Country | None:
        term = self.units.terms[k]
        code = getattr(term.data, "code", None) if term is not None else None
        if code is None and term is not None and hasattr(term.data, "get"):
            code = term.data.get("country") or None
        return Country(code) if code else None

    def _party(self, begin: int, end: int) -> Party | None:
        letters = self.letters
        hint = next((self.hints[k] for k in range(end - 1, begin - 1, -1) if k in self.hints), None)
        stop = letters.find("p", begin, end)
        end = stop if stop >= 0 else end
        while begin < end and letters[begin] in "e,a":
            begin += 1
        while end > begin and letters[end - 1] in ",aeo":
            end -= 1
        if begin >= end:
            return None
        whole = self.units.part(begin, end)
        row = letters[begin:end]
        if row[0] in "CA" and not row[1:].strip("w"):  # "Japan similar to …" is Japan
            whole = self.units.part(begin, begin + 1)
            return Party(whole.first, whole.last, "country", whole, self._country(begin), whole)
        at = self._whose(begin, end)
        if at is None and hint is not None:
            at = hint
        country = self._country(at) if at is not None else None
        said = self.units.part(at, at + 1) if at is not None else None
        if "Y" in row:
            return Party(whole.first, whole.last, "office", whole, country or Country("GB"), said, None, "sovereign")
        if row == "B" and country is None:
            return Party(whole.first, whole.last, "body", whole, None, None)
        if self._is_empty(whole) or not any(x in "KkQBTXWCLAw" for x in row):
            return None
        head = next((k for k in range(begin, end) if letters[k] in "KkQT"), None)
        kind = "office" if head is not None and letters[head] == "T" and not re.search("[KQ]$", row) else "body"
        return Party(whole.first, whole.last, kind, self._name(begin, end), country, said)

    def _is_empty(self, part: Part) -> bool:
        """Whether a party is nobody by name: "the Sides", "the two Governments"."""
        return all(k in _NOBODY for k in self.tokens.keys[part.first : part.last])

    def _whose(self, begin: int, end: int) -> int | None:
        """The unit that says which country a party belongs to: "of" it at the end, "in" it, else the first that is named."""
        letters = self.letters
        if (m := _OF_COUNTRY.search(letters, begin, end)) is not None:
            return m.start("c")
        inside = re.compile(r"ie?([CL])").search(letters, begin, end)
        if inside is not None and "A" not in letters[begin : inside.start()]:
            return inside.start(1)
        for kinds in ("CA", "B", "L"):
            for k in range(begin, end):
                if letters[k] in kinds and self._country(k) is not None:
                    return k
        return None

    def _name(self, begin: int, end: int) -> Part:
        """The body's name without the country that it belongs to, unless nothing but a bare head would be left."""
        letters = self.letters
        m = re.compile(r"[ox]e?C$").search(letters, begin, end)
        if m is not None and (m.start() - begin > 1 or self._is_whole(begin)):
            end = m.start()
        end = next((k for k in range(begin + 1, end) if self._is(k, "under") or letters[k : k + 2] == ",K"), end)
        if re.match(r"CsW|CsK|CsA", letters[begin:end]):
            begin += 2
        elif re.match(r"[AC]K", letters[begin:end]) and self.tokens.keys[self.units.firsts[begin + 1]] in _PLAIN_HEADS:
            begin += 1
        return self.units.part(begin, end)

    def _is_whole(self, k: int) -> bool:
        """Whether a head is a whole name by itself: "Ministry of Energy", not "Government"."""
        keys = self.tokens.keys[self.units.firsts[k] : self.units.lasts[k]]
        return "of" in keys or "for" in keys


def _accredited(reader: Reader, parties: list[Party]) -> None:
    """A body without a country that concludes with a foreign minister or ambassador "in London" belongs there."""
    if len(parties) != 2 or [p.country is None for p in parties].count(True) != 1:
        return
    body, envoy = sorted(parties, key=lambda p: p.country is not None)
    if envoy.kind != "office" or body.kind != "body":
        return
    for k in range(len(reader.letters) - 1):
        inside = envoy.first <= reader.units.firsts[k] < envoy.last
        if inside and reader.letters[k] == "i" and reader.letters[k + 1] == "L":
            body.country = reader._country(k + 1)
            body.said = reader.units.part(k + 1, k + 2)
            body.rule = "accredited"


def singular(words: list[str]) -> str:
    """The singular of a shared head: "Post Offices" is "Post Office", "Ministries of Finance" is "Ministry of Finance"."""
    cut = next((k for k, w in enumerate(words) if w.lower() in ("of", "for")), len(words))
    if cut == 0 or not words[cut - 1][0].isupper():
        return " ".join(words)
    head = words[cut - 1]
    if head.lower().endswith("ies"):
        head = head[:-3] + ("Y" if head.isupper() else "y")
    elif head.lower().endswith("s"):
        head = head[:-1]
    return " ".join([*words[: cut - 1], head, *words[cut:]])
