"""Writes results to disk, whole or not at all."""

import os
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from generator.publishing.workroom import MARK, clear_left_overs, take_place, workroom
from generator.text.problems import printable


class NotOursError(Exception):
    """The folder to replace holds something that this command did not write."""


class NotWritableError(Exception):
    """A result could not be written to disk."""


def replace_folder(folder: Path, fill: Callable[[Path], bool]) -> bool:
    """Have `fill` write into a new folder, then put that in the place of `folder`.

    A link stays, and what it leads to is replaced. Returns what `fill` returns; where that is
    False, or where it raises, `folder` stays as it was. Raises NotOursError where `folder` is a
    file, or holds files and was not written here, and NotWritableError where the disk refuses.
    """
    with _told_in_words(folder):
        place = Path(os.path.realpath(folder))
        if place.is_dir() and any(place.iterdir()) and not (place / MARK).is_file():
            raise NotOursError(f"{folder} holds files that were not written by this command.")
        if os.path.lexists(place) and not place.is_dir():
            raise NotOursError(f"{folder} is no folder, and a folder is to be written.")
        place.parent.mkdir(parents=True, exist_ok=True)
        with workroom(place.parent, f".{place.name}") as room:
            new = room / "new"
            new.mkdir()
            if not fill(new):
                return False
            (new / MARK).write_text("", encoding="utf-8")
            take_place(new, place, room)
    return True


def is_open_to_all(folder: Path) -> bool:
    """Tell whether other users, such as a web server, may read a folder that was written here."""
    return os.name != "posix" or bool(folder.stat().st_mode & stat.S_IROTH)


def recover(folder: Path) -> None:
    """Put back what a killed run took from the place of `folder`, and clear away its left-overs."""
    clear_left_overs(Path(os.path.realpath(folder)).parent)


def write_texts(folder: Path, texts: Mapping[str, str]) -> None:
    """Write every text to its path below `folder`, with plain line ends."""
    for path, text in texts.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")


def replace_file(path: Path, content: bytes) -> None:
    """Put `content` in the place of the file or link at `path` in one step.

    A file that was there keeps its rights. Raises NotWritableError where the disk refuses.
    """
    with _told_in_words(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with workroom(path.parent, f".{path.name}") as room:
            new = room / "new"
            new.write_bytes(content)
            if path.is_file():
                new.chmod(stat.S_IMODE(path.stat().st_mode))
            new.replace(path)


@contextmanager
def _told_in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = printable((error.strerror or str(error)).lower())
        raise NotWritableError(f"{printable(str(path))} cannot be written: {reason}.") from None
