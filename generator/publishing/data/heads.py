"""What the head of each page tells programs: links by their kind, and linked data.

The kinds of links are those of FAIR Signposting, level 1 (signposting.org).
"""

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.evidence.evidence import Evidence
from generator.evidence.records import Record, Source
from generator.evidence.records.common import Withdrawn
from generator.publishing.addresses import Addresses
from generator.publishing.data.feed import ADDRESS as FEED
from generator.publishing.data.linked_data import LinkedData, Node, as_script
from generator.publishing.data.places import Places
from generator.publishing.downloads import Download
from generator.publishing.edition import Edition
from generator.publishing.pages import Moved, Page

SCHEMA_ORG = "https://schema.org/"

MEDIA_TYPES = {
    ".pdf": "application/pdf",
    ".zip": "application/zip",
    ".json": "application/json",
    ".csv": "text/csv",
    ".bib": "application/x-bibtex",
    ".ris": "application/x-research-info-systems",
    ".cff": "application/yaml",
    ".xml": "application/atom+xml",
}
"""The type of a file by its ending; one that is not named here has no type that all agree on."""

FOLLOW = "alternate feed"
"""How a page names the feed: by `alternate` alone the theme takes it for another language."""

CSL = "application/vnd.citationstyles.csl+json"


@dataclass(frozen=True)
class Link:
    """A link that a program follows: of what kind it is, where it leads, and to what type."""

    kind: str
    target: str
    media_type: str = ""


@dataclass(frozen=True)
class Head:
    """The head of one page: its links, its linked data for a script element, when it changed.

    A page that is only there to say that something is gone or has moved is not listed.
    """

    links: tuple[Link, ...]
    linked_data: str
    changed_on: date
    is_listed: bool


def heads(edition: Edition, downloads: Iterable[Download]) -> Mapping[str, Head]:
    """Return the head of each page by its address, with links to the downloads."""
    evidence, addresses = edition.evidence, edition.addresses
    # The offline copy does not contain itself.
    offered = [file.address for file in downloads if file.word != "copy"]
    made = {}
    for page in edition.pages:
        places = Places(evidence, addresses, page.address)
        node = LinkedData(evidence, places, edition.words).of(page)
        made[page.address] = Head(
            links=tuple(_links(evidence, addresses, page, node, offered)),
            linked_data=as_script(node),
            changed_on=_changed_on(evidence, page),
            is_listed=not isinstance(page.subject, (Withdrawn, Moved)),
        )
    return made


def _links(
    evidence: Evidence,
    addresses: Addresses,
    page: Page,
    node: Node,
    files: Sequence[str],
) -> Iterator[Link]:
    def to(address: str) -> str:
        return posixpath.relpath(address, posixpath.dirname(page.address) or ".")

    lives_at = page.address
    if isinstance(page.subject, Moved):
        lives_at = addresses.of_record(page.subject.to)
    if permanent := evidence.contact.page(lives_at):
        yield Link("cite-as", permanent)
    yield Link("type", f"{SCHEMA_ORG}AboutPage")
    if node["@type"] != "WebPage":
        yield Link("type", f"{SCHEMA_ORG}{node['@type']}")
    if evidence.guide.licence_url:
        yield Link("license", evidence.guide.licence_url)
    if FEED in files:
        yield Link(FOLLOW, to(FEED), MEDIA_TYPES[".xml"])
    if page.template == "home":
        items = (file for file in files if file != FEED and not file.endswith(".cff"))
        yield from (Link("item", to(file), _media_type(file)) for file in items)
    else:
        yield Link("collection", to("index.html"), "text/html")
    if isinstance(page.subject, Withdrawn):
        return
    for file in files:
        name = posixpath.basename(file)
        about_sources = isinstance(page.subject, Source) or page.template == "sources"
        describes = {
            "evidence.json": page.template != "home",
            "references.json": about_sources,
            "CITATION.cff": page.template == "home",
        }
        if describes.get(name):
            yield Link("describedby", to(file), _media_type(file))


def _media_type(file: str) -> str:
    if posixpath.basename(file) == "references.json":
        return CSL
    return MEDIA_TYPES.get(posixpath.splitext(file)[1], "")


def _changed_on(evidence: Evidence, page: Page) -> date:
    """Return the day on which a page changed: of its record's newest change, or of any record's."""
    subject = page.subject
    if isinstance(subject, Withdrawn):
        return subject.withdrawn
    if isinstance(subject, Record) and page.template != "framework":
        return subject.changed_on or evidence.guide.published
    return evidence.changed_on
