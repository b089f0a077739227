"""The verb `schema`: writes the shapes of the files for editors."""

import argparse
from pathlib import Path

from generator.build import read_guide
from generator.cli.terminal import FINE, WRONG, Verbs
from generator.editing.schema import schemas
from generator.publishing.files import replace_file
from generator.reading.folder import read_folder
from generator.review.report import as_text


def add_to(verbs: Verbs) -> None:
    """Add the verb to the command line."""
    schema = verbs.add_parser("schema", help="write the shapes of the files for editors anew")
    schema.set_defaults(run=_schema)


def _schema(root: Path, _: argparse.Namespace) -> int:
    reading = read_guide(read_folder(root))
    if reading.edition is None:
        print(as_text(reading.problems, reading.folder.texts))
        return WRONG
    for path, text in schemas(reading.evidence).items():
        replace_file(root / path, text.encode("utf-8"))
        print(path)
    return FINE
