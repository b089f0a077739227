"""The evidence as one document of plain data, and the schema that describes it."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.evidence.evidence import Evidence
from generator.evidence.records import (
    KINDS,
    SINGLE,
    Construct,
    Framework,
    Glossary,
    GlossaryTerm,
    Piece,
    Quote,
    Record,
    Source,
    Theme,
)
from generator.evidence.records.common import Part, Withdrawn
from generator.evidence.records.shape import json_definitions
from generator.evidence.records.source import Statement
from generator.publishing.data.firmness import firmness, schema_of_firmness
from generator.publishing.data.places import Places
from generator.publishing.words import Words

FORMAT = "2.0"
"""The version of the document's shape: the first number rises when a reader of it must change."""

SCHEMA = "evidence.schema.json"
"""The name of the schema's file, beside the document."""

DRAFT = "https://json-schema.org/draft/2020-12/schema"

INSIDE: Mapping[type[Part], str] = {
    Theme: "evidence",
    Piece: "quotes",
    Source: "statements",
    Glossary: "terms",
    Framework: "domains",
    Construct: "constructs",
}
"""What holds things with a place of their own on the site → the field that holds them."""

Json = dict[str, Any]


def document(evidence: Evidence, places: Places, words: Words) -> Json:
    """Return the guide's records as they were written, each with its address on the site.

    How firm each line of a lesson is stands under `firmness`.

    A field without a value is left out. Of a withdrawn record there is its kind, its id and the
    day. Ids are those of the site's pages and anchors. The shape is in `schema_of_document`.
    """
    licence = evidence.guide.licence_url or evidence.guide.licence
    kinds: Json = {}
    for name, model in KINDS.items():
        records = [record for record in evidence.records if isinstance(record, model)]
        kinds[name] = [_record(record, places) for record in records]
    return {
        "$schema": SCHEMA,
        "format": FORMAT,
        **({"licence": licence} if licence else {}),
        "changed_on": evidence.changed_on.isoformat(),
        "guide": _record(evidence.guide, places),
        "glossary": _record(evidence.glossary, places),
        **kinds,
        "firmness": firmness(evidence, words),
        "withdrawn": [
            {"kind": model.noun, **record.model_dump(mode="json")}
            for (model, _), record in evidence.withdrawn.items()
        ],
    }


def _record(record: Record, places: Places) -> Json:
    dumped = record.model_dump(mode="json", by_alias=True, exclude_none=True)
    shown: Json = {"id": record.id}
    if address := places.of(record):
        shown["address"] = address
    for part, entry in _inside(record, dumped):
        entry["address"] = places.of(record, part)
    return shown | dumped


def _inside(part: Part, dumped: Json) -> Iterator[tuple[Part, Json]]:
    """Yield each part of a record that has a place of its own, at any depth, with its data."""
    if field := INSIDE.get(type(part)):
        for inner, entry in zip(getattr(part, field), dumped[field], strict=True):
            yield inner, entry
            yield from _inside(inner, entry)


def schema_of_document(words: Words) -> Json:
    """Return the JSON Schema (draft 2020-12) of the document, with what each field holds."""
    models = {**SINGLE, **KINDS}
    definitions = json_definitions((*models.values(), Withdrawn))
    parts = [part.__name__ for part in (Piece, Quote, Statement, GlossaryTerm, Construct)]
    address = {"type": "string", "description": words.plain("data.columns.address")}
    for name in (*(model.__name__ for model in models.values()), *parts):
        definitions[name]["properties"]["address"] = address
    kind = {"enum": [model.noun for model in KINDS.values()]}
    definitions["Withdrawn"]["properties"]["kind"] = kind
    return {
        "$schema": DRAFT,
        "title": words.plain("data.title"),
        "description": words.plain("data.description"),
        "type": "object",
        "additionalProperties": False,
        "required": ["format", "changed_on", *models, "firmness", "withdrawn"],
        "properties": {
            "$schema": {"type": "string"},
            "format": {"const": FORMAT, "description": words.plain("data.format")},
            "licence": {"type": "string", "description": words.plain("data.licence")},
            "changed_on": {
                "type": "string",
                "format": "date",
                "description": words.plain("data.changed_on"),
            },
            **{name: _ref(model) for name, model in SINGLE.items()},
            **{name: {"type": "array", "items": _ref(model)} for name, model in KINDS.items()},
            "firmness": schema_of_firmness(words),
            "withdrawn": {"type": "array", "items": _ref(Withdrawn)},
        },
        "$defs": dict(sorted(definitions.items())),
    }


def _ref(model: type[Part]) -> Mapping[str, str]:
    return {"$ref": f"#/$defs/{model.__name__}"}
