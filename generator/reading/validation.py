"""Fits a YAML document to the shape of its record, and says in plain words where it does not.

This module knows the records' shapes and pydantic's errors; it knows no folder and no other file.
"""

import re
from collections.abc import Iterator, Mapping
from typing import TypeVar

import pydantic
from pydantic_core import ErrorDetails

from generator.evidence.records.common import Part
from generator.evidence.records.forms import FORMS, SLUG
from generator.evidence.records.shape import field_named, fields_of, part_at
from generator.text.problems import Mistake, Problem, near_match, printable, suggestion
from generator.text.yaml.document import Document, Steps

TEXT = "Text belongs here, not a list or fields."

MISSING_FIELD = Mistake(
    code="missing-field",
    means="Something that is needed is not there, or is empty.",
    remedy="Fill it in. Where you do not know, the source cannot carry it yet.",
    file="themes_data/themes/late-buses.yaml",
    wrong="""\
finding:
""",
    right="""\
finding: Hosts found that guests leave early because the last bus goes at five.
""",
)

UNKNOWN_FIELD = Mistake(
    code="unknown-field",
    means="No field of that name belongs here.",
    remedy="Correct the spelling, or move the line to where it belongs.",
    file="themes_data/themes/late-buses.yaml",
    wrong="""\
titel: Late buses
""",
    right="""\
title: Late buses
""",
)

WRONG_TYPE = Mistake(
    code="wrong-type",
    means="A list, fields or text where something else belongs.",
    remedy="Write it as in the example of its kind.",
    file="themes_data/themes/late-buses.yaml",
    wrong="""\
title: [Late, buses]
""",
    right="""\
title: Late buses
""",
)

WRONG_VALUE = Mistake(
    code="wrong-value",
    means=("The value is not one of the allowed ones, or is no date, number, id or web address."),
    remedy="Write one of those that the message names.",
    file="themes_data/themes/late-buses.yaml",
    wrong="""\
valence: hindrance
conditions: bicycles
""",
    right="""\
valence: barrier
conditions: bicycles
""",
)

WRONG: Mapping[str, tuple[Mistake, str, str]] = {
    "string_type": (WRONG_TYPE, TEXT, ""),
    "tuple_type": (
        WRONG_TYPE,
        "A list belongs here.",
        "Put each entry on a line of its own that starts with `- `.",
    ),
    "model_type": (
        WRONG_TYPE,
        "Fields belong here, not plain text or a list.",
        "Write each field as `name: value`, indented below this line.",
    ),
    **dict.fromkeys(
        ("bool_type", "bool_parsing"),
        (WRONG_VALUE, "{shown} is neither yes nor no.", "Write true or false."),
    ),
    **dict.fromkeys(
        ("int_type", "int_parsing", "int_parsing_size"),
        (WRONG_VALUE, "{shown} is not a whole number.", ""),
    ),
    **dict.fromkeys(
        ("day", "date_type", "date_from_datetime_parsing", "date_parsing"),
        (WRONG_VALUE, "{shown} is not a date.", "Write it like 2026-11-23."),
    ),
    "partial_date": (
        WRONG_VALUE,
        "{shown} is not a date.",
        "Write 2019, 2019-10 or 2019-10-31; the last year is 2099.",
    ),
    "count": (WRONG_VALUE, "{shown} is neither a number nor `unknown`.", ""),
    "greater_than_equal": (WRONG_VALUE, "{shown} is too small.", ""),
    "too_short": (MISSING_FIELD, "At least one entry is needed here.", ""),
    "string_too_short": (MISSING_FIELD, "This text is empty.", "Write it, or delete the field."),
    "slug": (
        WRONG_VALUE,
        "{shown} cannot be an id.",
        "Use lower-case letters, digits and single hyphens.",
    ),
    "address": (
        WRONG_VALUE,
        "{shown} is not a web address.",
        "Start it with https://, without a user's name, spaces or quotation marks.",
    ),
    "site": (
        WRONG_VALUE,
        "{shown} is not an address that others can be made from.",
        "Start it with https://, without a user's name, `?` or `#`.",
    ),
    "mail": (
        WRONG_VALUE,
        "{shown} is not a mail address.",
        "Write one address, such as guide@example.org, and nothing else.",
    ),
    "doi": (
        WRONG_VALUE,
        "{shown} is not a DOI.",
        "Write it from its `10.` on, such as 10.1186/1748-5908-4-50.",
    ),
    "pmid": (WRONG_VALUE, "{shown} is not a PubMed number.", "Write its digits alone."),
    "pmcid": (
        WRONG_VALUE,
        "{shown} is not a PubMed Central number.",
        "Write it as PMC and its digits.",
    ),
    "edit_link": (
        WRONG_VALUE,
        "{shown} is no address for editing a file.",
        "Start it with https:// or {repository}; the other places are {branch} and {path}.",
    ),
    "issue_link": (
        WRONG_VALUE,
        "{shown} is no address for a new issue.",
        "Start it with https:// or {repository}; the other places are {title} and {body}.",
    ),
}
"""Kinds of error → mistake, message and help; without help, the field's description is shown."""

PATTERNS = {pattern: name for name, pattern in FORMS.items()}


R = TypeVar("R", bound=Part)


def is_slug(text: str) -> bool:
    """Tell whether `text` can be an id."""
    return re.fullmatch(SLUG, text) is not None


def fit_record(
    model: type[R], document: Document, record_id: str
) -> tuple[R | None, list[Problem]]:
    """Return the record in `document`, or None and every reason why it is not one."""
    value = document.value
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
        return None, [*problems, *_in_own_words(model, document, error.errors())]


def _in_own_words(
    model: type[Part], document: Document, errors: list[ErrorDetails]
) -> Iterator[Problem]:
    """Yield one problem for each mistake, which may be several errors."""
    places = [error["loc"] for error in errors]
    misspelt = {_meant(model, e["loc"]) for e in errors if e["type"] == "extra_forbidden"}
    for error in errors:
        kind, steps = error["type"], error["loc"]
        if kind == "missing" and steps in misspelt:
            continue
        if kind == "too_short" and any(_stands_in(place, steps) for place in places):
            continue
        yield _problem(model, document, steps, error)


def _stands_in(place: Steps, whole: Steps) -> bool:
    return len(place) > len(whole) and place[: len(whole)] == whole


def _meant(model: type[Part], steps: Steps) -> Steps:
    """Return the way to the field that the unknown one at `steps` is most like."""
    match = near_match(str(steps[-1]), _names(part_at(model, steps[:-1])))
    return (*steps[:-1], match or steps[-1])


def _problem(model: type[Part], document: Document, steps: Steps, error: ErrorDetails) -> Problem:
    kind, name = error["type"], str(steps[-1]) if steps else ""
    if kind == "extra_forbidden":
        known = _names(part_at(model, steps[:-1]))
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
    return mistake, message.format(shown=shown), help_


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
