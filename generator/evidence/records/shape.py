"""What each field of a record holds, read from the records' own shapes.

Everything that asks about fields asks here: validation, the editor's schema, the field reference,
tables, drafts, changes. It knows the shapes of the records and no record.
"""

import types
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Annotated, Any, ForwardRef, Literal, Union, get_args, get_origin

from pydantic import BeforeValidator, StringConstraints
from pydantic.fields import FieldInfo
from pydantic.json_schema import models_json_schema

from generator.evidence.records import Construct, Record
from generator.evidence.records.common import (
    InFramework,
    InOurWords,
    Label,
    OneOrMany,
    Part,
    RefersTo,
    Unquoted,
    Withdrawn,
)
from generator.evidence.records.forms import ADDRESS, PARTIAL_DATE, SITE, SLUG, Count


class Holds(Enum):
    """What a field can hold."""

    TEXT = "text"
    FLAG = "flag"
    NUMBER = "number"
    COUNT = "count"
    DAY = "day"
    PARTIAL_DATE = "partial-date"
    ADDRESS = "address"
    SLUG = "slug"
    REFERENCE = "reference"
    CONSTRUCT = "construct"
    WORD = "word"
    PART = "part"


OF_PATTERN = {
    SLUG: Holds.SLUG,
    ADDRESS: Holds.ADDRESS,
    SITE: Holds.ADDRESS,
    PARTIAL_DATE: Holds.PARTIAL_DATE,
}


@dataclass(frozen=True)
class Value:
    """What a field, or each entry of its list, holds.

    `words` are the allowed ones; `kinds` are the kinds of record whose id may be given;
    `or_word` is a fixed word in place of a construct; `part` is the shape of the part inside.
    """

    holds: Holds
    words: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    or_word: str | None = None
    framework: str = ""
    part: type[Part] | None = None


@dataclass(frozen=True)
class FieldOfRecord:
    """One field as an author writes it; `attribute` is its name on the record."""

    name: str
    attribute: str
    description: str
    needed: bool
    value: Value
    label: str
    """What it is called in a sentence; of a list, what one of its entries is called."""
    beside: str = "{}"
    """How its value is put where it follows in brackets."""
    is_quoted: bool = True
    """Whether its text needs quotation marks in a sentence."""
    is_list: bool = False
    may_be_one: bool = False
    """Whether one value may be given where a list belongs."""
    ours: InOurWords | None = None
    """The mark of a text in our own words."""


@dataclass(frozen=True)
class Shape:
    """The shape of one kind of file, or of a part of one."""

    model: type[Part]

    @property
    def name(self) -> str:
        """The name of the kind or part, in small letters."""
        return self.model.__name__.lower()

    @property
    def description(self) -> str:
        """What it is, in one sentence."""
        return (self.model.__doc__ or "").strip().splitlines()[0]

    @property
    def fields(self) -> tuple["FieldOfRecord", ...]:
        """Its fields in their order."""
        return fields_of(self.model)

    @property
    def parts(self) -> tuple["Shape", ...]:
        """The parts inside it, each once."""
        return tuple(Shape(part) for part in parts_of(self.model)[1:])


@cache
def fields_of(model: type[Part]) -> tuple[FieldOfRecord, ...]:
    """Return the fields of a record or of a part of one, in their order, without a file's id.

    What every record shares comes last.
    """
    names = [name for name in model.model_fields if name not in Record.model_fields]
    if issubclass(model, Record):
        names += [name for name in Record.model_fields if name != "id"]
    elif not issubclass(model, Withdrawn):
        names = list(model.model_fields)
    return tuple(_field(name, model.model_fields[name]) for name in names)


def parts_of(model: type[Part]) -> tuple[type[Part], ...]:
    """Return a record's shape and those of all parts inside it, each once."""
    found: list[type[Part]] = []
    waiting = [model]
    while waiting:
        part = waiting.pop(0)
        if part not in found:
            found.append(part)
            waiting += [f.value.part for f in fields_of(part) if f.value.part]
    return tuple(found)


def part_at(model: type[Part], steps: Iterable[str | int]) -> type[Part]:
    """Return the shape of the part at `steps` in a record, or of the last part on the way."""
    for step in steps:
        field = field_named(model, step)
        model = (field and field.value.part) or model
    return model


def field_named(model: type[Part], name: str | int) -> FieldOfRecord | None:
    """Return the field of a record or part that is written under this name, if there is one."""
    return next((field for field in fields_of(model) if field.name == name), None)


def values_of(part: Part) -> Iterator[tuple[FieldOfRecord, Any]]:
    """Yield every field of a record or part, in their order, with its value."""
    for field in fields_of(type(part)):
        yield field, getattr(part, field.attribute)


@dataclass(frozen=True)
class PlacedPart:
    """A record, or a part inside one, as its author wrote it, and the way to it.

    `is_sealed` tells whether it carries a seal or is inside something that does.
    """

    steps: tuple[str | int, ...]
    fields: tuple[FieldOfRecord, ...]
    value: Mapping[str, object]
    is_sealed: bool

    def texts_in_our_words(self) -> Iterator[tuple[FieldOfRecord, tuple[str | int, ...], str]]:
        """Yield its texts in our own words: the field, the way to the text, and the text."""
        for own in self.fields:
            if own.ours:
                for way, text in _entries(self.value.get(own.name), (*self.steps, own.name)):
                    if isinstance(text, str):
                        yield own, way, text


def parts_in(
    value: object,
    model: type[Part],
    steps: tuple[str | int, ...] = (),
    *,
    is_sealed: bool = False,
) -> Iterator[PlacedPart]:
    """Yield a record of a shape, given as plain data, and every part inside it."""
    if isinstance(value, Mapping):
        is_sealed = is_sealed or value.get("seal") is not None
        yield PlacedPart(steps, fields_of(model), value, is_sealed)
        for inside in fields_of(model):
            if inside.value.part:
                for way, part in _entries(value.get(inside.name), (*steps, inside.name)):
                    yield from parts_in(part, inside.value.part, way, is_sealed=is_sealed)


def _entries(
    value: object, steps: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], object]]:
    """Yield the entries of a list, or else the one value, with the way to each."""
    if isinstance(value, list):
        yield from (((*steps, number), entry) for number, entry in enumerate(value))
    else:
        yield steps, value


def json_definitions(models: Iterable[type[Part]]) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of these shapes and of all parts, by their names."""
    _, made = models_json_schema(
        [(model, "validation") for model in models], ref_template="#/$defs/{model}"
    )
    definitions: dict[str, Any] = made["$defs"]
    return definitions


def _field(name: str, info: FieldInfo) -> FieldOfRecord:
    marks = [*info.metadata, *_marks(info.annotation)]
    inner, is_list = _entry(info.annotation)
    spoken = name.replace("_", " ")
    called = Label(spoken if is_list else f"the {spoken}")
    for mark in marks:
        called = mark if isinstance(mark, Label) else called
    return FieldOfRecord(
        name=info.alias or name,
        attribute=name,
        description=info.description or "",
        needed=info.is_required(),
        value=_value(inner, [*info.metadata, *_marks(inner)]),
        label=called.text,
        beside=called.beside,
        is_quoted=Unquoted() not in marks,
        is_list=is_list,
        may_be_one=OneOrMany in marks,
        ours=next((mark for mark in marks if isinstance(mark, InOurWords)), None),
    )


def _entry(annotation: Any) -> tuple[Any, bool]:
    """Return the type of what a field or an entry holds, and whether it is a list."""
    if get_origin(annotation) is Annotated:
        inner, is_list = _entry(get_args(annotation)[0])
        return (inner, True) if is_list else (annotation, False)
    if get_origin(annotation) is tuple:
        return get_args(annotation)[0], True
    if get_origin(annotation) in {Union, types.UnionType}:
        given = [kind for kind in get_args(annotation) if kind is not type(None)]
        if len(given) == 1:
            return _entry(given[0])
    return annotation, False


def _marks(annotation: Any) -> Iterator[Any]:
    """Yield all marks of a type, from the outside in."""
    if get_origin(annotation) is Annotated:
        yield from get_args(annotation)[1:]
    for argument in get_args(annotation):
        yield from _marks(argument)


def _value(annotation: Any, marks: list[Any]) -> Value:
    for mark in sorted(marks, key=lambda mark: isinstance(mark, StringConstraints)):
        if isinstance(mark, RefersTo):
            return Value(Holds.REFERENCE, kinds=mark.kinds)
        if isinstance(mark, InFramework):
            return Value(Holds.CONSTRUCT, framework=mark.which, or_word=mark.or_word)
        if isinstance(mark, BeforeValidator) and mark in get_args(Count):
            return Value(Holds.COUNT)
        if isinstance(mark, StringConstraints) and mark.pattern in OF_PATTERN:
            return Value(OF_PATTERN[str(mark.pattern)])
    bare = get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation
    if get_origin(bare) is Literal:
        return Value(Holds.WORD, words=get_args(bare))
    if isinstance(bare, (str, ForwardRef)):
        bare = Construct  # the one shape that holds itself
    if issubclass(bare, Enum):
        return Value(Holds.WORD, words=tuple(str(member.value) for member in bare))
    if issubclass(bare, Part):
        return Value(Holds.PART, part=bare)
    simple = {bool: Holds.FLAG, int: Holds.NUMBER, date: Holds.DAY}
    return Value(simple.get(bare, Holds.TEXT))
