"""What a reader of dates keeps in mind: the dates before the one at hand, for those that count from them."""

from __future__ import annotations

import datetime as dt

from attrs import define

from diplonews.when import When

_SENTENCES = 4  # how far "the same day" looks back


@define
class Memory:
    """The dates read so far, as far as a later one may count from them."""

    before: When | None = None
    """The last date."""
    before_day: When | None = None
    """The last day or range of days; the only one of the text where it lies farther back."""
    story: When | None = None
    """The last date of the paragraph, where its year was written and is not of late."""
    named_today: bool = False
    """Whether the anchor's weekday has been used for the anchor."""
    _only_day: When | None = None
    _several: bool = False
    _said: int = 0
    _paragraph: int = -1

    def turn(self, sentence: int, paragraph: int) -> None:
        """Go on to a sentence: what lies too far back is forgotten."""
        if sentence - self._said > _SENTENCES:
            self.before, self.before_day = None, None if self._several else self._only_day
        if paragraph != self._paragraph:
            self.story, self._paragraph = None, paragraph

    def keep(self, value: When, sentence: int, *, rule: str, stated: bool, anchor: dt.date | None) -> None:
        """Remember a date that the rule read in a sentence; ``stated`` if its year was written."""
        self.before, self._said = value, sentence
        if stated:
            old = anchor is not None and abs((anchor - value.first).days) > _OF_LATE
            self.story = value if old and len(value.edtf) > 4 else None
        if len(value.edtf.partition("/")[0]) == 10:
            self.before_day = value
            self._several = self._several or self._only_day not in (None, value)
            self._only_day = value
        if rule == "date.weekday" and value.first == anchor:
            self.named_today = True


_OF_LATE = 300  # days: a date so near to the anchor tells no old story
