"""Formats a file of evidence where that is safe: order of fields, white space, quotation marks.

Text in, text out. The record says the same before and after, but for the shape of apostrophes and
quotation marks in our own words, and no comment is lost.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from generator.evidence.records import Record, Source
from generator.evidence.records.shape import PlacedPart, parts_in
from generator.reading.loading import is_record_file, kind_of
from generator.text.yaml.edits import MARK, CannotEditError, Editor

Mend = Callable[[Editor, Sequence[PlacedPart]], None]


def formatted_files(texts: Mapping[str, str]) -> dict[str, str]:
    """Return the files of evidence that change when they are formatted: path → new text."""
    changed = {}
    for path, text in texts.items():
        kind = kind_of(path) if is_record_file(path) else None
        if kind and (new := formatted(text, kind)) != text:
            changed[path] = new
    return changed


def formatted(text: str, model: type[Record]) -> str:
    """Return the text of a file of a kind as formatted, or as it is where it cannot be read."""
    plain = text.removeprefix(MARK).replace("\r\n", "\n").rstrip(" \t\n") + "\n"
    if model is Source:
        plain = _description_for_title(plain)
    try:
        editor = Editor(plain)
    except CannotEditError:
        return text
    if editor.problems:
        return text
    try:
        return _mended(editor, model, MENDS)
    except CannotEditError:  # one of them goes too far here; the others are still made
        for mend in MENDS:
            with suppress(CannotEditError):
                plain = _mended(Editor(plain), model, (mend,))
        return plain


def _description_for_title(text: str) -> str:
    """Return the text of a source with a title in square brackets as the description that it is."""
    if re.search(r"(?m)^title_not_seen:", text):
        return text
    return re.sub(
        r"""(?m)^title:[ ]+(['"])\[(.*\S.*)\]\1$""", r"title_not_seen: \1\2\1", text, count=1
    )


def _mended(editor: Editor, model: type[Record], mends: Sequence[Mend]) -> str:
    parts = tuple(parts_in(editor.document.value, model))
    for mend in mends:
        mend(editor, parts)
    return editor.proven(_without_shapes)


def _without_shapes(text: str) -> list[str]:
    """Return a text in paragraphs, without the shape of its marks and the width of its spaces."""
    plain = text.replace("’", "'").replace("“", '"').replace("”", '"')
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", plain.strip())]


def _round_marks(editor: Editor, parts: Sequence[PlacedPart]) -> None:
    ways = [
        way
        for part in parts
        for field, way, _ in part.texts_in_our_words()
        if not (part.is_sealed and field.ours and field.ours.under_seal)
    ]
    for way in sorted(ways, key=editor.document.place, reverse=True):
        editor.rewrite(way, _with_round_marks)


def _with_round_marks(written: str) -> str:
    """Return a text as written in YAML with round apostrophes and quotation marks."""
    if written[:1] in {"'", '"'}:
        return written
    body = re.sub(r"(?<=\w)'(?=\w)", "’", written)
    if not re.search(r"(?<!\w)'", body):  # no single quotation opens: patients' is a genitive
        body = re.sub(r"(?<=s)'(?!\w)", "’", body)
    return re.sub(r'(?<![\w"])"([^"\n]+)"(?![\w"])', r"“\1”", body)


def _sort_fields(editor: Editor, parts: Sequence[PlacedPart]) -> None:
    editor.sort_fields({part.steps: [field.name for field in part.fields] for part in parts})


def _trim_space(editor: Editor, _: Sequence[PlacedPart]) -> None:
    editor.pass_through(_without_spare_space)


def _without_spare_space(text: str) -> str:
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip("\n") + "\n"


MENDS: tuple[Mend, ...] = (_round_marks, _sort_fields, _trim_space)
"""In this order, since the first keeps every line in its place and the last keeps none."""
