"""Starting a record: what is written passes the check, or what is missing is listed exactly."""

import os
import pty
import re
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.build import read_guide
from generator.cli import main
from generator.editing.answers import piece_id, slug_of
from generator.editing.drafts import draft
from generator.evidence.records import Critique, Lesson, Source, Theme
from generator.reading.folder import HOME, read_folder
from generator.text.bibliography import NoReferenceError, read_references
from generator.text.yaml.document import read_document

THEME = [
    "theme", "--title", "Bells: they ring", "--finding", "Librarians said that bells ring.",
    "--plain", "Bells ring.", "--placed-in", "desk", "--valence", "barrier",
    "--evidence-source", "example-a-2021", "--evidence-locator", "Table 2, row 4",
    "--evidence-told-by", "librarians", "--evidence-valence", "barrier",
    "--evidence-statement", "A bell rings # often: \"loud\".",
    "--evidence-quotes-respondent", "L9", "--evidence-quotes-paraphrase", "It rings.",
    "--confidence-reason", "One source only.", "--does-not-show", "How loud.",
]  # fmt: skip
LESSON = [
    "lesson", "--title", "Oil the bell", "--action", "Oil every bell.", "--why", "It rings then.",
    "--problem-shown-by", "example-a-2021-t1-2", "--themes", "keys-go-missing",
]  # fmt: skip
CRITIQUE = [
    "critique", "--title", "Bells annoy", "--contests-theme", "keys-go-missing",
    "--contests-claim", "Keys matter most.", "--ground", "overclaim", "--argument", "Bells do.",
    "--voice-group", "neighbours", "--voice-self-selected", "yes", "--source", "example-b-2022",
    "--locator", "Question 9", "--consent", "not-needed", "--settled-by", "Asking.",
    "--what-the-record-shows-verdict", "opinion", "--what-the-record-shows-why", "No study asked.",
]  # fmt: skip
SOURCE = [
    "source",
    "--title",
    "Bells",
    "--kind",
    "study",
    "--issued",
    "2023",
    "--read-level-part",
    "abstract",
]


@pytest.fixture
def guide(invented_path: Path, tmp_path: Path) -> Path:
    shutil.copytree(invented_path / "themes_data", tmp_path / "guide" / "themes_data")
    return tmp_path / "guide"


def _new(guide: Path, *arguments: str) -> int:
    return main(["--root", str(guide), "new", *arguments])


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        (THEME, "themes/bells-they-ring.yaml"),
        (LESSON, "lessons/oil-the-bell.yaml"),
        (CRITIQUE, "critiques/bells-annoy.yaml"),
        (SOURCE, "sources/bells2023.yaml"),
    ],
)
def test_a_record_that_says_all_passes_the_check(
    arguments: list[str], path: str, guide: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _new(guide, *arguments) == 0
    assert "It passes the check." in capsys.readouterr().out
    assert main(["--root", str(guide), "check"]) == 0
    written = (guide / "themes_data" / path).read_text(encoding="utf-8")
    assert written.startswith("# yaml-language-server: $schema=../schema/")


@pytest.mark.parametrize(
    ("kind", "missing"),
    [
        (
            "theme",
            ["confidence", "does_not_show", "evidence", "finding", "placed_in", "plain", "valence"],
        ),
        ("lesson", ["action", "themes", "why"]),
        ("source", ["kind", "read_level"]),
    ],
)
def test_what_is_missing_is_listed_exactly(
    kind: str, missing: list[str], guide: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _new(guide, kind, "bells", "--title", "Bells") == 1
    shown = capsys.readouterr().out
    assert sorted(re.findall(r"error\[missing-field\] `(\w+)`", shown)) == missing
    assert shown.endswith(f"{len(missing)} errors\n")


def test_a_quote_goes_into_its_piece_and_all_else_stays(guide: Path) -> None:
    path = guide / "themes_data/themes/keys-go-missing.yaml"
    before = path.read_text(encoding="utf-8")
    quote = ["--respondent", "L4", "--paraphrase", "I look: everywhere."]
    assert _new(guide, "quote", "--theme", "keys-go-missing", *quote) == 0
    after = path.read_text(encoding="utf-8")
    added = [line for line in after.splitlines() if line not in before.splitlines()]
    assert added == [
        "      - id: example-a-2021-t1-2-q2",
        "        respondent: L4",
        '        paraphrase: "I look: everywhere."',
    ]
    assert [line for line in after.splitlines() if line not in added] == before.splitlines()


def test_lines_keep_their_ends(guide: Path) -> None:
    path = guide / "themes_data/themes/keys-go-missing.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert _new(guide, "quote", "--theme", "keys-go-missing", "--paraphrase", "Lost.") == 0
    assert path.read_bytes().count(b"\r\n") == path.read_bytes().count(b"\n")


def test_a_quote_goes_into_a_piece_without_any(guide: Path) -> None:
    path = guide / "themes_data/themes/keys-go-missing.yaml"
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"    quotes:\n(      .*\n|        .*\n)+", "    # a comment below\n", text)
    path.write_text(text, encoding="utf-8")
    assert _new(guide, "quote", "--theme", "keys-go-missing", "--paraphrase", "Lost.") == 0
    read = read_guide(read_folder(guide, environment={}))
    assert [q.paraphrase for q in read.evidence.themes["keys-go-missing"].evidence[0].quotes] == [
        "Lost."
    ]
    assert "# a comment below" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments",
    [
        ["theme", "keys-go-missing", "--title", "Again"],
        ["theme", "Bad Id", "--title", "x"],
        ["quote", "--theme", "keys-go-mising", "--paraphrase", "x"],
        ["quote", "--theme", "keys-go-missing", "--piece", "none", "--paraphrase", "x"],
        ["source", "--doi", "10.1000/182"],
        ["source", "--doi", "no-such-file.bib"],
        ["source", "--doi", str(HOME / "README.md")],
    ],
)
def test_what_cannot_be_done_changes_nothing(arguments: list[str], guide: Path) -> None:
    before = {path: path.read_bytes() for path in guide.rglob("*.yaml")}
    with pytest.raises(SystemExit) as stop:
        _new(guide, *arguments)
    assert stop.value.code == 2
    assert {path: path.read_bytes() for path in guide.rglob("*.yaml")} == before


HOSTILE = [
    "a: b", "# no comment", "- dash", "it's \"so\"", "@you & *me* % !", "{x} [y]", "yes", "012",
    "null", "two\n\nparagraphs here", "x " * 200, "ends with colon:", "“smart”", "back\\slash",
    "> folded", "| block", "? question", "`tick`", "é ü Ω ע", "tab\tinside", "---", "...",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("model", [Theme, Lesson, Critique, Source])
def test_any_text_reads_back_as_it_was(model: type[Theme], text: str) -> None:
    parts = {"contests": [{"claim": text}], "limits": [text, "b"], "cautions": [text]}
    names = [n for n in parts if n in model.model_fields]
    given = {"title": text, **{name: parts[name] for name in names}}
    document, problems = read_document("", draft(model, given))
    assert problems == []
    assert isinstance(document.value, dict)
    expected = "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))
    assert document.value["title"] == expected
    for name in names:
        value = document.value[name]
        first = value[0] if isinstance(value, list) else value
        assert (first["claim"] if isinstance(first, dict) else first) == expected


def test_ids_are_proposed_from_what_they_stand_for() -> None:
    assert piece_id("menders2021", "Table 1, row 4") == "menders2021-t1-4"
    assert piece_id("menders2021", "Abstract") == "menders2021-abstract"
    assert slug_of("Bells: they ring, don’t they?") == "bells-they-ring-dont-they"


# Reference files

CSL = """[{"id": "m", "type": "article-journal", "title": "The <i>Café</i> & more",
"author": [{"family": "Müller", "given": "J."}, {"literal": "World Health Organization"}],
"issued": {"date-parts": [[2020, 3, 1]]}, "container-title": "J. of X", "volume": 3, "issue": "2",
"page": "1-9", "DOI": "10.1/x"}]"""
BIBTEX = r"""@article{m, author = {M{\"u}ller, J. and {World Health Organization}},
title = {The {Caf\'e} \& more}, date = {2020-03-01}, journal = {J. of X}, volume = 3, number = {2},
pages = {1--9}, doi = {https://doi.org/10.1/x}}"""
RIS = """TY  - JOUR
AU  - Müller, J.
AU  - World Health Organization
TI  - The Café & more
PY  - 2020/03/01
JO  - J. of X
VL  - 3
IS  - 2
SP  - 1
EP  - 9
DO  - doi:10.1/x
ER  -
"""
FIELDS = {
    "title": "The Café & more",
    "container_title": "J. of X",
    "volume": "3",
    "issue": "2",
    "page": "1-9",
    "doi": "10.1/x",
    "issued": "2020-03-01",
    "authors": [{"family": "Müller", "given": "J."}, {"literal": "World Health Organization"}],
}


@pytest.mark.parametrize(
    "text", [CSL, BIBTEX, RIS, "\ufeff" + BIBTEX], ids=["csl", "bibtex", "ris", "mark"]
)
def test_a_reference_reads_the_same_in_each_format(text: str) -> None:
    (reference,) = read_references(text)
    assert reference.fields == FIELDS


@pytest.mark.parametrize("text", ["", "[", "{}x", "@article{", "plain words", "[]"])
def test_what_is_no_reference_is_said(text: str) -> None:
    with pytest.raises(NoReferenceError):
        read_references(text)


@pytest.mark.parametrize(("text", "ending"), [(CSL, "json"), (BIBTEX, "bib"), (RIS, "ris")])
def test_a_source_starts_from_a_reference(
    text: str, ending: str, guide: Path, tmp_path: Path
) -> None:
    file = tmp_path / f"reference.{ending}"
    file.write_text(text, encoding="utf-8")
    said = ["--kind", "study", "--read-level-part", "abstract"]
    assert _new(guide, "source", "--doi", str(file), *said) == 0
    source = read_guide(read_folder(guide, environment={})).evidence.sources["muller2020"]
    assert source.title == "The Café & more"
    assert source.doi == "10.1/x"
    assert [author.literal or author.family for author in source.authors] == [
        "Müller",
        "World Health Organization",
    ]


def test_one_of_several_references_is_picked(guide: Path, tmp_path: Path) -> None:
    file = tmp_path / "two.bib"
    file.write_text(BIBTEX + "\n" + BIBTEX.replace("{m,", "{n,").replace("10.1/x", "10.1/y"))
    said = ["--kind", "study", "--read-level-part", "abstract"]
    with pytest.raises(SystemExit):
        _new(guide, "source", "--doi", str(file), *said)
    assert _new(guide, "source", "--doi", str(file), "--pick", "10.1/y", *said) == 0


# At a terminal


ANSWERS = [
    "Bells ring", "Bells were heard.", "Bells ring.", "desk", "2", "example-a-2021", "Page 9",
    "librar", "", "barrier", "A bell rings.", "L9", "It rings.", "One source only.", "How loud.",
]  # fmt: skip
"""A number, an id and some letters each stand for a known id; Enter leaves a line for later."""


def test_answers_become_a_record(guide: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(ANSWERS)
    monkeypatch.setattr("generator.cli.new._is_terminal", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    assert _new(guide, "theme") == 0
    assert list(answers) == []
    _assert_answered(guide)


def test_an_answer_that_is_none_of_the_known_is_asked_for_again(
    guide: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = iter([*ANSWERS[:4], "sideways", *ANSWERS[4:]])
    monkeypatch.setattr("generator.cli.new._is_terminal", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    assert _new(guide, "theme") == 0
    assert "`sideways` is none of these." in capsys.readouterr().out
    _assert_answered(guide)


def test_leaving_in_the_middle_writes_nothing(guide: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = sorted(guide.rglob("*"))
    answers = iter(ANSWERS[:3])

    def answer(_: str) -> str:
        for one in answers:
            return one
        raise EOFError

    monkeypatch.setattr("generator.cli.new._is_terminal", lambda: True)
    monkeypatch.setattr("builtins.input", answer)
    assert _new(guide, "theme") == 0
    assert sorted(guide.rglob("*")) == before


def test_questions_are_answered_at_a_terminal(guide: Path) -> None:
    command = [sys.executable, "-m", "generator.cli", "--root", str(guide), "new", "theme"]
    try:
        ours, theirs = pty.openpty()
    except OSError:
        pytest.skip("this machine gives out no terminal; the test above asks without one")
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=HOME, env={**os.environ}
    ) as process:
        os.close(theirs)
        shown = ""
        for answer in ANSWERS:
            shown += _read_until(ours, "> ")
            os.write(ours, f"{answer}\n".encode())
        shown += _read_until(ours, "It passes the check.")
        assert process.wait(30) == 0
    os.close(ours)
    assert "What was found, in one full sentence." in shown
    _assert_answered(guide)


def _assert_answered(guide: Path) -> None:
    theme = read_guide(read_folder(guide, environment={})).evidence.themes["bells-ring"]
    assert theme.valence.value == "barrier"
    assert theme.evidence[0].told_by == "librarians"
    assert theme.evidence[0].quotes[0].respondent == "L9"


def _read_until(terminal: int, wanted: str) -> str:
    shown, started = "", time.monotonic()
    while not shown.rstrip("\r\n").endswith(wanted) and wanted not in shown[-200:].split("\n")[-1]:
        ready, _, _ = select.select([terminal], [], [], 1.0)
        if ready:
            try:
                shown += os.read(terminal, 4096).decode()
            except OSError:
                break
        if wanted in shown and len(wanted) > 2:
            break
        assert time.monotonic() - started < 60, shown
    return shown
