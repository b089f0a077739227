"""All records of a guide, found by id, with the questions that pages and checks may ask.

The records hold what their authors wrote; everything that follows from them is computed here or
in the modules beside this one, and nothing here changes a record or reads a file.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import TypeVar

from generator.evidence.actions import Actions
from generator.evidence.contact import Addresses, Contact
from generator.evidence.gaps import Gaps
from generator.evidence.news import News, news_of
from generator.evidence.placement import Placement
from generator.evidence.plainness import Plainness
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
    Source,
    Term,
    Theme,
)
from generator.evidence.records.common import Withdrawn
from generator.evidence.relations import Relations
from generator.evidence.seals import Seals
from generator.evidence.voices import Voices
from generator.text.problems import Location
from generator.text.yaml.source import Document

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


class Evidence:
    """All records that could be read, each kind sorted by id."""

    def __init__(
        self,
        entries: Iterable[tuple[Record, Document]],
        unreadable: Iterable[tuple[type[Record], str]] = (),
        addresses: Addresses | None = None,
        withdrawn: Mapping[tuple[type[Record], str], Withdrawn] | None = None,
    ) -> None:
        """Take the records with the documents that they were read from.

        `unreadable` names the records whose files are there and could not be read; `addresses`
        are those that count where guide.yaml gives none; `withdrawn` holds what is left of
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
        self.contact = Contact(self.guide, addresses or Addresses())

    def _of_kind(self, model: type[R]) -> dict[str, R]:
        return {record.id: record for record in self.records if isinstance(record, model)}

    # Lookups

    @cached_property
    def pieces(self) -> Mapping[str, Piece]:
        """Every piece of evidence by its id; of two with one id, the first."""
        found: dict[str, Piece] = {}
        for theme in self.themes.values():
            for piece in theme.evidence:
                found.setdefault(piece.id, piece)
        return dict(sorted(found.items()))

    @cached_property
    def groups(self) -> Mapping[str, Group]:
        """The groups of people by id, in the guide's order."""
        return {group.id: group for group in self.guide.groups}

    @cached_property
    def roles(self) -> Mapping[str, Term]:
        """The roles by id, in the guide's order."""
        return {term.id: term for term in self.guide.roles}

    @cached_property
    def phases(self) -> Mapping[str, Term]:
        """The phases by id, in the guide's order."""
        return {term.id: term for term in self.guide.phases}

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
            for theme in self.themes.values():
                for piece in theme.evidence:
                    things += [piece, *piece.quotes]
        elif kind == "glossaryterm":
            things += self.glossary.terms
        else:
            things += [r for r in self.records if type(r).__name__.lower() == kind]
        return {former: thing.id for thing in things for former in thing.formerly}

    def withdrawn_on(self, kinds: Iterable[str], id_: str) -> date | None:
        """Return the day on which a record of one of these kinds was withdrawn, or None."""
        for (model, gone), record in self.withdrawn.items():
            if gone == id_ and model.__name__.lower() in kinds:
                return record.withdrawn
        return None

    # Where things stand

    def path_of(self, record: Record) -> str:
        """Return the path of the file that holds the record, from the guide's folder."""
        return self._documents[type(record), record.id].path

    def place(self, record: Record, *steps: str | int) -> Location:
        """Return where a part of a record stands in its file."""
        return self._documents[type(record), record.id].place(steps)

    def key_place(self, record: Record, *steps: str | int) -> Location:
        """Return where the name of a record's field stands in its file."""
        return self._documents[type(record), record.id].key_place(steps)

    # What follows from the records

    @cached_property
    def placement(self) -> Placement:
        """Where themes stand in the frameworks."""
        return Placement(self)

    @cached_property
    def relations(self) -> Relations:
        """What belongs to what, both ways."""
        return Relations(self)

    @cached_property
    def voices(self) -> Voices:
        """Who was asked, who spoke, and how many."""
        return Voices(self)

    @cached_property
    def seals(self) -> Seals:
        """What is kept under a seal."""
        return Seals(self)

    @cached_property
    def actions(self) -> Actions:
        """What lessons ask of people."""
        return Actions(self)

    @cached_property
    def plainness(self) -> Plainness:
        """How plain the plain texts are."""
        return Plainness(self)

    @cached_property
    def gaps(self) -> Gaps:
        """What is not known, and what would fill it."""
        return Gaps(self)

    @cached_property
    def news(self) -> tuple[News, ...]:
        """Every change and every withdrawal of a record, the newest first."""
        return news_of(self.records, self.withdrawn)

    @cached_property
    def changed_on(self) -> date:
        """The day of the newest change or withdrawal of any record, or the edition's date."""
        return max([self.guide.published, *(entry.on for entry in self.news)])
