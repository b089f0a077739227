"""What is contested about a record, beside the claim itself."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.evidence.evidence import Evidence
from generator.evidence.relations import Dispute
from generator.publishing.markdown.words import Words
from generator.publishing.presentation.references import References
from generator.publishing.presentation.sentences import Prose, Sentence, compose


@dataclass(frozen=True)
class Contested:
    """A claim of a record, and where it is contested, why and with which verdict."""

    claim: Sentence
    contested_at: Sentence


def contested_by(
    disputes: Iterable[Dispute], evidence: Evidence, words: Words
) -> tuple[Contested, ...]:
    """Return what each dispute contests."""
    return tuple(_contested(dispute, evidence, words) for dispute in disputes)


def _contested(dispute: Dispute, evidence: Evidence, words: Words) -> Contested:
    critique = dispute.critique
    return Contested(
        compose(words, "theme.contested_claim", claim=Prose(dispute.contested.claim)),
        compose(
            words,
            "theme.contested_at",
            link=References(evidence).to(critique),
            ground=words.plain(f"ground.{critique.ground.value}"),
            verdict=words.plain(f"verdict.{critique.what_the_record_shows.verdict}"),
        ),
    )
