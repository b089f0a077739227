"""What others' tools got wrong in public: small inputs, each with what is right, as one run each.

Each case of cases/reported.json lays `files` over the invented base: a text, or a copy of a file
with words replaced. `runs` are commands: what each `says` and `does_not_say`, and what its `file`
has. References have cases of their own in cases/references.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.reading.folder import HOME
from tests.invented import INVENTED

CASES = json.loads((Path(__file__).parent / "cases" / "reported.json").read_text(encoding="utf-8"))


@pytest.mark.site
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_reported(case: dict[str, Any], tmp_path: Path) -> None:
    root = tmp_path / case.get("below", "guide")
    shutil.copytree(INVENTED, root)
    for path, file in case["files"].items():
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text(_text(root, path, file), encoding="utf-8")
    if "below" in case or "in_git" in case:
        _keep(tmp_path if "below" in case else root)
    for run in case["runs"]:
        said = _said(root, run)
        assert "Traceback" not in said
        assert [words for words in run.get("says", ()) if words not in said] == []
        assert run.get("does_not_say", "Traceback") not in said
        if "file" in run:
            assert run["has"] in (root / run["file"]).read_text(encoding="utf-8")


def _text(root: Path, path: str, file: Any) -> str:
    if isinstance(file, str):
        return file
    text: str = (root / file.get("copy_of", path)).read_text(encoding="utf-8")
    for before, after in file["replace"]:
        assert before in text
        text = text.replace(before, after)
    return text


def _keep(folder: Path) -> None:
    """Put a folder into a repository of git, as one commit."""
    who = ("-c", "user.name=Example", "-c", "user.email=example@example.org")
    for command in (["init", "-q"], ["add", "-A"], [*who, "commit", "-qm", "All"]):
        subprocess.run(["git", *command], cwd=folder, check=True)


def _said(root: Path, run: dict[str, Any]) -> str:
    """Return all that a command says; with `shut`, its reader is gone before it begins."""
    process = subprocess.Popen(
        [sys.executable, "-m", "generator.cli", *run["args"]],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(HOME), **run.get("env", {})},
        stdout=_without_reader() if run.get("shut") else subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    out, errors = process.communicate()
    return ((out or b"") + errors).decode("utf-8")


def _without_reader() -> int:
    reader, writer = os.pipe()
    os.close(reader)
    return writer
