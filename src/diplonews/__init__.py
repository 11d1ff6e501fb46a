"""diplonews reads diplomatic news in English and gives back typed records with the places in the text that say so.

A text goes through ``heading``, ``text``, ``mentions`` and ``parsers`` to ``records``, and from there to ``formats``; ``pipeline.parse`` is
that chain on one screen. The public names load on first use (PEP 562), so that ``import diplonews`` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from diplonews.article import Article as Article
    from diplonews.article import Provenance as Provenance
    from diplonews.dates import FoundDate as FoundDate
    from diplonews.dates import find_dates as find_dates
    from diplonews.dates import parse_when as parse_when
    from diplonews.errors import DiplonewsError as DiplonewsError
    from diplonews.errors import LexiconError as LexiconError
    from diplonews.errors import ReadError as ReadError
    from diplonews.errors import RegistryError as RegistryError
    from diplonews.errors import SchemaError as SchemaError
    from diplonews.errors import ValueInvalidError as ValueInvalidError
    from diplonews.finders import FoundCountry as FoundCountry
    from diplonews.finders import find_bodies as find_bodies
    from diplonews.finders import find_countries as find_countries
    from diplonews.finders import find_people as find_people
    from diplonews.formats.json import from_dict as from_dict
    from diplonews.formats.json import from_json as from_json
    from diplonews.formats.json import to_dict as to_dict
    from diplonews.formats.json import to_json as to_json
    from diplonews.many import parse_many as parse_many
    from diplonews.parsers.titles import parse_title as parse_title
    from diplonews.pipeline import parse as parse
    from diplonews.readers import Failure as Failure
    from diplonews.readers import Source as Source
    from diplonews.readers import read as read
    from diplonews.records import Meeting as Meeting
    from diplonews.records import Memorandum as Memorandum
    from diplonews.records import Record as Record
    from diplonews.records import Statement as Statement
    from diplonews.records import Visit as Visit
    from diplonews.registry import Registry as Registry
    from diplonews.values import Actor as Actor
    from diplonews.values import Body as Body
    from diplonews.values import Country as Country
    from diplonews.values import Evidence as Evidence
    from diplonews.values import KnownBody as KnownBody
    from diplonews.values import KnownPerson as KnownPerson
    from diplonews.values import Note as Note
    from diplonews.values import Person as Person
    from diplonews.values import Place as Place
    from diplonews.values import Quote as Quote
    from diplonews.values import Span as Span
    from diplonews.values import When as When

_HOME = {
    "diplonews.article": "Article Provenance",
    "diplonews.dates": "FoundDate find_dates parse_when",
    "diplonews.errors": "DiplonewsError LexiconError ReadError RegistryError SchemaError ValueInvalidError",
    "diplonews.finders": "FoundCountry find_bodies find_countries find_people",
    "diplonews.formats.json": "from_dict from_json to_dict to_json",
    "diplonews.pipeline": "parse",
    "diplonews.many": "parse_many",
    "diplonews.parsers.titles": "parse_title",
    "diplonews.readers": "Failure Source read",
    "diplonews.records": "Meeting Memorandum Record Statement Visit",
    "diplonews.registry": "Registry",
    "diplonews.values": "Actor Body Country Evidence KnownBody KnownPerson Note Person Place Quote Span When",
}
_MODULE_OF = {name: module for module, names in _HOME.items() for name in names.split()}

__all__ = [*sorted(_MODULE_OF), "__version__"]  # noqa: PLE0604


def __getattr__(name: str) -> Any:
    module = _MODULE_OF.get(name)
    if module is None:
        raise AttributeError(f"module 'diplonews' has no attribute {name!r}")
    value = getattr(import_module(module), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
