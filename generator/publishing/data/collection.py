"""Which files of data there are, and what is in each."""

import json
from collections.abc import Iterator

from generator.evidence.csl import CslItem, csl_item
from generator.evidence.evidence import Evidence
from generator.evidence.records import Source
from generator.publishing.data.citation import citation_file
from generator.publishing.data.document import document, schema_of_document
from generator.publishing.data.feed import ADDRESS as FEED
from generator.publishing.data.feed import feed
from generator.publishing.data.package import package
from generator.publishing.data.places import Places
from generator.publishing.data.tables import as_csv, summary_of_findings, tables
from generator.publishing.downloads import FOLDER, Download
from generator.publishing.edition import Edition
from generator.publishing.words import Words
from generator.text.bibliography import as_bibtex, as_csl_json, as_ris


def data_files(edition: Edition) -> tuple[Download, ...]:
    """Return every data file, and the feed of changes: the same bytes for the same evidence."""
    evidence, words = edition.evidence, edition.words
    places = Places(evidence, edition.addresses)
    made = [
        Download(word, f"{FOLDER}/{name}", about, content)
        for word, name, content, about in _files(evidence, places, words)
    ]
    return (*made, Download("feed", FEED, content=feed(evidence, places, words)))


def _files(
    evidence: Evidence, places: Places, words: Words
) -> Iterator[tuple[str, str, bytes, str]]:
    """Yield the word of each file, its name, its bytes and, for a table, what a row is."""
    yield "evidence", "evidence.json", _json(document(evidence, places, words)), ""
    yield "schema", "evidence.schema.json", _json(schema_of_document(words)), ""
    yield "citation", "CITATION.cff", citation_file(evidence, words).encode(), ""
    items = [_with_note(csl_item(source), source, words) for source in evidence.sources.values()]
    yield "csl", "references.json", as_csl_json(items).encode(), ""
    yield "bibtex", "references.bib", as_bibtex(items).encode(), ""
    yield "ris", "references.ris", as_ris(items).encode(), ""
    findings = summary_of_findings(evidence, places, words)
    yield "findings", f"{findings.name}.csv", as_csv(findings), ""
    of_kinds = tables(evidence, places, words)
    for table in of_kinds:
        yield "table", f"{table.name}.csv", as_csv(table), table.description
    described = package(evidence, (findings, *of_kinds), words)
    yield "package", "datapackage.json", _json(described), ""


def _with_note(item: CslItem, source: Source, words: Words) -> CslItem:
    """Return an item with a note on what was not read of the reference itself."""
    unseen = source.title_not_seen
    notes = [words.plain("source.title_not_seen", description=f"{unseen}.")] if unseen else []
    notes += [words.plain("data.more_authors")] if source.more_authors else []
    return item | ({"note": " ".join(notes)} if notes else {})


def _json(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
