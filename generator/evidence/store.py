"""All records of a guide, found by id or by their place, and the files that they were read from.

A record holds what its author wrote; what follows from several of them is computed in the modules
beside this one. Nothing here changes a record or reads a file.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import TypeVar

from generator.evidence.contact import Contact, Hosting
from generator.evidence.pieces import PlacedPiece, PlacedQuote, placed_pieces
from generator.evidence.records import (
    Critique,
    Framework,
    Glossary,
    GlossaryTerm,
    Group,
    Guide,
    Lesson,
    Piece,
    Quote,
    Record,
    Role,
    Source,
    Term,
    Theme,
)
from generator.evidence.records.common import Withdrawn
from generator.text.problems import Location
from generator.text.yaml.document import Document

R = TypeVar("R", bound=Record)

_STAND_IN = Guide(
    id="guide",
    title="?",
    summary="?",
    edition="?",
    date=date(1, 1, 1),
    framework="unknown",
    groups=(),
)
"""Takes the place of a guide.yaml that could not be read; that is a problem of its own."""


class Store:
    """All records that could be read, each kind sorted by id."""

    def __init__(
        self,
        entries: Iterable[tuple[Record, Document]],
        unreadable: Iterable[tuple[type[Record], str]] = (),
        hosting: Hosting | None = None,
        withdrawn: Mapping[tuple[type[Record], str], Withdrawn] | None = None,
    ) -> None:
        """Take the records with the documents that they were read from.

        `unreadable` names the records whose files are there and could not be read; `hosting`
        is what counts where guide.yaml gives none; `withdrawn` holds what is left of
        records that were withdrawn, by kind and id.
        """
        self.withdrawn = dict(sorted((withdrawn or {}).items(), key=lambda item: item[0][1]))
        ordered = sorted(entries, key=lambda entry: (type(entry[0]).__name__, entry[0].id))
        self.records: tuple[Record, ...] = tuple(record for record, _ in ordered)
        self._documents = {(type(record), record.id): document for record, document in ordered}
        self._unreadable = frozenset(unreadable)
        self.frameworks: Mapping[str, Framework] = self._of_kind(Framework)
        self.sources: Mapping[str, Source] = self._of_kind(Source)
        self.themes: Mapping[str, Theme] = self._of_kind(Theme)
        self.lessons: Mapping[str, Lesson] = self._of_kind(Lesson)
        self.critiques: Mapping[str, Critique] = self._of_kind(Critique)
        self.guide: Guide = next(iter(self._of_kind(Guide).values()), _STAND_IN)
        self.glossary: Glossary = next(
            iter(self._of_kind(Glossary).values()), Glossary(id="glossary")
        )
        self.contact = Contact(self.guide, hosting or Hosting())

    def _of_kind(self, model: type[R]) -> dict[str, R]:
        return {record.id: record for record in self.records if isinstance(record, model)}

    # Lookups

    @cached_property
    def placed_pieces(self) -> tuple[PlacedPiece, ...]:
        """Every piece of evidence with its place, by theme."""
        return tuple(placed_pieces(self.themes.values()))

    @cached_property
    def placed_quotes(self) -> tuple[PlacedQuote, ...]:
        """Every quote with its place, by theme."""
        return tuple(quote for placed in self.placed_pieces for quote in placed.quotes)

    @cached_property
    def pieces(self) -> Mapping[str, Piece]:
        """Every piece of evidence by its id; of two with one id, the first."""
        found = {placed.piece.id: placed.piece for placed in reversed(self.placed_pieces)}
        return dict(sorted(found.items()))

    @cached_property
    def groups(self) -> Mapping[str, Group]:
        """The groups of people by id, in the guide's order."""
        return {group.id: group for group in self.guide.groups}

    @cached_property
    def roles(self) -> Mapping[str, Role]:
        """The roles by id, in the guide's order."""
        return {term.id: term for term in self.guide.roles}

    @cached_property
    def phases(self) -> Mapping[str, Term]:
        """The phases by id, in the guide's order."""
        return {term.id: term for term in self.guide.phases}

    @cached_property
    def subjects(self) -> frozenset[str]:
        """The ids of the conditions that the guide itself is about."""
        return frozenset(term.id for term in self.guide.conditions if term.subject)

    @cached_property
    def conditions(self) -> Mapping[str, Term]:
        """The conditions by id, in the guide's order."""
        return {term.id: term for term in self.guide.conditions}

    def ids(self, kind: str) -> set[str] | None:
        """Return all ids of a kind, such as theme or group; None where they cannot be known.

        A record that could not be read still has its id. Groups and the other vocabularies of a
        guide.yaml that could not be read, and the pieces in themes that could not, are unknown.
        """
        from_guide = {"group": self.groups, "role": self.roles, "phase": self.phases,
                      "condition": self.conditions}  # fmt: skip
        if kind in from_guide:
            return None if self.guide is _STAND_IN else set(from_guide[kind])
        if kind == "evidence":
            lost = any(model is Theme for model, _ in self._unreadable)
            return None if lost else set(self.pieces)
        model, records = {
            "framework": (Framework, self.frameworks), "source": (Source, self.sources),
            "theme": (Theme, self.themes), "lesson": (Lesson, self.lessons),
            "critique": (Critique, self.critiques),
        }[kind]  # fmt: skip
        return set(records) | {lost for kind_, lost in self._unreadable if kind_ is model}

    def renamed(self, kind: str) -> dict[str, str]:
        """Return the ids that things of a kind had before, each with the id of today.

        Quotes count as evidence here; terms are of the kind glossaryterm.
        """
        things: list[Piece | Quote | GlossaryTerm | Record] = []
        if kind == "evidence":
            for placed in self.placed_pieces:
                things += [placed.piece, *placed.piece.quotes]
        elif kind == "glossaryterm":
            things += self.glossary.terms
        else:
            things += [r for r in self.records if r.noun == kind]
        return {former: thing.id for thing in things for former in thing.formerly}

    def withdrawn_on(self, kinds: Iterable[str], id_: str) -> date | None:
        """Return the day on which a record of one of these kinds was withdrawn, or None."""
        for (model, gone), record in self.withdrawn.items():
            if gone == id_ and model.noun in kinds:
                return record.withdrawn
        return None

    # Places

    def path_of(self, record: Record) -> str:
        """Return the path of the file that holds the record, from the guide's folder."""
        return self._documents[type(record), record.id].path

    def place(self, record: Record, *steps: str | int) -> Location:
        """Return the place of a part of a record in its file."""
        return self._documents[type(record), record.id].place(steps)

    def key_place(self, record: Record, *steps: str | int) -> Location:
        """Return the place of the name of a record's field in its file."""
        return self._documents[type(record), record.id].key_place(steps)
