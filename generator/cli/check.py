"""The verb `check`: what is wrong with the files, and where."""

import argparse
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from generator.build import Reading, read_guide
from generator.checks.against import check_against
from generator.checks.publishing import published_guides_can_be_written_to
from generator.cli.terminal import FINE, WRONG, MisusedError, Verbs
from generator.manual import read_manual
from generator.pages import pages_of_files
from generator.problems import Problem, has_errors, in_reading_order
from generator.project import read_folder, read_revision
from generator.report import as_json, as_sarif, as_text, as_workflow_commands
from generator.site import SERVED_AT

FORMATS = ("text", "github", "json", "sarif")


def add_to(verbs: Verbs) -> None:
    """Add the verb to the command line."""
    check = verbs.add_parser("check", help="say what is wrong with the files, and where")
    check.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FILE",
        help="a file or folder to speak of (all); the whole guide is read all the same",
    )
    check.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help="for people, for the lines of a change on GitHub, or for programs (text)",
    )
    check.add_argument(
        "--against",
        metavar="REV",
        help="a revision of git: what was there then leads somewhere, changed findings are noted",
    )
    check.add_argument(
        "--to-publish",
        action="store_true",
        help="refuse also what must not be published: a guide without a mail address",
    )
    check.set_defaults(run=_check)


def _check(root: Path, options: argparse.Namespace) -> int:
    reading = read_guide(read_folder(root))
    problems = list(reading.problems)
    if options.against:
        before = read_guide(read_revision(root, options.against)).evidence
        problems = in_reading_order([*problems, *check_against(before, reading.evidence)])
    if options.to_publish and not has_errors(problems):
        problems += published_guides_can_be_written_to(reading.evidence)
    spoken_of = _spoken_of(root, options.files, problems)
    print(_shown(reading, spoken_of, options.format))
    if options.format == "text" and (others := len(problems) - len(spoken_of)):
        print(f"In other files: {others}. `guide check` names all.")
    return WRONG if has_errors(spoken_of) else FINE


def _spoken_of(root: Path, files: Iterable[Path], problems: list[Problem]) -> list[Problem]:
    """Return the problems in the named files and folders, or all where none is named.

    Raises MisusedError for what is not there or stands outside the guide.
    """
    named = []
    for path in files:
        if not path.exists():
            raise MisusedError(f"There is no file {path}.")
        if not path.resolve().is_relative_to(root):
            raise MisusedError(f"{path} is no part of the guide in {root}.")
        named.append(path.resolve().relative_to(root))
    if not named:
        return problems
    return [p for p in problems if any(Path(p.location.path).is_relative_to(n) for n in named)]


def _shown(reading: Reading, problems: list[Problem], format_: str) -> str:
    evidence = reading.evidence
    pages = pages_of_files({problem.location.path for problem in problems}, evidence)
    if format_ == "json":
        return as_json(problems, pages)
    if format_ == "sarif":
        manual = read_manual(reading.folder.templates, "en")
        return as_sarif(problems, manual, version("implementation-guide"), evidence.contact.site)
    if format_ == "github":
        return as_workflow_commands(problems)
    served = {path: f"http://{SERVED_AT}/{address}" for path, address in pages.items()}
    return as_text(problems, reading.folder.texts, served)
