"""What people get wrong in YAML: each is understood, or one thing is said about it, at its line."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.build import read_guide
from generator.reading.folder import HOME, read_folder
from generator.review.report import as_text
from generator.text.yaml.document import read_document

MISTAKES = yaml.safe_load(
    (Path(__file__).parent / "cases/mistakes.yaml").read_text(encoding="utf-8")
)
THEME = "themes_data/themes/keys-go-missing.yaml"
NOT_OURS = re.compile(
    r"(?i)\b(yaml|parser|token|scalar|mapping|sequence|node|anchor|alias|unicode|str|int|dict|"
    r"null|none|exception|traceback|error:)\b"
)
"""Words of a programmer that a nurse need not know."""


def test_there_are_more_than_thirty() -> None:
    assert len(MISTAKES) > 50
    assert len({mistake["name"] for mistake in MISTAKES}) == len(MISTAKES)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake["name"].replace(" ", "-"))
def test_a_mistake_is_understood_or_said_once(mistake: dict[str, Any], tmp_path: Path) -> None:
    sound = read_folder(HOME / "tests/evidence", environment={})
    text, line = _mistaken(sound.texts[THEME], mistake)
    for path, written in {**sound.texts, THEME: text}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(written.encode("utf-8"))
    folder = read_folder(tmp_path, environment={})
    problems = read_guide(folder, in_print=False).problems
    here = [problem for problem in problems if problem.location.path == THEME]
    if "means" in mistake:
        assert here == []
        read, _ = read_document(THEME, folder.texts[THEME])
        for way, value in mistake["means"].items():
            assert _at(read.value, way) == value
        return
    assert [(p.location.line, p.code) for p in here] == [(line + mistake["line"], mistake["code"])]
    assert here[0].help
    assert NOT_OURS.search(f"{here[0].message} {here[0].help}".replace("`", "")) is None
    assert len(as_text(problems, folder.texts).splitlines()) < 12


def _mistaken(text: str, mistake: dict[str, Any]) -> tuple[str, int]:
    """Return the text with the mistake in it, and the number of the line where the edit starts."""
    if "whole" in mistake:
        return mistake["whole"], 1
    if mistake.get("crlf"):
        return text.replace("\n", "\r\n"), 1
    assert text.count(mistake["from"]) >= 1, mistake["from"]
    start = text.index(mistake["from"])
    new = mistake["to"] + " and so on" * mistake.get("repeat", 0)
    return text.replace(mistake["from"], new, 1), text[:start].count("\n") + 1


def _at(value: Any, way: str) -> Any:
    for step in way.split("."):
        value = value[int(step)] if step.isdigit() else value[step]
    return value
