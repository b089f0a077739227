"""How firm the lines of all lessons are, counted."""

from dataclasses import dataclass

from generator.evidence.firmness import KINDS, Counts
from generator.publishing.presentation.composer import Composer


@dataclass(frozen=True)
class FirmnessRow:
    """How many lines of each kind, and of all, are that firm."""

    firm: str
    counts: tuple[int, ...]


@dataclass(frozen=True)
class FirmnessTable:
    """A row for each level; the columns are the kinds of lines, and all of them together."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[FirmnessRow, ...]


def present_firmness(composer: Composer) -> tuple[FirmnessTable, ...]:
    """Return how firmly the remedies, and then the problems, of all lines are shown."""
    footing, word = composer.evidence.footing, composer.word
    columns = tuple(word(f"firmness_page.{kind}") for kind in (*KINDS, "all"))

    def table(name: str, counts: Counts) -> FirmnessTable:
        rows = (
            FirmnessRow(word(f"firmness.{level.value}"), (*found.values(), sum(found.values())))
            for level, found in counts.items()
        )
        return FirmnessTable(word(f"firmness_page.{name}"), columns, tuple(rows))

    return table("remedy", footing.remedies()), table("problem", footing.problems())
