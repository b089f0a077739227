"""What can be found in a book: the labels that it holds, and the index of constructs."""

from collections.abc import Sequence

from generator.content import HandwrittenPage
from generator.evidence import Evidence
from generator.pdf.extract import Chosen, Extract
from generator.pdf.references import Plain, label_of, label_of_domain, refer
from generator.records import Framework, Theme

BACK = ("heard", "gaps", "sources", "glossary", "about", "contest")
"""The chapters behind the evidence, by their pages on the site."""


def places_of(
    evidence: Evidence, extract: Extract, chosen: Chosen, pages: Sequence[HandwrittenPage]
) -> frozenset[str]:
    """Return the labels of all that an extract prints under a heading."""
    places = {page.address.removesuffix(".md") for page in pages}
    if extract.role or extract.page:
        return frozenset(places)
    domains = [extract.domain] if extract.domain else evidence.placement.framework.domains
    places |= {label_of_domain(evidence, domain) for domain in domains}
    for records in (chosen.themes, chosen.lessons, chosen.critiques, chosen.sources):
        places |= {label_of(record) for record in records}
    places |= {piece.id for theme in chosen.themes for piece in theme.evidence}
    places |= {f"glossary/{term.id}" for term in evidence.glossary.terms}
    places |= {"lessons", "critiques", "sources", "glossary", "contest"}
    return frozenset(places | set(BACK) if extract.is_whole else places)


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
