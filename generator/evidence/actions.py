"""What lessons ask of people: steps and questions by role, and how much rests on evidence."""

from collections.abc import Iterable

from generator.evidence.records import Construct, Framework, Lesson, Role, Theme
from generator.evidence.records.lesson import Question, Step
from generator.evidence.relations import Relations
from generator.evidence.store import Store


class Actions:
    """Answers who does and who asks what."""

    def __init__(self, store: Store, relations: Relations) -> None:
        self._store = store
        self._relations = relations

    def steps_for(self, role: Role) -> tuple[tuple[Lesson, Step], ...]:
        """Return every step of a role, each with its lesson."""
        return tuple(
            (lesson, step)
            for lesson in self._store.lessons.values()
            for step in lesson.steps
            if step.role == role.id
        )

    def questions_for(self, role: Role) -> tuple[tuple[Lesson, Question], ...]:
        """Return every question of a role, each with its lesson."""
        return tuple(
            (lesson, question)
            for lesson in self._store.lessons.values()
            for question in lesson.questions
            if question.role == role.id
        )

    def all_steps(self) -> tuple[int, int]:
        """Return how many steps all lessons have, and of how many evidence shows the remedy."""
        lessons = self._store.lessons.values()
        return (
            sum(len(lesson.steps) for lesson in lessons),
            sum(self.steps_on_evidence(lesson) for lesson in lessons),
        )

    def steps_on_evidence(self, lesson: Lesson) -> int:
        """Return of how many steps of a lesson evidence shows the remedy."""
        return sum(bool(step.remedy_shown_by) for step in lesson.steps)

    def lessons_for_all(self, themes: Iterable[Theme]) -> tuple[Lesson, ...]:
        """Return the lessons that answer any of the themes, each once, by id."""
        relations = self._relations
        found = {lesson.id: lesson for theme in themes for lesson in relations.lessons_for(theme)}
        return tuple(lesson for _, lesson in sorted(found.items()))

    def lessons_using(self, framework: Framework, strategy: Construct) -> tuple[Lesson, ...]:
        """Return the lessons that use a strategy."""
        return tuple(
            lesson
            for lesson in self._store.lessons.values()
            if any(
                (use.framework, use.strategy) == (framework.id, strategy.id)
                for use in lesson.strategies
            )
        )
