"""The verb `explain`: what a code of the check means, with an example."""

import argparse
from pathlib import Path

from generator.cli.terminal import ExitCode, MisuseError, Verb
from generator.publishing.catalogue import MISTAKES
from generator.review.report import codes_as_text, explanation_as_text
from generator.text.problems import suggestion


def _add_options(explain: argparse.ArgumentParser) -> None:
    explain.add_argument(
        "codes", nargs="*", metavar="CODE", help="such as unknown-id (default: list all)"
    )


def _run(_: Path, options: argparse.Namespace) -> ExitCode:
    for code in options.codes:
        if code not in MISTAKES:
            help_ = suggestion(code, MISTAKES, "`guide explain` lists all codes.")
            raise MisuseError(f"There is no code {code}. {help_}")
    if not options.codes:
        print(codes_as_text(MISTAKES.values()))
    print("\n\n".join(explanation_as_text(MISTAKES[code]) for code in options.codes))
    return ExitCode.SUCCESS


EXPLAIN = Verb("explain", "say what a code of the check means, and show it", _run, _add_options)
