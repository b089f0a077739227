"""Seals: words are found in their source or not, and files change by nothing but the seal."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.cli import main
from generator.editing.seals import SealResult, compare, with_seals
from generator.evidence.evidence import Evidence
from generator.reading.folder import Folder
from generator.reading.loading import load_evidence

THEME = "themes_data/themes/mechanics-teach.yaml"
CRITIQUE = "themes_data/critiques/riders-were-asked-too-late.yaml"
STUDY, SURVEY, FORUM = "example-a-2021", "example-b-2022", "example-forum"
DAY = date(2025, 3, 1)

# Comparing and sealing


def test_the_invented_base_is_sealed_with_its_texts(
    invented: Evidence, invented_path: Path
) -> None:
    compared = compare(invented, texts_of(invented_path))
    assert {one.item.id: one.outcome for one in compared} == {
        "example-a-2021-t1-10-q1": SealResult.UNCHANGED,
        "example-b-2022-q4-q1": SealResult.UNCHANGED,
        "a-lesson-may-shut-people-out": SealResult.UNCHANGED,
        "riders-were-asked-too-late": SealResult.UNCHANGED,
    }


@pytest.mark.parametrize(
    ("path", "old", "new", "outcome", "shown"),
    [
        (THEME, "He told me why", "He showed me how", SealResult.NOT_FOUND, ""),
        (THEME, "He told me why", "He told us why", SealResult.DIFFERENT, "[-us-]{+me+}"),
        (THEME, "Once they have", "They have", SealResult.DIFFERENT, "[-They-]{+they+} have"),
        (THEME, "He told me why.", "R3", SealResult.SEALED, ""),
        (THEME, "He told me why.", "me", SealResult.AMBIGUOUS, ""),
        (CRITIQUE, "Riders read a draft", "Riders were to find spelling mistakes",
         SealResult.SEALED, ""),
        (CRITIQUE, "Riders read a draft", "They wanted me to find spelling mistakes",
         SealResult.SHARED, "they wanted me to find"),
        (CRITIQUE, "The guide speaks for riders", "By the time they showed it all was done",
         SealResult.SHARED, "by the time they showed"),
        (CRITIQUE, "locator: The whole thread", "locator: All of it", SealResult.UNCHANGED, ""),
    ],
)  # fmt: skip
def test_each_comparison_has_its_answer(
    invented_folder: Folder,
    invented_path: Path,
    path: str,
    old: str,
    new: str,
    outcome: SealResult,
    shown: str,
) -> None:
    texts = dict(invented_folder.texts)
    assert old in texts[path]
    texts[path] = texts[path].replace(old, new)
    evidence, _ = load_evidence(texts)
    compared = compare(evidence, texts_of(invented_path))
    others = [one for one in compared if one.outcome is not SealResult.UNCHANGED]
    if outcome is SealResult.UNCHANGED:
        assert others == []
    else:
        (one,) = others
        assert one.outcome is outcome
        assert shown in one.shown
        assert one.place.path == path
    changed, _ = with_seals(compared, texts, DAY)
    assert (path in changed) is (outcome is SealResult.SEALED)


def test_a_paraphrase_may_repeat_what_the_thread_quotes(
    invented_folder: Folder, invented_path: Path
) -> None:
    texts = dict(invented_folder.texts)
    claim = "Everybody who had anything to do with the loans was interviewed."
    texts[CRITIQUE] = texts[CRITIQUE].replace("Everybody concerned was interviewed.", claim)
    evidence, _ = load_evidence(texts)
    forum = {FORUM: texts_of(invented_path)[FORUM]}
    assert [one.outcome for one in compare(evidence, forum)] == [SealResult.SHARED]
    assert [one.outcome for one in compare(evidence, forum, claim)] == [SealResult.SEALED]


# The command


@pytest.fixture
def guide(invented_path: Path, tmp_path: Path) -> Path:
    shutil.copytree(invented_path / "themes_data", tmp_path / "guide" / "themes_data")
    return tmp_path / "guide"


def seal(guide: Path, *arguments: str, source: str = STUDY) -> int:
    text = Path(__file__).parent / "evidence" / "source-texts" / f"{source}.txt"
    return main(["--root", str(guide), "seal", f"--source-text={source}={text}", *arguments])


def test_a_sealed_guide_is_not_touched(guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.stat().st_mtime_ns for path in guide.rglob("*.yaml")}
    assert seal(guide) == 0
    assert {path: path.stat().st_mtime_ns for path in guide.rglob("*.yaml")} == before
    assert capsys.readouterr().out.endswith(": unchanged: example-a-2021-t1-10-q1\n1 unchanged\n")


def test_a_changed_quote_is_sealed_again_by_the_command_alone(
    guide: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    theme = guide / THEME
    old = theme.read_bytes()
    edited = old.replace(b"Once they have held the spanner themselves, they", b"they")
    edited = edited.replace(b'"She went on: "', b'"themselves, "').replace(b"\n", b"\r\n")
    theme.write_bytes(edited)
    assert main(["--root", str(guide), "check"]) == 1
    assert "error[seal-broken]" in capsys.readouterr().out
    assert seal(guide, "--date", "2025-03-01") == 0
    assert main(["--root", str(guide), "check"]) == 0
    lines = zip(edited.split(b"\r\n"), theme.read_bytes().split(b"\r\n"), strict=True)
    assert [b.strip().split(b":")[0] for a, b in lines if a != b] == [b"fingerprint", b"checked_on"]
    assert b"checked_on: 2025-03-01" in theme.read_bytes()


def test_what_is_not_found_is_not_sealed(guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    theme = guide / THEME
    theme.write_text(theme.read_text().replace("come back", "stay"), encoding="utf-8")
    before = theme.read_bytes()
    assert seal(guide) == 1
    assert theme.read_bytes() == before
    shown = capsys.readouterr().out
    assert "[-stay-]{+come back+} every week." in shown
    assert shown.endswith("1 found with differences\n")


def test_a_file_that_cannot_be_read_does_not_hold_up_the_others(
    guide: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (guide / CRITIQUE).write_text("title: [", encoding="utf-8")
    assert seal(guide) == 1
    shown = capsys.readouterr().out
    assert f"{CRITIQUE}:1:8: error[broken-yaml]" in shown
    assert shown.endswith("1 unchanged\n")


def test_a_source_without_words_to_seal_says_so(
    guide: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "text").write_text("Nothing.", encoding="utf-8")
    assert seal(guide, "--source-text", f"example-c-2022={tmp_path / 'text'}") == 0
    text = f"--source-text=example-c-2022={tmp_path / 'text'}"
    capsys.readouterr()
    assert main(["--root", str(guide), "seal", text]) == 0
    assert capsys.readouterr().out == "nothing to seal\n"


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--source-text", "example-a-2021"],
        ["--source-text", "nobody={file}"],
        ["--source-text", "example-a-2021={file}-gone"],
        ["--source-text", "example-a-2021={binary}"],
        ["--source-text", "example-a-2021={file}", "--except", "{file}-gone"],
        ["--source-text", "example-a-2021={file}", "--date", "yesterday"],
    ],
)
def test_a_mistake_on_the_command_line_gives_two(
    guide: Path, tmp_path: Path, arguments: list[str]
) -> None:
    file, binary = tmp_path / "text", tmp_path / "binary"
    file.write_text("Words.", encoding="utf-8")
    binary.write_bytes(b"%PDF \xff\xfe")
    given = [argument.format(file=file, binary=binary) for argument in arguments]
    with pytest.raises(SystemExit) as stop:
        main(["--root", str(guide), "seal", *given])
    assert stop.value.code == 2


def texts_of(invented_path: Path) -> dict[str, str]:
    """Return the invented source texts by the source's id."""
    folder = invented_path / "source-texts"
    return {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.txt")}
