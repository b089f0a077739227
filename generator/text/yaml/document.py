"""Reads YAML text into plain data, and keeps the place of each part.

Every scalar is the text that was written (`no`, `012` and `3.10` stay what they were), whatever a
YAML library would make of it. A plain empty value, `~` or `null` is left out, since it means "not
given". What the text means is for the records to say: this module knows none of them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import yaml

from generator.text.problems import Location, Mistake, Problem
from generator.text.yaml.breaks import explained, line_and_column
from generator.text.yaml.catalogue import (
    BROKEN_YAML,
    DUPLICATE_FIELD,
    EMPTY_FILE,
    MORE_THAN_ONE_RECORD,
    TOO_MANY_PARTS,
)
from generator.text.yaml.characters import unprintable_character
from generator.text.yaml.mistakes import cannot_start, cut_text

Value = str | list["Value"] | dict[str, "Value"] | None
Steps = tuple[str | int, ...]
"""The path to a part: names of fields and numbers in lists, from 0."""

NOT_GIVEN = frozenset({"", "~", "null", "Null", "NULL"})

DEEPEST = 30
"""How many parts may be inside one another."""

MOST_PARTS = 100_000
"""How many fields and entries a file may have."""

MOST_PROBLEMS = 500
"""How many problems are told before the rest of a file is given up."""


@dataclass(frozen=True)
class Document:
    """One YAML file as written.

    `value` is the plain data; `values` and `keys` say where each value and each field's name
    is. `ends` says where each value ends, if it is text or in brackets. A field that was
    left empty has its place and no value.
    """

    path: str
    text: str
    value: Value = None
    values: Mapping[Steps, Location] = field(default_factory=dict)
    keys: Mapping[Steps, Location] = field(default_factory=dict)
    ends: Mapping[Steps, Location] = field(default_factory=dict)

    def place(self, steps: Steps) -> Location:
        """Return the place of the value at `steps`, or of the nearest part around it."""
        for end in range(len(steps), -1, -1):
            if steps[:end] in self.values:
                return self.values[steps[:end]]
        return Location(self.path)

    def key_place(self, steps: Steps) -> Location:
        """Return the place of the name of the field at `steps`, or else of its value."""
        return self.keys.get(steps) or self.place(steps)


def read_document(path: str, text: str) -> tuple[Document, list[Problem]]:
    """Return the document at `path` and what is wrong with it as YAML.

    A document that cannot be read has no value. Duplicate fields are problems and the first of
    them counts, so that the rest of the file can still be checked.
    """
    if unprintable := unprintable_character(path, text):
        return Document(path, text), [unprintable]
    reader = _Reader(path, text)
    try:
        reader.read(yaml.parse(text, Loader=yaml.CBaseLoader))
    except _TooManyPartsError as refused:
        return Document(path, text), [*reader.problems, refused.problem]
    except yaml.MarkedYAMLError as error:
        broken = explained(path, reader.lines, error, reader.last, reader.opened)
        before = [found for found in reader.problems if found.location != broken.location]
        return Document(path, text), [*before, broken]
    if reader.value is None and not reader.problems:
        reader.problems.append(
            EMPTY_FILE.at(
                Location(path),
                "This file is empty.",
                "Write the record's fields, or delete the file.",
            )
        )
    return (
        Document(path, text, reader.value, reader.values, reader.keys, reader.ends),
        reader.problems,
    )


class _TooManyPartsError(Exception):
    """There is more in a document than a record can hold; `problem` says where."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class _Reader:
    """Builds the data from the parser's events, noting places as it goes."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.lines = [*text.splitlines(), ""]
        self.last: yaml.Event | None = None
        self.opened: list[yaml.CollectionStartEvent] = []
        self.value: Value = None
        self.values: dict[Steps, Location] = {}
        self.keys: dict[Steps, Location] = {}
        self.ends: dict[Steps, Location] = {}
        self.problems: list[Problem] = []

    def read(self, events: Iterator[yaml.Event]) -> None:
        documents = 0
        events = self._noted(events)
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._add(
                        event,
                        MORE_THAN_ONE_RECORD,
                        "A second record starts here.",
                        "Put each record in a file of its own and remove the line `---`.",
                    )
                    return
            elif isinstance(event, yaml.NodeEvent):
                self.value = self._node(event, events, ())

    def _noted(self, events: Iterator[yaml.Event]) -> Iterator[yaml.Event]:
        """Pass the events on, and keep for a mistake what came last and which parts are open."""
        for event in events:
            self.last = event
            if isinstance(event, yaml.CollectionStartEvent):
                self.opened.append(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self.opened.pop()
            yield event

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], steps: Steps) -> Value:
        self._refuse_too_much(event, steps)
        self.values[steps] = self._location(event)
        refused = self._refuse_yaml_marks(event)
        if isinstance(event, yaml.AliasEvent):
            return f"*{event.anchor}"
        if isinstance(event, yaml.ScalarEvent):
            self.ends[steps] = self._end(event)
            return self._text(event, steps, refused)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Value] = []
            while not isinstance(item := next(events), yaml.SequenceEndEvent):
                items.append(self._node(item, events, (*steps, len(items))))
            if event.flow_style:
                self.ends[steps] = self._end(item)
            return items
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, events, steps)
        return None

    def _text(self, event: yaml.ScalarEvent, steps: Steps, refused: bool) -> Value:
        written = str(event.value)
        if event.style:
            return written if event.style == "|" else written.replace("\n", "\n\n")
        if cut := self._cut(event):
            self.problems.append(cut)
            self.values[steps] = self.values[steps] if written else cut.location
        if written in NOT_GIVEN and not refused and not cut:
            return None
        return (written or "?").replace("\n", "\n\n")

    def _cut(self, text: yaml.ScalarEvent) -> Problem | None:
        begin, end = line_and_column(text.start_mark), line_and_column(text.end_mark)
        return cut_text(self.path, self.lines, begin, end)

    def _mapping(
        self, mapping: yaml.MappingStartEvent, events: Iterator[yaml.Event], steps: Steps
    ) -> Value:
        fields: dict[str, Value] = {}
        while not isinstance(key := next(events), yaml.MappingEndEvent):
            self._refuse_yaml_marks(key)
            if not isinstance(key, yaml.ScalarEvent):
                if mapping.flow_style:
                    self._refuse_start(mapping)
                else:
                    self._add(
                        key,
                        BROKEN_YAML,
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
                    DUPLICATE_FIELD,
                    f"`{key.value}` is here a second time.",
                    f"The first is on line {self.keys[here].line}. Keep one of them.",
                )
                self._node(next(events), events, (*steps, f"{key.value} (again)"))
                continue
            self.keys[here] = self._location(key)
            value = self._node(next(events), events, here)
            if value is not None:
                fields[key.value] = value
        if mapping.flow_style:
            self.ends[steps] = self._end(key)
        return fields

    def _refuse_too_much(self, event: yaml.Event, steps: Steps) -> None:
        if len(steps) > DEEPEST:
            message = f"More than {DEEPEST} parts are inside one another here."
        elif len(self.values) >= MOST_PARTS:
            message = f"The file has more than {MOST_PARTS:,} fields and entries."
        elif len(self.problems) >= MOST_PROBLEMS:
            message = f"This file has {MOST_PROBLEMS} problems before this line, and perhaps more."
        else:
            return
        help_ = "Put text in quotes that holds brackets, or divide the file into several records."
        raise _TooManyPartsError(TOO_MANY_PARTS.at(self._location(event), message, help_))

    def _refuse_yaml_marks(self, event: yaml.Event) -> bool:
        """Tell whether YAML takes the start of a text for a mark of its own; that is a problem."""
        marked = any(getattr(event, mark, None) for mark in ("anchor", "tag"))
        if marked:
            self._refuse_start(event)
        return marked

    def _refuse_start(self, event: yaml.Event) -> None:
        place = self._location(event)
        character = self.lines[place.line - 1][place.column - 1]
        self.problems.append(cannot_start(place, character))

    def _location(self, event: yaml.Event) -> Location:
        line, column = line_and_column(event.start_mark)
        return Location(self.path, line + 1, column + 1)

    def _end(self, event: yaml.Event) -> Location:
        line, column = line_and_column(event.end_mark)
        return Location(self.path, line + 1, column + 1)

    def _add(self, event: yaml.Event, mistake: Mistake, message: str, help_: str) -> None:
        self.problems.append(mistake.at(self._location(event), message, help_))


def value_at(value: Value, steps: Steps) -> Value:
    """Return what is at `steps`, or None where nothing is."""
    for step in steps:
        if isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        elif isinstance(value, dict):
            value = value.get(str(step))
        else:
            return None
    return value
