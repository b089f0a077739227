"""One edition of a guide: what every page, PDF and data file is made from, gathered once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from generator.evidence.evidence import Evidence
from generator.evidence.records import Record
from generator.publishing.addresses import Addresses
from generator.publishing.catalogue import DECLARED
from generator.publishing.pages import Page, list_pages
from generator.publishing.words import Words, words_in
from generator.reading.folder import Folder
from generator.reading.handwritten import HandwrittenPage
from generator.text.problems import Problem


@dataclass(frozen=True)
class Edition:
    """A guide without errors, ready to be published.

    `templates` go from a path below the templates' folder to a text. `timestamp` is the moment, in
    seconds since 1970, that files carry; without one they carry the day of the edition.
    """

    evidence: Evidence
    content: tuple[HandwrittenPage, ...]
    pages: tuple[Page, ...]
    addresses: Addresses
    words: Words
    templates: Mapping[str, str]
    timestamp: int | None = None

    @property
    def day(self) -> date:
        """The day that files carry, at Greenwich."""
        if self.timestamp is None:
            return self.evidence.guide.published
        return datetime.fromtimestamp(self.timestamp, UTC).date()


def edition_of(
    evidence: Evidence, content: tuple[HandwrittenPage, ...], folder: Folder
) -> tuple[Edition, tuple[Problem, ...]]:
    """Return the edition made from what was read in `folder`, and notes on pages it replaces."""
    templates, language = folder.templates, evidence.guide.language
    pages, notes = list_pages(evidence, content, DECLARED)
    of_records = ((p.subject, p.address) for p in pages if isinstance(p.subject, Record))
    edition = Edition(
        evidence,
        content,
        pages,
        Addresses(evidence, of_records),
        words_in(language, templates),
        templates,
        folder.timestamp,
    )
    return edition, notes
