"""Has Typst set the guide as one PDF, from the templates in `site_templates/pdf/`.

The templates receive the records and the fixed words as JSON and print both as plain text, so
nothing that an author typed is ever read as markup. This module must not know what the pages look
like, nor any word that is printed, nor the disk.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, time
from typing import Any

import typst

from generator.evidence import Evidence
from generator.pdf.book import book
from generator.problems import Problem

FOLDER = "pdf/"
"""The folder of the templates below `site_templates/`; `guide.typ` in it is the book."""

STANDARDS = ["ua-1", "a-2a"]
"""Accessible (PDF/UA-1) and fit for an archive (PDF/A-2a). A character without a glyph is an
error under both; without them Typst would leave it out in silence."""


def make_pdf(
    evidence: Evidence, words: Mapping[str, Any], templates: Mapping[str, str]
) -> tuple[bytes | None, tuple[Problem, ...]]:
    """Return the guide as a PDF, or None and the problems that keep it from being made.

    `words` is the tree of fixed words, `templates` maps paths below `site_templates/` to texts.
    The same arguments give the same bytes: the edition's date is the PDF's date, and no font of
    the machine is used. Raises typst.TypstError for a mistake in a template.
    """
    files = {path: text.encode() for path, text in templates.items() if path.startswith(FOLDER)}
    files["main.typ"] = f'#include "{FOLDER}guide.typ"'.encode()
    files["book.json"] = json.dumps(book(evidence, words)).encode()
    midnight = datetime.combine(evidence.guide.published, time(), UTC)
    try:
        return _compiled(files, int(midnight.timestamp())), ()
    except typst.TypstError:
        problems = tuple(_unprintable_texts(evidence))
        if not problems:
            raise
        return None, problems


def _compiled(files: Mapping[str, bytes], timestamp: int) -> bytes:
    compile_files: Callable[..., bytes] = typst.compile  # its types leave out files in memory
    return compile_files(
        dict(files), ignore_system_fonts=True, pdf_standards=STANDARDS, timestamp=timestamp
    )


# Characters that no font of ours can show


def _unprintable_texts(evidence: Evidence) -> Iterator[Problem]:
    """Yield a problem for each text of a record with a character that cannot be printed."""
    texts = [
        (record, steps, text)
        for record in evidence.records
        for steps, text in _texts(record.model_dump(mode="json", by_alias=True))
    ]
    unusual = {sign for _, _, text in texts for sign in text if not sign.isascii()}
    missing = {sign for sign in unusual if not _is_printable(sign)}
    for record, steps, text in texts:
        if found := list(dict.fromkeys(sign for sign in text if sign in missing)):
            named = ", ".join(f"“{sign}” (U+{ord(sign):04X})" for sign in found)
            yield Problem(
                evidence.place(record, *steps),
                "pdf-character",
                f"The fonts of the PDF cannot show {named}.",
                "Write it with other characters, such as Latin letters.",
            )


def _is_printable(sign: str) -> bool:
    page = b'#set document(title: "-")\n#set text(font: "Libertinus Serif")\n#json("sign.json")'
    try:
        _compiled({"main.typ": page, "sign.json": json.dumps(sign).encode()}, 0)
    except typst.TypstError:
        return False
    return True


def _texts(value: object, steps: tuple[str | int, ...] = ()) -> Iterator[tuple[Any, str]]:
    if isinstance(value, str):
        yield steps, value
    elif isinstance(value, Mapping):
        for name, part in value.items():
            yield from _texts(part, (*steps, name))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from _texts(part, (*steps, number))
