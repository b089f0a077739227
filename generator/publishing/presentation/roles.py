"""What a role is to do, to ask and to know, on its page and as a hand-out."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.evidence.records import Lesson, Role, Theme
from generator.evidence.records.lesson import Question, Step
from generator.evidence.records.theme import Valence
from generator.publishing.presentation.basis import Basis, basis_of
from generator.publishing.presentation.composer import Composer
from generator.publishing.presentation.sentences import CrossReference, Sentence, Tag

ORDER = (Valence.BARRIER, Valence.BOTH, Valence.FACILITATOR, Valence.UNCLEAR)
"""The order in which somebody who plans meets the themes: barriers first."""


@dataclass(frozen=True)
class RoleLine:
    """A step or question of a role, with all that it rests on, however many lessons name it."""

    text: str
    basis: Basis
    from_lessons: Sentence


@dataclass(frozen=True)
class RolePhase:
    """The steps of a role in one phase."""

    id: str
    name: str
    steps: tuple[RoleLine, ...]


@dataclass(frozen=True)
class RoleTheme:
    """A theme that concerns a role."""

    theme: CrossReference
    direction: Tag
    finding: str


@dataclass(frozen=True)
class PresentedRole:
    """A role as plain texts, sentences and references, in the order in which they are shown."""

    name: str
    address: CrossReference
    description: str | None
    may_decline: str
    disputed: tuple[Sentence, ...]
    phases: tuple[RolePhase, ...]
    questions: tuple[RoleLine, ...]
    themes: tuple[RoleTheme, ...]


def present_role(role: Role, composer: Composer) -> PresentedRole:
    """Return a role as its page and its hand-out show it."""
    evidence = composer.evidence
    steps, questions = evidence.actions.steps_for(role), evidence.actions.questions_for(role)
    themes = (theme for theme in evidence.themes.values() if role.id in theme.roles)
    phases = (
        RolePhase(
            phase.id,
            phase.label,
            _lines(
                [(step.do, lesson, step) for lesson, step in steps if step.phase == phase.id],
                composer,
            ),
        )
        for phase in evidence.guide.phases
    )
    return PresentedRole(
        name=role.label,
        address=composer.to_role(role.id),
        description=role.description,
        may_decline=composer.word("lesson.may_decline"),
        disputed=tuple(
            composer.say(
                "pdf.handout_verdict",
                title=critique.title,
                verdict=composer.word(f"verdict.{critique.what_the_record_shows.verdict}"),
            )
            for critique in evidence.critiques.values()
        ),
        phases=tuple(phase for phase in phases if phase.steps),
        questions=_lines([(asked.ask, lesson, asked) for lesson, asked in questions], composer),
        themes=tuple(
            RoleTheme(composer.to(theme), composer.direction(theme.valence), theme.finding)
            for theme in sorted(themes, key=_place)
        ),
    )


def _lines(
    said: Iterable[tuple[str, Lesson, Step | Question]], composer: Composer
) -> tuple[RoleLine, ...]:
    """Return each text once, with the lessons that name it and all that it rests on there."""
    problems: dict[str, dict[str, None]] = {}
    remedies: dict[str, dict[str, None]] = {}
    lessons: dict[str, dict[str, Lesson]] = {}
    for text, lesson, line in said:
        problems.setdefault(text, {}).update(dict.fromkeys(line.problem_shown_by))
        remedies.setdefault(text, {}).update(dict.fromkeys(line.remedy_shown_by))
        lessons.setdefault(text, {})[lesson.id] = lesson
    return tuple(
        RoleLine(
            text,
            basis_of(problems[text], remedies[text], composer),
            composer.say("role_page.from_lesson", link=composer.to_all(named.values())),
        )
        for text, named in lessons.items()
    )


def _place(theme: Theme) -> tuple[int, str]:
    return ORDER.index(theme.valence), theme.title.casefold()
