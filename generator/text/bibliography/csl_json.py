"""Reads references in CSL-JSON, also in the answers of registries that wrap it."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.text.bibliography.names import Authors, person, without_et_al
from generator.text.bibliography.plain_text import plain
from generator.text.bibliography.reference import NoReferenceError, Reference, Table, reference
from generator.text.bibliography.writers import MORE_AUTHORS
from generator.text.problems import printable

TABLE: Table = {
    "title": ("title",),
    "subtitle": ("subtitle",),
    "container_title": ("container-title", "container-title-short", "journalAbbreviation"),
    "volume": ("volume",),
    "issue": ("issue",),
    "page": ("page", "article-number", "number"),
    "publisher": ("publisher",),
    "doi": ("DOI",),
    "url": ("URL",),
    "pmid": ("PMID",),
    "pmcid": ("PMCID",),
}

DATES = ("issued", "published", "published-print", "published-online")
"""Where a date of publication may stand, the best first."""

OF_FORMAT = {"id", "citation-key", "citation-label", "author", *DATES}

COMMON = {"article", "article-journal", "document", "journal-article", "report", "webpage"}
"""Types of CSL that a source can be told to be."""

IN_NAMES = {
    "family": "family",
    "given": "given",
    "suffix": "suffix",
    "dropping-particle": "dropping",
    "non-dropping-particle": "non_dropping",
}
"""Parts of a name in CSL → what `person` calls them."""

BESIDE_NAMES = {"literal", "name", "sequence", "comma-suffix", "static-ordering"}

_IN_NOTE = re.compile(r"^[ \t]*(PMID|PMCID|DOI)[ \t]*:[ \t]*(\S+)[ \t]*$", re.M | re.I)


def read_csl_json(text: str) -> Iterator[Reference]:
    """Yield the references in a text. Raises NoReferenceError where it is no JSON."""
    try:
        read = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NoReferenceError(f"This is not JSON that can be read: {error}.") from None
    for number, item in enumerate(_items(read), start=1):
        if isinstance(item, dict):
            yield _reference(item, number)


def _items(read: Any) -> list[Any]:
    """Return the items in what was read: a list, one alone, or inside what a registry answers."""
    if not isinstance(read, dict):
        return read if isinstance(read, list) else []
    if isinstance(read.get("message"), dict):
        read = read["message"]
    return read["items"] if isinstance(read.get("items"), list) else [read]


def _reference(item: Mapping[str, Any], number: int) -> Reference:
    custom = item.get("custom")
    authors = Authors(more=isinstance(custom, dict) and bool(custom.get(MORE_AUTHORS)))
    remarks = _add_names(item.get("author"), authors)
    said = {name: _texts(value) for name, value in item.items()}
    if authors.more:
        said.pop("custom", None)
    if "note" in said:
        note = "\n".join(said.pop("note"))
        for name, value in _IN_NOTE.findall(note):
            said.setdefault(name.upper(), []).append(value)
        said["note"] = [_IN_NOTE.sub("", note)]
    dates = []
    for name in DATES:
        told, unsure = _dates(item.get(name))
        dates += told
        remarks += unsure
    key = next(iter(said.get("id") or said.get("DOI") or []), "") or str(number)
    of_format = OF_FORMAT | ({"type"} if str(item.get("type")) in COMMON else set())
    return reference(key, said, TABLE, authors, dates, of_format=of_format, remarks=remarks)


def _add_names(names: Any, authors: Authors) -> list[str]:
    """Add the authors of an item, and return remarks on what of them is left out."""
    beside: set[str] = set()
    unread = 0
    for name in names if isinstance(names, list) else []:
        before = len(authors.names), authors.more
        if isinstance(name, dict):
            _add_name({part: _text(value) for part, value in name.items()}, authors)
            beside |= {part for part, value in name.items() if value}
        else:
            authors.add_text(_text(name))
        unread += before == (len(authors.names), authors.more)
    beside -= IN_NAMES.keys() | BESIDE_NAMES
    remarks = [f"{unread} of the authors without a name that can be read."] if unread else []
    if beside:
        named = ", ".join(f"`{printable(part, 40)}`" for part in sorted(beside))
        remarks.append(f"Not taken over of authors: {named}.")
    return remarks


def _add_name(parts: Mapping[str, str], authors: Authors) -> None:
    body, of_body = without_et_al(parts.get("literal") or parts.get("name") or "")
    given = {ours: parts.get(theirs, "") for theirs, ours in IN_NAMES.items()}
    given["family"], of_person = without_et_al(given["family"])
    authors.more |= of_body or of_person
    if body:
        authors.add({"literal": body})
    elif "," in given["family"] and not given["given"]:
        authors.add_text(given["family"])
    else:
        authors.add(person(**given))


def _dates(value: Any) -> tuple[list[str], list[str]]:
    """Return the dates in one of CSL, as texts, and remarks on what else it says."""
    if not isinstance(value, dict):
        return _texts(value), []
    marks = [mark for mark in ("circa", "season") if value.get(mark)]
    remarks = [f"The date is marked as `{mark}`." for mark in marks]
    parts = value.get("date-parts")
    dates = [
        "-".join(text.zfill(2) for text in _texts(date))
        for date in (parts if isinstance(parts, list) else [])
    ]
    if len(dates) > 1:
        remarks.append(f"The date is a span, which ends with {printable(dates[1], 20)}.")
    texts = [text for name in ("raw", "literal", "string") for text in _texts(value.get(name))]
    return [*dates[:1], *texts], remarks


def _text(value: Any) -> str:
    return plain(value) if isinstance(value, (str, int, float)) else ""


def _texts(value: Any) -> list[str]:
    """Return the texts and numbers in a value, which may be a list; of anything else, a sign."""
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        return [str(value)]
    if isinstance(value, list):
        return [text for part in value for text in _texts(part)]
    return ["…"] if value else []
