"""What all verbs share: how one is declared, exit codes, misuse, and how a path is shown."""

import argparse
import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path


class ExitCode(IntEnum):
    """What the command tells whoever started it."""

    SUCCESS = 0
    ERRORS_FOUND = 1
    MISUSE = 2
    """The command line itself is wrong; argparse says so with this code as well."""


@dataclass(frozen=True)
class Verb:
    """One verb of the command: its name, its line in `--help`, what it does and its options.

    `run` takes the guide's folder and the options that `add_options` has named.
    """

    name: str
    help: str
    run: Callable[[Path, argparse.Namespace], ExitCode]
    add_options: Callable[[argparse.ArgumentParser], None] = lambda _: None


class MisuseError(Exception):
    """The command line asks for something that cannot be done."""


def near(path: Path) -> str:
    """Return a path as it is typed from here."""
    path = path.resolve()
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def show_log_of_mkdocs(level: int = logging.WARNING) -> None:
    """Show what MkDocs logs at a level and above it among the errors."""
    logging.basicConfig(stream=sys.stderr, format="%(levelname)-8s %(message)s")
    logging.getLogger("mkdocs").setLevel(level)
