"""Who travels: the visitors that a verb of visiting has, and who invites them."""

from __future__ import annotations

import re

from diplonews.parsers.events import verbs
from diplonews.parsers.events.parties import LIST, Party, parties_in, subject
from diplonews.parsers.events.sentences import Sentence

_CONTROL = re.compile(rf"I(?:[trexo,K-]|(?:iD|D|nD))*?(?P<who>{LIST})[xD,]{{0,2}}t$")

FRONTED = re.compile(r"[^.;:]{0,14}?,(?:D,?)?e?(?P<who>P)(?=[mvuFx1234QTVMYJZWIS,])")

_FIRST_TO = re.compile(r"[RxGBX]t$")

_RANKS = frozenset(("first", "second", "third", "last", "only", "latest", "highest-ranking", "most"))

_ACCEPTED = re.compile(r"I(?:f[^.;:]{1,4}?)?t$")


def visitors_of(sentence: Sentence, k: int, reading: verbs.Reading) -> tuple[list[Party], str, str]:
    """The visitors of the verb at ``k``, the rule that found them and the status that the way of saying adds."""
    if reading.mood == "infinitive":
        near = sentence.document.tokens.keys[sentence.first(max(0, k - 9)) : sentence.first(k)]
        if _FIRST_TO.search(sentence.left(k)[0]) and not _RANKS.isdisjoint(near):
            return _first_to(sentence, k)
        window, low = sentence.left(k)
        control = _CONTROL.search(window)
        if control:
            at = low + control.start()
            said = sentence.data(at, "form") != "noun" or accepted(sentence) or _extended(sentence, at)
            found = parties_in(sentence, low + control.start("who"), low + control.end("who"))
            return (found if said else []), "visit.visitors.invited", "planned"
        invited = _ACCEPTED.search(window)
        if invited:
            if not accepted(sentence):
                return [], "", ""
            at = low + invited.start()
            verb = next((j for j in range(at - 1, low - 1, -1) if sentence.key(j).startswith("accept")), at)
            found, _ = subject(sentence, verb)
            return found, "visit.visitors.accepted", "planned"
        found, rule = subject(sentence, reading.begin)
        return found, f"visit.visitors.{rule.partition('.')[2]}", "planned"
    found, rule = subject(sentence, k)
    if (
        not found
        and reading.mood == "participle"
        and sentence.letters[k] in "JVY"
        and (main := FRONTED.match(sentence.right(k)))
    ):
        found = parties_in(
            sentence, k + main.start("who"), k + main.end("who")
        )  # "Before visiting Peru, the minister said"
        return found, "visit.visitors.fronted", ""
    ahead = reading.mood == "participle" and verbs.led_by(sentence, reading.begin)
    now = reading.mood == "participle" and sentence.letters[k] == "Y" and sentence.key(k - 1) in ("currently", "now")
    return found, f"visit.visitors.{rule.partition('.')[2]}", "planned" if ahead else "ongoing" if now else ""


def _first_to(sentence: Sentence, k: int) -> tuple[list[Party], str, str]:
    """Who "is the first minister to visit Japan since"; without its verb, "the first minister to visit" is told elsewhere."""
    window, low = sentence.left(k)
    match = _IS_FIRST.search(window)
    if not match or sentence.key(low + match.end() - 2).endswith("s") or "z" in match[0]:
        return [], "", ""
    at = low + match.start("verb")
    found, rule = subject(sentence, at)
    if rule == "subject.clause":
        return [], "", ""
    status = "planned" if "m" in match[0] else "completed" if sentence.key(at) in ("was", "were") else "ongoing"
    return found, "visit.visitors.first-to", status


_IS_FIRST = re.compile(r"(?:m[xz]?|u)?(?P<verb>v|x(?=e))x?e?[xXA9BC-]{0,5}[RxGBX]t$")


def inviter(sentence: Sentence, k: int) -> Party | None:
    """Who invites, where the verb at ``k`` says what somebody is invited to: the president invited him to visit Thailand."""
    window, low = sentence.left(k)
    control = _CONTROL.search(window)
    if not control or sentence.data(low + control.start(), "form") == "noun":
        return None
    found, _ = subject(sentence, low + control.start())
    return found[0] if found else None


def accepted(sentence: Sentence) -> bool:
    """Whether the sentence tells of an acceptance."""
    return not sentence.keys.isdisjoint(("accepted", "accepts", "accept", "accepting"))


def _extended(sentence: Sentence, k: int) -> bool:
    before = {sentence.key(j) for j in range(max(0, k - 4), k)}
    return bool(before & {"extended", "extends", "extend", "extending", "issued", "conveyed", "sent", "renewed"})
