"""Reads references as lines that start with a tag: RIS, and what PubMed and EndNote write.

Lines before the first record and between two are none of theirs.
"""

import re
from collections.abc import Iterator, Mapping

from generator.text.bibliography.identifiers import bare_doi
from generator.text.bibliography.names import Authors
from generator.text.bibliography.reference import Reference, Table, reference
from generator.text.bibliography.writers import MORE_AUTHORS

Tagged = dict[str, list[str]]
"""A tag → the texts behind it."""

RIS_BEGIN = re.compile(
    r"^[ \t]*(?:[0-9]+\.[ \t]*)?(?:TY|ty)([ \t]*)-(?=[ \t]|[A-Za-z]*$)", re.MULTILINE
)
NBIB_BEGIN = re.compile(r"^PMID *- ", re.MULTILINE)
ENW_BEGIN = re.compile(r"^%0 ", re.MULTILINE)

RIS: Table = {
    "title": ("TI", "T1", "CT", "BT", "ST"),
    "container_title": ("JF", "T2", "JO", "JA", "J2", "J1", "book"),
    "volume": ("VL", "VO"),
    "issue": ("IS", "CP"),
    "page": ("pages", "C7"),
    "publisher": ("PB",),
    "doi": ("DO", "DOI in M3", "L3"),
    "url": ("UR", "L2"),
    "pmid": ("pmid",),
    "pmcid": ("pmcid",),
}

NBIB: Table = {
    "title": ("TI", "BTI"),
    "container_title": ("JT", "TA"),
    "volume": ("VI",),
    "issue": ("IP",),
    "page": ("PG",),
    "publisher": ("PB",),
    "doi": ("LID", "AID"),
    "pmid": ("PMID",),
    "pmcid": ("PMC",),
}

ENW: Table = {
    "title": ("%T",),
    "container_title": ("%J", "%B"),
    "volume": ("%V",),
    "issue": ("%N",),
    "page": ("%P",),
    "publisher": ("%I",),
    "doi": ("%R",),
    "url": ("%U",),
}

KNOWN_IN_RIS = (
    r"A[1-5BDNUV]|BT|C[1-8ANPTY]|D[ABIOP]|E[DPRT]|I[DS]|J[12AFO]|KW|L[1-4ABK]|M[1-3]|N[12V]|OP|"
    r"P[BPY]|R[INP]|S[ENOPTV]|T[1-3AITY]|U[1-5R]|V[LO]|Y[12]"
)
"""Tags that are read with any space behind them."""

OF_RIS = {"ER", "ID", "AU", "A1", "PY", "Y1", "DA", "SP", "EP"}
OF_NBIB = {
    "AU", "AUID", "CN", "CRDT", "DCOM", "EDAT", "FAU", "LR", "MHDA", "OWN", "PHST", "PST", "SO",
    "STAT",
}  # fmt: skip
OF_ENW = {"%0", "%A", "%D", "%8"}

COMMON = {"EJOUR", "ELEC", "GEN", "JOUR", "RPRT"}
"""Types of RIS that a source can be told to be."""


def read_ris(text: str) -> Iterator[Reference]:
    """Yield the references in a text that holds RIS."""
    start = RIS_BEGIN.search(text)
    gap = min(len(start[1]), 1) if start else 1
    tag = re.compile(
        rf"[ \t]*(?:[0-9]+\.[ \t]*)?((?:{KNOWN_IN_RIS})(?=[ \t]{{{gap},}}-)"
        r"|[A-Z][A-Z0-9](?=[ \t]{2,}-))[ \t]*-(.*)",
        re.IGNORECASE if start and "ty" in start[0] else re.NOFLAG,
    )
    records = (said for said in _records(text, tag, "TY", "ER") if "TY" in said)
    for number, said in enumerate(records, start=1):
        yield _of_ris(said, number)


def _of_ris(said: Tagged, number: int) -> Reference:
    authors = Authors()
    for name in said.get("AU") or said.get("A1") or []:
        authors.add_text(name)
    if said.get("C1") == [MORE_AUTHORS]:
        authors.more = bool(said.pop("C1"))
    if bare_doi(" ".join(said.get("M3", []))):
        said["DOI in M3"] = said.pop("M3")
    if any(re.search("pubmed|medline", name, re.IGNORECASE) for name in said.get("DB", [])):
        said["pmid"] = said.pop("AN", [])
    if said.get("C2", [""])[0].upper().startswith("PMC"):
        said["pmcid"] = said.pop("C2")
    said["pages"] = _pages(" ".join(said.get("SP", [])), " ".join(said.get("EP", [])))
    if "BT" in said and said.keys() & {"TI", "T1", "CT"}:
        said["book"] = said.pop("BT")
    year = " ".join(said.get("PY", []))
    dates = [
        text if tag == "PY" or re.search("[0-9]{4}", text) else f"{text} {year}"
        for tag in ("PY", "DA", "Y1")
        for text in said.get(tag, [])
        if text
    ]
    key = " ".join(said.get("ID", [])) or bare_doi(" ".join(said.get("DO", []))) or str(number)
    of_format = OF_RIS | ({"TY"} if said["TY"][0].upper() in COMMON else set())
    return reference(key, said, RIS, authors, dates, of_format=of_format)


def _pages(first: str, last: str) -> list[str]:
    """Return the pages from first to last; either may name them all."""
    for both, other in ((first, last), (last, first)):
        ends = re.fullmatch(r"(.*\w)\s*[-–—]+\s*(\w.*)", both)
        if ends and (not other or other == ends[1] or other.endswith(ends[2])):
            return [both]
    return ["-".join(filter(None, dict.fromkeys((first, last))))]


def read_nbib(text: str) -> Iterator[Reference]:
    """Yield the references in a text that PubMed wrote."""
    for said in _records(text, re.compile(r"([A-Z]{2,6}) *- (.*)"), "PMID", ""):
        authors = Authors()
        for name in said.get("FAU") or said.get("AU") or []:
            authors.add_text(name)
        for name in said.get("CN", []):
            authors.add({"literal": " ".join(name.split())})
        authors.persons.clear()
        dates = said.pop("DP", []) or said.pop("DEP", [])
        key = " ".join(said.get("PMID", []))
        yield reference(key, said, NBIB, authors, dates, of_format=OF_NBIB)


def read_enw(text: str) -> Iterator[Reference]:
    """Yield the references in a text that EndNote wrote."""
    for number, said in enumerate(_records(text, re.compile(r"(%\S) (.*)"), "%0", ""), start=1):
        authors = Authors()
        for name in said.get("%A", []):
            authors.add_text(name)
        year = " ".join(said.get("%D", []))
        dates = [year, *(f"{day} {year}" for day in said.get("%8", []))]
        yield reference(str(number), said, ENW, authors, dates, of_format=OF_ENW)


def _records(text: str, tag: re.Pattern[str], first: str, last: str) -> Iterator[Tagged]:
    """Yield the records in a text: each ends with the tag `last`, or before another tag `first`."""
    said: dict[str, list[list[str]]] = {}
    lines: list[str] = []
    for line in text.split("\n"):
        found = tag.match(line)
        if not found:
            lines.append(line.strip())
            continue
        name = found[1].upper()
        if name == last or (name == first and first in said):
            yield _joined(said)
            said, lines = {}, []
        if name != last:
            lines = [found[2].strip()]
            said.setdefault(name, []).append(lines)
    if said:
        yield _joined(said)


def _joined(said: Mapping[str, list[list[str]]]) -> Tagged:
    """Return the texts of a record, each of which stood on one line or on several."""
    return {name: ["\n".join(lines).strip() for lines in texts] for name, texts in said.items()}
