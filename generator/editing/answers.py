"""Turns answers into the fields of a new record: questions, defaults, nested parts, ids.

Each answer is keyed by the path to its field, such as `evidence.source`. This module knows neither
where the answers come from nor how a file is written.
"""

import re
import unicodedata
from collections.abc import Collection, Mapping
from typing import Any

from generator.evidence.records import Critique, Lesson, Quote, Source, Theme
from generator.evidence.records.common import Part
from generator.evidence.records.shape import FieldOfRecord, fields_of

Kind = type[Part]
"""A kind of record, or the quotes of themes."""

Answers = Mapping[str, Any]
"""Answers: the path to a field → a text, or several."""

ASKED: Mapping[Kind, tuple[str, ...]] = {
    Theme: (
        "title", "finding", "plain", "placed_in", "valence", "evidence.source",
        "evidence.locator", "evidence.told_by", "evidence.about", "evidence.valence",
        "evidence.statement", "evidence.quotes.respondent", "evidence.quotes.paraphrase",
        "confidence.reason", "does_not_show",
    ),
    Lesson: (
        "title", "action", "why", "problem_shown_by", "remedy_shown_by", "themes", "steps.role",
        "steps.phase", "steps.do", "steps.problem_shown_by", "steps.remedy_shown_by",
    ),
    Critique: (
        "title", "contests.source", "contests.theme", "contests.lesson", "contests.locator",
        "contests.claim", "ground", "argument", "voice.group", "voice.self_selected", "source",
        "locator", "consent", "what_the_record_shows.verdict", "what_the_record_shows.why",
    ),
    Source: ("title", "kind", "issued", "doi", "read_level.part", "summary"),
    Quote: ("respondent", "paraphrase"),
}  # fmt: skip
"""The questions for a new record of each kind, as paths to the fields."""

BY_DEFAULT: Mapping[Kind, Mapping[str, Any]] = {
    Critique: {"reply": {"state": "not-yet-asked"}, "outcome": {"state": "open"}}
}
"""What a new record says unless somebody says otherwise."""

LATER = frozenset({"id", "history", "formerly"})
"""Fields that are no answer to a question."""

PLACES = {"table": "t", "page": "p", "question": "q", "section": "s", "figure": "f", "row": ""}
"""How a word in a locator is shortened in an id."""


def fields_by_way(model: Kind) -> dict[str, FieldOfRecord]:
    """Return the fields that an answer can fill: those asked for, and all that hold no part."""
    simple = [field.name for field in fields_of(model) if not field.value.part]
    ways = dict.fromkeys([*ASKED[model], *simple])
    return {way: field_at(model, way) for way in ways if way not in LATER}


def field_at(model: Kind, way: str) -> FieldOfRecord:
    """Return the field that a way leads to."""
    first, _, rest = way.partition(".")
    field = next(field for field in fields_of(model) if field.name == first)
    return field_at(field.value.part, rest) if rest and field.value.part else field


def record_from(model: Kind, answers: Answers, taken: Collection[str]) -> dict[str, Any]:
    """Return the fields of a new record, in which no piece of evidence has an id of `taken`."""
    given = {**BY_DEFAULT.get(model, {}), **_nested(model, answers)}
    for piece in given.get("evidence", ()):
        own = piece_id(piece.get("source", "source"), piece.get("locator", ""))
        piece["id"] = own if own not in taken else _free(own + "-{}", 2, taken)
        for number, quote in enumerate(piece.get("quotes", ()), start=1):
            quote["id"] = f"{piece['id']}-q{number}"
    return given


def quote_from(answers: Answers, piece: str, taken: Collection[str]) -> dict[str, Any]:
    """Return the fields of a new quote of a piece, of which the quotes `taken` are known."""
    return {"id": _free(piece + "-q{}", len(taken) + 1, taken), **_nested(Quote, answers)}


def proposed_id(model: Kind, given: Mapping[str, Any]) -> str:
    """Return an id made from the title; that of a source from its first author and its year."""
    title = slug_of(str(given.get("title", "")))
    if model is not Source:
        return title
    first: Mapping[str, Any] = next(iter(given.get("authors", ())), {})
    name = slug_of(str(first.get("family") or first.get("literal") or "")).replace("-", "")
    return f"{name or title}{str(given.get('issued', ''))[:4]}"


def piece_id(source: str, locator: str) -> str:
    """Return the id of a piece of evidence: its source's id and the place in it."""
    words = re.findall(r"[a-z]+|[0-9]+", locator.lower())
    short = "".join(
        f"-{word}"
        if word.isdigit() and n and words[n - 1] not in PLACES
        else word
        if word.isdigit()
        else f"-{PLACES.get(word, word)}"
        for n, word in enumerate(words[:8])
    )
    return re.sub(r"-+", "-", f"{source}-{short}").strip("-")


def slug_of(title: str) -> str:
    """Return the id that a title suggests."""
    bare = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", bare.lower())[:8])


def _free(pattern: str, number: int, taken: Collection[str]) -> str:
    """Return a pattern with the first number in it, from `number`, that gives no id of `taken`."""
    while (id_ := pattern.format(number)) in taken:
        number += 1
    return id_


def _nested(model: Kind, answers: Answers) -> dict[str, Any]:
    """Return answers as fields within fields; a list gets one entry."""
    given: dict[str, Any] = {}
    for way, value in answers.items():
        part: Any = model
        here, steps = given, way.split(".")
        for step in steps[:-1]:
            field = field_at(part, step)
            inside = here.setdefault(step, [{}] if field.is_list else {})
            here = inside[0] if field.is_list else inside
            part = field.value.part
        here[steps[-1]] = value
    return given
