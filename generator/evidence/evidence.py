"""The evidence of a guide: its records, and the answers to every question about them together.

Pages, checks and files ask here, so that each question has one answer.
"""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from generator.evidence.actions import Actions
from generator.evidence.firmness import Footing
from generator.evidence.gaps import Gaps
from generator.evidence.news import News, news_of
from generator.evidence.placement import Placement
from generator.evidence.plainness import Plainness
from generator.evidence.relations import Relations
from generator.evidence.sealed_words import Seals
from generator.evidence.store import Store
from generator.evidence.voices import Voices


class Evidence(Store):
    """All records that could be read, and what follows from them."""

    @cached_property
    def placement(self) -> Placement:
        """Where themes belong in the frameworks."""
        return Placement(self)

    @cached_property
    def relations(self) -> Relations:
        """What belongs to what, both ways."""
        return Relations(self)

    @cached_property
    def voices(self) -> Voices:
        """Who was asked, who spoke, and how many."""
        return Voices(self, self.relations, self.placement)

    @cached_property
    def seals(self) -> Seals:
        """What is kept under a seal."""
        return Seals(self)

    @cached_property
    def actions(self) -> Actions:
        """What lessons ask of people."""
        return Actions(self, self.relations)

    @cached_property
    def footing(self) -> Footing:
        """How firmly the lines of lessons are shown."""
        return Footing(self)

    @cached_property
    def plainness(self) -> Plainness:
        """How plain the plain texts are."""
        return Plainness(self)

    @cached_property
    def gaps(self) -> Gaps:
        """What is not known, and what would fill it."""
        return Gaps(self, self.placement, self.voices)

    def lay_words_for(self, kind: str, record_id: str) -> tuple[str, ...]:
        """Return readers' words for a record; `kind` is the field of lay words that names it."""
        return tuple(self._lay_words.get((kind, record_id), ()))

    @cached_property
    def _lay_words(self) -> Mapping[tuple[str, str], list[str]]:
        found: dict[tuple[str, str], list[str]] = {}
        for entry in self.guide.lay_words:
            for kind in ("themes", "lessons", "critiques", "roles"):
                for record_id in getattr(entry, kind):
                    found.setdefault((kind, record_id), []).extend(entry.words)
        return found

    @cached_property
    def news(self) -> tuple[News, ...]:
        """Every change and every withdrawal of a record, newest first."""
        return news_of(self.records, self.withdrawn)

    @cached_property
    def changed_on(self) -> date:
        """The day of the newest change or withdrawal of any record, or the edition's date."""
        return max([self.guide.published, *(entry.on for entry in self.news)])
