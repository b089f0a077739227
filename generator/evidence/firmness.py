"""How firm each line of a lesson is: computed from its pieces of evidence, never typed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from generator.evidence.independence import any_two_share_nothing
from generator.evidence.records import Piece, Source
from generator.evidence.records.lesson import LessonLine
from generator.evidence.records.theme import Valence
from generator.evidence.store import Store

KINDS = ("actions", "steps", "questions", "signs")
"""The kinds of lines, in the order in which they are counted."""

REMARKS = ("direction-unclear", "another-illness", "another-form-of-care")
"""What can be remarked beside a level; with `-in-part` behind it where it holds for some only."""


class Level(Enum):
    """How firmly something is shown, the weakest first."""

    SUGGESTION = "our-suggestion"
    NOT_REPORTED = "not-reported"
    ONE_PERSON = "one-person"
    ONE_SOURCE = "one-source"
    SEVERAL = "several-sources"


OF_REMEDIES = tuple(level for level in Level if level is not Level.NOT_REPORTED)
OF_PROBLEMS = tuple(level for level in Level if level is not Level.SUGGESTION)


@dataclass(frozen=True)
class Firmness:
    """How firmly a problem or a remedy is shown, and what to know beside it."""

    level: Level
    remarks: tuple[str, ...] = ()


Counts = Mapping[Level, Mapping[str, int]]
"""How many lines of each kind have a level."""


class Footing:
    """Answers how firmly the problem and the remedy of a line are shown."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_remedy(self, piece_ids: Iterable[str]) -> Firmness:
        """Return how firmly these pieces show a remedy; without any it is our suggestion."""
        return self._of(piece_ids, Level.SUGGESTION)

    def of_problem(self, piece_ids: Iterable[str]) -> Firmness:
        """Return how firmly these pieces show a problem; without any, none was reported."""
        return self._of(piece_ids, Level.NOT_REPORTED)

    def remedies(self) -> Counts:
        """Return how many lines of each kind have a remedy that is shown so firmly."""
        found = ((kind, self.of_remedy(line.remedy_shown_by)) for kind, line in self._lines())
        return _counted(OF_REMEDIES, found)

    def problems(self) -> Counts:
        """Return how many lines of each kind have a problem that is shown so firmly."""
        found = ((kind, self.of_problem(line.problem_shown_by)) for kind, line in self._lines())
        return _counted(OF_PROBLEMS, found)

    def _lines(self) -> Iterator[tuple[str, LessonLine]]:
        for lesson in self._store.lessons.values():
            for steps, line in lesson.lines:
                yield str(steps[0]) if steps else "actions", line

    def _of(self, piece_ids: Iterable[str], without: Level) -> Firmness:
        known = self._store.pieces
        pieces = [known[id_] for id_ in dict.fromkeys(piece_ids) if id_ in known]
        sources = [self._store.sources[p.source] for p in pieces if p.source in self._store.sources]
        if not sources:
            return Firmness(without)
        if any_two_share_nothing(tuple(sources), self._store.sources):
            level = Level.SEVERAL
        else:
            level = Level.ONE_PERSON if _one_person_said(pieces) else Level.ONE_SOURCE
        holding = (
            [piece.valence is Valence.UNCLEAR for piece in pieces],
            [self._is_about_another_illness(source) for source in sources],
            [self._is_about_another_form_of_care(source) for source in sources],
        )
        remarks = (
            remark if all(holds) else f"{remark}-in-part"
            for remark, holds in zip(REMARKS, holding, strict=True)
            if any(holds)
        )
        return Firmness(level, tuple(remarks))

    def _is_about_another_illness(self, source: Source) -> bool:
        return bool(source.conditions) and self._store.subjects.isdisjoint(source.conditions)

    def _is_about_another_form_of_care(self, source: Source) -> bool:
        forms = {source.delivered, self._store.guide.delivered}
        return len(forms - {None, "both"}) == 2


def _one_person_said(pieces: list[Piece]) -> bool:
    """Tell whether the pieces hold nothing but what one respondent of one source said.

    Of two quotes without a number nobody knows whether one person said both.
    """
    said = [[quote for quote in piece.quotes if not quote.by_authors] for piece in pieces]
    people = {quote.respondent for quotes in said for quote in quotes}
    is_known = None not in people or sum(map(len, said)) == 1
    return all(said) and len(people) == 1 and is_known and len({p.source for p in pieces}) == 1


def _counted(levels: Iterable[Level], found: Iterable[tuple[str, Firmness]]) -> Counts:
    counts = Counter((firmness.level, kind) for kind, firmness in found)
    return {level: {kind: counts[level, kind] for kind in KINDS} for level in levels}
