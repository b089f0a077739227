"""Which pages a guide has, their addresses, and how they are linked.

A page names its template and its subject; this module knows neither Markdown nor MkDocs.
"""

import posixpath
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.evidence.evidence import Evidence
from generator.evidence.records import (
    KINDS,
    SINGLE,
    Construct,
    Critique,
    Framework,
    Glossary,
    Guide,
    Lesson,
    Record,
    Source,
    Term,
    Theme,
)
from generator.evidence.records.common import FOLDER, Withdrawn
from generator.evidence.records.shape import Shape
from generator.publishing.addresses import address_of, construct_address, framework_address
from generator.reading.handwritten import FOLDER as HANDWRITTEN
from generator.reading.handwritten import HandwrittenPage
from generator.reading.page_markup import anchors_of, lost_links
from generator.text.problems import Location, Mistake, Problem, Severity

LIST_PAGE = 0.5
"""Search weight of a page that lists others: items come first."""

ITEM_PAGE = 2.0
"""Search weight of the page of one theme, lesson or critique."""

HELP_PAGE = 0.2
"""Search weight of a page for those who work on the guide, not for its readers."""

GUIDE, GLOSSARY = Guide.path_for(Guide.noun), Glossary.path_for(Glossary.noun)

FIXED: Mapping[str, str] = {
    "themes": Theme.folder(),
    "lessons": Lesson.folder(),
    "patients": Source.folder(),
    "heard": Source.folder(),
    "reported": Theme.folder(),
    "guidelines": Source.folder(),
    "involvement": GUIDE,
    "critiques": Critique.folder(),
    "sources": Source.folder(),
    "quotes": Theme.folder(),
    "glossary": GLOSSARY,
    "methods": GUIDE,
    "rules": "site_templates/words/en.yaml",
    "gaps": Source.folder(),
    "findings": Theme.folder(),
    "changes": Theme.folder(),
    "about": GUIDE,
    "contest": GUIDE,
    "downloads": GUIDE,
    "manual": "generator",
    "fields": "generator/evidence/records",
    "contribute": "site_templates/words/en.yaml",
}
"""The pages that every guide has: template, which is the address as well → where it is changed."""


PAGE_REPLACED = Mistake(
    code="page-replaced",
    severity=Severity.NOTE,
    means=(
        "A page that you wrote in `content/` takes the place of one that is made. This is a note."
    ),
    remedy="Nothing, if you want it so; else rename the file.",
    file="content/opening-hours.md",
    wrong_file="content/methods.md",
    wrong="""\
# When we open

On the first Saturday.
""",
    right="""\
# When we open

On the first Saturday.
""",
)


@dataclass(frozen=True)
class Moved:
    """The page at an old address, which leads to the record that was there."""

    to: Record


Subject = Record | Withdrawn | Construct | Term | HandwrittenPage | Mistake | Shape | Moved
"""What a page can be about."""


@dataclass(frozen=True)
class Page:
    """A page to render: its address from the site's root, its template and what it is about.

    `written_in` is the file or folder, from the guide's folder, that a reader edits to change it.
    `also` are further words by which the search finds it. `before` and `after` are the neighbours
    among items of the same kind.
    """

    address: str
    template: str
    title: str = ""
    subject: Subject | None = None
    framework: Framework | None = None
    written_in: str = ""
    weight: float = 1.0
    also: tuple[str, ...] = ()
    before: "Page | None" = None
    after: "Page | None" = None


def list_pages(
    evidence: Evidence,
    content: Iterable[HandwrittenPage],
    mistakes: Iterable[tuple[Mistake, str]] = (),
) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
    """Return every page of the guide by address, and a note for each that another replaces.

    A hand-written page takes the place of the page made from the evidence at the same address.
    `mistakes` come with the path of the module that declares each.
    """
    made = [*_fixed_pages(evidence), *_framework_pages(evidence)]
    made += [*_item_pages(evidence), *_withdrawn_pages(evidence), *_moved_pages(evidence)]
    made += [
        Page(
            f"fields/{model.noun}.md",
            "kind",
            subject=Shape(model),
            written_in="generator/evidence/records",
            weight=HELP_PAGE,
        )
        for model in (*SINGLE.values(), *KINDS.values())
    ]
    made += [
        Page(
            f"manual/{mistake.code}.md",
            "code",
            mistake.code,
            mistake,
            written_in=path,
            weight=HELP_PAGE,
        )
        for mistake, path in mistakes
    ]
    pages = {page.address: page for page in made}
    notes: list[Problem] = []
    for written in content:
        if written.address in pages:
            notes.append(_replaced(written))
        pages[written.address] = Page(
            written.address, "handwritten", written.title, written, written_in=written.path
        )
    anchors: dict[str, Collection[str] | None] = {f"{HANDWRITTEN}/{a}": None for a in pages}
    anchors |= {written.path: anchors_of(written.tree) for written in content}
    for written in content:
        notes += lost_links(written.path, written.text, written.tree, anchors)
    in_order = sorted(pages.values(), key=lambda page: page.address.removesuffix(".md"))
    return tuple(in_order), tuple(notes)


def _replaced(written: HandwrittenPage) -> Problem:
    return PAGE_REPLACED.at(
        Location(written.path),
        f"This page takes the place of the generated page {written.address}.",
        "Rename the file if that is not what you want.",
    )


def _fixed_pages(evidence: Evidence) -> Iterable[Page]:
    guide = evidence.guide
    yield Page("index.md", "home", guide.title, written_in=GUIDE, weight=LIST_PAGE)
    for template, written_in in FIXED.items():
        yield Page(f"{template}.md", template, written_in=written_in, weight=LIST_PAGE)
    for role in guide.roles:
        address = f"roles/{role.id}.md"
        also = evidence.lay_words_for("roles", role.id)
        yield Page(address, "role", role.label, role, None, Lesson.folder(), ITEM_PAGE, also)


def _framework_pages(evidence: Evidence) -> Iterable[Page]:
    placement = evidence.placement
    primary = placement.framework
    path = evidence.path_of(primary)
    yield Page(
        framework_address(primary, primary),
        "framework",
        primary.name,
        primary,
        primary,
        path,
        LIST_PAGE,
    )
    for domain in primary.domains:
        for construct in domain.with_parts():
            template = "domain" if construct is domain else "construct"
            address = construct_address(primary, domain, construct)
            yield Page(address, template, construct.name, construct, primary, path, LIST_PAGE)
    for framework in evidence.frameworks.values():
        if framework is not primary:
            yield Page(
                framework_address(framework, primary),
                "further_framework",
                framework.name,
                framework,
                framework,
                evidence.path_of(framework),
                LIST_PAGE,
            )


def _item_pages(evidence: Evidence) -> Iterable[Page]:
    placement = evidence.placement
    themes = [t for d in placement.framework.domains for t in placement.placed_within(d)]
    kinds: Sequence[tuple[str, str, Iterable[Record]]] = (
        ("theme", "themes", themes),
        ("lesson", "lessons", evidence.lessons.values()),
        ("critique", "critiques", evidence.critiques.values()),
        ("source", "sources", evidence.sources.values()),
    )
    for template, kind, records in kinds:
        weight = 1.0 if template == "source" else ITEM_PAGE
        yield from _in_a_row(
            [
                Page(
                    address=address_of(type(record), record.id),
                    template=template,
                    title=record.heading,
                    subject=record,
                    written_in=evidence.path_of(record),
                    weight=weight,
                    also=(*getattr(record, "also", ()), *evidence.lay_words_for(kind, record.id)),
                )
                for record in records
            ]
        )


def _withdrawn_pages(evidence: Evidence) -> Iterable[Page]:
    for (model, record_id), record in evidence.withdrawn.items():
        address = address_of(model, record_id)
        path = model.path_for(record_id)
        yield Page(address, "withdrawn", subject=record, written_in=path, weight=LIST_PAGE)


def _moved_pages(evidence: Evidence) -> Iterable[Page]:
    for record in evidence.records:
        for former in record.formerly:
            address = address_of(type(record), former)
            path = evidence.path_of(record)
            yield Page(address, "moved", subject=Moved(record), written_in=path, weight=0)


def _in_a_row(pages: list[Page]) -> Iterable[Page]:
    for number, page in enumerate(pages):
        before = pages[number - 1] if number else None
        after = pages[number + 1] if number + 1 < len(pages) else None
        yield replace(page, before=before, after=after)


def pages_of_files(paths: Iterable[str], evidence: Evidence) -> dict[str, str]:
    """Return the address, from the site's root, at which each file shows, as a browser asks for it.

    A file that could not be read has its page as well; one that shows nowhere is left out.
    """
    single = {GUIDE: "index.html", GLOSSARY: "glossary.html"}
    pages = {}
    for path in paths:
        folder, _, name = path.partition("/")
        stem, ending = posixpath.splitext(name)
        if path in single:
            pages[path] = single[path]
        elif folder == HANDWRITTEN and ending == ".md":
            pages[path] = f"{stem}.html"
        elif folder == FOLDER and ending == ".yaml" and stem.count("/") == 1:
            is_primary = stem == f"frameworks/{evidence.guide.framework}"
            pages[path] = f"{stem}{'/index' if is_primary else ''}.html"
    return pages
