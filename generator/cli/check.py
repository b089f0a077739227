"""The verb `check`: what is wrong with the files, and where."""

import argparse
import sys
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from generator.build import Reading, read_guide
from generator.cli.terminal import FINE, WRONG, MisusedError, Verbs
from generator.editing.formatting import tidied
from generator.publishing.catalogue import MISTAKES
from generator.publishing.files import replace_file
from generator.publishing.mkdocs_seam import SERVED_AT
from generator.publishing.pages import pages_of_files
from generator.reading.folder import read_folder, read_texts_as_they_are
from generator.reading.loading import is_record_file, kind_of
from generator.reading.revision import read_revision
from generator.review.checks.against import check_against
from generator.review.checks.publication import published_guides_can_be_written_to
from generator.review.report import as_json, as_sarif, as_text, as_workflow_commands
from generator.text.problems import Problem, has_errors, in_reading_order

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
        "--fix",
        action="store_true",
        help="first put in order what is safe: order of fields, white space, quotation marks",
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
    if options.fix:
        _tidy(root, _named(root, options.files))
    reading = read_guide(read_folder(root))
    problems = list(reading.problems)
    if options.against:
        before = read_guide(read_revision(root, options.against)).evidence
        problems = in_reading_order([*problems, *check_against(before, reading.evidence)])
    if options.to_publish and not has_errors(problems):
        problems += published_guides_can_be_written_to.problems(reading.evidence)
    named = _named(root, options.files)
    spoken_of = [p for p in problems if _is_named(p.location.path, named)]
    print(_shown(reading, spoken_of, options.format))
    if options.format == "text" and (others := len(problems) - len(spoken_of)):
        print(f"In other files: {others}. `guide check` names all.")
    return WRONG if has_errors(spoken_of) else FINE


def _named(root: Path, files: Iterable[Path]) -> list[Path]:
    """Return the named files and folders as paths from the guide's folder.

    Raises MisusedError for what is not there or stands outside the guide.
    """
    named = []
    for path in files:
        if not path.exists():
            raise MisusedError(f"There is no file {path}.")
        if not path.resolve().is_relative_to(root):
            raise MisusedError(f"{path} is no part of the guide in {root}.")
        named.append(path.resolve().relative_to(root))
    return named


def _is_named(path: str, named: list[Path]) -> bool:
    """Tell whether a file is among the named ones; where none is named, all are."""
    return not named or any(Path(path).is_relative_to(one) for one in named)


def _tidy(root: Path, named: list[Path]) -> None:
    """Put the named files of evidence in order, and say which."""
    records = (path for path in read_folder(root).texts if is_record_file(path))
    paths = [path for path in records if _is_named(path, named)]
    for path, text in read_texts_as_they_are(root, paths).items():
        model = kind_of(path)
        changed = tidied(text, model) if model else text
        if changed != text:
            replace_file(root / path, changed.encode("utf-8"))
            print(f"Put in order: {path}", file=sys.stderr)


def _shown(reading: Reading, problems: list[Problem], format_: str) -> str:
    evidence = reading.evidence
    pages = pages_of_files({problem.location.path for problem in problems}, evidence)
    if format_ == "json":
        return as_json(problems, pages)
    if format_ == "sarif":
        return as_sarif(problems, MISTAKES, version("guide"), evidence.contact.site)
    if format_ == "github":
        return as_workflow_commands(problems)
    served = {path: f"http://{SERVED_AT}/{address}" for path, address in pages.items()}
    return as_text(problems, reading.folder.texts, served)
