"""Writes fields into YAML text and leaves everything else as its author typed it.

Comments, order, line breaks and quotation marks stay: only the new text is put in, or the old value
of a field is taken out. This module knows neither records nor files.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.text.problems import Location
from generator.text.yaml.source import Document, Steps, Value, read_document

LINE_BREAK = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")
"""What YAML takes for the end of a line."""

MARK = "\ufeff"
"""What some editors write before the first character of a file."""


class CannotEditError(Exception):
    """The text is written in a way in which the field cannot be put safely."""


def with_part(text: str, steps: Steps, fields: Mapping[str, str], after: str | None = None) -> str:
    """Return `text` with `fields` in the part at `steps`, whose holder must be there.

    Values are put in as they are and have to be plain: letters, digits and hyphens. Where the part
    is there, the values of its fields are replaced; else it is put below the field `after` of its
    holder, or below the last one. Where nothing changes, the same text comes back. Raises
    CannotEditError where the new text would not say the same in all other places.
    """
    if text.startswith(MARK):
        return MARK + with_part(text.removeprefix(MARK), steps, fields, after)
    document = _read(text)
    spot = _Spot(document, steps, fields, after)
    if _at(document.value, steps) == dict(fields):
        return text
    if _at(document.value, steps) is not None:
        new = spot.with_values_replaced()
    elif steps in document.keys:
        new = spot.with_empty_field_filled()
    elif spot.is_in_brackets:
        new = spot.with_part_in_brackets()
    else:
        new = spot.with_part_in_lines()
    if _trimmed(_read(new).value) != _trimmed(_put(document.value, steps, dict(fields))):
        raise CannotEditError
    return new


@dataclass(frozen=True)
class _Spot:
    """A part that is to be written, and where."""

    document: Document
    steps: Steps
    fields: Mapping[str, str]
    after: str | None

    @property
    def holder(self) -> Steps:
        return self.steps[:-1]

    @property
    def is_in_brackets(self) -> bool:
        """Whether the holder is written as `{name: value}`."""
        return self.document.text[self._offset(self.document.place(self.holder))] == "{"

    def with_values_replaced(self) -> str:
        """Return the text with new values in the place of the old ones."""
        text = self.document.text
        spans = []
        for name, value in self.fields.items():
            place, end = (
                where.get((*self.steps, name))
                for where in (self.document.values, self.document.ends)
            )
            if place is None or end is None:
                raise CannotEditError
            spans.append((self._offset(place), self._offset(end), value))
        for start, stop, value in sorted(spans, reverse=True):
            text = f"{text[:start]}{value}{text[stop:]}"
        return text

    def with_empty_field_filled(self) -> str:
        """Return the text with the fields behind a name that has no value yet."""
        text = self.document.text
        start = self._offset(self.document.values[self.steps])
        stop = self._offset(self.document.ends[self.steps])
        space = "" if text[:start].endswith(" ") else " "
        return f"{text[:start]}{space}{self._in_brackets()}{text[stop:]}"

    def with_part_in_brackets(self) -> str:
        """Return the text with the part among the fields of a holder in brackets."""
        text, ends = self.document.text, self.document.ends
        written = [
            self._offset(end)
            for steps, end in ends.items()
            if steps[:-1] == self.holder and end != self.document.values[steps]
        ]
        spot = max(written, default=None)
        if spot is None:
            raise CannotEditError
        return f"{text[:spot]}, {self.steps[-1]}: {self._in_brackets()}{text[spot:]}"

    def with_part_in_lines(self) -> str:
        """Return the text with the part on lines of its own."""
        text = self.document.text
        first = min(place for steps, place in self.document.keys.items() if self._is_beside(steps))
        indent = " " * (first.column - 1)
        above = (*self.holder, self.after) if self.after else self.holder
        if above not in self.document.keys:
            above = self.holder
        last = max(end for steps, end in self.document.ends.items() if _within(steps, above))
        before = text[: self._offset(last)].rstrip()
        rest = LINE_BREAK.search(text, len(before))
        spot = rest.start() if rest else len(text)
        found = LINE_BREAK.search(text)
        line_break = found.group() if found else "\n"
        lines = [f"{indent}{self.steps[-1]}:"]
        lines += [f"{indent}  {name}: {value}" for name, value in self.fields.items()]
        return text[:spot] + "".join(line_break + line for line in lines) + text[spot:]

    def _is_beside(self, steps: Steps) -> bool:
        return len(steps) == len(self.steps) and steps[:-1] == self.holder

    def _in_brackets(self) -> str:
        return f"{{{', '.join(f'{name}: {value}' for name, value in self.fields.items())}}}"

    def _offset(self, place: Location) -> int:
        """Return how many characters stand before a place."""
        starts = [0, *(found.end() for found in LINE_BREAK.finditer(self.document.text))]
        return starts[place.line - 1] + place.column - 1


def _read(text: str) -> Document:
    """Return the text as a document; raises CannotEditError where it cannot be read."""
    document, _ = read_document("", text)
    if document.value is None:
        raise CannotEditError
    return document


def _within(steps: Steps, whole: Steps) -> bool:
    return steps[: len(whole)] == whole


def _at(value: Value, steps: Steps) -> Value:
    """Return what stands at `steps`, or None where nothing does."""
    for step in steps:
        if isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        elif isinstance(value, dict):
            value = value.get(str(step))
        else:
            return None
    return value


def _put(value: Value, steps: Steps, part: Value) -> Value:
    """Return `value` with `part` at `steps`; what is there and not in `part` stays."""
    if not steps:
        return {**value, **part} if isinstance(value, dict) and isinstance(part, dict) else part
    step, rest = steps[0], steps[1:]
    if isinstance(value, list) and isinstance(step, int):
        return [_put(item, rest, part) if n == step else item for n, item in enumerate(value)]
    if isinstance(value, dict) and isinstance(step, str):
        return {**value, step: _put(value.get(step), rest, part)}
    raise CannotEditError


def _trimmed(value: Value) -> Value:
    """Return `value` without the white space around texts, which means nothing to a record."""
    if isinstance(value, dict):
        return {name: _trimmed(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_trimmed(item) for item in value]
    return value.strip() if value else value
