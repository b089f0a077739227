"""Compares a record or a part of one field by field, as a reader sees it."""

from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import Any

from generator.changes.wording import WITHDRAWN, from_to, joined, short, words_of
from generator.evidence import Evidence
from generator.fields import FieldOfRecord, Holds, fields_of
from generator.records import Record
from generator.records.common import Part, Seal

MARKS = str.maketrans("’‘“”", "''\"\"")
"""Round quotation marks, and the straight ones that mean the same."""


def title_of(record: Record) -> str:
    """Return what a record is called."""
    return str(getattr(record, "title", None) or getattr(record, "name", None) or record.id)


class Labels:
    """Names what an id stands for, as readers know it."""

    def __init__(self, before: Evidence, now: Evidence) -> None:
        """Take both states; what was withdrawn has no other name."""
        self._names: dict[tuple[str, str], str] = {}
        for evidence in (before, now):
            for record in evidence.records:
                self._names[type(record).__name__.lower(), record.id] = title_of(record)
            for group in evidence.guide.groups:
                self._names["group", group.id] = group.label.lower()
            for kind in ("roles", "phases", "conditions"):
                for term in getattr(evidence.guide, kind):
                    self._names[kind[:-1], term.id] = term.label.lower()
        for model, id_ in now.withdrawn:
            self._names[model.__name__.lower(), id_] = WITHDRAWN

    def of(self, field: FieldOfRecord, value: object) -> str:
        """Return a value of a field for people."""
        if isinstance(value, Enum):
            return str(value.value)
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, date):
            return value.isoformat()
        for kind in field.value.kinds:
            if (kind, str(value)) in self._names:
                return self._names[kind, str(value)]
        return str(value)


def of_part(old: Part, new: Part, inside: str, skipped: set[str], labels: Labels) -> list[str]:
    """Return a sentence for each field that a reader sees differently."""
    sentences: list[str] = []
    for field, was, is_ in differing(old, new, skipped | {"seal"}):
        name = f"{inside}{words_of(field.name)}"
        if field.is_list:
            sentences += _of_list(field, was, is_, name, labels)
        elif isinstance(was, Part) and isinstance(is_, Part):
            sentences += of_part(was, is_, f"{name}, ", set(), labels)
        elif is_ is None:
            sentences.append(f"{name} was taken out")
        elif was is None:
            sentences.append(f"{name} was added: {_shown(field, is_, labels)}")
        else:
            shown_was, shown_is = (_shown(field, value, labels) for value in (was, is_))
            sentences.append(f"{name} {from_to(shown_was, shown_is)}")
    return sentences


def _of_list(
    field: FieldOfRecord, was: tuple[Any, ...], is_: tuple[Any, ...], name: str, labels: Labels
) -> list[str]:
    added = [item for item in is_ if item not in was]
    lost = [item for item in was if item not in is_]
    sentences = []
    for old in tuple(lost):
        new = next((item for item in added if _key(item) and _key(item) == _key(old)), None)
        if new is not None:
            sentences += of_part(old, new, f"{name}, {short(str(_key(new)))}: ", set(), labels)
            added.remove(new)
            lost.remove(old)
    if added:
        sentences.append(f"{name}: added {joined(_shown(field, item, labels) for item in added)}")
    if lost:
        sentences.append(
            f"{name}: taken out {joined(_shown(field, item, labels) for item in lost)}"
        )
    if not sentences:
        sentences.append(f"{name}: in another order")
    return sentences


def _key(item: object) -> str | None:
    """Return what tells an entry of a list from the others: an id, or else its first text."""
    if not isinstance(item, Part):
        return None
    for name in ("id", "group", "with_", "do", "ask", "sign", "part", "source", "message"):
        if isinstance(getattr(item, name, None), str):
            return str(getattr(item, name))
    return None


def differing(old: Part, new: Part, skipped: set[str]) -> Iterator[tuple[FieldOfRecord, Any, Any]]:
    """Yield every field whose value a reader sees differently, with both values."""
    by_alias = {info.alias or name: name for name, info in type(new).model_fields.items()}
    for field in fields_of(type(new)):
        was, is_ = getattr(old, by_alias[field.name]), getattr(new, by_alias[field.name])
        if field.name not in skipped and as_read(was) != as_read(is_):
            yield field, was, is_


def as_read(value: object) -> object:
    """Return a value as a reader takes it.

    White space in a text counts once, the shape of its quotation marks and a seal not at all.
    """
    if isinstance(value, str):
        plain = value.translate(MARKS)
        parts = (" ".join(part.split()) for part in plain.split("\n\n"))
        return tuple(part for part in parts if part)
    if isinstance(value, tuple):
        return tuple(as_read(item) for item in value)
    if isinstance(value, Part):
        return {
            name: as_read(getattr(value, name))
            for name in type(value).model_fields
            if name != "seal"
        }
    return value


def _shown(field: FieldOfRecord, value: object, labels: Labels) -> str:
    if isinstance(value, Part):
        return f"“{short(_first_text(value, labels))}”"
    text = labels.of(field, value)
    return f"“{short(text)}”" if field.value.holds is Holds.TEXT else text


def _first_text(part: Part, labels: Labels) -> str:
    """Return what a part says first that is text, or else all that it holds."""
    fields = fields_of(type(part))
    by_alias = {info.alias or name: name for name, info in type(part).model_fields.items()}
    for field in fields:
        value = getattr(part, by_alias[field.name])
        if (
            field.value.holds is Holds.TEXT
            and value
            and field.name not in {"locator", "code"}
            and not field.is_list
        ):
            return str(value)
    shown = (
        labels.of(f, getattr(part, by_alias[f.name]))
        for f in fields
        if getattr(part, by_alias[f.name])
    )
    return ", ".join(shown)


def of_seals(old: Record, new: Record) -> Iterator[str]:
    """Yield what became of each seal of a record."""
    before, after = dict(_seals(old, "")), dict(_seals(new, ""))
    for where in sorted(before.keys() | after.keys()):
        was, is_ = before.get(where), after.get(where)
        if was == is_:
            continue
        named = f"`{where}`" if where else "the critique"
        if is_ is None:
            yield f"the seal of {named} was taken away"
        elif was is None:
            yield f"{named} was checked against its source on {is_.checked_on}"
        else:
            yield f"{named} was checked again on {is_.checked_on}"


def _seals(part: Part, where: str) -> Iterator[tuple[str, Seal]]:
    here = str(getattr(part, "id", where)) if not isinstance(part, Record) else ""
    for name in type(part).model_fields:
        value = getattr(part, name)
        if isinstance(value, Seal):
            yield here, value
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Part) and not isinstance(item, Seal):
                yield from _seals(item, here)
