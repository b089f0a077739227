"""Where readers can edit, object or cite."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from generator.evidence.records import Guide


@dataclass(frozen=True)
class Hosting:
    """Web addresses from the environment of a workflow; those of guide.yaml go before them."""

    repository: str | None = None
    site: str | None = None


class Contact:
    """The guide's addresses in force; what is not given is None, and nothing replaces it."""

    def __init__(self, guide: Guide, given: Hosting) -> None:
        self._guide = guide
        self.repository = _without_end(guide.repository or given.repository)
        self.site = _without_end(guide.site or given.site)
        self.mail = guide.mail

    def edit(self, path: str) -> str | None:
        """Return the address where a file of the guide is edited, or None."""
        if not self.repository:
            return None
        places = {"repository": self.repository, "branch": quote(self._guide.branch)}
        return _filled(self._guide.edit_link, places | {"path": quote(path)})

    def issue(self, title: str, body: str) -> str:
        """Return the address of a new issue with title and text filled in.

        Raises ValueError where there is no repository: ask for that first.
        """
        if not self.repository:
            raise ValueError("This guide has no repository to open an issue in.")
        places = {"title": quote(title, safe=""), "body": quote(body, safe="")}
        return _filled(self._guide.issue_link, places | {"repository": self.repository})

    def message(self, subject: str, body: str) -> str:
        """Return the address of a mail to the guide, with subject and text filled in."""
        return f"mailto:{self.mail}?subject={quote(subject, safe='')}&body={quote(body, safe='')}"

    def page(self, address: str) -> str | None:
        """Return the permanent address of the page at `address` (its Markdown), or None."""
        return f"{self.site}/{address.removesuffix('.md')}.html" if self.site else None


def _filled(link: str, places: Mapping[str, str]) -> str:
    """Return a link with its places filled in, in one pass: no value is read as a place."""
    return re.sub(r"\{(\w+)\}", lambda place: places[place[1]], link)


def _without_end(address: str | None) -> str | None:
    return address.rstrip("/") if address else None
