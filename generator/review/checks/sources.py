"""Sources: what is taken from one was read there."""

from collections.abc import Iterable, Iterator

from generator.evidence.evidence import Evidence
from generator.evidence.places_read import is_read
from generator.evidence.records import Record, Source
from generator.evidence.records.source import ReadPart
from generator.review.checks.check import Finding, check
from generator.text.problems import Mistake

Places = Iterator[tuple[Record, tuple[str | int, ...], str | None, str | None]]
Uses = Iterator[tuple[Record, tuple[str | int, ...], str | None]]


@check(
    Mistake(
        code="nothing-read",
        means="A source does not say that any part of it was read.",
        remedy="Name the parts; if you saw no more than the title, write `part: title`.",
        file="themes_data/sources/guests-thread.yaml",
        wrong="""\
read_level: []
""",
        right="""\
read_level:
  - part: web-page
""",
    )
)
def sources_say_what_was_read(evidence: Evidence) -> Iterable[Finding]:
    """Yield every source that does not name a single part of it that was read."""
    for source in evidence.sources.values():
        if not source.read_level:
            yield (
                evidence.place(source, "read_level"),
                "Nothing of this source was read.",
                "Name what you read, part by part. Where you saw no more than the title, write "
                "`part: title`.",
            )


@check(
    Mistake(
        code="finding-from-a-title",
        means="Something rests on a source of which only the title was read.",
        remedy="Read more of it and say so, or remove this.",
        file="themes_data/sources/menders2021.yaml",
        wrong="""\
  - part: title
""",
        right="""\
  - part: abstract
  - part: table
    which: Table 1
""",
    )
)
def findings_come_from_more_than_a_title(evidence: Evidence) -> Iterable[Finding]:
    """Yield every piece, critique and lesson that takes something from a title alone."""
    for record, steps, id_ in _uses(evidence):
        source = evidence.sources.get(id_ or "")
        if source and title_alone(source):
            yield (
                evidence.place(record, *steps),
                f"Only the title of `{source.id}` was read; it cannot carry this.",
                f"Read more of it and say so under `read_level` in {evidence.path_of(source)}, or "
                "remove this.",
            )


@check(
    Mistake(
        code="place-not-read",
        means="Something is taken from a place in its source that nobody read.",
        remedy="Correct the place, or read more and say so under `read_level`.",
        file="themes_data/themes/late-buses.yaml",
        wrong="""\
    locator: Table 4, row 1
""",
        right="""\
    locator: Table 1, row 4
""",
    )
)
def places_are_in_what_was_read(evidence: Evidence) -> Iterable[Finding]:
    """Yield every place of a piece or a lesson that lies outside of what was read of its source."""
    is_english = evidence.guide.language.split("-")[0] == "en"
    for record, steps, id_, locator in _places(evidence):
        source = evidence.sources.get(id_ or "")
        if not source or not locator or title_alone(source) or not source.read_level:
            continue
        if not is_read(source, locator, is_english):
            read = "; ".join(
                " ".join(
                    filter(
                        None, (each.part.value.replace("-", " "), each.which and f"({each.which})")
                    )
                )
                for each in source.read_level
            )
            yield (
                evidence.place(record, *steps, "locator"),
                f"`{locator}` is outside of what was read of `{source.id}`: {read}.",
                f"Correct the place. If you read more, say so under `read_level` in "
                f"{evidence.path_of(source)}.",
            )


def title_alone(source: Source) -> bool:
    """Tell whether nothing of a source was read but its title."""
    return {read.part for read in source.read_level} == {ReadPart.TITLE}


def _uses(evidence: Evidence) -> Uses:
    """Yield every place where something is taken from a source: the record, the way, the id.

    What bears on a critique may point to a statement of a guideline: that one says for itself
    whether it was checked.
    """
    for placed in evidence.placed_pieces:
        yield placed.theme, (*placed.steps, "source"), placed.piece.source
    for lesson in evidence.lessons.values():
        for number, named in enumerate(lesson.named_in):
            yield lesson, ("named_in", number, "source"), named.source
    for critique in evidence.critiques.values():
        yield critique, ("source",), critique.source
        for number, id_ in enumerate(critique.what_the_record_shows.sources):
            yield critique, ("what_the_record_shows", "sources", number), id_
        for side in ("evidence_for", "evidence_against"):
            for number, bearing in enumerate(getattr(critique, side)):
                source = evidence.sources.get(bearing.source or "")
                if source and not source.statements:
                    yield critique, (side, number, "source"), source.id


def _places(evidence: Evidence) -> Places:
    """Yield every place in a source that is named: the record, the way, the source, the place."""
    for placed in evidence.placed_pieces:
        yield placed.theme, placed.steps, placed.piece.source, placed.piece.locator
    for lesson in evidence.lessons.values():
        for number, named in enumerate(lesson.named_in):
            yield lesson, ("named_in", number), named.source, named.locator
