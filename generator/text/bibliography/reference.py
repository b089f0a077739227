"""One reference of a file: the fields that a source takes over, and what of it finds no place."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

from generator.text.bibliography.dates import issued
from generator.text.bibliography.identifiers import (
    bare_address,
    bare_doi,
    bare_pmcid,
    bare_pmid,
    dois_in,
)
from generator.text.bibliography.names import Authors
from generator.text.bibliography.plain_text import plain
from generator.text.problems import printable

SourceFields = dict[str, Any]
"""Fields of a source record: names as in a file, values as text, and authors as a list."""

Said = Mapping[str, Sequence[str]]
"""What a file says of a work: its own name of a field → the texts there."""

Table = Mapping[str, tuple[str, ...]]
"""A field of a source record → the fields of a format that give it, the best first."""

MOST_NAMED = 15
"""How many fields that are not taken over are named."""


NO_TEXT = "…"
"""Stands for what is no text, and so is never taken over."""


class NoReferenceError(Exception):
    """The file holds no reference that can be read."""


@dataclass(frozen=True)
class Reference:
    """One reference of a file: its key there, the fields that a source takes over, and remarks.

    A remark is a sentence about something in the file that is not in the fields, or that had to be
    guessed.
    """

    key: str
    fields: SourceFields
    remarks: tuple[str, ...] = ()


def pages_in(text: str) -> str:
    """Return pages with a plain hyphen between first and last; a single page stands once."""
    shown = re.sub(r"^(?:pp?\.|pages?:?)\s*(?=\S)", "", plain(text), flags=re.IGNORECASE)
    shown = re.sub(r" *[-‐-―−][-‐-―− ]*", "-", shown).strip("-")
    first, _, last = shown.partition("-")
    return first if first == last else shown


def title_in(text: str) -> str:
    """Return a title without the square brackets that PubMed puts around a translated one."""
    shown = plain(text)
    return shown[1:-1].strip() if shown.startswith("[") and shown.endswith("]") else shown


CLEANED: Mapping[str, Callable[[str], str | None]] = {
    "doi": bare_doi,
    "pmid": bare_pmid,
    "pmcid": bare_pmcid,
    "url": bare_address,
    "page": pages_in,
    "title": title_in,
}
"""Fields that have a form → what finds it in a text; all others are plain text."""

IN_WORDS = {"doi": "DOI", "pmid": "number in PubMed", "pmcid": "number in PubMed Central"}


def reference(
    key: str,
    said: Said,
    table: Table,
    authors: Authors,
    dates: Sequence[str],
    *,
    of_format: Collection[str] = (),
    remarks: Sequence[str] = (),
) -> Reference:
    """Return a reference of what a file says; `of_format` are fields that belong to its format."""
    fields: SourceFields = {}
    for ours, theirs in table.items():
        clean = CLEANED.get(ours, plain)
        texts = [text for name in theirs for text in said.get(name, ()) if text != NO_TEXT]
        found = [value for text in texts if (value := clean(text))]
        if found:
            # Of a journal, files give the full name and a short one, in either place.
            fields[ours] = _in_full(found) if ours == "container_title" else found[0]
    if subtitle := fields.pop("subtitle", ""):
        fields["title"] = _with_subtitle(fields.get("title", ""), subtitle)
    if "doi" not in fields and "doi.org/" in fields.get("url", "") and bare_doi(fields["url"]):
        fields["doi"] = bare_doi(fields["url"])
    if "doi" in fields:
        fields.pop("url", None)
    date, not_in_it = issued(dates)
    fields |= {"issued": date} if date else {}
    fields |= {"authors": authors.names} if authors.names else {}
    fields |= {"more_authors": "true"} if authors.more else {}
    told = [
        *remarks,
        *authors.remarks,
        *(
            f"Of the date “{printable(text, 60)}”, {date or 'nothing'} was taken over."
            for text in not_in_it
        ),
        *_left(said, table, fields, of_format),
    ]
    return Reference(key, fields, tuple(told))


def _in_full(names: Sequence[str]) -> str:
    """Return the first of the names, or one of the others that it is short for."""
    return reduce(lambda full, name: name if _is_short_for(full, name) else full, names)


def _is_short_for(short: str, name: str) -> bool:
    """Tell whether a name has the letters of a shorter one, in their order, from the first on."""
    wanted, letters = (re.sub(r"[\W_]", "", text.casefold()) for text in (short, name))
    if len(wanted) >= len(letters) or wanted[:1] != letters[:1]:
        return False
    rest = iter(letters)
    return all(letter in rest for letter in wanted)


def _with_subtitle(title: str, subtitle: str) -> str:
    if subtitle.casefold() in title.casefold():
        return title
    sign = "" if title.endswith(("?", "!", ":")) else ":"
    return f"{title.rstrip('.')}{sign} {subtitle}".strip(": ")


def _left(
    said: Said, table: Table, fields: SourceFields, of_format: Collection[str]
) -> Iterator[str]:
    """Yield remarks on what a file says that is not in the fields."""
    ours_by_theirs = {name: ours for ours, theirs in table.items() for name in theirs}
    left = []
    for name, texts in said.items():
        ours = ours_by_theirs.get(name, "")
        clean = CLEANED.get(ours, plain)
        not_taken = [
            text
            for text in texts
            if plain(text) and not _is_in(fields, str(clean(text))) and not _is_in(fields, text)
        ]
        if not_taken and ours in IN_WORDS and ours not in fields:
            yield f"`{name}` holds no {IN_WORDS[ours]}: {printable(not_taken[0], 80)}"
        elif not_taken and name not in of_format:
            left.append(name)
        elif ours == "doi" and len(dois_in(" ".join(texts))) > 1:
            yield f"Of the DOIs in `{name}`, only {fields['doi']} was taken over."
    if left:
        more = f" and {len(left) - MOST_NAMED} more" if len(left) > MOST_NAMED else ""
        named = ", ".join(f"`{printable(name, 40)}`" for name in left[:MOST_NAMED])
        yield f"Not taken over: {named}{more}."


def _is_in(fields: SourceFields, text: str) -> bool:
    """Tell whether the fields say a text as well, as the title does a subtitle."""
    text = plain(text).casefold()
    title, doi = (fields.get(name, "").casefold() for name in ("title", "doi"))
    return (
        any(text == value.casefold() for value in fields.values() if isinstance(value, str))
        or title.startswith(text.rstrip("."))
        or title.endswith(text)
        or bool(doi and "://" in text and (bare_doi(text) or "").casefold() == doi)
    )
