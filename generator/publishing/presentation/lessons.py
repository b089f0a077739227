"""A lesson as readers meet it: what to do, who does it and when, and what each line rests on."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.evidence.evidence import Evidence
from generator.evidence.records import Lesson
from generator.evidence.records.lesson import Question, Step, StrategyUse
from generator.publishing.markdown.words import Words
from generator.publishing.presentation.basis import Basis, basis_of
from generator.publishing.presentation.disputes import Contested, contested_by
from generator.publishing.presentation.references import References
from generator.publishing.presentation.sentences import Reference, Sentence, compose


@dataclass(frozen=True)
class Line:
    """Something to do, to ask or to see, and what it rests on; `who` does or asks it."""

    text: str
    basis: Basis
    who: Reference | None = None


@dataclass(frozen=True)
class Part:
    """The steps of a phase, or the questions of a role."""

    id: str
    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class AnsweredTheme:
    """A theme that a lesson answers, with its finding."""

    theme: Reference
    finding: str


@dataclass(frozen=True)
class PresentedLesson:
    """A lesson as plain texts, sentences and references, in the order in which they are shown."""

    title: str
    address: Reference
    action: str
    basis: Basis
    may_decline: str | None
    contested: tuple[Contested, ...]
    contested_none: Sentence
    why: str
    steps: tuple[Part, ...]
    no_steps: Sentence
    questions: tuple[Part, ...]
    signs: tuple[Line, ...]
    cautions: tuple[str, ...]
    strategies: tuple[Sentence, ...]
    themes: tuple[AnsweredTheme, ...]
    named_in: tuple[Reference, ...]


def present_lesson(lesson: Lesson, evidence: Evidence, words: Words) -> PresentedLesson:
    """Return a lesson as the site and the book show it."""
    return _Presenter(evidence, words).present(lesson)


class _Presenter:
    def __init__(self, evidence: Evidence, words: Words) -> None:
        self._evidence = evidence
        self._words = words
        self._refer = References(evidence)

    def present(self, lesson: Lesson) -> PresentedLesson:
        evidence, words, refer = self._evidence, self._words, self._refer
        disputes = evidence.relations.disputes_of(lesson)
        themes = [evidence.themes[id_] for id_ in lesson.themes]
        how = Reference("contest.md", words.plain("theme.how_to_contest"))
        gaps = Reference("gaps.md", words.plain("title.gaps"))
        return PresentedLesson(
            title=lesson.title,
            address=refer.to(lesson),
            action=lesson.action,
            basis=self._basis(lesson.basis),
            may_decline=words.plain("lesson.may_decline") if lesson.persuades else None,
            contested=contested_by(disputes, evidence, words),
            contested_none=Sentence((words.plain("lesson.contested_none"), " ", how)),
            why=lesson.why,
            steps=tuple(self._steps(lesson.steps)),
            no_steps=Sentence((words.plain("lesson.no_steps"), " ", gaps)),
            questions=tuple(self._questions(lesson.questions)),
            signs=tuple(Line(sign.sign, self._basis(sign.basis)) for sign in lesson.signs),
            cautions=lesson.cautions,
            strategies=tuple(self._strategy(use) for use in lesson.strategies),
            themes=tuple(AnsweredTheme(refer.to(theme), theme.finding) for theme in themes),
            named_in=tuple(
                refer.to(evidence.sources[named.source], named.locator) for named in lesson.named_in
            ),
        )

    def _basis(self, ids: Iterable[str]) -> Basis:
        return basis_of(ids, self._evidence, self._words)

    def _steps(self, steps: Iterable[Step]) -> Iterable[Part]:
        """Return the steps of each phase that has any, as the authors ordered them."""
        for phase in self._evidence.guide.phases:
            lines = [
                Line(step.do, self._basis(step.basis), self._role(step.role))
                for step in steps
                if step.phase == phase.id
            ]
            if lines:
                yield Part(phase.id, phase.label, tuple(lines))

    def _questions(self, questions: Iterable[Question]) -> Iterable[Part]:
        """Return the questions of each role that has any."""
        for role in self._evidence.guide.roles:
            asked = [question for question in questions if question.role == role.id]
            lines = [Line(question.ask, self._basis(question.basis)) for question in asked]
            if lines:
                name = self._words.plain("lesson.role_asks", role=role.label)
                yield Part(role.id, name, tuple(lines))

    def _role(self, id_: str) -> Reference:
        return Reference(f"roles/{id_}.md", self._evidence.roles[id_].label)

    def _strategy(self, use: StrategyUse) -> Sentence:
        framework = self._evidence.frameworks[use.framework]
        strategy = self._evidence.placement.constructs(use.framework)[use.strategy]
        link = self._refer.to_construct(framework, strategy)
        return compose(
            self._words, "lesson.strategy_line", strategy=link, framework=framework.short_name
        )
