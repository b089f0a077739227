"""Whether a place in a source belongs to what was read of it, as far as its name can tell."""

import re

from generator.evidence.records import Source
from generator.evidence.records.source import Read, ReadPart

NUMBERED = re.compile(r"([^\W\d_]{3,})\s+([0-9]+)")
"""A thing with a number, such as Table 3 or row 6."""

ROWS = re.compile(
    r"\brows?\s+([0-9]+)(?:\s*(?:to|and|-|–)\s*([0-9]+))?|\bfirst\s+(\w+)\s+(?:rows|items)\b"
)
"""Which rows: a row, rows from one to another, or the first so many."""

SMALL = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)

ANYWHERE = {ReadPart.WEB_PAGE, ReadPart.SECOND_HAND}
"""Parts that may hold any place but a table that they do not name."""


def is_read(source: Source, locator: str, in_english: bool) -> bool:
    """Tell whether a place is in what was read.

    A table must be among those that were read. Where nothing but the title, the abstract and
    tables was read, a place in an English guide names one of these.
    """
    parts = {read.part for read in source.read_level}
    if ReadPart.FULL_TEXT in parts:
        return True
    place = locator.casefold()
    tables = [read for read in source.read_level if read.part is ReadPart.TABLE]
    kinds = {word for read in tables for word, _ in _numbered(read.which)} | {"table"}
    named = {thing for thing in _numbered(locator) if thing[0] in kinds}
    if named and (tables or not parts & ANYWHERE):
        return all(any(_holds(read, thing, place) for read in tables) for thing in named)
    if parts & ANYWHERE or not in_english:
        return True
    words = {"title", "abstract", *(w for read in source.read_level for w in _words(read.which))}
    return any(word in place for word in words)


def _holds(read: Read, thing: tuple[str, str], place: str) -> bool:
    """Tell whether a table that was read is the one that is named, and has the row."""
    known = _numbered(read.which)
    if known and thing not in known:
        return False
    rows, wanted = _rows(read.which), _rows(place)
    return not (rows and wanted) or wanted <= rows


def _numbered(text: str | None) -> set[tuple[str, str]]:
    return set(NUMBERED.findall((text or "").casefold()))


def _rows(text: str | None) -> set[int]:
    found: set[int] = set()
    for start, end, first in ROWS.findall((text or "").casefold()):
        if start:
            found |= set(range(int(start), int(end or start) + 1))
        elif first in SMALL or first.isdecimal():
            found |= set(range(1, 1 + (SMALL.index(first) + 1 if first in SMALL else int(first))))
    return found


def _words(text: str | None) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_]+", (text or "").casefold()) if len(word) > 5]
