"""Writes items of CSL-JSON as CSL-JSON, BibTeX and RIS, for reference managers."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

import rispy
from pybtex.database import BibliographyData, Entry, Person

Item = Mapping[str, Any]

TO_BIBTEX = {
    "volume": "volume",
    "issue": "number",
    "page": "pages",
    "DOI": "doi",
    "URL": "url",
    "PMID": "pmid",
    "PMCID": "pmcid",
    "language": "language",
}
"""Fields of CSL → fields of BibTeX."""

BIBTEX_TYPES = {
    "article-journal": ("article", "journal", "publisher"),
    "report": ("techreport", "series", "institution"),
    "webpage": ("misc", "howpublished", "publisher"),
}
"""Types of CSL → the type in BibTeX, and its fields for what holds the work and who issues it."""

TO_RIS = {
    "title": "title",
    "container-title": "secondary_title",
    "volume": "volume",
    "issue": "number",
    "publisher": "publisher",
    "DOI": "doi",
}
"""Fields of CSL → fields of RIS, as the library names them."""

RIS_TYPES = {"article-journal": "JOUR", "report": "RPRT", "webpage": "ELEC"}

FOR_BIBTEX = {"{": "(", "}": ")", "\\": "/", "$": r"\$", "--": "-{}-", "``": "`{}`", "''": "'{}'"}
"""What BibTeX would read otherwise → what stands for it. For braces and backslashes its readers
share no way to write them; other signs are escaped by the library."""


def as_csl_json(items: Iterable[Item]) -> str:
    """Return the items as a file of CSL-JSON."""
    return json.dumps(list(items), ensure_ascii=False, indent=1) + "\n"


def as_bibtex(items: Iterable[Item]) -> str:
    """Return the items as a file of BibTeX; titles keep their capitals."""
    entries = {item["id"]: _bibtex_entry(item) for item in items}
    return str(BibliographyData(entries).to_string("bibtex")) if entries else ""


def _bibtex_entry(item: Item) -> Entry:
    kind, holder, publisher = BIBTEX_TYPES[item["type"]]
    names = {**TO_BIBTEX, "container-title": holder, "publisher": publisher}
    fields = {names[key]: _for_bibtex(value) for key, value in item.items() if key in names}
    fields |= {"title": "{" + _for_bibtex(item["title"]) + "}"}
    issued = [f"{part:02}" for part in _issued(item)]
    dated = {"year": issued[0], "date": "-".join(issued)} if issued else {}
    people = [Person(_bibtex_name(name)) for name in item.get("author", ())]
    return Entry(kind, fields | dated, persons={"author": people} if people else None)


def _bibtex_name(name: Mapping[str, str]) -> str:
    parts = {key: _for_bibtex(value) for key, value in name.items()}
    if "literal" in parts:
        return "{" + parts["literal"] + "}"
    return ", ".join(filter(None, (parts["family"], parts.get("given"))))


def _for_bibtex(value: str) -> str:
    text = " ".join(value.split())
    for sign, written in FOR_BIBTEX.items():
        text = text.replace(sign, written)
    return text


def as_ris(items: Iterable[Item]) -> str:
    """Return the items as a file of RIS."""
    return str(rispy.dumps([_ris_entry(item) for item in items], implementation=_PlainRis))


class _PlainRis(rispy.RisWriter):  # type: ignore[misc]
    """Writes RIS without a number before each reference, which is no part of the format."""

    def set_header(self, count: int) -> str:  # noqa: ARG002
        return ""


def _ris_entry(item: Item) -> dict[str, Any]:
    fields: dict[str, Any] = {"type_of_reference": RIS_TYPES[item["type"]], "id": item["id"]}
    fields |= {TO_RIS[key]: " ".join(item[key].split()) for key in TO_RIS if key in item}
    authors = [_ris_name(name) for name in item.get("author", ())]
    first, dash, last = item.get("page", "").partition("-")
    issued = _issued(item)
    dated = "/".join(f"{part:02}" for part in issued)
    given = {
        "authors": authors,
        "year": str(issued[0]) if issued else "",
        "date": dated + "/" * (3 - len(issued)) if issued else "",
        "start_page": first,
        "end_page": last if dash else "",
        "urls": [item["URL"]] if "URL" in item else [],
        "language": item.get("language", ""),
    }
    return fields | {name: value for name, value in given.items() if value}


def _ris_name(name: Mapping[str, str]) -> str:
    """Return a name for RIS, where a comma tells a person from a body."""
    parts = {key: " ".join(value.split()) for key, value in name.items()}
    return parts.get("literal") or f"{parts['family']}, {parts.get('given', '')}".rstrip(" ")


def _issued(item: Item) -> list[int]:
    """Return year, month and day as far as they are known."""
    return list(item.get("issued", {}).get("date-parts", [[]])[0])
