"""Items of CSL-JSON as references in a style, by a processor of the Citation Style Language."""

import json
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from io import BytesIO
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

MADE_UP = re.compile(
    r"<text\s[^>]*(?:term=\"(?:retrieved|from|preprint|advance-online-publication)\""
    r"|value=\"Preprint\")[^>]*/>"
)
"""What a style says where a field is missing, as if it knew why: left out in every language."""

RECASED = re.compile(r"(<text\b[^>]*?)\s+text-case=\"title\"([^>]*\bvariable=[^>]*>)")
"""Where a style gives a text of a work other capitals: a journal has its own."""

TWO_STOPS = re.compile(r"(?<!\.)([.?!])\.(?=\s|$)")
"""A full stop behind a sign that ends a sentence."""


def styled(item: Mapping[str, Any], style: str, language: str) -> str:
    """Return an item as one line of plain text in a style, one of the words in `STYLES`.

    `language` is a code such as `en` or `de`; where the processor does not know it, its own words,
    such as "Available at", are English. Raises KeyError for a style that is not among ours.
    """
    et_al = _sheet(STYLES[style], language).root.get_term("et-al").text
    shown = {**_as_printed(item, et_al), "id": "item"}
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
    if not any(TWO_STOPS.search(str(value)) for value in fields.values()):
        line = TWO_STOPS.sub(r"\1", line)
    return line.removeprefix("1.").lstrip() if style in NUMBERED else line


def _as_printed(item: Mapping[str, Any], et_al: str) -> Mapping[str, Any]:
    """Return an item as the processor is to print it.

    Where no author is named, the title leads as one: the processor prints a title twice that it
    moves there by itself. It cannot be told that a list of authors is not whole, so such a list
    becomes one name that ends in `et_al`. A body that publishes its own work is named once. Of
    names, only what has initials is left for the processor to shorten.
    """
    authors, left_out = item.get("author", []), {"custom", "note"}
    if not authors:
        authors, left_out = [{"literal": item.get("title", item["id"])}], left_out | {"title"}
    elif item.get("custom", {}).get(MORE_AUTHORS):
        authors = [{"literal": f"{', '.join(map(_in_full, authors))} {et_al}"}]
    elif authors == [{"literal": item.get("publisher")}]:
        left_out |= {"publisher"}
    kept = {name: value for name, value in item.items() if name not in left_out}
    return {**kept, "author": [_for_initials(name) for name in authors]}


def _in_full(name: Mapping[str, str]) -> str:
    if "literal" in name:
        return name["literal"]
    family = _in_a_row(name.get("non-dropping-particle"), name["family"])
    given = _in_a_row(name.get("given"), name.get("dropping-particle"))
    return ", ".join(filter(None, (family, given, name.get("suffix"))))


def _for_initials(name: Mapping[str, str]) -> Mapping[str, str]:
    """Return a name of which the processor shortens only given names that have capitals.

    What it shall leave whole stands where a particle does: at the end of the given names. Behind a
    hyphen it takes capitals only.
    """
    words = name.get("given", "").split()
    capital = [word[0].isupper() for word in words]
    end = len(words) - capital[::-1].index(True) if capital[:1] == [True] else 0
    shortened = re.sub(r"-+(\w?)", _with_capital, " ".join(words[:end]))
    left_whole = _in_a_row(*words[end:], name.get("dropping-particle"))
    parts = {**name, "given": shortened, "dropping-particle": left_whole}
    return {part: text for part, text in parts.items() if text}


def _with_capital(behind_hyphen: re.Match[str]) -> str:
    return f"-{behind_hyphen[1].upper()}" if behind_hyphen[1] else ""


def _in_a_row(*parts: str | None) -> str:
    return " ".join(filter(None, parts))


@cache
def _sheet(name: str, language: str) -> citeproc.CitationStylesStyle:
    """Return a style with the words of a language, or with its own English ones."""
    style = (FOLDER / f"{name}.csl").read_text(encoding="utf-8")
    own = re.search(r'default-locale="([\w-]+)"', style)
    locale = _locale(language, own[1] if own else ENGLISH)
    source = BytesIO(RECASED.sub(r"\1\2", MADE_UP.sub("", style)).encode())
    return citeproc.CitationStylesStyle(source, locale=locale, validate=False)


def _locale(language: str, own: str) -> str:
    """Return the name of the processor's locale for a language; `own` is that of the style."""
    found = (Path(citeproc.__file__).parent / "data" / "locales").glob("locales-*.xml")
    names = sorted(path.stem.removeprefix("locales-") for path in found)
    alike = [name for name in (own, *names) if name.partition("-")[0] == language.partition("-")[0]]
    wanted = [language, f"{language}-{language.upper()}", *alike, own, ENGLISH]
    return next(name for name in wanted if name in names)
