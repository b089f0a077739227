"""Seals: words of others are as in their source, and our words for a discussion are ours."""

from collections.abc import Iterable

from generator.evidence.evidence import Evidence
from generator.review.checks.check import Finding, check
from generator.text.problems import Mistake
from generator.text.quotation import fingerprint


@check(
    Mistake(
        code="verbatim-not-sealed",
        means="A quote word for word was not compared with its source.",
        remedy="Run `guide seal` with the source's text, or paraphrase it.",
        file="themes_data/themes/late-buses.yaml",
        wrong="""\
        verbatim: The bus decides when we close.
""",
        right="""\
        paraphrase: The bus decides when we close.
""",
    )
)
def verbatim_quotes_are_sealed(evidence: Evidence) -> Iterable[Finding]:
    """Yield every verbatim quote that nobody has compared with its source."""
    for item in evidence.seals.verbatim_quotes():
        if item.seal is None:
            yield (
                evidence.place(item.record, *item.text_steps),
                "This quote word for word was not compared with its source.",
                f"Run `guide seal` with {_text_of(item.source)}, or write the quote in your own "
                "words under `paraphrase`.",
            )


@check(
    Mistake(
        code="seal-broken",
        means="Something was changed after it had been compared with its source.",
        remedy="Run `guide seal` with the source's text.",
        file="themes_data/critiques/guests-were-asked-too-late.yaml",
        wrong="""\
argument: Only hosts were asked why guests leave. Guests would have named the cake.
""",
        right="""\
argument: Only hosts were asked why guests leave. Guests would have named the tea.
""",
    )
)
def sealed_words_are_unchanged(evidence: Evidence) -> Iterable[Finding]:
    """Yield every seal that does not belong to the words that are there now."""
    for item in evidence.seals.sealed():
        if item.seal and item.seal.fingerprint != fingerprint(item.sealed_parts):
            yield (
                evidence.key_place(item.record, *item.steps, "seal"),
                "What this seal covers was changed after it had been compared with its source.",
                f"Run `guide seal` with {_text_of(item.source)}.",
            )


@check(
    Mistake(
        code="forum-paraphrase-not-sealed",
        means=(
            "Our words for a public discussion were not compared with it, to see that "
            "they are our own."
        ),
        remedy="Run `guide seal` with the text of the discussion.",
        file="themes_data/critiques/guests-were-asked-too-late.yaml",
        wrong="",
        right="""\
seal:
  fingerprint: ce419b8dfa8e116b
  checked_on: 2026-11-23
""",
    )
)
def paraphrases_of_discussions_are_sealed(evidence: Evidence) -> Iterable[Finding]:
    """Yield our words for what people wrote in public, where nobody saw that they are ours."""
    for item in evidence.seals.paraphrases_of_discussions():
        if item.seal is None:
            yield (
                evidence.place(item.record, *item.text_steps),
                "This was not compared with the public discussion that it comes from, to see that "
                "the words are our own.",
                f"Run `guide seal` with {_text_of(item.source)}.",
            )


def _text_of(source_id: str) -> str:
    return f"the source's text: `--source-text {source_id}=FILE`"
