"""Reads a file with references: CSL-JSON, BibTeX or RIS, as libraries and registries hand them out.

What comes out are the fields of a source record, as text. It knows no other record and no disk.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import rispy
from pybtex.database import BibliographyData, Person, parse_string
from pybtex.exceptions import PybtexError
from pybtex.richtext import Text

from generator.text.bibliography.writers import MORE_AUTHORS, VERBATIM

SourceFields = dict[str, Any]
"""Fields of a source record: names as in a file, values as text, and authors as a list."""

FROM_CSL = {
    "title": "title",
    "container-title": "container_title",
    "volume": "volume",
    "issue": "issue",
    "page": "page",
    "number": "page",
    "publisher": "publisher",
    "DOI": "doi",
    "URL": "url",
    "PMID": "pmid",
    "PMCID": "pmcid",
}
"""Fields of CSL → fields of a source record; of two that lead to one, the first counts."""

FROM_BIBTEX = {
    "title": "title",
    "journal": "container_title",
    "journaltitle": "container_title",
    "booktitle": "container_title",
    "volume": "volume",
    "number": "issue",
    "issue": "issue",
    "pages": "page",
    "publisher": "publisher",
    "institution": "publisher",
    "howpublished": "container_title",
    "doi": "doi",
    "url": "url",
    "pmid": "pmid",
    "pmcid": "pmcid",
}

FROM_RIS = {
    "title": "title",
    "primary_title": "title",
    "journal_name": "container_title",
    "secondary_title": "container_title",
    "alternate_title3": "container_title",
    "volume": "volume",
    "number": "issue",
    "publisher": "publisher",
    "doi": "doi",
}


OTHERS = {"family": "others"}
"""How a list of authors ends in BibTeX that is not whole."""


class NoReferenceError(Exception):
    """The file holds no reference that can be read."""


@dataclass(frozen=True)
class Reference:
    """One reference of a file: its key there, and the fields that a source takes over."""

    key: str
    fields: SourceFields


def read_references(text: str) -> tuple[Reference, ...]:
    """Return the references in a text, whichever of the three formats it is written in.

    Raises NoReferenceError where it is none of them, or holds none.
    """
    start = text.lstrip("\ufeff \t\r\n")
    if start.startswith(("{", "[")):
        found = list(_of_csl(start))
    elif re.match(r"(\d+\.\s+)?TY\s+-", start):
        found = list(_of_ris(start))
    elif start.startswith(("@", "%")):
        found = list(_of_bibtex(start))
    else:
        found = []
    if not found:
        raise NoReferenceError("This is no reference in CSL-JSON, BibTeX or RIS.")
    return tuple(found)


def _of_csl(text: str) -> Iterable[Reference]:
    try:
        read = json.loads(text)
    except ValueError as error:
        raise NoReferenceError(f"This is not JSON that can be read: {error}.") from None
    for item in read if isinstance(read, list) else [read]:
        if isinstance(item, dict):
            authors = [_csl_name(name) for name in item.get("author", ()) if isinstance(name, dict)]
            issued = item.get("issued", {})
            parts = (issued.get("date-parts") or [[]])[0] if isinstance(issued, dict) else []
            fields = _taken(item, FROM_CSL, authors, "-".join(str(part) for part in parts))
            custom = item.get("custom")
            fields |= _more(isinstance(custom, dict) and bool(custom.get(MORE_AUTHORS)))
            yield Reference(str(item.get("id") or item.get("DOI") or ""), fields)


def _csl_name(name: Mapping[str, Any]) -> dict[str, str]:
    if name.get("literal"):
        return {"literal": _plain(name["literal"])}
    particle = name.get("non-dropping-particle", "")
    family = " ".join(filter(None, (particle, name.get("family", ""))))
    return {
        key: _plain(value)
        for key, value in (("family", family), ("given", name.get("given", "")))
        if value
    }


def _of_bibtex(text: str) -> Iterable[Reference]:
    try:
        read: BibliographyData = parse_string(text, "bibtex")
    except PybtexError as error:
        raise NoReferenceError(f"This is not BibTeX that can be read: {error}.") from None
    for key, entry in read.entries.items():
        fields = {
            name.lower(): _unescaped(value) if name.lower() in VERBATIM else _from_latex(value)
            for name, value in entry.fields.items()
        }
        people = entry.persons.get("author") or entry.persons.get("Author") or []
        named = [_bibtex_name(person) for person in people]
        authors = [name for name in named if name != OTHERS]
        date = fields.get("date") or _year_and_month(
            fields.get("year", ""), fields.get("month", "")
        )
        taken = _taken(fields, FROM_BIBTEX, authors, date)
        yield Reference(key, taken | _more(OTHERS in named))


def _bibtex_name(person: Person) -> dict[str, str]:
    family = " ".join([*person.prelast_names, *person.last_names])
    given = " ".join([*person.first_names, *person.middle_names])
    if not given and family.startswith("{"):
        return {"literal": _from_latex(family)}
    named = {"family": _from_latex(family), "given": _from_latex(given)}
    return {key: value for key, value in named.items() if value}


def _year_and_month(year: str, month: str) -> str:
    names = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    short = month.strip().lower()[:3]
    number = names.index(short) + 1 if short in names else int(month) if month.isdigit() else 0
    return f"{year}-{number:02}" if number else year


def _of_ris(text: str) -> Iterable[Reference]:
    try:
        read = rispy.loads(text)
    except (OSError, ValueError, KeyError) as error:
        raise NoReferenceError(f"This is not RIS that can be read: {error}.") from None
    for number, entry in enumerate(read, start=1):
        names = entry.get("authors") or entry.get("first_authors") or []
        authors = [_ris_name(name) for name in names]
        pages = "-".join(filter(None, (entry.get("start_page"), entry.get("end_page"))))
        year = str(entry.get("year") or entry.get("publication_year") or "")
        date = str(entry.get("date") or "")
        date = date if date.startswith(year) else year
        urls = entry.get("urls") or []
        taken = _taken(entry, FROM_RIS, authors, date.strip("/").replace("/", "-"))
        taken |= {"page": pages} if pages else {}
        taken |= {"url": urls[0]} if urls and "doi" not in taken else {}
        yield Reference(str(entry.get("id") or entry.get("doi") or number), taken)


def _ris_name(name: str) -> dict[str, str]:
    family, comma, given = name.partition(",")
    if not comma:
        return {"literal": _plain(name)}
    return {"family": _plain(family)} | ({"given": _plain(given)} if given.strip() else {})


def _taken(
    found: Mapping[str, Any], names: Mapping[str, str], authors: list[dict[str, str]], date: str
) -> SourceFields:
    """Return what a source takes over, in the words of its record."""
    fields: SourceFields = {}
    for theirs, ours in names.items():
        value = found.get(theirs)
        value = value[0] if isinstance(value, list) and value else value
        if isinstance(value, (str, int)) and str(value).strip() and ours not in fields:
            fields[ours] = _plain(str(value))
    if "doi" in fields:
        fields["doi"] = re.sub(
            r"^(https?://(dx\.)?doi\.org/|doi:\s*)", "", fields["doi"], flags=re.I
        )
        fields.pop("url", None)
    if "page" in fields:
        fields["page"] = re.sub(r"\s*[-–]+\s*", "-", fields["page"])
    if date_found := re.match(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", date):
        fields["issued"] = "-".join(part.zfill(2) for part in date_found.groups() if part)
    named = [author for author in authors if author]
    return fields | ({"authors": named} if named else {})


def _more(there_are: bool) -> SourceFields:
    """Return the field which says that there are further authors, where there are."""
    return {"more_authors": "true"} if there_are else {}


def _unescaped(address: str) -> str:
    """Return an address without the escapes that some programs write in it all the same."""
    return re.sub(r"\\([_%&#$~])|\\textasciitilde(\{\})?", lambda m: m[1] or "~", address)


def _from_latex(text: str) -> str:
    return _plain(str(Text.from_latex(text)).replace(r"\$", "$"))


def _plain(text: object) -> str:
    """Return a text without tags and with single spaces."""
    return " ".join(re.sub(r"</?(i|b|sub|sup|em|span)\b[^>]*>", "", str(text)).split())
