"""Sources: what was published, how far it could be read, and who was asked for it."""

from enum import Enum
from typing import Annotated, ClassVar

from pydantic import Field

from generator.evidence.records.common import (
    Address,
    ConditionId,
    Count,
    Day,
    FrameworkId,
    GroupId,
    OneOrMany,
    OurWords,
    Part,
    PartialDate,
    Record,
    Slug,
    SourceId,
    Text,
)


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


class Name(Part):
    """An author: a person with a family name, or a body with one name (CSL)."""

    family: Text | None = Field(default=None, description="The family name of a person.")
    given: Text | None = Field(default=None, description="The given names or initials.")
    literal: Text | None = Field(default=None, description="The name of a body, as it is written.")


class Read(Part):
    """One thing that was read of a source."""

    part: ReadPart = Field(description="What was read.")
    which: Text | None = Field(
        default=None, description="Which one, such as Table 3, or whose report."
    )


class Asked(Part):
    """A group that was asked."""

    group: GroupId = Field(description="Who was asked.")
    n: Count = Field(description="How many people, or unknown.")
    how: OurWords | None = Field(default=None, description="How they were asked.")
    gave: Given = Field(
        default=Given.VIEWS,
        description="What they could give: their views, or only measures such as scores.",
    )


class NotAsked(Part):
    """A group that was not asked."""

    group: GroupId = Field(description="Who was not asked.")
    why_we_know: OurWords = Field(description="How we know that they were not asked.")


class Related(Part):
    """Another source that belongs to this one."""

    source: SourceId = Field(description="The other source.")
    relation: OurWords = Field(description="How they belong together.")


class Statement(Part):
    """What a guideline says, for one condition, in one country, on one date."""

    id: Slug = Field(description="The id, which is also the anchor on the source's page.")
    condition: ConditionId = Field(description="The condition that it is about.")
    country: Text = Field(description="Where it holds.")
    issued: PartialDate = Field(description="Since when it holds, as 2021-10.")
    locator: Text = Field(description="Where in the guideline it stands.")
    statement: OurWords = Field(description="What it says, in our own words.")
    checked: bool = Field(default=True, description="Whether it was checked against the guideline.")


class Source(Record):
    """A publication that evidence rests on, or that answers it."""

    noun: ClassVar[str] = "source"

    title: Text = Field(
        description="The title as published; in square brackets, a description in its place."
    )
    short_name: Text | None = Field(
        default=None,
        description="How it is named in running text, where author and year do not do.",
    )
    kind: SourceKind = Field(description="What sort of publication it is.")
    authors: tuple[Name, ...] = Field(default=(), description="The authors in their order.")
    more_authors: bool = Field(
        default=False, description="Whether there are further authors, whose names were not read."
    )
    issued: PartialDate | None = Field(default=None, description="When it was published.")
    container_title: Text | None = Field(default=None, description="The journal, book or site.")
    volume: Text | None = Field(default=None, description="The volume.")
    issue: Text | None = Field(default=None, description="The issue.")
    page: Text | None = Field(default=None, description="Pages or the article number.")
    publisher: Text | None = Field(default=None, description="The publisher.")
    doi: Text | None = Field(default=None, description="The DOI without any address before it.")
    pmid: Text | None = Field(default=None, description="The PubMed number.")
    pmcid: Text | None = Field(default=None, description="The PubMed Central number.")
    url: Address | None = Field(default=None, description="The address, where there is no DOI.")
    licence: Text | None = Field(
        default=None, description="The licence, as far as a page states it."
    )
    licence_checked_on: Day | None = Field(
        default=None, description="When the licence was looked up."
    )
    read_level: tuple[Read, ...] = Field(description="What of this source was read for the guide.")
    not_read: tuple[OurWords, ...] = Field(default=(), description="What could not be read of it.")
    project: Slug | None = Field(
        default=None, description="A shared id for sources that share data or participants."
    )
    country: Text | None = Field(default=None, description="Where it was done.")
    setting: OurWords | None = Field(default=None, description="In what sort of place.")
    conditions: Annotated[
        tuple[ConditionId, ...], OneOrMany, Field(description="The conditions that it is about.")
    ] = ()
    intervention: OurWords | None = Field(default=None, description="What was introduced or given.")
    design: OurWords | None = Field(default=None, description="How it was done.")
    framework: FrameworkId | None = Field(
        default=None, description="The framework that the authors themselves used."
    )
    summary: OurWords | None = Field(default=None, description="What it says, in our own words.")
    asked: tuple[Asked, ...] = Field(default=(), description="Who was asked, and how many.")
    not_asked: tuple[NotAsked, ...] = Field(default=(), description="Who was not asked.")
    recruitment: OurWords | None = Field(
        default=None, description="How the people asked were found."
    )
    interests: Text | None = Field(default=None, description="The authors' declared interests.")
    involvement: OurWords | None = Field(
        default=None, description="What it reports about patients' part in making the study."
    )
    limits: tuple[OurWords, ...] = Field(default=(), description="What it cannot show.")
    related: tuple[Related, ...] = Field(default=(), description="Sources that belong to it.")
    contains: Annotated[
        tuple[SourceId, ...],
        OneOrMany,
        Field(description="For a review or a guideline: the sources here that it draws on."),
    ] = ()
    statements: tuple[Statement, ...] = Field(
        default=(), description="For a guideline: what it says, by condition, country and date."
    )

    @property
    def has_own_title(self) -> bool:
        """Whether the title is its own; one in square brackets describes the work instead."""
        return not (self.title.startswith("[") and self.title.endswith("]"))

    @property
    def known_as(self) -> str:
        """The short name that is given, or else first author and year, or the title."""
        if self.short_name:
            return self.short_name
        families = [name.family for name in self.authors if name.family]
        if not families:
            return self.title
        who = f"{families[0]} et al."
        if not self.more_authors and len(families) < 3:
            who = " and ".join(families)
        return f"{who} {(self.issued or '')[:4]}".strip()
