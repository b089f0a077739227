"""Finds what stopped the parser of YAML: from its words and places to a mistake of the author's."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import yaml

from generator.text.problems import Problem, Severity
from generator.text.yaml.mistakes import Break, cut_text, explain, value_start

BLOCKS = frozenset({"while parsing a block mapping", "while parsing a block collection"})
"""The parser's words for reading fields or entries by their indentation."""

NODE = "while parsing a flow node"
"""The parser's words for reading an entry between brackets, of which it then tells the place."""

WITHIN = {
    "while scanning a simple key": "name",
    "while scanning a quoted scalar": "quotes",
    "while parsing a quoted scalar": "quotes",
    "while parsing a flow sequence": "brackets",
    "while parsing a flow mapping": "brackets",
    NODE: "brackets",
}
"""The parser's words for what it was reading, and ours."""


def explained(
    path: str,
    lines: list[str],
    error: yaml.MarkedYAMLError,
    last: yaml.Event | None,
    opened: Sequence[yaml.CollectionStartEvent],
) -> Problem:
    """Return the mistake that stopped the parser after its `last` event, in the parts `opened`."""
    if isinstance(last, yaml.ScalarEvent) and not last.style:
        begin, end = line_and_column(last.start_mark), line_and_column(last.end_mark)
        cut = cut_text(path, lines, begin, end)
        if cut:
            return replace(cut, severity=Severity.ERROR)
    reading = error.context or ""
    within = WITHIN.get(reading, "")
    spot = error.context_mark if within == "name" else error.problem_mark
    line, column = line_and_column(spot)
    if "document start" in (error.problem or "") and not "".join(lines[line:]):
        line, column = max(0, line - 1), 0  # instructions to the parser, and no text behind them
    brackets = [_bracket(lines, part) for part in opened if part.flow_style]
    if reading == NODE and brackets:
        start = brackets[-1]
    elif reading and reading not in BLOCKS:
        start = line_and_column(error.context_mark)
    elif isinstance(last, yaml.ScalarEvent) and _spans_to(last, line):
        start = line_and_column(last.start_mark)
    else:
        start = (line, value_start(lines[line]))
    return explain(Break(path, lines, line, column, start, within))


def _bracket(lines: list[str], part: yaml.CollectionStartEvent) -> tuple[int, int]:
    """Return the place of the bracket that opens a part; a tag or an anchor may stand before it."""
    line, column = line_and_column(part.start_mark)
    found = re.search(r"[\[{]", lines[line][column:])
    return (line, column + found.start()) if found else (line, column)


def _spans_to(text: yaml.ScalarEvent, line: int) -> bool:
    """Tell whether a text began on a line above `line` and ends there."""
    return line_and_column(text.start_mark)[0] < line_and_column(text.end_mark)[0] == line


def line_and_column(mark: Any) -> tuple[int, int]:
    """Return a place of the parser, counted from 0; the beginning where there is none."""
    return (mark.line, mark.column) if mark else (0, 0)
