"""What can be found in a book: the labels that it holds, and the index of constructs."""

from collections.abc import Sequence

from generator.evidence.records import Framework, Theme
from generator.publishing.pdf.extract import Chosen, Extract
from generator.publishing.pdf.plain_data import Plain
from generator.publishing.presentation.composer import Composer

CHAPTERS = ("lessons", "critiques", "sources", "glossary", "contest")
"""The chapters of every book, beside those of domains, by their pages on the site."""

OF_THE_WHOLE = ("heard", "gaps", "about")
"""The chapters that only the whole guide has."""


def places_of(composer: Composer, extract: Extract, chosen: Chosen) -> dict[str, str]:
    """Return the labels of all that an extract prints of the evidence under a heading.

    Each has the label of the page that it is on, which is mostly its own.
    """
    if extract.role or extract.page:
        return {}
    framework = composer.evidence.placement.framework
    records = (*chosen.themes, *chosen.lessons, *chosen.critiques, *chosen.sources)
    own = [composer.to_construct(framework, domain).label for domain in chosen.domains]
    own += [composer.to(record).label for record in records]
    own += [*CHAPTERS, *(OF_THE_WHOLE if extract.is_whole else ())]
    return {
        **{label: label for label in own},
        **{
            composer.to_piece(piece).label: composer.to(theme).label
            for theme in chosen.themes
            for piece in theme.evidence
        },
        **{composer.to_term(t).label: "glossary" for t in composer.evidence.glossary.terms},
    }


def index_of_constructs(composer: Composer, chosen: Chosen) -> list[Plain]:
    """Return, for each framework of determinants, its constructs with the themes that bear on them.

    A theme bears on a construct where it is placed in it or mapped to it by authors or editors.
    Constructs without a theme of the extract are left out; entries are in order of their names.
    """
    placement = composer.evidence.placement
    frameworks = (placement.framework, *placement.further_frameworks)
    return [
        {"framework": framework.short_name, "entries": entries}
        for framework in frameworks
        if (entries := _entries(composer, framework, chosen.themes))
    ]


def _entries(composer: Composer, framework: Framework, themes: Sequence[Theme]) -> list[Plain]:
    placement = composer.evidence.placement
    is_primary = framework is placement.framework
    entries = [
        {
            "construct": construct.name,
            "themes": [
                composer.to(theme)
                for theme in sorted(themes, key=lambda t: (t.title.casefold(), t.id))
                if (is_primary and theme.placed_in == construct.id)
                or any(
                    (mapping.framework, mapping.construct_id) == (framework.id, construct.id)
                    for mapping in theme.mappings
                )
            ],
        }
        for construct in placement.constructs(framework.id).values()
    ]
    found = [entry for entry in entries if entry["themes"]]
    return sorted(found, key=lambda entry: str(entry["construct"]).casefold())
