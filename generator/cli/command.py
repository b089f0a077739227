"""Reads the command line and hands it to a verb."""

import argparse
import contextlib
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from generator.cli.check import CHECK
from generator.cli.diff import DIFF
from generator.cli.explain import EXPLAIN
from generator.cli.markdown import MARKDOWN
from generator.cli.new import NEW
from generator.cli.pdf import PDF
from generator.cli.schema import SCHEMA
from generator.cli.seal import SEAL
from generator.cli.serve import SERVE
from generator.cli.site import SITE
from generator.cli.stats import STATS
from generator.cli.terminal import ExitCode, MisuseError
from generator.publishing.files import NotOursError, NotWritableError
from generator.reading.folder import BadVariableError, NoTextError
from generator.reading.revision import NoRevisionError
from generator.text.problems import printable

VERBS = (CHECK, EXPLAIN, DIFF, NEW, STATS, SEAL, SCHEMA, SITE, SERVE, MARKDOWN, PDF)
"""The verbs in the order in which `--help` lists them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    _open_what_is_closed()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        try:
            return _main(arguments)
        finally:
            sys.stdout.flush()  # a full device is told while somebody can still be told
    except BrokenPipeError:  # whoever read the answer has enough of it
        _let_go_of(sys.stdout)
        return ExitCode.SUCCESS
    except OSError as error:
        _let_go_of(sys.stdout)
        return _refuse(_told(error))
    except MemoryError:
        return _refuse("this machine has not enough memory for it")
    finally:
        try:
            sys.stderr.flush()
        except OSError:
            _let_go_of(sys.stderr)


def _main(arguments: Sequence[str] | None) -> int:
    parser = _parser()
    options = parser.parse_args(arguments)
    root: Path = options.root.resolve()
    if not root.is_dir():
        parser.error(f"there is no folder {options.root}")
    try:
        return int(options.run(root, options))
    except (MisuseError, BadVariableError, NoTextError, NoRevisionError) as error:
        parser.error(str(error))
    except NotOursError as error:
        parser.error(f"{error} Name another folder, or empty this one first.")
    except NotWritableError as error:
        parser.error(f"{error} Nothing was changed.")
    except EOFError:  # somebody who was asked questions has left
        return ExitCode.SUCCESS


def _open_what_is_closed() -> None:
    """Let a stream that was closed lead nowhere; a file that is opened would take its number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115


def _refuse(why: str) -> ExitCode:
    with contextlib.suppress(OSError):
        print(f"guide: error: {why}", file=sys.stderr)
    return ExitCode.MISUSE


def _let_go_of(stream: TextIO) -> None:
    """Send what is still to be printed nowhere, so that leaving does not fail once more."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _told(error: OSError) -> str:
    """Return what the system refused, in one line."""
    reason = printable((error.strerror or str(error)).lower())
    name = f"{printable(str(error.filename))}: " if error.filename else ""
    return f"{name}{reason}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="guide", description="Makes an implementation guide from YAML records."
    )
    parser.add_argument(
        "--root",
        type=Path,
        default=Path(),
        metavar="DIR",
        help="the guide's folder (default: this one)",
    )
    listed = parser.add_subparsers(required=True, metavar="VERB", title="verbs")
    for verb in VERBS:
        its_parser = listed.add_parser(verb.name, help=verb.help)
        its_parser.set_defaults(run=verb.run)
        verb.add_options(its_parser)
    return parser
