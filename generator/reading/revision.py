"""Reads a guide as it was in a revision of git; nothing is checked out, fetched or changed."""

import io
import os
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.reading.entries import counts, is_picture
from generator.reading.folder import Folder, decode_texts, read_templates
from generator.text.problems import printable

SET_BY_HOOKS = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"})

PLAIN_FILES = ("100644 ", "100755 ")
"""How git's list of a revision begins the line of a file; links and submodules begin otherwise."""


class NoRevisionError(Exception):
    """A revision that was named on the command line cannot be read."""


def read_revision(root: Path, revision: str) -> Folder:
    """Return the texts of the guide in `root` as they were in `revision`, such as main or HEAD~1.

    They are what git stores, whatever its attributes leave out of archives or rewrite. The
    templates are the ones in use now. Raises NoRevisionError where git knows no such revision, or
    where `root` is not in a Git repository.
    """
    _git(root, "rev-parse", "--git-dir")
    commit = _git(
        root,
        "rev-parse",
        "--verify",
        "--quiet",
        "--end-of-options",
        f"{revision}^{{commit}}",
        else_say=f"git knows no revision {printable(revision)} here.",
    )
    listed = _git(root, "ls-tree", "-r", "-z", commit.decode().strip())
    if not listed:
        raise NoRevisionError(f"{printable(revision)} does not have the folder {root.name}.")
    raw = _contents(root, dict(_named_objects(listed)))
    texts, problems = decode_texts(raw)
    pictures = {name: content for name, content in raw.items() if is_picture(name)}
    return Folder(root, texts, problems, pictures, templates=read_templates())


def folder_in_repository(root: Path) -> str:
    """Return the path from the top of a repository to the guide in `root`, with a slash at its end.

    It is empty where they are the same, or where there is no repository.
    """
    for top in (root, *root.parents):
        if (top / ".git").exists():
            below = root.relative_to(top).as_posix()
            return "" if below == "." else f"{below}/"
    return ""


def _named_objects(listed: bytes) -> Iterator[tuple[str, str]]:
    """Yield the path of each file that counts, with the name of its content in git."""
    for line in os.fsdecode(listed).split("\0"):
        kind, _, name = line.partition("\t")
        if kind.startswith(PLAIN_FILES) and (counts(name) or is_picture(name)):
            yield name, kind.split(" ")[2]


def _contents(root: Path, named: Mapping[str, str]) -> dict[str, bytes]:
    """Return the bytes of each file, from the answer of git: a line with a size, then the bytes."""
    asked = "".join(f"{name}\n" for name in named.values())
    answer = io.BytesIO(_git(root, "cat-file", "--batch", asked=asked.encode()))
    contents: dict[str, bytes] = {}
    for name in named:
        *_, kind, size = answer.readline().split()
        if kind != b"blob":
            raise NoRevisionError(f"git does not have {printable(name)} here: fetch it first.")
        contents[name] = answer.read(int(size))
        answer.readline()
    return contents


def _git(root: Path, *arguments: str, asked: bytes = b"", else_say: str = "") -> bytes:
    """Return what git answers below `root`.

    Raises NoRevisionError where it fails, with `else_say` or else with git's own reason. What git's
    own hooks set would send it to another repository, and is left out; nothing is fetched, since
    what fetches is a program that the repository names.
    """
    kept = {name: value for name, value in os.environ.items() if name not in SET_BY_HOOKS}
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *arguments],
            capture_output=True,
            check=True,
            input=asked,
            env={**kept, "LC_ALL": "C", "GIT_NO_LAZY_FETCH": "1"},
        )
    except FileNotFoundError:
        raise NoRevisionError("git is not installed here.") from None
    except subprocess.CalledProcessError as error:
        reason = error.stderr.decode(errors="replace").strip().removeprefix("fatal: ")
        if reason.startswith("not a git repository"):
            else_say = f"{printable(str(root))} is not in a repository of git."
        raise NoRevisionError(else_say or f"git says: {printable(reason, 1000)}") from None
    return done.stdout
