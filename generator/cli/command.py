"""Reads the command line and hands it to a verb."""

import argparse
from collections.abc import Sequence
from pathlib import Path

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

VERBS = (CHECK, EXPLAIN, DIFF, NEW, STATS, SEAL, SCHEMA, SITE, SERVE, MARKDOWN, PDF)
"""The verbs in the order in which `--help` lists them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
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
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED


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
