"""The pages that are made from the code: the schema of the values and records, and the catalogue of rules."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs

import diplonews
from diplonews.article import Article
from diplonews.shapes import shapes_of
from diplonews.text.furniture import REASONS

VALUES = "Span Quote Evidence Note Country Person Body Place When KnownPerson KnownBody".split()
RECORDS = "Visit Meeting Statement Memorandum".split()
NAME = re.compile(r"(?:inferred\.)?(?:visit|meeting|statement|memorandum|date|furniture)(?:\.[a-z][a-z0-9-]*)+")


def write_pages(folder: Path) -> None:
    """Write ``schema.md`` and ``rules.md``; files that would not change are left alone."""
    folder.mkdir(exist_ok=True)
    for name, text in (("schema.md", schema()), ("rules.md", rules())):
        path = folder / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def schema() -> str:
    """The fields of every class of format 1, from the classes."""
    lines = [
        "# Schema: values and records",
        "",
        "Made from the classes. Python names and JSON keys are the same; `?` may be None (`null`), `*` is a tuple (a list).",
        "In JSON a country is its code, a date an EDTF string, an actor an object with its `type`; a record begins with its `type`.",
        "",
    ]
    for title, names in (("Article", ["Article"]), ("Records", RECORDS), ("Values", VALUES)):
        lines += [f"## {title}", ""]
        for name in names:
            lines += [*_class(getattr(diplonews, name)), ""]
    return "\n".join(lines)


def _class(cls: type) -> Iterator[str]:
    if cls is not Article:
        yield f"### {cls.__name__}"
        yield ""
    yield inspect.getdoc(cls).split(">>>")[0].replace("``", "`").strip()  # type: ignore[union-attr]
    yield ""
    yield "| field | holds | default |"
    yield "| --- | --- | --- |"
    shapes = shapes_of(cls) if cls.__name__ not in ("When", "Country", "Span") else {}
    for field in attrs.fields(cls):
        kind = str(shapes[field.name]) if field.name in shapes else getattr(field.type, "__name__", str(field.type))
        default = "required" if field.default is attrs.NOTHING else f"`{field.default!r}`"
        kind = kind.replace("|", " · ").replace("(", ": ").replace(")", "")
        yield f"| `{field.name}` | {kind} | {default} |"


def modules() -> Iterator[ModuleType]:
    """Every module of the package but those that need an extra."""
    for found in pkgutil.walk_packages(diplonews.__path__, "diplonews."):
        if found.name.rpartition(".")[2] not in ("__main__", "strategies"):
            yield importlib.import_module(found.name)


def rules() -> str:
    """Every rule: those of tables with what they read, and all other names that evidence and notes can carry."""
    tables: dict[str, dict[str, Any]] = {}
    for module in modules():
        for value in vars(module).values():
            for rule in value if isinstance(value, tuple) else (value,):
                if (
                    attrs.has(type(rule))
                    and NAME.fullmatch(str(getattr(rule, "name", "")))
                    and getattr(rule, "example", None)
                ):
                    tables.setdefault(rule.name.removeprefix("inferred.").split(".")[0], {}).setdefault(rule.name, rule)
    lines = [
        "# Rule catalogue",
        "",
        "Made from the rule tables and the source. A name is what `evidence.rule` and `note.rule` carry; it is stable. One that",
        "begins with `inferred.` draws a conclusion that the place alone does not say.",
        "",
    ]
    listed = {name for table in tables.values() for name in table}
    others = _others() - listed
    for kind in ("visit", "meeting", "statement", "memorandum", "date", "furniture"):
        lines += [f"## {kind.capitalize()}", ""]
        if kind in tables:
            lines += ["| rule | reads | refuses |", "| --- | --- | --- |"]
            lines += [
                f"| `{name}` | {_cell(rule.example)} | {_cell(getattr(rule, 'refuses', ''))} |"
                for name, rule in sorted(tables[kind].items())
            ]
            lines.append("")
        if kind == "furniture":
            lines += [
                "| rule | leaves out |",
                "| --- | --- |",
                *(f"| `{name}` | {why} |" for name, why in REASONS.items()),
                "",
            ]
            continue
        rest = sorted(n for n in others if n.removeprefix("inferred.").split(".")[0] == kind)
        if rest:
            lines += ["Also:", "", *(f"- `{name}`" for name in rest), ""]
    return "\n".join(lines)


def _others() -> set[str]:
    """Names of rules that stand in the source as they are."""
    root = Path(diplonews.__file__).parent
    found: set[str] = set()
    for path in root.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and NAME.fullmatch(node.value):
                found.add(node.value)
    return found


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
