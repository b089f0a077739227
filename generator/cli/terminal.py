"""What all verbs share: exit codes, mistakes on the command line, and how a path is shown."""

import argparse
from pathlib import Path
from typing import Protocol

FINE, WRONG, MISUSED, STOPPED = 0, 1, 2, 130
"""Exit codes: all is well; the guide has errors; the command line is not right; it was stopped."""


class Verbs(Protocol):
    """The place where a verb is added."""

    def add_parser(self, name: str, *, help: str) -> argparse.ArgumentParser:
        """Add a verb and return its parser."""


class MisusedError(Exception):
    """What was typed cannot be done."""


def near(path: Path) -> str:
    """Return a path as it is typed from here."""
    path = path.resolve()
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
