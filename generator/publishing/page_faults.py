"""What stops MkDocs at a page, told as a problem of the file that the page is made from."""

import logging
from collections.abc import Mapping

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

    def __init__(self, written_in: Mapping[str, str]) -> None:
        """Take the file that each page is made from, by the page's address."""
        super().__init__(logging.WARNING)
        self.page: str | None = None
        self._written_in = written_in
        self._noted: list[tuple[str, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Note a warning, if it is of a page."""
        if self.page:
            self._noted.append((self.page, record.getMessage()))

    def problems(self) -> list[Problem]:
        """Return a problem for each thing noted, at the beginning of the file to look into."""
        return [
            PAGE_TEXT.at(
                Location(self._written_in.get(page, page)),
                f"MkDocs cannot make {page} of it: {message}",
                PAGE_TEXT.remedy,
            )
            for page, message in self._noted
        ]
