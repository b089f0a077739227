"""Writes results to disk, whole or not at all."""

import errno
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

MARK = ".made-by-guide"
"""A file in every folder that was written here, so that no other folder is ever replaced."""


REFUSALS = {
    errno.EACCES, errno.EDQUOT, errno.EEXIST, errno.EFBIG, errno.EIO, errno.EISDIR,
    errno.ENAMETOOLONG, errno.ENOSPC, errno.ENOTDIR, errno.EPERM, errno.EROFS,
}  # fmt: skip
"""What a disk says when it does not take a file; anything else is a mistake of this program."""


class NotOursError(Exception):
    """The folder to replace holds something that this command did not write."""


class NotWritableError(Exception):
    """A result could not be written to disk."""


def replace_folder(folder: Path, fill: Callable[[Path], bool]) -> bool:
    """Have `fill` write into a new folder, then put that in the place of `folder`.

    Returns what `fill` returns; where that is False, or where it raises, `folder` stays as it was.
    Raises NotOursError where `folder` is a file, or holds files and was not written here, and
    NotWritableError where the disk refuses.
    """
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MARK).is_file():
        raise NotOursError(f"{folder} holds files that were not written by this command.")
    if folder.exists() and not folder.is_dir():
        raise NotOursError(f"{folder} is a file, and a folder is to be written.")
    with _told_in_words(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as name:
            new, old = Path(name) / "new", Path(name) / "old"
            new.mkdir()
            if not fill(new):
                return False
            (new / MARK).write_text("", encoding="utf-8")
            if folder.exists():
                folder.rename(old)
            try:
                new.rename(folder)
            except BaseException:
                if old.exists():
                    old.rename(folder)
                raise
    return True


def write_texts(folder: Path, texts: Mapping[str, str]) -> None:
    """Write every text to its path below `folder`, with plain line ends."""
    for path, text in texts.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")


def replace_file(path: Path, content: bytes) -> None:
    """Put `content` in the place of the file at `path` in one step.

    Raises NotWritableError where the disk refuses.
    """
    with _told_in_words(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


@contextmanager
def _told_in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno not in REFUSALS:
            raise
        reason = (error.strerror or str(error)).lower()
        raise NotWritableError(f"{path} cannot be written: {reason}.") from None
