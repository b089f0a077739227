"""A check: one kind of mistake that shows only when the records are read together."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator.evidence.evidence import Evidence
from generator.text.problems import Location, Mistake, Problem

Finding = tuple[Location, str, str]
"""Where a mistake is, what is wrong there, and what to do about it."""


@dataclass(frozen=True)
class Check:
    """A kind of mistake, and the function that finds it in the evidence."""

    mistake: Mistake
    find: Callable[[Evidence], Iterable[Finding]]

    def problems(self, evidence: Evidence) -> Iterator[Problem]:
        """Yield every mistake of this kind in the evidence."""
        for location, message, remedy in self.find(evidence):
            yield self.mistake.at(location, message, remedy)


def check(mistake: Mistake) -> Callable[[Callable[[Evidence], Iterable[Finding]]], Check]:
    """Return a decorator that makes a check of the function that finds a kind of mistake."""
    return lambda find: Check(mistake, find)
