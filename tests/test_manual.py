"""The manual of codes: it has all of them, and its examples are wrong and right as they say.

An example lies over the guide in CONTRIBUTING.md. Where it needs more, a file of its code in
cases/manual brings it: whole `files`, and `edits` of those that are there.
"""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.build import build_guide, read_guide
from generator.cli import main
from generator.reading.explanations import Entry, read_manual
from generator.reading.folder import Folder, read_templates
from tests.test_documents import EXAMPLES, MODULES
from tests.test_problems import codes

BESIDE = Path(__file__).parent / "cases" / "manual"
TEMPLATES = read_templates()
MANUAL = read_manual(TEMPLATES, "en")

WITHOUT_SEAL = {"verbatim-not-sealed", "forum-paraphrase-not-sealed"}
"""What the right example may still lack: a seal needs the text of a source."""

SAID_IN_WORDS = {"not-utf8"}
"""Codes whose example only shows how it looks: the manual is UTF-8 itself."""

TRIED_ELSEWHERE = {"no-mail", "id-removed", "change-not-noted"}
"""Codes that the check gives only when it is asked to: tests/test_github.py and others try them."""

each_entry = pytest.mark.parametrize("entry", MANUAL.values(), ids=MANUAL)


def test_every_code_has_an_entry() -> None:
    produced = {code for path in MODULES for code in codes(path)}
    assert sorted(produced - set(MANUAL)) == [], "write these in site_templates/manual/en"
    assert sorted(set(MANUAL) - produced) == [], "nothing gives these any more"


@each_entry
def test_the_examples_are_wrong_and_right(entry: Entry, tmp_path: Path) -> None:
    wrong, right = (_found(tmp_path, texts) for texts in _examples(entry))
    if entry.code not in SAID_IN_WORDS | TRIED_ELSEWHERE:
        assert wrong - right - (WITHOUT_SEAL - {entry.code}) == {entry.code}
        assert right <= WITHOUT_SEAL - {entry.code}


@each_entry
def test_an_entry_is_short_and_whole(entry: Entry) -> None:
    assert re.fullmatch(r"[A-Z`].*[.]", entry.means)
    assert re.fullmatch(r"[A-Z`].*[.]", entry.do)
    assert len(entry.means.split()) < 35
    assert entry.wrong != entry.right or entry.wrong_file


def test_a_code_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "unknown-id", "wrong-type"]) == 0
    shown = capsys.readouterr().out
    assert "told_by: host\n" in shown
    assert "told_by: hosts\n" in shown
    assert MANUAL["wrong-type"].do in shown


def test_all_codes_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0
    shown = capsys.readouterr().out
    assert [line.split()[0] for line in shown.splitlines() if line] == sorted(MANUAL)


def test_an_unknown_code_gets_its_near_match(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["explain", "unknown-ids"])
    assert stop.value.code == 2
    assert "unknown-id" in capsys.readouterr().err


def _examples(entry: Entry) -> tuple[dict[str, str], dict[str, str]]:
    """Return the whole guide with the wrong and with the right example in it."""
    base = {path: re.sub(r"\n +# .*| +# .*", "", text) for path, text in EXAMPLES.items()}
    path = BESIDE / f"{entry.code}.yaml"
    beside: dict[str, Any] = yaml.safe_load(path.read_text()) if path.exists() else {}
    base |= beside.get("files", {})
    for name, edit in beside.get("edits", {}).items():
        assert edit["from"] in base[name]
        base[name] = base[name].replace(edit["from"], edit["to"], 1)
    whole = base.pop(entry.file, "")
    if entry.right in whole:
        wrong, right = whole.replace(entry.right, entry.wrong, 1), whole
    elif entry.wrong and entry.wrong in whole:
        wrong, right = whole, whole.replace(entry.wrong, entry.right, 1)
    else:
        wrong, right = entry.wrong, entry.right
    if entry.code in ONLY:
        wrong = entry.wrong
    files = {entry.wrong_file or entry.file: wrong}
    return base | {path: text for path, text in files.items() if text}, base | {entry.file: right}


ONLY = {"no-guide", "empty-file"}
"""Codes whose wrong example is all that is left of the file."""


def _found(root: Path, texts: dict[str, str]) -> set[str]:
    """Return the codes of all that is found, also while the PDF is made."""
    folder = Folder(root=root, texts=texts, templates=TEMPLATES)
    problems = read_guide(folder).problems or build_guide(folder, with_pdf=True).problems
    return {problem.code for problem in problems}
