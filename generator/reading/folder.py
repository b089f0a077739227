"""Reads a guide's folder and the environment: the only place where the disk is read for them.

Everything else takes the texts as a mapping from path to text.
"""

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from generator.evidence.contact import Hosting
from generator.evidence.records.forms import ADDRESS
from generator.reading.entries import counts, read_entries
from generator.text.problems import Location, Mistake, Problem

PACKAGE = Path(__file__).resolve().parent.parent

HOME = PACKAGE if (PACKAGE / "site_templates").is_dir() else PACKAGE.parent
"""What holds the templates and the engine's settings: the installed package, or the clone."""

TEMPLATES = HOME / "site_templates"

FONTS = TEMPLATES / "fonts"

LAST_MOMENT = 253_402_300_799
"""The last second of the year 9999."""

LONGEST_SOURCE = 20_000_000
"""How many bytes the text of a source may have: that of a thick book has two million."""

NOT_UTF8 = Mistake(
    code="not-utf8",
    means="The file is stored with another encoding.",
    remedy="Save it again as UTF-8.",
    file="themes_data/themes/late-buses.yaml",
    wrong="""\
title: Caf� of the late buses
""",
    right="""\
title: Café of the late buses
""",
)


class NoTextError(Exception):
    """A file that was named on the command line is not there, or is no text."""


class BadVariableError(Exception):
    """A variable of the environment does not hold what it should."""


@dataclass(frozen=True)
class Folder:
    """A guide's folder as read: path from it → text, and what could not be read.

    `pictures` goes from the path of a picture to its bytes.
    `timestamp` is the moment, in seconds since 1970, that files made from it are to carry.
    """

    root: Path
    texts: Mapping[str, str]
    problems: tuple[Problem, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    templates: Mapping[str, str] = field(default_factory=dict)
    hosting: Hosting = field(default_factory=Hosting)
    timestamp: int | None = None

    @property
    def day(self) -> date | None:
        """The day of `timestamp`, at Greenwich."""
        moment = self.timestamp
        return None if moment is None else datetime.fromtimestamp(moment, UTC).date()

    @property
    def unreadable(self) -> frozenset[str]:
        """The paths of the files that are there and could not be read as text."""
        return frozenset(problem.location.path for problem in self.problems)


def read_folder(root: Path, environment: Mapping[str, str] | None = None) -> Folder:
    """Return the texts of the guide in `root`, the templates, and the addresses in force.

    Paths use `/` and start below `root`. What is no plain file in UTF-8 is a problem and left out.
    Raises BadVariableError for a variable of the environment that does not hold what it should.
    """
    entries = read_entries(root)
    texts, problems = decode_texts(entries.texts)
    environment = os.environ if environment is None else environment
    return Folder(
        root=root,
        texts=texts,
        problems=(*entries.problems, *problems),
        pictures=entries.pictures,
        templates=read_templates(),
        hosting=_hosting(environment),
        timestamp=_timestamp(environment),
    )


def decode_texts(raw: Mapping[str, bytes]) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Return the texts of those files in `raw` that count, by path, and what is no UTF-8."""
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for name in sorted(filter(counts, raw)):
        try:
            texts[name] = _decoded(raw[name])
        except UnicodeDecodeError as error:
            problems.append(_not_utf8(name, error))
    return texts, tuple(problems)


def read_texts_as_they_are(root: Path, paths: Iterable[str]) -> dict[str, str]:
    """Return the texts of files below `root` with their line ends and marks, by path."""
    return {path: (root / path).read_bytes().decode("utf-8") for path in sorted(set(paths))}


def read_source_text(path: Path) -> str:
    """Return the text of a source that somebody keeps outside the guide.

    Raises NoTextError where the file cannot be read, is no text in UTF-8, or does not end.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(LONGEST_SOURCE + 1)
        if len(raw) > LONGEST_SOURCE:
            raise NoTextError(f"The file {path} has more than {LONGEST_SOURCE:,} bytes.")
        return _decoded(raw)
    except OSError:
        raise NoTextError(f"The file {path} cannot be read.") from None
    except UnicodeDecodeError:
        raise NoTextError(f"The file {path} is not text in UTF-8.") from None


def read_templates() -> dict[str, str]:
    """Return the text of every template and word list: path below `site_templates/` → text."""
    return {
        path.relative_to(TEMPLATES).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(TEMPLATES.rglob("*"))
        if path.suffix in {".md", ".txt", ".yaml", ".typ"}
    }


def _decoded(raw: bytes) -> str:
    return _with_plain_ends(raw.decode("utf-8-sig"))


def _with_plain_ends(text: str) -> str:
    """Return a text with the line ends of Unix, also where it has those of an old Mac."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _not_utf8(name: str, error: UnicodeDecodeError) -> Problem:
    before = _with_plain_ends(error.object[: error.start].decode("utf-8", errors="replace"))
    return NOT_UTF8.at(
        Location(name, before.count("\n") + 1, len(before) - before.rfind("\n")),
        "This character is not stored as UTF-8.",
        "Save the file again with the encoding UTF-8.",
    )


def _hosting(environment: Mapping[str, str]) -> Hosting:
    repository = environment.get("GUIDE_REPOSITORY_URL")
    server, name = environment.get("GITHUB_SERVER_URL"), environment.get("GITHUB_REPOSITORY")
    if not repository and server and name:
        repository = f"{server}/{name}"
    site = environment.get("GUIDE_SITE_URL")
    for name, address in (("GUIDE_REPOSITORY_URL", repository), ("GUIDE_SITE_URL", site)):
        if address and (not re.fullmatch(ADDRESS, address) or re.search("[?#]", address)):
            raise BadVariableError(
                f"{name} is “{address}”: give an address that starts with https://."
            )
    return Hosting(repository or None, site or None)


def _timestamp(environment: Mapping[str, str]) -> int | None:
    """Return SOURCE_DATE_EPOCH (reproducible-builds.org). Raises BadVariableError for no moment."""
    given = environment.get("SOURCE_DATE_EPOCH", "")
    if given and not (re.fullmatch("[0-9]{1,12}", given) and int(given) <= LAST_MOMENT):
        raise BadVariableError(
            f"SOURCE_DATE_EPOCH is “{given}”: give seconds since 1970, or nothing."
        )
    return int(given) if given else None
