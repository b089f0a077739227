"""Writes items of CSL-JSON as CSL-JSON, BibTeX and RIS, for reference managers."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, TextIO
from urllib.parse import quote

import rispy
from pybtex.database import BibliographyData, Entry
from pybtex.database.output.bibtex import Writer

from generator.text.bibliography.names import Authors

Item = Mapping[str, Any]
Name = Mapping[str, str]

MORE_AUTHORS = "more-authors"
"""The field below `custom` of an item which says that its list of authors is not whole."""

TO_BIBTEX = {
    "volume": "volume",
    "issue": "number",
    "page": "pages",
    "DOI": "doi",
    "URL": "url",
    "PMID": "pmid",
    "PMCID": "pmcid",
    "language": "language",
    "note": "note",
}
"""Fields of CSL → fields of BibTeX."""

BIBTEX_TYPES = {
    "article-journal": ("article", "journal", "publisher"),
    "report": ("techreport", "series", "institution"),
    "webpage": ("misc", "howpublished", "publisher"),
    "document": ("misc", "howpublished", "publisher"),
}
"""Types of CSL → the type in BibTeX, and its fields for what holds the work and who issues it."""

TO_RIS = {
    "title": "title",
    "container-title": "secondary_title",
    "volume": "volume",
    "issue": "number",
    "publisher": "publisher",
    "DOI": "doi",
    "PMID": "accession_number",
    "PMCID": "custom2",
}
"""Fields of CSL → fields of RIS, as the library names them."""

RIS_TYPES = {"article-journal": "JOUR", "report": "RPRT", "webpage": "ELEC", "document": "GEN"}

FOR_BIBTEX = {
    "\\": r"{\textbackslash}",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "$": r"\$",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    "`": "{`}",
    "--": "-{-}",
    "''": "'{'}",
}
"""What BibTeX would read otherwise → how it is written; other signs are escaped by the library."""

JOINED = re.compile(r",(?=,)|@(?=\s*[A-Za-z]+\s*[({])")
"""A sign that would become another one, or begin an entry, together with the next."""


VERBATIM = {"doi", "url"}
"""Fields of BibTeX that its readers take literally, without escapes."""


_VERBATIM = re.compile(r"[{}\\\s]")
"""What cannot stand literally in BibTeX."""


def _quoted(sign: re.Match[str]) -> str:
    return quote(sign[0], safe="")


def as_csl_json(items: Iterable[Item]) -> str:
    """Return the items as a file of CSL-JSON."""
    return json.dumps(list(items), ensure_ascii=False, indent=1) + "\n"


def as_bibtex(items: Iterable[Item]) -> str:
    """Return the items as a file of BibTeX; titles keep their capitals."""
    entries = {item["id"]: _bibtex_entry(item) for item in items}
    return str(_BibtexWriter().to_string(BibliographyData(entries))) if entries else ""


class _BibtexWriter(Writer):  # type: ignore[misc]
    """Writes BibTeX with addresses as they are."""

    def _write_field(self, stream: TextIO, name: str, value: str) -> None:
        if name in VERBATIM:
            stream.write(f",\n    {name} = {{{_VERBATIM.sub(_quoted, value)}}}")
        else:
            super()._write_field(stream, name, value)


def _bibtex_entry(item: Item) -> Entry:
    kind, holder, publisher = BIBTEX_TYPES[item["type"]]
    names = {**TO_BIBTEX, "container-title": holder, "publisher": publisher}
    fields = {
        names[key]: value if names[key] in VERBATIM else _for_bibtex(value)
        for key, value in item.items()
        if key in names
    }
    if "title" in item:
        fields |= {"title": "{" + _for_bibtex(item["title"]) + "}"}
    issued = [f"{part:02}" for part in _issued(item)]
    dated = {"year": issued[0], "date": "-".join(issued)} if issued else {}
    people = [_bibtex_name(name) for name in item.get("author", ())]
    people += ["others"] if item.get("custom", {}).get(MORE_AUTHORS) else []
    return Entry(kind, ({"author": " and ".join(people)} if people else {}) | fields | dated)


_PARTS_NAMES = re.compile(r"(?:^|\s)and(?:\s|$)|[,;]", re.IGNORECASE)
"""What parts names for a program that is kind to files in which nothing else does."""


def _bibtex_name(name: Name) -> str:
    parts = {key: _for_bibtex(value) for key, value in name.items()}
    if "literal" in parts:
        body = "{" + parts["literal"] + "}"
        return f"{{{body}}}" if _PARTS_NAMES.search(parts["literal"]) else body
    family, given, suffix = map(_in_braces, _three_parts(parts))
    if not (given or suffix) and (" " in family or family == "others" or family[0] == "{"):
        return f"{family},"
    return (
        f"{family}, {suffix}, {given}".strip()
        if suffix
        else ", ".join(filter(None, (family, given)))
    )


def _three_parts(name: Name) -> tuple[str, str, str]:
    """Return family name, given names and suffix, with particles where such formats have them."""
    family = _in_a_row(name.get("non-dropping-particle"), name["family"])
    given = _in_a_row(name.get("given"), name.get("dropping-particle"))
    return family, given, name.get("suffix", "")


def _in_a_row(*parts: str | None) -> str:
    return " ".join(" ".join(filter(None, parts)).split())


def _in_braces(part: str) -> str:
    """Return a part of a name so that nothing in it parts names."""
    return f"{{{part}}}" if _PARTS_NAMES.search(part) else part


_FOR_BIBTEX = re.compile("|".join(map(re.escape, FOR_BIBTEX)))


def _for_bibtex(value: str) -> str:
    text = _FOR_BIBTEX.sub(lambda sign: FOR_BIBTEX[sign[0]], " ".join(value.split()))
    return JOINED.sub(r"\g<0>{}", text)


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
    if "-" in last:  # pages such as S1-2-S1-5, which readers find whole in one field
        first, dash, last = item["page"], "", ""
    issued = _issued(item)
    dated = "/".join(f"{part:02}" for part in issued)
    given = {
        "authors": authors,
        "year": str(issued[0]) if issued else "",
        "date": dated + "/" * (3 - len(issued)) if issued else "",
        "start_page": first,
        "end_page": last if dash else "",
        "urls": [item["URL"]] if "URL" in item else [],
        "name_of_database": "PubMed" if "PMID" in item else "",
        "custom1": MORE_AUTHORS if item.get("custom", {}).get(MORE_AUTHORS) else "",
        "language": item.get("language", ""),
        "notes": [item["note"]] if "note" in item else [],
    }
    return {name: _on_one_line(value) for name, value in (fields | given).items() if value}


def _on_one_line(value: Any) -> Any:
    """Return a value of RIS without line ends, each of which would begin another field."""
    if isinstance(value, list):
        return [_on_one_line(part) for part in value]
    return " ".join(value.split())


def _ris_name(name: Name) -> str:
    """Return a name for RIS, where a comma tells a person from a body.

    A comma of a body's own name is doubled, as EndNote has it. What would be read as a person or as
    several names gets such a comma behind it.
    """
    if "literal" in name:
        body = _in_a_row(name["literal"])
        written, read = body.replace(",", ",,"), Authors()
        read.add_text(written)
        is_read = read.names == [{"literal": body}] and not read.more
        return written if is_read else f"{written},,"
    family, given, suffix = _three_parts(name)
    return ", ".join((family, given, suffix)) if suffix else f"{family}, {given}".rstrip()


def _issued(item: Item) -> list[int]:
    """Return year, month and day as far as they are known."""
    return list(item.get("issued", {}).get("date-parts", [[]])[0])
