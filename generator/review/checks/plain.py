"""Plain words: many people can read what is meant to be plain."""

from collections.abc import Iterable

from generator.evidence.evidence import Evidence
from generator.review.checks.check import Finding, check
from generator.text.problems import Mistake, Severity

HARDEST = 12
"""The school grade above which a single plain text is too hard."""


@check(
    Mistake(
        code="hard-to-read",
        severity=Severity.WARNING,
        means="A plain text asks for more than twelve years of school.",
        remedy="Write shorter sentences and shorter words; explained terms do not count.",
        file="themes_data/themes/late-buses.yaml",
        wrong="""\
plain: Premature departures predominantly necessitate acknowledging transportation availability considerations.
""",  # noqa: E501
        right="""\
plain: Guests leave early to catch the bus.
""",
    )
)
def plain_words_are_plain(evidence: Evidence) -> Iterable[Finding]:
    """Yield a warning for each plain text that asks for more than twelve years of school."""
    for theme, grade in evidence.plainness.by_theme():
        if grade > HARDEST:
            yield (
                evidence.place(theme, "plain"),
                f"This text asks for more than {HARDEST} years of school.",
                "Write shorter sentences and shorter words. Terms of the glossary do not count.",
            )
