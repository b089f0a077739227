"""Plain words: what is meant to be plain can be read by many."""

from collections.abc import Iterable

from generator.evidence.evidence import Evidence
from generator.text.problems import Problem, Severity

HARDEST = 12
"""The school grade above which a single plain text is too hard."""


def plain_words_are_plain(evidence: Evidence) -> Iterable[Problem]:
    """Yield a warning for each plain text that asks for more than twelve years of school."""
    for theme, grade in evidence.plainness.by_theme():
        if grade > HARDEST:
            yield Problem(
                evidence.place(theme, "plain"),
                "hard-to-read",
                f"This text asks for more than {HARDEST} years of school.",
                "Write shorter sentences and shorter words. Terms of the glossary do not count.",
                Severity.WARNING,
            )
