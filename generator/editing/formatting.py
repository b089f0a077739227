"""Puts a file of evidence in order where that is safe: order of fields, white space, quote marks.

Text in, text out. Whatever it does, the record says the same before and after, but for the shape
of apostrophes and quotation marks in our own words; comments move with the field below them.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel

from generator.evidence.records.shape import fields_of
from generator.text.yaml.source import Document, Steps, Value, read_document

OWN_WORDS = frozenset(
    {
        "action", "argument", "ask", "cautions", "change", "claim", "definition", "description",
        "do", "does_not_show", "finding", "limits", "matters_because", "message", "not_read",
        "note", "paraphrase", "plain", "project_definition", "reason", "settled_by", "sign",
        "statement", "summary", "valence_note", "why", "why_we_know",
    }
)  # fmt: skip
"""Fields that hold our own words; titles, labels and quotes are as others published them."""

SEALED = frozenset({"argument", "claim", "paraphrase", "title"})
"""Fields that a seal may cover: they stay as they are where one stands beside or above them."""


def tidied(text: str, model: type[BaseModel]) -> str:
    """Return the text of a file of a kind in good order, or as it is where it cannot be read."""
    if read_document("", _with_plain_ends(text))[1]:
        return text
    ordered = _Order(model).of
    spaced = _without_spare_space
    for step in (_with_plain_ends, spaced, ordered, spaced, _with_marks):
        changed = step(text)
        if _says_the_same(text, changed):
            text = changed
    return text


def _says_the_same(before: str, after: str) -> bool:
    old, _ = read_document("", _with_plain_ends(before))
    new, problems = read_document("", after)
    comments = [sorted(_comments(text)) for text in (_with_plain_ends(before), after)]
    return not problems and _bare(old.value) == _bare(new.value) and comments[0] == comments[1]


def _comments(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if found := re.search(r"(?:^|\s)#.*", line):
            yield found[0].strip()


def _bare(value: Value) -> Any:
    """Return a value without what may change: the shape of marks and the width of space."""
    if isinstance(value, dict):
        return {name: _bare(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_bare(item) for item in value]
    if value is None:
        return None
    plain = value.replace("’", "'").replace("“", '"').replace("”", '"')
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", plain.strip())]


# White space


def _with_plain_ends(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def _without_spare_space(text: str) -> str:
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip("\n") + "\n"


# The order of fields


class _Order:
    """Sorts the fields of each part that has every field on lines of its own."""

    def __init__(self, model: type[BaseModel]) -> None:
        self._model = model

    def of(self, text: str) -> str:
        """Return the text with the fields of each part in the order of its kind."""
        done: set[Steps] = set()
        while True:
            document, _ = read_document("", text)
            part = next((s for s in _parts(document.value) if s not in done), None)
            if part is None:
                return text
            done.add(part)
            text = self._sorted(text, document, part)

    def _sorted(self, text: str, document: Document, part: Steps) -> str:
        names = self._names(part)
        keys = [
            steps for steps in document.keys if steps[:-1] == part and len(steps) == len(part) + 1
        ]
        keys.sort(key=lambda steps: document.keys[steps])
        wanted = sorted(
            keys, key=lambda steps: names.index(steps[-1]) if steps[-1] in names else 99
        )
        places = [document.keys[steps] for steps in keys]
        if wanted == keys or len({place.line for place in places}) < len(keys):
            return text
        if len({place.column for place in places}) > 1:
            return text
        lines = text.splitlines()
        starts = [_with_comments(lines, place.line - 1, places[0].column) for place in places]
        starts[0] = places[0].line - 1 if part else _after_head(lines, places[0].line - 1)
        ends = [*starts[1:], _end_of(document, part)]
        blocks = dict(
            zip(keys, (lines[a:b] for a, b in zip(starts, ends, strict=True)), strict=True)
        )
        column = places[0].column - 1
        dashed = bool(part) and isinstance(part[-1], int)
        if dashed:
            first = blocks[keys[0]]
            first[0] = " " * column + first[0][column:]
        new = [line for steps in wanted for line in blocks[steps]]
        if dashed:
            at = next(
                n
                for n, line in enumerate(new)
                if not line.lstrip().startswith("#") and line.strip()
            )
            new[at] = f"{' ' * (column - 2)}- {new[at][column:]}"
        return "\n".join([*lines[: starts[0]], *new, *lines[ends[-1] :]]) + "\n"

    def _names(self, part: Steps) -> list[str]:
        model = self._model
        for step in part:
            if isinstance(step, str):
                field = next((f for f in fields_of(model) if f.name == step), None)
                if field is None or field.value.part is None:
                    return []
                model = field.value.part
        return [field.name for field in fields_of(model)]


def _parts(value: Value, steps: Steps = ()) -> Iterator[Steps]:
    """Yield the way to every part of a document that has fields, from the outside in."""
    if isinstance(value, dict):
        yield steps
        for name, item in value.items():
            yield from _parts(item, (*steps, name))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _parts(item, (*steps, number))


def _with_comments(lines: list[str], start: int, column: int) -> int:
    """Return the first line of the comments right above a field that stand in its column."""
    while start and re.match(rf"\s{{{column - 1}}}#", lines[start - 1]):
        start -= 1
    return start


def _after_head(lines: list[str], first: int) -> int:
    """Return where the first field's own comments begin: the line for the editor stays on top."""
    start = _with_comments(lines, first, 1)
    while start < first and lines[start].startswith("# yaml-language-server:"):
        start += 1
    return start


def _end_of(document: Document, part: Steps) -> int:
    inside = [end for steps, end in document.ends.items() if steps[: len(part)] == part]
    last = max(inside)
    return last.line - 1 if last.column == 1 else last.line


# Marks


def _with_marks(text: str) -> str:
    """Return the text with round apostrophes and quotation marks in our own words."""
    document, _ = read_document("", text)
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    for steps in sorted(_own_words(document.value), key=lambda s: document.values[s], reverse=True):
        begin, end = document.values[steps], document.ends[steps]
        first = starts[begin.line - 1] + begin.column - 1
        last = starts[min(end.line, len(starts)) - 1] + end.column - 1
        written = text[first:last]
        if written[:1] in {"'", '"'}:
            continue
        body = re.sub(r"(?<=\w)'(?=\w)", "’", written)
        if not re.search(r"(?<!\w)'", body):  # no single quotation opens: patients' is a genitive
            body = re.sub(r"(?<=s)'(?!\w)", "’", body)
        body = re.sub(r'(?<![\w"])"([^"\n]+)"(?![\w"])', r"“\1”", body)
        text = text[:first] + body + text[last:]
    return text


def _own_words(value: Value, steps: Steps = (), *, sealed: bool = False) -> Iterable[Steps]:
    """Yield the way to every text in our own words that no seal covers."""
    if isinstance(value, dict):
        sealed = sealed or "seal" in value
        for name, item in value.items():
            yield from _own_words(item, (*steps, name), sealed=sealed)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _own_words(item, (*steps, number), sealed=sealed)
    elif value is not None:
        name = next(step for step in reversed(steps) if isinstance(step, str))
        if name in OWN_WORDS and not (sealed and name in SEALED):
            yield steps
