"""Plain data of format 1 to articles: strict cattrs hooks, made from the shapes of the classes' fields.

Strict means that nothing is converted: ``"3"`` is no integer, ``True`` is no integer, a string is no list. Structuring runs
without bookkeeping first; only where that fails does it run again in cattrs' detailed mode, which collects every problem
with its path.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, Literal, TypeAlias

import attrs
from cattrs import ClassValidationError, Converter, IterableValidationError
from cattrs.errors import AttributeValidationNote, IterableValidationNote
from cattrs.gen import make_dict_structure_fn, override

from diplonews.article import Article, sha256_of
from diplonews.errors import SchemaError, ValueInvalidError
from diplonews.formats.places import misplaced, well_placed
from diplonews.records import Record
from diplonews.registry import Registry
from diplonews.shapes import ACTORS, Shape, shapes_of
from diplonews.values import Body, Country, Person, When

UnknownKeys: TypeAlias = Literal["error", "ignore"]
Hook: TypeAlias = Callable[[Any, Any], Any]

_LONGEST_REASON = 400
_SHOWN = 40  # characters of a foreign value that a reason repeats


class _BadError(ValueError):
    """A value that does not fit; the message is the reason."""


class Doubled(dict[str, Any]):
    """An object in which a key stood twice; ``key`` names it."""

    key: str = ""


def told(value: Any) -> str:
    """A foreign value in a few words, whatever its size and nesting."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return repr(value if len(value) <= _SHOWN else value[: _SHOWN - 1] + "…")
    if isinstance(value, int):
        return f"the number {value}" if value.bit_length() < 64 else f"a number of {value.bit_length()} bits"
    if isinstance(value, float):
        return f"the number {value}"
    names = {dict: "an object", list: "a list", tuple: "a list"}
    return next((name for kind, name in names.items() if isinstance(value, kind)), f"a Python {type(value).__name__}")


def _bad(wanted: str, value: Any) -> _BadError:
    return _BadError(f"expected {wanted}, not {told(value)}")


def _text(value: Any, _: Any) -> str:
    if type(value) is str:
        return value
    if isinstance(value, str):
        return str(value)
    raise _bad("a string", value)


def _integer(value: Any, _: Any) -> int:
    if type(value) is int:
        return value
    raise _bad("an integer", value)


def _number(value: Any, _: Any) -> float:
    if type(value) is float and math.isfinite(value):
        return value
    if type(value) is int and value.bit_length() < 1024:
        return float(value)
    raise _bad("a finite number", value)


def _flag(value: Any, _: Any) -> bool:
    if type(value) is bool:
        return value
    raise _bad("true or false", value)


def _date(value: Any, _: Any) -> dt.date:
    try:
        if type(value) is str and (day := dt.date.fromisoformat(value)).isoformat() == value:
            return day  # other spellings of ISO 8601, such as 2021-W15-3, are not those of format 1
    except ValueError:
        pass
    raise _bad("a day such as '2021-04-14'", value)


def _when(value: Any, _: Any) -> When:
    return When(_text(value, _))


def _country(value: Any, _: Any) -> Country:
    return Country(_text(value, _))


_PLAIN: dict[str, Hook] = {
    "text": _text,
    "integer": _integer,
    "number": _number,
    "flag": _flag,
    "date": _date,
    "when": _when,
    "country": _country,
}


def _choice(choices: tuple[str, ...]) -> Hook:
    def structure(value: Any, _: Any) -> str:
        if type(value) is str and value in choices:
            return value
        raise _bad("one of " + ", ".join(choices), value)

    return structure


def _or_none(hook: Hook) -> Hook:
    def structure(value: Any, _: Any) -> Any:
        return None if value is None else hook(value, _)

    return structure


def _checked(value: Any) -> dict[str, Any]:
    if isinstance(value, Doubled):
        raise _BadError(f"the key {told(value.key)} stands twice")
    if isinstance(value, dict):
        return value
    raise _bad("an object", value)


class _Reader:
    """The hooks for one registry, one answer to unknown keys and one mode of cattrs."""

    def __init__(self, registry: Registry, unknown_keys: UnknownKeys, detailed: bool) -> None:
        self._converter = Converter(detailed_validation=detailed)
        self._unknown_keys = unknown_keys
        self._detailed = detailed
        self._objects: dict[type, Hook] = {}
        country = self._class(_CountryActor, "type")
        self._actors: dict[str, Hook] = {
            "person": self._class(Person, "type"),
            "body": self._class(Body, "type"),
            "country": lambda value, _: country(value, _).actor,
        }
        self._by_tag: dict[str, Hook] = {}
        self._record = self._tagged(self._by_tag, "record type")
        for entry in registry.entries:
            self._by_tag[entry.name] = self._class(entry.record, "type")
        self.article = self._class(Article, "format", "sha256")

    def _hook(self, shape: Shape) -> Hook:
        if shape.item is not None:
            return self._many(self._hook(shape.item))
        if shape.kind == "choice":
            hook = _choice(shape.choices)
        elif shape.kind == "actor":
            hook = self._actor(shape.classes)
        elif shape.kind == "object":
            hook = self._object(shape.cls)
        else:
            hook = _PLAIN[shape.kind]
        return _or_none(hook) if shape.optional else hook

    def _many(self, item: Hook) -> Hook:
        def structure(value: Any, _: Any) -> tuple[Any, ...]:
            if type(value) is list or type(value) is tuple:
                return tuple([item(v, _) for v in value])
            raise _bad("a list", value)

        def detailed(value: Any, _: Any) -> tuple[Any, ...]:
            if not isinstance(value, (list, tuple)):
                raise _bad("a list", value)
            found, errors = [], []
            for index, v in enumerate(value):
                try:
                    found.append(item(v, _))
                except Exception as error:
                    error.__notes__ = [*getattr(error, "__notes__", []), IterableValidationNote("", index, None)]
                    errors.append(error)
            if errors:
                raise IterableValidationError("", errors, tuple)
            return tuple(found)

        return detailed if self._detailed else structure

    def _object(self, cls: type) -> Hook:
        if cls is Record:
            return self._record
        if cls not in self._objects:
            self._objects[cls] = self._class(cls)
        return self._objects[cls]

    def _class(self, cls: type, *beside: str) -> Hook:
        """The hook of an attrs class; the keys ``beside`` its fields are allowed and looked at by somebody else."""
        shapes = shapes_of(cls)
        hooks = {n: override(struct_hook=self._hook(s)) for n, s in shapes.items()}
        make: Any = make_dict_structure_fn
        build = make(cls, self._converter, _cattrs_forbid_extra_keys=False, **hooks)
        known = frozenset((*shapes, *beside))
        ignores = self._unknown_keys == "ignore"

        def structure(value: Any, _: Any) -> Any:
            if type(value) is dict and (ignores or value.keys() <= known):
                return build(value, cls)
            raise _BadError

        def detailed(value: Any, _: Any) -> Any:
            given = _checked(value)
            errors: list[Exception] = []
            for key in () if ignores else sorted(given.keys() - known, key=str):
                error = _BadError("unknown key")
                error.__notes__ = [AttributeValidationNote("", key, None)]
                errors.append(error)
            try:
                built = build(given, cls)
            except ClassValidationError as error:
                errors[:0] = error.exceptions
            if errors:
                raise ClassValidationError("", errors, cls)
            return built

        return detailed if self._detailed else structure

    def _tagged(self, hooks: dict[str, Hook], what: str) -> Hook:
        def structure(value: Any, _: Any) -> Any:
            given = _checked(value)
            tag = given.get("type")
            hook = hooks.get(tag) if isinstance(tag, str) else None
            if hook is not None:
                return hook(value, _)
            if "type" not in given:
                error: Exception = KeyError("type")
            else:
                error = _BadError(f"unknown {what} {told(tag)}; known are {', '.join(hooks) or 'none'}")
            error.__notes__ = [AttributeValidationNote("", "type", None)]
            raise ClassValidationError("", [error], Record)

        return structure

    def _actor(self, classes: tuple[type, ...]) -> Hook:
        wanted = [c.type for c in ACTORS if c in classes]
        return self._tagged({tag: self._actors[tag] for tag in wanted}, "actor type")


@attrs.frozen(kw_only=True)
class _CountryActor:
    """A country that acts, as JSON has it: the code decides, the name is for readers."""

    country: Country
    name: str | None = None

    @property
    def actor(self) -> Country:
        """The country under the name that it has there."""
        return self.country if self.name is None else Country(self.country.code, name=self.name)


@lru_cache(maxsize=32)
def _reader(registry: Registry, unknown_keys: UnknownKeys, detailed: bool) -> _Reader:
    return _Reader(registry, unknown_keys, detailed)


def _reason(error: BaseException) -> str:
    if isinstance(error, KeyError):
        return "missing"
    own = isinstance(error, (_BadError, ValueInvalidError))
    reason = str(error) if own else f"{type(error).__name__}: {error}"
    return reason if len(reason) <= _LONGEST_REASON else reason[: _LONGEST_REASON - 1] + "…"


def _key(path: str, key: Any) -> str:
    if isinstance(key, str) and key.isidentifier():
        return f"{path}.{key}" if path else key
    return f"{path}[{told(key)}]"


def _problems(error: BaseException, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(error, (ClassValidationError, IterableValidationError)):
        with_notes, others = error.group_exceptions()
        for inner, note in with_notes:
            below = f"{path}[{note.index}]" if isinstance(note, IterableValidationNote) else _key(path, note.name)
            yield from _problems(inner, below)
        for inner in others:
            yield from _problems(inner, path)
    else:
        yield path, _reason(error)


def structure(data: Any, *, registry: Registry | None, unknown_keys: UnknownKeys) -> Article:
    """The article that plain data of format 1 describes; :class:`~diplonews.errors.SchemaError` for everything else."""
    if unknown_keys not in ("error", "ignore"):
        raise ValueError(f"unknown_keys is 'error' or 'ignore', not {unknown_keys!r}")
    known = registry or Registry.builtin()
    try:
        article: Article = _reader(known, unknown_keys, False).article(data, None)
        if data.get("format") == Article.format and data.get("sha256") == article.sha256 and well_placed(article):
            return article
    except Exception:
        pass  # the quick way stops at the first fault, whatever it is; the thorough one below finds and names them all
    return _structure_with_reasons(data, known, unknown_keys)


def _structure_with_reasons(data: Any, registry: Registry, unknown_keys: UnknownKeys) -> Article:
    try:
        given = _checked(data)
    except _BadError as error:
        raise SchemaError([("", str(error))]) from None
    if given.get("format") != Article.format:
        reason = f"expected {Article.format!r}, not {told(given['format'])}" if "format" in given else "missing"
        raise SchemaError([("format", reason)])
    found: list[tuple[str, str]] = []
    article: Article | None = None
    try:
        article = _reader(registry, unknown_keys, True).article(given, None)
    except ClassValidationError as error:
        found += _problems(error)
    text = given.get("text")
    if isinstance(text, str):
        found += _sha256_problems(given, text)
        found += misplaced(given, text, registry)
    if found or article is None:
        raise SchemaError(found)
    return article


def _sha256_problems(given: dict[str, Any], text: str) -> Iterator[tuple[str, str]]:
    if "sha256" not in given:
        yield "sha256", "missing"
    elif given["sha256"] != sha256_of(text):
        yield "sha256", f"{told(given['sha256'])} is not that of the text"
