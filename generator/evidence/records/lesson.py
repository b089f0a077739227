"""Lessons: what to do, by whom, when, and what each line rests on."""

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
    Record,
    RefersTo,
    RoleId,
    SourceId,
    ThemeId,
)
from generator.evidence.records.forms import Slug

EDITORS = "editors"

Basis = Annotated[
    tuple[Annotated[Slug, RefersTo(("evidence",), or_word=EDITORS)], ...],
    OneOrMany,
    Label("evidence that it rests on", beside="rests on {}"),
    Field(
        min_length=1,
        description="The ids of the evidence that it rests on, or editors for our own suggestion.",
    ),
]


class NamedIn(Part):
    """Where a source names the lesson."""

    in_short: ClassVar[tuple[str, ...]] = ("source", "locator")

    source: SourceId = Field(description="The source.")
    locator: NameOrPlace = Field(description="Where in the source.")


class Step(Part):
    """Something to do."""

    in_short: ClassVar[tuple[str, ...]] = ("do", "role", "phase", "basis")

    role: Annotated[RoleId, Label("who does it")] = Field(description="Who does it.")
    phase: Annotated[PhaseId, Label("when it is done")] = Field(description="When.")
    do: Annotated[OurWords, Label("what to do")] = Field(
        description="What to do, as an instruction."
    )
    basis: Basis


class Question(Part):
    """Something to ask."""

    in_short: ClassVar[tuple[str, ...]] = ("ask", "role", "basis")

    role: Annotated[RoleId, Label("who asks it")] = Field(description="Who asks it.")
    ask: OurWords = Field(description="The question.")
    basis: Basis


class Sign(Part):
    """Something that shows whether it worked."""

    in_short: ClassVar[tuple[str, ...]] = ("sign", "basis")

    sign: Annotated[OurWords, Label("the sign")] = Field(description="What can be seen.")
    basis: Basis


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

    title: Line = Field(description="A short name.")
    action: OurWords = Field(description="What to do, as one instruction.")
    why: Annotated[OurWords, Label("the reason")] = Field(description="Why, in a few sentences.")
    basis: Annotated[Basis, Label("evidence that the action rests on")]
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
