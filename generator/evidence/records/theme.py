"""Themes and their parts: evidence, quotes, mappings, confidence."""

from enum import Enum
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.evidence.records.common import (
    ConditionId,
    Formerly,
    FrameworkId,
    GroupId,
    InFramework,
    Label,
    Line,
    NameOrPlace,
    OneOrMany,
    OurSealedWords,
    OurWords,
    Part,
    PhaseId,
    PieceId,
    Record,
    RefersTo,
    RoleId,
    Seal,
    SourceId,
    Text,
    ThemeId,
)
from generator.evidence.records.forms import Slug


class Valence(Enum):
    """Whether something helps or hinders."""

    FACILITATOR = "facilitator"
    BARRIER = "barrier"
    BOTH = "both"
    UNCLEAR = "unclear"


class MappedBy(Enum):
    """Who placed something in a framework."""

    AUTHORS = "authors"
    EDITORS = "editors"


class Selector(Part):
    """The words around a verbatim quote that find it in its source (W3C TextQuoteSelector)."""

    prefix: str = Field(default="", max_length=500, description="The words just before the quote.")
    suffix: str = Field(default="", max_length=500, description="The words just after the quote.")


class Quote(Part):
    """What one respondent said: in our words, or word for word."""

    id: Slug = Field(description="The id, which is also the anchor.")
    respondent: Line | None = Field(
        default=None, description="The respondent's number in the source."
    )
    by_authors: Annotated[bool, Label("whether these are the authors’ own words")] = Field(
        default=False,
        description="Whether these are words of the source's authors, not of a respondent.",
    )
    paraphrase: OurSealedWords | None = Field(
        default=None, description="What was said, in our own words."
    )
    verbatim: Text | None = Field(default=None, description="What was said, word for word.")
    selector: Selector | None = Field(
        default=None, description="For a verbatim quote: the words around it in the source."
    )
    original_language: Line | None = Field(
        default=None, description="The language in which it was said, where that is known."
    )
    seal: Seal | None = Field(
        default=None, description="Written by guide seal when the quote is checked, never by hand."
    )
    formerly: Formerly = ()

    @model_validator(mode="after")
    def _has_one_wording(self) -> Self:
        if (self.paraphrase is None) == (self.verbatim is None):
            raise PydanticCustomError(
                "quote_wording",
                "A quote has either `paraphrase` (in our words) or `verbatim` (word for word)",
            )
        return self


class Piece(Part):
    """One piece of evidence: what one place in one source says."""

    id: Slug = Field(description="The id, for ever: the source's id and the place in it.")
    source: SourceId = Field(description="The source that says it.")
    locator: Annotated[NameOrPlace, Label("the place in the source")] = Field(
        description="Where in the source, such as Table 3, row 6."
    )
    label: Annotated[NameOrPlace | None, Label("the authors’ name for it")] = Field(
        default=None, description="The authors' own name for it."
    )
    authors_domain: Annotated[
        Annotated[Slug, InFramework("any")] | None,
        Label("the domain under which the authors list it"),
    ] = Field(
        default=None, description="The domain of the authors' framework under which they list it."
    )
    valence: Annotated[Valence, Label("its direction")] = Field(
        description="Whether it helps or hinders, by this piece alone."
    )
    valence_note: Annotated[OurWords | None, Label("the note on its direction")] = Field(
        default=None, description="What to know where label and content point different ways."
    )
    told_by: Annotated[GroupId, Label("who told it")] = Field(
        description="Who said it; the broader group where that is not known."
    )
    about: Annotated[
        tuple[GroupId, ...],
        OneOrMany,
        Label("group that it is about"),
        Field(description="Whom it is about."),
    ] = ()
    statement: OurWords = Field(description="What it says, in our own words.")
    quotes: tuple[Quote, ...] = Field(default=(), description="What respondents said.")
    formerly: Formerly = ()


class Mapping(Part):
    """A place in a framework, who put the theme there and why."""

    in_short: ClassVar[tuple[str, ...]] = ("construct", "mapped_by")

    framework: FrameworkId = Field(description="The framework.")
    construct_id: Annotated[Slug, InFramework("named", or_word="outside")] = Field(
        alias="construct", description="The id of the domain or construct, or outside."
    )
    mapped_by: Annotated[MappedBy, Label("who placed it there", beside="placed by {}")] = Field(
        description="Who placed it: the authors of the source or the editors."
    )
    reason: OurWords = Field(description="Why it belongs there.")


class Tension(Part):
    """Something that does not sit well with this theme."""

    in_short: ClassVar[tuple[str, ...]] = ("with", "why")

    with_: Annotated[Slug, RefersTo(("theme", "source"))] = Field(
        alias="with", description="The theme or source that it is in tension with."
    )
    why: Annotated[OurWords, Label("the explanation")] = Field(description="Where the two differ.")


class Component(Part):
    """One of the four components of a CERQual assessment."""

    in_short: ClassVar[tuple[str, ...]] = ("judgement", "reason")

    judgement: Annotated[
        Literal["no-or-very-minor", "minor", "moderate", "serious"], Label("the concern")
    ] = Field(description="How serious the concern is.")
    reason: OurWords = Field(description="Why.")


class Confidence(Part):
    """How much confidence the finding deserves (GRADE-CERQual)."""

    level: Annotated[
        Literal["not-assessed", "high", "moderate", "low", "very-low"], Label("the confidence")
    ] = Field(
        default="not-assessed",
        description="The level, or not-assessed. A level needs all four components below.",
    )
    reason: Annotated[OurWords, Label("the reason for the confidence")] = Field(
        description="Why this level, or why it was not assessed."
    )
    methodological_limitations: Annotated[Component | None, Label("how the sources were made")] = (
        Field(default=None, description="Problems in how the sources were made.")
    )
    coherence: Annotated[Component | None, Label("how well the evidence fits")] = Field(
        default=None, description="How well the finding fits the pieces under it."
    )
    adequacy: Annotated[Component | None, Label("how rich the evidence is")] = Field(
        default=None, description="How rich and how many they are."
    )
    relevance: Annotated[Component | None, Label("how well the sources fit this guide")] = Field(
        default=None, description="How well they fit this guide."
    )


class Theme(Record):
    """Something that helps or hinders, found in one source or several."""

    noun: ClassVar[str] = "theme"

    title: Line = Field(description="A short name.")
    also: Annotated[tuple[Line, ...], Label("further name")] = Field(
        default=(), description="Other words under which readers may look for it."
    )
    finding: OurWords = Field(description="What was found, in one full sentence.")
    plain: Annotated[OurWords, Label("the plain wording")] = Field(
        description="The same in the plainest words."
    )
    placed_in: Annotated[Slug, InFramework("guide"), Label("its place")] = Field(
        description="The domain or construct of the guide's framework where the page lives."
    )
    mappings: Annotated[tuple[Mapping, ...], Label("place in a framework")] = Field(
        default=(), description="Where it belongs in the frameworks, by whom, and why."
    )
    valence: Annotated[Valence, Label("the direction")] = Field(
        description="Whether it helps or hinders, taken together."
    )
    conditions: Annotated[
        tuple[ConditionId, ...],
        OneOrMany,
        Label("condition"),
        Field(description="The conditions that it is about."),
    ] = ()
    roles: Annotated[
        tuple[RoleId, ...], OneOrMany, Label("role"), Field(description="Whom it concerns.")
    ] = ()
    phases: Annotated[
        tuple[PhaseId, ...], OneOrMany, Label("phase"), Field(description="When it matters.")
    ] = ()
    evidence: Annotated[tuple[Piece, ...], Label("piece of evidence")] = Field(
        min_length=1, description="What the finding rests on."
    )
    shares_evidence: Annotated[tuple[PieceId, ...], Label("shared evidence")] = Field(
        default=(), description="Pieces of another theme that bear on this one too."
    )
    mirrors: Annotated[
        tuple[ThemeId, ...],
        OneOrMany,
        Label("opposite"),
        Field(description="The theme that is its opposite."),
    ] = ()
    tensions: Annotated[tuple[Tension, ...], Label("tension")] = Field(
        default=(), description="Themes or sources that do not sit well with it."
    )
    confidence: Confidence = Field(description="How much confidence the finding deserves, and why.")
    does_not_show: Annotated[OurWords, Label("what it does not show")] = Field(
        description="What the evidence does not show."
    )

    @property
    def known_as(self) -> str:
        """What readers know the record by."""
        return self.title
