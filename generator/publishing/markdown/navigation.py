"""The navigation of the site: sections, domains and constructs, never single items."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.evidence.evidence import Evidence
from generator.evidence.records import Construct, Framework
from generator.publishing.addresses import Addresses
from generator.publishing.pages import FIXED, Page
from generator.publishing.words import Words
from generator.reading.handwritten import FOR_PATIENTS


@dataclass(frozen=True)
class NavEntry:
    """An entry of the navigation: a page's address, or a titled section of entries."""

    title: str
    address: str = ""
    entries: tuple["NavEntry", ...] = ()


def navigation(
    evidence: Evidence, addresses: Addresses, pages: Iterable[Page], words: Words
) -> tuple[NavEntry, ...]:
    """Return the entries of the first level, each section with those below it."""

    def page(word: str, address: str) -> NavEntry:
        return NavEntry(words.plain(word), address)

    def section(word: str, *entries: NavEntry) -> NavEntry:
        return NavEntry(words.plain(word), entries=entries)

    primary = evidence.placement.framework
    further = [f for f in evidence.frameworks.values() if f is not primary]
    fixed = {"index.md", *(f"{name}.md" for name in FIXED)}
    written = [p for p in pages if p.template == "handwritten" and p.address not in fixed]
    for_patients = [p for p in written if p.address.startswith(FOR_PATIENTS)]
    return (
        page("nav.home", "index.md"),
        section(
            "nav.factors",
            NavEntry(primary.short_name, addresses.of_record(primary)),
            *(_domain(primary, domain, addresses) for domain in primary.domains),
            page("nav.all_themes", "themes.md"),
            *(NavEntry(f.short_name, addresses.of_record(f)) for f in further),
        ),
        page("nav.actions", "lessons.md"),
        section(
            "nav.patients",
            page("nav.overview", "patients.md"),
            page("nav.heard", "heard.md"),
            page("nav.critique", "critiques.md"),
            page("nav.reported", "reported.md"),
            page("title.guidelines", "guidelines.md"),
            *(NavEntry(p.title, p.address) for p in for_patients),
            page("title.involvement", "involvement.md"),
        ),
        section(
            "nav.evidence",
            page("title.findings", "findings.md"),
            page("title.quotes", "quotes.md"),
            page("title.sources", "sources.md"),
            page("title.glossary", "glossary.md"),
            page("title.downloads", "downloads.md"),
        ),
        section(
            "nav.contribute",
            page("title.contribute", "contribute.md"),
            page("title.fields", "fields.md"),
            page("title.manual", "manual.md"),
            page("title.contest", "contest.md"),
        ),
        section(
            "nav.about",
            *(NavEntry(p.title, p.address) for p in written if p not in for_patients),
            page("title.methods", "methods.md"),
            page("title.rules", "rules.md"),
            page("title.gaps", "gaps.md"),
            page("title.changes", "changes.md"),
            page("title.about", "about.md"),
        ),
    )


def _domain(framework: Framework, domain: Construct, addresses: Addresses) -> NavEntry:
    parts = (
        NavEntry(part.name, addresses.of_construct(framework, part)) for part in domain.with_parts()
    )
    return NavEntry(domain.name, entries=tuple(parts))
