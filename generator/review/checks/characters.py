"""Characters that nobody can see, or that look like others."""

import re
from collections.abc import Iterable

from generator.evidence.evidence import Evidence
from generator.evidence.records.common import texts_of
from generator.review.checks.check import Finding, check
from generator.text.problems import Mistake, Severity
from generator.text.yaml.catalogue import UNPRINTABLE_CHARACTER
from generator.text.yaml.characters import first_unprintable

LATIN = re.compile(r"[A-Za-z\xc0-\u024f\u1e00-\u1eff]")
LIKE_LATIN = re.compile(r"[\u0400-\u058f\u13a0-\u13ff\u2c80-\u2cffΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρϲϳ]")
"""Letters of Cyrillic, Armenian, Cherokee and Coptic, and those of Greek that look like Latin."""

LOOK_ALIKE = Mistake(
    code="look-alike",
    severity=Severity.WARNING,
    means=(
        "A word mixes letters of two alphabets that look the same. No search finds it. "
        "This is a warning."
    ),
    remedy="Type the word again with the letters of one alphabet.",
    file="themes_data/themes/late-buses.yaml",
    wrong="""\
title: L\u0430te buses
""",
    right="""\
title: Late buses
""",
)


@check(LOOK_ALIKE)
def words_keep_to_one_alphabet(evidence: Evidence) -> Iterable[Finding]:
    """Yield a warning for each text with a word that mixes Latin letters with look-alikes."""
    for record in evidence.records:
        for steps, text in texts_of(record):
            if text.isascii():
                continue
            for word in re.findall(r"[^\W\d_]+", text):
                other = LIKE_LATIN.search(word)
                if other and LATIN.search(word):
                    yield (
                        evidence.place(record, *steps),
                        f"“{word[:40]}” holds “{other[0]}” (U+{ord(other[0]):04X}) of another "
                        "alphabet.",
                        "Type the word again.",
                    )


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
