"""Reads references in CSL-JSON, also in the answers of registries that wrap it."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.text.bibliography.identifiers import bare_doi
from generator.text.bibliography.names import Authors, person, without_et_al
from generator.text.bibliography.plain_text import plain
from generator.text.bibliography.reference import (
    NO_TEXT,
    NoReferenceError,
    Reference,
    Table,
    reference,
)
from generator.text.bibliography.writers import MORE_AUTHORS
from generator.text.problems import printable

TABLE: Table = {
    "title": ("title",),
    "subtitle": ("subtitle",),
    "container_title": ("container-title", "container-title-short", "journalAbbreviation"),
    "volume": ("volume",),
    "issue": ("issue",),
    "page": ("page", "article-number"),
    "publisher": ("publisher",),
    "doi": ("DOI", "doi"),
    "url": ("URL", "url"),
    "pmid": ("PMID", "pmid"),
    "pmcid": ("PMCID", "pmcid"),
}

_TAKEN = {name for theirs in TABLE.values() for name in theirs}

DATES = ("issued", "published", "published-print", "published-online")
"""Where a date of publication may stand, the best first."""

OF_FORMAT = {"id", "citation-key", "citation-label", "author", *DATES}

COMMON = {"article", "article-journal", "document", "journal-article", "report", "webpage"}
"""Types of CSL that a source can be told to be."""

ARTICLES = {"article", "article-journal", "journal-article"}
REPORTS = {"report"}

IN_NAMES = {
    "family": "family",
    "given": "given",
    "suffix": "suffix",
    "dropping-particle": "dropping",
    "non-dropping-particle": "non_dropping",
}
"""Parts of a name in CSL → what `person` calls them."""

BESIDE_NAMES = {"literal", "name", "sequence", "comma-suffix", "static-ordering"}

WRAPPERS = ("message", "items", "data", "records", "references", "results", "response", "csl")
"""Fields in which what a registry answers holds its records."""

DEEPEST = 6
"""How deep a record may lie in such an answer."""

OF_DATES = {"circa", "date-parts", "date-time", "day", "literal", "month", "raw", "season", "year"}

_IN_NOTE = re.compile(r"^[ \t]*(PMID|PMCID|DOI)[ \t]*:[ \t]*(\S+)[ \t]*$", re.M | re.I)


def read_csl_json(text: str) -> Iterator[Reference]:
    """Yield the references in a text. Raises NoReferenceError where it is no JSON."""
    try:
        read = json.loads(text, parse_int=str, parse_float=str, parse_constant=lambda _: None)
    except (ValueError, RecursionError) as error:
        raise NoReferenceError(f"This is not JSON that can be read: {error}.") from None
    for number, item in enumerate(_items(read), start=1):
        yield _reference(item, number)


def _items(read: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """Yield the items in what was read: in a list, alone, or inside what a registry answers."""
    if isinstance(read, list) and depth < DEEPEST:
        for part in read:
            yield from _items(part, depth + 1)
    elif isinstance(read, dict):
        inside = [read[name] for name in WRAPPERS if isinstance(read.get(name), (dict, list))]
        are_named = read and all(isinstance(value, dict) for value in read.values())
        if inside and "title" not in read:
            yield from _items(inside, depth)
        elif are_named and not read.keys() & {*_TAKEN, *OF_FORMAT}:
            yield from _items([*read.values()], depth)
        else:
            yield read


def _reference(item: Mapping[str, Any], number: int) -> Reference:
    custom = item.get("custom")
    authors = Authors(more=isinstance(custom, dict) and bool(custom.get(MORE_AUTHORS)))
    remarks = _add_names(item.get("author"), authors)
    said = {name: _texts(value) for name, value in item.items()}
    if authors.more and isinstance(custom, dict) and custom.keys() == {MORE_AUTHORS}:
        del said["custom"]
    if "number" in said and "issue" not in said and item.get("type") in REPORTS:
        said["issue"] = said.pop("number")
    elif "number" in said and "page" not in said and item.get("type") in ARTICLES:
        said["page"] = said.pop("number")
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
    named = next(iter(said.get("id") or []), "") or bare_doi(" ".join(said.get("DOI", [])))
    of_format = OF_FORMAT | ({"type"} if str(item.get("type")) in COMMON else set())
    return reference(
        named or str(number), said, TABLE, authors, dates, of_format=of_format, remarks=remarks
    )


def _add_names(names: Any, authors: Authors) -> list[str]:
    """Add the authors of an item, and return remarks on what of them is left out."""
    beside: set[str] = set()
    unread = 0
    for name in names if isinstance(names, list) else [names] if names else []:
        before = len(authors.names), authors.more
        if isinstance(name, dict):
            _add_name({part: _text(value) for part, value in name.items()}, authors)
            beside |= {part for part, value in name.items() if value}
        else:
            authors.add_text(_text(name))
        unread += before == (len(authors.names), authors.more)
    beside -= IN_NAMES.keys() | BESIDE_NAMES
    remarks = [f"Authors without a name that can be read: {unread}."] if unread else []
    if beside:
        named = ", ".join(f"`{printable(part, 40)}`" for part in sorted(beside))
        remarks.append(f"Not taken over of authors: {named}.")
    return remarks


def _add_name(parts: Mapping[str, str], authors: Authors) -> None:
    body, of_body = without_et_al(parts.get("literal") or parts.get("name") or "")
    given = {ours: parts.get(theirs, "") for theirs, ours in IN_NAMES.items()}
    given["given"], of_given = without_et_al(given["given"])
    family, of_family = without_et_al(given["family"])
    if family or not given["given"]:  # some people are called Others
        given["family"] = family
        authors.more |= of_family
    authors.more |= of_body or of_given
    if body:
        authors.add({"literal": body})
    elif "," in given["family"] and not given["given"]:
        authors.add_text(given["family"])
    else:
        authors.add(person(**given))


def _dates(value: Any) -> tuple[list[str], list[str]]:
    """Return the dates in one of CSL, as texts, and remarks on what else it says."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        value = value[0]
    if not isinstance(value, dict):
        return _texts(value), []
    marks = [mark for mark in ("circa", "season") if value.get(mark)]
    remarks = [f"The date is marked as `{mark}`." for mark in marks]
    remarks += [
        f"Not taken over of the date: `{printable(name, 40)}`."
        for name, text in value.items()
        if text and name not in OF_DATES
    ]
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts and not isinstance(parts[0], list):
        parts = [parts]
    dates = [
        "-".join(text.zfill(2) for text in _texts(date))
        for date in (parts if isinstance(parts, list) else [])
    ]
    dates = dates or ["-".join(_texts([value.get(part) for part in ("year", "month", "day")]))]
    if len(dates) > 1:
        remarks.append(f"The date is a span, which ends with {printable(dates[1], 20)}.")
    texts = [text for name in ("raw", "literal", "date-time") for text in _texts(value.get(name))]
    return [*dates[:1], *texts], remarks


def _text(value: Any) -> str:
    return plain(value) if isinstance(value, str) else ""


def _texts(value: Any) -> list[str]:
    """Return the texts and numbers in a value, which may be a list; of anything else, a sign."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [text for part in value for text in _texts(part)]
    return [NO_TEXT] if value else []
