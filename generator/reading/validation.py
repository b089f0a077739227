"""Fits a YAML document to the shape of its record, and says in plain words where it does not.

This module knows the records' shapes and pydantic's errors; it knows no folder and no other file.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import TypeVar

import pydantic
from pydantic_core import ErrorDetails

from generator.evidence.records.common import Part
from generator.evidence.records.forms import FORMS, SLUG
from generator.evidence.records.shape import field_named, fields_of, part_at
from generator.reading.catalogue import (
    MISSING_FIELD,
    OLD_FIELD,
    TEXT,
    UNKNOWN_FIELD,
    WRONG,
    WRONG_TYPE,
    WRONG_VALUE,
)
from generator.text.bibliography import bare_doi, bare_pmcid, bare_pmid
from generator.text.problems import Mistake, Problem, near_match, printable, suggestion
from generator.text.yaml.catalogue import TOO_MANY_PARTS
from generator.text.yaml.document import Document, Steps, Value, value_at

MOST_ERRORS = 200
"""How many mistakes of one record are put into words."""

IDENTIFIERS = {"doi": bare_doi, "pmid": bare_pmid, "pmcid": bare_pmcid}
"""What finds an identifier in a text that holds more than that."""

PATTERNS = {pattern: name for name, pattern in FORMS.items()}


R = TypeVar("R", bound=Part)


def is_slug(text: str) -> bool:
    """Tell whether `text` can be an id."""
    return re.fullmatch(SLUG, text) is not None


def fit_record(
    model: type[R], document: Document, record_id: str
) -> tuple[R | None, list[Problem]]:
    """Return the record in `document`, or None and every reason why it is not one."""
    value = _with_unknown_fields(model, document)
    if not isinstance(value, dict):
        return None, [
            WRONG_TYPE.at(
                document.place(()),
                "A record starts with its fields, not with a list or text.",
                "Write each field as `name: value`, starting in the first column.",
            )
        ]
    problems: list[Problem] = []
    if "id" in value:
        problems.append(
            UNKNOWN_FIELD.at(
                document.key_place(("id",)),
                "`id` is not a field: the file's name is the id.",
                "Delete this line.",
            )
        )
    try:
        return model.model_validate({**value, "id": record_id}), problems
    except pydantic.ValidationError as error:
        errors = error.errors(include_url=False)
        problems += _in_own_words(model, document, errors[:MOST_ERRORS])
        if rest := errors[MOST_ERRORS:]:
            problems.append(
                TOO_MANY_PARTS.at(
                    document.place(rest[0]["loc"]),
                    f"From here on {len(rest)} more fields or entries do not fit the record.",
                    "Mend those above first.",
                )
            )
        return None, problems


def _with_unknown_fields(model: type[Part], document: Document) -> Value:
    """Return what a document says, with the fields that no record has also where they are empty."""
    value = document.value
    for *holder, name in document.keys:
        part = value_at(value, tuple(holder))
        if isinstance(part, dict) and name not in part:
            if field_named(part_at(model, holder), name):
                continue
            if value is document.value:
                value = deepcopy(value)
            unknown = value_at(value, tuple(holder))
            assert isinstance(unknown, dict)
            unknown[str(name)] = None
    return value


def _in_own_words(
    model: type[Part], document: Document, errors: list[ErrorDetails]
) -> Iterator[Problem]:
    """Yield one problem for each mistake, which may be several errors."""
    places = {error["loc"][:end] for error in errors for end in range(len(error["loc"]))}
    misspelt = {_meant(model, e["loc"]) for e in errors if e["type"] == "extra_forbidden"}
    for error in errors:
        kind, steps = error["type"], error["loc"]
        if kind == "missing" and steps in misspelt:
            continue
        if kind == "too_short" and steps in places:
            continue
        yield _problem(model, document, steps, error)


def _meant(model: type[Part], steps: Steps) -> Steps:
    """Return the way to the field that the unknown one at `steps` is most like."""
    match = near_match(str(steps[-1]), _names(part_at(model, steps[:-1])))
    return (*steps[:-1], match or steps[-1])


def _problem(model: type[Part], document: Document, steps: Steps, error: ErrorDetails) -> Problem:
    kind, name = error["type"], str(steps[-1]) if steps else ""
    if kind == "extra_forbidden":
        part = part_at(model, steps[:-1])
        if name in part.once:
            message = f"`{name}` is no longer a field."
            return OLD_FIELD.at(document.key_place(steps), message, part.once[name])
        known = _names(part)
        help_ = suggestion(name, known, f"The fields here are: {', '.join(known)}.")
        return UNKNOWN_FIELD.at(document.key_place(steps), f"`{name}` is not a field here.", help_)
    if kind == "missing":
        if steps in document.keys:
            return MISSING_FIELD.at(
                document.key_place(steps),
                f"`{name}` is empty, and it is needed.",
                _description(model, steps),
            )
        return MISSING_FIELD.at(
            document.place(steps[:-1]),
            f"`{name}` is missing here.",
            _description(model, steps),
        )
    mistake, message, help_ = _wrong_value(error)
    return mistake.at(document.place(steps), message, help_ or _description(model, steps))


def _wrong_value(error: ErrorDetails) -> tuple[Mistake, str, str]:
    """Return mistake, message and help for a value that does not fit its field."""
    kind, written, context = error["type"], error["input"], error.get("ctx", {})
    shown = f"`{printable(written, 80)}`" if isinstance(written, str) else "This"
    if written is None:
        return (
            MISSING_FIELD,
            "This is empty.",
            "Write what belongs here, or delete the dash.",
        )
    if kind in {"enum", "literal_error"}:
        message = f"{shown} is not one of the allowed values."
        return WRONG_VALUE, message, _allowed(str(written), context["expected"])
    if kind == "string_type" and isinstance(written, dict):
        return WRONG_TYPE, TEXT, "If the colon belongs to the text, put the whole text in quotes."
    if kind == "string_pattern_mismatch":
        kind = PATTERNS.get(context["pattern"], kind)
    mistake, message, help_ = WRONG.get(kind, (WRONG_VALUE, f"{error['msg']}.", _named(error)))
    if (find := IDENTIFIERS.get(kind)) and (meant := find(written)):
        help_ = f"Write {meant} alone."
    return mistake, message.format(shown=shown, **context), help_


def _allowed(written: str, expected: str) -> str:
    allowed = [word.strip("'") for word in expected.replace(" or ", ", ").split(", ")]
    match, listed = near_match(written, allowed), ", ".join(allowed)
    return (
        f"Did you mean `{match}`? Allowed are: {listed}." if match else f"Write one of: {listed}."
    )


def _named(error: ErrorDetails) -> str:
    """Return what to do where a part has none or several of the fields that exclude each other."""
    named = re.findall(r"`\w+`", error["msg"])
    given = [name for name in named if name.strip("`") in error["input"]]
    if len(given) > 1:
        return f"Keep one of {', '.join(given)} and delete the rest."
    return "Add one of them."


def _names(model: type[Part]) -> list[str]:
    return [field.name for field in fields_of(model)]


def _description(model: type[Part], steps: Steps) -> str:
    """Return what the nearest field at `steps` is for, in the record's own description."""
    while steps and isinstance(steps[-1], int):
        steps = steps[:-1]
    field = field_named(part_at(model, steps[:-1]), steps[-1]) if steps else None
    return field.description if field else ""
