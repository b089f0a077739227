"""What must hold between records, beyond the shape of each: one affirmative sentence a check.

A check takes the evidence and yields problems; it never raises and knows no disk. To add one,
write it in the module of its noun and name it here.
"""

from collections.abc import Callable, Iterable

from generator.checks.identity import ids_are_unique
from generator.checks.lessons import lessons_rest_on_evidence
from generator.checks.quotes import verbatim_quotes_are_licensed_or_short
from generator.checks.references import (
    broader_groups_lead_to_an_end,
    constructs_are_known,
    references_are_known,
    the_guide_sorts_by_determinants,
)
from generator.evidence import Evidence
from generator.problems import Problem

CHECKS: tuple[Callable[[Evidence], Iterable[Problem]], ...] = (
    ids_are_unique,
    references_are_known,
    constructs_are_known,
    the_guide_sorts_by_determinants,
    broader_groups_lead_to_an_end,
    lessons_rest_on_evidence,
    verbatim_quotes_are_licensed_or_short,
)


def check_evidence(evidence: Evidence) -> list[Problem]:
    """Return everything that the checks find, in the order of the checks."""
    return [problem for check in CHECKS for problem in check(evidence)]
