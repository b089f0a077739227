"""What the guide does not know: unread, unasked, unanswered, unassessed, unplaced."""

from generator.evidence.placement import Placement
from generator.evidence.records import Construct, Critique, Framework, Group, Source, Theme
from generator.evidence.records.guide import Involvement
from generator.evidence.records.source import ReadPart, Statement
from generator.evidence.store import Store
from generator.evidence.voices import Voices


class Gaps:
    """Lists what is missing, from the records themselves."""

    def __init__(self, store: Store, placement: Placement, voices: Voices) -> None:
        self._store = store
        self._placement = placement
        self._voices = voices

    def not_read_in_full(self) -> tuple[Source, ...]:
        """Return the sources of which only a part was read."""
        return tuple(
            source
            for source in self._store.sources.values()
            if source.not_read
            or ReadPart.FULL_TEXT not in {read.part for read in source.read_level}
        )

    def never_asked(self) -> tuple[Group, ...]:
        """Return the groups that no source asked, nor a broader one."""
        return self._voices.never_asked()

    def not_answered(self) -> tuple[Critique, ...]:
        """Return the critiques to which those criticised have not replied."""
        return tuple(
            c for c in self._store.critiques.values() if c.reply.state in {"not-yet-asked", "asked"}
        )

    def not_assessed(self) -> tuple[Theme, ...]:
        """Return the themes whose confidence was not assessed."""
        return tuple(t for t in self._store.themes.values() if t.confidence.level == "not-assessed")

    def themes_by_confidence(self) -> tuple[tuple[str, tuple[Theme, ...]], ...]:
        """Return the themes under their level of confidence, the most certain first."""
        themes = self._store.themes.values()
        return tuple(
            (level, tuple(t for t in themes if t.confidence.level == level))
            for level in ("high", "moderate", "low", "very-low", "not-assessed")
            if any(t.confidence.level == level for t in themes)
        )

    def themes_without_a_place(self) -> tuple[tuple[Framework, tuple[Theme, ...]], ...]:
        """Return, for each further framework, the themes that nobody mapped to it or outside it."""
        found = []
        for framework in self._placement.further_frameworks:
            themes = tuple(
                theme
                for theme in self._store.themes.values()
                if framework.id not in {mapping.framework for mapping in theme.mappings}
            )
            if themes:
                found.append((framework, themes))
        return tuple(found)

    def empty_constructs(self) -> tuple[Construct, ...]:
        """Return the constructs of the guide's framework without a theme in or below them."""
        placement = self._placement
        return tuple(
            construct
            for domain in placement.framework.domains
            for construct in domain.with_parts()
            if not placement.placed_within(construct)
            and not placement.mapped_to(placement.framework, construct)
        )

    def unchecked_frameworks(self) -> tuple[Framework, ...]:
        """Return the frameworks whose names, or some of them, were not checked."""
        return tuple(f for f in self._store.frameworks.values() if self.unchecked_names(f))

    def unchecked_names(self, framework: Framework) -> tuple[Construct, ...]:
        """Return the constructs of a framework whose names were not checked."""
        return tuple(
            construct
            for domain in framework.domains
            for construct in domain.with_parts()
            if not (framework.checked and construct.checked)
        )

    def unchecked_statements(self) -> tuple[tuple[Source, Statement], ...]:
        """Return the guideline statements that were not checked, each with its source."""
        return tuple(
            (source, statement)
            for source in self._store.sources.values()
            for statement in source.statements
            if not statement.checked
        )

    def licence_unknown(self) -> tuple[Source, ...]:
        """Return the sources whose licence was not seen."""
        return tuple(s for s in self._store.sources.values() if s.licence is None)

    def about_the_guide(self) -> tuple[str, ...]:
        """Return the names of what the guide does not say of its own making."""
        guide, contact = self._store.guide, self._store.contact
        empty = [name for name in ("editors", "funding", "interests") if not getattr(guide, name)]
        empty += [name for name in ("mail", "repository", "site") if not getattr(contact, name)]
        if guide.involvement == Involvement():
            empty.append("involvement")
        return tuple(empty)
