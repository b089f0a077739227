"""What can be made only when the site is there: a copy for the disk, and the files' fingerprints.

This module knows files and zips; it knows no record and no MkDocs.
"""

import hashlib
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.publishing.downloads import FOLDER, Download
from generator.publishing.policy import on_disk

COPY = f"{FOLDER}/offline-copy.zip"
SUMS = f"{FOLDER}/SHA256SUMS"

FIRST_DAY = date(1980, 1, 1)

UNPACKED = "guide"
"""The folder that unpacking the copy makes."""

LEFT_OUT = re.compile(
    r"\.map$|^_headers$|^\.htaccess$|^404\.html$|^sitemap\.xml(\.gz)?$|^search/search_index\.json$"
)
"""What only a server, or somebody who changes the theme, has a use for."""

ONLINE_ONLY = re.compile(rb"<!-- online -->.*?<!-- /online -->", re.DOTALL)
"""What is between these marks on a page is left out of the copy."""

OFFLINE_ONLY = re.compile(rb"<!-- offline(.*?)/offline -->", re.DOTALL)
"""What is in such a comment on a page shows in the copy."""

PLACE_OF_SIZE = "<!-- size of {} -->"
"""Where a page says how large a file is that is made only now."""


@dataclass(frozen=True)
class Finisher:
    """Finishes a site of an edition of `day`; `as_size` writes a number of bytes for people."""

    day: date
    as_size: Callable[[int], str]
    with_copy: bool

    @property
    def downloads(self) -> tuple[Download, ...]:
        """The files that will be made."""
        sums = Download("sums", SUMS)
        return (sums, Download("copy", COPY)) if self.with_copy else (sums,)

    def finish(self, site: Path) -> None:
        """Add the copy and the fingerprints to the site in a folder, and the copy's size."""
        (site / SUMS).write_text(_sums(site, but=(COPY, SUMS)), encoding="utf-8", newline="\n")
        self._tell_size(site, SUMS)
        if self.with_copy:
            (site / COPY).write_bytes(zip_of_site(site, self.day))
            self._tell_size(site, COPY)
            (site / SUMS).write_text(_sums(site, but=(SUMS,)), encoding="utf-8", newline="\n")

    def _tell_size(self, site: Path, file: str) -> None:
        """Write on every page that asks for it how large a file is."""
        place = PLACE_OF_SIZE.format(file).encode()
        size = self.as_size((site / file).stat().st_size).encode()
        for path in site.rglob("*.html"):
            page = path.read_bytes()
            if place in page:
                path.write_bytes(page.replace(place, size))


def zip_of_site(site: Path, day: date) -> bytes:
    """Return the copy of the site in a folder as a zip: the same bytes for the same files.

    Every file carries the date `day`, or the first one that a zip knows. The copy itself is left
    out of it, and so is what no reader needs.
    """
    day = max(day, FIRST_DAY)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, name in _files(site):
            if name != COPY and not LEFT_OUT.search(name):
                entry = zipfile.ZipInfo(
                    f"{UNPACKED}/{name}", (day.year, day.month, day.day, 0, 0, 0)
                )
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system = 3  # Unix, wherever it is made
                entry.external_attr = 0o100644 << 16
                archive.writestr(entry, _as_copied(path))
    return packed.getvalue()


def _as_copied(path: Path) -> bytes:
    content = path.read_bytes()
    if path.suffix != ".html":
        return content
    return on_disk(OFFLINE_ONLY.sub(rb"\1", ONLINE_ONLY.sub(b"", content)))


def _sums(site: Path, but: tuple[str, ...]) -> str:
    """Return a line for each download, as `sha256sum --check` reads it."""
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(site / FOLDER)}\n"
        for path, name in _files(site)
        if name.startswith(f"{FOLDER}/") and name not in but
    ]
    return "".join(lines)


def _files(site: Path) -> list[tuple[Path, str]]:
    """Return every file of a site with its address, in the order of addresses."""
    named = [(path, path.relative_to(site).as_posix()) for path in site.rglob("*")]
    return sorted((entry for entry in named if entry[0].is_file()), key=lambda entry: entry[1])
