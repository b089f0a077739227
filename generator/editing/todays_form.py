"""Brings a file of an earlier edition into the form of today, where that is safe.

Text in, text out. The record keeps each comment, and says the same but for what is told in another
way today: who a line of a lesson rests on, and identifiers inside an address.
"""

import re
from collections.abc import Mapping

from generator.evidence.records import Lesson, Record, Source
from generator.evidence.records.forms import FORMS
from generator.reading.validation import IDENTIFIERS
from generator.text.yaml.document import Value
from generator.text.yaml.edits import CannotEditError, Editor

EDITORS = "editors"
"""What stood for our own suggestion, beside the evidence of a problem or alone."""

OWN = rf"""["']?{EDITORS}["']?"""


def in_todays_form(text: str, model: type[Record]) -> str:
    """Return the text of a file of a kind in the form of today, or as it is where nobody can tell.

    Raises CannotEditError where it cannot be read.
    """
    editor = Editor(text)
    if model is Lesson:
        editor.pass_through(_without_editors, _told_apart(editor.document.value))
    if model is Source and isinstance(editor.document.value, dict):
        bare = _bare_identifiers(editor.document.value)
        editor.pass_through(lambda old: _with(old, bare), {**editor.document.value, **bare})
    try:
        return editor.proven()
    except CannotEditError:  # written in a way that is not foreseen here
        return text


def _told_apart(value: Value) -> Value:
    """Return a lesson in which all evidence beside `editors` is that of a problem."""
    if isinstance(value, list):
        return [_told_apart(item) for item in value]
    if not isinstance(value, dict):
        return value
    told = {name: _told_apart(part) for name, part in value.items()}
    basis = told.get("basis")
    if basis == EDITORS or (isinstance(basis, list) and EDITORS in basis):
        del told["basis"]
        if shown := [id_ for id_ in basis if id_ != EDITORS and basis != EDITORS]:
            told["problem_shown_by"] = shown
    return told


def _without_editors(text: str) -> str:
    text = re.sub(rf"(?m)^( *- )basis: *{OWN} *\n +(?=\w)", r"\1", text)
    text = re.sub(r"(?m)^( *)basis:(.*\n)((?:\1 *- .*\n)*)", _lines_without_editors, text)
    text = re.sub(rf", *basis: *{OWN} *(?=[,}}])", "", text)
    text = re.sub(rf"\{{ *basis: *{OWN} *, *", "{", text)
    return re.sub(r"(?m)(^ *|[{,] *)basis:( *)\[([^\]\n]*)\]", _in_brackets, text)


def _lines_without_editors(found: re.Match[str]) -> str:
    space, value, entries = found.groups()
    others = re.sub(rf"(?m)^( *)- {OWN} *(#.*)?\n", _kept_comment, entries)
    alone = re.fullmatch(rf" *\[? *{OWN} *\]? *(#.*)?\n", value)
    if alone or (entries and not re.search(r"(?m)^ *- ", others)):
        comment = (alone[1] if alone else value.strip()) or ""
        return (f"{space}{comment}\n" if comment else "") + others
    return found[0] if others == entries else f"{space}problem_shown_by:{value}{others}"


def _kept_comment(found: re.Match[str]) -> str:
    return f"{found[1]}{found[2]}\n" if found[2] else ""


def _in_brackets(found: re.Match[str]) -> str:
    before, space, listed = found.groups()
    ids = [id_.strip() for id_ in listed.split(",")]
    others = [id_ for id_ in ids if id_.strip("\"'") != EDITORS]
    same = others == ids
    return found[0] if same else f"{before}problem_shown_by:{space}[{', '.join(others)}]"


def _bare_identifiers(source: Mapping[str, Value]) -> dict[str, str]:
    """Return the identifiers of a source that stand in an address or behind a word, without it."""
    found: dict[str, str | None] = {}
    for name, bare_in in IDENTIFIERS.items():
        written = source.get(name)
        if isinstance(written, str) and not re.fullmatch(FORMS[name], written):
            found[name] = bare_in(written)
    return {name: bare for name, bare in found.items() if bare}


def _with(text: str, identifiers: Mapping[str, str]) -> str:
    for name, bare in identifiers.items():
        text = re.sub(
            rf"""(?m)^({name}: *)(["']?).*?\2( +#.*)?$""", rf"\g<1>{bare}\3", text, count=1
        )
    return text
