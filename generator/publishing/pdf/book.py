"""The evidence as plain data for the templates of the PDF: a book in its order.

What follows from the records is asked of `Evidence`; this module only chooses and orders, and
must know neither Typst nor any word that is printed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from generator.evidence.csl import guide_item
from generator.evidence.evidence import Evidence
from generator.evidence.records import (
    Construct,
    Piece,
    Theme,
)
from generator.evidence.records.guide import KeyMessage
from generator.publishing.markdown.words import Words
from generator.publishing.pdf.extract import Extract, choose
from generator.publishing.pdf.handout import handout
from generator.publishing.pdf.index import index_of_constructs, places_of
from generator.publishing.pdf.plain import Plain, as_plain
from generator.publishing.pdf.prose import prose_of
from generator.publishing.pdf.records import (
    critique_as_data,
    group_as_data,
    source_as_data,
)
from generator.publishing.pdf.references import (
    label_of_domain,
    label_of_term,
    labels_of,
    refer,
    refer_to_all,
    refer_to_piece,
)
from generator.publishing.presentation.disputes import contested_by
from generator.publishing.presentation.lessons import present_lesson
from generator.publishing.presentation.voices import voices_of
from generator.reading.handwritten import HandwrittenPage
from generator.text.bibliography import STYLES, styled
from generator.text.problems import Problem

WHOLE = Extract()


def book(
    evidence: Evidence,
    words: Words,
    extract: Extract = WHOLE,
    content: Sequence[HandwrittenPage] = (),
) -> tuple[Plain, tuple[Problem, ...]]:
    """Return what an extract prints, as plain data in the order of the site, and its problems.

    Ids are replaced by what readers see. Whatever can be pointed to has a label `to`, all of which
    stand in `places`; a reference holds a label and a `title`. Paragraphs are separated by a blank
    line. Values that choose among words, such as a valence, stay as they are. The problems are
    what print cannot show of the hand-written pages.
    """
    guide, gaps = evidence.guide, evidence.gaps
    chosen = choose(evidence, extract)
    pages = content if extract.is_whole else [extract.page] if extract.page else []
    places = places_of(evidence, extract, chosen)
    chapters, problems = _chapters(evidence, pages, places)
    places |= {chapter["to"]: chapter["to"] for chapter in chapters if chapter["to"]}
    made = {
        "print": {"large": extract.large, "whole": extract.is_whole, **_part(evidence, extract)},
        "places": dict.fromkeys(places, True),
        "guide": guide.model_dump(mode="json", by_alias=True)
        | {"site": evidence.contact.site, "repository": evidence.contact.repository}
        | {"key_messages": [_message(evidence, message) for message in guide.key_messages]},
        "citations": {
            style: styled(guide_item(guide, evidence.contact.site), style, guide.language)
            for style in STYLES
        },
        "framework": evidence.placement.framework.short_name,
        "totals": asdict(evidence.voices.totals()) | {"themes": len(evidence.themes)},
        "handout": handout(evidence, extract.role) if extract.role else None,
        "domains": [] if extract.role or extract.page else _domains(evidence, words, extract),
        "lessons": [present_lesson(lesson, evidence, words) for lesson in chosen.lessons],
        "critiques": [critique_as_data(evidence, critique) for critique in chosen.critiques],
        "groups": [group_as_data(evidence, group) for group in guide.groups],
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
        "sources": sorted(
            (source_as_data(evidence, source) for source in chosen.sources),
            key=lambda source: source["cited_as"].casefold(),
        ),
        "glossary": [
            term.model_dump() | {"to": label_of_term(term)}
            for term in sorted(evidence.glossary.terms, key=lambda t: t.term.casefold())
        ],
        "index": index_of_constructs(evidence, chosen),
    }
    return {"words": words.tree, "chapters": chapters, **as_plain(made)}, problems


def _part(evidence: Evidence, extract: Extract) -> Plain:
    """Return what the extract is called and where it stands on the site; None for the whole."""
    if extract.domain:
        place, label = label_of_domain(evidence, extract.domain), extract.domain.name
    elif extract.role:
        place, label = f"roles/{extract.role.id}", extract.role.label
    elif extract.page:
        place, label = extract.page.address.removesuffix(".md"), extract.page.title
    else:
        return {"part": None, "address": None}
    return {"part": label, "address": evidence.contact.page(f"{place}.md")}


def _chapters(
    evidence: Evidence, pages: Sequence[HandwrittenPage], made: Mapping[str, str]
) -> tuple[list[Plain], tuple[Problem, ...]]:
    """Return the hand-written pages as chapters.

    On the site a page may take the place of one `made` from the evidence; a book prints both, and
    references lead to what was made.
    """
    labels = {page: page.address.removesuffix(".md") for page in pages}
    known = {**{label: label for label in labels.values()}, **made}
    chapters: list[Plain] = []
    problems: list[Problem] = []
    for page, label in labels.items():
        blocks, of_page = prose_of(page, known, evidence.contact.page)
        to = None if label in made else label
        shown = {"title": page.title, "to": to, "is_for_patients": page.is_for_patients}
        chapters.append(shown | {"blocks": blocks})
        problems += of_page
    return chapters, tuple(problems)


def _domains(evidence: Evidence, words: Words, extract: Extract) -> list[Plain]:
    domains = [extract.domain] if extract.domain else evidence.placement.framework.domains
    return [_domain(evidence, words, domain) for domain in domains]


def _message(evidence: Evidence, message: KeyMessage) -> Plain:
    rests_on = [evidence.themes[id_] for id_ in message.themes]
    leads_to = [evidence.lessons[id_] for id_ in message.lessons]
    disputed = [evidence.critiques[id_] for id_ in message.critiques]
    return {"message": message.message, "more": refer_to_all([*rests_on, *leads_to, *disputed])}


def _domain(evidence: Evidence, words: Words, domain: Construct) -> Plain:
    placement = evidence.placement
    return domain.model_dump(include={"name", "code", "definition", "project_definition"}) | {
        "to": label_of_domain(evidence, domain),
        "themes": [_theme(evidence, words, theme) for theme in placement.placed_within(domain)],
        "listed_elsewhere": [
            {"theme": refer(listed.theme), "piece": refer_to_piece(evidence, listed.piece)}
            for listed in placement.listed_by_authors(domain)
        ],
    }


def _theme(evidence: Evidence, words: Words, theme: Theme) -> Plain:
    relations = evidence.relations
    return refer(theme) | {
        "finding": theme.finding,
        "plain": theme.plain,
        "valence": theme.valence.value,
        "place": [construct.name for construct in evidence.placement.trail(theme.placed_in)],
        "conditions": labels_of(evidence.conditions, theme.conditions),
        "roles": labels_of(evidence.roles, theme.roles),
        "phases": labels_of(evidence.phases, theme.phases),
        "voices": voices_of(theme, evidence, words),
        "contested": contested_by(relations.disputes_of(theme), evidence, words),
        "contested_behind": refer_to_all(
            dispute.critique for dispute in relations.disputes_behind(theme)
        ),
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
