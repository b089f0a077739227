"""The parts that several kinds of record share: text, dates, references, history.

A record holds what its author typed and nothing else. A field's description is written for people
who bring evidence, since it becomes the help in an editor and the field reference.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)

from generator.evidence.records.forms import LINE, Day, Slug

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000)]
"""Plain text. A blank line starts a paragraph; nothing else in it is markup."""

Line = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500, pattern=LINE)
]
"""Plain text that is shown within a line, such as a title or a name."""


@dataclass(frozen=True)
class InOurWords:
    """Marks a text that the makers of a guide write themselves.

    `under_seal` tells whether it is among the words that a seal beside or around it covers.
    """

    under_seal: bool = False


OurWords = Annotated[Text, InOurWords()]
"""What we say ourselves. The words of others are `Text`; titles, names and places are a `Line`."""

OurSealedWords = Annotated[Text, InOurWords(under_seal=True)]
"""Our own words for what somebody said, which are compared with what was said."""


@dataclass(frozen=True)
class Label:
    """Marks a field with what it is called in a sentence, where its name would not do.

    For a list it is what one of its entries is called, without an article. `beside` puts the value
    into words where it follows in brackets.
    """

    text: str
    beside: str = "{}"


@dataclass(frozen=True)
class Unquoted:
    """Marks a text that reads as itself in a sentence, without quotation marks."""


NameOrPlace = Annotated[Line, Unquoted()]
"""A name, a code or a place in a source."""


@dataclass(frozen=True)
class RefersTo:
    """Marks a field that holds the id of another record, and says of which kinds it may be."""

    kinds: tuple[str, ...]


@dataclass(frozen=True)
class InFramework:
    """Marks a field that holds the id of a domain, construct or strategy of a framework.

    `which` is the framework: that of the `guide`, the one `named` beside it, or `any`. `or_word` is
    a fixed word that may be given instead.
    """

    which: str
    or_word: str | None = None


SourceId = Annotated[Slug, RefersTo(("source",))]
ThemeId = Annotated[Slug, RefersTo(("theme",))]
LessonId = Annotated[Slug, RefersTo(("lesson",))]
CritiqueId = Annotated[Slug, RefersTo(("critique",))]
PieceId = Annotated[Slug, RefersTo(("evidence",))]
FrameworkId = Annotated[Slug, RefersTo(("framework",))]
GroupId = Annotated[Slug, RefersTo(("group",))]
RoleId = Annotated[Slug, RefersTo(("role",))]
PhaseId = Annotated[Slug, RefersTo(("phase",))]
ConditionId = Annotated[Slug, RefersTo(("condition",))]


DeliveredAs = Annotated[
    Literal["online", "in-person", "both"] | None,
    Label("how the care is given"),
    Field(description="How the care is given that it is about: online, in person or both."),
]


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, str) else value


OneOrMany = BeforeValidator(_one_or_many)
"""Lets an author write one value where a list of one is meant."""


Formerly = Annotated[
    tuple[Slug, ...],
    OneOrMany,
    Field(description="Ids that it had before, the oldest first; links to them lead here."),
]


class Part(BaseModel):
    """A part of a record: frozen, and refusing fields that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    in_short: ClassVar[tuple[str, ...]] = ()
    """The fields that tell it from others: the first names it, the rest follow in brackets."""

    once: ClassVar[Mapping[str, str]] = {}
    """The fields that it had in earlier editions of the guide, and what takes their place."""


class Change(Part):
    """One dated line of a record's history."""

    on: Day = Field(alias="date", description="The day of the change, such as 2026-11-23.")
    change: OurWords = Field(description="What changed for a reader, in one sentence.")


class Seal(Part):
    """The record that words were checked against the text of their source."""

    fingerprint: Text = Field(description="Written by the command that seals; never by hand.")
    checked_on: Day = Field(description="The day of the check.")


FOLDER = "themes_data"
"""The folder of all records, from the guide's folder."""


class Record(Part):
    """One file of the evidence. The file's name is the record's id."""

    noun: ClassVar[str]
    """The word for a record of this kind, such as theme."""

    is_single: ClassVar[bool] = False
    """Whether a guide has one record of this kind, in a file named after it."""

    id: Slug
    formerly: Formerly = ()
    history: Annotated[
        tuple[Change, ...],
        Field(description="What changed in this record and when, newest last."),
    ] = ()

    @property
    def changed_on(self) -> date | None:
        """The day of the newest change, or None where no history was given."""
        return max((entry.on for entry in self.history), default=None)

    @property
    def known_as(self) -> str:
        """What readers know the record by."""
        return self.id

    @property
    def heading(self) -> str:
        """What stands over the record: its title, if it has one, or else its id."""
        return str(getattr(self, "title", None) or self.id)

    @classmethod
    def plural(cls) -> str:
        """Return the word for several records of this kind, such as themes."""
        return f"{cls.noun}s"

    @classmethod
    def folder(cls) -> str:
        """Return the folder of the records of this kind, from the guide's folder."""
        return FOLDER if cls.is_single else f"{FOLDER}/{cls.plural()}"

    @classmethod
    def path_for(cls, id_: str) -> str:
        """Return the path of the file of a record of this kind, from the guide's folder."""
        return f"{cls.folder()}/{id_}.yaml"


class Withdrawn(Part):
    """What is left of a record that was withdrawn: its place and the day, and no text of it."""

    id: Slug
    withdrawn: Day = Field(description="The day on which the record was withdrawn.")


def texts_of(record: Part) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield every text of a record, with the steps that lead to it in its file."""
    yield from _texts(record.model_dump(mode="json", by_alias=True), ())


def _texts(
    value: object, steps: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield steps, value
    elif isinstance(value, Mapping):
        for name, part in value.items():
            yield from _texts(part, (*steps, name))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from _texts(part, (*steps, number))
