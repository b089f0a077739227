"""How one part of the book points to another: a label, and the title that readers see.

The label of a heading is the address of its page on the site, without the ending; the label of a
piece of evidence is its id, which is its anchor there; that of a term stands below its page's.
"""

from collections.abc import Iterable, Mapping

from generator.evidence.evidence import Evidence
from generator.evidence.records import (
    Construct,
    Critique,
    GlossaryTerm,
    Group,
    Lesson,
    Piece,
    Source,
    Term,
    Theme,
)
from generator.evidence.records.lesson import EDITORS
from generator.publishing.addresses import address_of
from generator.publishing.pdf.plain import Plain

Citable = Theme | Lesson | Critique | Source
"""What has a heading of its own, to which references lead."""


def label_of(record: Citable) -> str:
    """Return the label of a heading, which is also a named place in the PDF."""
    return address_of(type(record), record.id).removesuffix(".md")


def label_of_domain(evidence: Evidence, domain: Construct) -> str:
    """Return the label of a domain's chapter."""
    return f"frameworks/{evidence.placement.framework.id}/{domain.id}/index"


def label_of_term(term: GlossaryTerm) -> str:
    """Return the label of a term in the glossary, where it is an anchor on the site."""
    return f"glossary/{term.id}"


def refer(record: Citable) -> Plain:
    """Return a reference to a record; a source goes by its short citation."""
    return {"to": label_of(record), "title": record.known_as}


def refer_to_all(records: Iterable[Citable]) -> list[Plain]:
    """Return references in the order given."""
    return [refer(record) for record in records]


def refer_to_piece(evidence: Evidence, piece: Piece) -> Plain:
    """Return a reference to a piece of evidence: its source and the place in it."""
    source = evidence.sources[piece.source]
    return {
        "to": piece.id,
        "title": source.known_as,
        "locator": piece.locator,
    }


def refer_to_basis(evidence: Evidence, basis: Iterable[str]) -> Plain:
    """Return what something rests on: references to evidence, and whether the editors stand in."""
    ids = tuple(basis)
    found = evidence.relations.find(ids)
    return {
        "pieces": [refer_to_piece(evidence, each.piece) for each in found],
        "own": EDITORS in ids,
    }


def labels_of(terms: Mapping[str, Term] | Mapping[str, Group], ids: Iterable[str]) -> list[str]:
    """Return what readers see for ids of a vocabulary."""
    return [terms[id_].label for id_ in ids]
