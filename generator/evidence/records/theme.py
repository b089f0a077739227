"""Themes and what stands inside them: evidence, quotes, mappings, confidence."""

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
    OneOrMany,
    OurSealedWords,
    OurWords,
    Part,
    PhaseId,
    PieceId,
    Record,
    Reference,
    RoleId,
    Seal,
    Slug,
    SourceId,
    Text,
    ThemeId,
)


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

    prefix: str = Field(default="", description="The words just before the quote.")
    suffix: str = Field(default="", description="The words just after the quote.")


class Quote(Part):
    """What one respondent said: in our words, or word for word."""

    id: Slug = Field(description="The id, which is also the anchor.")
    respondent: Text | None = Field(
        default=None, description="The respondent's number in the source."
    )
    by_authors: bool = Field(
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
    original_language: Text | None = Field(
        default=None, description="The language in which it was said, where that is known."
    )
    seal: Seal | None = Field(default=None, description="Written when the quote is checked.")
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
    locator: Text = Field(description="Where in the source, such as Table 3, row 6.")
    label: Text | None = Field(default=None, description="The authors' own name for it.")
    authors_domain: Annotated[Slug, InFramework("any")] | None = Field(
        default=None, description="The domain of the authors' framework under which they list it."
    )
    valence: Valence = Field(description="Whether it helps or hinders, by this piece alone.")
    valence_note: OurWords | None = Field(
        default=None, description="What to know where label and content point different ways."
    )
    told_by: GroupId = Field(description="Who said it; the broader group where that is not known.")
    about: Annotated[tuple[GroupId, ...], OneOrMany, Field(description="Whom it is about.")] = ()
    statement: OurWords = Field(description="What it says, in our own words.")
    quotes: tuple[Quote, ...] = Field(default=(), description="What respondents said.")
    formerly: Formerly = ()


class Mapping(Part):
    """A place in a framework, who put the theme there and why."""

    framework: FrameworkId = Field(description="The framework.")
    construct_id: Annotated[Slug, InFramework("named", or_word="outside")] = Field(
        alias="construct", description="The id of the domain or construct, or outside."
    )
    mapped_by: MappedBy = Field(
        description="Who placed it: the authors of the source or the editors."
    )
    reason: OurWords = Field(description="Why it belongs there.")


class Tension(Part):
    """Something that does not sit well with this theme."""

    with_: Annotated[Slug, Reference(("theme", "source"))] = Field(
        alias="with", description="The theme or source that it is in tension with."
    )
    why: OurWords = Field(description="Where the two differ.")


class Component(Part):
    """One of the four components of a CERQual assessment."""

    judgement: Literal["no-or-very-minor", "minor", "moderate", "serious"] = Field(
        description="How serious the concern is."
    )
    reason: OurWords = Field(description="Why.")


class Confidence(Part):
    """How much confidence the finding deserves (GRADE-CERQual)."""

    level: Literal["not-assessed", "high", "moderate", "low", "very-low"] = Field(
        default="not-assessed", description="The level, or not-assessed."
    )
    reason: OurWords = Field(description="Why this level, or why it was not assessed.")
    methodological_limitations: Component | None = Field(
        default=None, description="Problems in how the sources were made."
    )
    coherence: Component | None = Field(
        default=None, description="How well the finding fits the pieces under it."
    )
    adequacy: Component | None = Field(default=None, description="How rich and how many they are.")
    relevance: Component | None = Field(default=None, description="How well they fit this guide.")


class Theme(Record):
    """Something that helps or hinders, found in one source or several."""

    noun: ClassVar[str] = "theme"

    title: Text = Field(description="A short name.")
    also: tuple[Text, ...] = Field(
        default=(), description="Other words under which readers may look for it."
    )
    finding: OurWords = Field(description="What was found, in one full sentence.")
    plain: OurWords = Field(description="The same in the plainest words.")
    placed_in: Annotated[Slug, InFramework("guide")] = Field(
        description="The domain or construct of the guide's framework where the page lives."
    )
    mappings: tuple[Mapping, ...] = Field(
        default=(), description="Where it belongs in the frameworks, by whom, and why."
    )
    valence: Valence = Field(description="Whether it helps or hinders, taken together.")
    conditions: Annotated[
        tuple[ConditionId, ...], OneOrMany, Field(description="The conditions that it is about.")
    ] = ()
    roles: Annotated[tuple[RoleId, ...], OneOrMany, Field(description="Whom it concerns.")] = ()
    phases: Annotated[tuple[PhaseId, ...], OneOrMany, Field(description="When it matters.")] = ()
    evidence: tuple[Piece, ...] = Field(min_length=1, description="What the finding rests on.")
    shares_evidence: tuple[PieceId, ...] = Field(
        default=(), description="Pieces that stand in another theme and bear on this one."
    )
    mirrors: Annotated[
        tuple[ThemeId, ...], OneOrMany, Field(description="The theme that is its opposite.")
    ] = ()
    tensions: tuple[Tension, ...] = Field(
        default=(), description="Themes or sources that do not sit well with it."
    )
    confidence: Confidence = Field(description="How much confidence the finding deserves, and why.")
    does_not_show: OurWords = Field(description="What the evidence does not show.")

    @property
    def known_as(self) -> str:
        """What readers know the record by."""
        return self.title
