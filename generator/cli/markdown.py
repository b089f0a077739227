"""The verb `markdown`: the pages as Markdown, for any engine."""

import argparse
from pathlib import Path

from generator.build import read_guide
from generator.cli.terminal import ExitCode, Verb, near
from generator.publishing.files import recover, replace_folder, write_texts
from generator.publishing.markdown.templates import render
from generator.reading.folder import read_folder
from generator.review.report import as_text


def _add_options(markdown: argparse.ArgumentParser) -> None:
    markdown.add_argument("folder", type=Path, metavar="DIR", help="the folder to write")


def _run(root: Path, options: argparse.Namespace) -> ExitCode:
    recover(options.folder)
    reading = read_guide(read_folder(root), in_print=False)
    if reading.problems:
        print(as_text(reading.problems, reading.folder.texts))
    if reading.edition is None:
        return ExitCode.ERRORS_FOUND
    texts = render(reading.edition).texts

    def fill(new: Path) -> bool:
        write_texts(new, texts)
        return True

    replace_folder(options.folder, fill)
    print(f"The pages are in {near(options.folder)}.")
    return ExitCode.SUCCESS


MARKDOWN = Verb("markdown", "write the pages as Markdown, for any engine", _run, _add_options)
