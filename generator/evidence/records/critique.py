"""Critiques: what is contested, on what ground, and what became of it."""

from enum import Enum
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.evidence.records.common import (
    GroupId,
    InOurWords,
    Label,
    LessonId,
    Line,
    NameOrPlace,
    OurSealedWords,
    OurWords,
    Part,
    PieceId,
    Record,
    Seal,
    SourceId,
    Text,
    ThemeId,
)
from generator.evidence.records.forms import Day

TARGETS = ("source", "evidence", "theme", "lesson", "guide")


class Ground(Enum):
    """On what ground something is contested."""

    WHO_WAS_ASKED = "who-was-asked"
    OVERCLAIM = "overclaim"
    INTEREST = "interest"
    ACCESS = "access"
    HARM = "harm"
    VALIDITY = "validity"
    MOTIVE = "motive"


class Contested(Part):
    """One claim that is contested, and where it is made."""

    in_short: ClassVar[tuple[str, ...]] = (
        "claim",
        "source",
        "evidence",
        "theme",
        "lesson",
        "guide",
    )

    source: SourceId | None = Field(default=None, description="The source that makes the claim.")
    evidence: PieceId | None = Field(default=None, description="The piece of evidence contested.")
    theme: ThemeId | None = Field(default=None, description="The theme contested.")
    lesson: LessonId | None = Field(default=None, description="The lesson contested.")
    guide: Annotated[bool, Label("whether this guide is contested", beside="this guide")] = Field(
        default=False, description="Whether this guide itself is contested."
    )
    locator: Annotated[NameOrPlace | None, Label("where the claim is made")] = Field(
        default=None, description="Where in the source the claim is made."
    )
    claim: OurSealedWords = Field(description="The claim, in our own words.")

    @model_validator(mode="after")
    def _names_one_target(self) -> Self:
        if sum(bool(getattr(self, target)) for target in TARGETS) != 1:
            raise PydanticCustomError(
                "contested_target",
                "Name one of `source`, `evidence`, `theme`, `lesson` or `guide` for each claim",
            )
        return self


class Voice(Part):
    """Whose critique it is."""

    group: Annotated[GroupId, Label("who raised it")] = Field(
        description="The group that raised it."
    )
    self_selected: Annotated[bool, Label("whether they chose themselves to speak")] = Field(
        description="Whether these people chose themselves to speak."
    )
    note: Annotated[OurWords | None, Label("the note on who raised it")] = Field(
        default=None, description="What to know about who speaks here."
    )


class WhatTheRecordShows(Part):
    """What can be checked about the critique."""

    verdict: Annotated[
        Literal["confirmed", "contradicted", "undecided", "opinion"], Label("what the record shows")
    ] = Field(description="Whether the record confirms the point.")
    in_words: Annotated[Line | None, InOurWords(), Label("the verdict in words")] = Field(
        default=None,
        description="The verdict in one sentence that names what was read and what it shows.",
    )
    why: Annotated[OurWords, Label("the account of what the record shows")] = Field(
        description="What the record shows and what it does not."
    )
    sources: Annotated[tuple[SourceId, ...], Label("source for what the record shows")] = Field(
        default=(), description="The sources that show it."
    )


class Bearing(Part):
    """Evidence that bears on the critique."""

    in_short: ClassVar[tuple[str, ...]] = ("note", "source", "evidence", "locator")

    source: SourceId | None = Field(default=None, description="A source that bears on it.")
    evidence: PieceId | None = Field(default=None, description="A piece of evidence that does.")
    locator: NameOrPlace | None = Field(default=None, description="Where in the source.")
    note: OurWords = Field(description="What it adds.")

    @model_validator(mode="after")
    def _names_one(self) -> Self:
        if (self.source is None) == (self.evidence is None):
            raise PydanticCustomError(
                "bearing_target", "Name either a `source` or a piece of `evidence` here"
            )
        return self


class Reply(Part):
    """What those who are criticised say to it."""

    state: Annotated[
        Literal["not-yet-asked", "asked", "replied", "declined"],
        Label("the reply of those who are criticised"),
    ] = Field(description="How far it is.")
    on: Annotated[Day | None, Label("the day of the reply")] = Field(
        default=None, alias="date", description="Since when."
    )
    text: Annotated[Text | None, Label("the text of the reply")] = Field(
        default=None, description="The reply, where there is one."
    )


class Outcome(Part):
    """What became of the critique."""

    state: Annotated[
        Literal["open", "guide-changed", "source-corrected", "stands", "withdrawn"],
        Label("what became of it"),
    ] = Field(description="How it ended, or open.")
    decided_by: Annotated[Line | None, Label("who decided on it")] = Field(
        default=None, description="Who decided."
    )
    why: Annotated[OurWords | None, Label("the reason for what became of it")] = Field(
        default=None, description="Why."
    )


class Critique(Record):
    """A point that somebody holds against a source, a claim or the guide."""

    noun: ClassVar[str] = "critique"

    title: Line = Field(description="The point in a few words.")
    contests: Annotated[tuple[Contested, ...], Label("contested claim")] = Field(
        min_length=1, description="What is contested."
    )
    ground: Ground = Field(description="On what ground.")
    argument: OurSealedWords = Field(description="The argument, in our own words.")
    voice: Voice = Field(description="Who raised it.")
    source: Annotated[SourceId, Label("the source in which it was raised")] = Field(
        description="Where it was raised; a thread, never a single post."
    )
    locator: Annotated[NameOrPlace, Label("where it was raised")] = Field(
        description="Where in that source."
    )
    consent: Annotated[
        Literal["not-asked", "asked", "given", "not-needed"],
        Label("the consent of those who raised it"),
    ] = Field(description="Whether the people who raised it agreed to be quoted word for word.")
    seal: Seal | None = Field(
        default=None,
        description="Written when title, argument and claims were checked to be our own words.",
    )
    what_the_record_shows: WhatTheRecordShows = Field(description="What can be checked about it.")
    evidence_for: Annotated[tuple[Bearing, ...], Label("point for it")] = Field(
        default=(), description="What speaks for it."
    )
    evidence_against: Annotated[tuple[Bearing, ...], Label("point against it")] = Field(
        default=(), description="What speaks against it."
    )
    reply: Reply = Field(description="What those who are criticised say to it.")
    outcome: Outcome = Field(description="What became of it.")
    settled_by: Annotated[OurWords, Label("what would settle it")] = Field(
        description="What would settle it."
    )

    @property
    def known_as(self) -> str:
        """What readers know the record by."""
        return self.title
