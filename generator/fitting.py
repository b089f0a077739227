"""Fits a YAML document to the shape of its record, and says in plain words where it does not.

This module knows the records' shapes and pydantic's errors; it knows no folder and no other file.
"""

import re
from collections.abc import Iterable
from typing import Any, get_args

import pydantic
from pydantic import BaseModel
from pydantic_core import ErrorDetails

from generator.problems import Problem, suggestion
from generator.records import Record
from generator.records.common import SLUG
from generator.yaml_source import Document, Steps


def is_slug(text: str) -> bool:
    """Tell whether `text` can be an id."""
    return re.fullmatch(SLUG, text) is not None


def fit_record(
    model: type[Record], document: Document, record_id: str
) -> tuple[Record | None, list[Problem]]:
    """Return the record in `document`, or None and every reason why it is not one."""
    value = document.value
    if not isinstance(value, dict):
        return None, [
            Problem(
                document.place(()),
                "wrong-type",
                "A record starts with its fields, not with a list or text.",
                "Write each field as `name: value`, starting in the first column.",
            )
        ]
    if "id" in value:
        return None, [
            Problem(
                document.key_place(("id",)),
                "unknown-field",
                "`id` is not a field: the file's name is the id.",
                "Delete this line.",
            )
        ]
    try:
        return model.model_validate({**value, "id": record_id}), []
    except pydantic.ValidationError as error:
        return None, list(_in_own_words(model, document, error.errors()))


def _in_own_words(
    model: type[BaseModel], document: Document, errors: list[ErrorDetails]
) -> Iterable[Problem]:
    places = [error["loc"] for error in errors]
    for error in errors:
        steps = error["loc"]
        deeper = any(len(p) > len(steps) and p[: len(steps)] == steps for p in places)
        if error["type"] == "too_short" and deeper:
            continue
        yield _problem(model, document, steps, error)


def _problem(
    model: type[BaseModel], document: Document, steps: Steps, error: ErrorDetails
) -> Problem:
    kind, name = error["type"], str(steps[-1]) if steps else ""
    if kind == "extra_forbidden":
        known = field_names(_model_at(model, steps[:-1]))
        help_ = suggestion(name, known, f"The fields here are: {', '.join(known)}.")
        return Problem(
            document.key_place(steps), "unknown-field", f"`{name}` is not a field here.", help_
        )
    if kind == "missing":
        if steps in document.keys:
            return Problem(
                document.key_place(steps),
                "missing-field",
                f"`{name}` is empty, and it is needed.",
                _description(model, steps),
            )
        return Problem(
            document.place(steps[:-1]),
            "missing-field",
            f"`{name}` is missing here.",
            _description(model, steps),
        )
    code, message, help_ = _wrong_value(error)
    return Problem(document.place(steps), code, message, help_ or _description(model, steps))


def _wrong_value(error: ErrorDetails) -> tuple[str, str, str]:
    """Return code, message and help for a value that does not fit its field."""
    kind, written, context = error["type"], error["input"], error.get("ctx", {})
    shown = f"`{written}`" if isinstance(written, str) else "This"
    if kind in {"enum", "literal_error"}:
        allowed = [word.strip("'") for word in _listed(context["expected"])]
        listed = ", ".join(allowed)
        return (
            "wrong-value",
            f"{shown} is not one of the allowed values.",
            suggestion(str(written), allowed, f"Write one of: {listed}.")
            + (f" Allowed are: {listed}." if isinstance(written, str) else ""),
        )
    if kind == "string_type" and written is None:
        return "missing-field", "Nothing stands here.", "Write the text, or delete the dash."
    simple = {
        "string_type": ("wrong-type", "Text belongs here, not a list or fields.", ""),
        "tuple_type": (
            "wrong-type",
            "A list belongs here.",
            "Put each entry on a line of its own that starts with `- `.",
        ),
        "model_type": (
            "wrong-type",
            "Fields belong here, not plain text or a list.",
            "Write each field as `name: value`, indented below this line.",
        ),
        "bool_parsing": ("wrong-value", f"{shown} is neither yes nor no.", "Write true or false."),
        "int_parsing": ("wrong-value", f"{shown} is not a whole number.", ""),
        "count": ("wrong-value", f"{shown} is neither a number nor `unknown`.", ""),
        "greater_than_equal": ("wrong-value", f"{shown} is too small.", ""),
        "too_short": ("missing-field", "At least one entry is needed here.", ""),
        "string_too_short": (
            "missing-field",
            "This text is empty.",
            "Write it, or delete the field.",
        ),
        "string_pattern_mismatch": _wrong_pattern(shown, str(context.get("pattern"))),
    }
    if kind in simple:
        return simple[kind]
    if kind == "day" or kind.startswith("date"):
        return "wrong-value", f"{shown} is not a date.", "Write it as 2026-11-23."
    return "wrong-value", f"{error['msg']}.", ""


def _wrong_pattern(shown: str, pattern: str) -> tuple[str, str, str]:
    if pattern == SLUG:
        return (
            "wrong-value",
            f"{shown} cannot be an id.",
            ("Use lower-case letters, digits and single hyphens."),
        )
    if pattern.startswith("^https"):
        return "wrong-value", f"{shown} is not a web address.", "Start it with https://."
    return "wrong-value", f"{shown} is not a date.", "Write 2019, 2019-10 or 2019-10-31."


def _listed(expected: str) -> list[str]:
    return expected.replace(" or ", ", ").split(", ")


def field_names(model: type[BaseModel]) -> list[str]:
    """Return the names of a record's fields as they are written, without the id of a file."""
    return [
        field.alias or name
        for name, field in model.model_fields.items()
        if not (name == "id" and issubclass(model, Record))
    ]


def _model_at(model: type[BaseModel], steps: Steps) -> type[BaseModel]:
    """Return the model of the part that stands at `steps` in a record of kind `model`."""
    for step in steps:
        if isinstance(step, int):
            continue
        for name, field in model.model_fields.items():
            if step in {name, field.alias}:
                model = _model_in(field.annotation) or model
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)


def _description(model: type[BaseModel], steps: Steps) -> str:
    """Return what the nearest field at `steps` is for, in the record's own description."""
    while steps and isinstance(steps[-1], int):
        steps = steps[:-1]
    if not steps:
        return ""
    for name, field in _model_at(model, steps[:-1]).model_fields.items():
        if steps[-1] in {name, field.alias}:
            return field.description or ""
    return ""
