"""Who takes part: runs of actors in a sentence, and the subject of a verb."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Hashable, Iterable
from itertools import product

from attrs import define

from diplonews.document import Document
from diplonews.parsers.events.sentences import WINDOW, Sentence, read
from diplonews.rules import Rule
from diplonews.values import Actor, Body, Country, Person

PERSON = "[PRHG80]"
ACTOR = "[PRHGBg80]"
ANY = "[PRHGBgC80]"
LED = frozenset("lead leads led leading head heads headed heading".split())
DELEGATION = "the delegation"
"""The key of a delegation that the text has spoken of before; whoever reads on puts its members in its place."""


def listed(one: str) -> str:
    """A pattern for one actor or several: A and B; A, B, and C; A together with B; A of C. A comma alone joins nothing."""
    own = r"(?:,e?R(?=,ah?e?[PR])|o[CL]|oe?B|x(?=[,a])|\([xXBCA]\))?"
    item = rf"e?h?(?:[lC]s)?{one}{own}"
    others = r"(?:,e?(?:[lC]s)?P){1,14}(?=,?a[xAC]{1,3}(?:[.;niDRG]|$))"  # A, B and other senior officials
    return rf"(?:{one}{own}(?:(?:[,;]{item}){{0,14}}[,;]?aw?{item}|,?x?w{item}|{others}){{0,3}})"


LIST = listed(ACTOR)


@define(eq=False)
class Party:
    """An actor as one side of an event. ``key`` is its number in the document, or its value where it stayed open; ``chunk`` is
    where the sentence names it."""

    key: Hashable
    actor: Actor
    chunk: int
    start: int
    end: int
    sure: bool = False
    """Whether some mention says the country itself, rather than its being that of the text."""

    home: Country | None = None
    placed: bool = False
    """Whether ``home`` stands for the country: that of the visited country, for whom a visitor meets there."""

    def moved(self, chunk: int, start: int, end: int) -> Party:
        """The same actor where another place speaks of it."""
        return Party(self.key, self.actor, chunk, start, end, self.sure, self.home, self.placed)

    def at_home(self, home: Country | None) -> Party:
        """The same actor with a country that is concluded."""
        return Party(self.key, self.actor, self.chunk, self.start, self.end, self.sure, home, True)

    @property
    def country(self) -> Country | None:
        if self.placed:
            return self.home
        return self.actor.plain if isinstance(self.actor, Country) else self.actor.country


def stated(document: Document) -> frozenset[int]:
    """The actors whose country some mention says; ask for it by ``document.once(stated)``."""
    found = set()
    for mention in document.mentions:
        for n in mention.who:
            country = getattr(document.actors[n], "country", None)
            if country is not None and getattr(mention.value, "country", None) == country:
                found.add(n)
    return frozenset(found)


def parties_at(sentence: Sentence, k: int) -> list[Party]:
    """The actors that chunk ``k`` names or refers to."""
    mention = sentence.mention(k)
    if mention is None:
        return _UNNAMED[sentence.letters[k]](sentence, k) if sentence.letters[k] in _UNNAMED else []
    start, end = sentence.span(k, k + 1)
    document = sentence.document
    if mention.kind == "B" and sentence.key(k).endswith("delegation") and (leaders := _leaders(sentence, k)):
        return leaders
    if mention.kind == "B" and sentence.letters[k + 1 : k + 2] == "g" and (led := delegation(sentence, k + 1)):
        return led
    if mention.kind == "B" and (group := _group(sentence, k)) is not None:
        return [group]
    if mention.who:
        told = document.once(stated)
        return [Party(n, document.actors[n], k, start, end, n in told) for n in mention.who]
    if mention.kind in "PRBC" and isinstance(mention.value, (Person, Body, Country)):
        return [Party(mention.value, mention.value, k, start, end, True)]
    return []


STAFF = frozenset(
    "agents officials diplomats representatives officers leaders envoys experts ministers negotiators lawmakers delegates members "
    "executives parliamentarians head heads chief senior commanders mediators counterparts".split()
)


def _group(sentence: Sentence, k: int) -> Party | None:
    """The people of a body, by what they are: NATO officials, OIC diplomats."""
    if sentence.letters[k : k + 2] != "Bx" or sentence.key(k + 1) not in STAFF:
        return None
    quote = sentence.quote(k, k + 2)
    name = " ".join(quote.text.split()).removeprefix("the ").removeprefix("The ")
    mention = sentence.mention(k)
    country = getattr(mention.value, "country", None) if mention is not None else None
    return Party(name, Body(name=name, country=country), k, quote.start, quote.end, country is not None)


def latter(sentence: Sentence, k: int) -> list[Party]:
    """The person named last before chunk ``k``, or the one before that for "the former"."""
    wanted = 0 if sentence.key(k) == "the latter" else 1
    for j in range(k - 1, max(-1, k - WINDOW), -1):
        if sentence.letters[j] in "PR":
            found = parties_at(sentence, j)
            if found and not wanted:
                return [p.moved(k, p.start, p.end) for p in found]
            wanted -= 1
    return []


def author(sentence: Sentence, k: int) -> list[Party]:
    """Who speaks where the text says "I" or "my" outside quotation marks."""
    if sentence.key(k) not in ("i", "my") or sentence.quote(k, k + 1).text not in ("I", "my", "My"):
        return []
    if sentence.letters[k - 1 : k] in ("P", "R", "X", "L"):
        return []  # "King Baudouin I"
    document = sentence.document
    at = sentence.first(k)
    begin = bisect_right(document.tokens.paragraphs, (at, len(document.tokens))) - 1
    low = max(document.tokens.paragraphs[begin][0] if begin >= 0 else 0, at - 400)
    if document.tokens.keys[low:at].count('"') % 2:
        return []
    home = document.heading.dateline
    start, end = sentence.span(k, k + 1)
    number = document.once(issuer)
    if number is not None:
        return [Party(number, document.actors[number], k, start, end, number in document.once(stated))]
    return [Party("author", Person(title="I", country=home.country if home else None), k, start, end)]


def issuer(document: Document) -> int | None:
    """Who issues a release: the one person that its heading names."""
    people = {n for m in document.mentions if m.first < document.body and m.kind == "P" for n in m.who}
    return people.pop() if len(people) == 1 else None


_RESIDENT = ("ambassador", "chargé", "charge d", "consul", "high commissioner", "spokes", "representative")


def resides(party: Party) -> bool:
    """Whether somebody is where his office is: an ambassador."""
    title = getattr(party.actor, "title", None) or ""
    return any(word in title.lower() for word in _RESIDENT)


_OF = re.compile(r"(?P<whose>[ABC](?:\([BX]\))?s?)?[xXp]{0,2}$")
_MEMBERS = re.compile(r"^g(?:(?:o|f)e?(?P<of>[ABCXx]{1,4}))?")


def _leaders(sentence: Sentence, k: int) -> list[Party]:
    """Who leads the delegation at chunk ``k``, where the words after it say so."""
    by = _LED_BY.match(sentence.right(k))
    if not by or sentence.key(k + by.start("led")) not in LED:
        return []
    return parties_in(sentence, k + by.start("who"), k + by.end("who"), "PR")


def delegation(sentence: Sentence, k: int) -> list[Party]:
    """A delegation by the words that describe it, or, where none do, the one that was spoken of before."""
    leaders = _leaders(sentence, k)
    if leaders:
        return leaders
    window, low = sentence.left(k)
    before, after = _OF.search(window), _MEMBERS.match(sentence.right(k))
    begin = low + before.start() if before else k
    whose, of = before["whose"] if before else None, after["of"] if after else None
    start, end = sentence.span(k, k + 1)
    if not whose and not of:
        article = sentence.key(begin - 1) if begin else ""
        if article in ("a", "an") and begin < k:
            name = sentence.quote(begin, k + 1).text
            return [Party(" ".join(name.split()), Body(name=" ".join(name.split())), k, start, end)]
        return [Party(DELEGATION, Body(name="delegation"), k, start, end)] if article == "the" else []
    stop = k + (after.end() if after else 1)
    country = None
    for j in range(begin, stop):
        mention = sentence.mention(j)
        value = mention.value if mention is not None else None
        country = country or (value.plain if isinstance(value, Country) else getattr(value, "country", None))
    quote = sentence.quote(begin, stop)
    name = " ".join(quote.text.split())
    body = sentence.mention(begin) if not of else None
    if body is not None and body.kind == "B" and body.who:
        return [Party((body.who, DELEGATION), Body(name=name, country=country), k, quote.start, quote.end)]
    return [Party(name, Body(name=name, country=country), k, quote.start, quote.end)]


_UNNAMED = {"8": latter, "0": author, "h": author, "g": delegation}
"""How actors are read that no mention stands for, by letter."""


def parties_in(sentence: Sentence, begin: int, end: int, kinds: str = "PRHGBg80") -> list[Party]:
    """The actors of a range of chunks, each once. An office in apposition to a name is no actor of its own."""
    found: dict[Hashable, Party] = {}
    letters = sentence.letters
    for k in range(begin, end):
        if letters[k] in kinds:
            if letters[k - 1 : k] == "(" and letters[k + 1 : k + 2] == ")" and begin < k:
                continue  # "the Republic of Korea (ROK)"
            if letters[k] == "B" and letters[max(0, k - 3) : k] in ("goe", "xgo", "ego"):
                continue  # "a delegation of the parliament" is one actor
            if letters[k] == "B" and letters[k + 1 : k + 2] == "," and _holds_office(sentence, k - 2):
                continue  # "A, director, Institute of Health, and B"
            if (
                letters[k] == "R"
                and letters[k - 2 : k] == "P,"
                and k >= 2
                and letters[k + 1 : k + 2] not in ("P", "a")
                and letters[k - 3 : k - 2] != ","
            ):
                continue
            for party in parties_at(sentence, k):
                found.setdefault(party.key, party)
    return list(found.values())


def _holds_office(sentence: Sentence, k: int) -> bool:
    """Whether an office ends at chunk ``k`` that is in apposition to a name: A, director, ..."""
    letters = sentence.letters
    if k < 0 or letters[k + 1] != ",":
        return False
    return letters[max(0, k - 2) : k + 1] == "P,R" or (letters[k] == "P" and " , " in sentence.key(k))


def distinct(parties: Iterable[Party]) -> list[Party]:
    """Each actor once, in order."""
    found: dict[Hashable, Party] = {}
    for party in parties:
        found.setdefault(party.key, party)
    return list(found.values())


_AUX = (
    r"(?:[mvuzFxKpy9-]|n?D|iD|[MSE](?=[tx])|,x{1,2},|,n?D,|,d?[^,;.:qk]{1,9},|\([^)]{1,8}\)|,q[^,;.:k]{1,16},"
    r"|,(?=$|[muvF])|t(?=[xmvu]*$)){0,14}"
)
SUBJECTS: tuple[Rule, ...] = (
    Rule(
        "subject.relative",
        rf"(?P<who>{LIST})(?:,?(?:\([^)]{{1,8}}\)|[^,.;:()PRHGB]{{0,6}})?,?|,[^;.:]{{1,9}},)q(?=[^k]*$){_AUX}$",
        "the minister, who arrived on Monday",
        "a question word with no actor before it",
    ),
    Rule(
        "subject.direct",
        rf"(?:^e?|(?<=[^wobfte])e?)(?P<who>{LIST}){_AUX}$",
        "the minister will travel",
        "an actor behind a preposition: talks with the minister will begin",
    ),
    Rule(
        "subject.told-to",
        rf"[xFI]e?(?P<who>{LIST})t$",
        "expected the president to hold",
    ),
    Rule(
        "subject.led",
        rf"(?P<who>{LIST})s?{_AUX}$",
        "a delegation headed by the minister arrived",
    ),
)
"""How the subject of a verb is found in the letters before it; tried in order."""
_NATIONS: tuple[Rule, ...] = (
    Rule("subject.nations", rf"(?P<who>{listed(ANY)}){_AUX}$", "Iran and the Soviet Union have agreed to hold talks"),
)
_AND_NATION = re.compile(r"C,?ae?$")
_BEARER = re.compile(r",(?P<name>P)[xX]{0,2},")
_FIRST = re.compile(rf"(?:^|(?<=[^(wobftidrsS1234Q]))e?(?P<who>{LIST})(?!s)")
_ANY_FIRST = re.compile(rf"(?P<who>{LIST})(?!s)")


_MADE_OF = re.compile(r"(?P<who>g)(?P<verb>x)[^.;:qk]{1,40}$")
_AND_OTHERS = re.compile(
    rf"(?:^e?|(?<=[^wobfte])e?)(?P<who>{ACTOR}(?:,e?(?:[lC]s)?{ACTOR}){{0,9}}),?ax{{0,3}}(?P<others>x){_AUX}$"
)
_OTHERS = frozenset("others leaders ministers officials dignitaries delegates diplomats".split())
"""Who is with those who are named: A, B and other world leaders arrived."""
_COMPRISES = frozenset(("comprising", "including", "consisting", "composed"))


def subject(sentence: Sentence, k: int, *, kinds: str = "PRHGBg80") -> tuple[list[Party], str]:
    """The subject of the verb at chunk ``k`` and the rule that found it; ``([], "")`` where nothing fits."""
    window, low = sentence.left(k)
    made_of = _MADE_OF.search(window) if "g" in kinds and "g" in window else None
    if made_of and sentence.key(low + made_of.start("verb")) in _COMPRISES:
        found = parties_in(sentence, low + made_of.start("who"), low + made_of.end("who"), kinds)
        if found:
            return found, "subject.comprising"
    with_others = None if sentence.keys.isdisjoint(_OTHERS) else _AND_OTHERS.search(window)
    if with_others and sentence.key(low + with_others.start("others")) in _OTHERS:
        return parties_in(
            sentence, low + with_others.start("who"), low + with_others.end("who"), kinds
        ), "subject.direct"
    for rule in (*SUBJECTS, *_NATIONS) if "C" in kinds else SUBJECTS:
        match = rule.compiled.search(window)
        if match and rule not in _NATIONS and "C" in kinds and _AND_NATION.search(window, 0, match.start("who")):
            continue  # "Estonia and the union": both
        if match:
            begin, end = low + match.start("who"), low + match.end("who")
            bearer = _BEARER.match(window, match.end("who")) if window[match.end("who") - 1] == "R" else None
            if bearer:  # "the prime minister, Fabio Conti, paid a visit"
                begin, end = low + bearer.start("name"), low + bearer.end("name")
            found = parties_in(sentence, begin, end, kinds)
            if found:
                return found, rule.name
    return clause_subject(sentence, k, kinds=kinds)


def clause_subject(sentence: Sentence, k: int, *, kinds: str = "PRHGBg80") -> tuple[list[Party], str]:
    """The first actor of the sentence before ``k`` that stands behind no preposition: the subject of a shared verb."""
    letters, low = sentence.letters, max(0, k - 2 * WINDOW)
    begins = dict.fromkeys((max(low, letters.rfind(";", low, k)), low))
    for begin, pattern in product(begins, (_FIRST, _ANY_FIRST)):
        match = pattern.search(letters, begin, k)
        if match:
            found = parties_in(sentence, match.start("who"), match.end("who"), kinds)
            if found:
                return found, "subject.clause"
    return [], ""


def delegations(document: Document) -> list[tuple[int, list[Party]]]:
    """The delegations that the text introduces with their members: sentence number and members; ask for it by ``document.once``."""
    found = []
    for sentence in document.once(read):
        letters = sentence.letters if "g" in sentence.told else ""
        for k, letter in enumerate(letters):
            if letter != "g":
                continue
            members: list[Party] = []
            for j in range(max(0, k - 9), k):
                if letters[j] in "xT" and sentence.key(j) in LED:
                    members = [p for p in subject(sentence, j)[0] if p.key != DELEGATION]
                    break
            by = _LED_BY.match(sentence.right(k))
            if by and sentence.key(k + by.start("led")) in LED:
                members = parties_in(sentence, k + by.start("who"), k + by.end("who"), "PRH")
            includes = _INCLUDES.match(sentence.right(k))
            if (
                members
                and includes
                and sentence.key(k + includes.start("verb")) in ("includes", "including", "included", "comprising")
            ):
                members += parties_in(sentence, k + includes.start("who"), k + includes.end("who"), "P")
            if members:
                found.append((sentence.number, distinct(members)))
    return found


_LED_BY = re.compile(rf"^[gB][^.;:]{{0,8}}?(?P<led>[xT])be?(?P<who>{LIST})")
_INCLUDES = re.compile(rf"^g[^.;:]{{0,6}}?(?P<verb>x)e?(?P<who>{LIST})")


def members(document: Document, number: int) -> list[Party]:
    """The members of the delegation that was introduced last before or in a sentence."""
    return next((m for n, m in reversed(document.once(delegations)) if n <= number), [])
