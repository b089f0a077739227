"""The documents for people: their examples are a sound guide, and nothing is left out of them.

What is written by hand beside the code drifts away from it; these tests insist that it does not.
"""

import re
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel

from generator.build import read_guide
from generator.cli.command import VERBS
from generator.evidence.records import KINDS, SINGLE
from generator.evidence.records.common import FOLDER, Change, Part
from generator.evidence.records.shape import FieldOfRecord, fields_of
from generator.reading.folder import HOME, Folder, read_templates
from generator.review.report import as_text
from tests.test_layers import ROOMS

README = (HOME / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (HOME / "CONTRIBUTING.md").read_text(encoding="utf-8")
HACKING = (HOME / "HACKING.md").read_text(encoding="utf-8")
DOCUMENTS = {"README.md": README, "CONTRIBUTING.md": CONTRIBUTING, "HACKING.md": HACKING}

MODULES = sorted((HOME / "generator").rglob("*.py"))

EXAMPLE = re.compile(r"^`(themes_data/[^`\n]+)`\n\n```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLES: dict[str, str] = dict(EXAMPLE.findall(CONTRIBUTING))

OURS = ("generator", "site_templates", "tests", "content", "scripts", "themes_data")
"""The folders whose files the documents name; CONTRIBUTING.md names invented ones."""

MODELS = {**SINGLE, **KINDS}

kinds = pytest.mark.parametrize("kind", MODELS)


def test_every_example_is_found() -> None:
    assert len(EXAMPLES) == CONTRIBUTING.count("```yaml")


def test_the_examples_are_a_sound_guide(tmp_path: Path) -> None:
    assert (
        read_guide(Folder(root=tmp_path, texts=EXAMPLES, templates=read_templates())).problems == ()
    )


@kinds
def test_every_kind_of_file_has_an_example(kind: str) -> None:
    assert _section(kind)


@kinds
def test_every_field_that_no_example_shows_is_in_a_table(kind: str, rewrite: bool) -> None:
    """Where it fails: describe the field in its record, and run the tests with `--rewrite`."""
    table, section = _further_fields(kind), _section(kind)
    found = re.search(r"^\| further field(?:.*\n\|)*.*\n", section, re.MULTILINE)
    if rewrite:
        old, new = (found[0], table) if found else (section, f"{section.rstrip()}\n\n{table}\n")
        mended = section.replace(old, new) if table else section
        path = HOME / "CONTRIBUTING.md"
        path.write_text(path.read_text(encoding="utf-8").replace(section, mended), encoding="utf-8")
    else:
        assert (found[0] if found else "") == table


def test_the_fields_of_a_history_are_explained() -> None:
    assert {"history", "formerly", *_names(Change)} <= _named_in(_chapter("What every file shares"))


@kinds
def test_every_allowed_word_is_named(kind: str) -> None:
    allowed = {word for part in _parts(MODELS[kind]) for word in _allowed_words(part)}
    words = set(re.findall(r"[a-z]+(?:-[a-z]+)*", _section(kind)))
    assert sorted(allowed - words) == []


def test_the_report_is_shown_as_it_is(tmp_path: Path) -> None:
    path = "themes_data/themes/late-buses.yaml"
    mistaken = EXAMPLES[path].replace("told_by: hosts   ", "told_by: host    ")
    texts = EXAMPLES | {path: mistaken}
    problems = read_guide(Folder(root=tmp_path, texts=texts, templates=read_templates())).problems
    assert len(problems) == 1
    pages = {path: "http://127.0.0.1:8000/themes/late-buses.html"}
    assert as_text(problems, texts, pages).rpartition("\n\n")[0] in CONTRIBUTING


def test_the_two_commands_are_named() -> None:
    assert "make site" in README
    assert "make test" in README


def test_every_verb_is_named() -> None:
    makefile = (HOME / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z-]+):", makefile, re.MULTILINE)
    assert [target for target in targets if f"make {target}" not in README + HACKING] == []
    assert [verb.name for verb in VERBS if f"guide {verb.name}" not in README] == []


def test_the_table_of_rooms_is_the_one_that_is_tested() -> None:
    table = HACKING.partition("\n## The rooms\n")[2].partition("\n\n| library |")[0]
    assert re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE) == list(ROOMS)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_leads_somewhere(name: str) -> None:
    lost = []
    for target in re.findall(r"\]\(((?!https?:)[^)]+)\)", DOCUMENTS[name]):
        path, _, anchor = target.partition("#")
        if not (HOME / path).exists() or (
            anchor and anchor not in _anchors(DOCUMENTS.get(path or name, ""))
        ):
            lost.append(target)
    assert lost == []


@pytest.mark.parametrize("name", ["README.md", "HACKING.md"])
def test_every_named_file_is_there(name: str) -> None:
    named = re.findall(r"`([a-z_]+/[\w./-]*)`", DOCUMENTS[name])
    ours = [path for path in named if path.split("/")[0] in OURS]
    assert ours
    assert [path for path in ours if not (HOME / path).exists()] == []


def _chapter(title: str) -> str:
    """Return the part of CONTRIBUTING.md under a heading of the second level."""
    return CONTRIBUTING.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def _section(kind: str) -> str:
    """Return the part of CONTRIBUTING.md that holds the examples of a kind of record."""
    start = f"`{FOLDER}/{kind}{'.yaml' if kind in SINGLE else '/'}"
    sections = _chapter("The kinds of file").split("\n### ")
    return next((section for section in sections if f"\n{start}" in section), "")


TABLE_HEAD = "| further field | what it is for |\n|---|---|\n"


def _further_fields(kind: str) -> str:
    """Return the table of the fields of a kind that no example shows, as Markdown."""
    shown = _in_examples("".join(re.findall(r"```yaml\n(.*?)```", _section(kind), re.DOTALL)))
    rows = [
        f"| `{field.name}` | {f'in `{within}`: ' if within else ''}{field.description}"
        f"{_words_allowed(field)} |\n"
        for within, field in _fields_within(MODELS[kind])
        if field.name not in shown
    ]
    return TABLE_HEAD + "".join(rows) if rows else ""


def _words_allowed(field: FieldOfRecord) -> str:
    words = ", ".join(f"`{word}`" for word in field.value.words)
    return f" One of {words}." if words else ""


def _fields_within(
    model: type[Part], within: str = "", seen: tuple[type[Part], ...] = ()
) -> Iterator[tuple[str, FieldOfRecord]]:
    """Yield each field of a model and of its parts, with the field that the part is in."""
    for field in fields_of(model):
        if field.name not in {"history", "formerly"}:
            yield within, field
            part = field.value.part
            if part and part not in seen:
                seen = (*seen, part)
                yield from _fields_within(part, field.name, seen)


def _in_examples(text: str) -> set[str]:
    """Return every field that an example uses."""
    return {*re.findall(r"^[ -]*(\w+):", text, re.MULTILINE), *re.findall(r"[{,] *(\w+):", text)}


def _named_in(text: str) -> set[str]:
    """Return every field that a text names: in an example, or in backticks."""
    return {*_in_examples(text), *re.findall(r"`(\w+)(?:: \w+)?`", text)}


def _parts(model: type[BaseModel]) -> list[type[BaseModel]]:
    """Return a model and all models that stand inside it, each once."""
    found: list[type[BaseModel]] = []
    waiting = [model]
    while waiting:
        part = waiting.pop()
        if part not in found:
            found.append(part)
            types = (
                kind for field in part.model_fields.values() for kind in _types(field.annotation)
            )
            waiting += [kind for kind in types if issubclass(kind, BaseModel)]
    return found


def _allowed_words(model: type[BaseModel]) -> Iterator[str]:
    for field in model.model_fields.values():
        for kind in _types(field.annotation):
            if issubclass(kind, Enum):
                yield from (str(member.value) for member in kind)
        yield from _literals(field.annotation)


def _types(annotation: Any) -> Iterator[type[Any]]:
    if isinstance(annotation, type):
        yield annotation
    for argument in get_args(annotation):
        yield from _types(argument)


def _literals(annotation: Any) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    else:
        for argument in get_args(annotation):
            yield from _literals(argument)


def _anchors(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def _names(part: type[BaseModel]) -> list[str]:
    return [field.name for field in fields_of(part)]
