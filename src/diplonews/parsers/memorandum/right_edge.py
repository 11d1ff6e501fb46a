"""Where the noun phrases of instruments end."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import define

from diplonews.mentions.mention import Mention
from diplonews.parsers.memorandum.extents import NOUNS_TOO, Extents, bounds

_ORDINALS = frozenset(("first", "second", "third", "last", "final", "opening", "closing", "same", "next"))
_FOLLOWERS: tuple[list[str], ...] = (["and"], [","], ["."], [";"], [])
_ADDITIONS = ("amend", "addition", "supplement", "annex", "addend", "protocol", "article")
_CHANGES = ("amend", "implement", "supplement", "exten", "modif", "replac", "prolong", "renew", "terminat")
_SMALL_WORDS = frozenset(
    "of on the and in for with to a an between as or by at from its their among amongst concerning regarding".split()
)
_ONLY_IN = frozenset("exchange return response turn order line addition capital city course framework future".split())
_ARTICLES = frozenset(("the", "a", "an", "its", "their", "his", "her", "each", "all", "both", "up", "out", "over"))
_NO_VERBS = frozenset("which whom be the a an its their his her our this that these each all both some any".split())
_MONEY = frozenset(("$", "€", "£", "¥", "us", "rs", "usd", "eur"))
_AMOUNTS = frozenset("million billion mln bln bn trillion dollars dlrs euros crore".split())
_AIMED = frozenset(("aimed", "aiming", "designed", "intended"))
_SPANS = ("months", "years", "weeks", "days", "decades", "now", "talks", "further")
_STAGES = frozenset(("first", "signature", "signing", "approval", "ratification", "consideration", *_SPANS))
_ENDS = frozenset((".", ";", ":", "!", "?", "—", '"'))
_BETWEEN = ("between", "among", "amongst")
_NOT_LAST = frozenset(", and of on in for with to the a an between & at - under".split())
_MOST_AFTER = 60


@define(eq=False)
class _Walk:
    """What a walk to the right from ``last`` has met: a word that opens the title (``opened``), with small words only in a title in
    capitals (``titled``), "between" and the times of "and" since, "with", persons and commas of a list."""

    last: int
    stop: int
    opened: bool
    titled: bool
    between: bool = False
    ands: int = 0
    withs: bool = False
    persons: bool = False
    commas: bool = False


class RightEdge(Extents):
    """Where the noun phrases of instruments end: what belongs to their titles, and where the clause goes on."""

    def right(self, last: int, following: Iterable[tuple[int, int]] = (), *, opened: bool = False) -> int:
        """Where the phrase ends: its "on", "between" and "for" belong to it, its predicate, place and day do not. With
        ``opened`` the words from ``last`` on are its subject, without a word that opens it."""
        stop = self._farthest(last, following)
        walk = _Walk(last, stop, opened, not opened and self._titlemode(last))
        i = last
        while i < stop:
            after = self._past_mark(walk, i)
            if after == i:
                after = self._past_opener(walk, i)
            if after == i:
                after = self._past_mention(walk, i)
            if after == i:
                after = self._past_word(walk, i)
            if after is None:
                break
            i = after
        while i > last and self.keys[i - 1] in _NOT_LAST:
            i -= 1
        return i

    def _farthest(self, last: int, following: Iterable[tuple[int, int]]) -> int:
        """Where a phrase ends at the latest: before the next instrument that is not one that it amends."""
        stop = min(self.last, last + _MOST_AFTER)
        for begin, head in following:
            if not self._amends(last, begin):
                return min(stop, begin)
            stop = max(stop, head)
        return stop

    def _past_mark(self, walk: _Walk, i: int) -> int | None:
        """Past brackets, a hyphen or a comma before the title; ``i`` where no such mark is, None where a mark ends the phrase."""
        keys, key = self.keys, self.keys[i]
        if key == "(":
            close = next((k for k in range(i, min(i + 10, self.last)) if keys[k] in (")", "]")), None)
            return None if close is None else close + 1
        if key == "," and i == walk.last and keys[i + 1 : i + 2] in (["on"], ["between"]) and i + 2 < walk.stop:
            walk.opened = True
            return i + 1
        if key == "-":
            return i + 1 if walk.opened and not self.tokens.spaced(i) else None
        return None if key in _ENDS else i

    def _past_opener(self, walk: _Walk, i: int) -> int | None:
        """Past the word that opens what belongs to the title; ``i`` where it is open, None where it does not go on."""
        keys, key, bound = self.keys, self.keys[i], bounds()
        if walk.titled and self.words[i].islower() and key not in _SMALL_WORDS and self.over.get(i) is None:
            if key not in bound["field"] or keys[i - 1] not in ("the", "in"):
                return None
            walk.titled = False
        if walk.opened or (i > walk.last and keys[i - 1] not in (")", "]")):
            return i
        if not (key in bound["open"] or self._is_doing(i)) or not self._opens(i):
            return None
        walk.opened, walk.between = True, key in _BETWEEN
        return i + 1

    def _past_mention(self, walk: _Walk, i: int) -> int | None:
        """Past a mention that belongs to the phrase; ``i`` where none is, None where its day or those who make it follow."""
        keys, mention = self.keys, self.over.get(i)
        if mention is None:
            return i
        if mention.kind == "D":
            if keys[i - 1] == "the" and keys[i].isdigit() and len(keys[i]) == 4 and mention.last == i + 1:
                return i + 1
            told = keys[i - 1] in ("of", "for", "period", "years") or (keys[i - 1] == "the" and keys[i - 2] == "of")
            return mention.last if told else None
        if mention.kind == "R" and self._is_title_word(mention):
            return mention.last
        if mention.first != i or mention.kind not in "PRHGCBLA":
            return i
        if mention.kind in "PR" and (i - 1 == walk.last or walk.persons) and keys[i - 1] in ("of", "and"):
            walk.persons = True
            return mention.last
        subject = mention.kind == "P" and not self._is_person(mention)
        belongs = subject or mention.kind in "CBLA" or (walk.between and mention.kind in "RG")
        return mention.last if belongs else None

    def _past_word(self, walk: _Walk, i: int) -> int | None:
        """Past a word of the title; None where the word ends the phrase: a verb, a setting, a comma or an "and" of the clause."""
        keys, key, right = self.keys, self.keys[i], bounds()["right"]
        if key == "from" and walk.between and self.is_state(i + 1):
            return i + 1
        if (key in right and keys[i - 1 : i + 1] != ["such", "as"]) or (key in _AIMED and i > walk.last):
            return None
        term = self.signing.at(keys, i, walk.stop)
        if term is not None and term.kind in "ScVTW" and not (term.kind == "S" and keys[i - 1] in ("of", "the")):
            return None
        if key in ("in", "on", "with", "to", "for", "of", "at") and not self._opens(i):
            return None
        if key == ",":
            if i + 3 < walk.stop and keys[i + 1 : i + 3] == ["aimed", "at"]:
                return i + 3
            again = keys[i + 1] == keys[walk.last] == "on"  # agreements on rice, on rail and on ports
            again = again and self._opens(i + 1)
            if not again and not self._list_goes_on(i + 1) and not (walk.commas and keys[i + 1 : i + 2] == ["and"]):
                return None
            walk.commas = True
        if walk.persons and key not in ("and", ","):
            return None
        walk.withs = walk.withs or key == "with"
        if key in ("and", "&", "or"):
            if (
                (walk.withs and self.is_state(i + 1))
                or self._is_bodies(walk, i)
                or (walk.persons and self._is_someone(i + 1))
            ):
                return i + 1
            if not self._and_goes_on(i, between=walk.between and walk.ands < 2):
                return None
            walk.ands += 1
        if key in _BETWEEN:
            walk.between, walk.ands = True, 0
        return i + 1

    def _titlemode(self, last: int) -> bool:
        """Whether the words after the instrument go on in title case, so that a small word ends the title."""
        if not self.words[last - 1][0].isupper() or self.keys[last : last + 1] in (["("], ["between"]):
            return False
        plain = (w for k, w in enumerate(self.words[last : last + 5], last) if w[0].isalpha() and w not in _SMALL_WORDS)
        return next(plain, "x")[0].isupper()

    def _amends(self, last: int, begin: int) -> bool:
        """Whether the next instrument is the one that this one amends, and so within its title."""
        before = self.keys[last:begin]
        if not before or len(before) > 12:
            return False
        if any(k in (",", ";", "and") for k in before[:-1]) and before[-1] != "to":
            return False
        if before[-1].startswith(_CHANGES) or before in (["to"], ["constituting"]):
            return True
        return before[-1] in ("to", "of") and any(k.startswith(_CHANGES) or k.startswith("addition") for k in before)

    def _opens(self, i: int) -> bool:
        """Whether a preposition goes on with the phrase, and not with when, where and with whom it was made."""
        keys, bound = self.keys, bounds()
        key = keys[i]
        after = i + 1
        if after >= self.last:
            return False
        if key.endswith("ing"):
            return True
        if keys[after] in ("the", "a", "an", "its", "their", "this"):
            after += 1
        if after >= self.last:
            return False
        mention = self.over.get(after) or self.over.get(i + 1)
        settings = bound["setting"]
        if mention is not None and mention.kind == "D":
            return key in ("of", "for")
        if (
            key in ("on", "in", "at")
            and keys[after] in _ORDINALS
            and not (settings | {"of"}).isdisjoint(keys[after + 1 : after + 2])
        ):
            return False
        if key in ("in", "on", "at", "with") and keys[after] in settings:
            return key == "on" and keys[after] in _ONLY_IN
        if key == "in":
            if mention is not None and mention.kind in "LC" and mention.last < self.last:
                follower = keys[mention.last]
                other = self.over.get(mention.last)
                signs = self.signing.at(keys, mention.last, self.last)
                if follower == "." and self.instruments.at(keys, i - 1, i) is not None:
                    return False  # signed the document in Oslo
                seat = keys[mention.last : mention.last + 2] == ["'s", "capital"]
                if (
                    seat
                    or follower in ("on", "in", ",")
                    or (other is not None and other.kind == "D")
                    or signs is not None
                ):
                    return False
                return i > 0
            return True
        if key == "with":
            if mention is not None:
                return mention.kind in "CABL"
            return keys[after] in ("respect", "regard", "reference")
        if key == "to":
            if keys[i - 1] in bound["toward"]:
                return True
            if keys[i + 1] in ("the", "a") or self.words[i + 1][0].isupper():
                return self.words[i - 1][0].isupper() or keys[i - 1].startswith(_ADDITIONS)
            return bool(self.verb(i + 1))
        if key == "for":
            if mention is not None and mention.kind == "C" and keys[mention.last : mention.last + 1] in _FOLLOWERS:
                return False  # who signs it for a state
            money = keys[after] in _MONEY or (
                keys[after].isdigit() and not _AMOUNTS.isdisjoint(keys[after + 1 : after + 4])
            )
            return not (money or keys[after] in _STAGES or (mention is not None and mention.kind in "PRHG"))
        return not (
            key in ("on", "about") and mention is not None and (mention.kind in "HG" or self._is_person(mention))
        )

    def verb(self, i: int) -> int:
        """Where a verb after "to" ends: one that a noun phrase follows, as in "to reschedule the debts"; 0 for other words."""
        keys, bound = self.keys, bounds()
        if keys[i] in bound["do"]:
            return i + 1
        if keys[i + 1 : i + 2] == ["-"] and not self.tokens.spaced(i + 1):
            i += 2  # re-open
        if i + 1 >= self.last or not keys[i].isalpha() or i in self.over or not self.words[i].islower():
            return 0
        if keys[i] in _NO_VERBS or keys[i] in bound["right"] or self.signing.at(keys, i, self.last) is not None:
            return 0
        after = keys[i + 1]
        noun = after[0].isalnum() and after not in bound["left"] and after not in bound["right"]
        return i + 1 if noun or after in _ARTICLES else 0

    def _is_doing(self, i: int) -> bool:
        """Whether a word in -ing says what an instrument does: "an agreement waiving visas"."""
        key = self.keys[i]
        if not key.endswith("ing") or len(key) < 6 or key in bounds()["right"] or self.words[i] != key:
            return False
        return self.signing.at(self.keys, i, self.last) is None and self.instruments.at(self.keys, i, self.last) is None

    def _is_title_word(self, mention: Mention) -> bool:
        """Whether an office is only a word of a title in capitals: "Holders of Diplomatic and Official Passports"."""
        words = self.words
        alone = mention.last - mention.first == 1 and mention.last < self.last
        return alone and all(
            w[0].isupper() for w in (words[mention.first], words[mention.last], words[mention.first - 2])
        )

    def is_state(self, i: int) -> bool:
        """Whether a country or its people stands there, behind an article or not."""
        mention = self.over.get(i) or (self.over.get(i + 1) if self.keys[i : i + 1] == ["the"] else None)
        return mention is not None and mention.kind in "CA"

    def _is_bodies(self, walk: _Walk, i: int) -> bool:
        """Whether an "and" stands between two bodies: "with the University of Oslo and the University of Bergen"."""
        one, two = self.over.get(i - 1), self.over.get(i + 2 if self.keys[i + 1 : i + 2] == ["the"] else i + 1)
        if one is None or two is None or not one.kind == two.kind == "B" or self.keys[walk.last] != "with":
            return False
        return two.last >= self.last or self.keys[two.last] in bounds()["open"] | _ENDS | {",", "respectively"}

    def _is_someone(self, i: int) -> bool:
        mention = self.over.get(i)
        return mention is not None and mention.kind in "PR"

    def _is_person(self, mention: Mention) -> bool:
        """Whether a person is plainly meant; in a title in capitals two capitalised words may be a subject ("Official Passports")."""
        if mention.kind not in "PR" or getattr(mention.value, "title", None) is None:
            return False
        name = getattr(mention.value, "name", None)
        return name is None or " " in name or not self.words[mention.first - 2][0].isupper()

    def _list_goes_on(self, i: int) -> bool:
        """Whether words after a comma belong to an enumeration: an "and" follows before anything that ends the phrase."""
        bound = bounds()
        if i >= self.last or self.keys[i] in bound["right"] or not self.keys[i][0].isalnum():
            return False
        if self.keys[i] == "between":
            return True
        mention = self.over.get(i)
        if mention is not None and mention.kind in "DPRHG":
            return False
        if self.keys[i] in ("in", "on", "at", "with", "to", "for", "by", "which", "he", "she", "a", "an"):
            return False
        for k in range(i, min(i + 9, self.last)):
            key = self.keys[k]
            if key in ("and", "&"):
                return self._and_goes_on(k, between=False)
            if key in bound["right"] or key in (";", ":", ".", '"'):
                return False
            term = self.signing.at(self.keys, k, self.last)
            if term is not None and term.kind in "ScVW":
                return False
        return False

    def _and_goes_on(self, i: int, *, between: bool) -> bool:
        keys, bound = self.keys, bounds()
        if i + 1 >= self.last:
            return False
        key = keys[i + 1]
        term = None if key in NOUNS_TOO else self.signing.at(keys, i + 1, self.last)
        if (key in bound["right"] and key not in ("his", "her", "its", "their")) or (
            term is not None and term.kind in "SEVWjT"
        ):
            return False
        if key in bound["do"] and keys[i + 2 : i + 3] in (["a"], ["an"], ["the"], ["its"], ["their"]):
            return False  # sign an agreement and open a school
        if key in ("another", "one") and keys[i + 2 : i + 3] in (["on"], ["between"], ["for"]):
            return False
        if self.words[i + 1].islower() and (key.endswith("ed") and key not in ("need", "seed", "feed", "speed")):
            return False
        if between:
            return True
        mention = self.over.get(i + 1)
        capital = self.words[i + 1][0].isupper() and self.words[i - 1][0].isupper()
        if (mention is not None and mention.kind in "HGD") or (
            mention is not None and mention.kind in "PR" and not capital
        ):
            return False
        if key in ("the", "a", "an", "its", "their", "his", "her"):
            inner = self.over.get(i + 2)
            if key != "the" or (inner is not None and inner.kind in "PRHGBC"):
                return False
            return not any(k in bound["right"] for k in keys[i + 2 : i + 7])
        return True
