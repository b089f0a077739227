"""Critiques: how far the reply and the outcome are, and what belongs to that."""

from collections.abc import Iterable

from generator.evidence.evidence import Evidence
from generator.evidence.records.source import ReadPart
from generator.review.checks.check import Finding, check
from generator.text.problems import Mistake


@check(
    Mistake(
        code="verdict-beyond-what-was-read",
        means="A verdict rests on sources that were not read in full, and does not say so.",
        remedy="Say under `in_words` what was read and what it shows.",
        file="themes_data/critiques/guests-were-asked-too-late.yaml",
        wrong="""\
  verdict: confirmed
  why: The abstract names hosts and menders only.
""",
        right="""\
  verdict: confirmed
  in_words: The abstract confirms who was asked; the paper was not read.
  why: The abstract names hosts and menders only.
""",
    )
)
def verdicts_name_what_was_read(evidence: Evidence) -> Iterable[Finding]:
    """Yield every point confirmed or contradicted by sources of which only a part was read."""
    for critique in evidence.critiques.values():
        shown = critique.what_the_record_shows
        sources = [evidence.sources[id_] for id_ in shown.sources if id_ in evidence.sources]
        if shown.verdict not in {"confirmed", "contradicted"} or shown.in_words:
            continue
        for source in sources:
            if not any(read.part is ReadPart.FULL_TEXT for read in source.read_level):
                yield (
                    evidence.place(critique, "what_the_record_shows", "verdict"),
                    f"`{shown.verdict}` rests on `{source.id}`, of which only a part was read.",
                    "Say under `in_words`, in one sentence, what was read and what it shows.",
                )
                break


@check(
    Mistake(
        code="reply-incomplete",
        means="A reply lacks its date or its text.",
        remedy="Add it.",
        file="themes_data/critiques/guests-were-asked-too-late.yaml",
        wrong="""\
  state: asked
""",
        right="""\
  state: not-yet-asked
""",
    )
)
def replies_are_dated_and_given(evidence: Evidence) -> Iterable[Finding]:
    """Yield every reply that was asked for or given, and has no date or no text."""
    for critique in evidence.critiques.values():
        reply = critique.reply
        place = evidence.place(critique, "reply", "state")
        if reply.state != "not-yet-asked" and reply.on is None:
            yield (
                place,
                f"The reply is `{reply.state}`, and nothing says since when.",
                "Add the `date`.",
            )
        if reply.state == "replied" and reply.text is None:
            yield (place, "The reply is `replied`, and it is not there.", "Write it under `text`.")


@check(
    Mistake(
        code="reply-unasked",
        means="Nobody was asked for a reply yet, but a date or a text is there.",
        remedy="Say how far it is, or take the rest out.",
        file="themes_data/critiques/guests-were-asked-too-late.yaml",
        wrong="""\
reply:
  state: not-yet-asked
  text: We asked everybody.
""",
        right="""\
reply:
  state: not-yet-asked
""",
    )
)
def replies_follow_a_question(evidence: Evidence) -> Iterable[Finding]:
    """Yield every reply that holds something though nobody was asked."""
    for critique in evidence.critiques.values():
        reply = critique.reply
        if reply.state == "not-yet-asked" and (reply.text or reply.on):
            yield (
                evidence.place(critique, "reply", "state"),
                "Nobody was asked yet, but `reply` has a date or a text.",
                "Write `asked`, `replied` or `declined`, or take the rest out.",
            )


@check(
    Mistake(
        code="outcome-without-reasons",
        means="A critique was decided, and it is not said by whom or why.",
        remedy="Add `decided_by` and `why`, or write `open`.",
        file="themes_data/critiques/guests-were-asked-too-late.yaml",
        wrong="""\
  state: stands
""",
        right="""\
  state: open
""",
    )
)
def outcomes_say_who_decided_and_why(evidence: Evidence) -> Iterable[Finding]:
    """Yield every outcome that somebody decided and that does not say who or why."""
    for critique in evidence.critiques.values():
        outcome = critique.outcome
        if outcome.state in {"open", "withdrawn"}:
            continue
        missing = [name for name in ("decided_by", "why") if getattr(outcome, name) is None]
        if missing:
            yield (
                evidence.place(critique, "outcome", "state"),
                f"The outcome is `{outcome.state}`, without {' and '.join(missing)}.",
                "Say who decided and why, or write `open`.",
            )
