"""Who was heard: each group with the sources that asked it, and the groups that none asked."""

from collections.abc import Iterator
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
    """A group, `depth` steps below the broadest one that it is part of.

    Where no source asked it, `unasked` says how else it was heard, if it was.
    """

    name: str
    depth: int
    asked_by: tuple[AskedBy, ...]
    not_asked_by: Row
    unasked: str | None
    is_unheard: bool


@dataclass(frozen=True)
class PresentedVoices:
    """Who was heard and who was not: in short, every group, and why the unheard matter.

    The numbers are those of groups to be asked: all, and those that no source names although it
    asked a broader group.
    """

    in_short: tuple[Sentence, ...]
    to_be_asked: int
    not_named: int
    never_asked: tuple[Fact, ...]
    groups: tuple[PresentedGroup, ...]


def present_voices(composer: Composer) -> PresentedVoices:
    """Return who was heard and who was not."""
    evidence, voices = composer.evidence, composer.evidence.voices
    never, all_ = voices.never_asked(), voices.to_be_asked()
    unwritten = composer.word("patients_page.no_reason")
    return PresentedVoices(
        in_short=tuple(heard_in_short(composer)),
        to_be_asked=len(all_),
        not_named=len(voices.not_named()),
        never_asked=tuple(
            Fact(group.label, Sentence((Prose(group.matters_because or unwritten),)))
            for group in never
        ),
        groups=tuple(_group(group, composer) for group in evidence.guide.groups),
    )


def heard_in_short(composer: Composer) -> Iterator[Sentence]:
    """Yield how many groups nobody asked, as far as could be read: the same words everywhere."""
    voices = composer.evidence.voices
    never, all_ = len(voices.never_asked()), len(voices.to_be_asked())
    yield composer.say("patients_page.key", n=never, all=str(all_))
    if more := len(voices.not_named()):
        yield composer.say("patients_page.not_named", n=more)
    if by_title := len(voices.read_by_title()):
        yield composer.say("patients_page.by_title", n=by_title)


def unasked(group: Group, composer: Composer) -> str | None:
    """Return how a group that no source asked was heard otherwise, if it was."""
    heard = composer.evidence.voices.heard(group)
    if heard.by:
        return None
    if group.heard_otherwise:
        return group.heard_otherwise
    if heard.broader:
        sources = composer.word("home.sources", n=len(heard.by_broader))
        return composer.word(
            "patients_page.within_broader", group=heard.broader.label, sources=sources
        )
    return composer.word("patients_page.unheard")


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
        unasked=unasked(group, composer),
        is_unheard=group in voices.never_asked(),
    )
