"""Seals: words are found in their source or not, and files change by nothing but the seal."""

import shutil
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from generator.cli import main
from generator.editing.seals import Outcome, compare, with_seals
from generator.evidence.evidence import Evidence
from generator.reading.folder import Folder
from generator.reading.loading import load_evidence
from generator.text.quotation import Match, find, fingerprint, normalised, shared_run, word_diff
from generator.text.yaml.edits import CannotEditError, Editor
from generator.text.yaml.source import read_document

THEME = "themes_data/themes/mechanics-teach.yaml"
CRITIQUE = "themes_data/critiques/riders-were-asked-too-late.yaml"
STUDY, SURVEY, FORUM = "example-a-2021", "example-b-2022", "example-forum"
DAY = date(2025, 3, 1)

SOURCE = """
The baker said, “Bread is never late; buses are.” The mayor dis-
agreed: ‘Bread is late as well.’ The baker sells half-
baked rolls, and fi\u00adnest cakes – of all kinds.
"""


# Finding a quote


@pytest.mark.parametrize(
    "quote",
    [
        "Bread is never late; buses are.",
        "The mayor disagreed: 'Bread is late as well.'",
        "half-baked rolls",
        "\ufb01nest cakes - of\nall  kinds.",
        "Bread is late",
    ],
)
def test_a_quote_is_found_whatever_the_printer_did(quote: str) -> None:
    assert find(quote, "", "", SOURCE).match is Match.ONCE


@pytest.mark.parametrize("quote", ["bread is never late", "Bread is never", "\u00ad", "Cats."])
def test_a_quote_is_found_only_as_it_stands(quote: str) -> None:
    found = find(quote, "", "", SOURCE).match is Match.ONCE
    assert found is (quote == "Bread is never")


def test_a_quote_that_stands_twice_is_told_apart_by_the_words_around_it() -> None:
    assert find("Bread is", "", "", SOURCE).match is Match.AMBIGUOUS
    assert find("Bread is", "disagreed: '", "", SOURCE).match is Match.ONCE
    assert find("Bread is", "", " never late", SOURCE).match is Match.ONCE
    assert find("is is", "", "", "It is is is so.").match is Match.AMBIGUOUS


def test_a_part_of_a_word_is_no_place_for_a_quote() -> None:
    assert find("able to come", "", "", "We were unable to come.").match is not Match.ONCE


def test_a_quote_between_other_words_is_shown_with_them() -> None:
    found = find("buses are", "never late, ", "", SOURCE)
    assert found.match is Match.DIFFERENT
    assert found.difference == "never late[-,-]{+;+} buses are"


def test_the_nearest_passage_is_shown_as_a_word_diff() -> None:
    found = find("Bread is seldom late; buses are.", "", "", SOURCE)
    assert found.match is Match.DIFFERENT
    assert found.difference == "Bread is [-seldom-]{+never+} late; buses are."
    assert find("Fish swim far from any shore.", "", "", SOURCE).match is Match.NOT_FOUND
    assert find("Bread", "", "", "").match is Match.NOT_FOUND


def test_a_word_diff_shows_what_each_side_has_alone() -> None:
    assert word_diff("a b c", "a c d") == "a [-b-] c {+d+}"


def test_a_line_end_joins_a_word_unless_the_other_text_parts_it() -> None:
    assert normalised("imple-\n  mentation") == "implementation"
    assert normalised("top-\ndown", "a top-down rule") == "top-down"
    assert normalised("state-of-\nthe-\r\nart", "state of the art") == "state-of-the-art"
    assert normalised("Worm-\nSmeitink, 2019-\n2020") == "Worm-Smeitink, 2019-2020"


# Paraphrases


@pytest.mark.parametrize(
    ("text", "run"),
    [
        ("We know: bread IS never late, buses are!", "bread is never late buses"),
        ("The mayor disagreed; bread comes late.", None),
        ("I like baked rolls and finest cakes.", "baked rolls and finest cakes"),
        ("never late; buses are", None),
    ],
)
def test_five_words_in_a_row_are_too_many(text: str, run: str | None) -> None:
    assert shared_run(text, SOURCE) == run


def test_runs_that_others_wrote_do_not_count() -> None:
    title = "Bread is never late"
    text = f"The paper {title.lower()} is wrong."
    source = f"Somebody wrote about {title!r} is wrong, I think."
    assert shared_run(text, source) == "bread is never late is"
    assert shared_run(text, source, length=6) == "bread is never late is wrong"
    assert shared_run("Bread is never late", source, length=4) == "bread is never late"
    assert shared_run("Bread is never late", source, length=4, excepted=title) is None


def test_an_apostrophe_does_not_hide_a_run() -> None:
    assert shared_run("It don't matter at all", "it don’t matter at all") == (
        "it dont matter at all"
    )


# Fingerprints


def test_a_fingerprint_is_short_and_tells_parts_apart() -> None:
    assert len(fingerprint(["verbatim", "a", "b"])) == 16
    assert fingerprint(["a", "b c"]) != fingerprint(["a b", "c"])
    assert fingerprint(["a", "b c"]) != fingerprint(["a", "B c"])
    assert fingerprint(["a", "b c"]) == fingerprint(["a", "b\n  c"])


# Writing a seal into a file

SEAL = {"fingerprint": "abc123", "checked_on": "2025-03-01"}


def written(text: str, *steps: str | int, after: str | None = None) -> str:
    return with_seal(dedent(text), *steps, after=after)


def with_seal(text: str, *steps: str | int, after: str | None = None) -> str:
    editor = Editor(text)
    editor.put_part(steps, SEAL, after)
    return editor.proven()


def test_a_seal_goes_below_the_last_field_and_nothing_else_changes() -> None:
    text = """\
        # about this file
        quotes:   # all of them
          - id: one
            verbatim: >-
              Some words
              # no comment

          # the second one
          - {id: two,   verbatim: "Other, words" }
        history:
        - x
        """
    first = """\
        # about this file
        quotes:   # all of them
          - id: one
            verbatim: >-
              Some words
              # no comment
            seal:
              fingerprint: abc123
              checked_on: 2025-03-01

          # the second one
          - {id: two,   verbatim: "Other, words" }
        history:
        - x
        """
    assert written(text, "quotes", 0, "seal") == dedent(first)
    assert written(text, "quotes", 1, "seal") == dedent(text).replace(
        '"Other, words" }',
        '"Other, words", seal: {fingerprint: abc123, checked_on: 2025-03-01} }',
    )


def test_a_seal_goes_below_the_field_that_is_named() -> None:
    text = "title: A\nconsent: given  # by all\n\n# more\nhistory: []\n"
    assert written(text, "seal", after="consent") == (
        "title: A\nconsent: given  # by all\nseal:\n  fingerprint: abc123\n"
        "  checked_on: 2025-03-01\n\n# more\nhistory: []\n"
    )
    assert written("title: A", "seal", after="consent").endswith("checked_on: 2025-03-01")


@pytest.mark.parametrize(
    "text",
    [
        "seal:  # do not touch\n  checked_on: 2024-01-01  # a Monday\n  fingerprint: 'f00'\n",
        "seal: {fingerprint: f00, checked_on: 2024-01-01} # old\ntitle: A\n",
    ],
)
def test_a_seal_that_is_there_gets_new_values(text: str) -> None:
    new = text.replace("'f00'", "abc123").replace("f00", "abc123")
    assert written(text, "seal") == new.replace("2024-01-01", "2025-03-01")
    assert written(written(text, "seal"), "seal") == written(text, "seal")


def test_an_empty_seal_is_filled() -> None:
    filled = "seal: {fingerprint: abc123, checked_on: 2025-03-01}"
    assert written("seal:\ntitle: A\n", "seal") == f"{filled}\ntitle: A\n"
    assert written("seal: ~ # later\n", "seal") == f"{filled} # later\n"


def test_line_ends_and_marks_of_other_systems_stay() -> None:
    text = "\ufefftitle: A\r\nquote:\r\n  id: ä\r\n"
    assert with_seal(text, "quote", "seal").split("\r\n") == [
        "\ufefftitle: A", "quote:", "  id: ä", "  seal:", "    fingerprint: abc123",
        "    checked_on: 2025-03-01", "",
    ]  # fmt: skip


def test_what_cannot_be_written_safely_is_refused() -> None:
    with pytest.raises(CannotEditError):
        written("title: [\n", "seal")
    with pytest.raises(CannotEditError):
        written("seal: {fingerprint: f00}\n", "seal")
    with pytest.raises(CannotEditError):
        written("{}\n", "seal")


def test_every_part_of_the_invented_base_can_take_a_seal(invented_folder: Folder) -> None:
    """Whatever the file looks like: the part is there afterwards, and all else is as before."""
    parts = 0
    for path, text in invented_folder.texts.items():
        document, _ = read_document(path, text)
        holders = {steps[:-1] for steps in document.keys}
        for steps in sorted(holders, key=str):
            new, _ = read_document(path, with_seal(text, *steps, "note-x"))
            assert new.place((*steps, "note-x", "fingerprint")).line > 1
            parts += 1
    assert parts > 100


# Comparing and sealing


def test_the_invented_base_is_sealed_with_its_texts(
    invented: Evidence, invented_path: Path
) -> None:
    compared = compare(invented, texts_of(invented_path))
    assert {one.item.id: one.outcome for one in compared} == {
        "example-a-2021-t1-10-q1": Outcome.UNCHANGED,
        "example-b-2022-q4-q1": Outcome.UNCHANGED,
        "a-lesson-may-shut-people-out": Outcome.UNCHANGED,
        "riders-were-asked-too-late": Outcome.UNCHANGED,
    }


@pytest.mark.parametrize(
    ("path", "old", "new", "outcome", "shown"),
    [
        (THEME, "He told me why", "He showed me how", Outcome.NOT_FOUND, ""),
        (THEME, "He told me why", "He told us why", Outcome.DIFFERENT, "[-us-]{+me+}"),
        (THEME, "Once they have", "They have", Outcome.DIFFERENT, "[-They-]{+they+} have"),
        (THEME, "He told me why.", "R3", Outcome.SEALED, ""),
        (THEME, "He told me why.", "me", Outcome.AMBIGUOUS, ""),
        (CRITIQUE, "Riders read a draft", "Riders were to find spelling mistakes",
         Outcome.SEALED, ""),
        (CRITIQUE, "Riders read a draft", "They wanted me to find spelling mistakes",
         Outcome.SHARED, "they wanted me to find"),
        (CRITIQUE, "The guide speaks for riders", "By the time they showed it all was done",
         Outcome.SHARED, "by the time they showed"),
        (CRITIQUE, "locator: The whole thread", "locator: All of it", Outcome.UNCHANGED, ""),
    ],
)  # fmt: skip
def test_each_comparison_has_its_answer(
    invented_folder: Folder,
    invented_path: Path,
    path: str,
    old: str,
    new: str,
    outcome: Outcome,
    shown: str,
) -> None:
    texts = dict(invented_folder.texts)
    assert old in texts[path]
    texts[path] = texts[path].replace(old, new)
    evidence, _ = load_evidence(texts)
    compared = compare(evidence, texts_of(invented_path))
    others = [one for one in compared if one.outcome is not Outcome.UNCHANGED]
    if outcome is Outcome.UNCHANGED:
        assert others == []
    else:
        (one,) = others
        assert one.outcome is outcome
        assert shown in one.shown
        assert one.place.path == path
    changed, _ = with_seals(compared, texts, DAY)
    assert (path in changed) is (outcome is Outcome.SEALED)


def test_a_paraphrase_may_repeat_what_the_thread_quotes(
    invented_folder: Folder, invented_path: Path
) -> None:
    texts = dict(invented_folder.texts)
    claim = "Everybody who had anything to do with the loans was interviewed."
    texts[CRITIQUE] = texts[CRITIQUE].replace("Everybody concerned was interviewed.", claim)
    evidence, _ = load_evidence(texts)
    forum = {FORUM: texts_of(invented_path)[FORUM]}
    assert [one.outcome for one in compare(evidence, forum)] == [Outcome.SHARED]
    assert [one.outcome for one in compare(evidence, forum, claim)] == [Outcome.SEALED]


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
    assert f"{CRITIQUE}:2:1: error[broken-yaml]" in shown
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
