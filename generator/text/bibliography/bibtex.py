"""Reads references in BibTeX and BibLaTeX, entry by entry, so that one that is broken is no loss.

What stands between entries is a comment, as in BibTeX itself.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from pybtex.bibtex.utils import split_name_list, split_tex_string
from pybtex.database import Person
from pybtex.database.input.bibtex import LowLevelParser, month_names
from pybtex.exceptions import PybtexError

from generator.text.bibliography.latex import from_latex, read_latex
from generator.text.bibliography.names import (
    Authors,
    NameFields,
    from_initials,
    inverted,
    is_body,
    is_list,
    person,
    with_suffix_apart,
    without_et_al,
)
from generator.text.bibliography.plain_text import entities_read
from generator.text.bibliography.reference import NoReferenceError, Reference, Table, reference
from generator.text.bibliography.writers import VERBATIM
from generator.text.problems import printable

TABLE: Table = {
    "title": ("title",),
    "subtitle": ("subtitle",),
    "container_title": (
        "journal", "journaltitle", "shortjournal", "booktitle", "series of reports", "howpublished",
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

OF_FORMAT = {"author", "date", "year", "month", "day", "crossref", "xdata"}

NOT_INHERITED = {"author", "crossref", "doi", "pages", "subtitle", "title", "url", "xdata"}
"""Fields that an entry does not take from the one that it names under `crossref`."""

OF_ARCHIVE = {"archiveprefix", "eprint", "eprinttype"}

COMMON = {"article", "electronic", "misc", "online", "report", "techreport", "www"}
"""Types of entries that a source can be told to be."""

REPORTS = {"techreport", "report"}

ENTRY = r"@\s*[A-Za-z]+\s*[{(]"
BEGIN = re.compile(rf"(?:(?<=\}})|^)[ \t,]*(?={ENTRY})", re.MULTILINE)
"""Where an entry begins: on a line of its own, or behind another."""

KEY = re.compile(
    rf"(?!@\s*(?:string|preamble|comment)\b)({ENTRY})(?:([^,={{}}\"#]*),|(?=\s*[\w-]+\s*=))", re.I
)
"""The beginning of an entry with its key, which may be missing or hold any sign."""

LONGEST_ENTRY = 200_000
"""How many characters an entry may have; those of the largest studies have half as many."""

LONGEST_ABBREVIATION = 1000
"""How many characters an abbreviation may stand for: some of them, made of one another, fill all
memory."""

_NO_NAME = re.compile(r"^(?:and\s+)+|(?:\s+and)+$|^and$", re.IGNORECASE)
"""What is left of a list of names where one is missing."""

MOST_OF_ABBREVIATIONS = 5_000_000
"""How many characters all abbreviations of a file may stand for together."""

MOST_BROKEN = 3
"""How many entries that cannot be read are named."""

_HELD_TOGETHER = re.compile(r"\{[^{}]*\band\b[^{}]*\}", re.IGNORECASE)
"""Braces around a part of one name, in which `and` parts nothing."""

_INVERTED = re.compile(r"\s*[^\s,][^,]*,\s*[^\s,]")
"""A name with its family name first."""

Fields = dict[str, str]
"""A field's name in small letters → its text as it is written."""


class _Abbreviations(dict[str, str]):
    """What abbreviations stand for; one that is not known stands for itself."""

    told = 0
    """How many characters were put in the place of abbreviations, each of which may double them."""

    def __getitem__(self, name: str) -> str:
        text = self.get(name.lower(), name)
        self.told += len(text)
        if self.told > MOST_OF_ABBREVIATIONS:
            raise NoReferenceError("the abbreviations of the file are too long")
        return text

    def __setitem__(self, name: str, text: str) -> None:
        if len(text) > LONGEST_ABBREVIATION:
            raise NoReferenceError(f"it stands for more than {LONGEST_ABBREVIATION} characters")
        super().__setitem__(name.lower(), text)


def read_bibtex(text: str) -> Iterator[Reference]:
    """Yield the references in a text. Raises NoReferenceError where no entry can be read."""
    abbreviations = _Abbreviations(month_names)
    entries: list[tuple[str, str, Fields, list[str]]] = []
    broken: list[str] = []
    line = 1
    for part in BEGIN.split(text):
        first_line, line = line, line + part.count("\n")
        if not re.match(ENTRY, part):
            continue
        try:
            if len(part) > LONGEST_ENTRY:
                raise NoReferenceError(f"it has more than {LONGEST_ENTRY:,} characters")
            entries += _entries(part, abbreviations, str(len(entries) + 1))
        except (PybtexError, NoReferenceError) as error:
            if len(broken) < MOST_BROKEN:
                broken.append(_named(part, error, first_line))
    if broken and not entries:
        raise NoReferenceError(f"This is not BibTeX that can be read. {broken[0]}")
    known = {key.lower(): fields for _, key, fields, _ in entries}
    for kind, key, fields, doubled in entries:
        if kind != "xdata":
            yield _reference(kind, key, _with_inherited(fields, known), [*doubled, *broken])


def _named(part: str, error: Exception, first_line: int) -> str:
    """Return a remark on an entry that cannot be read, with lines as they are in the file."""
    said = str(error)
    if line := getattr(error, "lineno", None):
        said = said.replace(f" in line {line}: ", f" in line {first_line + line - 1}: ")
    named = printable(part.partition("\n")[0].rstrip(", "), 80)
    return f"The entry at line {first_line} cannot be read, `{named}`: {printable(said, 120)}."


def _entries(
    part: str, abbreviations: _Abbreviations, number: str
) -> Iterator[tuple[str, str, Fields, list[str]]]:
    """Yield kind, key, fields and remarks of the entries in a part of a file."""
    own_key = ""
    if head := KEY.match(part):
        own_key = " ".join((head[2] or "").split()) or number
        lines = "\n" * head[0].count("\n")
        part = f"{head[1]}k{lines},{part[head.end() :]}"
    for kind, body in LowLevelParser(part, macros=abbreviations):
        if kind.lower() in {"string", "preamble", "comment"}:
            continue
        key, written = own_key or body[0], body[1]
        own_key = ""
        fields: Fields = {}
        doubled = []
        for name, texts in written:
            text = " ".join("".join(texts).split())
            if fields.setdefault(name.lower(), text) != text:
                doubled.append(f"`{name}` stands there more than once; the first one was read.")
        yield kind.lower(), key, fields, list(dict.fromkeys(doubled))


def _with_inherited(fields: Fields, known: Mapping[str, Fields]) -> Fields:
    """Return the fields of an entry, with those that it takes from the entries that it names."""
    for key in from_latex(fields.get("xdata", "")).lower().split(","):
        fields = known.get(key.strip(), {}) | fields
    parent = known.get(from_latex(fields.get("crossref", "")).lower(), {})
    taken = {name for theirs in TABLE.values() for name in theirs} | OF_FORMAT
    not_taken = NOT_INHERITED | ({"date", "month"} if "year" in fields else set())
    inherited = {name: text for name, text in parent.items() if name in taken - not_taken}
    held_in = {
        "booktitle": parent.get("booktitle") or parent.get("title"),
        "booksubtitle": parent.get("subtitle"),
    }
    return inherited | {name: text for name, text in held_in.items() if text} | fields


def _reference(kind: str, key: str, fields: Fields, remarks: list[str]) -> Reference:
    said = {
        name: _unescaped(text) if name in VERBATIM else from_latex(text)
        for name, text in fields.items()
    }
    if kind in REPORTS and "series" in said:
        said["series of reports"] = said.pop("series")
    if "://" in said.get("howpublished", "") and "url" not in said:
        del said["howpublished"]
        said["url"] = _unescaped(fields["howpublished"])
    archive = (said.get("eprinttype") or said.get("archiveprefix") or "").lower()
    if "eprint" in said and archive in {"arxiv", "pubmed", "pmid", "pmc", "pmcid"}:
        field = {"arxiv": "url", "pubmed": "pmid", "pmid": "pmid"}.get(archive, "pmcid")
        eprint = f"https://arxiv.org/abs/{said['eprint']}" if field == "url" else said["eprint"]
        if said.setdefault(field, eprint).endswith(said["eprint"]):
            said = {name: text for name, text in said.items() if name not in OF_ARCHIVE}
    authors = Authors()
    _add_authors(entities_read(fields.get("author", "")), authors)
    year, month, day = (said.get(name, "") for name in ("year", "month", "day"))
    sign = "-" if month.isascii() and month.isdigit() else " "
    dates = [fields.get("date", ""), sign.join(filter(None, (year, month, day)))]
    taken = {"author", *(name for theirs in TABLE.values() for name in theirs)}
    lost = {command for name in taken & fields.keys() for command in read_latex(fields[name])[1]}
    if lost:
        named = "`, `".join(sorted(lost))
        remarks = [*remarks, f"LaTeX that is not known here, so nothing stands for it: `{named}`."]
    texts = {name: [text] for name, text in said.items()}
    if kind not in COMMON:
        texts[f"@{kind}"] = [kind]
    return reference(key, texts, TABLE, authors, dates, of_format=OF_FORMAT, remarks=remarks)


def _add_authors(names: str, authors: Authors) -> None:
    for listed in split_name_list(names):
        for written in split_tex_string(listed, ";"):
            name, others = without_et_al(_NO_NAME.sub("", written.strip()))
            authors.more |= others
            if name:
                _add_author(name, authors)


def _add_author(written: str, authors: Authors) -> None:
    parts = split_tex_string(written, ",")
    text = from_latex(written)
    inside = split_name_list(_inside_braces(written))
    if len(parts) > 1:
        named = _by_parts(parts) or inverted(map(from_latex, parts), suffix_first=True)
        bare = from_latex(_HELD_TOGETHER.sub("", written))
        authors.add(named) if named and not is_list(bare) else authors.add_text(text)
    elif written.startswith("{{"):  # one name, whatever is in it
        authors.add({"literal": text})
    elif len(inside) > 1 and all(_INVERTED.match(name) for name in inside):
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


def _by_parts(parts: Iterable[str]) -> NameFields:
    """Return a name of which each part says what it is, as in `family=Marsh, given=Ada`."""
    pairs = [part.partition("=") for part in parts]
    said = {name.strip().lower(): from_latex(text).strip('"') for name, _, text in pairs}
    if "family" not in said or not all(sign for _, sign, _ in pairs):
        return {}
    given, suffix = said.get("given", ""), said.get("suffix", "")
    return person(said["family"], given, suffix=suffix, non_dropping=said.get("prefix", ""))


def _in_order(written: str) -> NameFields:
    """Return the name of a person that is written as it is spoken."""
    name, suffix = with_suffix_apart(written)
    read = Person(name)
    family = from_latex(" ".join([*read.prelast_names, *read.last_names]))
    given = from_latex(" ".join([*read.first_names, *read.middle_names]))
    return person(family, given, suffix=suffix)


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
    shown = re.sub(
        r"\\([_%&#$~])(?:\{\})?|\\textasciitilde\s*(?:\{\})?", lambda m: m[1] or "~", address
    )
    return re.sub(r"\{(.?)\}", r"\1", shown).strip("{} ")
