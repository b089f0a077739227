"""The verb `check`: what is wrong with the files, and where."""

import argparse
import sys
from collections.abc import Iterable
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from generator.build import Reading, read_guide
from generator.cli.terminal import ExitCode, MisuseError, Verb
from generator.editing.formatting import formatted_files
from generator.publishing.catalogue import MISTAKES
from generator.publishing.files import replace_file
from generator.publishing.mkdocs_run import SERVED_AT
from generator.publishing.pages import pages_of_files
from generator.reading.folder import read_folder, read_texts_as_they_are
from generator.reading.revision import folder_in_repository, read_revision
from generator.review.checks.against import check_against
from generator.review.checks.publication import published_guides_can_be_written_to
from generator.review.report import as_json, as_sarif, as_text, as_workflow_commands
from generator.text.problems import Problem, has_errors, in_reading_order

FORMATS = ("text", "github", "json", "sarif")


def _add_options(check: argparse.ArgumentParser) -> None:
    check.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FILE",
        help="a file or folder to report on (default: all); the whole guide is checked in any case",
    )
    check.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help="output for people, for a pull request on GitHub, or for programs (default: text)",
    )
    check.add_argument(
        "--fix",
        action="store_true",
        help="first format the files where that is safe: field order, white space, quotation marks",
    )
    check.add_argument(
        "--against",
        metavar="REV",
        help="a git revision: also report links that broke and findings changed without a note",
    )
    check.add_argument(
        "--to-publish",
        action="store_true",
        help="also refuse what must not be published: a guide without a mail address",
    )


def _run(root: Path, options: argparse.Namespace) -> ExitCode:
    if options.fix:
        _format(root, _named(root, options.files))
    reading = read_guide(read_folder(root))
    problems = list(reading.problems)
    if options.against:
        before = read_guide(read_revision(root, options.against)).evidence
        problems = in_reading_order([*problems, *check_against(before, reading.evidence)])
    if options.to_publish and not has_errors(problems):
        problems += published_guides_can_be_written_to.problems(reading.evidence)
    named = _named(root, options.files)
    reported = [p for p in problems if _is_named(p.location.path, named)]
    print(_shown(reading, reported, options.format))
    if options.format == "text" and (others := len(problems) - len(reported)):
        print(f"In other files: {others}. `guide check` lists them all.")
    return ExitCode.ERRORS_FOUND if has_errors(reported) else ExitCode.SUCCESS


def _named(root: Path, files: Iterable[Path]) -> list[Path]:
    """Return the named files and folders as paths from the guide's folder.

    Raises MisuseError for a path that does not exist or is outside the guide.
    """
    named = []
    for path in files:
        if not path.exists():
            raise MisuseError(f"There is no file {path}.")
        if not path.resolve().is_relative_to(root):
            raise MisuseError(f"{path} is not in the guide at {root}.")
        named.append(path.resolve().relative_to(root))
    return named


def _is_named(path: str, named: list[Path]) -> bool:
    """Tell whether a file is among the named ones; where none is named, all are."""
    return not named or any(Path(path).is_relative_to(one) for one in named)


def _format(root: Path, named: list[Path]) -> None:
    """Format the named files of evidence, and say which of them changed."""
    paths = [path for path in read_folder(root).texts if _is_named(path, named)]
    for path, text in formatted_files(read_texts_as_they_are(root, paths)).items():
        replace_file(root / path, text.encode("utf-8"))
        print(f"Formatted: {path}", file=sys.stderr)


def _shown(reading: Reading, problems: list[Problem], format_: str) -> str:
    evidence = reading.evidence
    pages = pages_of_files({problem.location.path for problem in problems}, evidence)
    if format_ == "json":
        return as_json(problems, pages)
    if format_ == "sarif":
        here = _from_top(reading.folder.root, problems)
        return as_sarif(here, MISTAKES, version("guide"), evidence.contact.site)
    if format_ == "github":
        return as_workflow_commands(_from_top(reading.folder.root, problems))
    served = {path: f"http://{SERVED_AT}/{address}" for path, address in pages.items()}
    return as_text(problems, reading.folder.texts, served)


def _from_top(root: Path, problems: Iterable[Problem]) -> list[Problem]:
    """Return problems with their paths from the top of the repository, as code hosts know them."""
    above = folder_in_repository(root)
    return [
        replace(p, location=replace(p.location, path=above + p.location.path)) for p in problems
    ]


CHECK = Verb("check", "say what is wrong with the files, and where", _run, _add_options)
