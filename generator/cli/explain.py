"""The verb `explain`: what a code of the check means, with an example."""

import argparse
from pathlib import Path

from generator.cli.terminal import FINE, MisusedError, Verbs
from generator.publishing.catalogue import MISTAKES
from generator.review.report import codes_as_text, explanation_as_text
from generator.text.problems import suggestion


def add_to(verbs: Verbs) -> None:
    """Add the verb to the command line."""
    explain = verbs.add_parser("explain", help="say what a code of the check means, and show it")
    explain.add_argument("codes", nargs="*", metavar="CODE", help="such as unknown-id (list all)")
    explain.set_defaults(run=_explain)


def _explain(_: Path, options: argparse.Namespace) -> int:
    for code in options.codes:
        if code not in MISTAKES:
            help_ = suggestion(code, MISTAKES, "`guide explain` lists all codes.")
            raise MisusedError(f"There is no code {code}. {help_}")
    if not options.codes:
        print(codes_as_text(MISTAKES.values()))
    print("\n\n".join(explanation_as_text(MISTAKES[code]) for code in options.codes))
    return FINE
