"""Writes a new record as a commented file, from what somebody has said about it so far.

Each field stands with what it is for. What is needed and was not given is left empty, so that the
check names it; the rest stands in a comment. This module knows no disk and no terminal.
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from generator.editing.schema import modeline
from generator.evidence.records.shape import FieldOfRecord, Holds, fields_of
from generator.text.problems import Location
from generator.text.yaml.source import Steps, read_document

Given = Mapping[str, Any]
"""What was said: names of fields → text, or a list or mapping of the same."""

WIDTH = 76


class CannotAddError(Exception):
    """A file is written in a way in which nothing can be added to it by places in the text."""


def draft(model: type[BaseModel], given: Given) -> str:
    """Return the text of a new file of a kind, with what was given filled in."""
    return "\n".join([modeline(model), *_fields(model, given, 0)]) + "\n"


def _fields(model: type[BaseModel], given: Given, indent: int) -> Iterator[str]:
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


def with_quote(text: str, piece_number: int, model: type[BaseModel], given: Given) -> str:
    """Return a theme's file with a quote added to one of its pieces; all else stays as it is.

    Raises CannotAddError where the piece is not written with each field on a line of its own.
    """
    document, problems = read_document("", text)
    holder: Steps = ("evidence", piece_number)
    place = document.values.get(holder)
    if problems or place is None or not isinstance(document.value, dict):
        raise CannotAddError
    lines = text.splitlines()
    if lines[place.line - 1][place.column - 1] in "{[":
        raise CannotAddError
    indent = place.column - 1
    quotes = (*holder, "quotes")
    listed = [where for steps, where in document.values.items() if steps[:-1] == quotes]
    if quotes in document.keys and (not listed or "[" in lines[document.place(quotes).line - 1]):
        raise CannotAddError
    dash = lines[listed[0].line - 1].index("-") if listed else indent + 2
    first, *rest = _fields(model, given, dash + 2)
    new = [" " * dash + "- " + first.lstrip(), *rest]
    if not listed:
        new.insert(0, f"{' ' * indent}quotes:")
    last = _last_line(document.ends, quotes if listed else holder)
    line_break = "\r\n" if "\r\n" in text else "\n"
    changed = line_break.join([*lines[:last], *new, *lines[last:], ""])
    again, wrong = read_document("", changed)
    if wrong or not _differs_by_one(document.value, again.value, piece_number):
        raise CannotAddError
    return changed


def _last_line(ends: Mapping[Steps, Location], steps: Steps) -> int:
    """Return the number of the last line of a part."""
    inside = [end for where, end in ends.items() if where[: len(steps)] == steps]
    last = max(inside)
    return last.line - 1 if last.column == 1 else last.line


def _differs_by_one(before: Any, after: Any, piece_number: int) -> bool:
    if not isinstance(after, dict):
        return False
    quotes = after["evidence"][piece_number].get("quotes", [])
    earlier = before["evidence"][piece_number].get("quotes", [])
    if quotes[:-1] != earlier:
        return False
    piece = {k: v for k, v in after["evidence"][piece_number].items() if k != "quotes"}
    without = {k: v for k, v in before["evidence"][piece_number].items() if k != "quotes"}
    others = [p for n, p in enumerate(after["evidence"]) if n != piece_number]
    return bool(
        piece == without
        and others == [p for n, p in enumerate(before["evidence"]) if n != piece_number]
        and {k: v for k, v in after.items() if k != "evidence"}
        == {k: v for k, v in before.items() if k != "evidence"}
    )


PLACES = {"table": "t", "page": "p", "question": "q", "section": "s", "figure": "f", "row": ""}


def piece_id(source: str, locator: str) -> str:
    """Return the id of a piece of evidence: its source's id and the place in it."""
    words = re.findall(r"[a-z]+|[0-9]+", locator.lower())
    short = "".join(
        f"-{word}"
        if word.isdigit() and n and words[n - 1] not in PLACES
        else word
        if word.isdigit()
        else f"-{PLACES.get(word, word)}"
        for n, word in enumerate(words[:8])
    )
    return re.sub(r"-+", "-", f"{source}-{short}").strip("-")


def slug_of(title: str) -> str:
    """Return the id that a title suggests."""
    bare = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", bare.lower())[:8])
