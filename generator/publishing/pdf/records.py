"""Lessons, critiques, groups and sources as plain data for the templates of the PDF."""

from typing import Any

from generator.evidence.csl import csl_item
from generator.evidence.evidence import Evidence
from generator.evidence.records import Critique, Group, Lesson, Source, Theme
from generator.evidence.records.critique import Bearing, Contested
from generator.publishing.pdf.references import (
    Plain,
    label_of,
    labels_of,
    refer,
    refer_to_all,
    refer_to_basis,
    refer_to_disputes,
    refer_to_piece,
)
from generator.text.bibliography import styled


def lesson_as_data(evidence: Evidence, lesson: Lesson) -> Plain:
    """Return a lesson: its steps by phase, each line with what it rests on."""

    def line(part: Any) -> Plain:
        fields: Plain = part.model_dump(mode="json")
        if role := fields.get("role"):
            fields["role"] = evidence.roles[role].label
        return fields | {"basis": refer_to_basis(evidence, part.basis)}

    roles = list(evidence.roles)
    by_role = sorted(lesson.steps, key=lambda step: roles.index(step.role))
    return refer(lesson) | {
        **lesson.model_dump(mode="json", include={"action", "why", "persuades", "cautions"}),
        "basis": refer_to_basis(evidence, lesson.basis),
        "contested": refer_to_disputes(evidence.relations.disputes_of(lesson)),
        "themes": refer_to_all(evidence.themes[id_] for id_ in lesson.themes),
        "named_in": [
            {"source": refer(evidence.sources[named.source]), "locator": named.locator}
            for named in lesson.named_in
        ],
        "phases": [
            {"phase": phase.label, "steps": [line(s) for s in by_role if s.phase == phase.id]}
            for phase in evidence.guide.phases
            if any(s.phase == phase.id for s in by_role)
        ],
        "strategies": [
            evidence.placement.constructs(use.framework)[use.strategy].name
            for use in lesson.strategies
        ],
        "questions": [line(question) for question in lesson.questions],
        "signs": [line(sign) for sign in lesson.signs],
    }


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
        "contested": refer_to_disputes(relations.disputes_of(source)),
        "counts_once": any(
            source.project and other.project == source.project and other is not source
            for other in evidence.sources.values()
        ),
    }
