"""The house rules that a reader of generator/ relies on: rooms, homes of libraries, sizes."""

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

GENERATOR = Path(__file__).parent.parent / "generator"
MODULES = sorted(GENERATOR.rglob("*.py"))

ROOMS = ("cli", "build", "publishing", "review", "editing", "reading", "evidence", "text")
"""What stands in generator/, from the top down: each may import what stands further down."""

HOMES = {
    "yaml": {"text/yaml", "publishing"},
    "jinja2": {"publishing/markdown"},
    "markupsafe": {"publishing/markdown", "publishing"},
    "markdown": {"reading"},
    "mkdocs": {"publishing", "cli"},
    "typst": {"publishing/pdf"},
    "regex": {"text", "publishing/pdf"},
    "latexcodec": {"text/bibliography"},
    "pybtex": {"text/bibliography"},
    "rispy": {"text/bibliography"},
    "citeproc": {"text/bibliography"},
    "pydantic": {"evidence/records", "reading"},
    "pydantic_core": {"evidence/records", "reading"},
}
"""The folders that may import a library."""

LONGEST = 300


def test_generator_holds_the_rooms_and_nothing_else() -> None:
    found = {p.name.removesuffix(".py") for p in GENERATOR.iterdir() if p.name != "__pycache__"}
    assert found - {"__init__", "py.typed"} == set(ROOMS)


def test_imports_point_downwards() -> None:
    arrows = {
        (_room(path), _room(imported)): f"{_name(path)} imports {_name(imported)}"
        for path in MODULES
        for imported in _imported_modules(path)
    }
    upwards = [
        said
        for (here, there), said in arrows.items()
        if here != there and ROOMS.index(here) >= ROOMS.index(there)
    ]
    assert upwards == []


def test_no_imports_run_in_a_circle() -> None:
    graph = {path: _imported_modules(path) - {path} for path in MODULES}
    tuple(TopologicalSorter(graph).static_order())  # raises CycleError, which names the circle


def test_a_library_has_one_home() -> None:
    strays = [
        f"{_name(path)} imports {library}, which belongs in {sorted(HOMES[library])}"
        for path in MODULES
        for library in {name.split(".")[0] for name in _imports(path)} & HOMES.keys()
        if path.relative_to(GENERATOR).parent.as_posix() not in HOMES[library]
    ]
    assert strays == []


def test_only_the_command_line_prints() -> None:
    prints = [
        f"{_name(path)}:{node.lineno}"
        for path in MODULES
        if _room(path) != "cli"
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
    ]
    assert prints == []


def test_a_module_says_what_it_is_for_and_is_short_enough_to_read() -> None:
    silent = [_name(path) for path in MODULES if not ast.get_docstring(_tree(path))]
    long = [
        _name(path)
        for path in MODULES
        if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST
    ]
    assert (silent, long) == ([], [])


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _name(path: Path) -> str:
    return path.relative_to(GENERATOR).as_posix()


def _room(path: Path) -> str:
    """Return the folder or module directly below generator/ that `path` belongs to."""
    return path.relative_to(GENERATOR).parts[0].removesuffix(".py")


def _imported_modules(path: Path) -> set[Path]:
    """Return the modules of the generator that a module imports, also for a type checker only."""
    return {found for name in _imports(path) if (found := _module(name)) and found != path}


def _module(name: str) -> Path | None:
    """Return the module that an imported name stands for or stands in."""
    first, *parts = name.split(".")
    while first == "generator" and parts:
        place = GENERATOR.joinpath(*parts)
        for path in (place.with_suffix(".py"), place / "__init__.py"):
            if path.is_file():
                return path
        parts.pop()
    return None


@cache
def _imports(path: Path) -> tuple[str, ...]:
    """Return the full name of everything that a module imports."""
    return tuple(_names(path))


def _names(path: Path) -> Iterator[str]:
    package = ("generator", *path.relative_to(GENERATOR).parts[:-1])
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{module}.{alias.name}" for alias in node.names)
