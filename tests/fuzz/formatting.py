"""Target: a file of evidence is formatted, and takes a seal wherever it has a part.

It says the same afterwards, with every comment; formatted a second time, it stays as it is. A text
that cannot be changed safely is left alone.
"""

from collections.abc import Hashable
from typing import Any

from generator.editing.formatting import formatted
from generator.editing.todays_form import FORMS_OF_TODAY
from generator.evidence.records import Theme
from generator.reading.loading import kind_of
from generator.text.yaml.document import read_document
from generator.text.yaml.edits import CannotEditError, Editor
from tests.fuzz import yaml_files
from tests.fuzz.corpus import saved
from tests.fuzz.engine import Target

SEAL = {"fingerprint": "abc123", "checked_on": "2025-03-01"}
MOST = 5
"""In how many parts of one input a seal is put."""

MARKS = str.maketrans("‘’“”", "''\"\"")


def answer(text: str) -> Hashable:
    """Return what is wrong with an input as YAML, and whether formatting changes it."""
    text = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    named = yaml_files.PLACE.match(text)
    kind = (named and kind_of(yaml_files.FOLDER + named[1])) or Theme
    new = formatted(text, kind)
    before, after = (read_document("", one.lstrip("\ufeff")) for one in (text, new))
    assert formatted(new, kind) == new, "formatted twice it is another"
    today = FORMS_OF_TODAY[kind][1](before[0].value) if kind in FORMS_OF_TODAY else None
    said = _said(before[0].value), _said(today)
    assert _said(after[0].value) in said, "it says something else"
    codes = [problem.code for problem in before[1]]
    assert [problem.code for problem in after[1]] == codes
    assert new.count("#") == text.count("#"), "a comment is lost"
    holders = sorted({way[:-1] for way in before[0].keys}, key=str)[:MOST]
    return (frozenset(codes), new == text, *(_takes_a_seal(text, way) for way in holders))


def _takes_a_seal(text: str, holder: tuple[str | int, ...]) -> bool:
    try:
        editor = Editor(text)
        editor.put_part((*holder, "seal"), SEAL)
        sealed = editor.proven()
    except CannotEditError:
        return False
    value: Any = read_document("", sealed.lstrip("\ufeff"))[0].value
    for step in holder:
        value = value[step]
    assert {**value["seal"], **SEAL} == value["seal"], "the seal is not there"
    return True


def _said(value: Any) -> Any:
    """Return plain data without the shapes of marks and the width of white space."""
    if isinstance(value, dict):
        return {name: _said(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_said(part) for part in value]
    return " ".join(value.translate(MARKS).split()) if isinstance(value, str) else value


def target() -> Target:
    """Return the target, with the seeds of the one that reads files."""
    read = yaml_files.target()
    seeds = [*read.seeds, *saved("formatting").values()]
    return Target("formatting", seeds, read.tokens, answer)
