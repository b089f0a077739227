"""The verb `site`: the whole site, with its PDFs and data."""

import argparse
import sys
from pathlib import Path

from generator.build import build_guide
from generator.cli.terminal import ExitCode, Verb, near, show_log_of_mkdocs
from generator.publishing.files import is_open_to_all, recover, replace_folder
from generator.publishing.mkdocs_run import build_site
from generator.reading.folder import HOME, read_folder


def _add_options(site: argparse.ArgumentParser) -> None:
    site.add_argument(
        "--out", type=Path, metavar="DIR", help="the folder to write (default: build/site)"
    )
    site.add_argument("--no-pdf", action="store_true", help="leave the PDFs out")


def _run(root: Path, options: argparse.Namespace) -> ExitCode:
    show_log_of_mkdocs()
    target = options.out or root / "build" / "site"
    recover(target)
    built = build_guide(
        read_folder(root),
        with_pdf=not options.no_pdf,
        with_copy=True,
        progress=lambda file: print(f"Typesetting {file} ...", file=sys.stderr, flush=True),
    )
    if built.problems:
        print(built.report)
    if built.rendered is None:
        return ExitCode.ERRORS_FOUND
    if not replace_folder(target, lambda new: build_site(root, HOME, built, new)):
        return ExitCode.ERRORS_FOUND
    print(f"The site is in {near(target)}: open {near(target / 'index.html')}.")
    if not is_open_to_all(target):
        print("Only you can read its files: for a web server, set `umask 022` first.")
    return ExitCode.SUCCESS


SITE = Verb("site", "build the site, with its PDFs", _run, _add_options)
