"""Golden cases of what authors get wrong: each file in cases/problems proves its own name.

A case lays `files` (path → text, null to remove) over the sound invented base, or over nothing
where it says `base: none`. `bytes_files` are written to a disk first, each character as one byte.
`problems` is the answer; `pytest --rewrite` writes it, and then the diff is read.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.build import Reading, read_guide
from generator.reading.folder import Folder, read_folder
from generator.review.report import as_text
from generator.text.problems import Problem

CASES = sorted((Path(__file__).parent / "cases" / "problems").glob("*.yaml"))
GENERATOR = Path(__file__).parent.parent / "generator"
EXPECTED = "\nproblems:"
SEEN_LATER = {"pdf-character", "pdf-content", "no-mail", "id-removed", "change-not-noted"}
"""Codes of what shows only in the PDF, or when it is asked for: tests elsewhere call."""

CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")


def _read(path: Path) -> dict[str, Any]:
    return dict(yaml.safe_load(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_problems(path: Path, invented_folder: Folder, tmp_path: Path, rewrite: bool) -> None:
    case = _read(path)
    folder = _folder(case, invented_folder, tmp_path)
    problems = read_guide(folder).problems
    as_text(problems, folder.texts)
    found = [_as_written(problem) for problem in problems]
    if rewrite and found != case["problems"]:
        _rewrite(path, found)
    else:
        assert found == case["problems"]


def test_the_invented_base_is_sound(invented_reading: Reading) -> None:
    assert invented_reading.problems == ()


def test_every_code_has_a_case() -> None:
    proved = {problem["code"] for path in CASES for problem in _read(path)["problems"]}
    produced = {code for path in GENERATOR.rglob("*.py") for code in codes(path)}
    assert sorted(produced - proved - SEEN_LATER) == [], (
        "these codes have no case in tests/cases/problems"
    )
    assert sorted(proved - produced) == [], "these codes are not found in generator/"


def _folder(case: dict[str, Any], base: Folder, disk: Path) -> Folder:
    texts = {} if case.get("base") == "none" else dict(base.texts)
    for path, text in (case.get("files") or {}).items():
        texts.pop(path, None)
        if text is not None:
            texts[path] = text
    if "bytes_files" not in case:
        return replace(base, root=disk, texts=texts)
    raw = {path: text.encode("utf-8") for path, text in texts.items()}
    raw |= {path: text.encode("latin-1") for path, text in case["bytes_files"].items()}
    for path, content in raw.items():
        (disk / path).parent.mkdir(parents=True, exist_ok=True)
        (disk / path).write_bytes(content)
    return read_folder(disk, environment={})


def _as_written(problem: Problem) -> dict[str, str]:
    place = problem.location
    return {
        "place": f"{place.path}:{place.line}:{place.column}",
        "severity": problem.severity.value,
        "code": problem.code,
        "message": problem.message,
        "help": problem.help,
    }


def _rewrite(path: Path, found: list[dict[str, str]]) -> None:
    given = path.read_text(encoding="utf-8").partition(EXPECTED)[0]
    answer = yaml.safe_dump({"problems": found}, sort_keys=False, allow_unicode=True, width=100)
    path.write_text(f"{given}\n{answer}", encoding="utf-8")


# The codes in the source


def codes(path: Path) -> Iterator[str]:
    """Yield every code that the module at `path` gives to a problem.

    A code that is handed on is followed: a parameter to the calls in the same module, anything
    else to the module's tuples of code, message and help.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for function, call in _calls(tree, "Problem"):
        code = _argument(call, 1, "code")
        if isinstance(code, ast.Name) and function and code.id in _parameters(function):
            place = _parameters(function).index(code.id)
            for _, handing_on in _calls(tree, function.name):
                yield from _constants([_argument(handing_on, place, code.id)])
        elif isinstance(code, ast.Name):
            triples = (n for n in ast.walk(tree) if isinstance(n, ast.Tuple) and len(n.elts) == 3)
            yield from _constants(triple.elts[0] for triple in triples)
        else:
            yield from _constants([code])


def _calls(tree: ast.AST, name: str) -> Iterator[tuple[ast.FunctionDef | None, ast.Call]]:
    """Yield every call of the function or method `name`, with the function that it stands in."""

    def walk(
        node: ast.AST, inside: ast.FunctionDef | None
    ) -> Iterator[tuple[ast.FunctionDef | None, ast.Call]]:
        if isinstance(node, ast.FunctionDef):
            inside = node
        if isinstance(node, ast.Call) and _name(node.func) == name:
            yield inside, node
        for child in ast.iter_child_nodes(node):
            yield from walk(child, inside)

    return walk(tree, None)


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _parameters(function: ast.FunctionDef) -> list[str]:
    names = [argument.arg for argument in function.args.args]
    return names[1:] if names[:1] == ["self"] else names


def _argument(call: ast.Call, place: int, name: str) -> ast.expr | None:
    named = (keyword.value for keyword in call.keywords if keyword.arg == name)
    return call.args[place] if place < len(call.args) else next(named, None)


def _constants(nodes: Iterable[ast.expr | None]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.IfExp):
            yield from _constants([node.body, node.orelse])
        elif isinstance(node, ast.Constant) and CODE.fullmatch(str(node.value)):
            yield str(node.value)
