"""A theme as readers meet it: what was found, what contests it, and what it rests on."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.evidence.placement import OUTSIDE
from generator.evidence.records import Theme
from generator.evidence.records.theme import Component, Confidence
from generator.evidence.records.theme import Mapping as ThemeMapping
from generator.publishing.presentation.composer import Composer, join
from generator.publishing.presentation.disputes import PresentedDispute, contested_about
from generator.publishing.presentation.pieces import PresentedPiece, present_piece
from generator.publishing.presentation.sentences import (
    CrossReference,
    Fact,
    LinkedText,
    Prose,
    Row,
    Sentence,
)
from generator.publishing.presentation.voices import voices_of

COMPONENTS = ("methodological_limitations", "coherence", "adequacy", "relevance")
"""The four components of a CERQual assessment, in its order."""


@dataclass(frozen=True)
class AssessedComponent:
    """A component of a CERQual assessment: how serious the concern is, and why."""

    name: str
    judgement: str
    reason: str


@dataclass(frozen=True)
class PresentedConfidence:
    """How sure a finding is."""

    level: str
    reason: str
    components: tuple[AssessedComponent, ...]


@dataclass(frozen=True)
class PresentedMapping:
    """A place in a framework, who put the theme there and why."""

    framework: CrossReference
    place: Sentence
    mapped_by: str
    reason: str


@dataclass(frozen=True)
class PresentedTheme:
    """A theme as plain texts, sentences and references, in the order in which they are shown."""

    title: str
    address: CrossReference
    trail: tuple[CrossReference, ...]
    also: Sentence | None
    finding: str
    plain: str
    voices: tuple[Sentence, ...]
    at_a_glance: tuple[Fact, ...]
    contested: tuple[PresentedDispute, ...]
    contested_besides: Sentence | None
    lessons: tuple[LinkedText, ...]
    no_lesson: Sentence | None
    evidence: tuple[PresentedPiece, ...]
    shared: tuple[Sentence, ...]
    confidence: PresentedConfidence
    does_not_show: Sentence
    tensions: tuple[LinkedText, ...]
    mirrors: tuple[Sentence, ...]
    mappings: tuple[PresentedMapping, ...]


def present_theme(theme: Theme, composer: Composer) -> PresentedTheme:
    """Return a theme as the site and the book show it."""
    say, relations = composer.say, composer.evidence.relations
    lessons = tuple(
        LinkedText(composer.to(each), each.action) for each in relations.lessons_for(theme)
    )
    all_lessons = composer.to_page("title.lessons", "lessons.md")
    return PresentedTheme(
        title=theme.title,
        address=composer.to(theme),
        trail=composer.trail(theme.placed_in),
        also=say("glossary_page.also", words=composer.listed(theme.also)) if theme.also else None,
        finding=theme.finding,
        plain=theme.plain,
        voices=voices_of(theme, composer),
        at_a_glance=tuple(_at_a_glance(theme, composer)),
        contested=contested_about(theme, composer),
        contested_besides=_contested_besides(theme, composer),
        lessons=lessons,
        no_lesson=None if lessons else join(composer.word("theme.no_lesson"), " ", all_lessons),
        evidence=tuple(present_piece(piece, composer) for piece in theme.evidence),
        shared=tuple(
            say(
                "theme.shared_line",
                statement=Prose(found.piece.statement),
                theme=composer.to_piece_by_theme(found.piece),
                source=composer.evidence.sources[found.piece.source].known_as,
                locator=found.piece.locator,
            )
            for found in relations.find(theme.shares_evidence)
        ),
        confidence=_confidence(theme.confidence, composer),
        does_not_show=say("theme.does_not_show", text=Prose(theme.does_not_show)),
        tensions=tuple(
            LinkedText(composer.to(pull.other), pull.why) for pull in relations.tensions_of(theme)
        ),
        mirrors=tuple(
            say("theme.mirror_line", link=composer.to(mirror))
            for mirror in relations.mirrors_of(theme)
        ),
        mappings=tuple(_mapping(mapping, composer) for mapping in theme.mappings),
    )


def _at_a_glance(theme: Theme, composer: Composer) -> Iterator[Fact]:
    word, evidence = composer.word, composer.evidence
    yield Fact(word("theme.direction"), join(composer.direction(theme.valence)))
    if theme.roles:
        roles = Row(tuple(composer.to_role(id_) for id_ in theme.roles))
        yield Fact(word("theme.concerns"), join(roles))
    if theme.phases:
        yield Fact(word("theme.when"), join(composer.labels(evidence.phases, theme.phases)))
    if theme.conditions:
        conditions = composer.labels(evidence.conditions, theme.conditions)
        yield Fact(word("theme.conditions"), join(conditions))


def _contested_besides(theme: Theme, composer: Composer) -> Sentence | None:
    """Return what contests the sources and lessons of a theme, or that nothing contests it."""
    relations = composer.evidence.relations
    if behind := relations.disputes_behind(theme):
        critiques = composer.to_all(dispute.critique for dispute in behind)
        return composer.say("theme.contested_behind", links=critiques)
    if relations.disputes_of(theme):
        return None
    how = composer.to_page("theme.how_to_contest", "contest.md")
    return join(composer.word("theme.contested_none"), " ", how)


def _confidence(confidence: Confidence, composer: Composer) -> PresentedConfidence:
    level = composer.word(f"confidence.{confidence.level}")
    return PresentedConfidence(level, confidence.reason, tuple(_components(confidence, composer)))


def _components(confidence: Confidence, composer: Composer) -> Iterator[AssessedComponent]:
    for name in COMPONENTS:
        component: Component | None = getattr(confidence, name)
        if component:
            yield AssessedComponent(
                composer.word(f"confidence.{name}"),
                composer.word(f"judgement.{component.judgement}"),
                component.reason,
            )


def _mapping(mapping: ThemeMapping, composer: Composer) -> PresentedMapping:
    framework = composer.evidence.frameworks[mapping.framework]
    place: CrossReference | str = composer.word("theme.outside")
    if mapping.construct_id != OUTSIDE:
        constructs = composer.evidence.placement.constructs(framework.id)
        place = composer.to_construct(framework, constructs[mapping.construct_id])
    return PresentedMapping(
        composer.to_framework(framework),
        join(place),
        composer.word(f"mapped_by.{mapping.mapped_by.value}"),
        mapping.reason,
    )
