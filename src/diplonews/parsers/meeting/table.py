"""Sittings: the meetings of a document as they build up, one for each sitting however often it is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable
from collections.abc import Set as AbstractSet

from attrs import define, field

from diplonews.parsers.events.parties import Party
from diplonews.parsers.events.times import compatible, finer
from diplonews.values import Person, Place, Quote, When

REMOTE = ("phone", "video")
"""Formats of those who are not in one place."""
_DAY = dt.timedelta(days=1)
_FACED = ("meeting.meets", "meeting.receives", "meeting.received-by", "meeting.calls-on")
MOST = 60
"""Tellings of a meeting that are asked for its date, place, format and status."""
CROWDS = frozenset(
    "official officials counterparts leaders ministers negotiators diplomats representatives lawmakers executives experts colleagues"
    " delegates envoys politicians businessmen investors entrepreneurs bankers".split()
)
_OF_STATE = frozenset(("government", "embassy"))


def unnamed(party: Party) -> bool:
    """Whether a party is a group of a country's people whom nobody tells apart: Pakistani officials."""
    actor = party.actor
    if not isinstance(actor, Person) or actor.name is not None:
        return False
    words = (actor.title or "").lower().split() or [""]
    state = actor.organization is None or not _OF_STATE.isdisjoint(words)
    return words[-1] in CROWDS and (state or words[-1] == "colleagues")


@define(eq=False)
class Telling:
    """One mention of a meeting; places in the text are character offsets."""

    rule: str
    start: int
    end: int
    number: int
    parties: list[Party]
    party_rule: str
    format: str = ""
    format_at: tuple[int, int] | None = None
    place: Place | None = None
    place_at: tuple[int, int] | None = None
    place_rule: str = ""
    when: When | None = None
    when_at: tuple[int, int] | None = None
    when_rule: str = "meeting.when.of-sentence"
    status: str = ""
    status_at: tuple[int, int] | None = None
    on: dt.date | None = None
    """The day of the text, where it says that this was today."""
    topics: list[Quote] = field(factory=list)
    occasion: Quote | None = None
    visit: int | None = None  # the number of the trip that it was part of
    weak: bool = False  # told by a verb of discussing only: the same as any sitting of these parties
    continues: bool = False  # "in an expanded format": the same people in a second sitting
    anaphoric: bool = False  # "the meeting" of one that was told before: makes no sitting of its own
    present: bool = False  # a summit, a dinner: nobody takes part from afar
    implied: bool = (
        False  # unless none of these people is told to have met anybody: "During the meeting, A and B agreed"
    )

    @property
    def keys(self) -> set[Hashable]:
        return {p.key for p in self.parties}

    @property
    def faced(self) -> bool:
        """Whether they plainly met in one place."""
        return self.format not in REMOTE and (self.present or self.place is not None or self.rule in _FACED)


@define(eq=False)
class Sitting:
    """One meeting. What a telling that has been entered says stays as it is, so that all is summed up once for as many as there are."""

    parties: list[Party]
    tellings: list[Telling] = field(factory=list)
    _keys: tuple[int, frozenset[Hashable]] = (0, frozenset())
    _sum: tuple[int, When | None, Place | None, str, str] = (0, None, None, "", "")

    @property
    def keys(self) -> frozenset[Hashable]:
        if self._keys[0] != len(self.parties):
            self._keys = len(self.parties), frozenset([p.key for p in self.parties])
        return self._keys[1]

    @property
    def when(self) -> When | None:
        return self._summed()[1]

    @property
    def place(self) -> Place | None:
        return self._summed()[2]

    @property
    def format(self) -> str:
        return self._summed()[3]

    @property
    def status(self) -> str:
        return self._summed()[4]

    def _summed(self) -> tuple[int, When | None, Place | None, str, str]:
        count = min(len(self.tellings), MOST)
        if self._sum[0] != count:
            tellings = self.tellings[:MOST]
            self._sum = (
                count,
                self._date(),
                self._where(),
                next((t.format for t in tellings if t.format), ""),
                next((t.status for t in tellings if t.status), ""),
            )
        return self._sum

    def _date(self) -> When | None:
        found: When | None = None
        for t in self.tellings[:MOST]:
            if compatible(found, t.when):
                found = finer(found, t.when)
        return found

    def _where(self) -> Place | None:
        if self.spoken:
            return None
        places = [t.place for t in self.tellings[:MOST] if t.place]
        return next((p for p in places if p.country is None or p.name != p.country.name), places[0] if places else None)

    @property
    def remote(self) -> bool:
        """Whether it was by wire."""
        return self.spoken or self.format in REMOTE

    @property
    def spoken(self) -> bool:
        """Whether the two only "spoke": most likely by wire, so that no place is theirs."""
        return self.tellings[0].rule == "meeting.speaks"

    def is_of(self, parties: list[Party]) -> bool:
        """Whether the two states of this meeting are those of some people."""
        mine = {p.actor for p in self.parties}
        return (
            len(mine) > 1
            and all(p.actor.type == "country" for p in self.parties)
            and mine == {p.country for p in parties}
        )

    def clear(self) -> None:
        """Forget who took part."""
        self.parties, self._keys = [], (0, frozenset())

    def fits(self, t: Telling, keys: AbstractSet[Hashable]) -> bool:
        """Whether a telling, whose parties have the ``keys``, can be of this sitting."""
        mine = self.keys
        if not keys <= mine and (not mine <= keys or len(sides(t.parties)) < 2):
            return False
        if (
            len(keys) > len(mine)
            and not sides([*self.parties, *t.parties]) <= sides(self.parties)
            and len(sides(self.parties)) > 1
        ):
            return False  # of two states, then of three
        if (self.remote and t.faced) or (t.format in REMOTE and any(one.faced for one in self.tellings[:1])):
            return False
        if self.format and t.format and self.format != t.format:
            return False
        if not compatible(self.when, t.when) or _apart(self.tellings[0], t) or _apart(t, self.tellings[0]):
            return False
        a, b = self.place, t.place
        if (
            a is not None
            and b is not None
            and a.country is not None
            and b.country is not None
            and a.country != b.country
        ):
            return False
        x, y = self.status, t.status
        if {x, y} != {"planned", "completed"}:
            return True
        return self.when is not None and self.when == t.when  # what is to come is not what has been

    def add(self, t: Telling) -> None:
        known = self.keys
        self.tellings.append(t)
        self.parties += [p for p in t.parties if p.key not in known]


def _apart(one: Telling, other: Telling) -> bool:
    """Whether one was "today" and the other on another day; a text is often published on the day after."""
    if one.on is None or other.when is None:
        return False
    return other.when.last < one.on - _DAY or other.when.first > one.on + _DAY


def sides(parties: list[Party]) -> set[Hashable]:
    """The sides of a meeting: countries, and each party whose country is not known, or only guessed and that of another."""
    sure = {p.country for p in parties if p.sure and p.country is not None}
    return {
        p.country.code if p.country is not None and (p.sure or p.country not in sure or len(parties) > 2) else p.key
        for p in parties
    }


def _bare(t: Telling) -> Telling:
    """A telling that only points to its sitting: what it says of date and status is about something else."""
    return Telling(t.rule, t.start, t.end, t.number, t.parties, t.party_rule)


@define(eq=False)
class Sittings:
    """The sittings found so far; looks only at the latest of a party, so that cost stays linear."""

    found: list[Sitting] = field(factory=list)
    _of: dict[Hashable, list[Sitting]] = field(factory=dict)
    _near: int = 10

    def record(self, t: Telling) -> Sitting | None:
        """The sitting of a telling, a new one if need be; None where it has not two sides."""
        keys = t.keys
        near = self.latest(keys)
        for sitting in near:
            if t.continues and sitting.format != t.format:
                continue
            if sitting.fits(t, keys):
                self._add(sitting, _bare(t) if t.weak and keys <= sitting.keys else t)
                return sitting
            if (t.weak or t.anaphoric) and keys <= sitting.keys:
                sitting.tellings.append(_bare(t))
                return sitting
        last = self.found[-1] if self.found else None
        if t.rule == "meeting.co-chairs" and last is not None and last.is_of(t.parties):
            last.clear()  # of two states; now the text says who sat there for them
            self._add(last, t)
            return last
        if len(sides(t.parties)) < 2 or (t.anaphoric and not (t.implied and not near)):
            return None
        sitting = Sitting([], [])
        self.found.append(sitting)
        self._add(sitting, t)
        return sitting

    def latest(self, keys: AbstractSet[Hashable]) -> list[Sitting]:
        found: dict[int, Sitting] = {}
        for key in keys:
            for sitting in self._of.get(key, [])[-self._near :]:
                found[id(sitting)] = sitting
        return sorted(found.values(), key=lambda s: -s.tellings[-1].start)

    def _add(self, sitting: Sitting, t: Telling) -> None:
        sitting.add(t)
        for party in t.parties:
            mine = self._of.setdefault(party.key, [])
            if sitting not in mine[-self._near :]:
                mine.append(sitting)
