"""Reads the command line and hands it to a verb."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from generator.cli import check, diff, explain, make, new, pdf, schema, seal, stats
from generator.cli.terminal import FINE, STOPPED, MisusedError
from generator.publishing.files import NotOursError, NotWritableError
from generator.reading.folder import BadVariableError, NoTextError
from generator.reading.revision import NoRevisionError

VERBS = (check, explain, diff, new, stats, seal, schema, make, pdf)
"""The modules of the verbs, in the order in which they are listed."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    parser = _parser()
    options = parser.parse_args(arguments)
    root: Path = options.root.resolve()
    if not root.is_dir():
        parser.error(f"there is no folder {options.root}")
    try:
        return int(options.run(root, options))
    except (MisusedError, BadVariableError, NoTextError, NoRevisionError) as error:
        parser.error(str(error))
    except NotOursError as error:
        parser.error(f"{error} Name another folder, or empty this one first.")
    except NotWritableError as error:
        parser.error(f"{error} Nothing was changed.")
    except EOFError:  # somebody who was asked questions has left
        return FINE
    except KeyboardInterrupt:
        return STOPPED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="guide", description="Makes an implementation guide from YAML records."
    )
    parser.add_argument(
        "--root", type=Path, default=Path(), metavar="DIR", help="the guide's folder (here)"
    )
    verbs = parser.add_subparsers(required=True, metavar="VERB", title="verbs")
    for module in VERBS:
        module.add_to(verbs)
    return parser
