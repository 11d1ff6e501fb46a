"""``Registry``: which record types there are and which parser finds each; an immutable value that users extend.

>>> Registry.builtin().names
('visit', 'meeting', 'statement', 'memorandum')
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache, cached_property, lru_cache
from importlib import import_module, metadata
from typing import TYPE_CHECKING, Any, Self, TypeAlias

import attrs
from attrs import frozen

import diplonews
from diplonews.errors import RegistryError
from diplonews.records import Meeting, Memorandum, Record, Statement, Visit
from diplonews.shapes import nested_classes, shapes_of

if TYPE_CHECKING:
    from diplonews.document import Document
    from diplonews.lexicon import Lexicon

    Parser: TypeAlias = Callable[[Document], Iterable[Record]]

ENTRY_POINTS = "diplonews.extensions"
"""The group of entry points that :meth:`Registry.discover` reads; each is a function from registry to registry."""

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_REFERENCE = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*:[A-Za-z_]\w*")

Row: TypeAlias = Mapping[str, str]
"""One row of a lexicon: column name to cell, as in the TSV files under ``lexica/``."""

_Cells: TypeAlias = tuple[tuple[str, str], ...]
_Words: TypeAlias = tuple[tuple[str, tuple[_Cells, ...]], ...]


def _cells(lexicon: str, row: Row | str) -> _Cells:
    pairs = {"term": row, "kind": ""}.items() if isinstance(row, str) else row.items()
    if not all(isinstance(part, str) for pair in pairs for part in pair) or not any(v.strip() for _, v in pairs):
        raise RegistryError(f"a row for the lexicon {lexicon!r} must be a term or map columns to cells: {row!r}")
    return tuple(pairs)


def _words(words: Mapping[str, Iterable[Row | str]] | None) -> _Words:
    for lexicon, rows in (words or {}).items():
        if isinstance(rows, (str, Mapping)):
            raise RegistryError(f"the words for the lexicon {lexicon!r} must be a list of rows, not one")
    return tuple(
        (_bare(lexicon), tuple(_cells(lexicon, row) for row in rows)) for lexicon, rows in (words or {}).items()
    )


def _bare(lexicon: str) -> str:
    """The name of a lexicon: that of its file with or without the ending."""
    return lexicon.removesuffix(".tsv")


def _reference(parser: Any) -> str:
    """The qualified name of a parser: ``module:function``."""
    return parser if isinstance(parser, str) else f"{parser.__module__}:{parser.__qualname__}"


@frozen
class Entry:
    """A record type, its parser (a function, or ``"module:function"`` imported on first use) and its words."""

    record: type[Record]
    parser: Parser | str
    words: _Words = ()

    @property
    def name(self) -> str:
        """The name of the record type, which stands as ``type`` in JSON."""
        return self.record.type

    def load(self) -> Parser:
        """The parser itself; :class:`~diplonews.errors.RegistryError` where its module or function is missing."""
        if not isinstance(self.parser, str):
            return self.parser
        module, _, function = self.parser.partition(":")
        try:
            loaded: Parser = getattr(import_module(module), function)
        except (ImportError, AttributeError) as error:
            raise RegistryError(f"the parser {self.parser} of {self.name!r} cannot be loaded: {error}") from error
        return loaded


@frozen(cache_hash=True)
class Registry:
    """An ordered set of record types with their parsers, and words that users add to the lexica.

    Every method that changes something returns a new registry. Registries compare by value, are hashable and pickle
    small (classes and functions by reference), so that worker processes can be handed one.
    """

    entries: tuple[Entry, ...] = ()
    words: _Words = ()

    def __attrs_post_init__(self) -> None:
        by_name: dict[str, type] = {}
        for entry in self.entries:
            _check(entry)
            if entry.name in by_name:
                raise RegistryError(
                    f"two record types are named {entry.name!r}: {_named(by_name[entry.name])} and "
                    f"{_named(entry.record)}; leave the first out with .without({entry.name!r})"
                )
            by_name[entry.name] = entry.record

    @classmethod
    def builtin(cls) -> Registry:
        """The four record types of format 1 with the parsers of this library."""
        return _builtin()

    @classmethod
    def discover(cls, *, skip: Collection[str] = (), base: Registry | None = None) -> Registry:
        """The built-in registry (or ``base``) extended by the installed packages that announce an extension.

        An extension is an entry point of the group ``diplonews.extensions``: a function that takes a registry and
        returns the extended one. They are applied in the order of their names; those in ``skip`` are neither loaded nor
        run. Nothing else in the library looks at entry points. Raises :class:`~diplonews.errors.RegistryError` naming
        the extension that cannot be loaded, fails or returns no registry.
        """
        registry = base or cls.builtin()
        for point in sorted(metadata.entry_points(group=ENTRY_POINTS), key=lambda p: (p.name, p.value)):
            if point.name in skip:
                continue
            try:
                extended = point.load()(registry)
            except Exception as error:
                raise RegistryError(f"the extension {point.name!r} ({point.value}) is broken: {error}") from error
            if not isinstance(extended, Registry):
                raise RegistryError(f"the extension {point.name!r} ({point.value}) returned no Registry: {extended!r}")
            registry = extended
        return registry

    def with_type(
        self,
        record: type[Record],
        parser: Parser | str,
        *,
        words: Mapping[str, Iterable[Row | str]] | None = None,
    ) -> Self:
        """This registry with one more record type.

        ``record`` is a frozen attrs class derived from :class:`~diplonews.records.Record` with its own ``type``;
        ``parser`` takes a document and yields such records, given as the function or as ``"module:function"``.
        ``words`` maps the name of a lexicon to its rows: terms, or mappings with at least ``term`` and ``kind``. The
        document hands them to the parser as ``document.words(name)``; the name of a lexicon of this library adds to
        that one.
        """
        return attrs.evolve(self, entries=(*self.entries, Entry(record, parser, _words(words))))

    def without(self, record: type[Record] | str) -> Self:
        """This registry without a record type, given by class or name, and without the words that came with it."""
        name = record if isinstance(record, str) else record.type
        self.type_named(name)
        return attrs.evolve(self, entries=tuple(e for e in self.entries if e.name != name))

    def with_words(self, lexicon: str, rows: Iterable[Row | str]) -> Self:
        """This registry with more rows for one lexicon, beside those that are there.

        ``lexicon`` is the name of its file, with or without ``.tsv``; the rows have the columns of that file. The finders of
        people, bodies, countries and places look for what is added to ``titles``, ``names``, ``organizations``, ``countries`` and
        ``seats`` (see :mod:`diplonews.mentions.words`), the parsers for what is added to theirs.
        """
        return attrs.evolve(self, words=self.words + _words({lexicon: rows}))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the record types in order."""
        return tuple(e.name for e in self.entries)

    @property
    def types(self) -> tuple[type[Record], ...]:
        """The record types in order."""
        return tuple(e.record for e in self.entries)

    def type_named(self, name: str) -> type[Record]:
        """The record type of a name; :class:`~diplonews.errors.RegistryError` where there is none."""
        for entry in self.entries:
            if entry.name == name:
                return entry.record
        raise RegistryError(f"no record type is named {name!r}; there are {', '.join(self.names) or 'none'}")

    @property
    def has_words(self) -> bool:
        """Whether anybody added words."""
        return bool(self.words) or any(e.words for e in self.entries)

    def rows(self, lexicon: str) -> tuple[Row, ...]:
        """The rows that users added to a lexicon, in order."""
        layers = (*self.words, *(layer for e in self.entries for layer in e.words))
        return tuple(dict(cells) for name, rows in layers if name == _bare(lexicon) for cells in rows)

    def lexicon(self, name: str) -> Lexicon:
        """The added rows of a lexicon, ready to match; empty where nobody added any.

        Raises :class:`~diplonews.errors.LexiconError` for a row without a ``term``.
        """
        return _lexicon(self, _bare(name))

    @cached_property
    def fingerprint(self) -> str:
        """A SHA-256 over the version, the record types with their fields, the parsers' names and the words.

        Equal in every process and on every machine; articles carry it in their provenance.
        """
        told = [
            diplonews.__version__,
            [
                [
                    e.name,
                    _reference(e.parser),
                    [[c.__name__, [[n, str(s)] for n, s in shapes_of(c).items()]] for c in nested_classes(e.record)],
                    e.words,
                ]
                for e in self.entries
            ],
            self.words,
        ]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _check(entry: Entry) -> None:
    record, parser = entry.record, entry.parser
    if not (isinstance(record, type) and issubclass(record, Record) and "__attrs_attrs__" in vars(record)):
        raise RegistryError(f"{record!r} is not a frozen attrs class derived from diplonews.Record")
    if not isinstance(record.type, str) or not _NAME.fullmatch(record.type):
        raise RegistryError(f"{_named(record)}.type must be a lower-case name such as 'visit', not {record.type!r}")
    for nested in nested_classes(record):  # each field's type must have a form in JSON
        if "type" in shapes_of(nested):
            raise RegistryError(f"{_named(nested)}: 'type' is the name of the record type and cannot be a field")
        if nested is not record and issubclass(nested, Record):
            raise RegistryError(
                f"{_named(record)} holds {_named(nested)}, but records stand side by side in an article"
            )
    if isinstance(parser, str):
        if not _REFERENCE.fullmatch(parser):
            raise RegistryError(f"the parser of {record.type!r} must be written 'module:function', not {parser!r}")
    elif not callable(parser) or not hasattr(parser, "__qualname__"):
        raise RegistryError(f"the parser of {record.type!r} must be a function, not {parser!r}")


def _named(cls: type) -> str:
    return f"{cls.__module__}.{cls.__qualname__}"


@cache
def _builtin() -> Registry:
    types: tuple[type[Record], ...] = (Visit, Meeting, Statement, Memorandum)
    return Registry(tuple(Entry(t, f"diplonews.parsers.{t.type}:parse") for t in types))


@lru_cache(maxsize=64)
def _lexicon(registry: Registry, name: str) -> Lexicon:
    from diplonews.errors import LexiconError
    from diplonews.lexicon import Lexicon, exists, keys_of
    from diplonews.lexicon import rows as rows_of

    own = rows_of(f"{name}.tsv") if exists(f"{name}.tsv") else []
    columns = dict.fromkeys(own[0], "") if own else {}  # the cells that an added row leaves out are empty
    triples = []
    for added in registry.rows(name):
        row = {**columns, **added}
        if not keys_of(row.get("term", "")):
            raise LexiconError(f"an added row of the lexicon {name!r} has no term: {row!r}")
        triples.append((row["term"], row.get("kind", ""), row))
    return Lexicon.of_phrases(triples)
