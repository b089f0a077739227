"""What must hold before a guide is published, and not before."""

import re
from collections.abc import Iterable

from generator.evidence.evidence import Evidence
from generator.review.checks.check import Finding, check
from generator.text.problems import Mistake

MAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+")


@check(
    Mistake(
        code="no-mail",
        means="A guide that is to be published gives no mail address.",
        remedy=(
            "Write one that somebody reads under `mail` in `guide.yaml`. People who are "
            "written about must be able to answer without an account."
        ),
        file="themes_data/guide.yaml",
        wrong="""\
mail: somebody reads this
""",
        right="""\
mail: cafe@example.org
""",
    )
)
def published_guides_can_be_written_to(evidence: Evidence) -> Iterable[Finding]:
    """Yield the guide where it gives no mail address, or one that is none."""
    mail = evidence.guide.mail
    if not MAIL.fullmatch((mail or "").strip("<>")):
        yield (
            evidence.key_place(evidence.guide, "mail"),
            "This guide gives no mail address, so people without an account cannot answer it."
            if mail is None
            else f"`{mail}` is no mail address.",
            "Write one that somebody reads under `mail` in guide.yaml.",
        )
