"""The command `guide`: what people type, and what they read in the terminal."""

import argparse
import logging
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from generator.build import Reading, build_guide, read_guide, render
from generator.loading import is_record_file
from generator.pdf import make_pdf
from generator.problems import Problem, has_errors
from generator.project import (
    HOME,
    Folder,
    NoTextError,
    read_folder,
    read_source_text,
    read_texts_as_they_are,
)
from generator.rendering import Words, words_for
from generator.report import as_text, seals_as_text
from generator.seals import compare, with_seals
from generator.site import build_site, serve_site
from generator.stats import as_text as counts_as_text
from generator.writing import NotOursError, replace_file, replace_folder, write_texts

FINE, WRONG, MISUSED = 0, 1, 2
"""Exit codes: all is well; the guide has errors; the command line is not right."""


class MisusedError(Exception):
    """What was typed cannot be done."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    parser = _parser()
    options = parser.parse_args(arguments)
    root: Path = options.root.resolve()
    if not root.is_dir():
        parser.error(f"there is no folder {options.root}")
    try:
        return int(options.run(root, options))
    except (MisusedError, NoTextError) as error:
        parser.error(str(error))
    except NotOursError as error:
        parser.error(f"{error} Name another folder, or empty this one first.")
    except KeyboardInterrupt:
        return FINE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="guide", description="Makes an implementation guide from YAML records."
    )
    parser.add_argument(
        "--root", type=Path, default=Path(), metavar="DIR", help="the guide's folder (here)"
    )
    verbs = parser.add_subparsers(required=True, metavar="VERB", title="verbs")

    check = verbs.add_parser("check", help="say what is wrong with the files, and where")
    check.set_defaults(run=_check)

    stats = verbs.add_parser("stats", help="count what the guide rests on, and who was heard")
    stats.set_defaults(run=_stats)

    seal = verbs.add_parser("seal", help="compare words with their sources, and note that it is so")
    seal.add_argument(
        "--source-text",
        type=_source_text,
        action="append",
        required=True,
        metavar="ID=FILE",
        help="a source, and a file with its text; may be given again",
    )
    seal.add_argument(
        "--except",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        dest="excepted",
        help="a text that sources repeat: its words do not count against a paraphrase",
    )
    seal.add_argument(
        "--date",
        type=date.fromisoformat,
        metavar="DATE",
        help="the day of the comparison, as 2026-11-23 (today)",
    )
    seal.set_defaults(run=_seal)

    site = verbs.add_parser("site", help="build the site, with the PDF in it")
    site.add_argument("--out", type=Path, metavar="DIR", help="where to (build/site)")
    site.add_argument("--no-pdf", action="store_true", help="leave the PDF out")
    site.set_defaults(run=_site)

    serve = verbs.add_parser("serve", help="show the site, and every change as it is saved")
    serve.add_argument("--address", default="127.0.0.1:8000", metavar="HOST:PORT")
    serve.set_defaults(run=_serve)

    pdf = verbs.add_parser("pdf", help="make the PDF alone")
    pdf.add_argument("--out", type=Path, metavar="FILE", help="where to (build/guide.pdf)")
    pdf.set_defaults(run=_pdf)

    markdown = verbs.add_parser("markdown", help="write the pages as Markdown, for any engine")
    markdown.add_argument("folder", type=Path, metavar="DIR", help="where to")
    markdown.set_defaults(run=_markdown)
    return parser


def _check(root: Path, _: argparse.Namespace) -> int:
    reading = read_guide(read_folder(root))
    print(as_text(reading.problems, reading.folder.texts))
    return FINE if reading.is_sound else WRONG


def _source_text(written: str) -> tuple[str, Path]:
    source_id, equals, path = written.partition("=")
    if not (source_id and equals and path):
        raise argparse.ArgumentTypeError(f"{written} is not of the form ID=FILE")
    return source_id, Path(path)


def _seal(root: Path, options: argparse.Namespace) -> int:
    reading = read_guide(read_folder(root))
    texts: dict[str, str] = {}
    for source_id, path in options.source_text:
        if source_id not in reading.evidence.sources:
            raise MisusedError(f"There is no source {source_id} in this guide that can be read.")
        texts[source_id] = f"{texts.get(source_id, '')}\n\n{read_source_text(path)}"
    excepted = "\n\n".join(read_source_text(path) for path in options.excepted)
    compared = compare(reading.evidence, texts, excepted)
    files = read_texts_as_they_are(root, (one.place.path for one in compared))
    changed, answers = with_seals(compared, files, options.date or date.today())
    for path, text in changed.items():
        replace_file(root / path, text.encode("utf-8"))
    if lost := _of_unread_records(reading):
        print(as_text(lost, reading.folder.texts), end="\n\n")
    print(seals_as_text(answers))
    return FINE if not lost and all(one.outcome.is_good for one in answers) else WRONG


def _of_unread_records(reading: Reading) -> list[Problem]:
    """Return the problems of files that hold a record and could not be read as one."""
    read = {reading.evidence.path_of(record) for record in reading.evidence.records}
    paths = {p.location.path for p in reading.problems if is_record_file(p.location.path)} - read
    return [problem for problem in reading.problems if problem.location.path in paths]


def _stats(root: Path, _: argparse.Namespace) -> int:
    reading = read_guide(read_folder(root))
    if not reading.is_sound:
        print(as_text(reading.problems, reading.folder.texts))
        return WRONG
    print(counts_as_text(reading.evidence), end="")
    return FINE


def _site(root: Path, options: argparse.Namespace) -> int:
    _show_warnings_of_mkdocs()
    target = options.out or root / "build" / "site"
    built = build_guide(read_folder(root), with_pdf=not options.no_pdf)
    if built.problems:
        print(built.report)
    if built.rendered is None:
        return WRONG
    if not replace_folder(target, lambda new: build_site(root, HOME, built, new)):
        return WRONG
    print(f"The site is in {_near(target)}: open {_near(target / 'index.html')}.")
    return FINE


def _serve(root: Path, options: argparse.Namespace) -> int:
    _show_warnings_of_mkdocs(logging.INFO)
    serve_site(root, HOME, options.address)
    return FINE


def _pdf(root: Path, options: argparse.Namespace) -> int:
    reading = read_guide(read_folder(root))
    problems, pdf = reading.problems, None
    if reading.is_sound:
        words = Words(words_for(reading.evidence.guide.language, reading.folder.templates))
        pdf, of_pdf = make_pdf(reading.evidence, words.tree, reading.folder.templates)
        problems = (*problems, *of_pdf)
    if problems:
        print(as_text(problems, reading.folder.texts))
    if pdf is None:
        return WRONG
    target = options.out or root / "build" / "guide.pdf"
    replace_file(target, pdf)
    print(f"The PDF is {_near(target)}.")
    return FINE


def _markdown(root: Path, options: argparse.Namespace) -> int:
    folder: Folder = read_folder(root)
    reading = read_guide(folder)
    if reading.problems:
        print(as_text(reading.problems, folder.texts))
    if has_errors(reading.problems):
        return WRONG
    texts = render(reading, {}).texts

    def fill(new: Path) -> bool:
        write_texts(new, texts)
        return True

    replace_folder(options.folder, fill)
    print(f"The pages are in {_near(options.folder)}.")
    return FINE


def _show_warnings_of_mkdocs(level: int = logging.WARNING) -> None:
    logging.basicConfig(stream=sys.stderr, format="%(levelname)-8s %(message)s")
    logging.getLogger("mkdocs").setLevel(level)


def _near(path: Path) -> str:
    """Return a path as it is typed from here."""
    path = path.resolve()
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
