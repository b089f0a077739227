"""Names the mistake behind YAML that cannot be read as it was meant, in an author's words.

A parser says where it stopped and what it was reading there; this module looks at the text around
that place. It knows lines and places, and neither a parser nor what the text means.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from generator.text.problems import Location, Problem
from generator.text.yaml.catalogue import BROKEN_YAML, TEXT_CUT_BY_COMMENT

LOOK_ALIKE = re.compile(
    r"(?:[ -]*([\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+))|[ -]*\w+(：|﹕|︓)"
)
"""A line that begins with spaces of another kind, or whose name is followed by another colon."""

IN_QUOTES = "Put the whole text in quotes."


@dataclass(frozen=True)
class Break:
    """Where reading stopped: a line and a column of the file's `lines`, both from 0.

    `lines` ends with an empty line, for what is missing there. `start` is where the
    value, the name or the quotation began that was being read, and `within` says which: "name",
    "quotes", "brackets", or nothing where it is plain text.
    """

    path: str
    lines: list[str]
    line: int
    column: int
    start: tuple[int, int]
    within: str = ""

    @property
    def character(self) -> str:
        """The character where reading stopped."""
        return self.lines[self.line][self.column : self.column + 1]

    @property
    def first(self) -> str:
        """The character that what was being read begins with."""
        line, column = self.start
        return self.lines[line][column : column + 1]

    @property
    def begins_here(self) -> bool:
        """Whether what was being read begins on the line where reading stopped, before the spot."""
        return self.start[0] == self.line and self.start[1] <= self.column

    @property
    def begins_its_line(self) -> bool:
        """Whether only spaces and dashes come before what was being read."""
        line, column = self.start
        return not self.lines[line][:column].strip(" -")

    def problem(self, place: tuple[int, int], message: str, help_: str) -> Problem:
        """Return the problem at `place`, a line and a column from 0."""
        return _problem(Location(self.path, place[0] + 1, place[1] + 1), message, help_)

    def problem_here(self, message: str, help_: str) -> Problem:
        """Return the problem at the place where reading stopped."""
        return self.problem((self.line, self.column), message, help_)


def explain(broken: Break) -> Problem:
    """Return the mistake that made reading stop."""
    return next(filter(None, (mistake(broken) for mistake in MISTAKES)), _misfit(broken))


def value_start(line: str) -> int:
    """Return the column, from 0, where the value on a line begins, after dashes and a name."""
    before = re.match(r"\s*(?:-\s+)*(?:[\w-]+:\s+)?", line)
    return before.end() if before else 0


def cannot_start(place: Location, character: str) -> Problem:
    """Return the problem of a text that begins with a character that YAML reserves."""
    shown = "a backtick" if character == "`" else f"`{character}`"
    return _problem(place, f"Text cannot start with {shown}.", IN_QUOTES)


def cut_text(
    path: str, lines: list[str], begin: tuple[int, int], end: tuple[int, int]
) -> Problem | None:
    """Return the problem of a text without quotes that ends because a `#` follows.

    The text goes from `begin` to `end`, each a line and a column from 0. A `#` with a space after
    it is an ordinary comment, unless a bracket of the text is open; so is a line that was a field.
    """
    line, column = end
    found = re.compile(r"\s+(#)(?!#)").match(lines[line], column)
    if found is None and not lines[line][column:].strip():
        line, column = _next_line(lines, line), _column_of_holder(lines[begin[0]], begin[1]) + 1
        found = re.compile(rf"[ ]{{{column},}}(#)(?!#)").match(lines[line])
    if found is None:
        return None
    behind = lines[line][found.end(1) :]
    is_comment = re.match(r"\s|$", behind) or (
        line > end[0] and re.match(r"(-\s+)*([\w-]+:(\s|$)|-\s)", behind)
    )
    if is_comment and not _has_open_bracket(lines, begin, end):
        return None
    place = Location(path, line + 1, found.start(1) + 1)
    if begin == end or (value_start(lines[line]) == found.start(1) and line == end[0]):
        return cannot_start(place, "#")
    return TEXT_CUT_BY_COMMENT.at(
        place,
        "The text from `#` on is not read.",
        "Put the whole text in quotes. For a note to yourself, write a space after `#`.",
    )


def _next_line(lines: list[str], line: int) -> int:
    """Return the number of the next line that is not blank, or of the last one."""
    following = range(line + 1, min(line + 4, len(lines)))
    return next((number for number in following if lines[number].strip()), line)


def _column_of_holder(line: str, column: int) -> int:
    """Return the column, from 0, of the field or the dash that a text at `column` belongs to."""
    name = re.search(r"(?:[\w-]+:|-)\s*$", line[:column])
    return name.start() if name else column - 1


def _has_open_bracket(lines: list[str], begin: tuple[int, int], end: tuple[int, int]) -> bool:
    """Tell whether a text opens a round bracket and does not close it."""
    text = "\n".join(lines[begin[0] : end[0] + 1])[begin[1] :]
    text = text[: len(text) - len(lines[end[0]]) + end[1]]
    return text.count("(") > text.count(")")


def _tab_in_the_indentation(broken: Break) -> Problem | None:
    if broken.character != "\t":
        return None
    return broken.problem_here(
        "This line is indented with a tab.", "Indent with spaces: two for each level."
    )


def _quotation_mark(broken: Break) -> Problem | None:
    if broken.first not in {"'", '"'} or broken.within == "name":
        return None
    if broken.character == "\\":
        return broken.problem_here(
            'A backslash cannot be used here between `"` marks.',
            "Write it twice, or put the text between `'` marks.",
        )
    if broken.first == '"' and re.search(r"\\[xuU]$", broken.lines[broken.line][: broken.column]):
        return broken.problem(
            (broken.line, broken.column - 2),
            "What is written here with a backslash is no character, or just half of one.",
            "Write the character itself.",
        )
    if broken.within == "quotes" or broken.start[0] < broken.line:
        return broken.problem(
            broken.start,
            "The quotation mark that opens here is not closed.",
            "Close it with the same mark. Inside `'` marks, write an apostrophe twice.",
        )
    if not broken.begins_here:
        return None
    return broken.problem_here(
        "The text goes on after its closing quotation mark.",
        f"{IN_QUOTES} Inside `'` marks, write an apostrophe twice; inside `\"` marks, use `'`.",
    )


def _between_brackets(broken: Break) -> Problem | None:
    if broken.within != "brackets":
        return None
    line, column = broken.start
    written = "\n".join(broken.lines[line : broken.line + 1])[column:]
    opened, closed = (len(re.findall(marks, written)) for marks in (r"[\[{]", r"[\]}]"))
    is_at_the_end = broken.line == len(broken.lines) - 1  # below the last line
    if opened > closed or is_at_the_end:
        return broken.problem(
            broken.start,
            "The bracket that opens here is not closed.",
            f"Close it with `{']' if broken.first == '[' else '}'}`.",
        )
    return broken.problem_here(
        "The text in brackets cannot be read from here on.",
        "Write a comma between two entries, and put an entry in quotes that holds a colon, a comma "
        "or quotation marks.",
    )


def _first_character(broken: Break) -> Problem | None:
    if broken.first not in set("@`%,]}&*!?|>[{") or not broken.begins_here:
        return None
    line, column = broken.start
    return cannot_start(Location(broken.path, line + 1, column + 1), broken.first)


def _list_beside_a_name(broken: Break) -> Problem | None:
    if broken.first != "-" or not broken.begins_here or broken.begins_its_line:
        return None
    return broken.problem(
        broken.start,
        "A list starts on the same line as the field's name.",
        "Put each `- ` on a line of its own below the name. If it is text, put it in quotes.",
    )


def _name_without_its_colon(broken: Break) -> Problem | None:
    several_lines = broken.start[0] < broken.line
    if not broken.begins_its_line or not (several_lines or broken.within == "name"):
        return None
    line, column = broken.start
    name = re.compile(r"([a-z_]+)(:(?!//)|\s|$)").match(broken.lines[line], column)
    if name is None:
        return None
    if name[2] == ":":
        return broken.problem(
            (line, name.end(1)), "A space is missing after the colon.", "Write `name: value`."
        )
    return broken.problem(
        (line, name.end(1)),
        f"A colon is missing after `{name[1]}`.",
        "Write `name: value`, or indent the line if it goes on with the text above.",
    )


def _colon_inside_text(broken: Break) -> Problem | None:
    before = broken.lines[broken.line][: broken.column]
    if broken.character != ":" or re.fullmatch(r"[\s-]*[\w-]*", before):
        return None
    return broken.problem_here("A colon inside the text makes it look like a field.", IN_QUOTES)


def _look_alike(broken: Break) -> Problem | None:
    """Return the problem of a space or a colon that only looks like one, near the spot."""
    for line in (broken.line, broken.line - 1):
        found = LOOK_ALIKE.match(broken.lines[line]) if line >= 0 else None
        if found and found[1]:
            return broken.problem(
                (line, found.start(1)),
                "These spaces are of another kind than those of the space bar.",
                "Delete them and type spaces. They often come with pasted text.",
            )
        if found:
            return broken.problem(
                (line, found.start(2)),
                "This colon is of another kind than the one on the keyboard.",
                "Type `:` and a space in its place.",
            )
    return None


def _line_above_too_far_left(broken: Break) -> Problem | None:
    """Return the problem of the line above, if its neighbours share a column."""
    if broken.line < 2:
        return None
    before, above, here = (_indent(broken.lines[broken.line - n]) for n in (2, 1, 0))
    if not above < before == here:
        return None
    return broken.problem(
        (broken.line - 1, above),
        "This line is indented less than its neighbours.",
        "Start it in the same column as they do, if it belongs with them.",
    )


def _indent(line: str) -> int:
    """Return the column, from 0, where a line begins after spaces and a dash."""
    return len(line) - len(line.lstrip(" ").removeprefix("- ").lstrip(" "))


def _misfit(broken: Break) -> Problem:
    written = broken.lines[broken.line]
    return broken.problem(
        (broken.line, len(written) - len(written.lstrip(" "))),
        "This line does not fit the lines above it.",
        "Start it in the same column as the field or the dash that it belongs to. If it goes on "
        "with the text above, indent it further than that field.",
    )


MISTAKES: tuple[Callable[[Break], Problem | None], ...] = (
    _tab_in_the_indentation,
    _quotation_mark,
    _between_brackets,
    _first_character,
    _list_beside_a_name,
    _name_without_its_colon,
    _colon_inside_text,
    _look_alike,
    _line_above_too_far_left,
)
"""What authors get wrong, the surest sign first."""


def _problem(place: Location, message: str, help_: str) -> Problem:
    return BROKEN_YAML.at(place, message, help_)
