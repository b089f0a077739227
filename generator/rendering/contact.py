"""Where readers can go with what they found: to edit, to object, to cite."""

from dataclasses import dataclass

from generator.pages import Page
from generator.records import Guide
from generator.rendering.markup import as_url


@dataclass(frozen=True)
class Contact:
    """The guide's addresses in force; what is not given is None, and nothing stands in for it."""

    guide: Guide
    repository: str | None
    site: str | None

    def edit(self, path: str) -> str | None:
        """Return the address where a file of the guide is edited, or None."""
        if not self.repository:
            return None
        return self.guide.edit_link.format(
            repository=self.repository.rstrip("/"), branch=self.guide.branch, path=path
        )

    def issue(self, title: str, body: str) -> str:
        """Return the address of a new issue with title and text filled in.

        Raises ValueError where there is no repository: ask for that first.
        """
        if not self.repository:
            raise ValueError("This guide has no repository to open an issue in.")
        return self.guide.issue_link.format(
            repository=self.repository.rstrip("/"), title=as_url(title), body=as_url(body)
        )

    def address(self, page: Page) -> str | None:
        """Return the permanent address of a page, or None."""
        if not self.site:
            return None
        return f"{self.site.rstrip('/')}/{page.address.removesuffix('.md')}.html"
