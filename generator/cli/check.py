"""The verb `check`: what is wrong with the files, and where."""

import argparse
from pathlib import Path

from generator.build import read_guide
from generator.cli.terminal import FINE, WRONG, Verbs
from generator.project import read_folder
from generator.report import as_text


def add_to(verbs: Verbs) -> None:
    """Add the verb to the command line."""
    check = verbs.add_parser("check", help="say what is wrong with the files, and where")
    check.set_defaults(run=_check)


def _check(root: Path, _: argparse.Namespace) -> int:
    reading = read_guide(read_folder(root))
    print(as_text(reading.problems, reading.folder.texts))
    return FINE if reading.is_sound else WRONG
