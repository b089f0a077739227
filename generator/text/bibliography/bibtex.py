"""Reads references in BibTeX and BibLaTeX, entry by entry, so that one that is broken is no loss.

What stands between entries is a comment, as in BibTeX itself.
"""

import re
from collections.abc import Iterator, Mapping

from pybtex.bibtex.utils import split_name_list, split_tex_string
from pybtex.database import Person
from pybtex.database.input.bibtex import LowLevelParser, month_names
from pybtex.exceptions import PybtexError

from generator.text.bibliography.names import (
    Authors,
    NameFields,
    from_initials,
    inverted,
    is_body,
    person,
    without_et_al,
)
from generator.text.bibliography.plain_text import entities_read, from_latex
from generator.text.bibliography.reference import NoReferenceError, Reference, Table, reference
from generator.text.bibliography.writers import VERBATIM
from generator.text.problems import printable

TABLE: Table = {
    "title": ("title",),
    "subtitle": ("subtitle",),
    "container_title": (
        "journal", "journaltitle", "booktitle", "shortjournal", "series of reports", "howpublished",
    ),
    "volume": ("volume",),
    "issue": ("number", "issue"),
    "page": ("pages", "article-number", "articleno", "eid"),
    "publisher": ("publisher", "institution", "school", "organization"),
    "doi": ("doi",),
    "url": ("url",),
    "pmid": ("pmid",),
    "pmcid": ("pmcid",),
}  # fmt: skip

OF_FORMAT = {"author", "date", "year", "month", "day", "crossref"}

NOT_INHERITED = {"author", "crossref", "doi", "pages", "subtitle", "title", "url"}
"""Fields that an entry does not take from the one that it names under `crossref`."""

COMMON = {"article", "electronic", "misc", "online", "report", "techreport", "www"}
"""Types of entries that a source can be told to be."""

REPORTS = {"techreport", "report"}

ENTRY = r"@\s*[A-Za-z]+\s*[{(]"
BEGIN = re.compile(rf"(?:(?<=\}})|^)[ \t,]*(?={ENTRY})", re.MULTILINE)
"""Where an entry begins: on a line of its own, or behind another."""

LONGEST_ENTRY = 200_000
"""How many characters an entry may have; those of the largest studies have half as many."""

LONGEST_ABBREVIATION = 1000
"""How many characters an abbreviation may stand for: some of them, made of one another, fill all
memory."""

Fields = dict[str, str]
"""A field's name in small letters → its text as it is written."""


class _Abbreviations(dict[str, str]):
    """What abbreviations stand for; one that is not known stands for itself."""

    def __getitem__(self, name: str) -> str:
        return self.get(name.lower(), name)

    def __setitem__(self, name: str, text: str) -> None:
        if len(text) > LONGEST_ABBREVIATION:
            raise NoReferenceError(f"it stands for more than {LONGEST_ABBREVIATION} characters")
        super().__setitem__(name.lower(), text)


def read_bibtex(text: str) -> Iterator[Reference]:
    """Yield the references in a text. Raises NoReferenceError where no entry can be read."""
    abbreviations = _Abbreviations(month_names)
    entries: list[tuple[str, str, Fields, list[str]]] = []
    broken = []
    for part in BEGIN.split(text):
        if not re.match(ENTRY, part):
            continue
        try:
            if len(part) > LONGEST_ENTRY:
                raise NoReferenceError(f"it has more than {LONGEST_ENTRY:,} characters")
            entries += _entries(part, abbreviations)
        except (PybtexError, NoReferenceError) as error:
            named = printable(part.splitlines()[0].rstrip(", "), 80)
            broken.append(f"An entry cannot be read, `{named}`: {printable(str(error), 120)}.")
    if broken and not entries:
        raise NoReferenceError(f"This is not BibTeX that can be read. {broken[0]}")
    known = {key.lower(): fields for _, key, fields, _ in entries}
    for kind, key, fields, doubled in entries:
        parent = known.get(from_latex(fields.get("crossref", "")).lower(), {})
        yield _reference(kind, key, _inherited(parent) | fields, [*doubled, *broken[:3]])


def _entries(
    part: str, abbreviations: _Abbreviations
) -> Iterator[tuple[str, str, Fields, list[str]]]:
    """Yield kind, key, fields and remarks of the entries in a part of a file."""
    for kind, body in LowLevelParser(part, macros=abbreviations):
        if kind.lower() in {"string", "preamble", "comment"}:
            continue
        key, written = body
        fields: Fields = {}
        doubled = []
        for name, texts in written:
            text = " ".join("".join(texts).split())
            if fields.setdefault(name.lower(), text) != text:
                doubled.append(f"`{name}` stands there more than once; the first one was read.")
        yield kind.lower(), key, fields, list(dict.fromkeys(doubled))


def _inherited(parent: Mapping[str, str]) -> Fields:
    """Return the fields that an entry takes from the one that it names, unless it has its own."""
    taken = {name for theirs in TABLE.values() for name in theirs} | OF_FORMAT
    fields = {name: text for name, text in parent.items() if name in taken - NOT_INHERITED}
    held_in = parent.get("booktitle") or parent.get("title")
    return fields | ({"booktitle": held_in} if held_in else {})


def _reference(kind: str, key: str, fields: Fields, remarks: list[str]) -> Reference:
    said = {
        name: _unescaped(text) if name in VERBATIM else from_latex(text)
        for name, text in fields.items()
    }
    if kind in REPORTS and "series" in said:
        said["series of reports"] = said.pop("series")
    if "://" in said.get("howpublished", "") and "url" not in said:
        said["url"] = said.pop("howpublished")
    if "arxiv" in (said.get("archiveprefix", "").lower(), said.get("eprinttype", "").lower()):
        said.setdefault("url", f"https://arxiv.org/abs/{said.get('eprint', '')}")
        said = {n: text for n, text in said.items() if n not in {"archiveprefix", "eprinttype"}}
        if said["url"].endswith(f"/abs/{said.get('eprint')}"):
            del said["eprint"]
    authors = Authors()
    _add_authors(entities_read(fields.get("author", "")), authors)
    year, month, day = (said.get(name, "") for name in ("year", "month", "day"))
    sign = "-" if month.isascii() and month.isdigit() else " "
    dates = [said.get("date", ""), sign.join(filter(None, (year, month, day)))]
    texts = {name: [text] for name, text in said.items()}
    if kind not in COMMON:
        texts[f"@{kind}"] = [kind]
    return reference(key, texts, TABLE, authors, dates, of_format=OF_FORMAT, remarks=remarks)


def _add_authors(names: str, authors: Authors) -> None:
    for listed in split_name_list(names):
        for written in split_tex_string(listed, ";"):
            name, others = without_et_al(written)
            are_others = name.strip().lower() == "others"
            authors.more |= others or are_others
            if not are_others:
                _add_author(name, authors)


def _add_author(written: str, authors: Authors) -> None:
    parts = split_tex_string(written, ",")
    text = from_latex(written)
    inside = split_name_list(_inside_braces(written))
    if len(parts) > 1:
        named = inverted(map(from_latex, parts), suffix_first=True)
        authors.add(named) if named else authors.add_text(text)
    elif len(inside) > 1 and all("," in name for name in inside):
        _add_authors(" and ".join(inside), authors)
    elif inside:
        authors.add({"literal": text})
    elif from_initials(text) and "." not in text.split()[0]:
        authors.add_text(text)
    elif is_body(text) and " " in text:
        authors.bodies.append(text)
        authors.add({"literal": text})
    else:
        authors.add(_in_order(written))


def _in_order(written: str) -> NameFields:
    """Return the name of a person that is written as it is spoken."""
    read = Person(written)
    family = from_latex(" ".join([*read.prelast_names, *read.last_names]))
    return person(family, from_latex(" ".join([*read.first_names, *read.middle_names])))


def _inside_braces(name: str) -> str:
    """Return what one pair of braces holds that is around all of a name, or nothing."""
    depth = 0
    for place, sign in enumerate(name := name.strip(), start=1):
        depth += (sign == "{") - (sign == "}")
        if depth < 1:
            return name[1:-1] if place == len(name) else ""
    return ""


def _unescaped(address: str) -> str:
    """Return an address without the escapes and braces that some programs write in it."""
    shown = re.sub(r"\\([_%&#$~])|\\textasciitilde(\{\})?", lambda m: m[1] or "~", address)
    return shown.strip("{} ")
