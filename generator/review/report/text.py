"""Shows problems to people: where, what, the line with a mark under the spot, and what to do."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from generator.text.problems import Problem, Severity, in_reading_order, printable

MOST_OF_A_FILE = 50
"""How many problems of one file are shown; mending them takes the rest along, as a rule."""


def as_text(
    problems: Iterable[Problem], texts: Mapping[str, str], pages: Mapping[str, str] | None = None
) -> str:
    """Return the problems in reading order, each with its line from `texts`, and a count.

    Of a file with many, the first are shown and the rest counted. `pages` gives the address at
    which a file shows, by its path; it is printed below the last problem of the file.
    """
    ordered = in_reading_order(problems)
    shown: list[str] = []
    for path, of_file in groupby(ordered, key=lambda problem: problem.location.path):
        lines, found = texts[path].split("\n") if path in texts else [], list(of_file)
        shown += [_one(problem, lines) for problem in found[:MOST_OF_A_FILE]]
        if len(found) > MOST_OF_A_FILE:
            shown.append(f"{printable(path)}: and {len(found) - MOST_OF_A_FILE} more problems")
        if pages and path in pages:
            shown[-1] += f"\n  page: {printable(pages[path])}"
    return "\n\n".join([*shown, summary(ordered)])


def summary(problems: Iterable[Problem]) -> str:
    """Return one line that counts the problems by severity."""
    severities = [problem.severity for problem in problems]
    counts = [
        f"{n} {severity.value}{'' if n == 1 else 's'}"
        for severity in Severity
        if (n := severities.count(severity))
    ]
    return ", ".join(counts) or "no problem"


def _one(problem: Problem, written: Sequence[str]) -> str:
    place = problem.location
    lines = [
        f"{printable(place.path)}:{place.line}:{place.column}: "
        f"{problem.severity.value}[{problem.code}] {printable(problem.message)}"
    ]
    if place.line <= len(written):
        start = max(0, place.column - 61)
        cut = written[place.line - 1][start : start + 100]
        margin = f"{place.line:>5} | "
        before = len(printable(cut[: place.column - 1 - start]))
        lines.append(f"{margin}{printable(cut)}")
        lines.append(f"{' ' * (len(margin) - 2)}| {' ' * before}^")
    if problem.help:
        lines.append(f"  help: {printable(problem.help, 1000)}")
    return "\n".join(lines)
