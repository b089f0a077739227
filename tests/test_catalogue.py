"""The catalogue of mistakes: it has all of them, and its examples are wrong and right as they say.

An example lies over the guide in CONTRIBUTING.md. Where it needs more, a file of its code in
cases/catalogue brings it: whole `files`, and `edits` of those that are there.
"""

import importlib
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.build import build_guide, read_guide
from generator.cli import main
from generator.publishing.catalogue import DECLARED, MISTAKES
from generator.publishing.pdf import catalogue as of_print
from generator.reading.folder import HOME, Folder, read_templates
from generator.review.checks.check import Check
from generator.text.problems import Mistake
from tests.test_documents import EXAMPLES, MODULES

BESIDE = Path(__file__).parent / "cases" / "catalogue"
TEMPLATES = read_templates()

CODE = re.compile(r'\bcode="([a-z0-9-]+)"')

WITHOUT_SEAL = {"verbatim-not-sealed", "forum-paraphrase-not-sealed"}
"""What the right example may still lack: a seal needs the text of a source."""

SAID_IN_WORDS = {"not-utf8"}
"""Codes whose example only shows how it looks: the manual is UTF-8 itself."""

ON_DISK = {"not-a-file", "cannot-be-read", "too-large", "unread-file", "name-taken", "page-name"}
"""Codes of what only a disk can hold: tests/test_entries.py tries them."""

TRIED_ELSEWHERE = {
    *("no-mail", "id-removed", "change-not-noted", "not-looked-at-again", "pdf-text", "page-text"),
    *ON_DISK,
}
"""Codes given only when asked for, or for what is on a disk: other tests try them."""

each_mistake = pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)


def test_every_mistake_that_is_declared_is_in_the_catalogue() -> None:
    declared = {}
    for path in (module for module in MODULES if module.stem != "__main__"):
        name = ".".join(path.relative_to(HOME).with_suffix("").parts)
        for value in vars(importlib.import_module(name)).values():
            found = value.mistake if isinstance(value, Check) else value
            if isinstance(found, Mistake):
                declared[found.code] = found
    assert declared == MISTAKES
    assert len(DECLARED) == len(MISTAKES)
    written = {code for path in MODULES for code in CODE.findall(path.read_text(encoding="utf-8"))}
    assert written == set(MISTAKES)


@each_mistake
def test_the_examples_are_wrong_and_right(mistake: Mistake, tmp_path: Path) -> None:
    in_print = mistake in vars(of_print).values()
    wrong, right = (_found(tmp_path, texts, in_print) for texts in _examples(mistake))
    if mistake.code not in SAID_IN_WORDS | TRIED_ELSEWHERE:
        assert wrong - right - (WITHOUT_SEAL - {mistake.code}) == {mistake.code}
        assert right <= WITHOUT_SEAL - {mistake.code}


@each_mistake
def test_a_mistake_is_explained_in_few_words(mistake: Mistake) -> None:
    assert re.fullmatch(r"[A-Z`].*[.]", mistake.means)
    assert re.fullmatch(r"[A-Z`].*[.]", mistake.remedy)
    assert len(mistake.means.split()) < 35
    assert mistake.wrong != mistake.right or mistake.wrong_file


def test_a_code_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "unknown-id", "wrong-type"]) == 0
    shown = capsys.readouterr().out
    assert "told_by: host\n" in shown
    assert "told_by: hosts\n" in shown
    assert MISTAKES["wrong-type"].remedy in shown


def test_all_codes_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0
    shown = capsys.readouterr().out
    assert [line.split()[0] for line in shown.splitlines() if line] == sorted(MISTAKES)


def test_an_unknown_code_gets_its_near_match(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["explain", "unknown-ids"])
    assert stop.value.code == 2
    assert "unknown-id" in capsys.readouterr().err


def _examples(mistake: Mistake) -> tuple[dict[str, str], dict[str, str]]:
    """Return the whole guide with the wrong and with the right example in it."""
    base = {path: re.sub(r"\n +# .*| +# .*", "", text) for path, text in EXAMPLES.items()}
    path = BESIDE / f"{mistake.code}.yaml"
    beside: dict[str, Any] = yaml.safe_load(path.read_text()) if path.exists() else {}
    base |= beside.get("files", {})
    for name, edit in beside.get("edits", {}).items():
        assert edit["from"] in base[name]
        base[name] = base[name].replace(edit["from"], edit["to"], 1)
    whole = base.pop(mistake.file, "")
    if mistake.right in whole:
        wrong, right = whole.replace(mistake.right, mistake.wrong, 1), whole
    elif mistake.wrong and mistake.wrong in whole:
        wrong, right = whole, whole.replace(mistake.wrong, mistake.right, 1)
    else:
        wrong, right = mistake.wrong, mistake.right
    if mistake.code in ONLY:
        wrong = mistake.wrong
    files = {mistake.wrong_file or mistake.file: wrong}
    return base | {path: text for path, text in files.items() if text}, base | {mistake.file: right}


ONLY = {"no-guide", "empty-file"}
"""Codes whose wrong example is all that is left of the file."""


def _found(root: Path, texts: dict[str, str], in_print: bool) -> set[str]:
    """Return the codes of all that is found, where asked also while the PDFs are made."""
    folder = Folder(root=root, texts=texts, templates=TEMPLATES)
    problems = read_guide(folder).problems
    if in_print and not problems:
        problems = build_guide(folder, with_pdf=True).problems
    return {problem.code for problem in problems}
