"""What of the guide goes into one PDF: all of it, a domain, a role's hand-out or a page."""

from collections.abc import Collection
from dataclasses import dataclass

from generator.evidence.evidence import Evidence
from generator.evidence.records import Construct, Critique, Lesson, Role, Source, Theme
from generator.reading.handwritten import HandwrittenPage


@dataclass(frozen=True)
class Extract:
    """What is printed; at most one of the first three is given, and none means all."""

    domain: Construct | None = None
    role: Role | None = None
    page: HandwrittenPage | None = None
    large: bool = False

    @property
    def template(self) -> str:
        """The name of the template that sets it."""
        return "handout" if self.role else "booklet" if self.page else "guide"

    @property
    def is_whole(self) -> bool:
        """Whether it is the guide as a whole."""
        return not (self.domain or self.role or self.page)


@dataclass(frozen=True)
class Chosen:
    """What an extract prints with a heading of its own, in the guide's order."""

    domains: tuple[Construct, ...]
    themes: tuple[Theme, ...]
    lessons: tuple[Lesson, ...]
    critiques: tuple[Critique, ...]
    sources: tuple[Source, ...]


def choose(evidence: Evidence, extract: Extract) -> Chosen:
    """Return the records that belong to an extract.

    A domain brings the lessons that answer its themes, the critiques that contest either, and
    the sources of all these. A hand-out and a page print no record at length.
    """
    if extract.role or extract.page:
        return Chosen((), (), (), (), ())
    relations, placement = evidence.relations, evidence.placement
    if extract.domain is None:
        return Chosen(
            placement.framework.domains,
            tuple(t for d in placement.framework.domains for t in placement.placed_within(d)),
            tuple(evidence.lessons.values()),
            tuple(evidence.critiques.values()),
            tuple(evidence.sources.values()),
        )
    themes = placement.placed_within(extract.domain)
    lessons = evidence.actions.lessons_for_all(themes)
    disputes = [
        dispute
        for record in (*themes, *lessons)
        for dispute in (
            *relations.disputes_of(record),
            *(relations.disputes_behind(record) if isinstance(record, Theme) else ()),
        )
    ]
    disputed = {dispute.critique.id for dispute in disputes}
    critiques = tuple(c for c in evidence.critiques.values() if c.id in disputed)
    named = {piece.source for theme in themes for piece in theme.evidence}
    named |= {critique.source for critique in critiques}
    named |= {source.source for lesson in lessons for source in lesson.named_in}
    return Chosen((extract.domain,), themes, lessons, critiques, _sources(evidence, named))


def _sources(evidence: Evidence, ids: Collection[str]) -> tuple[Source, ...]:
    return tuple(source for source in evidence.sources.values() if source.id in ids)
