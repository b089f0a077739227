"""What is contested about a record, beside the claim itself."""

from dataclasses import dataclass

from generator.evidence.records import Record
from generator.evidence.relations import Dispute
from generator.publishing.presentation.composer import Composer
from generator.publishing.presentation.critiques import verdict_of
from generator.publishing.presentation.sentences import Prose, Sentence


@dataclass(frozen=True)
class PresentedDispute:
    """A claim of a record, and where it is contested, why and with which verdict."""

    claim: Sentence
    contested_at: Sentence


def contested_about(record: Record, composer: Composer) -> tuple[PresentedDispute, ...]:
    """Return what each dispute about a record contests."""
    disputes = composer.evidence.relations.disputes_of(record)
    return tuple(_contested(dispute, composer) for dispute in disputes)


def _contested(dispute: Dispute, composer: Composer) -> PresentedDispute:
    critique = dispute.critique
    return PresentedDispute(
        composer.say("theme.contested_claim", claim=Prose(dispute.contested.claim)),
        composer.say(
            "theme.contested_at",
            link=composer.to(critique),
            ground=composer.word(f"ground.{critique.ground.value}"),
            verdict=verdict_of(critique, composer),
        ),
    )
