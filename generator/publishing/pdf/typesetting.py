"""Has Typst set the guide, or a part of it, from the templates in `site_templates/pdf/`.

The templates receive the records and the fixed words as JSON and print both as plain text, so
nothing that an author typed is ever read as markup. This module must not know what the pages look
like, nor any word that is printed, nor the disk.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, time
from typing import Any

from generator.publishing.edition import Edition
from generator.publishing.pdf.book import book
from generator.publishing.pdf.catalogue import PDF_TEXT
from generator.publishing.pdf.extract import Extract
from generator.publishing.pdf.press import TypstError, compiled
from generator.publishing.pdf.signs import signs_without_print, texts_in_print
from generator.text.problems import Location, Problem

FOLDER = "pdf/"
"""The folder of the templates below `site_templates/`; `guide.typ` in it is the book."""

BLANK = "…"
"""What stands in for a text while the one is sought that cannot be set."""


def print_extract(edition: Edition, extract: Extract) -> tuple[bytes | None, tuple[Problem, ...]]:
    """Return an extract of an edition as a PDF, or None, and what is wrong with it in print.

    The same edition gives the same bytes; fonts of the machine are asked only where ours lack a
    sign. Raises TypstError for a mistake in a template.
    """
    made = book(edition.evidence, edition.words, extract, edition.content)
    midnight = datetime.combine(edition.evidence.guide.published, time(), UTC)
    moment = int(midnight.timestamp()) if edition.timestamp is None else edition.timestamp
    files = {
        path: text.encode() for path, text in edition.templates.items() if path.startswith(FOLDER)
    }
    files["main.typ"] = f'#include "{FOLDER}{extract.template}.typ"'.encode()

    def pdf_of(shown: Any, *, with_fonts_of_machine: bool = False) -> bytes:
        texts = {"book.json": json.dumps(shown).encode()}
        return compiled(files | texts, moment, with_fonts_of_machine=with_fonts_of_machine)

    def fails(shown: Any) -> bool:
        try:
            pdf_of(shown, with_fonts_of_machine=True)
        except TypstError:
            return True
        return False

    with suppress(TypstError):
        return pdf_of(made), ()
    try:
        return pdf_of(made, with_fonts_of_machine=True), ()
    except TypstError as error:
        problems = signs_without_print(edition.evidence, edition.content)
        return None, problems or (_named(edition, _culprit(made, fails, error), error),)


def _culprit(made: Any, fails: Callable[[Any], bool], error: TypstError) -> str:
    """Return the text that stops Typst, found by halving.

    Raises `error`, Typst's own, where no text alone is to blame.
    """
    suspects = sorted({text for text in _texts(made) if " " in text or not text.isascii()})
    if fails(_with_only((), made, suspects)):
        raise error
    left = suspects
    while len(left) > 1:
        half = left[: len(left) // 2]
        left = half if fails(_with_only(half, made, suspects)) else left[len(left) // 2 :]
    if not left or not fails(_with_only(left, made, suspects)):
        raise error
    return left[0]


def _texts(made: Any) -> Iterator[str]:
    """Yield every text in a book but the fixed words."""
    if isinstance(made, str):
        yield made
    elif isinstance(made, dict):
        for name, part in made.items():
            if name != "words":
                yield from _texts(part)
    elif isinstance(made, list):
        for part in made:
            yield from _texts(part)


def _with_only(kept: Any, made: Any, suspects: list[str]) -> Any:
    """Return a book in which all suspects but those `kept` are blank."""
    blank = set(suspects).difference(kept)

    def shown(part: Any) -> Any:
        if isinstance(part, str):
            return BLANK if part in blank else part
        if isinstance(part, dict):
            return {name: p if name == "words" else shown(p) for name, p in part.items()}
        return [shown(item) for item in part] if isinstance(part, list) else part

    return shown(made)


def _named(edition: Edition, culprit: str, error: TypstError) -> Problem:
    """Return the problem of the text that holds what stops Typst, or that it holds."""
    texts = texts_in_print(edition.evidence, edition.content)
    alike = [(len(text), place) for place, text in texts if text in culprit or culprit in text]
    place = max(alike, default=(0, Location("themes_data/guide.yaml")))[1]
    return PDF_TEXT.at(
        place,
        f"This text cannot be printed: {str(error).splitlines()[0][:120]}.",
        "Write it more simply or in several parts, and tell those who make the generator.",
    )
