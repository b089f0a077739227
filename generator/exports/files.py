"""Which files of data there are, and what is in each."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from generator.evidence import Evidence
from generator.evidence.csl import csl_item
from generator.exports.citation import citation_file
from generator.exports.document import document, schema_of_document
from generator.exports.package import package
from generator.exports.places import Places
from generator.exports.tables import as_csv, summary_of_findings, tables
from generator.pages import Addresses
from generator.references import as_bibtex, as_csl_json, as_ris
from generator.rendering import Words


@dataclass(frozen=True)
class DataFile:
    """A file to be taken away: the word that says what it is, its name, and its bytes."""

    word: str
    name: str
    content: bytes


def data_files(evidence: Evidence, addresses: Addresses, words: Words) -> tuple[DataFile, ...]:
    """Return every file of data: the same bytes for the same evidence."""
    return tuple(
        DataFile(word, name, content if isinstance(content, bytes) else content.encode())
        for word, name, content in _contents(evidence, Places(evidence, addresses), words)
    )


def _contents(
    evidence: Evidence, places: Places, words: Words
) -> Iterator[tuple[str, str, str | bytes]]:
    yield "evidence", "evidence.json", _json(document(evidence, places, words))
    yield "schema", "evidence.schema.json", _json(schema_of_document(words))
    yield "citation", "CITATION.cff", citation_file(evidence, words)
    items = [csl_item(source) for source in evidence.sources.values()]
    yield "csl", "references.json", as_csl_json(items)
    yield "bibtex", "references.bib", as_bibtex(items)
    yield "ris", "references.ris", as_ris(items)
    findings = summary_of_findings(evidence, places, words)
    yield "findings", f"{findings.name}.csv", as_csv(findings)
    of_kinds = tables(evidence, places, words)
    for table in of_kinds:
        yield "table", f"{table.name}.csv", as_csv(table)
    yield "package", "datapackage.json", _json(package(evidence, (findings, *of_kinds), words))


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
