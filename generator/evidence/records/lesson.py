"""Lessons: what to do, by whom, when, and what each line rests on."""

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from generator.evidence.records.common import (
    FrameworkId,
    InFramework,
    Label,
    Line,
    NameOrPlace,
    OneOrMany,
    OurWords,
    Part,
    PhaseId,
    PieceId,
    Record,
    RoleId,
    SourceId,
    ThemeId,
)
from generator.evidence.records.forms import Slug

ProblemShownBy = Annotated[
    tuple[PieceId, ...],
    OneOrMany,
    Label("evidence of the problem", beside="problem shown by {}"),
    Field(description="The ids of the evidence which shows that there is a problem."),
]

RemedyShownBy = Annotated[
    tuple[PieceId, ...],
    OneOrMany,
    Label("evidence of the remedy", beside="remedy shown by {}"),
    Field(
        description="The ids of the evidence which shows that just this was tried, asked for or "
        "advised; without any it is our suggestion.",
    ),
]

ONCE = {
    "basis": "Write the evidence which shows that there is a problem under `problem_shown_by`, and "
    "only what shows that just this was tried, asked for or advised under `remedy_shown_by`. "
    "Without that field it is our suggestion, and `editors` goes. `guide check --fix` does it "
    "wherever `editors` is named."
}
"""What was a field of a lesson and its lines once."""


class NamedIn(Part):
    """Where a source names the lesson."""

    in_short: ClassVar[tuple[str, ...]] = ("source", "locator")

    source: SourceId = Field(description="The source.")
    locator: NameOrPlace = Field(description="Where in the source.")


class Step(Part):
    """Something to do."""

    in_short: ClassVar[tuple[str, ...]] = (
        "do",
        "role",
        "phase",
        "problem_shown_by",
        "remedy_shown_by",
    )
    once: ClassVar[Mapping[str, str]] = ONCE

    role: Annotated[RoleId, Label("who does it")] = Field(description="Who does it.")
    phase: Annotated[PhaseId, Label("when it is done")] = Field(description="When.")
    do: Annotated[OurWords, Label("what to do")] = Field(
        description="What to do, as an instruction."
    )
    problem_shown_by: ProblemShownBy = ()
    remedy_shown_by: RemedyShownBy = ()


class Question(Part):
    """Something to ask."""

    in_short: ClassVar[tuple[str, ...]] = ("ask", "role", "problem_shown_by", "remedy_shown_by")
    once: ClassVar[Mapping[str, str]] = ONCE

    role: Annotated[RoleId, Label("who asks it")] = Field(description="Who asks it.")
    ask: OurWords = Field(description="The question.")
    problem_shown_by: ProblemShownBy = ()
    remedy_shown_by: RemedyShownBy = ()


class Sign(Part):
    """Something that shows whether it worked."""

    in_short: ClassVar[tuple[str, ...]] = ("sign", "problem_shown_by", "remedy_shown_by")
    once: ClassVar[Mapping[str, str]] = ONCE

    sign: Annotated[OurWords, Label("the sign")] = Field(description="What can be seen.")
    problem_shown_by: ProblemShownBy = ()
    remedy_shown_by: RemedyShownBy = ()


class StrategyUse(Part):
    """A strategy of a framework of that kind."""

    in_short: ClassVar[tuple[str, ...]] = ("strategy",)

    framework: FrameworkId = Field(description="The framework of strategies.")
    strategy: Annotated[Slug, InFramework("named")] = Field(
        description="The id of the strategy there."
    )


class Lesson(Record):
    """A lesson worked out into steps, questions and signs."""

    noun: ClassVar[str] = "lesson"
    once: ClassVar[Mapping[str, str]] = ONCE

    title: Line = Field(description="A short name.")
    action: OurWords = Field(description="What to do, as one instruction.")
    why: Annotated[OurWords, Label("the reason")] = Field(description="Why, in a few sentences.")
    problem_shown_by: ProblemShownBy = ()
    remedy_shown_by: RemedyShownBy = ()
    themes: Annotated[
        tuple[ThemeId, ...],
        OneOrMany,
        Label("theme that it answers"),
        Field(min_length=1, description="The themes that it answers."),
    ]
    named_in: Annotated[tuple[NamedIn, ...], Label("source that names it")] = Field(
        default=(), description="Where a source names this lesson."
    )
    persuades: Annotated[bool, Label("whether it tries to win people over")] = Field(
        default=False,
        description="Whether a step tries to win people over; the right to decline is then stated.",
    )
    steps: Annotated[tuple[Step, ...], Label("step")] = Field(
        default=(), description="What to do, by role and phase."
    )
    questions: Annotated[tuple[Question, ...], Label("question")] = Field(
        default=(), description="What to ask, by role."
    )
    signs: Annotated[tuple[Sign, ...], Label("sign that it worked")] = Field(
        default=(), description="What shows that it worked."
    )
    strategies: Annotated[tuple[StrategyUse, ...], Label("strategy")] = Field(
        default=(), description="The strategies of a framework that it uses."
    )
    cautions: Annotated[tuple[OurWords, ...], Label("caution")] = Field(
        default=(), description="What can go wrong."
    )

    @property
    def known_as(self) -> str:
        """What readers know the record by."""
        return self.title

    @property
    def lines(self) -> Iterator[tuple[tuple[str | int, ...], "LessonLine"]]:
        """The action and every step, question and sign, with the way to each."""
        yield (), self
        for name in ("steps", "questions", "signs"):
            for number, line in enumerate(getattr(self, name)):
                yield (name, number), line


LessonLine = Lesson | Step | Question | Sign
"""What stands on evidence of a problem, of a remedy, of both or of neither."""
