"""Names of authors: people and bodies, in the parts that CSL has for them."""

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.evidence.records.common import Label, NameOrPlace, Part
from generator.text.bibliography import with_suffix_apart


class Name(Part):
    """An author: a person with a family name, or a body with one name (CSL)."""

    in_short: ClassVar[tuple[str, ...]] = ("literal", "family", "given", "suffix")

    family: NameOrPlace | None = Field(default=None, description="The family name of a person.")
    given: NameOrPlace | None = Field(default=None, description="The given names or initials.")
    suffix: NameOrPlace | None = Field(
        default=None, description="What follows the name of a person, such as Jr."
    )
    dropping_particle: Annotated[NameOrPlace | None, Label("the particle behind given names")] = (
        Field(
            default=None,
            description="A particle, such as von, that the family name goes without when alone.",
        )
    )
    non_dropping_particle: Annotated[
        NameOrPlace | None, Label("the particle before the family name")
    ] = Field(
        default=None,
        description="A particle, such as van, that stays before the family name.",
    )
    literal: NameOrPlace | None = Field(
        default=None, description="The name of a body, as it is written."
    )

    @model_validator(mode="after")
    def _is_one_name(self) -> Self:
        if bool(self.family) == bool(self.literal):
            raise PydanticCustomError(
                "name", "Give a person a `family` name, or a body a `literal` name, not both"
            )
        beside = self.model_dump(exclude={"family", "literal"}, exclude_none=True)
        if self.literal and beside:
            raise PydanticCustomError(
                "name_of_body", f"A body has no `{next(iter(beside))}` beside `literal`"
            )
        given, _ = with_suffix_apart(self.given or "")
        parts = [self.family, *(beside | {"given": given}).values()]
        if any("," in part for part in parts if part):
            raise PydanticCustomError("name_with_commas", "A comma parts names")
        return self

    @property
    def whole_family(self) -> str | None:
        """The family name of a person with the particle that stays with it."""
        return " ".join(filter(None, (self.non_dropping_particle, self.family))) or None
