"""Brings a file of an earlier edition into the form of today, where that is safe.

Text in, text out. No comment is lost, and the record says the same but for what is told in another
way today: what a line of a lesson rests on, identifiers in an address, and a title in square
brackets, which is a description in its place.
"""

import re
from collections.abc import Callable, Mapping

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
    if model not in FORMS_OF_TODAY:
        return text
    change, meaning = FORMS_OF_TODAY[model]
    if (new := change(text)) == text:
        return text
    editor = Editor(text)
    editor.pass_through(lambda _: new, meaning(editor.document.value))
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


def _with_bare_identifiers(text: str) -> str:
    """Return a source whose identifiers stand without an address or a word around them."""
    names = "|".join(IDENTIFIERS)
    return re.sub(rf"""(?m)^({names}):( +)(["']?)(.*?)\3( +#.*)? *$""", _bare_line, text)


def _bare_line(found: re.Match[str]) -> str:
    name, space, _, written, comment = found.groups()
    bare = _bare(name, written.strip())
    return found[0] if bare == written.strip() else f"{name}:{space}{bare}{comment or ''}"


def _bare(name: str, written: str) -> str:
    is_bare = re.fullmatch(FORMS[name], written)
    return written if is_bare else IDENTIFIERS[name](written) or written


def _described(text: str) -> str:
    """Return a source whose title in square brackets is the description that it is."""
    if re.search(r"(?m)^title_not_seen:", text):
        return text
    return re.sub(r"""(?m)^title:( +)(['"])\[(.*\S)\]\2$""", r"title_not_seen:\1\2\3\2", text)


def _identified(value: Value) -> Value:
    """Return what a source says with bare identifiers, and with a description as such."""
    if not isinstance(value, dict):
        return value
    said = {
        name: _bare(name, part) if name in IDENTIFIERS and isinstance(part, str) else part
        for name, part in value.items()
    }
    title = said.get("title")
    if "title_not_seen" not in said and isinstance(title, str) and re.fullmatch(r"\[.*\]", title):
        said["title_not_seen"] = title[1:-1]
        del said["title"]
    return said


FORMS_OF_TODAY: Mapping[type[Record], tuple[Callable[[str], str], Callable[[Value], Value]]] = {
    Lesson: (_without_editors, _told_apart),
    Source: (lambda text: _described(_with_bare_identifiers(text)), _identified),
}
"""What brings the text of a file into the form of today, and what the text then has to say."""
