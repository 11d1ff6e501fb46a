"""Nouns of meeting: talks with B, her meeting with B, talks between A and B, the summit of A and B."""

from __future__ import annotations

import re

from attrs import evolve

from diplonews.parsers.events import verbs
from diplonews.parsers.events.parties import LIST, Party, clause_subject, distinct, parties_in
from diplonews.parsers.events.sentences import Sentence
from diplonews.parsers.meeting import rules
from diplonews.parsers.meeting.context import Context
from diplonews.parsers.meeting.sides import (
    MAIN,
    STATUS,
    actors_after,
    doers_of,
    end_after,
    main_subject,
    negated,
    note_none,
)
from diplonews.parsers.meeting.table import Telling, sides

_HELD = re.compile(r"(?P<verb>[1MWu])(?:D|nD|iD|x|e|h|[9cKpjyX\"-]|A|(?<=x)o){0,8}$")

_NOT_HELD = re.compile(r"[^.,;:qk]{0,12}[vum]z")  # the meeting between A and B was not held

_BE_HELD = re.compile(r"^.[^.;:\"q]{0,20}?[vu][xv]?1")

_CONTINUED = re.compile(r"^.[umvx]{0,3}[MTx]e?j")

_BY = re.compile(rf"^.(?:D|nD|x|1|r[HPR]){{0,5}}be?h?[xp]{{0,2}}(?P<who>{LIST})")

_BY_BOTH = re.compile(rf"(?P<who>{LIST}),?(?:[indx]e?[xM]{{0,2}}o?e?[xK]{{0,2}})$")

_HELD_AT = re.compile(r"^.(?:(?:,?q)?[mxFvu]{1,4}(?:1|(?<=xx))(?=[ixnt]|D)|,?1?(?=i|n?D))")

_NO = re.compile(r"z[xe]{0,2}$")

_WITH = re.compile(r"^.(?:D|nD|iD|ie?[LC]|,)?[wx]e?x?[PRHGAC]")

_PAIR = re.compile(r"[PBC]-[PBC]x?$")

_ARTICLE = re.compile(r"e(?=[xKpcj9X-]{0,4}$)|Ds(?=[xKpcj9X-]{0,4}$)")

_THEIRS = re.compile(rf"(?P<who>{LIST})[dit]h$")

_FRONTED = re.compile(r"[di]e?[xKpcj9]{0,3}U$")

_FIRST_OF = re.compile(r",e?[9xX][9xXKpcj]{0,3}$")
_OPENS = re.compile(r"e[9xKpcjD-]{0,4}U$")
_SEVERAL = re.compile(r"(?:(?:phone|telephone|courtesy) )?calls|phone conversations|meetings|encounters|bilaterals")
_THOUGHT = frozenset(("any", "eventual", "hypothetical"))
_ASIDE = re.compile(r"\"?(?:[XxrtoiFf]|d(?=e?[xKpcj9]{0,3}U)){1,4}e?[xKpcj9X]{0,3}U$")
"""Besides talks with A, B will: in addition to, apart from, before."""

_TOLD_THERE = re.compile(r"^.,?(?:x,)?e?(?P<who>[PRH])(?:D|nD|u|x)?(?P<verb>x)e?h?(?P<whom>[PRH])(?!s)")

_TOLD_BEFORE = re.compile(
    r"(?P<who>[PRH])(?:D|nD|u|x)?(?P<verb>x)e?h?(?P<whom>[PRH])(?:(?!s)[^.;:q\"12QTW]{0,12}?)?(?:[id]|ixxo)[eh9]?[xKpcj9]{0,4}$"
)
"""A told B in a phone call, at the start of their meeting."""

_TELLS = frozenset(
    "told informed assured thanked briefed congratulated urged tells asked reassured warned pressed invited".split()
)

_VISIT_HAS = re.compile(r"(?:[PRH]s|h|e)[xKcNX9]{0,4}[VN](?:te?[LC])?[mu]?(?P<verb>x)e?[xKcpj9]{0,3}$")

_HAS = frozenset("included includes include featured features saw".split())

_DENIED = re.compile(r"O[exKpcj9h]{0,4}$")

_THEIR_OWN = re.compile(r"(?P<whose>h|[PRG]s)[xKpc9]{0,3}$")
_ATTENDED = re.compile(rf"^.[^.;:\"qUTVJZ]{{0,12}}?(?P<verb>x)x?be?(?P<who>{LIST})")
_OF_SIDES = ("meeting.participants.between", "meeting.participants.hyphened", "meeting.participants.of-with")
_ONE_SIDE = (
    "meeting.participants.with",
    "meeting.participants.meets",
    "meeting.participants.for",
    rules.RECEIVED_BY.name,
)
"""Rules that find only the other side of whoever the sentence speaks of."""
_TAKES_PLACE = re.compile(r".(?:D|nD|,)?[mvuxFt]{0,4}(?:1(?=[ixnt]|D)|x(?P<place>x))")
_SET_FOR = re.compile(r".[mvux]{0,2}F[rnt]?D")
_ON_DAY = re.compile(r"D[xKpc9jAC-]{0,3}$")
_TALKED_OF = re.compile(r"2(?:D|nD|iD|x|e|[9cKpyX\"-]|A){0,8}$")


def noun(sentence: Sentence, k: int, context: Context) -> list[Telling]:
    """held talks with B · his meeting with B · talks between A and B · after a meeting with B, A said."""
    letters = sentence.letters
    if sentence.key(k) in ("talk", "chat") and letters[k - 1 : k] in ("a", ",", "t", "m", "F", "H"):
        return []  # a verb: "and talk to students"
    if "accompanied" in sentence.keys and "accompanied" in {sentence.key(j) for j in range(max(0, k - 4), k)}:
        return []  # "was accompanied to the meeting by A and B", who are on one side
    window, low = sentence.left(k)
    others, other_rule, until = _others(sentence, k)
    owners, owner_rule, theirs = _owners(sentence, k, context, others)
    other_rule = other_rule or owner_rule
    form, form_at = context.format_near(sentence, k)
    continued = _CONTINUED.match(sentence.right(k))
    if continued and form and context.last is not None and not others and not owners:
        return context.again(sentence, k, form, form_at)
    held = _HELD.search(window)
    if held and held["verb"] == "W" and not sentence.key(low + held.start("verb")).startswith(("host", "receiv")):
        held = None  # "welcomed the resumption of talks"
    if not others and not owners and _TALKED_OF.search(window):
        return []  # "discussed the talks in Doha": what is spoken of
    thought = not _THOUGHT.isdisjoint(sentence.key(j) for j in range(max(0, k - 2), k))
    if thought or _DENIED.search(window):
        note_none(sentence, k, "hypothetical" if thought else "denied")
        return []
    if not others and form in ("phone", "video"):
        others, other_rule = actors_after(sentence, k, rules.CALL_FROM), rules.CALL_FROM.name
    if not others and sentence.data(k, "sense") in ("audience", "call"):
        others, other_rule = actors_after(sentence, k, rules.RECEIVED_BY), rules.RECEIVED_BY.name
        form, form_at = ("", None) if others else (form, form_at)
    done = _done(sentence, k, low + held.start("verb") if held else None)
    if done is None:
        return []
    status, doers = done
    part = _VISIT_HAS.search(window) if not doers and not owners else None
    if part and sentence.key(low + part.start("verb")) in _HAS:
        doers = context.visitors(sentence, low + part.start(), low + part.start("verb"))
    doers = [p for p in doers or _agent(sentence, k) if p.key not in {o.key for o in others}]
    doers = [] if other_rule == "meeting.participants.between" else context.one_side(doers, others)
    owners, others = context.settle(sentence, owners, others)
    doers, others = context.settle(sentence, doers, others)
    parties = distinct([*owners, *doers, *others]) if not owners else distinct([*owners, *others])
    if others and other_rule in _ONE_SIDE and (len(sides(parties)) < 2 or not (owners or doers)):
        main, others = context.settle(sentence, _main(sentence, k, until, context, others), others)
        parties = distinct([*main, *others])
    if not others and not owners and not held and (people := _attended(sentence, k)):
        parties, others, other_rule = people, people, rules.RECEIVED_BY.name
    shared = True
    if len(sides(parties)) < 2 and not others and sentence.data(k, "sense") != "audience":
        around, shared = _around(sentence, k)
        if len(sides(around)) >= 2:
            parties = around
    if _FIRST_OF.search(window) and context.tells(sentence, parties):
        return []  # "will meet, the first meeting between the two since 1990"
    fronted = _ASIDE.match(letters, 0, k + 1) is not None
    if not status and (fronted or theirs or not (others or owners or doers)) and shared and parties:
        status = _to_come(sentence, until - 1 if fronted else k)
    if not status:
        status = context.noun_status(sentence, k)
    if len(sides(parties)) < 2:
        known = any(p.actor.type == "person" for p in (*others, *owners))
        return _of_one_side(sentence, k, context, form, form_at, others=bool(others), known=known)
    if held and held["verb"] in "Mu" and all(p.actor.type == "country" for p in parties):
        return []  # "the two countries began talks" on something: no sitting
    if not held and not any(p.actor.type == "person" for p in parties):
        session = context.open_session(sentence, k, form, form_at)
        if session or other_rule not in _OF_SIDES or not _dated(sentence, k, until):
            return session  # an instrument on consultations between two ministries is no meeting
    anaphoric = not shared or (not (others or owners or doers) and _definite(sentence, k))
    groups = [parties]
    if (context.separate(sentence) or _SEVERAL.fullmatch(sentence.key(k))) and others and len(others) > 1:
        mine = [p for p in parties if p.key not in {o.key for o in others}]
        groups = [[*mine, o] for o in others]
    implied = anaphoric and shared and bool(_FRONTED.match(letters, 0, k + 1))
    rule, found = other_rule or "meeting.participants.holds", []
    for group in groups:
        found += context.tell(
            sentence,
            k,
            "meeting.talks",
            group,
            rule,
            status,
            until=until,
            format=form,
            format_at=form_at,
            anaphoric=anaphoric,
        )
    if theirs and all(t.when is None and (t.place is None or t.place_rule.startswith("inferred.")) for t in found):
        anaphoric = True  # "their talks" are those that were told before
    there = letters[k] == "6" or sentence.data(k, "sense") == "audience"
    if not shared:
        found = [evolve(t, place=None, when=None, format="", format_at=None) for t in found]
    return [evolve(t, anaphoric=anaphoric, implied=implied, present=there) for t in found]


def _main(sentence: Sentence, k: int, until: int, context: Context, others: list[Party]) -> list[Party]:
    """Who meets the others where nobody else stands by the noun: the subject of its clause or of the sentence before."""
    if _OPENS.match(sentence.letters, 0, k + 1):
        return context.subject_of_previous()
    main = main_subject(sentence, k, until)
    if _BE_HELD.match(sentence.right(k)) and {p.key for p in main} <= {p.key for p in others}:
        return context.subject_of_previous()  # "meetings were also held with A, B and C"
    return main


def _done(sentence: Sentence, k: int, at: int | None) -> tuple[str, list[Party]] | None:
    """The status that the verb at chunk ``at`` or the words around the noun give, and who does what the verb says; None where it was
    not held."""
    status = ""
    doers: list[Party] = []
    window = sentence.left(k)[0]
    if at is not None:
        reading = verbs.read(sentence, at)
        if negated(sentence, k, reading):
            return None
        if reading.mood in ("infinitive", "planned") and sentence.key(at).startswith("continu"):
            return None  # "agreed to continue consultations" is an intention
        if reading.mood == "participle" and sentence.letters[at - 1 : at] in ("o", "r"):
            return None  # "with the aim of convening a meeting"
        status = STATUS.get(reading.mood, "")
        doers = doers_of(sentence, at, reading)
    else:
        passive = _BE_HELD.match(sentence.right(k))
        if passive:
            status = STATUS.get(verbs.read(sentence, k + passive.end() - 1).mood, "")
        elif _NO.search(window):
            return None
        elif _NOT_HELD.match(sentence.right(k)):
            note_none(sentence, k, "denied")
            return None
    return status, doers


def _of_one_side(
    sentence: Sentence,
    k: int,
    context: Context,
    form: str,
    form_at: tuple[int, int] | None,
    *,
    others: bool,
    known: bool,
) -> list[Telling]:
    """What a noun without two sides tells: the last meeting again, or a session; nothing where a person of one side is ``known``."""
    if form in ("one-on-one", "expanded") and context.last is not None and not others:
        return context.again(sentence, k, form, form_at, second=not _definite(sentence, k))
    if known:
        return []
    if _definite(sentence, k) and _HELD_AT.match(sentence.right(k)) and (again := context.of_last(sentence, k)):
        return again
    return context.open_session(sentence, k, form, form_at)


def _others(sentence: Sentence, k: int) -> tuple[list[Party], str, int]:
    """Who stands behind the noun, the rule that found them and the chunk where they end: talks with B, talks between A and B."""
    letters, sense = sentence.letters, sentence.data(k, "sense")
    adjacent = sentence.key(k) == "meeting" and (
        (letters[k + 1 : k + 2] in ("P", "R", "H") and not _definite(sentence, k))
        or letters[k + 1 : k + 3] in ("eP", "eR", "hR", "hP")
    )
    table = (rules.MEETS[0], *rules.TALKS) if adjacent else rules.TALKS
    if letters[k + 1 : k + 2] == "o" and len(sides(actors_after(sentence, k, rules.OF_BOTH))) > 1:
        table = (rules.OF_BOTH,)
    for rule in rules.TALKS[:2] if sense == "call" else table:
        found = actors_after(sentence, k, rule)
        if found:
            until = end_after(sentence, k, rule)
            if all(getattr(p.actor, "name", "") is None for p in found):  # "officials, including the prime minister"
                found = actors_after(sentence, until - 1, rules.INCLUDING) or found
            lone = rule.name == "meeting.participants.for" and sense != "audience"
            return [] if lone else found, rule.name, until
    return [], "", k + 1


def _owners(sentence: Sentence, k: int, context: Context, others: list[Party]) -> tuple[list[Party], str, bool]:
    """Whose meeting it is by the words before the noun, the rule that found them, and whether it is "theirs" who met before."""
    window, low = sentence.left(k)
    theirs = False
    for rule in rules.OWNERS:
        match = rule.compiled.search(window)
        if not match:
            continue
        at = low + match.start("who")
        owners, whose = parties_in(sentence, at, low + match.end("who"), "PRHGBChAL"), sentence.key(at)
        both = _THEIRS.search(window, 0, match.end("who")) if whose == "their" else None
        if both:
            owners = parties_in(sentence, low + both.start("who"), low + both.end("who")) or owners
        if whose == "its":
            owners = [p for p in owners if p.actor.type != "person"]
        if whose == "their" and not others and len(sides(owners)) < 2:
            both_sides = context.of_both(sentence, at)
            owners, theirs = both_sides or owners, bool(both_sides)
        if owners:
            return owners, rule.name, theirs
    return [], "", theirs


def _dated(sentence: Sentence, k: int, until: int) -> bool:
    """Whether the noun's own words say that it took place or when: talks took place, the December 21 talks, a summit on May 6."""
    letters = sentence.letters
    for match in (_TAKES_PLACE.match(letters, k), _TAKES_PLACE.match(letters, until - 1)):
        if match and (match["place"] is None or sentence.key(match.start("place")) == "place"):
            return True
    if _SET_FOR.match(letters, k) or _SET_FOR.match(letters, until - 1):
        return True  # "is scheduled for March"
    return _ON_DAY.search(letters, max(0, k - 8), k) is not None or letters[until : until + 2] == "nD"


def gathering(sentence: Sentence, k: int, context: Context) -> list[Telling]:
    """a summit with B · a trilateral summit of A, B and C · the session was held in Lima."""
    if sentence.key(k).startswith("summit"):
        window = sentence.left(k)[0]
        joined = _WITH.match(sentence.right(k))
        if joined or window.endswith(("j", "jx")) or _PAIR.search(window) or _theirs(sentence, k):
            return noun(sentence, k, context)
        return []
    form, form_at = context.format_near(sentence, k)
    if people := _attended(sentence, k):
        status = context.noun_status(sentence, k)
        rule = rules.RECEIVED_BY.name
        return context.tell(sentence, k, "meeting.talks", people, rule, status, format=form, format_at=form_at)
    return context.open_session(sentence, k, form, form_at)


def _theirs(sentence: Sentence, k: int) -> bool:
    """Whether the noun is said to be that of people who are named: their first summit, the two leaders' summit."""
    window, low = sentence.left(k)
    match = _THEIR_OWN.search(window)
    whose = sentence.key(low + match.start("whose")) if match else ""
    return whose == "their" or whose.startswith(("the two ", "the three "))


def _attended(sentence: Sentence, k: int) -> list[Party]:
    """Who attended, where the words after the noun say so: the meeting was attended by A and B; of two sides, or nobody."""
    match = _ATTENDED.match(sentence.right(k)) if "attended" in sentence.keys else None
    if not match or sentence.key(k + match.start("verb")) != "attended":
        return []
    found = parties_in(sentence, k + match.start("who"), k + match.end("who"), "PRG")
    return found if len(sides(found)) > 1 else []


def _to_come(sentence: Sentence, k: int) -> str:
    """Whether both sides are said to do something yet: during talks in Dakar, A and B will review."""
    match = MAIN.match(sentence.right(k))
    if not match:
        return ""
    after = sentence.letters[k + match.end() : k + match.end() + 2].lstrip('"')
    at = k + match.end() + (0 if sentence.letters[k + match.end()] != '"' else 1)
    settled = after[:1] == "F" and sentence.key(at).startswith(("agree", "decid", "promis", "pledg"))
    return "planned" if after[:1] in ("m", "F") and not settled else ""


def _definite(sentence: Sentence, k: int) -> bool:
    """Whether "the" or "this" stands before the noun: a meeting that was told before."""
    window, low = sentence.left(k)
    article = _ARTICLE.search(window)
    return article is not None and (
        window[article.start()] == "D"
        or sentence.key(low + article.start()) in ("the", "this", "that", "these", "those")
    )


def _agent(sentence: Sentence, k: int) -> list[Party]:
    """meetings held this week by the envoy with the president"""
    match = _BY.match(sentence.right(k))
    return parties_in(sentence, k + match.start("who"), k + match.end("who")) if match else []


def _around(sentence: Sentence, k: int) -> tuple[list[Party], bool]:
    """Both sides as subject of the sentence: during talks in Dakar, A and B will review; and whether the meeting is plainly theirs."""
    window, low = sentence.left(k)
    for told, base in ((_TOLD_THERE.match(sentence.right(k)), k), (_TOLD_BEFORE.search(window), low)):
        if told and sentence.key(base + told.start("verb")) in _TELLS:
            found = distinct(
                p for g in ("who", "whom") for p in parties_in(sentence, base + told.start(g), base + told.end(g))
            )
            if len(sides(found)) >= 2:
                return found, True
    match = MAIN.match(sentence.right(k))
    if match:
        found = parties_in(sentence, k + match.start("who"), k + match.end("who"))
        if len(sides(found)) >= 2:
            return found, True
    match = _BY_BOTH.search(window)
    if match:
        found = parties_in(sentence, low + match.start("who"), low + match.end("who"))
        if len(sides(found)) >= 2:
            return found, True
    found, _ = clause_subject(sentence, k, kinds="PRHGB")
    return found, False
