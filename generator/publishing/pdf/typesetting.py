"""Has Typst set the guide, or a part of it, from the templates in `site_templates/pdf/`.

The templates receive the records and the fixed words as JSON and print both as plain text, so
nothing that an author typed is ever read as markup. This module must not know what the pages look
like, nor any word that is printed, nor the disk.
"""

import errno
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path

import typst

from generator.evidence.evidence import Evidence
from generator.evidence.records.common import texts_of
from generator.publishing.edition import Edition
from generator.publishing.pdf.book import book
from generator.publishing.pdf.catalogue import PDF_CHARACTER
from generator.publishing.pdf.extract import Extract
from generator.publishing.words import Words
from generator.reading.folder import FONTS
from generator.reading.handwritten import HandwrittenPage
from generator.text.problems import Location, Problem

FOLDER = "pdf/"
"""The folder of the templates below `site_templates/`; `guide.typ` in it is the book."""

OUR_FONTS = {
    *(
        f"{name}-{weight}.ttf"
        for name in ("NotoNaskhArabic", "NotoSans")
        for weight in ("Regular", "Bold")
    ),
    "NotoSansHebrew-Regular.ttf",
}
"""The files of the fonts that do not come with Typst."""

WHOLE = Extract()

STANDARDS = ["ua-1", "a-2a"]
"""Accessible (PDF/UA-1) and fit for an archive (PDF/A-2a). A character without a glyph is an
error under both; without them Typst would leave it out in silence."""


@dataclass(frozen=True)
class Press:
    """What sets the type: templates by their path, the folder of fonts, the moment in seconds.

    Without a moment the edition's day is printed into the file.
    """

    templates: Mapping[str, str]
    fonts: Path
    timestamp: int | None = None


def make_pdf(
    evidence: Evidence,
    words: Words,
    press: Press,
    extract: Extract = WHOLE,
    content: Sequence[HandwrittenPage] = (),
) -> tuple[bytes | None, tuple[Problem, ...]]:
    """Return an extract of the guide as a PDF, or None, and what is wrong with it in print.

    `content` holds the hand-written pages. The same arguments
    give the same bytes: the press or else the edition gives the date, and fonts of the machine
    are asked only where ours lack a sign. Raises typst.TypstError for a mistake in a template.
    """
    made = book(evidence, words, extract, content)
    files = {
        path: text.encode() for path, text in press.templates.items() if path.startswith(FOLDER)
    }
    files["main.typ"] = f'#include "{FOLDER}{extract.template}.typ"'.encode()
    files["book.json"] = json.dumps(made).encode()
    midnight = datetime.combine(evidence.guide.published, time(), UTC)
    moment = int(midnight.timestamp()) if press.timestamp is None else press.timestamp
    try:
        return _compiled(files, press.fonts, moment), ()
    except typst.TypstError:
        unprintable = tuple(_unprintable_texts(evidence, content, press))
        if unprintable:
            return None, unprintable
    return _compiled(files, press.fonts, moment, with_fonts_of_machine=True), ()


def print_extract(edition: Edition, extract: Extract) -> tuple[bytes | None, tuple[Problem, ...]]:
    """Return an extract of an edition as a PDF, or None, and what is wrong with it in print.

    Raises OSError where a font of ours is not there: Typst would take another and say nothing.
    """
    found = typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)]).fonts()
    if missing := OUR_FONTS - {Path(font.path).name for font in found if font.path}:
        name = str(FONTS / min(missing))
        raise OSError(
            errno.ENOENT, "this font is missing or damaged; install the guide again", name
        )
    press = Press(edition.templates, FONTS, edition.timestamp)
    return make_pdf(edition.evidence, edition.words, press, extract, edition.content)


def _compiled(
    files: Mapping[str, bytes], fonts: Path, timestamp: int, *, with_fonts_of_machine: bool = False
) -> bytes:
    compile_files: Callable[..., bytes] = typst.compile  # its types leave out files in memory
    return compile_files(
        dict(files),
        font_paths=[str(fonts)],
        ignore_system_fonts=not with_fonts_of_machine,
        pdf_standards=STANDARDS,
        timestamp=timestamp,
    )


# Characters that no font can show


def _unprintable_texts(
    evidence: Evidence, content: Sequence[HandwrittenPage], press: Press
) -> Iterator[Problem]:
    """Yield a problem for each text with a character that cannot be printed."""
    texts = [*_texts(evidence, content, press)]
    unusual = {sign for _, text in texts for sign in text if not sign.isascii()}
    missing = {sign for sign in unusual if not _is_printable(sign, press.fonts)}
    for place, text in texts:
        if found := list(dict.fromkeys(sign for sign in text if sign in missing)):
            named = ", ".join(f"“{sign}” (U+{ord(sign):04X})" for sign in found)
            yield PDF_CHARACTER.at(
                place,
                f"The fonts of the PDF cannot show {named}.",
                "Install a font that has it, or write it with other characters.",
            )


def _texts(
    evidence: Evidence, content: Sequence[HandwrittenPage], press: Press
) -> Iterator[tuple[Location, str]]:
    """Yield each text that may be printed, with its place: of records, pages and fixed words."""
    for record in evidence.records:
        for steps, text in texts_of(record):
            yield evidence.place(record, *steps), text
    files = [(page.path, page.text) for page in content]
    words = f"words/{evidence.guide.language}.yaml"
    files += [(f"site_templates/{words}", press.templates.get(words, ""))]
    for path, text in files:
        for number, line in enumerate(text.split("\n"), start=1):
            yield Location(path, number), line


def _is_printable(sign: str, fonts: Path) -> bool:
    page = b'#set document(title: "-")\n#set text(font: "Libertinus Serif")\n#json("sign.json")'
    try:
        files = {"main.typ": page, "sign.json": json.dumps(sign).encode()}
        _compiled(files, fonts, 0, with_fonts_of_machine=True)
    except typst.TypstError:
        return False
    return True
