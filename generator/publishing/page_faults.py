"""What stops MkDocs at a page, told as a problem of the file that the page is made from."""

import logging
from collections.abc import Mapping

from generator.publishing.pages import Page
from generator.text.problems import Location, Mistake, Problem

PAGE_TEXT = Mistake(
    code="page-text",
    means="MkDocs, which makes the pages, stops at the page of this file.",
    remedy="Write the text that it names more simply, and tell those who make the generator.",
    file="content/opening-hours.md",
    wrong="""\
# When we open

(a text that MkDocs could not make a page of)
""",
    right="""\
# When we open

On the first Saturday.
""",
)


class Faults(logging.Handler):
    """Notes what MkDocs warns of while it makes each page; `page` is the address of that page."""

    def __init__(self, pages: Mapping[str, Page]) -> None:
        """Take what is known of each page, by its address."""
        super().__init__(logging.WARNING)
        self.page: str | None = None
        self._pages = pages
        self._noted: list[tuple[str, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Note a warning, if it is of a page."""
        if self.page:
            self._noted.append((self.page, record.getMessage()))

    def problems(self) -> list[Problem]:
        """Return a problem for each thing noted, at the beginning of the file to look into."""
        return [
            PAGE_TEXT.at(
                Location(self._pages[address].written_in if address in self._pages else address),
                f"MkDocs cannot make {address} of it: {message}",
                PAGE_TEXT.remedy,
            )
            for address, message in self._noted
        ]
