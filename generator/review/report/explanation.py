"""Shows what a code of the check means to somebody at the terminal."""

from collections.abc import Iterable

from generator.text.problems import Mistake


def explanation_as_text(mistake: Mistake) -> str:
    """Return what a code means, what to do, and an example before and after."""
    return "\n".join(
        [
            mistake.code,
            f"  {mistake.means}",
            f"  {mistake.remedy}",
            "",
            f"Wrong, in {mistake.wrong_file or mistake.file}:",
            *_indented(mistake.wrong),
            "",
            f"Right, in {mistake.file}:",
            *_indented(mistake.right),
        ]
    )


def codes_as_text(mistakes: Iterable[Mistake]) -> str:
    """Return every code with what it means, one on a line."""
    listed = list(mistakes)
    width = max(len(mistake.code) for mistake in listed)
    return "\n".join(f"{mistake.code:<{width}}  {mistake.means}" for mistake in listed)


def _indented(lines: str) -> list[str]:
    return [f"    {line}".rstrip() for line in lines.splitlines()] or ["    (nothing)"]
