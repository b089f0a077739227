"""Frameworks: groups of determinants or strategies, nested to any depth."""

from collections.abc import Iterator
from enum import Enum
from typing import Annotated, ClassVar

from pydantic import Field

from generator.evidence.records.common import (
    FrameworkId,
    InFramework,
    Label,
    Line,
    NameOrPlace,
    OurWords,
    Part,
    Record,
    Text,
)
from generator.evidence.records.forms import Doi, Slug


class FrameworkKind(Enum):
    """What the constructs of a framework are."""

    DETERMINANTS = "determinants"
    STRATEGIES = "strategies"


class Correspondence(Part):
    """A construct of another framework that covers the same ground."""

    in_short: ClassVar[tuple[str, ...]] = ("construct",)

    framework: FrameworkId = Field(description="The other framework.")
    construct_id: Annotated[Slug, InFramework("named")] = Field(
        alias="construct", description="The id of the domain or construct there."
    )


class Construct(Part):
    """A domain, construct or subconstruct, or a cluster or a strategy."""

    in_short: ClassVar[tuple[str, ...]] = ("name", "code")

    id: Slug = Field(description="The id, unique in its framework.")
    code: NameOrPlace | None = Field(
        default=None, description="The framework's own code, such as III-E2."
    )
    name: Line = Field(description="The name that the framework gives it.")
    definition: OurWords | None = Field(
        default=None, description="What it means, in our own words."
    )
    project_definition: Annotated[OurWords | None, Label("what it means for this guide")] = Field(
        default=None, description="What it means for this guide in particular."
    )
    checked: Annotated[bool, Label("whether the name was checked")] = Field(
        default=True,
        description="Whether the name was checked against the publication.",
    )
    maps_to: Annotated[
        tuple[Correspondence, ...], Label("part of another framework that corresponds")
    ] = Field(default=(), description="Constructs of another framework that cover the same ground.")
    constructs: Annotated[tuple["Construct", ...], Label("part")] = Field(
        default=(), description="The parts of this one, if it has any."
    )

    def with_parts(self) -> Iterator["Construct"]:
        """Yield this construct and all below it, in the framework's order."""
        yield self
        for construct in self.constructs:
            yield from construct.with_parts()


class Framework(Record):
    """A framework of determinants (what helps and hinders) or of strategies (what to do)."""

    noun: ClassVar[str] = "framework"

    name: Line = Field(description="The full name.")
    short_name: Line = Field(description="The name as it is used in running text.")
    kind: FrameworkKind = Field(description="Whether it sorts determinants or strategies.")
    citation: Text = Field(description="Where it was published.")
    doi: Doi | None = Field(
        default=None, description="The DOI of that publication, without any address before it."
    )
    checked: Annotated[bool, Label("whether the names were checked")] = Field(
        default=True,
        description="Whether the names were checked against the publication.",
    )
    note: OurWords | None = Field(default=None, description="What a reader should know about it.")
    domains: Annotated[tuple[Construct, ...], Label("domain")] = Field(
        description="Its domains or clusters, in its own order."
    )

    @property
    def known_as(self) -> str:
        """What readers know the record by."""
        return self.short_name
