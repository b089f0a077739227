"""Shows what changes for a reader: in the terminal, on a pull request, and for programs."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.review.changes import Chapter, ReaderChange, Subject
from generator.text.problems import Problem

VERSION = 1
"""The version of the shape that `changes_as_json` returns; it counts up when that changes."""

TITLE = "What changes for a reader"
NOTHING = "Nothing changes for a reader."
NOT_COMPARED = "The two cannot be compared before guide.yaml can be read in both."

GROUPS = {
    Chapter.GUIDE: "The guide",
    Chapter.THEMES: "Themes",
    Chapter.LESSONS: "Lessons",
    Chapter.CRITIQUES: "Critiques",
    Chapter.SOURCES: "Sources",
    Chapter.GLOSSARY: "Words explained",
    Chapter.FRAMEWORKS: "Frameworks",
    Chapter.PAGES: "Pages",
    Chapter.SEALS: "Seals",
    Chapter.AGAIN: "To be looked at again, since the evidence changed",
}

MARKUP = re.compile(r"[\\`*_{}\[\]<>()#+.!|~$@:/&^=-]")
"""What Markdown, or the host that shows it, takes for more than a character."""


@dataclass(frozen=True)
class Side:
    """One of the two states: what it is called, and the errors in it."""

    name: str
    errors: tuple[Problem, ...] = ()


def changes_as_text(changes: Sequence[ReaderChange] | None, sides: Sequence[Side] = ()) -> str:
    """Return the changes for the terminal, by group and title; None could not be compared."""
    lines = _errors(sides)
    if not changes:
        return "\n".join([*lines, NOT_COMPARED if changes is None else NOTHING])
    for group, of_group in _grouped(changes):
        lines += ["", GROUPS[group]] if lines else [GROUPS[group]]
        for subject, found in of_group:
            lines.append(f"  {subject.title or subject.id}")
            lines += [f"    - {change.sentence}" for change in found]
    return "\n".join(lines)


def changes_as_markdown(changes: Sequence[ReaderChange] | None, sides: Sequence[Side] = ()) -> str:
    """Return the changes as Markdown for a pull request; no text of a record is markup in it."""
    lines = [f"## {TITLE}", ""]
    lines += [line for error in _errors(sides) for line in (_escaped(error), "")]
    if not changes:
        return "\n".join([*lines, NOT_COMPARED if changes is None else NOTHING])
    for group, of_group in _grouped(changes):
        lines += [f"### {GROUPS[group]}", ""]
        for subject, found in of_group:
            lines.append(f"- **{_escaped(subject.title or subject.id)}**")
            lines += [f"    - {_escaped(change.sentence)}" for change in found]
        lines.append("")
    return "\n".join(lines).rstrip()


def changes_as_json(changes: Sequence[ReaderChange] | None, sides: Sequence[Side] = ()) -> str:
    """Return the changes as JSON.

    `version` is VERSION. `sides` has the `name` of the earlier and of the later state with its
    `errors` (path, line, code, message). `changes` is a list, or null where the two cannot be
    compared: each has `group`, `subject` (kind of record, id, title), `kind` (what happened, a
    fixed word), `sentence` (the same for people), and `path` and `line`, in the later state or, for
    what is no longer there, in the earlier one. Of what was withdrawn the title is empty.
    """
    shown = {
        "version": VERSION,
        "sides": [
            {"name": side.name, "errors": [_problem(problem) for problem in side.errors]}
            for side in sides
        ],
        "changes": None if changes is None else [_change(change) for change in changes],
    }
    return json.dumps(shown, ensure_ascii=False, indent=2)


def _grouped(
    changes: Sequence[ReaderChange],
) -> Iterator[tuple[Chapter, Iterator[tuple[Subject, Iterator[ReaderChange]]]]]:
    for group, found in groupby(changes, key=lambda change: change.group):
        yield group, groupby(found, key=lambda change: change.subject)


def _errors(sides: Sequence[Side]) -> list[str]:
    """Return what is wrong on either side, one line each."""
    lines = []
    for side in sides:
        if side.errors:
            lines.append(f"{side.name} has errors; what could not be read there is left out here.")
        for problem in side.errors:
            place = problem.location
            lines.append(f"  {place.path}:{place.line}: [{problem.code}] {problem.message}")
    return lines


def _problem(problem: Problem) -> Mapping[str, object]:
    return {
        "path": problem.location.path,
        "line": problem.location.line,
        "code": problem.code,
        "message": problem.message,
    }


def _change(change: ReaderChange) -> Mapping[str, object]:
    subject = change.subject
    return {
        "group": change.group.value,
        "subject": {"kind": subject.kind, "id": subject.id, "title": subject.title},
        "kind": change.kind.name.lower().replace("_", "-"),
        "sentence": change.sentence,
        "path": change.place.path,
        "line": change.place.line,
    }


def _escaped(text: str) -> str:
    """Return a text on one line in which no character is markup."""
    return MARKUP.sub(lambda found: f"&#{ord(found[0])};", " ".join(text.split()))
