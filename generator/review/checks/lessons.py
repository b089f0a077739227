"""Lessons: what they tell people to do rests on evidence, or says that it does not."""

from collections.abc import Iterable

from generator.evidence.evidence import Evidence
from generator.review.checks.check import Finding, check
from generator.text.problems import Mistake


@check(
    Mistake(
        code="lesson-without-evidence",
        means="The action of a lesson names evidence neither of a problem nor of a remedy.",
        remedy="Name its evidence, or make it a step of another lesson.",
        file="themes_data/lessons/end-before-the-last-bus.yaml",
        wrong="",
        right="""\
problem_shown_by: menders2021-t1-4
remedy_shown_by: menders2021-t1-6
""",
    )
)
def lessons_rest_on_evidence(evidence: Evidence) -> Iterable[Finding]:
    """Yield every lesson whose action has evidence neither of a problem nor of a remedy."""
    for lesson in evidence.lessons.values():
        if not lesson.problem_shown_by + lesson.remedy_shown_by:
            yield (
                evidence.key_place(lesson, "action"),
                f"The action of `{lesson.title}` rests on no evidence.",
                "Name the pieces which show the problem under `problem_shown_by`, and those which "
                "show that this was tried, asked for or advised under `remedy_shown_by`. What "
                "nobody reported a problem for can be a step of a lesson, never a whole lesson.",
            )
