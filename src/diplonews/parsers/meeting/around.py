"""What the words around a word of meeting say: format, place, status and the day of the journey to it."""

from __future__ import annotations

import datetime as dt
import re

from attrs import define

from diplonews.document import Document
from diplonews.lexicon import keys_of
from diplonews.parsers.events.places import Stop, stop_at, stops_from
from diplonews.parsers.events.sentences import WINDOW, Sentence
from diplonews.parsers.events.times import Date, date_for
from diplonews.parsers.events.verbs import read
from diplonews.parsers.visit.rules import GOES, LEAVES, TO
from diplonews.parsers.visit.telling import stops_by
from diplonews.values import Place

_IN = re.compile(
    r"i(?=e?[LCl]|e?[xKA]{1,4},?o?L|C?s[xK]{1,2},?L)|n(?=e?L|e[xK]{1,4}oL)|(?<=[PRHG])t(?=e?L)|q(?=(?:n?D)?,?e?[PRHGh])|(?<!i)l"
)
GOING = re.compile(r"[TJYVZN](?=[^.;:\"q]{0,16}(?:re?[xcKj9A-]{0,3}|t)$)")
_DURING = re.compile(r".[^.;:\"qD]{0,18}?dh[xKpc9]{0,4}[VN]")
_TOPIC = re.compile(
    r"[25;:\"]|k(?!e?[PRH]m?[xQ12])|n(?!D|e?L|7)|t(?=[xQ12TM])|,?q(?!vie?L)(?=[^P])|r(?!e?[xKpcj9]{0,3}U)(?=e?[xX])"
)
"""Where what a meeting is about begins, or another clause: no place after it is that of the meeting."""
_LAND = re.compile(r"e?C(?!s[xK]{1,2},?L)")
_AFTER_COUNTRY = ("", ",", ".", ";", "n", "D", "a", "d", "t", "w", "r", "f", ")", '"')
WHERE_DAY = re.compile(r"D,?(?P<where>q)e?[PRHG]?[xmvuF]{0,4}$")
_SEPARATE = frozenset(("separate", "separately", "respectively"))
_FRONTED = re.compile(r"ie?(?:L(?:,C)?|C)(?:,q|(?=[PRHG0]))")
"""Where all of a sentence is: In Peru, where many had gathered, A met B · In Peru A met B."""
_OF_OTHER = re.compile("[^ri][^ri]j[xK]{0,2}[U6]")
"""How another meeting is held that is spoken of: welcomed the resumption of six-party talks; not: met for expanded talks."""
_INCLUDING = re.compile(r"[1QTWZ3JV][^.;:\"qTJQW13]{1,16},(?P<word>x)[eDsxKpcj9]{0,5}$")
"""A meeting that is one of those told before: will hold talks, including a meeting with."""
_ON_VISIT = re.compile(r"[nr]e?[xKpcj9X-]{0,4}$")
_ON_THE_WAY = ("arriv", "land", "left", "leav", "depart", "head")
_TOLD = re.compile("[UQ]")
_FRONT = 20
_NEAR = 9
_TODAY = frozenset("today tonight morning afternoon evening".split())
_CALLS_OFF = re.compile(r"E[exKpcj9h]{0,4}$")
_IS_OFF = re.compile(r"^.[^.:;qw]{0,8}?[vu]x?v?E")
_WILL = re.compile(r"[mF][xv]{0,3}[1x]?[^.;,]{0,5}$")
_IS_TO = re.compile(r"^.[^.;:,qk\"]{0,10}?(?:F|m)")
_FOR = re.compile(r"re?[xKc9jAX-]{0,4}$")


@define(eq=False)
class Around:
    """Reads the sentence around a word of meeting."""

    document: Document

    def told_by_phone(self, sentence: Sentence, k: int) -> tuple[str, tuple[int, int] | None]:
        """The phone, where the heading or the sentence calls it a call."""
        for j in range(min(len(sentence.letters), 4 * WINDOW)):
            if sentence.letters[j] == "U" and sentence.data(j, "value") == "phone":
                return "phone", sentence.span(j, j + 1)
        tokens = self.document.tokens
        for i in range(min(self.document.body, 60)):
            if tokens.keys[i] in ("call", "phone", "telephone", "calls"):
                return "phone", (tokens.starts[i], tokens.ends[i])
        title = self.document.heading.title or ""
        if not {"call", "calls", "phone", "telephone"}.isdisjoint(keys_of(title)):
            return "phone", sentence.span(k, k + 1)
        return "", None

    def same_day(self, sentence: Sentence, k: int) -> dt.date | None:
        """The day of the text where "today", "this morning" and the like stand beside chunk ``k``, in its clause."""
        if _TODAY.isdisjoint(sentence.keys):
            return None
        for step in (1, -1):
            for at in range(k + step, k + step * _NEAR, step):
                if not 0 <= at < len(sentence.letters) or sentence.letters[at] in '.;:"qUQTVJZY':
                    break
                if sentence.letters[at] == "D" and (
                    {"today", "tonight"} & set(words := sentence.key(at).split())
                    or (words[0] == "this" and not _TODAY.isdisjoint(words))
                ):
                    return self.document.anchor
        return None

    def separate(self, sentence: Sentence) -> bool:
        """Whether the sentence tells of several meetings at once."""
        return not _SEPARATE.isdisjoint(sentence.keys)

    def format_near(self, sentence: Sentence, k: int) -> tuple[str, tuple[int, int] | None]:
        """The format that the words beside chunk ``k`` give."""
        own = sentence.data(k, "value") if sentence.letters[k] == "U" else ""
        if own:
            return own, sentence.span(k, k + 1)
        letters = sentence.letters
        if "j" not in letters:
            return "", None
        for j in range(k - 1, max(-1, k - 6), -1):
            if letters[j] == "j":
                return sentence.data(j, "value"), sentence.span(j, j + 1)
            if letters[j] in '.;:"qTVUQ' or (letters[j] == "," and _TOLD.search(letters, max(0, j - WINDOW), j)):
                break
        for j in range(k + 1, min(len(letters), k + _NEAR)):
            if letters[j] == "j":
                if _OF_OTHER.match(letters, j - 2):
                    break
                return sentence.data(j, "value"), sentence.span(j, j + 1)
            if letters[j] in '.;:"qUQTV':
                break
        return "", None

    def place_near(self, sentence: Sentence, k: int, end: int) -> tuple[Place | None, tuple[int, int] | None, str]:
        """Where: the place after "in" or "at" that is nearest to chunk ``k`` in its clause, the one after it first."""
        letters = sentence.letters
        if letters[k - 1 : k] == "L" and letters[k] == "U":
            stops = stops_from(sentence, k - 1)
            if stops and stops[0].place is not None:
                return stops[0].place, sentence.span(k - 1, k), "meeting.place.compound"
        best: tuple[int, int] | None = None
        low, high = max(0, k - 30), min(len(letters), k + 30)
        limit = _TOPIC.search(letters, max(end, k + 1), high)
        high = limit.start() if limit else high
        for match in _IN.finditer(letters, low, high):
            at = match.start()
            between = letters[k:at] if at > k else letters[at:k]
            if letters[at] == "l" and sentence.key(at) != "here":
                continue
            fronted = at == low == 0 and _FRONTED.match(letters) is not None
            if at < k and not fronted and _TOPIC.search(between, 1) and letters[at] != "q":
                continue
            if at >= end and "v" in letters[end:at] and "1" not in letters[end:at] and letters[at - 2 : at] != "qv":
                continue  # another verb's place: the presidents were considering a summit in Malaysia
            land = _LAND.match(letters, at + 1)
            if land and letters[land.end() : land.end() + 1] not in _AFTER_COUNTRY and not fronted:
                continue
            cost = (
                len(between)
                + (6 if at < k else 0)
                + 8 * sum(between.count(c) for c in "TVJZqNY")
                + 15 * between.count(";")
            )
            if at < k and (at == 0 or at <= 2):
                cost -= 6
            if letters[at] == "q":
                if at > k or sentence.key(at) != "where":
                    continue
                cost = k - at
            elif letters[at] == "t" and letters[k] != "W":
                continue
            elif land:
                cost += 0 if at <= 2 else 10 if len(between) <= _NEAR else 20
            if fronted:
                cost = min(cost, _FRONT)
            if best is None or cost < best[0]:
                best = (cost, at)
        stops = []
        if best is not None and best[0] <= 26:
            if letters[best[1]] == "q":
                stops = [
                    s for s in (stop_at(sentence, j) for j in range(max(0, best[1] - 8), best[1])) if s is not None
                ][-1:]
            else:
                stops = stops_from(sentence, best[1] + (letters[best[1]] != "l"))
        if not stops:
            stops = self._goal(sentence, k)
        if not stops:
            return None, None, ""
        stop = stops[0]
        place = stop.place
        if place is None and stop.country is not None and letters[stop.begin] == "C":
            place = Place(name=stop.country.name, country=stop.country)
        if place is None:
            return None, None, ""
        return place, sentence.span(stop.begin, stop.end), "meeting.place.in"

    def _goal(self, sentence: Sentence, k: int) -> list[Stop]:
        """Where somebody goes for the meeting: travelled to Niamey for talks, flew to Beijing to meet him."""
        window, low = sentence.left(k)
        match = GOING.search(window)
        if not match:
            return []
        at = low + match.start()
        letter = sentence.letters[at]
        if letter in "YV":
            stops = stops_from(sentence, at + 1)
            return stops or stops_by(sentence, at, TO)[0]
        if letter == "J":
            return stops_from(sentence, at + 2)
        return stops_by(sentence, at, {"T": GOES, "Z": LEAVES, "N": TO}[letter])[0]

    def noun_status(self, sentence: Sentence, k: int) -> str:
        """The status of a meeting that only a noun names."""
        letters = sentence.letters
        left = letters[max(0, k - 7) : k]
        if "E" in letters and (_CALLS_OFF.search(left) or _IS_OFF.match(sentence.right(k))):
            return "cancelled"
        if left.endswith("v") and sentence.key(k) == "meeting" and sentence.key(k - 1) in ("is", "are"):
            return "ongoing"
        if "y" in left or _WILL.search(left):
            return "planned"
        if _IS_TO.match(sentence.right(k)):
            return "planned"
        if _FOR.search(left):
            return self._purpose(sentence, k)
        listed = _INCLUDING.search(letters, max(0, k - WINDOW), k)
        if listed and sentence.key(listed.start("word")).startswith("includ"):
            return {"planned": "planned", "infinitive": "planned"}.get(read(sentence, listed.start()).mood, "completed")
        return "completed"

    def _purpose(self, sentence: Sentence, k: int) -> str:
        """travels to Rome for talks with B: planned where the trip is; travelled: completed."""
        letters = sentence.letters
        for j in range(k - 1, max(-1, k - 30), -1):
            if letters[j] in "VN" and _ON_VISIT.search(letters, max(0, j - 6), j):
                continue
            if letters[j] in "TVJZNY":
                before = letters[max(0, j - 6) : j]
                if "m" in before or "F" in before or sentence.key(j).startswith(_ON_THE_WAY):
                    return "planned"
                break
        return "completed"

    @staticmethod
    def where_date(sentence: Sentence, k: int) -> Date | None:
        """The day of the journey to where a meeting is: will proceed to Lima on May 20, where she will call on the president."""
        window, low = sentence.left(k)
        match = WHERE_DAY.search(window)
        if not match or sentence.key(low + match.start("where")) != "where":
            return None
        return date_for(sentence, low + match.start("where") - 1)

    def during(self, sentence: Sentence, k: int) -> int | None:
        """The chunk of "during his visit" after chunk ``k`` in the same clause."""
        match = _DURING.match(sentence.letters, k, k + 24)
        return match.end() - 1 if match else None
