"""What changes for a reader: each file in cases/changes proves its own name.

A case changes the invented base: `rename` (path → path), `edits` (path → from and to) and `files`
(path → text, null to remove). `before` holds the same for the earlier state, which is otherwise the
base itself. `changes` is what is told; `pytest --rewrite` writes it, and then the diff is read.
"""

import hashlib
import json
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.cli import main
from generator.evidence.records import KINDS, SINGLE
from generator.evidence.records.common import Seal, Withdrawn
from generator.evidence.records.shape import FieldOfRecord, Holds, fields_of, parts_of
from generator.publishing.words import words_in
from generator.reading.folder import Folder, read_templates
from generator.reading.loading import load_evidence
from generator.reading.revision import NoRevisionError, read_revision
from generator.review.changes import (
    Chapter,
    Kind,
    ReaderChange,
    State,
    Subject,
    changes_between,
    state_of,
)
from generator.review.changes.labels import words_for
from generator.review.changes.pairs import UNSEEN
from generator.review.report import Side, changes_as_json, changes_as_markdown, changes_as_text
from generator.text.problems import Location, Problem
from generator.text.yaml.document import read_document

CASES = sorted((Path(__file__).parent / "cases" / "changes").glob("*.yaml"))
EXPECTED = "\nchanges:"
THEME = "themes_data/themes/keys-go-missing.yaml"
CRITIQUE = "themes_data/critiques/riders-were-asked-too-late.yaml"
FORMATS = (changes_as_text, changes_as_markdown, changes_as_json)
WORDS = words_in("en", read_templates()).tree
TOMBSTONE = "withdrawn: 2024-06-01\n"

Texts = dict[str, str]


def _edited(base: Texts, case: dict[str, Any]) -> Texts:
    texts = {case.get("rename", {}).get(path, path): text for path, text in base.items()}
    for path, edits in case.get("edits", {}).items():
        for edit in edits:
            assert edit["from"] in texts[path], f"{path}: {edit['from']}"
            texts[path] = texts[path].replace(edit["from"], edit["to"], 1)
    for path, text in case.get("files", {}).items():
        texts.pop(path, None)
        texts |= {path: text} if text is not None else {}
    return texts


def _plain(text: str) -> Any:
    """Return the plain data in a file, as authors mean it."""
    return read_document("", text)[0].value


def _state(texts: Texts) -> State:
    return state_of(load_evidence(texts)[0], texts)


def _changes(before: Texts, now: Texts) -> tuple[ReaderChange, ...]:
    return changes_between(_state(before), _state(now), WORDS)


def _of_case(path: Path, base: Texts) -> tuple[ReaderChange, ...]:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    return _changes(_edited(base, case.get("before", {})), _edited(base, case))


@pytest.fixture(scope="module")
def base(invented_folder: Folder) -> Texts:
    return dict(invented_folder.texts)


@pytest.fixture(scope="module")
def told(base: Texts) -> dict[Path, tuple[ReaderChange, ...]]:
    """What is told in each case."""
    return {path: _of_case(path, base) for path in CASES}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_changes(path: Path, told: dict[Path, tuple[ReaderChange, ...]], rewrite: bool) -> None:
    shown = changes_as_text(told[path])
    given = path.read_text(encoding="utf-8")
    expected = yaml.safe_load(given)["changes"].rstrip("\n")
    if rewrite and shown != expected:
        lines = "".join(f"  {line}\n" if line else "\n" for line in shown.splitlines())
        path.write_text(f"{given.partition(EXPECTED)[0]}{EXPECTED} |\n{lines}", encoding="utf-8")
    else:
        assert shown == expected


def test_everything_that_can_happen_has_a_case(told: dict[Path, tuple[ReaderChange, ...]]) -> None:
    kinds = {change.kind for changes in told.values() for change in changes}
    assert sorted(kind.name for kind in set(Kind) - kinds) == []


def test_every_group_has_a_case(told: dict[Path, tuple[ReaderChange, ...]]) -> None:
    assert {change.group for changes in told.values() for change in changes} == set(Chapter)


def test_every_change_says_where_it_stands(
    base: Texts, told: dict[Path, tuple[ReaderChange, ...]]
) -> None:
    for path, changes in told.items():
        case = yaml.safe_load(path.read_text(encoding="utf-8"))
        states = _edited(base, case.get("before", {})), _edited(base, case)
        for change in changes:
            held = [texts[change.place.path] for texts in states if change.place.path in texts]
            assert 1 <= change.place.line <= max(len(text.splitlines()) for text in held)


def test_the_place_is_the_line_of_what_changed(base: Texts) -> None:
    edits = {
        "  - One": "  - Two",
        "placed_in: desk\nvalence: barrier": "placed_in: desk\nvalence: both",
        "reason: One source only.": "reason: A single source.",
        "paraphrase: The drawer eats keys.": "paraphrase: The drawer loses keys.",
    }
    lines = {
        "valence": "valence: both",
        "reason": "  reason: A single source.",
        "id": "      - id: example-a-2021-t1-2-q1",
    }
    for was, is_ in edits.items():
        now = base | {THEME: base[THEME].replace(was, is_)}
        for change in _changes(base, now):
            line = now[THEME].splitlines()[change.place.line - 1]
            assert line == lines[line.strip(" -").partition(":")[0]]


# What a reader sees, and what no reader sees


def test_writing_every_file_another_way_changes_nothing(base: Texts) -> None:
    texts = {
        path: "# Written anew.\n"
        + yaml.dump(
            _curly(_plain(text)),
            sort_keys=True,
            width=40,
            default_style='"',
        )
        for path, text in base.items()
    }
    assert all(texts[path] != base[path] for path in base)
    assert _state(texts).unread == frozenset()
    assert _changes(base, texts) == ()


def _curly(value: Any) -> Any:
    """Return the same with other quotation marks and more white space, and lists of one as text."""
    if isinstance(value, dict):
        one = {"themes", "about", "conditions", "contains", "phases"}
        return {
            key: item[0]
            if key in one and isinstance(item, list) and len(item) == 1
            else _curly(item)
            for key, item in value.items()
        }
    if isinstance(value, list):
        return [_curly(item) for item in value]
    one_line = re.sub(r"(?<!\n)\n(?!\n)", "  ", value)
    return one_line.replace("'", "’").replace(" is ", "  is ")


@pytest.mark.no_cover  # so many cases of the same would take thrice as long
def test_every_field_that_a_reader_sees_counts(base: Texts) -> None:
    tried = 0
    for path, text in base.items():
        written = json.dumps(_plain(text))
        alone = {"themes_data/guide.yaml": base["themes_data/guide.yaml"], path: written}
        before = _state(alone)
        for number, mutant in enumerate(_mutants(_plain(text))):
            now = _state(alone | {path: json.dumps(mutant)})
            if now.unread:
                continue  # what was tried is not allowed there
            if _dumped(now) == _dumped(before):
                continue  # what was left out is what is meant without it
            tried += 1
            assert changes_between(before, now, WORDS), f"{path}, field {number}: {mutant}"
    assert tried > 300


def _dumped(state: State) -> list[dict[str, Any]]:
    return [record.model_dump() for record in state.evidence.records]


def _mutants(value: Any) -> Iterator[Any]:
    """Yield a value with one text in it changed, or one entry or field of it left out."""
    if isinstance(value, str):
        yield from (f"{value} again", f"{value}-again", "2020-02-02", "false", "true", "both")
    for key in list(value) if isinstance(value, dict) else []:
        if key in {*UNSEEN, "id"}:
            continue
        rest = {other: item for other, item in value.items() if other != key}
        yield rest
        yield from (
            {**rest, key: mutant} for mutant in _mutants(value[key]) if mutant != value[key]
        )
    for number in range(len(value)) if isinstance(value, list) else []:
        yield [*value[:number], *value[number + 1 :]]
        for mutant in _mutants(value[number]):
            yield [*value[:number], mutant, *value[number + 1 :]]


PARTS = sorted(
    {part for model in (*KINDS.values(), *SINGLE.values()) for part in parts_of(model)}.difference(
        (Seal, Withdrawn)
    ),
    key=lambda part: part.__name__,
)


def test_what_tells_a_part_from_others_are_fields_of_it() -> None:
    strays = {
        f"{part.__name__}.{name}"
        for part in PARTS
        for name in {*part.in_short} - {field.name for field in fields_of(part)}
    }
    assert sorted(strays) == []


def test_a_field_has_a_label_where_its_name_makes_no_sentence() -> None:
    bare = {
        f"{part.__name__}.{field.name}"
        for part in PARTS
        for field in fields_of(part)
        if field.name not in UNSEEN | {"quotes", "terms"}
        and _needs_a_label(field)
        and field.label.removeprefix("the ") == field.name.replace("_", " ")
    }
    assert sorted(bare) == []


def _needs_a_label(field: FieldOfRecord) -> bool:
    """Tell whether a name is one of many, of a yes or no, or ends as no noun does."""
    small = {"by", "for", "in", "not", "on", "to"}
    return (
        field.is_list or field.value.holds is Holds.FLAG or bool({*field.name.split("_")} & small)
    )


def test_a_flag_is_told_as_whether_it_is_so() -> None:
    flags = [f for part in PARTS for f in fields_of(part) if f.value.holds is Holds.FLAG]
    assert [flag.name for flag in flags if not flag.label.startswith("whether ")] == []


def test_the_site_names_every_allowed_word_that_is_no_word_of_english() -> None:
    unnamed = {
        f"{part.__name__}.{field.name}: {word}"
        for part in PARTS
        for field in fields_of(part)
        for word in {*field.value.words} - words_for(part, field, WORDS).keys()
        if not word.isalpha()
    }
    assert sorted(unnamed) == []


def test_two_states_the_other_way_round_change_as_much(
    base: Texts, told: dict[Path, tuple[ReaderChange, ...]]
) -> None:
    for path, there in told.items():
        case = yaml.safe_load(path.read_text(encoding="utf-8"))
        back = _changes(_edited(base, case), _edited(base, case.get("before", {})))
        assert {c.subject.group for c in there} == {c.subject.group for c in back}, path.stem


# What was withdrawn


def _without(value: Any, ids: set[str]) -> Any:
    """Return a value without the entries and fields that name one of these ids."""
    if isinstance(value, dict):
        kept = {key: _without(item, ids) for key, item in value.items() if str(item) not in ids}
        return {key: item for key, item in kept.items() if item not in ([], {})}
    if isinstance(value, list):
        named = [
            item in ids if isinstance(item, str) else bool(ids & {*map(str, item.values())})
            for item in value
        ]
        return [_without(item, ids) for item, gone in zip(value, named, strict=True) if not gone]
    return value


def _runs(texts: Iterator[str], length: int = 3) -> set[str]:
    words = [re.findall(r"\w+", text.casefold()) for text in texts]
    return {" ".join(w[n : n + length]) for w in words for n in range(len(w) - length + 1)}


def _texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for item in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    ):
        yield from _texts_in(item)


def _withdrawing(base: Texts, path: str) -> Texts:
    """Return the base with one record withdrawn and nothing left that names it."""
    id_ = Path(path).stem
    record = _plain(base[path])
    ids = {id_, *(piece["id"] for piece in record.get("evidence", []))}
    others = {
        other: yaml.dump(_without(_plain(text), ids))
        for other, text in base.items()
        if other != path
    }
    return others | {path: TOMBSTONE}


WITHDRAWABLE = [
    path.relative_to(Path(__file__).parent / "evidence").as_posix()
    for folder in ("themes", "lessons", "critiques", "sources")
    for path in sorted((Path(__file__).parent / "evidence" / "themes_data" / folder).glob("*"))
]


@pytest.mark.parametrize("show", FORMATS)
@pytest.mark.parametrize("path", WITHDRAWABLE)
def test_no_word_of_a_withdrawn_record_is_told(
    path: str, show: Callable[[tuple[ReaderChange, ...]], str], base: Texts
) -> None:
    now = _withdrawing(base, path)
    known = {id_ for text in now.values() for id_ in _runs(_texts_in(_plain(text)))}
    known |= _runs(iter([Path(path).stem]))  # the file's name stays
    secret = _runs(_texts_in(_plain(base[path]))) - known
    assert secret
    for changes in (_changes(base, now), _changes(now, base)):
        told = [c for c in changes if c.subject.id == Path(path).stem]
        assert [(c.subject.title, c.kind) for c in told] in (
            [("", Kind.WITHDRAWN)],
            [("", Kind.BACK)],
        )
        shown = re.sub(r"&#\d+;", " ", show(changes))
        assert sorted(secret & _runs(iter(shown.splitlines()))) == []
    there = show(tuple(c for c in _changes(base, now) if c.kind is Kind.WITHDRAWN))
    assert "withdrawn" in there


def test_what_is_withdrawn_today_stays_unsaid_between_older_states(base: Texts) -> None:
    older = base | {CRITIQUE: base[CRITIQUE].replace("title: Riders were", "title: Riders are")}
    today = _state(base | {CRITIQUE: TOMBSTONE}).evidence.withdrawn
    (change,) = changes_between(_state(older), _state(base), WORDS, today)
    assert (change.subject.title, change.sentence) == ("", "withdrawn")
    assert changes_between(_state(base), _state(base), WORDS, today) == ()


def test_what_takes_the_place_of_something_withdrawn_is_not_compared_with_it(base: Texts) -> None:
    new = CRITIQUE.replace("riders-were", "they-were")
    text = f"formerly: {Path(CRITIQUE).stem}\n{base[CRITIQUE]}".replace("a draft", "the draft")
    changes = _changes(base, base | {CRITIQUE: TOMBSTONE, new: text})
    assert [c.kind for c in changes if c.group is Chapter.CRITIQUES] == [Kind.WITHDRAWN, Kind.NEW]


# What could not be read


def test_a_record_that_cannot_be_read_is_not_told_as_gone(base: Texts) -> None:
    broken = base | {THEME: "titel: x\n", "themes_data/glossary.yaml": "terms: 3\n"}
    assert _state(broken).unread == {THEME, "themes_data/glossary.yaml"}
    assert _changes(base, broken) == _changes(broken, base) == ()


# How it is shown


def _one(sentence: str, title: str = "A") -> ReaderChange:
    subject = Subject(Chapter.THEMES, "theme", "a", title)
    return ReaderChange(subject, Kind.NEW, Location("p", 3), {"text": sentence})


def test_no_text_of_a_record_is_markup_on_a_pull_request() -> None:
    hostile = (
        "@everyone <b>x</b> [a](http://b) ![i](j) #1 `c` | **d** _e_ ~f~ :g: www.h.i\n# e\n- f"
    )
    error = Problem(Location("p"), "code", hostile)
    shown = changes_as_markdown([_one(hostile, hostile)], [Side(hostile, (error,))])
    lines = shown.splitlines()
    assert [line for line in lines if line.startswith("#")] == [lines[0], "### Themes"]
    ours = re.sub(r"&#\d+;", "", shown.replace("**", "", 2))
    for mark in "@<>[]()`|_~:.!*\\":
        assert mark not in ours, mark


def test_json_names_every_part_of_a_change() -> None:
    problem = Problem(Location("q", 2), "code", "Wrong.", "Right it.")
    shown = changes_as_json([_one("b")], [Side("main", (problem,)), Side("now")])
    assert json.loads(shown) == {
        "version": 1,
        "sides": [
            {
                "name": "main",
                "errors": [{"path": "q", "line": 2, "code": "code", "message": "Wrong."}],
            },
            {"name": "now", "errors": []},
        ],
        "changes": [
            {
                "group": "themes",
                "subject": {"kind": "theme", "id": "a", "title": "A"},
                "kind": "new",
                "sentence": "new: b",
                "path": "p",
                "line": 3,
            }
        ],
    }


@pytest.mark.parametrize("show", [changes_as_text, changes_as_markdown])
def test_nothing_is_said_to_be_nothing(show: Callable[[tuple[ReaderChange, ...]], str]) -> None:
    assert show(()).endswith("Nothing changes for a reader.")


# Against a revision of git


@pytest.fixture
def repository(base: Texts, tmp_path: Path) -> Path:
    """A repository whose folder `guide` holds the invented guide, committed once."""
    for path, text in base.items():
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
        theme.read_text(encoding="utf-8").replace("Keys go missing", "Keys get lost"),
        encoding="utf-8",
    )
    told = "the title now reads “Keys get lost” (before: “Keys go missing”)"
    assert main([*root, "diff", "HEAD"]) == 0
    assert told in capsys.readouterr().out
    _git(repository, "commit", "--quiet", "-am", "Another title")
    assert main([*root, "diff", "HEAD~1", "HEAD", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["changes"][0]["sentence"] == told
    assert main([*root, "diff", "HEAD~1", "HEAD", "--format", "markdown"]) == 0
    assert "### Themes" in capsys.readouterr().out


@pytest.mark.parametrize("show", ["text", "markdown", "json"])
def test_errors_on_either_side_are_said_and_the_rest_is_compared(
    show: str, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    guide = repository / "guide"
    (guide / THEME).write_text("titel: x\n", encoding="utf-8")
    glossary = guide / "themes_data" / "glossary.yaml"
    glossary.write_text(
        glossary.read_text(encoding="utf-8").replace("is handed out", "lies"), encoding="utf-8"
    )
    assert main(["--root", str(guide), "diff", "HEAD", "--format", show]) == 1
    shown = re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), capsys.readouterr().out)
    assert "unknown-field" in shown
    assert "where a key lies" in shown
    assert "no longer there" not in shown
    assert show != "json" or json.loads(shown)["sides"][0] == {"name": "HEAD", "errors": []}


def test_without_a_guide_nothing_is_compared(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _git(repository, "mv", "guide/themes_data", "themes_data")
    _git(repository, "commit", "--quiet", "-m", "Moved")
    assert main(["--root", str(repository), "diff", "HEAD~1", "HEAD", "--format", "json"]) == 1
    shown = json.loads(capsys.readouterr().out)
    assert shown["changes"] is None
    assert [error["code"] for error in shown["sides"][0]["errors"]] == ["no-guide"]
    assert main(["--root", str(repository), "diff", "HEAD~1", "HEAD"]) == 1
    assert "cannot be compared" in capsys.readouterr().out


@pytest.mark.parametrize("revision", ["nowhere", "HEAD~1", "--all", "HEAD~9", "HEAD:note.txt", ""])
def test_a_revision_that_cannot_be_read_is_a_mistake_of_the_command_line(
    repository: Path, revision: str
) -> None:
    with pytest.raises(NoRevisionError):
        read_revision(repository / "guide", revision)


def test_a_revision_is_read_without_touching_the_folder(repository: Path) -> None:
    theme = repository / "guide" / THEME
    was = theme.read_text(encoding="utf-8")
    theme.write_text("title: Unsaved\n", encoding="utf-8")
    assert read_revision(repository / "guide", "HEAD").texts[THEME] == was
    assert theme.read_text(encoding="utf-8") == "title: Unsaved\n"


def test_a_folder_outside_any_repository_has_no_revisions(tmp_path: Path) -> None:
    with pytest.raises(NoRevisionError, match="is not in a repository"):
        read_revision(tmp_path, "HEAD")


def test_without_git_no_revision_can_be_read(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoRevisionError, match="git is not installed"):
        read_revision(repository / "guide", "HEAD")


def test_an_unknown_revision_ends_with_two_and_one_line(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--root", str(repository / "guide"), "diff", "nowhere"])
    assert stop.value.code == 2
    assert capsys.readouterr().err.splitlines()[-1].endswith("git knows no revision nowhere here.")


def test_what_attributes_leave_out_of_archives_or_rewrite_is_no_change(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / ".gitattributes").write_text(
        "guide/themes_data/glossary.yaml export-ignore\n*.yaml export-subst eol=crlf\n"
    )
    (repository / "guide/content").mkdir()
    (repository / "guide/content/map.md").write_text("# Map\n\n![The way](way.png)\n")
    (repository / "guide/content/way.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(8))
    _git(repository, "add", ".")
    _git(repository, "commit", "--quiet", "-m", "Attributes")
    root = ["--root", str(repository / "guide")]
    assert main([*root, "diff", "HEAD"]) == 0
    assert capsys.readouterr().out == "Nothing changes for a reader.\n"
    assert main([*root, "check", "--against", "HEAD"]) == 0
    assert capsys.readouterr().out == "no problem\n"


def test_git_itself_says_why_it_reads_nothing_here(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(NoRevisionError, match=r"git says: detected dubious ownership .*safe\.dir"):
        read_revision(repository / "guide", "HEAD")


def test_content_that_git_has_not_here_is_not_fetched(repository: Path, tmp_path: Path) -> None:
    text = (repository / "guide" / THEME).read_bytes()
    name = hashlib.sha1(b"blob %d\0" % len(text) + text).hexdigest()
    (repository / ".git/objects" / name[:2] / name[2:]).unlink()
    trap = tmp_path / "trap"
    _git(repository, "remote", "add", "origin", "ssh://nowhere.example/it")
    _git(repository, "config", "core.repositoryFormatVersion", "1")
    _git(repository, "config", "extensions.partialClone", "origin")
    _git(repository, "config", "core.sshCommand", f"touch {trap}")
    with pytest.raises(NoRevisionError, match=f"git does not have {THEME} here"):
        read_revision(repository / "guide", "HEAD")
    assert not trap.exists()


def test_links_in_a_revision_are_not_read(repository: Path) -> None:
    (repository / "guide/themes_data/themes/link.yaml").symlink_to("/etc/hostname")
    _git(repository, "add", ".")
    _git(repository, "commit", "--quiet", "-m", "A link")
    assert "themes_data/themes/link.yaml" not in read_revision(repository / "guide", "HEAD").texts


def test_programs_get_paths_from_the_top_of_the_repository(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "guide" / THEME).write_text("titel: x\n", encoding="utf-8")
    root = ["--root", str(repository / "guide")]
    assert main([*root, "check", "--format", "github"]) == 1
    assert f"::error file=guide/{THEME},line=1," in capsys.readouterr().out
    assert main([*root, "check", "--format", "sarif", str(repository / "guide" / THEME)]) == 1
    result = json.loads(capsys.readouterr().out)["runs"][0]["results"][0]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": f"guide/{THEME}", "uriBaseId": "%SRCROOT%"}
    assert main([*root, "check", "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["problems"][0]["path"] == THEME
