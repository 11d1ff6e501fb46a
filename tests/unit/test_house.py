"""What holds for the source as a whole: what an import costs, which way imports run, and what is never touched at run time."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import diplonews

ROOT = Path(diplonews.__file__).parent
SOURCES = {
    ".".join(("diplonews", *p.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__"): p
    for p in ROOT.rglob("*.py")
}
READING = ("parsers", "mentions", "document", "pipeline", "heading", "readers", "cli")


def fresh(code: str) -> str:
    """What a new interpreter prints."""
    done = subprocess.run([sys.executable, "-B", "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


WATCHED = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
"""


def test_import_loads_nothing_heavy() -> None:
    loaded = fresh(f"{WATCHED}import diplonews\nprint(*sys.modules, *(f for f in opened if 'lexica' in f))").split()
    assert "diplonews" in loaded
    heavy = (
        "attr",
        "attrs",
        "cattrs",
        "dateutil",
        "dateutil.parser",
        "json",
        "hashlib",
        "diplonews.lexicon",
        "diplonews.values",
    )
    assert not set(heavy) & set(loaded)
    assert not [name for name in loaded if "lexica" in name]


def test_names_are_all_there() -> None:
    for name in diplonews.__all__:
        assert getattr(diplonews, name) is not None
    assert set(diplonews.__all__) <= set(dir(diplonews))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = diplonews.nothing


def test_formats_and_records_read_nothing() -> None:
    """To load a file of records loads no lexicon, no parser and no mention finder."""
    modules = [
        m for m in SOURCES if m.startswith(("diplonews.formats", "diplonews.records")) or m == "diplonews.article"
    ]
    code = f"{WATCHED}import {', '.join(modules)}\nprint(*sys.modules, *(f for f in opened if f.endswith(('.tsv', '.gz'))))"
    loaded = fresh(code).split()
    bad = [m for m in loaded if m.startswith(tuple(f"diplonews.{r}" for r in READING))]
    assert bad == []
    assert [m for m in loaded if m.endswith((".tsv", ".gz"))] == []


def imports(tree: ast.Module, *, lazy: bool) -> Iterator[str]:
    """Modules of this package that a module imports, without those for type checkers alone."""

    def visit(node: ast.AST) -> Iterator[str]:
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            return
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not lazy:
            return
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in SOURCES else node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        for child in ast.iter_child_nodes(node):
            yield from visit(child)

    return (name for name in visit(tree) if name in SOURCES and name != "diplonews")


def packages(module: str) -> set[str]:
    """The packages around a module, which are imported before it."""
    parts = module.split(".")
    return {".".join(parts[:n]) for n in range(2, len(parts))}


TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in SOURCES.items()}


def test_imports_run_one_way() -> None:
    """No ring of imports: each module can be read after those that it imports."""
    graph: dict[str, set[str]] = {}
    for name, tree in TREES.items():
        needed = {m for found in imports(tree, lazy=False) for m in (found, *packages(found))}
        graph[name] = needed - {name, *packages(name)}
    while graph:
        free = {name for name, needs in graph.items() if not needs & graph.keys()}
        assert free, f"a ring of imports among {sorted(graph)}"
        graph = {name: needs for name, needs in graph.items() if name not in free}


@pytest.mark.parametrize("name", ["Visit", "Meeting", "Statement", "Memorandum"])
def test_each_record_type_can_be_asked_for_alone(name: str) -> None:
    assert fresh(f"import diplonews as d; print(d.parse('They met.', only=(d.{name},)).records)") == "()\n"


def test_values_records_and_formats_never_import_what_reads() -> None:
    for name, tree in TREES.items():
        if name.startswith(
            ("diplonews.values", "diplonews.when", "diplonews.records", "diplonews.formats", "diplonews.text")
        ):
            reading = {f"diplonews.{r}" for r in READING}
            assert not [m for m in imports(tree, lazy=True) if ".".join(m.split(".")[:2]) in reading], name


FORBIDDEN_MODULES = set(
    "pickle marshal shelve socket ssl urllib http ftplib smtplib random secrets tarfile zipfile ctypes xml".split()
)
FORBIDDEN_NAMES = set("eval exec compile __import__ breakpoint input".split())
CLOCK = {"today", "now", "utcnow", "fromtimestamp", "time_ns", "localtime", "gmtime"}


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_no_network_clock_chance_or_foreign_code(name: str) -> None:
    for node in ast.walk(TREES[name]):
        match node:
            case ast.Import(names=aliases):
                assert not {a.name.split(".")[0] for a in aliases} & FORBIDDEN_MODULES
            case ast.ImportFrom(module=str(module)):
                assert module.split(".")[0] not in FORBIDDEN_MODULES
            case ast.Call(func=ast.Name(id=called)):
                assert called not in FORBIDDEN_NAMES
            case ast.Call(func=ast.Attribute(attr=called)):
                assert called not in CLOCK
            case ast.Attribute(attr="environ" | "getenv"):
                assert name == "diplonews.cli", "the environment is looked at for the terminal alone"


def test_parse_and_json_open_no_socket_and_no_foreign_file() -> None:
    """In a process whose audit hook refuses sockets, programs, the environment and files outside of Python's own folders."""
    text = (ROOT / "example.txt").read_text(encoding="utf-8")
    code = f"""
import os, sys, sysconfig
import diplonews
allowed = tuple({{*map(os.path.realpath, sysconfig.get_paths().values()), *map(os.path.realpath, filter(None, sys.path))}})
allowed += tuple(sysconfig.get_paths().values()) + tuple(filter(None, sys.path))

def refuse(event, args):
    if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "shutil.", "os.remove", "os.rename")):
        raise RuntimeError(event)
    if event == "open" and isinstance(args[0], str) and not args[0].startswith(allowed):
        raise RuntimeError(f"open {{args[0]}}")
    if warm and event == "open":
        raise RuntimeError(f"open {{args[0]}} for a text that was parsed before")
    if event == "open" and args[1] and set("wax+") & set(str(args[1])):
        raise RuntimeError(f"write {{args[0]}}")

class Refusing(dict):
    def __getitem__(self, key):
        raise RuntimeError(f"environment {{key}}")
    get = __contains__ = __getitem__

warm = False
sys.addaudithook(refuse)
text = {text!r}
article = diplonews.parse(text)
os.environ = Refusing()
warm = True
assert diplonews.parse(text) == article
warm = False
assert diplonews.from_json(diplonews.to_json(article)) == article
from diplonews.formats.summary import to_text
to_text(article)
print(len(article.records))
"""
    assert int(fresh(code)) > 0


def test_every_data_file_says_where_it_comes_from() -> None:
    for path in sorted((ROOT / "lexica").glob("*.tsv")):
        assert path.read_text(encoding="utf-8").startswith("#"), (
            f"{path.name} begins with a word on its rows and their source"
        )
