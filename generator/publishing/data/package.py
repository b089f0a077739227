"""A description of the tables, as a Data Package (version 2) that programs read."""

from collections.abc import Iterable
from typing import Any

from generator.evidence.evidence import Evidence
from generator.evidence.records.shape import Holds
from generator.publishing.data.tables import BETWEEN, Column, Table
from generator.publishing.words import Words

STANDARD = "https://datapackage.org/profiles/2.0"

TYPES = {
    Holds.FLAG: {"type": "boolean"},
    Holds.NUMBER: {"type": "integer"},
    Holds.DAY: {"type": "date"},
    Holds.ADDRESS: {"type": "string", "format": "uri"},
}
"""What a column holds → its type in Table Schema; anything else is text."""


def package(evidence: Evidence, tables: Iterable[Table], words: Words) -> dict[str, Any]:
    """Return the description: what a row of each table is, and what each column holds."""
    guide = evidence.guide
    licence = {"name": guide.licence, "path": guide.licence_url}
    given = {name: value for name, value in licence.items() if value}
    listed = tuple(tables)
    names = {table.name for table in listed}
    return {
        "$schema": f"{STANDARD}/datapackage.json",
        "name": "implementation-guide",
        "title": f"{guide.title}, {guide.edition}",
        "description": f"{guide.summary} {words.plain('data.cells')}",
        "created": f"{guide.published.isoformat()}T00:00:00Z",
        **({"homepage": evidence.contact.site} if evidence.contact.site else {}),
        **({"licenses": [given]} if given else {}),
        "resources": [_resource(table, names) for table in listed],
    }


def _resource(table: Table, names: set[str]) -> dict[str, Any]:
    fields = [_field(name, column) for name, column in table.columns.items()]
    leads = [
        {"fields": [name], "reference": {"resource": column.leads_to, "fields": ["id"]}}
        for name, column in table.columns.items()
        if column.leads_to in names
    ]
    return {
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "$schema": f"{STANDARD}/tableschema.json",
            "fields": fields,
            **({"primaryKey": list(table.key)} if table.key else {}),
            **({"foreignKeys": leads} if leads else {}),
        },
    }


def _field(name: str, column: Column) -> dict[str, Any]:
    if column.is_list:
        kind: dict[str, str] = {"type": "list", "delimiter": BETWEEN, "itemType": "string"}
    else:
        kind = TYPES.get(column.holds, {"type": "string"})
    return {"name": name, **kind, "description": column.description}
