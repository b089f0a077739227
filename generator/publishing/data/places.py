"""Where things are on the site, as somebody asks for them who has only a file of data."""

import posixpath

from generator.evidence.evidence import Evidence
from generator.evidence.records import Construct, Framework, Glossary, Guide, Record
from generator.publishing.addresses import Addresses

ON_PAGES: dict[type[Record], str] = {Guide: "index.md", Glossary: "glossary.md"}
"""Records that a fixed page shows."""


class Places:
    """Gives permanent addresses where the guide has a site, and else the way from a page."""

    def __init__(
        self, evidence: Evidence, addresses: Addresses, seen_from: str = "index.md"
    ) -> None:
        """Take the evidence, the addresses of its pages, and the page that asks."""
        self._evidence = evidence
        self._addresses = addresses
        self._folder = posixpath.dirname(seen_from) or "."

    def of(self, record: Record, part: object = None) -> str:
        """Return the address of a record or of a part of it; empty where no page shows it.

        A part is found by its id, which is its anchor; one without an id is on its record's page.
        """
        if isinstance(record, Framework) and isinstance(part, Construct):
            return self.at(self._addresses.of_construct(record, part))
        anchor = "" if isinstance(record, Guide) else getattr(part, "id", "")
        if type(record) in ON_PAGES:
            return self.at(ON_PAGES[type(record)], anchor)
        if not self._addresses.has_page(record):
            return ""
        return self.at(self._addresses.of_record(record), anchor)

    def at(self, address: str, anchor: str = "") -> str:
        """Return the address of a page, or of an anchor there, from the one of its Markdown."""
        path, _, own = address.partition("#")
        made = f"{path.removesuffix('.md')}.html"
        page = self._evidence.contact.page(path) or posixpath.relpath(made, self._folder)
        mark = anchor or own
        return f"{page}#{mark}" if mark else page
