"""The verb `schema`: writes the JSON Schemas for editors."""

import argparse
from pathlib import Path

from generator.build import read_guide
from generator.cli.terminal import ExitCode, Verb
from generator.editing.schema import schemas
from generator.publishing.files import replace_file
from generator.reading.folder import read_folder
from generator.review.report import as_text


def _run(root: Path, _: argparse.Namespace) -> ExitCode:
    reading = read_guide(read_folder(root), in_print=False)
    if reading.edition is None:
        print(as_text(reading.problems, reading.folder.texts))
        return ExitCode.ERRORS_FOUND
    for path, text in schemas(reading.evidence).items():
        replace_file(root / path, text.encode("utf-8"))
        print(path)
    return ExitCode.SUCCESS


SCHEMA = Verb("schema", "rewrite the JSON Schemas that editors use", _run)
