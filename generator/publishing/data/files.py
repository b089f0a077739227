"""Which files of data there are, and what is in each."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from generator.evidence.csl import CslItem, csl_item
from generator.evidence.records import Source
from generator.evidence.store import Evidence
from generator.publishing.data.citation import citation_file
from generator.publishing.data.document import document, schema_of_document
from generator.publishing.data.package import package
from generator.publishing.data.places import Places
from generator.publishing.data.tables import as_csv, summary_of_findings, tables
from generator.publishing.markdown import Words
from generator.publishing.pages import Addresses
from generator.text.bibliography import as_bibtex, as_csl_json, as_ris


@dataclass(frozen=True)
class DataFile:
    """A file to be taken away: the word that says what it is, its name, its bytes, and for a table
    what a row is."""

    word: str
    name: str
    content: bytes
    about: str = ""


def data_files(evidence: Evidence, addresses: Addresses, words: Words) -> tuple[DataFile, ...]:
    """Return every file of data: the same bytes for the same evidence."""
    return tuple(_files(evidence, Places(evidence, addresses), words))


def _files(evidence: Evidence, places: Places, words: Words) -> Iterator[DataFile]:
    yield DataFile("evidence", "evidence.json", _json(document(evidence, places)))
    yield DataFile("schema", "evidence.schema.json", _json(schema_of_document(words)))
    yield DataFile("citation", "CITATION.cff", citation_file(evidence, words).encode())
    items = [_with_note(csl_item(source), source, words) for source in evidence.sources.values()]
    yield DataFile("csl", "references.json", as_csl_json(items).encode())
    yield DataFile("bibtex", "references.bib", as_bibtex(items).encode())
    yield DataFile("ris", "references.ris", as_ris(items).encode())
    findings = summary_of_findings(evidence, places, words)
    yield DataFile("findings", f"{findings.name}.csv", as_csv(findings))
    of_kinds = tables(evidence, places, words)
    for table in of_kinds:
        yield DataFile("table", f"{table.name}.csv", as_csv(table), table.description)
    described = package(evidence, (findings, *of_kinds), words)
    yield DataFile("package", "datapackage.json", _json(described))


def _with_note(item: CslItem, source: Source, words: Words) -> CslItem:
    """Return an item with a note on what was not read of the reference itself."""
    notes = [words.plain("data.title_is_ours")] if not source.has_own_title else []
    notes += [words.plain("data.more_authors")] if source.more_authors else []
    return item | ({"note": " ".join(notes)} if notes else {})


def _json(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
