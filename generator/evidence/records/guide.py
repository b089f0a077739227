"""The guide itself: its title, its makers and the words that its records may use."""

from typing import Annotated, ClassVar

from pydantic import Field

from generator.evidence.records.common import (
    Address,
    CritiqueId,
    Day,
    Formerly,
    FrameworkId,
    GroupId,
    LessonId,
    OneOrMany,
    OurWords,
    Part,
    Record,
    Slug,
    Text,
    ThemeId,
)


class Group(Part):
    """People who can be asked, or spoken about."""

    id: Slug = Field(description="The id that evidence refers to.")
    label: Text = Field(description="The name in the plural, such as Therapists.")
    broader: GroupId | None = Field(default=None, description="The group that this one is part of.")
    receives_care: bool = Field(
        default=False,
        description="Whether these people receive the care, or live with those who do.",
    )
    heard_otherwise: OurWords | None = Field(
        default=None,
        description="How the group is heard without being asked, such as by writing the sources.",
    )
    matters_because: OurWords | None = Field(
        default=None, description="Why it matters whether this group was asked."
    )


class Term(Part):
    """One allowed value of a vocabulary, such as a role or a phase."""

    id: Slug = Field(description="The id that records refer to.")
    label: Text = Field(description="The name that readers see.")
    description: OurWords | None = Field(
        default=None, description="What is meant, in one sentence."
    )


class KeyMessage(Part):
    """A sentence for the first page, with the pages that it rests on."""

    message: OurWords = Field(description="One plain sentence.")
    themes: Annotated[
        tuple[ThemeId, ...], OneOrMany, Field(description="The themes that it rests on.")
    ] = ()
    lessons: Annotated[
        tuple[LessonId, ...], OneOrMany, Field(description="The lessons that it rests on.")
    ] = ()
    critiques: Annotated[
        tuple[CritiqueId, ...], OneOrMany, Field(description="The critiques that it rests on.")
    ] = ()


class Maker(Part):
    """Somebody who edits the guide."""

    name: Text = Field(description="The name as it should be printed.")
    task: OurWords | None = Field(default=None, description="What this person does for the guide.")
    interests: OurWords | None = Field(
        default=None, description="Interests that a reader should know."
    )


class Involvement(Part):
    """Patient and public involvement, in the five items of the GRIPP2 short form."""

    aim: OurWords | None = Field(
        default=None, description="What involving patients was meant to do."
    )
    methods: OurWords | None = Field(default=None, description="How patients were involved.")
    results: OurWords | None = Field(default=None, description="What their involvement changed.")
    discussion: OurWords | None = Field(
        default=None, description="What helped and what stood in the way."
    )
    critical_perspective: OurWords | None = Field(
        default=None, description="What went well, what did not, what others can learn."
    )


class Guide(Record):
    """The guide as a whole; there is one, in `guide.yaml`."""

    noun: ClassVar[str] = "guide"
    is_single: ClassVar[bool] = True

    title: Text = Field(description="The guide's title.")
    subtitle: Text | None = Field(default=None, description="A second line under the title.")
    summary: OurWords = Field(
        description="What the guide is and for whom, in two or three sentences."
    )
    edition: Text = Field(description="The edition's name, such as First edition.")
    published: Day = Field(alias="date", description="The edition's date.")
    language: Text = Field(
        default="en", description="The language of the guide, as a code such as en."
    )
    framework: FrameworkId = Field(description="The framework by which the pages are sorted.")
    further_frameworks: tuple[FrameworkId, ...] = Field(
        default=(), description="Other frameworks that records may refer to."
    )
    repository: Address | None = Field(
        default=None, description="The web address of the repository, if there is one."
    )
    branch: Text = Field(default="main", description="The branch that readers' edits start from.")
    edit_link: Text = Field(
        default="{repository}/edit/{branch}/{path}",
        description="How the code host's address for editing a file is made up.",
    )
    issue_link: Text = Field(
        default="{repository}/issues/new?template=contest.yml&title={title}&where={body}",
        description="How the code host's address for a new issue is made up.",
    )
    site: Address | None = Field(
        default=None, description="The web address of the published guide."
    )
    mail: Text | None = Field(
        default=None,
        description="The mail address for corrections, objections and sensitive matters.",
    )
    licence: Text | None = Field(
        default=None,
        description="The licence of its own text and data, as an SPDX id such as CC-BY-4.0.",
    )
    licence_url: Address | None = Field(
        default=None, description="The web address of that licence."
    )
    longest_verbatim_quote: int = Field(
        default=0,
        ge=0,
        description="How many words may be quoted word for word where no licence is known.",
    )
    key_messages: tuple[KeyMessage, ...] = Field(
        default=(), description="The sentences that stand on the first page."
    )
    editors: tuple[Maker, ...] = Field(default=(), description="Who edits the guide.")
    funding: OurWords | None = Field(default=None, description="Who pays for the guide.")
    interests: OurWords | None = Field(default=None, description="Interests of those who make it.")
    involvement: Involvement = Field(
        default=Involvement(),
        description="How patients were involved in making the guide (GRIPP2).",
    )
    groups: tuple[Group, ...] = Field(description="The groups that can be asked or spoken about.")
    roles: tuple[Term, ...] = Field(default=(), description="Who takes a step of a lesson.")
    phases: tuple[Term, ...] = Field(default=(), description="When a step is taken.")
    conditions: tuple[Term, ...] = Field(default=(), description="The conditions that it is about.")

    @property
    def known_as(self) -> str:
        """What readers know the record by."""
        return self.title


class GlossaryTerm(Part):
    """A word that is explained where it first occurs on a page."""

    id: Slug = Field(description="The id, which is also the anchor on the glossary page.")
    term: Text = Field(description="The word or phrase.")
    also: tuple[Text, ...] = Field(default=(), description="Other forms and names of it.")
    plain: OurWords = Field(description="What it means, in plain words.")
    formerly: Formerly = ()


class Glossary(Record):
    """All explained words; there is one glossary, in `glossary.yaml`."""

    noun: ClassVar[str] = "glossary"
    is_single: ClassVar[bool] = True

    terms: tuple[GlossaryTerm, ...] = Field(default=(), description="The words and their meanings.")
