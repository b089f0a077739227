"""Problems in what somebody wrote, as plain values.

A problem is collected and shown, never raised. This module knows nothing of YAML, of records or
of how a problem is printed.
"""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """How serious a problem is: only an error stops a build."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, order=True)
class Location:
    """A place in a file of the guide's folder: path from that folder, line and column from 1."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True)
class Problem:
    """One mistake that somebody made: where, its stable code, what is wrong and what to do."""

    location: Location
    code: str
    message: str
    help: str = ""
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, kw_only=True)
class Mistake:
    """A kind of mistake: a stable code, how serious it is, what it means and how to correct it.

    `wrong` and `right` are lines of the file `file` before and after it was corrected;
    `wrong_file` is where the file was before, if its place or its name was the mistake.
    """

    code: str
    severity: Severity = Severity.ERROR
    means: str
    remedy: str
    file: str
    wrong: str
    right: str
    wrong_file: str = ""

    def at(
        self, location: Location, message: str, help_: str = "", severity: Severity | None = None
    ) -> Problem:
        """Return one such mistake at a place; its severity may differ from the usual one."""
        return Problem(location, self.code, message, help_, severity or self.severity)


def printable(text: str, longest: int = 400) -> str:
    """Return foreign text as one line that no terminal obeys: what cannot be printed is escaped.

    The middle of a text with more than `longest` characters is left out.
    """
    if len(text) > longest:
        half = longest // 2
        text = f"{text[:half]} … {text[-half:]}"
    return "".join(
        sign if sign.isprintable() else " " if sign.isspace() else _escaped(sign) for sign in text
    )


def _escaped(sign: str) -> str:
    return f"\\x{ord(sign):02x}" if ord(sign) < 256 else f"\\u{ord(sign):04x}"


def in_reading_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems sorted by place, each of them once."""
    return sorted(set(problems), key=lambda p: (p.location, p.code, p.message))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Tell whether any of the problems stops a build."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def near_match(word: str, known: Iterable[str]) -> str | None:
    """Return the known word most like `word`, or None where nothing comes close."""
    matches = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return matches[0] if matches else None


def suggestion(word: str, known: Iterable[str], else_say: str) -> str:
    """Return the help sentence for a word that is not known: the near match, or `else_say`."""
    match = near_match(word, known)
    return f"Did you mean `{match}`?" if match else else_say
