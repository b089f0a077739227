"""Reads YAML text into plain data, and keeps where each part of it stands.

Every scalar is the text that was written (`no`, `012` and `3.10` stay what they were), whatever a
YAML library would make of it. A plain empty value, `~` or `null` is left out, since it means "not
given". What the text means is for the records to say: this module knows none of them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import yaml

from generator.problems import Location, Problem

Value = str | list["Value"] | dict[str, "Value"] | None
Steps = tuple[str | int, ...]
"""The way to a part: names of fields and numbers in lists, from 0."""

NOT_GIVEN = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True)
class Document:
    """One YAML file as written.

    `value` is the plain data; `values` and `keys` say where each value and each field's name
    stands. A field that was left empty is in `keys` only.
    """

    path: str
    text: str
    value: Value = None
    values: Mapping[Steps, Location] = field(default_factory=dict)
    keys: Mapping[Steps, Location] = field(default_factory=dict)

    def place(self, steps: Steps) -> Location:
        """Return where the value at `steps` stands, or the nearest part that holds it."""
        for end in range(len(steps), -1, -1):
            if steps[:end] in self.values:
                return self.values[steps[:end]]
        return Location(self.path)

    def key_place(self, steps: Steps) -> Location:
        """Return where the name of the field at `steps` stands, or its value's place."""
        return self.keys.get(steps) or self.place(steps)


def read_document(path: str, text: str) -> tuple[Document, list[Problem]]:
    """Return the document at `path` and what is wrong with it as YAML.

    A document that cannot be read has no value. Duplicate fields are problems and the first of
    them counts, so that the rest of the file can still be checked.
    """
    reader = _Reader(path)
    try:
        reader.read(yaml.parse(text, Loader=yaml.CBaseLoader))
    except yaml.MarkedYAMLError as error:
        return Document(path, text), [_broken(path, text, error)]
    except yaml.reader.ReaderError as error:
        return Document(path, text), [_unprintable(path, text, error)]
    if reader.value is None and not reader.problems:
        reader.problems.append(
            Problem(
                Location(path),
                "empty-file",
                "This file is empty.",
                "Write the record's fields, or delete the file.",
            )
        )
    return Document(path, text, reader.value, reader.values, reader.keys), reader.problems


class _Reader:
    """Builds the data from the parser's events, noting places as it goes."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.value: Value = None
        self.values: dict[Steps, Location] = {}
        self.keys: dict[Steps, Location] = {}
        self.problems: list[Problem] = []

    def read(self, events: Iterator[yaml.Event]) -> None:
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._add(
                        event,
                        "more-than-one-record",
                        "A second record starts here.",
                        "Put each record in a file of its own and remove the line `---`.",
                    )
                    return
            elif isinstance(event, yaml.NodeEvent):
                self.value = self._node(event, events, ())

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], steps: Steps) -> Value:
        self.values[steps] = self._location(event)
        self._refuse_yaml_marks(event)
        if isinstance(event, yaml.ScalarEvent):
            if not event.style and event.value in NOT_GIVEN:
                return None
            folded = event.style != "|"
            return str(event.value).replace("\n", "\n\n") if folded else str(event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Value] = []
            while not isinstance(item := next(events), yaml.SequenceEndEvent):
                items.append(self._node(item, events, (*steps, len(items))))
            return items
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, steps)
        return None

    def _mapping(self, events: Iterator[yaml.Event], steps: Steps) -> Value:
        fields: dict[str, Value] = {}
        while not isinstance(key := next(events), yaml.MappingEndEvent):
            self._refuse_yaml_marks(key)
            if not isinstance(key, yaml.ScalarEvent):
                self._add(
                    key,
                    "broken-yaml",
                    "A field's name is missing here.",
                    "Write each field as `name: value`.",
                )
                self._node(key, events, (*steps, "?"))
                self._node(next(events), events, (*steps, "?"))
                continue
            here = (*steps, key.value)
            if here in self.keys:
                self._add(
                    key,
                    "duplicate-field",
                    f"`{key.value}` stands here a second time.",
                    f"The first stands on line {self.keys[here].line}. Keep one of them.",
                )
                self._node(next(events), events, (*steps, f"{key.value} (again)"))
                continue
            self.keys[here] = self._location(key)
            value = self._node(next(events), events, here)
            if value is not None:
                fields[key.value] = value
        return fields

    def _refuse_yaml_marks(self, event: yaml.Event) -> None:
        if not isinstance(event, yaml.NodeEvent):
            return
        tag = getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent):
            first = f"*{event.anchor}"
        elif event.anchor:
            first = f"&{event.anchor}"
        elif tag:
            first = tag
        else:
            return
        self._add(
            event,
            "yaml-mark",
            f"Text cannot start with `{first[0]}` (`{first}`).",
            "Put the whole text in quotes.",
        )

    def _location(self, event: yaml.Event) -> Location:
        mark = event.start_mark
        return Location(self.path, mark.line + 1, mark.column + 1) if mark else Location(self.path)

    def _add(self, event: yaml.Event, code: str, message: str, help_: str) -> None:
        self.problems.append(Problem(self._location(event), code, message, help_))


def _broken(path: str, text: str, error: yaml.MarkedYAMLError) -> Problem:
    """Return the problem behind a parser's error, found from the text around its place."""
    lines = text.splitlines() or [""]
    mark = error.problem_mark or error.context_mark
    line = min(mark.line, len(lines) - 1) if mark else 0
    column = mark.column if mark else 0

    def problem(at_line: int, at_column: int, message: str, help_: str) -> Problem:
        return Problem(Location(path, at_line + 1, at_column + 1), "broken-yaml", message, help_)

    for number in range(line + 1):
        if tab := re.match(r" *(- +)*\t", lines[number]):
            return problem(
                number,
                tab.end() - 1,
                "A tab stands where the line is indented.",
                "Indent with spaces: two for each level.",
            )
    if error.context and "quoted scalar" in error.context and error.context_mark:
        start = error.context_mark
        return problem(
            start.line,
            start.column,
            "The quotation mark that opens here is not closed.",
            "Close it with the same mark. Inside `'` marks, write an apostrophe twice.",
        )
    if lines[line][column : column + 1] in {"@", "`", "%", "&", "*", "!", "|", ">"}:
        return problem(
            line,
            column,
            f"Text cannot start with `{lines[line][column]}`.",
            "Put the whole text in quotes.",
        )
    if colon := re.match(r"\s*(?:- )*[\w-]+: +(?![\"'\[{|>])[^#]*?(:)(?= |$)", lines[line]):
        return problem(
            line,
            colon.start(1),
            "A colon inside the text makes it look like a field.",
            "Put the whole text in quotes.",
        )
    if dash := re.match(r"\s*(?:- )*[\w-]+: +(-) ", lines[line]):
        return problem(
            line,
            dash.start(1),
            "A list starts on the same line as the field's name.",
            "Put each `- ` on a line of its own below the name.",
        )
    for number in (line, line - 1):
        if number < 0 or lines[number].lstrip().startswith("-"):
            continue
        if glued := re.match(r"\s*[A-Za-z_]+(:)\S", lines[number]):
            return problem(
                number,
                glued.start(1),
                "A space is missing after the colon.",
                "Write `name: value`.",
            )
        if bare := re.match(r"\s*([A-Za-z_]+)\s*$", lines[number]):
            return problem(
                number,
                bare.end(1),
                f"A colon is missing after `{bare.group(1)}`.",
                "Write `name: value`, or indent the line if it goes on with the text above.",
            )
    indent = len(lines[line]) - len(lines[line].lstrip(" "))
    return problem(
        line,
        indent,
        "This line does not fit the lines above it.",
        "Start it in the same column as the field or the dash that it belongs to, and "
        "close every bracket.",
    )


def _unprintable(path: str, text: str, error: yaml.reader.ReaderError) -> Problem:
    before = text[: error.position]
    place = Location(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
    return Problem(
        place,
        "unprintable-character",
        f"A character that cannot be printed stands here (U+{ord(text[error.position]):04X}).",
        "Delete it.",
    )
