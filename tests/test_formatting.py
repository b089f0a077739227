"""Formatted files: what they say stays, no comment is lost, and twice is as good as once."""

import random
import re
from dataclasses import replace
from pathlib import Path

import pytest

from generator.build import read_guide
from generator.cli import main
from generator.editing.formatting import formatted
from generator.evidence.evidence import Evidence
from generator.evidence.records import KINDS, SINGLE, Record
from generator.evidence.records.shape import fields_of, parts_in, parts_of
from generator.reading.folder import HOME, Folder, read_folder
from generator.reading.loading import is_record_file, kind_of
from generator.text.problems import Problem
from generator.text.yaml.document import Document, read_document

GUIDES = {"real": HOME, "invented": HOME / "tests/evidence"}
THEME = "themes_data/themes/keys-go-missing.yaml"


def _records(name: str) -> dict[str, str]:
    texts = read_folder(GUIDES[name], environment={}).texts
    return {path: text for path, text in texts.items() if is_record_file(path)}


def _spoilt(text: str, seed: int) -> str:
    """Return a text with its first-level fields in another order, and with spare white space."""
    chance = random.Random(seed)
    head = re.match(r"(#.*\n)*", text)
    assert head
    blocks = re.split(r"(?m)^(?=[a-z_]+:)", text[head.end() :])
    chance.shuffle(blocks)
    blocks = [b if b.endswith("\n") else f"{b}\n" for b in blocks if b]
    lines = "".join(blocks).split("\n")
    return head[0] + "\r\n".join(line + " " * chance.choice((0, 0, 2)) for line in lines) + "\n\n"


def _comments(text: str) -> list[str]:
    return sorted(re.findall(r"(?m)(?:^|\s)(#.*?)\s*$", text))


@pytest.mark.parametrize("name", GUIDES)
def test_what_the_records_say_stays(name: str) -> None:
    texts = _records(name)
    new = {path: formatted(text, kind_of(path) or KINDS["themes"]) for path, text in texts.items()}
    folder = read_folder(GUIDES[name], environment={})
    problems = read_guide(replace(folder, texts={**folder.texts, **new})).problems
    assert problems == ()
    for path, text in new.items():
        assert _comments(text) == _comments(texts[path])
        assert formatted(text, kind_of(path) or KINDS["themes"]) == text


@pytest.mark.parametrize("name", GUIDES)
def test_spoilt_files_come_back_in_order(name: str) -> None:
    back = 0
    for seed, (path, text) in enumerate(_records(name).items()):
        model = kind_of(path) or KINDS["themes"]
        good = formatted(text, model)
        spoilt = _spoilt(good, seed)
        mended = formatted(spoilt, model)
        assert read_document("", mended)[0].value == read_document("", good)[0].value
        assert _comments(mended) == _comments(good)
        back += mended == good
    assert back > len(_records(name)) * 0.9


def test_fields_inside_a_list_are_put_in_order_with_their_comments() -> None:
    text = """title: A
evidence:
  - statement: It says.
    # where it stands
    locator: Page 1
    id: a-p1
    quotes: [{paraphrase: x, id: q}]
finding: B
"""
    assert (
        formatted(text, KINDS["themes"])
        == """title: A
finding: B
evidence:
  - id: a-p1
    # where it stands
    locator: Page 1
    statement: It says.
    quotes: [{paraphrase: x, id: q}]
"""
    )


def test_marks_become_round_in_our_own_words_alone() -> None:
    text = """title: It's "so"
finding: It's "so" here.
evidence:
  - label: It's "so"
    statement: 'It''s so'
    quotes:
      - id: a
        verbatim: It's "so"
      - id: b
        paraphrase: It's sealed.
        seal: {fingerprint: x, checked_on: 2024-01-01}
"""
    assert formatted(text, KINDS["themes"]) == text.replace(
        'finding: It\'s "so"', "finding: It’s “so”"
    )


def test_each_text_of_our_own_is_marked_so_on_its_type() -> None:
    models = {part for kind in (*KINDS.values(), *SINGLE.values()) for part in parts_of(kind)}
    fields = [(model.__name__, field) for model in models for field in fields_of(model)]
    said = {(name, f.name) for name, f in fields if "in our own words" in f.description}
    marked = {(name, field.name) for name, field in fields if field.ours}
    assert said - marked == set()
    assert {("Source", "design"), ("Source", "setting"), ("Source", "recruitment")} < marked
    assert not {name for _, name in marked} & {"title", "label", "locator", "verbatim", "licence"}


def test_what_a_seal_covers_is_marked_so_on_its_type(invented: Evidence) -> None:
    covered = {way for item in invented.seals.sealed() for way, _ in item.paraphrases}
    marked = {
        way
        for record in invented.records
        for part in parts_in(record.model_dump(mode="json", by_alias=True), type(record))
        for field, way, _ in part.texts_in_our_words()
        if field.ours and field.ours.under_seal
    }
    assert covered - {("title",)} <= marked


def test_a_part_that_cannot_be_sorted_holds_up_nothing_else() -> None:
    text = """title: A
evidence:
  - statement: >-
      It's said.
    id: a-p1
      # above nothing; below a longer text it would be taken for its last line
finding: It's B.


"""
    assert formatted(text, KINDS["themes"]) == text.replace("It's", "It’s").rstrip() + "\n"


@pytest.mark.parametrize("name", GUIDES)
def test_a_file_is_read_twice_at_most(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once for what it says, and once for the proof, however much is mended in it."""
    spoilt = [
        (_spoilt(text, seed), kind_of(path) or KINDS["themes"])
        for seed, (path, text) in enumerate(_records(name).items())
    ]
    read: list[str] = []

    def reading(path: str, text: str) -> tuple[Document, list[Problem]]:
        read.append(text)
        return read_document(path, text)

    monkeypatch.setattr("generator.text.yaml.edits.read_document", reading)
    for text, kind in spoilt:
        formatted(text, kind)
    assert len(spoilt) < len(read) <= 2 * len(spoilt)


@pytest.mark.parametrize("text", ["a: [", "\t", "", "a: b\na: c\n", "title: x: y\n"])
def test_what_cannot_be_read_stays_as_it_is(text: str) -> None:
    assert formatted(text, KINDS["themes"]) == text


def test_the_command_puts_named_files_in_order(
    invented_folder: Folder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path, text in invented_folder.texts.items():
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((text + "\n\n").replace("\n", "\r\n").encode())
    assert main(["--root", str(tmp_path), "check", "--fix", str(tmp_path / THEME)]) == 0
    assert THEME in capsys.readouterr().err
    changed = [p for p in tmp_path.rglob("*.yaml") if b"\r" not in p.read_bytes()]
    assert [path.relative_to(tmp_path).as_posix() for path in changed] == [THEME]
    assert main(["--root", str(tmp_path), "check", "--fix"]) == 0
    capsys.readouterr()
    assert main(["--root", str(tmp_path), "check", "--fix"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("title: '[A card in the shed]'", "title_not_seen: 'A card in the shed'"),
        ('title: "[Whose card?]"', 'title_not_seen: "Whose card?"'),
        ("title: The [old] card", "title: The [old] card"),
        ("title: '[A] and [B]'\ntitle_not_seen: A card", None),
    ],
)
def test_a_title_in_square_brackets_becomes_the_description_that_it_is(
    written: str, mended: str | None
) -> None:
    rest = "\nkind: web-page\nread_level:\n  - {part: web-page}\n"
    assert formatted(written + rest, KINDS["sources"]) == (mended or written) + rest


@pytest.mark.parametrize("kind", sorted({*KINDS.values(), *SINGLE.values()}, key=str))
@pytest.mark.parametrize(
    "text", ["", "word", '"word"', "- a", "|\n a", "{}", "# word", "---\n", "~"]
)
def test_a_file_that_holds_no_record_is_let_alone(kind: type[Record], text: str) -> None:
    assert formatted(text, kind).split() == text.split()


OLD_LESSON = """\
title: Oil the chains
action: Oil every chain.
why: Dry chains squeak.
basis: [a-1, editors]  # mixed
themes: t
steps:
  - role: r
    phase: p
    do: Buy oil.
    basis: editors   # nobody tried
  - role: r
    phase: p
    do: Oil.
    basis:
      - a-1
      - editors  # we add
      - "a-2"
  - {role: r, phase: p, do: Wipe., basis: editors}
  - role: r
    phase: p
    do: Look.
    basis: a-1
questions:
  - role: r
    ask: Is it dry?
    basis:
      - 'editors'
signs:
  - sign: Nobody hears it.
    basis: "editors"
"""
NEW_LESSON = """\
title: Oil the chains
action: Oil every chain.
why: Dry chains squeak.
problem_shown_by: [a-1]  # mixed
themes: t
steps:
  - role: r
    phase: p
    do: Buy oil.
    # nobody tried
  - role: r
    phase: p
    do: Oil.
    problem_shown_by:
      - a-1
      # we add
      - "a-2"
  - {role: r, phase: p, do: Wipe.}
  - role: r
    phase: p
    do: Look.
    basis: a-1
questions:
  - role: r
    ask: Is it dry?
signs:
  - sign: Nobody hears it.
"""


def test_a_lesson_in_the_old_form_comes_into_the_new_one_where_that_is_safe() -> None:
    assert formatted(OLD_LESSON, KINDS["lessons"]) == NEW_LESSON
    assert formatted(NEW_LESSON, KINDS["lessons"]) == NEW_LESSON


def test_a_text_that_only_looks_like_the_old_form_stays() -> None:
    text = OLD_LESSON.replace("Oil every chain.", "|\n  basis: editors")
    assert formatted(text, KINDS["lessons"]) == text


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("doi: https://doi.org/10.5555/AbC  # seen", "doi: 10.5555/AbC  # seen"),
        ("doi: 'doi:10.5555/a'", "doi: 10.5555/a"),
        ("doi: https://doi.org/https://doi.org/10.5555/a", "doi: 10.5555/a"),
        ("doi: 10.5555/a", "doi: 10.5555/a"),
        ("doi: nothing", "doi: nothing"),
        ("pmid: PMID 123", "pmid: 123"),
        ("pmcid: pmc 77", "pmcid: PMC77"),
    ],
)
def test_an_identifier_in_an_address_comes_out_bare(written: str, bare: str) -> None:
    rest = "title: Bells\nkind: study\n"
    assert formatted(f"{rest}{written}\n", KINDS["sources"]) == f"{rest}{bare}\n"
