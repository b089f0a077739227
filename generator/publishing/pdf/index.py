"""What can be found in a book: the labels that it holds, and the index of constructs."""

from collections.abc import Sequence

from generator.evidence.evidence import Evidence
from generator.evidence.records import Framework, Theme
from generator.publishing.pdf.extract import Chosen, Extract
from generator.publishing.pdf.plain import Plain
from generator.publishing.pdf.references import (
    Citable,
    label_of,
    label_of_domain,
    label_of_term,
    refer,
)

CHAPTERS = ("lessons", "critiques", "sources", "glossary", "contest")
"""The chapters of every book, beside those of domains, by their pages on the site."""

OF_THE_WHOLE = ("heard", "gaps", "about")
"""The chapters that only the whole guide has."""


def places_of(evidence: Evidence, extract: Extract, chosen: Chosen) -> dict[str, str]:
    """Return the labels of all that an extract prints of the evidence under a heading.

    Each has the label of the page on which it stands on the site, which is mostly its own.
    """
    if extract.role or extract.page:
        return {}
    domains = [extract.domain] if extract.domain else evidence.placement.framework.domains
    records: tuple[Citable, ...] = (
        *chosen.themes,
        *chosen.lessons,
        *chosen.critiques,
        *chosen.sources,
    )
    own = [label_of_domain(evidence, domain) for domain in domains]
    own += [label_of(record) for record in records]
    own += [*CHAPTERS, *(OF_THE_WHOLE if extract.is_whole else ())]
    return {
        **{label: label for label in own},
        **{piece.id: label_of(theme) for theme in chosen.themes for piece in theme.evidence},
        **{label_of_term(term): "glossary" for term in evidence.glossary.terms},
    }


def index_of_constructs(evidence: Evidence, chosen: Chosen) -> list[Plain]:
    """Return, for each framework of determinants, its constructs with the themes that bear on them.

    A theme bears on a construct where it is placed in it or mapped to it by authors or editors.
    Constructs without a theme of the extract are left out; entries stand by name.
    """
    placement = evidence.placement
    frameworks = (placement.framework, *placement.further_frameworks)
    return [
        {"framework": framework.short_name, "entries": entries}
        for framework in frameworks
        if (entries := _entries(evidence, framework, chosen.themes))
    ]


def _entries(evidence: Evidence, framework: Framework, themes: Sequence[Theme]) -> list[Plain]:
    is_primary = framework is evidence.placement.framework
    entries = [
        {
            "construct": construct.name,
            "themes": [
                refer(theme)
                for theme in sorted(themes, key=lambda t: (t.title.casefold(), t.id))
                if (is_primary and theme.placed_in == construct.id)
                or any(
                    (mapping.framework, mapping.construct_id) == (framework.id, construct.id)
                    for mapping in theme.mappings
                )
            ],
        }
        for construct in evidence.placement.constructs(framework.id).values()
    ]
    found = [entry for entry in entries if entry["themes"]]
    return sorted(found, key=lambda entry: str(entry["construct"]).casefold())
