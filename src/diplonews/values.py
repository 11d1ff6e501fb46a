"""The values that records are made of: places in the text, actors, places in the world and dates.

All are frozen, hashable and compare by value. Offsets are half-open and count Unicode code points of the text as it was
given. Codes of countries are ISO 3166-1 alpha-2, with ``XK`` for Kosovo and the former codes SU, YU, CS, DD and YD.
"""

from __future__ import annotations

import re
from typing import Any, ClassVar, Self

import attrs
from attrs import frozen

from diplonews.errors import ValueInvalidError
from diplonews.when import When as When  # noqa: PLC0414

_CODE = re.compile(r"[A-Z]{2}")


def _out_of_bounds(start: int, end: int) -> ValueInvalidError:
    return ValueInvalidError(f"a span needs 0 <= start < end, not {start} and {end}")


@frozen
class Span:
    """A place in the text: ``0 <= start < end``, half-open, in code points.

    >>> Span(12, 20).of("diplomatic: visitors")
    'visitors'
    """

    start: int
    """First code point."""
    end: int
    """One past the last code point."""

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise _out_of_bounds(self.start, self.end)

    def of(self, text: str) -> str:
        """The characters of ``text`` that the span covers."""
        return text[self.start : self.end]


@frozen
class Quote(Span):
    """A span together with its text: ``text == article.text[start:end]``."""

    text: str
    """The characters themselves."""

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise _out_of_bounds(self.start, self.end)
        if len(self.text) != self.end - self.start:
            raise ValueInvalidError(f"a quote of {self.end - self.start} characters has a text of {len(self.text)}")

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> Self:
        """The quote of ``text[start:end]``."""
        return cls(start, end, text[start:end])


@frozen
class Evidence:
    """Why a field has its value: the place that says so and the rule that read it.

    ``field`` is the field's name, or ``"record"`` for the record as a whole. ``rule`` is a stable dotted name such as
    ``visit.destination.arrived-in``; a rule that begins with ``inferred.`` drew a conclusion that the place alone does not say.
    """

    field: str
    """Name of the field, or ``record``."""
    start: int
    """First code point."""
    end: int
    """One past the last code point."""
    rule: str
    """Stable dotted name of the rule."""

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise _out_of_bounds(self.start, self.end)

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@frozen
class Note:
    """What the parser saw and left out: the place, the rule that decided and the reason in words."""

    start: int
    """First code point."""
    end: int
    """One past the last code point."""
    rule: str
    """Stable dotted name of the rule that decided."""
    reason: str
    """Why, in words."""

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise _out_of_bounds(self.start, self.end)


@frozen
class Country:
    """A state or territory by its ISO 3166-1 alpha-2 code.

    ``name`` is the usual English short name, such as ``Azerbaijan``, and the code itself where the table does not know it. A
    country that acts in an article may be given the fullest name that the article has for it (``Country("GB", name="Britain")``):
    names are for readers, and two countries of one code are equal and hash alike whatever they are called.

    >>> Country.find("Belarusian")
    Country(code='BY')
    """

    code: str = attrs.field()
    """ISO 3166-1 alpha-2, ``XK`` for Kosovo, or a former code."""
    _called: str | None = attrs.field(default=None, eq=False, repr=False, kw_only=True, alias="name")
    """What the article calls it; by default its usual name."""
    type: ClassVar[str] = "country"

    @code.validator
    def _shape(self, _: object, value: Any) -> None:
        if not isinstance(value, str) or not _CODE.fullmatch(value):
            raise ValueInvalidError(f"a country code is two capital letters (ISO 3166-1 alpha-2), not {value!r}")

    def __hash__(self) -> int:
        return hash(self.code)

    @property
    def name(self) -> str:
        """What the article calls it, if that was told; else its usual English short name."""
        if self._called is not None:
            return self._called
        from diplonews.countries import by_code

        row = by_code(self.code)
        return row.name if row else self.code

    @property
    def plain(self) -> Country:
        """The same country under its usual name, as fields that hold no actor have it."""
        return self if self._called is None else Country(self.code)

    @property
    def alpha3(self) -> str | None:
        """The ISO 3166-1 alpha-3 code, such as ``AZE``; None where the table does not know the country."""
        from diplonews.countries import by_code

        row = by_code(self.code)
        return row.alpha3 if row else None

    @classmethod
    def find(cls, name: str) -> Self | None:
        """The country that a name, adjective, noun of people, abbreviation or capital stands for, or None."""
        from diplonews.countries import find_code

        code = find_code(name)
        return cls(code) if code else None


@frozen(kw_only=True)
class Person:
    """A person: ``name`` in the fullest form of the article without title or honorific, or None where only the office is known."""

    name: str | None = None
    """Fullest form in the article, without title and honorific."""
    title: str | None = None
    """Office as the article writes it, without the country."""
    country: Country | None = None
    """The country that they act for."""
    organization: str | None = None
    """The body that they belong to or speak for."""
    type: ClassVar[str] = "person"


@frozen(kw_only=True)
class Body:
    """An organisation, ministry, agency, company or group, with the country that it belongs to."""

    name: str
    """Fullest form in the article."""
    country: Country | None = None
    """The country that it belongs to; None for international organisations."""
    type: ClassVar[str] = "body"


@frozen(kw_only=True)
class Place:
    """A city, a named seat or a country as a place."""

    name: str
    """As the article writes it."""
    country: Country | None = None
    """The country that it lies in."""


Actor = Person | Body | Country
"""Who acts: speakers, participants, parties. In JSON each carries its ``type``."""


@frozen(kw_only=True)
class KnownPerson(Person):
    """A person of the article with every place that speaks of them."""

    mentions: tuple[Span, ...] = ()
    """Every place that speaks of them, in text order."""


@frozen(kw_only=True)
class KnownBody(Body):
    """A body of the article with every place that speaks of it."""

    mentions: tuple[Span, ...] = ()
    """Every place that speaks of it, in text order."""
