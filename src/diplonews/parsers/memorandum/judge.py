"""Whether a phrase names an instrument of the kind that is recorded, and with what status."""

from __future__ import annotations

from diplonews.chunks import Chunk, Line
from diplonews.document import Document
from diplonews.parsers.memorandum.clauses import Link
from diplonews.parsers.memorandum.extents import bounds
from diplonews.parsers.memorandum.phrases import Phrase
from diplonews.parsers.titles.subjects import words
from diplonews.values import Body, Person

Status = tuple[str | None, str]
"""A status and its source, or None and the reason why none is given."""

_EXCHANGED = frozenset(("letters", "notes", "documents", "instruments"))
ISSUED = frozenset("issued issue issues released release resulted results culminated ended made accompanied".split())
SPOKEN = ("joint-statement", "communique", "declaration")
"""What is said rather than signed, so that "issued" makes it."""

_NEVER = frozenset(("not", "never", "n't", "without", "failed", "fail"))
_PERSONAL = frozenset("credence credit resignation condolence recommendation protest support thanks".split())
GATHERINGS = frozenset("summit meeting ministerial conference session assembly forum ministers leaders".split())
"""Those who adopt and issue together, mostly for an organisation."""

_STANDING = ("charter", "convention")
_INTERNAL = ("memorandum-of-understanding", "action-plan", "programme", "roadmap", "declaration")
_INTERNAL_WORDS = frozenset(("national", "presidential", "internal", "federal", "executive", "cabinet"))
_KNOWN = ("agreement", "treaty", "convention")
_OF_ONE_STATE = ("action-plan", "programme", "roadmap")
_ANNOUNCED = frozenset("announced announce announces announcing unveiled unveil unveils unveiling".split())
_BROKERED = frozenset("brokered mediated sponsored backed".split())
_HOPED = frozenset(
    "substitute commitment committed promise promised promises pursue pursuing toward towards eyeing eyes".split()
)
_REJECTED = frozenset(("rejected", "refused", "rejecting", "rejects"))
_PLANS = frozenset("plan plans proposal proposals idea hopes blueprint".split())
_TALKS = frozenset("negotiations talks discussions negotiate negotiating negotiators".split())
_WEAK = frozenset(
    "adopted adopt adopts adopting concluded conclude concluding conclusion adoption struck strike clinched ratified".split()
)
_IDLE = ("other", "joint-statement", "programme")
_NOT_ITSELF = [
    [w]
    for w in (
        "negotiations talks obligations process deadline ceremony provisions terms commission committee nation nations "
        "ally allies member members country countries state states bloc signatory signatories partner partners forces"
    ).split()
]
REASONS = {
    "none-in-particular": "no instrument in particular is meant",
    "private": "no states, public bodies or officials make it",
    "referred-to": "a standing instrument is only referred to",
    "no-signing": "nothing says that a written instrument was made or will be",
}
"""Why a phrase is left out: what the note says."""


def is_idle(document: Document, first: int, last: int) -> bool:
    """Whether a sentence has but words that need a word of signing ("statement", "plan"), and none of signing. They are noted."""
    named = document.hits(document.words("instruments.tsv"))
    terms = [(named.places[k], named.terms[k]) for k in named.within(first, last)]
    if not terms or any(t.data["needs"] != "signed" or t.data["instrument"] not in _IDLE for _, t in terms):
        return False
    signing = document.hits(document.words("signing.tsv"))
    if any(signing.terms[k].kind in "SEFNT" for k in signing.within(first, last)):
        return False
    keys = document.tokens.keys
    if ":" in keys[max(last - 2, 0) : last] or "joint" in keys[first:last]:
        return False
    for place, term in terms:
        document.note(place, place + len(term.words), "memorandum.rejected.no-signing", REASONS["no-signing"])
    return True


def status_of(document: Document, phrase: Phrase, link: Link | None) -> Status:
    """The status and, where no verb gives it, what does; None and the reason where the phrase names no instrument."""
    own = document.tokens.keys[phrase.core : phrase.at]
    found = _by_kind(document, phrase, link, own)
    if found is None and link is not None:
        return _by_verb(phrase, link, own)
    return found or _by_words_around(document, phrase, own) or _by_title(document, phrase, own) or (None, "no-signing")


def _by_kind(document: Document, phrase: Phrase, link: Link | None, own: list[str]) -> Status | None:
    """What is told whatever the verb: a date, an instrument of one state, a statement issued, a word that needs signing."""
    keys = document.tokens.keys
    if link is None and _is_dated(document, phrase):
        return "in-force" if phrase.titled else "signed", "dated"
    if not phrase.title.parties and phrase.kind in _INTERNAL and not _INTERNAL_WORDS.isdisjoint(own):
        return None, "private"
    if phrase.kind == "joint-statement" and link is not None and link.word in ISSUED and _together(document, link):
        return "signed", "verb"
    joint = phrase.kind in ("joint-statement", "communique") and (not phrase.needs or "joint" in own)
    if joint and not phrase.inside and (link is None or link.status is None or link.word in ISSUED):
        return "signed", "spoken"  # what it says, it says because it was issued
    subject = phrase.title.subject
    if subject is not None and keys[subject.first] in _PERSONAL and phrase.kind == "other":
        return None, "private"  # letters of credence
    announced = phrase.first > 0 and keys[phrase.first - 1] in _ANNOUNCED
    if announced and phrase.plural and subject is not None and phrase.kind == "agreement":
        return "signed", "announced"
    if phrase.needs == "signed" and not _is_strong(phrase, link):
        return None, "no-signing"
    return None


def _is_strong(phrase: Phrase, link: Link | None) -> bool:
    """Whether the verb makes even an instrument whose name needs a word of signing: "exchanged notes", "signed a plan"."""
    if link is None:
        return False
    if phrase.term.words[-1] in _EXCHANGED and (
        link.word.startswith("exchang") or (link.status == "signed" and phrase.plural and link.word in _WEAK)
    ):
        return True
    return link.strong or (link.word in _WEAK and phrase.kind != "other") or phrase.title.amends is not None


def _by_verb(phrase: Phrase, link: Link, own: list[str]) -> Status:
    """The status that a verb gives, unless what it governs is private or no instrument in particular."""
    letters = link.line.letters
    if phrase.kind == "contract" and not _between_bodies(phrase, link.line):
        return None, "private"
    if not phrase.title.parties and _of_nobody(phrase, link.line, own):
        return None, "private"
    if phrase.plural and phrase.bare and phrase.count is None and ":" not in letters[-2:]:
        loose = letters[link.verb] == "F" or link.status not in ("signed", "ratified", "in-force")
        if phrase.determiner != "count" and loose and link.voice != "expected":
            return None, "none-in-particular"
        if link.voice == "participle" and not any(x in letters[link.verb + 1 : link.verb + 8] for x in "DbLC"):
            return None, "none-in-particular"
    ahead = phrase.status in ("planned", "proposed") and link.status == "signed" and not link.past
    return phrase.status if ahead else link.status, "verb"


def _by_words_around(document: Document, phrase: Phrase, own: list[str]) -> Status | None:
    """What the words beside a phrase without a verb tell: quoted, referred to, turned down, talked of, wished or denied."""
    keys, subject = document.tokens.keys, phrase.title.subject
    word = keys[phrase.first - 1] if phrase.first else ""
    if phrase.whole:
        return "signed", "quoted"
    if phrase.kind in _STANDING and len(phrase.title.parties) < 2 and not _is_proper(phrase, own):
        return None, "referred-to"
    if keys[phrase.end : phrase.end + 1] in _NOT_ITSELF:
        return None, "referred-to"
    planned = word in ("for", "of", "on") and not _PLANS.isdisjoint(keys[max(0, phrase.first - 2) : phrase.first - 1])
    if not phrase.bare and (word in _REJECTED or (planned and phrase.determiner in ("a", ""))):
        return "proposed", "turned-down" if word in _REJECTED else "wished"
    if phrase.determiner == "a" and not phrase.plural and not phrase.needs and phrase.kind in _KNOWN:
        near = keys[max(0, phrase.first - 12) : phrase.first]
        if word == "on" and subject is not None and not _TALKS.isdisjoint(near):
            return "discussed", "talked-of"  # talks in Lima on a treaty to protect otters
        if word in ("after", "since", "following") and not _BROKERED.isdisjoint(own):
            return "signed", "parties"  # a year after a UN-brokered accord
        after = keys[phrase.end : phrase.end + 2]
        if after[:1] in (["that"], ["which"]) and after[1:] in (["would"], ["could"]):
            return "proposed", "wished"  # an agreement that would permit the navy to stay
        if keys[phrase.first] == "any" and phrase.title.parties:
            return "discussed", "wished"
        if not _HOPED.isdisjoint(near[-6:]):
            return "proposed", "wished"  # no substitute for a trade deal with Peru
    before = keys[max(0, phrase.first - 5) : phrase.first]
    if not (phrase.titled and phrase.determiner == "the") and not _NEVER.isdisjoint(before):
        return None, "no-signing"  # has not yet reached an agreement
    return None


def _by_title(document: Document, phrase: Phrase, own: list[str]) -> Status | None:
    """What the phrase tells by itself: its owner, its parties, a name of its own or a status ("the planned pact")."""
    parties, subject = phrase.title.parties, phrase.title.subject
    private = not bounds()["private"].isdisjoint(own)
    owned = phrase.determiner == "owner" and subject is not None and not private
    if owned and phrase.kind in ("agreement", "treaty"):
        return "in-force", "owned"  # the two countries' agreement on trade in chips
    if parties and not _public(document, phrase):
        return None, "private"
    if phrase.kind in _OF_ONE_STATE and not parties:
        return None, "referred-to"  # a national action plan
    if (phrase.named or _is_proper(phrase, own)) and phrase.kind in (*_KNOWN, "memorandum-of-understanding"):
        return "in-force", "named"
    definite = phrase.determiner in ("the", "owner") or document.tokens.keys[phrase.first - 1] == "under"
    known = definite and phrase.kind in _KNOWN and (not private or "customs" in own)
    known &= bool(parties) or (subject is not None and phrase.title.subject_rule == "title-words")
    if known and not (phrase.plural or phrase.needs or phrase.status or phrase.titled):
        return "in-force", "known"  # the breach of the computer chip pact
    if parties or (phrase.titled and phrase.determiner in ("the", "owner", "")):
        if phrase.plural and len(parties) > 1:
            return "in-force", "parties"
        if phrase.plural and not phrase.titled and phrase.status != "in-force":
            return None, "no-signing"
        if phrase.status:
            return phrase.status, "modifier"
        return ("in-force", "named") if phrase.titled else ("signed", "parties")
    if phrase.status in ("in-force", "planned", "proposed") and subject is not None:
        return phrase.status, "modifier"
    return None


def _is_proper(phrase: Phrase, own: list[str]) -> bool:
    """Whether a convention is named by its topic, and so is not a party's convention."""
    told = phrase.title.subject_rule == "concerning" or not words("topic").isdisjoint(own)
    return told and phrase.titled and not phrase.plural and phrase.kind == "convention"


def _is_dated(document: Document, phrase: Phrase) -> bool:
    """Whether the year of a definite instrument is told: "their 1994 peace settlement"."""
    years: list[object] = [k for k in document.tokens.keys[phrase.core : phrase.at] if k.isdigit() and len(k) == 4]
    near = document.mentions_in(phrase.core, phrase.at)
    years += [m for m in near if m.kind == "D" and len(str(m.value)) == 7]  # the February agreement
    day = document.mentions_in(phrase.last + 1, phrase.last + 2)  # the agreement of 19 August 2011
    return (
        (bool(years) or (bool(day) and day[0].kind == "D" and document.tokens.keys[phrase.last] == "of"))
        and (phrase.determiner in ("the", "owner") or (phrase.determiner == "a" and not phrase.bare))
        and phrase.kind in ("agreement", "treaty", "memorandum-of-understanding")
    )


def _public(document: Document, phrase: Phrase) -> bool:
    """Whether any party of a title is a state, or a body with a name of its own."""
    said = document.tokens.words
    return any(p.country is not None or said[p.name.first][0].isupper() for p in phrase.title.parties)


def _together(document: Document, link: Link) -> bool:
    """Whether those who issue a statement are several by their word: "the summit issued a statement"."""
    chunks = link.line.chunks
    before = document.tokens.keys[chunks[max(0, link.begin - 4)].first : chunks[link.begin].first]
    return not GATHERINGS.isdisjoint(before)


def _of_nobody(phrase: Phrase, line: Line, own: list[str]) -> bool:
    """Whether no state, body or official stands by a deal, or by an agreement of a kind that private people make."""
    private = phrase.needs == "signed" and phrase.kind == "agreement"
    if not private and bounds()["private"].isdisjoint(own):
        return False
    return not any(c.letter in "CABGH" or _of_state(c) for c in line.chunks)


def _of_state(chunk: Chunk) -> bool:
    """Whether a person of a state stands there."""
    value = chunk.mention.value if chunk.mention is not None else None
    return chunk.letter in "PR" and isinstance(value, Person) and (value.country is not None or value.title is not None)


def _between_bodies(phrase: Phrase, line: Line) -> bool:
    """Whether states, bodies or officials stand by a contract: at least two of them."""
    found = len(phrase.title.parties)
    for c in line.chunks:
        value = c.mention.value if c.mention is not None else None
        if c.letter in "BCAG" or (
            c.letter in "PR" and isinstance(value, Person) and value.title and (value.country or value.organization)
        ):
            found += 1
        found += c.letter == "C" or (c.letter == "B" and isinstance(value, Body) and value.country is not None)
    return found > 1


def firmer(new: str, old: str) -> bool:
    """Whether a later status goes beyond one that only looked ahead."""
    order = ("discussed", "proposed", "planned", "signed", "ratified", "in-force")
    return old in ("planned", "proposed", "discussed") and order.index(new) > order.index(old)
