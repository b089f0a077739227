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


def counted(evidence: Evidence, words: Words) -> Mapping[str, Any]:
    """Return how many lines of each kind have a remedy, and a problem, that is shown so firmly."""
    footing = evidence.footing
    return {
        "remedies": _counted(footing.remedies(), words),
        "problems": _counted(footing.problems(), words),
    }


def schema_of_counts(words: Words) -> Mapping[str, Any]:
    """Return the JSON Schema of the counts."""
    numbers = {kind: {"type": "integer"} for kind in KINDS}
    row = {
        "type": "object",
        "additionalProperties": False,
        "required": ["firmness", *KINDS],
        "properties": {"firmness": {"type": "string"}, **numbers},
    }
    tables = ("remedies", "problems")
    return {
        "type": "object",
        "description": words.plain("firmness_page.intro"),
        "additionalProperties": False,
        "required": list(tables),
        "properties": {name: {"type": "array", "items": row} for name in tables},
    }


def _counted(counts: Counts, words: Words) -> list[Mapping[str, Any]]:
    return [
        {"firmness": words.plain(f"firmness.{level.value}"), **found}
        for level, found in counts.items()
    ]
