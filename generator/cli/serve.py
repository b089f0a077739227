"""The verb `serve`: the site on this machine, rebuilt whenever a file is saved."""

import argparse
import logging
from pathlib import Path

from generator.cli.terminal import ExitCode, Verb, show_log_of_mkdocs
from generator.publishing.mkdocs_seam import SERVED_AT, serve_site
from generator.reading.folder import HOME


def _add_options(serve: argparse.ArgumentParser) -> None:
    serve.add_argument("--address", default=SERVED_AT, metavar="HOST:PORT")


def _run(root: Path, options: argparse.Namespace) -> ExitCode:
    show_log_of_mkdocs(logging.INFO)
    serve_site(root, HOME, options.address)
    return ExitCode.SUCCESS


SERVE = Verb("serve", "show the site, and each change as it is saved", _run, _add_options)
