"""Sources: what was published, how far it could be read, and who was asked for it."""

from enum import Enum
from typing import Annotated, ClassVar, Self

from pydantic import Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from generator.evidence.records.common import (
    ConditionId,
    DeliveredAs,
    FrameworkId,
    GroupId,
    InOurWords,
    Label,
    Line,
    NameOrPlace,
    OneOrMany,
    OurWords,
    Part,
    Record,
    SourceId,
    Text,
)
from generator.evidence.records.forms import (
    Address,
    Count,
    Day,
    Doi,
    PartialDate,
    Pmcid,
    Pmid,
    Slug,
)
from generator.evidence.records.name import Name


class SourceKind(Enum):
    """What sort of publication a source is."""

    STUDY = "study"
    REVIEW = "review"
    GUIDELINE = "guideline"
    SURVEY = "survey"
    WEB_PAGE = "web-page"
    DISCUSSION = "public-discussion"


class ReadPart(Enum):
    """A part of a source that was read."""

    TITLE = "title"
    PART_OF_ABSTRACT = "part-of-abstract"
    ABSTRACT = "abstract"
    TABLE = "table"
    WEB_PAGE = "web-page"
    SECOND_HAND = "second-hand-report"
    FULL_TEXT = "full-text"


class Given(Enum):
    """What people who took part in a study could give."""

    VIEWS = "views"
    MEASURES = "measures"


class Read(Part):
    """One thing that was read of a source."""

    in_short: ClassVar[tuple[str, ...]] = ("part", "which")

    part: ReadPart = Field(description="What was read.")
    which: NameOrPlace | None = Field(
        default=None, description="Which one, such as Table 3, or whose report."
    )


class Asked(Part):
    """A group that was asked."""

    in_short: ClassVar[tuple[str, ...]] = ("group", "n", "how")

    group: GroupId = Field(description="Who was asked.")
    n: Annotated[Count, Label("how many were asked")] = Field(
        description="How many people, or unknown."
    )
    how: Annotated[OurWords | None, Label("how they were asked")] = Field(
        default=None, description="How they were asked."
    )
    gave: Annotated[Given, Label("what they could give")] = Field(
        default=Given.VIEWS,
        description="What they could give: their views, or only measures such as scores.",
    )


class NotAsked(Part):
    """A group that was not asked."""

    in_short: ClassVar[tuple[str, ...]] = ("group",)

    group: GroupId = Field(description="Who was not asked.")
    why_we_know: Annotated[OurWords, Label("how we know it")] = Field(
        description="How we know that they were not asked."
    )


class Related(Part):
    """Another source that belongs to this one."""

    in_short: ClassVar[tuple[str, ...]] = ("source", "relation")

    source: SourceId = Field(description="The other source.")
    relation: OurWords = Field(description="How they belong together.")


class Statement(Part):
    """What a guideline says, for one condition, in one country, on one date."""

    in_short: ClassVar[tuple[str, ...]] = ("statement", "condition", "country", "locator")

    id: Slug = Field(description="The id, which is also the anchor on the source's page.")
    condition: ConditionId = Field(description="The condition that it is about.")
    country: NameOrPlace = Field(description="Where it holds.")
    issued: Annotated[PartialDate, Label("since when it holds")] = Field(
        description="Since when it holds, such as 2021-10."
    )
    locator: Annotated[NameOrPlace, Label("the place in the guideline")] = Field(
        description="Where in the guideline, such as Recommendation 1.2."
    )
    statement: OurWords = Field(description="What it says, in our own words.")
    checked: Annotated[bool, Label("whether it was checked against the guideline")] = Field(
        default=True, description="Whether it was checked against the guideline."
    )


class Source(Record):
    """A publication that evidence rests on, or that answers it."""

    noun: ClassVar[str] = "source"

    title: Line | None = Field(default=None, description="The title as published.")
    title_not_seen: Annotated[
        Line | None, InOurWords(), Label("the description in place of a title")
    ] = Field(
        default=None,
        description="Where nobody has read the title: what the work is, in our own words.",
    )
    short_name: Line | None = Field(
        default=None,
        description="How it is named in running text, where author and year do not do.",
    )
    kind: SourceKind = Field(description="What sort of publication it is.")
    authors: Annotated[tuple[Name, ...], Label("author")] = Field(
        default=(), description="The authors in their order."
    )
    more_authors: Annotated[bool, Label("whether there are further authors")] = Field(
        default=False, description="Whether there are further authors, whose names were not read."
    )
    issued: Annotated[PartialDate | None, Label("the date")] = Field(
        default=None, description="When it was published."
    )
    container_title: Annotated[Line | None, Label("the journal, book or site")] = Field(
        default=None, description="The journal, book or site."
    )
    volume: Line | None = Field(default=None, description="The volume.")
    issue: Line | None = Field(default=None, description="The issue.")
    page: Line | None = Field(default=None, description="Pages or the article number.")
    publisher: Line | None = Field(default=None, description="The publisher.")
    doi: Annotated[Doi | None, Label("the DOI")] = Field(
        default=None, description="The DOI without any address before it."
    )
    pmid: Pmid | None = Field(default=None, description="The PubMed number.")
    pmcid: Pmcid | None = Field(default=None, description="The PubMed Central number.")
    url: Annotated[Address | None, Label("the address")] = Field(
        default=None, description="The address, where there is no DOI."
    )
    licence: Line | None = Field(
        default=None, description="The licence, as far as a page states it."
    )
    licence_checked_on: Annotated[
        Day | None, Label("the day on which the licence was looked up")
    ] = Field(default=None, description="When the licence was looked up.")
    read_level: Annotated[tuple[Read, ...], Label("part that was read")] = Field(
        description="What of this source was read for the guide."
    )
    not_read: Annotated[tuple[OurWords, ...], Label("part that could not be read")] = Field(
        default=(), description="What could not be read of it."
    )
    project: Annotated[Slug | None, Label("the project that it shares data with")] = Field(
        default=None,
        description="One id for all sources that share data, people or a team and count once.",
    )
    country: NameOrPlace | None = Field(default=None, description="Where it was done.")
    setting: OurWords | None = Field(default=None, description="In what sort of place.")
    conditions: Annotated[
        tuple[ConditionId, ...],
        OneOrMany,
        Label("condition"),
        Field(description="The conditions that it is about."),
    ] = ()
    intervention: OurWords | None = Field(default=None, description="What was introduced or given.")
    delivered: DeliveredAs = None
    design: OurWords | None = Field(default=None, description="How it was done.")
    framework: Annotated[FrameworkId | None, Label("the authors’ framework")] = Field(
        default=None, description="The framework that the authors used themselves."
    )
    summary: OurWords | None = Field(default=None, description="What it says, in our own words.")
    asked: Annotated[tuple[Asked, ...], Label("group that was asked")] = Field(
        default=(), description="Who was asked, and how many."
    )
    not_asked: Annotated[tuple[NotAsked, ...], Label("group that was not asked")] = Field(
        default=(), description="Who was not asked."
    )
    recruitment: Annotated[OurWords | None, Label("how the people were found")] = Field(
        default=None, description="How the people asked were found."
    )
    interests: Annotated[Text | None, Label("the authors’ interests")] = Field(
        default=None, description="The authors' declared interests."
    )
    involvement: Annotated[OurWords | None, Label("patients’ part in making it")] = Field(
        default=None, description="What it reports about patients' part in making the study."
    )
    limits: Annotated[tuple[OurWords, ...], Label("limit")] = Field(
        default=(), description="What it cannot show."
    )
    related: Annotated[tuple[Related, ...], Label("related source")] = Field(
        default=(), description="Sources that belong to it."
    )
    contains: Annotated[
        tuple[SourceId, ...],
        OneOrMany,
        Label("source that it draws on"),
        Field(description="For a review or a guideline: the sources here on which it draws."),
    ] = ()
    statements: Annotated[tuple[Statement, ...], Label("statement of the guideline")] = Field(
        default=(), description="For a guideline: what it says, by condition, country and date."
    )

    @field_validator("title")
    @classmethod
    def _is_no_description(cls, title: str | None) -> str | None:
        if title and title.startswith("[") and title.endswith("]"):
            raise PydanticCustomError("title_in_brackets", "A title is not in square brackets")
        return title

    @model_validator(mode="after")
    def _has_a_title_or_says_that_it_was_not_seen(self) -> Self:
        if bool(self.title) == bool(self.title_not_seen):
            raise PydanticCustomError(
                "title", "Give the `title`, or `title_not_seen` where nobody has read it, not both"
            )
        return self

    @property
    def heading(self) -> str:
        """The title, or else what the work is."""
        return self.title or self.title_not_seen or self.id

    @property
    def known_as(self) -> str:
        """The short name that is given, or else first author and year, or the title."""
        if self.short_name:
            return self.short_name
        families = [name.whole_family for name in self.authors if name.whole_family]
        if not families:
            return self.heading
        who = f"{families[0]} et al."
        if not self.more_authors and len(families) < 3:
            who = " and ".join(families)
        return f"{who} {(self.issued or '')[:4]}".strip()
