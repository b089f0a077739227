"""The evidence as plain data for the templates of the PDF.

What follows from the records is asked of `Evidence`; this module only chooses and orders, and
must know neither Typst nor any word that is printed.
"""

import re
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from generator.evidence import Evidence
from generator.evidence.citations import short_citation
from generator.pdf.references import (
    Plain,
    label_of,
    labels_of,
    refer,
    refer_to_all,
    refer_to_basis,
    refer_to_disputes,
    refer_to_piece,
)
from generator.records import (
    Construct,
    Critique,
    Group,
    Lesson,
    Piece,
    Source,
    Theme,
)
from generator.records.critique import Bearing, Contested
from generator.records.guide import KeyMessage


def book(evidence: Evidence, words: Mapping[str, Any]) -> Plain:
    """Return the evidence as plain data in the order of the site, and the fixed words.

    Ids are replaced by what readers see. Whatever can be pointed to has a label `to`; a reference
    holds that label and a `title`. Paragraphs are separated by a blank line. Values that choose
    among words, such as a valence, stay as they are.
    """
    guide, placement, gaps = evidence.guide, evidence.placement, evidence.gaps
    made = {
        "guide": guide.model_dump(mode="json", by_alias=True)
        | {"site": evidence.contact.site, "repository": evidence.contact.repository}
        | {"key_messages": [_message(evidence, message) for message in guide.key_messages]},
        "framework": placement.framework.short_name,
        "totals": asdict(evidence.voices.totals()) | {"themes": len(evidence.themes)},
        "domains": [_domain(evidence, domain) for domain in placement.framework.domains],
        "lessons": [_lesson(evidence, lesson) for lesson in evidence.lessons.values()],
        "critiques": [_critique(evidence, critique) for critique in evidence.critiques.values()],
        "groups": [_group(evidence, group) for group in guide.groups],
        "to_be_asked": len(evidence.voices.to_be_asked()),
        "never_asked": [group.label for group in gaps.never_asked()],
        "gaps": {
            "not_read": refer_to_all(gaps.not_read_in_full()),
            "not_answered": refer_to_all(gaps.not_answered()),
            "not_assessed": len(gaps.not_assessed()),
            "empty": [construct.name for construct in gaps.empty_constructs()],
            "unchecked_names": [
                {"framework": f.short_name, "n": len(gaps.unchecked_names(f))}
                for f in gaps.unchecked_frameworks()
            ],
            "licence": refer_to_all(gaps.licence_unknown()),
            "guide": gaps.about_the_guide(),
        },
        "sources": [_source(evidence, source) for source in evidence.sources.values()],
        "glossary": [
            term.model_dump() for term in sorted(evidence.glossary.terms, key=lambda t: t.term)
        ],
    }
    return {"words": words, **_folded(made)}


def _message(evidence: Evidence, message: KeyMessage) -> Plain:
    rests_on = [evidence.themes[id_] for id_ in message.themes]
    leads_to = [evidence.lessons[id_] for id_ in message.lessons]
    disputed = [evidence.critiques[id_] for id_ in message.critiques]
    return {"message": message.message, "more": refer_to_all([*rests_on, *leads_to, *disputed])}


def _domain(evidence: Evidence, domain: Construct) -> Plain:
    placement = evidence.placement
    return domain.model_dump(include={"name", "code", "definition", "project_definition"}) | {
        "to": f"domains/{domain.id}",
        "themes": [_theme(evidence, theme) for theme in placement.placed_within(domain)],
        "listed_elsewhere": [
            {"theme": refer(listed.theme), "piece": refer_to_piece(evidence, listed.piece)}
            for listed in placement.listed_by_authors(domain)
        ],
    }


def _theme(evidence: Evidence, theme: Theme) -> Plain:
    relations, voices = evidence.relations, evidence.voices
    return refer(theme) | {
        "finding": theme.finding,
        "plain": theme.plain,
        "valence": theme.valence.value,
        "place": [construct.name for construct in evidence.placement.trail(theme.placed_in)],
        "conditions": labels_of(evidence.conditions, theme.conditions),
        "roles": labels_of(evidence.roles, theme.roles),
        "phases": labels_of(evidence.phases, theme.phases),
        "speakers": [group.label for group in voices.speakers(theme)],
        "asked_in_care": [group.label for group in voices.asked_of_those_in_care(theme)],
        "counts": asdict(voices.counts(theme)),
        "contested": refer_to_disputes(relations.disputes_of(theme)),
        "contested_behind": refer_to_disputes(relations.disputes_behind(theme)),
        "evidence": [_piece(evidence, piece) for piece in theme.evidence],
        "shared": [
            {"piece": refer_to_piece(evidence, found.piece), "theme": refer(found.theme)}
            | {"statement": found.piece.statement}
            for found in relations.find(theme.shares_evidence)
        ],
        "lessons": refer_to_all(relations.lessons_for(theme)),
        "confidence": theme.confidence.model_dump(),
        "does_not_show": theme.does_not_show,
        "tensions": [
            {"other": refer(pull.other), "why": pull.why} for pull in relations.tensions_of(theme)
        ],
        "mirrors": refer_to_all(relations.mirrors_of(theme)),
    }


def _piece(evidence: Evidence, piece: Piece) -> Plain:
    source, voices = evidence.sources[piece.source], evidence.voices
    known = evidence.placement.constructs(source.framework or evidence.guide.framework)
    domain = known.get(piece.authors_domain or "")
    return piece.model_dump(mode="json") | {
        **refer_to_piece(evidence, piece),
        "source": refer(source),
        "authors_domain": domain.name if domain else None,
        "told_by": evidence.groups[piece.told_by].label,
        "about": labels_of(evidence.groups, piece.about),
        "spoken_about_only": [group.label for group in voices.spoken_about_only(piece)],
        "also_bears_on": refer_to_all(evidence.relations.themes_sharing(piece)),
    }


def _lesson(evidence: Evidence, lesson: Lesson) -> Plain:
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


def _critique(evidence: Evidence, critique: Critique) -> Plain:
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


def _group(evidence: Evidence, group: Group) -> Plain:
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


def _source(evidence: Evidence, source: Source) -> Plain:
    relations = evidence.relations
    authors = [n.literal or " ".join(filter(None, (n.family, n.given))) for n in source.authors]
    return source.model_dump(mode="json", exclude={"history"}) | {
        "to": label_of(source),
        "cited_as": short_citation(source),
        "authors": authors,
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


def _folded(value: Any) -> Any:
    """Return plain data with the white space of each text folded, paragraphs kept apart."""
    if isinstance(value, str):
        return "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", value))
    if isinstance(value, Mapping):
        return {name: _folded(part) for name, part in value.items()}
    return [_folded(part) for part in value] if isinstance(value, list | tuple) else value
