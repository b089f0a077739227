"""The verb `serve`: the site on this machine, rebuilt whenever a file is saved."""

import argparse
import errno
import ipaddress
import logging
import re
from pathlib import Path

from generator.cli.terminal import ExitCode, MisuseError, Verb, show_log_of_mkdocs
from generator.publishing.mkdocs_run import SERVED_AT, serve_site
from generator.reading.folder import HOME


def _add_options(serve: argparse.ArgumentParser) -> None:
    serve.add_argument("--address", type=_address, default=SERVED_AT, metavar="HOST:PORT")


def _address(written: str) -> str:
    host, _, port = written.rpartition(":")
    try:
        if host != "localhost":
            ipaddress.ip_address(re.sub(r"^\[(.*)\]$", r"\1", host))
        is_address = re.fullmatch("[0-9]{1,5}", port) and int(port) < 65536
    except ValueError:
        is_address = False
    if not is_address:
        raise argparse.ArgumentTypeError(f"{written!r} is no address such as {SERVED_AT}")
    return written


def _run(root: Path, options: argparse.Namespace) -> ExitCode:
    show_log_of_mkdocs(logging.INFO)
    try:
        serve_site(root, HOME, options.address)
    except OSError as error:
        if error.errno not in {errno.EADDRINUSE, errno.EADDRNOTAVAIL, errno.EACCES}:
            raise
        raise MisuseError(
            f"Nothing can be served at {options.address}: {error.strerror}. "
            "Name another place with --address."
        ) from None
    return ExitCode.SUCCESS


SERVE = Verb("serve", "show the site, and each change as it is saved", _run, _add_options)
