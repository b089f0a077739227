"""What can be cited as items of CSL-JSON: each source, and the guide with its pages.

The names of fields are those of the Citation Style Language, version 1.0.2. Nothing is made up:
what a record does not say is not in its item.
"""

from typing import Any

from generator.evidence.records import Guide, Source
from generator.evidence.records.name import Name
from generator.evidence.records.source import SourceKind
from generator.text.bibliography import MORE_AUTHORS, with_suffix_apart

CslItem = dict[str, Any]
"""One entry of CSL-JSON."""

SAME_IN_CSL = {
    "title": "title",
    "container_title": "container-title",
    "publisher": "publisher",
    "volume": "volume",
    "issue": "issue",
    "page": "page",
    "doi": "DOI",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "url": "URL",
}
"""Fields of a source → fields of CSL that hold the same."""


def csl_item(source: Source) -> CslItem:
    """Return a source as an item of CSL-JSON, under its own id."""
    item: CslItem = {"id": source.id, "type": _type(source)}
    for ours, theirs in SAME_IN_CSL.items():
        if value := getattr(source, ours):
            item[theirs] = value
    if source.authors:
        item["author"] = [_name(name) for name in source.authors]
    if source.more_authors:
        item["custom"] = {MORE_AUTHORS: True}
    if source.issued:
        item["issued"] = {"date-parts": [[int(part) for part in source.issued.split("-")]]}
    return item


def _type(source: Source) -> str:
    if source.kind in (SourceKind.WEB_PAGE, SourceKind.DISCUSSION):
        return "webpage"
    if source.kind is SourceKind.GUIDELINE:
        return "report"
    if source.container_title:
        return "article-journal"
    return "report" if source.publisher else "document"


def _name(name: Name) -> dict[str, str]:
    """Return an author in CSL, where a suffix has a place of its own."""
    given, behind = with_suffix_apart(name.given or "")
    parts = {
        "literal": name.literal,
        "family": name.family,
        "given": given,
        "suffix": name.suffix or behind,
        "dropping-particle": name.dropping_particle,
        "non-dropping-particle": name.non_dropping_particle,
    }
    return {part: text for part, text in parts.items() if text}


def guide_item(guide: Guide, address: str | None) -> CslItem:
    """Return this edition of the guide as an item of CSL-JSON; `address` is its permanent one.

    A guide that names no editors has no author, and one without an address no URL.
    """
    return _item(guide, guide.id, address) | {"title": f"{guide.title}, {guide.edition}"}


def page_item(guide: Guide, page_id: str, title: str, address: str | None) -> CslItem:
    """Return a page of this edition as an item of CSL-JSON, with the guide as what holds it."""
    held_in = f"{guide.title}, {guide.edition}"
    return _item(guide, page_id, address) | {"title": title, "container-title": held_in}


def _item(guide: Guide, item_id: str, address: str | None) -> CslItem:
    day = guide.published
    editors = [{"literal": maker.name} for maker in guide.editors]
    return {
        "id": item_id,
        "type": "webpage",
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "language": guide.language,
        **({"author": editors} if editors else {}),
        **({"URL": address} if address else {}),
    }
