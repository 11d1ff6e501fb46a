"""The pages that are made from the code: the schema of the values and records, and the catalogue of rules."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType

import attrs

import diplonews
from diplonews import lexicon
from diplonews.article import Article
from diplonews.rules import Rule
from diplonews.shapes import Shape, shapes_of

VALUES = "Span Quote Evidence Note Country Person Body Place When KnownPerson KnownBody Provenance".split()
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
        "Made from the classes. Python names and JSON keys are the same. In JSON none is `null`, a tuple a list, a country its code,",
        "a date a string of EDTF; an actor is an object with its `type`, and a record begins with its `type`.",
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
    yield (
        inspect.getdoc(cls)
        .split(">>>")[0]
        .replace("``", "`")
        .replace(":class:", "")
        .replace("`~diplonews.errors.", "`")
        .strip()
    )  # type: ignore[union-attr]
    yield ""
    yield "| field | meaning | holds | default |"
    yield "| --- | --- | --- | --- |"
    shapes = shapes_of(cls) if cls.__name__ not in ("When", "Country", "Span") else {}
    fields = sorted(attrs.fields(cls), key=lambda field: field.name == "evidence")  # what every record has comes last
    for field in fields:
        told = _told(shapes[field.name]) if field.name in shapes else getattr(field.type, "__name__", str(field.type))
        default = "required" if field.default is attrs.NOTHING else f"`{field.default!r}`"
        yield f"| `{field.alias}` | {_meaning(cls, field.name)} | {told} | {default} |"


def _meaning(cls: type, name: str) -> str:
    """The docstring that stands under the field, in the class itself or in the one that it comes from."""
    from sphinx.pycode import ModuleAnalyzer  # not at the top: the tests read the catalogue, and need no Sphinx for it

    for owner in cls.__mro__:
        told = ModuleAnalyzer.for_module(owner.__module__).find_attr_docs().get((owner.__name__, name))
        if told:
            return " ".join(told).replace("``", "`").strip()
    raise LookupError(f"{cls.__name__}.{name} has no docstring")


def _told(shape: Shape) -> str:
    """What a field holds, in words, with links to the classes."""
    if shape.item is not None:
        return f"tuple of {_told(shape.item)}"
    if shape.choices:
        told = " · ".join(f"`{choice}`" for choice in shape.choices)
    else:
        plain = {"text": "`str`", "integer": "`int`", "number": "`float`", "flag": "`bool`", "date": "`datetime.date`"}
        names = [c.__name__ for c in shape.classes] or [shape.kind.capitalize()]
        told = plain.get(shape.kind) or " or ".join(
            f"[{name}](#{name.lower()})" if name in (*VALUES, *RECORDS) else f"`{name}`" for name in names
        )
    return f"{told}, or none" if shape.optional else told


def modules() -> Iterator[ModuleType]:
    """Every module of the package but those that need an extra."""
    for found in pkgutil.walk_packages(diplonews.__path__, "diplonews."):
        if found.name.rpartition(".")[2] not in ("__main__", "strategies"):
            yield importlib.import_module(found.name)


@attrs.frozen
class Row:
    """A rule of the catalogue, or a family of rules: ``*`` stands for a part of the name, at its end for all that follows."""

    rule: str
    reads: str
    example: str
    refuses: str

    @property
    def kind(self) -> str:
        return self.rule.removeprefix("inferred.").partition(".")[0]

    def matches(self, names: Iterable[str]) -> bool:
        """Whether any of the names is of this rule."""
        pattern = re.sub(r"\\\*$", "[a-z.-]+", re.escape(self.rule)).replace(r"\*", "[a-z-]+")
        return any(re.fullmatch(pattern, name) for name in names)


def catalogue() -> list[Row]:
    """The rows of ``rules.tsv``."""
    lines = (Path(__file__).parent / "rules.tsv").read_text(encoding="utf-8").splitlines()
    cells = [line.replace("\\n", "\n").split("\t") for line in lines if not line.startswith("#")]
    return [Row(*row) for row in cells[1:]]


def rules() -> str:
    """Every rule with what it reads, an example, and what it refuses; then the patterns of the rule tables."""
    lines = [
        "# Rule catalogue",
        "",
        "A name is what `evidence.rule` and `note.rule` carry; it is stable. One that begins with `inferred.` draws a conclusion that the",
        "place alone does not say. `*` stands for a part of the name. Each example is read by its rule, and each of the last column is",
        "not: the tests hold both. Texts are read as published on Wednesday 15 May 2024.",
        "",
    ]
    rows = catalogue()
    for kind in dict.fromkeys(row.kind for row in rows):
        lines += [f"## {kind.capitalize()}", ""]
        if kind == "statement":
            senses = sorted({row["sense"] for row in lexicon.rows("cues.tsv")})
            lines += [f"The first `*` is what the cue does: {', '.join(senses)}.", ""]
        lines += ["| rule: what it reads | example | not |", "| --- | --- | --- |"]
        for row in rows:
            if row.kind == kind:
                lines.append(f"| `{row.rule}`<br>{' | '.join(map(_cell, (row.reads, row.example, row.refuses)))} |")
        lines.append("")
    lines += [
        "## Patterns",
        "",
        "The tables of patterns over the letters of a sentence, with the words that each is written for. Most names are those above; the",
        "others find words for the rule of their field.",
        "",
        "| pattern | written for |",
        "| --- | --- |",
        *(f"| `{name}` | {_cell(words)} |" for name, words in sorted(_patterns().items())),
        "",
    ]
    return "\n".join(lines)


def _patterns() -> dict[str, str]:
    """The rules of the tables in the package, with their examples."""
    found: dict[str, str] = {}
    for module in modules():
        for value in vars(module).values():
            for rule in value if isinstance(value, tuple) else (value,):
                if isinstance(rule, Rule):
                    found.setdefault(rule.name, rule.example)
    return found


def literals() -> set[str]:
    """Names of rules that stand in the source as they are."""
    root = Path(diplonews.__file__).parent
    found: set[str] = set()
    for path in root.rglob("*.py"):
        if path.stem == "strategies":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and NAME.fullmatch(node.value)
                and not node.value.endswith(".tsv")
            ):
                found.add(node.value)
    return found - _patterns().keys()


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n\n", "<br>").replace("*", "\\*")
