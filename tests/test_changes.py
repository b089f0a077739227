"""What changes for a reader: each file in cases/changes proves its own name.

A case changes the invented base by `edits` (path → from and to) and `files` (path → text, null to
remove). `changes` is what is told; `pytest --rewrite` writes it, and then the diff is read.
"""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.build import Reading, read_guide
from generator.changes import WITHDRAWN, Change, changes_between
from generator.cli import main
from generator.content import load_content
from generator.project import Folder, NoRevisionError, read_revision
from generator.report import changes_as_json, changes_as_markdown, changes_as_text

CASES = sorted((Path(__file__).parent / "cases" / "changes").glob("*.yaml"))
EXPECTED = "\nchanges:"
THEME = "themes_data/themes/keys-go-missing.yaml"
CRITIQUE = "themes_data/critiques/riders-were-asked-too-late.yaml"


def _edited(base: Folder, case: dict[str, Any]) -> Reading:
    texts = dict(base.texts)
    for path, edits in case.get("edits", {}).items():
        for edit in edits:
            assert edit["from"] in texts[path], f"{path}: {edit['from']}"
            texts[path] = texts[path].replace(edit["from"], edit["to"], 1)
    for path, text in case.get("files", {}).items():
        texts.pop(path, None)
        texts |= {path: text} if text is not None else {}
    return read_guide(Folder(root=base.root, texts=texts))


def _changes(before: Folder, now: Reading) -> tuple[Change, ...]:
    old = read_guide(before)
    pages = (load_content(texts)[0] for texts in (before.texts, now.folder.texts))
    return changes_between(old.evidence, now.evidence, *pages)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_changes(path: Path, invented_folder: Folder, rewrite: bool) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    told = changes_as_text(_changes(invented_folder, _edited(invented_folder, case)))
    if rewrite and told != case["changes"].rstrip("\n"):
        given = path.read_text(encoding="utf-8").partition(EXPECTED)[0]
        lines = "".join(f"  {line}\n" if line else "\n" for line in told.splitlines())
        path.write_text(f"{given}{EXPECTED} |\n{lines}", encoding="utf-8")
    else:
        assert told == case["changes"].rstrip("\n")


def test_writing_every_file_another_way_changes_nothing(invented_folder: Folder) -> None:
    texts = {
        path: yaml.dump(
            yaml.load(text, Loader=yaml.BaseLoader), sort_keys=True, width=40, default_style='"'
        )
        if path.endswith(".yaml") and "|\n" not in text
        else text.replace("\n\n", "\n\n\n")
        for path, text in invented_folder.texts.items()
    }
    assert texts != invented_folder.texts
    now = read_guide(Folder(root=invented_folder.root, texts=texts))
    assert now.problems == ()
    assert _changes(invented_folder, now) == ()


def test_two_states_the_other_way_round_change_as_much(invented_folder: Folder) -> None:
    for path in CASES:
        case = yaml.safe_load(path.read_text(encoding="utf-8"))
        now = _edited(invented_folder, case)
        there, back = (
            _changes(invented_folder, now),
            _changes(now.folder, read_guide(invented_folder)),
        )
        told = [[c.sentences or c.seals for c in found] for found in (there, back)]
        assert any(told[0]) == any(told[1])


@pytest.mark.parametrize("show", [changes_as_text, changes_as_markdown, changes_as_json])
@pytest.mark.parametrize("path", [CRITIQUE, THEME])
def test_no_word_of_a_withdrawn_record_is_told(
    path: str, show: Callable[[tuple[Change, ...]], str], invented_folder: Folder
) -> None:
    now = _edited(invented_folder, {"files": {path: "withdrawn: 2024-06-01\n"}})
    changes = [c for c in _changes(invented_folder, now) if c.id == Path(path).stem]
    assert [c.sentences for c in changes] == [(WITHDRAWN,)]
    shown = show(tuple(changes))
    assert WITHDRAWN in shown
    for word in ("Riders were", "draft", "board", "drawer", "Keys"):
        assert word not in shown


def test_no_text_of_a_record_is_markup_on_a_pull_request() -> None:
    hostile = "@everyone <b>x</b> [a](http://b) #1 `c` | **d**\n# e"
    shown = changes_as_markdown(
        (Change("theme", "a", hostile, "p", (hostile, "is new"), (hostile,)),)
    )
    inside = shown.replace("**", "", 2)
    for mark in ("@", "<", "[", "](", "`", "|", "http:"):
        assert mark not in inside.partition("### Themes")[2]
    assert len(shown.splitlines()) == 8


def test_json_names_every_part_of_a_change() -> None:
    change = Change("theme", "a", "A", "p", ("is new",), ("n",), ("s",))
    assert json.loads(changes_as_json([change])) == {
        "version": 1,
        "changes": [
            {
                "kind": "theme",
                "id": "a",
                "title": "A",
                "path": "p",
                "sentences": ["is new"],
                "noted": ["n"],
                "seals": ["s"],
            }
        ],
    }


# Against a revision of git


@pytest.fixture
def repository(invented_folder: Folder, tmp_path: Path) -> Path:
    """A repository whose folder `guide` holds the invented guide, committed once."""
    for path, text in invented_folder.texts.items():
        target = tmp_path / "guide" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    (tmp_path / "note.txt").write_text("a note", encoding="utf-8")
    _git(tmp_path, "init", "--quiet")
    _git(tmp_path, "add", "note.txt")
    _git(tmp_path, "commit", "--quiet", "-m", "A note")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "--quiet", "-m", "A guide")
    return tmp_path


def _git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Nobody", "-c", "user.email=nobody@example.org"]
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True)


def test_a_folder_below_the_repository_is_compared_with_a_revision(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = ["--root", str(repository / "guide")]
    assert main([*root, "diff", "HEAD"]) == 0
    assert capsys.readouterr().out == "Nothing changes for a reader.\n"
    theme = repository / "guide" / THEME
    theme.write_text(
        theme.read_text().replace("Keys go missing", "Keys get lost"), encoding="utf-8"
    )
    assert main([*root, "diff", "HEAD", "--format", "markdown"]) == 0
    assert "“Keys go missing” to “Keys get lost”" in capsys.readouterr().out
    _git(repository, "commit", "--quiet", "-am", "Another title")
    assert main([*root, "diff", "HEAD~1", "HEAD"]) == 0
    assert "Keys get lost" in capsys.readouterr().out


def test_a_guide_with_errors_is_not_compared(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "guide" / THEME).write_text("titel: x\n", encoding="utf-8")
    assert main(["--root", str(repository / "guide"), "diff", "HEAD"]) == 1
    assert "error[unknown-field]" in capsys.readouterr().out


@pytest.mark.parametrize("revision", ["nowhere", "HEAD~1", "--all", "HEAD~9"])
def test_a_revision_that_cannot_be_read_is_a_mistake_of_the_command_line(
    repository: Path, revision: str
) -> None:
    with pytest.raises(NoRevisionError):
        read_revision(repository / "guide", revision)


def test_a_folder_outside_any_repository_has_no_revisions(tmp_path: Path) -> None:
    with pytest.raises(NoRevisionError, match="is not in a repository"):
        read_revision(tmp_path, "HEAD")


def test_an_unknown_revision_ends_with_two(repository: Path) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--root", str(repository / "guide"), "diff", "nowhere"])
    assert stop.value.code == 2
