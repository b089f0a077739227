"""Lessons: what they tell people to do rests on evidence, or says that it does not."""

from collections.abc import Iterable

from generator.evidence.evidence import Evidence
from generator.evidence.records.lesson import EDITORS
from generator.text.problems import Problem


def lessons_rest_on_evidence(evidence: Evidence) -> Iterable[Problem]:
    """Yield every lesson whose action rests on nothing but the editors' own opinion."""
    for lesson in evidence.lessons.values():
        if set(lesson.basis) == {EDITORS}:
            yield Problem(
                evidence.place(lesson, "basis"),
                "lesson-without-evidence",
                f"The action of `{lesson.title}` rests on no evidence.",
                "Name the pieces of evidence that it rests on. A suggestion of the editors can be "
                "a step of a lesson, never a whole lesson.",
            )
