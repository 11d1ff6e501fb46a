"""JSON of format 1, without loss: ``from_json(to_json(article)) == article``.

Keys are the Python names; a country is its code, a date an EDTF string, an actor an object with its ``type``. Reading is
strict: whatever is not exactly such a document gives one :class:`~diplonews.errors.SchemaError` with every bad path. No
lexicon and no parser is loaded for it.
"""

from __future__ import annotations

import json
import re
from functools import cache
from types import ModuleType
from typing import Any, NoReturn

from diplonews.article import Article
from diplonews.errors import SchemaError
from diplonews.formats.plain import record_data, unstructure
from diplonews.formats.structure import Doubled, UnknownKeys, structure, told
from diplonews.records import Record
from diplonews.registry import Registry
from diplonews.shapes import nested_classes, shapes_of

MAX_SIZE = 32 * 2**20
"""Bytes or characters of a JSON document that are read unless the caller allows more."""

MAX_DEPTH = 64
"""Nested lists and objects that are read; articles of the built-in types need six."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_NOT_BRACKETS = bytes(sorted(set(range(256)) - set(b"[]{}")))
_TOKEN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?+|[\[{]|[\]}]', re.DOTALL)


def to_dict(article: Article | Record, *, registry: Registry | None = None) -> dict[str, Any]:
    """The article as plain data (dicts, lists, strings, integers, booleans and None) of format 1; so, too, one record.

    With a registry, a record whose class is not among its types raises :class:`~diplonews.errors.SchemaError`, so that
    nothing is written that this registry could not read.
    """
    return record_data(article) if isinstance(article, Record) else unstructure(article, registry)


def from_dict(data: Any, *, registry: Registry | None = None, unknown_keys: UnknownKeys = "error") -> Article:
    """The article that plain data of format 1 describes.

    ``registry`` says which record types there are (default: the built-in ones). Keys that format 1 does not know are an
    error, or are kept out with ``unknown_keys="ignore"``. Raises :class:`~diplonews.errors.SchemaError` listing each bad path.
    """
    return structure(data, registry=registry, unknown_keys=unknown_keys)


def to_json(article: Article, *, registry: Registry | None = None, indent: int | None = None) -> str:
    """The article as JSON, in one line or with ``indent`` spaces a level; the same with and without ``orjson``.

    Lone surrogates are written as escapes. A text that holds a high and a low surrogate side by side as two code points
    cannot be told from the one character that they encode, and raises :class:`~diplonews.errors.SchemaError`.
    """
    return dumps(to_dict(article, registry=registry), indent=indent, exact=_has_numbers(article))


def from_json(
    data: str | bytes | bytearray,
    *,
    registry: Registry | None = None,
    unknown_keys: UnknownKeys = "error",
    max_size: int = MAX_SIZE,
) -> Article:
    """The article of a JSON document, given as text or as UTF-8 without a byte order mark.

    Raises :class:`~diplonews.errors.SchemaError` as :func:`from_dict` does, and for what is no JSON: trailing characters, NaN
    and Infinity, a key twice in one object, invalid UTF-8, more than ``max_size`` bytes or characters, more than
    :data:`MAX_DEPTH` levels.
    """
    plain, doubled = _loads(data, max_size)
    article = from_dict(plain, registry=registry, unknown_keys=unknown_keys)
    if doubled:  # within something that unknown_keys="ignore" has kept out
        raise SchemaError([("", f"the key {told(key)} stands twice in an object") for key in doubled])
    return article


def dumps(data: Any, *, indent: int | None = None, exact: bool = False) -> str:
    """Plain data as JSON. ``exact`` keeps to the standard library, whose floats ``orjson`` writes in another form."""
    fast = None if exact or indent is not None else _orjson()
    if fast is not None:
        try:
            written: bytes = fast.dumps(data)
            return written.decode()
        except TypeError:  # lone surrogates, integers of more than 64 bits
            pass
    separators = (",", ":") if indent is None else (",", ": ")
    found = json.dumps(data, ensure_ascii=False, indent=indent, separators=separators, allow_nan=False)
    try:
        found.encode()  # much faster than looking for surrogates
    except UnicodeEncodeError:
        if _PAIR.search(found):
            raise SchemaError(
                [("text", "holds a surrogate pair as two code points, which JSON cannot tell from one")]
            ) from None
        found = _SURROGATE.sub(lambda m: f"\\u{ord(m[0]):04x}", found)
    return found


@cache
def _orjson() -> ModuleType | None:
    try:
        import orjson
    except ImportError:
        return None
    return orjson


@cache
def _class_has_numbers(cls: type) -> bool:
    return any(s.element.kind == "number" for c in nested_classes(cls) for s in shapes_of(c).values())


def _has_numbers(article: Article) -> bool:
    classes: set[type] = {type(record) for record in article.records}
    return any(_class_has_numbers(cls) for cls in classes)


def _refuse(reason: str) -> NoReturn:
    raise SchemaError([("", reason)])


def _constant(name: str) -> NoReturn:
    _refuse(f"{name} is not JSON")


def _loads(data: str | bytes | bytearray, max_size: int) -> tuple[Any, list[str]]:
    """The plain data of a document, and the keys that stood twice in one of its objects."""
    if not isinstance(data, (str, bytes, bytearray)):
        raise TypeError(f"JSON is given as str or bytes, not {type(data).__name__}")
    if len(data) > max_size:
        unit = "characters" if isinstance(data, str) else "bytes"
        _refuse(f"{len(data)} {unit} are more than the {max_size} allowed; max_size allows more")
    if isinstance(data, str):
        text, raw = data, data.encode("utf-8", "surrogatepass")
    else:
        raw = bytes(data)
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            _refuse(f"not UTF-8 at byte {error.start}")
    if text.startswith("\ufeff"):
        _refuse("begins with a byte order mark; write UTF-8 without one")
    if _too_deep(raw):
        _refuse(f"nested deeper than {MAX_DEPTH} levels")
    quick = _canonical(raw)
    if quick is not None:
        return quick, []
    doubled: list[str] = []

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(items)
        if len(made) == len(items):
            return made
        seen: set[str] = set()
        marked = Doubled(made)
        marked.key = next(key for key, _ in items if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        doubled.append(marked.key)
        return marked

    try:
        return json.loads(text, object_pairs_hook=pairs, parse_constant=_constant), doubled
    except json.JSONDecodeError as error:
        _refuse(f"not JSON: {error.msg} at line {error.lineno}, column {error.colno}")
    except SchemaError:
        raise
    except ValueError:  # Python's limit on the digits of an integer
        _refuse("not JSON that can be read: an integer has too many digits")


def _canonical(raw: bytes) -> Any:
    """The data of a document that is written just as ``orjson`` writes it, None for any other or without ``orjson``.

    Such a document has no key twice, no strange numbers and nothing behind its end, since then it would be written otherwise:
    the checks of the slower way have nothing left to find.
    """
    fast = _orjson()
    if fast is None:
        return None
    try:
        data = fast.loads(raw)
        return data if fast.dumps(data) == raw else None
    except (ValueError, TypeError):
        return None


def _too_deep(raw: bytes) -> bool:
    """Whether lists and objects nest deeper than MAX_DEPTH, in linear time and without recursion.

    Brackets alone are looked at first and innermost pairs taken away level by level, which settles every usual document in
    a few passes over few bytes; only where something is left (brackets in strings, broken JSON) are tokens counted.
    """
    left = raw.translate(None, _NOT_BRACKETS)
    for _ in range(MAX_DEPTH):
        if not left:
            return False
        shorter = left.replace(b"[]", b"").replace(b"{}", b"")
        if len(shorter) == len(left):
            break
        left = shorter
    depth = 0
    for match in _TOKEN.finditer(raw):
        mark = match[0]
        if mark in b"[{":
            depth += 1
            if depth > MAX_DEPTH:
                return True
        elif mark in b"]}":
            depth -= 1
    return False
