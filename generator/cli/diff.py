"""The verb `diff`: what changes for a reader between two states of the guide."""

import argparse
from pathlib import Path

from generator.build import Reading, read_guide
from generator.cli.terminal import ExitCode, Verb
from generator.publishing.words import words_in
from generator.reading.folder import read_folder
from generator.reading.revision import read_revision
from generator.review.changes import changes_between, state_of
from generator.review.report import Side, changes_as_json, changes_as_markdown, changes_as_text
from generator.text.problems import Problem, Severity

FORMATS = {"text": changes_as_text, "markdown": changes_as_markdown, "json": changes_as_json}


def _add_options(diff: argparse.ArgumentParser) -> None:
    diff.add_argument("before", metavar="REV", help="a revision of git, such as main")
    diff.add_argument("now", nargs="?", metavar="REV", help="a later one (default: the files now)")
    diff.add_argument(
        "--format", choices=FORMATS, default="text", help="for people, for GitHub, or for programs"
    )


def _run(root: Path, options: argparse.Namespace) -> ExitCode:
    here = read_guide(read_folder(root), in_print=False)
    before = read_guide(read_revision(root, options.before), in_print=False)
    now = read_guide(read_revision(root, options.now), in_print=False) if options.now else here
    earlier, later = (
        state_of(reading.evidence, reading.folder.texts, reading.folder.unreadable)
        for reading in (before, now)
    )
    sides = (
        Side(options.before, _errors(before)),
        Side(options.now or "The guide as it is", _errors(now)),
    )
    comparable = earlier.has_guide and later.has_guide
    # What is withdrawn today stays unsaid, also between two states before that day.
    words = words_in("en", here.folder.templates).tree
    changes = (
        changes_between(earlier, later, words, here.evidence.withdrawn) if comparable else None
    )
    print(FORMATS[options.format](changes, sides))
    return ExitCode.ERRORS_FOUND if any(side.errors for side in sides) else ExitCode.SUCCESS


def _errors(reading: Reading) -> tuple[Problem, ...]:
    return tuple(p for p in reading.problems if p.severity is Severity.ERROR)


DIFF = Verb("diff", "say what changes for a reader", _run, _add_options)
