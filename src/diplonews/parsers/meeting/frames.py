"""Words of meeting read into tellings: who is on either side, in which format, where, when and how certain."""

from __future__ import annotations

import re

from attrs import evolve

from diplonews.document import Document
from diplonews.parsers.events import sentences, verbs
from diplonews.parsers.events.parties import LIST, STAFF, Party, clause_subject, distinct, parties_in, subject
from diplonews.parsers.events.sentences import WINDOW, Sentence
from diplonews.parsers.meeting import rules
from diplonews.parsers.meeting.context import CROWDS, GOING, Context
from diplonews.parsers.meeting.table import Sitting, Sittings, Telling, sides
from diplonews.parsers.meeting.trips import Trips
from diplonews.parsers.visit.frames import unreal
from diplonews.rules import Rule

_HELD = re.compile(r"(?P<verb>[1MWu])(?:D|nD|iD|x|e|[9cKpjyX\"-]|A){0,8}$")
_NOT_HELD = re.compile(r"[^.,;:qk]{0,12}[vum]z")  # the meeting between A and B was not held
_BE_HELD = re.compile(r"^.[^.;:\"q]{0,20}?[vu][xv]?1")
_CONTINUED = re.compile(r"^.[umvx]{0,3}[MTx]e?j")
_LIST_LEFT = re.compile(rf"(?P<who>{LIST})(?:,D,|,|D|nD|iD|x|ie?L,|m){{0,4}}$")
_MAIN = re.compile(rf"^[^.;:\"]{{0,26}}?,(?:D,?)?e?(?P<who>{LIST})(?=[mvuFMx1234QTVWYJZI,\"])")
_INVITE = re.compile(rf"I(?:[trexo,K-])*?(?P<who>{LIST})x?t$")
_TOLD = re.compile(rf"[xFI]e?(?P<who>{LIST})t$")
_BY = re.compile(rf"^.(?:D|nD|x|1|r[HPR]){{0,5}}be?h?[xp]{{0,2}}(?P<who>{LIST})")
_BY_BOTH = re.compile(rf"(?P<who>{LIST}),?(?:[indx]e?[xM]{{0,2}}o?e?[xK]{{0,2}})$")
_INNER = re.compile(rf"k(?:e?[xD],?)?e?(?P<who>{LIST})")
_HELD_AT = re.compile(r"^.(?:m|x|F|v|u){1,4}(?:1|(?<=xx))(?=[ixnt]|D)")
_OPEN = re.compile(r"I(?:f[^.;:]{1,4}?)?t$")
_ACCEPTS = ("accepted", "accepts", "accept", "accepting")
_FRONT = 12
_DEMANDS = re.compile(r"tx?[^DLC]")
_SOMEWHERE = re.compile(r"(?:D|nD)?(?:t(?!x)|i|l|n)")
_NO = re.compile(r"z[xe]{0,2}$")
_WITH = re.compile(r"^.(?:D|nD|iD|ie?[LC]|,)?[wx]e?x?[PRHGAC]")
_PAIR = re.compile(r"[PC]-[PC]x?$")
_ARTICLE = re.compile(r"e(?=[xKpcj9X]{0,2}$)")
_THEIRS = re.compile(rf"(?P<who>{LIST})[dit]h$")
_FRONTED = re.compile(r"[di]e?[xKpcj9]{0,3}U$")
_TOLD_THERE = re.compile(r"^.,?(?:x,)?e?(?P<who>[PRH])(?:D|nD|u|x)?(?P<verb>x)e?h?(?P<whom>[PRH])(?!s)")
_TELLS = frozenset("told informed assured thanked briefed congratulated urged tells".split())
_VISIT_HAS = re.compile(r"(?:[PRH]s|h|e)[xKcNX9]{0,4}[VN](?:te?[LC])?[mu]?(?P<verb>x)e?[xKcpj9]{0,3}$")
_HAS = frozenset("included includes include featured features saw".split())
_RANG = re.compile(r"(?:n?D|,n?D,)?(?:$|[.,]|t[x2]|ax|r|n(?!D)|(?<=D))")
_DENIED = re.compile(r"O[exKpcj9h]{0,4}$")
_TALKED_OF = re.compile(r"2(?:D|nD|iD|x|e|[9cKpyX\"-]|A){0,8}$")
_OFFICES = ("counterparts", "ministers", "presidents", "leaders", "envoys", "chiefs", "advisers", "advisors")
_CROWD = re.compile(r"[hs]x?(?P<who>x)u?$")
_FOR_TALKS = re.compile(r"re?[xKpcj9]{0,3}U")
_WIRE = ("by ", "via ", "over the ", "on the ", "on tele", "through ")
_STATUS = {
    "planned": "planned",
    "ongoing": "ongoing",
    "completed": "completed",
    "cancelled": "cancelled",
    "present": "completed",
    "participle": "completed",
    "infinitive": "planned",
}


def sittings(document: Document) -> list[Sitting]:
    """The meetings of a document as they build up; ask for them by ``document.once(sittings)``."""
    table = Sittings()
    context = Context(document, Trips(document))
    for sentence in document.once(sentences.read):
        context.enter(sentence)
        if _TOLD_OF.isdisjoint(sentence.told):
            continue
        for trigger in _TRIGGERS.finditer(sentence.letters):
            for telling in READERS[trigger[0]](sentence, trigger.start(), context):
                sitting = table.record(telling)
                if sitting is not None:
                    context.last = sitting
    return table.found


_BETWEEN = ("between", "among", "involving", "by")


def _took_place(sentence: Sentence, k: int) -> int:
    """How many chunks "took place" and the like take up between the noun at ``k`` and its "between"; else none."""
    for far, letter in enumerate(sentence.letters[k + 1 : k + 12]):
        key = sentence.key(k + 1 + far)
        if key == "between":
            return far if "place" in {sentence.key(j) for j in range(k + 1, k + 1 + far)} else 0
        if letter in '.;:"qwUTVJZ':
            break
    return 0


def _after(sentence: Sentence, k: int, rule: Rule, kinds: str = "PRHGBC") -> list[Party]:
    right = sentence.right(k)
    if "between" in rule.compiled.groupindex and (skipped := _took_place(sentence, k)):
        right, k = right[:1] + right[1 + skipped :], k + skipped
    match = rule.compiled.match(right)
    if not match:
        return []
    groups = match.groupdict()
    if "between" in groups and sentence.key(k + match.start("between")) not in _BETWEEN:
        return []
    if groups.get("staff") and sentence.key(k + match.start("staff")) not in STAFF:
        return []
    if "including" in groups and not sentence.key(k + match.start("including")).startswith(("includ", "among")):
        return []
    begin, end = k + match.start("who"), k + match.end("who")
    if sentence.letters[0] in "dif" and k < _FRONT:  # "After talks with A, B said": B is not of the list
        comma = sentence.letters.find(",", begin, end)
        if comma > 0 and "a" not in sentence.letters[comma:end]:
            end = comma
    return parties_in(sentence, begin, end, kinds)


def _end_after(sentence: Sentence, k: int, rule: Rule) -> int:
    match = rule.compiled.match(sentence.right(k))
    return k + match.end() if match else k + 1


def _doers(sentence: Sentence, k: int, reading: verbs.Reading) -> list[Party]:
    """Who does what the verb at ``k`` says."""
    if reading.mood == "infinitive":
        window, low = sentence.left(k)
        control = _INVITE.search(window)
        if control:
            return parties_in(sentence, low + control.start("who"), low + control.end("who"))
        told = _TOLD.search(sentence.left(k)[0])
        if told:
            low = sentence.left(k)[1]
            return parties_in(sentence, low + told.start("who"), low + told.end("who"))
        goes = GOING.search(window)
        if goes:  # "said the minister would visit Japan to meet her": whoever goes
            found, rule = subject(sentence, low + goes.start(), kinds="PRHGBgC80")
            if rule != "subject.clause":
                return found
        return subject(sentence, reading.begin, kinds="PRHGBgC80")[0]
    if reading.mood == "participle":
        main = _main_subject(sentence, k)
        if main:
            return main
    return subject(sentence, k, kinds="PRHGBgC80")[0]


def _main_subject(sentence: Sentence, k: int) -> list[Party]:
    """The subject of the main clause around a participle or a phrase: after meeting B, A said; A said after meeting B."""
    that = sentence.letters.rfind("k", max(0, k - 30), k)
    if that >= 0:
        inner = _INNER.match(sentence.letters, that, k)
        if inner:
            return parties_in(sentence, inner.start("who"), inner.end("who"))
    found, _ = clause_subject(sentence, k, kinds="PRHGBg0")
    if found:
        return found
    match = _MAIN.match(sentence.right(k))
    if match:
        return parties_in(sentence, k + match.start("who"), k + match.end("who"))
    return []


def _negated(sentence: Sentence, k: int, reading: verbs.Reading) -> bool:
    reason = unreal(sentence, reading)
    if reason:
        _note_none(sentence, k, reason)
    return bool(reason)


def _note_none(sentence: Sentence, k: int, reason: str) -> None:
    sentence.note(k, f"meeting.none.{reason}", f"the text speaks of a {reason} meeting")


def meets(sentence: Sentence, k: int, context: Context) -> list[Telling]:
    """met (with) B · A and B met · spoke by phone with B."""
    reading = verbs.read(sentence, k)
    objects = _after(sentence, k, rules.MEETS[0]) or _after(sentence, k, rules.MEETS[1])
    speaks = sentence.data(k, "sense") == "speak"
    spoken = False
    form, form_at = context.format_near(sentence, k)
    if speaks and form not in ("phone", "video"):
        if sentence.letters[k + 1 : k + 2] == "D" and sentence.letters[k + 2 : k + 3] != "w":
            return []
        objects = [p for p in objects if p.actor.type == "person"] if "w" in sentence.letters[k + 1 : k + 4] else []
        if not objects:
            return []
        form, form_at = context.told_by_phone(sentence, k)
        spoken = True
    if _negated(sentence, k, reading):
        return []
    if sentence.letters[k - 1 : k] == "M" and sentence.data(k, "form") == "ing":
        return []  # "continue consulting with partners"
    crowd = _CROWD.search(sentence.left(k)[0])
    if crowd and sentence.key(sentence.left(k)[1] + crowd.start("who")) in CROWDS:
        return []  # "since their leaders met": nobody named
    if reading.mood == "infinitive" and _OPEN.search(sentence.left(k)[0]) and sentence.keys.isdisjoint(_ACCEPTS):
        return []  # an invitation to meet is no meeting yet
    doers = _doers(sentence, k, reading)
    object_keys = {p.key for p in objects}
    doers = context.one_side([p for p in doers if p.key not in object_keys], objects)
    doers, objects = context.settle(sentence, doers, objects)
    if not objects and (len(sides(doers)) < 2 or "v" in sentence.letters[reading.begin : k]):
        return []
    if sentence.letters[k + 1 : k + 2] == "s":
        return []
    if objects and not doers:
        doers = context.subject_of_previous()
    if all(p.actor.type == "country" for p in (*doers, *objects)) and "between" in {
        sentence.key(j) for j in range(max(0, k - 9), k)
    }:
        return []  # "co-chairs of the commission between A and B met"
    found = []
    for group in _apart(sentence, context, doers, objects, each=spoken or form in ("phone", "video")):
        found += context.tell(
            sentence,
            k,
            "meeting.speaks" if spoken else "meeting.meets",
            group,
            rules.MEETS[0].name,
            _STATUS.get(reading.mood, ""),
            until=_end_after(sentence, k, rules.MEETS[0]),
            format=form,
            format_at=form_at,
        )
    return found


def _apart(
    sentence: Sentence, context: Context, ours: list[Party], theirs: list[Party], *, each: bool = False
) -> list[list[Party]]:
    """The parties of each meeting where one clause tells of several: met separately with A and B; with ``each`` also "spoke
    with A and with B"."""
    if context.separate(sentence):
        if len(theirs) > 1:
            return [[*ours, one] for one in theirs]
        if theirs:
            return [[one, *theirs] for one in ours]
    if each:
        groups: list[list[Party]] = []
        for one in theirs:
            if not groups or "aw" in sentence.letters[groups[-1][-1].chunk : one.chunk]:
                groups.append([])
            groups[-1].append(one)
        if len(groups) > 1:
            return [[*ours, *group] for group in groups]
    return [[*ours, *theirs]]


def phones(sentence: Sentence, k: int, context: Context) -> list[Telling]:
    """telephoned B."""
    reading = verbs.read(sentence, k)
    objects = _after(sentence, k, rules.CALLED)
    if sentence.data(k, "sense") == "ring" and not _RANG.match(sentence.letters, _end_after(sentence, k, rules.CALLED)):
        return []  # "called him a friend"
    if not objects or _negated(sentence, k, reading):
        return []
    doers = _doers(sentence, k, reading)
    return context.tell(
        sentence,
        k,
        "meeting.telephones",
        [*doers, *objects],
        rules.CALLED.name,
        _STATUS.get(reading.mood, ""),
        format="phone",
        format_at=sentence.span(k, k + 1),
    )


def calls(sentence: Sentence, k: int, context: Context) -> list[Telling]:
    """called on A, B and C: one meeting with each."""
    objects = _after(sentence, k, rules.CALLED, "PRH")
    if not objects or _DEMANDS.match(sentence.letters[_end_after(sentence, k, rules.CALLED) :][:3]):
        return []  # "called on the president to resign" is a demand
    reading = verbs.read(sentence, k)
    if _negated(sentence, k, reading):
        return []
    doers = _doers(sentence, k, reading)
    found = []
    form, form_at = context.format_near(sentence, k)
    for one in objects:
        found += context.tell(
            sentence,
            k,
            "meeting.calls-on",
            [*doers, one],
            rules.CALLED.name,
            _STATUS.get(reading.mood, ""),
            until=_end_after(sentence, k, rules.CALLED),
            format=form,
            format_at=form_at,
        )
    return found


def receives(sentence: Sentence, k: int, context: Context) -> list[Telling]:
    """received B · was received by A · hosted B for dinner · is welcoming B."""
    if sentence.data(k, "sense") == "send":
        return []
    reading = verbs.read(sentence, k)
    form = sentence.data(k, "form")
    word = sentence.key(k)
    by = rules.RECEIVED_BY.compiled.match(sentence.right(k))
    passive = (
        by is not None
        and (form in ("past", "part"))
        and ("v" in sentence.letters[reading.begin : k] or sentence.letters[k - 1 : k] in (",", "a", "x"))
    )
    if _negated(sentence, k, reading):
        return []
    if passive and sentence.key(reading.begin - 1 if reading.begin else 0) in ("which", "that"):
        return []  # a conference which will be hosted by somebody
    if passive and by is not None:
        hosts = parties_in(sentence, k + by.start("who"), k + by.end("who"))
        guests = subject(sentence, reading.begin if "v" in sentence.letters[reading.begin : k] else k)[0]
        separate = context.separate(sentence)
        groups = [[h] for h in hosts] if separate else [hosts]
        status = (
            "completed" if reading.mood in ("completed", "present", "participle") else _STATUS.get(reading.mood, "")
        )
        found = []
        for group in groups:
            found += context.tell(
                sentence,
                k,
                "meeting.received-by",
                [*guests, *group],
                rules.RECEIVED_BY.name,
                status,
                until=k + by.end(),
            )
        return found
    guests = [
        p
        for p in _after(sentence, k, rules.RECEIVES, "PRHG")
        if sentence.letters[p.chunk] != "G" or sentence.key(p.chunk).endswith(_OFFICES)
    ]
    if not guests:
        return []
    end = _end_after(sentence, k, rules.RECEIVES)
    tail = sentence.letters[end : end + 3]
    if word.startswith(("welcom", "greet", "entertain")) and not _SOMEWHERE.match(tail) and reading.mood != "ongoing":
        return []
    hosts = _doers(sentence, k, reading)
    if all(p.actor.type == "country" for p in hosts):
        return []  # "Portugal will host the president" tells of a visit
    status = _STATUS.get(reading.mood, "")
    if "F" in sentence.letters[max(0, reading.begin - 2) : k]:
        status = "planned"
    form_, form_at = context.format_near(sentence, k)
    held = _FOR_TALKS.match(sentence.letters, end)
    if held and not form_:
        form_, form_at = context.format_near(sentence, held.end() - 1, noun=True)
    return context.tell(
        sentence,
        k,
        "meeting.receives",
        [*hosts, *guests],
        rules.RECEIVES.name,
        status,
        until=end,
        format=form_,
        format_at=form_at,
    )


def discusses(sentence: Sentence, k: int, context: Context) -> list[Telling]:
    """A and B discussed it · A discussed it with B."""
    reading = verbs.read(sentence, k)
    if reading.mood in ("negated", "hypothetical", "infinitive", "participle"):
        return []
    objects = _after(sentence, k, rules.DISCUSSED_WITH, "PRHGB")
    doers = [p for p in subject(sentence, k)[0] if p.key not in {o.key for o in objects}]
    form, form_at = _by_wire(sentence, k)
    if not objects and len(sides(doers)) < 2:
        return []
    return context.tell(
        sentence,
        k,
        "meeting.discusses",
        [*doers, *objects],
        rules.DISCUSSED_WITH.name,
        _STATUS.get(reading.mood, ""),
        format=form,
        format_at=form_at,
        weak=not form,
        anaphoric=not objects and {sentence.letters[p.chunk] for p in doers} == {"G"},  # "the two leaders" met before
    )


def _by_wire(sentence: Sentence, k: int) -> tuple[str, tuple[int, int] | None]:
    """discussed trade by phone · via video link: how it was said, in the clause after the verb."""
    for j in range(k + 1, min(len(sentence.letters), k + WINDOW)):
        if sentence.letters[j] in '.;:"qUQTV2':
            break
        if sentence.letters[j] == "j" and sentence.key(j).startswith(_WIRE):
            return sentence.data(j, "value"), sentence.span(j, j + 1)
    return "", None


def noun(sentence: Sentence, k: int, context: Context) -> list[Telling]:
    """held talks with B · his meeting with B · talks between A and B · after a meeting with B, A said."""
    letters = sentence.letters
    if sentence.key(k) in ("talk", "chat") and letters[k - 1 : k] in ("a", ",", "t", "m", "F", "H"):
        return []  # a verb: "and talk to students"
    window, low = sentence.left(k)
    others: list[Party] = []
    other_rule = ""
    until = k + 1
    adjacent = (
        sentence.data(k, "form") == "noun"
        and sentence.key(k) == "meeting"
        and letters[k + 1 : k + 2] in ("P", "R", "H")
        and not _definite(sentence, k)
    ) or letters[k + 1 : k + 3] in ("eP", "eR", "hR", "hP")
    table = (rules.MEETS[0], *rules.TALKS) if adjacent and sentence.key(k) == "meeting" else rules.TALKS
    if letters[k + 1 : k + 2] == "o" and len(sides(_after(sentence, k, rules.OF_BOTH))) > 1:
        table = (rules.OF_BOTH,)
    for rule in rules.TALKS[:2] if sentence.data(k, "sense") == "call" else table:
        others = _after(sentence, k, rule)
        if others:
            other_rule, until = rule.name, _end_after(sentence, k, rule)
            if all(getattr(p.actor, "name", "") is None for p in others):  # "officials, including the prime minister"
                others = _after(sentence, until - 1, rules.INCLUDING) or others
            break
    if other_rule == "meeting.participants.for" and sentence.data(k, "sense") != "audience":
        others = []
    owners: list[Party] = []
    for rule in rules.OWNERS:
        match = rule.compiled.search(window)
        if match:
            owners = parties_in(sentence, low + match.start("who"), low + match.end("who"), "PRHGBChAL")
            both = _THEIRS.search(window, 0, match.end("who"))
            if both and sentence.key(low + match.start("who")) == "their":
                owners = parties_in(sentence, low + both.start("who"), low + both.end("who")) or owners
            if owners:
                other_rule = other_rule or rule.name
                break
    form, form_at = context.format_near(sentence, k, noun=True)
    continued = _CONTINUED.match(sentence.right(k))
    if continued and form and context.last is not None and not others and not owners:
        return context.again(sentence, k, form, form_at)
    held = _HELD.search(window)
    if held and held["verb"] == "W" and not sentence.key(low + held.start("verb")).startswith(("host", "receiv")):
        held = None  # "welcomed the resumption of talks"
    if not others and not owners and _TALKED_OF.search(window):
        return []  # "discussed the talks in Doha": what is spoken of
    if _DENIED.search(window):
        _note_none(sentence, k, "denied")
        return []
    if not others and form in ("phone", "video"):
        others = _after(sentence, k, rules.CALL_FROM)
        other_rule = rules.CALL_FROM.name
    status = ""
    doers: list[Party] = []
    shared = True
    if held:
        at = low + held.start("verb")
        reading = verbs.read(sentence, at)
        if _negated(sentence, k, reading):
            return []
        if reading.mood in ("infinitive", "planned") and sentence.key(at).startswith("continu"):
            return []  # "agreed to continue consultations" is an intention
        status = _STATUS.get(reading.mood, "")
        if reading.mood == "completed" and sentence.data(at, "form") == "part" and "v" in letters[reading.begin : at]:
            status = "completed"
        doers = _doers(sentence, at, reading)
    else:
        passive = _BE_HELD.match(sentence.right(k))
        if passive:
            status = _STATUS.get(verbs.read(sentence, k + passive.end() - 1).mood, "")
        elif _NO.search(window):
            return []
        elif _NOT_HELD.match(sentence.right(k)):
            _note_none(sentence, k, "denied")
            return []
    if (
        not doers
        and not owners
        and (part := _VISIT_HAS.search(window))
        and sentence.key(low + part.start("verb")) in _HAS
    ):
        doers = context.visitors(sentence, low + part.start(), low + part.start("verb"))
    doers = [p for p in doers or _agent(sentence, k) if p.key not in {o.key for o in others}]
    doers = [] if other_rule == "meeting.participants.between" else context.one_side(doers, others)
    owners, others = context.settle(sentence, owners, others)
    doers, others = context.settle(sentence, doers, others)
    parties = distinct([*owners, *doers, *others]) if not owners else distinct([*owners, *others])
    if (
        others
        and (len(sides(parties)) < 2 or not (owners or doers))
        and other_rule in ("meeting.participants.with", "meeting.participants.meets", "meeting.participants.for")
    ):
        main, others = context.settle(sentence, _main_subject(sentence, k), others)
        parties = distinct([*main, *others])
    if len(sides(parties)) < 2 and not others and sentence.data(k, "sense") != "audience":
        around, shared = _around(sentence, k)
        if len(sides(around)) >= 2:
            parties = around
    if not status and not (others or owners or doers) and shared and parties:
        status = _to_come(sentence, k)
    if not status:
        status = context.noun_status(sentence, k)
    if form in ("one-on-one", "expanded") and len(sides(parties)) < 2 and context.last is not None and not others:
        return context.again(sentence, k, form, form_at, second=not _definite(sentence, k))
    if len(sides(parties)) < 2:
        if any(p.actor.type == "person" for p in (*others, *owners)):
            return []
        if _definite(sentence, k) and _HELD_AT.match(sentence.right(k)) and (again := context.of_last(sentence, k)):
            return again
        return context.open_session(sentence, k, form, form_at)
    if held and held["verb"] in "Mu" and all(p.actor.type == "country" for p in parties):
        return []  # "the two countries began talks" on something: no sitting
    if not any(p.actor.type == "person" for p in parties) and not held:
        return context.open_session(
            sentence, k, form, form_at
        )  # an instrument on consultations between two ministries is no meeting
    anaphoric = not shared or (not (others or owners or doers) and _definite(sentence, k))
    groups = [parties]
    if (context.separate(sentence) or sentence.key(k) == "meetings") and others and len(others) > 1:
        mine = [p for p in parties if p.key not in {o.key for o in others}]
        groups = [[*mine, o] for o in others]
    implied = anaphoric and shared and bool(_FRONTED.match(letters, 0, k + 1))
    found = []
    for group in groups:
        found += context.tell(
            sentence,
            k,
            "meeting.talks",
            group,
            other_rule or "meeting.participants.holds",
            status,
            until=until,
            format=form,
            format_at=form_at,
            anaphoric=anaphoric,
        )
    return [evolve(t, implied=implied) for t in found]


def gathering(sentence: Sentence, k: int, context: Context) -> list[Telling]:
    """a summit with B · a trilateral summit of A, B and C · the session was held in Lima."""
    if sentence.key(k).startswith("summit"):
        window = sentence.left(k)[0]
        joined = _WITH.match(sentence.right(k))
        if joined or window.endswith(("j", "jx")) or _PAIR.search(window):
            return noun(sentence, k, context)
        return []
    form, form_at = context.format_near(sentence, k, noun=True)
    return context.open_session(sentence, k, form, form_at)


def _to_come(sentence: Sentence, k: int) -> str:
    """Whether both sides are said to do something yet: during talks in Dakar, A and B will review."""
    match = _MAIN.match(sentence.right(k))
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
    return article is not None and sentence.key(low + article.start()) in ("the", "this", "that", "these", "those")


def _agent(sentence: Sentence, k: int) -> list[Party]:
    """meetings held this week by the envoy with the president"""
    match = _BY.match(sentence.right(k))
    return parties_in(sentence, k + match.start("who"), k + match.end("who")) if match else []


def _around(sentence: Sentence, k: int) -> tuple[list[Party], bool]:
    """Both sides as subject of the sentence: during talks in Dakar, A and B will review; and whether the meeting is plainly theirs."""
    told = _TOLD_THERE.match(sentence.right(k))
    if told and sentence.key(k + told.start("verb")) in _TELLS:
        found = distinct(p for g in ("who", "whom") for p in parties_in(sentence, k + told.start(g), k + told.end(g)))
        if len(sides(found)) >= 2:
            return found, True
    match = _MAIN.match(sentence.right(k))
    if match:
        found = parties_in(sentence, k + match.start("who"), k + match.end("who"))
        if len(sides(found)) >= 2:
            return found, True
    window, low = sentence.left(k)
    match = _BY_BOTH.search(window)
    if match:
        found = parties_in(sentence, low + match.start("who"), low + match.end("who"))
        if len(sides(found)) >= 2:
            return found, True
    found, _ = clause_subject(sentence, k, kinds="PRHGB")
    return found, False


def chairs(sentence: Sentence, k: int, context: Context) -> list[Telling]:
    """will co-chair the session with B · the meeting was chaired by A and B."""
    joint = sentence.key(k).startswith(("co-", "co -", "co chair", "cochair"))
    if not joint and not sentence.key(k).startswith("chair"):
        return []
    reading = verbs.read(sentence, k)
    others = _after(sentence, k, rules.DISCUSSED_WITH)
    doers = _doers(sentence, k, reading)
    by = rules.RECEIVED_BY.compiled.match(sentence.right(k))
    if by:
        doers, others = parties_in(sentence, k + by.start("who"), k + by.end("who")), []
    if _negated(sentence, k, reading) or not (joint or (by and len(sides(doers)) > 1)):
        return []
    if all(p.actor.type == "body" for p in others or doers):
        return []  # "co-hosts the forum alongside officials from the ministry"
    found = context.tell(
        sentence,
        k,
        "meeting.co-chairs",
        [*doers, *others],
        rules.DISCUSSED_WITH.name,
        _STATUS.get(reading.mood, ""),
    )
    return [context.of_session(t) for t in found]


READERS = {"1": chairs, "Q": meets, "4": phones, "3": calls, "W": receives, "2": discusses, "U": noun, "6": gathering}
"""Which reader a trigger's letter calls."""
_TOLD_OF = frozenset(READERS)
_TRIGGERS = re.compile(f"[{''.join(READERS)}]")
