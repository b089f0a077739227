"""A description of the tables, as a Data Package (Frictionless, version 1) that programs read."""

from collections.abc import Iterable
from typing import Any

from generator.evidence import Evidence
from generator.exports.tables import Table
from generator.rendering import Words


def package(evidence: Evidence, tables: Iterable[Table], words: Words) -> dict[str, Any]:
    """Return the description: what a row of each table is, and what each column holds."""
    guide = evidence.guide
    licence = {"name": words.plain("data.licence_id"), "path": words.plain("data.licence_address")}
    return {
        "profile": "tabular-data-package",
        "name": "implementation-guide",
        "title": f"{guide.title}, {guide.edition}",
        "description": guide.summary,
        "created": f"{guide.published.isoformat()}T00:00:00Z",
        **({"homepage": evidence.contact.site} if evidence.contact.site else {}),
        "licenses": [licence],
        "resources": [_resource(table) for table in tables],
    }


def _resource(table: Table) -> dict[str, Any]:
    fields = [
        {"name": name, "type": "string", "description": description}
        for name, description in table.columns.items()
    ]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": fields},
    }
