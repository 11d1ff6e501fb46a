"""What the grammar of titles finds, as ranges of tokens."""

from __future__ import annotations

from attrs import define, field

from diplonews.lexicon import Term
from diplonews.values import Country


@define
class Part:
    """Tokens ``first`` to ``last`` (half-open) of a title."""

    first: int
    last: int


@define
class Party(Part):
    """A party: its tokens, the tokens of its name, what it is (``country``, ``body`` or ``office``) and whose.

    ``said`` is where the country stands, None where it is only concluded. ``word`` replaces the text of the name where
    several countries share one head ("the Post Offices of X and Y").
    """

    kind: str
    name: Part
    country: Country | None = None
    said: Part | None = None
    word: str | None = None
    rule: str = "between"


@define
class Title:
    """What a title says, as ranges of tokens."""

    instrument: Part | None = None
    term: Term | None = None
    parties: list[Party] = field(factory=list)
    subject: Part | None = None
    subject_rule: str = ""
    amends: Part | None = None
    shared: Part | None = None
    last: int = 0
