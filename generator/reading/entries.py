"""What is in the folders of a guide: texts, pictures, and what must not be there.

Nothing is opened before it is known to be a plain file: a link may lead out of the guide, and a
device or a pipe may never end.
"""

import os
import re
import stat
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.reading.catalogue import (
    CANNOT_BE_READ,
    NAME_TAKEN,
    NOT_A_FILE,
    PAGE_NAME,
    TOO_LARGE,
    UNREAD_FILE,
)
from generator.text.problems import Location, Problem, Severity

TEXTS: Mapping[str, frozenset[str]] = {
    "themes_data": frozenset({".yaml", ".yml"}),
    "content": frozenset({".md"}),
}
"""The folders of a guide, and the endings of the texts that are read in each."""

PICTURES: Mapping[str, tuple[bytes, ...]] = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".gif": (b"GIF87a", b"GIF89a"),
    ".webp": (b"RIFF",),
}
"""The endings of pictures below `content/`, and how such a file begins."""

OF_SYSTEMS = {".DS_Store", "Thumbs.db", "desktop.ini", ".gitkeep", ".gitignore", ".gitattributes"}
"""Files that systems and git leave in folders; they are passed over."""

MADE = "themes_data/schema/"
"""Where the schemas for editors are written."""

LONGEST_TEXT = 1_000_000
LARGEST_PICTURE = 10_000_000
"""How many bytes a file may have."""

DEEPEST = 12
"""How many folders may be inside one another."""

IN_ADDRESS = re.compile(r"(?!readme\.)[\w-][\w.\u0300-\u036f-]*", re.IGNORECASE)
"""A name that an address may hold as it is; MkDocs takes a README for the page of its folder."""

RESERVED = {"con", "prn", "aux", "nul"} | {f"{n}{i}" for n in ("com", "lpt") for i in range(1, 10)}
"""Names that Windows keeps for devices, with any ending."""


@dataclass(frozen=True)
class Entries:
    """What a guide's folders hold: path from the guide's folder → bytes, and what is wrong."""

    texts: Mapping[str, bytes]
    pictures: Mapping[str, bytes]
    problems: tuple[Problem, ...]


def read_entries(root: Path) -> Entries:
    """Return the texts and pictures in the folders of the guide in `root`."""
    texts: dict[str, bytes] = {}
    pictures: dict[str, bytes] = {}
    problems: list[Problem] = []
    for found in _found(root):
        if isinstance(found, Problem):
            problems.append(found)
            continue
        name, is_picture = found
        limit = LARGEST_PICTURE if is_picture else LONGEST_TEXT
        content = _content(root / name, name, limit)
        if isinstance(content, Problem):
            problems.append(content)
        elif not is_picture:
            texts[name] = content
        elif content.startswith(PICTURES[PurePosixPath(name).suffix]):
            pictures[name] = content
        else:
            problems.append(_unread(name, "This is not the picture that its ending names."))
    return Entries(texts, pictures, tuple(problems))


def counts(name: str) -> bool:
    """Tell whether the file at a path from the guide's folder is read as text."""
    path = PurePosixPath(name)
    return not _is_hidden(path) and path.suffix in TEXTS.get(path.parts[0], ())


def is_picture(name: str) -> bool:
    """Tell whether the file at a path from the guide's folder is a picture of its pages."""
    path = PurePosixPath(name)
    return path.parts[0] == "content" and path.suffix in PICTURES and not _is_hidden(path)


def _is_hidden(path: PurePosixPath) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _found(root: Path) -> Iterator[Problem | tuple[str, bool]]:
    """Yield the name of each file to read, with whether it is a picture, and what is wrong."""
    for folder in TEXTS:
        try:
            mode = (root / folder).lstat().st_mode
        except FileNotFoundError:
            continue  # a guide without pages, or no guide at all: others say so
        except OSError as error:
            yield _cannot_be_read(folder, error)
            continue
        if stat.S_ISDIR(mode):
            yield from _inside(root, folder, 1)
        else:
            yield _not_a_file(folder)


def _inside(root: Path, folder: str, depth: int) -> Iterator[Problem | tuple[str, bool]]:
    try:
        names = sorted(path.name for path in (root / folder).iterdir())
    except OSError as error:
        yield _cannot_be_read(folder, error)
        return
    if depth > DEEPEST:
        yield TOO_LARGE.at(
            Location(shown(folder)),
            f"More than {DEEPEST} folders are inside one another here.",
            "Put the files into fewer folders.",
        )
        return
    known: dict[str, str] = {}
    for plain in names:
        name = f"{folder}/{plain}"
        if plain in OF_SYSTEMS:
            continue
        if folder.startswith("content") and not IN_ADDRESS.fullmatch(plain.removeprefix(".")):
            yield _page_name(name)
            continue
        same = known.setdefault(unicodedata.normalize("NFC", plain).casefold(), plain)
        if same != plain or plain.split(".")[0].casefold() in RESERVED:
            yield _name_taken(name, same)
            continue
        try:
            mode = (root / name).lstat().st_mode
        except OSError as error:
            yield _cannot_be_read(name, error)
            continue
        if stat.S_ISDIR(mode):
            if plain.startswith("."):
                yield _unread(name, "Nothing reads this folder, since its name starts with a dot.")
            else:
                yield from _inside(root, name, depth + 1)
        elif stat.S_ISREG(mode):
            yield from _of_file(name)
        else:
            yield _not_a_file(name)


def _of_file(name: str) -> Iterator[Problem | tuple[str, bool]]:
    path = PurePosixPath(name)
    if name.startswith(MADE) and path.suffix == ".json":
        return
    if not name.isprintable():
        yield _unread(name, "This file's name holds characters that cannot be printed.")
    elif counts(name):
        yield name, False
    elif is_picture(name):
        yield name, True
    else:
        yield _unread(name, "Nothing reads this file.")


def _content(path: Path, name: str, limit: int) -> bytes | Problem:
    """Return what is in a file, if it is one still, and no larger than it may be."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        with os.fdopen(os.open(path, flags | getattr(os, "O_BINARY", 0)), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return _not_a_file(name)
            content = file.read(limit + 1)
    except OSError as error:
        return _cannot_be_read(name, error)
    if len(content) > limit:
        return TOO_LARGE.at(
            Location(name),
            f"This file has more than {limit:,} bytes.",
            "Divide it, or make the picture smaller.",
        )
    return content


def shown(name: str) -> str:
    """Return a name that can be printed, whatever the bytes of the file's name are."""
    text = name.encode("utf-8", "backslashreplace").decode()
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)


def _not_a_file(name: str) -> Problem:
    return NOT_A_FILE.at(
        Location(shown(name)),
        "This is neither a file nor a folder, but a link, a device or a pipe.",
        "Put the file itself here, or delete this.",
    )


def _cannot_be_read(name: str, error: OSError) -> Problem:
    return CANNOT_BE_READ.at(
        Location(shown(name)),
        f"This cannot be read: {(error.strerror or 'an unknown reason').lower()}.",
        "Give yourself the right to read it, or delete it.",
    )


def _unread(name: str, message: str) -> Problem:
    """Return the problem of a file that nothing reads; on the site it would be a stranger's."""
    is_record = name.startswith("themes_data/")
    return UNREAD_FILE.at(
        Location(shown(name)),
        message,
        "Records end with .yaml, in small letters. Rename this file, or keep it elsewhere."
        if is_record
        else "Pages end with .md, pictures with .png, .jpg, .gif or .webp. Keep anything else out.",
        Severity.WARNING if is_record else Severity.ERROR,
    )


def _page_name(name: str) -> Problem:
    return PAGE_NAME.at(
        Location(shown(name)),
        "This name cannot be an address on the site.",
        "Use letters, digits, hyphens and dots, and another name than README.",
    )


def _name_taken(name: str, same: str) -> Problem:
    if same == PurePosixPath(name).name:
        message = "Windows keeps this name for a device, so the file cannot be there."
    else:
        message = f"On many machines this is the same name as {shown(same)}."
    return NAME_TAKEN.at(Location(shown(name)), message, "Give the file another name.")
