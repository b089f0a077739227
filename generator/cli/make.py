"""The verbs that make something to read on a screen: `site`, `serve` and `markdown`."""

import argparse
import logging
import sys
from pathlib import Path

from generator.build import build_guide, read_guide
from generator.cli.terminal import FINE, WRONG, Verbs, near
from generator.publishing.files import replace_folder, write_texts
from generator.publishing.markdown.templates import render
from generator.publishing.mkdocs_seam import SERVED_AT, build_site, serve_site
from generator.reading.folder import HOME, Folder, read_folder
from generator.review.report import as_text


def add_to(verbs: Verbs) -> None:
    """Add the verbs to the command line."""
    site = verbs.add_parser("site", help="build the site, with the PDFs in it")
    site.add_argument("--out", type=Path, metavar="DIR", help="where to (build/site)")
    site.add_argument("--no-pdf", action="store_true", help="leave the PDFs out")
    site.set_defaults(run=_site)

    serve = verbs.add_parser("serve", help="show the site, and every change as it is saved")
    serve.add_argument("--address", default=SERVED_AT, metavar="HOST:PORT")
    serve.set_defaults(run=_serve)

    markdown = verbs.add_parser("markdown", help="write the pages as Markdown, for any engine")
    markdown.add_argument("folder", type=Path, metavar="DIR", help="where to")
    markdown.set_defaults(run=_markdown)


def _site(root: Path, options: argparse.Namespace) -> int:
    _show_warnings_of_mkdocs()
    target = options.out or root / "build" / "site"
    built = build_guide(
        read_folder(root),
        with_pdf=not options.no_pdf,
        with_copy=True,
        progress=lambda file: print(f"Setting {file} ...", file=sys.stderr, flush=True),
    )
    if built.problems:
        print(built.report)
    if built.rendered is None:
        return WRONG
    if not replace_folder(target, lambda new: build_site(root, HOME, built, new)):
        return WRONG
    print(f"The site is in {near(target)}: open {near(target / 'index.html')}.")
    return FINE


def _serve(root: Path, options: argparse.Namespace) -> int:
    _show_warnings_of_mkdocs(logging.INFO)
    serve_site(root, HOME, options.address)
    return FINE


def _markdown(root: Path, options: argparse.Namespace) -> int:
    folder: Folder = read_folder(root)
    reading = read_guide(folder)
    if reading.problems:
        print(as_text(reading.problems, folder.texts))
    if reading.edition is None:
        return WRONG
    texts = render(reading.edition).texts

    def fill(new: Path) -> bool:
        write_texts(new, texts)
        return True

    replace_folder(options.folder, fill)
    print(f"The pages are in {near(options.folder)}.")
    return FINE


def _show_warnings_of_mkdocs(level: int = logging.WARNING) -> None:
    logging.basicConfig(stream=sys.stderr, format="%(levelname)-8s %(message)s")
    logging.getLogger("mkdocs").setLevel(level)
