"""The guide itself: its title, its makers and the words that its records may use."""

from typing import Annotated, ClassVar

from pydantic import Field

from generator.evidence.records.common import (
    CritiqueId,
    DeliveredAs,
    FrameworkId,
    GroupId,
    Label,
    LessonId,
    Line,
    NameOrPlace,
    OneOrMany,
    OurWords,
    Part,
    Record,
    RoleId,
    ThemeId,
)
from generator.evidence.records.forms import (
    Address,
    Day,
    EditLink,
    IssueLink,
    Language,
    MailAddress,
    Number,
    SiteAddress,
    Slug,
)


class Group(Part):
    """People who can be asked, or spoken about."""

    in_short: ClassVar[tuple[str, ...]] = ("label",)

    id: Slug = Field(description="The id that evidence refers to.")
    label: NameOrPlace = Field(description="The name in the plural, such as Therapists.")
    broader: Annotated[GroupId | None, Label("the broader group")] = Field(
        default=None, description="The group that this one is part of."
    )
    receives_care: Annotated[bool, Label("whether they receive the care")] = Field(
        default=False,
        description="Whether these people receive the care, or live with those who do.",
    )
    heard_otherwise: Annotated[OurWords | None, Label("how they are heard otherwise")] = Field(
        default=None,
        description="How the group is heard without being asked, such as by writing the sources.",
    )
    matters_because: Annotated[OurWords | None, Label("why it matters whether they were asked")] = (
        Field(default=None, description="Why it matters whether this group was asked.")
    )


class Term(Part):
    """One allowed value of a vocabulary, such as a role or a phase."""

    in_short: ClassVar[tuple[str, ...]] = ("label",)

    id: Slug = Field(description="The id that records refer to.")
    label: NameOrPlace = Field(description="The name that readers see.")
    description: OurWords | None = Field(
        default=None, description="What is meant, in one sentence."
    )


class Role(Term):
    """A role of the people whom the guide is for."""

    door: NameOrPlace | None = Field(
        default=None,
        description="What they say of themselves, on the first page: I run a clinic.",
    )
    offers: OurWords | None = Field(
        default=None, description="What they find behind it, in a few words."
    )


class Condition(Term):
    """A condition that the guide or some of its sources are about."""

    subject: Annotated[bool, Label("whether the guide is about it")] = Field(
        default=True,
        description="Whether the guide is about it; false where only some of its sources are.",
    )


class KeyMessage(Part):
    """A sentence for the first page, with the pages that it rests on."""

    in_short: ClassVar[tuple[str, ...]] = ("message",)

    message: OurWords = Field(description="One plain sentence.")
    themes: Annotated[
        tuple[ThemeId, ...],
        OneOrMany,
        Label("theme that it rests on"),
        Field(description="The themes that it rests on."),
    ] = ()
    lessons: Annotated[
        tuple[LessonId, ...],
        OneOrMany,
        Label("lesson that it rests on"),
        Field(description="The lessons that it rests on."),
    ] = ()
    critiques: Annotated[
        tuple[CritiqueId, ...],
        OneOrMany,
        Label("critique that it rests on"),
        Field(description="The critiques that it rests on."),
    ] = ()


class LayWords(Part):
    """Words that readers use and the guide does not, with what the guide has on them."""

    in_short: ClassVar[tuple[str, ...]] = ("words",)

    words: Annotated[
        tuple[Line, ...],
        OneOrMany,
        Label("word of readers"),
        Field(min_length=1, description="Words as readers type them, in any language."),
    ]
    themes: Annotated[
        tuple[ThemeId, ...],
        OneOrMany,
        Label("theme that is meant"),
        Field(description="The themes that are meant."),
    ] = ()
    lessons: Annotated[
        tuple[LessonId, ...],
        OneOrMany,
        Label("lesson that is meant"),
        Field(description="The lessons that are meant."),
    ] = ()
    critiques: Annotated[
        tuple[CritiqueId, ...],
        OneOrMany,
        Label("critique that is meant"),
        Field(description="The critiques that are meant."),
    ] = ()
    roles: Annotated[
        tuple[RoleId, ...],
        OneOrMany,
        Label("role that is meant"),
        Field(description="The roles whose pages are meant."),
    ] = ()
    answer: OurWords | None = Field(
        default=None, description="What the search says of it, such as that nobody was asked."
    )


class Maker(Part):
    """Somebody who edits the guide."""

    in_short: ClassVar[tuple[str, ...]] = ("name", "task")

    name: Line = Field(description="The name as it should be printed.")
    task: OurWords | None = Field(default=None, description="What this person does for the guide.")
    interests: OurWords | None = Field(
        default=None, description="Interests that a reader should know."
    )


class Involvement(Part):
    """Patient and public involvement, in the five items of the GRIPP2 short form."""

    aim: Annotated[OurWords | None, Label("the aim of patients’ part in it")] = Field(
        default=None, description="What involving patients was meant to do."
    )
    methods: Annotated[OurWords | None, Label("how patients took part in it")] = Field(
        default=None, description="How patients were involved."
    )
    results: Annotated[OurWords | None, Label("what came of patients’ part in it")] = Field(
        default=None, description="What their involvement changed."
    )
    discussion: Annotated[OurWords | None, Label("the discussion of patients’ part in it")] = Field(
        default=None, description="What helped and what got in the way."
    )
    critical_perspective: Annotated[
        OurWords | None, Label("the critical look at patients’ part in it")
    ] = Field(default=None, description="What went well, what did not, what others can learn.")


class Guide(Record):
    """The guide as a whole; there is one, in `guide.yaml`."""

    noun: ClassVar[str] = "guide"
    is_single: ClassVar[bool] = True

    title: Line = Field(description="The guide's title.")
    subtitle: Line | None = Field(default=None, description="A second line under the title.")
    summary: OurWords = Field(
        description="What the guide is and for whom, in two or three sentences."
    )
    edition: Line = Field(description="The edition's name, such as First edition.")
    published: Annotated[Day, Label("the date")] = Field(
        alias="date", description="The edition's date."
    )
    language: Language = Field(
        default="en", description="The language of the guide, as a code such as en or pt-BR."
    )
    framework: Annotated[FrameworkId, Label("the framework by which pages are sorted")] = Field(
        description="The framework by which the pages are sorted."
    )
    further_frameworks: Annotated[tuple[FrameworkId, ...], Label("further framework")] = Field(
        default=(), description="Other frameworks that records may refer to."
    )
    repository: Annotated[SiteAddress | None, Label("the address of the repository")] = Field(
        default=None, description="The web address of the repository, if there is one."
    )
    branch: Annotated[Line, Label("the branch that edits start from")] = Field(
        default="main", description="The branch that readers' edits start from."
    )
    edit_link: Annotated[EditLink, Label("the link for editing")] = Field(
        default="{repository}/edit/{branch}/{path}",
        description="The pattern of the code host's address for editing a file.",
    )
    issue_link: Annotated[IssueLink, Label("the link for objecting")] = Field(
        default="{repository}/issues/new?template=contest.yml&title={title}&where={body}",
        description="The pattern of the code host's address for a new issue.",
    )
    site: Annotated[SiteAddress | None, Label("the address of the site")] = Field(
        default=None, description="The web address of the published guide."
    )
    mail: Annotated[MailAddress | None, Label("the mail address")] = Field(
        default=None,
        description="The mail address for corrections, objections and sensitive matters.",
    )
    licence: Line | None = Field(
        default=None,
        description="The licence of its own text and data, as an SPDX id such as CC-BY-4.0.",
    )
    licence_url: Address | None = Field(
        default=None, description="The web address of that licence."
    )
    longest_verbatim_quote: Annotated[Number, Label("the number of quotable words")] = Field(
        default=0,
        ge=0,
        description="How many words may be quoted word for word where no licence is known.",
    )
    key_messages: Annotated[tuple[KeyMessage, ...], Label("key message")] = Field(
        default=(), description="The sentences on the first page."
    )
    lay_words: Annotated[tuple[LayWords, ...], Label("group of lay words")] = Field(
        default=(), description="Words that readers type into the search, and what they mean here."
    )
    editors: Annotated[tuple[Maker, ...], Label("editor")] = Field(
        default=(), description="Who edits the guide."
    )
    funding: OurWords | None = Field(default=None, description="Who pays for the guide.")
    interests: Annotated[OurWords | None, Label("the interests of those who make it")] = Field(
        default=None, description="Interests of those who make it."
    )
    involvement: Involvement = Field(
        default=Involvement(),
        description="How patients were involved in making the guide (GRIPP2).",
    )
    groups: Annotated[tuple[Group, ...], Label("group")] = Field(
        description="The groups that can be asked or spoken about."
    )
    roles: Annotated[tuple[Role, ...], Label("role")] = Field(
        default=(), description="Who takes a step of a lesson."
    )
    phases: Annotated[tuple[Term, ...], Label("phase")] = Field(
        default=(), description="When a step is taken."
    )
    conditions: Annotated[tuple[Condition, ...], Label("condition")] = Field(
        default=(), description="The conditions that it or some of its sources are about."
    )
    delivered: DeliveredAs = None

    @property
    def known_as(self) -> str:
        """What readers know the record by."""
        return self.title
