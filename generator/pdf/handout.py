"""One role's hand-out as plain data: what to do, what to ask, and what concerns the role."""

from generator.evidence import Evidence
from generator.pdf.references import Plain, refer, refer_to_basis
from generator.records import Term
from generator.records.lesson import Question, Step


def handout(evidence: Evidence, role: Term) -> Plain:
    """Return the steps of a role by phase, its questions, its themes, and all that is contested.

    Each step and question stands with the title of its lesson and with what it rests on.
    """

    def line(part: Step | Question, lesson: str) -> Plain:
        text = part.do if isinstance(part, Step) else part.ask
        return {"text": text, "lesson": lesson, "basis": refer_to_basis(evidence, part.basis)}

    steps = evidence.actions.steps_for(role)
    return {
        "role": role.label,
        "description": role.description,
        "phases": [
            {"phase": phase.label, "steps": [line(s, lesson.title) for lesson, s in there]}
            for phase in evidence.guide.phases
            if (there := [entry for entry in steps if entry[1].phase == phase.id])
        ],
        "questions": [
            line(question, lesson.title)
            for lesson, question in evidence.actions.questions_for(role)
        ],
        "themes": [
            refer(theme) | {"finding": theme.finding, "valence": theme.valence.value}
            for theme in evidence.themes.values()
            if role.id in theme.roles
        ],
        "contested": [
            refer(critique) | {"verdict": critique.what_the_record_shows.verdict}
            for critique in evidence.critiques.values()
        ],
    }
