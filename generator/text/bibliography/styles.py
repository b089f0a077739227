"""Items of CSL-JSON as references in a style, by a processor of the Citation Style Language."""

import json
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import citeproc
from citeproc import formatter
from citeproc.source.json import CiteProcJSON

from generator.text.bibliography.writers import MORE_AUTHORS

STYLES: Mapping[str, str] = {
    "apa": "apa",
    "ama": "american-medical-association",
    "harvard": "harvard-cite-them-right",
}
"""The word for a style → the name of its file, as in the repository of CSL styles."""

FOLDER = Path(__file__).parent / "csl"
"""The styles, with their licence."""

NUMBERED = {"ama"}
"""Styles that put a number before each entry, which means nothing for a single entry."""

ENGLISH = "en-GB"

SLIPS: Mapping[str, str] = {
    r"\bRetrieved (?=https?://)": "",
    r" \[Preprint\]": "",
    r"\bPublished online ": "",
    r"(?<!\.)([.?!])\.(?=\s|$)": r"\1",
}
"""What a style makes of a field that is missing, as if it knew why, and of two full stops → what
replaces it. An item whose own words look like that keeps them."""


def styled(item: Mapping[str, Any], style: str, language: str) -> str:
    """Return an item as one line of plain text in a style, one of the words in `STYLES`.

    `language` is a code such as `en` or `de`; where the processor does not know it, its own words,
    such as "Available at", are English. Raises KeyError for a style that is not among ours.
    """
    shown = {**_as_printed(item), "id": "item"}
    return _styled(json.dumps(shown), style, language)


@lru_cache(maxsize=20_000)
def _styled(item: str, style: str, language: str) -> str:
    """Return an item, as JSON, in a style. It is cached: while serving, pages are rebuilt."""
    fields = json.loads(item)
    entries = CiteProcJSON([fields])
    sheet = _sheet(STYLES[style], language)
    bibliography = citeproc.CitationStylesBibliography(sheet, entries, formatter.plain)
    bibliography.register(citeproc.Citation([citeproc.CitationItem("item")]))
    (line,) = (" ".join(str(entry).split()) for entry in bibliography.bibliography())
    own_words = "\n".join(str(value) for value in fields.values())
    for slip, mended in SLIPS.items():
        if not re.search(slip, own_words):
            line = re.sub(slip, mended, line)
    return line.removeprefix("1.").lstrip() if style in NUMBERED else line


def _as_printed(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return an item as the processor is to print it.

    Where no author is named, the title leads as one: the processor prints a title twice that it
    moves there by itself. It cannot be told that a list of authors is not whole, so such a list
    becomes one name. A body that publishes its own work is named once.
    """
    authors, left_out = item.get("author", []), {"custom", "note"}
    if not authors:
        authors, left_out = [{"literal": item["title"]}], left_out | {"title"}
    elif item.get("custom", {}).get(MORE_AUTHORS):
        authors = [{"literal": f"{', '.join(map(_in_full, authors))} et al."}]
    elif authors == [{"literal": item.get("publisher")}]:
        left_out |= {"publisher"}
    kept = {name: value for name, value in item.items() if name not in left_out}
    return {**kept, "author": authors}


def _in_full(name: Mapping[str, str]) -> str:
    return name.get("literal") or ", ".join(filter(None, (name["family"], name.get("given"))))


@cache
def _sheet(name: str, language: str) -> citeproc.CitationStylesStyle:
    """Return a style with the words of a language, or with its own English ones."""
    path = FOLDER / f"{name}.csl"
    own = re.search(r'default-locale="([\w-]+)"', path.read_text(encoding="utf-8"))
    locale = _locale(language, own[1] if own else ENGLISH)
    return citeproc.CitationStylesStyle(str(path), locale=locale, validate=False)


def _locale(language: str, own: str) -> str:
    """Return the name of the processor's locale for a language; `own` is that of the style."""
    found = (Path(citeproc.__file__).parent / "data" / "locales").glob("locales-*.xml")
    names = sorted(path.stem.removeprefix("locales-") for path in found)
    alike = [name for name in (own, *names) if name.partition("-")[0] == language.partition("-")[0]]
    wanted = [language, f"{language}-{language.upper()}", *alike, own, ENGLISH]
    return next(name for name in wanted if name in names)
