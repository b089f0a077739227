"""What a change owes to earlier readers: old ids lead somewhere, changed findings are noted."""

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from generator.build import Reading, read_guide
from generator.cli import main
from generator.publishing.markdown.templates import render
from generator.reading.folder import Folder
from generator.review.checks.against import check_against
from tests.invented import sound

KEYS = "themes_data/themes/keys-go-missing.yaml"
CRITIQUE = "themes_data/critiques/riders-were-asked-too-late.yaml"
QUOTE = "example-a-2021-t1-2-q1"
HISTORY = "history:\n  - {date: 2024-06-01, change: It reads anew.}\n"

Edit = tuple[str, str]


def _after(base: Folder, *edits: tuple[str, str | None, str]) -> Reading:
    """Return the base with edits: path, what stood there (None for the whole file), what now."""
    texts = dict(base.texts)
    for path, was, now in edits:
        if was is None:
            texts.pop(path, None)
            texts |= {path: now} if now else {}
        else:
            assert was in texts[path]
            texts[path] = texts[path].replace(was, now)
    return read_guide(replace(base, texts=texts))


def _found(base: Folder, *edits: tuple[str, str | None, str]) -> list[str]:
    now = _after(base, *edits)
    problems = check_against(read_guide(base).evidence, now.evidence)
    return [f"{p.location.path}:{p.location.line} {p.code} {p.message}" for p in problems]


def test_an_unchanged_guide_owes_nothing(invented_folder: Folder) -> None:
    assert _found(invented_folder) == []


@pytest.mark.parametrize(
    ("name", "edit"),
    [
        ("finding", ("Librarians without a board spent", "Librarians spent")),
        ("valence", ("placed_in: desk\nvalence: barrier", "placed_in: desk\nvalence: both")),
        ("confidence", ("reason: One source only.", "reason: Nobody looked.")),
    ],
)
def test_a_change_without_a_line_of_history_is_named(
    name: str, edit: Edit, invented_folder: Folder
) -> None:
    (found,) = _found(invented_folder, (KEYS, *edit))
    assert re.match(rf"{KEYS}:\d+ change-not-noted The {name} changed", found)
    with_history = (KEYS, "does_not_show:", f"{HISTORY}does_not_show:")
    assert _found(invented_folder, (KEYS, *edit), with_history) == []


def test_other_words_need_no_line_of_history(invented_folder: Folder) -> None:
    assert _found(invented_folder, (KEYS, "Keys go missing", "Keys get lost")) == []
    assert _found(invented_folder, (KEYS, "spent part of", "spent  part\n  of")) == []


def test_a_record_that_is_gone_is_named(invented_folder: Folder) -> None:
    (found,) = _found(invented_folder, (CRITIQUE, None, ""))
    assert found.startswith(f"{CRITIQUE}:1 id-removed The critique ")


def test_a_withdrawn_record_owes_nothing(invented_folder: Folder) -> None:
    assert _found(invented_folder, (CRITIQUE, None, "withdrawn: 2024-06-01\n")) == []


def test_a_renamed_record_says_what_it_was(invented_folder: Folder) -> None:
    text = invented_folder.texts[CRITIQUE]
    new = CRITIQUE.replace("too-late", "late")
    assert len(_found(invented_folder, (CRITIQUE, None, ""), (new, None, text))) == 1
    told = text + "formerly: riders-were-asked-too-late\n"
    assert _found(invented_folder, (CRITIQUE, None, ""), (new, None, told)) == []


def test_a_quote_that_is_gone_is_named_until_something_takes_its_place(
    invented_folder: Folder,
) -> None:
    (found,) = _found(invented_folder, (KEYS, QUOTE, f"{QUOTE}-new"))
    assert found.startswith(f"{KEYS}:1 id-removed `{QUOTE}`")
    told = f"{QUOTE}-new\n        formerly: {QUOTE}"
    assert _found(invented_folder, (KEYS, QUOTE, told)) == []


def test_a_piece_that_moves_to_another_theme_owes_nothing(invented_folder: Folder) -> None:
    other = "themes_data/themes/keys-are-easy-to-find.yaml"
    id_ = "example-a-2021-t1-2\n"
    moved = (KEYS, f"- id: {id_}", "- id: another-piece\n")
    added = (
        other,
        "evidence:\n",
        f"""evidence:
  - id: {id_}    source: example-a-2021
    locator: Table 1, row 2
    valence: barrier
    told_by: librarians
    statement: One librarian says that keys disappear in a drawer.
""",
    )
    assert _found(invented_folder, moved) != []
    assert _found(invented_folder, moved, added) == []


def test_what_cannot_be_read_is_not_called_gone(invented_folder: Folder) -> None:
    assert _found(invented_folder, (KEYS, None, "titel: x\n")) == []


def test_old_ids_lead_to_the_new_place(invented_folder: Folder) -> None:
    reading = _after(
        invented_folder,
        (KEYS, "title: Keys go missing\n", "title: Keys go missing\nformerly: lost-keys\n"),
        (KEYS, "        respondent: L1\n", "        respondent: L1\n        formerly: old-quote\n"),
        (KEYS, "    label: Drawer\n", "    label: Drawer\n    formerly: [old-piece]\n"),
    )
    assert reading.problems == ()
    texts = render(sound(reading)).texts
    assert "(keys-go-missing.md)" in texts["themes/lost-keys.md"]
    assert "exclude: true" in texts["themes/lost-keys.md"]
    for old in ("old-quote", "old-piece"):
        assert f'<span id="{old}"></span>' in texts["themes/keys-go-missing.md"]


@pytest.mark.parametrize("taken", ["mechanics-teach", "lost-keys"])
def test_a_former_id_is_nobody_elses(taken: str, invented_folder: Folder) -> None:
    other = "themes_data/themes/mechanics-teach.yaml"
    reading = _after(
        invented_folder,
        (KEYS, "title: Keys", f"formerly: {taken}\ntitle: Keys"),
        (other, "title:", "formerly: lost-keys\ntitle:"),
    )
    assert [problem.code for problem in reading.problems] == ["duplicate-id"]


def test_a_reference_by_an_old_id_is_told_the_new_one(invented_folder: Folder) -> None:
    reading = _after(
        invented_folder,
        (KEYS, "title: Keys", "formerly: lost-keys\ntitle: Keys"),
        ("themes_data/lessons/hang-the-keys-by-the-door.yaml", "keys-go-missing]", "lost-keys]"),
    )
    assert [problem.help for problem in reading.problems] == ["It is `keys-go-missing` now."]


def test_the_command_compares_with_a_revision(
    invented_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in (invented_path / "themes_data").rglob("*.yaml"):
        target = tmp_path / path.relative_to(invented_path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    git = ["git", "-C", str(tmp_path), "-c", "user.name=Nobody", "-c", "user.email=n@example.org"]
    for verb in (["init", "-q"], ["add", "."], ["commit", "-qm", "A guide"]):
        subprocess.run([*git, *verb], check=True, capture_output=True)
    (tmp_path / CRITIQUE).unlink()
    root = ["--root", str(tmp_path), "check"]
    main(root)
    assert "id-removed" not in capsys.readouterr().out
    assert main([*root, "--against", "HEAD", "--format", "github"]) == 1
    assert f"::error file={CRITIQUE},line=1,col=1,title=id-removed" in capsys.readouterr().out


PIECE = "example-a-2021-t1-2"
LESSON = "themes_data/lessons/hang-the-keys-by-the-door.yaml"


@pytest.mark.parametrize(
    ("what", "was", "now"),
    [
        ("direction", "    valence: barrier", "    valence: both"),
        ("statement", "One librarian says that keys", "One librarian fears that keys"),
        ("place in the source", "Table 1, row 2", "Table 1, row 7"),
        ("source", "    source: example-a-2021", "    source: example-c-2022"),
    ],
)
def test_what_rests_on_a_piece_that_changed_is_to_be_looked_at_again(
    what: str, was: str, now: str, invented_folder: Folder
) -> None:
    head, id_, rest = invented_folder.texts[KEYS].partition(f"- id: {PIECE}\n")
    assert was in rest
    new = head + id_ + rest.replace(was, now, 1)
    change = (KEYS, None, new)
    found = _found(invented_folder, change)
    assert found == [line for line in found if f"`{PIECE}` has another {what}" in line]
    assert {KEYS, LESSON} <= {line.split()[0].rpartition(":")[0] for line in found}

    start = "history:\n"
    looked = (LESSON, start, f"{start}  - {{date: 2024-06-01, change: It still holds.}}\n")
    assert not any(LESSON in line for line in _found(invented_folder, change, looked))
    before = (LESSON, start, f"{start}  - {{date: 2022-06-01, change: It still holds.}}\n")
    assert any(LESSON in line for line in _found(invented_folder, change, before))
    for_all = new.replace(start, HISTORY, 1) if start in new else f"{new}{HISTORY}"
    assert _found(invented_folder, (KEYS, None, for_all)) == []
