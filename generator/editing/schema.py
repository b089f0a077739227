"""The shape of each kind of file as JSON Schema (draft 7), for editors.

It lists what is in guide.yaml and in the frameworks, such as groups and constructs; ids of
sources, themes and other records are not listed, since each new one would outdate it. It
accepts all that the check accepts: text may look like a number, optional fields may be empty.
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from generator.evidence.evidence import Evidence
from generator.evidence.records import KINDS, SINGLE
from generator.evidence.records.common import FOLDER, Part, Withdrawn
from generator.evidence.records.forms import ADDRESS, PARTIAL_DATE, SLUG
from generator.evidence.records.shape import FieldOfRecord, Holds, Shape, Value, fields_of, parts_of

Schema = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"

TEXT: Schema = {"type": ["string", "number", "boolean"]}
"""Text as an editor sees it: `2019` is a number to it and `true` a truth value."""

YES_OR_NO = "|".join(
    "".join(f"[{letter.upper()}{letter}]" for letter in word)
    for word in ("yes", "y", "no", "n", "on", "off", "true", "t", "false", "f")
)

SIMPLE: Mapping[Holds, Schema] = {
    Holds.TEXT: TEXT,
    Holds.FLAG: {
        "anyOf": [
            {"type": "boolean"},
            {"type": "string", "pattern": rf"^\s*({YES_OR_NO}|[01])\s*$"},
            {"enum": [0, 1]},
        ]
    },
    Holds.NUMBER: {"type": ["integer", "string"], "pattern": r"^\s*[+]?[0-9]+\s*$"},
    Holds.COUNT: {"type": ["integer", "string"], "minimum": 0, "pattern": r"^([0-9]+|unknown)$"},
    Holds.DAY: {"type": "string", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    Holds.PARTIAL_DATE: {
        "type": ["string", "integer"],
        "pattern": PARTIAL_DATE.replace(r"\d", "[0-9]"),
    },
    Holds.ADDRESS: {"type": "string", "pattern": ADDRESS},
    Holds.SLUG: {**TEXT, "pattern": SLUG},
}

EXAMPLES: Mapping[Holds, tuple[str, ...]] = {
    Holds.COUNT: ("12", "unknown"),
    Holds.DAY: ("2026-11-23",),
    Holds.PARTIAL_DATE: ("2019", "2019-10", "2019-10-31"),
    Holds.ADDRESS: ("https://example.org/page",),
}
"""How to write what has to be written in one way."""

Named = Mapping[str, str]
"""Ids, each with what an editor tells about it."""


def schemas(evidence: Evidence) -> dict[str, str]:
    """Return the schema of each kind of file: path from the guide's folder → JSON text."""
    kinds = [*SINGLE.values(), *KINDS.values()]
    return {
        path_of_schema(model): json.dumps(_file(model, evidence), ensure_ascii=False, indent=1)
        + "\n"
        for model in kinds
    }


def path_of_schema(model: type[Part]) -> str:
    """Return the path of the schema of a kind of record, from the guide's folder."""
    return f"{FOLDER}/schema/{Shape(model).name}.json"


def modeline(model: type[Part]) -> str:
    """Return the comment by which an editor finds the schema of a file of this kind."""
    above = "" if model in SINGLE.values() else "../"
    return f"# yaml-language-server: $schema={above}schema/{Shape(model).name}.json"


def _file(model: type[Part], evidence: Evidence) -> Schema:
    parts: list[type[Part]] = [*parts_of(model), Withdrawn]
    shape: Schema = {"$ref": f"#/definitions/{model.__name__}"}
    if model in KINDS.values():
        gone = {"$ref": "#/definitions/Withdrawn"}
        shape = {"if": {"required": ["withdrawn"]}, "then": gone, "else": shape}
    return {
        "$schema": DRAFT,
        "title": model.__name__,
        "description": Shape(model).description,
        **shape,
        "definitions": {part.__name__: _part(part, evidence) for part in parts},
    }


def _part(model: type[Part], evidence: Evidence) -> Schema:
    fields = fields_of(model)
    schema: Schema = {
        "type": "object",
        "description": Shape(model).description,
        "properties": {f.name: _property(f, evidence) for f in fields},
        "additionalProperties": False,
    }
    if needed := [f.name for f in fields if f.needed]:
        schema["required"] = needed
    narrowed = [f for f in fields if f.value.framework == "named"]
    if narrowed:
        schema["allOf"] = [
            _when_framework(framework_id, narrowed, evidence)
            for framework_id in evidence.frameworks
        ]
    return schema


def _when_framework(
    framework_id: str, fields: Iterable[FieldOfRecord], evidence: Evidence
) -> Schema:
    """Return what holds for constructs where a part names this framework."""
    then = {f.name: _one_of(_constructs(evidence, [framework_id], f.value)) for f in fields}
    return {
        "if": {"properties": {"framework": {"const": framework_id}}, "required": ["framework"]},
        "then": {"properties": then},
    }


def _property(field: FieldOfRecord, evidence: Evidence) -> Schema:
    value = _value(field.value, evidence)
    shape = value
    if field.is_list:
        shape = {"type": "array", "items": value}
        if field.needed and field.value.holds is not Holds.PART:
            shape["minItems"] = 1
    choices = [shape, *([value] if field.may_be_one else [])]
    if not field.needed:
        choices.append({"type": "null"})
    described = {"description": field.description}
    if len(choices) > 1:
        return {**described, "anyOf": choices}
    return {**described, "allOf": [shape]} if "$ref" in shape else {**described, **shape}


def _value(value: Value, evidence: Evidence) -> Schema:
    if value.part:
        return {"$ref": f"#/definitions/{value.part.__name__}"}
    if value.holds is Holds.WORD:
        return {"enum": list(value.words)}
    if value.holds is Holds.CONSTRUCT:
        if value.framework == "named":
            return {**TEXT}
        return _one_of(_constructs(evidence, _frameworks_for(value, evidence), value))
    if value.holds is Holds.REFERENCE:
        listed = _listed(value, evidence)
        return {**TEXT, "pattern": SLUG} if listed is None else _one_of(listed)
    examples = {"examples": list(EXAMPLES[value.holds])} if value.holds in EXAMPLES else {}
    return {**SIMPLE[value.holds], **examples}


def _frameworks_for(value: Value, evidence: Evidence) -> list[str]:
    return [evidence.guide.framework] if value.framework == "guide" else list(evidence.frameworks)


def _constructs(evidence: Evidence, framework_ids: Iterable[str], value: Value) -> Named:
    named = {
        construct.id: " ".join(
            filter(
                None,
                (
                    f"{framework.short_name}: {construct.name}.",
                    _code(construct.code),
                    construct.definition,
                ),
            )
        )
        for framework_id in framework_ids
        if (framework := evidence.frameworks.get(framework_id))
        for domain in framework.domains
        for construct in domain.with_parts()
    }
    return named | ({value.or_word: "It has no place in this framework."} if value.or_word else {})


def _code(code: str | None) -> str:
    return f"Code {code}." if code else ""


def _listed(value: Value, evidence: Evidence) -> Named | None:
    """Return the ids that a schema lists, or None for those that would grow old."""
    guide = evidence.guide
    known: Mapping[str, Named] = {
        "framework": {f.id: f.name for f in evidence.frameworks.values()},
        "group": {group.id: group.label for group in guide.groups},
        "role": {term.id: term.label for term in guide.roles},
        "phase": {term.id: term.label for term in guide.phases},
        "condition": {term.id: term.label for term in guide.conditions},
    }
    if not known.keys() >= set(value.kinds):
        return None
    return {id_: label for kind in value.kinds for id_, label in known[kind].items()}


def _one_of(named: Named) -> Schema:
    """Return the schema of one of these ids; one that looks like a number may be read as one."""
    values: list[Any] = list(named)
    values += [int(id_) for id_ in named if re.fullmatch(r"0|[1-9][0-9]*", id_)]
    values += [id_ == "true" for id_ in named if id_ in {"true", "false"}]
    texts = [*named.values()] + [named[str(value).lower()] for value in values[len(named) :]]
    return {"enum": values, "enumDescriptions": texts} if values else {**TEXT}
