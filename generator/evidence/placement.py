"""Where themes belong in the frameworks: placed by the editors, mapped by authors or editors."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.evidence.pieces import PlacedPiece, placed_pieces
from generator.evidence.records import Construct, Framework, Theme
from generator.evidence.records.framework import FrameworkKind
from generator.evidence.records.theme import Mapping as ThemeMapping
from generator.evidence.store import Store

OUTSIDE = "outside"
"""What a mapping names where a theme fits no construct of the framework."""


@dataclass(frozen=True)
class Mapped:
    """A theme, and why it is mapped to a construct."""

    theme: Theme
    mapping: ThemeMapping


class Placement:
    """Answers where a theme belongs in a framework, and what a construct holds."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def framework(self) -> Framework:
        """The framework by which the guide is sorted."""
        return self._store.frameworks[self._store.guide.framework]

    @cached_property
    def further_frameworks(self) -> tuple[Framework, ...]:
        """The guide's other frameworks of determinants, in the guide's order."""
        known = self._store.frameworks
        named = (known[id_] for id_ in self._store.guide.further_frameworks if id_ in known)
        return tuple(f for f in named if f.kind is FrameworkKind.DETERMINANTS)

    def constructs(self, framework_id: str) -> Mapping[str, Construct]:
        """Return every domain, construct and subconstruct of a framework by id, in its order."""
        return {trail[-1].id: trail[-1] for trail in self._trails.get(framework_id, {}).values()}

    def trail(self, construct_id: str, framework_id: str | None = None) -> tuple[Construct, ...]:
        """Return the way to a construct: its domain first, itself last.

        Empty where the framework has no such construct. Without `framework_id` the guide's own
        framework is meant.
        """
        framework_id = framework_id or self._store.guide.framework
        return self._trails.get(framework_id, {}).get(construct_id, ())

    @cached_property
    def _trails(self) -> dict[str, dict[str, tuple[Construct, ...]]]:
        def walk(
            constructs: tuple[Construct, ...], above: tuple[Construct, ...]
        ) -> dict[str, tuple[Construct, ...]]:
            trails: dict[str, tuple[Construct, ...]] = {}
            for construct in constructs:
                trails.setdefault(construct.id, (*above, construct))
                trails |= walk(construct.constructs, (*above, construct))
            return trails

        return {f.id: walk(f.domains, ()) for f in self._store.frameworks.values()}

    @cached_property
    def _themes(self) -> tuple[Theme, ...]:
        """All themes by title."""
        return _by_title(self._store.themes.values())

    @cached_property
    def _placed(self) -> dict[str, list[Theme]]:
        found = defaultdict[str, list[Theme]](list)
        for theme in self._themes:
            found[theme.placed_in].append(theme)
        return found

    def placed_in(self, construct: Construct) -> tuple[Theme, ...]:
        """Return the themes placed in just this domain or construct, by title."""
        return tuple(self._placed.get(construct.id, ()))

    def placed_within(self, construct: Construct) -> tuple[Theme, ...]:
        """Return the themes placed in this domain or construct or anywhere below it, by title."""
        inside = dict.fromkeys(part.id for part in construct.with_parts())
        return _by_title(theme for id_ in inside for theme in self._placed.get(id_, ()))

    def empty_parts(self, domain: Construct) -> tuple[Construct, ...]:
        """Return the parts of a domain in or below which no theme is placed."""
        return tuple(
            part
            for part in domain.with_parts()
            if part is not domain and not self.placed_within(part)
        )

    def domain_after(self, domain: Construct) -> Construct | None:
        """Return the next domain of the guide's framework, or None after the last."""
        domains = self.framework.domains
        following = domains.index(domain) + 1
        return domains[following] if following < len(domains) else None

    @cached_property
    def _mapped(self) -> dict[tuple[str, str], list[Mapped]]:
        found = defaultdict[tuple[str, str], list[Mapped]](list)
        for theme in self._themes:
            for mapping in theme.mappings:
                found[mapping.framework, mapping.construct_id].append(Mapped(theme, mapping))
        return found

    def mapped_to(self, framework: Framework, construct: Construct) -> tuple[Mapped, ...]:
        """Return the themes mapped to a construct, each with the mapping, by title.

        A theme that is placed in the construct or below it by its page is not repeated here.
        """
        here = self.placed_within(construct) if framework is self.framework else ()
        ids = {theme.id for theme in here}
        mapped = self._mapped.get((framework.id, construct.id), ())
        return tuple(each for each in mapped if each.theme.id not in ids)

    def outside(self, framework: Framework) -> tuple[Mapped, ...]:
        """Return the themes that fit no construct of the framework, by title."""
        return tuple(self._mapped.get((framework.id, OUTSIDE), ()))

    @cached_property
    def _listed(self) -> dict[str, list[PlacedPiece]]:
        """The pieces by the domain under which their authors list them."""
        found = defaultdict[str, list[PlacedPiece]](list)
        for placed in placed_pieces(self._themes):
            if placed.piece.authors_domain:
                found[placed.piece.authors_domain].append(placed)
        return found

    def listed_by_authors(self, domain: Construct) -> tuple[PlacedPiece, ...]:
        """Return the pieces that authors list under a domain while their theme is elsewhere."""
        inside = {part.id for part in domain.with_parts()}
        listed = self._listed.get(domain.id, ())
        return tuple(placed for placed in listed if placed.theme.placed_in not in inside)


def _by_title(themes: Iterable[Theme]) -> tuple[Theme, ...]:
    return tuple(sorted(themes, key=lambda theme: (theme.title.casefold(), theme.id)))
