"""Seals: words of others stand as in their source, and our words for a discussion are ours."""

from collections.abc import Iterable

from generator.evidence.evidence import Evidence
from generator.text.problems import Problem
from generator.text.quotation import fingerprint


def verbatim_quotes_are_sealed(evidence: Evidence) -> Iterable[Problem]:
    """Yield every quote word for word that nobody has compared with its source."""
    for item in evidence.seals.verbatim_quotes():
        if item.seal is None:
            yield Problem(
                evidence.place(item.record, *item.text_steps),
                "verbatim-not-sealed",
                "This quote word for word was not compared with its source.",
                f"Run `guide seal` with {_text_of(item.source)}, or write the quote in your own "
                "words under `paraphrase`.",
            )


def sealed_words_are_unchanged(evidence: Evidence) -> Iterable[Problem]:
    """Yield every seal that does not belong to what stands there now."""
    for item in evidence.seals.sealed():
        if item.seal and item.seal.fingerprint != fingerprint(item.sealed_parts):
            yield Problem(
                evidence.key_place(item.record, *item.steps, "seal"),
                "seal-broken",
                "What this seal covers was changed after it had been compared with its source.",
                f"Run `guide seal` with {_text_of(item.source)}.",
            )


def paraphrases_of_discussions_are_sealed(evidence: Evidence) -> Iterable[Problem]:
    """Yield our words for what people wrote in public, where nobody saw that they are ours."""
    for item in evidence.seals.paraphrases_of_discussions():
        if item.seal is None:
            yield Problem(
                evidence.place(item.record, *item.text_steps),
                "forum-paraphrase-not-sealed",
                "This was not compared with the public discussion that it comes from, to see that "
                "the words are our own.",
                f"Run `guide seal` with {_text_of(item.source)}.",
            )


def _text_of(source_id: str) -> str:
    return f"the source's text: `--source-text {source_id}=FILE`"
