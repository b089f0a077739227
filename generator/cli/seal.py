"""The verb `seal`: compares quotes with their sources, and seals those that match."""

import argparse
from datetime import date
from pathlib import Path

from generator.build import Reading, read_guide
from generator.cli.terminal import ExitCode, MisuseError, Verb
from generator.editing.seals import compare, with_seals
from generator.publishing.files import replace_file
from generator.reading.folder import read_folder, read_source_text, read_texts_as_they_are
from generator.reading.loading import is_record_file
from generator.review.report import as_text, seals_as_text
from generator.text.problems import Problem


def _add_options(seal: argparse.ArgumentParser) -> None:
    seal.add_argument(
        "--source-text",
        type=_source_text,
        action="append",
        required=True,
        metavar="ID=FILE",
        help="a source, and a file with its text; may be repeated",
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
        help="the day of the comparison, such as 2026-11-23 (default: today)",
    )


def _source_text(written: str) -> tuple[str, Path]:
    source_id, equals, path = written.partition("=")
    if not (source_id and equals and path):
        raise argparse.ArgumentTypeError(f"{written} is not of the form ID=FILE")
    return source_id, Path(path)


def _run(root: Path, options: argparse.Namespace) -> ExitCode:
    reading = read_guide(read_folder(root))
    texts: dict[str, str] = {}
    for source_id, path in options.source_text:
        if source_id not in reading.evidence.sources:
            raise MisuseError(f"There is no source {source_id} in this guide that can be read.")
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
    all_good = not lost and all(one.outcome.is_good for one in answers)
    return ExitCode.SUCCESS if all_good else ExitCode.ERRORS_FOUND


def _of_unread_records(reading: Reading) -> list[Problem]:
    """Return the problems of files that hold a record and could not be read as one."""
    read = {reading.evidence.path_of(record) for record in reading.evidence.records}
    paths = {p.location.path for p in reading.problems if is_record_file(p.location.path)} - read
    return [problem for problem in reading.problems if problem.location.path in paths]


SEAL = Verb(
    "seal", "compare quotes with their sources, and seal those that match", _run, _add_options
)
