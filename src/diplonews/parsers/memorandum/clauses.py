"""What a clause says of the instruments in it: signed or still to be, by whom, or not at all.

A sentence is spelled with each instrument's phrase as one chunk ``I`` and the words of ``lexica/signing.tsv`` as ``S`` past,
``E`` base, ``F`` in -ing, ``N`` noun before, ``T`` phrase after, ``p`` looking ahead, ``j`` taking back, ``y`` adverb,
``c`` enumerating, ``W`` before witnesses, ``V`` reporting. The rules below match over these letters.
"""

from __future__ import annotations

import itertools
import re
from typing import Any

from attrs import define

from diplonews.chunks import Chunk, Line
from diplonews.document import Document
from diplonews.mentions.mention import Mention
from diplonews.parsers.memorandum.phrases import Phrase
from diplonews.rules import Rule

_ASIDE = r"(?:\([^()]{0,10}\))?"
_AUX = r"[mvuztypj]"

RULES = (
    Rule(
        "memorandum.noun",
        r"(?P<chain>" + _AUX + r"{0,4}[enr]?h?)(?P<v>N)(?P<mid>(?:ed)?[ex9h\"p]{0,4})(?P<i>I)",
        "attended the signing of an agreement on transit",
        "after the signing of the guest book",
    ),
    Rule(
        "memorandum.participle",
        r"(?P<i>I)\"?" + _ASIDE + r",?y{0,2}(?P<v>S)(?![Ceh])",
        "the agreement on transit, signed in 2019",
    ),
    Rule(
        "memorandum.passive",
        r"(?P<i>I)\"?" + _ASIDE + r"(?P<mid>[^SEFNIvmu;.]{0,16}?)(?P<chain>[kq]?" + _AUX + r"{1,9})(?P<v>[ST])",
        "a memorandum on tourism is to be signed",
        "the agreement is good",
    ),
    Rule(
        "memorandum.active",
        r"(?P<chain>" + _AUX + r"{0,7})(?P<v>[SEF])(?P<mid>[^SEFNIvmukqV;.]{0,26})(?<![inofwbrdt])(?P<i>I)",
        "the two ministers signed in Rome a memorandum on tourism",
        "signed the guest book and praised the agreement",
    ),
    Rule(
        "memorandum.relative",
        r"(?P<i>I)(?:[pxXofeah9-]{1,8},[qk]|[,\"]{0,2}[qk]?)(?:[exXaCPRGHBAs]{1,7})(?P<chain>"
        + _AUX
        + r"{0,6})(?P<v>[SE])(?!\"?I)",
        "the agreement that the two countries signed in 2004",
    ),
    Rule(
        "memorandum.intransitive",
        r"(?P<i>I)\"?" + _ASIDE + r"(?:,?[dxbi]q[^.;IV]{1,24})?,?[qk]?(?P<chain>" + _AUX + r"{0,5})(?P<v>[SE])",
        "the convention, which entered into force in 2012",
        "the convention signed the minister",
    ),
    Rule(
        "memorandum.expected",
        r"(?P<i>I)\"?(?P<chain>[vuty]{1,3})(?P<v>p)(?![^.;,]{0,6}[SETFN])",
        "new agreements are expected during the trip",
        "an agreement is expected to be good",
    ),
    Rule(
        "memorandum.event",
        r"(?P<i>I)\"?(?P<v>F)(?!I)",
        "attended the MoU signing between the two agencies",
        "an agreement signing away the islands",
    ),
    Rule(
        "memorandum.held",
        r"(?P<chain>)(?P<v>u)(?P<i>I)",
        "Ghana has an agreement with Norway",
        "Ghana has an idea",
    ),
    Rule(
        "memorandum.relative.held",
        r"(?P<i>I)[qk]?[exaCPRGHBA]{1,5}(?P<chain>)(?P<v>u)(?P<with>w)(?=[exo]{0,4}[ACBGPR])",
        "the agreements that Ghana has with Norway",
        "the agreements that Ghana has seen",
    ),
    Rule(
        "memorandum.wished",
        r"(?P<v>p)(?P<i>I)",
        "called for an agreement on transit",
        "called for the agreement to be signed",
    ),
    Rule("memorandum.state", r"(?P<i>I)[^SEFNI;.]{0,10}(?P<v>T)", "a memorandum on tourism is on the agenda"),
)
_VERB = re.compile(r"\(\?P<v>\[?(?P<letters>\w+)")
_BY_VERB = [(rule, frozenset(found["letters"])) for rule in RULES if (found := _VERB.search(rule.pattern))]
"""The rules, each with the letters of the words that it is about: without any of them it is not tried."""
_REACHED = re.compile(r"[^SEFNVIvm;.]{0,8}?(?:D|xe?[CGB])")
_TIES = re.compile(r"(?:[,a\"ce9x:;()LXBCno-]|D(?=,)){0,14}")
_INCLUDES = re.compile(r"[^SEFNVvm.;]{0,40}c[^SEFNVvm.;]{0,40}")
_NEAR = frozenset("renewed renew renews renewing prolonged prolong extended extend extending passed".split())
_APPROVES = frozenset(("approved", "approves", "approve"))
_PARLIAMENTS = frozenset(
    "parliament senate congress assembly house knesset duma diet bundestag lawmakers legislature".split()
)
_EXPECTED = frozenset(("expected", "planned", "due", "imminent"))
_HOLDS = frozenset(("has", "have", "had"))
_NEVER = frozenset("not no never without n't cannot".split())
_WISHES = frozenset("proposed suggested demanded recommended asked urged insisted that".split())
_GLAD = frozenset("pleased happy honoured honored proud delighted glad".split())
_STILL = frozenset("approved approves approval authorised authorized authorises agenda witness attend oversee".split())
_APPROVED = frozenset("approved approves approval authorised authorized".split())
_PUT_OFF = re.compile(r"[^SEFN.;,]{0,3}j|[^SEFN.;,]{0,12}v[yph]*[Tp]")
"""The signing of the agreement was postponed, is expected."""
_CONDITIONS = frozenset("after before once if unless until till when".split())
_CALLS = frozenset(("called", "calls", "call", "calling", "urged", "need", "needs", "importance", "necessity"))
_MODAL = frozenset("will would shall may might can could must to".split())


@define(eq=False)
class Link:
    """The word that says what became of an instrument: chunk ``verb`` of ``line``, its auxiliaries from ``begin``, and the status."""

    rule: str
    line: Line
    verb: int
    begin: int
    status: str | None
    strong: bool
    voice: str
    past: bool
    word: str
    dated: bool = True


def spelled(document: Document, first: int, last: int, phrases: list[Phrase]) -> Line:
    """The sentence with its phrases as chunks ``I``."""
    words = document.words("signing.tsv")
    letters: list[str] = []
    firsts: list[int] = []
    held: dict[int, tuple[Mention | None, Any]] = {}
    at = first
    for phrase in [*phrases, None]:
        stop = phrase.first if phrase is not None else last
        if at < stop:
            line = document.line(at, stop, words)
            held |= {len(firsts) + k: what for k, what in line.held.items()}
            letters.append(line.letters)
            firsts += line.firsts[:-1]
            at = stop
        if phrase is not None:
            held[len(firsts)] = (None, phrase)
            letters.append("I")
            firsts.append(at)
            at = max(phrase.end, at)
    return Line("".join(letters), [*firsts, at], held)


def links(document: Document, line: Line) -> dict[Phrase, Link]:
    """The link of each phrase of a sentence that has one."""
    found: dict[Phrase, Link] = {}
    inner: list[tuple[Phrase, Link]] = []
    order = [k for k, c in enumerate(line.letters) if c == "I"]
    for rule, verbs in _BY_VERB:
        for m in rule.compiled.finditer(line.letters) if not verbs.isdisjoint(line.letters) else ():
            phrase: Phrase = line.chunks[m.start("i")].data
            known = found.get(phrase)
            if known is not None and not (known.voice == "participle" and rule.name.endswith("active")):
                continue
            link = _link(document, line, rule, m)
            if known is not None and (link is None or link.status != "ratified"):
                continue  # but "ratified the treaty signed in 2019"
            if link is not None and rule.name.endswith("participle") and phrase.title.amends is not None:
                inner.append((phrase, link))  # what is amended was signed then
            elif link is not None:
                found[phrase] = link
    for phrase, link in inner:
        found.setdefault(phrase, link)
    if not found:
        return found
    for back in (True, False):
        pairs = list(itertools.pairwise(order))
        for one, two in reversed(pairs) if back else pairs:
            a, b = line.chunks[one].data, line.chunks[two].data
            ties = line.letters[one + 1 : two]
            if (
                back
                and b in found
                and a not in found
                and found[b].voice in ("passive", "state")
                and _TIES.fullmatch(ties)
            ):
                found[a] = found[b]
            if (
                not back
                and a in found
                and b not in found
                and (_TIES.fullmatch(ties) or _INCLUDES.fullmatch(ties) or ties == "Sv")
            ):
                found[b] = found[a]
    return found


def _link(document: Document, line: Line, rule: Rule, m: re.Match[str]) -> Link | None:
    """The link that a rule finds; None where its word means something else here."""
    keys, verb, voice = document.tokens.keys, m.start("v"), rule.name.rpartition(".")[2]
    chunk, letter = line.chunks[verb], line.letters[verb]
    chain = m.span("chain") if "chain" in m.groupdict() and m["chain"] else (verb, verb)
    word = keys[chunk.first]
    if _other_sense(line, keys, voice, m, chain):
        return None
    if voice in ("wished", "expected", "held"):
        status = _unsigned(line, keys, voice, m)
        return Link(rule.name, line, verb, verb, status, voice == "expected", voice, False, word) if status else None
    status = chunk.data["status"]
    if voice == "intransitive" and status != "in-force":
        return None
    said = {k for c in line.chunks[chain[0] : chain[1]] for k in keys[c.first : c.last]}
    mood = _mood(line, keys, letter, verb, chain, said)
    near = line.chunks[max(0, chain[0] - 3) : verb]
    if voice == "noun":
        wish = next((c for c in line.chunks[max(0, chain[0] - 2) : chain[0]] if c.letter in "SEF"), None)
        if wish is not None and wish.data["status"] in ("proposed", "discussed"):
            status = wish.data["status"]  # proposed the drafting of
        mood = "ahead" if _still_ahead(line, keys, m.end("i"), near) else mood
    if mood == "ahead" and any(keys[c.first] in _CALLS for c in near if c.letter == "p"):
        mood = "should"
    borrowed = mood in ("ahead", "should") and chunk.data["status"] in ("ratified", "in-force")
    perfect = "u" in line.letters[chain[0] : chain[1]] and not said.isdisjoint(("has", "have"))
    strong, past = bool(chunk.data["strong"]), mood == "past" and not perfect
    link = Link(rule.name, line, verb, chain[0], _status_in(mood, status, word), strong, voice, past, word)
    link.dated = not borrowed and _APPROVED.isdisjoint(keys[c.first] for c in near)
    return link


def _other_sense(line: Line, keys: list[str], voice: str, m: re.Match[str], chain: tuple[int, int]) -> bool:
    """Whether the word at a match does not speak of the instrument there, or not of its signing."""
    letters, verb = line.letters, m.start("v")
    letter, chunk = letters[verb], line.chunks[verb]
    word = keys[chunk.first]
    phrase: Phrase = line.chunks[m.start("i")].data
    passive = "v" in letters[chain[0] : chain[1]]
    bare = chain[0] == chain[1]
    if bare and (word == "initial" or (voice == "relative" and letter == "E")):
        return True  # the initial agreement
    if voice == "passive" and letter == "S" and not passive:
        return True
    if word == "reached" and (voice != "participle" or not _REACHED.match(letters, verb + 1)):
        return True
    if word in _APPROVES and _PARLIAMENTS.isdisjoint(keys[line.chunks[max(0, verb - 8)].first : chunk.first]):
        return True
    if voice != "active":
        return voice == "event" and word != "signing"
    if letter == "S" and passive and "c" not in m["mid"] and ":" not in m["mid"]:
        return True
    if m["mid"].rstrip('"').count('"') % 2:
        return True  # "they signed a loan", an official statement said
    if word in _NEAR and len(m["mid"]) > 3:
        return True  # extended the deadline to reach an agreement
    attribute = letter == "S" and verb == m.start() and m["mid"] == "" and letters[verb - 1 : verb] in tuple("FEnobitx")
    if attribute and phrase.plural and phrase.bare and phrase.determiner == "":
        return True  # implementing signed agreements
    return keys[phrase.first - 1] == "under"  # discussed its ports, closed under a pact with Ghana


def _unsigned(line: Line, keys: list[str], voice: str, m: re.Match[str]) -> str | None:
    """The status of an instrument that is wished for, expected or had, without a word of signing."""
    phrase: Phrase = line.chunks[m.start("i")].data
    chunk = line.chunks[m.start("v")]
    if voice == "expected":
        return "planned" if keys[chunk.first] in _EXPECTED else None
    if voice == "held":
        if "with" in m.groupdict():
            return "in-force"  # the agreements that it has with Norway
        told = bool(phrase.title.parties) or phrase.title.subject is not None
        known = phrase.needs or keys[chunk.first] not in _HOLDS or phrase.determiner in ("the", "owner")
        return "in-force" if told and not known else None
    first = phrase.determiner == "the" and "first" in keys[phrase.first : phrase.at]
    new = (phrase.determiner in ("a", "") or first) and not phrase.bare
    wished: str | None = chunk.data["status"]
    return wished if new else None


def _still_ahead(line: Line, keys: list[str], end: int, near: list[Chunk]) -> bool:
    """Whether what stands before the noun of signing or behind its instrument says that it has yet to come: was postponed."""
    return (
        _PUT_OFF.match(line.letters, end) is not None
        or any(keys[c.first] == "agenda" for c in line.chunks[end : end + 7])
        or not _STILL.isdisjoint(keys[c.first] for c in near)
    )


def _status_in(mood: str, status: str | None, word: str) -> str | None:
    """What a status comes to where its word is denied, looks ahead or is called for."""
    later = status in ("ratified", "in-force")
    if mood == "no":
        return "signed" if later else None
    if (mood == "ahead" and word not in _NEAR) or mood == "should":
        before = "planned" if mood == "ahead" else "proposed"
        return "signed" if later else before if status == "signed" else status
    return status


def _mood(line: Line, keys: list[str], letter: str, verb: int, chain: tuple[int, int], words: set[str]) -> str:
    """``past``, ``ahead``, ``should`` or ``no`` for a verb with its auxiliaries."""
    letters = line.letters
    before = letters[max(0, chain[0] - 14) : chain[0]]
    around = letters[chain[0] : chain[1]]
    if re.search(r"z[xy]{0,2}$", before) and letter in "EF":
        return "no"
    halted = [keys[c.first] for c in line.chunks[max(0, chain[0] - 1) : verb] if c.letter == "j"]
    if any(w.startswith(("postpon", "delay")) for w in halted):
        return "ahead"
    if "j" in around or (before[-1:] == "j"):
        return "no"
    if words & _NEVER:
        return "ahead" if "yet" in words or "yet" in keys[line.chunks[verb].last : line.chunks[verb].last + 8] else "no"
    if "should" in words or "must" in words:
        return "should"
    if letter == "T":
        return "past"
    if letter == "S":
        if "being" in words:
            return "ahead"
        if "p" in around or words & _MODAL:
            if "have" in words and "would" in words:
                return "no"
            return "past" if "have" in words and ("may" in words or "might" in words) else "ahead"
        return "past"
    if letter == "E":
        if around[:1] == "t" and keys[line.chunks[chain[0]].first - 1] in _GLAD:
            return "past"  # were pleased to sign
        if "to" in words or words & _MODAL or "p" in around:
            return "ahead"
        if re.search(r"[a,]y?$", before) and _ahead_before(line, keys, chain[0]):
            return "ahead"
        if letter == "E" and _is_condition(line, keys, chain[0]):
            return "ahead"
        wished = line.chunks[max(0, chain[0] - 2) : chain[0]]
        if len(wished) == 2 and wished[1].letter in "CGPRB" and keys[wished[0].first] in _WISHES:
            return "should"  # proposed that Ghana sign
        return "past" if not _ratifies(line, keys, verb) else "should"
    if re.search(r"[pj][eahxn,ytFEoX]{0,6}$", before + around) or _ahead_near(line, keys, chain[0]):
        return "ahead"
    return (
        "ahead"
        if letter == "N" and _ahead_before(line, keys, chain[0]) and not re.search(r"d[^,]{0,8}$", before)
        else "past"
    )


def _is_condition(line: Line, keys: list[str], k: int) -> bool:
    """Whether a clause in the present tense says when something will be: "after Ghana signs", "if the two sides sign"."""
    while k and line.letters[k - 1] in "CBPRGHAaeosXh,":
        k -= 1
    return k > 0 and keys[line.chunks[k - 1].first] in _CONDITIONS


def _ratifies(line: Line, keys: list[str], verb: int) -> bool:
    return keys[line.chunks[verb].first] == "ratify"


def _ahead_before(line: Line, keys: list[str], k: int) -> bool:
    """Whether the clause before chunk ``k`` looks ahead with a modal."""
    for c in reversed(line.chunks[max(0, k - 40) : k]):
        if c.letter in (";", "."):
            return False
        if c.letter == "m":
            return keys[c.first] in ("will", "shall", "would")
        if c.letter in "u":
            return False
    return False


def _ahead_near(line: Line, keys: list[str], k: int) -> bool:
    """Whether the words right before look ahead: "before signing", "for the signing of", "towards the conclusion of"."""
    near = [keys[c.first] for c in line.chunks[max(0, k - 4) : k]]
    return bool(near) and any(w in ("before", "until", "toward", "towards") for w in near)
