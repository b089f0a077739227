"""Writes a new record as a commented file, and a new quote into its theme.

Each field comes with its description. A required field without an answer is left empty, so that the
check names it; optional ones become comments. This module knows no disk and no terminal.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.editing.schema import modeline
from generator.evidence.records import Quote
from generator.evidence.records.common import Part
from generator.evidence.records.shape import FieldOfRecord, Holds, fields_of
from generator.text.yaml.document import read_document
from generator.text.yaml.edits import CannotEditError, Editor

Given = Mapping[str, Any]
"""What was said: names of fields → text, or a list or mapping of the same."""

WIDTH = 76


def draft(model: type[Part], given: Given) -> str:
    """Return the text of a new file of a kind, with what was given filled in."""
    return "\n".join([modeline(model), *_fields(model, given, 0)]) + "\n"


def _fields(model: type[Part], given: Given, indent: int) -> Iterator[str]:
    space = " " * indent
    for field in fields_of(model):
        value = given.get(field.name)
        if field.name in {"history", "formerly", "seal"} and not value:
            continue
        if value not in (None, "", [], {}):
            yield from _with_value(field, value, indent)
        elif field.needed:
            yield f"{space}# {field.description}{_choice(field)}"
            yield f"{space}{field.name}:"
        elif indent == 0:
            yield f"{space}# {field.name}: {field.description}{_choice(field)}"


def _with_value(field: FieldOfRecord, value: Any, indent: int) -> Iterator[str]:
    space = " " * indent
    part = field.value.part
    if part and isinstance(value, list):
        yield f"{space}{field.name}:"
        for item in value:
            first, *rest = _fields(part, item, indent + 4)
            lines = [first, *rest]
            number = next(n for n, line in enumerate(lines) if not line.lstrip().startswith("#"))
            for n, line in enumerate(lines):
                yield f"{space}  - {line.lstrip()}" if n == number else line
    elif part:
        yield f"{space}{field.name}:"
        yield from _fields(part, value, indent + 2)
    elif isinstance(value, list):
        if field.may_be_one and len(value) == 1:
            yield from _text(field.name, value[0], indent)
        else:
            yield f"{space}{field.name}:"
            for item in value:
                yield from _text("-", item, indent + 2)
    else:
        yield from _text(field.name, value, indent)


def _choice(field: FieldOfRecord) -> str:
    return f" ({', '.join(field.value.words)})" if field.value.holds is Holds.WORD else ""


def _text(name: str, text: str, indent: int) -> Iterator[str]:
    """Yield the lines of a field with a text that reads back as it is."""
    head = "- " if name == "-" else f"{name}: "
    paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n", text.strip())]
    whole = "\n\n".join(paragraphs)
    if len(paragraphs) == 1:
        for written in (whole, json.dumps(whole, ensure_ascii=False)):
            if len(head + written) + indent <= 100 and _reads_back(written, whole):
                yield " " * indent + head + written
                return
    yield f"{' ' * indent}{head}>-"
    for number, paragraph in enumerate(paragraphs):
        if number:
            yield ""
        yield from _wrapped(paragraph, indent + (4 if name == "-" else 2))


def _reads_back(written: str, text: str) -> bool:
    document, problems = read_document("", f"x: {written}\n")
    return not problems and document.value == {"x": text}


def _wrapped(paragraph: str, indent: int) -> Iterator[str]:
    line = ""
    for word in paragraph.split(" "):
        if line and len(line) + len(word) >= WIDTH:
            yield " " * indent + line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield " " * indent + line


def with_quote(text: str, piece_number: int, given: Given) -> str:
    """Return a theme's file with a quote added to one of its pieces; all else stays as it is.

    Raises CannotEditError where the piece is not written with each field on a line of its own.
    """
    editor = Editor(text)
    if editor.problems:
        raise CannotEditError
    quotes = ("evidence", piece_number, "quotes")
    editor.add_entry(quotes, lambda indent: tuple(_fields(Quote, given, indent)))
    return editor.proven()
