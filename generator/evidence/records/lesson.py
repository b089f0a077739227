"""Lessons: what to do, by whom, when, and what each line rests on."""

from typing import Annotated, ClassVar

from pydantic import Field

from generator.evidence.records.common import (
    FrameworkId,
    InFramework,
    OneOrMany,
    OurWords,
    Part,
    PhaseId,
    Record,
    Reference,
    RoleId,
    Slug,
    SourceId,
    Text,
    ThemeId,
)

EDITORS = "editors"

Basis = Annotated[
    tuple[Annotated[Slug, Reference(("evidence",), or_word=EDITORS)], ...],
    OneOrMany,
    Field(
        min_length=1,
        description="The ids of the evidence that it rests on, or editors for our own suggestion.",
    ),
]


class NamedIn(Part):
    """Where a source names the lesson."""

    source: SourceId = Field(description="The source.")
    locator: Text = Field(description="Where in the source.")


class Step(Part):
    """Something to do."""

    role: RoleId = Field(description="Who does it.")
    phase: PhaseId = Field(description="When.")
    do: OurWords = Field(description="What to do, as an instruction.")
    basis: Basis


class Question(Part):
    """Something to ask."""

    role: RoleId = Field(description="Who asks it.")
    ask: OurWords = Field(description="The question.")
    basis: Basis


class Sign(Part):
    """Something that shows whether it worked."""

    sign: OurWords = Field(description="What can be seen.")
    basis: Basis


class StrategyUse(Part):
    """A strategy of a framework of that kind."""

    framework: FrameworkId = Field(description="The framework of strategies.")
    strategy: Annotated[Slug, InFramework("named")] = Field(
        description="The id of the strategy there."
    )


class Lesson(Record):
    """A lesson worked out into steps, questions and signs."""

    noun: ClassVar[str] = "lesson"

    title: Text = Field(description="A short name.")
    action: OurWords = Field(description="What to do, as one instruction.")
    why: OurWords = Field(description="Why, in a few sentences.")
    basis: Basis
    themes: Annotated[
        tuple[ThemeId, ...],
        OneOrMany,
        Field(min_length=1, description="The themes that it answers."),
    ]
    named_in: tuple[NamedIn, ...] = Field(
        default=(), description="Where a source names this lesson."
    )
    persuades: bool = Field(
        default=False,
        description="Whether a step tries to win people over; the right to decline is then stated.",
    )
    steps: tuple[Step, ...] = Field(default=(), description="What to do, by role and phase.")
    questions: tuple[Question, ...] = Field(default=(), description="What to ask, by role.")
    signs: tuple[Sign, ...] = Field(default=(), description="What shows that it worked.")
    strategies: tuple[StrategyUse, ...] = Field(
        default=(), description="The strategies of a framework that it uses."
    )
    cautions: tuple[OurWords, ...] = Field(default=(), description="What can go wrong.")

    @property
    def known_as(self) -> str:
        """What readers know the record by."""
        return self.title
