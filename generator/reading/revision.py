"""Reads a guide as it was in a revision of git; nothing is checked out and nothing is changed."""

import io
import os
import subprocess
import tarfile
from pathlib import Path

from generator.reading.folder import Folder, decode_texts, read_templates

SET_BY_HOOKS = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"})


class NoRevisionError(Exception):
    """A revision that was named on the command line cannot be read."""


def read_revision(root: Path, revision: str) -> Folder:
    """Return the texts of the guide in `root` as they were in `revision`, such as main or HEAD~1.

    The templates are the ones in use now. Raises NoRevisionError where git knows no such revision,
    or where `root` is not in a Git repository.
    """
    _git(root, "rev-parse", "--git-dir", else_say=f"{root} is not in a repository of git.")
    commit = _git(
        root,
        "rev-parse",
        "--verify",
        "--quiet",
        "--end-of-options",
        f"{revision}^{{commit}}",
        else_say=f"git knows no revision {revision} here.",
    )
    name = commit.decode("ascii").strip()
    archive = _git(root, "archive", "--format=tar", name, else_say=f"{revision} cannot be read.")
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        raw = {
            member.name: content.read()
            for member in files.getmembers()
            if member.isfile() and (content := files.extractfile(member))
        }
    texts, problems = decode_texts(raw)
    return Folder(root=root, texts=texts, problems=problems, templates=read_templates())


def _git(root: Path, *arguments: str, else_say: str) -> bytes:
    """Return what git answers below `root`; raises NoRevisionError with `else_say` where it fails.

    What git's own hooks set would send it to another repository, and is left out.
    """
    environment = {name: value for name, value in os.environ.items() if name not in SET_BY_HOOKS}
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *arguments],
            capture_output=True,
            check=True,
            env=environment,
        )
    except FileNotFoundError:
        raise NoRevisionError("git is not installed here.") from None
    except subprocess.CalledProcessError:
        raise NoRevisionError(else_say) from None
    return done.stdout
