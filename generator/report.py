"""Shows problems to people: where, what, the line with a mark under the spot, and what to do."""

from collections.abc import Iterable, Mapping, Sequence

from generator.problems import Problem, Severity, in_reading_order
from generator.seals import Compared, Outcome

TO_SEAL: Mapping[Outcome, str] = {
    Outcome.NOT_FOUND: "Compare the quote with its source, and the file with what you read.",
    Outcome.AMBIGUOUS: "Write the words just before and after it under `selector`, as `prefix` "
    "and `suffix`.",
    Outcome.DIFFERENT: "[-This-] stands here only, {+this+} in the source only. Write it as the "
    "source does.",
    Outcome.SHARED: "Say it in other words. Where the source repeats here what others wrote, such "
    "as a title, give the text of that with `--except`.",
    Outcome.NOT_WRITABLE: "Write each field on a line of its own there, and run the command again.",
}
"""What to do where something could not be sealed."""


def as_text(problems: Iterable[Problem], texts: Mapping[str, str]) -> str:
    """Return all problems in reading order, each with its line from `texts`, and a count."""
    ordered = in_reading_order(problems)
    shown = [_one(problem, texts) for problem in ordered]
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


def seals_as_text(compared: Sequence[Compared]) -> str:
    """Return what came of each comparison with a source, what to do about it, and a count."""
    shown = []
    for one in compared:
        place = one.place
        lines = [f"{place.path}:{place.line}:{place.column}: {one.outcome.value}: {one.item.id}"]
        lines += [f"      | {one.shown}"] if one.shown else []
        lines += [f"  help: {TO_SEAL[one.outcome]}"] if one.outcome in TO_SEAL else []
        shown.append("\n".join(lines))
    outcomes = [one.outcome for one in compared]
    counts = [f"{n} {outcome.value}" for outcome in Outcome if (n := outcomes.count(outcome))]
    return "\n".join([*shown, ", ".join(counts) or "nothing to seal"])


def _one(problem: Problem, texts: Mapping[str, str]) -> str:
    place = problem.location
    lines = [
        f"{place.path}:{place.line}:{place.column}: "
        f"{problem.severity.value}[{problem.code}] {problem.message}"
    ]
    written = texts.get(place.path, "").splitlines()
    if place.line <= len(written):
        line = written[place.line - 1].replace("\t", " ")
        start = max(0, place.column - 61)
        cut = line[start : start + 100]
        margin = f"{place.line:>5} | "
        lines.append(f"{margin}{cut}")
        lines.append(f"{' ' * (len(margin) - 2)}| {' ' * (place.column - 1 - start)}^")
    if problem.help:
        lines.append(f"  help: {problem.help}")
    return "\n".join(lines)
