"""Who was heard: each group with the sources that asked it, and the groups that none asked."""

from dataclasses import dataclass

from generator.evidence.records import Group
from generator.publishing.presentation.composer import Composer
from generator.publishing.presentation.sentences import CrossReference, Fact, Prose, Row, Sentence


@dataclass(frozen=True)
class AskedBy:
    """A source that asked a group; `n` says how many, where it says so of just this group."""

    source: CrossReference
    n: str


@dataclass(frozen=True)
class PresentedGroup:
    """A group, `depth` steps below the broadest one that it is part of."""

    name: str
    depth: int
    asked_by: tuple[AskedBy, ...]
    not_asked_by: Row
    heard_otherwise: str | None


@dataclass(frozen=True)
class PresentedVoices:
    """Who was heard and who was not: the key sentence, every group, and why the unheard matter."""

    key: Sentence
    to_be_asked: int
    never_asked: tuple[Fact, ...]
    groups: tuple[PresentedGroup, ...]


def present_voices(composer: Composer) -> PresentedVoices:
    """Return who was heard and who was not."""
    evidence, voices = composer.evidence, composer.evidence.voices
    never, all_ = voices.never_asked(), voices.to_be_asked()
    unwritten = composer.word("patients_page.no_reason")
    return PresentedVoices(
        key=composer.say("patients_page.key", n=len(never), all=len(all_)),
        to_be_asked=len(all_),
        never_asked=tuple(
            Fact(group.label, Sentence((Prose(group.matters_because or unwritten),)))
            for group in never
        ),
        groups=tuple(_group(group, composer) for group in evidence.guide.groups),
    )


def _group(group: Group, composer: Composer) -> PresentedGroup:
    voices = composer.evidence.voices
    unknown = composer.word("source.number_unknown")
    return PresentedGroup(
        name=group.label,
        depth=len(voices.lineage(group.id)) - 1,
        asked_by=tuple(
            AskedBy(
                composer.to(source),
                composer.listed(
                    unknown if asked.n == "unknown" else str(asked.n)
                    for asked in voices.cell(group, source).asked
                ),
            )
            for source in voices.sources_that_asked(group)
        ),
        not_asked_by=composer.to_all(
            source for source in voices.asking_sources() if voices.cell(group, source).not_asked
        ),
        heard_otherwise=group.heard_otherwise,
    )
