"""Shows problems to people: where, what, the line with a mark under the spot, and what to do."""

from collections.abc import Iterable, Mapping

from generator.text.problems import Problem, Severity, in_reading_order


def as_text(
    problems: Iterable[Problem], texts: Mapping[str, str], pages: Mapping[str, str] | None = None
) -> str:
    """Return all problems in reading order, each with its line from `texts`, and a count.

    `pages` gives the address at which a file shows, by its path; it is printed below the last
    problem of the file.
    """
    ordered = in_reading_order(problems)
    last = {problem.location.path: problem for problem in ordered}
    shown = [
        _one(problem, texts, (pages or {}).get(path) if last[path] is problem else None)
        for problem in ordered
        for path in [problem.location.path]
    ]
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


def _one(problem: Problem, texts: Mapping[str, str], page: str | None) -> str:
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
    if page:
        lines.append(f"  page: {page}")
    return "\n".join(lines)
