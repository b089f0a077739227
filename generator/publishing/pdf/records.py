"""Critiques, groups and sources as plain data for the templates of the PDF."""

from generator.evidence.csl import csl_item
from generator.evidence.evidence import Evidence
from generator.evidence.records import Critique, Group, Lesson, Source, Theme
from generator.evidence.records.critique import Bearing, Contested
from generator.publishing.pdf.plain import Plain
from generator.publishing.pdf.references import (
    label_of,
    labels_of,
    refer,
    refer_to_all,
    refer_to_piece,
)
from generator.text.bibliography import styled


def critique_as_data(evidence: Evidence, critique: Critique) -> Plain:
    """Return a critique with both sides and what the record shows."""
    return critique.model_dump(mode="json", by_alias=True) | {
        **refer(critique),
        "contests": [{"claim": c.claim, "target": _target(evidence, c)} for c in critique.contests],
        "group": evidence.groups[critique.voice.group].label,
        "source": refer(evidence.sources[critique.source]),
        "record_sources": refer_to_all(
            evidence.sources[id_] for id_ in critique.what_the_record_shows.sources
        ),
        "evidence_for": [_bearing(evidence, bearing) for bearing in critique.evidence_for],
        "evidence_against": [_bearing(evidence, bearing) for bearing in critique.evidence_against],
    }


def _target(evidence: Evidence, contested: Contested) -> Plain | None:
    """Return what a claim belongs to; None stands for the guide itself."""
    if contested.evidence:
        return refer_to_piece(evidence, evidence.pieces[contested.evidence])
    record = evidence.relations.target_of(contested)
    if isinstance(record, Source):
        return refer(record) | {"locator": contested.locator}
    return refer(record) if isinstance(record, Theme | Lesson) else None


def _bearing(evidence: Evidence, bearing: Bearing) -> Plain:
    if bearing.evidence:
        return {
            "note": bearing.note,
            "on": refer_to_piece(evidence, evidence.pieces[bearing.evidence]),
        }
    source = refer(evidence.sources[bearing.source or ""])
    return {"note": bearing.note, "on": source | {"locator": bearing.locator}}


def group_as_data(evidence: Evidence, group: Group) -> Plain:
    """Return a group with the sources that asked it and those that did not."""
    voices = evidence.voices
    return {
        "label": group.label,
        "depth": len(voices.lineage(group.id)) - 1,
        "heard_otherwise": group.heard_otherwise,
        "matters_because": group.matters_because,
        "asked": [
            {"source": refer(source), "n": [asked.n for asked in voices.cell(group, source).asked]}
            for source in voices.sources_that_asked(group)
        ],
        "not_asked": [
            refer(source)
            for source in voices.asking_sources()
            if voices.cell(group, source).not_asked
        ],
    }


def source_as_data(evidence: Evidence, source: Source) -> Plain:
    """Return a source as its page on the site shows it."""
    relations = evidence.relations
    return source.model_dump(mode="json", exclude={"history"}) | {
        "to": label_of(source),
        "cited_as": source.known_as,
        "reference": styled(csl_item(source), "apa", evidence.guide.language),
        "conditions": labels_of(evidence.conditions, source.conditions),
        "asked": [
            {"group": evidence.groups[a.group].label, "n": a.n, "how": a.how} for a in source.asked
        ],
        "not_asked": [
            {"group": evidence.groups[n.group].label, "why": n.why_we_know}
            for n in source.not_asked
        ],
        "statements": [
            statement.model_dump(mode="json")
            | {"condition": evidence.conditions[statement.condition].label}
            for statement in source.statements
        ],
        "pieces": [
            refer_to_piece(evidence, found.piece) for found in relations.pieces_from(source)
        ],
        "contested": refer_to_all(dispute.critique for dispute in relations.disputes_of(source)),
        "counts_once": any(
            source.project and other.project == source.project and other is not source
            for other in evidence.sources.values()
        ),
    }
