"""Golden cases of what authors get wrong: each file in cases/problems proves its own name.

A case lays `files` (path → text, null to remove) over the sound invented base, or over nothing
where it says `base: none`. `bytes_files` are written to a disk first, each character as one byte.
`problems` is the answer; `pytest --rewrite` writes it, and then the diff is read.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.build import Reading, read_guide
from generator.publishing.catalogue import MISTAKES
from generator.reading.folder import Folder, read_folder
from generator.review.report import as_text
from generator.text.problems import Problem
from tests.test_catalogue import ON_DISK

CASES = sorted((Path(__file__).parent / "cases" / "problems").glob("*.yaml"))
EXPECTED = "\nproblems:"
SEEN_LATER = ON_DISK | {
    *("pdf-text", "page-text", "no-mail", "id-removed", "change-not-noted", "not-looked-at-again")
}
"""Codes of what shows only in the PDF, or when it is asked for: tests elsewhere call."""


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
    assert sorted(set(MISTAKES) - proved - SEEN_LATER) == [], (
        "these codes have no case in tests/cases/problems"
    )
    assert sorted(proved - set(MISTAKES)) == [], "these codes are not found in generator/"


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
