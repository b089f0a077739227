"""The evidence as plain data for the templates of the PDF: a book in its order.

What is shown of a record is composed in `presentation`; this module only chooses and orders, and
must know neither Typst nor any word that is printed.
"""

from collections.abc import Iterator, Mapping, Sequence

from generator.evidence.csl import guide_item
from generator.evidence.evidence import Evidence
from generator.publishing.pdf.extract import Chosen, Extract, choose
from generator.publishing.pdf.index import index_of_constructs, places_of
from generator.publishing.pdf.plain_data import Plain, as_plain
from generator.publishing.pdf.prose import prose_of
from generator.publishing.presentation.composer import Composer
from generator.publishing.presentation.constructs import present_construct
from generator.publishing.presentation.critiques import present_critique
from generator.publishing.presentation.firmness import present_firmness
from generator.publishing.presentation.gaps import missing_about_guide, present_gaps
from generator.publishing.presentation.guide import present_guide
from generator.publishing.presentation.heard import present_voices
from generator.publishing.presentation.lessons import present_lesson
from generator.publishing.presentation.roles import present_role
from generator.publishing.presentation.sources import present_source
from generator.publishing.presentation.themes import present_theme
from generator.publishing.words import Words
from generator.reading.handwritten import HandwrittenPage
from generator.text.bibliography import STYLES, styled

WHOLE = Extract()


def book(
    evidence: Evidence,
    words: Words,
    extract: Extract = WHOLE,
    content: Sequence[HandwrittenPage] = (),
) -> Plain:
    """Return what an extract prints, as plain data in the order of the site.

    Ids are replaced by what readers see. A reference holds a label `to` and a `title`; `places`
    holds every label that leads somewhere in this extract. Paragraphs are separated by a blank
    line.
    """
    guide, composer = evidence.guide, Composer(evidence, words)
    chosen = choose(evidence, extract)
    pages = content if extract.is_whole else [extract.page] if extract.page else []
    places = places_of(composer, extract, chosen)
    chapters = _chapters(evidence, pages, places)
    places |= {chapter["to"]: chapter["to"] for chapter in chapters if chapter["to"]}
    made = {
        "print": {"large": extract.large, "whole": extract.is_whole, **_part(composer, extract)},
        "places": dict.fromkeys(places, True),
        "guide": guide.model_dump(mode="json", by_alias=True, include=ON_COVER)
        | {"site": evidence.contact.site},
        "citations": {
            style: styled(guide_item(guide, evidence.contact.site), style, guide.language)
            for style in STYLES
        },
        "framework": evidence.placement.framework.short_name,
        "presented": present_guide(composer),
        "heard": present_voices(composer),
        "role": present_role(extract.role, composer) if extract.role else None,
        "domains": list(_domains(composer, chosen)),
        "lessons": [present_lesson(lesson, composer) for lesson in chosen.lessons],
        "critiques": [present_critique(critique, composer) for critique in chosen.critiques],
        "gaps": present_gaps(composer),
        "how_firm": present_firmness(composer),
        "missing_about_guide": missing_about_guide(composer),
        "sources": sorted(
            (present_source(source, composer) for source in chosen.sources),
            key=lambda source: source.name.casefold(),
        ),
        "glossary": [
            {"address": composer.to_term(term), "plain": term.plain, "also": term.also}
            for term in sorted(evidence.glossary.terms, key=lambda t: t.term.casefold())
        ],
        "index": index_of_constructs(composer, chosen),
    }
    return {"words": words.tree, "chapters": chapters, **as_plain(made)}


ON_COVER = {"title", "subtitle", "summary", "editors", "mail", "language", "licence_url"}
"""The fields of the guide that print sets as they are."""


def _part(composer: Composer, extract: Extract) -> Plain:
    """Return what the extract is called and its permanent address; None for the whole."""
    if extract.domain:
        framework = composer.evidence.placement.framework
        part = composer.to_construct(framework, extract.domain)
        title, address = part.title, part.address
    elif extract.role:
        title, address = extract.role.label, composer.to_role(extract.role.id).address
    elif extract.page:
        title, address = extract.page.title, extract.page.address
    else:
        return {"part": None, "address": None}
    return {"part": title, "address": composer.evidence.contact.page(address)}


def _chapters(
    evidence: Evidence, pages: Sequence[HandwrittenPage], made: Mapping[str, str]
) -> list[Plain]:
    """Return the hand-written pages as chapters.

    On the site a page may take the place of one `made` from the evidence; a book prints both, and
    references lead to what was made.
    """
    labels = {page: page.address.removesuffix(".md") for page in pages}
    known = {**{label: label for label in labels.values()}, **made}
    chapters: list[Plain] = []
    for page, label in labels.items():
        blocks = prose_of(page, known, evidence.contact.page)
        to = None if label in made else label
        shown = {"title": page.title, "to": to, "is_for_patients": page.is_for_patients}
        chapters.append(shown | {"blocks": blocks})
    return chapters


def _domains(composer: Composer, chosen: Chosen) -> Iterator[Plain]:
    """Yield each domain with the themes placed in it."""
    for domain in chosen.domains:
        themes = composer.evidence.placement.placed_within(domain)
        yield {
            "domain": present_construct(domain, composer),
            "themes": [present_theme(theme, composer) for theme in themes],
        }
