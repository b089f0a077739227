"""Shows what a code of the check means to somebody at the terminal."""

from collections.abc import Iterable

from generator.reading.explanations import Entry


def explanation_as_text(entry: Entry) -> str:
    """Return what a code means, what to do, and an example before and after."""
    return "\n".join(
        [
            entry.code,
            f"  {entry.means}",
            f"  {entry.do}",
            "",
            f"Wrong, in {entry.wrong_file or entry.file}:",
            *_indented(entry.wrong),
            "",
            f"Right, in {entry.file}:",
            *_indented(entry.right),
        ]
    )


def codes_as_text(entries: Iterable[Entry]) -> str:
    """Return every code with what it means, one on a line."""
    listed = list(entries)
    width = max(len(entry.code) for entry in listed)
    return "\n".join(f"{entry.code:<{width}}  {entry.means}" for entry in listed)


def _indented(lines: str) -> list[str]:
    return [f"    {line}".rstrip() for line in lines.splitlines()] or ["    (nothing)"]
