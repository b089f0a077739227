"""The navigation of the site: sections, domains and constructs, never single items."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.evidence import Evidence
from generator.pages import FIXED, Addresses, Page
from generator.rendering.words import Words

PATIENTS = "patients/"
"""Hand-written pages below this folder stand in the section of the patients' perspective."""


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
        return NavEntry(str(words.say(word)), address)

    primary = evidence.placement.framework
    factors = [NavEntry(primary.short_name, addresses.of_record(primary))]
    for domain in primary.domains:
        parts = [
            NavEntry(part.name, addresses.of_construct(primary, part))
            for part in domain.with_parts()
        ]
        factors.append(NavEntry(domain.name, entries=tuple(parts)))
    factors.append(page("nav.all_themes", "themes.md"))
    further = [NavEntry(f.short_name, addresses.of_record(f)) for f in evidence.frameworks.values()
               if f is not primary]  # fmt: skip
    fixed = {"index.md", *(f"{name}.md" for name in FIXED)}
    written = [p for p in pages if p.template == "handwritten" and p.address not in fixed]
    return (
        page("nav.home", "index.md"),
        NavEntry(str(words.say("nav.factors")), entries=tuple(factors + further)),
        page("nav.actions", "lessons.md"),
        NavEntry(
            str(words.say("nav.patients")),
            entries=(
                page("nav.overview", "patients.md"),
                page("nav.heard", "heard.md"),
                page("nav.critique", "critiques.md"),
                page("nav.reported", "reported.md"),
                page("title.guidelines", "guidelines.md"),
                *(NavEntry(p.title, p.address) for p in written if p.address.startswith(PATIENTS)),
                page("title.involvement", "involvement.md"),
            ),
        ),
        NavEntry(
            str(words.say("nav.evidence")),
            entries=(
                page("title.findings", "findings.md"),
                page("title.quotes", "quotes.md"),
                page("title.sources", "sources.md"),
                page("title.glossary", "glossary.md"),
            ),
        ),
        NavEntry(
            str(words.say("nav.about")),
            entries=(
                *(
                    NavEntry(p.title, p.address)
                    for p in written
                    if not p.address.startswith(PATIENTS)
                ),
                page("title.methods", "methods.md"),
                page("title.rules", "rules.md"),
                page("title.gaps", "gaps.md"),
                page("title.changes", "changes.md"),
                page("title.about", "about.md"),
                page("title.contest", "contest.md"),
            ),
        ),
    )
