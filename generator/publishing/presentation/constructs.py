"""A domain or construct as readers meet it: what it covers, who was asked, what to do."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.evidence.records import Construct
from generator.publishing.presentation.composer import Composer, join
from generator.publishing.presentation.sentences import (
    CrossReference,
    LinkedText,
    Prose,
    Row,
    Sentence,
)
from generator.publishing.presentation.voices import asked_under


@dataclass(frozen=True)
class PresentedConstruct:
    """A domain or construct of the guide's framework, without the themes placed in it."""

    name: str
    address: CrossReference
    trail: tuple[CrossReference, ...]
    project_definition: str | None
    who_was_asked: tuple[Sentence, ...]
    empty: Sentence | None
    empty_parts: Sentence | None
    listed_elsewhere: tuple[Sentence, ...]
    mapped: tuple[Sentence, ...]
    lessons: tuple[LinkedText, ...]
    definition: tuple[Sentence, ...]
    code: Sentence | None


def present_construct(construct: Construct, composer: Composer) -> PresentedConstruct:
    """Return a domain or construct as the site and the book show it."""
    evidence, say, to = composer.evidence, composer.say, composer.to
    placement = evidence.placement
    framework = placement.framework
    themes = placement.placed_within(construct)
    parts = placement.empty_parts(construct)
    links = Row(tuple(composer.to_construct(framework, part) for part in parts))
    gaps = composer.to_page("domain.see_gaps", "gaps.md")
    return PresentedConstruct(
        name=construct.name,
        address=composer.to_construct(framework, construct),
        trail=composer.trail(construct.id),
        project_definition=construct.project_definition,
        who_was_asked=asked_under(themes, composer),
        empty=None if themes else join(say("domain.empty"), " ", gaps),
        empty_parts=say("domain.empty_parts", links=links) if parts else None,
        listed_elsewhere=tuple(
            join(
                composer.to_piece(found.piece),
                ": ",
                Prose(found.piece.statement),
                " (",
                to(found.theme),
                ")",
            )
            for found in placement.listed_by_authors(construct)
        ),
        mapped=tuple(
            join(
                to(mapped.theme),
                composer.word("list_separator"),
                say(
                    "domain.mapped_line",
                    who=composer.word(f"mapped_by.{mapped.mapping.mapped_by.value}"),
                    why=Prose(mapped.mapping.reason),
                ),
            )
            for mapped in placement.mapped_to(framework, construct)
        ),
        lessons=tuple(
            LinkedText(to(lesson), lesson.action)
            for lesson in evidence.actions.lessons_for_all(themes)
        ),
        definition=tuple(_definition(construct, composer)),
        code=say("domain.codes", framework=framework.short_name, code=construct.code)
        if construct.code
        else None,
    )


def _definition(construct: Construct, composer: Composer) -> Iterator[Sentence]:
    evidence = composer.evidence
    if construct.definition:
        yield Sentence((Prose(construct.definition),))
    if evidence.placement.framework.checked and not construct.checked:
        yield composer.say("framework.name_not_checked", is_strong=True)
    if construct.maps_to:
        links = Row(
            tuple(
                composer.to_construct(
                    evidence.frameworks[other.framework],
                    evidence.placement.constructs(other.framework)[other.construct_id],
                )
                for other in construct.maps_to
            )
        )
        yield composer.say("framework.corresponds", links=links)
