"""What is presented as plain data, which the templates of the PDF read as JSON."""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from generator.publishing.presentation.sentences import CrossReference, Sentence

Plain = dict[str, Any]


def as_plain(value: Any) -> Any:
    """Return plain data with the white space of each text folded, paragraphs kept apart.

    A reference has its label as `to`. Spaces that hold words together stay as they are.
    """
    if isinstance(value, str):
        return "\n\n".join(_folded(part).strip() for part in re.split(r"\n\s*\n", value))
    if isinstance(value, CrossReference):
        return as_plain({"to": value.label, "title": value.title, "locator": value.locator})
    if isinstance(value, Sentence):
        return {"runs": [_run(run) for run in value.runs], "is_strong": value.is_strong}
    if is_dataclass(value):
        return {field.name: as_plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {name: as_plain(part) for name, part in value.items()}
    return [as_plain(part) for part in value] if isinstance(value, list | tuple) else value


def _run(run: Any) -> Any:
    """Return a run of a sentence in one line; spaces at its ends part it from its neighbours."""
    return _folded(run) if isinstance(run, str) else as_plain(run)


def _folded(text: str) -> str:
    return re.sub(r"[ \t\n\r]+", " ", text)
