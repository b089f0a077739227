"""What is not known, gap by gap, and what would fill it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.publishing.presentation.composer import Composer, Part, join
from generator.publishing.presentation.heard import heard_in_short, unasked
from generator.publishing.presentation.sentences import Row, Sentence
from generator.publishing.presentation.sources import parts_read


@dataclass(frozen=True)
class MissingThing:
    """Something that is missing; `parts` are those parts of it that are."""

    what: Sentence
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class PresentedGap:
    """A gap: what is missing as a list, or all of it `in_a_row`; neither once it is filled."""

    id: str
    name: str
    missing: tuple[MissingThing, ...]
    in_a_row: Sentence | None
    how_to_fill: str | None


def present_gaps(composer: Composer) -> tuple[PresentedGap, ...]:
    """Return every gap that the guide knows of, in the order in which readers meet them."""
    return tuple(_gaps(composer))


def missing_about_guide(composer: Composer) -> tuple[str, ...]:
    """Return what the guide does not say of its own making."""
    gaps = composer.evidence.gaps
    return tuple(composer.word(f"guide_gap.{name}") for name in gaps.about_the_guide())


def _gaps(composer: Composer) -> Iterator[PresentedGap]:
    evidence, say, to = composer.evidence, composer.say, composer.to
    gaps = evidence.gaps
    unread = (
        MissingThing(
            join(to(source), ". ", say("gaps_page.only", parts=parts_read(source, composer))),
            source.not_read,
        )
        for source in gaps.not_read_in_full()
    )
    yield _gap("not_read", composer, unread)
    in_a_row = join(*(part for each in heard_in_short(composer) for part in (each, " ")))
    unheard = (
        MissingThing(join(group.label, ": ", unasked(group, composer) or ""))
        for group in (*gaps.never_asked(), *evidence.voices.not_named())
    )
    yield _gap("never_asked", composer, unheard, in_a_row)
    unanswered = (
        join(to(critique), ": ", composer.word(f"reply.{critique.reply.state}"))
        for critique in gaps.not_answered()
    )
    yield _listed("not_answered", composer, unanswered)
    n = len(gaps.not_assessed())
    assessed = say("gaps_page.not_assessed_line", n=n, all=len(evidence.themes))
    yield _gap("not_assessed", composer, in_a_row=assessed if n else None)
    framework = evidence.placement.framework
    empty = [composer.to_construct(framework, each) for each in gaps.empty_constructs()]
    yield _gap("empty", composer, in_a_row=join(Row(tuple(empty))) if empty else None)
    unmapped = (
        say(
            "gaps_page.not_mapped_line",
            framework=composer.to_framework(its),
            themes=composer.to_all(themes),
        )
        for its, themes in gaps.themes_without_a_place()
    )
    yield _listed("not_mapped", composer, unmapped)
    steps, resting = evidence.actions.all_steps()
    lessons = composer.to_page("title.lessons", "lessons.md")
    own = join(say("gaps_page.suggestions_line", n=steps - resting, all=steps), " ", lessons)
    yield _gap("suggestions", composer, in_a_row=own if steps > resting else None)
    yield _listed("unchecked", composer, _unchecked(composer))
    unseen = gaps.licence_unknown()
    row = join(composer.to_all(unseen)) if unseen else None
    yield _gap("licence", composer, in_a_row=row)


def _unchecked(composer: Composer) -> Iterator[Sentence]:
    gaps, say = composer.evidence.gaps, composer.say
    for framework in gaps.unchecked_frameworks():
        named, n = composer.to_framework(framework), len(gaps.unchecked_names(framework))
        yield say("gaps_page.unchecked_names", framework=named, n=n)
    for source, statement in gaps.unchecked_statements():
        named = composer.to(source)
        yield say("gaps_page.unchecked_statement", source=named, locator=statement.locator)


def _listed(id_: str, composer: Composer, missing: Iterable[Part]) -> PresentedGap:
    return _gap(id_, composer, (MissingThing(join(each)) for each in missing))


def _gap(
    id_: str,
    composer: Composer,
    missing: Iterable[MissingThing] = (),
    in_a_row: Sentence | None = None,
) -> PresentedGap:
    missing = tuple(missing)
    is_open = bool(missing or in_a_row)
    fill = composer.word(f"gaps_page.{id_}_help") if is_open else None
    name = composer.word(f"gaps_page.{id_}")
    return PresentedGap(id_.replace("_", "-"), name, missing, in_a_row, fill)
