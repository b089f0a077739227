"""Characters that nobody can see, written by their number in a quoted text."""

from collections.abc import Iterable

from generator.evidence.evidence import Evidence
from generator.evidence.records.common import texts_of
from generator.text.problems import Problem
from generator.text.yaml.mistakes import first_unprintable


def texts_can_be_seen(evidence: Evidence) -> Iterable[Problem]:
    """Yield a problem for each text that holds a character that does not show.

    Such are control characters and those that turn the direction of what follows, with which a
    text can read differently from what it holds.
    """
    for record in evidence.records:
        for steps, text in texts_of(record):
            if found := first_unprintable(text):
                yield Problem(
                    evidence.place(record, *steps),
                    "unprintable-character",
                    f"This text holds a character that cannot be printed (U+{ord(found[0]):04X}).",
                    "Delete it.",
                )
