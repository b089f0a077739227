"""The verb `stats`: what the guide rests on, and who was heard."""

import argparse
from pathlib import Path

from generator.build import read_guide
from generator.cli.terminal import FINE, WRONG, Verbs
from generator.reading.folder import read_folder
from generator.review.report import as_text
from generator.review.stats import as_text as counts_as_text


def add_to(verbs: Verbs) -> None:
    """Add the verb to the command line."""
    stats = verbs.add_parser("stats", help="count what the guide rests on, and who was heard")
    stats.set_defaults(run=_stats)


def _stats(root: Path, _: argparse.Namespace) -> int:
    reading = read_guide(read_folder(root))
    if reading.edition is None:
        print(as_text(reading.problems, reading.folder.texts))
        return WRONG
    print(counts_as_text(reading.evidence), end="")
    return FINE
