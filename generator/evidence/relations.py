"""What belongs to what: themes, lessons, critiques, sources and quotes, asked from either side."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from generator.evidence.pieces import PlacedPiece, PlacedQuote
from generator.evidence.records import Critique, Guide, Lesson, Piece, Record, Source, Theme
from generator.evidence.records.common import Part
from generator.evidence.records.critique import Contested
from generator.evidence.records.source import Related, SourceKind
from generator.evidence.store import Store


@dataclass(frozen=True)
class Pull:
    """Something that does not sit well with a theme, and why."""

    other: Theme | Source
    why: str


@dataclass(frozen=True)
class Dispute:
    """A critique, and the claim of one record that it contests."""

    critique: Critique
    contested: Contested


class Relations:
    """Answers what belongs to a record, whichever of the two names the other."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def _placed(self) -> dict[str, PlacedPiece]:
        return {placed.piece.id: placed for placed in reversed(self._store.placed_pieces)}

    @cached_property
    def _placed_by_source(self) -> dict[str, tuple[PlacedPiece, ...]]:
        found = defaultdict[str, list[PlacedPiece]](list)
        for placed in self._store.placed_pieces:
            found[placed.piece.source].append(placed)
        return {
            source: tuple(sorted(pieces, key=lambda p: _numeric(p.piece.locator + p.piece.id)))
            for source, pieces in found.items()
        }

    def placed(self, piece_id: str) -> PlacedPiece:
        """Return a piece with its place. Raises KeyError where there is no such piece."""
        return self._placed[piece_id]

    def find(self, piece_ids: Iterable[str]) -> tuple[PlacedPiece, ...]:
        """Return the pieces with these ids that there are, each with its place, in that order."""
        return tuple(self._placed[id_] for id_ in piece_ids if id_ in self._placed)

    def pieces_from(self, source: Source) -> tuple[PlacedPiece, ...]:
        """Return the pieces that a source gives, in the order of the places in it."""
        return self._placed_by_source.get(source.id, ())

    def sources_of(self, theme: Theme) -> tuple[Source, ...]:
        """Return the sources that a theme rests on, in the order of its evidence."""
        ids = dict.fromkeys(piece.source for piece in self.all_pieces(theme))
        return tuple(self._store.sources[id_] for id_ in ids if id_ in self._store.sources)

    def all_pieces(self, theme: Theme) -> tuple[Piece, ...]:
        """Return a theme's own pieces and then those that it shares with other themes."""
        return theme.evidence + tuple(f.piece for f in self.find(theme.shares_evidence))

    @cached_property
    def _sharing(self) -> dict[str, list[Theme]]:
        found = defaultdict[str, list[Theme]](list)
        for theme in self._store.themes.values():
            for id_ in dict.fromkeys(theme.shares_evidence):
                found[id_].append(theme)
        return found

    def themes_sharing(self, piece: Piece) -> tuple[Theme, ...]:
        """Return the other themes on which a piece bears too."""
        return tuple(self._sharing.get(piece.id, ()))

    def quotes_by_source(self) -> tuple[tuple[Source, tuple[PlacedQuote, ...]], ...]:
        """Return every quote under its source, both in their order."""
        found = defaultdict[str, list[PlacedQuote]](list)
        for placed in self._store.placed_quotes:
            found[placed.piece.source].append(placed)
        return tuple(
            (source, tuple(sorted(found[source.id], key=lambda p: _numeric(p.piece.locator))))
            for source in self._store.sources.values()
            if source.id in found
        )

    def sources_by_kind(self) -> tuple[tuple[SourceKind, tuple[Source, ...]], ...]:
        """Return the sources under their kind, leaving out kinds without any."""
        sources = self._store.sources.values()
        return tuple(
            (kind, tuple(source for source in sources if source.kind is kind))
            for kind in SourceKind
            if any(source.kind is kind for source in sources)
        )

    @cached_property
    def _lessons(self) -> dict[tuple[type[Part], str], list[Lesson]]:
        """The lessons that name a theme, a source or a piece of evidence, by its kind and id."""
        found = defaultdict[tuple[type[Part], str], list[Lesson]](list)
        for lesson in self._store.lessons.values():
            named: list[tuple[type[Part], str]] = [(Theme, id_) for id_ in lesson.themes]
            named += [(Source, named_in.source) for named_in in lesson.named_in]
            named += [(Piece, id_) for id_ in bases_of(lesson)]
            for thing in dict.fromkeys(named):
                found[thing].append(lesson)
        return found

    def _lessons_naming(self, *things: Theme | Source | Piece) -> tuple[Lesson, ...]:
        named = (self._lessons.get((type(thing), thing.id), ()) for thing in things)
        found = {lesson.id: lesson for lessons in named for lesson in lessons}
        return tuple(lesson for _, lesson in sorted(found.items()))

    def lessons_for(self, theme: Theme) -> tuple[Lesson, ...]:
        """Return the lessons that answer a theme or rest on its evidence."""
        return self._lessons_naming(theme, *theme.evidence)

    def lessons_named_in(self, source: Source) -> tuple[Lesson, ...]:
        """Return the lessons that a source names, or that rest on its evidence."""
        pieces = (placed.piece for placed in self.pieces_from(source))
        return self._lessons_naming(source, *pieces)

    @cached_property
    def _mirrors(self) -> dict[str, set[str]]:
        found = defaultdict[str, set[str]](set)
        for theme in self._store.themes.values():
            for other in {*theme.mirrors} & self._store.themes.keys() - {theme.id}:
                found[theme.id].add(other)
                found[other].add(theme.id)
        return found

    def mirrors_of(self, theme: Theme) -> tuple[Theme, ...]:
        """Return the themes that are the opposite of this one, whichever names the other."""
        return tuple(self._store.themes[id_] for id_ in sorted(self._mirrors.get(theme.id, ())))

    @cached_property
    def _pulls(self) -> dict[str, list[Pull]]:
        """What themes say does not sit well with them, by the id of the theme or source named."""
        found = defaultdict[str, list[Pull]](list)
        for theme in self._store.themes.values():
            for tension in theme.tensions:
                found[tension.with_].append(Pull(theme, tension.why))
        return found

    def tensions_of(self, record: Theme | Source) -> tuple[Pull, ...]:
        """Return what does not sit well with a theme or source, whichever names the other."""
        own = record.tensions if isinstance(record, Theme) else ()
        named_ones = ((self._theme_or_source(t.with_), t.why) for t in own)
        pulls = [Pull(other, why) for other, why in named_ones if other]
        named = {pull.other.id for pull in pulls}
        others = (pull for pull in self._pulls.get(record.id, ()) if pull.other.id not in named)
        return (*pulls, *others)

    def _theme_or_source(self, id_: str) -> Theme | Source | None:
        return self._store.themes.get(id_) or self._store.sources.get(id_)

    @cached_property
    def _relating(self) -> dict[str, list[tuple[Source, Related]]]:
        """The sources that name another as related, by the id of the other."""
        found = defaultdict[str, list[tuple[Source, Related]]](list)
        for source in self._store.sources.values():
            for related in source.related:
                found[related.source].append((source, related))
        return found

    def related_to(self, source: Source) -> tuple[tuple[Source, Related], ...]:
        """Return the sources that belong to this one, whichever names the other."""
        own = [
            (self._store.sources[r.source], r)
            for r in source.related
            if r.source in self._store.sources
        ]
        named = {other.id for other, _ in own}
        others = (entry for entry in self._relating.get(source.id, ()) if entry[0].id not in named)
        return (*own, *others)

    @cached_property
    def _disputes(self) -> dict[tuple[type[Record], str], list[Dispute]]:
        """The critiques with each claim that they contest, by the record that it belongs to."""
        found = defaultdict[tuple[type[Record], str], list[Dispute]](list)
        for critique in self._store.critiques.values():
            for contested in critique.contests:
                if record := self.target_of(contested):
                    found[type(record), record.id].append(Dispute(critique, contested))
        return found

    def disputes_of(self, record: Record) -> tuple[Dispute, ...]:
        """Return the critiques that contest just this record, or a piece of evidence in it."""
        return tuple(self._disputes.get((type(record), record.id), ()))

    def disputes_behind(self, theme: Theme) -> tuple[Dispute, ...]:
        """Return the critiques of the sources and lessons that belong to a theme."""
        direct = {dispute.critique.id for dispute in self.disputes_of(theme)}
        behind: dict[str, Dispute] = {}
        for record in (*self.lessons_for(theme), *self.sources_of(theme)):
            for dispute in self.disputes_of(record):
                if dispute.critique.id not in direct:
                    behind.setdefault(dispute.critique.id, dispute)
        return tuple(behind.values())

    def target_of(self, contested: Contested) -> Source | Theme | Lesson | Guide | None:
        """Return the record that a claim belongs to; None where it is not known."""
        if contested.evidence:
            return (
                self._placed[contested.evidence].theme
                if contested.evidence in self._placed
                else None
            )
        return (
            self._store.sources.get(contested.source or "")
            or self._store.themes.get(contested.theme or "")
            or self._store.lessons.get(contested.lesson or "")
            or (self._store.guide if contested.guide else None)
        )

    @cached_property
    def _critiques_by_source(self) -> dict[str, list[Critique]]:
        found = defaultdict[str, list[Critique]](list)
        for critique in self._store.critiques.values():
            bearings = critique.evidence_for + critique.evidence_against
            named = (critique.source, *critique.what_the_record_shows.sources)
            for id_ in dict.fromkeys((*named, *(bearing.source for bearing in bearings))):
                if id_:
                    found[id_].append(critique)
        return found

    def critiques_from(self, source: Source) -> tuple[Critique, ...]:
        """Return the critiques that were raised in a source or that it bears on."""
        return tuple(self._critiques_by_source.get(source.id, ()))


def bases_of(lesson: Lesson) -> tuple[str, ...]:
    """Return the ids of all evidence that a lesson and its lines rest on, each once."""
    shown = (line.problem_shown_by + line.remedy_shown_by for _, line in lesson.lines)
    return tuple(dict.fromkeys(id_ for ids in shown for id_ in ids))


def _numeric(text: str) -> list[tuple[int, str]]:
    return [(int(p), "") if p.isdigit() else (-1, p) for p in re.split(r"(\d+)", text) if p]
