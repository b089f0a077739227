"""The verb `pdf`: the guide on paper, or a part of it."""

import argparse
import sys
from pathlib import Path

from generator.build import read_guide
from generator.cli.terminal import ExitCode, MisuseError, Verb, near
from generator.publishing.edition import Edition
from generator.publishing.files import replace_file
from generator.publishing.pdf.extract import Extract
from generator.publishing.pdf.typesetting import print_extract
from generator.reading.folder import read_folder
from generator.review.report import as_text
from generator.text.problems import suggestion


def _add_options(pdf: argparse.ArgumentParser) -> None:
    part = pdf.add_mutually_exclusive_group()
    part.add_argument("--domain", metavar="ID", help="one domain and what belongs to it")
    part.add_argument("--role", metavar="ID", help="a hand-out for one role")
    part.add_argument("--page", metavar="FILE", help="a hand-written page, in large and plain type")
    pdf.add_argument("--large-print", action="store_true", help="in type of at least 16 points")
    pdf.add_argument(
        "--out", type=Path, metavar="FILE", help="the file to write (default: build/NAME.pdf)"
    )


def _run(root: Path, options: argparse.Namespace) -> ExitCode:
    reading = read_guide(read_folder(root), in_print=False)
    problems, pdf = reading.problems, None
    if reading.edition:
        extract = _extract(reading.edition, options)
        print("Typesetting the pages ...", file=sys.stderr, flush=True)
        pdf, of_pdf = print_extract(reading.edition, extract)
        problems = (*problems, *of_pdf)
    if problems:
        print(as_text(problems, reading.folder.texts))
    if pdf is None:
        return ExitCode.ERRORS_FOUND
    target = options.out or root / "build" / f"{_name(options)}.pdf"
    replace_file(target, pdf)
    print(f"The PDF is {near(target)}.")
    return ExitCode.SUCCESS


def _extract(edition: Edition, options: argparse.Namespace) -> Extract:
    """Return what was asked for. Raises MisuseError for a part that the guide does not have."""
    evidence = edition.evidence
    domains = {domain.id: domain for domain in evidence.placement.framework.domains}
    pages = {page.path: page for page in edition.content}
    asked = (("domain", domains), ("role", evidence.roles), ("page", pages))
    for option, known in asked:
        given = getattr(options, option)
        if given is not None and given not in known:
            named = suggestion(given, known, f"There are: {', '.join(sorted(known))}.")
            raise MisuseError(f"--{option}: this guide has no {given}. {named}")
    return Extract(
        domains.get(options.domain),
        evidence.roles.get(options.role),
        pages.get(options.page),
        large=options.large_print or options.page is not None,
    )


def _name(options: argparse.Namespace) -> str:
    """Return the name of the file where none is given; the site names its files alike."""
    name = "guide"
    if options.domain:
        name = f"domain-{options.domain}"
    elif options.role:
        name = f"handout-{options.role}"
    elif options.page:
        name = f"booklet-{Path(options.page).stem}"
    return f"{name}-large-print" if options.large_print else name


PDF = Verb("pdf", "make a PDF of the guide, or of a part of it", _run, _add_options)
