"""The words that are explained to readers."""

from typing import Annotated, ClassVar

from pydantic import Field

from generator.evidence.records.common import Formerly, Label, Line, OurWords, Part, Record
from generator.evidence.records.forms import Slug


class GlossaryTerm(Part):
    """A word that is explained where it first occurs on a page."""

    id: Slug = Field(description="The id, which is also the anchor on the glossary page.")
    term: Line = Field(description="The word or phrase.")
    also: Annotated[tuple[Line, ...], Label("further name")] = Field(
        default=(), description="Other forms and names of it."
    )
    plain: Annotated[OurWords, Label("the explanation")] = Field(
        description="What it means, in plain words."
    )
    formerly: Formerly = ()


class Glossary(Record):
    """All explained words; there is one glossary, in `glossary.yaml`."""

    noun: ClassVar[str] = "glossary"
    is_single: ClassVar[bool] = True

    terms: tuple[GlossaryTerm, ...] = Field(default=(), description="The words and their meanings.")
