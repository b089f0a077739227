"""What must hold before a guide is published, and not before."""

from collections.abc import Iterable

from generator.evidence.evidence import Evidence
from generator.review.checks.check import Finding, check
from generator.text.problems import Mistake


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
licence: CC-BY-4.0
""",
        right="""\
licence: CC-BY-4.0
mail: cafe@example.org
""",
    )
)
def published_guides_can_be_written_to(evidence: Evidence) -> Iterable[Finding]:
    """Yield the guide where it gives no mail address."""
    if evidence.guide.mail is None:
        yield (
            evidence.key_place(evidence.guide, "mail"),
            "This guide gives no mail address, so people without an account cannot answer it.",
            "Write one that somebody reads under `mail` in guide.yaml.",
        )
