"""Rooms in which results are made: each is locked while its run lives, and cleared away after it.

A run that is killed leaves its room behind without a lock, so that the next run knows it. Where the
system or the disk has no such locks, as on Windows, what a killed run left stays.
"""

import ctypes
import errno
import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl

MARK = ".made-by-guide"
"""The name of a file in every folder that was written here, and the ending of every room."""

OLD = "old"
"""What was there before, in a room, for as long as it takes to put the new one in its place."""

TAKEN = {errno.EEXIST, errno.ENOTEMPTY}
"""What the system says where another run has put its own in the place already."""

AT_FDCWD = -100
SWAP = 2
"""RENAME_EXCHANGE of renameat2(2) on Linux, and RENAME_SWAP of renamex_np(2) on macOS."""


@contextmanager
def workroom(parent: Path, name: str) -> Iterator[Path]:
    """Yield a new folder in `parent`, for whoever runs this alone, and remove it at the end.

    What killed runs left in `parent` is cleared away first.
    """
    clear_left_overs(parent)
    room, lock = _new_room(parent, name)
    try:
        yield room
    finally:
        _clear(room, lock)


def clear_left_overs(parent: Path) -> None:
    """Remove the rooms that killed runs left in `parent`.

    What a run took away from its place, and put nothing in its stead, is put back.
    """
    for room in sorted(parent.glob(f"*-????????{MARK}")):
        with suppress(OSError):  # its run lives, or it is somebody else's
            _clear(room, _lock(room))


def take_place(new: Path, place: Path, room: Path) -> None:
    """Put a folder that was made in `room` in the place of another, in one step where possible.

    Otherwise the old one is in the room for a moment. Raises OSError where the disk refuses.
    """
    while not _exchange(new, place):
        shutil.rmtree(room / OLD, ignore_errors=True)  # another run's stands in its place
        with suppress(FileNotFoundError):
            place.rename(room / OLD)
        try:
            new.rename(place)
        except OSError as error:
            _put_back(room)
            if error.errno not in TAKEN:
                raise
        else:
            return


def _new_room(parent: Path, name: str) -> tuple[Path, int | None]:
    """Return a new room with its lock; None stands for a lock that the disk does not have."""
    while True:
        room = parent / f"{name}-{secrets.token_hex(4)}{MARK}"
        room.mkdir(mode=0o700)
        try:
            return room, _lock(room)
        except (BlockingIOError, FileNotFoundError):
            continue  # another run took it for a left-over before it was locked
        except OSError:
            return room, None


def _lock(room: Path) -> int:
    """Return a handle that locks a room of this user's as long as it is open.

    Raises OSError where it cannot be had.
    """
    if sys.platform == "win32":
        raise PermissionError(f"{room} cannot be locked.")
    handle = os.open(room, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        locked = os.fstat(handle)
        if not os.path.samestat(locked, room.lstat()) or locked.st_uid != os.geteuid():
            raise FileNotFoundError(f"{room} is not the room that it was.")
    except BaseException:
        os.close(handle)
        raise
    return handle


def _clear(room: Path, lock: int | None) -> None:
    """Remove a room; what it holds of before goes back into its place first, if that is empty."""
    try:
        _put_back(room)
        shutil.rmtree(room, ignore_errors=True)
    finally:
        if lock is not None:
            os.close(lock)


def _put_back(room: Path) -> None:
    place = room.with_name(room.name.removesuffix(MARK)[1:].rpartition("-")[0])
    if not (room / OLD).exists() or os.path.lexists(place):
        return
    try:
        (room / OLD).rename(place)
    except OSError as error:
        if error.errno not in TAKEN:
            raise


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step, and tell whether that was possible."""
    if sys.platform == "win32":
        return False
    system = ctypes.CDLL(None)
    paths = os.fsencode(one), os.fsencode(other)
    if sys.platform == "darwin":
        return bool(system.renamex_np(*paths, SWAP) == 0)
    if not hasattr(system, "renameat2"):
        return False
    return bool(system.renameat2(AT_FDCWD, paths[0], AT_FDCWD, paths[1], SWAP) == 0)
