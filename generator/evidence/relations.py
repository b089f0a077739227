"""What belongs to what: themes, lessons, critiques, sources and quotes, asked from either side."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from generator.evidence.records import Critique, Guide, Lesson, Piece, Quote, Record, Source, Theme
from generator.evidence.records.critique import Contested
from generator.evidence.records.lesson import EDITORS
from generator.evidence.records.source import Related, SourceKind

if TYPE_CHECKING:
    from generator.evidence.store import Evidence
    from generator.text.yaml.source import Steps


@dataclass(frozen=True)
class Found:
    """A piece of evidence and the theme in which it stands."""

    theme: Theme
    piece: Piece


@dataclass(frozen=True)
class Said:
    """A quote, the piece that it belongs to and the theme in which that stands."""

    theme: Theme
    piece: Piece
    quote: Quote


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

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence

    @cached_property
    def _holders(self) -> dict[str, tuple[Theme, Steps]]:
        holders: dict[str, tuple[Theme, Steps]] = {}
        for theme in self._evidence.themes.values():
            for number, piece in enumerate(theme.evidence):
                holders.setdefault(piece.id, (theme, ("evidence", number)))
        return holders

    def holder_of(self, piece_id: str) -> tuple[Theme, Steps]:
        """Return the theme in which a piece stands, and the way to it there."""
        return self._holders[piece_id]

    def find(self, piece_ids: Iterable[str]) -> tuple[Found, ...]:
        """Return the pieces with these ids, each with its theme, in the order given."""
        return tuple(
            Found(self._holders[id_][0], self._evidence.pieces[id_])
            for id_ in piece_ids
            if id_ in self._holders
        )

    def pieces_from(self, source: Source) -> tuple[Found, ...]:
        """Return the pieces that a source gives, in the order of its places."""
        found = (
            Found(theme, piece)
            for theme in self._evidence.themes.values()
            for piece in theme.evidence
            if piece.source == source.id
        )
        return tuple(sorted(found, key=lambda f: _in_numeric_order(f.piece.locator + f.piece.id)))

    def sources_of(self, theme: Theme) -> tuple[Source, ...]:
        """Return the sources that a theme rests on, in the order of its evidence."""
        ids = dict.fromkeys(piece.source for piece in self.all_pieces(theme))
        return tuple(self._evidence.sources[id_] for id_ in ids if id_ in self._evidence.sources)

    def all_pieces(self, theme: Theme) -> tuple[Piece, ...]:
        """Return a theme's own pieces and then those that it shares with other themes."""
        return theme.evidence + tuple(f.piece for f in self.find(theme.shares_evidence))

    def themes_sharing(self, piece: Piece) -> tuple[Theme, ...]:
        """Return the other themes on which a piece bears too."""
        return tuple(t for t in self._evidence.themes.values() if piece.id in t.shares_evidence)

    def quotes(self) -> tuple[Said, ...]:
        """Return every quote with its piece and theme, by source and place in it."""
        said = (
            Said(theme, piece, quote)
            for theme in self._evidence.themes.values()
            for piece in theme.evidence
            for quote in piece.quotes
        )
        return tuple(
            sorted(said, key=lambda s: (s.piece.source, _in_numeric_order(s.piece.locator)))
        )

    def quotes_by_source(self) -> tuple[tuple[Source, tuple[Said, ...]], ...]:
        """Return every quote under its source, both in their order."""
        said = self.quotes()
        return tuple(
            (source, tuple(s for s in said if s.piece.source == source.id))
            for source in self._evidence.sources.values()
            if any(s.piece.source == source.id for s in said)
        )

    def sources_by_kind(self) -> tuple[tuple[SourceKind, tuple[Source, ...]], ...]:
        """Return the sources under their kind, leaving out kinds without any."""
        sources = self._evidence.sources.values()
        return tuple(
            (kind, tuple(source for source in sources if source.kind is kind))
            for kind in SourceKind
            if any(source.kind is kind for source in sources)
        )

    def lessons_for(self, theme: Theme) -> tuple[Lesson, ...]:
        """Return the lessons that answer a theme or rest on its evidence."""
        pieces = {piece.id for piece in theme.evidence}
        return tuple(
            lesson
            for lesson in self._evidence.lessons.values()
            if theme.id in lesson.themes or pieces & set(bases_of(lesson))
        )

    def lessons_named_in(self, source: Source) -> tuple[Lesson, ...]:
        """Return the lessons that a source names, or that rest on its evidence."""
        pieces = {found.piece.id for found in self.pieces_from(source)}
        return tuple(
            lesson
            for lesson in self._evidence.lessons.values()
            if any(named.source == source.id for named in lesson.named_in)
            or pieces & set(bases_of(lesson))
        )

    def mirrors_of(self, theme: Theme) -> tuple[Theme, ...]:
        """Return the themes that are the opposite of this one, whichever names the other."""
        return tuple(
            other
            for other in self._evidence.themes.values()
            if other.id != theme.id and (other.id in theme.mirrors or theme.id in other.mirrors)
        )

    def tensions_of(self, record: Theme | Source) -> tuple[Pull, ...]:
        """Return what does not sit well with a theme or source, whichever names the other."""
        own = record.tensions if isinstance(record, Theme) else ()
        known: dict[str, Theme | Source] = {**self._evidence.sources, **self._evidence.themes}
        pulls = [Pull(known[t.with_], t.why) for t in own if t.with_ in known]
        named = {pull.other.id for pull in pulls}
        for theme in self._evidence.themes.values():
            pulls += [
                Pull(theme, tension.why)
                for tension in theme.tensions
                if tension.with_ == record.id and theme.id not in named
            ]
        return tuple(pulls)

    def related_to(self, source: Source) -> tuple[tuple[Source, Related], ...]:
        """Return the sources that belong to this one, whichever names the other."""
        own = [
            (self._evidence.sources[r.source], r)
            for r in source.related
            if r.source in self._evidence.sources
        ]
        named = {other.id for other, _ in own}
        others = [
            (other, r)
            for other in self._evidence.sources.values()
            for r in other.related
            if r.source == source.id and other.id not in named
        ]
        return tuple(own + others)

    def disputes_of(self, record: Record) -> tuple[Dispute, ...]:
        """Return the critiques that contest just this record, or a piece of evidence in it."""
        return tuple(
            Dispute(critique, contested)
            for critique in self._evidence.critiques.values()
            for contested in critique.contests
            if self.target_of(contested) is record
        )

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
                self._holders[contested.evidence][0]
                if contested.evidence in self._holders
                else None
            )
        return (
            self._evidence.sources.get(contested.source or "")
            or self._evidence.themes.get(contested.theme or "")
            or self._evidence.lessons.get(contested.lesson or "")
            or (self._evidence.guide if contested.guide else None)
        )

    def critiques_from(self, source: Source) -> tuple[Critique, ...]:
        """Return the critiques that were raised in a source or that it bears on."""
        return tuple(
            critique
            for critique in self._evidence.critiques.values()
            if critique.source == source.id
            or source.id in critique.what_the_record_shows.sources
            or any(b.source == source.id for b in critique.evidence_for + critique.evidence_against)
        )


def bases_of(lesson: Lesson) -> tuple[str, ...]:
    """Return the ids of all evidence that a lesson and its parts rest on, each once."""
    bases = [lesson.basis]
    bases += [step.basis for step in lesson.steps]
    bases += [question.basis for question in lesson.questions]
    bases += [sign.basis for sign in lesson.signs]
    return tuple(dict.fromkeys(id_ for basis in bases for id_ in basis if id_ != EDITORS))


def _in_numeric_order(text: str) -> list[tuple[int, str]]:
    return [(int(p), "") if p.isdigit() else (-1, p) for p in re.split(r"(\d+)", text) if p]
