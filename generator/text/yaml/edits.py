"""Changes YAML text in chosen places and leaves the rest as its author typed it.

Comments, quotation marks, the order of fields and line breaks stay. Each change is made in the
lines of the text, never by writing out what was read; at the end the new text is read again, and it
has to say what was wanted and nothing else. This module knows neither records nor files.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from generator.text.problems import Location
from generator.text.yaml.document import Document, Steps, Value, read_document, value_at

LINE_BREAK = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")
"""What YAML takes for the end of a line."""

LINE = re.compile(rf"(?s).*?(?:{LINE_BREAK.pattern}|\Z)")

MARK = "\ufeff"
"""What some editors write before the first character of a file."""

FOR_EDITORS = "# yaml-language-server:"
"""How a comment begins that belongs to the whole file and not to the field below it."""


class CannotEditError(Exception):
    """The text is written in a way in which it cannot be changed safely."""


class Editor:
    """Changes one YAML text; raises CannotEditError where the text cannot be read.

    All places are those of the text as it was read. A line keeps its number while others are
    changed, so several changes go well together as long as they are made from the end of the text
    to its beginning. Fields are sorted last, since that moves lines.
    """

    def __init__(self, text: str) -> None:
        self._mark = MARK if text.startswith(MARK) else ""
        self.document, self.problems = read_document("", text.removeprefix(MARK))
        if self.document.value is None:
            raise CannotEditError
        self._lines: list[str] = LINE.findall(self.document.text)
        self._wanted: Value = self.document.value

    # Changes

    def rewrite(self, steps: Steps, change: Callable[[str], str]) -> None:
        """Pass what is written at `steps`, a text or something in brackets, through `change`.

        Raises CannotEditError where there is nothing of that kind.
        """
        begin, end = self.document.values.get(steps), self.document.ends.get(steps)
        if begin is None or end is None:
            raise CannotEditError
        last = end.line if end.column > 1 or end == begin else end.line - 1
        block = self._lines[begin.line - 1 : last]
        before = block[0][: begin.column - 1]
        behind = block[-1][end.column - 1 :] if last == end.line else ""
        whole = "".join(block)
        written = whole[len(before) : len(whole) - len(behind)]
        changed = f"{before}{change(written)}{behind}"
        self._lines[begin.line - 1 : last] = [changed, *[""] * (len(block) - 1)]

    def put_part(self, steps: Steps, fields: Mapping[str, str], after: str | None = None) -> None:
        """Put a part with `fields` at `steps`, whose holder must be there.

        Values are put in as they are and have to be plain: letters, digits and hyphens. Where the
        part is there, the values of its fields are replaced; else it goes below the field `after`
        of its holder, or below the last one. Raises CannotEditError where neither can be done.
        """
        document, holder, name = self.document, steps[:-1], steps[-1]
        there = value_at(document.value, steps)
        if there == dict(fields):
            return
        part = f"{{{', '.join(f'{field}: {value}' for field, value in fields.items())}}}"
        if there is not None:
            for field in sorted(fields, key=lambda f: document.place((*steps, f)), reverse=True):
                self.rewrite((*steps, field), _always(fields[field]))
        elif steps in document.keys:
            space = "" if self._before(document.values[steps]).endswith(" ") else " "
            self.rewrite(steps, _always(space + part))
        elif self._character_at(holder) == "{":
            filled = [way for way in document.ends if way[:-1] == holder and self._is_filled(way)]
            beside = max(filled, key=lambda way: document.ends[way], default=steps)
            self.rewrite(beside, lambda written: f"{written}, {name}: {part}")
        else:
            indent = " " * (self._column_of_fields(holder) - 1)
            lines = [f"{name}:", *(f"  {field}: {value}" for field, value in fields.items())]
            above = (*holder, after) if after and (*holder, after) in document.keys else holder
            self._insert_below(above, (indent + line for line in lines))
        self._wanted = _put(self._wanted, steps, dict(fields))

    def add_entry(self, steps: Steps, entry: Callable[[int], Sequence[str]]) -> None:
        """Add an entry to the list at `steps`, whose holder must be there.

        `entry` returns the lines of its fields, indented by as many spaces as it is given. Raises
        CannotEditError where the holder or the list has no lines of its own.
        """
        holder, name = steps[:-1], steps[-1]
        if self._character_at(holder) == "{":
            raise CannotEditError
        if is_there := steps in self.document.keys:
            if self._character_at(steps) != "-":
                raise CannotEditError
            dash = self.document.values[steps].column - 1
        else:
            dash = self._column_of_fields(holder) + 1
        first, *rest = entry(dash + 2)
        lines = [f"{' ' * dash}- {first.lstrip()}", *rest]
        added = read_document("", "\n".join(lines))[0].value
        earlier = value_at(self._wanted, steps) if is_there else []
        if not isinstance(added, list) or not isinstance(earlier, list):
            raise CannotEditError
        self._wanted = _put(self._wanted, steps, [*earlier, *added])
        if is_there:
            self._insert_below(steps, lines)
        else:
            self._insert_below(holder, [f"{' ' * (dash - 2)}{name}:", *lines])

    def sort_fields(self, names: Mapping[Steps, Sequence[str]]) -> None:
        """Put the fields of each part that `names` has in this order, those not named last.

        A field takes along the comments right above it that begin in its column. A part with two
        fields on one line stays as it is.
        """
        fields: dict[Steps, list[Steps]] = {}
        for way in sorted(self.document.keys, key=lambda way: self.document.keys[way]):
            fields.setdefault(way[:-1], []).append(way)
        for part in sorted(names.keys() & fields.keys(), key=len, reverse=True):
            place = {name: number for number, name in enumerate(names[part])}
            wanted = sorted(fields[part], key=lambda way: place.get(str(way[-1]), len(place)))
            if wanted != fields[part]:
                self._sort(part, fields[part], wanted)

    def pass_through(self, change: Callable[[str], str], wanted: Value = None) -> None:
        """Pass the whole text through `change`; no place holds afterwards.

        `wanted` is what it has to say then, where that is not what it said before.
        """
        self._lines = [change("".join(self._lines))]
        self._wanted = self._wanted if wanted is None else wanted

    # The proof

    def proven(self, alike: Callable[[str], Any] = str.strip) -> str:
        """Return the new text.

        Raises CannotEditError where it does not say what was wanted, has a problem that the old one
        had not, or has lost a comment or a line break of its kind. Two texts in it say the same
        where `alike` makes the same of them; white space around one means nothing to a record.
        """
        text = "".join(self._lines)
        if text != self.document.text:
            new, problems = read_document("", text)
            breaks = set(LINE_BREAK.findall(self.document.text)) or {"\n"}
            if (
                _through(new.value, alike) != _through(self._wanted, alike)
                or [problem.code for problem in problems] != [p.code for p in self.problems]
                or not _comments(self.document) <= _comments(new)
                or not breaks >= set(LINE_BREAK.findall(text))
            ):
                raise CannotEditError
        return self._mark + text

    # Places

    def _before(self, place: Location) -> str:
        """Return what is written on a line before a place."""
        return self._lines[place.line - 1][: place.column - 1]

    def _character_at(self, steps: Steps) -> str:
        place = self.document.place(steps)
        return self._lines[place.line - 1][place.column - 1 :][:1]

    def _is_filled(self, way: Steps) -> bool:
        return self.document.ends[way] != self.document.values[way]

    def _column_of_fields(self, holder: Steps) -> int:
        columns = [place.column for way, place in self.document.keys.items() if way[:-1] == holder]
        if not columns:
            raise CannotEditError
        return columns[0]

    def _end_of(self, steps: Steps) -> Location:
        """Return where the last text in a part ends. Raises CannotEditError where it has none."""
        ends = [end for way, end in self.document.ends.items() if way[: len(steps)] == steps]
        if not ends:
            raise CannotEditError
        return max(ends)

    def _insert_below(self, steps: Steps, new: Iterable[str]) -> None:
        """Write lines below the last line of a part that is not blank."""
        end = self._end_of(steps)
        number = end.line - 1 if self._before(end).strip() else end.line - 2
        while not self._lines[number].strip():
            number -= 1
        found = LINE_BREAK.search(self.document.text)
        line_break = found[0] if found else "\n"
        line = self._lines[number]
        text = line.rstrip("\r\n\x85\u2028\u2029")
        added = "".join(line_break + one for one in new)
        self._lines[number] = f"{text}{added}{line[len(text) :]}"

    # Sorting

    def _sort(self, part: Steps, fields: Sequence[Steps], wanted: Sequence[Steps]) -> None:
        places = [self.document.keys[way] for way in fields]
        column = places[0].column
        if len({p.line for p in places}) < len(places) or {p.column for p in places} != {column}:
            return
        top = places[0].line - 1
        starts = [self._start_of_comments(place.line - 1, column) for place in places]
        starts[0] = top if part else self._below_head(starts[0], top)
        end = self._end_of(part)
        ends = [*starts[1:], end.line if end.column > 1 else end.line - 1]
        dash = self._before(places[0])  # that of the entry, where the part is one of a list
        self._lines[top] = " " * len(dash) + self._lines[top][len(dash) :]
        to = {way: (a, b) for way, a, b in zip(fields, starts, ends, strict=True)}
        new = [line for way in wanted for line in self._lines[slice(*to[way])]]
        first = self.document.keys[wanted[0]].line - 1 - to[wanted[0]][0]
        new[first] = dash + new[first][len(dash) :]
        self._lines[starts[0] : ends[-1]] = new

    def _start_of_comments(self, line: int, column: int) -> int:
        """Return the first line of the comments right above a line that begin in its column."""
        while line and re.match(rf"[ \t]{{{column - 1}}}#", self._lines[line - 1]):
            line -= 1
        return line

    def _below_head(self, start: int, first: int) -> int:
        while start < first and self._lines[start].startswith(FOR_EDITORS):
            start += 1
        return start


def _comments(document: Document) -> Counter[str]:
    """Return the comments of a document, each as often as it is there."""
    lines = LINE.findall(document.text)
    for way, end in document.ends.items():
        begin = document.values[way]
        opening = lines[begin.line - 1][begin.column - 1 :][:1]
        if opening in {"{", "["}:
            continue
        if opening in {"|", ">"}:  # what follows on its first line may be a comment
            begin = Location("", begin.line + 1, 1)
        for number in range(begin.line, end.line + 1):
            line = lines[number - 1]
            first = begin.column - 1 if number == begin.line else 0
            last = end.column - 1 if number == end.line else len(line)
            lines[number - 1] = f"{line[:first]}{'x' * (last - first)}{line[last:]}"
    found = (re.search(r"(?:^|\s)(#.*)", line) for line in lines)
    return Counter(one[1].strip() for one in found if one)


def _always(text: str) -> Callable[[str], str]:
    return lambda _: text


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


def _through(value: Value, change: Callable[[str], Any]) -> Any:
    """Return `value` with each text passed through `change`."""
    if isinstance(value, dict):
        return {name: _through(item, change) for name, item in value.items()}
    if isinstance(value, list):
        return [_through(item, change) for item in value]
    return None if value is None else change(value)
