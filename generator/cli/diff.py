"""The verb `diff`: what changes for a reader between two states of the guide."""

import argparse
from pathlib import Path

from generator.build import read_guide
from generator.changes import changes_between
from generator.cli.terminal import FINE, WRONG, Verbs
from generator.content import load_content
from generator.problems import has_errors
from generator.project import read_folder, read_revision
from generator.report import (
    as_text,
    changes_as_json,
    changes_as_markdown,
    changes_as_text,
)

FORMATS = {"text": changes_as_text, "markdown": changes_as_markdown, "json": changes_as_json}


def add_to(verbs: Verbs) -> None:
    """Add the verb to the command line."""
    diff = verbs.add_parser("diff", help="say what changes for a reader")
    diff.add_argument("before", metavar="REV", help="a revision of git, such as main")
    diff.add_argument("now", nargs="?", metavar="REV", help="a later one (the files as they are)")
    diff.add_argument("--format", choices=FORMATS, default="text", help="(text)")
    diff.set_defaults(run=_diff)


def _diff(root: Path, options: argparse.Namespace) -> int:
    before = read_guide(read_revision(root, options.before))
    now = read_guide(read_revision(root, options.now) if options.now else read_folder(root))
    for name, reading in ((options.before, before), (options.now or "the files", now)):
        if has_errors(reading.problems):
            print(f"What stands in {name} has errors, so it cannot be compared.\n")
            print(as_text(reading.problems, reading.folder.texts))
            return WRONG
    pages = (load_content(reading.folder.texts)[0] for reading in (before, now))
    changes = changes_between(before.evidence, now.evidence, *pages)
    print(FORMATS[options.format](changes))
    return FINE
