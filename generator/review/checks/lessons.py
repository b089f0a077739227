"""Lessons: what they tell people to do rests on evidence, or says that it does not."""

from collections.abc import Iterable

from generator.evidence.evidence import Evidence
from generator.evidence.records.lesson import EDITORS
from generator.review.checks.check import Finding, check
from generator.text.problems import Mistake


@check(
    Mistake(
        code="lesson-without-evidence",
        means="The action of a lesson rests on the editors alone.",
        remedy="Name its evidence, or make it a step of another lesson.",
        file="themes_data/lessons/end-before-the-last-bus.yaml",
        wrong="""\
basis: editors
themes: late-buses
""",
        right="""\
basis: menders2021-t1-4
themes: late-buses
""",
    )
)
def lessons_rest_on_evidence(evidence: Evidence) -> Iterable[Finding]:
    """Yield every lesson whose action rests on nothing but the editors' own opinion."""
    for lesson in evidence.lessons.values():
        if set(lesson.basis) == {EDITORS}:
            yield (
                evidence.place(lesson, "basis"),
                f"The action of `{lesson.title}` rests on no evidence.",
                "Name the pieces of evidence that it rests on. A suggestion of the editors can be "
                "a step of a lesson, never a whole lesson.",
            )
