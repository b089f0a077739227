"""Characters that nobody can see, written by their number in a quoted text."""

from collections.abc import Iterable

from generator.evidence.evidence import Evidence
from generator.evidence.records.common import texts_of
from generator.review.checks.check import Finding, check
from generator.text.yaml.catalogue import UNPRINTABLE_CHARACTER
from generator.text.yaml.mistakes import first_unprintable


@check(UNPRINTABLE_CHARACTER)
def texts_can_be_seen(evidence: Evidence) -> Iterable[Finding]:
    """Yield a problem for each text that holds a character that does not show.

    Such are control characters and those that turn the direction of what follows, with which a
    text can read differently from what it holds.
    """
    for record in evidence.records:
        for steps, text in texts_of(record):
            if found := first_unprintable(text):
                yield (
                    evidence.place(record, *steps),
                    f"This text holds a character that cannot be printed (U+{ord(found[0]):04X}).",
                    "Delete it.",
                )
