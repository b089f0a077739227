"""One role's hand-out as plain data: what is disputed, what to do, what to ask, what to know."""

from collections.abc import Iterable

from generator.evidence.evidence import Evidence
from generator.evidence.records import Term, Theme
from generator.evidence.records.theme import Valence
from generator.publishing.pdf.plain import Plain
from generator.publishing.pdf.references import refer, refer_to_basis

ORDER = (Valence.BARRIER, Valence.BOTH, Valence.FACILITATOR, Valence.UNCLEAR)
"""In which order somebody who plans meets the themes: first what will stand in the way."""


def handout(evidence: Evidence, role: Term) -> Plain:
    """Return the steps of a role by phase, its questions, its themes, and all that is contested.

    Each step and question is listed once, with all that it rests on, however many lessons name it.
    """
    steps = [step for _, step in evidence.actions.steps_for(role)]
    questions = [question for _, question in evidence.actions.questions_for(role)]
    return {
        "role": role.label,
        "description": role.description,
        "phases": [
            {"phase": phase.label, "steps": _lines(evidence, there)}
            for phase in evidence.guide.phases
            if (there := [(step.do, step.basis) for step in steps if step.phase == phase.id])
        ],
        "questions": _lines(evidence, [(question.ask, question.basis) for question in questions]),
        "themes": [
            refer(theme) | {"finding": theme.finding, "valence": theme.valence.value}
            for theme in sorted(evidence.themes.values(), key=_place)
            if role.id in theme.roles
        ],
        "contested": [
            refer(critique) | {"verdict": critique.what_the_record_shows.verdict}
            for critique in evidence.critiques.values()
        ],
    }


def _lines(evidence: Evidence, said: Iterable[tuple[str, tuple[str, ...]]]) -> list[Plain]:
    basis: dict[str, list[str]] = {}
    for text, rests_on in said:
        basis.setdefault(text, []).extend(rests_on)
    return [{"text": text, "basis": refer_to_basis(evidence, ids)} for text, ids in basis.items()]


def _place(theme: Theme) -> tuple[int, str]:
    return ORDER.index(theme.valence), theme.title.casefold()
