"""Critiques: how far the reply and the outcome are, and what belongs to that."""

from collections.abc import Iterable

from generator.evidence.evidence import Evidence
from generator.text.problems import Problem


def replies_are_dated_and_given(evidence: Evidence) -> Iterable[Problem]:
    """Yield every reply whose state and contents do not belong together."""
    for critique in evidence.critiques.values():
        reply = critique.reply
        place = evidence.place(critique, "reply", "state")
        if reply.state != "not-yet-asked" and reply.on is None:
            yield Problem(
                place,
                "reply-incomplete",
                f"The reply is `{reply.state}`, and nothing says since when.",
                "Add the `date`.",
            )
        if reply.state == "replied" and reply.text is None:
            yield Problem(
                place,
                "reply-incomplete",
                "The reply is `replied`, and it is not there.",
                "Write it under `text`.",
            )
        if reply.state == "not-yet-asked" and (reply.text or reply.on):
            yield Problem(
                place,
                "reply-unasked",
                "Nobody was asked yet, but something stands under `reply`.",
                "Write `asked`, `replied` or `declined`, or take the rest out.",
            )


def outcomes_say_who_decided_and_why(evidence: Evidence) -> Iterable[Problem]:
    """Yield every outcome that somebody decided and that does not say who or why."""
    for critique in evidence.critiques.values():
        outcome = critique.outcome
        if outcome.state in {"open", "withdrawn"}:
            continue
        missing = [name for name in ("decided_by", "why") if getattr(outcome, name) is None]
        if missing:
            yield Problem(
                evidence.place(critique, "outcome", "state"),
                "outcome-without-reasons",
                f"The outcome is `{outcome.state}`, without {' and '.join(missing)}.",
                "Say who decided and why, or write `open`.",
            )
