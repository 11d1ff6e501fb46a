"""Words of meeting read into tellings: who is on either side, in which format, where, when and how certain."""

from __future__ import annotations

import re

from attrs import evolve

from diplonews.document import Document
from diplonews.parsers.events import sentences, verbs
from diplonews.parsers.events.parties import LIST, Party, parties_in, subject
from diplonews.parsers.events.sentences import WINDOW, Sentence
from diplonews.parsers.events.times import date_of, in_tense
from diplonews.parsers.meeting import rules
from diplonews.parsers.meeting.context import Context
from diplonews.parsers.meeting.nouns import gathering, noun
from diplonews.parsers.meeting.sides import STATUS, actors_after, doers_of, end_after, negated
from diplonews.parsers.meeting.table import CROWDS, Sitting, Sittings, Telling, sides
from diplonews.parsers.meeting.trips import Trips

_OPEN = re.compile(r"I(?:f[^.;:]{1,4}?)?t$")
_ACCEPTS = ("accepted", "accepts", "accept", "accepting")
_DEMANDS = re.compile(r",?tx?[^DLC]")
_SOMEWHERE = re.compile(r"(?:D|nD)?(?:t(?!x)|i|l|n)")
_RANG = re.compile(r"(?:n?D|,n?D,)?(?:$|[.,]|t[x2]|ax|r|n(?!D)|(?<=D))")
_NEXT = re.compile(rf"(?:n?D|iL){{1,2}},?a(?:w|xw)?(?P<who>{LIST}),?(?:n?D|iL)(?=[.,;ait]|$)")
_SOON = 3
_PAIR = re.compile(r"e(?P<who>x)[xuF]{0,4}$")
_STATE = frozenset("remain remains remained stay stays stayed keep be is are was were".split())
_HABIT = frozenset("often regularly frequently usually always sometimes rarely".split())
_OFFICES = ("counterparts", "ministers", "presidents", "leaders", "envoys", "chiefs", "advisers", "advisors")
_CROWD = re.compile(r"[hs]x?(?P<who>x)u?$")
_EVENT = re.compile(r"x,?$")
_GUEST = re.compile("[PRH]x[PR]")
_TELLS = frozenset(("told", "assured", "informed", "briefed", "tells"))
_FOR_TALKS = re.compile(r"re?[xKpcj9]{0,3}U")
_WIRE = ("by ", "via ", "over the ", "on the ", "on tele", "through ")


def sittings(document: Document) -> list[Sitting]:
    """The meetings of a document as they build up; ask for them by ``document.once(sittings)``."""
    table = Sittings()
    context = Context(document, Trips(document))
    for sentence in document.once(sentences.read):
        context.enter(sentence)
        if "visiting" in sentence.keys and not sentence.keys.isdisjoint(_TELLS):
            for telling in tells(sentence, context):
                table.record(telling)
        if _TOLD_OF.isdisjoint(sentence.told):
            continue
        for trigger in _TRIGGERS.finditer(sentence.letters):
            for telling in READERS[trigger[0]](sentence, trigger.start(), context):
                sitting = table.record(telling)
                if sitting is not None:
                    context.last = sitting
    return table.found


def tells(sentence: Sentence, context: Context) -> list[Telling]:
    """A told visiting B · visiting B told A: they spoke face to face."""
    keys, found = sentence.document.tokens.keys, []
    for m in _GUEST.finditer(sentence.letters):
        k = m.end() - 2
        both = parties_in(sentence, m.start(), k), parties_in(sentence, k + 1, k + 2)
        firsts = (sentence.first(m.start()), sentence.first(k + 1))
        guest = any("visiting" in keys[at : at + 2] for at in firsts)
        if guest and sentence.key(k) in _TELLS and all(both):
            day = k + 2 + (sentence.letters[k + 2 : k + 3] == "n")
            if sentence.letters[day : day + 1] == "D":
                sentence.dates[k] = date_of(sentence, day)  # when it was said is when they spoke
            found += context.tell(
                sentence, k, "meeting.tells-guest", [*both[0], *both[1]], "meeting.participants.told", "completed"
            )
    return found


def _whom(sentence: Sentence, k: int) -> list[Party]:
    """Whom the clause of the verb at chunk ``k`` is about: "the minister, whom the president met"."""
    for j in range(k - 1, max(0, k - WINDOW // 4), -1) if "whom" in sentence.keys else ():
        if sentence.key(j) == "whom":
            at = j - 1 - (sentence.letters[j - 1] == ",")
            return parties_in(sentence, at, at + 1, "PRH") if at >= 0 else []
    return []


def meets(sentence: Sentence, k: int, context: Context) -> list[Telling]:
    """met (with) B · A and B met · spoke by phone with B."""
    reading = verbs.read(sentence, k)
    read = ((rule, actors_after(sentence, k, rule)) for rule in rules.MEETS)
    rule, objects = next((one for one in read if one[1]), (rules.MEETS[0], _whom(sentence, k)))
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
    going_on = sentence.letters[k - 1 : k] == "M" and sentence.data(k, "form") == "ing"
    if going_on or negated(sentence, k, reading):
        return []  # "continue consulting with partners"
    status = STATUS.get(reading.mood, "")
    if sentence.key(k - 1) == "agreed to" and "D" not in sentence.right(k).partition("d")[0]:
        for j in range(max(0, k - WINDOW), min(len(sentence.letters), k + WINDOW)):
            if sentence.letters[j] in "jU" and sentence.data(j, "value") == "phone":  # "agreed by phone to meet"
                form, form_at, status = "phone", sentence.span(j, j + 1), "completed"
    if reading.mood != "completed" and sentence.key(k) == "engage":
        objects = [p for p in objects if p.actor.type == "person" and p.actor.name]
        if not objects:
            return []  # "to engage with all members" is a policy
    usual = _STATE if sentence.key(k) == "engaged" else _HABIT if reading.mood == "present" else frozenset()
    if not usual.isdisjoint(sentence.key(j) for j in range(max(0, k - 3), k)):
        return []  # "will remain engaged with partners", "their leaders often meet"
    crowd = _CROWD.search(sentence.left(k)[0])
    if crowd and sentence.key(sentence.left(k)[1] + crowd.start("who")) in CROWDS:
        return []  # "since their leaders met": nobody named
    if reading.mood == "infinitive" and _OPEN.search(sentence.left(k)[0]) and sentence.keys.isdisjoint(_ACCEPTS):
        return []  # an invitation to meet is no meeting yet
    doers = doers_of(sentence, k, reading)
    object_keys = {p.key for p in objects}
    doers = context.one_side([p for p in doers if p.key not in object_keys], objects)
    doers, objects = context.settle(sentence, doers, objects)
    last = context.last
    they = not objects and {sentence.key(p.chunk) for p in doers} == {"they"}
    if they and last is not None and sentence.number - last.tellings[-1].number <= _SOON:  # "they last met in May"
        doers = [p.moved(doers[0].chunk, doers[0].start, doers[0].end) for p in last.parties]
    pair = _PAIR.search(sentence.letters, max(0, k - 8), k) if not objects and len(sides(doers)) < 2 else None
    if pair:
        doers = context.pair(sentence, pair.start(), sentence.key(pair.start("who")))
    if not objects and (len(sides(doers)) < 2 or "v" in sentence.letters[reading.begin : k]):
        return []
    if "shall" in sentence.keys and all(p.actor.type != "person" for p in (*doers, *objects)):
        return []  # "the Parties shall meet within 24 hours": what a treaty lays down
    if objects and not doers:
        doers = context.subject_of_previous()
    if all(p.actor.type == "country" for p in (*doers, *objects)) and "between" in {
        sentence.key(j) for j in range(max(0, k - 9), k)
    }:
        return []  # "co-chairs of the commission between A and B met"
    found = _also(sentence, k, context, doers, status) if objects else []
    for group in _apart(sentence, context, doers, objects, each=spoken or form in ("phone", "video")):
        found += context.tell(
            sentence,
            k,
            "meeting.speaks" if spoken else "meeting.meets",
            group,
            rule.name,
            status,
            until=end_after(sentence, k, rule),
            format=form,
            format_at=form_at,
        )
    return found


def _also(sentence: Sentence, k: int, context: Context, doers: list[Party], status: str) -> list[Telling]:
    """met A on Tuesday and B on Wednesday, A in Rome and B in Oslo: the second meeting, with a day or place of its own."""
    end = end_after(sentence, k, rules.MEETS[0])
    match = _NEXT.match(sentence.letters, end) if end > k + 1 else None
    if match is None:
        return []
    stop, who = match.end(), match.span("who")
    found = context.tell(
        sentence, k, "meeting.meets", [*doers, *parties_in(sentence, *who)], rules.MEETS[0].name, status, until=stop
    )
    date = date_of(sentence, stop - 1)
    if date is not None:
        at = sentence.span(stop - 1, stop)
        when = in_tense(sentence, date, status).when
        return [evolve(t, when=when, when_at=at, when_rule="meeting.when.of-sentence") for t in found]
    place, where, rule = context.place_near(sentence, who[1] - 1, stop)
    return [evolve(t, place=place, place_at=where, place_rule=rule) for t in found]


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
    objects = actors_after(sentence, k, rules.CALLED)
    if sentence.data(k, "sense") == "ring" and not _RANG.match(sentence.letters, end_after(sentence, k, rules.CALLED)):
        return []  # "called him a friend"
    if not objects or negated(sentence, k, reading):
        return []
    doers = doers_of(sentence, k, reading)
    return context.tell(
        sentence,
        k,
        "meeting.telephones",
        [*doers, *objects],
        rules.CALLED.name,
        STATUS.get(reading.mood, ""),
        format="phone",
        format_at=sentence.span(k, k + 1),
    )


def calls(sentence: Sentence, k: int, context: Context) -> list[Telling]:
    """called on A, B and C: one meeting with each."""
    objects = actors_after(sentence, k, rules.CALLED, "PRH")
    if not objects or _DEMANDS.match(sentence.letters[end_after(sentence, k, rules.CALLED) :][:3]):
        return []  # "called on the president to resign" is a demand
    reading = verbs.read(sentence, k)
    if negated(sentence, k, reading):
        return []
    doers = doers_of(sentence, k, reading)
    found = []
    form, form_at = context.format_near(sentence, k)
    for one in objects:
        found += context.tell(
            sentence,
            k,
            "meeting.calls-on",
            [*doers, one],
            rules.CALLED.name,
            STATUS.get(reading.mood, ""),
            until=end_after(sentence, k, rules.CALLED),
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
    if negated(sentence, k, reading):
        return []
    before = max(0, reading.begin - 1)
    if passive and (sentence.key(before) in ("which", "that") or _EVENT.search(sentence.letters, max(0, k - 2), k)):
        return []  # a conference which will be hosted by somebody, an event hosted by somebody
    if passive and by is not None:
        hosts = parties_in(sentence, k + by.start("who"), k + by.end("who"))
        guests = subject(sentence, reading.begin if "v" in sentence.letters[reading.begin : k] else k)[0]
        separate = context.separate(sentence)
        groups = [[h] for h in hosts] if separate else [hosts]
        status = "completed" if reading.mood in ("completed", "present", "participle") else STATUS.get(reading.mood, "")
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
        for p in actors_after(sentence, k, rules.RECEIVES, "PRHG")
        if sentence.letters[p.chunk] != "G" or sentence.key(p.chunk).endswith(_OFFICES)
    ]
    if not guests:
        return []
    end = end_after(sentence, k, rules.RECEIVES)
    tail = sentence.letters[end : end + 3]
    held = _FOR_TALKS.match(sentence.letters, end)
    somehow = held or reading.mood == "ongoing" or _SOMEWHERE.match(tail)
    if word.startswith(("welcom", "greet", "entertain")) and not somehow:
        return []
    hosts = doers_of(sentence, k, reading)
    if all(p.actor.type == "country" for p in hosts):
        return []  # "Portugal will host the president" tells of a visit
    status = STATUS.get(reading.mood, "")
    if "F" in sentence.letters[max(0, reading.begin - 2) : k]:
        status = "planned"
    form_, form_at = context.format_near(sentence, k)
    if held and not form_:
        form_, form_at = context.format_near(sentence, held.end() - 1)
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
    if sentence.letters[k - 1 : k] in ("e", "h"):
        return []  # "a negotiated agreement"
    if reading.mood != "completed" and sentence.key(k).startswith("review"):
        return []  # "a plan to review how it works"
    objects = actors_after(sentence, k, rules.DISCUSSED_WITH, "PRHGB")
    doers = [p for p in subject(sentence, k)[0] if p.key not in {o.key for o in objects}]
    doers = [p for p in doers if sentence.key(p.chunk) == "they"] or doers  # "called on A and B, and they discussed"
    if len(sides(doers)) > 1 and "w" not in sentence.letters[k + 1 : k + 3]:
        objects = []  # "the leaders discussed an agreement with the union"
    form, form_at = _by_wire(sentence, k)
    if not objects and len(sides(doers)) < 2:
        return []
    return context.tell(
        sentence,
        k,
        "meeting.discusses",
        [*doers, *objects],
        rules.DISCUSSED_WITH.name,
        STATUS.get(reading.mood, ""),
        until=end_after(sentence, k, rules.DISCUSSED_WITH) if objects else None,
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


def chairs(sentence: Sentence, k: int, context: Context) -> list[Telling]:
    """will co-chair the session with B · the meeting was chaired by A and B."""
    joint = sentence.key(k).startswith(("co-", "co -", "co chair", "cochair"))
    if not joint and not sentence.key(k).startswith("chair"):
        return []
    reading = verbs.read(sentence, k)
    others = actors_after(sentence, k, rules.DISCUSSED_WITH)
    doers = doers_of(sentence, k, reading)
    by = rules.RECEIVED_BY.compiled.match(sentence.right(k))
    if by:
        doers, others = parties_in(sentence, k + by.start("who"), k + by.end("who")), []
    if negated(sentence, k, reading) or not (joint or ((by or not others) and len(sides(doers)) > 1)):
        return []
    if all(p.actor.type == "body" for p in others or doers):
        return []  # "co-hosts the forum alongside officials from the ministry"
    found = context.tell(
        sentence,
        k,
        "meeting.co-chairs",
        [*doers, *others],
        rules.DISCUSSED_WITH.name,
        STATUS.get(reading.mood, ""),
    )
    return [context.of_session(t) for t in found]


READERS = {"1": chairs, "Q": meets, "4": phones, "3": calls, "W": receives, "2": discusses, "U": noun, "6": gathering}
"""Which reader a trigger's letter calls."""
_TOLD_OF = frozenset(READERS)
_TRIGGERS = re.compile(f"[{''.join(READERS)}]")
