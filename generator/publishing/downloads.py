"""A file that readers can download: what it is, its address and its bytes."""

from dataclasses import dataclass

FOLDER = "downloads"
"""The folder of the files, from the site's root."""


@dataclass(frozen=True)
class Download:
    """A file that readers can download.

    `word` is the key of the words that say what it is, below `download`; `name` fills them: for
    whom or of what it is. `content` is None for a file that is made from the finished site.
    """

    word: str
    address: str
    name: str = ""
    content: bytes | None = None

    @property
    def file(self) -> str:
        """The name of the file, without its folder."""
        return self.address.rpartition("/")[2]

    @property
    def size(self) -> int | None:
        """The number of bytes, where they are known."""
        return None if self.content is None else len(self.content)
