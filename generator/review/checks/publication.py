"""What must hold before a guide is published, and not before."""

import re
from collections.abc import Iterable

from generator.evidence.evidence import Evidence
from generator.text.problems import Problem

MAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+")


def published_guides_can_be_written_to(evidence: Evidence) -> Iterable[Problem]:
    """Yield the guide where it gives no mail address, or one that is none."""
    mail = evidence.guide.mail
    if not MAIL.fullmatch((mail or "").strip("<>")):
        yield Problem(
            evidence.key_place(evidence.guide, "mail"),
            "no-mail",
            "This guide gives no mail address, so people without an account cannot answer it."
            if mail is None
            else f"`{mail}` is no mail address.",
            "Write one that somebody reads under `mail` in guide.yaml.",
        )
