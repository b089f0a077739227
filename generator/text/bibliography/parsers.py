"""Reads a file with references, as libraries and registries hand them out.

What comes out are the fields of a source record, as text. It knows no other record and no disk.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from generator.text.bibliography.bibtex import BEGIN as BIBTEX_BEGIN
from generator.text.bibliography.bibtex import read_bibtex
from generator.text.bibliography.csl_json import read_csl_json
from generator.text.bibliography.reference import NoReferenceError, Reference
from generator.text.bibliography.tagged import (
    ENW_BEGIN,
    NBIB_BEGIN,
    RIS_BEGIN,
    read_enw,
    read_nbib,
    read_ris,
)

READERS: tuple[tuple[re.Pattern[str], Callable[[str], Iterable[Reference]]], ...] = (
    (re.compile(r"\A\s*[\[{]"), read_csl_json),
    (BIBTEX_BEGIN, read_bibtex),
    (RIS_BEGIN, read_ris),
    (NBIB_BEGIN, read_nbib),
    (ENW_BEGIN, read_enw),
)
"""How each format begins, wherever that is in a file → what reads it."""

LONGEST = 20_000_000
"""How many characters a file may have."""

NOT_READ = (
    "This is no reference in CSL-JSON, BibTeX or RIS, nor as PubMed (.nbib) and EndNote (.enw) "
    "write them. Export it in one of these formats, best as CSL-JSON or RIS."
)


def read_references(text: str) -> tuple[Reference, ...]:
    """Return the references in a text, whichever of the formats it is written in.

    Each has a key of its own; what stands there twice comes out once. Raises NoReferenceError where
    the text is in none of the formats, or holds none.
    """
    if len(text) > LONGEST:
        raise NoReferenceError(f"This has more than {LONGEST:,} characters.")
    text = text.replace("\ufeff", "").replace("\r\n", "\n").replace("\r", "\n")
    begins = [(begin.start(), read) for form, read in READERS if (begin := form.search(text))]
    if not begins:
        raise NoReferenceError(NOT_READ)
    refused = []
    # A note before the first reference may begin as another format does.
    for _, read in sorted(begins, key=lambda found: found[0]):
        try:
            if found := tuple(_by_own_keys(entry for entry in read(text) if entry.fields)):
                return found
        except NoReferenceError as error:
            refused.append(error)
    raise refused[0] if refused else NoReferenceError(NOT_READ)


def _by_own_keys(references: Iterable[Reference]) -> Iterator[Reference]:
    """Yield each reference once; of several with the same key, the later ones get a number."""
    seen: dict[str, set[str]] = {}
    for entry in references:
        alike = seen.setdefault(entry.key, set())
        if (said := repr(entry.fields)) not in alike:
            alike.add(said)
            yield replace(entry, key=f"{entry.key}#{len(alike)}") if len(alike) > 1 else entry
