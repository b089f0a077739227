"""Who was asked, who spoke about whom, and how many: each count says what it counts."""

from dataclasses import dataclass

from generator.evidence.independence import independent_sources
from generator.evidence.pieces import PlacedPiece
from generator.evidence.placement import Placement
from generator.evidence.records import Construct, Group, Piece, Source, Theme
from generator.evidence.records.source import (
    Asked,
    Given,
    NotAsked,
    ReadPart,
    SourceKind,
    Statement,
)
from generator.evidence.relations import Relations
from generator.evidence.store import Store


@dataclass(frozen=True)
class Counts:
    """How much a theme, or the whole guide, rests on.

    `pieces` counts pieces of evidence; `quotes` what respondents said, without the authors' own
    words, and `unnumbered` those of respondents whom the source does not number; `respondents` the
    different respondents, told apart by source and number; `sources` the sources; `projects` the
    sources that share no data or participants.
    """

    pieces: int
    quotes: int
    unnumbered: int
    respondents: int
    sources: int
    projects: int


@dataclass(frozen=True)
class Cell:
    """What one source says of one group: asked, not asked, or nothing (an empty cell)."""

    asked: tuple[Asked, ...] = ()
    not_asked: tuple[NotAsked, ...] = ()


@dataclass(frozen=True)
class Heard:
    """How a group was heard: the sources `by` which it was asked, or none.

    Where none names it, `by_broader` are the sources that asked the `broader` group it is part of.
    """

    by: tuple[Source, ...]
    broader: Group | None = None
    by_broader: tuple[Source, ...] = ()


class Voices:
    """Answers who was heard."""

    def __init__(self, store: Store, relations: Relations, placement: Placement) -> None:
        self._store = store
        self._relations = relations
        self._placement = placement

    def lineage(self, group_id: str) -> tuple[Group, ...]:
        """Return a group and the broader ones that it is part of, the broadest last."""
        found: list[Group] = []
        group = self._store.groups.get(group_id)
        while group and group not in found:
            found.append(group)
            group = self._store.groups.get(group.broader or "")
        return tuple(found)

    def receives_care(self, group_id: str) -> bool:
        """Tell whether a group, or a broader one that it is part of, receives the care."""
        return any(group.receives_care for group in self.lineage(group_id))

    def asking_sources(self) -> tuple[Source, ...]:
        """Return the sources for which it matters whom they asked, by id."""
        reports = {SourceKind.STUDY, SourceKind.REVIEW, SourceKind.SURVEY}
        return tuple(
            s for s in self._store.sources.values() if s.asked or s.not_asked or s.kind in reports
        )

    def cell(self, group: Group, source: Source) -> Cell:
        """Return what a source says of just this group."""
        return Cell(
            tuple(entry for entry in source.asked if entry.group == group.id),
            tuple(entry for entry in source.not_asked if entry.group == group.id),
        )

    def sources_that_asked(self, group: Group) -> tuple[Source, ...]:
        """Return the sources that asked a group, or a part of it, for its views."""
        return tuple(
            source
            for source in self.asking_sources()
            if any(group in self.lineage(entry.group) for entry in _asked_for_views(source))
        )

    def heard(self, group: Group) -> Heard:
        """Return how a group was heard."""
        if by := self.sources_that_asked(group):
            return Heard(by)
        for broader in self.lineage(group.id)[1:]:
            asked = (s for s in self.asking_sources() if _named(broader, s))
            if by_broader := tuple(asked):
                return Heard((), broader, by_broader)
        return Heard(())

    def read_by_title(self) -> tuple[Source, ...]:
        """Return the sources of which only the title was read: whom they asked is not known."""
        return tuple(source for source in self.asking_sources() if _is_title_alone(source))

    def to_be_asked(self) -> tuple[Group, ...]:
        """Return the groups that are heard only when somebody asks them, in the guide's order."""
        return tuple(g for g in self._store.guide.groups if not g.heard_otherwise)

    def told_in(self, group: Group, domain: Construct) -> int:
        """Return how many pieces in a domain were told by just this group."""
        return sum(
            piece.told_by == group.id
            for theme in self._placement.placed_within(domain)
            for piece in theme.evidence
        )

    def never_told(self) -> tuple[Group, ...]:
        """Return the groups by which no piece of evidence was told, in the guide's order."""
        told = {piece.told_by for piece in self._store.pieces.values()}
        heard = {group.id for id_ in told for group in self.lineage(id_)}
        return tuple(g for g in self._store.guide.groups if g.id not in heard)

    def shares(self, theme: Theme) -> tuple[tuple[Group, int], ...]:
        """Return how many of a theme's pieces each speaker told, in the guide's order."""
        pieces = self._relations.all_pieces(theme)
        return tuple(
            (group, sum(piece.told_by == group.id for piece in pieces))
            for group in self.speakers(theme)
        )

    def on_one_respondent(self, theme: Theme) -> int:
        """Return how many of a theme's pieces rest on the words of a single respondent."""
        pieces = self._relations.all_pieces(theme)
        return sum(len({q.respondent for q in p.quotes if q.respondent}) == 1 for p in pieces)

    def never_asked(self) -> tuple[Group, ...]:
        """Return the groups that no source asked, nor a broader one, in the guide's order."""
        return tuple(g for g in self.to_be_asked() if self.heard(g) == Heard(()))

    def not_named(self) -> tuple[Group, ...]:
        """Return the groups that no source names though a broader one was asked."""
        return tuple(g for g in self.to_be_asked() if self.heard(g).broader)

    def asked_by(self, *themes: Theme) -> tuple[Group, ...]:
        """Return the groups that the sources under the themes asked for their views."""
        asked = {
            entry.group
            for theme in themes
            for source in self._relations.sources_of(theme)
            for entry in _asked_for_views(source)
        }
        return tuple(group for group in self._store.guide.groups if group.id in asked)

    def asked_of_those_in_care(self, *themes: Theme) -> tuple[Group, ...]:
        """Return the groups receiving care that the sources under the themes asked."""
        return tuple(group for group in self.asked_by(*themes) if self.receives_care(group.id))

    def speakers(self, theme: Theme) -> tuple[Group, ...]:
        """Return who spoke in a theme's evidence, in the guide's order."""
        spoke = {piece.told_by for piece in self._relations.all_pieces(theme)}
        return tuple(group for group in self._store.guide.groups if group.id in spoke)

    def spoken_about_only(self, piece: Piece) -> tuple[Group, ...]:
        """Return those receiving care whom a piece is about though others told it."""
        if self.receives_care(piece.told_by):
            return ()
        return tuple(
            group
            for group in self._store.guide.groups
            if group.id in piece.about and self.receives_care(group.id)
        )

    def pieces_spoken_about(self) -> tuple[PlacedPiece, ...]:
        """Return the pieces in which others speak about people who receive the care."""
        return tuple(f for f in self._found() if self.spoken_about_only(f.piece))

    def pieces_told_in_care(self) -> tuple[PlacedPiece, ...]:
        """Return the pieces that people who receive the care told themselves."""
        return tuple(f for f in self._found() if self.receives_care(f.piece.told_by))

    def _found(self) -> tuple[PlacedPiece, ...]:
        return self._relations.find(self._store.pieces)

    def guideline_statements(self) -> tuple[tuple[Source, Statement], ...]:
        """Return what guidelines say, each with its guideline, by condition, country and date."""
        found = [(s, said) for s in self._store.sources.values() for said in s.statements]
        order = list(self._store.conditions)
        return tuple(
            sorted(found, key=lambda f: (order.index(f[1].condition), f[1].country, f[1].issued))
        )

    def older_than(self, guideline: Source) -> tuple[Source, ...]:
        """Return the studies on a guideline's conditions that came out before it."""
        return tuple(
            source
            for source in self._store.sources.values()
            if source.kind is SourceKind.STUDY
            and set(source.conditions) & set(guideline.conditions)
            and source.issued
            and guideline.issued
            and source.issued[:4] < guideline.issued[:4]
        )

    def guidelines(self) -> tuple[Source, ...]:
        """Return the guidelines, the newest first."""
        found = [s for s in self._store.sources.values() if s.kind is SourceKind.GUIDELINE]
        return tuple(sorted(found, key=lambda s: (s.issued or "", s.id), reverse=True))

    def told_in_care_by_source(self) -> tuple[tuple[Source, tuple[PlacedPiece, ...]], ...]:
        """Return what people who receive the care told, under the sources that asked them."""
        told = self.pieces_told_in_care()
        return tuple(
            (source, tuple(f for f in told if f.piece.source == source.id))
            for source in self._store.sources.values()
            if any(f.piece.source == source.id for f in told)
        )

    def counts(self, theme: Theme) -> Counts:
        """Return how much a theme rests on."""
        return self._count(self._relations.all_pieces(theme))

    def totals(self) -> Counts:
        """Return how much the guide rests on."""
        return self._count(tuple(self._store.pieces.values()))

    def _count(self, pieces: tuple[Piece, ...]) -> Counts:
        quotes = [(p, quote) for p in pieces for quote in p.quotes if not quote.by_authors]
        numbered = [(p.source, quote.respondent) for p, quote in quotes if quote.respondent]
        sources = {piece.source for piece in pieces}
        known = self._store.sources
        read = [known[source] for source in sorted(sources) if source in known]
        return Counts(
            pieces=len(pieces),
            quotes=len(quotes),
            unnumbered=len(quotes) - len(numbered),
            respondents=len(set(numbered)),
            sources=len(sources),
            projects=independent_sources(read, known),
        )


def _asked_for_views(source: Source) -> tuple[Asked, ...]:
    """Return whom a source asked for their views, unless only its title could be read."""
    if _is_title_alone(source):
        return ()
    return tuple(entry for entry in source.asked if entry.gave is Given.VIEWS)


def _named(group: Group, source: Source) -> bool:
    return any(entry.group == group.id for entry in _asked_for_views(source))


def _is_title_alone(source: Source) -> bool:
    return {read.part for read in source.read_level} == {ReadPart.TITLE}
