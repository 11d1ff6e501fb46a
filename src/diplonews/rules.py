"""Rules: named patterns over the letters of a sentence's chunks.

A rule is a regular expression whose letters are chunk kinds (see :data:`diplonews.chunks.LETTERS` and the words of the parser
that uses it). Named groups say which chunks fill which field. Tables of rules are what the documentation lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attrs import field, frozen

from diplonews.chunks import Line


@frozen
class Rule:
    """One rule: a stable dotted ``name``, the ``pattern`` over chunk letters (white space in it is ignored), an ``example``
    that it reads, and what it refuses."""

    name: str
    pattern: str
    example: str
    refuses: str = ""
    compiled: re.Pattern[str] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "compiled", re.compile("".join(self.pattern.split())))


def hits(rules: Iterable[Rule], line: Line) -> Iterator[tuple[Rule, re.Match[str]]]:
    """Every match of every rule on a line, rule by rule in the order of the table."""
    for rule in rules:
        for match in rule.compiled.finditer(line.letters):
            yield rule, match
