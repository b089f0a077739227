"""The verb `stats`: what the guide rests on, and who was heard."""

import argparse
from pathlib import Path

from generator.build import read_guide
from generator.cli.terminal import ExitCode, Verb
from generator.reading.folder import read_folder
from generator.review.report import as_text
from generator.review.stats import counts_as_text


def _run(root: Path, _: argparse.Namespace) -> ExitCode:
    reading = read_guide(read_folder(root))
    if reading.edition is None:
        print(as_text(reading.problems, reading.folder.texts))
        return ExitCode.ERRORS_FOUND
    print(counts_as_text(reading.evidence, reading.edition.words.tree), end="")
    return ExitCode.SUCCESS


STATS = Verb("stats", "count what the guide rests on and who was heard", _run)
