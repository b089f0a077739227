"""A lesson as readers meet it: what to do, who does it and when, and what each line rests on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.evidence.records import Lesson
from generator.evidence.records.lesson import LessonLine, Question, Step, StrategyUse
from generator.publishing.presentation.basis import Basis, basis_of
from generator.publishing.presentation.composer import Composer, join
from generator.publishing.presentation.disputes import PresentedDispute, contested_about
from generator.publishing.presentation.sentences import CrossReference, LinkedText, Sentence


@dataclass(frozen=True)
class Line:
    """Something to do, to ask or to see, and what it rests on; `who` does or asks it."""

    text: str
    basis: Basis
    who: CrossReference | None = None


@dataclass(frozen=True)
class Lines:
    """The steps of a phase, or the questions of a role."""

    id: str
    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class PresentedLesson:
    """A lesson as plain texts, sentences and references, in the order in which they are shown."""

    title: str
    address: CrossReference
    action: str
    basis: Basis
    may_decline: str | None
    contested: tuple[PresentedDispute, ...]
    contested_none: Sentence | None
    why: str
    steps: tuple[Lines, ...]
    no_steps: Sentence | None
    questions: tuple[Lines, ...]
    signs: tuple[Line, ...]
    cautions: tuple[str, ...]
    strategies: tuple[Sentence, ...]
    themes: tuple[LinkedText, ...]
    named_in: tuple[CrossReference, ...]


def present_lesson(lesson: Lesson, composer: Composer) -> PresentedLesson:
    """Return a lesson as the site and the book show it."""
    word, evidence = composer.word, composer.evidence
    contested, steps = contested_about(lesson, composer), tuple(_steps(lesson.steps, composer))
    how = composer.to_page("theme.how_to_contest", "contest.md")
    gaps = composer.to_page("title.gaps", "gaps.md")
    themes = (evidence.themes[id_] for id_ in lesson.themes)
    return PresentedLesson(
        title=lesson.title,
        address=composer.to(lesson),
        action=lesson.action,
        basis=_basis(lesson, composer),
        may_decline=word("lesson.may_decline") if lesson.persuades else None,
        contested=contested,
        contested_none=None if contested else join(word("lesson.contested_none"), " ", how),
        why=lesson.why,
        steps=steps,
        no_steps=None if steps else join(word("lesson.no_steps"), " ", gaps),
        questions=tuple(_questions(lesson.questions, composer)),
        signs=tuple(Line(sign.sign, _basis(sign, composer)) for sign in lesson.signs),
        cautions=lesson.cautions,
        strategies=tuple(_strategy(use, composer) for use in lesson.strategies),
        themes=tuple(LinkedText(composer.to(theme), theme.finding) for theme in themes),
        named_in=tuple(
            composer.to(evidence.sources[named.source], named.locator) for named in lesson.named_in
        ),
    )


def _basis(line: LessonLine, composer: Composer) -> Basis:
    return basis_of(line.problem_shown_by, line.remedy_shown_by, composer)


def _steps(steps: Iterable[Step], composer: Composer) -> Iterator[Lines]:
    """Yield the steps of each phase that has any, as the authors ordered them."""
    for phase in composer.evidence.guide.phases:
        lines = [
            Line(step.do, _basis(step, composer), composer.to_role(step.role))
            for step in steps
            if step.phase == phase.id
        ]
        if lines:
            yield Lines(phase.id, phase.label, tuple(lines))


def _questions(questions: Iterable[Question], composer: Composer) -> Iterator[Lines]:
    """Yield the questions of each role that has any."""
    for role in composer.evidence.guide.roles:
        asked = [question for question in questions if question.role == role.id]
        lines = [Line(question.ask, _basis(question, composer)) for question in asked]
        if lines:
            name = composer.word("lesson.role_asks", role=role.label)
            yield Lines(role.id, name, tuple(lines))


def _strategy(use: StrategyUse, composer: Composer) -> Sentence:
    framework = composer.evidence.frameworks[use.framework]
    strategy = composer.evidence.placement.constructs(use.framework)[use.strategy]
    link = composer.to_construct(framework, strategy)
    return composer.say("lesson.strategy_line", strategy=link, framework=framework.short_name)
