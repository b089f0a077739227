"""How firm the lines of lessons are, as data: computed, in the words of site and print."""

from collections.abc import Mapping
from typing import Any

from generator.evidence.evidence import Evidence
from generator.evidence.firmness import KINDS, Counts
from generator.evidence.records.lesson import LessonLine
from generator.publishing.presentation.basis import in_words
from generator.publishing.words import Words

FIELDS = ("remedy_firmness", "problem_firmness")
"""What every line of a lesson says beside what its authors wrote."""


def firmness_of(line: LessonLine, evidence: Evidence, words: Words) -> dict[str, str]:
    """Return how firmly the remedy and the problem of a line are shown."""
    footing = evidence.footing
    found = footing.of_remedy(line.remedy_shown_by), footing.of_problem(line.problem_shown_by)
    return {name: in_words(one, words) for name, one in zip(FIELDS, found, strict=True)}


def firmness(evidence: Evidence, words: Words) -> Mapping[str, Any]:
    """Return how firm each line of each lesson is, and how many lines of each kind are how firm."""
    footing = evidence.footing
    lines = [
        {
            "lesson": lesson.id,
            "kind": steps[0] if steps else KINDS[0],
            "number": int(steps[1]) + 1 if steps else 1,
            **firmness_of(line, evidence, words),
        }
        for lesson in evidence.lessons.values()
        for steps, line in lesson.lines
    ]
    remedies, problems = footing.remedies(), footing.problems()
    return {
        "remedies": _counted(remedies, words),
        "problems": _counted(problems, words),
        "lines": lines,
    }


def schema_of_firmness(words: Words) -> Mapping[str, Any]:
    """Return the JSON Schema of what `firmness` returns."""
    text, number = {"type": "string"}, {"type": "integer"}
    described = {f: text | {"description": words.plain(f"data.columns.{f}")} for f in FIELDS}
    row = _shape({"firmness": text, **dict.fromkeys(KINDS, number)})
    line = _shape({"lesson": text, "kind": {"enum": list(KINDS)}, "number": number, **described})
    tables = {name: {"type": "array", "items": row} for name in ("remedies", "problems")}
    lists = {**tables, "lines": {"type": "array", "items": line}}
    return {"description": words.plain("firmness_page.intro"), **_shape(lists)}


def _shape(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(properties),
        "properties": dict(properties),
    }


def _counted(counts: Counts, words: Words) -> list[Mapping[str, Any]]:
    return [
        {"firmness": words.plain(f"firmness.{level.value}"), **found}
        for level, found in counts.items()
    ]
